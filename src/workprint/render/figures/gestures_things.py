"""Acts with things: taking, giving, drinking, writing, working."""

from __future__ import annotations

import numpy as np

from workprint.film.beats import Act
from workprint.render.figures.noise import drift
from workprint.render.figures.scene import Scene, goal_of, put, stoop
from workprint.render.figures.stance import (
    FLAT,
    HEAD,
    HOLD,
    PELVIS,
    PELVIS_TURN,
    PINCH,
    SPINE,
    Stance,
    ease,
    swell,
)


def reach(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.45, 0.5)
    stoop(stance, scene, scene.hand, share)
    goal, way = goal_of(scene, scene.hand)
    shape = HOLD if scene.cue.prop else (0.18, 0.1, 0.15, 0.4)
    put(stance, scene.hand, share, goal, way, (-0.7, -0.6, 0), (0.6, -0.8, 0), shape)


def pick_up(stance: Stance, scene: Scene) -> None:
    s = scene.share
    goal, way = goal_of(scene, scene.hand, (0.0, -0.75, 0.5))
    there = ease(s / 0.38) * (1 - ease((s - 0.5) / 0.3))
    held = ease((s - 0.5) / 0.3) * scene.swell(0.01, 0.35)
    stoop(stance, scene, scene.hand, there)
    shape = HOLD if s > 0.42 else (0.15, 0.1, 0.1, 0.4)
    put(stance, scene.hand, there, goal, way, (-0.5, -0.8, 0), shape=shape)
    put(stance, scene.hand, held, (-0.05, -0.5, 0.5), (-0.3, 0.1, 1), (-1, 0, 0.1), shape=HOLD)
    stance[HEAD][0] += 0.25 * there


def put_down(stance: Stance, scene: Scene) -> None:
    s = scene.share
    goal, way = goal_of(scene, scene.hand, (0.0, -0.75, 0.5))
    held = (1 - ease((s - 0.2) / 0.3)) * ease(s / 0.12)
    there = ease((s - 0.2) / 0.35) * (1 - ease((s - 0.72) / 0.28))
    stoop(stance, scene, scene.hand, there)
    put(stance, scene.hand, held, (-0.05, -0.5, 0.5), (-0.3, 0.1, 1), (-1, 0, 0.1), shape=HOLD)
    shape = HOLD if s < 0.62 else FLAT
    put(stance, scene.hand, there, goal, way, (-0.5, -0.8, 0), shape=shape)
    stance[HEAD][0] += 0.2 * there


def hold(stance: Stance, scene: Scene) -> None:
    put(stance, scene.hand, scene.swell(), (-0.12, -0.5, 0.52), (-0.45, 0.2, 0.9),
        (-0.9, 0.1, 0.3), shape=HOLD)  # fmt: skip


