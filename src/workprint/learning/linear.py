"""A linear tagger: every number and every looked-up word of a step votes for labels by itself.

Multinomial logistic regression (scikit-learn) with its votes written as the file that
`tagger_file` reads; what little data can teach is learned here better than by a network. Its chain
of labels is flat. Writing the file needs the extra `train` (onnx).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.learning.export import Floats, Graph

_NEVER = -30.0
"""The vote for a label that was not met."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What was learned: numbers (F, K), words (V, K) from word 1 on, and the bias (K,)."""

    numbers: Floats
    words: Floats
    bias: Floats


def fit_votes(
    numbers: NDArray[np.float32],
    words: NDArray[np.int64],
    labels: NDArray[np.int64],
    vocabulary: int,
    count: int,
    strength: float,
) -> Votes:
    """Learn from steps: numbers (N, F), word numbers (N, S) with 0 for none, labels (N,) below
    `count`. `strength` is scikit-learn's C: less is plainer."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    steps, slots = words.shape
    row = np.repeat(np.arange(steps), slots)
    known = words.reshape(-1) > 0
    ones = np.ones(int(known.sum()), np.float32)
    place = (row[known], words.reshape(-1)[known] - 1)
    table = csr_matrix((ones, place), shape=(steps, vocabulary))
    model: Any = LogisticRegression(C=strength, max_iter=300)
    model.fit(hstack([csr_matrix(numbers), table]).tocsr(), labels)
    weights = np.zeros((numbers.shape[1] + vocabulary, count), np.float32)
    bias = np.full(count, _NEVER, np.float32)
    weights[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    return Votes(weights[: numbers.shape[1]], weights[numbers.shape[1] :], bias)


def export_votes(
    votes: Votes, slots: int, labels: Sequence[str], path: Path, notes: Mapping[str, str]
) -> None:
    """Write the tagger: `numbers` (T, B, F) and `words` (T, B, S) in, `scores` (T, B, K) out, and
    a chain that favours nothing."""
    graph = Graph()
    nothing = np.zeros((1, votes.words.shape[1]), np.float32)
    table = graph.matrix(np.concatenate([nothing, votes.words]))
    looked = graph.op(
        "ReduceSum", graph.op("Gather", table, "words", axis=0), graph.constant(np.array([2])),
        keepdims=0,
    )  # fmt: skip
    told = graph.op("MatMul", "numbers", graph.matrix(votes.numbers))
    scores = graph.op("Add", graph.op("Add", told, looked), graph.constant(votes.bias))
    size = len(labels)
    graph.write(
        path,
        {
            "numbers": ("float", ["T", "B", votes.numbers.shape[0]]),
            "words": ("int64", ["T", "B", slots]),
        },
        {
            "scores": (scores, 3),
            "begin": (graph.constant(np.zeros(size, np.float32)), 1),
            "pairs": (graph.constant(np.zeros((size, size), np.float32)), 2),
        },
        dict(notes),
    )
