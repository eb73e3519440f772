"""How wide text is where letters stand in columns: on a screenplay's page, in a subtitle.

Full-width letters take two columns, by their East Asian width (Unicode Standard Annex 11).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def width_of(text: str) -> int:
    """The columns a text takes."""
    return len(text) if text.isascii() else sum(map(columns_of, text))


@lru_cache(maxsize=8192)
def columns_of(character: str) -> int:
    """Two for a full-width letter, none for a mark on another letter, else one."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
