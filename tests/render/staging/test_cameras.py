"""Cameras: sizes as the trade has them, matching singles that mirror, one side of the line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from workprint.film.reason import Phrase, Reason
from workprint.film.shots import Angle, Move, Shot, ShotKind, ShotSize
from workprint.film.staging import CameraKey, SetSpec, Vec3
from workprint.render.draw.camera import FRAME_HEIGHT_MM
from workprint.render.sets import build_set
from workprint.render.staging.cameras import View, compose, solve

MODEL = build_set(SetSpec("street", 3, False, "day"))
HEAD = 0.23
"""Metres from chin to crown."""


def person(x: float, z: float, heading: float) -> dict[str, Vec3]:
    """Landmarks of somebody 1.7 m tall who stands at x, z."""
    fx, fz = 0.1 * math.sin(heading), 0.1 * math.cos(heading)
    return {
        "head": (x, 1.6, z),
        "eyes": (x + fx, 1.6, z + fz),
        "chest": (x, 1.28, z),
        "top": (x, 1.7, z),
        "feet": (x, 0.0, z),
        "hand_l": (x, 0.8, z),
        "hand_r": (x, 0.8, z),
        "shoulder_l": (x, 1.4, z),
        "shoulder_r": (x, 1.4, z),
        "front": (x + 3 * fx, 1.6, z + 3 * fz),
    }


def child(x: float, z: float, heading: float) -> dict[str, Vec3]:
    """Landmarks of somebody 1.15 m tall, with a head nearly an adult's."""
    marks = {name: (p[0], p[1] * 0.66, p[2]) for name, p in person(x, z, heading).items()}
    return marks | {"top": (x, 1.16, z)}


def family() -> View:
    """Tom, and before him Kit, a child; Ida a step behind Kit."""
    people = view()
    kit, ida = people.first["ida"]["feet"], people.first["tom"]["feet"]
    heading = math.atan2(ida[0] - kit[0], ida[2] - kit[2])
    away = (kit[0] - 0.7 * math.sin(heading), kit[2] - 0.7 * math.cos(heading))
    everyone = {
        "kit": child(kit[0], kit[2], heading),
        "tom": people.first["tom"],
        "ida": person(*away, heading),
    }
    return replace(
        people,
        first=everyone,
        last=everyone,
        axis=("kit", "tom"),
        partner={"kit": "tom", "tom": "kit", "ida": "tom"},
        stature={"kit": 1.15, "tom": 1.7, "ida": 1.7},
    )


def view(gap: float = 1.35) -> View:
    fx, _, fz = MODEL.focal_point
    # Across the set's natural view, as the staging puts a pair.
    across = (-math.cos(MODEL.look_axis), math.sin(MODEL.look_axis))
    spots = [(fx + s * across[0] * gap / 2, fz + s * across[1] * gap / 2) for s in (-1, 1)]
    heading = math.atan2(spots[1][0] - spots[0][0], spots[1][1] - spots[0][1])
    people = {"ida": person(*spots[0], heading), "tom": person(*spots[1], heading + math.pi)}
    return View(
        first=people,
        last=people,
        axis=("ida", "tom"),
        model=MODEL,
        aspect=16 / 9,
        partner={"ida": "tom", "tom": "ida"},
    )


LENSES = {"ECU": 100, "CU": 85, "MCU": 50, "MS": 40, "MLS": 32, "LS": 25, "ELS": 18}


def shot(
    kind: ShotKind,
    size: ShotSize,
    *subjects: str,
    angle: Angle = Angle.EYE,
    move: Move = Move.STATIC,
) -> Shot:
    return Shot(
        "s001.001", "s001", "1A", kind, size, angle, LENSES[size], move, subjects, 1, (), 48,
        Reason(Phrase("x", "某")),
    )  # fmt: skip


