"""Light on faces: at night a key from behind the lens, by day nothing."""

from __future__ import annotations

import math

import pytest

from workprint.render.draw.light import Lamp, light_for, with_face_light

FACE, CAMERA = (0.0, 1.6, 0.0), (0.6, 1.6, 2.0)


def test_at_night_a_warm_key_reaches_the_face_and_little_more() -> None:
    night = light_for("night", False, ("rain",), (), 3)
    key = with_face_light(night, FACE, CAMERA).lamps[-1]
    ahead = [f - c for f, c in zip(FACE, CAMERA, strict=True)]
    assert sum(a * (p - c) for a, p, c in zip(ahead, key.position, CAMERA, strict=True)) < 0
    far = math.dist(key.position, FACE)
    assert far < key.reach_m < far + 1.2
    assert key.colour[0] > key.colour[2]


@pytest.mark.parametrize("time", ["dawn", "day", "dusk"])
def test_by_day_nothing_is_added(time: str) -> None:
    light = light_for(time, True, (), (), 3)
    assert with_face_light(light, FACE, CAMERA) == light


def test_a_lamp_before_the_face_is_key_enough() -> None:
    lamps = (Lamp((0.3, 1.9, 0.8)),)
    night = light_for("night", True, (), lamps, 3)
    assert with_face_light(night, FACE, CAMERA) == night
