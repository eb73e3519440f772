"""The skeleton of a shaped body: joints in metres, and posed joints from rotations.

Every bone's rest frame is the model's own axes (X to the figure's left, Y up, Z forward), so a
rotation reads the same for every bone.
"""

from __future__ import annotations

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


def axis_angle(axis: Floats, angle: float) -> Floats:
    """Rotation (3, 3) about a unit axis by radians."""
    x, y, z = (float(v) for v in axis)
    c, s = float(np.cos(angle)), float(np.sin(angle))
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
    cp, sp = np.cos(pitch), np.sin(pitch)
    cy, sy = np.cos(yaw), np.sin(yaw)
    cr, sr = np.cos(roll), np.sin(roll)
    x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]], np.float32)
    y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]], np.float32)
    z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]], np.float32)
    return np.asarray(y @ x @ z, np.float32)


def aim(start: Floats, end: Floats) -> Floats:
    """The shortest rotation that takes direction `start` to direction `end` (unit vectors)."""
    cosine = float(np.clip(start @ end, -1.0, 1.0))
    axis: Floats = np.cross(start, end)
    size = float(np.linalg.norm(axis))
    if size < 1e-7:
        if cosine > 0:
            return np.eye(3, dtype=np.float32)
        other = np.array([1, 0, 0] if abs(start[0]) < 0.9 else [0, 1, 0], np.float32)
        axis = np.cross(start, other)
        return axis_angle((axis / np.linalg.norm(axis)).astype(np.float32), np.pi)
    return axis_angle((axis / size).astype(np.float32), float(np.arctan2(size, cosine)))


def unit(vector: Floats) -> Floats:
    """A vector at length one (zero stays forward)."""
    size = float(np.linalg.norm(vector))
    if size < 1e-9:
        return np.array([0, 0, 1], np.float32)
    return np.asarray(vector / size, np.float32)


def frame(along: Floats, side: Floats) -> Floats:
    """Right-handed axes (columns) whose first is `along` and whose second leans to `side`."""
    a = unit(along)
    s = side - (side @ a) * a
    b = unit(s)
    return np.stack([a, b, np.cross(a, b)], axis=1).astype(np.float32)
