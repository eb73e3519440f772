"""Dual dialogue: two speeches that are spoken at the same time, and seen and cut so."""

from __future__ import annotations

from itertools import pairwise

import opentimelineio as otio
import pytest
from scene_making import beats_of, plan_of, read

from workprint.editing import nodes
from workprint.film.beats import moments
from workprint.film.layout import lay_out
from workprint.film.shots import ScenePlan, Shot
from workprint.film.time import FrameRate

HEAD = "INT. KITCHEN - DAY\n\nIda and Tom stand at the table.\n\n"
SHORT, LONG = "No.", "I have told you a hundred times that I will not leave this house. " * 3


def pair(left: str = "Get out!", right: str = "Never!", *, one: str = "IDA") -> str:
    return f"{one}\n{left}\n\nTOM ^\n{right}\n\n"


def sides(text: str) -> list[list[list[str]]]:
    """What is said in each moment of the first scene, lane by lane."""
    return [
        [[beat.text for beat in lane] for lane in lanes]
        for lanes in moments(beats_of(text)[0].beats)
    ]


def shots_of(scene: ScenePlan, text: str, screenplay_text: str) -> list[Shot]:
    """The shots in which the line is being said."""
    beat = next(b.id for b in beats_of(screenplay_text)[0].beats if b.text == text)
    return [shot for shot in scene.shots if beat in {s.beat for s in shot.slices}]


def test_a_cue_with_a_caret_speaks_beside_the_one_before() -> None:
    assert sides(HEAD + pair())[1:] == [[["Get out!"], ["Never!"]]]


def test_pairs_in_a_row_stay_pairs() -> None:
    text = HEAD + pair("One.", "Two.") + pair("Three.", "Four.") + "IDA\nFive.\n"
    assert sides(text)[1:] == [[["One."], ["Two."]], [["Three."], ["Four."]], [["Five."]]]


def test_a_speech_broken_by_a_parenthetical_is_one_side() -> None:
    text = HEAD + "IDA\nOne.\n(beat)\nTwo.\n\nTOM ^\nThree.\n(beat)\nFour.\n"
    assert sides(text)[1:] == [[["One.", "Two."], ["Three.", "Four."]]]


@pytest.mark.parametrize(
    "text",
    [
        "Ida waits.\n\nTOM ^\nAlone.\n",
        "IDA\nOne.\n\nShe waits.\n\nTOM ^\nAlone.\n",
        "TOM\n(nods)\n\nIDA ^\nAlone.\n",
        "TOM\nOne.\n\nTOM ^\nAlone.\n",
    ],
    ids=["nobody before", "action between", "nothing said", "one voice twice"],
)
def test_a_caret_without_two_voices_is_an_ordinary_line(text: str) -> None:
    assert all(len(lanes) == 1 for lanes in sides(HEAD + text))


@pytest.mark.parametrize("words", [(SHORT, LONG), (LONG, SHORT), (SHORT, SHORT), (LONG, LONG)])
def test_both_are_in_the_picture_while_both_speak(words: tuple[str, str]) -> None:
    text = HEAD + pair(*words)
    (scene,) = plan_of(text).scenes
    left, right = (
        t for t in scene.beats if t.beat in {b.id for b in beats_of(text)[0].beats[-2:]}
    )
    assert left.start == right.start
    both = min(left.end, right.end)
    at = 0
    for shot in scene.shots:
        if at < both and at + shot.frames > left.start:
            assert set(shot.subjects) == {"ida", "tom"}
            assert shot.kind.value in ("two_shot", "master", "establishing")
        at += shot.frames


@pytest.mark.parametrize(("words", "who"), [((SHORT, LONG), "tom"), ((LONG, SHORT), "ida")])
def test_whoever_goes_on_alone_is_shown_speaking(words: tuple[str, str], who: str) -> None:
    (scene,) = plan_of(HEAD + pair(*words)).scenes
    after = scene.shots[[s.kind.value for s in scene.shots].index("two_shot") + 1]
    assert after.subjects[0] == who


def test_a_two_shot_is_never_traded_for_a_close_up_of_two() -> None:
    text = HEAD + pair(LONG, LONG) + pair(LONG, LONG)
    (scene,) = plan_of(text).scenes
    pairs = [shot for shot in scene.shots if shot.kind.value == "two_shot"]
    assert len(pairs) >= 2
    assert all(shot.size.value in ("MCU", "MS", "MLS", "LS") for shot in pairs)
    assert all(one.number != two.number for one, two in pairwise(scene.shots))


def test_a_voice_off_leaves_the_picture_to_the_one_who_is_there() -> None:
    text = HEAD + "IDA\nOne.\n\n" + pair(LONG, LONG, one="MAY (V.O.)")
    (scene,) = plan_of(text).scenes
    assert "may" not in {who for shot in scene.shots for who in shot.subjects}
    assert "tom" in scene.shots[-1].subjects or "tom" in scene.shots[-2].subjects


@pytest.mark.parametrize("label", ["23.976", "24", "29.97"])
def test_the_cut_has_both_lines_at_the_frame_where_they_are_heard(label: str) -> None:
    rate = FrameRate.parse(label)
    screenplay, people, beats = read(HEAD + pair(LONG, SHORT) + pair() + "IDA\nFive.\n")
    plan = nodes.planned_shots(screenplay, beats, people, rate)
    layout = lay_out(plan, rate)
    written = nodes.cut(screenplay, beats, plan, layout, "A Film", rate)
    timeline = otio.adapters.read_from_string(written, "otio_json")
    assert [track.name for track in timeline.tracks] == ["Picture", "Dialogue", "Dialogue 2"]
    first, second = ([clip.name for clip in track.find_clips()] for track in timeline.tracks[1:])
    assert first == [f"ida: {LONG.strip()}", "ida: Get out!", "ida: Five."]
    assert second == ["tom: No.", "tom: Never!"]
    starts = [
        [clip.range_in_parent().start_time for clip in track.find_clips()]
        for track in timeline.tracks[1:]
    ]
    assert starts[0][:2] == starts[1]
