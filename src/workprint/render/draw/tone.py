"""Tone: the colour of each pixel before ink. Three steps of the key, lamps, sun patches, air.

`values` is the light as numbers: see `values.pack_light`.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.render.draw.shadow import lit_by_key
from workprint.render.draw.values import SKY_STEP

F = np.float32
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
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
    still_depth, still_frame, moving_depth, moving_frame,
):  # fmt: skip
    """What is seen at a sample (sx, sy) whose 1/depth is `w`: r, g, b, and how much hatching."""
    plane = planes[number]
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
        nx = plane[3] + plane[4] * sx + plane[5] * sy
        ny = plane[6] + plane[7] * sx + plane[8] * sy
        nz = plane[9] + plane[10] * sx + plane[11] * sy
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
                reach = lit_by_key(px, py, pz, still_depth, still_frame)
                if moving_frame[14] > 0:
                    reach *= lit_by_key(px, py, pz, moving_depth, moving_frame)
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def resolve(  # type: ignore[no-untyped-def]
    rect, depth, visible, planes, owners, colours, camera, values, lamps, windows,
    still_depth, still_frame, moving_depth, moving_frame, hatch, wash,
    grid, sky, base, place, first_moving, out,
):  # fmt: skip
    """Colour every pixel of `rect` (x0, y0, x1, y1) into `out` (h, w, 3) float32.

    Where only still things are seen, outside the shadows of the moving, `base` is copied: it
    is the picture of the still things, and `place` says where they lie along the key.
    `first_moving` is the first moving record's number, below 0 when there is no base.
    """
    cells = moving_frame[11]
    edge = moving_frame[12] - F(3.0)
    skip = np.zeros(4, np.bool_)
    shown = np.zeros((4, 4), np.float32)
    right, bottom = out.shape[1], out.shape[0]
    upper = np.zeros((right // 2 + 1, 3), np.float32)
    upper_seen = np.full(right // 2 + 1, -2, np.int32)
    left = np.zeros(3, np.float32)
    for by in range(rect[1] // 2 * 2, rect[3], 2):
        left_seen = -2
        for bx in range(rect[0] // 2 * 2, rect[2], 2):
            first = visible[2 * by, 2 * bx]
            block = True
            done = 0
            for k in range(4):
                y, x = by + k // 2, bx + k % 2
                skip[k] = True
                if y >= bottom or x >= right:
                    done += 1
                    continue
                i, j = 2 * y, 2 * x
                t0, t1 = visible[i, j], visible[i, j + 1]
                t2, t3 = visible[i + 1, j], visible[i + 1, j + 1]
                if t0 != first or t1 != first or t2 != first or t3 != first:
                    block = False
                still = t0 < first_moving and t1 < first_moving
                if still and t2 < first_moving and t3 < first_moving:
                    u = (place[y, x, 0] - moving_frame[9]) * cells
                    v = (place[y, x, 1] - moving_frame[10]) * cells
                    clear = True
                    if place[y, x, 2] < F(1e8) and u > 2 and v > 2 and u < edge and v < edge:
                        p, q = int(u - F(0.5)), int(v - F(0.5))
                        d = place[y, x, 2] + moving_frame[13]
                        for m in range(-1, 3):
                            for n in range(-1, 3):
                                if moving_depth[q + m, p + n] > d:
                                    clear = False
                    if clear:
                        out[y, x, 0] = base[y, x, 0]
                        out[y, x, 1] = base[y, x, 1]
                        out[y, x, 2] = base[y, x, 2]
                        done += 1
                        continue
                skip[k] = False
                shown[k] = F(0.0)
            above = upper_seen[bx // 2]
            before = left_seen
            upper_seen[bx // 2] = -2
            left_seen = -2
            if done == 4:
                continue
            block = block and done == 0 and first >= 0
            last = -2
            cr, cg, cb, cs = F(0.0), F(0.0), F(0.0), F(0.0)
            for e in range(16):
                if block:
                    # One surface: where two opposite corners agree, the others agree too.
                    k = 0 if e == 0 else 3 if e == 1 else e - 1
                    if e == 1 and before == first and above == first:
                        # As its neighbours to the left and above are: the tone is level here.
                        apart = F(0.0)
                        for c in range(3):
                            apart += abs(shown[0, c] - left[c])
                            apart += abs(shown[0, c] - upper[bx // 2, c])
                        if apart < F(0.02):
                            for c in range(4):
                                shown[1, c] = shown[0, c]
                                shown[2, c] = shown[0, c]
                                shown[3, c] = shown[0, c]
                            break
                    if e == 2:
                        apart = (
                            abs(shown[0, 0] - shown[3, 0])
                            + abs(shown[0, 1] - shown[3, 1])
                            + abs(shown[0, 2] - shown[3, 2])
                        )
                        if apart < F(0.02):
                            for c in range(4):
                                middle = (shown[0, c] + shown[3, c]) * F(0.5)
                                shown[1, c] = middle
                                shown[2, c] = middle
                            break
                    if e == 4:
                        break
                    last = -2
                    i, j = 2 * (by + k // 2), 2 * (bx + k % 2)
                    share = F(1.0)
                else:
                    k = e // 4
                    if skip[k]:
                        continue
                    i, j = 2 * (by + k // 2) + e // 2 % 2, 2 * (bx + k % 2) + e % 2
                    share = F(0.25)
                t = visible[i, j]
                if t != last:
                    last = t
                    if t < 0:
                        cr, cg, cb = _sky(bx + k % 2, by + k // 2, grid, sky)
                        cs = F(0.0)
                    else:
                        cr, cg, cb, cs = shade(
                            t, F(j) + F(0.5), F(i) + F(0.5), depth[i, j], planes, owners,
                            colours, camera, values, lamps, windows, still_depth, still_frame,
                            moving_depth, moving_frame,
                        )  # fmt: skip
                shown[k, 0] += cr * share
                shown[k, 1] += cg * share
                shown[k, 2] += cb * share
                shown[k, 3] += cs * share
            if block:
                upper_seen[bx // 2] = first
                left_seen = first
                for c in range(3):
                    left[c] = shown[0, c]
                    upper[bx // 2, c] = shown[0, c]
            for k in range(4):
                if skip[k]:
                    continue
                y, x = by + k // 2, bx + k % 2
                paint = wash[y, x] * (F(1.0) - (F(1.0) - hatch[y, x]) * shown[k, 3])
                out[y, x, 0] = shown[k, 0] * paint
                out[y, x, 1] = shown[k, 1] * paint
                out[y, x, 2] = shown[k, 2] * paint


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def mark_tiles(rect, visible, place, moving_depth, moving_frame, first_moving, side, tiles):  # type: ignore[no-untyped-def]
    """Mark the tiles of `side` pixels that moving things or their shadows touch.

    `tiles` (rows, columns) bool; a touched tile marks its neighbours too, for the ink's width.
    """
    cells = moving_frame[11]
    edge = moving_frame[12] - F(3.0)
    rows, columns = tiles.shape
    for y in range(rect[1], rect[3]):
        row = y // side
        for x in range(rect[0], rect[2]):
            touched = visible[2 * y, 2 * x] >= first_moving
            if not touched and (x + y) % 2 == 0:
                u = (place[y, x, 0] - moving_frame[9]) * cells
                v = (place[y, x, 1] - moving_frame[10]) * cells
                if place[y, x, 2] < F(1e8) and u > 2 and v > 2 and u < edge and v < edge:
                    d = place[y, x, 2] + moving_frame[13]
                    touched = moving_depth[int(v - F(0.5)), int(u - F(0.5))] > d
            if touched:
                column = x // side
                for j in range(max(0, row - 1), min(rows, row + 2)):
                    for i in range(max(0, column - 1), min(columns, column + 2)):
                        tiles[j, i] = True