def seen(point: Vec3, key: CameraKey) -> tuple[float, float]:
    """Where a point is in the picture: -1 to 1 across (of the height) and up, 1 the top edge."""
    ahead = [t - p for t, p in zip(key.target, key.position, strict=True)]
    far = math.sqrt(sum(a * a for a in ahead))
    ahead = [a / far for a in ahead]
    flat = math.hypot(ahead[0], ahead[2])
    right = (-ahead[2] / flat, 0.0, ahead[0] / flat)
    up = (
        right[1] * ahead[2] - right[2] * ahead[1],
        right[2] * ahead[0] - right[0] * ahead[2],
        right[0] * ahead[1] - right[1] * ahead[0],
    )
    to = [a - p for a, p in zip(point, key.position, strict=True)]
    depth = sum(a * b for a, b in zip(to, ahead, strict=True))
    half = FRAME_HEIGHT_MM / 2 / key.lens_mm
    return (
        sum(a * b for a, b in zip(to, right, strict=True)) / depth / half,
        sum(a * b for a, b in zip(to, up, strict=True)) / depth / half,
    )


def side_of_line(key: CameraKey, people: Mapping[str, Mapping[str, Vec3]]) -> float:
    one, two = people["ida"]["eyes"], people["tom"]["eyes"]
    line = (two[0] - one[0], two[2] - one[2])
    to = (key.position[0] - one[0], key.position[2] - one[2])
    return line[0] * to[1] - line[1] * to[0]


# How much of the frame's height a head of 23 cm fills, by the trade's rules of thumb.
HEADS = {
    "CU": (0.5, 0.8),
    "MCU": (0.33, 0.5),
    "MS": (0.2, 0.33),
    "MLS": (0.13, 0.22),
    "LS": (0.06, 0.13),
}


@pytest.mark.parametrize("size", HEADS)
def test_a_head_fills_what_its_size_asks(size: str) -> None:
    people = view()
    key = solve(shot(ShotKind.SINGLE, ShotSize(size), "ida"), people, 0)[0]
    x, y, z = people.first["ida"]["eyes"]
    top, chin = seen((x, y + HEAD / 2, z), key), seen((x, y - HEAD / 2, z), key)
    low, high = HEADS[size]
    assert low <= (top[1] - chin[1]) / 2 <= high
    assert top[1] < 1.05, "the crown is cut off"


@pytest.mark.parametrize("size", ["CU", "MCU", "MS"])
def test_eyes_are_in_the_upper_part_with_room_to_look_into(size: str) -> None:
    people = view()
    for who in ("ida", "tom"):
        key = solve(shot(ShotKind.SINGLE, ShotSize(size), who), people, 0)[0]
        across, up = seen(people.first[who]["eyes"], key)
        assert 0.05 < up < 0.75
        other = "tom" if who == "ida" else "ida"
        there = people.first[other]["eyes"]
        here = people.first[who]["eyes"]
        ahead = tuple(h + 0.05 * (t - h) for h, t in zip(here, there, strict=True))
        looks = seen(ahead, key)[0] - across  # type: ignore[arg-type]
        assert across * looks < 0.02, "the look runs out of the frame"


@pytest.mark.parametrize("size", ["CU", "MCU", "MS", "MLS"])
def test_matching_singles_mirror_each_other(size: str) -> None:
    people = view()
    keys = [
        solve(shot(ShotKind.SINGLE, ShotSize(size), who), people, 0)[0] for who in ("ida", "tom")
    ]
    (ax, ay), (bx, by) = (
        seen(people.first[w]["eyes"], k) for w, k in zip(("ida", "tom"), keys, strict=True)
    )
    assert ax == pytest.approx(-bx, abs=0.03)
    assert ay == pytest.approx(by, abs=0.03)
    assert keys[0].position[1] == pytest.approx(keys[1].position[1], abs=0.02)


@pytest.mark.parametrize("gap", [0.8, 1.35, 2.5])
def test_every_camera_of_a_scene_is_on_one_side_of_the_line(gap: float) -> None:
    people = view(gap)
    shots = [
        shot(ShotKind.ESTABLISHING, ShotSize.LS, "ida", "tom"),
        shot(ShotKind.MASTER, ShotSize.LS, "ida", "tom"),
        shot(ShotKind.TWO_SHOT, ShotSize.MLS, "ida", "tom"),
        shot(ShotKind.OVER_SHOULDER, ShotSize.MS, "ida", "tom"),
        shot(ShotKind.OVER_SHOULDER, ShotSize.MCU, "tom", "ida"),
        *(shot(ShotKind.SINGLE, size, who) for size in (ShotSize.CU, ShotSize.MS)
          for who in ("ida", "tom")),
    ]  # fmt: skip
    sides = {
        math.copysign(1, side_of_line(k, people.first)) for s in shots for k in solve(s, people, 0)
    }
    assert len(sides) == 1


