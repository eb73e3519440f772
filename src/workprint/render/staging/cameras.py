"""Cameras: from a planned shot and where people are, to a position, a target and a lens.

Distances follow from the lens: a camera d metres away sees h = 14 d / f metres of height on a
Super 35 frame at 16:9. Sizes are the trade's (eyes a third from the top); matching singles
mirror each other; every set-up of a scene stays on one side of the line through the eyelines.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workprint.film.shots import Angle, Move, Shot, ShotKind, ShotSize
from workprint.film.staging import CameraKey, Vec3
from workprint.render.draw.camera import FRAME_HEIGHT_MM
from workprint.render.sets import SetModel

Landmarks = Mapping[str, Vec3]
"""A figure's "head", "eyes", "chest", "top", "feet", "hand_l", "hand_r" in the world."""

_HEIGHT = {
    ShotSize.ECU: 0.24,
    ShotSize.CU: 0.35,
    ShotSize.MCU: 0.55,
    ShotSize.MS: 0.86,
    ShotSize.MLS: 1.32,
    ShotSize.LS: 2.5,
    ShotSize.ELS: 6.5,
}
"""Metres of height the frame holds at the subject."""

_ANGLE = {Angle.HIGH: 0.32, Angle.LOW: -0.26, Angle.OVERHEAD: 1.25}
"""Radians the camera stands above the subject's eye line."""


@dataclass(frozen=True, slots=True)
class View:
    """What the solver knows: people at the first and the last frame, and the set."""

    first: Mapping[str, Landmarks]
    last: Mapping[str, Landmarks]
    axis: tuple[str, ...]
    model: SetModel
    aspect: float
    partner: Mapping[str, str]
    """Whom each person looks at or speaks with, for singles."""
    prop: Vec3 | None = None
    prop_size: float = 0.2


def solve(shot: Shot, view: View, first_frame: int) -> tuple[CameraKey, ...]:
    """Camera keys of a shot: one for a static camera, two for a move."""
    subjects = [s for s in shot.subjects if s in view.first]
    if shot.kind is ShotKind.INSERT and view.prop is not None:
        return _insert(shot, view, first_frame)
    if shot.kind in (ShotKind.ESTABLISHING, ShotKind.MASTER) or not subjects:
        base = _wide(shot, view, list(view.first), first_frame)
    elif any(_lies(view.first[s]) for s in subjects):
        # No shoulder to look over: the one it is about, alone.
        base = _single(shot, view, subjects[0], first_frame)
    elif shot.kind is ShotKind.OVER_SHOULDER and len(subjects) == 2:
        base = _over_shoulder(shot, view, subjects[0], subjects[1], first_frame)
    elif len(subjects) > 1:
        base = _group(shot, view, subjects, first_frame)
    else:
        base = _single(shot, view, subjects[0], first_frame)
    base = _outside_nobody(base, view, set(subjects))
    return _moved(shot, base, view, subjects)


def _single(shot: Shot, view: View, who: str, frame: int) -> CameraKey:
    marks = view.first[who]
    height = _HEIGHT[shot.size]
    distance = height * shot.lens_mm / FRAME_HEIGHT_MM
    gaze = _gaze(view, who)
    normal = _normal(view)
    if _lies(marks):
        return _over_bed(shot, marks, normal, frame)
    # 38 degrees off the eyeline, on the scene's side of the line.
    off = math.radians(38)
    toward = _unit((
        gaze[0] * math.cos(off) + normal[0] * math.sin(off),
        0.0,
        gaze[2] * math.cos(off) + normal[2] * math.sin(off),
    ))  # fmt: skip
    return _aimed(shot, marks, toward, distance, height, gaze, frame, view)


def _lies(marks: Landmarks) -> bool:
    return marks["top"][1] - marks["feet"][1] < 0.7


def _over_bed(shot: Shot, marks: Landmarks, normal: Vec3, frame: int) -> CameraKey:
    """Someone who lies: from the foot's side and above, the face towards the lens."""
    head, feet = marks["head"], marks["feet"]
    along = _unit((feet[0] - head[0], 0.0, feet[2] - head[2]))
    toward = _unit((along[0] * 0.75 + normal[0] * 0.8, 0.0, along[2] * 0.75 + normal[2] * 0.8))
    height = 1.15 * _HEIGHT[shot.size]
    distance = height * shot.lens_mm / FRAME_HEIGHT_MM
    rise = math.radians(38)
    aim = (head[0] + along[0] * 0.12, head[1], head[2] + along[2] * 0.12)
    position = (
        aim[0] + toward[0] * distance * math.cos(rise),
        aim[1] + distance * math.sin(rise),
        aim[2] + toward[2] * distance * math.cos(rise),
    )
    return CameraKey(frame, position, aim, float(shot.lens_mm))


