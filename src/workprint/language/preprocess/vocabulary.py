"""A vocabulary: which words or characters a model knows, and a text as their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from workprint.language.preprocess.segmenting import words

NEWLINE = "<nl>"
UNKNOWN = "<unk>"
Level = Literal["word", "char"]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Tokens by number: 0 is the line end, 1 is every token that is not in the vocabulary."""

    level: Level
    tokens: tuple[str, ...]
    numbers: dict[str, int] = field(repr=False, compare=False)

    @classmethod
    def of(cls, level: Level, tokens: Sequence[str]) -> Vocabulary:
        """A vocabulary of these tokens, numbered as they come."""
        return cls(level, tuple(tokens), {t: n for n, t in enumerate(tokens)})

    @classmethod
    def learned(cls, level: Level, texts: Iterable[str], size: int) -> Vocabulary:
        """The `size` most frequent tokens of some texts, beside line end and unknown.

        Of equally frequent tokens the one that sorts first is taken.
        """
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(tokens_of(text, level))
        counts.pop(NEWLINE, None)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:size]
        return cls.of(level, [NEWLINE, UNKNOWN, *(token for token, _ in ranked)])

    def __len__(self) -> int:
        return len(self.tokens)

    def read(self, text: str) -> Ids:
        """A text as token numbers (T,)."""
        get = self.numbers.get
        return np.fromiter((get(t, 1) for t in tokens_of(text, self.level)), dtype=np.int64)


def tokens_of(text: str, level: Level) -> Iterator[str]:
    """A text's tokens as a model counts them: lower-cased words, or characters as they are."""
    if level == "char":
        return (NEWLINE if c == "\n" else c for c in text)
    return (NEWLINE if w.text == "\n" else w.text for w in words(text.lower()))
