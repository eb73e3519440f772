"""Chains of labels against sums and maxima over every sequence there is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.learning.chains import STRETCH, Chain, best_path, marginals


def drawn(steps: int, labels: int, seed: int) -> tuple[np.ndarray, Chain]:
    random = np.random.default_rng(seed)
    chain = Chain(
        random.normal(size=labels).astype(np.float32),
        2 * random.normal(size=(labels, labels)).astype(np.float32),
    )
    return 2 * random.normal(size=(steps, labels)).astype(np.float32), chain


def score(path: tuple[int, ...], scores: np.ndarray, chain: Chain) -> float:
    told = chain.begin[path[0]] + sum(scores[t, label] for t, label in enumerate(path))
    return float(told + sum(chain.pairs[a, b] for a, b in itertools.pairwise(path)))


@settings(max_examples=40)
@given(st.integers(1, 6), st.integers(2, 4), st.integers(0, 10_000))
def test_against_every_sequence(steps: int, labels: int, seed: int) -> None:
    scores, chain = drawn(steps, labels, seed)
    every = list(itertools.product(range(labels), repeat=steps))
    totals = np.array([score(path, scores, chain) for path in every])
    assert tuple(best_path(scores, chain)) == every[int(totals.argmax())]
    weights = np.exp(totals - totals.max())
    wanted = np.zeros((steps, labels))
    for path, weight in zip(every, weights / weights.sum(), strict=True):
        wanted[np.arange(steps), path] += weight
    assert np.allclose(marginals(scores, chain), wanted, atol=1e-5)


def slowly(scores: np.ndarray, chain: Chain) -> tuple[list[int], np.ndarray]:
    """Viterbi and forward-backward, step by step in logarithms."""
    best, came = chain.begin + scores[0], []
    ahead = [np.float64(chain.begin + scores[0])]
    for row in scores[1:]:
        sums = best[:, None] + chain.pairs
        came.append(sums.argmax(axis=0))
        best = sums.max(axis=0) + row
        ahead.append(np.logaddexp.reduce(ahead[-1][:, None] + chain.pairs, axis=0) + row)
    behind = [np.zeros(scores.shape[1])]
    for row in scores[:0:-1]:
        behind.insert(0, np.logaddexp.reduce(chain.pairs + (row + behind[0])[None, :], axis=1))
    path = [int(best.argmax())]
    for row in came[::-1]:
        path.insert(0, int(row[path[0]]))
    both = np.array(ahead) + np.array(behind)
    return path, np.exp(both - np.logaddexp.reduce(both, axis=1, keepdims=True))


@pytest.mark.parametrize("steps", [STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH + 7])
def test_stretches_give_what_one_pass_gives(steps: int) -> None:
    scores, chain = drawn(steps, 5, steps)
    path, sure = slowly(scores, chain)
    assert best_path(scores, chain).tolist() == path
    assert np.allclose(marginals(scores, chain), sure, atol=1e-5)


def test_what_may_not_be_is_not() -> None:
    scores, chain = drawn(400, 3, 1)
    scores[:, 2] += 20
    never = chain.masked(np.array([True, True, False]), ~np.eye(3, dtype=bool))
    path = best_path(scores, never)
    assert path[0] != 2
    assert (path[1:] != path[:-1]).all()
    assert marginals(scores, never)[0, 2] < 1e-9


def test_nothing_has_no_labels() -> None:
    _, chain = drawn(1, 3, 0)
    assert best_path(np.zeros((0, 3), np.float32), chain).shape == (0,)
    assert marginals(np.zeros((0, 3), np.float32), chain).shape == (0, 3)
