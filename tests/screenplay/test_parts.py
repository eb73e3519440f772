"""Numerals and numbers of scenes."""

from __future__ import annotations

import pytest

from workprint.screenplay.numerals import normal_number, numeral_value


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二", 12), ("二十", 20), ("二十三", 23), ("一百零五", 105), ("１２", 12), ("甲", None),
     ("十", 10), ("两百", 200), ("二〇二", 202), ("廿三", 23), ("一千零一", 1001), ("三万", 30000),
     ("", None), ("x", None), ("7", 7), ("壹佰", 100)],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    """Chinese numerals have their values; stems and words have none."""
    assert numeral_value(text) == value


@pytest.mark.parametrize(
    ("text", "number"), [("十二", "12"), ("１２Ａ", "12A"), ("甲", "甲"), ("23-1", "23-1")]
)
def test_scene_numbers_in_plain_digits(text: str, number: str) -> None:
    """A number is normalised as far as it is one."""
    assert normal_number(text) == number
