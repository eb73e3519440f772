"""Where a block parts over two pages, and what the page says there.

A speech or paragraph parts at the end of a sentence; a speech in the middle of a row if need be,
and what is left of that row is set anew on the next page. A paragraph does not: nothing would
tell a reader of the pages that it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from workprint.film.screenplay import ElementKind
from workprint.screenplay.pages.blocks import Block, Part, abreast
from workprint.screenplay.pages.wrap import ends_sentence

FEWEST = 2
"""Rows that stay together at the foot and the head of a page."""

_SENTENCE = re.compile(r"[.!?…][\"'”’)]*(\s+)(?=[\"'“‘(]*[^\W\d_a-zß-öø-ÿ])")


class Cut(NamedTuple):
    """A place in a block: a letter of what is printed of an element."""

    element: int
    start: int


def parted(block: Block, room: int) -> tuple[Block, Block] | None:
    """A block parted so that the first piece, with its (MORE), takes at most `room` rows.

    None where it may not part and must go over whole.
    """
    if block.halves:
        return None
    at = _best(block, room - bool(block.cue))
    return cut(block, at) if at is not None else None


def parted_anywhere(block: Block, room: int) -> tuple[Block, Block]:
    """A block parted within `room` rows, at a good place if there is one."""
    if block.halves:
        return _parted_abreast(block.halves, room)
    return parted(block, room) or cut(block, _beginning(block.rows[room - bool(block.cue)]))


def _parted_abreast(halves: Sequence[Block], room: int) -> tuple[Block, Block]:
    """Both speeches of dual dialogue, each parted where it may be."""
    here, there = [], []
    for half in halves:
        if len(half.rows) <= room:
            here.append(half)
            there.append(replace(half, rows=[], before=0))
            continue
        first, rest = parted_anywhere(half, room)
        here.append(first)
        there.append(rest)
    return abreast(here), abreast(there)


def cut(block: Block, at: Cut) -> tuple[Block, Block]:
    """A block up to a place and from there on, with (MORE) and the name again where it speaks.

    Nothing is between the two but the page: no blank rows stand before the second.
    """
    above: list[list[Part]] = []
    below: list[list[Part]] = []
    for row in block.rows:
        place = _beginning(row)
        if below or place >= at:
            below.append(row)
        elif block.setting and place.element == at.element and _end(row[0]) > at.start:
            above.append([_until(row[0], at.start)])
            below = block.setting.rows(at.element, at.start)
            break
        else:
            above.append(row)
    setting = replace(block.setting, end=at) if block.setting else None
    first = replace(block, rows=above, setting=setting)
    rest = replace(block, rows=below, before=0)
    if block.cue and above and below:
        first.rows.append([_more(block, above[-1][0])])
        rest.rows.insert(0, [_again(block)])
    return first, rest


def _beginning(row: Sequence[Part]) -> Cut:
    """The place a row begins at: what the page added before it counts with it."""
    part = next((part for part in row if not part.added), row[0])
    return Cut(part.element, part.start)


def _end(part: Part) -> int:
    return part.start + len(part.text)


def _until(part: Part, end: int) -> Part:
    """What stands of a part before a letter."""
    text = part.text[: end - part.start].rstrip()
    runs = []
    at = 0
    for run in part.runs:
        kept = run.text[: len(text) - at]
        at += len(kept)
        if kept:
            runs.append(replace(run, text=kept))
    return replace(part, text=text, runs=tuple(runs))


def _best(block: Block, room: int) -> Cut | None:
    """The last place within `room` rows where a block may part."""
    rows = block.rows
    least = FEWEST + bool(block.cue)
    latest = min(room, len(rows) - FEWEST)
    for at in range(latest, least - 1, -1):
        last, following = rows[at - 1][-1], rows[at][0]
        if last.kind in (ElementKind.PARENTHETICAL, ElementKind.CHARACTER):
            continue
        if ends_sentence(last.text) or following.element != last.element:
            return _beginning(rows[at])
        if block.setting and last.kind is ElementKind.DIALOGUE:
            for start in _inside(last.text):
                return Cut(last.element, last.start + start)
    # No sentence ends there: a long paragraph parts where it must, a short one goes over.
    if latest >= max(least, len(rows) // 3) and latest >= 4:
        return _beginning(rows[latest])
    return None


def _inside(text: str) -> Iterator[int]:
    """Where sentences begin inside a row, the last one first."""
    for match in reversed([*_SENTENCE.finditer(text)]):
        if ends_sentence(text[: match.start(1)]):
            yield match.end()


def _more(block: Block, last: Part) -> Part:
    """The row that says a speech goes on over the page, under its name."""
    indent = block.rows[0][0].indent
    return replace(last, kind=ElementKind.CHARACTER, text="(MORE)", indent=indent, runs=(),
                   added=True)  # fmt: skip


def _again(block: Block) -> Part:
    """The row that says the name again over the rest of a speech."""
    first = block.rows[0][0]
    mark = " (CONT'D)"
    cue = block.cue if "CONT'D" in block.cue.upper() else block.cue + mark
    return replace(first, text=cue, runs=(), added=True)
