"""Getting about on the set: entering, leaving, walking up to somebody, sitting down.

Nobody is faster than legs are, and nobody is in two places: whoever needs longer than a beat
lasts is still on the way in the next one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from workprint.film.beats import Act
from workprint.film.characters import Look
from workprint.film.staging import ActCue, GazeCue, PathKey, SpeechCue, Vec3
from workprint.film.time import FrameRate
from workprint.render.sets import SetModel
from workprint.render.staging.places import Spot, heading_to

OFF_SET = 60.0
"""Metres below the set where people wait who have not entered or have left."""
WALK, RUN = 1.6, 3.6
"""Metres a second, start and stop included."""


@dataclass(slots=True)
class Part:
    """One character's performance while it is being built."""

    spot: Spot
    look: Look
    path: list[PathKey] = field(default_factory=list)
    acts: list[ActCue] = field(default_factory=list)
    gazes: list[GazeCue] = field(default_factory=list)
    speech: list[SpeechCue] = field(default_factory=list)
    prop: str | None = None
    on_set: bool = True

    @property
    def at(self) -> Vec3:
        """Where the path has come to."""
        return self.path[-1].position

    def eye(self) -> Vec3:
        """About where the eyes are, from height and posture."""
        x, y, z = self.at
        height = self.look.height_cm / 100
        last = self.path[-1]
        up = {
            "stand": 0.93 * height,
            "sit": last.seat_m + 0.43 * height,
            "drive": last.seat_m + 0.41 * height,
            "kneel": 0.66 * height,
            "lie": last.seat_m + 0.15,
        }[last.posture]
        return (x, y + up, z)

    def free_from(self, frame: int) -> int:
        """The frame itself, or when the way that is being gone has been gone."""
        return max(frame, self.path[-1].frame)


def bring_on(part: Part, frame: int) -> None:
    """Whoever speaks or acts is on the set."""
    if not part.on_set:
        part.on_set = True
        spot = part.spot
        start = part.free_from(frame)
        part.path.append(PathKey(max(part.path[-1].frame, start - 1), part.at, spot.heading))
        part.path.append(PathKey(start, spot.position, spot.heading, spot.posture, spot.seat_m))


def enter(part: Part, start: int, end: int, order: int, model: SetModel, rate: FrameRate) -> None:
    """From the door to the mark; whoever is on the set already only goes back to the mark.

    At the top of a scene they are on their way from its first frame.
    """
    spot = part.spot
    if part.on_set and not (start <= 1 and len(part.path) == 1):
        if part.path[-1].posture == "stand":
            walk_to(part, start, end, spot.position, 0.0, rate)
        return
    door = model.doors[order % len(model.doors)] if model.doors else None
    if door is None:
        bring_on(part, start)
        return
    # From no further than can be walked in the time.
    begin = _towards(spot.position, door.position, WALK * (end - start) / rate.nominal)
    if part.on_set:
        part.path.clear()
    else:
        # Whoever has just left is out of sight for a moment first.
        out = 1 if len(part.path) == 1 else rate.nominal // 2
        start = max(start, part.path[-1].frame + out)
        part.path.append(PathKey(start - 1, part.at, spot.heading))
    part.on_set = True
    part.path.append(PathKey(start, begin, heading_to(begin, spot.position)))
    _go(part, start, end, spot.position, rate, spot.heading, spot.posture, spot.seat_m)


