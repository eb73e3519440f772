"""Which language a text is in, letter by letter, by a recurrent classifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.learning.classify import RunningClassifier

LETTERS = 4096
"""Code points share so many numbers; the first 1,024 have one of their own."""
_OWN = 1024
PASSAGE = 160
MOST_PASSAGES = 12
_SCRIPTS = {
    "latin": re.compile("[a-z\u00c0-\u024f\u1e00-\u1eff]", re.IGNORECASE),
    "han": re.compile("[\u3400-\u9fff]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "hangul": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "hebrew": re.compile("[\u0590-\u05ff]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
}
_SCRIPT_OF = {
    "zh-Hans": "han", "zh-Hant": "han", "ja": "kana", "ko": "hangul", "el": "greek",
    "ru": "cyrillic", "uk": "cyrillic", "he": "hebrew", "ar": "arabic", "hi": "devanagari",
    "th": "thai",
}  # fmt: skip


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


def _possible(text: str, languages: tuple[str, ...]) -> NDArray[np.bool_]:
    """Which languages have a letter in twenty of a text in their script; all, where none has."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    enough = max(1, sum(counts.values()) // 20)
    made = np.array([counts[_SCRIPT_OF.get(name, "latin")] >= enough for name in languages])
    return made if made.any() else np.ones(len(languages), bool)


def identify(text: str, model: RunningClassifier) -> Identified:
    """The language of a text; passages spread over a long one are asked and agree."""
    flat = " ".join(text.split())
    count = min(MOST_PASSAGES, max(1, len(flat) // PASSAGE))
    begins = np.linspace(0, max(0, len(flat) - PASSAGE), count).astype(int)
    told = [model.ask(letters(flat[b : b + PASSAGE]))[0] for b in begins]
    whole = np.mean(told, axis=0)
    # A text without a letter of Hangul is not Korean, whatever its Han letters look like.
    whole = np.where(_possible(flat, model.labels[0]), np.maximum(whole, 1e-9), 0)
    whole /= whole.sum()
    order = np.argsort(-whole, kind="stable")
    ranked = [(model.labels[0][n], float(whole[n])) for n in order]
    return Identified(*ranked[0], tuple(r for r in ranked[1:4] if r[1] >= 0.01))
