"""Breaking text into the lines of a column."""

from __future__ import annotations

import re

from workprint.film.columns import width_of

_WORDS = re.compile(
    r"[^\S\n]+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)
_NO_START = frozenset("，。、；：？！”’）》】…—·!?,.;:)]}%")
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’)）」』]*\Z")


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of `text` in a column of `width`; its own line ends are kept.

    Words stay whole where they fit; Han characters part anywhere, but a closing mark never
    begins a line. A word longer than the line is cut.
    """
    return tuple(line for part in text.split("\n") for line in _lines(part, width))


def _lines(text: str, width: int) -> list[str]:
    if width_of(text) <= width:
        return [text.rstrip()]
    indent = text[: len(text) - len(text.lstrip())][: width // 2]
    made: list[str] = []
    line = indent
    for word in _WORDS.findall(text.lstrip()):
        if word.isspace():
            line += word if line.strip() else ""
            continue
        if width_of(line) + width_of(word) <= width:
            line += word
            continue
        if word in _NO_START and line.strip() and width_of(line.rstrip()) <= width:
            line = line.rstrip() + word  # hangs over by one: better than to begin a line
            continue
        if line.strip():
            made.append(line.rstrip())
            line = ""
        while width_of(word) > width:
            cut = _fitting(word, width)
            made.append(word[:cut])
            word = word[cut:]
        line += word
    if line.strip():
        made.append(line.rstrip())
    return made or [""]


def _fitting(word: str, width: int) -> int:
    """How many characters of a word fit."""
    taken = 0
    for n, char in enumerate(word):
        taken += width_of(char)
        if taken > width:
            return max(1, n)
    return len(word)


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence does: the place to part a speech or a paragraph."""
    return bool(_SENTENCE_END.search(line.rstrip("*_ ")))
