"""Lines on a picture of a page: where they stand, found by the ink in them.

A screenplay's page is level lines of one size of type. So the page is set straight by the angle
at which its lines are sharpest, and parted where rows, and in each line columns, hold no ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
_STEEPEST = 0.06
"""About three and a half degrees."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of a line on a picture: its box in pixels, right and bottom excluded.

    Top and bottom are the line's; `foot` is where the stretch's own ink ends.
    """

    left: int
    top: int
    right: int
    bottom: int
    foot: int


def straight(page: Grey) -> Grey:
    """The page with its lines level: columns are moved up or down by the slope of the lines."""
    ys, xs = np.nonzero(ink(page)[::2, ::2])
    if len(ys) < 200:
        return page
    if len(ys) > 60_000:
        step = len(ys) // 60_000 + 1
        ys, xs = ys[::step], xs[::step]

    def sharpness(slope: float) -> float:
        rows = np.round(ys - xs * slope).astype(int)
        return float((np.bincount(rows - rows.min()).astype(float) ** 2).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 1e-9, 0.004), key=sharpness)
    slope = max(np.arange(coarse - 0.004, coarse + 0.0041, 0.0005), key=sharpness)
    if abs(slope) < 0.0008:
        return page
    # A turn by a small angle is two shears.
    return _sheared(_sheared(page, slope).T, -slope).T


def _sheared(page: Grey, slope: float) -> Grey:
    """The page with each column moved up by the slope, white where nothing comes in."""
    height, width = page.shape
    rows = np.arange(height)[:, None] + np.round(np.arange(width) * slope).astype(int)[None, :]
    inside = (rows >= 0) & (rows < height)
    moved = np.take_along_axis(page, np.clip(rows, 0, height - 1), axis=0)
    return np.where(inside, moved, np.uint8(255)).astype(np.uint8)


def ink(page: Grey) -> NDArray[np.bool_]:
    """Where the ink is: darker than the threshold that parts ink and paper best (Otsu 1979)."""
    counts = np.bincount(page.ravel(), minlength=256).astype(float)
    weight = np.cumsum(counts)
    mean = np.cumsum(counts * np.arange(256))
    total = weight[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mean[-1] * weight / total - mean) ** 2 / (weight * (total - weight))
    threshold = int(np.nanargmax(between)) if np.isfinite(between).any() else 127
    return page <= min(max(threshold, 60), 210)


def strips(page: Grey, em: float) -> list[Strip]:
    """The stretches of every line, from top to bottom and left to right; `em` is about the size
    of the type in pixels."""
    dark = ink(page)
    bands = _bands(dark, em)
    made = []
    for top, bottom in bands:
        columns = np.flatnonzero(dark[top:bottom].sum(axis=0) > 0)
        if len(columns) < 2:
            continue
        cuts = np.flatnonzero(np.diff(columns) > 1.6 * em)
        starts = [columns[0], *columns[cuts + 1]]
        ends = [*columns[cuts], columns[-1]]
        for left, right in zip(starts, ends, strict=True):
            box = dark[top:bottom, left : right + 1]
            rows = np.flatnonzero(box.sum(axis=1) > 0)
            # Specks of dust are smaller than any letter.
            if box.sum() > 0.02 * em * em and rows[-1] - rows[0] + right - left > 0.15 * em:
                made.append(Strip(int(left), top, int(right) + 1, bottom, top + int(rows[-1]) + 1))
    return made


def _bands(dark: NDArray[np.bool_], em: float) -> list[tuple[int, int]]:
    """The rows of each line: runs with ink, those that touch parted at their thinnest."""
    rows = dark.sum(axis=1) > max(1, 0.03 * em)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(int), [0]))))
    made = _with_dots([(int(a), int(b)) for a, b in pairwise(edges)][::2], em)
    parted = []
    for top, bottom in made:
        parts = round((bottom - top) / (1.05 * em))
        if bottom - top < 1.7 * em or parts < 2:
            parted.append((top, bottom))
            continue
        profile = dark[top:bottom].sum(axis=1)
        at = top
        for n in range(1, parts):
            middle = round(n * (bottom - top) / parts)
            near = slice(max(0, middle - round(em / 3)), middle + round(em / 3))
            cut = top + near.start + int(np.argmin(profile[near]))
            parted.append((at, cut))
            at = cut
        parted.append((at, bottom))
    return [(top, bottom) for top, bottom in parted if bottom - top > 0.1 * em]


def _with_dots(bands: list[tuple[int, int]], em: float) -> list[tuple[int, int]]:
    """Bands with dots, accents and underlines taken into the line they are nearest to."""
    made: list[tuple[int, int]] = []
    for place, (top, bottom) in enumerate(bands):
        above = top - made[-1][1] if made else 1e9
        below = bands[place + 1][0] - bottom if place + 1 < len(bands) else 1e9
        if bottom - top < 0.35 * em and min(above, below) < 0.4 * em:
            if above <= below:
                made[-1] = (made[-1][0], bottom)
            else:
                bands[place + 1] = (top, bands[place + 1][1])
            continue
        made.append((top, bottom))
    return made


def widest_gap(dark: NDArray[np.bool_], strip: Strip, left: float, right: float) -> int:
    """The widest run of columns without ink between two places of a strip, in pixels."""
    columns: NDArray[np.bool_] = np.asarray(
        dark[strip.top : strip.bottom, round(left) : round(right)].any(axis=0)
    )
    if not columns.size:
        return 0
    edges = np.flatnonzero(np.diff(np.concatenate(([1], columns.astype(int), [1]))))
    return int(np.max(edges[1::2] - edges[::2], initial=0))
