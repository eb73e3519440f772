"""Pages: which line of which page each line of a screenplay stands on.

The customs of the trade: a heading never closes a page, nor a cue; a paragraph or speech parts
at a sentence with at least two lines on either side; a parted speech says (MORE) below and the
name with (CONT'D) above; a transition never opens a page; blank lines are not carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workprint.film.columns import width_of
from workprint.film.emphasis import Run, emphasis
from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.pages.profile import Profile, profile_for
from workprint.screenplay.pages.wrap import ends_sentence, wrapped

_UNPRINTED = frozenset(
    {ElementKind.TITLE_PAGE, ElementKind.SECTION, ElementKind.SYNOPSIS, ElementKind.NOTE,
     ElementKind.BONEYARD}
)  # fmt: skip
_SPEECH = frozenset({ElementKind.PARENTHETICAL, ElementKind.DIALOGUE, ElementKind.LYRIC})
_FEWEST = 2
"""Lines that stay together at the foot and the head of a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its row on the page (from 0), the element it belongs to (an index), its
    kind, its text, that in runs of one style, and its indent in columns.

    `added` marks (MORE) and repeated cues; `right` the right-hand speech of dual dialogue.
    """

    row: int
    element: int
    kind: ElementKind
    text: str
    indent: int
    runs: tuple[Run, ...]
    added: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, numbered from 1; `used` rows of it are taken."""

    number: int
    lines: tuple[Line, ...]
    used: int


@dataclass(slots=True)
class _Row:
    element: int
    kind: ElementKind
    text: str
    indent: int
    runs: tuple[Run, ...] = ()
    right: bool = False
    added: bool = False


@dataclass(slots=True)
class _Block:
    """Rows that belong together, with the blank rows before them."""

    rows: list[list[_Row]]
    before: int
    kind: ElementKind
    cue: str = ""
    keep_next: bool = False
    keep_last: bool = False
    page_break: bool = False


def paginate(screenplay: Screenplay, profile: Profile | None = None) -> tuple[Page, ...]:
    """The pages of a screenplay, without its title page."""
    chosen = profile or profile_for(screenplay)
    book = _Book(chosen)
    blocks = list(_blocks(screenplay, chosen))
    for index, block in enumerate(blocks):
        book.add(block, _kept(blocks, index, chosen.lines - len(block.rows)))
    return book.pages()


