"""How wide text is where letters stand in columns: on a screenplay's page, in a subtitle.

Full-width letters take two columns, by their East Asian width (Unicode Standard Annex 11).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINED = re.compile("\u200d.")
_SKIN_TONES = "".join(map(chr, range(0x1F3FB, 0x1F400)))


def width_of(text: str, *, wide: bool = False) -> int:
    """The columns a text takes; in Chinese (`wide`) its dashes, dots and quotation marks take
    two each."""
    if text.isascii():
        return len(text)
    if "\u200d" in text:  # joined emoji are drawn as one
        text = _JOINED.sub("", text)
    width = sum(map(columns_of, text))
    return width + sum(map(_is_ambiguous, text)) if wide else width


@lru_cache(maxsize=8192)
def columns_of(character: str) -> int:
    """Two for a full-width letter, none for a mark on another letter, else one."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or character in _SKIN_TONES:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


@lru_cache(maxsize=8192)
def _is_ambiguous(character: str) -> bool:
    """A sign that is as wide as the letters around it: “ ” … — △."""
    ambiguous = unicodedata.east_asian_width(character) == "A"
    return ambiguous and unicodedata.category(character)[0] in "PS"
