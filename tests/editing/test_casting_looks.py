"""Looks from the words that introduce people."""

from __future__ import annotations

import pytest
from scene_making import read

from workprint.editing.people import named_in, people
from workprint.film.characters import Character


def one(introduction: str, name: str = "IDA") -> Character:
    """The first person of a screenplay whose action is `introduction`."""
    _, people, _ = read(f"INT. ROOM - DAY\n\n{introduction}\n\n{name}\nHello.\n")
    return people[0]


def chinese(introduction: str) -> Character:
    _, people, _ = read(f"第1场 内景 房间 日\n\n△{introduction}\n\n小雨：你好。\n")
    return people[0]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("40", 40), ("30s", 35), ("mid-40s", 45), ("forty-two", 42), ("in her twenties", 25),
        ("sixty", 60), ("seventeen", 17), ("eight years old", 8), ("eighty", 80), ("a child", 9),
        ("an old woman", 70), ("late fifties", 55),
    ],
)  # fmt: skip
def test_an_age_is_read(words: str, age: int) -> None:
    assert one(f"IDA ({words}) waits.").look.age_years == age


@pytest.mark.parametrize("words", ["old, of average height", "old, in a comfortable coat"])
def test_no_age_is_read_into_other_words(words: str) -> None:
    assert one(f"IDA ({words}) waits.").look.age_years == 70


def test_a_year_is_no_age() -> None:
    assert one("IDA (a young woman from 1984) waits.").look.age_years == 24


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("28岁，女", 28),
        ("三十岁", 30),
        ("五十多岁", 55),
        ("十二岁", 12),
        ("八岁", 8),
        ("六十二岁", 62),
    ],
)
def test_a_chinese_age_is_read(words: str, age: int) -> None:
    assert chinese(f"小雨（{words}）坐着。").look.age_years == age


@pytest.mark.parametrize(
    ("words", "trait", "value"),
    [
        ("40, a man", "male", 1.0),
        ("40, a woman", "male", 0.0),
        ("40, bald", "hair", "bald"),
        ("40, in glasses", "glasses", True),
        ("40, a bearded man", "beard", True),
        ("40, in a coat", "top", "coat"),
        ("40, in a hoodie", "top", "hoodie"),
    ],
)
def test_a_trait_is_read(words: str, trait: str, value: object) -> None:
    person = one(f"IDA ({words}) waits.")
    assert getattr(person.look, trait) == value
    assert person.reasons


def test_tall_is_taller_than_short() -> None:
    tall, short = (one(f"IDA (40, a {w} woman) waits.").look.height_cm for w in ("tall", "short"))
    assert tall > short + 10


def test_children_are_small() -> None:
    assert one("IDA (6, a girl) waits.").look.height_cm < 130


def test_a_look_stays_from_draft_to_draft() -> None:
    assert one("IDA waits.").look == one("Something else entirely. IDA waits.").look


def test_those_who_speak_most_wear_colours_of_their_own() -> None:
    text = "INT. ROOM - DAY\n\n" + "\n".join(f"P{c}\nHello there.\n" for c in "ABCDEFGH")
    _, people, _ = read(text)
    assert len({p.look.top_colour for p in people if p.look.top != "uniform"}) >= 7


def test_a_full_name_and_its_first_name_are_one_person() -> None:
    _, people, _ = read("INT. A - DAY\n\nIDA CARRICK (40) waits.\n\nIDA\nHello.\n")
    assert [(p.id, p.aliases) for p in people] == [("ida", ("IDA CARRICK",))]


@pytest.mark.parametrize(
    ("action", "names"),
    [
        (
            "HÉLÈNE D'ARC (thirty-two), IDA CARRICK (40s).",
            "HÉLÈNE D'ARC, IDA CARRICK",
        ),
        ("She sees ИВАН ПЕТРОВ (45).", "ИВАН ПЕТРОВ"),
        ("JEAN-LUC (mid-30s) sits.", "JEAN-LUC"),
        ("SUPER: LONDON (1940)", ""),
        ("SUPER: OLD TOWN (a young man's map)", ""),
        ("The FORT (4:30) and the CANTEEN (closed, late).", ""),
        ("Ida (40) sits.", ""),
    ],
)
def test_who_is_introduced(action: str, names: str) -> None:
    _, people, _ = read(f"INT. ROOM - DAY\n\n{action}\n\nNOBODY\nHello.\n")
    assert {c.name for c in people} - {"NOBODY"} == set(names.split(", ")) - {""}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anna Maria sits.", "anna-maria"),
        ("Anna sits. ANNA MARIA stands.", "anna, anna-maria"),
        ("Maria and Anna sit.", "anna"),
        ("Ann, Anna, Anna Maria.", "ann, anna, anna-maria"),
    ],
)
def test_the_longest_name_is_the_one_that_is_meant(text: str, who: str) -> None:
    cues = "".join(f"{name}\nHello.\n\n" for name in ("ANN", "ANNA", "ANNA MARIA"))
    script, _, _ = read(f"INT. ROOM - DAY\n\n{cues}")
    assert list(named_in(text, people(script))) == who.split(", ")
