"""Macro-F1 and its interval: a label that no drawn film has does not count against it."""

from __future__ import annotations

from workprint.learning.metrics import classification


def test_a_perfect_labeller_has_a_perfect_interval() -> None:
    truth = ["a", "b", "a", "b", "c", "a"]
    films = ["x", "x", "y", "y", "y", "z"]
    found = classification(truth, truth, films, ["a", "b", "c", "d"])
    assert found.macro_f1.value == found.macro_f1.low == found.macro_f1.high == 1
    assert [one.label for one in found.classes] == ["a", "b", "c"]


def test_one_bad_film_widens_it() -> None:
    truth, told = ["a", "b"] * 4, ["a", "b"] * 3 + ["b", "a"]
    found = classification(truth, told, [1, 1, 2, 2, 3, 3, 4, 4], ["a", "b"])
    assert found.macro_f1.value == 0.75
    assert found.macro_f1.low < 0.5 < found.macro_f1.high == 1
