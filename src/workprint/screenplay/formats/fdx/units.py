"""Units of a script: what Final Draft keeps in one paragraph of its file.

A heading with its synopsis and the page break before it, a speech's dialogue however many lines
it has, both speeches of dual dialogue: each is written, kept or replaced as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.screenplay import ElementKind
from workprint.screenplay.compose import Paragraph

_SPEECH = frozenset({ElementKind.PARENTHETICAL, ElementKind.DIALOGUE, ElementKind.LYRIC})
_COMMENTS = frozenset({ElementKind.NOTE, ElementKind.BONEYARD})


@dataclass(frozen=True, slots=True)
class Unit:
    """`before` are the notes and boneyards on lines of their own before it; `page_break` says
    that it begins a page; `lines` are its paragraphs; a dual unit has both speeches."""

    lines: tuple[Paragraph, ...]
    before: tuple[Paragraph, ...] = ()
    page_break: bool = False
    dual: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it opens a scene."""
        return bool(self.lines) and self.lines[0].kind is ElementKind.SCENE_HEADING

    @property
    def key(self) -> tuple[object, ...]:
        """What it says: equal keys are the same unit to a reader."""
        said = tuple(
            (p.kind, p.text.strip(), p.number, p.dual, p.depth if p.kind is _SECTION else 0)
            for p in self.lines
        )
        return (self.page_break, self.dual, *said)


_SECTION = ElementKind.SECTION


def units_of(paragraphs: Sequence[Paragraph]) -> tuple[Unit, ...]:
    """The paragraphs of a script, unit by unit; comments at the end make a unit without lines."""
    made: list[Unit] = []
    before: list[Paragraph] = []
    page_break = False
    index = 0
    while index < len(paragraphs):
        one = paragraphs[index]
        if one.kind in _COMMENTS:
            before.append(one)
            index += 1
            continue
        if one.kind is ElementKind.PAGE_BREAK:
            if page_break:
                made.append(Unit((), tuple(before), page_break=True))
                before = []
            page_break = True
            index += 1
            continue
        after = _end(paragraphs, index)
        lines = [p for p in paragraphs[index:after] if p.kind not in _COMMENTS]
        before += [p for p in paragraphs[index:after] if p.kind in _COMMENTS]
        dual = any(p.dual for p in lines)
        made.append(Unit(tuple(lines), tuple(before), page_break, dual))
        before, page_break, index = [], False, after
    if before or page_break:
        made.append(Unit((), tuple(before), page_break))
    return tuple(made)


def _end(paragraphs: Sequence[Paragraph], index: int) -> int:
    """The index after the unit that begins at `index`."""
    kind = paragraphs[index].kind
    after = index + 1
    if kind is ElementKind.SCENE_HEADING:
        while after < len(paragraphs) and paragraphs[after].kind is ElementKind.SYNOPSIS:
            after += 1
    elif kind is ElementKind.CHARACTER:
        left = _speech_end(paragraphs, after)
        if left < len(paragraphs) and paragraphs[left].dual:
            return _speech_end(paragraphs, left + 1)
    return after


def _speech_end(paragraphs: Sequence[Paragraph], index: int) -> int:
    """The index after a speech, the comments between its lines included."""
    after = index
    while index < len(paragraphs):
        if paragraphs[index].kind in _SPEECH:
            after = index + 1
        elif paragraphs[index].kind not in _COMMENTS:
            if paragraphs[index].dual and paragraphs[index].kind is ElementKind.CHARACTER:
                return index
            break
        index += 1
    return after
