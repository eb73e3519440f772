"""Commands that train and judge what is told of stories: genres, turning points, content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from workprint.cli.training import AsJson, Folder, ModelFolder, _say


def train_genre(out: Folder = None, as_json: AsJson = False) -> None:
    """Train the model of genres on half of the project's texts; it is judged by the other half."""
    from workprint.production.genres import train_genre as train_and_keep
    from workprint.production.learned import place_of

    _tell_genre(train_and_keep(out or place_of("genre"), _say), as_json)


def evaluate_genre(model: ModelFolder = None, as_json: AsJson = False) -> None:
    """Judge the mix of genres on texts never learned from, beside TF-IDF and its parts alone."""
    from workprint.production.genres import evaluate_genre as judge

    _tell_genre(judge(model, _say), as_json)


def train_turning_points(out: Folder = None, as_json: AsJson = False) -> None:
    """Learn where stories turn from half of the annotated ones; judged by the other half."""
    from workprint.production.learned import place_of
    from workprint.production.turning_points import train_turns

    _tell_turns(train_turns(out or place_of("turning-points"), _say), as_json)


def evaluate_turning_points(model: ModelFolder = None, as_json: AsJson = False) -> None:
    """Judge the guessed turning points on stories never learned from, beside place alone."""
    from workprint.production.turning_points import evaluate_turns

    _tell_turns(evaluate_turns(model), as_json)


def evaluate_content(as_json: AsJson = False) -> None:
    """Judge the content words on annotated scenes: precision and recall of each descriptor."""
    from workprint.production.turning_points import evaluate_content as judge

    told = judge()
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for half, own in told.items():
        print(f"{half}: {own['scenes']} scenes")
        for name, one in own["descriptors"].items():
            print(
                f"  {name:<10} {one['annotated']:>4} annotated, {one['found']:>4} found: "
                f"precision {_shown(one['precision'])}, recall {_shown(one['recall'])}, "
                f"F1 {_shown(one['f1'])}; right grade {one['right_grade']} of {one['matched']}"
            )


def _tell_genre(told: dict[str, Any], as_json: bool) -> None:
    from workprint.production.genres import NAMES

    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    judged = told["judged"]
    print(f"{told['folder']}: learned from {told['learned']} texts, judged on {judged['all']}")
    for key, groups in told["systems"].items():
        print(NAMES[key])
        for group, one in groups.items():
            print(
                f"  {group:<8} {one['count']:>3}  micro-F1 {_shown(one['micro_f1'])}, "
                f"macro-F1 {_shown(one['macro_f1'])}, ranking {_shown(one['ranking'])}, "
                f"calibration error {_shown(one['calibration'])}"
            )
    for key, gain in told["gain_over_tfidf"].items():
        print(f"{NAMES[key]} over TF-IDF: {_listed(gain)}")
    print(f"no telling for {told['no_telling']} texts; by genre ({NAMES['full']}):")
    for one in told["systems"]["full"]["all"]["labels"]:
        print(
            f"  {one['label']:<16} {one['count']:>3}  precision {_shown(one['precision'])}, "
            f"recall {_shown(one['recall'])}, F1 {_shown(one['f1'])}"
        )


def _tell_turns(told: dict[str, Any], as_json: bool) -> None:
    from workprint.production.turning_points import NAMES

    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(
        f"{told['folder']}: learned from {told['learned']} stories, "
        f"judged on {told['judged']['all']}"
    )
    for key, groups in told["systems"].items():
        print(NAMES[key])
        for group, figures in groups.items():
            print(f"  {group:<8} {told['judged'][group]:>3}  {_listed(figures)}")
    for key, gain in told["gain"].items():
        print(f"nearer than {NAMES[key]}: {_listed(gain)}")


def _listed(figures: Mapping[str, Mapping[str, float]]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {_shown(one)}" for name, one in figures.items())


def _shown(estimate: Mapping[str, float]) -> str:
    return f"{estimate['value']:.3f} [{estimate['low']:.3f}, {estimate['high']:.3f}]"
