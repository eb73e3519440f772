"""The film as plain data: what the book's page shows, and what the next run compares with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workprint.film.beats import BeatKind, SceneBeats
from workprint.film.characters import Character, Voice
from workprint.film.layout import FilmLayout, PictureSize
from workprint.film.reason import Reason, ScriptSpan, pair
from workprint.film.screenplay import Screenplay
from workprint.film.shots import (
    ANGLE_NAMES,
    KIND_NAMES,
    MOVE_NAMES,
    SIZE_NAMES,
    Shot,
    ShotPlan,
)
from workprint.film.staging import SetSpec
from workprint.film.time import FrameRate, timecode
from workprint.render.sets.continuity import decided_kits
from workprint.render.sets.missing import NotStaged, kit_name


def record_of(
    screenplay: Screenplay,
    beats: Sequence[SceneBeats],
    plan: ShotPlan,
    characters: Sequence[Character],
    voices: Sequence[tuple[str, Voice]],
    sets: Sequence[SetSpec],
    layout: FilmLayout,
    title: str,
    rate: FrameRate,
    size: PictureSize,
    missing: Sequence[NotStaged] = (),
    decided_sets: Sequence[tuple[str, str, str]] = (),
) -> dict[str, Any]:
    """Everything the book shows, as JSON types; texts that exist in two languages are
    {"en", "zh"}; times are frames of the film."""
    names = {c.id: c.name for c in characters}
    decided = _decided_sets(screenplay, decided_sets)
    return {
        "title": title,
        "language": screenplay.language,
        "rate": {"label": rate.label, "fps": float(rate.fps)},
        "size": [size.width, size.height],
        "frames": layout.frames,
        "runtime": timecode(layout.frames, rate),
        "characters": _characters(screenplay, characters, dict(voices), beats),
        "scenes": [
            {
                **_scene(screenplay, index, beats[index], plan, sets[index], layout, names, rate),
                "decided": decided[index],
                "not_staged": [
                    {"kind": m.kind, "words": m.words, "line": m.line, **pair(m.reason)}
                    for m in missing
                    if m.scene == screenplay.scenes[index].id
                ],
            }
            for index in range(len(screenplay.scenes))
        ],
    }


def _characters(
    screenplay: Screenplay,
    characters: Sequence[Character],
    voices: dict[str, Voice],
    beats: Sequence[SceneBeats],
) -> list[dict[str, Any]]:
    total = sum(c.words for c in characters) or 1
    return [
        {
            "id": c.id,
            "name": c.name,
            "lines": c.lines,
            "words": c.words,
            "share": c.words / total,
            "scenes": [
                scene.number or str(n)
                for n, (scene, read) in enumerate(
                    zip(screenplay.scenes, beats, strict=True), start=1
                )
                if c.id in read.present or any(c.id in b.who for b in read.beats)
            ],
            "voice": voices[c.id].name if c.id in voices else "",
            "look": asdict(c.look),
            "reasons": [_reason(r) for r in c.reasons],
            "decided": [told for r in c.reasons if (told := _decided(r))],
            "portrait": f"characters/{c.id}.jpg" if c.lines else None,
        }
        for c in characters
    ]


def _scene(
    screenplay: Screenplay,
    index: int,
    beats: SceneBeats,
    plan: ShotPlan,
    place: SetSpec,
    layout: FilmLayout,
    names: dict[str, str],
    rate: FrameRate,
) -> dict[str, Any]:
    scene = screenplay.scenes[index]
    start = layout.scene_starts[index]
    content = "\n".join(
        e.text for e in screenplay.elements[scene.first_element : scene.last_element]
    )
    at = start
    shots = []
    texts = {b.id: b for b in beats.beats}
    for shot in plan.scenes[index].shots:
        shots.append(_shot(shot, at, texts, names, rate, chinese=screenplay.language == "zh"))
        at += shot.frames
    return {
        "id": scene.id,
        "number": scene.number or str(index + 1),
        "heading": scene.heading.text,
        "int_ext": scene.heading.int_ext,
        "location": scene.heading.location,
        "time": scene.heading.time,
        "kit": place.kit,
        "set": dict(zip(("en", "zh"), kit_name(place.kit), strict=True)),
        "hour": place.time,
        "weather": list(place.weather),
        "first_line": scene.first_line,
        "last_line": scene.last_line,
        "present": [names.get(p, p) for p in beats.present],
        "start": start,
        "frames": plan.scenes[index].frames,
        "content": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "beats": [
            {
                "who": names.get(b.who[0], b.who[0]) if b.kind is BeatKind.LINE else "",
                "text": b.text,
            }
            for b in beats.beats
        ],
        "staging": f"staging/{scene.id}.glb",
        "shots": shots,
    }


def _shot(
    shot: Shot,
    start: int,
    texts: dict[str, Any],
    names: dict[str, str],
    rate: FrameRate,
    *,
    chinese: bool,
) -> dict[str, Any]:
    covered = [texts[s.beat] for s in shot.slices if s.beat in texts]
    return {
        "id": shot.id,
        "number": shot.number,
        "kind": pair(KIND_NAMES[shot.kind]),
        "size": {"code": shot.size.value, **pair(SIZE_NAMES[shot.size])},
        "angle": pair(ANGLE_NAMES[shot.angle]),
        "move": {"code": shot.move.value, **pair(MOVE_NAMES[shot.move])},
        "lens_mm": shot.lens_mm,
        "start": start,
        "frames": shot.frames,
        "seconds": round(float(rate.seconds(shot.frames)), 2),
        "subjects": [names.get(s, s) for s in shot.subjects],
        "object": shot.object,
        "panel": f"storyboard/{shot.id}.jpg",
        "action": ("" if chinese else " ").join(
            b.text for b in covered if b.kind is BeatKind.ACTION
        ),
        "lines": [
            {"who": names.get(b.who[0], b.who[0]), "text": b.text}
            for b in covered
            if b.kind is BeatKind.LINE
        ],
        "reason": _reason(shot.reason),
        "decided": _decided(shot.reason),
    }


def _decided(reason: Reason) -> dict[str, str] | None:
    """What a person decided, where a reason tells of it: the part before what was proposed."""
    en, zh = reason.text.en, reason.text.zh
    if not en.startswith("decided: "):
        return None
    return {
        "en": en.removeprefix("decided: ").split("; proposed:")[0],
        "zh": zh.removeprefix("已决定：").split("；原建议")[0],
    }


def _decided_sets(
    screenplay: Screenplay, decided: Sequence[tuple[str, str, str]]
) -> list[list[dict[str, Any]]]:
    """Each scene's decided fields; a kit that was decided for the place in another scene is
    `shared`."""
    values = {(scene, field): value for scene, field, value in decided}
    kits = decided_kits(screenplay, values)
    return [
        [
            {"field": f, "value": v, "shared": False}
            for (s, f), v in values.items()
            if s == scene.id
        ]
        + (
            [{"field": "kit", "value": kit, "shared": True}]
            if kit and (scene.id, "kit") not in values
            else []
        )
        for scene, kit in zip(screenplay.scenes, kits, strict=True)
    ]


def _reason(reason: Reason) -> dict[str, Any]:
    lines = [e.line for e in reason.evidence if isinstance(e, ScriptSpan)]
    return {**pair(reason.text), "line": lines[0] if lines else None}
