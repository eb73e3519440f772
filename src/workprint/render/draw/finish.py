"""Finishing a picture: ink over tone, glow in the air, wet ground, paper, then bytes."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.render.draw.raster import TILE

F = np.float32


@njit(inline="always")
def _glow(x, y, k, w, ground, lamps, grain):  # type: ignore[no-untyped-def]
    """How much of lamp `k` hangs in the air before a pixel, or lies mirrored on wet ground."""
    radius = lamps[k, 10]
    total = F(0.0)
    dx, dy = F(x) - lamps[k, 7], F(y) - lamps[k, 8]
    far = (dx * dx + dy * dy) / (radius * radius)
    if far < F(1.0):
        s = (F(1.0) - far) ** 3 * F(0.20) + F(0.60) * F(np.exp(far * F(-42.0)))
        if lamps[k, 13] > 0:
            s *= F(0.25)
        # Whoever stands before the lamp is only veiled by it.
        if w * lamps[k, 9] > F(1.04):
            s *= F(0.18)
        total += s
    if ground:
        dy = F(y) - lamps[k, 12]
        thin = radius * F(0.22) + F(2.0)
        long = radius * F(1.5) + F(6.0)
        far = dx * dx / (thin * thin) + dy * dy / (long * long)
        if far < F(4.0):
            total += F(np.exp(-far * F(1.4))) * F(0.5) * (F(1.6) - grain)
    return total


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def finish(tiles, colour, ink, depth, visible, planes, camera, values, lamps, grain, active, out):  # type: ignore[no-untyped-def]
    """Compose the marked tiles from `colour` (h, w, 3) and `ink` (h, w) into `out` uint8.

    `active` (lamps,) is room to work in: the lamps near a tile.
    """
    glow = values[34]
    gain = values[26] * F(255.0)
    gain_r, gain_g, gain_b = gain * values[31], gain * values[32], gain * values[33]
    half = F(TILE // 2)
    for y in range(out.shape[0]):
        for column in range(tiles.shape[1]):
            if not tiles[y // TILE, column]:
                continue
            count = 0
            if glow > 0:
                middle = F(column * TILE) + half
                for k in range(lamps.shape[0]):
                    radius = lamps[k, 10]
                    dx = abs(middle - lamps[k, 7]) - half
                    lit = dx < radius and abs(F(y) - lamps[k, 8]) < radius
                    if values[25] > 0 and dx < radius * F(0.44) + F(4.0):
                        lit = lit or abs(F(y) - lamps[k, 12]) < radius * F(3.0) + F(12.0)
                    if lit and radius > 0:
                        active[count] = k
                        count += 1
            for x in range(column * TILE, min(out.shape[1], (column + 1) * TILE)):
                r, g, b = colour[y, x, 0], colour[y, x, 1], colour[y, x, 2]
                amount = ink[y, x]
                if amount > F(0.01):
                    a = F(0.94) * (F(1.0) - F(np.exp(F(-1.45) * amount)))
                    # Ink is a glaze: over a light it stays a little translucent.
                    r += (values[28] - r) * a
                    g += (values[29] - g) * a
                    b += (values[30] - b) * a
                if count:
                    w = depth[2 * y, 2 * x]
                    ground = False
                    t = visible[2 * y, 2 * x]
                    if values[25] > 0 and t >= 0:
                        ny = planes[t, 6] + planes[t, 7] * F(2 * x) + planes[t, 8] * F(2 * y)
                        ground = ny > F(0.9)
                    for n in range(count):
                        k = active[n]
                        s = glow * _glow(x, y, k, w, ground, lamps, grain[y, x])
                        r += lamps[k, 3] * s
                        g += lamps[k, 4] * s
                        b += lamps[k, 5] * s
                tooth = grain[y, x]
                out[y, x, 0] = np.uint8(min(F(255.0), max(F(0.0), r * tooth * gain_r)))
                out[y, x, 1] = np.uint8(min(F(255.0), max(F(0.0), g * tooth * gain_g)))
                out[y, x, 2] = np.uint8(min(F(255.0), max(F(0.0), b * tooth * gain_b)))
