"""Feelings on a face, as amounts of the 52 ARKit face units, and blinks."""

from __future__ import annotations

import numpy as np

from workprint.film.beats import Feeling
from workprint.render.figures.body import Floats
from workprint.render.figures.figure import UNIT, UNITS
from workprint.render.figures.noise import chance

_SIDED = {name.removesuffix("Left") for name in UNITS if name.endswith("Left")} - {"jaw", "mouth"}

_FEELINGS: dict[Feeling, dict[str, float]] = {
    Feeling.NEUTRAL: {},
    Feeling.JOY: {
        "mouthSmile": 0.95, "cheekSquint": 0.7, "eyeSquint": 0.35, "mouthUpperUp": 0.25,
        "mouthDimple": 0.2, "browOuterUp": 0.25, "jawOpen": 0.1,
    },
    Feeling.TENDER: {
        "mouthSmile": 0.5, "eyeSquint": 0.3, "browInnerUp": 0.45, "cheekSquint": 0.25,
        "eyeBlink": 0.06,
    },
    Feeling.SADNESS: {
        "browInnerUp": 1.15, "mouthFrown": 0.8, "mouthShrugLower": 0.5, "eyeBlink": 0.12,
        "eyeSquint": 0.15, "browDown": 0.1, "mouthLowerDown": 0.1, "mouthPress": 0.2,
    },
    Feeling.ANGER: {
        "browDown": 1.0, "eyeSquint": 0.15, "eyeWide": 0.6, "noseSneer": 0.6,
        "mouthPress": 0.5, "mouthFrown": 0.6, "jawForward": 0.3, "mouthUpperUp": 0.2,
        "mouthShrugUpper": 0.1,
    },
    Feeling.FEAR: {
        "browInnerUp": 1.1, "browOuterUp": 0.5, "browDown": 0.2, "eyeWide": 1.1,
        "mouthStretch": 0.8, "jawOpen": 0.22, "mouthLowerDown": 0.3, "mouthFrown": 0.2,
    },
    Feeling.SURPRISE: {
        "browInnerUp": 1.0, "browOuterUp": 1.1, "eyeWide": 1.0, "jawOpen": 0.5,
        "mouthFunnel": 0.2,
    },
    Feeling.DISGUST: {
        "noseSneer": 1.1, "mouthUpperUp": 0.7, "browDown": 0.7, "eyeSquint": 0.6,
        "mouthFrown": 0.5, "cheekSquint": 0.4, "mouthShrugLower": 0.3,
    },
    Feeling.WORRY: {
        "browInnerUp": 0.9, "browDown": 0.35, "mouthPress": 0.4, "mouthFrown": 0.45,
        "mouthRollLower": 0.25, "eyeSquint": 0.15,
    },
    Feeling.RESOLVE: {
        "browDown": 0.65, "eyeSquint": 0.2, "eyeWide": 0.2, "mouthPress": 0.6, "jawForward": 0.35,
        "mouthShrugLower": 0.25, "mouthFrown": 0.15,
    },
}  # fmt: skip


def units(amounts: dict[str, float]) -> Floats:
    """A vector (52,) from names; a name without its side means both sides."""
    out = np.zeros(len(UNITS), np.float32)
    for name, amount in amounts.items():
        if name in _SIDED:
            out[UNIT[f"{name}Left"]] += amount
            out[UNIT[f"{name}Right"]] += amount
        else:
            out[UNIT[name]] += amount
    return out


_BOLD = {"browInnerUp": 1.5, "browDown": 1.35, "browOuterUp": 1.35, "mouthFrown": 1.15}
"""Brows are drawn bolder than they measure: they carry a face across a room."""

_FEELINGS = {
    feeling: {name: amount * _BOLD.get(name, 1.0) for name, amount in amounts.items()}
    for feeling, amounts in _FEELINGS.items()
}

AT_REST = {
    "eyeWide": 0.22, "mouthSmile": 0.26, "mouthPress": 0.25, "mouthRollUpper": 0.08,
    "mouthRollLower": 0.08, "mouthClose": 0.05, "browOuterUp": 0.12,
}  # fmt: skip
"""A face at rest: awake, the mouth level."""

_VECTORS = {feeling: units(amounts) for feeling, amounts in _FEELINGS.items()}

LIPS = np.array([name.startswith(("mouth", "jaw", "tongue")) for name in UNITS])
"""Units that speech takes over."""


def resting() -> Floats:
    """A face that feels nothing much."""
    return units(AT_REST)


def face(feeling: Feeling, intensity: float) -> Floats:
    """A feeling at an intensity 0 to 1; a weak one is already seen."""
    strength = 0.0 if intensity <= 0 else 0.35 + 0.65 * min(1.0, intensity)
    return np.asarray(_VECTORS[feeling] * np.float32(strength), np.float32)


def blink(seed: int, time: float) -> float:
    """How far the lids are shut at a time in seconds: a blink every 2 to 6 seconds."""
    step = int(time // 4.0)
    shut = 0.0
    for k in (step - 1, step):
        start = 4.0 * k + 2.0 * chance(seed, k) + 1.0
        t = time - start
        if 0 <= t < 0.3:
            shut = max(shut, float(np.interp(t, [0, 0.07, 0.12, 0.3], [0, 1, 1, 0])))
        if chance(seed + 1, k) > 0.82 and 0.38 <= t < 0.64:  # now and then twice
            shut = max(shut, float(np.interp(t - 0.38, [0, 0.06, 0.1, 0.26], [0, 1, 1, 0])))
    return shut
