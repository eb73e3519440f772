"""What a camera sees where."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.render.draw import Camera

SIZE = (1280, 720)
metres = st.floats(-20, 20, allow_nan=False, width=32)


def test_the_target_is_in_the_middle() -> None:
    camera = Camera((1, 1.6, 5), (0, 1, 0), 35)
    x, y, depth = camera.project(np.array([[0, 1, 0]], np.float32), SIZE)[0]
    assert x == pytest.approx(640, abs=0.01)
    assert y == pytest.approx(360, abs=0.01)
    assert depth == pytest.approx(math.dist((1, 1.6, 5), (0, 1, 0)), rel=1e-5)


def test_the_lens_gives_the_super_35_field() -> None:
    camera = Camera((0, 0, 10), (0, 0, 0), 50)
    top = 10 * math.tan(math.atan(7 / 50))
    y = camera.project(np.array([[0, top, 0]], np.float32), SIZE)[0, 1]
    assert y == pytest.approx(0, abs=0.05)


def test_right_is_right_and_up_is_up() -> None:
    camera = Camera((0, 1, 5), (0, 1, 0), 35)
    right, up = camera.project(np.array([[1, 1, 0], [0, 2, 0]], np.float32), SIZE)
    assert right[0] > 640 and up[1] < 360


@given(metres, metres, metres)
def test_twice_as_far_is_half_as_large(x: float, y: float, z: float) -> None:
    camera = Camera((0, 0, 0), (0, 0, 1), 35)
    depth = abs(z) + 1
    near, far = camera.project(np.array([[x, y, depth], [x, y, 2 * depth]], np.float32), SIZE)
    assert near[0] - 640 == pytest.approx(2 * (far[0] - 640), abs=0.05)
    assert near[1] - 360 == pytest.approx(2 * (far[1] - 360), abs=0.05)


def test_looking_straight_down_has_a_horizon() -> None:
    assert np.isfinite(Camera((0, 5, 0), (0, 0, 0), 25).axes()).all()
