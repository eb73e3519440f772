"""The light of a place and an hour: what `light_for` decides and the drawing obeys."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

from workprint.film.staging import Vec3

Rgb = tuple[float, float, float]
"""Factors or colours, 0 to 1 a channel (a factor may exceed 1)."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """Something that gives light in a set.

    `kind` is "bulb" (lights all around, glows), "street" (the same, outdoors: off by day),
    "screen", "fire", "beam" (glows far, lights little) or "window": an opening of half sizes
    `half_m` (width, height) whose inward `normal` says which way daylight enters.
    `reach_m` is where its pool of light ends.
    """

    position: Vec3
    colour: Rgb = (1.0, 0.82, 0.55)
    reach_m: float = 4.0
    kind: str = "bulb"
    normal: Vec3 = (0.0, 0.0, 1.0)
    half_m: tuple[float, float] = (0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Light:
    """All that colours a picture.

    `key_direction` points from the scene towards the key. A surface's own colour is multiplied
    by `lit`, `half` or `shade` (the three steps of tone). `sun` is added where daylight falls
    straight through a window. `fog_density` is per metre, beyond `fog_start_m`.
    """

    key_direction: Vec3
    lit: Rgb
    half: Rgb
    shade: Rgb
    sun: Rgb = (0.0, 0.0, 0.0)
    shadow_strength: float = 1.0
    lamps: tuple[Lamp, ...] = ()
    lamp_gain: float = 0.0
    glow: float = 0.0
    windows: tuple[Lamp, ...] = ()
    zenith: Rgb = (0.55, 0.70, 0.86)
    horizon: Rgb = (0.90, 0.92, 0.90)
    cloud: Rgb = (1.0, 1.0, 0.98)
    cloud_cover: float = 0.4
    stars: float = 0.0
    disc: Rgb = (1.0, 0.98, 0.9)
    disc_size: float = 0.0
    fog_colour: Rgb = (0.9, 0.92, 0.92)
    fog_density: float = 0.006
    fog_start_m: float = 4.0
    flat_level: Rgb = (1.0, 1.0, 1.0)
    ink: Rgb = (0.16, 0.12, 0.11)
    paper: Rgb = (1.0, 0.975, 0.93)
    wet: float = 0.0
    exposure: float = 1.0
    time: str = "day"
    interior: bool = False
    seed: int = 0


def _towards(azimuth: float, elevation: float) -> Vec3:
    flat = math.cos(elevation)
    return (math.sin(azimuth) * flat, math.sin(elevation), math.cos(azimuth) * flat)


# time -> lit, half, shade, zenith, horizon, cloud, fog colour; exteriors under a clear sky.
_OUTSIDE: dict[str, tuple[Rgb, Rgb, Rgb, Rgb, Rgb, Rgb, Rgb]] = {
    "dawn": (
        (1.10, 0.92, 0.76), (0.84, 0.76, 0.76), (0.55, 0.55, 0.70),
        (0.50, 0.60, 0.76), (1.00, 0.80, 0.66), (1.00, 0.84, 0.76), (0.93, 0.82, 0.77),
    ),
    "day": (
        (1.14, 1.11, 1.03), (1.00, 0.99, 0.98), (0.74, 0.75, 0.84),
        (0.47, 0.66, 0.84), (0.90, 0.93, 0.91), (1.00, 0.99, 0.96), (0.86, 0.90, 0.92),
    ),
    "dusk": (
        (1.00, 0.72, 0.54), (0.66, 0.54, 0.58), (0.38, 0.35, 0.50),
        (0.24, 0.27, 0.47), (0.95, 0.58, 0.42), (0.78, 0.50, 0.52), (0.62, 0.46, 0.50),
    ),
    "night": (
        (0.54, 0.62, 0.78), (0.38, 0.45, 0.61), (0.20, 0.25, 0.40),
        (0.05, 0.08, 0.18), (0.18, 0.24, 0.38), (0.20, 0.25, 0.38), (0.15, 0.20, 0.32),
    ),
}  # fmt: skip

# time -> lit, half, shade, sun patch, fog colour; rooms.
_INSIDE: dict[str, tuple[Rgb, Rgb, Rgb, Rgb, Rgb]] = {
    "dawn": (
        (1.08, 0.97, 0.86), (0.90, 0.83, 0.80), (0.66, 0.63, 0.69),
        (0.42, 0.27, 0.12), (0.88, 0.82, 0.80),
    ),
    "day": (
        (1.12, 1.09, 1.02), (0.99, 0.97, 0.95), (0.78, 0.77, 0.82),
        (0.30, 0.26, 0.16), (0.90, 0.90, 0.88),
    ),
    "dusk": (
        (0.88, 0.70, 0.58), (0.62, 0.52, 0.52), (0.37, 0.34, 0.45),
        (0.45, 0.22, 0.06), (0.52, 0.42, 0.46),
    ),
    "night": (
        (0.60, 0.55, 0.54), (0.44, 0.41, 0.45), (0.24, 0.24, 0.34),
        (0.05, 0.08, 0.14), (0.18, 0.20, 0.30),
    ),
}  # fmt: skip


_FACE_KEY: Rgb = (1.9, 1.45, 1.0)
"""The key on a face at night: as warm as a lamp in a window."""


def _mix(a: Rgb, b: Rgb, t: float) -> Rgb:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def _scale(a: Rgb, k: float) -> Rgb:
    return (a[0] * k, a[1] * k, a[2] * k)


def _grey(a: Rgb) -> Rgb:
    level = 0.3 * a[0] + 0.6 * a[1] + 0.1 * a[2]
    return (level * 0.98, level, level * 1.03)


def light_for(
    time: str, interior: bool, weather: tuple[str, ...], lamps: tuple[Lamp, ...], seed: int
) -> Light:
    """The light of an hour, inside or out, in a weather, with the lamps a set has.

    The same arguments give the same light. `seed` only chooses from which side the key comes.
    """
    time = time if time in _OUTSIDE else "day"
    dice = random.Random(seed)
    side = dice.choice((-1.0, 1.0))
    windows = tuple(lamp for lamp in lamps if lamp.kind == "window")
    practical = tuple(lamp for lamp in lamps if lamp.kind != "window")
    if interior:
        return _inside(time, weather, practical, windows, side, seed)
    return _outside(time, weather, practical, side, seed)


def with_face_light(light: Light, face: Vec3, camera: Vec3, share: float = 1.0) -> Light:
    """The light with a soft warm key from behind the camera onto a face, both in metres.

    As on a set at night: skin reads as skin, and the key dies a step behind it, so night stays
    night. What the lamps of the place give the face already is not given twice; by day nothing
    is added. `share` is how much of the key is wanted.
    """
    share *= 1.0 - _lamp_light(light, face, camera) / 0.45
    if light.time != "night" or share < 0.05:
        return light
    gap_x, gap_z = camera[0] - face[0], camera[2] - face[2]
    far = math.hypot(gap_x, gap_z) or 1.0
    # Behind the lens, above it and to the side of the scene's key: out of the picture.
    key = light.key_direction
    aside = math.copysign(0.5, key[0] * gap_z - key[2] * gap_x)
    position = (
        camera[0] + (0.4 * gap_x + aside * gap_z) / far,
        camera[1] + 0.35,
        camera[2] + (0.4 * gap_z - aside * gap_x) / far,
    )
    lamp = Lamp(position, _scale(_FACE_KEY, share), math.dist(position, face) + 0.9)
    return replace(light, lamps=(*light.lamps, lamp))


def _lamp_light(light: Light, face: Vec3, camera: Vec3) -> float:
    """How much light the lamps before a face throw on it, about 0 to 1: those on the camera's
    side, which sees the face."""
    total = 0.0
    for lamp in light.lamps:
        ahead = sum((p - f) * (c - f) for p, f, c in zip(lamp.position, face, camera, strict=True))
        fade = 1.0 - math.dist(lamp.position, face) / lamp.reach_m
        if lamp.kind != "beam" and fade > 0 and ahead > 0:
            total += fade * (0.4 + 0.6 * fade) * 0.7
    return light.lamp_gain * total


def _inside(
    time: str,
    weather: tuple[str, ...],
    lamps: tuple[Lamp, ...],
    windows: tuple[Lamp, ...],
    side: float,
    seed: int,
) -> Light:
    lit, half, shade, sun, fog = _INSIDE[time]
    grey = bool(set(weather) & {"rain", "storm", "fog", "snow"})
    if windows:
        # A window at the side models faces; the key leans from it towards the camera's side
        # of the room (+z), for a window at the back alone would leave every face in shade.
        normal = max(windows, key=lambda window: abs(window.normal[0])).normal
        azimuth = math.atan2(-normal[0], -normal[2])
        azimuth = azimuth * 0.62 if abs(normal[0]) > 0.3 else side * 1.1
    else:
        azimuth = 0.8 * side
    elevation = {"dawn": 0.42, "day": 0.72, "dusk": 0.36, "night": 0.95}[time]
    if grey:
        sun = _scale(sun, 0.12)
        lit, half, shade = (_mix(c, _grey(c), 0.6) for c in (lit, half, shade))
        lit = _scale(lit, 0.9)
    lamp_on = {"dawn": 0.35, "day": 0.12, "dusk": 0.75, "night": 1.0}[time]
    if not windows and time in {"dawn", "day"}:
        # A room without windows lives by its lamps whatever the hour.
        lamp_on = 0.45
    ink = (0.07, 0.07, 0.11) if time == "night" else (0.16, 0.12, 0.11)
    return Light(
        key_direction=_towards(azimuth, elevation),
        lit=lit, half=half, shade=shade, sun=sun,
        shadow_strength=0.75 if time == "night" else 0.85,
        lamps=lamps, lamp_gain=lamp_on,
        glow={"dawn": 0.25, "day": 0.10, "dusk": 0.5, "night": 0.75}[time],
        windows=windows,
        # Past a wall that was taken away there is no sky but the bare, toned sheet.
        zenith=_scale(half, 0.50), horizon=_scale(half, 0.66), cloud_cover=-1.0,
        fog_colour=fog, fog_density=0.022, fog_start_m=3.5,
        flat_level=_mix((1.0, 1.0, 1.0), half, 0.6 if time == "night" else 0.3),
        ink=ink, time=time, interior=True, seed=seed,
    )  # fmt: skip


def _outside(
    time: str, weather: tuple[str, ...], lamps: tuple[Lamp, ...], side: float, seed: int
) -> Light:
    lit, half, shade, zenith, horizon, cloud, fog = _OUTSIDE[time]
    now = set(weather)
    elevation = {"dawn": 0.30, "day": 0.85, "dusk": 0.26, "night": 0.75}[time]
    azimuth = side * 0.9 + math.pi * 0.1
    density, start, cover, strength = 0.0075, 6.0, 0.42, 1.0
    disc_size = {"dawn": 0.03, "day": 0.0, "dusk": 0.035, "night": 0.022}[time]
    stars = 1.0 if time == "night" else 0.15 if time == "dusk" else 0.0
    if now & {"rain", "storm", "snow", "fog"}:
        lit, half, shade = (_mix(c, _grey(c), 0.65) for c in (lit, half, shade))
        lit = _mix(lit, half, 0.45)
        zenith, horizon, fog = (_mix(c, _grey(c), 0.75) for c in (zenith, horizon, fog))
        zenith = _mix(zenith, horizon, 0.35)
        cover, strength, disc_size, stars = 0.62, 0.55, 0.0, 0.0
        density = 0.016
    if now & {"rain", "storm"}:
        dim = 0.72 if "storm" in now else 0.84
        if time == "night":
            dim = 0.9
        zenith, horizon, cloud, fog = (_scale(c, dim) for c in (zenith, horizon, cloud, fog))
        lit, half, shade = (_scale(c, 0.5 + dim / 2) for c in (lit, half, shade))
        cloud = _mix(cloud, _grey(cloud), 0.8)
    if "fog" in now:
        density, start = 0.065, 1.5
    if "snow" in now:
        fog, density = _mix(fog, (0.93, 0.95, 0.98), 0.4 if time != "night" else 0.1), 0.022
    return Light(
        key_direction=_towards(azimuth, elevation),
        lit=lit, half=half, shade=shade,
        shadow_strength=strength,
        lamps=lamps, lamp_gain={"dawn": 0.2, "day": 0.0, "dusk": 0.8, "night": 1.0}[time],
        glow={"dawn": 0.2, "day": 0.0, "dusk": 0.7, "night": 1.0}[time],
        zenith=zenith, horizon=horizon, cloud=cloud, cloud_cover=cover, stars=stars,
        disc=(1.0, 0.97, 0.86) if time != "night" else (0.93, 0.95, 0.92),
        disc_size=disc_size,
        fog_colour=fog, fog_density=density, fog_start_m=start,
        flat_level=_mix((1.0, 1.0, 1.0), half, 0.75 if time == "night" else 0.45),
        ink=(0.05, 0.06, 0.11) if time == "night" else (0.16, 0.12, 0.11),
        wet=1.0 if now & {"rain", "storm"} else 0.0,
        time=time, interior=False, seed=seed,
    )  # fmt: skip
