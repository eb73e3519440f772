"""Hats, hoods, scarves and glasses."""

from __future__ import annotations

import numpy as np

from workprint.film.characters import Headwear, Look
from workprint.render.figures import dome as domes
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Floats, Ints
from workprint.render.figures.dome import neck_weights, rigid_head
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import Piece

_UP = np.array([0.0, 1.0, -0.12], np.float32)


def _line(*knots: tuple[float, float]) -> domes.Field:
    """An edge: heights (head heights above the eyes) at degrees from the front."""
    angles, heights = np.array(knots).T

    def field(points: Floats) -> Floats:
        at = np.interp(domes.azimuth(points), angles, heights)
        return np.asarray(points[:, 1] - at, np.float32)

    return field


def _shell(anatomy: Anatomy, field: domes.Field, thick: float, top: float = 0.0,
           part: Part = Part.HAT) -> Piece:  # fmt: skip
    def thickness(points: Floats, share: Floats) -> Floats:
        high = np.clip((points[:, 1] - 0.15) / 0.3, 0, 1)
        out = thick + top * high
        return np.where(share > 0.995, 0.0, out).astype(np.float32)

    shape = domes.dome(domes.skull_of(anatomy), _UP, field, thickness, 48, 12)
    return domes.dome_piece(anatomy, shape, int(part))


def _ring(anatomy: Anatomy, height: float, inner: float, outer: float, drop: float,
          front: bool, tilt: float = 0.0) -> Piece:  # fmt: skip
    """A brim round the head, or a peak in front only, with an upper and a lower side."""
    columns = 48 if not front else 21
    span = (-np.pi, np.pi) if not front else (-1.05, 1.05)
    turn = np.linspace(*span, columns + 1 if not front else columns)[: columns or None]
    skull = domes.skull_of(anatomy)
    direction = np.stack([np.sin(turn), np.full(len(turn), height), np.cos(turn)], 1)
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    base = skull.radius(direction.astype(np.float32)) * np.hypot(direction[:, 0], direction[:, 2])
    steps = np.linspace(0, 1, 4)
    reach = np.full(len(turn), outer)
    if front:
        reach = outer * np.sqrt(np.clip(1 - (turn / 1.06) ** 2, 0.0, 1))
    r = base[:, None] + inner + reach[:, None] * steps[None, :]
    y = height - drop * steps[None, :] ** 1.5 * np.ones((len(turn), 1))
    if not front:
        y = y + 0.05 * np.abs(np.sin(turn))[:, None] ** 2 * steps[None, :]
    z = domes.CENTRE[2] + r * np.cos(turn)[:, None]
    y = y + tilt * (z - 0.3)
    points = np.stack([r * np.sin(turn)[:, None], y, z], 2).astype(np.float32)
    low = points - np.array([0, 0.022, 0], np.float32)
    tri, _ = domes.grid_triangles(len(turn), 4, closed=not front)
    n = len(turn) * 4
    edge: list[tuple[int, int, int]] = []
    for c in range(len(turn) if not front else len(turn) - 1):
        a, b = c * 4 + 3, ((c + 1) % len(turn)) * 4 + 3
        edge += [(b, a, a + n), (b, a + n, b + n)]
    triangles = np.concatenate([tri, tri[:, ::-1] + n, np.array(edge, np.int32)])
    flat = np.concatenate([points.reshape(-1, 3), low.reshape(-1, 3)])
    parts = np.full(len(triangles), int(Part.BRIM), np.int32)
    return rigid_head(anatomy, domes.to_metres(anatomy, flat), triangles, parts)


def _cowl(anatomy: Anatomy, thick: float, part: Part) -> list[Piece]:
    """Cloth over the head and round the neck, open at the face.

    Its meridians run from the back of the head to the opening, so the edge is one smooth oval.
    """

    def opening(points: Floats) -> Floats:
        x, y, z = points.T
        oval = np.sqrt((x / 0.31) ** 2 + ((y + 0.07) / 0.385) ** 2) - 1
        return np.where(z > 0.05, 0.3 * oval, 0.3).astype(np.float32)

    def thickness(points: Floats, share: Floats) -> Floats:
        side = np.clip((0.2 - points[:, 1]) / 0.4, 0, 1)
        out = thick * (1 + 0.5 * side * np.abs(points[:, 0]) / 0.35)
        out = out + 0.10 * np.clip(-0.25 - points[:, 1], 0, 0.4)
        ear = (points[:, 1] + 0.02) ** 2 / 0.03 + (points[:, 2] + 0.02) ** 2 / 0.03
        out = out + 0.085 * np.exp(-ear) * (np.abs(points[:, 0]) > 0.2)
        return np.where(share > 0.995, 0.25 * thick, out).astype(np.float32)

    back = np.array([0.0, 0.25, -1.0], np.float32)
    shape = domes.dome(domes.skull_of(anatomy), back, opening, thickness, 56, 16)
    cap = domes.dome_piece(anatomy, shape, int(part))
    turn = np.linspace(0, 2 * np.pi, 37)
    down = np.linspace(0, 1, 6)
    r = 0.30 + 0.16 * down**1.5 + 0.5 * thick
    x = np.sin(turn)[:, None] * r[None, :] * 1.05
    z = 0.0 + np.cos(turn)[:, None] * r[None, :]
    z = z + np.interp(down, [0, 1], [0.06, -0.04])[None, :]
    y = np.broadcast_to(-0.42 - 0.34 * down[None, :], x.shape)
    outer = np.stack([x, y, z], 2)
    inner = outer * np.array([0.94, 1, 0.94])
    neck = domes.sheet(
        anatomy,
        domes.to_metres(anatomy, outer.reshape(-1, 3)).reshape(outer.shape),
        domes.to_metres(anatomy, inner.reshape(-1, 3)).reshape(outer.shape),
        int(part),
        None,
    )
    return [cap, neck_weights(anatomy, neck)]


