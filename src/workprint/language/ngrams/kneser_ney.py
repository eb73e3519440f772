"""The interpolated Kneser-Ney trigram with modified discounts.

Chen and Goodman, "An empirical study of smoothing techniques for language modeling" (1998),
equations 26 and 27: three discounts an order by how often an n-gram was seen, lower orders by
the number of different words an n-gram follows, the lowest mixed with the uniform distribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]

PADS = 2
"""Each text is read as if two line ends stood before it."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One order: its n-grams as sorted keys, context first, and what is left for lower orders."""

    keys: Ids
    """context * V + word, ascending"""
    discounted: Floats
    """count minus discount, over the context's total"""
    contexts: Ids
    """contexts seen, ascending"""
    left: Floats
    """by context: the share that goes to the next order down"""


@dataclass(frozen=True, slots=True)
class KneserNey:
    """A trigram model over token numbers 0 to `size` - 1."""

    size: int
    words: Floats
    """(V,) probabilities without context"""
    pairs: _Order
    triples: _Order

    @classmethod
    def learned(cls, texts: Sequence[Ids], size: int) -> KneserNey:
        """Count texts, each an array of token numbers."""
        padded = [np.concatenate([np.zeros(PADS, np.int64), t]) for t in texts]
        triples = np.concatenate([_key(size, p[:-2], p[1:-1], p[2:]) for p in padded])
        seen3, count3 = np.unique(triples, return_counts=True)
        # Lower orders count different words before, not occurrences; after a text's beginning
        # there is no word before, and what is there counts once.
        seen2, count2 = np.unique(seen3 % size**2, return_counts=True)
        seen1, count1 = np.unique(seen2 % size, return_counts=True)
        base = _order(seen1, count1, size)
        words = np.full(size, 1 / size)
        if len(seen1):
            words *= base.left[0]
            words[seen1] += base.discounted
        return cls(size, words, _order(seen2, count2, size), _order(seen3, count3, size))

    def save(self, path: Path) -> None:
        """Keep the model in a compressed .npz file."""
        parts = {
            f"{name}_{part}": getattr(getattr(self, name), part)
            for name in ("pairs", "triples")
            for part in _Order.__slots__
        }
        temporary = path.with_name(f".{path.name}.npz")
        np.savez_compressed(temporary, size=self.size, words=self.words, **parts)
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> KneserNey:
        """The model that `save` kept; OSError when it is not there, ValueError when not whole."""
        try:
            with np.load(path, allow_pickle=False) as kept:
                pairs, triples = (
                    _Order(*(kept[f"{name}_{part}"] for part in _Order.__slots__))
                    for name in ("pairs", "triples")
                )
                return cls(int(kept["size"]), kept["words"], pairs, triples)
        except (BadZipFile, KeyError, ValueError, EOFError) as error:
            raise ValueError(f"{path.name} is not whole") from error

    def probabilities(self, text: Ids) -> Floats:
        """The probability of each token of a text (T,) after the two before it."""
        p = np.concatenate([np.zeros(PADS, np.int64), text])
        before, last, word = p[:-2], p[1:-1], p[2:]
        pair = _mixed(self.pairs, self.size, last, word, self.words[word])
        return _mixed(self.triples, self.size, _key(self.size, before, last), word, pair)

    def next(self, before: int, last: int) -> Floats:
        """The distribution (V,) of the token after two others."""
        pair = _row(self.pairs, self.size, last, self.words)
        return _row(self.triples, self.size, before * self.size + last, pair)


def _key(size: int, *words: Ids) -> Ids:
    key = words[0]
    for word in words[1:]:
        key = key * size + word
    return key


def _order(keys: Ids, counts: Ids, size: int) -> _Order:
    d = _discounts(counts)
    discount = d[np.minimum(counts, 3)]
    contexts, groups = np.unique(keys // size, return_inverse=True)
    totals = np.bincount(groups, weights=counts)
    left = np.bincount(groups, weights=discount) / totals
    return _Order(keys, (counts - discount) / totals[groups], contexts, left)


def _discounts(counts: Ids) -> Floats:
    """The discount of what was seen 0, 1, 2, and 3 or more times (equation 26)."""
    n = [int((counts == k).sum()) for k in range(1, 5)]
    if not n[0] or not n[1]:
        return np.array([0, 0.5, 0.5, 0.5])
    y = n[0] / (n[0] + 2 * n[1])
    made = [k - (k + 1) * y * n[k] / n[k - 1] if n[k - 1] else 0.5 for k in (1, 2, 3)]
    return np.array([0, *(min(max(d, 0.05), k - 0.05) for k, d in enumerate(made, 1))])


def _mixed(order: _Order, size: int, context: Ids, word: Ids, lower: Floats) -> Floats:
    key = context * size + word
    own = np.where(_has(order.keys, key), order.discounted[_at(order.keys, key)], 0)
    left = np.where(_has(order.contexts, context), order.left[_at(order.contexts, context)], 1)
    result: Floats = own + left * lower
    return result


def _row(order: _Order, size: int, context: int, lower: Floats) -> Floats:
    first, last = np.searchsorted(order.keys, [context * size, (context + 1) * size])
    if first == last:
        return lower
    made = lower * order.left[np.searchsorted(order.contexts, context)]
    made[order.keys[first:last] % size] += order.discounted[first:last]
    result: Floats = made
    return result


def _at(keys: Ids, wanted: Ids) -> NDArray[np.intp]:
    return np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))


def _has(keys: Ids, wanted: Ids) -> NDArray[np.bool_]:
    result: NDArray[np.bool_] = keys[_at(keys, wanted)] == wanted
    return result
