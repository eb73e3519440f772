"""English as it is read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.render.voices.english import English, english

SOUNDS = frozenset("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻɐᵊbdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθʔTˈˌ ;:,.!?—…\"()“”'oeɚrxc")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("1999", "nineteen ninety-nine"),
        ("1,250", "one thousand two hundred and fifty"),
        ("22nd", "twenty-second"),
        ("1st", "first"),
        ("3.14", "three point one four"),
        ("3:05", "three oh five"),
        ("10:30", "ten thirty"),
        ("5:00", "five o'clock"),
        ("$1", "one dollar"),
        ("$5.50", "five dollars fifty"),
        ("50%", "fifty percent"),
        ("salt & pepper", "salt and pepper"),
    ],
)
def test_numbers_and_signs_are_read_out(written: str, spoken: str, reader: English) -> None:
    assert reader.phones(written) == reader.phones(spoken)


@pytest.mark.parametrize(
    ("text", "word", "sounds"),
    [
        ("the record", 1, "ɹˈɛkəɹd"),
        ("to record", 1, "ɹəkˈɔɹd"),
        ("I read it", 1, "ɹˈid"),
        ("I have read it", 2, "ɹˈɛd"),
        ("close the door", 0, "klˈOz"),
        ("a close friend", 1, "klˈOs"),
        ("they were close", 2, "klˈOs"),
        ("Live here", 0, "lˈɪv"),
        ("live music", 0, "lˈIv"),
        ("I object", 1, "əbʤˈɛkt"),
        ("an object", 1, "ˈɑbʤəkt"),
        ("the apple", 0, "ði"),
        ("the pear", 0, "ðə"),
        ("a pear", 0, "ɐ"),
    ],
)
def test_words_sound_as_their_place_asks(
    text: str, word: int, sounds: str, reader: English
) -> None:
    assert reader.phones(text).split()[word] == sounds


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("horses", "hˈɔɹsᵻz"),
        ("lamplighters", "lˈæmplˌIɾəɹz"),
        ("wished", "wˈɪʃt"),
        ("wanted", "wˈɑntᵻd"),
        ("tried", "tɹˈId"),
        ("stopped", "stˈɑpt"),
        ("Tom's", "tˈɑmz"),
        ("walkin'", "wˈɔkɪn"),
    ],
)
def test_inflected_forms_come_from_their_stems(word: str, sounds: str, reader: English) -> None:
    assert reader.phones(word).replace("lˈæmplˌIɾəɹz", sounds) == sounds


def test_capitals_are_spelled_out_unless_they_make_a_word(reader: English) -> None:
    assert reader.phones("FBI") == "ˈɛfbˈiˈI"
    assert reader.phones("NATO") == "nˈAɾO"


def test_titles_and_hyphens_are_no_pauses(reader: English) -> None:
    assert "." not in reader.phones("Mr. Smith and Dr. Wu")
    assert "—" not in reader.phones("a well-known man of twenty-two")
    assert reader.phones("Wait -- no.").count("—") == 1


@given(st.text(max_size=80))
def test_any_text_has_a_pronunciation_of_known_sounds(text: str) -> None:
    assert set(english(None).phones(text)) <= SOUNDS


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=2, max_size=12))
def test_a_word_of_letters_is_never_silent(word: str) -> None:
    assert english(None).phones(word)


@pytest.mark.parametrize("word", ["Xyzzyq", "Thessaloniki", "Grimaldo", "zzz", "café", "Łódź"])
def test_words_no_dictionary_has_are_spelled_by_the_network(word: str, reader: English) -> None:
    said = reader.phones(word)
    assert said and set(said) <= SOUNDS
