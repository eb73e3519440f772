"""Numerals and emphasis."""

from __future__ import annotations

import pytest

from workprint.screenplay import emphasis, plain
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


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", "plain"),
        ("*i*", "i:i"),
        ("**b**", "b:b"),
        ("***x***", "bi:x"),
        ("_u_", "u:u"),
        ("a * b * c", "a * b * c"),
        (r"\*no\*", "*no*"),
        ("*a **b** c*", "i:a |bi:b|i: c"),
        ("_*a*_", "iu:a"),
        ("*open", "*open"),
        ("**a *b***", "b:a |bi:b"),
        ("***a** b*", "bi:a|i: b"),
        ("*a _b* c_", "i:a _b| c_"),
        ("*a\nb*", "*a\nb*"),
        ("** x **", "** x **"),
        ("****", "****"),
        ("_**BRICK & STEEL**_", "bu:BRICK & STEEL"),
    ],
)
def test_emphasis(text: str, runs: str) -> None:
    """Runs, each after the letters of its styles."""
    found = []
    for run in emphasis(text):
        style = "b" * run.bold + "i" * run.italic + "u" * run.underline
        found.append(f"{style}:{run.text}" if style else run.text)
    assert "|".join(found) == runs


def test_plain() -> None:
    """Marks, notes and boneyards go; words stay."""
    assert plain("*a* [[n]] b /* x */ _c_") == "a b c"
