"""Blocking: the beats of a scene as paths, acts, looks and speech on the scene's clock."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

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
)
from workprint.film.time import FrameRate
from workprint.render.sets import SetModel
from workprint.render.staging.paths import (
    OFF_SET,
    Part,
    bring_on,
    change_posture,
    enter,
    leave,
    turn,
    walk_to,
)
from workprint.render.staging.places import Spot

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
    parts = {p: Part(spots[p], looks[p]) for p in beats.present if p in spots and p in looks}
    entering = _enter_later(beats, parts)
    for person, part in parts.items():
        spot = part.spot
        position = spot.position
        if person in entering:
            part.on_set = False
            position = (position[0], position[1] - OFF_SET, position[2])
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


def _enter_later(beats: SceneBeats, parts: Mapping[str, Part]) -> set[str]:
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


def _nearest_other(person: str, parts: Mapping[str, Part]) -> str | None:
    here = parts[person].at
    others = [p for p in parts if p != person and parts[p].on_set]
    return min(others, key=lambda p: math.dist(here, parts[p].at)) if others else None


def _line(
    beat: Beat,
    time: BeatTime,
    parts: Mapping[str, Part],
    spoken: Mapping[str, SpokenLine],
    rate: FrameRate,
) -> None:
    speaker = parts.get(beat.who[0])
    listeners = [p for p in parts if p != beat.who[0]]
    if speaker is None:
        return
    bring_on(speaker, time.start)
    target = parts.get(beat.to[0]) if beat.to else None
    quick = max(2, rate.nominal // 6)
    if target is not None:
        speaker.gazes.append(GazeCue(time.start, target.eye()))
        turn(speaker, time.start, target.at, rate)
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
    beat: Beat, time: BeatTime, parts: Mapping[str, Part], model: SetModel, rate: FrameRate
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
    actor: Part,
    order: int,
    other: Part | None,
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
            enter(actor, start, end, order, model, rate)
        elif not actor.on_set:
            bring_on(actor, start)
        if act is Act.EXIT:
            leave(actor, start, end, model, rate)
        elif act in (Act.WALK, Act.RUN) and other is not None and other.on_set:
            walk_to(actor, start, end, other.at, 0.95 + 0.2 * order, rate, act is Act.RUN)
        elif act is Act.HUG and other is not None:
            walk_to(actor, start, start + max(2, (end - start) // 3), other.at, 0.42, rate)
        elif act in (Act.SIT_DOWN, Act.STAND_UP, Act.KNEEL, Act.LIE, Act.FALL):
            change_posture(actor, act, start, end, model, rate)
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
