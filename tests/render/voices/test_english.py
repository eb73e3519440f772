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
        ("in 1940", "in nineteen forty"),
        ("the 1940s", "the nineteen forties"),
        ("the '90s", "the nineties"),
        ("1914-1918", "nineteen fourteen to nineteen eighteen"),
        ("9:30", "nine thirty"),
        ("£20", "twenty pounds"),
        ("¥100", "one hundred yen"),
        ("$1.5 million", "one point five million dollars"),
        ("$20k", "twenty thousand dollars"),
        ("$0.99", "ninety nine cents"),
        ("-5°C", "minus five degrees Celsius"),
        ("5km", "five kilometers"),
        ("1/2", "a half"),
        ("2½", "two and a half"),
        ("3/4", "three quarters"),
        ("24/7", "twenty four seven"),
        ("Call 911!", "Call nine one one!"),
        ("555-1234", "five five five one two three four"),
        ("007", "double oh seven"),
        ("Room 302", "Room three oh two"),
        ("21ST", "twenty first"),
        ("No. 5", "number five"),
        ("#5", "number five"),
        ("Henry VIII", "Henry the eighth"),
        ("Elizabeth I.", "Elizabeth the first."),
        ("Elizabeth I know", "Elizabeth I know"),
        ("Chapter IV", "Chapter four"),
        ("Act I", "Act one"),
        ("World War II", "World War two"),
        ("WWII", "World War two"),
        ("Mr. Smith", "Mister Smith"),
        ("Dr. Wu", "Doctor Wu"),
        ("St. Mary", "Saint Mary"),
        ("on Main St.", "on Main Street."),
        ("Sgt. Lee", "Sergeant Lee"),
        ("you vs. me", "you versus me"),
        ("e.g. this", "for example this"),
        ("and/or", "and or"),
        ("Nooooo!", "No!"),
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


@pytest.mark.parametrize(
    ("line", "sounds"),
    [
        ("FBI", "ˌɛfbˌiˈI"),
        ("The CIA called.", "ðə sˌiˌIˈA kˈɔld."),
        ("I AM THE FBI MAN", "ˌI æm ði ˌɛfbˌiˈI mˈæn"),
        ("two UFOs", "tˈu jˌuˌɛfˈOz"),
        ("the CIA's man", "ðə sˌiˌIˈAz mˈæn"),
        ("the TV", "ðə tˌivˈi"),
        ("a USB stick", "ɐ jˌuˌɛsbˈi stˈɪk"),
        ("it is DIY", "ɪt ɪz dˌiˌIwˈI"),
        ("the US army", "ðə jˌuˈɛs ˈɑɹmi"),
        ("the U.S. army", "ðə jˌuˈɛs ˈɑɹmi"),
        ("at 9 a.m. today", "æt nˈIn ˌAˈɛm tədˈA"),
        ("J. R. Smith", "ʤˈA ˈɑɹ smˈɪθ"),
        ("this is plan A", "ðɪs ɪz plˈæn ˈA"),
    ],
)
def test_acronyms_are_said_letter_by_letter(line: str, sounds: str, reader: English) -> None:
    assert reader.phones(line) == sounds


@pytest.mark.parametrize("line", ["GET OUT OF HERE NOW", "GIVE IT TO US!", "I AM IN", "NO!"])
def test_a_line_in_capitals_is_words(line: str, reader: English) -> None:
    assert reader.phones(line) == reader.phones(line.capitalize())


@pytest.mark.parametrize(
    ("line", "small"),
    [("I said NO to you", "I said no to you"), ("call NASA now", "call nasa now"),
     ("from NATO", "from nato"), ("Tell US", "Tell us")],
)  # fmt: skip
def test_capitals_that_make_a_word_are_said_as_one(line: str, small: str, reader: English) -> None:
    assert reader.phones(line) == reader.phones(small)


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("café", "kæfˈA"),
        ("naïve", "nɑˈiv"),
        ("cafe\u0301", "kæfˈA"),
        ("résumé", "ɹˈɛzəmˌA"),
        ("Hélène", "Alˈɛn"),
        ("He\u0301le\u0300ne", "Alˈɛn"),
        ("Hélène's", "Alˈɛnz"),
        ("fiancés", "fˌiɑnsˈAz"),
        ("São", "sˈW"),
        ("Łódź", "wˈɑdz"),
        ("über", "ˈubəɹ"),
        ("Ｈｅｌｌｏ", "həlˈO"),
        ("co\u00adoperate", "kOˈɑpəɹˌAt"),
    ],
)
def test_letters_with_marks_keep_their_sounds(word: str, sounds: str, reader: English) -> None:
    assert reader.phones(word) == sounds


@pytest.mark.parametrize("word", ["Straße", "Nguyễn", "Ærøskøbing", "Dvořák", "Nuñez"])
def test_a_marked_name_has_as_many_syllables_as_its_plain_spelling(
    word: str, reader: English
) -> None:
    plain = {"Straße": "Strasse", "Nguyễn": "Nguyen", "Ærøskøbing": "Aroskobing",
             "Dvořák": "Dvorzhak", "Nuñez": "Nunyez"}[word]  # fmt: skip
    assert reader.phones(word) == reader.phones(plain)


def test_emoji_inside_a_line_are_not_spoken(reader: English) -> None:
    assert reader.phones("I love 😀 you ❤️ 1️⃣") == reader.phones("I love you")


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
