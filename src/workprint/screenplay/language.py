"""Which of the two languages a screenplay is written in."""

from __future__ import annotations

import re
from typing import Literal

_HAN = re.compile("[\u3400-\u9fff]+")
_KANA = re.compile("[\u3041-\u30fa\uac00-\ud7af]+")
_LETTER = re.compile("[A-Za-z]+")
_SAMPLE = 65_536
_HAN_PER_LETTER = 0.2
"""Chinese says in one character what English says in about four letters; margins are wide."""


def language_named(tag: str) -> Literal["en", "zh"]:
    """The language a tag such as "zh-Hans" or "en-GB" names."""
    return "zh" if tag.lower().startswith("zh") else "en"


def language_of(text: str) -> Literal["en", "zh"]:
    """Chinese when the beginning of `text` mostly is, else English; kana are not Chinese."""
    if text.isascii():
        return "en"
    sample = text[:_SAMPLE]
    han = _count(_HAN, sample)
    if not han or _count(_KANA, sample) > 0.2 * han:
        return "en"
    return "zh" if han >= _HAN_PER_LETTER * _count(_LETTER, sample) else "en"


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))
