"""Weather in depth: rain, snow, wind and lightning, before and behind people."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from numba import njit

from workprint.render.draw.camera import Camera
from workprint.render.draw.light import Light
from workprint.render.mesh import FloatArray

F = np.float32
FLASH_EVERY_S = 7.0
"""Storms flash about this seldom: far below the three a second that may harm."""


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _streak(out, depth, x0, y0, x1, y1, w, colour, opacity, thick):  # type: ignore[no-untyped-def]
    """A soft line from (x0, y0) to (x1, y1) where nothing nearer than 1/w stands."""
    steps = int(max(abs(x1 - x0), abs(y1 - y0))) + 1
    rows, columns = out.shape[0], out.shape[1]
    steep = abs(y1 - y0) > abs(x1 - x0)
    for s in range(steps + 1):
        f = s / steps
        x, y = x0 + (x1 - x0) * f, y0 + (y1 - y0) * f
        fade = opacity * min(1.0, 4.0 * f * (1.0 - f) + 0.25)
        reach = int(thick) + 1
        for o in range(-reach, reach + 1):
            if steep:
                v, u = int(y + 0.5), int(np.floor(x)) + o
                away = abs(u - x)
            else:
                u, v = int(x + 0.5), int(np.floor(y)) + o
                away = abs(v - y)
            if u < 0 or v < 0 or u >= columns or v >= rows:
                continue
            cover = min(1.0, max(0.0, thick * 0.5 + 0.5 - away)) * fade
            if cover <= 0 or depth[2 * v, 2 * u] > w:
                continue
            for k in range(3):
                out[v, u, k] = np.uint8(out[v, u, k] + (colour[k] - out[v, u, k]) * cover)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", _nrt=False)
def _streaks(out, depth, lines, colour):  # type: ignore[no-untyped-def]
    """Soft lines (N, 7): x, y, x, y in pixels, 1/depth, opacity, thickness."""
    for n in range(lines.shape[0]):
        _streak(
            out, depth, lines[n, 0], lines[n, 1], lines[n, 2], lines[n, 3], lines[n, 4], colour,
            lines[n, 5], lines[n, 6],
        )  # fmt: skip


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _flakes(out, depth, marks, colour):  # type: ignore[no-untyped-def]
    """Soft round marks (N, 5): x, y, radius in pixels, 1/depth, opacity."""
    rows, columns = out.shape[0], out.shape[1]
    for n in range(marks.shape[0]):
        x, y, radius, w, opacity = marks[n]
        for v in range(max(0, int(y - radius - 1)), min(rows, int(y + radius + 2))):
            for u in range(max(0, int(x - radius - 1)), min(columns, int(x + radius + 2))):
                away = np.sqrt((u - x) ** 2 + (v - y) ** 2)
                cover = min(1.0, max(0.0, radius + 0.6 - away)) * opacity
                if cover <= 0 or depth[2 * v, 2 * u] > w:
                    continue
                for k in range(3):
                    out[v, u, k] = np.uint8(out[v, u, k] + (colour[k] - out[v, u, k]) * cover)


def _cloud_of_drops(camera: Camera, count: int, seed: int) -> FloatArray:
    """Drops (N, 4) fixed to a block of air around what the camera sees: x, y, z, phase.

    Nearer air holds fewer drops, as a cone does.
    """
    rng = np.random.default_rng(seed % (1 << 31) + 17)
    return rng.random((count, 4)).astype(np.float32)


def fall(
    out: npt.NDArray[np.uint8],
    depth: FloatArray,
    camera: Camera,
    light: Light,
    weather: tuple[str, ...],
    frame: int,
    rate: float,
    seed: int,
) -> None:
    """Draw the weather of a frame over a picture whose 1/depth samples are `depth`."""
    if light.interior:
        if "storm" in weather:
            _lightning(out, frame, rate, seed, 0.18)
        return
    now = frame / rate
    gust = 0.30 if "storm" in weather else 0.12 if "wind" in weather else 0.05
    if "rain" in weather or "storm" in weather:
        _rain(out, depth, camera, light, now, seed, gust, 1.5 if "storm" in weather else 1.0)
    if "snow" in weather:
        _snow(out, depth, camera, light, now, seed, gust)
    if "storm" in weather:
        _lightning(out, frame, rate, seed, 0.5)


def _seen(camera: Camera, out: npt.NDArray[np.uint8], points: FloatArray) -> FloatArray:
    return camera.project(points, (out.shape[1], out.shape[0]))


def _air(
    camera: Camera, drops: FloatArray, near: float, far: float, size: tuple[int, int]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Across, up and depth of drops spread over the view between two distances.

    Across and up run 0 to 1 over one and a half pictures, wrapping.
    """
    z = near + (far - near) * drops[:, 2] ** 1.4
    return drops[:, 0], drops[:, 1], z


