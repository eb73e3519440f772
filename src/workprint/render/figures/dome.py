"""Domes over a head: the grid that hair, beards and hats are grown on.

A dome is a fan of meridians from a pole (the crown) to an edge; its radius is the head's own
plus a thickness. Points are in head coordinates (see `anatomy`), scaled to metres at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Floats, Ints
from workprint.render.figures.piece import Piece, rigid

Field = Callable[[Floats], Floats]
"""From points (n, 3) in head coordinates to a value each."""

Thickness = Callable[[Floats, Floats], Floats]
"""From surface points and their share of the way to the edge to head heights."""

CENTRE = np.array([0.0, 0.06, 0.02], np.float32)
"""The middle of the skull in head coordinates."""


@dataclass(frozen=True, slots=True, eq=False)
class Skull:
    """The head's radius by direction, ears left out."""

    directions: Floats
    radii: Floats

    def radius(self, directions: Floats) -> Floats:
        """Radius (n,) in head heights along unit directions (n, 3), from `CENTRE`."""
        from scipy.spatial import cKDTree

        gap, near = cKDTree(self.directions).query(directions, k=4)
        weight = 1 / np.maximum(gap, 1e-4) ** 2
        return np.asarray((self.radii[near] * weight).sum(1) / weight.sum(1), np.float32)


def skull_of(anatomy: Anatomy) -> Skull:
    """Measured from the skin of the head."""
    face = anatomy.face[:13380]
    head = (face[:, 1] > -0.62) & (anatomy.on_arm[:13380] < 0.01)
    ear = (np.abs(face[:, 0]) > 0.325) & (np.abs(face[:, 1] + 0.02) < 0.17)
    ear &= np.abs(face[:, 2] + 0.02) < 0.16
    inner = (face[:, 2] > 0.2) & (np.abs(face[:, 0]) < 0.2) & (face[:, 1] < 0.1)
    away = face[head & ~ear & ~inner] - CENTRE
    size = np.linalg.norm(away, axis=1)
    out = size > 0.28
    return Skull((away[out] / size[out, None]).astype(np.float32), size[out].astype(np.float32))


def azimuth(points: Floats) -> Floats:
    """Degrees from the front, 0 to 180, the same on both sides."""
    return np.asarray(np.degrees(np.abs(np.arctan2(points[:, 0], points[:, 2] - CENTRE[2]))))


