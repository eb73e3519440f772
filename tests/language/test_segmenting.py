"""Words and sentences, each at its place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.language.preprocess import sentences, words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Don't stop, Tom!", "Don't|stop|,|Tom|!"),
        ("Wait... what?--no", "Wait|...|what|?|--|no"),
        ("one\ntwo", "one|\n|two"),
        ("他把雨伞放在柜台上。", "他|把|雨伞|放在|柜台|上|。"),
        ("Anna说：OK", "Anna|说|：|OK"),
        ("ÉLAN Привет", "ÉLAN|Привет"),
    ],
)
def test_words(text: str, wanted: str) -> None:
    assert "|".join(w.text for w in words(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He sits. She stands! Why?", "He sits.|She stands!|Why?"),
        ("Mr. Hale waits. Dr. No leaves.", "Mr. Hale waits.|Dr. No leaves."),
        ("“Go!” he says.", "“Go!” he says."),
        ("一句。两句！“三句？”四句……", "一句。|两句！|“三句？”|四句……"),
        ("no mark at the end", "no mark at the end"),
        ("a line\nand another", "a line|and another"),
        ("It costs 3.50 now.", "It costs 3.50 now."),
        ("", ""),
    ],
)
def test_sentences(text: str, wanted: str) -> None:
    assert "|".join(s.text for s in sentences(text)) == wanted


@given(st.text())
def test_every_word_and_sentence_stands_where_it_says(text: str) -> None:
    for part in (*words(text), *sentences(text)):
        assert text[part.start : part.start + len(part.text)] == part.text


@given(st.text())
def test_nothing_but_blanks_is_lost_by_sentences(text: str) -> None:
    kept = "".join("".join(s.text.split()) for s in sentences(text))
    assert kept == "".join(text.split())


@given(st.text())
def test_nothing_but_blanks_is_lost_by_words(text: str) -> None:
    kept = "".join(w.text for w in words(text) if w.text != "\n")
    assert kept == "".join(text.split())


def test_an_endless_line_is_one_sentence() -> None:
    """A pasted page without a mark, or with marks that end nothing, must not take for ever."""
    assert len(sentences("word " * 20_000 + ".a")) == 1
    assert len(sentences("go! " * 20_000)) == 1
    assert len(sentences("." * 50_000 + "a")) == 1
