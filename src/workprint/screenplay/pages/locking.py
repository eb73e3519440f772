"""Locked pages: what was on page 12 stays there, and what is new runs over to page 12A.

Pages are locked when a draft is handed out for the shoot: from then on departments know a place
by its page. Page breaks of the locked draft are found again in the new one and each stretch
between two of them is set by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from workprint.film.screenplay import Screenplay
from workprint.screenplay.pages.blocks import Block, blocks
from workprint.screenplay.pages.paginate import Page, again, more, paginate, set_pages
from workprint.screenplay.pages.profile import Profile, profile_for


def locked_pages(
    old: Screenplay, new: Screenplay, profile: Profile | None = None
) -> tuple[Page, ...]:
    """The pages of `new` with those of `old` locked: labels such as 12, 12A, 12B, 13.

    A page of which nothing is left gives its number to the one before it: 12-13.
    """
    chosen = profile or profile_for(new)
    before, after = list(blocks(old, chosen)), list(blocks(new, chosen))
    starts = _starts(old, before, chosen)
    places = [_Place(0, 0), *_found_again(starts[1:], before, after), _Place(len(after), 0)]
    made: list[Page] = []
    for number, (here, there) in enumerate(pairwise(places), 1):
        pages = set_pages(_between(after, here, there), chosen)
        if not any(page.lines for page in pages):
            if made:
                first = made[-1].label.partition("-")[0]
                made[-1] = replace(made[-1], label=f"{first}-{number}")
            continue
        for place, page in enumerate(pages):
            label = f"{number}{_letters(place)}"
            made.append(replace(page, number=len(made) + 1, label=label))
    return tuple(made)


class _Place(tuple[int, int]):
    """A block and a row in it, in order of reading."""

    __slots__ = ()

    def __new__(cls, block: int, row: int) -> _Place:
        return super().__new__(cls, (block, row))


def _letters(place: int) -> str:
    """Nothing, A, B, ... for the pages that follow a locked one."""
    if not place:
        return ""
    return chr(ord("A") + (place - 1) % 26) * (1 + (place - 1) // 26)


def _starts(old: Screenplay, before: Sequence[Block], profile: Profile) -> list[_Place]:
    """Where each page of the locked draft begins."""
    first = {part.element: n for n, b in enumerate(before) for row in b.rows for part in row}
    set_rows = [0] * len(before)
    starts = []
    for page in paginate(old, profile):
        rows: dict[int, set[int]] = {}
        start: _Place | None = None
        for line in page.lines:
            if line.added and line.text.startswith("(MORE"):
                continue
            block = first[line.element]
            if start is None:
                start = _Place(block, set_rows[block])
            if not line.added or before[block].rows[0][0].added:
                rows.setdefault(block, set()).add(line.row)
        for block, taken in rows.items():
            set_rows[block] += len(taken)
        starts.append(start or _Place(len(before), 0))
    return starts


def _found_again(
    starts: Sequence[_Place], before: Sequence[Block], after: Sequence[Block]
) -> list[_Place]:
    """Where those pages begin in the new draft, in order."""
    matcher = SequenceMatcher(
        a=[_key(block) for block in before], b=[_key(block) for block in after], autojunk=False
    )
    codes = matcher.get_opcodes()
    found: list[_Place] = []
    for block, row in starts:
        place = _Place(len(after), 0)
        for kind, a1, a2, b1, b2 in codes:
            if not a1 <= block < a2:
                continue
            if kind == "equal":
                place = _Place(b1 + block - a1, row)
            else:
                share = (block - a1 + (row > len(before[block].rows) / 2)) / (a2 - a1)
                place = _Place(b1 + round(share * (b2 - b1)), 0)
            break
        found.append(max(place, found[-1]) if found else place)
    return found


def _key(block: Block) -> tuple[str, ...]:
    return (block.kind.value, *(part.text for row in block.rows for part in row))


def _between(after: Sequence[Block], here: _Place, there: _Place) -> list[Block]:
    """The blocks of one locked page; a block that the page parts is parted again."""
    made = list(after[here[0] : there[0] + (there[1] > 0)])
    if there[1] > 0 and made:
        last = made[-1]
        rows = last.rows[: there[1]]
        made[-1] = replace(last, rows=[*rows, [more(rows[-1][0])]] if last.cue else rows)
    if here[1] > 0 and made:
        first = after[here[0]]
        rows = made[0].rows[here[1] :]
        made[0] = replace(made[0], rows=[[again(first)], *rows] if first.cue else rows)
    while made and made[-1].page_break:
        made.pop()
    while made and made[0].page_break:
        made.pop(0)
    return made
