"""Long verbatim overlaps between a script and texts at hand.

Words, without case and marks, are numbered; every run of a few words gets one number by a rolling
hash (Karp and Rabin 1987), the runs of the texts are sorted, and those of the script looked up.
Runs that are found are grown to both sides as far as the words agree, so a hash never decides
alone. Linear in the words of all texts, but for the sorting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.film.reason import ScriptSpan
from workprint.screenplay.partner.tokens import is_han
from workprint.screenplay.partner.wordstream import Stream, stream_of

WORDS, HAN = 8, 14
"""The shortest overlap that is reported: so many words, or so many Han characters."""
_SEED = 8
_BASE = np.uint64(1_000_003)
_MOST = 4
"""Places in the texts that are told for one stretch of the script."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text at hand, by its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """A stretch of the script that stands word for word in a text at hand."""

    words: int
    span: ScriptSpan
    text: str
    source: str
    source_span: ScriptSpan
    source_text: str


def overlaps(
    script: str,
    sources: Sequence[Source],
    *,
    least_words: int = WORDS,
    least_han: int = HAN,
    within: Sequence[ScriptSpan] | None = None,
) -> tuple[Overlap, ...]:
    """The longest overlaps of each stretch of `script`, by their place in it.

    `least_words` and `least_han` weigh together where both kinds of words are mixed. `within`
    limits the search to some spans of the script.
    """
    numbers: dict[str, int] = {}
    ours = stream_of(script, numbers)
    seed = min(_SEED, least_words, least_han)
    if len(ours.ids) < seed:
        return ()
    theirs = [stream_of(source.text, numbers) for source in sources]
    ids, bounds = _joined([stream.ids for stream in theirs])
    keys = _runs(ids, seed)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    mine = _runs(ours.ids, seed)
    low = np.searchsorted(keys, mine, side="left")
    high = np.searchsorted(keys, mine, side="right")
    weights = _weights(numbers, least_words, least_han)
    found: list[tuple[int, int, int]] = []  # first word here, there, and how many
    grown: dict[int, int] = {}  # by diagonal: the first word here that was not grown over yet
    allowed = None if within is None else _allowed(ours, within)
    for at in np.flatnonzero(high > low):
        for place in order[low[at] : high[at]]:
            diagonal = int(place) - int(at)
            if at < grown.get(diagonal, 0):
                continue
            begin, there, size = _grow(ours.ids, ids, int(at), int(place))
            grown[diagonal] = begin + size
            if weights[ours.ids[begin : begin + size]].sum() >= 1.0 - 1e-9 and (
                allowed is None or allowed[begin : begin + size].any()
            ):
                found.append((begin, there, size))
    return _told(found, script, sources, ours, theirs, bounds)


def _runs(ids: NDArray[np.int64], size: int) -> NDArray[np.uint64]:
    """The hash of each run of `size` numbers, (N - size + 1,); wraps round at 64 bits."""
    if len(ids) < size:
        return np.zeros(0, np.uint64)
    made = np.zeros(len(ids) - size + 1, np.uint64)
    spread = (ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    with np.errstate(over="ignore"):
        for n in range(size):
            made = made * _BASE + spread[n : n + len(made)]
    return made


def _joined(parts: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All texts as one, a number that nothing equals between them; where each begins."""
    pieces: list[NDArray[np.int64]] = []
    bounds = [0]
    for n, part in enumerate(parts):
        wall = np.array([-2 - n], np.int64)
        pieces += [part, wall]
        bounds.append(bounds[-1] + len(part) + 1)
    ids = np.concatenate(pieces) if pieces else np.zeros(0, np.int64)
    return ids, np.array(bounds, np.int64)


def _weights(numbers: dict[str, int], words: int, han: int) -> NDArray[np.float64]:
    return np.array([1 / han if is_han(word) else 1 / words for word in numbers])


def _grow(
    ours: NDArray[np.int64], theirs: NDArray[np.int64], at: int, place: int
) -> tuple[int, int, int]:
    begin, there = at, place
    while begin and there and ours[begin - 1] == theirs[there - 1]:
        begin, there = begin - 1, there - 1
    size = 0
    most = min(len(ours) - begin, len(theirs) - there)
    while size < most and ours[begin + size] == theirs[there + size]:
        size += 1
    return begin, there, size


def _allowed(stream: Stream, within: Sequence[ScriptSpan]) -> NDArray[np.bool_]:
    made = np.zeros(len(stream.ids), bool)
    for span in within:
        made |= (stream.starts < span.end) & (stream.ends > span.start)
    return made


def _told(
    found: list[tuple[int, int, int]],
    script: str,
    sources: Sequence[Source],
    ours: Stream,
    theirs: Sequence[Stream],
    bounds: NDArray[np.int64],
) -> tuple[Overlap, ...]:
    """The longest first where they lie over each other; a stretch inside another is left out."""
    found.sort(key=lambda f: (-f[2], f[0], f[1]))
    kept: list[tuple[int, int, int]] = []
    for begin, there, size in found:
        over = [k for k in kept if k[0] <= begin and begin + size <= k[0] + k[2]]
        if any(k[2] > size for k in over) or len(over) >= _MOST:
            continue
        kept.append((begin, there, size))
    made = []
    for begin, there, size in sorted(kept):
        n = int(np.searchsorted(bounds, there, side="right")) - 1
        first = there - int(bounds[n])
        span = ours.span(script, begin, begin + size)
        other = theirs[n].span(sources[n].text, first, first + size)
        made.append(
            Overlap(
                size,
                span,
                script[span.start : span.end],
                sources[n].name,
                other,
                sources[n].text[other.start : other.end],
            )
        )
    return tuple(made)
