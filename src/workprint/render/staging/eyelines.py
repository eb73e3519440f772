"""What a camera knows of a scene: people's landmarks, their eyelines and the 180-degree line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workprint.film.staging import Vec3
from workprint.render.sets import SetModel

Landmarks = Mapping[str, Vec3]
"""A figure's "head", "eyes", "chest", "top", "feet", "hand_l", "hand_r", "shoulder_l",
"shoulder_r" in the world."""
UNDER_THE_SET = -5.0
"""Whoever is lower than this, in metres, has not entered or has left."""
ADULT_M = 1.70
"""The stature the sizes of the trade are told for."""


@dataclass(frozen=True, slots=True)
class View:
    """What the solver knows: people at the first, the last and the middle frame, and the set.

    `partner` is whom each person looks at or speaks with, for singles. `stature` is metres from
    sole to crown, an adult's where it is not told. `passing` holds points on the floor that a
    person comes by in the shot.
    """

    first: Mapping[str, Landmarks]
    last: Mapping[str, Landmarks]
    axis: tuple[str, ...]
    model: SetModel
    aspect: float
    partner: Mapping[str, str]
    prop: Vec3 | None = None
    prop_size: float = 0.2
    middle: Mapping[str, Landmarks] | None = None
    stature: Mapping[str, float] = field(default_factory=dict)
    passing: Mapping[str, Sequence[Vec3]] = field(default_factory=dict)

    def times(self) -> tuple[Mapping[str, Landmarks], ...]:
        """People at the first, the middle and the last frame."""
        return (self.first, self.first if self.middle is None else self.middle, self.last)

    def build(self, who: str) -> float:
        """A person's stature as a share of an adult's: about 0.7 for a child of seven."""
        return min(1.1, max(0.5, self.stature.get(who, ADULT_M) / ADULT_M))


def gaze_of(view: View, who: str) -> Vec3:
    """Where a person looks, on the floor plan: to the partner, else where the face points."""
    here, face = view.first[who]["eyes"], face_of(view.first[who])
    partner = view.partner.get(who)
    if partner is not None and partner in view.first and partner != who:
        there = view.first[partner]["eyes"]
        if there[1] > UNDER_THE_SET and math.hypot(there[0] - here[0], there[2] - here[2]) > 0.2:
            look = unit((there[0] - here[0], 0.0, there[2] - here[2]))
            # Whoever sits with their back to a partner is seen from where their face is.
            if look[0] * face[0] + look[2] * face[2] > -0.1:
                return look
    return face


def face_of(marks: Landmarks) -> Vec3:
    """Where a face points: the eyes lie before its middle."""
    eyes, head = marks["eyes"], marks["head"]
    return unit((eyes[0] - head[0], 0.0, eyes[2] - head[2]))


def camera_side(view: View) -> Vec3:
    """The side of the line the camera works on: the one that faces the telling background."""
    back = (-math.sin(view.model.look_axis), 0.0, -math.cos(view.model.look_axis))
    pair = [view.first[p]["eyes"] for p in view.axis if p in view.first]
    if len(pair) == 2 and all(p[1] > UNDER_THE_SET for p in pair):
        line = (pair[1][0] - pair[0][0], pair[1][2] - pair[0][2])
        size = math.hypot(*line)
        if size > 0.25:
            normal = (line[1] / size, 0.0, -line[0] / size)
            if normal[0] * back[0] + normal[2] * back[2] < 0:
                normal = (-normal[0], 0.0, -normal[2])
            return normal
    return back


def lies(marks: Landmarks) -> bool:
    """Whether a figure lies down."""
    return marks["top"][1] - marks["feet"][1] < 0.7


def screen_right(toward: Vec3) -> Vec3:
    """What is right in the picture of a camera that stands `toward` its subject's front."""
    return (toward[2], 0.0, -toward[0])


def turned(line: Vec3, normal: Vec3, turn: float) -> Vec3:
    """A level direction turned from `line` towards `normal` by radians."""
    return unit((
        line[0] * math.cos(turn) + normal[0] * math.sin(turn),
        0.0,
        line[2] * math.cos(turn) + normal[2] * math.sin(turn),
    ))  # fmt: skip


def unit(v: Vec3) -> Vec3:
    """The vector at length 1; +Z for none at all."""
    size = math.sqrt(v[0] ** 2 + v[1] ** 2 + v[2] ** 2)
    return (v[0] / size, v[1] / size, v[2] / size) if size > 1e-9 else (0.0, 0.0, 1.0)
