"""Names: when two phrases mean one thing."""

from __future__ import annotations

import pytest

from workprint.analysis.naming import same_thing, stands_for


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lantern", "old brass lantern", True),
        ("the Tin Mug", "tin mugs", True),
        ("red coat", "blue coat", False),
        ("knife", "wife", False),
        ("琴盒", "旧琴盒", True),
        ("琴盒", "信封", False),
    ],
)
def test_same_thing(one: str, other: str, same: bool) -> None:
    assert same_thing(one, other) is same_thing(other, one) is same


def test_a_general_word_stands_for_what_was_named() -> None:
    assert stands_for("gun", "old revolver") and not stands_for("revolver", "gun")
