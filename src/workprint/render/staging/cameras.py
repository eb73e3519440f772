"""Cameras: from a planned shot and where people are, to a position, a target and a lens.

Distances follow from the lens: a camera d metres away sees h = 14 d / f metres of height on a
Super 35 frame at 16:9. Sizes are the trade's (eyes a third from the top); matching singles
mirror each other; every set-up of a scene stays on one side of the line through the eyelines.
What was solved is then looked at: no head is cut off, and nobody walks through the lens.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workprint.film.shots import Move, Shot, ShotKind, ShotSize
from workprint.film.staging import CameraKey, Vec3
from workprint.render.staging.backgrounds import clear_background
from workprint.render.staging.eyelines import View, lies
from workprint.render.staging.framing import cheated_out, clear_of_paths, dollied, held
from workprint.render.staging.lenses import HEIGHT, WIDE, is_wide, with_fitting_lens
from workprint.render.staging.setups import group, insert, single, wide
from workprint.render.staging.shoulders import over_shoulder

__all__ = ["Composition", "View", "compose", "solve"]

_ONE = (ShotSize.ECU, ShotSize.CU, ShotSize.MCU)


@dataclass(frozen=True, slots=True)
class Composition:
    """A shot's camera: one key for a static one, two for a move; and who steps aside for it."""

    keys: tuple[CameraKey, ...]
    hidden: frozenset[str]


def solve(shot: Shot, view: View, first_frame: int) -> tuple[CameraKey, ...]:
    """Camera keys of a shot: one for a static camera, two for a move."""
    return compose(shot, view, first_frame).keys


def compose(shot: Shot, view: View, first_frame: int) -> Composition:
    """The camera of a shot, and the people who are cheated out of its frame."""
    shot = with_fitting_lens(shot)
    subjects = [s for s in shot.subjects if s in view.first]
    if shot.kind is ShotKind.INSERT and view.prop is not None:
        keys: tuple[CameraKey, ...] = (insert(shot, view, first_frame),)
        return Composition(keys, cheated_out(shot, view, keys, subjects))
    base, about = _base(shot, view, subjects, first_frame)
    base = _outside_nobody(base, view, set(about))
    keys = _moved(shot, base, view, subjects)
    keys = clear_of_paths(held(shot, keys, view, about), view, about)
    if len(about) == 1 and not is_wide(shot) and not lies(view.first[about[0]]):
        keys = clear_background(keys, view.model, view.first[about[0]], view.aspect)
    return Composition(keys, cheated_out(shot, view, keys, about))


def _base(shot: Shot, view: View, subjects: list[str], frame: int) -> tuple[CameraKey, list[str]]:
    """The camera before it moves, and whom its frame must hold."""
    if not subjects or is_wide(shot):
        everyone = list(view.first)
        return wide(shot, view, everyone, frame), everyone
    if any(lies(view.first[s]) for s in subjects):
        # No shoulder to look over: the one it is about, alone.
        return single(shot, view, subjects[0], frame), subjects[:1]
    if shot.kind is ShotKind.OVER_SHOULDER and len(subjects) == 2:
        key = over_shoulder(shot, view, subjects[0], subjects[1], frame)
        if key is not None:
            return key, subjects
        return single(shot, view, subjects[0], frame), subjects[:1]
    if len(subjects) > 1 and not (shot.kind in WIDE and shot.size in _ONE):
        return group(shot, view, subjects, frame), subjects
    return single(shot, view, subjects[0], frame), subjects[:1]


def _moved(
    shot: Shot, base: CameraKey, view: View, subjects: Sequence[str]
) -> tuple[CameraKey, ...]:
    """The base camera with the shot's move as a second key."""
    end = base.frame + max(1, shot.frames - 1)
    followed = _shift(view, subjects)
    if shot.move is Move.PUSH:
        amount = 0.16 if shot.size in (ShotSize.CU, ShotSize.MCU) else 0.12
        return (dollied(base, 1.0 + amount / 2, base.frame), dollied(base, 1 - amount / 2, end))
    if shot.move is Move.PULL:
        return (dollied(base, 0.94, base.frame), dollied(base, 1.12, end))
    if shot.move is Move.CRANE:
        x, y, z = base.position
        return (base, replace(base, frame=end, position=(x, y + 2.2, z)))
    if followed and (shot.move in (Move.PAN, Move.TILT) or _leaves(shot, followed)):
        return (base, replace(base, frame=end, target=_plus(base.target, followed)))
    if shot.move in (Move.TRACK, Move.HANDHELD) and followed:
        target, position = _plus(base.target, followed), _plus(base.position, followed)
        return (base, replace(base, frame=end, target=target, position=position))
    return (base,)


def _plus(point: Vec3, shift: Vec3) -> Vec3:
    return (point[0] + shift[0], point[1] + shift[1], point[2] + shift[2])


def _leaves(shot: Shot, shift: Vec3) -> bool:
    """Whether a static frame would lose somebody who sits down, rises or steps aside."""
    return shot.move is Move.STATIC and math.dist(shift, (0, 0, 0)) > 0.3 * HEIGHT[shot.size]


def _shift(view: View, subjects: Sequence[str]) -> Vec3 | None:
    """How far the first subject travels in the shot; None for less than a hand's breadth."""
    if not subjects or subjects[0] not in view.last:
        return None
    one, two = view.first[subjects[0]]["eyes"], view.last[subjects[0]]["eyes"]
    shift = (two[0] - one[0], two[1] - one[1], two[2] - one[2])
    size = math.sqrt(sum(s * s for s in shift))
    return shift if 0.12 < size < 20 else None


def _outside_nobody(key: CameraKey, view: View, subjects: set[str]) -> CameraKey:
    """Move a camera that stands inside somebody along its own axis until it is clear."""
    x, y, z = key.position
    for who, marks in view.first.items():
        chest = marks["chest"]
        if who in subjects or math.hypot(chest[0] - x, chest[2] - z) > 0.45:
            continue
        if abs(y - chest[1]) < 1.2:
            return dollied(key, 0.8, key.frame)
    return key
