"""The camera on its way: eased between its keys, and unsteady in a hand."""

from __future__ import annotations

import math

from workprint.film.shots import Move
from workprint.film.staging import CameraKey, Vec3


def camera_at(
    keys: tuple[CameraKey, ...], move: Move, frame: int, frames: int, rate: float
) -> CameraKey:
    """The camera at a frame of a shot `frames` long that begins at the first key's frame."""
    one, two = keys[0], keys[-1]
    part = min(1.0, (frame - one.frame) / max(1, frames - 1))
    eased = part * part * (3 - 2 * part)
    position = _between(one.position, two.position, eased)
    target = _between(one.target, two.target, eased)
    if move is Move.HANDHELD:
        far = math.dist(position, target)
        x, y, z = (t + s * far for t, s in zip(target, _shake(frame, rate), strict=True))
        target = (x, y, z)
    return CameraKey(frame, position, target, one.lens_mm, one.roll)


def _between(a: Vec3, b: Vec3, part: float) -> Vec3:
    x, y, z = (p + (q - p) * part for p, q in zip(a, b, strict=True))
    return (x, y, z)


def _shake(frame: int, rate: float) -> Vec3:
    """A breath of unsteadiness: two slow waves an axis, about half a degree."""
    t = frame / rate
    return (
        0.006 * math.sin(2.1 * t + 0.7) + 0.003 * math.sin(5.3 * t),
        0.005 * math.sin(2.9 * t + 2.1) + 0.003 * math.sin(6.7 * t + 1.0),
        0.004 * math.sin(2.4 * t + 4.0),
    )
