"""Films to learn from: scripts as lists of elements, in a notation with one mark a line.

    = Title                     a new film
    # INT. KITCHEN - NIGHT      a slug line; Chinese: `# 内景|旧书店|夜`
    She opens the door.         action
    @IDA (O.S.)|(softly)|No.    a speech: cue, then parentheticals in brackets, and dialogue
    > CUT TO:                   a transition
    ^ THE END                   centred

The truth of such a script is what the marks say, not what a parser finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.labelling.labels import Label


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of a film; `text` is as its writer would type it, on one line."""

    label: Label
    text: str


@dataclass(frozen=True, slots=True)
class Film:
    """A script whose elements are known. `kind` names the corpus it comes from."""

    title: str
    language: Literal["en", "zh"]
    kind: str
    pieces: tuple[Piece, ...]


def read_films(path: Path, language: Literal["en", "zh"], kind: str) -> tuple[Film, ...]:
    """The films of a file in the notation above; ValueError names a line that is wrong."""
    films: list[tuple[str, list[Piece]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("= "):
            films.append((line[2:].strip(), []))
        elif not films:
            raise ValueError(f"{path.name}, line {number}: a film begins with = and its title")
        else:
            films[-1][1].extend(_pieces(line.strip(), path.name, number))
    return tuple(Film(title, language, kind, tuple(pieces)) for title, pieces in films)


def own_films() -> tuple[Film, ...]:
    """The scripts written for the project, English and Chinese (CC0)."""
    here = Path(__file__).parent / "scripts"
    return (
        *read_films(here / "english.txt", "en", "modern"),
        *read_films(here / "chinese.txt", "zh", "chinese"),
    )


_KINDS = {
    ElementKind.SCENE_HEADING: Label.HEADING,
    ElementKind.ACTION: Label.ACTION,
    ElementKind.CHARACTER: Label.CUE,
    ElementKind.PARENTHETICAL: Label.PARENTHETICAL,
    ElementKind.DIALOGUE: Label.DIALOGUE,
    ElementKind.LYRIC: Label.DIALOGUE,
    ElementKind.TRANSITION: Label.TRANSITION,
    ElementKind.CENTERED: Label.CENTERED,
}
_SIDES = {"INT": "内", "EXT": "外", "INT/EXT": "内外", "EST": "外"}


def film_of(screenplay: Screenplay, title: str, kind: str) -> Film:
    """A screenplay that was read as a film to learn from; what is not printed is left out."""
    pieces = tuple(
        Piece(_KINDS[element.kind], _text(screenplay, element))
        for element in screenplay.elements
        if element.kind in _KINDS and element.text.strip()
    )
    return Film(title, screenplay.language, kind, pieces)


def _text(screenplay: Screenplay, element: Element) -> str:
    if element.kind is ElementKind.SCENE_HEADING and screenplay.language == "zh":
        heading = screenplay.scenes[element.scene or 0].heading
        side = _SIDES.get(heading.int_ext or "", "内")
        return "|".join((side, heading.location or heading.text, heading.time or "日"))
    lines = [line.strip() for line in element.text.split("\n") if line.strip()]
    return "\n".join(lines) if element.kind is ElementKind.ACTION else " ".join(lines)


_MARKS = {"#": Label.HEADING, ">": Label.TRANSITION, "^": Label.CENTERED}


def _pieces(line: str, name: str, number: int) -> list[Piece]:
    if line[0] in _MARKS and line[1:2] == " ":
        return [Piece(_MARKS[line[0]], line[2:].strip())]
    if line[0] != "@":
        return [Piece(Label.ACTION, line)]
    cue, *said = (part.strip() for part in line[1:].split("|"))
    if not cue or not said or not all(said):
        raise ValueError(f"{name}, line {number}: a speech is @CUE|what is said")
    made = [Piece(Label.CUE, cue)]
    for part in said:
        bracketed = part[0] in "(（" and part[-1] in ")）"
        made.append(Piece(Label.PARENTHETICAL if bracketed else Label.DIALOGUE, part))
    return made
