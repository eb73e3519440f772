"""Fountain's notes and boneyards as Final Draft's script notes, on the words they stand at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.film.comments import find_comments, without_comments
from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph
from workprint.screenplay.formats.fdx.document import OWN, Fdx
from workprint.screenplay.formats.fdx.units import Unit
from workprint.screenplay.formats.fdx.xml import text_of, value_of


@dataclass(frozen=True, slots=True)
class NoteAt:
    """A note to be written: on paragraph number `paragraph`, behind `offset` of its letters.

    `place` is "inline" for one inside a text, "block" for one on lines of its own before it;
    `kind` tells notes and boneyards apart.
    """

    text: str
    paragraph: int
    offset: int
    place: str
    kind: ElementKind


def notes_of(units: Sequence[Unit]) -> tuple[NoteAt, ...]:
    """Every note of a script, with the paragraph of the file it belongs to."""
    made: list[NoteAt] = []
    paragraph = 0
    for unit in units:
        for comment in unit.before:
            made.append(NoteAt(comment.text, paragraph, 0, "block", comment.kind))
        lines = unit.lines if unit.dual else unit.lines[:1]
        for n, line in enumerate(lines):
            made += _inline(line, paragraph + n)
        paragraph += len(lines) or unit.page_break
    return tuple(made)


def _inline(line: Paragraph, paragraph: int) -> Iterator[NoteAt]:
    for comment in find_comments(line.text):
        kind = ElementKind.NOTE if comment.is_note else ElementKind.BONEYARD
        offset = len(without_comments(line.text[: comment.start]))
        yield NoteAt(comment.text, paragraph, offset, "inline", kind)


def note_xml(note: NoteAt, fdx: Fdx, number: int) -> str:
    """One <ScriptNote>; `fdx` is the file as written, for the letters' places."""
    if fdx.paragraphs:
        found = fdx.paragraphs[min(note.paragraph, len(fdx.paragraphs) - 1)]
        past = note.paragraph >= len(fdx.paragraphs)
        offset = len(found.text) if past else min(note.offset, len(found.text))
        # All of dual dialogue stands at one place of the script.
        at = found.at + (0 if found.dual else offset)
    else:
        at = 0
    lines = "".join(
        f"\n      <Paragraph>\n        <Text>{text_of(line)}</Text>\n      </Paragraph>"
        for line in note.text.split("\n")
    )
    own = f" {OWN}place={value_of(note.place)}"
    if note.kind is ElementKind.BONEYARD:
        own += f' {OWN}kind="boneyard"'
    return f'    <ScriptNote ID="{number}" Range="{at},{at}"{own}>{lines}\n    </ScriptNote>'