def give(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    goal, way = goal_of(scene, scene.hand, (-0.08, -0.3, 0.78))
    goal = (goal[0], min(goal[1], -0.18), goal[2])
    stoop(stance, scene, scene.hand, share * 0.5)
    put(stance, scene.hand, share, goal, (way[0], 0.15, way[2]), (-0.5, 0.85, 0), shape=HOLD)
    stance[SPINE][0] += 0.08 * share


def take(stance: Stance, scene: Scene) -> None:
    s = scene.share
    out = ease(s / 0.4) * (1 - ease((s - 0.5) / 0.35))
    back = ease((s - 0.5) / 0.35) * scene.swell(0.01, 0.3)
    goal, way = goal_of(scene, scene.hand, (-0.08, -0.3, 0.78))
    put(stance, scene.hand, out, goal, way, (-0.6, 0.7, 0), shape=HOLD if s > 0.4 else FLAT)
    put(stance, scene.hand, back, (-0.1, -0.5, 0.45), (-0.4, 0.3, 0.9), (-0.9, 0.2, 0.2),
        shape=HOLD)  # fmt: skip


def open_(stance: Stance, scene: Scene) -> None:
    s = scene.share
    goal, way = goal_of(scene, scene.hand, (0.0, -0.35, 0.8))
    share = scene.swell(0.35, 0.4)
    pull = ease((s - 0.4) / 0.35) * (1.0 if scene.cue.act is Act.OPEN else -0.35)
    goal = (goal[0] + 0.22 * pull, goal[1], goal[2] * (1 - 0.28 * max(pull, 0)))
    put(stance, scene.hand, share, goal, way, (-0.9, -0.3, 0), shape=HOLD)


def drink(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.6, 0.6)
    tip = swell(scene.time - 0.5, max(scene.length - 1.0, 0.6), 0.35, 0.35)
    mouth = scene.face(scene.hand, 0.24, -0.56, 0.86)
    put(stance, scene.hand, share, mouth, (-0.75, 0.28 + 0.2 * tip, 0.2), (-0.6, 0.1, -0.8),
        (0.8, -0.6, 0.1), HOLD)  # fmt: skip
    stance[HEAD][0] -= 0.22 * tip


def eat(stance: Stance, scene: Scene) -> None:
    bite = 0.5 - 0.5 * np.cos(2 * np.pi * scene.time / 2.4)
    share = scene.swell(0.5, 0.5)
    put(stance, scene.hand, share, (-0.1, -0.55, 0.55), (-0.5, 0.1, 0.9), (-0.5, -0.8, 0),
        shape=PINCH)  # fmt: skip
    bite_at = scene.face(scene.hand, 0.16, -0.74, 0.92)
    put(stance, scene.hand, share * ease(bite * 1.5 - 0.4), bite_at,
        (-0.5, 0.6, -0.6), (-0.4, 0.2, -0.9), (0.8, -0.6, 0), PINCH)  # fmt: skip
    stance[HEAD][0] += 0.14 * share


def smoke(stance: Stance, scene: Scene) -> None:
    puff = 0.5 - 0.5 * np.cos(2 * np.pi * scene.time / 4.5)
    share = scene.swell(0.5, 0.5)
    put(stance, scene.hand, share, (0.05, -0.42, 0.4), (-0.3, 0.6, 0.6), (-0.9, 0, 0.3),
        shape=(0.4, 0.15, 0.4, 0.1))  # fmt: skip
    puff_at = scene.face(scene.hand, 0.36, -0.6, 0.72)
    put(stance, scene.hand, share * ease(puff * 1.6 - 0.5), puff_at,
        (-0.6, 0.75, -0.2), (-0.5, 0.1, -0.85), (0.8, -0.7, 0), (0.35, 0.1, 0.4, 0.1))  # fmt: skip


def phone(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    ear = scene.face(scene.hand, 0.56, -0.42, 0.18)
    put(stance, scene.hand, share, ear, (-0.35, 1, -0.25), (-0.95, -0.1, -0.2), (0.7, -0.7, 0.35),
        (0.55, 0.4, 0.5, 0))  # fmt: skip
    stance[HEAD][2] += (0.08 if scene.hand == "r" else -0.08) * -1 * share


def read(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    stance[HEAD][0] += 0.34 * share
    for side in "lr":
        put(stance, side, share, (-0.17, -0.34, 0.56), (-0.35, 0.65, 0.7), (-0.6, 0.3, -0.7),
            (0.7, -0.8, 0), HOLD)  # fmt: skip


def write(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    stance[HEAD][0] += 0.38 * share
    stance[SPINE][0] += 0.14 * share
    jog = 0.02 * np.sin(2 * np.pi * 2.6 * scene.time)
    line = 0.10 * ((scene.time / 3.0) % 1.0)
    put(stance, scene.hand, share, (-0.30 + line + jog, -0.58, 0.52 + 0.5 * jog),
        (-0.6, -0.3, 0.8), (-0.7, -0.7, 0), shape=PINCH)  # fmt: skip
    put(stance, scene.other, share, (-0.2, -0.6, 0.5), (-0.7, -0.1, 0.6), (0, -1, 0), shape=FLAT)


def type_(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.45, 0.5)
    stance[HEAD][0] += 0.12 * share
    for side, phase in (("l", 0.0), ("r", 1.9)):
        tap = 0.016 * np.sin(2 * np.pi * 3.1 * scene.time + phase) * drift(scene.seed, scene.time)
        put(stance, side, share, (-0.06, -0.55 + tap, 0.56), (-0.25, -0.12, 1), (0, -1, -0.05),
            (0.6, -0.8, -0.3), (0.42, 0.36 + 4 * tap, 0.3, 0.15))  # fmt: skip


def work(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    stance[HEAD][0] += 0.28 * share
    stance[SPINE][0] += 0.12 * share
    for side, phase in (("l", 0.0), ("r", 2.2)):
        a = 2 * np.pi * 0.8 * scene.time + phase
        x, y, z = 0.07 * np.sin(a), 0.04 * np.cos(1.3 * a), 0.07 * np.cos(a)
        hand = (-0.12 + x, -0.5 + y, 0.58 + z)
        put(stance, side, share, hand, (-0.35, -0.25, 0.9), (-0.6, -0.7, 0), shape=HOLD)


def wipe(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.45, 0.5)
    sweep = 0.2 * np.sin(2 * np.pi * 0.9 * scene.time)
    goal, way = goal_of(scene, scene.hand, (-0.05, -0.5, 0.66))
    stoop(stance, scene, scene.hand, share * 0.6)
    put(stance, scene.hand, share, (goal[0] + sweep, goal[1], goal[2]), (way[0], -0.2, way[2]),
        (0, -1, 0), shape=FLAT)  # fmt: skip


def lift(stance: Stance, scene: Scene) -> None:
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


def play_(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    sway = np.sin(2 * np.pi * 0.5 * scene.time)
    stance[SPINE][2] += 0.04 * sway * share
    for side, phase in (("l", 0.0), ("r", 1.4)):
        a = 2 * np.pi * 1.1 * scene.time + phase
        hand = (-0.05 + 0.12 * np.sin(0.4 * a), -0.5 + 0.03 * np.sin(2 * a), 0.58)
        put(stance, side, share, hand,
            (-0.2, -0.15, 1), (0, -1, 0), shape=(0.45, 0.4, 0.3, 0.3))  # fmt: skip