def leave(part: Part, start: int, end: int, model: SetModel, rate: FrameRate) -> None:
    """Towards the door, as far as the time allows, and off the set."""
    door = model.doors[0].position if model.doors else (part.at[0], part.at[1], part.at[2] + 4)
    start = part.free_from(start)
    rising = _rise(part.path[-1].posture, rate)
    end = max(end, start + rising + rate.nominal // 2)
    goal = _towards(part.at, door, WALK * (end - start - rising) / rate.nominal)
    heading = heading_to(part.at, goal)
    last = part.path[-1]
    part.path.append(PathKey(start, part.at, last.heading, last.posture, last.seat_m))
    part.path.append(PathKey(end, goal, heading))
    part.path.append(PathKey(end + 1, (goal[0], goal[1] - OFF_SET, goal[2]), heading))
    part.on_set = False


def walk_to(
    part: Part, start: int, end: int, goal: Vec3, stop: float, rate: FrameRate, runs: bool = False
) -> None:
    """Up to a place, stopping `stop` metres before it."""
    here = part.at
    far = math.hypot(goal[0] - here[0], goal[2] - here[2])
    if far <= stop + 0.05 or part.path[-1].posture != "stand":
        return
    _go(part, start, end, _towards(here, goal, far - stop), rate, pace=RUN if runs else WALK)


def _go(
    part: Part,
    start: int,
    end: int,
    goal: Vec3,
    rate: FrameRate,
    heading: float | None = None,
    posture: str = "stand",
    seat_m: float = 0.45,
    pace: float = WALK,
) -> None:
    """A way from where the part is, begun at `start` and gone by `end` if legs can do it."""
    last = part.path[-1]
    start = part.free_from(start)
    far = math.hypot(goal[0] - last.position[0], goal[2] - last.position[2])
    needed = math.ceil(far / pace * rate.nominal)
    if posture != last.posture:
        needed += sum(_rise(p, rate) for p in (posture, last.posture))
    course = heading_to(last.position, goal) if far > 0.05 else last.heading
    leaving = course if last.posture == "stand" else last.heading
    part.path.append(PathKey(start, last.position, leaving, last.posture, last.seat_m))
    part.path.append(
        PathKey(
            max(end, start + needed), goal, course if heading is None else heading, posture, seat_m
        )
    )


def _rise(posture: str, rate: FrameRate) -> int:
    """Frames it takes to get down to a posture or up from it."""
    return 0 if posture == "stand" else math.ceil(1.1 * rate.nominal)


def turn(part: Part, frame: int, at: Vec3, rate: FrameRate) -> None:
    """Turn a standing body to whom it speaks to, over a third of a second, if it must."""
    last = part.path[-1]
    if last.posture != "stand" or last.frame > frame:
        return
    wanted = heading_to(part.at, at)
    off = math.remainder(wanted - last.heading, 2 * math.pi)
    if abs(off) < 0.6:
        return
    part.path.append(PathKey(frame, last.position, last.heading))
    # Stops short of square on: people talk at an angle, and the camera sees the face.
    part.path.append(PathKey(frame + rate.nominal // 3, last.position, last.heading + off * 0.8))


def change_posture(
    part: Part, act: Act, start: int, end: int, model: SetModel, rate: FrameRate
) -> None:
    """Sit, kneel, lie, fall or rise: on the nearest seat or bed, walked to if it is not here."""
    last = part.path[-1]
    posture = {
        Act.SIT_DOWN: "sit",
        Act.KNEEL: "kneel",
        Act.LIE: "lie",
        Act.FALL: "lie",
    }.get(act, "stand")
    if posture == last.posture:
        return
    seat, place, heading = last.seat_m, last.position, last.heading
    if act in (Act.SIT_DOWN, Act.LIE):
        kind = "sit" if act is Act.SIT_DOWN else "bed"
        marks = [m for m in model.marks if m.kind == kind]
        if marks:
            mark = min(marks, key=lambda m: math.dist(m.position, last.position))
            place, heading, seat = mark.position, mark.heading, mark.seat_m
        elif act is Act.LIE:
            seat = 0.0
    elif act is Act.FALL:
        seat = 0.0
    if math.hypot(place[0] - last.position[0], place[2] - last.position[2]) > 0.1:
        _go(part, start, min(end, start + rate.nominal), place, rate, heading, posture, seat)
        return
    start = part.free_from(start)
    change = max(min(end, start + rate.nominal), start + rate.nominal // 2)
    part.path.append(PathKey(start, last.position, last.heading, last.posture, last.seat_m))
    part.path.append(PathKey(change, place, heading, posture, seat))


def _towards(start: Vec3, end: Vec3, reach: float) -> Vec3:
    far = math.hypot(end[0] - start[0], end[2] - start[2])
    part = min(1.0, reach / far) if far else 0.0
    return (
        start[0] + (end[0] - start[0]) * part,
        start[1],
        start[2] + (end[2] - start[2]) * part,
    )
