"""Pages: which line of which page each line of a screenplay stands on.

The customs of the trade: a heading never closes a page, nor a cue; a paragraph or speech parts
at a sentence with at least two lines on either side; a parted speech says (MORE) below and the
name with (CONT'D) above; a transition never opens a page; blank lines are not carried over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.emphasis import Run
from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.pages.blocks import Block, Part, blocks
from workprint.screenplay.pages.parting import FEWEST, parted, parted_anywhere
from workprint.screenplay.pages.profile import Profile, profile_for


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its row on the page (from 0), the element it belongs to (an index), its
    kind, its text, that in runs of one style, and its indent in columns.

    `added` marks what the page adds, such as (MORE) and repeated cues; `right` the right-hand
    speech of dual dialogue; `revised` what changed since the draft before; `start` is the letter
    of what is printed of the element that it begins with.
    """

    row: int
    element: int
    kind: ElementKind
    text: str
    indent: int
    runs: tuple[Run, ...]
    added: bool = False
    right: bool = False
    revised: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page, numbered from 1; `used` rows of it are taken.

    Where pages are locked, `label` is what is printed for its number ("12A"), else it is empty,
    and `issue` is the revision it was last handed out with: 0 is the draft that was locked.
    """

    number: int
    lines: tuple[Line, ...]
    used: int
    label: str = ""
    issue: int = 0


def paginate(screenplay: Screenplay, profile: Profile | None = None) -> tuple[Page, ...]:
    """The pages of a screenplay, without its title page."""
    chosen = profile or profile_for(screenplay)
    return set_pages(list(blocks(screenplay, chosen)), chosen)


def set_pages(made: Sequence[Block], profile: Profile) -> tuple[Page, ...]:
    """Blocks set on pages from a first one on."""
    book = _Book(profile)
    for index, block in enumerate(made):
        book.add(block, _kept(made, index, profile.lines - len(block.rows)))
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

    def add(self, block: Block, kept: int) -> None:
        """Set one block, parted where it must be; `kept` rows after it stay on its page."""
        if block.page_break:
            if self.row:
                self._turn()
            return
        needed = len(block.rows) + kept
        room = self._room(block)
        keeps = block.keep_next or (block.whole and len(block.rows) <= self.profile.lines)
        if needed > room and keeps and self.row:
            self._turn()
            room = self.profile.lines
            needed = len(block.rows)
        if needed <= room:
            self._set(block.rows, block.before)
        elif block.keep_last and self.row and len(block.rows) <= room + 1:
            self._set(block.rows, 0)  # a transition: better without its blank line than alone
        else:
            self._part(block, room)

    def _room(self, block: Block) -> int:
        before = block.before if self.row else 0
        return self.profile.lines - self.row - before

    def _turn(self) -> None:
        self.done.append([])
        self.row = 0

    def _set(self, rows: Sequence[Sequence[Part]], before: int) -> None:
        self.row += before if self.row else 0
        for row in rows:
            for part in row:
                self.done[-1].append(
                    Line(self.row, part.element, part.kind, part.text, part.indent,
                         part.runs or (Run(part.text),), part.added, part.right,
                         start=part.start)
                )  # fmt: skip
            self.row += 1

    def _part(self, block: Block, room: int) -> None:
        """Set what fits, the rest on the next pages."""
        while len(block.rows) > room:
            parts = parted(block, room)
            if parts is None and self.row:
                self._turn()
                room = self.profile.lines
                continue
            here, block = parts or parted_anywhere(block, room)
            self._set(here.rows, here.before)
            self._turn()
            room = self.profile.lines
        self._set(block.rows, block.before)


def _kept(made: Sequence[Block], index: int, most: int) -> int:
    """How many rows after a heading must be on its page, at most `most`: what follows it."""
    rows = 0
    while made[index].keep_next and index + 1 < len(made):
        index += 1
        after = made[index]
        if after.page_break:
            break
        rows += after.before + _least(after)
    return min(rows, most)


def _least(block: Block) -> int:
    """How many rows a block takes on a page at least: up to the first place it may part."""
    if not block.whole:
        for room in range(FEWEST, len(block.rows)):
            if parted(block, room) is not None:
                return room
    return len(block.rows)
