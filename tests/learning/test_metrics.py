"""Figures and their intervals, against scikit-learn's and against arithmetic."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from workprint.learning.metrics import classification, mean, perplexity, perplexity_lower

LABELS = ("cue", "line", "slug")
CASES = st.lists(
    st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS), st.integers(0, 4)),
    min_size=1,
    max_size=60,
)


@settings(max_examples=30)
@given(CASES)
def test_figures_are_scikit_learns(cases: list[tuple[str, str, int]]) -> None:
    truth, told, groups = map(list, zip(*cases, strict=True))
    made = classification(truth, told, groups, LABELS)
    assert made.accuracy.value == pytest.approx(accuracy_score(truth, told))
    assert made.confusion == tuple(
        map(tuple, confusion_matrix(truth, told, labels=LABELS).tolist())
    )
    theirs = precision_recall_fscore_support(truth, told, labels=LABELS, zero_division=0)
    for one in made.classes:
        n = LABELS.index(one.label)
        assert one.precision.value == pytest.approx(theirs[0][n])
        assert one.recall.value == pytest.approx(theirs[1][n])
        assert one.f1.value == pytest.approx(theirs[2][n])
        assert one.count == theirs[3][n] > 0
    assert made.macro_f1.value == pytest.approx(np.mean([c.f1.value for c in made.classes]))


@settings(max_examples=30)
@given(CASES)
def test_a_figure_lies_in_its_interval_of_one_group_or_many(
    cases: list[tuple[str, str, int]],
) -> None:
    truth, told, groups = map(list, zip(*cases, strict=True))
    accuracy = classification(truth, told, groups, LABELS).accuracy
    assert 0 <= accuracy.low <= accuracy.high <= 1
    alone = classification(truth, told, [0] * len(truth), LABELS).accuracy
    assert alone.low == pytest.approx(alone.value) == alone.high


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    random = np.random.default_rng(0)
    inside = 0
    for seed in range(200):
        values = random.normal(3, 1, 40)
        made = mean(values.tolist(), seed)
        inside += made.low <= 3 <= made.high
    assert 0.88 <= inside / 200 <= 0.99


def test_confidence_that_is_told_truly_has_no_error() -> None:
    right = ["cue"] * 7 + ["line"] * 3
    sure = classification(right, ["cue"] * 10, range(10), LABELS, [0.7] * 10)
    assert sure.calibration is not None
    assert sure.calibration.value == pytest.approx(0)
    boastful = classification(right, ["cue"] * 10, range(10), LABELS, [0.99] * 10)
    assert boastful.calibration is not None
    assert boastful.calibration.value == pytest.approx(0.29)


def test_perplexity_of_fair_guesses_is_the_number_of_choices() -> None:
    made = perplexity([100 * math.log(6), 50 * math.log(6)], [100, 50])
    assert made.tokens == 150
    assert made.perplexity.value == pytest.approx(6)
    assert made.perplexity.high == pytest.approx(6)


def test_lower_is_paired_and_signed() -> None:
    theirs = [100 * math.log(8)] * 12
    ours = [100 * math.log(6)] * 12
    made = perplexity_lower(ours, theirs, [100] * 12)
    assert made.value == pytest.approx(0.25)
    assert made.low == pytest.approx(0.25) == made.high
    assert perplexity_lower(theirs, ours, [100] * 12).value == pytest.approx(1 - 8 / 6)


def test_nothing_to_measure_is_said() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        mean([])
