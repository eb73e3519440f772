"""Who speaks with whom as a drawing: circles by words, lines by exchanges, names that stand free.

Places come from springs (Fruchterman and Reingold, "Graph Drawing by Force-directed Placement",
1991) begun on rings of several orders; then boxes around circle and name are pushed apart until
none lies on another. Of these drawings the one with the fewest crossings, and the fewest lines
behind people they do not belong to, is kept. The same film gives the same drawing.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

Json = dict[str, Any]
Places = NDArray[np.float64]

Link = tuple[int, int, float]

_STEPS = 160
_TRIES = 10
_TYPE = 15.0
"""Size of names, in units of the drawing."""


def network(
    people: Sequence[Json],
    bonds: Sequence[Json],
    width: float,
    height: float,
    most: int,
    longest: int = 20,
) -> Json:
    """Nodes and edges of the `most` people of most words, in a drawing of width by height.

    Names run to `longest` widths of a Latin letter; of a longer one, the beginning stands there.
    """
    shown = list(people[:most])
    ids = {one["id"]: n for n, one in enumerate(shown)}
    own = [b for b in bonds if b["a"] in ids and b["b"] in ids]
    # The strongest lines of all, and each person's own strongest: nobody hangs loose for tidiness.
    kept = {id(b): b for b in own[: 2 * len(shown)]}
    for one in shown:
        first = next((b for b in own if one["id"] in (b["a"], b["b"])), None)
        if first:
            kept[id(first)] = first
    edges = sorted(kept.values(), key=lambda b: (-b["weight"], b["a"], b["b"]))
    radii = _radii(shown, min(width, height))
    labels = [short(one["name"], longest) for one in shown]
    boxes = np.array(
        [
            (max(2 * r, _TYPE * 0.62 * wide(name)) / 2 + 6, r + 0.7 * _TYPE + 5)
            for r, name in zip(radii, labels, strict=True)
        ]
    ).reshape(-1, 2)
    links = [(ids[b["a"]], ids[b["b"]], max(0.05, b["weight"])) for b in edges]
    places = _placed(len(shown), links, boxes, width, height)
    strongest = max((b["forth"] + b["back"] for b in edges), default=0) or 1
    return {
        "width": width,
        "height": height,
        "nodes": [
            {
                "id": one["id"],
                "n": n,
                "name": one["name"],
                "label": labels[n],
                "x": round(x, 1),
                # The name hangs below the circle; both together are the box.
                "y": round(y - 0.7 * _TYPE, 1),
                "r": round(radii[n], 1),
                "tone": n + 1 if one["main"] else 0,
            }
            for n, (one, (x, y)) in enumerate(zip(shown, places.tolist(), strict=True))
        ],
        "edges": [
            {
                "key": f"{ids[b['a']]}-{ids[b['b']]}",
                "a": ids[b["a"]],
                "b": ids[b["b"]],
                "talk": b["forth"] + b["back"] > 0,
                "width": round(1.2 + 8 * math.sqrt((b["forth"] + b["back"]) / strongest), 1),
                **_ends(places, ids[b["a"]], ids[b["b"]]),
            }
            for b in edges
        ],
        "more": len(people) - len(shown),
    }


def wide(text: str) -> float:
    """How wide a text runs, in Latin letters: a Chinese one counts for two."""
    return sum(1.65 if unicodedata.east_asian_width(c) in "WF" else 1.0 for c in text)


def short(name: str, longest: int) -> str:
    """A name, or the beginning of a long one."""
    if wide(name) <= longest:
        return name
    made = ""
    for letter in name:
        if wide(made + letter) > longest - 1:
            break
        made += letter
    return made.rstrip() + "…"


def _radii(people: Sequence[Mapping[str, Any]], side: float) -> list[float]:
    """Areas go by words; who says nothing is still to be seen."""
    most = max((one["words"] for one in people), default=0) or 1
    top = side / (10 + len(people) / 2)
    return [max(side / 70, top * math.sqrt(one["words"] / most)) for one in people]


def _ends(places: Places, a: int, b: int) -> Json:
    (x1, y1), (x2, y2) = places[a].tolist(), places[b].tolist()
    drop = 0.7 * _TYPE
    return {"x1": round(x1, 1), "y1": round(y1 - drop, 1),
            "x2": round(x2, 1), "y2": round(y2 - drop, 1)}  # fmt: skip


def _placed(
    count: int, links: Sequence[Link], boxes: Places, width: float, height: float
) -> Places:
    """The best of several drawings."""
    if count == 0:
        return np.zeros((0, 2))
    tries = []
    for step in range(_TRIES):
        order = [(n * (2 * step + 1) + step) % count for n in range(count)]
        if len(set(order)) < count:
            order = [*range(step % count, count), *range(step % count)]
        sprung = _sprung(order, links, boxes, width, height)
        tries.append(_apart(sprung, boxes, width, height))
    return min(tries, key=lambda places: _clutter(places, links, boxes))


def _sprung(
    order: Sequence[int], links: Sequence[Link], boxes: Places, width: float, height: float
) -> Places:
    """Places by springs in a square, begun on a ring in an order, stretched to the drawing."""
    count = len(order)
    turn = 2 * np.pi * np.argsort(order) / count
    places = 0.5 + 0.4 * np.column_stack([np.cos(turn), np.sin(turn)])
    # Turned by a hair, or two who are opposite each other never leave their line.
    places += 0.01 * np.column_stack([np.sin(7 * turn + 1), np.cos(5 * turn)])
    pull = np.zeros((count, count))
    for a, b, weight in links:
        pull[a, b] = pull[b, a] = 0.35 + 1.4 * math.sqrt(weight)
    ideal = 0.75 / math.sqrt(count)
    for step in range(_STEPS):
        away = places[:, None] - places[None]
        far = np.maximum(np.linalg.norm(away, axis=2), 1e-3)
        push = ideal**2 / far**2
        np.fill_diagonal(push, 0)
        force = (away * (push - pull * far / ideal)[:, :, None]).sum(axis=1)
        force += 0.6 * (0.5 - places)
        size = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        places = places + force / size * np.minimum(size, 0.08 * (1 - step / _STEPS) + 1e-3)
    low, high = places.min(axis=0), places.max(axis=0)
    part = (places - low) / np.maximum(high - low, 1e-6) - 0.5 if count > 1 else places * 0
    # A few people stand together in the middle; many take all the room there is.
    taken = min(1.0, 0.5 + 0.05 * count)
    room = np.array([width, height]) - 2 * boxes.max(axis=0)
    made: Places = np.array([width, height]) / 2 + part * room * taken
    return made


def _clutter(places: Places, links: Sequence[Link], boxes: Places) -> tuple[float, float]:
    """Crossings and lines behind strangers, heavier by weight; then how far lines run."""
    cost = run = 0.0
    for n, (a, b, weight) in enumerate(links):
        run += weight * float(np.linalg.norm(places[a] - places[b]))
        for c, d, other in links[n + 1 :]:
            if len({a, b, c, d}) == 4 and _cross(places[a], places[b], places[c], places[d]):
                cost += 0.3 + min(weight, other)
        for who in range(len(places)):
            if who not in (a, b) and _near(places[who], places[a], places[b]) < boxes[who, 1]:
                cost += 2 * (0.3 + weight)
    return round(cost, 6), run


def _cross(a: Places, b: Places, c: Places, d: Places) -> bool:
    def side(p: Places, q: Places, r: Places) -> bool:
        return bool((q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0]))

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def _near(point: Places, a: Places, b: Places) -> float:
    """How near a line from a to b comes to a point."""
    along = b - a
    part = float(np.dot(point - a, along) / max(float(np.dot(along, along)), 1e-9))
    return float(np.linalg.norm(point - a - min(1.0, max(0.0, part)) * along))


def _apart(places: Places, boxes: Places, width: float, height: float) -> Places:
    """Boxes pushed apart, along the way that is shorter, and kept inside the drawing."""
    made = places.copy()
    frame = np.array([width, height])
    for _ in range(_STEPS):
        moved = False
        for a, b in combinations(range(len(made)), 2):
            over = boxes[a] + boxes[b] - np.abs(made[a] - made[b])
            if (over <= 0).any():
                continue
            moved = True
            way = int(np.argmin(over))
            sign = 1.0 if made[a, way] >= made[b, way] else -1.0
            made[a, way] += sign * (over[way] / 2 + 0.5)
            made[b, way] -= sign * (over[way] / 2 + 0.5)
        made = np.minimum(np.maximum(made, boxes), np.maximum(frame - boxes, boxes))
        if not moved:
            break
    return made
