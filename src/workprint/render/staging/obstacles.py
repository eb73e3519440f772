"""Where a person cannot stand: the floor plan of everything solid in a set."""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from workprint.film.staging import SetSpec, Vec3
from workprint.render.sets import SetModel, set_at_hand

_CELL = 0.1
_HALF = 12.0
_BODY = 0.24
"""Metres from the middle of a body to its side."""


@lru_cache(maxsize=32)
def floor_plan(spec: SetSpec) -> npt.NDArray[np.bool_]:
    """Cells of 10 cm, True where something stands between knee and head height.

    Covers 24 m around the focal point; [i, j] is x, z.
    """
    model = set_at_hand(spec)
    count = int(2 * _HALF / _CELL)
    blocked = np.zeros((count, count), np.bool_)
    fx, fy, fz = model.focal_point
    for mesh in model.meshes:
        corners = mesh.vertices[mesh.triangles]
        low, high = corners[:, :, 1].min(axis=1), corners[:, :, 1].max(axis=1)
        solid = corners[(high > fy + 0.4) & (low < fy + 1.8)]
        sides = np.abs(solid[:, 1:] - solid[:, :1]).astype(np.float64)
        sizes = sides.max(axis=(1, 2), initial=0)
        steps = np.clip((sizes / 0.07).astype(int), 2, 60)
        for count_along in np.unique(steps):
            u, v = _grid(int(count_along))
            alike = solid[steps == count_along]
            # A million points at a time at most.
            for part in np.array_split(alike, len(alike) * len(u) // 1_000_000 + 1):
                a, b, c = (part[:, n, None, :] for n in range(3))
                points = (a + u[:, None] * (b - a) + v[:, None] * (c - a)).reshape(-1, 3)
                points = points[(points[:, 1] > fy + 0.4) & (points[:, 1] < fy + 1.8)]
                i = ((points[:, 0] - fx + _HALF) / _CELL).astype(int)
                j = ((points[:, 2] - fz + _HALF) / _CELL).astype(int)
                fits = (i >= 0) & (i < count) & (j >= 0) & (j < count)
                blocked[i[fits], j[fits]] = True
    return blocked


@cache
def _grid(steps: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Points spread over a triangle, as shares of its two sides."""
    u, v = np.meshgrid(np.linspace(0, 1, steps), np.linspace(0, 1, steps))
    inside = (u + v) <= 1.0001
    return u[inside], v[inside]


def free_spot(position: Vec3, spec: SetSpec, model: SetModel) -> Vec3:
    """The nearest place to `position` where a body fits, within two metres; else `position`."""
    plan = floor_plan(spec)
    x, y, z = position
    for ring in range(21):
        reach = ring * 0.1
        turns = max(1, int(2 * math.pi * reach / 0.12))
        for n in range(turns):
            angle = 2 * math.pi * n / turns
            there = (x + reach * math.sin(angle), z + reach * math.cos(angle))
            if _fits(plan, there, model):
                return (there[0], y, there[1])
    return position


def _fits(plan: npt.NDArray[np.bool_], at: tuple[float, float], model: SetModel) -> bool:
    low_x, low_z, high_x, high_z = model.bounds
    if not (low_x <= at[0] <= high_x and low_z <= at[1] <= high_z):
        return False
    fx, _, fz = model.focal_point
    reach = int(_BODY / _CELL)
    i, j = int((at[0] - fx + _HALF) / _CELL), int((at[1] - fz + _HALF) / _CELL)
    part = plan[max(0, i - reach) : i + reach + 1, max(0, j - reach) : j + reach + 1]
    return not bool(part.any())
