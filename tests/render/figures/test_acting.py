"""Acting: feet that hold, lips that close, eyes that look, acts that show."""

from __future__ import annotations

import numpy as np
import pytest

from workprint.film.beats import Act, Feeling
from workprint.film.speech import Phone
from workprint.film.staging import ActCue, GazeCue, PathKey, Performance, SpeechCue
from workprint.render.figures import UNITS, Figure, Pose, face, pose_at
from workprint.render.figures.face import blink
from workprint.render.figures.visemes import lips, mouths_of
from workprint.render.figures.walk import place

HERE = (PathKey(0, (0.0, 0.0, 0.0), 0.0),)


def acting(
    acts: tuple[ActCue, ...] = (),
    path: tuple[PathKey, ...] = HERE,
    gazes: tuple[GazeCue, ...] = (),
    speech: tuple[SpeechCue, ...] = (),
) -> Performance:
    return Performance("ann", path, acts, gazes, speech)


def joint(figure: Figure, pose: Pose, name: str) -> np.ndarray:
    b = figure.skeleton.index[name]
    return pose.bones[b, :3, :3] @ figure.skeleton.heads[b] + pose.bones[b, :3, 3]


def unit(pose: Pose, name: str) -> float:
    return float(pose.units[UNITS.index(name)])


def phones(text: str, seconds: float = 0.12) -> tuple[Phone, ...]:
    step = int(seconds * 24000)
    return tuple(Phone(c, k * step, (k + 1) * step) for k, c in enumerate(text))


def test_a_walk_does_not_slide(figure: Figure) -> None:
    path = (PathKey(0, (0, 0, -2), 0.0), PathKey(72, (0, 0, 2), 0.0))
    toes = {side: [] for side in ("Left", "Right")}
    for frame in range(0, 73):
        pose = pose_at(figure, acting(path=path), frame, 24)
        for side, row in toes.items():
            row.append(joint(figure, pose, f"{side}ToeBase"))
    for row in toes.values():
        track = np.array(row)
        low = track[:, 1] < track[:, 1].min() + 0.012
        still = [
            np.linalg.norm((track[k + 1] - track[k])[[0, 2]])
            for k in range(len(track) - 1)
            if low[k] and low[k + 1]
        ]
        # a foot on the ground does not travel with the body (0.07 m a frame)
        assert np.median(still) < 0.004
        assert np.mean(np.array(still) > 0.03) < 0.25


def test_a_walk_goes_where_the_path_says(figure: Figure) -> None:
    path = (PathKey(0, (1, 0, 0), 0.0), PathKey(48, (3, 0, 1), 1.0), PathKey(96, (3, 0, 1), 1.0))
    end = figure.landmarks(pose_at(figure, acting(path=path), 90, 24))
    assert end["feet"][0] == pytest.approx(3, abs=0.2)
    assert end["feet"][2] == pytest.approx(1, abs=0.2)
    middle = place(path, 24, 24)
    assert 1 < middle.position[0] < 3
    assert middle.heading == pytest.approx(np.arctan2(2, 1), abs=0.05)


@pytest.mark.parametrize(("posture", "low", "high"), [("sit", 0.4, 0.75), ("kneel", 0.3, 0.7)])
def test_postures_lower_the_hips(figure: Figure, posture: str, low: float, high: float) -> None:
    pose = pose_at(figure, acting(path=(PathKey(0, (0, 0, 0), 0, posture),)), 5, 24)
    assert low < joint(figure, pose, "Hips")[1] < high
    assert figure.landmarks(pose)["eyes"][1] > 0.8


def test_lying_is_level(figure: Figure) -> None:
    pose = pose_at(figure, acting(path=(PathKey(0, (0, 0, 0), 0, "lie", 0.0),)), 5, 24)
    marks = figure.landmarks(pose)
    assert marks["eyes"][1] < 0.5 and marks["feet"][1] < 0.5
    assert figure.mesh(pose).vertices[:, 1].min() > -0.12


def test_feet_stand_on_the_ground(figure: Figure) -> None:
    lowest = figure.mesh(pose_at(figure, acting(), 30, 24)).vertices[:, 1].min()
    assert lowest == pytest.approx(0, abs=0.012)


@pytest.mark.parametrize("act", list(Act))
def test_every_act_plays(figure: Figure, act: Act) -> None:
    cue = ActCue(0, 48, act, Feeling.JOY, 0.5, target=(0.3, 1.1, 0.6))
    for frame in (0, 7.5, 24, 47):
        pose = pose_at(figure, acting((cue,)), frame, 24)
        assert np.isfinite(pose.bones).all() and np.isfinite(pose.units).all()
        assert np.allclose(np.linalg.det(pose.bones[:, :3, :3]), 1, atol=1e-3)


def test_reaching_meets_its_target(figure: Figure) -> None:
    target = (0.15, 1.15, 0.5)
    cue = ActCue(0, 60, Act.TOUCH, target=target)
    pose = pose_at(figure, acting((cue,)), 30, 24)
    marks = figure.landmarks(pose)
    gap = min(np.linalg.norm(np.subtract(marks[h], target)) for h in ("hand_l", "hand_r"))
    assert gap < 0.13


def test_a_hand_to_the_face_arrives(figure: Figure) -> None:
    pose = pose_at(figure, acting((ActCue(0, 72, Act.COVER_FACE),)), 36, 24)
    marks = figure.landmarks(pose)
    for hand in ("hand_l", "hand_r"):
        assert np.linalg.norm(np.subtract(marks[hand], marks["head"])) < 0.22


