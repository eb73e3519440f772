"""Two who speak at once: both mouths move, from the same frame, in the shot that shows them."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pytest

from workprint.editing import nodes as editing
from workprint.film.shots import ScenePlan
from workprint.film.speech import Phone, SpokenLine
from workprint.film.staging import Performance, SceneStaging, SetSpec
from workprint.film.time import FrameRate
from workprint.render.figures.expression import speaking
from workprint.render.sets import build_set
from workprint.render.staging.blocking import block
from workprint.render.staging.places import places
from workprint.render.staging.scenes import part_for
from workprint.screenplay import parse

RATE = FrameRate.parse("24")
TEXT = (
    "INT. KITCHEN - DAY\n\nIDA (40) and TOM (30) stand at the table.\n\n"
    "IDA\nGet out of my house!\n\nTOM ^\nI will not leave, not for you, not for anyone!\n\n"
    "IDA\nGo!\n\nTOM ^\nNever!\n"
)


class Staged(NamedTuple):
    """A scene of two pairs of dual dialogue, on its set."""

    plan: ScenePlan
    stage: SceneStaging
    lines: tuple[SpokenLine, ...]


def spoken(beat: str, who: str, seconds: Fraction) -> SpokenLine:
    """A line of open vowels with closed lips between them, five a second."""
    samples = int(seconds * 24_000)
    step = 4_800
    phones = tuple(
        Phone("ɑ" if n % 2 == 0 else "m", at, min(samples, at + step))
        for n, at in enumerate(range(0, samples, step))
    )
    return SpokenLine(beat, who, f"{beat}.npz", 24_000, samples, phones, "formant")


@pytest.fixture(scope="module")
def staged() -> Staged:
    screenplay = parse(TEXT)
    people = editing.stand_ins(screenplay)
    beats = editing.scene_beats(screenplay, people)
    seconds = iter((Fraction(3, 2), Fraction(7, 2), Fraction(1), Fraction(2)))
    lines = tuple(
        spoken(beat.id, beat.who[0], next(seconds))
        for beat in beats[0].beats
        if beat.kind == "line"
    )
    plan = editing.spoken_shots(screenplay, beats, people, lines, RATE)
    scene = plan.scenes[0]
    spec = SetSpec("kitchen", 7, True, "day")
    model = build_set(spec)
    spots = places(beats[0], scene.axis, 1, spec, model)
    looks = {person.id: person.look for person in people}
    said = {line.beat: line for line in lines}
    performances = block(beats[0], scene.beats, spots, looks, said, model, RATE)
    return Staged(scene, SceneStaging(scene.scene, spec, performances, ()), lines)


def moves(performance: Performance, first: int, last: int) -> float:
    """How far the mouth travels between two frames."""
    mouths = [speaking(performance, f, 24.0) for f in range(first, last)]
    shown = np.array([mouth * share for mouth, share in mouths])
    return float(np.abs(np.diff(shown, axis=0)).max())


@pytest.mark.parametrize("pair", [0, 1])
def test_both_mouths_move_while_both_speak(pair: int, staged: Staged) -> None:
    plan, stage, lines = staged
    left, right = plan.beats[1 + 2 * pair : 3 + 2 * pair]
    start = left.start + left.speech_start
    assert right.start + right.speech_start == start
    shorter = min(line.samples for line in lines[2 * pair : 2 * pair + 2])
    until = start + shorter * 24 // 24_000
    at = 0
    seen = 0
    for shot in plan.shots:
        begin, end = max(at, start), min(at + shot.frames, until)
        if end - begin > 6:
            assert set(shot.subjects) == {"ida", "tom"}
            part = part_for(stage, shot, at, RATE)
            for performance in part.performances:
                assert moves(performance, begin, end) > 0.1, performance.character
            seen += end - begin
        at += shot.frames
    assert seen >= (until - start) * 3 // 4


def test_the_mouth_of_whoever_is_done_is_still(staged: Staged) -> None:
    plan, stage, _ = staged
    left, right = plan.beats[1:3]
    ida, tom = sorted(stage.performances, key=lambda p: p.character)
    done = left.start + left.speech_start + 36 + 6
    assert moves(ida, done, right.end) == 0
    assert moves(tom, done, right.end - 8) > 0.1
