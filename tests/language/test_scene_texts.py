"""The text of scenes as the language stage reads it, and where each sentence stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workprint.language.preprocess import clean, sentences
from workprint.language.scenes import scene_texts, words_of
from workprint.screenplay import parse

SCRIPT = """INT. KITCHEN - NIGHT

Ida waits\u2026 and  waits. The kettle\u00a0sings \u2014 once.

IDA
(softly)
Who\u2019s there?
No one.

Rain.

EXT. QUAY - DAY

A boat.
"""


def test_cues_stand_before_what_they_say() -> None:
    first, second = scene_texts(parse(SCRIPT))
    assert first.text.split("\n") == [
        "Ida waits... and waits. The kettle sings -- once.",
        "(softly)",
        "IDA: Who's there?",
        "No one.",
        "Rain.",
    ]
    assert second.text == "A boat."


def test_every_sentence_is_found_again_on_its_line() -> None:
    lines = SCRIPT.split("\n")
    for scene in scene_texts(parse(SCRIPT)):
        for sentence in sentences(clean(scene.text)):
            element, line = scene.place(sentence.start)
            said = sentence.text.removeprefix("IDA: ")
            assert said in clean(lines[line - 1])
            assert element.span.line <= line


@given(st.text(max_size=80))
def test_cleaning_a_scene_moves_nothing_in_it(action: str) -> None:
    for scene in scene_texts(parse(f"INT. ROOM - DAY\n\nOne.\n\n{action}\n")):
        assert clean(scene.text).rstrip("\n") == scene.text.rstrip("\n")
        assert len(scene.lines) == (scene.text.count("\n") + 1 if scene.text else 0)


def test_each_scene_has_its_own_words() -> None:
    kitchen, quay = words_of(parse(SCRIPT))
    assert "kettle" in kitchen.words
    assert quay.words == ("boat",)
