"""Pages: which line of which page each line of a screenplay stands on.

The customs of the trade: a heading never closes a page, nor a cue; a paragraph or speech parts
at a sentence with at least two lines on either side; a parted speech says (MORE) below and the
name with (CONT'D) above; a transition never opens a page; blank lines are not carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.film.emphasis import plain
from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.pages.profile import Profile, profile_for, width_of
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
    kind, text and indent in columns. `added` marks (MORE) and repeated cues; `right` is set on
    the right-hand speech of dual dialogue."""

    row: int
    element: int
    kind: ElementKind
    text: str
    indent: int
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
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        book.add(block, after)
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

    def add(self, block: _Block, after: _Block | None) -> None:
        """Set one block, parted where it must be."""
        if block.page_break:
            if self.row:
                self._turn()
            return
        needed = len(block.rows)
        if block.keep_next and after is not None and not after.page_break:
            needed += after.before + min(_least(after), len(after.rows))
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
                         part.added, part.right)
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


def _least(block: _Block) -> int:
    """How many of a block's rows must follow a heading on its page."""
    if block.cue:
        return 3  # the cue and two lines said
    return _FEWEST


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
            [_Row(n, e.kind, text, indent)]
            for n, e in printed[index:end]
            for text, indent in _set_in(e, profile)
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
    """What is printed: without marks of emphasis, headings and cues in capitals."""
    text = plain(element.text)
    capitals = (ElementKind.SCENE_HEADING, ElementKind.TRANSITION)
    return text.upper() if element.kind in capitals else text


def _set_in(element: Element, profile: Profile) -> Iterator[tuple[str, int]]:
    column = profile.column(element.kind)
    for line in wrapped(_said(element), column.width):
        # FADE IN: opens a script at the left edge, by custom.
        align = "left" if line.startswith("FADE IN") else column.align
        yield line, column.indent + _shift(line, column.width, align)


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
            _Row(n, e.kind, text, base + _dual_indent(e.kind), right=base == at_right)
            for n, e in side
            for text in wrapped(_said(e), width - _dual_indent(e.kind))
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
