"""Triangles to a visibility buffer: which triangle each sample sees, and how far it is.

The picture is sampled twice as finely as it is shown (2 x 2 samples a pixel). A sample keeps
1/depth and the number of its triangle; everything else is found from the triangle's record
(`planes`), whose values are affine in sample coordinates: 1/depth, then the three components of
the normal, each as (at origin, per x, per y).
"""

from __future__ import annotations

import numpy as np
from numba import njit

NEAR_M = 0.04
PLANE_SIZE = 12
TILE = 8
"""Pixels a side of the tiles that are painted anew when something changes in them.

Kernels keep it as it was when they were compiled: change it, and throw their caches away.
"""
TILE_SAMPLES = 2 * TILE


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def smooth_normals(vertices, triangles, out):  # type: ignore[no-untyped-def]
    """Area-weighted vertex normals of (V, 3) vertices into `out` (V, 3)."""
    out[:] = 0.0
    for t in range(triangles.shape[0]):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        ux, uy, uz = (
            vertices[b, 0] - vertices[a, 0],
            vertices[b, 1] - vertices[a, 1],
            vertices[b, 2] - vertices[a, 2],
        )
        vx, vy, vz = (
            vertices[c, 0] - vertices[a, 0],
            vertices[c, 1] - vertices[a, 1],
            vertices[c, 2] - vertices[a, 2],
        )
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for k in (a, b, c):
            out[k, 0] += nx
            out[k, 1] += ny
            out[k, 2] += nz
    for k in range(out.shape[0]):
        length = np.sqrt(out[k, 0] ** 2 + out[k, 1] ** 2 + out[k, 2] ** 2)
        if length > 1e-20:
            out[k, 0] /= length
            out[k, 1] /= length
            out[k, 2] /= length


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _to_camera(vertices, camera, out):  # type: ignore[no-untyped-def]
    for i in range(vertices.shape[0]):
        x = vertices[i, 0] - camera[0]
        y = vertices[i, 1] - camera[1]
        z = vertices[i, 2] - camera[2]
        out[i, 0] = x * camera[3] + y * camera[4] + z * camera[5]
        out[i, 1] = x * camera[6] + y * camera[7] + z * camera[8]
        out[i, 2] = x * camera[9] + y * camera[10] + z * camera[11]


