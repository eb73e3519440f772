"""A text as numbered words with their places, made quickly."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.film.reason import ScriptSpan

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)*")


@dataclass(frozen=True, slots=True)
class Stream:
    """Words of a text: their numbers, and the characters [start, end) of each, all (N,)."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def span(self, text: str, first: int, last: int) -> ScriptSpan:
        """The characters from word `first` to before word `last`, with the line they begin on."""
        start, end = int(self.starts[first]), int(self.ends[last - 1])
        return ScriptSpan(start, end, text.count("\n", 0, start) + 1)


def stream_of(text: str, numbers: dict[str, int]) -> Stream:
    """The words of a text, lower-cased and without apostrophes; new ones get new `numbers`."""
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    number = numbers.setdefault
    # Case may change a text's length, so places are those of the text as it is.
    for found in _WORD.finditer(text):
        word = found.group().lower()
        if "'" in word or "’" in word:
            word = word.replace("'", "").replace("’", "")
        ids.append(number(word, len(numbers)))
        starts.append(found.start())
        ends.append(found.end())
    return Stream(np.array(ids, np.int64), np.array(starts, np.int64), np.array(ends, np.int64))
