"""Shot plans keep the rules of the craft, whatever the scene."""

from __future__ import annotations

from itertools import pairwise

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_making import beats_of, plan_of, read

from workprint.editing import nodes
from workprint.film.beats import BeatKind, SceneBeats, moments
from workprint.film.layout import lay_out
from workprint.film.shots import ScenePlan
from workprint.film.time import FrameRate

_NAMES = st.sampled_from(["IDA", "TOM", "MAY", "OLD MAN"])
_SAYINGS = st.sampled_from(
    ["No.", "Get out!", "I never said that I would come, and you know it. " * 3, "Why?",
     "I am afraid."]
)  # fmt: skip
_HOW = st.sampled_from(["", "(shouting)\n", "(crying)\n", "(to Tom)\n", "(softly)\n"])
_DEEDS = st.sampled_from(
    ["{0} enters.", "{0} picks up the letter and reads it.", "{0} runs to the door.",
     "Rain falls.", "{0} hugs Tom.", "{0} looks away, furious.",
     "They all stand up and leave.", "{0} sits."]
)  # fmt: skip
_LINES = st.builds("{}{}\n{}{}\n".format, _NAMES, st.sampled_from(["", " (V.O.)"]), _HOW, _SAYINGS)
_DUALS = st.builds(
    "{}\n{}\n\n{} ^\n{}\n".format, st.sampled_from(["IDA", "MAY (V.O.)"]), _SAYINGS,
    st.sampled_from(["TOM", "OLD MAN (O.S.)"]), _SAYINGS,
)  # fmt: skip
_ACTIONS = st.builds(lambda deed, who: deed.format(who.title()) + "\n", _DEEDS, _NAMES)
_SCENE = st.builds(
    lambda place, body: f"{place}\n\n" + "\n".join(body),
    st.sampled_from(["INT. KITCHEN - DAY", "EXT. STREET - NIGHT", "INT./EXT. CAR - DUSK"]),
    st.lists(_LINES | _ACTIONS | _DUALS, max_size=10),
)
films = st.lists(_SCENE, min_size=1, max_size=3).map("\n".join)
rates = st.sampled_from(["23.976", "24", "25", "29.97"])


def checked(plan: ScenePlan, beats: SceneBeats) -> None:
    """The rules that hold for every scene."""
    assert plan.shots and plan.frames > 0
    assert sum(shot.frames for shot in plan.shots) == plan.frames
    assert all(shot.frames > 0 for shot in plan.shots)
    clock = {time.beat: time for time in plan.beats}
    at = None
    for lanes in moments(beats.beats):
        sides = [[clock[beat.id] for beat in lane] for lane in lanes]
        assert {side[0].start for side in sides} == {sides[0][0].start if at is None else at}
        for side in sides:
            assert all(time.start < time.end for time in side)
            assert all(one.end == two.start for one, two in pairwise(side))
        at = max(side[-1].end for side in sides)
    assert all(time.end <= plan.frames for time in plan.beats)
    sides = {shot.side for shot in plan.shots} - {0}
    assert len(sides) <= 1, "the camera crosses the 180-degree line"
    for one, two in pairwise(plan.shots):
        assert one.number != two.number, f"{one.id} and {two.id} are one set-up"
    for shot in plan.shots:
        assert shot.reason.text.en.strip() and shot.reason.text.zh.strip()
        assert any("\u4e00" <= c <= "\u9fff" for c in shot.reason.text.zh)
        assert 8 <= shot.lens_mm <= 200
        for piece in shot.slices:
            assert 0 <= piece.start < piece.end


@settings(max_examples=60)
@given(films, rates)
def test_every_plan_keeps_the_rules(text: str, rate: str) -> None:
    plan = plan_of(text, rate)
    for scene, beats in zip(plan.scenes, beats_of(text), strict=True):
        checked(scene, beats)
    ids = [shot.id for scene in plan.scenes for shot in scene.shots]
    assert len(set(ids)) == len(ids)


