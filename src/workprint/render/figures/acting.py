"""Acting: a performance at a frame as a full pose, with face, gaze, speech and breath.

Everything depends on the performance and the frame alone, so any frame can be asked for in any
order and always looks the same.
"""

from __future__ import annotations

import numpy as np

from workprint.film.beats import Act, Feeling
from workprint.film.staging import ActCue, Performance, SpeechCue, Vec3
from workprint.render.figures import gaze as looks
from workprint.render.figures.body import Floats
from workprint.render.figures.face import LIPS, blink, face, resting
from workprint.render.figures.figure import UNIT, UNITS, Figure, Pose
from workprint.render.figures.gestures import PLAYED, Scene, talking
from workprint.render.figures.noise import drift, seed_of
from workprint.render.figures.postures import mood, posture
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
    swell,
)
from workprint.render.figures.visemes import lips, stresses
from workprint.render.figures.walk import Place, place, shortest, striding

_REST = resting()
_SEATED = ("sit", "drive", "lie", "kneel")


def _cue_time(cue: ActCue, frame: float, rate: float) -> tuple[float, float]:
    """Seconds into an act and its length; very short acts are given time to read."""
    return (frame - cue.start) / rate, max((cue.end - cue.start) / rate, 0.8)


def _active(performance: Performance, frame: float, rate: float) -> list[ActCue]:
    out = []
    for cue in performance.acts:
        time, length = _cue_time(cue, frame, rate)
        if 0 <= time < length:
            out.append(cue)
    return out


def _line_seconds(cue: SpeechCue) -> float:
    return cue.phones[-1].end / cue.sample_rate if cue.phones else 0.0


def feelings_at(
    performance: Performance, frame: float, rate: float
) -> tuple[dict[Feeling, float], Feeling, float]:
    """How much of each feeling shows, and the strongest; a feeling fades over two seconds."""
    shown: dict[Feeling, float] = {}
    spans = [
        (c.start / rate, max(c.end, c.start + 0.8 * rate) / rate, c.feeling, c.intensity)
        for c in performance.acts
    ]
    spans += [
        (c.start / rate, c.start / rate + _line_seconds(c), c.feeling, c.intensity)
        for c in performance.speech
    ]
    now = frame / rate
    taken = 0.0
    for start, end, feeling, intensity in sorted(spans, key=lambda s: -s[0]):
        if start - 0.25 > now:
            continue
        up = ease((now - start + 0.25) / 0.45)
        down = 1 - ease((now - end) / 2.0)
        amount = up * down * (1 - taken)
        taken = min(1.0, taken + up * down * (1.0 if feeling is not Feeling.NEUTRAL else 0.6))
        if feeling is not Feeling.NEUTRAL and intensity > 0:
            shown[feeling] = max(shown.get(feeling, 0.0), amount * intensity)
        if taken >= 1:
            break
    best = max(shown, key=lambda f: shown[f], default=Feeling.NEUTRAL)
    return shown, best, shown.get(best, 0.0)


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
    for cue in cues:
        time, length = _cue_time(cue, frame, rate)
        target = _targets(figure, solver, cue.target)
        hand = "r"
        if target is not None and target["l"][0] > target["r"][0] + 0.12:
            hand = "l"
        PLAYED[cue.act](out, Scene(figure, hand, time, length, target, cue, seed, seated))
    if any(PLAYED[c.act].__name__ not in ("_still", "_nod") for c in cues):
        return out  # the hands are busy
    for line in performance.speech:
        time, length = (frame - line.start) / rate, _line_seconds(line)
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
            time, length = _cue_time(cue, frame, rate)
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


def _speaking(performance: Performance, frame: float, rate: float) -> tuple[Floats, float]:
    """The lips of the line being spoken, and how much they rule the mouth."""
    for cue in performance.speech:
        time, length = (frame - cue.start) / rate, _line_seconds(cue)
        if -0.12 <= time < length + 0.15:
            loud = 0.85 + 0.35 * cue.intensity
            mouth = lips(cue.phones, cue.sample_rate, time) * np.float32(loud)
            return mouth, swell(time + 0.12, length + 0.27, 0.12, 0.15)
    return np.zeros(len(UNITS), np.float32), 0.0


def _act_face(cues: list[ActCue], frame: float, rate: float) -> Floats:
    """What acts do to a face beyond the feeling."""
    out = np.zeros(len(UNITS), np.float32)
    for cue in cues:
        time, length = _cue_time(cue, frame, rate)
        share = swell(time, length, 0.3, 0.5)
        if cue.act is Act.LAUGH:
            out += face(Feeling.JOY, 1.0) * np.float32(0.8 * share)
            out[UNIT["jawOpen"]] += share * (0.35 + 0.2 * float(np.sin(2 * np.pi * 4.2 * time)))
        elif cue.act is Act.CRY:
            out += face(Feeling.SADNESS, 1.0) * np.float32(0.9 * share)
            for side in ("Left", "Right"):
                out[UNIT[f"eyeSquint{side}"]] += 0.4 * share
        elif cue.act is Act.SIGH:
            out[UNIT["jawOpen"]] += 0.18 * swell(time - 0.7, 1.2, 0.2, 0.4)
            out[UNIT["mouthFunnel"]] += 0.25 * swell(time - 0.7, 1.2, 0.2, 0.4)
        elif cue.act is Act.EAT:
            chew = 0.5 + 0.5 * float(np.sin(2 * np.pi * 1.6 * time))
            out[UNIT["jawOpen"]] += 0.14 * chew * share
        elif cue.act is Act.SHOUT:
            for name in ("browDownLeft", "browDownRight", "noseSneerLeft", "noseSneerRight"):
                out[UNIT[name]] += 0.5 * share
    return out


def _face(performance: Performance, frame: float, rate: float, seed: int, cues: list[ActCue],
          shown: dict[Feeling, float], lids: Floats) -> Floats:  # fmt: skip
    total = sum(shown.values())
    out = _REST * np.float32(1 - 0.85 * min(1.0, 1.6 * total))
    scale = 1.0 / total if total > 1 else 1.0
    for feeling, amount in shown.items():
        if amount > 0.01:
            # a fading feeling must fade to nothing, though a weak one is already seen
            out += face(feeling, amount) * np.float32(scale * min(1.0, amount / 0.25))
    out += _act_face(cues, frame, rate)
    mouth, rule = _speaking(performance, frame, rate)
    keep = np.where(LIPS, 1 - 0.6 * rule, 1.0).astype(np.float32)
    jaw = UNIT["jawOpen"]
    out *= keep
    out[jaw] *= 1 - 0.4 * rule
    out += mouth * np.float32(rule)
    out += lids
    time = frame / rate
    brow = 0.12 * max(0.0, drift(seed + 40, time / 1.9))
    out[UNIT["browInnerUp"]] += brow
    out[UNIT["browOuterUpLeft"]] += 0.6 * brow
    out[UNIT["browOuterUpRight"]] += 0.6 * brow
    shut = blink(seed, time)
    for side in ("Left", "Right"):
        lid = UNIT[f"eyeBlink{side}"]
        out[lid] = out[lid] + (1.0 - min(out[lid], 1.0)) * shut
        out[UNIT[f"eyeWide{side}"]] *= 1 - shut
    return np.asarray(np.clip(out, 0.0, 1.75), np.float32)


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
    units = _face(performance, frame, rate, seed, cues, shown, lids)
    return Pose(solver.matrices(), units)
