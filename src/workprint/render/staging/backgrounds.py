"""What stands right behind a head: a clock on the wall must not grow out of somebody's hair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from workprint.film.staging import CameraKey, Vec3
from workprint.render.sets import SetModel
from workprint.render.staging.eyelines import Landmarks
from workprint.render.staging.framing import eye_of, head_seen

_TURNS = (0.12, -0.12, 0.2, -0.2, 0.3, -0.3)
"""Radians the camera goes aside about the head, in order."""
_BUSY = 40
"""Corners of things behind a head that read as a thing; a bare wall has none."""
_BEHIND = 2.5
"""Metres behind a head within which things seem to belong to it."""


def clear_background(
    keys: tuple[CameraKey, ...], model: SetModel, marks: Landmarks, aspect: float
) -> tuple[CameraKey, ...]:
    """The keys, moved a little round the head when something stands exactly behind it.

    They stay when it is no better from beside, as before shelves of books.
    """
    points = np.concatenate(
        [m.vertices for m in model.meshes] or [np.zeros((0, 3), np.float32)]
    ).astype(np.float64)
    there = np.linalg.norm(points - np.asarray(marks["head"]), axis=1) < _BEHIND + 0.5
    points = points[there]
    now = _busy(keys[0], points, marks, aspect)
    if now < _BUSY:
        return keys
    for turn in _TURNS:
        moved = tuple(_round(key, marks["eyes"], turn) for key in keys)
        if _busy(moved[0], points, marks, aspect) < 0.3 * now:
            return moved
    return keys


def _busy(key: CameraKey, points: npt.NDArray[np.float64], marks: Landmarks, aspect: float) -> int:
    """How many corners of the set are seen in and close about the head, behind it."""
    eye = eye_of(key, aspect)
    head = head_seen(eye, marks)
    if head is None or not len(points):
        return 0
    to = points - np.asarray(key.position)
    depth = to @ np.asarray(eye.ahead)
    behind = (depth > head.depth + 0.1) & (depth < head.depth + _BEHIND)
    to, depth = to[behind], depth[behind]
    x = (to @ np.asarray(eye.right) / (eye.half_x * depth) - head.x) / head.half_x
    y = (to @ np.asarray(eye.up) / (eye.half_y * depth) - head.y) / head.half_y
    return int((x * x + y * y < 1.3**2).sum())


def _round(key: CameraKey, about: Vec3, turn: float) -> CameraKey:
    """The camera moved round an upright axis; what it is about stays where it is in the frame."""
    first, second = (_turned(p, about, turn) for p in (key.position, key.target))
    return replace(key, position=first, target=second)


def _turned(point: Vec3, about: Sequence[float], turn: float) -> Vec3:
    x, z = point[0] - about[0], point[2] - about[2]
    cos, sin = math.cos(turn), math.sin(turn)
    return (about[0] + x * cos + z * sin, point[1], about[2] - x * sin + z * cos)
