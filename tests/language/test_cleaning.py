"""Cleaning: one form, whatever program wrote the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.language.preprocess import clean


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“It’s…” —he said", '"It\'s..." --he said\n'),
        ("one\r\ntwo\rthree", "one\ntwo\nthree\n"),
        ("a  b\u00a0 c\t d", "a b c d\n"),
        ("a\n\n\n\n\nb", "a\n\nb\n"),
        ("cafe\u0301", "caf\u00e9\n"),
        ("\ufeffone\u200b two\u00ad", "one two\n"),
        ("她说：“走……”\u3000好——", "她说：“走……” 好——\n"),
        ("", "\n"),
    ],
)
def test_a_text_is_brought_into_one_form(text: str, wanted: str) -> None:
    assert clean(text) == wanted


def test_what_gutenberg_puts_around_a_play_is_left_out() -> None:
    text = (
        "The Project Gutenberg EBook of Hamlet\n*** START OF THIS PROJECT GUTENBERG EBOOK ***\n"
        "Who's there?\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\nLicence\n"
    )
    assert clean(text) == "Who's there?\n"


@given(st.text())
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)