def _rain(
    out: npt.NDArray[np.uint8],
    depth: FloatArray,
    camera: Camera,
    light: Light,
    now: float,
    seed: int,
    gust: float,
    force: float,
) -> None:
    height, width = out.shape[:2]
    drops = _cloud_of_drops(camera, int(520 * force), seed)
    focal = camera.focal_px(height)
    night = light.time == "night"
    colour = np.array((176, 190, 212) if night else (244, 246, 246), np.float64)
    across, up, z = _air(camera, drops, 1.2, 26.0, (width, height))
    slope = gust + 0.04 * math.sin(now * 0.9)
    speed = 8.5
    away = z.astype(np.float64)
    scale = focal / away
    # Drops fall through a window a picture and a half high and come round again.
    loop = height * 1.5 / (speed * scale)
    turn = now / loop + drops[:, 3]
    lap = np.floor(turn)
    order = np.arange(1, len(drops) + 1)
    shift = np.modf(np.sin(order * 12.9898 + lap * 78.233) * 43758.5453)[0]
    y = (turn - lap) * height * 1.5 - height * 0.25
    x = ((across + shift) % 1.0) * width * 1.3 - width * 0.15
    length = np.minimum(0.30 * height, 0.30 * scale * (0.6 + 0.5 * up))
    thick = np.clip(0.004 * scale, 0.7, 2.2) * height / 720
    opacity = np.where(away > 9, 0.20, 0.34) * (0.85 if night else 1.0)
    ends = [x, y, x - slope * length, y - length]
    lines = np.stack([*ends, 1.0 / away, opacity, thick], axis=1).astype(np.float64)
    _streaks(out, depth, np.ascontiguousarray(lines), colour)
    _splashes(out, depth, camera, colour, now, seed, int(130 * force))


def _splashes(
    out: npt.NDArray[np.uint8],
    depth: FloatArray,
    camera: Camera,
    colour: npt.NDArray[np.float64],
    now: float,
    seed: int,
    count: int,
) -> None:
    """Little crowns where drops strike the ground; each lives a sixth of a second."""
    tick = int(now * 12)
    rng = np.random.default_rng((seed % (1 << 31)) * 7919 + tick // 2)
    forward = camera.axes()[2]
    flat = np.array([forward[0], 0.0, forward[2]])
    flat = flat / max(1e-6, float(np.linalg.norm(flat)))
    side = np.array([flat[2], 0.0, -flat[0]])
    away = 1.5 + 16 * rng.random(count) ** 1.3
    sideways = (rng.random(count) - 0.5) * away * 1.3
    spot = np.asarray(camera.position) + away[:, None] * flat + sideways[:, None] * side
    spot[:, 1] = 0.015
    seen = _seen(camera, out, spot.astype(np.float32))
    focal = camera.focal_px(out.shape[0])
    young = tick % 2 == 0
    lines = []
    for x, y, z in seen.tolist():
        if z < 0.5:
            continue
        size = focal / z * (0.022 if young else 0.036)
        w = 1.0 / z * 1.06
        if not (0 <= x < out.shape[1] and 0 <= y < out.shape[0]):
            continue
        if depth[2 * int(y), 2 * int(x)] > w or depth[2 * int(y), 2 * int(x)] < 0.86 / z:
            continue
        for lean in (-1.0, 1.0):
            from_x, to_x = x + lean * size * 0.5, x + lean * size
            lines.append((from_x, y, to_x, y - size * 0.9, w, 0.45 if young else 0.25, 1.0))
    if lines:
        _streaks(out, depth, np.array(lines, np.float64), colour)


def _snow(
    out: npt.NDArray[np.uint8],
    depth: FloatArray,
    camera: Camera,
    light: Light,
    now: float,
    seed: int,
    gust: float,
) -> None:
    height, width = out.shape[:2]
    drops = _cloud_of_drops(camera, 620, seed)
    focal = camera.focal_px(height)
    across, up, z = _air(camera, drops, 1.3, 24.0, (width, height))
    scale = focal / z
    turn = now * (0.9 + 0.5 * up) * scale / (height * 1.3) + drops[:, 3]
    y = (turn % 1.0) * height * 1.3 - height * 0.15
    sway = np.sin(now * 1.3 + drops[:, 3] * 40) * 0.12 + gust * 2.2 * now
    x = (across * width * 1.3 + sway * scale) % (width * 1.3) - width * 0.15
    radius = np.clip(0.011 * scale, 0.7, 5.0) * height / 720
    opacity = np.where(z < 3, 0.6, 0.85)
    marks = np.stack([x, y, radius, 1 / z, opacity], axis=1).astype(np.float64)
    level = (188, 200, 222) if light.time == "night" else (255, 255, 255)
    _flakes(out, depth, marks, np.array(level, np.float64))


def _lightning(
    out: npt.NDArray[np.uint8], frame: int, rate: float, seed: int, strength: float
) -> None:
    """One bright drawing now and then."""
    window = int(frame / rate / FLASH_EVERY_S)
    rng = np.random.default_rng((seed % (1 << 31)) * 31 + window)
    start = (window + 0.15 + 0.6 * rng.random()) * FLASH_EVERY_S
    if 0 <= frame / rate - start < 1.95 / rate:
        lifted = out.astype(np.float32)
        cold = np.array((228, 236, 255), np.float32)
        out[:] = np.clip(lifted * (1 + 0.5 * strength) + (cold - lifted) * strength * 0.5, 0, 255)
