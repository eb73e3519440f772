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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _to_camera(vertices, camera, out):  # type: ignore[no-untyped-def]
    for i in range(vertices.shape[0]):
        x = vertices[i, 0] - camera[0]
        y = vertices[i, 1] - camera[1]
        z = vertices[i, 2] - camera[2]
        out[i, 0] = x * camera[3] + y * camera[4] + z * camera[5]
        out[i, 1] = x * camera[6] + y * camera[7] + z * camera[8]
        out[i, 2] = x * camera[9] + y * camera[10] + z * camera[11]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _fill(corner, plane, depth, visible, number, box):  # type: ignore[no-untyped-def]
    """Fill one triangle; `corner` (3, 2) in samples, wound so that its area is positive."""
    rows, columns = depth.shape
    x0, y0 = corner[0, 0], corner[0, 1]
    x1, y1 = corner[1, 0], corner[1, 1]
    x2, y2 = corner[2, 0], corner[2, 1]
    top = max(0, int(np.ceil(min(y0, y1, y2) - 0.5)))
    bottom = min(rows, int(np.ceil(max(y0, y1, y2) - 0.5)))
    if top >= bottom:
        return
    a0, b0, c0 = y0 - y1, x1 - x0, x0 * y1 - x1 * y0
    a1, b1, c1 = y1 - y2, x2 - x1, x1 * y2 - x2 * y1
    a2, b2, c2 = y2 - y0, x0 - x2, x2 * y0 - x0 * y2
    w0, wx, wy = plane[0], plane[1], plane[2]
    name = np.int32(number)
    for y in range(top, bottom):
        fy = y + 0.5
        left, right = -0.5, columns + 0.5
        for a, b, c in ((a0, b0, c0), (a1, b1, c1), (a2, b2, c2)):
            if a > 0:
                left = max(left, -(b * fy + c) / a)
            elif a < 0:
                right = min(right, -(b * fy + c) / a)
            elif b * fy + c < 0:
                right = left
        first = max(0, int(np.ceil(left - 0.5)))
        last = min(columns, int(np.ceil(right - 0.5)))
        if first >= last:
            continue
        base = np.float32(w0 + wy * fy + wx * 0.5)
        for x in range(first, last):
            w = base + wx * np.float32(x)
            if w > depth[y, x]:
                depth[y, x] = w
                visible[y, x] = name
        box[0] = min(box[0], first)
        box[1] = min(box[1], y)
        box[2] = max(box[2], last)
        box[3] = max(box[3], y + 1)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def rasterise(  # type: ignore[no-untyped-def]
    vertices, normals, triangles, materials, objects, two_sided,
    camera, depth, visible, planes, owners, start, box,
):  # fmt: skip
    """Draw triangles into `depth` (1/m) and `visible`; give back the next free record.

    `camera` is position, right, up, forward, focal length and centre in samples (15,).
    `planes` (N, 12) and `owners` (N, 2: material, object) receive records from `start` on;
    they need room for twice the triangles, as the near plane may cut one in two. `box` (4,)
    grows to hold what was covered: x0, y0, x1, y1 in samples.
    """
    local = np.empty((vertices.shape[0], 3), np.float32)
    _to_camera(vertices, camera, local)
    focal, cx, cy = float(camera[12]), float(camera[13]), float(camera[14])
    rows, columns = depth.shape
    poly = np.empty((4, 6), np.float64)
    corner = np.empty((3, 2), np.float64)
    number = start
    for t in range(triangles.shape[0]):
        inside = 0
        for k in range(3):
            if local[triangles[t, k], 2] > NEAR_M:
                inside += 1
        if inside == 0:
            continue
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
        for piece in range(count - 2):
            i0, i1, i2 = 0, piece + 1, piece + 2
            w0, w1, w2 = 1.0 / poly[i0, 2], 1.0 / poly[i1, 2], 1.0 / poly[i2, 2]
            x0, y0 = cx + focal * poly[i0, 0] * w0, cy - focal * poly[i0, 1] * w0
            x1, y1 = cx + focal * poly[i1, 0] * w1, cy - focal * poly[i1, 1] * w1
            x2, y2 = cx + focal * poly[i2, 0] * w2, cy - focal * poly[i2, 1] * w2
            area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
            # Counter-clockwise from outside comes out negative, for y grows downwards here.
            if area == 0.0 or (area > 0 and not two_sided[t]):
                continue
            low_x, high_x = min(x0, x1, x2), max(x0, x1, x2)
            low_y, high_y = min(y0, y1, y2), max(y0, y1, y2)
            if high_x < 0 or high_y < 0 or low_x > columns or low_y > rows:
                continue
            if np.ceil(low_x - 0.5) == np.ceil(high_x - 0.5):
                continue
            if np.ceil(low_y - 0.5) == np.ceil(high_y - 0.5):
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
            plane = planes[number]
            inverse = 1.0 / area
            dx1, dy1, dx2, dy2 = x1 - x0, y1 - y0, x2 - x0, y2 - y0
            gx = ((w1 - w0) * dy2 - (w2 - w0) * dy1) * inverse
            gy = ((w2 - w0) * dx1 - (w1 - w0) * dx2) * inverse
            plane[0], plane[1], plane[2] = w0 - gx * x0 - gy * y0, gx, gy
            # Slivers have no trustworthy slope: they take their first corner's normal.
            firm = area > 0.05
            for m in range(3):
                n0, n1, n2 = poly[i0, 3 + m] * sign, poly[i1, 3 + m] * sign, poly[i2, 3 + m] * sign
                gx = ((n1 - n0) * dy2 - (n2 - n0) * dy1) * inverse if firm else 0.0
                gy = ((n2 - n0) * dx1 - (n1 - n0) * dx2) * inverse if firm else 0.0
                plane[3 + 3 * m] = n0 - gx * x0 - gy * y0
                plane[4 + 3 * m] = gx
                plane[5 + 3 * m] = gy
            owners[number, 0] = materials[t]
            owners[number, 1] = objects[t]
            corner[0, 0], corner[0, 1] = x0, y0
            corner[1, 0], corner[1, 1] = x1, y1
            corner[2, 0], corner[2, 1] = x2, y2
            _fill(corner, plane, depth, visible, number, box)
            number += 1
    return number
