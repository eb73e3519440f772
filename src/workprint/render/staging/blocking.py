"""Blocking: the beats of a scene as paths, acts, looks and speech on the scene's clock."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.characters import Look
from workprint.film.shots import BeatTime
from workprint.film.speech import SpokenLine
from workprint.film.staging import (
    ActCue,
    GazeCue,
    PathKey,
    Performance,
    SpeechCue,
    Vec3,
)
from workprint.film.time import FrameRate
from workprint.render.sets import SetModel
from workprint.render.staging.places import Spot, heading_to

_IN_HAND = frozenset(
    {
        Act.HOLD, Act.PICK_UP, Act.GIVE, Act.TAKE, Act.READ, Act.WRITE, Act.DRINK, Act.EAT,
        Act.PHONE, Act.SMOKE, Act.LIFT, Act.OPEN, Act.PUT_DOWN,
    }
)  # fmt: skip
_KEPT = frozenset({Act.HOLD, Act.PICK_UP, Act.TAKE, Act.LIFT})
"""Acts after which the thing stays in hand."""
_USUAL_PROP = {
    Act.DRINK: "cup",
    Act.PHONE: "phone",
    Act.READ: "book",
    Act.WRITE: "pen",
    Act.SMOKE: "cigarette",
    Act.EAT: "bowl",
}
_MOVING = frozenset({Act.WALK, Act.RUN, Act.ENTER, Act.EXIT})
_OFF_SET = 60.0
"""Metres below the set where people wait who have not entered or have left."""


@dataclass(slots=True)
class _Part:
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


def block(
    beats: SceneBeats,
    times: Sequence[BeatTime],
    spots: Mapping[str, Spot],
    looks: Mapping[str, Look],
    spoken: Mapping[str, SpokenLine],
    model: SetModel,
    rate: FrameRate,
) -> tuple[Performance, ...]:
    """Everyone's performance, in order of appearance."""
    parts = {p: _Part(spots[p], looks[p]) for p in beats.present if p in spots and p in looks}
    entering = _enter_later(beats, parts)
    for person, part in parts.items():
        spot = part.spot
        position = spot.position
        if person in entering:
            part.on_set = False
            position = (position[0], position[1] - _OFF_SET, position[2])
        part.path.append(PathKey(0, position, spot.heading, spot.posture, spot.seat_m))
    for person, part in parts.items():
        nearest = _nearest_other(person, parts)
        if nearest:
            part.gazes.append(GazeCue(0, parts[nearest].eye()))
    for beat, time in zip(beats.beats, times, strict=True):
        if beat.kind is BeatKind.LINE:
            _line(beat, time, parts, spoken, rate)
        else:
            _action(beat, time, parts, model, rate)
    return tuple(
        Performance(
            character=person,
            path=tuple(part.path),
            acts=tuple(sorted(part.acts, key=lambda c: c.start)),
            gazes=tuple(sorted(part.gazes, key=lambda g: g.start)),
            speech=tuple(part.speech),
        )
        for person, part in parts.items()
    )


def _enter_later(beats: SceneBeats, parts: Mapping[str, _Part]) -> set[str]:
    """People whose first deed is to enter: they are not there before it."""
    later = set()
    for person in parts:
        first = next(
            (b for b in beats.beats if person in b.who or person in b.to),
            None,
        )
        if (
            first is not None
            and person in first.who
            and Act.ENTER in first.acts
            and first is not beats.beats[0]
        ):
            later.add(person)
    return later


def _nearest_other(person: str, parts: Mapping[str, _Part]) -> str | None:
    here = parts[person].at
    others = [p for p in parts if p != person and parts[p].on_set]
    return min(others, key=lambda p: math.dist(here, parts[p].at)) if others else None