def glasses(anatomy: Anatomy) -> list[Piece]:
    """Round-cornered frames on the nose, with arms to the ears."""
    out: list[Piece] = []
    head = anatomy.head_height
    eyes = (anatomy.eyes[0][0] - anatomy.head_origin) / head
    ex, ez = float(eyes[0]), float(eyes[2]) + 0.12
    turn = np.linspace(0, 2 * np.pi, 29)[:-1]
    wave = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.7
    rise = np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** 0.7
    for sign in (1.0, -1.0):
        rings = []
        for scale, dz in ((1.0, 0.0), (1.16, 0.0), (1.16, -0.018), (1.0, -0.018)):
            x = sign * (ex * 1.02) + wave * 0.098 * scale
            rings.append(
                np.stack([x, -0.012 + rise * 0.076 * scale, ez - 0.25 * np.abs(x) ** 1.6 + dz], 1)
            )
        grid = np.stack(rings, 1)
        grid = np.concatenate([grid, grid[:, :1]], 1)
        tri, _ = domes.grid_triangles(28, 5, closed=True)
        out.append(_solid(anatomy, grid, tri))
        arm = np.array([[sign * (ex + 0.11), 0.02, ez - 0.05], [sign * 0.325, 0.02, 0.30],
                        [sign * 0.365, 0.02, 0.04]])  # fmt: skip
        out.append(_bar(anatomy, arm, 0.011))
    bridge = np.array([[-ex * 0.34, 0.012, ez], [0, 0.02, ez + 0.012], [ex * 0.34, 0.012, ez]])
    out.append(_bar(anatomy, bridge, 0.009))
    return out


def _solid(anatomy: Anatomy, grid: Floats, tri: Ints) -> Piece:
    points = domes.to_metres(anatomy, grid.reshape(-1, 3).astype(np.float32))
    parts = np.full(len(tri), int(Part.GLASSES), np.int32)
    return rigid_head(anatomy, points, tri, parts)


def _bar(anatomy: Anatomy, path: Floats, half: float) -> Piece:
    """A square rod along points in head coordinates."""
    corners = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * half
    direction = np.gradient(path, axis=0)
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    side = np.cross(direction, [0, 1.0, 0])
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-6)
    up = np.cross(side, direction)
    grid = path[None] + corners[:, None, :1] * side[None] + corners[:, None, 1:] * up[None]
    tri, _ = domes.grid_triangles(4, len(path), closed=True)
    return _solid(anatomy, grid, np.concatenate([tri, tri[:, ::-1]]))


def pieces(anatomy: Anatomy, look: Look) -> list[Piece]:
    """What a look wears on its head."""
    out = glasses(anatomy) if look.glasses else []
    kind = look.headwear
    low = _line((0, 0.23), (60, 0.17), (95, 0.10), (180, -0.02))
    if kind is Headwear.CAP:
        out += [_shell(anatomy, low, 0.055, 0.03)]
        out += [_ring(anatomy, 0.235, 0.03, 0.36, 0.07, front=True)]
    elif kind is Headwear.BEANIE:
        line = _line((0, 0.20), (70, 0.10), (95, -0.02), (180, -0.08))
        band = _line((0, 0.20), (70, 0.10), (95, -0.02), (180, -0.08))
        out += [_shell(anatomy, line, 0.05, 0.075), _roll(anatomy, band)]
    elif kind is Headwear.BRIMMED:
        out += [_shell(anatomy, _line((0, 0.24), (180, 0.16)), 0.055, 0.10)]
        out += [_ring(anatomy, 0.22, 0.04, 0.225, 0.03, front=False, tilt=0.05)]
    elif kind is Headwear.HELMET:
        line = _line((0, 0.2), (60, 0.15), (75, -0.1), (120, -0.16), (180, -0.22))
        out += [_shell(anatomy, line, 0.11, 0.03)]
        out += [_ring(anatomy, 0.21, 0.09, 0.10, 0.05, front=True)]
    elif kind is Headwear.HOOD:
        out += _cowl(anatomy, 0.09, Part.TOP)
    elif kind is Headwear.SCARF:
        out += _cowl(anatomy, 0.045, Part.HAT)
    return out


def _roll(anatomy: Anatomy, line: domes.Field) -> Piece:
    """The turned-up edge of a beanie."""

    def band(points: Floats) -> Floats:
        return np.asarray(line(points), np.float32)

    def thickness(points: Floats, share: Floats) -> Floats:
        near = line(points) < 0.13
        out = np.where(near, 0.078, 0.01)
        return np.where(share > 0.995, 0.0, out).astype(np.float32)

    shape = domes.dome(domes.skull_of(anatomy), _UP, band, thickness, 48, 20)
    return domes.dome_piece(anatomy, shape, int(Part.BRIM))
