"""Commands of the writing partner: it proposes, the writer decides."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from workprint.cli.providers import (
    Address,
    KeyFrom,
    Model,
    Money,
    ProviderName,
    Seconds,
    Seed,
    Temperature,
    Tokens,
    choice_of,
    today,
)
from workprint.cli.written import hear, say, show_json, show_proposals

app = typer.Typer(help="The writing partner: proposals for a screenplay.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="A Fountain screenplay, or a film's folder.")]
Scene = Annotated[str, typer.Option("--scene", help="The scene's number, or its place: 3.")]
Against = Annotated[
    list[Path] | None,
    typer.Option("--against", help="A folder of texts to compare with; may come again."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def write() -> None:
    """The writing partner: proposals for a screenplay, each with its reasons."""


@app.command()
def complete(
    file: Annotated[
        Path | None, typer.Argument(help="A Fountain screenplay, or a film's folder.")
    ] = None,
    line: Annotated[int | None, typer.Option(min=1, help="The line one types on.")] = None,
    column: Annotated[int | None, typer.Option(min=1, help="The column, from 1.")] = None,
    text: Annotated[
        str | None, typer.Option(help="What is being typed after the end of the file.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=50, help="How many proposals.")] = 5,
    stdin: Annotated[
        bool,
        typer.Option("--stdin", help="Answer lines of JSON with text and offset, for editors."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Propose the next cue, heading or words at a place, ranked and with reasons."""
    from workprint.production.partner.completing import completed, serve

    if stdin:
        # Bytes, so that a line that is not UTF-8 ends that line alone.
        for answer in serve(sys.stdin.buffer, most):
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        return
    if file is None:
        raise typer.BadParameter("name a screenplay, or use --stdin", param_hint="FILE")
    told = completed(file, line, column, text, most)
    if as_json:
        show_json(told)
        return
    likely = [entry for entry in told["proposals"] if entry["score"] >= 0.005]
    for entry in likely or told["proposals"][:1]:
        reasons = "; ".join(r[told["language"]] for r in entry["reasons"])
        print(f"{entry['score']:.2f}  {entry['kind']:<7}  {entry['text']}  ({reasons})")
    if not told["proposals"]:
        print("Nothing to propose here.")


@app.command("continue")
def continue_(
    context: typer.Context,
    file: File,
    scene: Scene,
    speeches: Annotated[int, typer.Option(min=1, max=60, help="About how many speeches.")] = 6,
    insert: Annotated[
        bool, typer.Option("--insert", help="Write it at the end of the scene in the file.")
    ] = False,
    provider: ProviderName = None,
    address: Address = None,
    model: Model = None,
    key_from: KeyFrom = None,
    tokens: Tokens = None,
    seconds: Seconds = None,
    money: Money = None,
    temperature: Temperature = 0.8,
    seed: Seed = 1,
    against: Against = None,
    as_json: AsJson = False,
) -> None:
    """Continue a scene; nothing goes into the file unless --insert is given."""
    from workprint.production.partner.proposing import continue_scene

    choice = choice_of(
        context, provider, address, model, key_from, tokens, seconds, money, temperature, seed
    )
    told = continue_scene(file, scene, speeches, choice, today(), insert, against or [], hear())
    show_proposals(told, as_json)


@app.command()
def alternatives(
    context: typer.Context,
    file: File,
    line: Annotated[int, typer.Option(min=1, help="The line of the file with the speech.")],
    count: Annotated[int, typer.Option("--count", "-n", min=1, max=20, help="How many.")] = 5,
    insert: Annotated[
        int | None,
        typer.Option("--insert", min=1, help="Put this one of them in the line's place."),
    ] = None,
    provider: ProviderName = None,
    address: Address = None,
    model: Model = None,
    key_from: KeyFrom = None,
    tokens: Tokens = None,
    seconds: Seconds = None,
    money: Money = None,
    temperature: Temperature = 0.8,
    seed: Seed = 1,
    against: Against = None,
    as_json: AsJson = False,
) -> None:
    """Propose other words for a line, in the voice of who says it."""
    from workprint.production.partner.proposing import vary_line

    choice = choice_of(
        context, provider, address, model, key_from, tokens, seconds, money, temperature, seed
    )
    told = vary_line(file, line, count, choice, today(), insert, against or [], hear())
    show_proposals(told, as_json)


