"""English sentences, parsed by spaCy's small model, whose weights come from the model store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_LONGEST = 20_000
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
    # What stands after so much of one paragraph is not read: a parser's memory has an end.
    cut = [text[:_LONGEST] for text in fresh]
    for text, doc in zip(fresh, _pipeline(folder).pipe(cut, batch_size=64), strict=True):
        known[text] = _tokens(doc)
    if len(_PARSED) + len(fresh) > _REMEMBERED:
        _PARSED.clear()
    _PARSED.update(((folder, text), known[text]) for text in fresh)
    return [known[text] for text in cased]


_PARSED: dict[tuple[Path, str], tuple[Token, ...]] = {}
"""What this process has parsed: a changed scene parses its own lines alone."""


def _tokens(doc: Any) -> tuple[Token, ...]:
    sentence = -1
    made = []
    for token in doc:
        sentence += bool(token.is_sent_start)
        made.append(
            Token(
                token.text, token.idx, token.idx + len(token.text), token.lemma_.lower(),
                token.pos_, token.dep_, token.head.i, sentence,
            )
        )  # fmt: skip
    return tuple(made)


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
