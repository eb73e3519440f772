"""Where people stand: marks on the set for everyone present, before the scene begins."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.beats import Act, SceneBeats
from workprint.film.staging import SetSpec, Vec3
from workprint.render.sets import Mark, SetModel
from workprint.render.staging.obstacles import free_spot

_REACH = 1.35
"""Metres between two people who talk to each other standing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A person's place at the top of the scene: position, heading, posture, seat height."""

    position: Vec3
    heading: float
    posture: str = "stand"
    seat_m: float = 0.45


def places(
    beats: SceneBeats, axis: Sequence[str], side: int, spec: SetSpec, model: SetModel
) -> dict[str, Spot]:
    """A spot for each person present.

    The pair of the axis stands across the camera's natural view of the set, so that the
    180-degree line runs across the frame; `side` says who is on the left. Others close the
    group behind them. Whoever sits, lies or drives from the start takes such a mark.
    """
    postures = _opening_postures(beats, model)
    free = list(model.marks)
    spots: dict[str, Spot] = {}
    order = [*axis, *(p for p in beats.present if p not in axis)]
    if "drive" in postures.values():
        order = list(postures)
    for person in order:
        posture = postures.get(person)
        if posture:
            mark = _nearest(free, posture, model.focal_point)
            if mark:
                free.remove(mark)
                spots[person] = Spot(mark.position, mark.heading, _posture(posture), mark.seat_m)
    standing = [p for p in order if p not in spots]
    for person, position in zip(
        standing, _group(len(standing), side, model, list(spots.values())), strict=True
    ):
        others = [s.position for s in spots.values()]
        spots[person] = Spot(_apart(free_spot(position, spec, model), others, spec, model), 0.0)
    return _facing(spots, axis, model)


def _opening_postures(beats: SceneBeats, model: SetModel) -> dict[str, str]:
    """Marks people take from the start: by what the first actions say, or what the set is."""
    wanted: dict[str, str] = {}
    kinds = {mark.kind for mark in model.marks}
    if "drive" in kinds:
        return _in_the_car(beats, sum(m.kind == "drive" for m in model.marks))
    posture_of = {Act.SIT: "sit", Act.LIE: "bed", Act.DRIVE: "drive", Act.KNEEL: "kneel"}
    told: set[str] = set()
    for beat in beats.beats:
        for act in beat.acts:
            kind = posture_of.get(act)
            for person in beat.who:
                if person in told:
                    continue
                if kind and kind in kinds:
                    wanted[person] = kind
                if kind or act in (Act.STAND, Act.WALK, Act.ENTER):
                    told.add(person)
    return wanted


def _in_the_car(beats: SceneBeats, front: int) -> dict[str, str]:
    """Seats of a car: whoever drives first, then the front, then the back."""
    driver = next((b.who[0] for b in beats.beats if Act.DRIVE in b.acts and b.who), None)
    order = sorted(beats.present, key=lambda p: p != driver)
    return {p: "drive" if n < front else "sit" for n, p in enumerate(order)}


def _posture(kind: str) -> str:
    return {"bed": "lie", "counter": "stand"}.get(kind, kind)


def _nearest(free: list[Mark], kind: str, to: Vec3) -> Mark | None:
    fits = [m for m in free if m.kind == kind]
    return min(fits, key=lambda m: math.dist(m.position, to)) if fits else None


def _group(count: int, side: int, model: SetModel, taken: list[Spot]) -> list[Vec3]:
    """Positions across the view: two face to face, the rest between and behind."""
    if count == 0:
        return []
    view = model.look_axis
    # Screen right of a camera that looks along the view: forward x up.
    right = (-math.cos(view), math.sin(view))
    ahead = (math.sin(view), math.cos(view))
    centre = model.focal_point
    if taken:
        # People who sit draw the others to them: stand beside, a step towards the open floor.
        near = taken[0].position
        centre = (
            (near[0] + model.focal_point[0]) / 2,
            model.focal_point[1],
            (near[2] + model.focal_point[2]) / 2,
        )
    layout: list[tuple[float, float]] = {
        1: [(0.0, 0.0)],
        2: [(-_REACH / 2, 0.0), (_REACH / 2, 0.0)],
        3: [(-0.85, -0.1), (0.85, -0.1), (0.05, 0.75)],
        4: [(-0.95, -0.15), (0.95, -0.15), (-0.3, 0.75), (0.5, 0.85)],
    }.get(count, [])
    if not layout:
        layout = [
            (math.sin(2 * math.pi * i / count) * 1.4, 0.2 + math.cos(2 * math.pi * i / count))
            for i in range(count)
        ]
    if taken and count == 1:
        layout = [(_REACH * 0.8 * side, 0.25)]
    made = []
    for across, deep in layout:
        across *= side
        x = centre[0] + right[0] * across + ahead[0] * deep
        z = centre[2] + right[1] * across + ahead[1] * deep
        made.append(_clear((x, centre[1], z), [t.position for t in taken], model))
    return made


def _apart(position: Vec3, others: list[Vec3], spec: SetSpec, model: SetModel) -> Vec3:
    """The position, moved on to another free one when somebody stands there already."""
    for n in range(12):
        if all(math.hypot(position[0] - o[0], position[2] - o[2]) > 0.6 for o in others):
            return position
        angle, reach = n * 2.4, 0.5 + 0.12 * n
        moved = (
            position[0] + reach * math.sin(angle),
            position[1],
            position[2] + reach * math.cos(angle),
        )
        position = free_spot(moved, spec, model)
    return position


def _clear(position: Vec3, taken: list[Vec3], model: SetModel) -> Vec3:
    """The position itself, moved off anyone who already has a place there and into bounds."""
    x, y, z = position
    for other in taken:
        gap = math.hypot(x - other[0], z - other[2])
        if gap < 0.7:
            push = (0.8 - gap) / max(gap, 0.05)
            x, z = x + (x - other[0] + 0.02) * push, z + (z - other[2] + 0.02) * push
    low_x, low_z, high_x, high_z = model.bounds
    return (min(max(x, low_x), high_x), y, min(max(z, low_z), high_z))


def _facing(spots: dict[str, Spot], axis: Sequence[str], model: SetModel) -> dict[str, Spot]:
    """Turn those who stand to whom they face: the pair to each other, the rest to the pair."""
    pair = [spots[p].position for p in axis if p in spots]
    made = {}
    for person, spot in spots.items():
        if spot.posture != "stand":
            made[person] = spot
            continue
        if person in axis and len(pair) == 2:
            at = pair[1] if person == axis[0] else pair[0]
        elif pair and person not in axis:
            x, y, z = (sum(c) / len(pair) for c in zip(*pair, strict=True))
            at = (x, y, z)
        else:
            # Alone: three quarters to the camera, which looks along the set's axis.
            heading = model.look_axis + math.pi - 0.5
            made[person] = Spot(spot.position, heading)
            continue
        made[person] = Spot(spot.position, heading_to(spot.position, at))
    return made


def heading_to(start: Vec3, end: Vec3) -> float:
    """The heading, in radians, that faces `end` from `start` (0 faces +Z, grows towards +X)."""
    return math.atan2(end[0] - start[0], end[2] - start[2])
