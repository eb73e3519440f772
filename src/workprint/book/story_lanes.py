"""The story's lanes: scenes as parts of the pages, and what runs over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workprint.book.curves import curve, filled, smoothed
from workprint.book.network import wide

Json = dict[str, Any]

_MANY = 40
"""Scenes from which on the story's curve is a running mean over the scenes' own values."""
_TICKS = 12
_NUMBERS = 26


def axis_of(paces: Sequence[Json], scenes: Sequence[Json]) -> list[Json]:
    """The scenes in their order, each with its beginning and width in percent of the pages."""
    shown = {scene["id"]: scene for scene in scenes}
    own = [pace for pace in paces if pace["id"] in shown]
    total = sum(max(1, pace["eighths"]) for pace in own) or 1
    made: list[Json] = []
    begun = 0
    every = -(-len(own) // _NUMBERS)
    for n, pace in enumerate(own):
        scene, size = shown[pace["id"]], max(1, pace["eighths"])
        share = 100 * size / total
        made.append(
            {
                **pace,
                "n": n,
                "key": scene["key"],
                "number": scene["number"],
                "heading": scene["heading"],
                "class": f"{scene['place']} {scene['light']['code']}",
                "length": scene["eighths"],
                "eighths": size,
                "x": round(100 * begun / total, 3),
                "w": round(share, 3),
                "mid": round(100 * (begun + size / 2) / total, 3),
                "named": share > 0.75 * wide(scene["number"]) + 0.5 and len(own) <= 60,
                "headed": n % every == 0,
                "rare": n % (every if len(own) <= 10 else 5 * every) == 0,
                "mood": scene["mood"],
            }
        )
        begun += size
    return made


def ticks_of(eighths: int) -> list[Json]:
    """Pages along the axis, at most twelve."""
    pages = eighths / 8
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if pages / s <= _TICKS), 200)
    return [
        {"page": page, "x": round(100 * page / pages, 2)}
        for page in range(step, int(pages) + 1, step)
        if page / pages < 0.95
    ]


def scale_of(values: Sequence[float]) -> float:
    """The end of a lane's scale: a plain number that no value is over."""
    most = max((abs(value) for value in values), default=0.0)
    return next((step for step in (0.1, 0.25, 0.5) if most <= step), 1.0)


def arcs_of(
    arcs: Sequence[Json],
    at: Mapping[str, Json],
    tones: Mapping[str, int],
    scales: Mapping[str, float],
) -> list[Json]:
    """Each arc as curves and dots, in a lane of 1000 by 100."""
    made = []
    for arc in arcs:
        points = [p for p in arc["points"] if p["scene"] in at]
        if not points:
            continue
        xs = [10 * at[p["scene"]]["mid"] for p in points]
        tension = [96 - 88 * p["tension"] / scales["tension"] for p in points]
        feeling = [50 - 44 * p["sentiment"] / scales["sentiment"] for p in points]
        many = arc["id"] is None and len(points) > _MANY
        lines = [smoothed(ys) if many else ys for ys in (tension, feeling)]
        made.append(
            {
                "id": arc["id"] or "",
                "name": arc["name"],
                "tone": tones.get(arc["id"], 0),
                "tension": curve(xs, lines[0]),
                "under": filled(xs, lines[0], 96),
                "sentiment": curve(xs, lines[1]),
                "about": filled(xs, lines[1], 50),
                "smoothed": many,
                "dots": [
                    {"x": round(x, 1), "tension": round(t, 1), "sentiment": round(f, 1)}
                    for x, t, f in zip(xs, tension, feeling, strict=True)
                ],
            }
        )
    return made


def turn_of(turn: Json, at: Mapping[str, Json]) -> Json:
    """Where a turning point stands."""
    own = [at[s] for s in turn["scenes"] if s in at] or list(at.values())[:1]
    best = at.get(turn["likeliest"], own[0])
    begin, end = own[0]["x"], own[-1]["x"] + own[-1]["w"]
    return {
        **turn,
        "scenes": own,
        "best": best,
        "x": begin,
        "w": round(end - begin, 3),
        "mid": best["mid"],
        "percent": round(100 * turn["confidence"]),
        "side": "late" if best["mid"] > 82 else "",
    }


def moments_of(axis: Sequence[Json], arcs: Sequence[Json]) -> list[Json]:
    """What pointing at a scene tells."""
    felt = {p["scene"]: p for p in arcs[0]["points"]} if arcs else {}
    return [{**scene, "point": felt.get(scene["id"])} for scene in axis]


def stretch_of(told: Json | None, at: Mapping[str, Json]) -> Json | None:
    """Where the stretch without a main character stands."""
    own = [at[s] for s in told["scenes"] if s in at] if told else []
    if not told or not own:
        return None
    end = own[-1]["x"] + own[-1]["w"]
    return {**told, "scenes": own, "x": own[0]["x"], "w": round(end - own[0]["x"], 3)}


def speech_of(told: Json | None, at: Mapping[str, Json]) -> Json | None:
    """Where the longest speech stands."""
    return {**told, "scene": at[told["scene"]]} if told and told["scene"] in at else None