def test_over_the_shoulder_shows_the_far_face_and_the_near_shoulder_apart() -> None:
    people = view()
    keys = solve(shot(ShotKind.OVER_SHOULDER, ShotSize.MCU, "ida", "tom"), people, 0)
    face, near = (seen(people.first[w]["eyes"], keys[0])[0] for w in ("ida", "tom"))
    assert face * near < 0, "both on one side of the frame"
    assert abs(face) < 16 / 9
    far, close = (math.dist(people.first[w]["eyes"], keys[0].position) for w in ("ida", "tom"))
    assert close < far


@pytest.mark.parametrize("kind", [ShotKind.MASTER, ShotKind.TWO_SHOT])
def test_everyone_named_is_in_the_frame(kind: ShotKind) -> None:
    people = view()
    (key, *_) = solve(shot(kind, ShotSize.MLS, "ida", "tom"), people, 0)
    for who in ("ida", "tom"):
        across, up = seen(people.first[who]["eyes"], key)
        assert abs(across) < 16 / 9 and abs(up) < 1


@pytest.mark.parametrize(("angle", "sign"), [(Angle.HIGH, 1), (Angle.LOW, -1)])
def test_high_looks_down_and_low_looks_up(angle: Angle, sign: int) -> None:
    key = solve(shot(ShotKind.SINGLE, ShotSize.MS, "ida", angle=angle), view(), 0)[0]
    assert (key.position[1] - key.target[1]) * sign > 0.2


def test_a_push_comes_closer_and_keeps_its_subject() -> None:
    people = view()
    first, last = solve(shot(ShotKind.CLOSE, ShotSize.CU, "ida", move=Move.PUSH), people, 100)
    assert (first.frame, last.frame) == (100, 147)
    assert math.dist(last.position, last.target) < math.dist(first.position, first.target)


@pytest.mark.parametrize("kind", list(ShotKind))
@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("subjects", [(), ("ida",), ("ida", "tom"), ("nobody",)])
def test_any_shot_has_a_camera_with_finite_numbers(
    kind: ShotKind, move: Move, subjects: tuple[str, ...]
) -> None:
    for key in solve(shot(kind, ShotSize.MS, *subjects, move=move), view(), 0):
        assert all(map(math.isfinite, (*key.position, *key.target, key.lens_mm, key.roll)))
        assert math.dist(key.position, key.target) > 0.05
        assert key.position[1] > 0


TELLING = [
    (ShotKind.SINGLE, ShotSize.MS, ("kit",)),
    (ShotKind.SINGLE, ShotSize.MLS, ("kit",)),
    (ShotKind.CLOSE, ShotSize.CU, ("kit",)),
    (ShotKind.SINGLE, ShotSize.MS, ("tom",)),
    (ShotKind.OVER_SHOULDER, ShotSize.MCU, ("kit", "tom")),
    (ShotKind.OVER_SHOULDER, ShotSize.MS, ("tom", "kit")),
    (ShotKind.TWO_SHOT, ShotSize.MS, ("kit", "tom")),
    (ShotKind.TWO_SHOT, ShotSize.MLS, ("tom", "kit")),
    (ShotKind.MASTER, ShotSize.LS, ("kit", "tom", "ida")),
]


@pytest.mark.parametrize("move", [Move.STATIC, Move.PUSH])
@pytest.mark.parametrize(("kind", "size", "subjects"), TELLING)
def test_whoever_is_seen_has_a_head(
    kind: ShotKind, size: ShotSize, subjects: tuple[str, ...], move: Move
) -> None:
    people = family()
    made = compose(shot(kind, size, *subjects, move=move), people, 0)
    for key in (made.keys[0], made.keys[-1]):
        for who, marks in people.first.items():
            if who in made.hidden:
                continue
            body = [seen(marks[p], key) for p in ("chest", "shoulder_l", "hand_l", "feet")]
            if any(abs(x) < 16 / 9 and abs(y) < 1 for x, y in body):
                across, up = seen(marks["eyes"], key)
                assert up < 0.95, f"{who} has no head"
                assert abs(across) < 1.1 * 16 / 9
    assert subjects[0] not in made.hidden


