"""How well several labels a text are told: micro- and macro-F1, ranking, each with its interval.

Intervals are by the bootstrap over texts (`metrics`); systems judged on the same texts are drawn
together, so that what one has over the other has an interval of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.learning.metrics import DRAWS, Estimate

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LabelMeasure:
    """One label: how many texts have it, and how they were found."""

    label: str
    count: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True, slots=True)
class MultiLabel:
    """How labels were told on `count` texts.

    `ranking` is the mean over texts of the precision at each right label when labels are ranked
    by chance (label ranking average precision). `calibration` is the expected calibration error
    of the chances in ten bins.
    """

    count: int
    micro_f1: Estimate
    macro_f1: Estimate
    ranking: Estimate
    calibration: Estimate
    labels: tuple[LabelMeasure, ...]


def judged(
    truth: Bools, chances: Floats, told: Bools, labels: Sequence[str], seed: int = 0
) -> MultiLabel:
    """Estimate a system: `truth`, `chances` and what was `told` are (texts, labels)."""
    draws = _drawn(len(truth), seed)
    ranks = ranking(truth, chances)
    return MultiLabel(
        len(truth),
        _estimate(lambda n: micro_f1(truth[n], told[n]), draws),
        _estimate(lambda n: macro_f1(truth[n], told[n]), draws),
        _estimate(lambda n: float(ranks[n].mean()), draws),
        _estimate(lambda n: calibration(truth[n], chances[n]), draws),
        tuple(
            _measure(label, _counts(truth[:, k], told[:, k]), draws)
            for k, label in enumerate(labels)
            if truth[:, k].any() or told[:, k].any()
        ),
    )


def _measure(label: str, counts: NDArray[np.int64], draws: NDArray[np.int64]) -> LabelMeasure:
    def of(figure: Callable[[NDArray[np.int64]], float]) -> Estimate:
        return _estimate(lambda n: figure(counts[n].sum(axis=0)), draws)

    return LabelMeasure(label, int(counts[:, 2].sum()), of(_precision), of(_recall), of(_f1))


def gain(
    truth: Bools, ours: tuple[Floats, Bools], theirs: tuple[Floats, Bools], seed: int = 0
) -> dict[str, Estimate]:
    """What ours (chances, told) has over theirs on the same texts."""
    draws = _drawn(len(truth), seed)
    ranks = ranking(truth, ours[0]) - ranking(truth, theirs[0])
    return {
        "micro_f1": _estimate(
            lambda n: micro_f1(truth[n], ours[1][n]) - micro_f1(truth[n], theirs[1][n]), draws
        ),
        "macro_f1": _estimate(
            lambda n: macro_f1(truth[n], ours[1][n]) - macro_f1(truth[n], theirs[1][n]), draws
        ),
        "ranking": _estimate(lambda n: float(ranks[n].mean()), draws),
    }


def micro_f1(truth: Bools, told: Bools) -> float:
    """F1 over all decisions."""
    return _f1(_counts(truth.ravel(), told.ravel()).sum(axis=0))


def macro_f1(truth: Bools, told: Bools) -> float:
    """Mean F1 of the labels that occur."""
    here = [k for k in range(truth.shape[1]) if truth[:, k].any()]
    return float(np.mean([_f1(_counts(truth[:, k], told[:, k]).sum(axis=0)) for k in here]))


def ranking(truth: Bools, chances: Floats) -> Floats:
    """Label ranking average precision of each text."""
    made = []
    for right, chance in zip(truth, chances, strict=True):
        order = np.argsort(-chance, kind="stable")
        hits = right[order]
        at = np.flatnonzero(hits)
        made.append(float(np.mean(np.arange(1, len(at) + 1) / (at + 1))) if len(at) else 0.0)
    return np.array(made)


def calibration(truth: Bools, chances: Floats) -> float:
    """Expected calibration error in ten bins."""
    right, chance = truth.ravel(), chances.ravel()
    bins = np.minimum((chance * 10).astype(int), 9)
    gap = np.bincount(bins, right - chance, minlength=10)
    return float(np.abs(gap).sum() / len(chance))


def _counts(truth: Bools, told: Bools) -> NDArray[np.int64]:
    """(N, 3): right, told, there."""
    return np.stack([truth & told, told, truth], axis=1).astype(np.int64)


def _precision(c: NDArray[np.int64]) -> float:
    return float(c[0] / max(1, c[1]))


def _recall(c: NDArray[np.int64]) -> float:
    return float(c[0] / max(1, c[2]))


def _f1(c: NDArray[np.int64]) -> float:
    return float(2 * c[0] / max(1, c[1] + c[2]))


def _drawn(count: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).integers(0, count, (DRAWS, count))


def _estimate(figure: Callable[[NDArray[np.int64]], float], draws: NDArray[np.int64]) -> Estimate:
    drawn = [figure(n) for n in draws]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return Estimate(figure(np.arange(draws.shape[1])), float(low), float(high))
