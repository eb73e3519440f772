"""A stance: a body's attitude as plain numbers that can be mixed.

Postures, walks and gestures are all stances or changes to one; mixing two is mixing their
numbers, and `solve` makes joints of the result. Lengths are in the figure's own legs and arms,
so a stance fits a child and a giant.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Stance = npt.NDArray[np.float64]
"""(76,) numbers; the slices below name them."""

PELVIS = slice(0, 3)
"""Move of the hips from standing, in leg lengths, in the figure's heading frame."""
PELVIS_TURN = slice(3, 6)
"""Pitch, yaw, roll in radians."""
SPINE = slice(6, 9)
"""Pitch, yaw, roll shared out over the spine."""
HEAD = slice(9, 12)
"""Pitch, yaw, roll shared out over neck and head, added to the gaze."""
RAISE = slice(12, 14)
"""Shoulders up (radians), left, right."""
FORWARD = slice(14, 16)
"""Shoulders forward (radians), left, right."""
ARM = {"l": slice(16, 28), "r": slice(28, 40)}
"""Hand from the shoulder in arm lengths (3), fingers' direction (3), palm's direction (3), the
way the elbow points (3); chest frame, x outwards on either side."""
FINGERS = {"l": slice(40, 44), "r": slice(44, 48)}
"""Curl of the fingers, of the index finger, of the thumb, and spread; 0 to 1."""
FOOT = {"l": slice(48, 55), "r": slice(55, 62)}
"""Ankle from the standing place in leg lengths (3; heading frame, x to the left), yaw, pitch
(heel up), and the knee's way (x, z)."""
BREATH = 62
SIZE = 64

RELAXED = (0.34, 0.25, 0.75, 0.02)
FIST = (1.0, 1.0, 0.9, 0.0)
HOLD = (0.72, 0.62, 0.75, 0.1)
FLAT = (0.12, 0.08, 0.35, 0.25)
POINTING = (0.95, 0.02, 0.8, 0.0)
PINCH = (0.62, 0.66, 0.85, 0.0)
PRAY = (0.05, 0.05, 0.3, 0.0)


def arm(stance: Stance, side: str, hand: tuple[float, float, float],
        fingers: tuple[float, float, float], palm: tuple[float, float, float],
        elbow: tuple[float, float, float] = (0.5, -0.5, -0.7),
        shape: tuple[float, float, float, float] | None = None) -> None:  # fmt: skip
    """Set an arm of a stance (while building it)."""
    stance[ARM[side]] = (*hand, *fingers, *palm, *elbow)
    if shape is not None:
        stance[FINGERS[side]] = shape


def standing() -> Stance:
    """Upright, arms hanging, feet a little apart."""
    s = np.zeros(SIZE)
    s[RAISE] = -0.10  # the collarbones sink with hanging arms
    for side, sign in (("l", 1.0), ("r", -1.0)):
        arm(s, side, (0.13, -0.955, 0.07), (0.05, -1, 0.12), (-0.9, 0.0, -0.25), (0.55, 0, -0.85),
            RELAXED)  # fmt: skip
        s[FOOT[side]] = (sign * 0.115, 0, 0, sign * 0.16, 0, sign * 0.12, 1)
    return s


def mix(first: Stance, second: Stance, share: float) -> Stance:
    """Between two stances; share 0 gives the first."""
    return first + (second - first) * share


def mix_part(first: Stance, second: Stance, share: float, parts: tuple[slice, ...]) -> Stance:
    """Like `mix` for some of the numbers only."""
    out = first.copy()
    for part in parts:
        out[part] += (second[part] - first[part]) * share
    return out


def ease(x: float) -> float:
    """0 to 1 with a soft start and end."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def swell(time: float, length: float, rise: float, fall: float) -> float:
    """0 before and after, 1 within, eased over `rise` and `fall` seconds."""
    rise, fall = min(rise, length * 0.45), min(fall, length * 0.45)
    return min(ease(time / max(rise, 1e-3)), ease((length - time) / max(fall, 1e-3)))
