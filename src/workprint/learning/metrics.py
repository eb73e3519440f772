"""How good a model is: each figure with its 95% confidence interval.

Intervals are by the bootstrap (Efron 1979) over groups, a film or a document each, because lines
of one film are not independent: groups are drawn with replacement, the figure is taken anew, and
the 2.5% and 97.5% points of 1,000 draws are the interval. One group alone has no interval.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
BINS = 10


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the ends of its 95% confidence interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


@dataclass(frozen=True, slots=True)
class ClassMeasure:
    """One class: how many there are, and how they were found."""

    label: str
    count: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True, slots=True)
class Classification:
    """How a classifier did on `count` cases in `groups` groups.

    `confusion[i][j]` counts cases of the i-th label that were taken for the j-th. `macro_f1` is
    the mean over the labels that occur. `calibration` is the expected calibration error (Guo et
    al. 2017, ten bins): the mean distance between the confidence told and the accuracy had; None
    where no confidence was told.
    """

    count: int
    groups: int
    accuracy: Estimate
    macro_f1: Estimate
    classes: tuple[ClassMeasure, ...]
    confusion: tuple[tuple[int, ...], ...]
    calibration: Estimate | None


@dataclass(frozen=True, slots=True)
class Perplexity:
    """exp of the mean negative log-likelihood of `tokens` tokens."""

    tokens: int
    perplexity: Estimate


def classification(
    truth: Sequence[str],
    told: Sequence[str],
    groups: Sequence[Hashable],
    labels: Sequence[str],
    confidence: Sequence[float] | None = None,
    seed: int = 0,
) -> Classification:
    """Estimate a classifier: `truth` and what was `told`, case by case, and each case's group."""
    place = {label: n for n, label in enumerate(labels)}
    t = np.array([place[x] for x in truth], dtype=np.int64)
    p = np.array([place[x] for x in told], dtype=np.int64)
    number: dict[Hashable, int] = {}
    g = np.array([number.setdefault(x, len(number)) for x in groups], dtype=np.int64)
    count = len(number)
    k = len(labels)
    tables = np.zeros((count, k, k))
    np.add.at(tables, (g, t, p), 1)
    whole = tables.sum(axis=0)
    draws = _draws(count, seed)
    drawn = np.tensordot(draws, tables, axes=1)
    calibration = None
    if confidence is not None:
        calibration = _calibration(t == p, np.asarray(confidence), g, draws)
    here = [int(n) for n in np.flatnonzero(whole.sum(axis=1))]
    precision, recall, f1 = _scores(whole)
    many = _scores(drawn)
    return Classification(
        len(truth),
        count,
        _measure(float(_accuracy(whole)), _accuracy(drawn)),
        _measure(float(f1[here].mean()), _macro(many[2], drawn)),
        tuple(
            ClassMeasure(
                labels[n],
                int(whole[n].sum()),
                _measure(precision[n], many[0][:, n]),
                _measure(recall[n], many[1][:, n]),
                _measure(f1[n], many[2][:, n]),
            )
            for n in here
        ),
        tuple(tuple(int(x) for x in row) for row in whole),
        calibration,
    )


def perplexity(nats: Sequence[float], tokens: Sequence[int], seed: int = 0) -> Perplexity:
    """Perplexity from each group's summed negative log-likelihood (nats) and its token count."""
    lost, size = np.asarray(nats, dtype=float), np.asarray(tokens, dtype=float)
    draws = _draws(len(lost), seed)
    value = float(np.exp(lost.sum() / size.sum()))
    return Perplexity(int(size.sum()), _measure(value, np.exp((draws @ lost) / (draws @ size))))


def mean(values: Sequence[float], seed: int = 0) -> Estimate:
    """The mean of one value per group."""
    x = np.asarray(values, dtype=float)
    draws = _draws(len(x), seed)
    return _measure(x.mean(), draws @ x / len(x))


def perplexity_lower(
    ours: Sequence[float], theirs: Sequence[float], tokens: Sequence[int], seed: int = 0
) -> Estimate:
    """How far our perplexity lies below theirs on the same groups: 0.25 is 25% lower.

    As `perplexity`; both models' groups are drawn together (paired bootstrap).
    """
    gap = np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)
    size = np.asarray(tokens, dtype=float)
    draws = _draws(len(gap), seed)
    value = float(1 - np.exp(gap.sum() / size.sum()))
    return _measure(value, 1 - np.exp((draws @ gap) / (draws @ size)))


def _draws(groups: int, seed: int) -> NDArray[np.float64]:
    """How often each group was drawn, (DRAWS, groups)."""
    if groups == 0:
        raise ValueError("there is nothing to measure")
    random = np.random.default_rng(seed)
    return random.multinomial(groups, np.full(groups, 1 / groups), size=DRAWS).astype(float)


def _measure(value: float, drawn: NDArray[np.float64]) -> Estimate:
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return Estimate(float(value), float(low), float(high))


def _accuracy(tables: NDArray[np.float64]) -> NDArray[np.float64]:
    right: NDArray[np.float64] = np.trace(tables, axis1=-2, axis2=-1)
    result: NDArray[np.float64] = right / np.maximum(tables.sum(axis=(-2, -1)), 1)
    return result


def _scores(tables: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Precision, recall and F1 by class, (..., K); a class told never and never there has 0."""
    right = np.diagonal(tables, axis1=-2, axis2=-1)
    told, there = tables.sum(axis=-2), tables.sum(axis=-1)
    return (
        right / np.maximum(told, 1),
        right / np.maximum(there, 1),
        2 * right / np.maximum(told + there, 1),
    )


def _macro(f1: NDArray[np.float64], tables: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean F1 of each draw, over the labels that occur in it."""
    there = tables.sum(axis=-1) > 0
    result: NDArray[np.float64] = (f1 * there).sum(axis=-1) / np.maximum(there.sum(axis=-1), 1)
    return result


def _calibration(
    right: NDArray[np.bool_],
    confidence: NDArray[np.float64],
    groups: NDArray[np.int64],
    draws: NDArray[np.float64],
) -> Estimate:
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    sums = np.zeros((draws.shape[1], BINS, 2))
    np.add.at(sums[:, :, 0], (groups, bins), right - confidence)
    np.add.at(sums[:, :, 1], (groups, bins), 1)

    def error(tables: NDArray[np.float64]) -> NDArray[np.float64]:
        gap: NDArray[np.float64] = np.abs(tables[..., 0]).sum(axis=-1)
        result: NDArray[np.float64] = gap / np.maximum(tables[..., 1].sum(axis=-1), 1)
        return result

    return _measure(float(error(sums.sum(axis=0))), error(np.tensordot(draws, sums, axes=1)))
