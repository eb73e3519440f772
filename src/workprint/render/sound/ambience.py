"""The air of a place: room tone, weather, sea, street, night, made from noise and a seed.

Everything is a sum of filtered noises and slow swells; levels are set so that a voice at -20 dB
stays clear over all of it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from workprint.film.staging import SetSpec

Stereo = npt.NDArray[np.float32]
Rng = np.random.Generator
SAMPLE_RATE = 48000

_BY_KIT: dict[str, tuple[str, ...]] = {
    "sea": ("beach", "sea_shore", "shore", "harbour", "pier", "boat", "gallery", "lighthouse",
            "deck"),
    "river": ("river", "river_bank", "bridge"),
    "traffic": ("street", "road", "alley", "hutong", "market", "rooftop", "station", "bus"),
    "engine": ("car", "taxi", "wheelhouse", "cabin", "ship", "boat", "train"),
    "murmur": ("cafe", "bar", "restaurant", "noodle", "market", "shop_busy"),
    "hum": ("hospital", "ward", "corridor", "office", "lamp_room", "workshop", "garage", "shop"),
    "clock": ("bookshop", "kitchen", "living_room", "room", "study", "bedroom", "classroom"),
    "leaves": ("forest", "park", "field", "hill", "garden", "mountain", "courtyard"),
}  # fmt: skip


def ambience(spec: SetSpec, samples: int, seed: int) -> Stereo:
    """(samples, 2) of the place's air; the same spec and seed give the same sound."""
    rng = np.random.default_rng((spec.seed, seed))
    layers: list[Stereo] = [_room(samples, rng) if spec.interior else _open_air(samples, rng)]
    makers: dict[str, Callable[[int, Rng], Stereo]] = {
        "sea": _sea, "river": _river, "traffic": _traffic, "engine": _engine,
        "murmur": _murmur, "hum": _hum, "clock": _clock, "leaves": _leaves,
    }  # fmt: skip
    for layer, kits in _BY_KIT.items():
        if any(kit in spec.kit for kit in kits):
            layers.append(makers[layer](samples, rng))
    if not spec.interior:
        night = spec.time == "night"
        if night and not spec.weather and "leaves" in _layers_of(spec.kit):
            layers.append(_crickets(samples, rng))
        if spec.time in ("dawn", "day") and not {"rain", "storm", "snow"} & set(spec.weather):
            layers.append(_birds(samples, rng))
    inside = 0.35 if spec.interior else 1.0
    for kind in spec.weather:
        if kind in ("rain", "storm"):
            layers.append(_rain(samples, rng, muffled=spec.interior) * (0.8 if inside < 1 else 1))
        if kind in ("wind", "storm", "snow"):
            layers.append(_wind(samples, rng) * max(0.5, inside))
        if kind == "storm":
            layers.append(_thunder(samples, rng) * inside)
    return np.asarray(np.sum(layers, axis=0), np.float32)


def _layers_of(kit: str) -> set[str]:
    return {layer for layer, kits in _BY_KIT.items() if any(k in kit for k in kits)}


def _noise(samples: int, rng: Rng, low: float, high: float, db: float) -> Stereo:
    """Stereo noise between two frequencies at a level in dB RMS."""
    from scipy.signal import butter, sosfilt

    sections = butter(2, (low, high), btype="bandpass", fs=SAMPLE_RATE, output="sos")
    white = rng.standard_normal((samples, 2)).astype(np.float32)
    made = np.asarray(sosfilt(sections, white, axis=0), np.float32)
    level = float(np.sqrt(np.mean(made**2))) or 1.0
    return made * np.float32(10 ** (db / 20) / level)


def _swell(samples: int, rng: Rng, seconds: float, low: float, high: float) -> Stereo:
    """A slow random curve between `low` and `high`, with about one swell each `seconds`."""
    count = max(4, int(samples / SAMPLE_RATE / seconds * 2) + 4)
    points = rng.uniform(low, high, count)
    at = np.linspace(0, count - 1, samples)
    left = np.floor(at).astype(int).clip(0, count - 2)
    part = at - left
    part = part * part * (3 - 2 * part)
    curve = points[left] * (1 - part) + points[left + 1] * part
    return np.asarray(curve[:, None], np.float32)


def _room(samples: int, rng: Rng) -> Stereo:
    return _noise(samples, rng, 40, 500, -58)


def _open_air(samples: int, rng: Rng) -> Stereo:
    return _noise(samples, rng, 60, 1200, -54) * _swell(samples, rng, 4, 0.7, 1.2)


def _sea(samples: int, rng: Rng) -> Stereo:
    wash = _noise(samples, rng, 300, 5000, -40) * _swell(samples, rng, 5, 0.05, 1.0) ** 2
    return wash + _noise(samples, rng, 50, 400, -46) * _swell(samples, rng, 7, 0.4, 1.0)


def _river(samples: int, rng: Rng) -> Stereo:
    return _noise(samples, rng, 500, 4500, -46) * _swell(samples, rng, 0.6, 0.7, 1.1)


def _traffic(samples: int, rng: Rng) -> Stereo:
    far = _noise(samples, rng, 60, 350, -47) * _swell(samples, rng, 6, 0.6, 1.1)
    passing = _noise(samples, rng, 150, 1800, -44) * _swell(samples, rng, 9, 0.0, 1.0) ** 4
    return far + passing


