"""The paper a picture is drawn on: grain, wash, hatching and vignette, fixed to the screen.

Everything here depends on the picture's size alone, so the paper never moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workprint.render.mesh import FloatArray


@dataclass(frozen=True, slots=True)
class Paper:
    """Factors (h, w) float32: `grain` times vignette, `wash`, `hatch` and `stroke` about 1."""

    grain: FloatArray
    wash: FloatArray
    hatch: FloatArray
    stroke: FloatArray


def _noise(rng: np.random.Generator, size: tuple[int, int], sigma: float) -> FloatArray:
    """Smooth noise of unit deviation."""
    from scipy.ndimage import gaussian_filter, zoom

    width, height = size
    # Coarse noise is drawn small and enlarged: the same look at a fraction of the cost.
    step = max(1, int(sigma / 2.5))
    small = rng.standard_normal((height // step + 8, width // step + 8)).astype(np.float32)
    small = gaussian_filter(small, sigma / step, mode="wrap")
    small /= small.std()
    if step > 1:
        small = zoom(small, step, order=1)
    return np.ascontiguousarray(small[:height, :width], dtype=np.float32)


@lru_cache(maxsize=4)
def paper_for(size: tuple[int, int]) -> Paper:
    """The sheet for pictures of `size` (width, height)."""
    width, height = size
    rng = np.random.default_rng(1895)
    unit = height / 720
    fine, tooth = _noise(rng, size, 0.7 * unit), _noise(rng, size, 2.2 * unit)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    radius = np.hypot((x / width - 0.5) * 2, (y / height - 0.5) * 2)
    vignette = 1 - 0.13 * np.clip(radius - 0.65, 0, 1) ** 1.5
    grain = (1 + 0.012 * fine + 0.012 * tooth) * vignette
    blots, pools = _noise(rng, size, 14 * unit), _noise(rng, size, 60 * unit)
    wash = 1 + 0.018 * np.tanh(blots) + 0.028 * np.tanh(pools)
    # Pencil strokes: lines at some 50 degrees, wavering, broken where the noise is low.
    bend = _noise(rng, size, 40 * unit)
    along = (x * 0.77 + y * 0.64) / (6.5 * unit) + 0.11 * bend
    lines = np.abs((along % 1.0) - 0.5) * 2
    broken = np.clip(0.55 + 0.5 * _noise(rng, size, 9 * unit), 0, 1)
    hatch = 1 - np.clip(lines - 0.45, 0, 1) / 0.55 * broken
    stroke = 1 + 0.16 * np.tanh(_noise(rng, size, 7 * unit)) + 0.07 * np.tanh(tooth)
    return Paper(
        grain.astype(np.float32),
        wash.astype(np.float32),
        hatch.astype(np.float32),
        stroke.astype(np.float32),
    )
