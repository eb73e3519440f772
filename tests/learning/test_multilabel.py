"""Several labels a text: the figures are scikit-learn's; and words of lists where they stand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score, label_ranking_average_precision_score

from workprint.learning.multilabel import gain, judged, macro_f1, micro_f1, ranking
from workprint.learning.word_lists import read_lists


@given(st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_the_figures_are_scikit_learns(seed: int) -> None:
    random = np.random.default_rng(seed)
    truth, told = random.random((12, 4)) < 0.4, random.random((12, 4)) < 0.4
    truth[:4] |= np.eye(4, dtype=bool)
    truth[~truth.any(axis=1), 0] = True
    chances = random.random((12, 4))
    assert micro_f1(truth, told) == pytest.approx(f1_score(truth, told, average="micro"))
    assert macro_f1(truth, told) == pytest.approx(f1_score(truth, told, average="macro"))
    assert ranking(truth, chances).mean() == pytest.approx(
        label_ranking_average_precision_score(truth, chances)
    )


def test_intervals_hold_the_figure_and_a_gain_over_oneself_is_none() -> None:
    random = np.random.default_rng(1)
    truth, chances = random.random((30, 3)) < 0.5, random.random((30, 3))
    told = judged(truth, chances, chances > 0.5, ("a", "b", "c"))
    for one in (told.micro_f1, told.macro_f1, told.ranking, told.labels[0].f1):
        assert one.low <= one.value <= one.high and one.low < one.high
    assert told.labels[1].count == truth[:, 1].sum()
    same = gain(truth, (chances, chances > 0.5), (chances, chances > 0.5))
    assert {(e.low, e.value, e.high) for e in same.values()} == {(0.0, 0.0, 0.0)}


def test_words_of_lists_are_found_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    path.write_text('a = "kiss~, fall in love, love"\nb = "love"\n', encoding="utf-8")
    text = "They fall in love. Kissing, loved; love!"
    found = [(h.group, text[h.start : h.end]) for h in read_lists(path, False).found(text)]
    assert found == [("a", "fall in love"), ("a", "Kissing"), ("a", "love"), ("b", "love")]
    path.write_text('a = "爱, 爱情"\n', encoding="utf-8")
    other = tmp_path / "z.toml"
    other.write_text('a = "爱, 爱情"\n', encoding="utf-8")
    assert [h.word for h in read_lists(other, True).found("爱情里的爱")] == ["爱情", "爱"]
