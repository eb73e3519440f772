"""From rest to pose: face moves, linear blend skinning and normals, in one compiled pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    def njit(**_: Any) -> Callable[[Any], Any]: ...
else:
    from numba import njit


@njit(cache=True, fastmath=True)
def face_moves(rest, index, moves, spans, amounts, out):  # type: ignore[no-untyped-def]
    """`out` (V, 3) = rest + the units' moves by their amounts.

    `index` (k,), `moves` (k, 3) hold all units' vertices one after another; `spans` (U + 1,).
    """
    for i in range(rest.shape[0]):
        out[i, 0] = rest[i, 0]
        out[i, 1] = rest[i, 1]
        out[i, 2] = rest[i, 2]
    for u in range(amounts.shape[0]):
        amount = amounts[u]
        if amount != 0.0:
            for k in range(spans[u], spans[u + 1]):
                i = index[k]
                out[i, 0] += amount * moves[k, 0]
                out[i, 1] += amount * moves[k, 1]
                out[i, 2] += amount * moves[k, 2]


@njit(cache=True, fastmath=True)
def blend_skin(points, bones, weights, matrices, out):  # type: ignore[no-untyped-def]
    """`out` (V, 3): points (V, 3) carried by up to four bones' (B, 3, 4) matrices each."""
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        a = np.float32(0)
        b = np.float32(0)
        c = np.float32(0)
        for k in range(4):
            w = weights[i, k]
            if w > 0:
                m = matrices[bones[i, k]]
                a += w * (m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3])
                b += w * (m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3])
                c += w * (m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3])
        out[i, 0] = a
        out[i, 1] = b
        out[i, 2] = c


@njit(cache=True, fastmath=True)
def smooth_normals(points, triangles, weld, out):  # type: ignore[no-untyped-def]
    """Unit normals (V, 3); vertices with the same `weld` number share one."""
    for i in range(out.shape[0]):
        out[i, 0] = 0
        out[i, 1] = 0
        out[i, 2] = 0
    for t in range(triangles.shape[0]):
        i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ax = points[j, 0] - points[i, 0]
        ay = points[j, 1] - points[i, 1]
        az = points[j, 2] - points[i, 2]
        bx = points[k, 0] - points[i, 0]
        by = points[k, 1] - points[i, 1]
        bz = points[k, 2] - points[i, 2]
        x = ay * bz - az * by
        y = az * bx - ax * bz
        z = ax * by - ay * bx
        for v in (weld[i], weld[j], weld[k]):
            out[v, 0] += x
            out[v, 1] += y
            out[v, 2] += z
    for i in range(out.shape[0]):
        if weld[i] == i:
            size = np.sqrt(out[i, 0] ** 2 + out[i, 1] ** 2 + out[i, 2] ** 2)
            if size > 1e-20:
                out[i, 0] /= size
                out[i, 1] /= size
                out[i, 2] /= size
    for i in range(out.shape[0]):
        v = weld[i]
        if v != i:
            out[i, 0] = out[v, 0]
            out[i, 1] = out[v, 1]
            out[i, 2] = out[v, 2]
