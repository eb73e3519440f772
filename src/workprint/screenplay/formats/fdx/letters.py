"""Where each letter of a Final Draft file's script stands in a screenplay's source.

Lines are brought together first, then letters: emphasis marks, notes and forcing marks stand
between them in the source, capitals and brackets may be the file's only. A line that was changed
since is known while most of its letters stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workprint.film.comments import find_comments, without_comments
from workprint.film.emphasis import emphasis
from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.formats.fdx.document import Fdx

Places = tuple[int | None, ...]
"""For each letter its offset in the source; None for one that is not in it."""
_NOT_SCRIPT = frozenset(
    {ElementKind.TITLE_PAGE, ElementKind.NOTE, ElementKind.BONEYARD, ElementKind.PAGE_BREAK}
)
_ALIKE = 0.6
_LONGEST_BLOCK = 60


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of either side: its paragraph (of the file), its first letter there, what it says
    and, of the source, where its letters stand."""

    paragraph: int
    start: int
    text: str
    places: Places = ()

    @property
    def key(self) -> str:
        return " ".join(self.text.split()).strip("()（）").casefold()


def letters(fdx: Fdx, screenplay: Screenplay) -> tuple[Places, ...]:
    """For each paragraph of the file the places of its letters (those of its runs) in the source
    of `screenplay`, which is of this file or of another draft of the same script."""
    theirs = [line for line in _file_lines(fdx) if line.key]
    ours = [line for line in _source_lines(screenplay) if line.key]
    made: list[list[int | None]] = [
        [None] * sum(len(run.text) for run in paragraph.runs) for paragraph in fdx.paragraphs
    ]
    for one, other in _pairs(theirs, ours):
        row = made[one.paragraph]
        row[one.start : one.start + len(one.text)] = _matched(one.text, other)
    return tuple(tuple(row) for row in made)


def _file_lines(fdx: Fdx) -> Iterator[_Line]:
    for number, paragraph in enumerate(fdx.paragraphs):
        at = 0
        for line in "".join(run.text for run in paragraph.runs).split("\n"):
            yield _Line(number, at, line)
            at += len(line) + 1


def _source_lines(screenplay: Screenplay) -> Iterator[_Line]:
    for element in screenplay.elements:
        if element.kind in _NOT_SCRIPT:
            continue
        plain = "".join(run.text for run in emphasis(without_comments(element.text)))
        places = _places(screenplay.source, element, plain)
        at = 0
        for line in plain.split("\n"):
            yield _Line(0, at, line, tuple(places[at : at + len(line)]))
            at += len(line) + 1


def _places(source: str, element: Element, plain: str) -> list[int | None]:
    """Where the letters of what an element says stand: in their order, notes passed over."""
    begin, end = element.span.start, element.span.end
    stretch = source[begin:end]
    skipped = {n for c in find_comments(stretch) for n in range(c.start, c.end)}
    there = [n for n in range(len(stretch)) if n not in skipped]
    made: list[int | None] = []
    at = 0
    for letter in plain:
        found = _next(stretch, there, at, letter)
        made.append(None if found is None else begin + there[found])
        at = at if found is None else found + 1
    return made


def _next(stretch: str, there: Sequence[int], at: int, letter: str) -> int | None:
    """The index in `there` of the next place of a letter; of a blank only if it is next."""
    if letter.isspace():
        return at if at < len(there) and stretch[there[at]].isspace() else None
    return next((n for n in range(at, len(there)) if stretch[there[n]] == letter), None)


def _pairs(theirs: Sequence[_Line], ours: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Lines that are the same, and those that most likely were."""
    before, after = [line.key for line in theirs], [line.key for line in ours]
    if before == after:
        yield from zip(theirs, ours, strict=True)
        return
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(theirs[i1:i2], ours[j1:j2], strict=True)
        elif tag == "replace" and max(i2 - i1, j2 - j1) <= _LONGEST_BLOCK:
            yield from _likely(theirs[i1:i2], ours[j1:j2])


def _likely(theirs: Sequence[_Line], ours: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """In their order, each line with the one it is most like."""
    first = 0
    for one in theirs:
        alike = [
            (SequenceMatcher(a=one.key, b=ours[n].key, autojunk=False).ratio(), -n)
            for n in range(first, len(ours))
        ]
        best = max(alike, default=(0.0, 0))
        if best[0] >= _ALIKE:
            yield one, ours[-best[1]]
            first = 1 - best[1]


def _matched(text: str, other: _Line) -> list[int | None]:
    """For each letter of `text` the place of the letter it is in the other line."""
    made: list[int | None] = [None] * len(text)
    one, two = _folded(text), _folded(other.text)
    if one == two:
        return list(other.places)
    matcher = SequenceMatcher(a=one, b=two, autojunk=False)
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            made[block.a + n] = other.places[block.b + n]
    return made


def _folded(text: str) -> str:
    """Letter for letter in lower case; those that would become two stay."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
