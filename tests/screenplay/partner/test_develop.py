"""Steps from a log line: files that people edit, templates, orders and what answers give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.screenplay.partner.answers import Refused
from workprint.screenplay.partner.develop import orders, templates
from workprint.screenplay.partner.develop.steps import (
    Sketch,
    Unreadable,
    read_beats,
    read_log_line,
    read_sketches,
    written_beats,
    written_log_line,
    written_sketches,
)

_LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"], exclude_characters="<>#")
LINE = (
    st.text(_LETTERS)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(c.isalnum() for c in text))
)


@given(st.lists(st.tuples(LINE, LINE), min_size=1, max_size=5), st.sampled_from(["en", "zh"]))
def test_sketches_come_back_as_written(pairs: list[tuple[str, str]], language: str) -> None:
    sketches = tuple(Sketch(a, b) for a, b in pairs)
    assert read_sketches(written_sketches("characters", sketches, language)) == sketches


@given(st.lists(LINE, min_size=1, max_size=9), st.booleans())
def test_beats_come_back_as_written(beats: list[str], template: bool) -> None:
    assert read_beats(written_beats(beats, "en", template)) == tuple(beats)


@given(LINE)
def test_a_log_line_comes_back(line: str) -> None:
    assert read_log_line(written_log_line(line, "zh")) == line


def test_a_file_that_was_emptied() -> None:
    for read in (read_sketches, read_beats, read_log_line):
        with pytest.raises(Unreadable):
            read("# Beats\n\n<!-- one -->\n")


@pytest.mark.parametrize(
    ("line", "language", "people", "place", "goal"),
    [
        ("A retired lighthouse keeper must light the lamp to guide her oldest friend home through "
         "a storm in a small harbour.", "en", ("KEEPER", "FRIEND"), "SMALL HARBOUR",
         "light the lamp"),
        ("When her brother disappears, a young detective named Anna has to find him.", "en",
         ("BROTHER", "DETECTIVE", "ANNA"), "THE ROOM", "find him"),
        ("Nothing.", "en", ("THE ONE", "THE OTHER"), "THE ROOM", "get through this"),
        ("一个退休的出租车司机必须在天亮前把妻子借了三十年的书还给旧书店。", "zh",
         ("租车司机", "妻子"), "旧书店", "在天亮前把妻子借了三十年的书还给旧书店"),
        ("无。", "zh", ("主角", "对手"), "房间", "挺过这一关"),
    ],
)  # fmt: skip
def test_the_words_of_a_log_line(
    line: str, language: str, people: tuple[str, ...], place: str, goal: str
) -> None:
    assert templates.words_of(line, language) == templates.Words(people, place, goal)


def test_characters_of_an_answer() -> None:
    answer = "Sure!\n\n1. **Anna Bell**: a keeper.\n- Otto - her friend at sea.\nOtto: again here"
    found = orders.read_characters(answer, "en")
    assert [(p.title, p.text) for p in found] == [
        ("ANNA BELL", "a keeper."),
        ("OTTO", "her friend at sea."),
    ]
    with pytest.raises(Refused, match="names 1 characters"):
        orders.read_characters("Anna: a keeper who waits.", "en")


def test_beats_of_an_answer_that_was_cut() -> None:
    answer = "".join(f"{n}. Something number {n} happens.\n" for n in range(1, 6)) + "6. And the"
    assert len(orders.read_beats(answer, ("ANNA",), "en", cut=True)) == 5
    with pytest.raises(Refused, match="holds 1 different beats"):
        orders.read_beats("1. The same thing.\n" * 5, (), "en")


def test_a_scene_of_an_answer() -> None:
    answer = "Scene heading: **int. lamp room - night**\nSecond line: The lens turns slowly."
    assert orders.read_scene(answer, "INT. X - DAY", (), "en") == Sketch(
        "INT. LAMP ROOM - NIGHT", "The lens turns slowly."
    )
    own = orders.read_scene("The lens turns very slowly.", "INT. X - DAY", (), "en")
    assert own.title == "INT. X - DAY"
    with pytest.raises(Refused, match="nothing happens"):
        orders.read_scene("INT. LAMP ROOM - NIGHT", "INT. X - DAY", (), "en")


def test_people_of_the_example_become_people_of_the_film() -> None:
    scene = Sketch("INT. HALL - DAY", "They wait.")
    answer = "MARA\nI know it is late.\n\nSTEIN\nThen go, Mara."
    found = orders.read_dialogue(answer, scene, ("ANNA", "OTTO"), "en", False)
    assert found.text == "ANNA\nI know it is late.\n\nOTTO\nThen go, Anna.\n"
    with pytest.raises(Refused):
        orders.read_dialogue("MARA\nWho was on the pier last night?", scene, ("A",), "en", False)
