"""Shadows of the key: a depth map seen along its direction, fitted to what casts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from workprint.film.staging import Vec3
from workprint.render.mesh import FloatArray, IntArray

BLOCK = 8


@dataclass(frozen=True, slots=True)
class ShadowMap:
    """`depth` (R, R) holds, per cell, the greatest distance along the key that casts.

    `frame` (15,) is the axes across (3), up (3) and along (3), the origin across and up, the
    cells per metre, the map's size, the bias in metres, and whether anything casts (0 or 1).
    `coarse` holds the greatest depth in and just around each block of `BLOCK` cells.
    """

    depth: FloatArray
    frame: FloatArray
    coarse: FloatArray


def key_axes(direction: Vec3) -> FloatArray:
    """Across, up and along of a key direction, rows of (3, 3)."""
    along = np.asarray(direction, np.float64)
    along = along / np.linalg.norm(along)
    helper = np.array([0.0, 1.0, 0.0]) if abs(along[1]) < 0.95 else np.array([1.0, 0.0, 0.0])
    across = np.cross(helper, along)
    across /= np.linalg.norm(across)
    return np.stack([across, np.cross(along, across), along]).astype(np.float32)


def empty_map() -> ShadowMap:
    none = np.zeros((1, 1), np.float32)
    return ShadowMap(none, np.zeros(15, np.float32), none)


def shadow_map(
    vertices: FloatArray,
    triangles: IntArray,
    two_sided: IntArray,
    direction: Vec3,
    cells: int,
    bias_m: float,
) -> ShadowMap:
    """The map of triangles (T, 3) over vertices (V, 3), `cells` square.

    Triangles turned away from the key cast only where `two_sided` (T,) says so.
    """
    if not len(triangles) or not len(vertices):
        return empty_map()
    axes = key_axes(direction)
    local = np.empty(vertices.shape, np.float32)
    spread = np.empty((3, 2), np.float32)
    _along(vertices, axes, local, spread)
    low, high = spread[:2, 0], spread[:2, 1]
    scale = (cells - 8) / max(0.2, float((high - low).max()))
    frame = np.zeros(15, np.float32)
    frame[:9] = axes.ravel()
    frame[9:11] = low - 4 / scale
    frame[11], frame[12], frame[13], frame[14] = scale, cells, bias_m, 1.0
    depth = np.full((cells, cells), -1e9, np.float32)
    _cast(local, triangles, two_sided, frame, depth)
    coarse = np.full((cells // BLOCK + 1, cells // BLOCK + 1), -1e9, np.float32)
    _greatest(depth, coarse)
    return ShadowMap(depth, frame, coarse)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _along(vertices, axes, out, spread):  # type: ignore[no-untyped-def]
    """Vertices along three axes into `out`; the least and greatest of each into `spread`."""
    for k in range(3):
        spread[k, 0], spread[k, 1] = np.float32(1e9), np.float32(-1e9)
    for i in range(vertices.shape[0]):
        for k in range(3):
            value = (
                vertices[i, 0] * axes[k, 0]
                + vertices[i, 1] * axes[k, 1]
                + vertices[i, 2] * axes[k, 2]
            )
            out[i, k] = value
            spread[k, 0] = min(spread[k, 0], value)
            spread[k, 1] = max(spread[k, 1], value)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _greatest(depth, coarse):  # type: ignore[no-untyped-def]
    size = depth.shape[0]
    for y in range(size):
        row = y // BLOCK
        for x in range(size):
            d = depth[y, x]
            if d > np.float32(-1e8):
                column = x // BLOCK
                for j in (max(0, (y - 2) // BLOCK), row, (y + 1) // BLOCK):
                    for i in (max(0, (x - 2) // BLOCK), column, (x + 1) // BLOCK):
                        coarse[j, i] = max(coarse[j, i], d)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _cast(local, triangles, two_sided, frame, depth):  # type: ignore[no-untyped-def]
    for i in range(local.shape[0]):
        local[i, 0] = (local[i, 0] - frame[9]) * frame[11]
        local[i, 1] = (local[i, 1] - frame[10]) * frame[11]
    size = depth.shape[0]
    for t in range(triangles.shape[0]):
        i0, i1, i2 = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        x0, y0, d0 = local[i0, 0], local[i0, 1], local[i0, 2]
        x1, y1, d1 = local[i1, 0], local[i1, 1], local[i1, 2]
        x2, y2, d2 = local[i2, 0], local[i2, 1], local[i2, 2]
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if area <= 0:
            if area > -1e-6 or not two_sided[t]:
                continue
            x1, x2, y1, y2, d1, d2 = x2, x1, y2, y1, d2, d1
            area = -area
        if np.ceil(min(x0, x1, x2) - 0.5) == np.ceil(max(x0, x1, x2) - 0.5):
            continue
        top = max(0, int(np.ceil(min(y0, y1, y2) - 0.5)))
        bottom = min(size, int(np.ceil(max(y0, y1, y2) - 0.5)))
        if top >= bottom:
            continue
        gx = ((d1 - d0) * (y2 - y0) - (d2 - d0) * (y1 - y0)) / area
        gy = ((d2 - d0) * (x1 - x0) - (d1 - d0) * (x2 - x0)) / area
        for y in range(top, bottom):
            fy = y + np.float32(0.5)
            left, right = np.float32(-0.5), np.float32(size + 0.5)
            for ax, ay, bx, by in ((x0, y0, x1, y1), (x1, y1, x2, y2), (x2, y2, x0, y0)):
                a = ay - by
                rest = (bx - ax) * fy + ax * by - bx * ay
                if a > 0:
                    left = max(left, -rest / a)
                elif a < 0:
                    right = min(right, -rest / a)
                elif rest < 0:
                    right = left
            first = max(0, int(np.ceil(left - 0.5)))
            last = min(size, int(np.ceil(right - 0.5)))
            base = d0 + gy * (fy - y0) + gx * (np.float32(0.5) - x0)
            for x in range(first, last):
                d = base + gx * np.float32(x)
                if d > depth[y, x]:
                    depth[y, x] = d


@njit(inline="always")
def lit_by_key(px, py, pz, depth, frame, coarse):  # type: ignore[no-untyped-def]
    """How much of the key reaches a point: 0 in shadow, 1 in light, soft between."""
    if frame[14] == 0.0:
        return np.float32(1.0)
    u = (px * frame[0] + py * frame[1] + pz * frame[2] - frame[9]) * frame[11] - np.float32(0.5)
    v = (px * frame[3] + py * frame[4] + pz * frame[5] - frame[10]) * frame[11] - np.float32(0.5)
    size = frame[12]
    if u < 1 or v < 1 or u >= size - 2 or v >= size - 2:
        return np.float32(1.0)
    d = px * frame[6] + py * frame[7] + pz * frame[8] + frame[13]
    x, y = int(u), int(v)
    if coarse[y // BLOCK, x // BLOCK] < d:
        return np.float32(1.0)
    # Most points are wholly in light or wholly in shadow: the corners of the window tell.
    corners = (
        int(depth[y - 1, x - 1] < d)
        + int(depth[y - 1, x + 2] < d)
        + int(depth[y + 2, x - 1] < d)
        + int(depth[y + 2, x + 2] < d)
    )
    if corners == 4:
        return np.float32(1.0)
    if corners == 0:
        return np.float32(0.0)
    fx, fy = u - x, v - y
    total = np.float32(0.0)
    # Three cells square, the outer ones weighted by where the point falls: soft and steady.
    for j in range(-1, 3):
        weight_y = np.float32(1.0)
        if j == -1:
            weight_y = 1 - fy
        elif j == 2:
            weight_y = fy
        for i in range(-1, 3):
            if depth[y + j, x + i] < d:
                if i == -1:
                    total += weight_y * (1 - fx)
                elif i == 2:
                    total += weight_y * fx
                else:
                    total += weight_y
    return total * np.float32(1.0 / 9.0)
