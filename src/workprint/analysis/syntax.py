"""English sentences, parsed by spaCy's small model, whose weights come from the model store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_LONGEST = 2_000
"""Letters the parser is given at once: its memory grows with them."""
_ENDS = re.compile(r"[.!?…][\"'”’)]*\s+|\n\s*|\s+")
_REMEMBERED = 20_000
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’&-]+\b")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its letters [start, end), lemma, part of speech and dependency
    (Universal POS, ClearNLP labels as spaCy has them), and the place of its head."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    dep: str
    head: int
    sentence: int


def parse(folder: Path, texts: Sequence[str], names: Iterable[str]) -> list[tuple[Token, ...]]:
    """Every text as tokens. Words in capitals are read as names where they are one of `names`,
    else as common words: NORA, but "the REVOLVER"."""
    named = {word for name in names for word in name.upper().split()}
    cased = [_cased(text, named) for text in texts]
    known = {text: _PARSED[folder, text] for text in cased if (folder, text) in _PARSED}
    fresh = [text for text in dict.fromkeys(cased) if text not in known]
    pieces = [(text, start, end) for text in fresh for start, end in pieces_of(text)]
    read: dict[str, list[Token]] = {text: [] for text in fresh}
    docs = _pipeline(folder).pipe((text[a:b] for text, a, b in pieces), batch_size=64)
    for (text, start, _), doc in zip(pieces, docs, strict=True):
        read[text] += _tokens(doc, start, read[text])
    known.update((text, tuple(tokens)) for text, tokens in read.items())
    if len(_PARSED) + len(fresh) > _REMEMBERED:
        _PARSED.clear()
    _PARSED.update(((folder, text), known[text]) for text in fresh)
    return [known[text] for text in cased]


_PARSED: dict[tuple[Path, str], tuple[Token, ...]] = {}
"""What this process has parsed: a changed scene parses its own lines alone."""


def pieces_of(text: str, longest: int = _LONGEST) -> Iterator[tuple[int, int]]:
    """A text in pieces [start, end) of at most `longest` letters that end where a sentence does;
    in a sentence without an end, between two words, else anywhere."""
    start = 0
    while len(text) - start > longest:
        ends = list(_ENDS.finditer(text, start, start + longest))
        best = max(ends, key=lambda m: (m[0][0] in ".!?…", m.end()), default=None)
        end = best.end() if best is not None else start + longest
        yield start, end
        start = end
    yield start, len(text)


def _tokens(doc: Any, start: int, before: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a piece that begins at letter `start`, after those of the pieces `before`."""
    first = len(before)
    sentence = before[-1].sentence if before else -1
    for token in doc:
        sentence += bool(token.is_sent_start)
        begin = start + token.idx
        yield Token(
            token.text, begin, begin + len(token.text), token.lemma_.lower(),
            token.pos_, token.dep_, first + token.head.i, sentence,
        )  # fmt: skip


def _cased(text: str, known: set[str]) -> str:
    """Capitals as a reader says them, letter for letter as long."""

    def told(match: re.Match[str]) -> str:
        word = match[0]
        lower = word.lower()
        if len(lower) != len(word):  # some letters are two in lower case
            return word
        return word[0] + lower[1:] if word in known or word.rstrip("'’") in known else lower

    return _CAPITALS.sub(told, text)


@lru_cache(maxsize=1)
def _pipeline(folder: Path) -> Any:
    import spacy

    place = next(folder.glob("*/*/config.cfg")).parent
    return spacy.load(place, exclude=["senter", "ner"])
