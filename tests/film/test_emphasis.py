"""Emphasis: runs of one style, and text without its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.emphasis import emphasis, plain


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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It is *very* late.", "It is very late."),
        ("**Now.** And _then_.", "Now. And then."),
        ("***All of it***", "All of it"),
        ("***a** b*", "a b"),
        ("*one _two* three_", "one _two three_"),
        ("_*both*_", "both"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snow_man", "snow_man"),
        ("**a*", "*a"),
        (r"a \*star\* and \_line\_", "a *star* and _line_"),
        (r"back\\slash", r"back\slash"),
        ("Name: ______", "Name: ______"),
        ("*open\nand* on another line", "*open\nand* on another line"),
        ("“*别走*，”她说。", "“别走，”她说。"),
        ("", ""),
    ],
)
def test_marks_are_taken_out_and_stars_left_in(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text())
def test_nothing_but_marks_goes(text: str) -> None:
    marks = str.maketrans("", "", "*_\\")
    assert plain(text).translate(marks) == text.translate(marks)


@given(st.text(st.characters(exclude_characters="*_\\")))
def test_text_without_marks_stays(text: str) -> None:
    assert plain(text) == text


@given(st.text(st.sampled_from("*_ a\\"), max_size=400))
def test_any_heap_of_marks_is_read(text: str) -> None:
    plain(text * 50)
