"""Vocabularies and texts as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workprint.language.preprocess import NEWLINE, UNKNOWN, Vocabulary
from workprint.language.preprocess.vocabulary import tokens_of

TEXT = "Ida waits.\nIda reads.\nTom waits."


def test_words_are_lower_cased_and_a_line_end_is_a_token() -> None:
    assert list(tokens_of(TEXT, "word")) == [
        "ida", "waits", ".", NEWLINE, "ida", "reads", ".", NEWLINE, "tom", "waits", ".",
    ]  # fmt: skip


def test_the_most_frequent_come_first_and_ties_by_spelling() -> None:
    made = Vocabulary.learned("word", [TEXT], 3)
    assert made.tokens == (NEWLINE, UNKNOWN, ".", "ida", "waits")
    assert made.read("Tom waits.\n").tolist() == [1, 4, 2, 0]


def test_characters_keep_their_case() -> None:
    made = Vocabulary.learned("char", ["aA a"], 10)
    assert made.tokens == (NEWLINE, UNKNOWN, "a", " ", "A")
    assert made.read("Aa\nb").tolist() == [4, 2, 0, 1]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.integers(1, 50))
def test_every_number_names_a_token(texts: list[str], size: int) -> None:
    made = Vocabulary.learned("word", texts, size)
    assert len(made) <= size + 2
    for text in texts:
        numbers = made.read(text)
        assert ((numbers >= 0) & (numbers < len(made))).all()