def _aimed(
    shot: Shot,
    marks: Landmarks,
    toward: Vec3,
    distance: float,
    height: float,
    gaze: Vec3,
    frame: int,
    view: View,
) -> CameraKey:
    eyes = marks["eyes"]
    rise = _ANGLE.get(shot.angle, 0.0)
    if shot.size in (ShotSize.LS, ShotSize.ELS):
        top, feet = marks["top"], marks["feet"]
        centre_y = (top[1] + feet[1]) / 2 + 0.05 * height
    else:
        # Eyes a third from the top; a little higher as the frame tightens.
        up = {ShotSize.ECU: 0.02, ShotSize.CU: 0.07, ShotSize.MCU: 0.14}.get(shot.size, 0.19)
        centre_y = eyes[1] - up * height
    # Lead room: a tenth of the frame on the side of the look.
    right = (-toward[2] * -1.0, 0.0, toward[0] * -1.0)
    look = gaze[0] * right[0] + gaze[2] * right[2]
    lead = max(-1.0, min(1.0, look * 1.6)) * 0.10 * height * view.aspect
    aim = (eyes[0] + right[0] * lead, centre_y, eyes[2] + right[2] * lead)
    position = (
        aim[0] + toward[0] * distance * math.cos(rise),
        max(0.25, aim[1] + distance * math.sin(rise) + 0.02),
        aim[2] + toward[2] * distance * math.cos(rise),
    )
    roll = 0.12 if shot.angle is Angle.DUTCH else 0.0
    return CameraKey(frame, position, aim, float(shot.lens_mm), roll)


def _over_shoulder(shot: Shot, view: View, far: str, near: str, frame: int) -> CameraKey:
    """Behind the near shoulder: far eyes on one third, near head on the opposite edge."""
    eyes, shoulder = view.first[far]["eyes"], view.first[near]["head"]
    height = max(0.92 * _HEIGHT[shot.size], 0.66)
    distance = height * shot.lens_mm / FRAME_HEIGHT_MM
    line = _unit((shoulder[0] - eyes[0], 0.0, shoulder[2] - eyes[2]))
    normal = _normal(view)
    gap = math.hypot(shoulder[0] - eyes[0], shoulder[2] - eyes[2])
    distance = max(distance, gap + 0.75)
    width_angle = 2 * math.atan(FRAME_HEIGHT_MM * view.aspect / 2 / shot.lens_mm)
    wanted = width_angle * 0.55
    low, high = 0.0, math.radians(75)
    for _ in range(24):
        turn = (low + high) / 2
        if _parting(eyes, shoulder, line, normal, turn, distance) < wanted:
            low = turn
        else:
            high = turn
    turn = (low + high) / 2
    toward = _turned(line, normal, turn)
    position = (
        eyes[0] + toward[0] * distance,
        shoulder[1] + 0.10,
        eyes[2] + toward[2] * distance,
    )
    # Aim between the two, nearer the far eyes: they come to rest about a third in.
    to_eyes = _unit((eyes[0] - position[0], 0.0, eyes[2] - position[2]))
    to_near = _unit((shoulder[0] - position[0], 0.0, shoulder[2] - position[2]))
    mix = 0.34
    ahead = _unit((
        to_eyes[0] * (1 - mix) + to_near[0] * mix,
        0.0,
        to_eyes[2] * (1 - mix) + to_near[2] * mix,
    ))  # fmt: skip
    aim = (
        position[0] + ahead[0] * distance,
        eyes[1] - 0.13 * height,
        position[2] + ahead[2] * distance,
    )
    return CameraKey(frame, position, aim, float(shot.lens_mm))


def _parting(
    eyes: Vec3, near: Vec3, line: Vec3, normal: Vec3, turn: float, distance: float
) -> float:
    """The angle between the far eyes and the near head, seen from a camera turned off the line."""
    toward = _turned(line, normal, turn)
    x, z = eyes[0] + toward[0] * distance, eyes[2] + toward[2] * distance
    one = math.atan2(eyes[0] - x, eyes[2] - z)
    two = math.atan2(near[0] - x, near[2] - z)
    return abs(math.remainder(one - two, 2 * math.pi))


def _turned(line: Vec3, normal: Vec3, turn: float) -> Vec3:
    return _unit((
        line[0] * math.cos(turn) + normal[0] * math.sin(turn),
        0.0,
        line[2] * math.cos(turn) + normal[2] * math.sin(turn),
    ))  # fmt: skip


