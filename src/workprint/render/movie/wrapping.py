"""What is said in rows and cards, by the width of its own characters.

Rows hold what the Netflix timed-text guides allow: 42 characters of an alphabet, or 16 full-width
ones. A full-width character (Unicode East Asian Width W or F) is as wide as two others; a row
with any of them in it holds 32 such halves, whatever the language of the film.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from workprint.film.columns import columns_of, width_of

_NARROW_ROW, _WIDE_ROW = 42, 32
_SENTENCE, _CLAUSE = ".!?。！？…", ",;:—，；：、"
_FREE = "。！？…，；：、"
"""Marks behind which no space is needed to break."""
_CLOSING = "\"'”’）》」』】〉)]}"
_NO_START = frozenset(_SENTENCE + _CLAUSE + _CLOSING + "·～%％")
_NO_END = frozenset("“‘（《「『【〈([{")
_LEAST = 4
"""A card is rather not cut so that less than this many characters stand alone."""

Rows = tuple[str, ...]


def cards(text: str) -> tuple[Rows, ...]:
    """The text on cards of one or two rows, cut after sentences, else clauses, else words.

    All of it is there, in order. Only a word that is longer than a row is cut within.
    """
    return tuple(_cut_until(text, _rows))


def single_rows(text: str, mark: str) -> Rows:
    """The text in rows that each leave room for `mark` before them."""
    return tuple(
        row
        for rows in _cut_until(text, lambda part: (part,) if _fits(mark + part) else None)
        for row in rows
    )


def _cut_until(text: str, lay: Callable[[str], Rows | None]) -> Iterator[Rows]:
    """The rows of each part of the text, which is cut near the middle until `lay` takes it."""
    waiting = [text.strip()]
    while waiting:
        part = waiting.pop()
        rows = lay(part)
        if rows is not None:
            yield rows
        else:
            at = _parting(part)
            waiting += [part[at:].strip(), part[:at].strip()]


def _rows(text: str) -> Rows | None:
    """One row, or two of about the same width; None when it takes more."""
    if _fits(text):
        return (text,)
    if width_of(text) > 2 * _NARROW_ROW + 1:
        return None
    third = len(text) // 3
    breaths = [*_behind(text, _SENTENCE), *_behind(text, _CLAUSE)]
    words = _behind(text, " ")
    unbroken = [] if words or breaths else _anywhere(text)
    # A breath near the middle, else words that come out about even.
    near = [c for c in breaths if third <= c <= len(text) - third]
    for cuts in (near, [*breaths, *words], _between_wide(text), unbroken):
        for cut in _by_nearness(text, cuts):
            one, two = text[:cut].strip(), text[cut:].strip()
            if _fits(one) and _fits(two):
                return (one, two)
    return None


def _fits(row: str) -> bool:
    full = any(columns_of(c) == 2 for c in row)
    # Dashes, dots and curly quotes are as wide as the type they stand in.
    ambiguous = sum(unicodedata.east_asian_width(c) == "A" for c in row) if full else 0
    return width_of(row) + ambiguous <= (_WIDE_ROW if full else _NARROW_ROW)


def _parting(text: str) -> int:
    """Where a text too long for a card is cut: the best place that is nearest its middle."""
    kinds = (
        _behind(text, _SENTENCE),
        _behind(text, _CLAUSE),
        _behind(text, " "),
        _between_wide(text),
    )
    for least in (_LEAST, 0):
        for cuts in kinds:
            inner = [c for c in cuts if least < c < len(text) - least]
            if inner:
                return _by_nearness(text, inner)[0]
    return _by_nearness(text, _anywhere(text))[0]


def _behind(text: str, marks: str) -> list[int]:
    """Where the text may be cut behind one of `marks` and what closes after it."""
    found = []
    for i in range(1, len(text)):
        spaced = text[i - 1] == " "
        if text[i] == " " or (text[i] in _NO_START and not spaced):
            continue
        end = i - 1 if spaced and marks != " " else i
        while end > 1 and text[end - 1] in _CLOSING:
            end -= 1
        if text[end - 1] in marks and (spaced or text[end - 1] in _FREE):
            found.append(i)
    return found


def _between_wide(text: str) -> list[int]:
    """Beside full-width characters, not before a mark that closes nor behind one that opens."""
    return [
        i
        for i in range(1, len(text))
        if 2 in (columns_of(text[i - 1]), columns_of(text[i]))
        and text[i] not in _NO_START
        and text[i - 1] not in _NO_END
        and columns_of(text[i])
    ]


def _anywhere(text: str) -> list[int]:
    """Between any two characters, an accent kept with its letter where there is a choice."""
    every = range(1, len(text))
    return [i for i in every if columns_of(text[i])] or list(every)


def _by_nearness(text: str, cuts: Sequence[int]) -> list[int]:
    """The cuts by how far from the middle of the width they are, the nearest first."""
    before = [0, *accumulate(map(columns_of, text))]
    return sorted(set(cuts), key=lambda c: (abs(2 * before[c] - before[-1]), c))
