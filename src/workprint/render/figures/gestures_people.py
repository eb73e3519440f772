"""Acts of the body and towards others: pointing, hugging, laughing, falling."""

from __future__ import annotations

import numpy as np

from workprint.render.figures.noise import chance
from workprint.render.figures.postures import kneeling, lying
from workprint.render.figures.scene import Scene, goal_of, put
from workprint.render.figures.stance import (
    FIST,
    FLAT,
    FORWARD,
    HEAD,
    PELVIS,
    POINTING,
    RAISE,
    SPINE,
    Stance,
    ease,
    mix,
    swell,
)


def point(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.32, 0.45)
    goal, way = goal_of(scene, scene.hand, (0.05, -0.08, 0.95))
    size = float(np.linalg.norm(goal))
    goal = tuple(v / size * 0.955 for v in goal)  # type: ignore[assignment]
    put(stance, scene.hand, share, goal, way, (-0.25, -0.9, 0), (0.7, -0.7, 0), POINTING)


def wave(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.35, 0.4)
    side = 0.16 * np.sin(2 * np.pi * 1.7 * scene.time)
    put(stance, scene.hand, share, (0.3 + side, 0.36, 0.32), (0.1 + 2.0 * side, 1, 0.1),
        (0, 0.1, 1), (0.8, -0.6, 0), FLAT)  # fmt: skip


def nod(stance: Stance, scene: Scene) -> None:
    beat = np.sin(2 * np.pi * 1.5 * scene.time) * np.exp(-0.5 * scene.time)
    stance[HEAD][0] += (0.05 + 0.17 * beat) * swell(scene.time, min(scene.length, 2.0), 0.15, 0.4)


def shake_head(stance: Stance, scene: Scene) -> None:
    beat = np.sin(2 * np.pi * 1.35 * scene.time)
    stance[HEAD][1] += 0.30 * beat * swell(scene.time, min(scene.length, 2.6), 0.2, 0.5)


def shrug(stance: Stance, scene: Scene) -> None:
    share = swell(scene.time, min(scene.length, 2.0), 0.3, 0.5)
    stance[RAISE] += 0.42 * share
    stance[HEAD][2] += 0.1 * share
    for side in "lr":
        put(stance, side, share * 0.9, (0.28, -0.62, 0.34), (0.75, 0.1, 0.65), (0.1, 1, 0.2),
            (0.3, -1, -0.4), FLAT)  # fmt: skip


def hug(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.6, 0.6)
    stance[SPINE][0] += 0.16 * share
    stance[HEAD][2] += 0.18 * share
    stance[HEAD][0] += 0.15 * share
    for side, up in (("l", 0.02), ("r", -0.2)):
        put(stance, side, share, (-0.28, up, 0.56), (-0.85, 0.1, 0.3), (-0.3, 0, -1),
            (1, -0.3, 0.3), (0.2, 0.2, 0.2, 0.3))  # fmt: skip
        stance[FORWARD] += 0.1 * share


def touch(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.5)
    goal, way = goal_of(scene, scene.hand, (-0.05, -0.1, 0.75))
    put(stance, scene.hand, share, goal, way, (-0.3, -0.9, 0.1), shape=(0.2, 0.15, 0.2, 0.2))


def push(stance: Stance, scene: Scene) -> None:
    s = scene.share
    shove = ease((s - 0.25) / 0.2) * (1 - ease((s - 0.6) / 0.4))
    ready = ease(s / 0.22) * (1 - ease((s - 0.6) / 0.4))
    stance[SPINE][0] += 0.24 * shove
    for side in "lr":
        put(stance, side, ready, (-0.02, -0.12, 0.42 + 0.46 * shove), (0.1, 0.85, 0.5),
            (0, 0.2, 1), (0.8, -0.6, 0), FLAT)  # fmt: skip


def hit(stance: Stance, scene: Scene) -> None:
    t = scene.time
    back = ease(t / 0.25) * (1 - ease((t - 0.28) / 0.10))
    blow = ease((t - 0.28) / 0.10) * (1 - ease((t - 0.55) / 0.4))
    sign = -1.0 if scene.hand == "r" else 1.0
    goal, way = goal_of(scene, scene.hand, (-0.15, 0.0, 0.9))
    put(stance, scene.hand, back, (0.3, -0.05, -0.05), (0, 0.5, 0.8), (-0.8, 0, 0.3),
        (0.8, 0, -0.6), FIST)  # fmt: skip
    put(stance, scene.hand, blow, goal, way, (-0.2, -1, 0), (0.8, -0.4, 0), FIST)
    put(stance, scene.other, max(back, blow) * 0.9, (-0.1, -0.2, 0.4), (-0.3, 0.9, 0.4),
        (-0.9, 0, 0.2), shape=FIST)  # fmt: skip
    stance[SPINE][1] += sign * (0.45 * back - 0.5 * blow) * -1
    stance[SPINE][0] += 0.12 * blow