def _group(shot: Shot, view: View, subjects: Sequence[str], frame: int) -> CameraKey:
    """Everyone named, from across the line."""
    normal = _normal(view)
    height = _HEIGHT[shot.size]
    eyes = [view.first[s]["eyes"] for s in subjects]
    right = (-normal[2] * -1.0, 0.0, normal[0] * -1.0)
    across = [e[0] * right[0] + e[2] * right[2] for e in eyes]
    spread = max(across) - min(across)
    width = max(height * view.aspect, spread + 0.75)
    height = max(height, width / view.aspect)
    distance = height * shot.lens_mm / FRAME_HEIGHT_MM
    centre = (
        sum(e[0] for e in eyes) / len(eyes),
        sum(e[1] for e in eyes) / len(eyes),
        sum(e[2] for e in eyes) / len(eyes),
    )
    rise = _ANGLE.get(shot.angle, 0.0)
    # A little off square: depth without losing a face.
    turn = math.radians(14)
    toward = _unit((
        normal[0] * math.cos(turn) + right[0] * math.sin(turn),
        0.0,
        normal[2] * math.cos(turn) + right[2] * math.sin(turn),
    ))  # fmt: skip
    aim = (centre[0], centre[1] - 0.16 * height, centre[2])
    position = (
        aim[0] + toward[0] * distance * math.cos(rise),
        max(0.3, centre[1] - 0.05 + distance * math.sin(rise)),
        aim[2] + toward[2] * distance * math.cos(rise),
    )
    return CameraKey(frame, position, aim, float(shot.lens_mm))


def _wide(shot: Shot, view: View, everyone: Sequence[str], frame: int) -> CameraKey:
    """The place with everyone in it, looking along the set's telling axis."""
    height = _HEIGHT[shot.size]
    normal = _normal(view)
    eyes = [view.first[s]["eyes"] for s in everyone if view.first[s]["feet"][1] > -5]
    focal = view.model.focal_point
    centre = (
        (sum(e[0] for e in eyes) / len(eyes), sum(e[2] for e in eyes) / len(eyes))
        if eyes
        else (focal[0], focal[2])
    )
    right = (-normal[2] * -1.0, 0.0, normal[0] * -1.0)
    across = [abs((e[0] - centre[0]) * right[0] + (e[2] - centre[1]) * right[2]) for e in eyes]
    width = max(height * view.aspect, 2 * max(across, default=0.0) + 1.6)
    height = max(height, width / view.aspect)
    distance = height * shot.lens_mm / FRAME_HEIGHT_MM
    establishing = shot.kind is ShotKind.ESTABLISHING
    turn = math.radians(24 if establishing else 10)
    toward = _unit((
        normal[0] * math.cos(turn) + right[0] * math.sin(turn),
        0.0,
        normal[2] * math.cos(turn) + right[2] * math.sin(turn),
    ))  # fmt: skip
    eye_level = {Angle.HIGH: 3.4, Angle.LOW: 0.7}.get(shot.angle, 1.75 if establishing else 1.5)
    ground = focal[1]
    aim_y = ground + (1.55 if shot.size is ShotSize.ELS else 1.12)
    position = (
        centre[0] + toward[0] * distance,
        ground + eye_level,
        centre[1] + toward[2] * distance,
    )
    return CameraKey(frame, position, (centre[0], aim_y, centre[1]), float(shot.lens_mm))


def _insert(shot: Shot, view: View, frame: int) -> tuple[CameraKey, ...]:
    """The thing itself, filling about half of the frame, from a little above."""
    assert view.prop is not None
    x, y, z = view.prop
    height = max(0.16, view.prop_size * 2.3)
    distance = height * shot.lens_mm / FRAME_HEIGHT_MM
    normal = _normal(view)
    if shot.subjects and shot.subjects[0] in view.first:
        # From before whoever holds it, a little to the scene's side.
        face = _face(view.first[shot.subjects[0]])
        normal = _unit((normal[0] * 0.35 + face[0], 0.0, normal[2] * 0.35 + face[2]))
    rise = 0.42
    position = (
        x + normal[0] * distance * math.cos(rise),
        y + distance * math.sin(rise),
        z + normal[2] * distance * math.cos(rise),
    )
    return (CameraKey(frame, position, (x, y, z), float(shot.lens_mm)),)


