"""Ink: lines where depth jumps, where parts change, where a surface folds.

Each crossing between two neighbouring samples is a drop of ink, laid as a small soft brush mark
at its exact place, so lines are smooth and as wide as they should be: an outer contour wide, an
inner line fine, far things finer and paler.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numba import njit

from workprint.render.draw.raster import TILE, TILE_SAMPLES
from workprint.render.draw.shade import HAIR, SKIN
from workprint.render.mesh import FloatArray

F = np.float32
WIDTHS = 10
TAPS = 9


@lru_cache(maxsize=4)
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
    # Does either surface, carried on to the neighbour's place, meet the neighbour?
    fx_a, fy_a, fx_b, fy_b = F(ax) + F(0.5), F(ay) + F(0.5), F(bx) + F(0.5), F(by) + F(0.5)
    on_b = planes[a, 0] + planes[a, 1] * fx_b + planes[a, 2] * fy_b
    on_a = planes[b, 0] + planes[b, 1] * fx_a + planes[b, 2] * fy_a
    gap = min(abs(on_b - wb), abs(on_a - wa)) / near
    other = owners[a, 1] != owners[b, 1]
    limit = F(0.010) if other else F(0.014)
    # Where hair meets skin there is no edge to speak of: a hint of a line.
    soft = not other and colours[ma, 5] + colours[mb, 5] == F(HAIR + SKIN) and ma != mb
    if gap > limit and not (soft and gap < F(0.03)):
        front = ma if wa > wb else mb
        width = F(1.0) if other or gap > F(0.12) else F(0.62)
        # A jump just over the limit is a hint of a line, not a whole one.
        sure = min(F(1.0), (gap - limit) / limit + F(0.25))
        if soft:
            sure *= F(0.6)
        return colours[front, 4] * sure, width, F(1.0) / near
    if soft:
        return F(0.45) * min(colours[ma, 4], colours[mb, 4]), F(0.32), F(1.0) / near
    if ma != mb:
        if other:
            return max(colours[ma, 4], colours[mb, 4]), F(0.5), F(1.0) / near
        return min(colours[ma, 4], colours[mb, 4]), F(0.4), F(1.0) / near
    # Faces of one smooth surface: a line only where it folds.
    na_x = planes[a, 3] + planes[a, 4] * fx_a + planes[a, 5] * fy_a
    nb_x = planes[b, 3] + planes[b, 4] * fx_b + planes[b, 5] * fy_b
    na_y = planes[a, 6] + planes[a, 7] * fx_a + planes[a, 8] * fy_a
    nb_y = planes[b, 6] + planes[b, 7] * fx_b + planes[b, 8] * fy_b
    na_z = planes[a, 9] + planes[a, 10] * fx_a + planes[a, 11] * fy_a
    nb_z = planes[b, 9] + planes[b, 10] * fx_b + planes[b, 11] * fy_b
    turn = na_x * nb_x + na_y * nb_y + na_z * nb_z
    square = (na_x * na_x + na_y * na_y + na_z * na_z) * (nb_x * nb_x + nb_y * nb_y + nb_z * nb_z)
    if turn > 0 and turn * turn >= F(0.5184) * square:
        return zero, zero, F(1.0)
    turn /= F(np.sqrt(square + F(1e-12)))
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def lay_ink(tiles, depth, visible, planes, owners, colours, values, brush, stroke, spans, ink):  # type: ignore[no-untyped-def]
    """Draw the lines of the marked tiles, and of a margin around them, into `ink` (h, w).

    `spans` is room to work in: a pair for each tile across, and one.
    """
    rows, columns = visible.shape
    down, across = tiles.shape
    margin = 2 * (TAPS // 2 + 1)
    interior = values[27] > F(0.5)
    for row in range(down):
        for column in range(across):
            if tiles[row, column]:
                for y in range(row * TILE, min(ink.shape[0], (row + 1) * TILE)):
                    for x in range(column * TILE, min(ink.shape[1], (column + 1) * TILE)):
                        ink[y, x] = F(0.0)
    # Lines of a neighbour of marked tiles reach into them from its edges: spans of columns to
    # look at in a row of samples.
    for y in range(rows - 1):
        row = y // TILE_SAMPLES
        inside = y - row * TILE_SAMPLES
        upper = row - 1 if inside < margin and row > 0 else row
        lower = row + 1 if inside >= TILE_SAMPLES - margin and row + 1 < down else row
        count = 0
        for column in range(across):
            if tiles[row, column] or tiles[upper, column] or tiles[lower, column]:
                left = max(0, column * TILE_SAMPLES - margin)
                right = min(columns - 1, (column + 1) * TILE_SAMPLES + margin)
                if count and spans[count - 1, 1] >= left:
                    spans[count - 1, 1] = right
                else:
                    spans[count, 0], spans[count, 1] = left, right
                    count += 1
        for n in range(count):
            left, right = spans[n, 0], spans[n, 1]
            here, after = visible[y, left : right + 1], visible[y + 1, left:right]
            for begin in range(0, right - left, 16):
                end = min(right - left, begin + 16)
                # Most runs of samples are of one triangle: look at them all at once.
                own, right_of, below = here[begin:end], here[begin + 1 : end + 1], after[begin:end]
                changes = np.int32(0)
                for k in range(own.shape[0]):
                    changes |= (own[k] ^ right_of[k]) | (own[k] ^ below[k])
                if changes == 0:
                    continue
                for k in range(begin, end):
                    t = here[k]
                    if t == here[k + 1] and t == after[k]:
                        continue
                    x = left + k
                    for way in range(2):
                        u, v = x + 1 - way, y + way
                        other = visible[v, u]
                        if other == t:
                            continue
                        s, width, d = _crossing(
                            t, other, x, y, u, v, depth, planes, owners, colours
                        )
                        if s > F(0.02):
                            # Air takes the ink of far things before it takes their colour.
                            far = max(F(0.0), d - values[21]) * values[20]
                            clear = F(1.0) / (F(1.0) + far * (F(1.0) + F(0.5) * far))
                            s *= clear * min(F(1.0), F(30.0) / d)
                            if s > F(0.02):
                                _drop(
                                    2 * x - way, 2 * y - 1 + way, s, width, d, interior,
                                    brush, stroke, ink,
                                )  # fmt: skip
