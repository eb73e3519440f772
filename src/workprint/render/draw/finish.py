"""Finishing a picture: ink over tone, glow in the air, wet ground, paper, then bytes."""

from __future__ import annotations

import numpy as np
from numba import njit

F = np.float32


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def finish(rect, colour, ink, depth, visible, planes, camera, values, lamps, grain, out):  # type: ignore[no-untyped-def]
    """Compose pixels of `rect` from `colour` (h, w, 3) and `ink` (h, w) into `out` uint8."""
    active = np.empty(lamps.shape[0], np.int64)
    glow = values[34]
    gain = values[26]
    for y in range(rect[1], rect[3]):
        count = 0
        for k in range(lamps.shape[0]):
            reaches = abs(F(y) - lamps[k, 8]) < lamps[k, 10]
            mirrored = values[25] > 0 and abs(F(y) - lamps[k, 12]) < lamps[k, 10] * F(2.4) + F(9)
            if glow > 0 and lamps[k, 10] > 0 and (reaches or mirrored):
                active[count] = k
                count += 1
        for x in range(rect[0], rect[2]):
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
                if values[25] > 0:
                    t = visible[2 * y, 2 * x]
                    if t >= 0:
                        ny = planes[t, 6] + planes[t, 7] * F(2 * x) + planes[t, 8] * F(2 * y)
                        ground = ny > F(0.9)
                for n in range(count):
                    k = active[n]
                    radius = lamps[k, 10]
                    dx, dy = F(x) - lamps[k, 7], F(y) - lamps[k, 8]
                    far = (dx * dx + dy * dy) / (radius * radius)
                    if far < F(1.0):
                        s = (F(1.0) - far) ** 3 * F(0.20) + F(0.60) * F(np.exp(far * F(-42.0)))
                        s *= glow
                        if lamps[k, 13] > 0:
                            s *= F(0.25)
                        # Whoever stands before the lamp is only veiled by it.
                        if w * lamps[k, 9] > F(1.04):
                            s *= F(0.18)
                        r += lamps[k, 3] * s
                        g += lamps[k, 4] * s
                        b += lamps[k, 5] * s
                    if ground:
                        dy = F(y) - lamps[k, 12]
                        thin = radius * F(0.22) + F(2.0)
                        long = radius * F(1.5) + F(6.0)
                        far = dx * dx / (thin * thin) + dy * dy / (long * long)
                        if far < F(4.0):
                            s = F(np.exp(-far * F(1.4))) * F(0.5) * glow * (F(1.6) - grain[y, x])
                            r += lamps[k, 3] * s
                            g += lamps[k, 4] * s
                            b += lamps[k, 5] * s
            k = grain[y, x] * gain * F(255.0)
            out[y, x, 0] = np.uint8(min(F(255.0), max(F(0.0), r * k * values[31])))
            out[y, x, 1] = np.uint8(min(F(255.0), max(F(0.0), g * k * values[32])))
            out[y, x, 2] = np.uint8(min(F(255.0), max(F(0.0), b * k * values[33])))
