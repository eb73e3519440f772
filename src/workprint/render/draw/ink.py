"""Ink: lines where depth jumps, where parts change, where a surface folds.

Each crossing between two neighbouring samples is a drop of ink, laid as a small soft brush mark
at its exact place, so lines are smooth and as wide as they should be: an outer contour wide, an
inner line fine, far things finer and paler.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.render.mesh import FloatArray

F = np.float32
WIDTHS = 10
TAPS = 9


def brushes(height: int) -> FloatArray:
    """Brush profiles (WIDTHS, 4 quarter-pixel phases, TAPS), for pictures `height` high.

    Width k draws a line of about (0.8 + 0.3 k) pixels at 720 lines, in proportion elsewhere.
    """
    table = np.zeros((WIDTHS, 4, TAPS), np.float32)
    taps = np.arange(TAPS) - TAPS // 2
    for k in range(WIDTHS):
        sigma = max(0.42, (0.8 + 0.3 * k) * 0.34 * height / 720)
        for phase in range(4):
            profile = np.exp(-0.5 * ((taps - phase / 4) / sigma) ** 2)
            # Two crossings lie on each pixel of a level line: half a unit each, along it.
            table[k, phase] = profile / np.sqrt(profile.sum())
    return table


@njit(inline="always")
def _crossing(a, b, ax, ay, bx, by, depth, planes, owners, colours):  # type: ignore[no-untyped-def]
    """The line between sample a and sample b: (strength 0 to 1, width 0 to 1, distance m)."""
    zero = F(0.0)
    if a < 0 or b < 0:
        t = max(a, b)
        w = depth[ay, ax] if a >= 0 else depth[by, bx]
        return colours[owners[t, 0], 4], F(0.9), F(1.0) / w
    ma, mb = owners[a, 0], owners[b, 0]
    wa, wb = depth[ay, ax], depth[by, bx]
    near = max(wa, wb)
    pa, pb = planes[a], planes[b]
    # Does either surface, carried on to the neighbour's place, meet the neighbour?
    fx_a, fy_a, fx_b, fy_b = F(ax) + F(0.5), F(ay) + F(0.5), F(bx) + F(0.5), F(by) + F(0.5)
    on_b = pa[0] + pa[1] * fx_b + pa[2] * fy_b
    on_a = pb[0] + pb[1] * fx_a + pb[2] * fy_a
    gap = min(abs(on_b - wb), abs(on_a - wa)) / near
    other = owners[a, 1] != owners[b, 1]
    limit = F(0.010) if other else F(0.014)
    if gap > limit:
        front = ma if wa > wb else mb
        width = F(1.0) if other or gap > F(0.12) else F(0.62)
        # A jump just over the limit is a hint of a line, not a whole one.
        sure = min(F(1.0), (gap - limit) / limit + F(0.25))
        return colours[front, 4] * sure, width, F(1.0) / near
    if ma != mb:
        if other:
            return max(colours[ma, 4], colours[mb, 4]), F(0.5), F(1.0) / near
        return min(colours[ma, 4], colours[mb, 4]), F(0.4), F(1.0) / near
    na_x, nb_x = pa[3] + pa[4] * fx_a + pa[5] * fy_a, pb[3] + pb[4] * fx_b + pb[5] * fy_b
    na_y, nb_y = pa[6] + pa[7] * fx_a + pa[8] * fy_a, pb[6] + pb[7] * fx_b + pb[8] * fy_b
    na_z, nb_z = pa[9] + pa[10] * fx_a + pa[11] * fy_a, pb[9] + pb[10] * fx_b + pb[11] * fy_b
    turn = (na_x * nb_x + na_y * nb_y + na_z * nb_z) / F(
        np.sqrt(
            (na_x * na_x + na_y * na_y + na_z * na_z) * (nb_x * nb_x + nb_y * nb_y + nb_z * nb_z)
            + F(1e-12)
        )
    )
    if turn < F(0.72):
        return (
            colours[ma, 4] * min(F(1.0), (F(0.72) - turn) * F(3.0) + F(0.2)),
            F(0.3),
            F(1.0) / near,
        )
    return zero, zero, F(1.0)


@njit(inline="always")
def _drop(qx, qy, strength, width, distance, interior, brush, stroke, ink):  # type: ignore[no-untyped-def]
    """Lay a brush mark at (qx, qy), in quarter pixels from the first pixel's centre."""
    rows, columns = ink.shape
    x, y = qx >> 2, qy >> 2
    if x < 0 or y < 0 or x >= columns or y >= rows:
        return
    near = F(np.sqrt(F(2.6) / (distance + F(0.5))))
    size = width * (F(1.2) + F(7.5) * min(F(1.05), near)) * stroke[y, x]
    k = min(WIDTHS - 1, max(0, int(size)))
    pale = F(1.0) / (F(1.0) + distance * (F(0.028) if interior else F(0.020)))
    amount = strength * pale * stroke[y, x] * (F(0.62) + F(0.03) * k)
    if size < F(1.0):
        amount *= F(0.55) + F(0.45) * size
    phase_x, phase_y = brush[k, qx & 3], brush[k, qy & 3]
    half = 1 if k < 3 else 2 if k < 8 else 3
    if rows > 800:
        half = TAPS // 2
    for v in range(max(0, y - half), min(rows, y + half + 1)):
        row = phase_y[v - y + TAPS // 2] * amount
        for u in range(max(0, x - half), min(columns, x + half + 1)):
            ink[v, u] += row * phase_x[u - x + TAPS // 2]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def lay_ink(rect, depth, visible, planes, owners, colours, interior, brush, stroke, ink):  # type: ignore[no-untyped-def]
    """Draw the lines of `rect` (pixels) and a margin around it into `ink` (h, w), cleared."""
    rows, columns = visible.shape
    margin = TAPS // 2 + 1
    x0, y0 = max(0, rect[0] - margin), max(0, rect[1] - margin)
    x1, y1 = min(ink.shape[1], rect[2] + margin), min(ink.shape[0], rect[3] + margin)
    ink[y0:y1, x0:x1] = F(0.0)
    first, last = 2 * x0, min(columns - 1, 2 * x1)
    for y in range(2 * y0, min(rows - 1, 2 * y1)):
        for x in range(first, last):
            t = visible[y, x]
            if t == visible[y, x + 1] and t == visible[y + 1, x]:
                continue
            for way in range(2):
                u, v = x + 1 - way, y + way
                other = visible[v, u]
                if other == t:
                    continue
                s, width, d = _crossing(t, other, x, y, u, v, depth, planes, owners, colours)
                if s > F(0.02):
                    _drop(2 * x - way, 2 * y - 1 + way, s, width, d, interior, brush, stroke, ink)