@app.command()
def notes(
    context: typer.Context,
    file: File,
    scene: Annotated[
        str | None, typer.Option("--scene", help="The scene's number; all when left out.")
    ] = None,
    provider: ProviderName = None,
    address: Address = None,
    model: Model = None,
    key_from: KeyFrom = None,
    tokens: Tokens = None,
    seconds: Seconds = None,
    money: Money = None,
    temperature: Temperature = 0.8,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    """Notes on a scene: what changes, what repeats, what is overwritten, each with its lines."""
    from workprint.production.partner.proposing import note_scenes

    choice = choice_of(
        context, provider, address, model, key_from, tokens, seconds, money, temperature, seed
    )
    told = note_scenes(file, scene, choice, today(), hear())
    if as_json:
        show_json(told)
        return
    for entry in told["scenes"]:
        number, heading = entry["number"] or "", entry["heading"]
        print(heading if heading.startswith(number) else f"{number} {heading}")
        for note in entry["notes"]:
            lines = ", ".join(str(e["line"]) for e in note["evidence"])
            by = "" if note["by"] == "rules" else f"  [{note['by']}]"
            sign = "!" if note["weight"] == "look" else " "
            print(f"  {sign} {note[told['language']]} (line {lines}){by}")


@app.command()
def develop(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The film's folder; made if it is not there.")],
    log_line: Annotated[
        str | None, typer.Option("--log-line", help="The film in one sentence, to begin with.")
    ] = None,
    through: Annotated[
        str | None,
        typer.Option(
            help="Go on up to this step: characters, beats, outline, scenes or screenplay."
        ),
    ] = None,
    again: Annotated[
        str | None, typer.Option(help="Make this step anew, unless it was edited.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="en or zh; by the log line when left out.")
    ] = None,
    provider: ProviderName = None,
    address: Address = None,
    model: Model = None,
    key_from: KeyFrom = None,
    tokens: Tokens = None,
    seconds: Seconds = None,
    money: Money = None,
    temperature: Temperature = 0.8,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    """Develop a film from a log line, one step a run; each step is a file you may edit."""
    from workprint.production.partner.developing import develop as develop_film

    choice = choice_of(
        context, provider, address, model, key_from, tokens, seconds, money, temperature, seed
    )
    told = develop_film(folder, log_line, through, again, language, choice, today(), say)
    if as_json:
        show_json(told)
        return
    for entry in told["steps"]:
        print(f"{entry['step']:<11} {entry['state']:<8} {entry['file']}")
    print(told["next"])


@app.command()
def provenance(
    file: File,
    export: Annotated[
        Path | None, typer.Option(help="Write the list to this file: .csv or .json.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also passages of which nothing is in the script.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the passages a model wrote, and how much of each is in the script as it stands."""
    from workprint.production.partner.proposing import list_provenance

    told = list_provenance(file, export, everything)
    if as_json:
        show_json(told)
        return
    for entry in told["passages"]:
        lines = ", ".join(str(s["line"]) for s in entry["spans"]) or "-"
        first = " ".join(entry["text"].split())[:50]
        print(
            f"{entry['id']}  {entry['date']}  {entry['provider']} ({entry['model']})  "
            f"{entry['task']}  {entry['kept']:.0%} kept, line {lines}: {first}"
        )
    print(f"{told['share']:.1%} of the script's words are from models; records: {told['file']}")


@app.command()
def copycheck(
    file: File,
    against: Against = None,
    words: Annotated[int, typer.Option(min=3, help="The shortest overlap, in words.")] = 8,
    han: Annotated[int, typer.Option(min=4, help="The same in Han characters.")] = 14,
    as_json: AsJson = False,
) -> None:
    """Report long stretches that stand word for word in the plays, or in texts you name."""
    from workprint.production.partner.proposing import check_copies

    told = check_copies(file, against or [], words, han)
    if as_json:
        show_json(told)
        return
    for entry in told["overlaps"]:
        text = " ".join(entry["text"].split())
        shown = text if len(text) <= 100 else f"{text[:99]}…"
        print(
            f"line {entry['line']}: {entry['words']} words as in {entry['source']}, "
            f"line {entry['source_line']}: {shown}"
        )
    print(f"{len(told['overlaps'])} overlaps with {told['texts']} texts")
