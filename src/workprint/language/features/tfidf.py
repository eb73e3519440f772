"""TF-IDF: the words that mark a text among others, and texts that resemble each other.

Term frequency times inverse document frequency (Sparck Jones 1972), as scikit-learn computes it:
ln((1 + N) / (1 + df)) + 1, with sublinear term frequency, rows of length one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.language.preprocess import Document, words

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word and its weight in a text; the weights of a text have length one together."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class TextIndex:
    """N texts by their words: made once, asked often."""

    names: tuple[str, ...]
    vectorizer: Any
    matrix: Any
    """(N, W), sparse, rows of length one"""

    @classmethod
    def of(cls, texts: Sequence[Document]) -> TextIndex:
        """An index of texts, scenes or whole scripts; ValueError when none has a word."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
        try:
            matrix = vectorizer.fit_transform(t.text for t in texts)
        except ValueError as error:
            raise ValueError("the texts have no words to index") from error
        return cls(tuple(t.name for t in texts), vectorizer, matrix)

    def keywords(self, text: int, count: int = 10) -> tuple[Keyword, ...]:
        """The words that mark the text of this number most, the strongest first."""
        row = self.matrix[text]
        terms = self.vectorizer.get_feature_names_out()
        ranked = sorted(zip(-row.data, terms[row.indices], strict=True))[:count]
        return tuple(Keyword(str(word), float(-weight)) for weight, word in ranked)

    def similar(self, text: str) -> Floats:
        """The cosine of another text with each of the index, (N,), from 0 to 1."""
        result: Floats = (self.matrix @ self.vectorizer.transform([text]).T).toarray()[:, 0]
        return result


_EMPTY = frozenset(
    "的 了 着 过 在 是 和 与 或 把 被 给 对 从 到 向 往 就 也 都 又 还 再 很 不 没 没有 有 个 一 "
    "一个 这 那 这个 那个 他 她 它 我 你 您 他们 她们 我们 你们 自己 什么 怎么 吗 呢 吧 啊 上 下 "
    "里 来 去 说".split()
)
"""Words that stand in every Chinese scene and mark none."""


def terms(text: str) -> list[str]:
    """What counts as a word: letters in either language, and not those of every text."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return [
        w.text
        for w in words(text.lower())
        if w.text[0].isalpha()
        and (len(w.text) > 1 or not w.text.isascii())
        and w.text not in ENGLISH_STOP_WORDS
        and w.text not in _EMPTY
    ]
