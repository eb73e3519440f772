"""Gestures: what each act does to a stance, with a start, a middle and an end that read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workprint.film.beats import Act
from workprint.film.staging import ActCue
from workprint.render.figures.body import Floats
from workprint.render.figures.figure import Figure
from workprint.render.figures.noise import chance, drift
from workprint.render.figures.postures import kneeling, lying
from workprint.render.figures.solve import arms_length
from workprint.render.figures.stance import (
    ARM,
    FINGERS,
    FIST,
    FLAT,
    FORWARD,
    HEAD,
    HOLD,
    PELVIS,
    PELVIS_TURN,
    PINCH,
    POINTING,
    RAISE,
    SPINE,
    Stance,
    ease,
    mix,
    swell,
)

Vec = tuple[float, float, float]
Shape = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a gesture knows: the figure, its hand of choice, the time into the act and its length
    (seconds), the act's target for each shoulder in arm lengths (chest frame, x outwards), and
    whether the figure sits."""

    figure: Figure
    hand: str
    time: float
    length: float
    target: dict[str, Floats] | None
    cue: ActCue
    seed: int
    seated: bool

    @property
    def other(self) -> str:
        return "l" if self.hand == "r" else "r"

    @property
    def share(self) -> float:
        return self.time / self.length

    def swell(self, rise: float = 0.4, fall: float = 0.45) -> float:
        return swell(self.time, self.length, rise, fall)

    def own(self, side: str, point: Floats) -> Vec:
        """A point of the figure's own body at rest, from a shoulder, in arm lengths."""
        name, sign = ("Left", 1.0) if side == "l" else ("Right", -1.0)
        gap = point - self.figure.skeleton.head(f"{name}Arm")
        x, y, z = (gap / arms_length(self.figure)).tolist()
        return (x * sign, y, z)

    def face(self, side: str, x: float, y: float, z: float) -> Vec:
        """A point by the face, in head heights from between the eyes; x to the side's own."""
        sign = 1.0 if side == "l" else -1.0
        head = self.figure.head_origin + np.array([x * sign, y, z]) * self.figure.head_height
        return self.own(side, head.astype(np.float32))


def put(stance: Stance, side: str, share: float, hand: Vec, fingers: Vec, palm: Vec,
        elbow: Vec = (0.6, -0.7, -0.3), shape: Shape | None = None) -> None:  # fmt: skip
    """Bring an arm towards an attitude by a share."""
    wanted = np.array((*hand, *fingers, *palm, *elbow))
    now = stance[ARM[side]]
    mixed = now + (wanted - now) * share
    # a hand comes up in front of the body, not through it
    mixed[2] += 0.16 * np.sin(np.pi * min(share, 1.0)) * (0.5 if wanted[2] > 0.2 else 1.0)
    stance[ARM[side]] = mixed
    if shape is not None:
        stance[FINGERS[side]] += (np.array(shape) - stance[FINGERS[side]]) * share


def _goal(scene: Scene, side: str, default: Vec = (-0.1, -0.28, 0.72)) -> tuple[Vec, Vec]:
    """Where the wrist goes for the target, and the way the fingers point there."""
    if scene.target is None:
        return default, (-0.1, 0.1, 1.0)
    point = scene.target[side]
    size = float(np.linalg.norm(point))
    way = point / max(size, 1e-6)
    reach = min(size - 0.16, 0.97)
    x, y, z = (way * max(reach, 0.3)).tolist()
    a, b, c = way.tolist()
    return (x, y, z), (a, b, c)


def _stoop(stance: Stance, scene: Scene, side: str, share: float) -> None:
    """Bend towards what lies low or out of reach."""
    if scene.target is None:
        return
    point = scene.target[side]
    low = float(np.clip((-point[1] - 0.75) / 0.9, 0, 1)) * share
    far = float(np.clip((np.hypot(point[0], point[2]) - 0.75) / 0.5, 0, 1)) * share
    stance[SPINE][0] += 0.75 * low + 0.25 * far
    if not scene.seated:
        stance[PELVIS] += np.array([0, -0.34 * low, -0.12 * low])
        stance[PELVIS_TURN][0] += 0.35 * low + 0.06 * far


