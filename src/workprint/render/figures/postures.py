"""Postures: standing, sitting, kneeling, lying, driving; and how feelings colour them."""

from __future__ import annotations

import numpy as np

from workprint.film.beats import Feeling
from workprint.render.figures.figure import Figure
from workprint.render.figures.solve import legs_length
from workprint.render.figures.stance import (
    FLAT,
    FOOT,
    FORWARD,
    HEAD,
    HOLD,
    PELVIS,
    PELVIS_TURN,
    RAISE,
    RELAXED,
    SPINE,
    Stance,
    arm,
    standing,
)


def _hips(figure: Figure) -> float:
    return float(figure.skeleton.head("Hips")[1])


def sitting(figure: Figure, seat: float) -> Stance:
    """On a seat `seat` metres high, feet on the ground (or hanging), hands on the thighs."""
    s = standing()
    leg = legs_length(figure)
    up = figure.skeleton.head("LeftUpLeg")
    below = _hips(figure) - float(up[1]) + 0.085 * leg / 0.88
    s[PELVIS] = (0, (seat + below - _hips(figure) - figure.sole) / leg, -0.02)
    s[PELVIS_TURN] = (-0.12, 0, 0)
    s[SPINE] = (0.16, 0, 0)
    thigh = figure.skeleton.length("LeftUpLeg", "LeftLeg") / leg
    shin = 1 - thigh
    knee = (seat + 0.05) / leg - 0.1
    hang = max(0.0, knee - shin - float(figure.skeleton.head("LeftFoot")[1]) / leg)
    for side, sign in (("l", 1.0), ("r", -1.0)):
        s[FOOT[side]] = (sign * 0.15, hang, thigh * 0.93, sign * 0.1, 0, sign * 0.12, 1)
        arm(s, side, (-0.06, -0.66, 0.44), (-0.25, -0.35, 0.9), (0, -1, 0), (0.8, -0.2, -0.5),
            RELAXED)  # fmt: skip
    return s


def driving(figure: Figure, seat: float) -> Stance:
    """Seated with both hands on a wheel."""
    s = sitting(figure, seat)
    s[PELVIS_TURN] = (-0.22, 0, 0)
    thigh = figure.skeleton.length("LeftUpLeg", "LeftLeg") / legs_length(figure)
    for side, sign in (("l", 1.0), ("r", -1.0)):
        s[FOOT[side]] = (sign * 0.16, 0.05, thigh * 1.35, sign * 0.08, -0.35, sign * 0.1, 1)
        arm(s, side, (-0.02, -0.26, 0.74), (-0.35, 0.5, 0.75), (-0.55, -0.2, 0.6),
            (0.6, -0.8, -0.1), HOLD)  # fmt: skip
    return s


def kneeling(figure: Figure) -> Stance:
    """On both knees, sitting back a little."""
    s = standing()
    leg = legs_length(figure)
    thigh = figure.skeleton.length("LeftUpLeg", "LeftLeg") / leg
    knee = 0.09
    up = float(figure.skeleton.head("LeftUpLeg")[1])
    s[PELVIS] = (0, (knee + thigh * 0.93) - up / leg, -0.05)
    s[SPINE] = (0.1, 0, 0)
    ankle = float(figure.skeleton.head("LeftFoot")[1]) / leg
    for side, sign in (("l", 1.0), ("r", -1.0)):
        s[FOOT[side]] = (sign * 0.13, 0.06 - ankle * 0.3, -0.30, 0, 1.35, 0.0, 1)
    return s


def lying(figure: Figure, bed: float) -> Stance:
    """On the back on something `bed` metres high, head away from the heading."""
    s = standing()
    leg = legs_length(figure)
    s[PELVIS] = (0, (bed + 0.12 * leg / 0.88 - _hips(figure)) / leg, 0)
    s[PELVIS_TURN] = (-np.pi / 2 + 0.03, 0, 0)
    s[HEAD] = (0.22, 0, 0)
    ankle = float(figure.skeleton.head("LeftFoot")[1]) / leg
    for side, sign in (("l", 1.0), ("r", -1.0)):
        s[FOOT[side]] = (sign * 0.12, bed / leg + 0.075 - ankle, 1.035, sign * 0.25, -1.35, 0, 0.2)
        arm(s, side, (0.3, -0.92, 0.0), (0.1, -1, 0), (-0.3, 0, -0.9), (0.9, 0, -0.2), RELAXED)
    return s


def posture(figure: Figure, name: str, seat: float) -> Stance:
    """A posture by its name in a path."""
    if name == "sit":
        return sitting(figure, seat)
    if name == "drive":
        return driving(figure, seat)
    if name == "kneel":
        return kneeling(figure)
    if name == "lie":
        return lying(figure, seat)
    return standing()


_MOODS: dict[Feeling, tuple[float, float, float, float, float]] = {
    # spine pitch, head pitch, shoulders up, shoulders forward, hips back (leg lengths)
    Feeling.NEUTRAL: (0.0, 0.0, 0.0, 0.0, 0.0),
    Feeling.JOY: (-0.06, -0.10, 0.04, -0.08, 0.0),
    Feeling.TENDER: (0.05, 0.06, 0.0, 0.03, 0.0),
    Feeling.SADNESS: (0.22, 0.22, -0.10, 0.22, 0.0),
    Feeling.ANGER: (0.17, 0.02, 0.12, 0.05, -0.02),
    Feeling.FEAR: (-0.12, 0.10, 0.24, 0.20, -0.05),
    Feeling.SURPRISE: (-0.10, -0.06, 0.14, -0.02, -0.03),
    Feeling.DISGUST: (-0.09, -0.08, 0.08, 0.0, -0.03),
    Feeling.WORRY: (0.10, 0.14, 0.10, 0.14, 0.0),
    Feeling.RESOLVE: (-0.07, -0.05, -0.04, -0.12, 0.0),
}


def mood(stance: Stance, feeling: Feeling, amount: float) -> Stance:
    """A stance with a feeling in the shoulders, the back and the hands."""
    spine, head, up, ahead, back = _MOODS[feeling]
    out = stance.copy()
    out[SPINE][0] += spine * amount
    out[HEAD][0] += head * amount
    out[RAISE] += up * amount
    out[FORWARD] += ahead * amount
    out[PELVIS][2] += back * amount
    if feeling is Feeling.ANGER and amount > 0.3:
        for side in "lr":
            fist = (0.85, 0.85, 0.8, 0.0)
            _shape(out, side, fist, amount)
    if feeling is Feeling.FEAR:
        for side in "lr":
            _shape(out, side, FLAT, amount * 0.6)
    return out


def _shape(
    stance: Stance, side: str, shape: tuple[float, float, float, float], share: float
) -> None:
    from workprint.render.figures.stance import FINGERS

    now = stance[FINGERS[side]]
    stance[FINGERS[side]] = now + (np.array(shape) - now) * share
