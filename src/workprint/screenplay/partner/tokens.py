"""Words for counting: lower-cased words, single Han characters, marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)*|[^\w\s]|_")
_IS_HAN = re.compile(f"[{_HAN}]")


class Token(NamedTuple):
    """A word, a Han character or a mark, at characters [start, end) of its text."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.text[0].isalnum()


def is_han(text: str) -> bool:
    """Whether a token is a Han character."""
    return _IS_HAN.match(text) is not None


@lru_cache(maxsize=2_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order, lower-cased, typographic apostrophes made plain."""
    return tuple(
        Token(found.group().lower().replace("’", "'"), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    )


def words(text: str) -> tuple[Token, ...]:
    """The tokens of a text without its marks."""
    return tuple(token for token in tokens(text) if token.is_word)


def joined(parts: list[str]) -> str:
    """Tokens as running text: blanks between words, none before marks or around Han."""
    text = ""
    for part in parts:
        glued = (
            not text
            or part in ".,;:!?…)]”’'\"、。，！？；：）」』"
            or part.startswith("'")
            or (is_han(part) and not text[-1].isascii())
            or text[-1] in "([“‘、。，！？；：（「『"
            or (is_han(part) and is_han(text[-1]))
        )
        text += part if glued else f" {part}"
    return text
