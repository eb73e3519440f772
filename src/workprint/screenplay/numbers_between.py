"""Numbers of scenes and pages that come in once the others are locked.

What follows 12 is 12A, 12B and so on; what comes in between 12A and 12B is 12AA, and between 12
and 12A it is A12A, as script departments write it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import count
from typing import NamedTuple

_PARTS = re.compile(r"([A-Z]*)(\d+)([A-Z]*)")


class NumberParts(NamedTuple):
    """A number such as A12B: the letters before its figure, the figure, the letters after it."""

    before: str
    figure: int
    after: str


def number_parts(number: str) -> NumberParts:
    """The parts of a number; a figure of 0 where there is none.

    >>> number_parts("A12B")
    NumberParts(before='A', figure=12, after='B')
    """
    match = _PARTS.fullmatch(number) or _PARTS.search(number)
    return NumberParts(match[1], int(match[2]), match[3]) if match else NumberParts("", 0, "")


def number_between(before: str, ahead: str | None, used: Container[str | None]) -> str:
    """A number not yet used for what stands after `before` and in front of `ahead`, if any.

    >>> number_between("12", "13", {"12", "13"})
    '12A'
    >>> number_between("12A", "12B", {"12A", "12B"})
    '12AA'
    >>> number_between("12", "12A", {"12", "12A"})
    'A12A'
    """
    last = number_parts(before.rpartition("-")[2])
    following = number_parts(ahead.partition("-")[0]) if ahead else NumberParts("", 0, "")
    stem = f"{last.figure}{last.after}"
    if following.figure != last.figure:  # 12 or 12A, then 13: the next letter
        stem = f"{last.figure}{last.after[:-1]}"
        return next(
            n for letters in _letters(last.after[-1:]) if (n := stem + letters) not in used
        )
    if following.after and (not last.after or last.before):  # 12, then 12A: in front of that
        front = "" if last.before else following.before
        stem = f"{front}{following.figure}{following.after}"
        return next(n for letters in _letters(last.before) if (n := letters + stem) not in used)
    return next(n for letters in _letters("") if (n := stem + letters) not in used)


def _letters(after: str) -> Iterator[str]:
    """The letters that follow some: B, C, ..., Z, AA, BB, ...; A first of all."""
    first = ord(after[0]) - ord("A") + 1 + 26 * (len(after) - 1) if after else 0
    return (chr(ord("A") + n % 26) * (1 + n // 26) for n in count(first))
