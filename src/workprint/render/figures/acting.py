"""Acting: a performance at a frame as a full pose, with face, gaze, speech and breath.

Everything depends on the performance and the frame alone, so any frame can be asked for in any
order and always looks the same.
"""

from __future__ import annotations

import numpy as np

from workprint.film.beats import Act
from workprint.film.staging import ActCue, Performance, Vec3
from workprint.render.figures import gaze as looks
from workprint.render.figures.body import Floats
from workprint.render.figures.expression import cue_time, face_at, feelings_at, line_seconds
from workprint.render.figures.figure import UNIT, UNITS, Figure, Pose
from workprint.render.figures.gestures import PLAYED, talking
from workprint.render.figures.noise import drift, seed_of
from workprint.render.figures.postures import mood, posture
from workprint.render.figures.scene import Scene
from workprint.render.figures.solve import Solver, arms_length, head_total, legs_length
from workprint.render.figures.stance import (
    ARM,
    FOOT,
    HEAD,
    PELVIS,
    PELVIS_TURN,
    RAISE,
    SPINE,
    Stance,
    ease,
    mix,
)
from workprint.render.figures.visemes import stresses
from workprint.render.figures.walk import Place, place, shortest, striding

_SEATED = ("sit", "drive", "lie", "kneel")


def _active(performance: Performance, frame: float, rate: float) -> list[ActCue]:
    out = []
    for cue in performance.acts:
        time, length = cue_time(cue, frame, rate)
        if 0 <= time < length:
            out.append(cue)
    return out


def _idle(stance: Stance, figure: Figure, seed: int, time: float, seated: bool) -> Stance:
    """Breath, weight going from foot to foot, and hands that are never quite still."""
    out = stance.copy()
    breath = np.sin(2 * np.pi * time / (3.6 + 0.8 * ((seed >> 4) % 10) / 10) + seed % 7)
    out[SPINE][0] -= 0.010 * breath
    out[RAISE] += 0.016 * breath
    out[HEAD][0] += 0.006 * breath + 0.02 * drift(seed + 11, time / 2.3)
    out[HEAD][1] += 0.035 * drift(seed + 12, time / 2.9)
    out[HEAD][2] += 0.025 * drift(seed + 13, time / 3.7)
    lean = drift(seed + 1, time / 5.0)
    if not seated:
        out[PELVIS][0] += 0.028 * lean
        out[PELVIS][1] -= 0.006 + 0.006 * lean * lean
        out[PELVIS_TURN][2] -= 0.035 * lean
        out[SPINE][2] += 0.045 * lean
        out[PELVIS_TURN][1] += 0.03 * drift(seed + 2, time / 6.0)
    else:
        out[SPINE][2] += 0.02 * lean
        out[SPINE][0] += 0.02 * drift(seed + 2, time / 6.0)
    for k, side in enumerate("lr"):
        out[ARM[side]][0:3] += 0.012 * np.array(
            [drift(seed + 20 + k + j, time / (2.1 + 0.4 * j)) for j in range(3)]
        )
    return out


def _base(figure: Figure, where: Place, seed: int, time: float) -> Stance:
    first = posture(figure, where.first, where.seats[0])
    second = posture(figure, where.second, where.seats[1])
    share = where.share if where.first != where.second else 0.0
    stance = mix(first, second, share)
    if where.first != where.second:  # the weight goes forward on the way down and up
        stance[SPINE][0] += 0.55 * np.sin(np.pi * share)
        stance[PELVIS][2] += 0.05 * np.sin(np.pi * share)
    seated = where.first in _SEATED and where.second in _SEATED
    if where.length > 0.12 and where.first not in _SEATED:
        inside = 0 < where.way < where.length
        if inside:
            stance = striding(stance, where, legs_length(figure))
            return _idle(stance, figure, seed, time, True)
    if abs(shortest(where.headings[1] - where.headings[0])) > 0.2 and not seated:
        stance = _stepping(stance, where)
    return _idle(stance, figure, seed, time, seated or share > 0.5)