def uneven(columns: int, every: int) -> Floats:
    """Shares of a whole (columns,), one column in `every` a quarter as wide: a groove."""
    width = np.where(np.arange(columns) % every == every // 2, 0.28, 1.0)
    return np.asarray((np.cumsum(width) - width) / width.sum(), np.float32)


def meridians(pole: Floats, columns: int, rows: int = 64, reach: float = 165.0) -> Floats:
    """Unit directions (columns, rows, 3) fanning out from the pole; column 0 heads forward."""
    up = pole / np.linalg.norm(pole)
    front = np.array([0, 0, 1.0]) - up[2] * up
    front /= np.linalg.norm(front)
    side = np.cross(up, front)
    angle = uneven(columns, 4) * (2 * np.pi)
    out = np.cos(angle)[:, None] * front + np.sin(angle)[:, None] * side
    down = np.radians(np.linspace(0, reach, rows))
    grid = np.cos(down)[None, :, None] * up + np.sin(down)[None, :, None] * out[:, None, :]
    return np.asarray(grid, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Dome:
    """Points (columns, rows, 3) in head coordinates, from the pole to the edge; `surface` is
    the head beneath them; `share` (rows,) 0 at the pole, 1 at the edge."""

    points: Floats
    surface: Floats
    share: Floats


def dome(skull: Skull, pole: Floats, field: Field, thickness: Thickness,
         columns: int = 56, rows: int = 12, ragged: Floats | None = None) -> Dome:  # fmt: skip
    """A dome down to where `field` of the head's surface turns negative.

    `thickness` takes surface points (n, 3) and their share of the way (n,) and gives head heights;
    `ragged` (columns,) lengthens or shortens meridians by a share.
    """
    fan = meridians(pole, columns)
    count = fan.shape[1]
    flat = fan.reshape(-1, 3)
    surface = (CENTRE + flat * skull.radius(flat)[:, None]).astype(np.float32)
    value = np.asarray(field(surface), np.float32).reshape(columns, count)
    negative = value < 0
    end = np.where(negative.any(axis=1), negative.argmax(axis=1), count - 1)
    end = np.maximum(end, 1)
    before = value[np.arange(columns), end - 1]
    after = value[np.arange(columns), end]
    step = np.where(after < 0, before / np.maximum(before - after, 1e-6), 1.0)
    edge = end - 1 + np.clip(step, 0, 1)
    edge = edge * (1 if ragged is None else 1 + ragged)
    share = np.linspace(0, 1, rows, dtype=np.float32)
    share = (0.35 * share + 0.65 * np.sqrt(share)).astype(np.float32)
    at = np.clip(edge, 1, count - 1.01)[:, None] * share[None, :]
    low = np.floor(at).astype(int)
    mix = (at - low)[..., None]
    high = np.minimum(low + 1, count - 1)
    column = np.arange(columns)[:, None]
    direction = fan[column, low] * (1 - mix) + fan[column, high] * mix
    direction /= np.linalg.norm(direction, axis=2, keepdims=True)
    flat = direction.reshape(-1, 3).astype(np.float32)
    radius = skull.radius(flat)
    below = (CENTRE + flat * radius[:, None]).astype(np.float32)
    thick = thickness(below, np.tile(share, columns))
    points = CENTRE + flat * (radius + thick)[:, None]
    shape = (columns, rows, 3)
    return Dome(points.reshape(shape).astype(np.float32), below.reshape(shape), share)


def grid_triangles(columns: int, rows: int, closed: bool) -> tuple[Ints, Ints]:
    """Triangles of a (columns, rows) grid, outside counter-clockwise, and the column of each."""
    tri: list[npt.NDArray[np.int64]] = []
    which: list[npt.NDArray[np.int64]] = []
    last = columns if closed else columns - 1
    c = np.repeat(np.arange(last), rows - 1)
    r = np.tile(np.arange(rows - 1), last)
    n = (c + 1) % columns
    a, b = c * rows + r, c * rows + r + 1
    d, e = n * rows + r, n * rows + r + 1
    tri.append(np.stack([a, b, e], 1))
    tri.append(np.stack([a, e, d], 1))
    which += [c, c]
    return np.concatenate(tri).astype(np.int32), np.concatenate(which).astype(np.int32)


def to_metres(anatomy: Anatomy, points: Floats) -> Floats:
    """Head coordinates to the model's metres."""
    return (points * np.float32(anatomy.head_height) + anatomy.head_origin).astype(np.float32)


def dome_piece(anatomy: Anatomy, shape: Dome, part: int, strand: int | None = None,
               every: int = 4, first: int = 2) -> Piece:  # fmt: skip
    """A dome as a piece stiff on the head; some columns in the part `strand`."""
    columns, rows, _ = shape.points.shape
    tri, column = grid_triangles(columns, rows, closed=True)
    parts = np.full(len(tri), part, np.int32)
    if strand is not None:
        row = tri.min(axis=1) % rows
        parts[(column % every == first) & (row > rows // 4)] = strand
    points = to_metres(anatomy, shape.points.reshape(-1, 3))
    return rigid(points, tri, parts, anatomy.skeleton.index["Head"])


def sheet(anatomy: Anatomy, outer: Floats, inner: Floats, part: int, strand: int | None,
          every: int = 4) -> Piece:  # fmt: skip
    """A thick curtain between two grids (columns, rows, 3) in metres, closed at its edges."""
    columns, rows, _ = outer.shape
    tri, column = grid_triangles(columns, rows, closed=False)
    parts = np.full(len(tri), part, np.int32)
    if strand is not None:
        parts[column % every == every // 2] = strand
    size = columns * rows
    back = tri[:, ::-1] + size
    edges: list[tuple[int, int]] = []
    edges += [(c * rows + rows - 1, (c + 1) * rows + rows - 1) for c in range(columns - 1)]
    edges += [(r, r + 1) for r in range(rows - 1)]
    last = (columns - 1) * rows
    edges += [(last + r + 1, last + r) for r in range(rows - 1)]
    closing = [t for a, b in edges for t in ((b, a, a + size), (b, a + size, b + size))]
    triangles = np.concatenate([tri, back, np.array(closing, np.int32)])
    numbers = np.concatenate([parts, np.full(len(back) + len(closing), part, np.int32)])
    rest = np.concatenate([outer.reshape(-1, 3), inner.reshape(-1, 3)])
    return rigid(rest, triangles, numbers, anatomy.skeleton.index["Head"])


def rigid_head(anatomy: Anatomy, points: Floats, tri: Ints, parts: Ints) -> Piece:
    """A piece stiff on the head."""
    return rigid(points, tri, parts, anatomy.skeleton.index["Head"])


def neck_weights(anatomy: Anatomy, piece: Piece) -> Piece:
    """Cloth round the neck: neck above, shoulders below."""
    skeleton = anatomy.skeleton
    neck = float(skeleton.head("Neck")[1])
    low = np.clip((neck + 0.10 - piece.rest[:, 1]) / 0.14, 0, 1).astype(np.float32)
    bones = piece.bones.copy()
    weights = np.zeros_like(piece.weights)
    bones[:, 0] = skeleton.index["Neck"]
    bones[:, 1] = skeleton.index["Spine2"]
    weights[:, 0] = 1 - low
    weights[:, 1] = low
    return replace(piece, bones=bones, weights=weights)
