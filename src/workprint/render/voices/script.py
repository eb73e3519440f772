"""Which letters a text is written in, and the text made plain for reading aloud.

Letters are of three kinds: Latin, Han (both are read as they are), and all others, which are
romanised. Scripts are told by the names of the letters (Unicode Character Database).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Literal

Kind = Literal["latin", "han", "other", "none"]

HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for a class in a pattern; 々 repeats one, 〇 is a nought."""

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_HALVES = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}


def prepared(text: str) -> str:
    """`text` with composed letters, plain figures, and without signs nobody speaks.

    Letters and figures in disguise (Ｈｉ, 𝓗𝓲, ①, ²) become plain ones; marks of format, private
    characters and keycap emoji go, so that a word broken by a soft hyphen is one word again.

    >>> prepared("He\u0301le\u0300ne, ３½")
    'Hélène, 3 1/2'
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", _KEYCAP.sub(" ", text).replace("\u200b", " "))
    return "".join(_plain(c, text[n - 1 : n]) for n, c in enumerate(text))


def _plain(char: str, before: str) -> str:
    if char.isascii():
        return char
    if char in _HALVES:
        return f" {_HALVES[char]}" if before.isdigit() else _HALVES[char]
    category = unicodedata.category(char)
    if category in ("Cf", "Co", "Cs", "Cn"):
        return ""
    return unicodedata.normalize("NFKC", char) if category[0] in "LN" else char


def kind_of(char: str) -> Kind:
    """What a character is written in; a combining mark of Latin is Latin, a sign is none."""
    if char.isascii():
        return "latin" if char.isalpha() else "none"
    return _kind(char)


@lru_cache(maxsize=4096)
def _kind(char: str) -> Kind:
    if re.match(f"[{HAN}]", char):
        return "han"
    category = unicodedata.category(char)
    if category[0] not in "LM":
        return "none"
    name = unicodedata.name(char, "")
    if name.startswith(("LATIN", "FEMININE", "MASCULINE", "MODIFIER LETTER")):
        return "latin"
    if name.startswith(("COMBINING", "VARIATION")):
        return "latin" if name.startswith("COMBINING") else "none"
    return "other"


def script_of(char: str) -> str:
    """The name of a letter's script in lower case ("cyrillic"), as Unicode names it."""
    return unicodedata.name(char, "unknown").split()[0].lower().partition("-")[0]


def runs(text: str) -> list[tuple[Kind, str]]:
    """The text cut where the kind of letter changes, whole and in order."""
    return [(kind, "".join(part)) for kind, part in groupby(text, kind_of)]


def has(text: str, kind: Kind) -> bool:
    """Whether `text` holds a letter of that kind."""
    return any(kind_of(c) == kind for c in text)