def test_the_look_reaches_its_target(figure: Figure) -> None:
    target = (1.2, 1.4, 1.6)
    pose = pose_at(figure, acting(gazes=(GazeCue(0, target),)), 60, 24)
    eye = figure.skeleton.index["LeftEye"]
    ahead = pose.bones[eye, :3, :3] @ np.array([0, 0, 1])
    gap = np.subtract(target, joint(figure, pose, "LeftEye"))
    assert ahead @ (gap / np.linalg.norm(gap)) > 0.985


def test_eyes_lead_the_head(figure: Figure) -> None:
    cues = (GazeCue(0, (0, 1.5, 2)), GazeCue(24, (1.5, 1.5, 1.5)))
    yaw = {}
    for name in ("Head", "LeftEye"):
        pose = pose_at(figure, acting(gazes=cues), 27, 24)
        turned = pose.bones[figure.skeleton.index[name], :3, :3] @ np.array([0, 0, 1])
        yaw[name] = float(np.arctan2(turned[0], turned[2]))
    assert yaw["LeftEye"] > yaw["Head"] + 0.15


@pytest.mark.parametrize("stop", "mbp")
def test_lips_close_on_labials(stop: str) -> None:
    jaw = UNITS.index("jawOpen")
    spoken = phones("ɑ" + stop + "ɑ")
    assert lips(spoken, 24000, 0.06)[jaw] > 0.45
    assert lips(spoken, 24000, 0.16)[jaw] < 0.12
    assert lips(spoken, 24000, 0.30)[jaw] > 0.45


def test_lips_rest_in_silence(figure: Figure) -> None:
    speech = (SpeechCue(0, 24000, phones("hɑloʊ"), Feeling.NEUTRAL, 0.5),)
    assert unit(pose_at(figure, acting(speech=speech), 10, 24), "jawOpen") > 0.1
    assert unit(pose_at(figure, acting(speech=speech), 60, 24), "jawOpen") < 0.02


@pytest.mark.parametrize(
    ("symbol", "mouths"),
    [("A", ("mid", "wide")), ("W", ("open", "pucker")), ("ʤ", ("hush",)), ("ˈ", ()),
     ("ʂʐ̩", ("hush",)), ("y", ("front",)), ("↘", ()), (".", ("rest",)), ("tɕʰ", ("hush",))],
)  # fmt: skip
def test_phones_have_mouths(symbol: str, mouths: tuple[str, ...]) -> None:
    assert mouths_of(symbol) == mouths


def test_feelings_are_told_apart() -> None:
    vectors = {f: face(f, 1.0) for f in Feeling}
    names = list(Feeling)
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            assert np.linalg.norm(vectors[first] - vectors[second]) > 0.5, (first, second)


def test_blinks_come_every_few_seconds() -> None:
    shut = [blink(5, k / 24) > 0.5 for k in range(24 * 60)]
    starts = [k for k in range(1, len(shut)) if shut[k] and not shut[k - 1]]
    gaps = np.diff(starts) / 24
    assert 10 <= len(starts) <= 24
    assert gaps.max() < 7


def test_nobody_freezes(figure: Figure) -> None:
    first = figure.landmarks(pose_at(figure, acting(), 0, 24))["head"]
    later = figure.landmarks(pose_at(figure, acting(), 48, 24))["head"]
    assert 0.001 < np.linalg.norm(np.subtract(first, later)) < 0.15


def test_sadness_bows_the_head(figure: Figure) -> None:
    marks = {}
    for feeling in (Feeling.SADNESS, Feeling.RESOLVE):
        cue = ActCue(0, 90, Act.LISTEN, feeling, 1.0)
        marks[feeling] = figure.landmarks(pose_at(figure, acting((cue,)), 45, 24))["eyes"][1]
    assert marks[Feeling.SADNESS] < marks[Feeling.RESOLVE] - 0.02


def test_any_frame_in_any_order(figure: Figure) -> None:
    path = (PathKey(0, (0, 0, -2), 0.0), PathKey(72, (0, 0, 2), 0.0))
    a = pose_at(figure, acting(path=path), 40.5, 24)
    pose_at(figure, acting(path=path), 3, 24)
    b = pose_at(figure, acting(path=path), 40.5, 24)
    assert np.array_equal(a.bones, b.bones) and np.array_equal(a.units, b.units)


def test_motion_is_smooth(figure: Figure) -> None:
    cues = (ActCue(12, 60, Act.PICK_UP, target=(0.3, 0.7, 0.5)), ActCue(60, 100, Act.DRINK))
    before = None
    for frame in range(0, 120):
        hand = np.array(figure.landmarks(pose_at(figure, acting(cues), frame, 24))["hand_r"])
        if before is not None:
            assert np.linalg.norm(hand - before) < 0.2
        before = hand


def test_a_prop_sits_in_the_hand(figure: Figure) -> None:
    pose = pose_at(figure, acting((ActCue(0, 60, Act.HOLD, prop="cup"),)), 30, 24)
    grip = figure.hand(pose, "r")
    assert np.allclose(grip[:3, :3].T @ grip[:3, :3], np.eye(3), atol=1e-4)
    assert np.linalg.norm(grip[:3, 3] - figure.landmarks(pose)["hand_r"]) < 0.12