class _Book:
    """Takes blocks in order and sets them on pages."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.done: list[list[Line]] = [[]]
        self.row = 0

    def pages(self) -> tuple[Page, ...]:
        """All pages so far."""
        return tuple(
            Page(number, tuple(lines), max((line.row + 1 for line in lines), default=0))
            for number, lines in enumerate(self.done, start=1)
        )

    def add(self, block: _Block, kept: int) -> None:
        """Set one block, parted where it must be; `kept` rows after it stay on its page."""
        if block.page_break:
            if self.row:
                self._turn()
            return
        needed = len(block.rows) + kept
        room = self._room(block)
        if needed > room and block.keep_next and self.row:
            self._turn()
            room = self.profile.lines
            needed = len(block.rows)
        if needed <= room:
            self._set(block.rows, block.before)
        elif block.keep_last and self.row and len(block.rows) <= room + 1:
            self._set(block.rows, 0)  # a transition: better without its blank line than alone
        else:
            self._part(block, room)

    def _room(self, block: _Block) -> int:
        before = block.before if self.row else 0
        return self.profile.lines - self.row - before

    def _turn(self) -> None:
        self.done.append([])
        self.row = 0

    def _set(self, rows: Sequence[Sequence[_Row]], before: int) -> None:
        self.row += before if self.row else 0
        for row in rows:
            for part in row:
                self.done[-1].append(
                    Line(self.row, part.element, part.kind, part.text, part.indent,
                         part.runs or (Run(part.text),), part.added, part.right)
                )  # fmt: skip
            self.row += 1

    def _part(self, block: _Block, room: int) -> None:
        """Set what fits, the rest on the next pages."""
        rows = block.rows
        speech = bool(block.cue)
        while rows:
            at = _parting(rows, room - speech, speech) if len(rows) > room else len(rows)
            if at <= 0:
                if self.row == 0:
                    at = max(1, min(len(rows), self.profile.lines - speech))
                else:
                    self._turn()
                    room = self.profile.lines
                    continue
            here, rows = rows[:at], rows[at:]
            self._set(here, block.before)
            if rows:
                if speech:
                    self._set([[_more(here[-1][0])]], 0)
                self._turn()
                room = self.profile.lines
                if speech:
                    self._set([[_again(block)]], 0)
                    room -= 1


def _kept(blocks: Sequence[_Block], index: int, most: int) -> int:
    """How many rows after a heading must be on its page, at most `most`: what follows it."""
    rows = 0
    while blocks[index].keep_next and index + 1 < len(blocks):
        index += 1
        after = blocks[index]
        if after.page_break:
            break
        rows += after.before + _least(after)
    return min(rows, most)


def _least(block: _Block) -> int:
    """How many rows a block takes on a page at least: up to the first place it may part."""
    speech = bool(block.cue)
    for room in range(_FEWEST, len(block.rows)):
        if _parting(block.rows, room, speech) > 0:
            return room + speech
    return len(block.rows)


def _parting(rows: Sequence[Sequence[_Row]], room: int, speech: bool) -> int:
    """After how many rows a block may part within `room`: 0 when it must go over whole."""
    least = _FEWEST + (1 if speech else 0)
    latest = min(room, len(rows) - _FEWEST)
    for at in range(latest, least - 1, -1):
        last, following = rows[at - 1][0], rows[at][0]
        if last.kind in (ElementKind.PARENTHETICAL, ElementKind.CHARACTER):
            continue
        if ends_sentence(last.text) or following.element != last.element:
            return at
    # No sentence ends there: a long paragraph parts where it must, a short one goes over.
    return latest if latest >= max(least, len(rows) // 3) and latest >= 4 else 0


def _more(last: _Row) -> _Row:
    indent = 22 if not last.right else last.indent
    return _Row(last.element, ElementKind.CHARACTER, "(MORE)", indent, added=True)


def _again(block: _Block) -> _Row:
    first = block.rows[0][0]
    mark = " （续）" if not block.cue.isascii() and not block.cue.isupper() else " (CONT'D)"
    cue = block.cue if "CONT'D" in block.cue.upper() else block.cue + mark
    return _Row(first.element, ElementKind.CHARACTER, cue, first.indent, added=True)


def _blocks(screenplay: Screenplay, profile: Profile) -> Iterator[_Block]:
    """The screenplay as blocks: paragraphs, headings, whole speeches."""
    printed = [(n, e) for n, e in enumerate(screenplay.elements) if e.kind not in _UNPRINTED]
    index = 0
    while index < len(printed):
        element = printed[index][1]
        if element.kind is ElementKind.PAGE_BREAK:
            yield _Block([], 0, element.kind, page_break=True)
            index += 1
            continue
        end = index + 1
        if element.kind is ElementKind.CHARACTER:
            while end < len(printed) and printed[end][1].kind in _SPEECH:
                end += 1
            if element.dual == "left" and end < len(printed):
                right = end
                end += 1
                while end < len(printed) and printed[end][1].kind in _SPEECH:
                    end += 1
                yield _dual(printed[index:right], printed[right:end], profile)
                index = end
                continue
        rows = [
            [_Row(n, e.kind, text, indent, runs)]
            for n, e in printed[index:end]
            for text, runs, indent in _set_in(e, profile)
        ]
        kind = element.kind
        yield _Block(
            rows,
            profile.column(kind).before,
            kind,
            cue=_said(element) if kind is ElementKind.CHARACTER else "",
            keep_next=kind is ElementKind.SCENE_HEADING,
            keep_last=kind is ElementKind.TRANSITION,
        )
        index = end


def _said(element: Element) -> str:
    """What is printed of an element."""
    return "".join(run.text for run in _runs(element))


def _runs(element: Element) -> tuple[Run, ...]:
    """What is printed, in runs of one style; headings and transitions in capitals."""
    runs = emphasis(element.text)
    if element.kind in (ElementKind.SCENE_HEADING, ElementKind.TRANSITION):
        return tuple(replace(run, text=run.text.upper()) for run in runs)
    return runs


def _lines(element: Element, width: int) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """An element's lines in a column, each with its runs."""
    runs = _runs(element)
    whole = "".join(run.text for run in runs)
    at = 0
    for line in wrapped(whole, width):
        start = whole.find(line, at) if line else at
        at = start + len(line)
        yield line, _between(runs, start, at)


def _between(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The part of some runs between two letters."""
    made = []
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            made.append(replace(run, text=text))
        at += len(run.text)
    return tuple(made)


def _set_in(element: Element, profile: Profile) -> Iterator[tuple[str, tuple[Run, ...], int]]:
    column = profile.column(element.kind)
    for line, runs in _lines(element, column.width):
        # FADE IN: opens a script at the left edge, by custom.
        align = "left" if line.startswith("FADE IN") else column.align
        yield line, runs, column.indent + _shift(line, column.width, align)


def _shift(line: str, width: int, align: str) -> int:
    free = max(0, width - width_of(line))
    return free if align == "right" else free // 2 if align == "centre" else 0


def _dual(
    left: Sequence[tuple[int, Element]], right: Sequence[tuple[int, Element]], profile: Profile
) -> _Block:
    """Two speeches side by side."""
    at_left, at_right, width = profile.dual
    sides = [
        [
            _Row(n, e.kind, text, base + _dual_indent(e.kind), runs, right=base == at_right)
            for n, e in side
            for text, runs in _lines(e, width - _dual_indent(e.kind))
        ]
        for base, side in ((at_left, left), (at_right, right))
    ]
    rows = [[side[n] for side in sides if n < len(side)] for n in range(max(map(len, sides)))]
    before = profile.column(ElementKind.CHARACTER).before
    return _Block(rows, before, ElementKind.CHARACTER)


def _dual_indent(kind: ElementKind) -> int:
    if kind is ElementKind.CHARACTER:
        return 8
    return 3 if kind is ElementKind.PARENTHETICAL else 0
