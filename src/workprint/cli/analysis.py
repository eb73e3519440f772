"""Commands of script analysis on plain files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from workprint.cli.proposing import propose

app = typer.Typer(help="Break a screenplay down; tell its story.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def analysis_group() -> None:
    """Break a screenplay down; tell its story."""


@app.command()
def breakdown(
    file: Annotated[Path, typer.Argument(help="A screenplay in any format Workprint reads.")],
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "--out",
            help="To write: sheets as .pdf, tables as .xlsx or .csv, tags in a Final Draft file "
            "as .fdx; may be said again.",
        ),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(
            help="A table (.xlsx, .csv) written before, or a tagged Final Draft file (.fdx), with "
            "what you changed in it."
        ),
    ] = None,
    theme: Annotated[
        str, typer.Option(help="Colours of categories: paper or final-draft.")
    ] = "paper",
    template: Annotated[
        Path | None, typer.Option(help="Your own Typst template for the sheets.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Break a screenplay down: what each scene needs, with why and how sure it is."""
    from workprint.production.breakdowns import told_of, write_breakdown

    made = write_breakdown(file, out or (), corrections, theme, template, _say)
    if as_json:
        print(json.dumps(told_of(made.breakdown), ensure_ascii=False, indent=1))
        return
    if out:
        for path in out:
            print(path)
        return
    _print(made.breakdown, made.language)


@app.command()
def story(
    file: Annotated[Path, typer.Argument(help="A screenplay in any format Workprint reads.")],
    declared: Annotated[
        Path | None,
        typer.Option(help='Genders as the production declares them: [gender], IDA = "female".'),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Coverage to write, as Markdown (.md).")
    ] = None,
    no_moods: Annotated[
        bool, typer.Option("--no-moods", help="Leave moods and arcs out: seconds, not minutes.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell what a producer reads a script for: people, pace, turns, content, coverage."""
    from workprint.production.stories import tell_story, told_of

    made = tell_story(file, declared, out, not no_moods, _say)
    if as_json:
        print(json.dumps(told_of(made), ensure_ascii=False, indent=1))
    elif out:
        for warning in made.story.warnings:
            _say(warning.in_(made.language))
        print(out)
    else:
        from workprint.analysis.story import markdown

        print(markdown(made.story, made.title, made.language))


app.command()(propose)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _print(breakdown: Any, language: str) -> None:
    """The breakdown for reading on a terminal."""
    from workprint.analysis.documents.sheets import UNSURE, eighths_text
    from workprint.film.breakdown import CATEGORIES

    doubted = False
    for scene in breakdown.scenes:
        doubted = doubted or any(e.confidence < UNSURE for e in scene.elements)
        day = scene.script_day.day
        told = f"day {day}" if language == "en" else f"第 {day} 天"
        if scene.script_day.flashback:
            told = "flashback" if language == "en" else "闪回"
        print(f"{scene.number}  {scene.heading}  [{eighths_text(scene.eighths)}, {told}]")
        if scene.synopsis:
            print(f"    {scene.synopsis}")
        for category, facts in CATEGORIES.items():
            names = [
                f"{e.name}{f' ({e.count})' if e.count > 1 else ''}"
                + ("?" if e.confidence < UNSURE else "")
                for e in scene.elements
                if e.category is category
            ]
            if names:
                print(f"    {facts.name.in_(language)}: {'; '.join(names)}")
        print()
    if doubted:
        print("? : not sure" if language == "en" else "?：把握不大")
