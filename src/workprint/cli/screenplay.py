"""Commands on screenplay files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Screenplay files: what is in them, what changed between two.", no_args_is_help=True
)


@app.callback()
def screenplay() -> None:
    """Screenplay files: what is in them, what changed between two."""


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="A screenplay: .fountain, .txt, .md, .fdx, .pdf.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the elements and scenes of a screenplay, with lines and offsets."""
    from workprint.screenplay import inspect as inspect_screenplay
    from workprint.screenplay import read
    from workprint.screenplay.formats.convert import READ, read_any

    known = file.suffix.lower() in READ
    told = inspect_screenplay(read_any(file) if known else read(file))
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    if not told["scenes"]:
        print("There are no scenes; headings look like INT. KITCHEN - DAY or 1. 内景 厨房 日.")
        return
    print(f"{'id':<4}  {'number':>6}  {'line':>5}  heading")
    for scene in told["scenes"]:
        number = scene["number"] or "-"
        print(f"{scene['id']}  {number:>6}  {scene['first_line']:>5}  {scene['heading']}")


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(metavar="A", help="The earlier draft, in any format.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The later draft, in any format.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what changed from draft A to draft B, and what it means for cast and pages."""
    from workprint.screenplay.comparing import compare as compare_drafts
    from workprint.screenplay.comparing.plain import plain
    from workprint.screenplay.comparing.telling import told
    from workprint.screenplay.formats.convert import read_any

    def say(text: str) -> None:
        print(text, file=sys.stderr)

    compared = compare_drafts(read_any(before, say), read_any(after, say))
    if as_json:
        files = {"a": str(before), "b": str(after)}
        print(json.dumps(files | plain(compared), ensure_ascii=False, indent=1))
        return
    for line in told(compared):
        print(line)


def convert(
    source: Annotated[
        Path, typer.Argument(help="A screenplay: .fountain, .txt, .md, .fdx, .docx, .pdf.")
    ],
    target: Annotated[
        Path, typer.Argument(help="To write: .fountain, .fdx, .pdf, .html, .txt, .json.")
    ],
    like: Annotated[
        Path | None,
        typer.Option(help="The Final Draft file it came from: all else in it is kept."),
    ] = None,
    revises: Annotated[
        list[Path] | None,
        typer.Option(
            help="The draft it revises: numbers and pages are locked to it. Once for each draft "
            "that was handed out, the first one first."
        ),
    ] = None,
    revision: Annotated[
        list[str] | None, typer.Option(help="The revision's colour: blue, pink, ..., double-blue.")
    ] = None,
    date: Annotated[
        list[str] | None, typer.Option(help="The revision's date, such as 2026-03-14.")
    ] = None,
    only_changed: Annotated[
        bool, typer.Option("--only-changed", help="Write only the pages that changed.")
    ] = False,
    review: Annotated[
        Path | None, typer.Option(help="To write: a list of the typed lines it is not sure of.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write a screenplay in another format."""
    from workprint.cli.labelled import tell
    from workprint.screenplay.errors import ScreenplayError
    from workprint.screenplay.formats.convert import convert as convert_file
    from workprint.screenplay.formats.revisions import Revises

    drafts = tuple(revises or ())
    given = [p.resolve() for p in (source, target, like, *drafts) if p is not None]
    if review is not None and review.resolve() in given:
        raise ScreenplayError(
            "the list of unsure lines would be written over it",
            "name another file with --review",
            file=review.name,
        )
    if not drafts and (only_changed or date or revision):
        raise ScreenplayError(
            "there is no revision without the draft it revises", "name that draft with --revises"
        )
    if only_changed and target.suffix.lower() != ".pdf":
        raise ScreenplayError(
            "only pages of a PDF are written alone",
            "leave --only-changed out, or write a .pdf",
            file=target.name,
        )
    asked = Revises(drafts, tuple(revision or ()), tuple(date or ()), only_changed)
    told_of = asked if drafts else None
    made = convert_file(source, target, like, lambda text: print(text, file=sys.stderr), told_of)
    told = {"file": str(target), "elements": len(made.elements), "scenes": len(made.scenes)}
    told |= tell(source, review, quiet=as_json)
    sentence = f"{target}: {len(made.scenes)} scenes, {len(made.elements)} elements"
    print(json.dumps(told, ensure_ascii=False) if as_json else sentence)
