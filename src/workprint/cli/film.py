"""Commands on a film's folder."""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote
from typing import Annotated, Any

import typer

Folder = Annotated[Path, typer.Argument(help="The film's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    source: Annotated[
        Path, typer.Option("--from", help="A screenplay: .fountain, .txt, .md, .fdx, .docx.")
    ],
    as_json: AsJson = False,
) -> None:
    """Make a film's folder from a screenplay."""
    from workprint.cli.labelled import tell
    from workprint.production.folder import new_folder

    made = new_folder(folder, source)
    tell(source, quiet=as_json, listed=f"{made.path / 'screenplay.review.txt'} lists them all")
    _say(
        {"folder": str(made.path), "title": made.title, "language": made.settings.language},
        f"{made.path}: {made.title}. Make the film with: workprint make {quote(str(made.path))}",
        as_json,
    )


def make(
    target: Annotated[
        Path, typer.Argument(help="The film's folder, or a Fountain screenplay.")
    ] = Path(),
    until: Annotated[str | None, typer.Option(help="Make only what this artefact needs.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make the film: from the screenplay to out/workprint.mp4 and the production book."""
    from workprint.production.folder import folder_for
    from workprint.production.make import make as make_film
    from workprint.production.progress import Bars, Silent

    folder = folder_for(target)
    language = folder.settings.language
    made = make_film(folder, Silent(language) if as_json else Bars(language), until=until)
    anew = sum(made.made_anew.values())
    if until is not None:
        from workprint.production.artefacts import plain

        print(json.dumps(plain(made.artefacts[until]), ensure_ascii=False, indent=1))
        return
    book = folder.out / "index.html"
    _say(
        {
            "movie": str(folder.out / "workprint.mp4"),
            "book": str(book),
            "files": [str(f) for f in made.files],
            "made_anew": made.made_anew,
        },
        f"{folder.out / 'workprint.mp4'} ({anew} parts made). The production book: {book}",
        as_json,
    )


def graph(as_json: AsJson = False) -> None:
    """List the artefacts of the journey and what each is made from."""
    from workprint.production.graph import edges

    rows = edges()
    if as_json:
        table = [{"artefact": n, "takes": list(t), "stage": s} for n, t, s in rows]
        print(json.dumps(table, indent=1))
        return
    for name, takes, stage in rows:
        print(f"{stage:<12} {name:<16} <- {', '.join(takes)}")


def explain(
    target: Annotated[
        str,
        typer.Argument(
            help="A shot (s003.004 or 3D), a character, a scene, or an element of the breakdown."
        ),
    ],
    folder: Folder = Path(),
    as_json: AsJson = False,
) -> None:
    """Say why: the reasons of a shot, a character's look, a scene's set or an element of the
    breakdown, with the evidence."""
    from workprint.production.explain import explain as explain_target
    from workprint.production.folder import open_folder

    opened = open_folder(folder)
    told = explain_target(opened, target)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    language = opened.settings.language
    for item in told["explanations"]:
        print(f"{item['id']}  {item['what'][language]}")
        for reason in item["reasons"]:
            where = f"  ({', '.join(reason['evidence'])})" if reason["evidence"] else ""
            print(f"  - {reason[language]}{where}")
    for item in told["also"]:
        print(item[language])


def decide(
    folder: Folder,
    kind: Annotated[str, typer.Argument(help="shot, character, scene or element.")],
    target: Annotated[str, typer.Argument(help="Its id or name: s003.004, 3D, ida, s003, 3.")],
    values: Annotated[
        list[str] | None, typer.Argument(help="FIELD=VALUE, e.g. size=CU lens=85.")
    ] = None,
    why: Annotated[str, typer.Option(help="Why, for whoever asks later.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision back.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a decision down; no re-run overwrites it."""
    from workprint.production.deciding import decide as write
    from workprint.production.deciding import forget
    from workprint.production.errors import FilmError
    from workprint.production.folder import open_folder

    opened = open_folder(folder)
    if undo:
        path = forget(opened, kind, target, values or ())
        said: dict[str, Any] = {
            "decision": str(path),
            "kind": kind,
            "id": target,
            "values": values or [],
        }
        _say(said, f"{path}: {target} is undecided", as_json)
        return
    if not values:
        raise FilmError(f"nothing is decided about {target}; write FIELD=VALUE, or --undo")
    path = write(opened, kind, target, values, why)
    said = {"decision": str(path), "kind": kind, "id": target, "values": values}
    _say(said, f"{path}: {target} {' '.join(values)}", as_json)


def _say(table: dict[str, Any], sentence: str, as_json: bool) -> None:
    print(json.dumps(table, ensure_ascii=False, indent=1) if as_json else sentence)