def _line(
    beat: Beat,
    time: BeatTime,
    parts: Mapping[str, _Part],
    spoken: Mapping[str, SpokenLine],
    rate: FrameRate,
) -> None:
    speaker = parts.get(beat.who[0])
    listeners = [p for p in parts if p != beat.who[0]]
    if speaker is None:
        return
    _bring_on(speaker, time.start)
    target = parts.get(beat.to[0]) if beat.to else None
    quick = max(2, rate.nominal // 6)
    if target is not None:
        speaker.gazes.append(GazeCue(time.start, target.eye()))
        _turn(speaker, time.start, target.at, rate)
    start = time.start + time.speech_start
    line = spoken.get(beat.id)
    acts = [a for a in beat.acts if a not in _MOVING] or [Act.SPEAK]
    for act in acts[:2]:
        speaker.acts.append(
            ActCue(
                start,
                time.end,
                act,
                beat.feeling,
                beat.intensity,
                target.eye() if target else None,
                speaker.prop,
            )
        )
    if line is not None:
        speaker.speech.append(
            SpeechCue(start, line.sample_rate, line.phones, beat.feeling, beat.intensity)
        )
    for order, name in enumerate(listeners):
        listener = parts[name]
        if not listener.on_set:
            continue
        listener.gazes.append(GazeCue(time.start + quick * (1 + order), speaker.eye()))
        mirrored = 0.45 * beat.intensity if name in beat.to else 0.25 * beat.intensity
        listener.acts.append(
            ActCue(time.start, time.end, Act.LISTEN, _answering(beat.feeling), mirrored,
                   speaker.eye(), listener.prop)
        )  # fmt: skip


def _answering(feeling: Feeling) -> Feeling:
    """What a line's feeling wakes in whoever hears it."""
    return {
        Feeling.ANGER: Feeling.WORRY,
        Feeling.FEAR: Feeling.WORRY,
        Feeling.SADNESS: Feeling.SADNESS,
        Feeling.JOY: Feeling.JOY,
        Feeling.TENDER: Feeling.TENDER,
        Feeling.SURPRISE: Feeling.SURPRISE,
    }.get(feeling, Feeling.NEUTRAL)


def _action(
    beat: Beat, time: BeatTime, parts: Mapping[str, _Part], model: SetModel, rate: FrameRate
) -> None:
    actors = [parts[w] for w in beat.who if w in parts]
    target = next((parts[t] for t in beat.to if t in parts), None)
    prop = beat.objects[0] if beat.objects else None
    for order, actor in enumerate(actors):
        other = target or next((a for a in actors if a is not actor), None)
        _play(beat, time, actor, order, other, prop, model, rate)
    if actors:
        for part in parts.values():
            if part not in actors and part.on_set:
                part.gazes.append(GazeCue(time.start + rate.nominal // 3, actors[0].eye()))


def _play(
    beat: Beat,
    time: BeatTime,
    actor: _Part,
    order: int,
    other: _Part | None,
    prop: str | None,
    model: SetModel,
    rate: FrameRate,
) -> None:
    acts = beat.acts or (Act.STAND,)
    length = time.end - time.start
    share = max(1, length // len(acts))
    aim = other.eye() if other else None
    for number, act in enumerate(acts):
        start = time.start + number * share
        end = time.end if number == len(acts) - 1 else start + share
        if act is Act.ENTER:
            _enter(actor, start, end, order, model)
        elif not actor.on_set:
            _bring_on(actor, start)
        if act is Act.EXIT:
            _leave(actor, start, end, model)
        elif act in (Act.WALK, Act.RUN) and other is not None and other.on_set:
            _walk_to(actor, start, end, other.at, 0.95 + 0.2 * order)
        elif act is Act.HUG and other is not None:
            _walk_to(actor, start, start + max(2, (end - start) // 3), other.at, 0.42)
        elif act in (Act.SIT_DOWN, Act.STAND_UP, Act.KNEEL, Act.LIE, Act.FALL):
            _change_posture(actor, act, start, end, model, rate)
        taken = (prop or actor.prop or _USUAL_PROP.get(act)) if act in _IN_HAND else actor.prop
        if other is not None and number == 0:
            actor.gazes.append(GazeCue(start, other.eye()))
        actor.acts.append(ActCue(start, end, act, beat.feeling, beat.intensity, aim, taken))
        if act in _KEPT and taken:
            actor.prop = taken
        if act in (Act.PUT_DOWN, Act.GIVE):
            actor.prop = None
            if act is Act.GIVE and other is not None and prop:
                other.prop = prop


def _bring_on(part: _Part, frame: int) -> None:
    """Whoever speaks or acts is on the set."""
    if not part.on_set:
        part.on_set = True
        spot = part.spot
        part.path.append(PathKey(max(0, frame - 1), part.at, spot.heading))
        part.path.append(PathKey(frame, spot.position, spot.heading, spot.posture, spot.seat_m))


def _enter(part: _Part, start: int, end: int, order: int, model: SetModel) -> None:
    spot = part.spot
    door = model.doors[order % len(model.doors)] if model.doors else None
    part.on_set = True
    if door is None:
        part.path.append(PathKey(start, spot.position, spot.heading))
        return
    # From no further than can be walked in the time, at up to 1.6 m a second.
    reach = 1.6 * (end - start) / 24
    begin = _towards(spot.position, door.position, reach)
    part.path.append(PathKey(max(0, start - 1), part.at, part.path[-1].heading))
    part.path.append(PathKey(start, begin, heading_to(begin, spot.position)))
    part.path.append(PathKey(end, spot.position, spot.heading, spot.posture, spot.seat_m))


def _leave(part: _Part, start: int, end: int, model: SetModel) -> None:
    door = model.doors[0].position if model.doors else (part.at[0], part.at[1], part.at[2] + 4)
    goal = _towards(part.at, door, 1.6 * (end - start) / 24)
    heading = heading_to(part.at, goal)
    part.path.append(PathKey(start, part.at, heading))
    part.path.append(PathKey(end, goal, heading))
    part.path.append(PathKey(end + 1, (goal[0], goal[1] - _OFF_SET, goal[2]), heading))
    part.on_set = False


def _towards(start: Vec3, end: Vec3, reach: float) -> Vec3:
    far = math.hypot(end[0] - start[0], end[2] - start[2])
    part = min(1.0, reach / far) if far else 0.0
    return (
        start[0] + (end[0] - start[0]) * part,
        start[1],
        start[2] + (end[2] - start[2]) * part,
    )


def _walk_to(part: _Part, start: int, end: int, goal: Vec3, stop: float) -> None:
    here = part.at
    far = math.hypot(goal[0] - here[0], goal[2] - here[2])
    heading = heading_to(here, goal)
    if far <= stop + 0.05 or part.path[-1].posture != "stand":
        return
    place = _towards(here, goal, far - stop)
    part.path.append(PathKey(start, here, heading))
    part.path.append(PathKey(end, place, heading))


def _turn(part: _Part, frame: int, at: Vec3, rate: FrameRate) -> None:
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


def _change_posture(
    part: _Part, act: Act, start: int, end: int, model: SetModel, rate: FrameRate
) -> None:
    last = part.path[-1]
    change = min(end, start + rate.nominal)
    posture, seat, place, heading = (
        {
            Act.SIT_DOWN: "sit",
            Act.KNEEL: "kneel",
            Act.LIE: "lie",
            Act.FALL: "lie",
        }.get(act, "stand"),
        last.seat_m,
        last.position,
        last.heading,
    )
    if posture == last.posture:
        return
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
    part.path.append(PathKey(start, last.position, last.heading, last.posture, last.seat_m))
    part.path.append(PathKey(change, place, heading, posture, seat))
