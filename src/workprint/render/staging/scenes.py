"""A scene staged: its set, its light, everyone's performance; and the part a shot needs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workprint.film.beats import BeatKind, SceneBeats
from workprint.film.characters import Look
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Heading
from workprint.film.shots import ScenePlan, Shot, ShotKind
from workprint.film.speech import SpokenLine
from workprint.film.staging import (
    Performance,
    PlacedProp,
    SceneStaging,
    SetSpec,
)
from workprint.film.time import FrameRate
from workprint.render.sets import SetModel, set_at_hand
from workprint.render.sets.words import kit_for
from workprint.render.staging.blocking import block
from workprint.render.staging.places import places

_TIMES = (
    (
        "dawn",
        re.compile(
            r"dawn|sunrise|first light|daybreak|early morning|清晨|黎明|拂晓|破晓|日出|凌晨"
        ),
    ),
    ("dusk", re.compile(r"dusk|sunset|twilight|evening|magic hour|golden|傍晚|黄昏|日落|暮")),
    ("night", re.compile(r"night|midnight|夜|晚|子时")),
    ("day", re.compile(r"day|morning|noon|afternoon|日|晨|早|午|白天")),
)
UNSAID = Reason(Phrase("", ""))
"""Stands for a reason where a result does not depend on it: reasons name lines of the script,
which move with every edit."""
_SAME = re.compile(r"continuous|later|same|moments|连续|接上|稍后|片刻")


def hour_of(time: str | None, before: str) -> str:
    """ "dawn", "day", "dusk" or "night" from a heading's words; `before` for CONTINUOUS.

    凌晨 is dark until the very end of it, so it is lit as night.
    """
    text = (time or "").lower()
    if "凌晨" in text:
        return "night"
    for hour, pattern in _TIMES:
        if pattern.search(text):
            return hour
    return before if _SAME.search(text) or not text else "day"


def set_of(heading: Heading, beats: SceneBeats, hour: str, language: str) -> SetSpec:
    """Which set a heading asks for; the same place has the same set in every scene."""
    location = heading.location or heading.text
    interior = heading.int_ext in ("INT", "INT/EXT") if heading.int_ext else None
    kit = kit_for(location, interior, language)
    seed = int.from_bytes(hashlib.sha256(location.casefold().encode()).digest()[:4], "big")
    return SetSpec(
        kit=kit,
        seed=seed % 1_000_000,
        interior=interior if interior is not None else _indoors(kit),
        time=hour,
        weather=beats.weather,
    )


@dataclass(frozen=True, slots=True)
class SceneJob:
    """All that one scene's staging depends on; equal jobs give equal stagings.

    `side` is 1 or -1: who stands on the left. Nothing in it moves with edits elsewhere in the
    script: beats without their elements, shots without their reasons.
    """

    set: SetSpec
    side: int
    beats: SceneBeats
    plan: ScenePlan
    looks: tuple[tuple[str, Look], ...]
    spoken: tuple[SpokenLine, ...]
    rate: FrameRate


def scene_job(
    spec: SetSpec,
    beats: SceneBeats,
    plan: ScenePlan,
    looks: Mapping[str, Look],
    spoken: Mapping[str, SpokenLine],
    rate: FrameRate,
) -> SceneJob:
    """The job of staging one scene, with what belongs to it of the film's looks and lines."""
    return SceneJob(
        set=spec,
        side=_side_of(beats.scene),
        beats=replace(beats, beats=tuple(replace(b, elements=()) for b in beats.beats)),
        plan=replace(plan, shots=tuple(replace(s, reason=UNSAID) for s in plan.shots)),
        looks=tuple((person, looks[person]) for person in beats.present if person in looks),
        spoken=tuple(spoken[b.id] for b in beats.beats if b.id in spoken),
        rate=rate,
    )


def _side_of(scene: str) -> int:
    """1 or -1, in turn from scene to scene; by the scene's id, so a new scene moves no other."""
    return 1 if int(re.sub(r"\D", "", scene) or 1) % 2 else -1


def stage_scene(job: SceneJob) -> SceneStaging:
    """Everyone on the set, playing the beats on the plan's clock."""
    model = set_at_hand(job.set)
    spots = places(job.beats, job.plan.axis, job.side, job.set, model)
    spoken = {line.beat: line for line in job.spoken}
    performances = block(
        job.beats, job.plan.beats, spots, dict(job.looks), spoken, model, job.rate
    )
    return SceneStaging(
        scene=job.beats.scene,
        set=job.set,
        performances=performances,
        props=_inserts(job.plan, performances, model),
    )


def part_for(staging: SceneStaging, shot: Shot, first: int, rate: FrameRate) -> SceneStaging:
    """The staging cut down to what is seen or heard of it in one shot.

    A change elsewhere in the scene then leaves this shot's drawing as it is. Half a second on
    either side stays, for gestures and walks in progress.
    """
    margin = rate.nominal
    low, high = first - margin, first + shot.frames + margin
    return replace(
        staging,
        performances=tuple(_within(p, low, high, rate) for p in staging.performances),
        props=tuple(p for p in staging.props if p.kind == shot.object or shot.object is None),
    )


def partners(beats: SceneBeats, plan: ScenePlan, shot: Shot) -> tuple[tuple[str, str], ...]:
    """Whom each person faces in a shot: by the lines it covers, else by the scene's axis."""
    found: dict[str, str] = {}
    covered = {s.beat for s in shot.slices}
    for beat in beats.beats:
        if beat.id in covered and beat.to and beat.who:
            found.setdefault(beat.who[0], beat.to[0])
            if beat.kind is BeatKind.LINE:
                found.setdefault(beat.to[0], beat.who[0])
    if len(plan.axis) == 2:
        found.setdefault(plan.axis[0], plan.axis[1])
        found.setdefault(plan.axis[1], plan.axis[0])
        for person in beats.present:
            found.setdefault(person, plan.axis[0])
    return tuple(sorted(found.items()))


def _within(performance: Performance, low: int, high: int, rate: FrameRate) -> Performance:
    path = performance.path
    before = max((i for i, k in enumerate(path) if k.frame <= low), default=0)
    after = next((i for i, k in enumerate(path) if k.frame >= high), len(path) - 1)
    gazes = performance.gazes
    gaze_from = max((i for i, g in enumerate(gazes) if g.start <= low), default=0)
    acts = [a for a in performance.acts if a.end > low and a.start < high]
    # What is in hand comes from the last act that began, however long ago.
    held = [a for a in performance.acts if a.start <= low]
    if held and held[-1] not in acts:
        acts.insert(0, held[-1])
    return replace(
        performance,
        path=path[before : after + 1],
        acts=tuple(acts),
        gazes=tuple(g for i, g in enumerate(gazes) if i >= gaze_from and g.start < high),
        speech=tuple(
            s for s in performance.speech if s.start < high and s.start + rate.nominal * 60 > low
        ),
    )


def _inserts(
    plan: ScenePlan, performances: Sequence[Performance], model: SetModel
) -> tuple[PlacedProp, ...]:
    """Things that inserts show and nobody holds: set out near the action."""
    held = {a.prop for p in performances for a in p.acts if a.prop}
    made: list[PlacedProp] = []
    x, y, z = model.focal_point
    for shot in plan.shots:
        if shot.kind is ShotKind.INSERT and shot.object and shot.object not in held:
            held.add(shot.object)
            made.append(PlacedProp(shot.object, (x + 0.5 * len(made), y, z + 0.6), 0.3))
    return tuple(made)


def _indoors(kit: str) -> bool:
    from workprint.render.sets.words import is_interior

    return bool(is_interior(kit))
