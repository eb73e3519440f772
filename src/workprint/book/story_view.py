"""The story made ready for the page: people, the matrix of scenes, cards, content, coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workprint.book.mix import genres_of, themes_of
from workprint.book.network import network
from workprint.book.story_lanes import (
    arcs_of,
    axis_of,
    moments_of,
    scale_of,
    speech_of,
    stretch_of,
    ticks_of,
    turn_of,
)

Json = dict[str, Any]

_ROWS = 18
"""Characters with a row of their own in the matrix; the others share one."""


def story_of(record: Json, scenes: Sequence[Json], breakdown: Json) -> Json | None:
    """What the story section shows; None where the record tells no story."""
    told = record.get("story")
    if not told or not scenes:
        return None
    axis = axis_of(told["pace"]["scenes"], scenes)
    at = {scene["id"]: scene for scene in axis}
    people = told["people"]
    tones = _tones(people)
    points = told["arcs"][0]["points"] if told["arcs"] else []
    scales = {name: scale_of([p[name] for p in points]) for name in ("tension", "sentiment")}
    return {
        "axis": axis,
        "ticks": ticks_of(sum(s["eighths"] for s in axis)),
        "arcs": arcs_of(told["arcs"], at, tones, scales),
        "scales": scales,
        "turns": [turn_of(turn, at) for turn in told["turns"]],
        "moments": moments_of(axis, told["arcs"]),
        "stretch": stretch_of(told["pace"]["without_main"], at),
        "speech": speech_of(told["pace"]["longest_speech"], at),
        "networks": [
            {"kind": "broad", **network(people, told["bonds"], 860, 520, 24)},
            {"kind": "slim", **network(people, told["bonds"], 380, 430, 9, 13)},
        ],
        "people": [_person(one, at, told["bonds"], people, tones) for one in people],
        "bonds": [_bond(bond, at, people) for bond in told["bonds"][:120]],
        "bonds_more": max(0, len(told["bonds"]) - 120),
        "never_meet": told["never_meet"],
        "matrix": _matrix(people, axis, tones),
        "cards": _cards(axis, scenes, breakdown, told),
        "genres": genres_of(told["genres"], at),
        "themes": themes_of(told["themes"], at),
        "content": [_content(one, at) for one in told["content"]],
        "declared": told["declared"],
        "coverage": [
            {**part, "lines": [{**line, "scenes": [at[s] for s in line["scenes"] if s in at]}
                               for line in part["lines"]]}
            for part in told["coverage"]
        ],
        "warnings": told["warnings"],
    }  # fmt: skip


def _tones(people: Sequence[Json]) -> dict[str, int]:
    """A colour for each main character, the others 0."""
    return {one["id"]: n + 1 if one["main"] else 0 for n, one in enumerate(people)}


def _person(
    one: Json,
    at: Mapping[str, Json],
    bonds: Sequence[Json],
    people: Sequence[Json],
    tones: Mapping[str, int],
) -> Json:
    names = {other["id"]: other["name"] for other in people}
    own = [b for b in bonds if one["id"] in (b["a"], b["b"]) and b["forth"] + b["back"]]
    partners = [
        {"name": names[b["b"] if b["a"] == one["id"] else b["a"]], "count": b["forth"] + b["back"]}
        for b in sorted(own, key=lambda b: -(b["forth"] + b["back"]))[:3]
    ]
    return {
        **one,
        "tone": tones[one["id"]],
        "percent": round(100 * one["share"], 1),
        "in": [at[s] for s in one["scenes"] if s in at],
        "partners": partners,
    }


def _bond(bond: Json, at: Mapping[str, Json], people: Sequence[Json]) -> Json:
    order = {one["id"]: n for n, one in enumerate(people)}
    names = {one["id"]: one["name"] for one in people}
    return {
        **bond,
        "key": f"{order[bond['a']]}-{order[bond['b']]}",
        "a_name": names[bond["a"]],
        "b_name": names[bond["b"]],
        "in": [at[s] for s in bond["scenes"] if s in at],
    }


def _matrix(people: Sequence[Json], axis: Sequence[Json], tones: Mapping[str, int]) -> Json:
    """A row a character, a cell a scene: speaks, is seen, or is only heard."""
    rows = people if len(people) <= _ROWS + 1 else people[:_ROWS]
    place = {scene["id"]: scene["n"] for scene in axis}
    most = max((words for one in people for _, words in one["spoken"].values()), default=0) or 1
    made = []
    for one in rows:
        seen = set(one["seen"])
        cells = []
        for scene in one["scenes"]:
            if scene not in place:
                continue
            lines, words = one["spoken"].get(scene, (0, 0))
            kind = "said" if scene in seen and lines else "seen" if scene in seen else "heard"
            force = round(0.45 + 0.55 * (words / most) ** 0.5, 2) if lines else 1
            cells.append({"n": place[scene], "kind": kind, "lines": lines, "words": words,
                          "force": force})  # fmt: skip
        made.append(
            {
                "id": one["id"],
                "name": one["name"],
                "tone": tones[one["id"]],
                "words": one["words"],
                "percent": round(100 * one["share"], 1),
                "cells": cells,
            }
        )
    others = people[len(rows) :]
    counts = [sum(1 for one in others if scene["id"] in one["scenes"]) for scene in axis]
    top = max(counts, default=0) or 1
    return {
        "rows": made,
        "columns": len(axis),
        "most": max((row["percent"] for row in made), default=1) or 1,
        "others": len(others),
        "others_percent": round(100 * sum(one["share"] for one in others), 1),
        "others_cells": [
            {"n": n, "count": count, "force": round(0.3 + 0.7 * count / top, 2)}
            for n, count in enumerate(counts)
            if count
        ],
    }


def _cards(axis: Sequence[Json], scenes: Sequence[Json], breakdown: Json, told: Json) -> Json:
    """A card a scene, and what cards can be chosen by."""
    sheets = {sheet["id"]: sheet for sheet in breakdown["scenes"]}
    shown = {scene["id"]: scene for scene in scenes}
    people: dict[str, list[Json]] = {}
    for n, one in enumerate(told["people"]):
        for scene in one["scenes"]:
            people.setdefault(scene, []).append({"name": one["name"], "key": f"p{n}"})
    tension = {p["scene"]: p["tension"] for p in told["arcs"][0]["points"]} if told["arcs"] else {}
    places: dict[str, int] = {}
    days: set[int] = set()
    made = []
    for scene in axis:
        sheet, own = sheets.get(scene["id"], {}), shown[scene["id"]]
        where = sheet.get("location") or own["location"]
        days |= {sheet["day"]} if sheet and not sheet["flashback"] else set()
        made.append(
            {
                **scene,
                "synopsis": sheet.get("synopsis", ""),
                "day": sheet.get("day"),
                "flashback": sheet.get("flashback", False),
                "place": own["place"],
                "light": own["light"],
                "where": f"l{places.setdefault(where, len(places))}" if where else "",
                "cast": people.get(scene["id"], []),
                "tension": round(100 * tension[scene["id"]]) if scene["id"] in tension else None,
            }
        )
    lights = {card["light"]["code"]: card["light"] for card in made}
    return {
        "cards": made,
        "people": [{"key": f"p{n}", "name": p["name"]} for n, p in enumerate(told["people"])],
        "places": [{"key": f"l{n}", "name": name} for name, n in places.items()],
        "lights": [lights[code] for code in ("dawn", "day", "dusk", "night") if code in lights],
        "days": sorted(days),
    }


def _content(one: Json, at: Mapping[str, Json]) -> Json:
    mentions = [{**m, "scene": at[m["scene"]]} for m in one["mentions"] if m["scene"] in at]
    worst: dict[str, Json] = {}
    for mention in mentions:
        scene = mention["scene"]
        if scene["id"] not in worst or worst[scene["id"]]["grade"] < mention["grade"]:
            worst[scene["id"]] = {"x": scene["x"], "w": scene["w"], "grade": mention["grade"]}
    return {**one, "mentions": mentions, "marks": list(worst.values())}
