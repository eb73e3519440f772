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
from workprint.screenplay.pages.profile import Profile, profile_for
from workprint.screenplay.pages.wrap import ends_sentence

_FEWEST = 2
"""Lines that stay together at the foot and the head of a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its row on the page (from 0), the element it belongs to (an index), its
    kind, its text, that in runs of one style, and its indent in columns.

    `added` marks what the page adds, such as (MORE) and repeated cues; `right` the right-hand
    speech of dual dialogue; `revised` what changed since the draft before.
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page, numbered from 1; `used` rows of it are taken. `label` is what is printed for its
    number where pages are locked ("12A"), else empty."""

    number: int
    lines: tuple[Line, ...]
    used: int
    label: str = ""

    @property
    def revised(self) -> bool:
        """Whether it is handed out anew: something on it changed, or it is an A-page or one that
        took over another's number."""
        moved = self.label[-1:].isalpha() or "-" in self.label
        return moved or any(line.revised for line in self.lines)


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
                         part.runs or (Run(part.text),), part.added, part.right)
                )  # fmt: skip
            self.row += 1

    def _part(self, block: Block, room: int) -> None:
        """Set what fits, the rest on the next pages."""
        rows = block.rows
        before = block.before
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
            self._set(here, before)
            if rows:
                before = 0  # nothing between the name said again and its speech
                if speech:
                    self._set([[more(here[-1][0])]], 0)
                self._turn()
                room = self.profile.lines
                if speech:
                    self._set([[again(block)]], 0)
                    room -= 1


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
    speech = bool(block.cue)
    if block.whole:
        return len(block.rows)
    for room in range(_FEWEST, len(block.rows)):
        if _parting(block.rows, room, speech) > 0:
            return room + speech
    return len(block.rows)


def _parting(rows: Sequence[Sequence[Part]], room: int, speech: bool) -> int:
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


def more(last: Part) -> Part:
    """The row that says a speech goes on over the page."""
    indent = 22 if not last.right else last.indent
    return Part(last.element, ElementKind.CHARACTER, "(MORE)", indent, added=True)


def again(block: Block) -> Part:
    """The row that says the name again over the rest of a speech."""
    first = block.rows[0][0]
    mark = " (CONT'D)"
    cue = block.cue if "CONT'D" in block.cue.upper() else block.cue + mark
    return Part(first.element, ElementKind.CHARACTER, cue, first.indent, added=True)
