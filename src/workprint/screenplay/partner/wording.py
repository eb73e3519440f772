"""The next word of a line: as the script itself goes on after such words, and as a model does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from workprint.screenplay.partner.tokens import tokens

ORDERS = 3
"""How many tokens of context the script's own counts look back."""
_MODEL = 0.4
"""The share of the language model where there is one; the script's own counts have the rest."""


class WordModel(Protocol):
    """A language model that tells what word may come next."""

    def next_words(self, before: str, begins: str, most: int) -> Sequence[tuple[str, float]]:
        """Words, lower-cased, that begin with `begins`, and their probability after `before`."""
        ...


_NUMBERS: defaultdict[str, int] = defaultdict(count().__next__)
"""Every word this process has met, numbered, so that what was read once is not numbered again."""
_END = _NUMBERS[""]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The words of some paragraphs, each ended by number 0, and their capitals in sentences."""

    ids: NDArray[np.int32]
    capitals: dict[tuple[str, str], int]
    """by word and how it is written: how often"""


@lru_cache(maxsize=4096)
def bundle(paragraphs: tuple[str, ...]) -> Bundle:
    """The words of some paragraphs."""
    ids: list[int] = []
    capitals: Counter[tuple[str, str]] = Counter()
    for paragraph in paragraphs:
        begins = True
        for token in tokens(paragraph):
            ids.append(_NUMBERS[token.text])
            if token.is_word:
                form = paragraph[token.start : token.end]
                if not begins and form[0].isupper():
                    capitals[token.text, form] += 1
                begins = False
            elif token.text in ".!?":
                begins = True
        ids.append(_END)
    return Bundle(np.array(ids, np.int32), dict(capitals))


@dataclass(frozen=True, slots=True)
class Wordbook:
    """The tokens of a script in order; a paragraph's end is a token of its own, number 0."""

    ids: NDArray[np.int32]
    texts: tuple[str, ...]
    shown: dict[str, str]
    """how a word is mostly written inside a sentence, where that is not lower case"""

    @classmethod
    def of(cls, paragraphs: Iterable[str]) -> Wordbook:
        """The words of some paragraphs; linear in their length."""
        return cls.joined([bundle(tuple(paragraphs))])

    @classmethod
    def joined(cls, bundles: Sequence[Bundle]) -> Wordbook:
        """The words of bundles in order."""
        ids = np.concatenate([np.zeros(1, np.int32), *(b.ids for b in bundles)])
        texts = tuple(_NUMBERS)
        counts = np.bincount(ids, minlength=len(texts))
        forms: Counter[tuple[str, str]] = Counter()
        for b in bundles:
            forms.update(b.capitals)
        shown = {
            word: form
            for (word, form), times in forms.items()
            if 2 * times > counts[_NUMBERS[word]] and not form.isupper()
        }
        shown["i"] = "I"
        for ending in ("'m", "'ll", "'ve", "'d"):
            shown[f"i{ending}"] = f"I{ending}"
        return cls(ids, texts, shown)

    def next(self, context: Sequence[str], begins: str = "") -> dict[str, float]:
        """The probability of each token after `context`, as far as the script tells.

        Longer contexts are mixed with shorter ones as Witten and Bell (1991) do: the more
        different tokens followed a context, the less it is relied on. Only tokens that begin
        with `begins`; what never occurred has no probability.
        """
        shares = np.bincount(self.ids, minlength=len(self.texts)).astype(float)
        shares[0] = 0.0
        shares /= max(shares.sum(), 1.0)
        follows = np.arange(1, len(self.ids))
        for order in range(1, ORDERS + 1):
            if order > len(context):
                break
            number = _NUMBERS.get(context[-order], -1)
            at = follows - order
            follows = follows[(at >= 0) & (self.ids[np.maximum(at, 0)] == number)]
            if not len(follows):
                break
            counts = np.bincount(self.ids[follows], minlength=len(self.texts))
            kinds = int((counts > 0).sum())
            shares = (counts + kinds * shares) / (len(follows) + kinds)
        wanted = [n for n in np.flatnonzero(shares) if self.texts[n].startswith(begins)]
        return {self.texts[n]: float(shares[n]) for n in wanted}


def next_words(
    book: Wordbook,
    before: str,
    begins: str,
    model: WordModel | None,
    most: int = 5,
    above: str = "",
) -> list[tuple[str, float, bool]]:
    """Words for the place after `before`, most likely first; True where the script knows them.

    `above` is the text of the paragraphs before, which only the model reads.
    """
    context = [token.text for token in tokens(before[-80:])]
    begun = begins.lower()
    own = book.next(context or [""], begun)
    own = {word: p for word, p in own.items() if word and word[0].isalnum()}
    total = sum(own.values()) or 1.0
    scores: defaultdict[str, float] = defaultdict(float)
    share = _MODEL if model is not None else 0.0
    for word, p in own.items():
        scores[word] += (1 - share) * p / total
    if model is not None:
        given = [(w, p) for w, p in model.next_words(above + before, begun, 50) if w[:1].isalnum()]
        whole = sum(p for _, p in given) or 1.0
        for word, p in given:
            scores[word] += share * p / whole
    scores.pop(begun, None)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(book.shown.get(word, word), p, word in own) for word, p in ranked[:most]]
