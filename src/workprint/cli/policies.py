"""Commands on the policies that decide for the shooting schedule."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Use = Annotated[
    str,
    typer.Option(
        "--use",
        help="replanning: tomorrow's block each evening; operators: how orders are searched.",
    ),
]
Count = Annotated[int, typer.Option(help="Made-up shoots or films to judge on.", min=2)]
Seconds = Annotated[
    float | None,
    typer.Option(
        help="Processor time of each way: a decision (0.04) or a film (10).", min=0.001, max=3600
    ),
]
Weathers = Annotated[int, typer.Option(help="Weathers of each shoot.", min=1)]


def train_scheduling(
    use: Use = "replanning",
    updates: Annotated[
        int | None, typer.Option(help="Updates of the policy; as was measured by default.", min=1)
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same model.", min=0)] = 1,
    count: Count = 50,
    seconds: Seconds = None,
    weathers: Weathers = 4,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder to train into; the store of models by default."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Learn to decide for the shooting schedule by policy gradient, in simulated shoots.

    The policy is judged beside the search it has to beat, and gets its card.
    """
    from workprint.production.learned import needs_training_extra, place_of
    from workprint.production.shoot.policies import train_scheduling as train

    known = _known(use)
    needs_training_extra()
    told = train(
        known, out or place_of(f"scheduling-{known}"), seed, updates, count, seconds, weathers,
        _say,
    )  # fmt: skip
    _tell(told, as_json)


def evaluate_scheduling(
    use: Use = "replanning",
    model: Annotated[
        Path | None,
        typer.Option("--model", help="The policy's folder; the one in use by default."),
    ] = None,
    count: Count = 50,
    seconds: Seconds = None,
    weathers: Weathers = 4,
    as_json: AsJson = False,
) -> None:
    """Judge a policy beside the search, with as much processor time, on shoots held out."""
    from workprint.production.shoot.policies import evaluate_scheduling as evaluate

    _tell(evaluate(_known(use), model, count, seconds, weathers, _say), as_json)


def _known(use: str) -> Any:
    from workprint.production.shoot.policies import USES

    if use not in USES:
        raise typer.BadParameter(f'"{use}" is not one of {", ".join(USES)}', param_hint="--use")
    return use


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _tell(told: dict[str, Any], as_json: bool) -> None:
    from workprint.production.shoot.policies import WAYS

    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(f"{told['folder']}: judged on {told['judged']}, {told['seconds']:g} s each")
    print(f"cost below {WAYS[told['beside']]}, in pairs:")
    for name, one in told["ways"].items():
        if name == told["beside"]:
            continue
        told_of = ", ".join(
            f"{key.replace('_', ' ')} {e['value']:.2%} [{e['low']:.2%}, {e['high']:.2%}]"
            for key, e in one["less"].items()
        )
        print(f"  {WAYS[name]:<44} {told_of}")