def _stepping(stance: Stance, where: Place) -> Stance:
    """Feet that turn after the body: one, then the other."""
    if where.length > 0.5:
        return stance
    out = stance.copy()
    first, second = where.headings
    whole = shortest(second - first)
    done = shortest(where.heading - first) / whole if abs(whole) > 1e-6 else 1.0
    lead = "l" if whole > 0 else "r"
    for side in "lr":
        start = 0.0 if side == lead else 0.45
        step = ease((done - start) / 0.55)
        yaw = first + whole * step - where.heading
        x, y, z = out[FOOT[side]][:3]
        c, s = np.cos(yaw), np.sin(yaw)
        lift = 0.05 * np.sin(np.pi * min(max((done - start) / 0.55, 0.0), 1.0))
        out[FOOT[side]][:4] = (x * c + z * s, y + lift, -x * s + z * c, out[FOOT[side]][3] + yaw)
    return out


def _targets(figure: Figure, solver: Solver, target: Vec3 | None) -> dict[str, Floats] | None:
    """An act's target from each shoulder, in arm lengths, chest frame, x outwards."""
    if target is None:
        return None
    out = {}
    chest = solver.of("Spine2")
    for side, name, sign in (("l", "Left", 1.0), ("r", "Right", -1.0)):
        gap = np.asarray(target, np.float32) - solver.at(f"{name}Shoulder")
        bone = figure.skeleton
        shoulder = bone.head(f"{name}Arm") - bone.head(f"{name}Shoulder")
        local = chest.T @ gap - shoulder
        out[side] = (local / arms_length(figure) * np.array([sign, 1, 1])).astype(np.float32)
    return out


def _play(
    stance: Stance,
    figure: Figure,
    performance: Performance,
    cues: list[ActCue],
    frame: float,
    rate: float,
    solver: Solver,
    seed: int,
    seated: bool,
) -> Stance:
    out = stance.copy()
    calling = any(cue.act is Act.PHONE for cue in cues)
    # What is done while on the phone is done with the other hand; the phone stays at the ear.
    for cue in sorted(cues, key=lambda c: c.act is Act.PHONE):
        time, length = cue_time(cue, frame, rate)
        target = _targets(figure, solver, cue.target)
        hand = "r"
        if target is not None and target["l"][0] > target["r"][0] + 0.12:
            hand = "l"
        if calling:
            hand = "r" if cue.act is Act.PHONE else "l"
        PLAYED[cue.act](out, Scene(figure, hand, time, length, target, cue, seed, seated))
    if any(PLAYED[c.act].__name__ not in ("_still", "nod") for c in cues):
        return out  # the hands are busy
    for line in performance.speech:
        time, length = (frame - line.start) / rate, line_seconds(line)
        if -0.3 <= time < length + 0.4:
            accents = stresses(line.phones, line.sample_rate)
            talking(out, time, length, accents, line.intensity, seed + line.start)
    return out


def _gaze(performance: Performance, frame: float, rate: float, cues: list[ActCue]) -> tuple[
    Vec3 | None, Vec3 | None, float, float
]:  # fmt: skip
    """Where to look: the gaze cues, unless an act looks at its own target."""
    before, now, eyes, head = looks.looking(performance.gazes, frame, rate)
    for cue in cues:
        looking = (Act.LOOK, Act.REACH, Act.PICK_UP, Act.PUT_DOWN, Act.TURN, Act.POINT, Act.WIPE)
        if cue.target is not None and cue.act in looking:
            time, length = cue_time(cue, frame, rate)
            left = length - time
            if cue.act is Act.LOOK or left > 0.35 * length:
                return now, cue.target, ease(time / 0.12), ease((time - 0.05) / 0.45)
            return (
                cue.target,
                now,
                ease((0.35 * length - left) / 0.12),
                ease((0.35 * length - left) / 0.45),
            )
    return before, now, eyes, head


def _direction(solver: Solver, frame_turn: Floats, origin: Floats, target: Vec3 | None) -> Floats:
    if target is None:
        return np.array([0, 0, 1], np.float32)
    gap = np.asarray(target, np.float32) - origin
    size = float(np.linalg.norm(gap))
    if size < 0.05:
        return np.array([0, 0, 1], np.float32)
    return np.asarray(frame_turn.T @ (gap / size), np.float32)