@pytest.mark.parametrize("size", ["MCU", "MS", "MLS"])
def test_a_child_fills_a_single_at_their_own_eye_level(size: str) -> None:
    people = family()
    made = compose(shot(ShotKind.SINGLE, ShotSize(size), "kit"), people, 0)
    key = made.keys[0]
    assert abs(key.position[1] - people.first["kit"]["eyes"][1]) < 0.35
    grown = compose(shot(ShotKind.SINGLE, ShotSize(size), "tom"), people, 0).keys[0]
    one = math.dist(key.position, people.first["kit"]["eyes"])
    assert one < 0.95 * math.dist(grown.position, people.first["tom"]["eyes"])
    far = {
        who: math.dist(key.position, marks["eyes"])
        for who, marks in people.first.items()
        if who not in made.hidden and abs(seen(marks["eyes"], key)[0]) < 16 / 9
    }
    assert min(far, key=lambda who: far[who]) == "kit"


@pytest.mark.parametrize("gap", [0.9, 1.35, 1.8])
@pytest.mark.parametrize("size", [ShotSize.MCU, ShotSize.MS])
def test_a_shoulder_takes_a_quarter_at_its_side(gap: float, size: ShotSize) -> None:
    people = view(gap)
    key = solve(shot(ShotKind.OVER_SHOULDER, size, "ida", "tom"), people, 0)[0]
    face, near = (seen(people.first[w]["head"], key)[0] / (16 / 9) for w in ("ida", "tom"))
    assert abs(near) > 0.5 and abs(face) < 0.6
    assert abs(face - near) > 0.8


def test_nobody_walks_through_the_camera() -> None:
    people = view()
    one = shot(ShotKind.SINGLE, ShotSize.MS, "ida")
    x, _, z = solve(one, people, 0)[0].position
    walks = replace(people, passing={"ida": ((x, 0.0, z),)})
    moved = compose(one, walks, 0).keys[0].position
    assert math.hypot(moved[0] - x, moved[2] - z) > 0.3
    by = replace(people, passing={"tom": ((x, 0.0, z),)})
    assert "tom" in compose(one, by, 0).hidden


def test_a_close_shot_of_the_place_has_the_glass_of_a_close_one() -> None:
    people = view()
    wide = shot(ShotKind.ESTABLISHING, ShotSize.CU, "ida", "tom")
    assert solve(replace(wide, lens_mm=18), people, 0)[0].lens_mm == 85
    assert solve(replace(wide, lens_mm=65), people, 0)[0].lens_mm == 65
    across, up = seen(people.first["ida"]["eyes"], solve(replace(wide, lens_mm=18), people, 0)[0])
    assert abs(across) < 1 and 0 < up < 0.8


def test_nothing_on_the_wall_grows_out_of_a_head() -> None:
    people = view()
    key = solve(shot(ShotKind.SINGLE, ShotSize.MLS, "ida"), people, 0)[0]
    head = people.first["ida"]["head"]
    # A thing as big as a clock, a metre behind the head as this camera sees it.
    gap = [h - p for h, p in zip(head, key.position, strict=True)]
    far = math.hypot(*gap)
    at = [h + g / far for h, g in zip(head, gap, strict=True)]
    angles = np.linspace(0, 2 * math.pi, 60, endpoint=False)
    ring = np.stack([np.cos(angles) * 0.04, np.sin(angles) * 0.04, 0 * angles], axis=1) + at
    clock = replace(MODEL.meshes[0], vertices=ring.astype(np.float32), normals=None)
    bare = replace(people, model=replace(MODEL, meshes=()))
    hung = replace(people, model=replace(MODEL, meshes=(clock,)))
    one = shot(ShotKind.SINGLE, ShotSize.MLS, "ida")
    before, after = (solve(one, v, 0)[0] for v in (bare, hung))
    assert 0.1 < math.dist(before.position, after.position) < 1.2
    assert seen(people.first["ida"]["eyes"], after) == pytest.approx(
        seen(people.first["ida"]["eyes"], before), abs=0.02
    )
