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
from typing import NamedTuple

from workprint.film.screenplay import Screenplay
from workprint.screenplay.numbers_between import number_between
from workprint.screenplay.pages.blocks import Block, abreast, blocks
from workprint.screenplay.pages.paginate import Page, paginate, set_pages
from workprint.screenplay.pages.parting import Cut, cut
from workprint.screenplay.pages.profile import Profile, profile_for


def handed_out(screenplay: Screenplay, profile: Profile | None = None) -> tuple[Page, ...]:
    """The pages of the draft that is locked: 1, 2, 3."""
    pages = paginate(screenplay, profile)
    return tuple(replace(page, label=str(page.number)) for page in pages)


def locked_pages(
    old: Screenplay, pages: Sequence[Page], new: Screenplay, profile: Profile | None = None
) -> tuple[Page, ...]:
    """The pages of `new` with those of `old`, which are given, locked: labels such as 12, 12A, 13.

    A page of which nothing is left gives its number to the one before it: 12-13. What comes in
    between 12A and 12B is 12AA, and between 12 and 12A it is A12A.
    """
    chosen = profile or profile_for(new)
    before, after = list(blocks(old, chosen)), list(blocks(new, chosen))
    starts = [_start(page, before) for page in pages]
    places = [_Place(0), *_found_again(starts[1:], before, after), _Place(len(after))]
    labels = [page.label for page in pages]
    used = {number for label in labels for number in label.split("-")}
    made: list[Page] = []
    for at, (here, there) in enumerate(pairwise(places)):
        set_ = [p for p in set_pages(_between(after, here, there), chosen) if p.lines]
        if not set_ and made:
            first = made[-1].label.partition("-")[0]
            made[-1] = replace(made[-1], label=f"{first}-{labels[at].rpartition('-')[2]}")
            continue
        for page in set_:
            label = labels[at]
            if page is not set_[0]:
                following = labels[at + 1] if at + 1 < len(labels) else None
                label = number_between(made[-1].label, following, used)
                used.add(label)
            made.append(replace(page, number=len(made) + 1, label=label))
    return tuple(made)


class _Place(NamedTuple):
    """A block, and letters of its elements where it is parted: one for each speech in it.

    Elements count from the block's first.
    """

    block: int
    cuts: tuple[Cut, ...] = ()


def _start(page: Page, before: Sequence[Block]) -> _Place:
    """Where a page of the locked draft begins."""
    lines = [line for line in page.lines if not line.added]
    if not lines:
        return _Place(len(before))
    at = next(
        n for n, block in enumerate(before)
        if any(part.element == lines[0].element for row in block.rows for part in row)
    )  # fmt: skip
    block = before[at]
    first = _first(block)
    cuts = []
    for half in block.halves or (block,):
        elements = {part.element for row in half.rows for part in row}
        own = (Cut(line.element - first, line.start) for line in lines if line.element in elements)
        cuts.append(next(own, Cut(max(elements) + 1 - first, 0)))
    heads = [Cut(half.rows[0][0].element - first, 0) for half in block.halves or (block,)]
    return _Place(at, () if cuts == heads else tuple(cuts))


def _first(block: Block) -> int:
    return block.rows[0][0].element


def _parted(block: Block, cuts: Sequence[Cut], first: int) -> tuple[Block, Block]:
    """What of a block stands before a page begins in it, and what from there on."""
    if not cuts:
        return replace(block, rows=[]), block
    pieces = [
        cut(half, Cut(first + at.element, at.start))
        for half, at in zip(block.halves or (block,), cuts, strict=True)
    ]
    if not block.halves:
        return pieces[0]
    return abreast([above for above, _ in pieces]), abreast([below for _, below in pieces])


def _found_again(
    starts: Sequence[_Place], before: Sequence[Block], after: Sequence[Block]
) -> list[_Place]:
    """Where those pages begin in the new draft, in order."""
    matcher = SequenceMatcher(
        a=[_key(block) for block in before], b=[_key(block) for block in after], autojunk=False
    )
    codes = matcher.get_opcodes()
    found: list[_Place] = []
    for block, cuts in starts:
        place = _Place(len(after))
        for kind, a1, a2, b1, b2 in codes:
            if not a1 <= block < a2:
                continue
            if kind == "equal":
                place = _Place(b1 + block - a1, cuts)
            else:
                above, below = _parted(before[block], cuts, _first(before[block]))
                past = len(above.rows) > len(below.rows)
                share = (block - a1 + past) / (a2 - a1)
                place = _Place(b1 + round(share * (b2 - b1)))
            break
        found.append(max(place, found[-1]) if found else place)
    return found


def _key(block: Block) -> tuple[str, ...]:
    return (block.kind.value, *(part.text for row in block.rows for part in row))


def _between(after: Sequence[Block], here: _Place, there: _Place) -> list[Block]:
    """The blocks of one locked page; a block that the page parts is parted again."""
    made = list(after[here.block : there.block + bool(there.cuts)])
    if here.cuts and made:
        _, made[0] = _parted(made[0], here.cuts, _first(after[here.block]))
    if there.cuts:
        made[-1], _ = _parted(made[-1], there.cuts, _first(after[there.block]))
    while made and made[-1].page_break:
        made.pop()
    while made and made[0].page_break:
        made.pop(0)
    return made