def _look(
    solver: Solver,
    figure: Figure,
    stance: Stance,
    targets: tuple[Vec3 | None, Vec3 | None, float, float],
    seed: int,
    time: float,
    away: bool,
) -> Floats:
    """Turn head and eyes; the lids' units come back (they follow the eyes up and down)."""
    before, now, eye_share, head_share = targets
    chest = solver.of("Spine2")
    # a bowed back does not bow the look: the head finds the level again
    origin = solver.at("Spine2") + chest @ (figure.head_origin - figure.skeleton.head("Spine2"))
    up = chest @ np.array([0, 1, 0], np.float32)
    upright = float(up[1]) > 0.5
    rest_pitch = 0.0
    if upright:
        ahead = chest @ np.array([0, 0, 1], np.float32)
        rest_pitch = -0.65 * float(np.arcsin(np.clip(-ahead[1], -1, 1)))

    def seen(target: Vec3 | None) -> tuple[float, float]:
        if target is None:
            return rest_pitch, 0.0
        return looks.angles(_direction(solver, chest, origin, target))

    old, new = seen(before), seen(now)
    h0, h1 = looks.share_out(*old), looks.share_out(*new)
    pitch = h0[0] + (h1[0] - h0[0]) * head_share
    yaw = h0[1] + (h1[1] - h0[1]) * head_share
    p, y, r = head_total(stance)
    tilt = 0.10 * np.sin(yaw)
    solver.head(
        float(np.clip(pitch + p, -0.8, 0.95)), float(np.clip(yaw + y, -1.3, 1.3)), r - tilt
    )
    wanted = [a + (b - a) * eye_share for a, b in zip(old, new, strict=True)]
    got_pitch, got_yaw = pitch + (p * 0.55 if not away else p), yaw + (y * 0.55 if not away else y)
    dart_pitch, dart_yaw = looks.darting(seed, time)
    eye_pitch = float(
        np.clip(wanted[0] - got_pitch + dart_pitch, -looks.EYE_PITCH, looks.EYE_PITCH)
    )
    eye_yaw = float(np.clip(wanted[1] - got_yaw + dart_yaw, -looks.EYE_YAW, looks.EYE_YAW))
    if now is None and before is None:
        eye_pitch, eye_yaw = dart_pitch, dart_yaw
    solver.eyes(eye_pitch, eye_yaw)
    units = np.zeros(len(UNITS), np.float32)
    down, raised = max(eye_pitch, 0.0) / 0.45, max(-eye_pitch, 0.0) / 0.45
    for side in ("Left", "Right"):
        units[UNIT[f"eyeBlink{side}"]] += 0.28 * down
        units[UNIT[f"eyeWide{side}"]] += 0.45 * raised
    return units


def pose_at(figure: Figure, performance: Performance, frame: float, rate: float) -> Pose:
    """The whole figure at a (fractional) frame of the scene's clock, `rate` frames a second."""
    seed = seed_of(performance.character) ^ (figure.look.seed & 0xFFFF)
    time = frame / rate
    where = place(performance.path, frame, rate)
    seated = where.first in _SEATED and where.second in _SEATED
    cues = _active(performance, frame, rate)
    shown, strongest, amount = feelings_at(performance, frame, rate)
    stance = mood(_base(figure, where, seed, time), strongest, amount)
    position = np.array(where.position, np.float32)
    solver = Solver(figure, position, where.heading)
    solver.trunk(stance)
    played = _play(stance, figure, performance, cues, frame, rate, solver, seed, seated)
    if any(cue.target is not None for cue in cues):
        # the trunk has moved to meet the target: aim the hands again from where it is now
        solver.trunk(played)
        again = _play(stance, figure, performance, cues, frame, rate, solver, seed, seated)
        for side in "lr":
            played[ARM[side]] = again[ARM[side]]
    solver.trunk(played)
    away = any(c.act in (Act.LOOK_DOWN, Act.LOOK_UP, Act.LOOK_AWAY) for c in cues)
    lids = _look(solver, figure, played, _gaze(performance, frame, rate, cues), seed, time, away)
    solver.arms(played)
    solver.legs(played)
    units = face_at(performance, frame, rate, seed, cues, shown, lids)
    return Pose(solver.matrices(), units)
