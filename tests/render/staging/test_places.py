"""Where people stand: on the floor, in nobody's way, inside no furniture."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.staging import SetSpec
from workprint.render.sets import SetModel, build_set
from workprint.render.staging.places import places

KITS = ("kitchen", "living_room", "bedroom", "office", "street", "cafe", "corridor", "forest")


def spec(kit: str) -> SetSpec:
    return SetSpec(kit, 11, kit not in ("street", "forest"), "day")


def scene(count: int, act: Act = Act.STAND) -> SceneBeats:
    people = tuple(f"p{n}" for n in range(count))
    beat = Beat("b", BeatKind.ACTION, (0,), people, (), "", (act,), Feeling.NEUTRAL, 0.0)
    return SceneBeats("s001", people, (beat,))


def blocked(model: SetModel, x: float, z: float, reach: float = 0.2) -> int:
    """How many points of the set lie inside a standing body, between knee and breast."""
    floor = model.focal_point[1]
    inside = 0
    for mesh in model.meshes:
        corners = mesh.vertices[mesh.triangles].astype(np.float64)
        middles = np.concatenate([corners.reshape(-1, 3), corners.mean(axis=1)])
        near = np.hypot(middles[:, 0] - x, middles[:, 2] - z) < reach
        high = (middles[:, 1] > floor + 0.45) & (middles[:, 1] < floor + 1.4)
        inside += int((near & high).sum())
    return inside


@pytest.mark.parametrize("kit", KITS)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_people_stand_apart_and_inside_no_furniture(kit: str, count: int) -> None:
    model = build_set(spec(kit))
    beats = scene(count)
    spots = places(beats, beats.present[:2], 1, spec(kit), model)
    assert set(spots) == set(beats.present)
    for one, two in combinations(spots.values(), 2):
        apart = math.hypot(one.position[0] - two.position[0], one.position[2] - two.position[2])
        assert apart > 0.45, "two people in one place"
    for who, spot in spots.items():
        if spot.posture == "stand":
            assert not blocked(model, spot.position[0], spot.position[2]), f"{who} in furniture"


@pytest.mark.parametrize("kit", KITS)
def test_the_pair_of_the_line_face_each_other(kit: str) -> None:
    model = build_set(spec(kit))
    beats = scene(2)
    one, two = places(beats, ("p0", "p1"), 1, spec(kit), model).values()
    for here, there in ((one, two), (two, one)):
        towards = math.atan2(
            there.position[0] - here.position[0], there.position[2] - here.position[2]
        )
        assert abs(math.remainder(towards - here.heading, 2 * math.pi)) < 0.1


def test_the_side_says_who_is_on_the_left() -> None:
    model = build_set(spec("street"))
    beats = scene(2)
    left, right = (places(beats, ("p0", "p1"), side, spec("street"), model) for side in (1, -1))

    def order(spots: dict) -> float:  # type: ignore[type-arg]
        across = (-math.cos(model.look_axis), math.sin(model.look_axis))
        gap = np.subtract(spots["p1"].position, spots["p0"].position)
        return float(gap[0] * across[0] + gap[2] * across[1])

    assert order(left) * order(right) < 0


def test_who_sits_has_a_seat_of_their_own() -> None:
    model = build_set(spec("kitchen"))
    seats = [m for m in model.marks if m.kind == "sit"]
    beats = scene(len(seats), Act.SIT)
    spots = places(beats, beats.present[:2], 1, spec("kitchen"), model)
    sitting = [s.position for s in spots.values() if s.posture == "sit"]
    assert len(sitting) == len(set(sitting)) == len(seats)
