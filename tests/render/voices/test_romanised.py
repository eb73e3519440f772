"""Scripts the voices do not read: romanised, spoken, and said once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.reason import Phrase
from workprint.render.voices.english import English
from workprint.render.voices.lines import phones_of
from workprint.render.voices.romanised import MARK, romanised, romanised_warning


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Привет, Tom", "privet, Tom"),
        ("Спасибо", "spasibo"),
        ("Ευχαριστώ", "evharisto"),
        ("μπαμπά", "baba"),
        ("こんにちは、", "konnichiwa、"),
        ("きょう がっこう", "kyou gakou"),
        ("しゃしん", "shashin"),
        ("ラーメン", "ramen"),
        ("안녕", "annyŏng"),
        ("שלום", "shalom"),
        ("مرحبا", "marahaba"),
        ("नमस्ते", "namaste"),
        ("हिंदी", "himdi"),
        ("வணக்கம்", "vanakkam"),
    ],
)
def test_each_script_is_romanised(written: str, latin: str) -> None:
    assert romanised(written).replace(MARK, "") == latin


def test_romanised_words_have_the_vowels_of_their_language(reader: English) -> None:
    assert reader.phones("Привет, Tom!") == "pɹˈivɛt, tˈɑm!"
    assert reader.phones("こんにちは。") == "kOnniʧˈiwɑ."


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_letter_of_any_script_is_silent(language: str, text: str) -> None:
    assert any(c.isalpha() for c in phones_of(text, language, None))


def test_a_film_says_once_which_lines_are_romanised() -> None:
    lines = [("IDA", "Hello"), ("ОЛЕГ", "Привет!"), ("IDA", "你好, café"), ("YUI", "はい 学校")]
    assert romanised_warning(lines) == Phrase(
        "2 lines are written in letters the voices do not read (Cyrillic, Japanese kana) and "
        "spoken from a romanisation: ОЛЕГ, YUI, first “Привет!”.",
        "有2句台词的文字（西里尔文、日文假名）配音不能直接读，按罗马字转写读出：ОЛЕГ、YUI，第一句是“Привет!”。",
    )


def test_a_film_the_voices_read_says_nothing() -> None:
    assert (
        romanised_warning([("A", "Hélène, naïve, Łódź 😀"), ("B", "你好，OK？"), ("C", "…")])
        is None
    )
    assert romanised_warning([]) is None
