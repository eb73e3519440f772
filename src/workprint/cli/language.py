"""Commands on the language of texts: cut into words, as numbers, told apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="Words: cut, weighed, compared, judged.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="A screenplay or a text, in any format that is read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def language() -> None:
    """Words: cut, weighed, compared, judged."""


@app.command()
def preprocess(file: File, as_json: AsJson = False) -> None:
    """Clean a text and cut it into sentences and words, each with its place."""
    from workprint.production.reading import preprocessed

    told = preprocessed(file)
    if as_json:
        _print(told)
        return
    for sentence in told["sentences"]:
        print(" ".join(sentence["words"]))


@app.command()
def features(
    file: File,
    like: Annotated[
        str | None, typer.Option(help="A sentence: list those of the text nearest in meaning.")
    ] = None,
    near: Annotated[
        str | None, typer.Option(help="A word: list those that stand in like company.")
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(help="Folder to learn word vectors from; the text alone by default."),
    ] = None,
    count: Annotated[int, typer.Option(help="How many to list.", min=1, max=1000)] = 10,
    as_json: AsJson = False,
) -> None:
    """The words that mark each scene, the sentences nearest in meaning, or like words."""
    from workprint.production import reading

    if like is not None:
        told: dict[str, Any] = {"sentences": reading.alike(file, like, count)}
    elif near is not None:
        told = {"words": reading.near(file, near, count, corpus)}
    else:
        told = {"scenes": reading.keywords(file, count)}
    if as_json:
        _print(told)
        return
    for scene in told.get("scenes", ()):
        words = ", ".join(k["word"] for k in scene["keywords"])
        print(f"{scene['scene']}  {scene['heading']}: {words}")
    for one in told.get("sentences", ()):
        print(f"{one['cosine']:.3f}  line {one['line']}: {one['text']}")
    for one in told.get("words", ()):
        print(f"{one['cosine']:.3f}  {one['word']}")


@app.command()
def identify(file: File, as_json: AsJson = False) -> None:
    """Tell which language a text is in, of 27."""
    from workprint.production.reading import identified

    told = identified(file)
    if as_json:
        _print(told)
        return
    others = "".join(f", {o['language']} {o['confidence']:.0%}" for o in told["others"])
    print(f"{told['language']} {told['confidence']:.0%}{others}")


@app.command()
def mood(file: File, as_json: AsJson = False) -> None:
    """Tell the mood of each scene and how strong it is, with the lines that make it so."""
    from workprint.production.reading import moods

    told = moods(file)
    if as_json:
        _print(told)
        return
    for scene in told["scenes"]:
        first, second = scene["moods"][:2]
        print(
            f"{scene['scene']}  {scene['heading']}: {first['mood']} {first['probability']:.0%}, "
            f"{second['mood']} {second['probability']:.0%}; intensity {scene['intensity']:.2f}"
        )
        for cause in scene["causes"]:
            print(f"    line {cause['line']}: {cause['text']}")


def _print(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1))