@settings(max_examples=40)
@given(films)
def test_shots_cover_every_beat_from_end_to_end(text: str) -> None:
    for scene in plan_of(text).scenes:
        seen = {time.beat: 0 for time in scene.beats}
        for shot in scene.shots:
            for piece in shot.slices:
                assert piece.start == seen[piece.beat]
                seen[piece.beat] = piece.end
        assert seen == {t.beat: t.end - t.start for t in scene.beats}


@settings(max_examples=20)
@given(films, rates)
def test_the_timeline_adds_up_and_reads_back(text: str, label: str) -> None:
    rate = FrameRate.parse(label)
    screenplay, people, beats = read(text)
    plan = nodes.planned_shots(screenplay, beats, people, rate)
    layout = lay_out(plan, rate)
    written = nodes.cut(screenplay, beats, plan, layout, "A Film", rate)
    timeline = otio.adapters.read_from_string(written, "otio_json")
    assert otio.adapters.write_to_string(timeline, "otio_json", indent=1) == written
    picture, *sounds = timeline.tracks
    assert {track.duration().value for track in timeline.tracks} == {layout.frames}
    heard = {}
    for sound in sounds:
        for clip in sound.find_clips():
            source, shown = clip.source_range, clip.range_in_parent()
            assert source == shown, "a line is not where the movie has it"
            heard[clip.metadata["workprint"]["beat"]] = int(shown.start_time.value)
    lines = {b.id for scene in beats for b in scene.beats if b.kind is BeatKind.LINE}
    assert heard == {
        time.beat: start + time.start
        for scene, start in zip(plan.scenes, layout.scene_starts, strict=True)
        for time in scene.beats
        if time.beat in lines
    }
    assert [m.marked_range.start_time.value for m in picture.markers] == list(layout.scene_starts)
    at = 0
    for clip in picture:
        assert clip.source_range.start_time.value == at
        at += clip.source_range.duration.value
    assert picture[0].source_range.duration.value == layout.title_frames


@settings(max_examples=30)
@given(films)
def test_the_same_screenplay_has_the_same_plan(text: str) -> None:
    assert plan_of(text) == plan_of(text)


TALK = "INT. KITCHEN - DAY\n\nIda and Tom sit.\n\n" + "\n".join(
    f"{who}\n{line}\n"
    for who, line in [
        ("IDA", "You came."), ("TOM", "I said I would."), ("IDA", "I waited all night."),
        ("TOM", "I know."), ("IDA", "You lied to me!"), ("TOM", "I never lied to you!"),
    ]
)  # fmt: skip


def test_a_scene_starts_wide_and_tightens() -> None:
    (scene,) = plan_of(TALK).scenes
    order = ["ELS", "LS", "MLS", "MS", "MCU", "CU", "ECU"]
    sizes = [order.index(shot.size.value) for shot in scene.shots]
    assert scene.shots[0].kind == "establishing" and sizes[0] <= 1
    half = len(sizes) // 2
    assert sum(sizes[half:]) / len(sizes[half:]) > sum(sizes[:half]) / half


def test_two_who_talk_are_the_line_and_are_seen_over_the_shoulder() -> None:
    (scene,) = plan_of(TALK).scenes
    assert set(scene.axis) == {"ida", "tom"}
    assert "over_shoulder" in {shot.kind.value for shot in scene.shots}


@pytest.mark.parametrize("count", [24, 25, 49, 600])
def test_slates_leave_out_i_and_o(count: int) -> None:
    from workprint.editing.plan import _letter

    letters = [_letter(n) for n in range(count)]
    assert len(set(letters)) == count
    assert not any(c in "IO" for letter in letters for c in letter)


def test_a_place_seen_before_is_not_established_again() -> None:
    scene = "INT. KITCHEN - DAY\n\nIda waits.\n\nIDA\nHello.\n"
    first, second = plan_of(scene + "\n" + scene).scenes
    assert first.shots[0].kind == "establishing"
    assert second.shots[0].kind == "master"
