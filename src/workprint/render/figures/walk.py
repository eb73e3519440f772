"""Getting about: where a figure is, how it faces, and feet that stay where they are put.

A walk is a row of footprints along the path. While a foot stands, it is at its footprint to the
millimetre; the body passes over it, and the other foot swings to the next one.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workprint.film.staging import PathKey
from workprint.render.figures.stance import (
    ARM,
    FOOT,
    HEAD,
    PELVIS,
    PELVIS_TURN,
    SPINE,
    Stance,
    ease,
)

_TURN = 0.45
"""Seconds a figure takes to turn into its way and out of it."""
RUN_SPEED = 2.7
"""Metres a second above which a walk is a run (for a leg of 0.88 m)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is at a frame.

    `position` metres; `heading` radians; `way` metres gone in this leg of `length` metres;
    `speed` metres a second; `course` heading of the way; `start` where the leg began.
    `first`, `second` are the postures being mixed and `share` how far over it is; `seats` their
    seats. `turning` radians a second.
    """

    position: tuple[float, float, float]
    heading: float
    way: float
    length: float
    speed: float
    course: float
    start: tuple[float, float, float]
    first: str
    second: str
    share: float
    seats: tuple[float, float]
    headings: tuple[float, float]
    time_left: float
    time_gone: float


def shortest(angle: float) -> float:
    """An angle brought to between minus and plus half a turn."""
    return float((angle + np.pi) % (2 * np.pi) - np.pi)


def _between(first: PathKey, second: PathKey) -> tuple[float, float]:
    gap = np.subtract(second.position, first.position)
    return float(np.hypot(gap[0], gap[2])), float(np.arctan2(gap[0], gap[2]))


def _progress(time: float, length: float, soft: float) -> tuple[float, float]:
    """Share of the way and speed (shares a second) with a soft start and stop."""
    soft = min(soft, length * 0.45)
    top = 1.0 / (length - soft)
    if time < soft:
        return 0.5 * top * time * time / soft, top * time / soft
    if time > length - soft:
        left = length - time
        return 1 - 0.5 * top * left * left / soft, top * left / soft
    return top * (time - 0.5 * soft), top


def _still(key: PathKey) -> Place:
    return Place(
        key.position, key.heading, 0.0, 0.0, 0.0, key.heading, key.position, key.posture,
        key.posture, 1.0, (key.seat_m, key.seat_m), (key.heading, key.heading), 9.0, 9.0,
    )  # fmt: skip


def place(path: Sequence[PathKey], frame: float, rate: float) -> Place:
    """Where the path has the figure at a frame."""
    if not path:
        return _still(PathKey(0, (0.0, 0.0, 0.0), 0.0))
    if frame <= path[0].frame:
        return _still(path[0])
    for first, second in itertools.pairwise(path):
        if frame < second.frame:
            return _leg(first, second, (frame - first.frame) / rate,
                        (second.frame - first.frame) / rate)  # fmt: skip
    return _still(path[-1])


def _leg(first: PathKey, second: PathKey, time: float, length: float) -> Place:
    far, course = _between(first, second)
    low = ("sit", "drive", "lie", "kneel")
    rise = 1.1 if first.posture in low and first.posture != second.posture else 0.0
    sink = 1.1 if second.posture in low and first.posture != second.posture else 0.0
    if rise + sink > 0.8 * length:
        rise, sink = (v * 0.8 * length / (rise + sink) for v in (rise, sink))
    moving = far > 0.05
    if not moving and sink and not rise:
        pass
    go = max(length - rise - sink, 1e-3)
    t = min(max(time - rise, 0.0), go)
    share, pace = _progress(t, go, 0.45) if moving else (0.0, 0.0)
    at = np.array(first.position) * (1 - share) + np.array(second.position) * share
    turn_time = min(_TURN, go * 0.4)
    if moving and far > 0.5:
        into = ease(t / turn_time)
        out = ease((t - (go - turn_time)) / turn_time)
        heading = first.heading + shortest(course - first.heading) * into
        heading += shortest(second.heading - course) * out
    else:
        span = min(length, 1.4)
        heading = first.heading + shortest(second.heading - first.heading) * ease(time / span)
    middle = "stand" if (rise or sink) else first.posture
    if rise and time < rise:
        pair, mixed = (first.posture, middle), ease(time / rise)
        seats = (first.seat_m, first.seat_m)
    elif sink and time > length - sink:
        pair, mixed = (middle, second.posture), ease((time - (length - sink)) / sink)
        seats = (second.seat_m, second.seat_m)
    elif rise or sink:
        pair, mixed, seats = (middle, middle), 1.0, (first.seat_m, second.seat_m)
    else:
        pair, mixed, seats = (first.posture, second.posture), 0.0, (first.seat_m, second.seat_m)
    x, y, z = (float(v) for v in at)
    return Place(
        (x, y, z), heading, share * far, far, pace * far if 0 < t < go else 0.0, course,
        first.position, pair[0], pair[1], mixed, seats, (first.heading, second.heading),
        length - time, time,
    )  # fmt: skip


def _print(
    where: Place, number: int, step: float, leg: float
) -> tuple[float, float, float, float]:
    """Footprint `number` (even left, odd right): x, z in the world, its yaw, metres along."""
    steps = max(1, round(where.length / step))
    long = where.length / steps
    along = float(np.clip(number * long, 0, where.length))
    sign = 1.0 if number % 2 == 0 else -1.0
    # feet stand narrower in a walk than at rest, and as the headings say at either end
    at_rest = number <= 0 or number >= steps
    first, second = where.headings
    yaw = where.course
    if number <= 0:
        yaw = first
    elif number >= steps:
        yaw = second
    aside = sign * leg * (0.115 if at_rest else 0.075)
    x = where.start[0] + np.sin(where.course) * along + np.cos(yaw) * aside
    z = where.start[2] + np.cos(where.course) * along - np.sin(yaw) * aside
    return float(x), float(z), yaw + sign * (0.16 if at_rest else 0.08), along


def striding(stance: Stance, where: Place, leg: float) -> Stance:
    """A stance walking (or running) at its place on the way: planted feet, swinging arms."""
    out = stance.copy()
    top = where.length / max(where.time_left + where.time_gone - 0.45, 0.3)
    scale = leg / 0.88
    running = float(np.clip((top / np.sqrt(scale) - 2.2) / 0.8, 0, 1))
    step = scale * float(
        np.interp(top / np.sqrt(scale), [0.3, 1.4, 2.5, 5.0], [0.4, 0.7, 0.95, 1.5])
    )
    steps = max(1, round(where.length / step))
    long = where.length / steps
    u = where.way / long  # in steps
    lively = ease(min(where.way, where.length - where.way) / (0.5 * long) + 0.1)
    cos, sin = np.cos(where.heading), np.sin(where.heading)
    stand = 0.62 - 0.27 * running  # share of a double step a foot is down, either side
    for side, parity in (("l", 0), ("r", 1)):
        k = 2 * int(np.floor((u - parity) / 2)) + parity  # the last print of this foot
        phase = (u - k) / 2  # 0 at mid-stance, 1 at the next mid-stance
        lift0, lift1 = stand / 2, 1 - stand / 2
        s = float(np.clip((phase - lift0) / (lift1 - lift0), 0, 1))
        x0, z0, yaw0, _ = _print(where, k, step, leg)
        x1, z1, yaw1, _ = _print(where, k + 2, step, leg)
        swing = ease(s)
        far = float(np.hypot(x1 - x0, z1 - z0))
        high = np.sin(np.pi * s) * (0.09 + 0.16 * running) * min(1.0, far / (0.5 * scale))
        heel_off = float(np.clip((phase - 0.12) / (lift0 - 0.10), 0, 1)) * (1 - ease(s * 1.7))
        toe_up = float(np.exp(-(((s - 0.92) / 0.13) ** 2))) * (s < 0.9999) * (s > 0)
        x, z = x0 + (x1 - x0) * swing, z0 + (z1 - z0) * swing
        dx, dz = x - where.position[0], z - where.position[2]
        local_x, local_z = dx * cos - dz * sin, dx * sin + dz * cos
        walks = min(1.0, far / (0.4 * scale))
        pitch = (0.62 + 0.2 * running) * heel_off * walks - 0.3 * toe_up * walks
        # the heel comes up about the ball of the foot, which stays
        roll = 0.165 * max(pitch, 0.0) * (1.0 if s < 0.5 else 0.5)
        sign = 1.0 if parity == 0 else -1.0
        yaw = shortest(yaw0 + shortest(yaw1 - yaw0) * swing - where.heading)
        out[FOOT[side]] = (
            local_x / leg, high + roll * 0.9, local_z / leg + 0.15 * roll, yaw, pitch,
            sign * 0.08, 1.0,
        )  # fmt: skip
    beat = np.pi * u  # one step
    sway = np.cos(beat)
    sink = -(0.022 + 0.03 * running) + (0.014 + 0.03 * running) * np.cos(2 * beat)
    out[PELVIS] += np.array([0.018 * sway, sink, 0]) * lively
    out[PELVIS_TURN] += np.array([0.02, 0, 0.035 * sway]) * lively
    swing_arm = np.sin(beat) * lively
    out[PELVIS_TURN][1] += 0.09 * swing_arm * -1
    out[SPINE][1] += 0.16 * swing_arm
    out[SPINE][0] += (0.04 + 0.16 * running) * lively
    out[HEAD][1] -= 0.07 * swing_arm
    out[HEAD][0] -= 0.1 * running * lively
    for side, sign in (("l", -1.0), ("r", 1.0)):
        ahead = sign * swing_arm
        out[ARM[side]][2] += (0.27 - 0.05 * running) * ahead
        out[ARM[side]][1] += 0.05 * abs(ahead) + 0.02 * max(ahead, 0) + 0.33 * running * lively
        out[ARM[side]][2] += 0.30 * running * lively
        out[ARM[side]][3:6] += np.array([0, 0.25 * max(ahead, 0) + 0.6 * running, 0.5 * running])
    return out
