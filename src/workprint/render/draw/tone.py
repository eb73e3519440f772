"""Tone: the colour of each pixel before ink, looked at only as finely as the picture needs."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.render.draw.raster import TILE
from workprint.render.draw.shade import F, shade, sky_at
from workprint.render.draw.shadow import BLOCK
from workprint.render.mesh import FloatArray, IntArray


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def place_in_key(depth, visible, planes, owners, colours, camera, values, frame, out):  # type: ignore[no-untyped-def]
    """Where each pixel's surface lies along the key's axes, (h, w, 3) float32.

    `frame` holds the axes as a shadow map does. What the key does not reach anyway is put far
    below any shadow.
    """
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            t = visible[2 * y, 2 * x]
            out[y, x, 2] = F(1e9)
            if t < 0 or colours[owners[t, 0], 3] > F(0.5):
                continue
            sx, sy = F(2 * x) + F(0.5), F(2 * y) + F(0.5)
            nx = planes[t, 3] + planes[t, 4] * sx + planes[t, 5] * sy
            ny = planes[t, 6] + planes[t, 7] * sx + planes[t, 8] * sy
            nz = planes[t, 9] + planes[t, 10] * sx + planes[t, 11] * sy
            if nx * values[0] + ny * values[1] + nz * values[2] < F(-0.1):
                continue
            z = F(1.0) / depth[2 * y, 2 * x]
            rx = (sx - camera[13]) / camera[12] * z
            ry = (camera[14] - sy) / camera[12] * z
            px = camera[0] + camera[3] * rx + camera[6] * ry + camera[9] * z
            py = camera[1] + camera[4] * rx + camera[7] * ry + camera[10] * z
            pz = camera[2] + camera[5] * rx + camera[8] * ry + camera[11] * z
            for k in range(3):
                out[y, x, k] = px * frame[3 * k] + py * frame[3 * k + 1] + pz * frame[3 * k + 2]


def lattice(size: tuple[int, int]) -> tuple[IntArray, FloatArray]:
    """Room for the materials and the tones at the corners (0) and middles (1) of all cells."""
    columns, rows = (size[0] + 3) // 4 + 1, (size[1] + 3) // 4 + 1
    return np.zeros((2, rows, columns), np.int32), np.zeros((2, rows, columns, 4), np.float32)


@njit(inline="always")
def _in_light(y, x, place, moving_depth, frame, coarse):  # type: ignore[no-untyped-def]
    """Whether no moving thing comes between the key and a pixel of the still picture."""
    along = place[y, x, 2]
    if along > F(1e8):
        return True
    u = (place[y, x, 0] - frame[9]) * frame[11]
    v = (place[y, x, 1] - frame[10]) * frame[11]
    edge = frame[12] - F(3.0)
    if not (u > F(2.0) and v > F(2.0) and u < edge and v < edge):
        return True
    p, q = int(u - F(0.5)), int(v - F(0.5))
    d = along + frame[13]
    if coarse[q // BLOCK, p // BLOCK] <= d:
        return True
    for m in range(-1, 3):
        for n in range(-1, 3):
            if moving_depth[q + m, p + n] > d:
                return False
    return True


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def resolve(  # type: ignore[no-untyped-def]
    tiles, depth, visible, planes, owners, colours, camera, values, lamps, windows,
    still_depth, still_frame, still_coarse, moving_depth, moving_frame, moving_coarse, hatch, wash,
    grid, sky, base, place, first_moving, seen, known, room, whole_room, out,
):  # fmt: skip
    """Colour every pixel of the marked tiles into `out` (h, w, 3) float32.

    Where only still things are seen, outside the shadows of the moving, `base` is copied: it
    is the picture of the still things, and `place` says where they lie along the key.
    `first_moving` is the first moving record's number, below 0 when there is no base.

    Tone is level nearly everywhere, so it is found at the corners and the middle of cells four
    pixels square; where those agree the rest lies between them, elsewhere pixels are looked at
    two by two. `seen` and `known` are room for what was found there: see `lattice`;
    `room` (40, 4) float32 and `whole_room` (18, 4) int32 are room to work in.
    """
    bottom, right = out.shape[0], out.shape[1]
    rows, columns = (bottom + 3) // 4, (right + 3) // 4
    for k in range(2):
        for r in range(rows + 1):
            for c in range(columns + 1):
                seen[k, r, c] = -9
    shown, slope = room[:4], room[4:8]
    weight, faces = room[8:24], room[24:40]
    job, part, skip = whole_room[:16], whole_room[16], whole_room[17]
    side = TILE // 4
    for cell in range(rows * columns):
        cy, cx = cell // columns, cell % columns
        if not tiles[cy // side, cx // side]:
            continue
        left, top = 4 * cx, 4 * cy
        end_x, end_y = min(right, left + 4), min(bottom, top + 4)
        first = visible[2 * top, 2 * left]
        material = owners[first, 0] if first >= 0 else -1
        whole = end_x - left == 4 and end_y - top == 4
        highest = first
        for i in range(2 * top, 2 * end_y):
            for j in range(2 * left, 2 * end_x):
                t = visible[i, j]
                if t != first:
                    highest = max(highest, t)
                    if whole:
                        whole = (owners[t, 0] if t >= 0 else -1) == material
        if highest < first_moving:
            clear = True
            for y in range(top, end_y):
                for x in range(left, end_x):
                    if clear and not _in_light(
                        y, x, place, moving_depth, moving_frame, moving_coarse
                    ):
                        clear = False
            if clear:
                for y in range(top, end_y):
                    for x in range(left, end_x):
                        out[y, x, 0] = base[y, x, 0]
                        out[y, x, 1] = base[y, x, 1]
                        out[y, x, 2] = base[y, x, 2]
                continue
        level = whole
        if whole:
            for p in range(5):
                kind, r, c = p // 4, cy + p % 4 // 2, cx + p % 2
                if p == 4:
                    r, c = cy, cx
                y, x = min(bottom - 1, 4 * r + 2 * kind), min(right - 1, 4 * c + 2 * kind)
                t = visible[2 * y, 2 * x]
                if (owners[t, 0] if t >= 0 else -1) != material:
                    level = False
                    break
                if seen[kind, r, c] != material:
                    seen[kind, r, c] = material
                    if t < 0:
                        cr, cg, cb = sky_at(x, y, grid, sky)
                        cs = F(0.0)
                    else:
                        cr, cg, cb, cs = shade(
                            t, F(2 * x) + F(0.5), F(2 * y) + F(0.5), depth[2 * y, 2 * x],
                            planes, owners, colours, camera, values, lamps, windows,
                            still_depth, still_frame, still_coarse, moving_depth, moving_frame,
                            moving_coarse,
                        )  # fmt: skip
                    known[kind, r, c, 0] = cr
                    known[kind, r, c, 1] = cg
                    known[kind, r, c, 2] = cb
                    known[kind, r, c, 3] = cs
        if level:
            spread, bend, twist = F(0.0), F(0.0), F(0.0)
            for k in range(3):
                k00, k01 = known[0, cy, cx, k], known[0, cy, cx + 1, k]
                k10, k11 = known[0, cy + 1, cx, k], known[0, cy + 1, cx + 1, k]
                spread += max(k00, k01, k10, k11) - min(k00, k01, k10, k11)
                bend += abs((k00 + k01 + k10 + k11) * F(0.25) - known[1, cy, cx, k])
                twist += abs(k00 + k11 - k01 - k10)
            level = spread < F(0.12) and bend < F(0.012) and twist < F(0.03)
        if level:
            # Per channel: at the first corner, per pixel across, per pixel down, and per both.
            for k in range(4):
                k00 = known[0, cy, cx, k]
                across = (known[0, cy, cx + 1, k] - k00) * F(0.25)
                down = (known[0, cy + 1, cx, k] - k00) * F(0.25)
                both = known[0, cy + 1, cx + 1, k] - known[0, cy, cx + 1, k]
                slope[k, 0], slope[k, 1], slope[k, 2] = k00, across, down
                slope[k, 3] = (both * F(0.25) - down) * F(0.25)
            for v in range(4):
                y, fy = top + v, F(v)
                r0, r1 = slope[0, 0] + slope[0, 2] * fy, slope[0, 1] + slope[0, 3] * fy
                g0, g1 = slope[1, 0] + slope[1, 2] * fy, slope[1, 1] + slope[1, 3] * fy
                b0, b1 = slope[2, 0] + slope[2, 2] * fy, slope[2, 1] + slope[2, 3] * fy
                s0, s1 = slope[3, 0] + slope[3, 2] * fy, slope[3, 1] + slope[3, 3] * fy
                for u in range(4):
                    x, fx = left + u, F(u)
                    paint = wash[y, x] * (F(1.0) - (F(1.0) - hatch[y, x]) * (s0 + s1 * fx))
                    out[y, x, 0] = (r0 + r1 * fx) * paint
                    out[y, x, 1] = (g0 + g1 * fx) * paint
                    out[y, x, 2] = (b0 + b1 * fx) * paint
            continue
        for block in range(4):
            bx, by = left + 2 * (block % 2), top + 2 * (block // 2)
            # Which samples to look at, and how much each counts for each of the four pixels.
            jobs = 0
            for k in range(4):
                y, x = by + k // 2, bx + k % 2
                skip[k] = int(y >= bottom or x >= right)
                if skip[k] > 0:
                    continue
                shown[k, 0] = F(0.0)
                shown[k, 1] = F(0.0)
                shown[k, 2] = F(0.0)
                shown[k, 3] = F(0.0)
                if whole:
                    continue
                highest = -1
                for e in range(4):
                    t = visible[2 * y + e // 2, 2 * x + e % 2]
                    highest = max(highest, t)
                    part[e] = owners[t, 0] if t >= 0 else -1
                if highest < first_moving and _in_light(
                    y, x, place, moving_depth, moving_frame, moving_coarse
                ):
                    skip[k] = 1
                    out[y, x, 0] = base[y, x, 0]
                    out[y, x, 1] = base[y, x, 1]
                    out[y, x, 2] = base[y, x, 2]
                    continue
                for e in range(4):
                    i, j = 2 * y + e // 2, 2 * x + e % 2
                    t = visible[i, j]
                    # One look serves all samples of a material that face the same way.
                    sx, sy = F(j) + F(0.5), F(i) + F(0.5)
                    nx, ny, nz = F(0.0), F(1.0), F(0.0)
                    if t >= 0:
                        nx = planes[t, 3] + planes[t, 4] * sx + planes[t, 5] * sy
                        ny = planes[t, 6] + planes[t, 7] * sx + planes[t, 8] * sy
                        nz = planes[t, 9] + planes[t, 10] * sx + planes[t, 11] * sy
                    found = -1
                    for n in range(jobs):
                        if job[n, 2] == part[e]:
                            turn = faces[n, 0] * nx + faces[n, 1] * ny + faces[n, 2] * nz
                            if turn > F(0.9):
                                found = n
                    if found < 0:
                        found = jobs
                        job[jobs, 0] = i
                        job[jobs, 1] = j
                        job[jobs, 2] = part[e]
                        faces[jobs, 0], faces[jobs, 1], faces[jobs, 2] = nx, ny, nz
                        for n in range(4):
                            weight[jobs, n] = F(0.0)
                        jobs += 1
                    weight[found, k] += F(0.25)
            rounds = 2 if whole else 1
            for phase in range(rounds):
                if whole:
                    # Two opposite corners first: where they agree, the others agree too.
                    jobs = 2
                    for n in range(2):
                        k = 3 * n if phase == 0 else 1 + n
                        job[n, 0] = 2 * (by + k // 2)
                        job[n, 1] = 2 * (bx + k % 2)
                        for m in range(4):
                            weight[n, m] = F(1.0) if m == k else F(0.0)
                for n in range(jobs):
                    i, j = job[n, 0], job[n, 1]
                    t = visible[i, j]
                    if t < 0:
                        cr, cg, cb = sky_at(j // 2, i // 2, grid, sky)
                        cs = F(0.0)
                    else:
                        cr, cg, cb, cs = shade(
                            t, F(j) + F(0.5), F(i) + F(0.5), depth[i, j], planes, owners,
                            colours, camera, values, lamps, windows, still_depth, still_frame,
                            still_coarse, moving_depth, moving_frame, moving_coarse,
                        )  # fmt: skip
                    for k in range(4):
                        shown[k, 0] += cr * weight[n, k]
                        shown[k, 1] += cg * weight[n, k]
                        shown[k, 2] += cb * weight[n, k]
                        shown[k, 3] += cs * weight[n, k]
                if whole and phase == 0:
                    apart = F(0.0)
                    for c in range(3):
                        apart += abs(shown[0, c] - shown[3, c])
                    if apart < F(0.03):
                        for c in range(4):
                            middle = (shown[0, c] + shown[3, c]) * F(0.5)
                            shown[1, c] = middle
                            shown[2, c] = middle
                        break
            for k in range(4):
                if skip[k] > 0:
                    continue
                y, x = by + k // 2, bx + k % 2
                paint = wash[y, x] * (F(1.0) - (F(1.0) - hatch[y, x]) * shown[k, 3])
                out[y, x, 0] = shown[k, 0] * paint
                out[y, x, 1] = shown[k, 1] * paint
                out[y, x, 2] = shown[k, 2] * paint


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def mark_tiles(rect, touched, place, moving_depth, moving_frame, moving_coarse, tiles):  # type: ignore[no-untyped-def]
    """Mark in `tiles` those `touched`, those under new shadows within `rect`, and those around."""
    rows, columns = tiles.shape
    for row in range(rows):
        for column in range(columns):
            changed = touched[row, column]
            if not changed:
                for y in range(max(rect[1], row * TILE), min(rect[3], (row + 1) * TILE), 3):
                    for x in range(
                        max(rect[0], column * TILE), min(rect[2], (column + 1) * TILE), 3
                    ):
                        if not changed and not _in_light(
                            y, x, place, moving_depth, moving_frame, moving_coarse
                        ):
                            changed = True
            if changed:
                for j in range(max(0, row - 1), min(rows, row + 2)):
                    for i in range(max(0, column - 1), min(columns, column + 2)):
                        tiles[j, i] = True
