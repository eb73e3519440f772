"""The sky as a texture around the scene: gradient, clouds, stars, sun or moon."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from workprint.render.draw.light import Light
from workprint.render.mesh import FloatArray

ROWS, COLUMNS = 384, 1536
LOWEST, HIGHEST = -0.12, 1.2
"""Elevations (radians) of the texture's first and last row."""


def _fbm(rng: np.random.Generator, stretch: float) -> FloatArray:
    """Cloud noise that closes around the horizon, zero mean, unit deviation."""
    from scipy.ndimage import gaussian_filter

    total = np.zeros((ROWS, COLUMNS), np.float32)
    sigma, weight = 56.0, 1.0
    while sigma > 1.2:
        layer = rng.standard_normal((ROWS, COLUMNS)).astype(np.float32)
        layer = gaussian_filter(layer, (sigma / stretch, sigma), mode=("nearest", "wrap"))
        total += weight * layer / layer.std()
        sigma, weight = sigma / 2.1, weight * 0.52
    return np.asarray(total / total.std(), np.float32)


@lru_cache(maxsize=6)
def sky_texture(light: Light) -> FloatArray:
    """The sky of a light, (ROWS, COLUMNS, 3) float32, rows by elevation, columns by azimuth."""
    rng = np.random.default_rng(light.seed % (1 << 31))
    elevation = np.linspace(LOWEST, HIGHEST, ROWS, dtype=np.float32)[:, None, None]
    rise = np.clip(elevation / 1.05, 0, 1) ** 0.62
    zenith, horizon = np.array(light.zenith, np.float32), np.array(light.horizon, np.float32)
    sky = horizon + (zenith - horizon) * rise
    sky = np.broadcast_to(sky, (ROWS, COLUMNS, 3)).copy()
    azimuth = np.linspace(-math.pi, math.pi, COLUMNS, endpoint=False, dtype=np.float32)
    sun_azimuth = math.atan2(light.key_direction[0], light.key_direction[2])
    sun_height = math.asin(max(-1.0, min(1.0, light.key_direction[1])))
    away = (azimuth[None, :] - sun_azimuth + math.pi) % (2 * math.pi) - math.pi
    distance = np.hypot(away * math.cos(sun_height), elevation[:, :, 0] - sun_height)
    if light.time in {"dawn", "dusk"} and light.disc_size > 0:
        warm = np.exp(-((distance / 0.75) ** 2))[:, :, None] * 0.35
        sky += (np.array((1.0, 0.82, 0.6), np.float32) - sky) * warm
    if light.stars > 0:
        _stars(sky, rng, light.stars)
    if light.disc_size > 0:
        edge = np.clip((light.disc_size - distance) / 0.006 + 0.5, 0, 1)[:, :, None]
        halo = np.exp(-distance / 0.09)[:, :, None] * (0.20 if light.time == "night" else 0.35)
        sky += (np.array(light.disc, np.float32) - sky) * np.maximum(edge, halo)
    if light.cloud_cover > 0:
        _clouds(sky, rng, light, elevation[:, :, 0])
    return np.ascontiguousarray(np.clip(sky, 0, 1.05), dtype=np.float32)


def _stars(sky: FloatArray, rng: np.random.Generator, strength: float) -> None:
    rows = rng.integers(int(ROWS * 0.14), ROWS - 2, 520)
    columns = rng.integers(0, COLUMNS - 2, 520)
    level = (rng.random(520) ** 3 * 0.7 * strength).astype(np.float32)
    for row, column, glow in zip(rows, columns, level, strict=True):
        sky[row : row + 2, column : column + 2] += glow


def _clouds(sky: FloatArray, rng: np.random.Generator, light: Light, up: FloatArray) -> None:
    """Clouds washed in: a soft lit top, a darker belly, thinner towards the zenith."""
    noise = _fbm(rng, 2.6)
    level = 0.9 - 2.2 * light.cloud_cover
    # Torn, hard-edged on one side, like a wash pulled off with a dry brush.
    body = np.clip((noise - level) / 0.8, 0, 1)
    body *= np.clip((up - 0.0) / 0.10, 0, 1)
    belly = np.clip((np.roll(noise, 9, axis=0) - noise) * 0.9 + 0.25, 0, 1)
    under = 0.90 if light.time == "day" else 0.82
    colour = np.array(light.cloud, np.float32) * (1 - (1 - under) * belly[:, :, None])
    opacity = 0.8 if light.cloud_cover > 0.7 else 0.72
    sky += (colour - sky) * (body * opacity)[:, :, None]
