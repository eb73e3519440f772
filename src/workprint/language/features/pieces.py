"""Text cut into the pieces a sentence encoder knows: the likeliest cut of a unigram model.

Kudo 2018, "Subword regularization", section 3.2: every piece has a log-probability, and Viterbi's
algorithm finds the cut whose sum is highest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_SPACE = "\u2581"
"""Stands for a blank, so that pieces say where words begin."""
_BLANKS = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A vocabulary of pieces with their log-probabilities and the marks around a text."""

    scores: Mapping[str, tuple[int, float]] = field(repr=False)
    """Each piece's number and log-probability."""
    alike: Mapping[int, str] = field(repr=False)
    """Letters that are read as others, by code point."""
    longest: int
    """Letters of the longest piece."""
    unknown_score: float
    begin: int
    end: int
    unknown: int

    def cut(self, text: str) -> list[int]:
        """The numbers of a text's pieces; a letter in no piece is the unknown piece."""
        text = _BLANKS.sub(" ", text.translate(self.alike))
        if not text.startswith(" "):
            text = " " + text
        text = text.replace(" ", _SPACE)
        size = len(text)
        best = [0.0] + [-1e30] * size
        piece = [self.unknown] * (size + 1)
        begins = [0] * (size + 1)
        get = self.scores.get
        for at in range(size):
            here = best[at]
            for to in range(at + 1, min(size, at + self.longest) + 1):
                found = get(text[at:to])
                if found is not None and here + found[1] > best[to]:
                    best[to], piece[to], begins[to] = here + found[1], found[0], at
            if here + self.unknown_score > best[at + 1]:
                best[at + 1] = here + self.unknown_score
                piece[at + 1], begins[at + 1] = self.unknown, at
        made = []
        at = size
        while at:
            made.append(piece[at])
            at = begins[at]
        return made[::-1]
