"""Shade: what one sample of a surface, or of the sky, looks like in the scene's light.

Three steps of the key, lamps, sun patches, air. `values` is the light as numbers: see
`values.pack_light`.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.render.draw.shadow import lit_by_key
from workprint.render.draw.values import SKY_STEP

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
def sky_at(x, y, grid, sky):  # type: ignore[no-untyped-def]
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
