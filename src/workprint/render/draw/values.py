"""A light, its lamps and its sky as the arrays of numbers the kernels read."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from workprint.render.draw.camera import Camera
from workprint.render.draw.light import Light
from workprint.render.draw.sky import HIGHEST, LOWEST
from workprint.render.mesh import FloatArray

SKY_STEP = 8
"""Pixels between the points where the sky's coordinates are computed exactly."""


FILL = 0.75
"""How far skin is lifted towards the fill where it faces the camera."""
FILL_LEVEL = 0.68
"""The least level of the fill."""


def _fill(light: Light) -> tuple[float, float, float]:
    """The light skin is lifted to: the key's level, with half of its colour taken out.

    However dark the hour, it is enough to read a face by.
    """
    r, g, b = light.lit
    level = 0.3 * r + 0.6 * g + 0.1 * b
    gain = 0.5 * max(1.0, FILL_LEVEL / level)
    r, g, b = (min(1.0, gain * (value + level)) for value in (r, g, b))
    return r, g, b


def pack_light(light: Light) -> FloatArray:
    """The scalars and colours of a light, (40,) float32."""
    return np.array(
        [
            *light.key_direction, *light.lit, *light.half, *light.shade, *light.sun,
            light.shadow_strength, light.lamp_gain, *light.fog_colour, light.fog_density,
            light.fog_start_m, *light.flat_level, light.wet, light.exposure,
            float(light.interior), *light.ink, *light.paper, light.glow,
            1.0 if light.time == "night" else 0.0, *_fill(light), FILL,
        ],
        np.float32,
    )  # fmt: skip


def pack_lamps(light: Light, camera: Camera, size: tuple[int, int]) -> FloatArray:
    """Lamps (N, 14): position, colour, reach, screen x, y, depth, glow radius, kind, mirrored y.

    Screen values are pixels; a lamp behind the camera has a radius of 0.
    """
    rows = np.zeros((len(light.lamps), 14), np.float32)
    if not light.lamps:
        return rows
    points = np.array([lamp.position for lamp in light.lamps], np.float32)
    seen = camera.project(points, size)
    mirrored = camera.project(points * np.array((1, -1, 1), np.float32), size)
    focal = camera.focal_px(size[1])
    for row, lamp, at, below in zip(rows, light.lamps, seen, mirrored, strict=True):
        row[:3], row[3:6], row[6], row[7:10] = lamp.position, lamp.colour, lamp.reach_m, at
        spread = {"beam": 1.6, "street": 0.85, "screen": 0.35, "fire": 0.7}.get(lamp.kind, 0.55)
        # Glow belongs partly to the air, partly to the eye: it shrinks slower than the lamp.
        if at[2] > 0.15:
            row[10] = min(0.45 * size[1], spread * focal * (0.4 / at[2] + 0.035))
        row[11] = 1.0 if lamp.kind == "beam" else 0.0
        row[12] = below[1] if below[2] > 0.15 else -1e6
        row[13] = lamp.kind == "screen"
    return rows


def pack_windows(light: Light) -> FloatArray:
    """Openings (N, 8): centre, inward normal, half width, half height."""
    rows = np.zeros((len(light.windows), 8), np.float32)
    for row, window in zip(rows, light.windows, strict=True):
        row[:3], row[3:6], row[6:] = window.position, window.normal, window.half_m
    return rows


@lru_cache(maxsize=4)
def sky_grid(camera: Camera, size: tuple[int, int], columns: int, rows: int) -> FloatArray:
    """Where the sky texture is looked up, every `SKY_STEP` pixels: (gh, gw, 2) column, row."""
    width, height = size
    x = np.arange(0, width + 2 * SKY_STEP, SKY_STEP, dtype=np.float32) - width / 2
    y = height / 2 - np.arange(0, height + 2 * SKY_STEP, SKY_STEP, dtype=np.float32)
    right, up, forward = camera.axes()
    focal = np.float32(camera.focal_px(height))
    ray = forward + (x[None, :, None] * right + y[:, None, None] * up) / focal
    flat = np.hypot(ray[..., 0], ray[..., 2])
    azimuth = np.arctan2(ray[..., 0], ray[..., 2])
    centre = float(np.arctan2(forward[0], forward[2]))
    azimuth = (azimuth - centre + np.pi) % (2 * np.pi) - np.pi + centre
    elevation = np.arctan2(ray[..., 1], flat)
    column = (azimuth + np.pi) / (2 * np.pi) * columns + columns
    row = np.clip((elevation - LOWEST) / (HIGHEST - LOWEST), 0, 1) * (rows - 1.001)
    return np.stack([column, row], axis=-1).astype(np.float32)
