"""The skeleton of a shaped body: joints in metres, and posed joints from rotations.

Every bone's rest frame is the model's own axes (X to the figure's left, Y up, Z forward), so a
rotation reads the same for every bone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from workprint.render.figures.body import Body, Floats

EYES = ("LeftEye", "RightEye")
"""Bones of our own beside the rig's: they turn with the gaze."""


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """`names`, `parents` (B,), `heads` and `tails` (B, 3) metres at rest, `index` by name."""

    names: tuple[str, ...]
    parents: tuple[int, ...]
    heads: Floats
    tails: Floats
    index: dict[str, int]

    def head(self, name: str) -> Floats:
        return np.asarray(self.heads[self.index[name]])

    def length(self, first: str, second: str) -> float:
        """Distance of two joints at rest, metres."""
        return float(np.linalg.norm(self.head(first) - self.head(second)))


def skeleton_of(body: Body, shape: Floats, eyes: tuple[Floats, Floats]) -> Skeleton:
    """The skeleton of a shape; `eyes` are the centres of the left and right eyeball."""
    count = len(body.bone_names)
    ends = np.array([shape[which].mean(axis=0) for which in body.joints], np.float32)
    names = body.bone_names + EYES
    head = body.bone_names.index("Head")
    forward = np.array([0, 0, 0.02], np.float32)
    return Skeleton(
        names=names,
        parents=(*body.parents, head, head),
        heads=np.concatenate([ends[:count], np.stack(eyes)]).astype(np.float32),
        tails=np.concatenate([ends[count:], np.stack(eyes) + forward]).astype(np.float32),
        index={name: i for i, name in enumerate(names)},
    )


def cross(a: Floats, b: Floats) -> Floats:
    """Cross product of two vectors (3,); numpy's own takes ten times as long for one pair."""
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx], np.float32)


def axis_angle(axis: Floats, angle: float) -> Floats:
    """Rotation (3, 3) about a unit axis by radians."""
    x, y, z = (float(v) for v in axis)
    c, s = math.cos(angle), math.sin(angle)
    t = 1 - c
    return np.array(
        [
            [t * x * x + c, t * x * y - s * z, t * x * z + s * y],
            [t * x * y + s * z, t * y * y + c, t * y * z - s * x],
            [t * x * z - s * y, t * y * z + s * x, t * z * z + c],
        ],
        np.float32,
    )


def turn(pitch: float, yaw: float, roll: float) -> Floats:
    """Rotation from radians: pitch bows forward, yaw turns to +X, roll tips the top to -X."""
    cp, sp = math.cos(pitch), math.sin(pitch)
    cy, sy = math.cos(yaw), math.sin(yaw)
    cr, sr = math.cos(roll), math.sin(roll)
    # yaw @ pitch @ roll, multiplied out
    return np.array(
        [
            [cy * cr + sy * sp * sr, -cy * sr + sy * sp * cr, sy * cp],
            [cp * sr, cp * cr, -sp],
            [-sy * cr + cy * sp * sr, sy * sr + cy * sp * cr, cy * cp],
        ],
        np.float32,
    )


def aim(start: Floats, end: Floats) -> Floats:
    """The shortest rotation that takes direction `start` to direction `end` (unit vectors)."""
    cosine = float(np.clip(start @ end, -1.0, 1.0))
    axis = cross(start, end)
    size = float(np.linalg.norm(axis))
    if size < 1e-7:
        if cosine > 0:
            return np.eye(3, dtype=np.float32)
        other = np.array([1, 0, 0] if abs(start[0]) < 0.9 else [0, 1, 0], np.float32)
        axis = cross(start, other)
        return axis_angle((axis / np.linalg.norm(axis)).astype(np.float32), np.pi)
    return axis_angle((axis / size).astype(np.float32), float(np.arctan2(size, cosine)))


def unit(vector: Floats) -> Floats:
    """A vector at length one (zero stays forward)."""
    size = math.sqrt(float(vector @ vector))
    if size < 1e-9:
        return np.array([0, 0, 1], np.float32)
    return np.asarray(vector / size, np.float32)


def frame(along: Floats, side: Floats) -> Floats:
    """Right-handed axes (columns) whose first is `along` and whose second leans to `side`."""
    a = unit(along)
    s = side - (side @ a) * a
    b = unit(s)
    return np.array([a, b, cross(a, b)], np.float32).T
