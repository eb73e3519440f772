"""Words and sentences, each with its place in the text; Chinese is cut by jieba."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"\n|[{_HAN}]+|[^\W_{_HAN}]+(?:'[^\W_{_HAN}]+)*|\.\.\.|--|[^\w\s]|_")
_IS_HAN = re.compile(f"[{_HAN}]")
_END = re.compile(r"\n|(?<![.!?。！？…])[.!?。！？…]++[\"'”’」』）)]*+(?=\s|$|[^\sa-zA-Z0-9])")
"""Where a sentence may end. Nothing is tried twice: a text may be one endless line."""
_SHORT = re.compile(
    r"\b(?:mr|mrs|ms|dr|st|int|ext|vs|no|prof|sgt|lt|capt|col|gen)\.$", re.IGNORECASE
)
_LONGEST_SHORT = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, mark or line end, at character `start` of its text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, at character `start` of its text."""

    text: str
    start: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; marks and line ends are words of their own."""
    for found in _TOKEN.finditer(text):
        token, start = found.group(), found.start()
        if not _IS_HAN.match(token):
            yield Word(token, start)
            continue
        for piece in _cutter().cut(token):
            yield Word(piece, start)
            start += len(piece)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; a line end closes one, a short form such as "Mr." does not."""
    made: list[Sentence] = []
    begin = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        last = text[max(begin, end - _LONGEST_SHORT) : end]
        if end < len(text) and (_SHORT.search(last) or _goes_on(text, end)):
            continue
        part = text[begin:end]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            made.append(Sentence(part.strip(), begin + lead))
        begin = end
    return tuple(made)


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on after a mark that ended one in it: "Go!" he says."""
    if text[end - 1] == "\n":
        return False
    while end < len(text) and text[end] == " ":
        end += 1
    return text[end : end + 1].islower()


@cache
def _cutter():  # type: ignore[no-untyped-def]
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer
