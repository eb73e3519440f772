"""Commands of the shoot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from workprint.cli import schedules, shoot_questions, shoots

_HELP = "The shoot: terms, boards with days and costs, the day-out-of-days, orders of scenes."
app = typer.Typer(help=_HELP, no_args_is_help=True)
app.command("board")(schedules.board)
app.command("days-out")(schedules.days_out)
app.command("inspect")(schedules.inspect)
app.command("terms")(shoots.terms)
app.command("plan")(shoots.plan)
app.command("check")(shoots.check)
app.command("why")(shoot_questions.why)
app.command("relax")(shoot_questions.relax)
app.command("what-if")(shoot_questions.what_if)
app.command("documents")(shoots.documents)
app.command("replan")(shoot_questions.replan)


@app.callback()
def shooting_group() -> None:
    """The shoot: terms, boards with days and costs, the day-out-of-days, orders of scenes."""


@app.command()
def sequence(
    file: Annotated[Path, typer.Argument(help="JSON with pay, duration and needs.")],
    seconds: Annotated[
        float, typer.Option(help="The most time; small films are proved in less.", min=0.01)
    ] = 10.0,
    seed: Annotated[int, typer.Option(help="Which chances are taken.", min=0)] = 1,
    work: Annotated[
        int | None,
        typer.Option(help="Steps of search instead of time: the same on any machine.", min=1),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Order scenes so that held actors cost least, with a lower bound that is proved."""
    from workprint.production.shoot.sequencing import sequence_file

    told = sequence_file(file, seconds, seed, work)
    if as_json:
        print(json.dumps(told))
        return
    print(f"cost {told['cost']:g}, bound {told['bound']:g}: {told['status']}")
    print("scenes, counted from 0: " + " ".join(map(str, told["order"])))
