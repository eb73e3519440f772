"""Commands that train and judge the breakdown's tagger."""

from __future__ import annotations

import json
from typing import Any

from workprint.cli.training import AsJson, Folder, ModelFolder


def train_breakdown(out: Folder = None, as_json: AsJson = False) -> None:
    """Train the tagger of breakdowns on annotated scenes; it is judged by scenes it never saw."""
    from workprint.production.breakdown_tagger import train_breakdown as train_and_keep
    from workprint.production.learned import needs_training_extra, place_of

    needs_training_extra()
    told = train_and_keep(out or place_of("breakdown"))
    _tell(told, as_json)


def evaluate_breakdown(model: ModelFolder = None, as_json: AsJson = False) -> None:
    """Judge the breakdown on annotated scenes it never saw, beside the dictionary alone.

    And the two annotations by each other: kappa, and F1 of one against the other.
    """
    from workprint.production.breakdown_tagger import evaluate_breakdown as judge

    _tell(judge(model), as_json)


def _tell(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for title, table in told["test"].items():
        print(title)
        for name, row in table.items():
            print(
                f"  {name:<20} F1 {row['f1']:.3f} [{row['low']:.3f}, {row['high']:.3f}]  "
                f"precision {row['precision']:.2f}  recall {row['recall']:.2f}  "
                f"of {row['listed']}"
            )
    for name, value in told.get("kappa", {}).items():
        print(f"kappa {name:<20} {value:.2f}")
