"""Gestures: what each act does to a stance, with a start, a middle and an end that read."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from workprint.film.beats import Act
from workprint.render.figures.gestures_people import (
    cover_face,
    cross_arms,
    cry,
    fall,
    hit,
    hug,
    kneel,
    laugh,
    lean,
    lie_,
    look_away,
    look_down,
    look_up,
    nod,
    point,
    push,
    shake_head,
    shout,
    shrug,
    sigh,
    touch,
    wave,
    whisper,
)
from workprint.render.figures.gestures_things import (
    drink,
    eat,
    give,
    hold,
    lift,
    open_,
    phone,
    pick_up,
    play_,
    put_down,
    reach,
    read,
    smoke,
    take,
    type_,
    wipe,
    work,
    write,
)
from workprint.render.figures.noise import chance
from workprint.render.figures.scene import Scene, Vec, put
from workprint.render.figures.stance import (
    HEAD,
    Stance,
    ease,
    swell,
)


def _still(stance: Stance, scene: Scene) -> None:
    """Acts the path, the gaze or the lips play already."""


PLAYED: dict[Act, Callable[[Stance, Scene], None]] = dict.fromkeys(Act, _still) | {
    Act.REACH: reach, Act.PICK_UP: pick_up, Act.PUT_DOWN: put_down, Act.HOLD: hold,
    Act.GIVE: give, Act.TAKE: take, Act.OPEN: open_, Act.CLOSE: open_, Act.POINT: point,
    Act.WAVE: wave, Act.NOD: nod, Act.SHAKE_HEAD: shake_head, Act.SHRUG: shrug,
    Act.HUG: hug, Act.TOUCH: touch, Act.PUSH: push, Act.HIT: hit, Act.FALL: fall,
    Act.DRINK: drink, Act.EAT: eat, Act.SMOKE: smoke, Act.PHONE: phone, Act.READ: read,
    Act.WRITE: write, Act.TYPE: type_, Act.COVER_FACE: cover_face,
    Act.CROSS_ARMS: cross_arms, Act.LEAN: lean, Act.WORK: work, Act.WIPE: wipe,
    Act.LIFT: lift, Act.PLAY: play_, Act.LAUGH: laugh, Act.CRY: cry, Act.SIGH: sigh,
    Act.SHOUT: shout, Act.WHISPER: whisper, Act.KNEEL: kneel, Act.LIE: lie_,
    Act.LOOK_DOWN: look_down, Act.LOOK_UP: look_up, Act.LOOK_AWAY: look_away,
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
