"""Tone: the colour of each pixel before ink. Three steps of the key, lamps, sun patches, air.

`values` is the light as numbers: see `values.pack_light`.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.render.draw.raster import TILE
from workprint.render.draw.shadow import BLOCK, lit_by_key
from workprint.render.draw.values import SKY_STEP
from workprint.render.mesh import FloatArray, IntArray

F = np.float32
SKIN, HAIR = 1, 2
"""Materials that are treated apart, as numbered in the sixth column of the colours."""
# The helpers are inlined by hand's order: passing a dozen arrays costs more than most of them do.


@njit(inline="always")
def _step(low, high, x):  # type: ignore[no-untyped-def]
    t = min(F(1.0), max(F(0.0), (x - low) / (high - low)))
    return t * t * (F(3.0) - F(2.0) * t)


@njit(inline="always")
def _veil(x):  # type: ignore[no-untyped-def]
    """1 - exp(-x) for x of 0 or more, near enough for air."""
    return F(1.0) - F(1.0) / (F(1.0) + x * (F(1.0) + x * (F(0.5) + x * F(0.1667))))


@njit(inline="always")
def _sky(x, y, grid, sky):  # type: ignore[no-untyped-def]
    gx, gy = F(x + 0.5) / F(SKY_STEP), F(y + 0.5) / F(SKY_STEP)
    i, j = int(gx), int(gy)
    fx, fy = gx - F(i), gy - F(j)
    u = (grid[j, i, 0] * (1 - fx) + grid[j, i + 1, 0] * fx) * (1 - fy) + (
        grid[j + 1, i, 0] * (1 - fx) + grid[j + 1, i + 1, 0] * fx
    ) * fy
    v = (grid[j, i, 1] * (1 - fx) + grid[j, i + 1, 1] * fx) * (1 - fy) + (
        grid[j + 1, i, 1] * (1 - fx) + grid[j + 1, i + 1, 1] * fx
    ) * fy
    columns = sky.shape[1]
    c, r = int(u), int(v)
    fu, fv = u - F(c), v - F(r)
    c %= columns
    d = (c + 1) % columns
    q = min(r + 1, sky.shape[0] - 1)
    k00, k01 = (1 - fu) * (1 - fv), fu * (1 - fv)
    k10, k11 = (1 - fu) * fv, fu * fv
    return (
        k00 * sky[r, c, 0] + k01 * sky[r, d, 0] + k10 * sky[q, c, 0] + k11 * sky[q, d, 0],
        k00 * sky[r, c, 1] + k01 * sky[r, d, 1] + k10 * sky[q, c, 1] + k11 * sky[q, d, 1],
        k00 * sky[r, c, 2] + k01 * sky[r, d, 2] + k10 * sky[q, c, 2] + k11 * sky[q, d, 2],
    )


@njit(inline="always")
def _sun_patch(px, py, pz, values, windows):  # type: ignore[no-untyped-def]
    """How much sun falls on a point straight through an opening, mullions included."""
    best = F(0.0)
    for k in range(windows.shape[0]):
        nx, ny, nz = windows[k, 3], windows[k, 4], windows[k, 5]
        facing = -(values[0] * nx + values[1] * ny + values[2] * nz)
        if facing < F(0.05):
            continue
        gap = (px - windows[k, 0]) * nx + (py - windows[k, 1]) * ny + (pz - windows[k, 2]) * nz
        if gap < F(0.02):
            continue
        s = gap / facing
        hx = px + values[0] * s - windows[k, 0]
        hy = py + values[1] * s - windows[k, 1]
        hz = pz + values[2] * s - windows[k, 2]
        across = abs(hx * nz - hz * nx)
        soft = F(0.012) + F(0.012) * s
        level = (F(1.0) - _step(windows[k, 6] - soft, windows[k, 6] + soft, across)) * (
            F(1.0) - _step(windows[k, 7] - soft, windows[k, 7] + soft, abs(hy))
        )
        level *= _step(F(0.03) - soft * F(0.5), F(0.03) + soft, across)
        level *= _step(F(0.025) - soft * F(0.5), F(0.025) + soft, abs(hy + windows[k, 7] * F(0.2)))
        best = max(best, level)
    return best


@njit(inline="always")
def shade(  # type: ignore[no-untyped-def]
    number, sx, sy, w, planes, owners, colours, camera, values, lamps, windows,
    still_depth, still_frame, still_coarse, moving_depth, moving_frame, moving_coarse,
):  # fmt: skip
    """What is seen at a sample (sx, sy) whose 1/depth is `w`: r, g, b, and how much hatching."""
    material = owners[number, 0]
    kind = colours[material, 3]
    z = F(1.0) / w
    rx = (sx - camera[13]) / camera[12] * z
    ry = (camera[14] - sy) / camera[12] * z
    px = camera[0] + camera[3] * rx + camera[6] * ry + camera[9] * z
    py = camera[1] + camera[4] * rx + camera[7] * ry + camera[10] * z
    pz = camera[2] + camera[5] * rx + camera[8] * ry + camera[11] * z
    r, g, b = colours[material, 0], colours[material, 1], colours[material, 2]
    strokes = F(0.0)
    if kind < F(1.5):
        nx = planes[number, 3] + planes[number, 4] * sx + planes[number, 5] * sy
        ny = planes[number, 6] + planes[number, 7] * sx + planes[number, 8] * sy
        nz = planes[number, 9] + planes[number, 10] * sx + planes[number, 11] * sy
        length = F(1.0) / F(np.sqrt(nx * nx + ny * ny + nz * nz + F(1e-12)))
        nx, ny, nz = nx * length, ny * length, nz * length
        if kind > F(0.5):
            mr, mg, mb = values[22], values[23], values[24]
        else:
            slope = nx * values[0] + ny * values[1] + nz * values[2]
            tone = (
                F(0.46) * _step(F(-0.10), F(0.14), slope)
                + F(0.46) * _step(F(0.40), F(0.60), slope)
                + F(0.08) * max(F(0.0), slope)
            )
            reach = F(1.0)
            if slope > F(-0.1):
                reach = lit_by_key(px, py, pz, still_depth, still_frame, still_coarse)
                if moving_frame[14] > 0:
                    reach *= lit_by_key(px, py, pz, moving_depth, moving_frame, moving_coarse)
            tone *= F(1.0) - values[15] * (F(1.0) - reach)
            if tone < F(0.5):
                k = tone * F(2.0)
                mr = values[9] + (values[6] - values[9]) * k
                mg = values[10] + (values[7] - values[10]) * k
                mb = values[11] + (values[8] - values[11]) * k
            else:
                k = tone * F(2.0) - F(1.0)
                mr = values[6] + (values[3] - values[6]) * k
                mg = values[7] + (values[4] - values[7]) * k
                mb = values[8] + (values[5] - values[8]) * k
            # What faces the sky takes a little of it; what faces down loses a little.
            dome = F(1.0) + F(0.05) * ny
            strokes = F(0.12) * (F(1.0) - tone)
            mr, mg, mb = mr * dome, mg * dome, mb * dome
            if values[12] > 0 and slope > F(0.05) and reach > F(0.05):
                patch = (
                    _sun_patch(px, py, pz, values, windows) * reach * min(F(1.0), slope + F(0.35))
                )
                mr += values[12] * patch
                mg += values[13] * patch
                mb += values[14] * patch
        if values[16] > 0:
            for k in range(lamps.shape[0]):
                dx, dy, dz = lamps[k, 0] - px, lamps[k, 1] - py, lamps[k, 2] - pz
                square = dx * dx + dy * dy + dz * dz
                reach = lamps[k, 6]
                if square > reach * reach or lamps[k, 11] > 0:
                    continue
                distance = F(np.sqrt(square)) + F(1e-4)
                fade = F(1.0) - distance / reach
                facing = (nx * dx + ny * dy + nz * dz) / distance
                if kind > F(0.5):
                    facing = F(0.4)
                stepped = (
                    F(0.28)
                    + F(0.40) * _step(F(-0.2), F(0.1), facing)
                    + F(0.32) * _step(F(0.30), F(0.55), facing)
                )
                gain = values[16] * fade * (F(0.4) + F(0.6) * fade) * stepped * F(1.25)
                mr += lamps[k, 3] * gain
                mg += lamps[k, 4] * gain
                mb += lamps[k, 5] * gain
        if colours[material, 5] == SKIN and kind < F(0.5):
            # A soft fill from beside the camera, as for a close-up: faces stay readable.
            away = nx * (camera[0] - px) + ny * (camera[1] - py) + nz * (camera[2] - pz)
            away /= F(np.sqrt(rx * rx + ry * ry + z * z))
            facing = values[39] * (F(0.45) + F(0.55) * max(F(0.0), away))
            mr += max(F(0.0), values[36] - mr) * facing
            mg += max(F(0.0), values[37] - mg) * facing
            mb += max(F(0.0), values[38] - mb) * facing
            strokes *= F(0.5)
        # Light never bleaches paint: above 1 the factor bends over.
        mr = min(mr, F(1.0) + (mr - F(1.0)) * F(0.45))
        mg = min(mg, F(1.0) + (mg - F(1.0)) * F(0.45))
        mb = min(mb, F(1.0) + (mb - F(1.0)) * F(0.45))
        r, g, b = r * mr, g * mg, b * mb
        far = z - values[21]
        if far > 0:
            air = min(F(0.9), _veil(far * values[20]))
            r += (values[17] - r) * air
            g += (values[18] - g) * air
            b += (values[19] - b) * air
            strokes *= F(1.0) - air
    else:
        far = max(F(0.0), z - values[21])
        air = min(F(0.6), _veil(far * values[20] * F(0.5)))
        r += (values[17] - r) * air
        g += (values[18] - g) * air
        b += (values[19] - b) * air
    return r, g, b, strokes


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
                        cr, cg, cb = _sky(x, y, grid, sky)
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
                        cr, cg, cb = _sky(j // 2, i // 2, grid, sky)
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
