"""Looking: eyes jump first, the head follows, and neither turns further than it can."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workprint.film.staging import GazeCue, Vec3
from workprint.render.figures.body import Floats
from workprint.render.figures.noise import chance, drift
from workprint.render.figures.stance import ease

EYE_YAW, EYE_PITCH = 0.5, 0.36
HEAD_YAW, HEAD_UP, HEAD_DOWN = 1.15, 0.6, 0.75


def looking(gazes: Sequence[GazeCue], frame: float, rate: float) -> tuple[
    Vec3 | None, Vec3 | None, float, float
]:  # fmt: skip
    """The target before, the target now, and how far eyes and head have come over (0 to 1)."""
    now: GazeCue | None = None
    before: GazeCue | None = None
    for cue in gazes:
        if cue.start <= frame:
            before, now = now, cue
    if now is None:
        return None, None, 1.0, 1.0
    time = (frame - now.start) / rate
    return (
        before.target if before else None,
        now.target,
        ease(time / 0.12),
        ease((time - 0.07) / 0.5),
    )


def angles(direction: Floats) -> tuple[float, float]:
    """Pitch (down positive) and yaw (to +X) of a direction in a frame that faces +Z."""
    x, y, z = (float(v) for v in direction)
    return float(np.arctan2(-y, np.hypot(x, z))), float(np.arctan2(x, z))


def share_out(pitch: float, yaw: float) -> tuple[float, float]:
    """The head's part of a look: a little is left to the eyes, within the neck's limits."""
    near = 0.10
    side = float(np.sign(yaw)) * max(0.0, abs(yaw) - near) * 0.86
    up = float(np.sign(pitch)) * max(0.0, abs(pitch) - 0.05) * 0.72
    return (
        float(np.clip(up, -HEAD_UP, HEAD_DOWN)),
        float(np.clip(side, -HEAD_YAW, HEAD_YAW)),
    )


def darting(seed: int, time: float) -> tuple[float, float]:
    """Small jumps of the eyes (pitch, yaw in radians): a new spot every half to two seconds."""
    step = int(time / 0.9 + 0.4 * drift(seed + 3, time / 1.7))
    return 0.018 * (chance(seed, step) - 0.5), 0.045 * (chance(seed + 9, step) - 0.5)