def _reach(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.45, 0.5)
    _stoop(stance, scene, scene.hand, share)
    goal, way = _goal(scene, scene.hand)
    shape = HOLD if scene.cue.prop else (0.18, 0.1, 0.15, 0.4)
    put(stance, scene.hand, share, goal, way, (-0.7, -0.6, 0), (0.6, -0.8, 0), shape)


def _pick_up(stance: Stance, scene: Scene) -> None:
    s = scene.share
    goal, way = _goal(scene, scene.hand, (0.0, -0.75, 0.5))
    there = ease(s / 0.38) * (1 - ease((s - 0.5) / 0.3))
    held = ease((s - 0.5) / 0.3) * scene.swell(0.01, 0.35)
    _stoop(stance, scene, scene.hand, there)
    shape = HOLD if s > 0.42 else (0.15, 0.1, 0.1, 0.4)
    put(stance, scene.hand, there, goal, way, (-0.5, -0.8, 0), shape=shape)
    put(stance, scene.hand, held, (-0.05, -0.5, 0.5), (-0.3, 0.1, 1), (-1, 0, 0.1), shape=HOLD)
    stance[HEAD][0] += 0.25 * there


def _put_down(stance: Stance, scene: Scene) -> None:
    s = scene.share
    goal, way = _goal(scene, scene.hand, (0.0, -0.75, 0.5))
    held = (1 - ease((s - 0.2) / 0.3)) * ease(s / 0.12)
    there = ease((s - 0.2) / 0.35) * (1 - ease((s - 0.72) / 0.28))
    _stoop(stance, scene, scene.hand, there)
    put(stance, scene.hand, held, (-0.05, -0.5, 0.5), (-0.3, 0.1, 1), (-1, 0, 0.1), shape=HOLD)
    shape = HOLD if s < 0.62 else FLAT
    put(stance, scene.hand, there, goal, way, (-0.5, -0.8, 0), shape=shape)
    stance[HEAD][0] += 0.2 * there


def _hold(stance: Stance, scene: Scene) -> None:
    put(stance, scene.hand, scene.swell(), (-0.12, -0.5, 0.52), (-0.45, 0.2, 0.9),
        (-0.9, 0.1, 0.3), shape=HOLD)  # fmt: skip