def cover_face(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.5, 0.6)
    stance[HEAD][0] += 0.38 * share
    stance[SPINE][0] += 0.16 * share
    for side in "lr":
        put(stance, side, share, scene.face(side, 0.16, -0.62, 0.72), (-0.28, 1, 0.12),
            (-0.25, 0.1, -1), (0.5, -0.9, 0.3), (0.12, 0.12, 0.2, 0.1))  # fmt: skip


def cross_arms(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.6, 0.6)
    put(stance, scene.hand, share, (-0.40, -0.36, 0.36), (-0.95, 0.12, -0.15), (-0.2, 0, -1),
        (0.8, -0.6, 0.1), (0.25, 0.25, 0.3, 0))  # fmt: skip
    put(stance, scene.other, share, (-0.34, -0.42, 0.30), (-0.9, -0.05, -0.35), (0, 0.3, -1),
        (0.8, -0.6, 0.1), (0.4, 0.4, 0.3, 0))  # fmt: skip


def lean(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.7, 0.7)
    stance[SPINE] += np.array([0.2, 0, 0.06]) * share
    if not scene.seated:
        stance[PELVIS] += np.array([0.05, -0.01, -0.03]) * share
    if scene.target is not None:
        goal, way = goal_of(scene, scene.hand)
        put(stance, scene.hand, share, goal, way, (0, -1, 0), shape=FLAT)


def laugh(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.3, 0.6)
    shake = np.sin(2 * np.pi * 4.2 * scene.time)
    stance[SPINE][0] += (0.03 * shake - 0.07) * share
    stance[RAISE] += (0.06 + 0.05 * shake) * share
    stance[HEAD][0] -= (0.14 - 0.03 * shake) * share


def cry(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.7, 0.8)
    sob = max(0.0, np.sin(2 * np.pi * 1.3 * scene.time)) * np.sin(2 * np.pi * 5 * scene.time)
    stance[SPINE][0] += (0.2 + 0.012 * sob) * share
    stance[HEAD][0] += 0.3 * share
    stance[RAISE] += (0.08 + 0.05 * sob) * share
    put(stance, scene.hand, share, scene.face(scene.hand, 0.18, -0.58, 0.74), (-0.35, 1, 0.1),
        (-0.3, 0.1, -1), (0.5, -0.9, 0.2), (0.2, 0.15, 0.3, 0))  # fmt: skip


def sigh(stance: Stance, scene: Scene) -> None:
    t = scene.time / min(scene.length, 2.4)
    up = ease(t / 0.35) * (1 - ease((t - 0.4) / 0.25))
    down = ease((t - 0.4) / 0.25) * (1 - ease((t - 0.8) / 0.2))
    stance[RAISE] += 0.16 * up - 0.1 * down
    stance[SPINE][0] += -0.05 * up + 0.12 * down
    stance[HEAD][0] += -0.06 * up + 0.14 * down


def shout(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.2, 0.4)
    stance[SPINE][0] += 0.16 * share
    stance[HEAD][0] -= 0.1 * share
    for side in "lr":
        put(stance, side, 0.6 * share, (0.15, -0.7, 0.35), (0, -0.3, 1), (-0.9, 0, 0), shape=FIST)


def whisper(stance: Stance, scene: Scene) -> None:
    share = scene.swell(0.4, 0.5)
    stance[SPINE][0] += 0.2 * share
    put(stance, scene.hand, share, scene.face(scene.hand, 0.42, -0.55, 0.62), (-0.2, 1, 0.2),
        (-0.2, 0.1, -1), (0.6, -0.9, 0.2), FLAT)  # fmt: skip


def fall(stance: Stance, scene: Scene) -> None:
    down = ease(scene.time / 0.75) * (1 - ease((scene.time - scene.length + 0.9) / 0.9))
    buckle = np.sin(np.pi * min(down, 1.0))
    stance[:] = mix(stance, lying(scene.figure, 0.0), down)
    stance[SPINE][0] += 0.5 * buckle


def kneel(stance: Stance, scene: Scene) -> None:
    if not scene.seated:
        stance[:] = mix(stance, kneeling(scene.figure), scene.swell(0.7, 0.8))


def lie_(stance: Stance, scene: Scene) -> None:
    if not scene.seated:
        stance[:] = mix(stance, lying(scene.figure, 0.0), scene.swell(1.2, 1.2))


def look_away(stance: Stance, scene: Scene) -> None:
    sign = 1.0 if chance(scene.seed, scene.cue.start) > 0.5 else -1.0
    share = scene.swell(0.4, 0.6)
    stance[HEAD][1] += sign * 0.6 * share
    stance[HEAD][0] += 0.12 * share


def look_down(stance: Stance, scene: Scene) -> None:
    stance[HEAD][0] += 0.42 * scene.swell(0.45, 0.6)


def look_up(stance: Stance, scene: Scene) -> None:
    stance[HEAD][0] -= 0.38 * scene.swell(0.4, 0.6)
