"""The trigram: real distributions, the numbers of the paper, kept and read again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.language.ngrams import KneserNey

TEXTS = st.lists(
    st.lists(st.integers(0, 6), min_size=1, max_size=40).map(np.array), min_size=1, max_size=4
)


@given(TEXTS, st.integers(0, 6), st.integers(0, 6))
def test_every_context_has_a_whole_distribution(
    texts: list[np.ndarray], before: int, last: int
) -> None:
    model = KneserNey.learned(texts, 7)
    made = model.next(before, last)
    assert made.sum() == pytest.approx(1)
    assert (made > 0).all()


@given(TEXTS)
def test_a_texts_probabilities_are_those_of_its_contexts(texts: list[np.ndarray]) -> None:
    model = KneserNey.learned(texts, 7)
    text = texts[0]
    padded = [0, 0, *text.tolist()]
    wanted = [model.next(padded[n], padded[n + 1])[word] for n, word in enumerate(text)]
    np.testing.assert_allclose(model.probabilities(text), wanted)


def test_words_are_counted_by_their_company_not_their_number() -> None:
    # "francisco" (5) is frequent, but only after "san" (4): elsewhere it is unlikely.
    text = np.array([4, 5, 0] * 30 + [1, 2, 0, 3, 2, 0, 4, 2, 0, 6, 2, 0, 2, 1, 0, 2, 3, 0])
    model = KneserNey.learned([text], 7)
    assert model.words[2] > model.words[5]
    assert model.next(0, 4)[5] > 0.5


def test_discounts_are_chen_and_goodmans() -> None:
    """Bigram and unigram levels by hand, with the discounts of equation 26."""
    text = np.random.default_rng(0).integers(1, 6, 400) * np.random.default_rng(1).integers(
        0, 2, 400
    )
    model = KneserNey.learned([text], 6)
    padded = [0, 0, *text.tolist()]
    triples = Counter(zip(padded, padded[1:], padded[2:], strict=False))
    pairs = Counter(key[1:] for key in triples)

    def discounts(counts: Counter[tuple[int, ...]]) -> list[float]:
        n = [sum(c == k for c in counts.values()) for k in range(1, 5)]
        y = n[0] / (n[0] + 2 * n[1])
        return [0.0] + [
            min(max(k - (k + 1) * y * n[k] / n[k - 1], 0.05), k - 0.05) if n[k - 1] else 0.5
            for k in (1, 2, 3)
        ]

    d = discounts(pairs)
    row = {pair: c for pair, c in pairs.items() if pair[0] == 3}
    total = sum(row.values())
    left = sum(d[min(c, 3)] for c in row.values()) / total
    wanted = [
        max(row.get((3, w), 0) - d[min(row.get((3, w), 0), 3)], 0) / total + left * model.words[w]
        for w in range(6)
    ]
    e = discounts(triples)
    deep = {key: c for key, c in triples.items() if key[:2] == (0, 3)}
    size = sum(deep.values())
    rest = sum(e[min(c, 3)] for c in deep.values()) / size
    np.testing.assert_allclose(
        model.next(0, 3),
        [
            max(deep.get((0, 3, w), 0) - e[min(deep.get((0, 3, w), 0), 3)], 0) / size
            + rest * wanted[w]
            for w in range(6)
        ],
    )


def test_what_is_kept_is_the_same_model(tmp_path: Path) -> None:
    text = np.random.default_rng(0).integers(0, 9, 200)
    model = KneserNey.learned([text], 9)
    model.save(tmp_path / "t.npz")
    again = KneserNey.load(tmp_path / "t.npz")
    np.testing.assert_array_equal(model.probabilities(text), again.probabilities(text))
    (tmp_path / "t.npz").write_bytes((tmp_path / "t.npz").read_bytes()[:50])
    with pytest.raises(ValueError, match="not whole"):
        KneserNey.load(tmp_path / "t.npz")