def _give(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    goal, way = _goal(scene, scene.hand, (-0.08, -0.3, 0.78))
    goal = (goal[0], min(goal[1], -0.18), goal[2])
    _stoop(stance, scene, scene.hand, share * 0.5)
    put(stance, scene.hand, share, goal, (way[0], 0.15, way[2]), (-0.5, 0.85, 0), shape=HOLD)
    stance[SPINE][0] += 0.08 * share


def _take(stance: Stance, scene: Scene) -> None:
    s = scene.share
    out = ease(s / 0.4) * (1 - ease((s - 0.5) / 0.35))
    back = ease((s - 0.5) / 0.35) * scene.swell(0.01, 0.3)
    goal, way = _goal(scene, scene.hand, (-0.08, -0.3, 0.78))
    put(stance, scene.hand, out, goal, way, (-0.6, 0.7, 0), shape=HOLD if s > 0.4 else FLAT)
    put(stance, scene.hand, back, (-0.1, -0.5, 0.45), (-0.4, 0.3, 0.9), (-0.9, 0.2, 0.2),
        shape=HOLD)  # fmt: skip


def _open(stance: Stance, scene: Scene) -> None:
    s = scene.share
    goal, way = _goal(scene, scene.hand, (0.0, -0.35, 0.8))
    share = scene.swell(0.35, 0.4)
    pull = ease((s - 0.4) / 0.35) * (1.0 if scene.cue.act is Act.OPEN else -0.35)
    goal = (goal[0] + 0.22 * pull, goal[1], goal[2] * (1 - 0.28 * max(pull, 0)))
    put(stance, scene.hand, share, goal, way, (-0.9, -0.3, 0), shape=HOLD)


def _point(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.32, 0.45)
    goal, way = _goal(scene, scene.hand, (0.05, -0.08, 0.95))
    size = float(np.linalg.norm(goal))
    goal = tuple(v / size * 0.955 for v in goal)  # type: ignore[assignment]
    put(stance, scene.hand, share, goal, way, (-0.25, -0.9, 0), (0.7, -0.7, 0), POINTING)


def _wave(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.35, 0.4)
    side = 0.16 * np.sin(2 * np.pi * 1.7 * scene.time)
    put(stance, scene.hand, share, (0.3 + side, 0.36, 0.32), (0.1 + 2.0 * side, 1, 0.1),
        (0, 0.1, 1), (0.8, -0.6, 0), FLAT)  # fmt: skip


def _nod(stance: Stance, scene: Scene) -> None:
    beat = np.sin(2 * np.pi * 1.5 * scene.time) * np.exp(-0.5 * scene.time)
    stance[HEAD][0] += (0.05 + 0.17 * beat) * swell(scene.time, min(scene.length, 2.0), 0.15, 0.4)


def _shake_head(stance: Stance, scene: Scene) -> None:
    beat = np.sin(2 * np.pi * 1.35 * scene.time)
    stance[HEAD][1] += 0.30 * beat * swell(scene.time, min(scene.length, 2.6), 0.2, 0.5)


def _shrug(stance: Stance, scene: Scene) -> None:
    share = swell(scene.time, min(scene.length, 2.0), 0.3, 0.5)
    stance[RAISE] += 0.42 * share
    stance[HEAD][2] += 0.1 * share
    for side in "lr":
        put(stance, side, share * 0.9, (0.28, -0.62, 0.34), (0.75, 0.1, 0.65), (0.1, 1, 0.2),
            (0.3, -1, -0.4), FLAT)  # fmt: skip


def _hug(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.6, 0.6)
    stance[SPINE][0] += 0.16 * share
    stance[HEAD][2] += 0.18 * share
    stance[HEAD][0] += 0.15 * share
    for side, up in (("l", 0.02), ("r", -0.2)):
        put(stance, side, share, (-0.28, up, 0.56), (-0.85, 0.1, 0.3), (-0.3, 0, -1),
            (1, -0.3, 0.3), (0.2, 0.2, 0.2, 0.3))  # fmt: skip
        stance[FORWARD] += 0.1 * share


def _touch(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    goal, way = _goal(scene, scene.hand, (-0.05, -0.1, 0.75))
    put(stance, scene.hand, share, goal, way, (-0.3, -0.9, 0.1), shape=(0.2, 0.15, 0.2, 0.2))


def _push(stance: Stance, scene: Scene) -> None:
    s = scene.share
    shove = ease((s - 0.25) / 0.2) * (1 - ease((s - 0.6) / 0.4))
    ready = ease(s / 0.22) * (1 - ease((s - 0.6) / 0.4))
    stance[SPINE][0] += 0.24 * shove
    for side in "lr":
        put(stance, side, ready, (-0.02, -0.12, 0.42 + 0.46 * shove), (0.1, 0.85, 0.5),
            (0, 0.2, 1), (0.8, -0.6, 0), FLAT)  # fmt: skip


def _hit(stance: Stance, scene: Scene) -> None:
    t = scene.time
    back = ease(t / 0.25) * (1 - ease((t - 0.28) / 0.10))
    blow = ease((t - 0.28) / 0.10) * (1 - ease((t - 0.55) / 0.4))
    sign = -1.0 if scene.hand == "r" else 1.0
    goal, way = _goal(scene, scene.hand, (-0.15, 0.0, 0.9))
    put(stance, scene.hand, back, (0.3, -0.05, -0.05), (0, 0.5, 0.8), (-0.8, 0, 0.3),
        (0.8, 0, -0.6), FIST)  # fmt: skip
    put(stance, scene.hand, blow, goal, way, (-0.2, -1, 0), (0.8, -0.4, 0), FIST)
    put(stance, scene.other, max(back, blow) * 0.9, (-0.1, -0.2, 0.4), (-0.3, 0.9, 0.4),
        (-0.9, 0, 0.2), shape=FIST)  # fmt: skip
    stance[SPINE][1] += sign * (0.45 * back - 0.5 * blow) * -1
    stance[SPINE][0] += 0.12 * blow


def _drink(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.6, 0.6)
    tip = swell(scene.time - 0.5, max(scene.length - 1.0, 0.6), 0.35, 0.35)
    mouth = scene.face(scene.hand, 0.24, -0.56, 0.86)
    put(stance, scene.hand, share, mouth, (-0.75, 0.28 + 0.2 * tip, 0.2), (-0.6, 0.1, -0.8),
        (0.8, -0.6, 0.1), HOLD)  # fmt: skip
    stance[HEAD][0] -= 0.22 * tip


def _eat(stance: Stance, scene: Scene) -> None:
    bite = 0.5 - 0.5 * np.cos(2 * np.pi * scene.time / 2.4)
    share = scene.swell(0.5, 0.5)
    put(stance, scene.hand, share, (-0.1, -0.55, 0.55), (-0.5, 0.1, 0.9), (-0.5, -0.8, 0),
        shape=PINCH)  # fmt: skip
    bite_at = scene.face(scene.hand, 0.16, -0.74, 0.92)
    put(stance, scene.hand, share * ease(bite * 1.5 - 0.4), bite_at,
        (-0.5, 0.6, -0.6), (-0.4, 0.2, -0.9), (0.8, -0.6, 0), PINCH)  # fmt: skip
    stance[HEAD][0] += 0.14 * share


def _smoke(stance: Stance, scene: Scene) -> None:
    puff = 0.5 - 0.5 * np.cos(2 * np.pi * scene.time / 4.5)
    share = scene.swell(0.5, 0.5)
    put(stance, scene.hand, share, (0.05, -0.42, 0.4), (-0.3, 0.6, 0.6), (-0.9, 0, 0.3),
        shape=(0.4, 0.15, 0.4, 0.1))  # fmt: skip
    puff_at = scene.face(scene.hand, 0.36, -0.6, 0.72)
    put(stance, scene.hand, share * ease(puff * 1.6 - 0.5), puff_at,
        (-0.6, 0.75, -0.2), (-0.5, 0.1, -0.85), (0.8, -0.7, 0), (0.35, 0.1, 0.4, 0.1))  # fmt: skip


def _phone(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    ear = scene.face(scene.hand, 0.56, -0.42, 0.18)
    put(stance, scene.hand, share, ear, (-0.35, 1, -0.25), (-0.95, -0.1, -0.2), (0.7, -0.7, 0.35),
        (0.55, 0.4, 0.5, 0))  # fmt: skip
    stance[HEAD][2] += (0.08 if scene.hand == "r" else -0.08) * -1 * share


def _read(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    stance[HEAD][0] += 0.34 * share
    for side in "lr":
        put(stance, side, share, (-0.17, -0.34, 0.56), (-0.35, 0.65, 0.7), (-0.6, 0.3, -0.7),
            (0.7, -0.8, 0), HOLD)  # fmt: skip


def _write(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    stance[HEAD][0] += 0.38 * share
    stance[SPINE][0] += 0.14 * share
    jog = 0.02 * np.sin(2 * np.pi * 2.6 * scene.time)
    line = 0.10 * ((scene.time / 3.0) % 1.0)
    put(stance, scene.hand, share, (-0.30 + line + jog, -0.58, 0.52 + 0.5 * jog),
        (-0.6, -0.3, 0.8), (-0.7, -0.7, 0), shape=PINCH)  # fmt: skip
    put(stance, scene.other, share, (-0.2, -0.6, 0.5), (-0.7, -0.1, 0.6), (0, -1, 0), shape=FLAT)


def _type(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.45, 0.5)
    stance[HEAD][0] += 0.12 * share
    for side, phase in (("l", 0.0), ("r", 1.9)):
        tap = 0.016 * np.sin(2 * np.pi * 3.1 * scene.time + phase) * drift(scene.seed, scene.time)
        put(stance, side, share, (-0.06, -0.55 + tap, 0.56), (-0.25, -0.12, 1), (0, -1, -0.05),
            (0.6, -0.8, -0.3), (0.42, 0.36 + 4 * tap, 0.3, 0.15))  # fmt: skip


def _cover_face(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.6)
    stance[HEAD][0] += 0.38 * share
    stance[SPINE][0] += 0.16 * share
    for side in "lr":
        put(stance, side, share, scene.face(side, 0.16, -0.62, 0.72), (-0.28, 1, 0.12),
            (-0.25, 0.1, -1), (0.5, -0.9, 0.3), (0.12, 0.12, 0.2, 0.1))  # fmt: skip


def _cross_arms(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.6, 0.6)
    put(stance, scene.hand, share, (-0.40, -0.36, 0.36), (-0.95, 0.12, -0.15), (-0.2, 0, -1),
        (0.8, -0.6, 0.1), (0.25, 0.25, 0.3, 0))  # fmt: skip
    put(stance, scene.other, share, (-0.34, -0.42, 0.30), (-0.9, -0.05, -0.35), (0, 0.3, -1),
        (0.8, -0.6, 0.1), (0.4, 0.4, 0.3, 0))  # fmt: skip


def _lean(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.7, 0.7)
    stance[SPINE] += np.array([0.2, 0, 0.06]) * share
    if not scene.seated:
        stance[PELVIS] += np.array([0.05, -0.01, -0.03]) * share
    if scene.target is not None:
        goal, way = _goal(scene, scene.hand)
        put(stance, scene.hand, share, goal, way, (0, -1, 0), shape=FLAT)


def _work(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    stance[HEAD][0] += 0.28 * share
    stance[SPINE][0] += 0.12 * share
    for side, phase in (("l", 0.0), ("r", 2.2)):
        a = 2 * np.pi * 0.8 * scene.time + phase
        x, y, z = 0.07 * np.sin(a), 0.04 * np.cos(1.3 * a), 0.07 * np.cos(a)
        hand = (-0.12 + x, -0.5 + y, 0.58 + z)
        put(stance, side, share, hand, (-0.35, -0.25, 0.9), (-0.6, -0.7, 0), shape=HOLD)


def _wipe(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.45, 0.5)
    sweep = 0.2 * np.sin(2 * np.pi * 0.9 * scene.time)
    goal, way = _goal(scene, scene.hand, (-0.05, -0.5, 0.66))
    _stoop(stance, scene, scene.hand, share * 0.6)
    put(stance, scene.hand, share, (goal[0] + sweep, goal[1], goal[2]), (way[0], -0.2, way[2]),
        (0, -1, 0), shape=FLAT)  # fmt: skip


def _lift(stance: Stance, scene: Scene) -> None:
    s = scene.share
    low = ease(s / 0.3) * (1 - ease((s - 0.35) / 0.35))
    high = ease((s - 0.35) / 0.35) * scene.swell(0.01, 0.35)
    stance[SPINE][0] += 0.5 * low - 0.06 * high
    if not scene.seated:
        stance[PELVIS] += np.array([0, -0.3 * low, -0.12 * low])
        stance[PELVIS_TURN][0] += 0.3 * low
    for side in "lr":
        put(stance, side, low, (-0.05, -0.66, 0.68), (-0.2, -0.4, 0.9), (-0.8, 0.5, 0), shape=HOLD)
        put(stance, side, high, (-0.05, -0.38, 0.55), (-0.25, 0.1, 1), (-0.7, 0.7, 0), shape=HOLD)


def _play(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    sway = np.sin(2 * np.pi * 0.5 * scene.time)
    stance[SPINE][2] += 0.04 * sway * share
    for side, phase in (("l", 0.0), ("r", 1.4)):
        a = 2 * np.pi * 1.1 * scene.time + phase
        hand = (-0.05 + 0.12 * np.sin(0.4 * a), -0.5 + 0.03 * np.sin(2 * a), 0.58)
        put(stance, side, share, hand,
            (-0.2, -0.15, 1), (0, -1, 0), shape=(0.45, 0.4, 0.3, 0.3))  # fmt: skip


def _laugh(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.3, 0.6)
    shake = np.sin(2 * np.pi * 4.2 * scene.time)
    stance[SPINE][0] += (0.03 * shake - 0.07) * share
    stance[RAISE] += (0.06 + 0.05 * shake) * share
    stance[HEAD][0] -= (0.14 - 0.03 * shake) * share


def _cry(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.7, 0.8)
    sob = max(0.0, np.sin(2 * np.pi * 1.3 * scene.time)) * np.sin(2 * np.pi * 5 * scene.time)
    stance[SPINE][0] += (0.2 + 0.012 * sob) * share
    stance[HEAD][0] += 0.3 * share
    stance[RAISE] += (0.08 + 0.05 * sob) * share
    put(stance, scene.hand, share, scene.face(scene.hand, 0.18, -0.58, 0.74), (-0.35, 1, 0.1),
        (-0.3, 0.1, -1), (0.5, -0.9, 0.2), (0.2, 0.15, 0.3, 0))  # fmt: skip


def _sigh(stance: Stance, scene: Scene) -> None:
    t = scene.time / min(scene.length, 2.4)
    up = ease(t / 0.35) * (1 - ease((t - 0.4) / 0.25))
    down = ease((t - 0.4) / 0.25) * (1 - ease((t - 0.8) / 0.2))
    stance[RAISE] += 0.16 * up - 0.1 * down
    stance[SPINE][0] += -0.05 * up + 0.12 * down
    stance[HEAD][0] += -0.06 * up + 0.14 * down


def _shout(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.2, 0.4)
    stance[SPINE][0] += 0.16 * share
    stance[HEAD][0] -= 0.1 * share
    for side in "lr":
        put(stance, side, 0.6 * share, (0.15, -0.7, 0.35), (0, -0.3, 1), (-0.9, 0, 0), shape=FIST)


def _whisper(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.4, 0.5)
    stance[SPINE][0] += 0.2 * share
    put(stance, scene.hand, share, scene.face(scene.hand, 0.42, -0.55, 0.62), (-0.2, 1, 0.2),
        (-0.2, 0.1, -1), (0.6, -0.9, 0.2), FLAT)  # fmt: skip


def _fall(stance: Stance, scene: Scene) -> None:
    down = ease(scene.time / 0.75) * (1 - ease((scene.time - scene.length + 0.9) / 0.9))
    buckle = np.sin(np.pi * min(down, 1.0))
    stance[:] = mix(stance, lying(scene.figure, 0.0), down)
    stance[SPINE][0] += 0.5 * buckle


def _kneel(stance: Stance, scene: Scene) -> None:
    if not scene.seated:
        stance[:] = mix(stance, kneeling(scene.figure), scene.swell(0.7, 0.8))


def _lie(stance: Stance, scene: Scene) -> None:
    if not scene.seated:
        stance[:] = mix(stance, lying(scene.figure, 0.0), scene.swell(1.2, 1.2))


def _look_away(stance: Stance, scene: Scene) -> None:
    sign = 1.0 if chance(scene.seed, scene.cue.start) > 0.5 else -1.0
    share = scene.swell(0.4, 0.6)
    stance[HEAD][1] += sign * 0.6 * share
    stance[HEAD][0] += 0.12 * share


def _look_down(stance: Stance, scene: Scene) -> None:
    stance[HEAD][0] += 0.42 * scene.swell(0.45, 0.6)


def _look_up(stance: Stance, scene: Scene) -> None:
    stance[HEAD][0] -= 0.38 * scene.swell(0.4, 0.6)


def _still(stance: Stance, scene: Scene) -> None:
    """Acts the path, the gaze or the lips play already."""


PLAYED: dict[Act, Callable[[Stance, Scene], None]] = dict.fromkeys(Act, _still) | {
    Act.REACH: _reach, Act.PICK_UP: _pick_up, Act.PUT_DOWN: _put_down, Act.HOLD: _hold,
    Act.GIVE: _give, Act.TAKE: _take, Act.OPEN: _open, Act.CLOSE: _open, Act.POINT: _point,
    Act.WAVE: _wave, Act.NOD: _nod, Act.SHAKE_HEAD: _shake_head, Act.SHRUG: _shrug,
    Act.HUG: _hug, Act.TOUCH: _touch, Act.PUSH: _push, Act.HIT: _hit, Act.FALL: _fall,
    Act.DRINK: _drink, Act.EAT: _eat, Act.SMOKE: _smoke, Act.PHONE: _phone, Act.READ: _read,
    Act.WRITE: _write, Act.TYPE: _type, Act.COVER_FACE: _cover_face,
    Act.CROSS_ARMS: _cross_arms, Act.LEAN: _lean, Act.WORK: _work, Act.WIPE: _wipe,
    Act.LIFT: _lift, Act.PLAY: _play, Act.LAUGH: _laugh, Act.CRY: _cry, Act.SIGH: _sigh,
    Act.SHOUT: _shout, Act.WHISPER: _whisper, Act.KNEEL: _kneel, Act.LIE: _lie,
    Act.LOOK_DOWN: _look_down, Act.LOOK_UP: _look_up, Act.LOOK_AWAY: _look_away,
}  # fmt: skip
"""How each act is played."""

_TALK: tuple[tuple[Vec, Vec, Vec], ...] = (
    ((0.10, -0.52, 0.42), (0.1, 0.25, 0.95), (-0.5, 0.8, 0.1)),
    ((-0.05, -0.46, 0.46), (-0.35, 0.3, 0.85), (-0.85, 0.3, -0.2)),
    ((0.18, -0.42, 0.38), (0.35, 0.5, 0.75), (-0.3, 0.6, 0.6)),
)


def talking(stance: Stance, time: float, length: float, accents: tuple[float, ...],
            intensity: float, seed: int) -> None:  # fmt: skip
    """Hands that speak along: up with the line's first accent, a beat on each."""
    if not accents:
        return
    pulse = 0.0
    for accent in accents:
        gap = time - accent
        pulse += float(np.exp(-((gap / 0.16) ** 2)))
    stance[HEAD][0] += 0.07 * pulse * (0.5 + intensity)
    if length < 1.1 or chance(seed, 1) > 0.55 + 0.45 * intensity:
        return
    size = 0.45 + 0.5 * intensity
    up = swell(time - accents[0] + 0.45, length - accents[0] + 0.5, 0.5, 0.6) * size
    both = chance(seed, 2) > 0.72 - 0.2 * intensity
    sides = "lr" if both else ("r" if chance(seed, 3) < 0.7 else "l")
    for side in sides:
        which = int(chance(seed, int(time / 1.8) + 7) * len(_TALK)) % len(_TALK)
        nextly = int(chance(seed, int(time / 1.8) + 8) * len(_TALK)) % len(_TALK)
        part = ease(((time / 1.8) % 1.0 - 0.6) / 0.4)
        hand, fingers, palm = (
            tuple(
                a + (b - a) * part for a, b in zip(_TALK[which][k], _TALK[nextly][k], strict=True)
            )
            for k in range(3)
        )
        x, y, z = hand
        put(stance, side, up, (x, y - 0.07 * pulse, z + 0.05 * pulse), fingers, palm,  # type: ignore[arg-type]
            (0.6, -0.7, -0.35), (0.28, 0.15, 0.2, 0.25))  # fmt: skip
