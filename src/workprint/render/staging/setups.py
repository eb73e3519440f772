"""Set-ups: where the camera stands for a single, a group, the place or a thing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workprint.film.shots import Angle, Shot, ShotKind, ShotSize
from workprint.film.staging import CameraKey, Vec3
from workprint.render.staging.eyelines import (
    UNDER_THE_SET,
    Landmarks,
    View,
    camera_side,
    face_of,
    gaze_of,
    lies,
    screen_right,
    turned,
    unit,
)
from workprint.render.staging.lenses import HEIGHT, distance_of, height_of

_ANGLE = {Angle.HIGH: 0.32, Angle.LOW: -0.26, Angle.OVERHEAD: 1.25}
"""Radians the camera stands above the subject's eye line."""


def single(shot: Shot, view: View, who: str, frame: int) -> CameraKey:
    """One person, at their own eye level, 38 degrees off the eyeline."""
    marks = view.first[who]
    normal = camera_side(view)
    if lies(marks):
        return _over_bed(shot, marks, normal, frame)
    gaze = gaze_of(view, who)
    height = height_of(shot.size, view.build(who))
    toward = turned(gaze, normal, math.radians(38))
    return _aimed(shot, marks, toward, height, gaze, frame, view)


def _over_bed(shot: Shot, marks: Landmarks, normal: Vec3, frame: int) -> CameraKey:
    """Someone who lies: from the foot's side and above, the face towards the lens."""
    head, feet = marks["head"], marks["feet"]
    along = unit((feet[0] - head[0], 0.0, feet[2] - head[2]))
    toward = unit((along[0] * 0.75 + normal[0] * 0.8, 0.0, along[2] * 0.75 + normal[2] * 0.8))
    distance = distance_of(1.15 * HEIGHT[shot.size], shot.lens_mm)
    aim = (head[0] + along[0] * 0.12, head[1], head[2] + along[2] * 0.12)
    return CameraKey(
        frame, _from(aim, toward, distance, math.radians(38)), aim, float(shot.lens_mm)
    )


def _aimed(
    shot: Shot, marks: Landmarks, toward: Vec3, height: float, gaze: Vec3, frame: int, view: View
) -> CameraKey:
    eyes = marks["eyes"]
    if shot.size in (ShotSize.LS, ShotSize.ELS):
        top, feet = marks["top"], marks["feet"]
        centre_y = (top[1] + feet[1]) / 2 + 0.05 * height
    else:
        # Eyes a third from the top; a little higher as the frame tightens.
        up = {ShotSize.ECU: 0.02, ShotSize.CU: 0.07, ShotSize.MCU: 0.14}.get(shot.size, 0.19)
        centre_y = eyes[1] - up * height
    # Lead room: a tenth of the frame on the side of the look.
    right = screen_right(toward)
    look = gaze[0] * right[0] + gaze[2] * right[2]
    lead = max(-1.0, min(1.0, look * 1.6)) * 0.10 * height * view.aspect
    aim = (eyes[0] + right[0] * lead, centre_y, eyes[2] + right[2] * lead)
    x, y, z = _from(aim, toward, distance_of(height, shot.lens_mm), _ANGLE.get(shot.angle, 0.0))
    roll = 0.12 if shot.angle is Angle.DUTCH else 0.0
    return CameraKey(frame, (x, max(0.25, y + 0.02), z), aim, float(shot.lens_mm), roll)


