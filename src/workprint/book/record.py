"""The film as plain data: what the book's page shows, and what the next run compares with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workprint.film.beats import BeatKind, SceneBeats
from workprint.film.characters import Character, Voice
from workprint.film.layout import FilmLayout, PictureSize
from workprint.film.reason import Reason, ScriptSpan
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
) -> dict[str, Any]:
    """Everything the book shows, as JSON types; texts that exist in two languages are
    {"en", "zh"}; times are frames of the film."""
    names = {c.id: c.name for c in characters}
    return {
        "title": title,
        "language": screenplay.language,
        "rate": {"label": rate.label, "fps": float(rate.fps)},
        "size": [size.width, size.height],
        "frames": layout.frames,
        "runtime": timecode(layout.frames, rate),
        "characters": _characters(screenplay, characters, dict(voices), beats),
        "scenes": [
            _scene(screenplay, index, beats[index], plan, sets[index], layout, names, rate)
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
        "hour": place.time,
        "weather": list(place.weather),
        "first_line": scene.first_line,
        "last_line": scene.last_line,
        "present": [names.get(p, p) for p in beats.present],
        "start": start,
        "frames": plan.scenes[index].frames,
        "content": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16],
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
        "kind": _names(KIND_NAMES[shot.kind]),
        "size": {"code": shot.size.value, **_names(SIZE_NAMES[shot.size])},
        "angle": _names(ANGLE_NAMES[shot.angle]),
        "move": {"code": shot.move.value, **_names(MOVE_NAMES[shot.move])},
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
    }


def _reason(reason: Reason) -> dict[str, Any]:
    lines = [e.line for e in reason.evidence if isinstance(e, ScriptSpan)]
    return {**_names(reason.text), "line": lines[0] if lines else None}


def _names(phrase: Any) -> dict[str, str]:
    return {"en": phrase.en, "zh": phrase.zh}


def changes_since(record: dict[str, Any], before: str) -> list[dict[str, Any]]:
    """What is different from an earlier record: scenes added, cut, rewritten, re-shot.

    Each change is {"scene", "heading", "what"} with `what` one of "new", "cut", "rewritten",
    "replanned", "moved"; empty when there is no earlier record.
    """
    try:
        old = json.loads(before) if before else None
    except ValueError:
        old = None
    if not isinstance(old, dict):
        return []
    then = {s["id"]: s for s in old.get("scenes", [])}
    now = {s["id"]: s for s in record["scenes"]}
    order_then = [s for s in then if s in now]
    stayed = _in_order([order_then.index(s) for s in now if s in then], order_then)
    found = []
    for key, scene in now.items():
        earlier = then.get(key)
        if earlier is None:
            what = "new"
        elif earlier["content"] != scene["content"]:
            what = "rewritten"
        elif _planned(earlier) != _planned(scene):
            what = "replanned"
        elif key not in stayed:
            what = "moved"
        else:
            continue
        found.append({"scene": scene["number"], "heading": scene["heading"], "what": what})
    for key, scene in then.items():
        if key not in now:
            found.append({"scene": scene["number"], "heading": scene["heading"], "what": "cut"})
    return found


def _in_order(ranks: list[int], ids: list[str]) -> set[str]:
    """The scenes that kept their order: the longest rising run of `ranks`, not the moved few."""
    best: list[list[int]] = []
    for n, rank in enumerate(ranks):
        before = [best[m] for m in range(n) if ranks[m] < rank]
        best.append([*max(before, key=len, default=[]), rank])
    return {ids[rank] for rank in max(best, key=len, default=[])}


def _planned(scene: dict[str, Any]) -> list[Any]:
    return [
        (s["size"]["code"], s["lens_mm"], s["move"]["code"], s["frames"]) for s in scene["shots"]
    ]
