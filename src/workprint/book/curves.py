"""Curves through points as SVG paths that never run higher or lower than the points do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_WINDOW = 2
"""Points on either side that a running mean takes in."""


def curve(xs: Sequence[float], ys: Sequence[float]) -> str:
    """A path through points in order of x: monotone cubic (Fritsch and Carlson, "Monotone
    Piecewise Cubic Interpolation", 1980), as Bézier curves."""
    if not xs:
        return ""
    parts = [f"M{xs[0]:.1f} {ys[0]:.1f}"]
    slopes = _slopes(xs, ys)
    for n in range(len(xs) - 1):
        third = (xs[n + 1] - xs[n]) / 3
        parts.append(
            f"C{xs[n] + third:.1f} {ys[n] + slopes[n] * third:.1f} "
            f"{xs[n + 1] - third:.1f} {ys[n + 1] - slopes[n + 1] * third:.1f} "
            f"{xs[n + 1]:.1f} {ys[n + 1]:.1f}"
        )
    return "".join(parts)


def filled(xs: Sequence[float], ys: Sequence[float], base: float) -> str:
    """The area between the curve and a level line."""
    if not xs:
        return ""
    return f"{curve(xs, ys)}L{xs[-1]:.1f} {base:.1f}L{xs[0]:.1f} {base:.1f}Z"


def smoothed(ys: Sequence[float]) -> list[float]:
    """Means over each point and two on either side, fewer at the ends."""
    made = []
    for n in range(len(ys)):
        window = ys[max(0, n - _WINDOW) : n + _WINDOW + 1]
        made.append(sum(window) / len(window))
    return made


def _slopes(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """The slope at each point: the harmonic mean of those beside it, level at a turn."""
    steps = [(ys[n + 1] - ys[n]) / max(xs[n + 1] - xs[n], 1e-6) for n in range(len(xs) - 1)]
    if not steps:
        return [0.0]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(steps)]
    return [steps[0], *inner, steps[-1]]