def group(shot: Shot, view: View, subjects: Sequence[str], frame: int) -> CameraKey:
    """Everyone named, from across the line, nearer the eye level of the smallest.

    The frame holds the tallest head and the breast of the smallest.
    """
    normal = camera_side(view)
    marks = [view.first[s] for s in subjects]
    eyes = [m["eyes"] for m in marks]
    right = screen_right(normal)
    across = [e[0] * right[0] + e[2] * right[2] for e in eyes]
    width = max(HEIGHT[shot.size] * view.aspect, max(across) - min(across) + 0.75)
    lowest, highest = min(e[1] for e in eyes), max(e[1] for e in eyes)
    # From the breast of the smallest to some air above the tallest.
    span = max(m["top"][1] for m in marks) - min(m["chest"][1] for m in marks) + 0.25
    height = max(HEIGHT[shot.size], width / view.aspect, span)
    rise = _ANGLE.get(shot.angle, 0.0)
    # A little off square: depth without losing a face.
    toward = turned(normal, right, math.radians(14))
    level = lowest + 0.35 * (highest - lowest)
    aim = (
        sum(e[0] for e in eyes) / len(eyes),
        # The tallest a third from the top at most, and never a head over the edge.
        min(highest - 0.16 * height, (lowest + highest) / 2)
        if highest - lowest > 0.25
        else sum(e[1] for e in eyes) / len(eyes) - 0.16 * height,
        sum(e[2] for e in eyes) / len(eyes),
    )
    distance = distance_of(height, shot.lens_mm)
    x, _, z = _from(aim, toward, distance, rise)
    return CameraKey(
        frame,
        (x, max(0.3, level - 0.05 + distance * math.sin(rise)), z),
        aim,
        float(shot.lens_mm),
    )


def wide(shot: Shot, view: View, everyone: Sequence[str], frame: int) -> CameraKey:
    """The place with everyone in it, looking along the set's telling axis."""
    height = HEIGHT[shot.size]
    normal = camera_side(view)
    eyes = [view.first[s]["eyes"] for s in everyone if view.first[s]["feet"][1] > UNDER_THE_SET]
    focal = view.model.focal_point
    centre = (
        (sum(e[0] for e in eyes) / len(eyes), sum(e[2] for e in eyes) / len(eyes))
        if eyes
        else (focal[0], focal[2])
    )
    right = screen_right(normal)
    across = [abs((e[0] - centre[0]) * right[0] + (e[2] - centre[1]) * right[2]) for e in eyes]
    width = max(height * view.aspect, 2 * max(across, default=0.0) + 1.6)
    height = max(height, width / view.aspect)
    distance = distance_of(height, shot.lens_mm)
    establishing = shot.kind is ShotKind.ESTABLISHING
    toward = turned(normal, right, math.radians(24 if establishing else 10))
    eye_level = {Angle.HIGH: 3.4, Angle.LOW: 0.7}.get(shot.angle, 1.75 if establishing else 1.5)
    ground = focal[1]
    aim_y = ground + (1.55 if shot.size is ShotSize.ELS else 1.12)
    position = (
        centre[0] + toward[0] * distance,
        ground + eye_level,
        centre[1] + toward[2] * distance,
    )
    return CameraKey(frame, position, (centre[0], aim_y, centre[1]), float(shot.lens_mm))


def insert(shot: Shot, view: View, frame: int) -> CameraKey:
    """The thing itself, filling most of the frame, from a little above.

    From before whoever holds it, on the side of the hand: hands and the thing, no half faces.
    """
    assert view.prop is not None
    height = max(0.16, view.prop_size * (2.1 if view.prop_size < 0.2 else 1.55))
    toward = camera_side(view)
    if shot.subjects and shot.subjects[0] in view.first:
        marks = view.first[shot.subjects[0]]
        face, chest = face_of(marks), marks["chest"]
        aside = unit((view.prop[0] - chest[0], 0.0, view.prop[2] - chest[2]))
        toward = unit((
            toward[0] * 0.3 + face[0] + 0.8 * aside[0],
            0.0,
            toward[2] * 0.3 + face[2] + 0.8 * aside[2],
        ))  # fmt: skip
    position = _from(view.prop, toward, distance_of(height, shot.lens_mm), 0.42)
    return CameraKey(frame, position, view.prop, float(shot.lens_mm))


def _from(aim: Vec3, toward: Vec3, distance: float, rise: float) -> Vec3:
    return (
        aim[0] + toward[0] * distance * math.cos(rise),
        aim[1] + distance * math.sin(rise),
        aim[2] + toward[2] * distance * math.cos(rise),
    )