@njit(inline="always")
def _span(depth, visible, w, wx, name):  # type: ignore[no-untyped-def]
    """Samples of one row; long rows are written so as to run several samples at a time."""
    if depth.shape[0] < 12:
        for k in range(depth.shape[0]):
            if w > depth[k]:
                depth[k] = w
                visible[k] = name
            w += wx
        return
    for k in range(depth.shape[0]):
        value = w + wx * np.float32(np.int32(k))
        hidden = depth[k]
        seen = visible[k]
        nearer = value > hidden
        depth[k] = value if nearer else hidden
        visible[k] = name if nearer else seen


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _fill(  # type: ignore[no-untyped-def]
    x0, y0, x1, y1, x2, y2, w0, wx, wy, depth, visible, name, touched
):
    """Fill one triangle, wound so that its area is positive; `touched` marks tiles it reaches."""
    rows, columns = depth.shape
    top = max(0, int(np.ceil(min(y0, y1, y2) - 0.5)))
    bottom = min(rows, int(np.ceil(max(y0, y1, y2) - 0.5)))
    a0, b0, c0 = y0 - y1, x1 - x0, x0 * y1 - x1 * y0
    a1, b1, c1 = y1 - y2, x2 - x1, x1 * y2 - x2 * y1
    a2, b2, c2 = y2 - y0, x0 - x2, x2 * y0 - x0 * y2
    # Where an edge crosses a row is affine in the row.
    k0 = -1.0 / a0 if a0 != 0 else 0.0
    k1 = -1.0 / a1 if a1 != 0 else 0.0
    k2 = -1.0 / a2 if a2 != 0 else 0.0
    for y in range(top, bottom):
        fy = y + 0.5
        left, right = -0.5, columns + 0.5
        e0, e1, e2 = b0 * fy + c0, b1 * fy + c1, b2 * fy + c2
        if a0 > 0:
            left = max(left, e0 * k0)
        elif a0 < 0:
            right = min(right, e0 * k0)
        elif e0 < 0:
            continue
        if a1 > 0:
            left = max(left, e1 * k1)
        elif a1 < 0:
            right = min(right, e1 * k1)
        elif e1 < 0:
            continue
        if a2 > 0:
            left = max(left, e2 * k2)
        elif a2 < 0:
            right = min(right, e2 * k2)
        elif e2 < 0:
            continue
        first = max(0, int(np.ceil(left - 0.5)))
        last = min(columns, int(np.ceil(right - 0.5)))
        if first >= last:
            continue
        base = np.float32(w0 + wy * fy + wx * 0.5)
        _span(
            depth[y, first:last], visible[y, first:last], base + wx * np.float32(first), wx, name
        )
        for tile in range(first // TILE_SAMPLES, (last - 1) // TILE_SAMPLES + 1):
            touched[y // TILE_SAMPLES, tile] = True


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def rasterise(  # type: ignore[no-untyped-def]
    vertices, normals, triangles, materials, objects, two_sided,
    camera, depth, visible, planes, owners, start, touched, local, flat, corners,
):  # fmt: skip
    """Draw triangles into `depth` (1/m) and `visible`; give back the next free record.

    `camera` is position, right, up, forward, focal length and centre in samples (15,).
    `planes` (N, 12) and `owners` (N, 2: material, object) receive records from `start` on;
    they need room for twice the triangles, as the near plane may cut one in two. `touched`
    marks the tiles of `TILE_SAMPLES` samples a side that triangles reach. `local` (V, 3) and
    `flat` (V, 3) float64 and `corners` (4, 9) float64 are room to work in: kernels are compiled
    without reference counting, which costs more than most of them do, and so own no arrays.
    """
    count_vertices = vertices.shape[0]
    _to_camera(vertices, camera, local)
    focal, cx, cy = float(camera[12]), float(camera[13]), float(camera[14])
    rows, columns = depth.shape
    for i in range(count_vertices):
        w = 1.0 / max(float(local[i, 2]), 1e-3)
        flat[i, 0] = cx + focal * local[i, 0] * w
        flat[i, 1] = cy - focal * local[i, 1] * w
        flat[i, 2] = w
    poly, seen = corners[:, :6], corners[:, 6:]
    number = start
    for t in range(triangles.shape[0]):
        inside = 0
        for k in range(3):
            if local[triangles[t, k], 2] > NEAR_M:
                inside += 1
        if inside == 0:
            continue
        count = 3
        if inside == 3:
            a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            area = (flat[b, 0] - flat[a, 0]) * (flat[c, 1] - flat[a, 1]) - (
                flat[c, 0] - flat[a, 0]
            ) * (flat[b, 1] - flat[a, 1])
            # Counter-clockwise from outside comes out negative, for y grows downwards here.
            if area == 0.0 or (area > 0 and not two_sided[t]):
                continue
            low = min(flat[a, 0], flat[b, 0], flat[c, 0])
            high = max(flat[a, 0], flat[b, 0], flat[c, 0])
            if high < 0 or low > columns or np.ceil(low - 0.5) == np.ceil(high - 0.5):
                continue
            low = min(flat[a, 1], flat[b, 1], flat[c, 1])
            high = max(flat[a, 1], flat[b, 1], flat[c, 1])
            if high < 0 or low > rows or np.ceil(low - 0.5) == np.ceil(high - 0.5):
                continue
            for k in range(3):
                i = triangles[t, k]
                for m in range(3):
                    seen[k, m] = flat[i, m]
                    poly[k, 3 + m] = normals[i, m]
        else:
            count = 0
            for k in range(3):
                i = triangles[t, k]
                j = triangles[t, (k + 1) % 3]
                zi, zj = local[i, 2], local[j, 2]
                if zi > NEAR_M:
                    for m in range(3):
                        poly[count, m] = local[i, m]
                        poly[count, 3 + m] = normals[i, m]
                    count += 1
                if (zi > NEAR_M) != (zj > NEAR_M):
                    s = (NEAR_M - zi) / (zj - zi)
                    for m in range(3):
                        poly[count, m] = local[i, m] + s * (local[j, m] - local[i, m])
                        poly[count, 3 + m] = normals[i, m] + s * (normals[j, m] - normals[i, m])
                    count += 1
            for k in range(count):
                w = 1.0 / poly[k, 2]
                seen[k, 0] = cx + focal * poly[k, 0] * w
                seen[k, 1] = cy - focal * poly[k, 1] * w
                seen[k, 2] = w
        for piece in range(count - 2):
            i0, i1, i2 = 0, piece + 1, piece + 2
            x0, y0, w0 = seen[i0, 0], seen[i0, 1], seen[i0, 2]
            x1, y1, w1 = seen[i1, 0], seen[i1, 1], seen[i1, 2]
            x2, y2, w2 = seen[i2, 0], seen[i2, 1], seen[i2, 2]
            area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
            if inside < 3:
                if area == 0.0 or (area > 0 and not two_sided[t]):
                    continue
                low_x, high_x = min(x0, x1, x2), max(x0, x1, x2)
                low_y, high_y = min(y0, y1, y2), max(y0, y1, y2)
                if high_x < 0 or high_y < 0 or low_x > columns or low_y > rows:
                    continue
            sign = 1.0
            if area < 0:
                i1, i2 = i2, i1
                w1, w2 = w2, w1
                x1, x2 = x2, x1
                y1, y2 = y2, y1
                area = -area
            else:
                sign = -1.0
            inverse = 1.0 / area
            dx1, dy1, dx2, dy2 = x1 - x0, y1 - y0, x2 - x0, y2 - y0
            gx = ((w1 - w0) * dy2 - (w2 - w0) * dy1) * inverse
            gy = ((w2 - w0) * dx1 - (w1 - w0) * dx2) * inverse
            planes[number, 0] = w0 - gx * x0 - gy * y0
            planes[number, 1] = gx
            planes[number, 2] = gy
            # Slivers have no trustworthy slope: they take their first corner's normal.
            firm = inverse if area > 0.05 else 0.0
            for m in range(3):
                n0, n1, n2 = poly[i0, 3 + m] * sign, poly[i1, 3 + m] * sign, poly[i2, 3 + m] * sign
                gx = ((n1 - n0) * dy2 - (n2 - n0) * dy1) * firm
                gy = ((n2 - n0) * dx1 - (n1 - n0) * dx2) * firm
                planes[number, 3 + 3 * m] = n0 - gx * x0 - gy * y0
                planes[number, 4 + 3 * m] = gx
                planes[number, 5 + 3 * m] = gy
            owners[number, 0] = materials[t]
            owners[number, 1] = objects[t]
            _fill(
                x0, y0, x1, y1, x2, y2, planes[number, 0], planes[number, 1], planes[number, 2],
                depth, visible, np.int32(number), touched,
            )  # fmt: skip
            number += 1
    return number


@njit(cache=True, nogil=True, _nrt=False)
def restore(tiles, depth, visible, still_depth, still_visible):  # type: ignore[no-untyped-def]
    """Put the still picture's samples back in the marked tiles, and unmark them."""
    rows, columns = depth.shape
    for row in range(tiles.shape[0]):
        for column in range(tiles.shape[1]):
            if not tiles[row, column]:
                continue
            tiles[row, column] = False
            left = column * TILE_SAMPLES
            right = min(columns, left + TILE_SAMPLES)
            for y in range(row * TILE_SAMPLES, min(rows, (row + 1) * TILE_SAMPLES)):
                near, kept_near = depth[y, left:right], still_depth[y, left:right]
                seen, kept_seen = visible[y, left:right], still_visible[y, left:right]
                for k in range(right - left):
                    near[k] = kept_near[k]
                    seen[k] = kept_seen[k]
