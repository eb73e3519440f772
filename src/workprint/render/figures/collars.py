"""What is turned over at a neck hole: collars, and hoods lying down."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from workprint.render.figures.anatomy import Anatomy, above_neck
from workprint.render.figures.body import Floats
from workprint.render.figures.cuts import Cut
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import (
    Piece,
    between,
    boundary,
)


def neck_height(anatomy: Anatomy, piece: Piece) -> Floats:
    """Metres above the neckline's plane, of cloth as it hangs."""
    return above_neck(anatomy.skeleton, anatomy.head_height, piece.rest)


def turned_over(
    anatomy: Anatomy,
    piece: Piece,
    cut: Cut,
    part: Part,
    profile: Callable[[Floats], list[tuple[Floats, Floats]]],
    gap: float,
) -> Piece | None:
    """Cloth turned over at a garment's neck hole: a collar, or a hood lying down.

    `profile` takes how far to the front each place is (0 back, 1 front) and gives for each ring
    the metres outwards and upwards from the neck hole; `gap` leaves the middle open in front.
    """
    head = anatomy.head_height
    neck = neck_height(anatomy, piece)
    edge = (0.055 + 0.15 * cut.neck) * head
    edges = boundary(piece.triangles)
    centre = anatomy.skeleton.head("Neck")
    middle = piece.rest[edges].mean(axis=1)
    high = (neck[edges] > edge - 0.012 * head / 0.225).all(axis=1)
    ahead = (middle[:, 2] > centre[2]) & (np.abs(middle[:, 0]) < gap)
    edges = edges[high & ~ahead]
    if not len(edges):
        return None
    used, flat = np.unique(edges, return_inverse=True)
    flat = flat.reshape(-1, 2)
    away = (piece.rest[used] - centre) * np.array([1, 0, 1], np.float32)
    away[:, 2] -= 0.02
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-4)
    front = 0.5 + 0.5 * away[:, 2]
    rings = [(np.zeros(len(used)), np.zeros(len(used))), *profile(front.astype(np.float32))]
    base = between(piece, used, used, np.zeros(len(used), np.float32))
    n, count = len(used), len(rings)
    up = np.array([0, 1, 0], np.float32)
    rest = [base.rest + away * o[:, None] + up * u[:, None] for o, u in rings]
    tri = []
    for k in range(count - 1):
        a, b = flat[:, 0] + k * n, flat[:, 1] + k * n
        tri += [np.stack([a, b, a + n], 1), np.stack([b, b + n, a + n], 1)]
    triangles = np.concatenate(tri).astype(np.int32)
    return Piece(
        np.concatenate(rest).astype(np.float32),
        triangles,
        np.full(len(triangles), int(part), np.int32),
        *(np.concatenate([field] * count) for field in
          (base.bones, base.weights, base.sources, base.shares)),
    )  # fmt: skip


def collar(anatomy: Anatomy, piece: Piece, cut: Cut, part: Part, size: float,
           gap: float) -> list[Piece]:  # fmt: skip
    """A collar standing at a garment's neck hole and turned down, pointed in front."""
    k = 0.8 * size * anatomy.head_height / 0.225

    def profile(front: Floats) -> list[tuple[Floats, Floats]]:
        point = np.clip(front - 0.62, 0, 1) / 0.38
        flat = np.ones_like(front)
        return [
            (0.001 * flat, 0.020 * k * flat),
            (0.006 * flat, (0.030 - 0.012 * point) * k),
            (0.013 * k * flat + 0.004, (0.020 - 0.012 * point) * k),
            (0.020 * k * flat + 0.004, (-0.004 - 0.024 * point) * k),
            (0.016 * k * flat + 0.002, (-0.006 - 0.024 * point) * k),
        ]

    made = turned_over(anatomy, piece, cut, part, profile, gap)
    return [] if made is None else [made]


def hood_down(anatomy: Anatomy, piece: Piece, cut: Cut) -> list[Piece]:
    """A hood lying on the shoulders, full at the back."""
    k = anatomy.head_height / 0.225

    def profile(front: Floats) -> list[tuple[Floats, Floats]]:
        full = (0.25 + 0.75 * np.clip(1.15 - 1.3 * front, 0, 1)) * k
        return [
            (0.004 + 0.0 * full, 0.034 * full),
            (0.030 * full, 0.052 * full),
            (0.062 * full, 0.036 * full),
            (0.078 * full, -0.006 * full),
            (0.074 * full, -0.056 * full),
            (0.050 * full, -0.082 * full),
        ]

    made = turned_over(anatomy, piece, cut, Part.TOP, profile, 0.012)
    return [] if made is None else [made]