def _moved(
    shot: Shot, base: CameraKey, view: View, subjects: Sequence[str]
) -> tuple[CameraKey, ...]:
    """The base camera with the shot's move as a second key."""
    end = base.frame + max(1, shot.frames - 1)
    followed = _shift(view, subjects)
    if shot.move is Move.PUSH:
        amount = 0.16 if shot.size in (ShotSize.CU, ShotSize.MCU) else 0.12
        return (_dollied(base, 1.0 + amount / 2, base.frame), _dollied(base, 1 - amount / 2, end))
    if shot.move is Move.PULL:
        return (_dollied(base, 0.94, base.frame), _dollied(base, 1.12, end))
    if shot.move is Move.CRANE:
        low, high = base.position, base.position
        high = (high[0], high[1] + 2.2, high[2])
        return (
            CameraKey(base.frame, low, base.target, base.lens_mm, base.roll),
            CameraKey(end, high, base.target, base.lens_mm, base.roll),
        )
    if followed and (shot.move in (Move.PAN, Move.TILT) or _leaves(shot, followed)):
        target = tuple(a + b for a, b in zip(base.target, followed, strict=True))
        return (base, CameraKey(end, base.position, target, base.lens_mm, base.roll))  # type: ignore[arg-type]
    if shot.move in (Move.TRACK, Move.HANDHELD) and followed:
        target = tuple(a + b for a, b in zip(base.target, followed, strict=True))
        position = tuple(a + b for a, b in zip(base.position, followed, strict=True))
        return (base, CameraKey(end, position, target, base.lens_mm, base.roll))  # type: ignore[arg-type]
    return (base,)


def _leaves(shot: Shot, shift: Vec3) -> bool:
    """Whether a static frame would lose somebody who sits down, rises or steps aside."""
    return shot.move is Move.STATIC and math.dist(shift, (0, 0, 0)) > 0.3 * _HEIGHT[shot.size]


def _shift(view: View, subjects: Sequence[str]) -> Vec3 | None:
    """How far the first subject travels in the shot; None for less than a hand's breadth."""
    if not subjects or subjects[0] not in view.last:
        return None
    one, two = view.first[subjects[0]]["eyes"], view.last[subjects[0]]["eyes"]
    shift = (two[0] - one[0], two[1] - one[1], two[2] - one[2])
    size = math.sqrt(sum(s * s for s in shift))
    return shift if 0.12 < size < 20 else None


def _dollied(key: CameraKey, factor: float, frame: int) -> CameraKey:
    position = tuple(t + (p - t) * factor for p, t in zip(key.position, key.target, strict=True))
    return CameraKey(frame, position, key.target, key.lens_mm, key.roll)  # type: ignore[arg-type]


def _outside_nobody(key: CameraKey, view: View, subjects: set[str]) -> CameraKey:
    """Move a camera that stands inside somebody along its own axis until it is clear."""
    x, y, z = key.position
    for who, marks in view.first.items():
        chest = marks["chest"]
        if who in subjects or math.hypot(chest[0] - x, chest[2] - z) > 0.45:
            continue
        if abs(y - chest[1]) < 1.2:
            return _dollied(key, 0.8, key.frame)
    return key


def _gaze(view: View, who: str) -> Vec3:
    """Where a person looks, on the floor plan: to the partner, else where the face points."""
    here, face = view.first[who]["eyes"], _face(view.first[who])
    partner = view.partner.get(who)
    if partner is not None and partner in view.first and partner != who:
        there = view.first[partner]["eyes"]
        if there[1] > -5 and math.hypot(there[0] - here[0], there[2] - here[2]) > 0.2:
            look = _unit((there[0] - here[0], 0.0, there[2] - here[2]))
            # Whoever sits with their back to a partner is seen from where their face is.
            if look[0] * face[0] + look[2] * face[2] > -0.1:
                return look
    return face


def _face(marks: Landmarks) -> Vec3:
    """Where a face points: the eyes lie before its middle."""
    eyes, head = marks["eyes"], marks["head"]
    return _unit((eyes[0] - head[0], 0.0, eyes[2] - head[2]))


def _normal(view: View) -> Vec3:
    """The side of the line the camera works on: the one that faces the telling background."""
    back = (-math.sin(view.model.look_axis), 0.0, -math.cos(view.model.look_axis))
    pair = [view.first[p]["eyes"] for p in view.axis if p in view.first]
    if len(pair) == 2 and all(p[1] > -5 for p in pair):
        line = (pair[1][0] - pair[0][0], pair[1][2] - pair[0][2])
        size = math.hypot(*line)
        if size > 0.25:
            normal = (line[1] / size, 0.0, -line[0] / size)
            if normal[0] * back[0] + normal[2] * back[2] < 0:
                normal = (-normal[0], 0.0, -normal[2])
            return normal
    return back


def _unit(v: Vec3) -> Vec3:
    size = math.sqrt(v[0] ** 2 + v[1] ** 2 + v[2] ** 2)
    return (v[0] / size, v[1] / size, v[2] / size) if size > 1e-9 else (0.0, 0.0, 1.0)
