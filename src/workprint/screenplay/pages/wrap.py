"""Breaking text into the lines of a column."""

from __future__ import annotations

import re

from workprint.film.columns import width_of

_WORDS = re.compile(
    r"[^\S\n]+|[…—]+(?=[\u2e80-\u9fff\uff00-\uffef”’]|$)|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)
_NO_START = frozenset("，。、；：？！”’）》】…—·!?,.;:)]}%")
_NO_END = frozenset("“‘（《「【")
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"'”’)）」』]*\Z")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Capt|Lt|Sgt|Col|Gen|vs|[A-Z])\.\Z")


def wrapped(text: str, width: int, *, first: int = 0, wide: bool = False) -> tuple[str, ...]:
    """The lines of `text` in a column of `width`; its own line ends are kept.

    Words stay whole where they fit; Han characters part anywhere, but a closing mark never
    begins a line. A word longer than the line is cut. The first line is `first` columns longer;
    `wide` is for Chinese, where quotation marks, dashes and dots take two columns.
    """
    made: list[str] = []
    for part in text.split("\n"):
        made += _lines(part, width, 0 if made else first, wide)
    return tuple(made)


def _lines(text: str, width: int, first: int, wide: bool) -> list[str]:
    if width_of(text, wide=wide) <= width + first:
        return [text.rstrip()]
    indent = text[: len(text) - len(text.lstrip())][: width // 2]
    made: list[str] = []
    line = indent
    for word in _WORDS.findall(text.lstrip()):
        room = width if made else width + first
        if word.isspace():
            line += word if line.strip() else ""
            continue
        if width_of(line, wide=wide) + width_of(word, wide=wide) <= room:
            line += word
            continue
        if (
            word[0] in _NO_START
            and len(word) < 3
            and line.strip()
            and width_of(line.rstrip(), wide=wide) <= room
        ):
            line = line.rstrip() + word  # hangs over by one: better than to begin a line
            continue
        if line.strip():
            line = line.rstrip()
            over = line[-1] if len(line) > 1 and line[-1] in _NO_END else ""
            made.append(line.removesuffix(over))
            line = over
            room = width
        else:
            line = ""  # an indent that leaves the word no room
        while width_of(word, wide=wide) > room:
            cut = _fitting(word, room, wide)
            made.append(word[:cut])
            word = word[cut:]
            room = width
        line += word
    if line.strip():
        made.append(line.rstrip())
    return made or [""]


def _fitting(word: str, width: int, wide: bool) -> int:
    """How many characters of a word fit."""
    taken = 0
    for n, char in enumerate(word):
        taken += width_of(char, wide=wide)
        if taken > width:
            return max(1, n)
    return len(word)


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence does: the place to part a speech or a paragraph."""
    told = line.rstrip("*_ ")
    return bool(_SENTENCE_END.search(told)) and not _ABBREVIATED.search(told)