def _engine(samples: int, rng: Rng) -> Stereo:
    t = np.arange(samples, dtype=np.float32) / SAMPLE_RATE
    base = 52 + rng.uniform(-4, 4)
    wobble = 1 + 0.01 * np.sin(2 * np.pi * 0.23 * t)
    phase = 2 * np.pi * np.cumsum(base * wobble) / SAMPLE_RATE
    tone = sum(np.sin(n * phase) / n**1.4 for n in (1, 2, 3, 4)) * 10 ** (-47 / 20)
    return np.repeat(np.asarray(tone, np.float32)[:, None], 2, 1) + _noise(
        samples, rng, 60, 600, -48
    )


def _murmur(samples: int, rng: Rng) -> Stereo:
    voices = [
        _noise(samples, rng, low, high, -50) * _swell(samples, rng, 0.25, 0.0, 1.3) ** 2
        for low, high in ((250, 800), (500, 1600), (300, 1100), (900, 2600))
    ]
    return np.asarray(np.sum(voices, axis=0), np.float32)


def _hum(samples: int, rng: Rng) -> Stereo:
    t = np.arange(samples, dtype=np.float32) / SAMPLE_RATE
    tone = sum(
        np.sin(2 * np.pi * 100 * n * t + rng.uniform(0, 6)) / n for n in (1, 2, 3)
    ) * 10 ** (-58 / 20)
    return np.repeat(np.asarray(tone, np.float32)[:, None], 2, 1)


def _clock(samples: int, rng: Rng) -> Stereo:
    out = np.zeros((samples, 2), np.float32)
    tick = np.exp(-np.arange(600) / 60.0) * np.sin(np.arange(600) * 0.55) * 10 ** (-44 / 20)
    for n, start in enumerate(range(int(rng.integers(0, 20000)), samples - 600, SAMPLE_RATE)):
        out[start : start + 600, :] += (tick * (1.0 if n % 2 else 0.7)).astype(np.float32)[:, None]
    return out


def _leaves(samples: int, rng: Rng) -> Stereo:
    return _noise(samples, rng, 1500, 7000, -52) * _swell(samples, rng, 3, 0.2, 1.2)


def _crickets(samples: int, rng: Rng) -> Stereo:
    t = np.arange(samples, dtype=np.float32) / SAMPLE_RATE
    out = np.zeros((samples, 2), np.float32)
    for pan in (0.25, 0.7):
        pulse = np.maximum(0, np.sin(2 * np.pi * rng.uniform(13, 17) * t)) ** 3
        chirp = (np.sin(2 * np.pi * rng.uniform(0.6, 1.1) * t + rng.uniform(0, 6)) > 0.1) * pulse
        tone = np.sin(2 * np.pi * rng.uniform(4100, 4700) * t) * chirp * 10 ** (-52 / 20)
        out += np.stack([tone * (1 - pan), tone * pan], axis=1).astype(np.float32)
    return out


def _birds(samples: int, rng: Rng) -> Stereo:
    out = np.zeros((samples, 2), np.float32)
    for _ in range(int(samples / SAMPLE_RATE / 3.5)):
        length = int(SAMPLE_RATE * rng.uniform(0.08, 0.2))
        t = np.arange(length) / SAMPLE_RATE
        start_hz, end_hz = rng.uniform(2600, 4800), rng.uniform(2200, 4600)
        phase = 2 * np.pi * np.cumsum(np.linspace(start_hz, end_hz, length)) / SAMPLE_RATE
        call = np.sin(phase) * np.sin(np.pi * t / t[-1]) ** 2 * 10 ** (rng.uniform(-52, -44) / 20)
        pan = rng.uniform(0.1, 0.9)
        at = int(rng.integers(0, max(1, samples - length * 4)))
        for repeat in range(int(rng.integers(1, 4))):
            begin = at + repeat * int(length * 1.3)
            if begin + length < samples:
                out[begin : begin + length] += np.stack(
                    [call * (1 - pan), call * pan], axis=1
                ).astype(np.float32)
    return out


def _rain(samples: int, rng: Rng, *, muffled: bool) -> Stereo:
    low, high, db = (150, 1600, -42) if muffled else (700, 9000, -38)
    bed = _noise(samples, rng, low, high, db) * _swell(samples, rng, 3, 0.8, 1.1)
    drops = np.zeros((samples, 2), np.float32)
    count = int(samples / SAMPLE_RATE * 25)
    spots = rng.integers(0, max(1, samples - 200), count)
    drop = np.exp(-np.arange(160) / 22.0) * np.sin(np.arange(160) * (0.12 if muffled else 0.5))
    for spot, level, pan in zip(spots, rng.uniform(0.002, 0.014, count), rng.random(count),
                                strict=True):  # fmt: skip
        drops[spot : spot + 160, 0] += (drop * level * (1 - pan)).astype(np.float32)
        drops[spot : spot + 160, 1] += (drop * level * pan).astype(np.float32)
    return bed + drops


def _wind(samples: int, rng: Rng) -> Stereo:
    body = _noise(samples, rng, 120, 700, -42) * _swell(samples, rng, 3.5, 0.1, 1.2)
    whistle = _noise(samples, rng, 900, 1500, -54) * _swell(samples, rng, 2.5, 0.0, 1.2) ** 2
    return body + whistle


def _thunder(samples: int, rng: Rng) -> Stereo:
    out = np.zeros((samples, 2), np.float32)
    for start in range(int(SAMPLE_RATE * 2.2), samples, SAMPLE_RATE * 13):
        length = min(int(SAMPLE_RATE * 4.5), samples - start)
        if length < SAMPLE_RATE:
            break
        roll = _noise(length, rng, 28, 180, -28)
        fade = np.exp(-np.linspace(0, 4.5, length)) * np.minimum(1, np.linspace(0, 40, length))
        out[start : start + length] += roll * fade[:, None].astype(np.float32)
    return out
