"""Which language a text is in, letter by letter, by a recurrent classifier."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.learning.classify import RunningClassifier

LETTERS = 4096
"""Code points share so many numbers; the first 1,024 have one of their own."""
_OWN = 1024
PASSAGE = 160
MOST_PASSAGES = 12


@dataclass(frozen=True, slots=True)
class Identified:
    """The language of a text (BCP 47) and how sure that is, then what else it may be."""

    language: str
    confidence: float
    others: tuple[tuple[str, float], ...]


def letters(text: str) -> NDArray[np.int64]:
    """A text as numbers (T,); case and figures tell no language."""
    codes = np.fromiter(
        (ord(c) for c in " ".join(text.lower().split()) if not c.isdecimal()), dtype=np.int64
    )
    if not len(codes):
        return np.zeros(1, np.int64)
    # A prime step keeps neighbours apart, so that a script's letters do not share numbers.
    return np.where(codes < _OWN, codes, _OWN + codes * 7919 % (LETTERS - _OWN))


def identify(text: str, model: RunningClassifier) -> Identified:
    """The language of a text; passages spread over a long one are asked and agree."""
    flat = " ".join(text.split())
    count = min(MOST_PASSAGES, max(1, len(flat) // PASSAGE))
    begins = np.linspace(0, max(0, len(flat) - PASSAGE), count).astype(int)
    told = [model.ask(letters(flat[b : b + PASSAGE]))[0] for b in begins]
    whole = np.mean(told, axis=0)
    order = np.argsort(-whole, kind="stable")
    ranked = [(model.labels[0][n], float(whole[n])) for n in order]
    return Identified(*ranked[0], tuple(r for r in ranked[1:4] if r[1] >= 0.01))
