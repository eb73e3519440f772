"""What is different from an earlier film: scenes, and in them lines, shots and the set; people."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from workprint.book.shoot.changes import shoot_changes
from workprint.book.terms import LIGHT, WEATHER, worded

Json = dict[str, Any]

Value = str | dict[str, str]
"""A text, or one that exists in English and in Chinese."""

_SHOT: tuple[tuple[str, Callable[[Json], Value]], ...] = (
    ("size", lambda s: str(s["size"]["code"])),
    ("lens", lambda s: f"{s['lens_mm']} mm"),
    ("angle", lambda s: _names(s["angle"])),
    ("move", lambda s: _names(s["move"])),
)
_SET: tuple[tuple[str, Callable[[Json], Value]], ...] = (
    ("set", lambda s: str(s.get("kit", "")).replace("_", " ")),
    ("time", lambda s: worded(LIGHT, str(s.get("hour", "")))),
    ("weather", lambda s: _weather(s.get("weather", ()))),
)


def changes_since(record: Json, before: str) -> list[Json]:
    """What is different from an earlier record: scenes added, cut, rewritten, re-shot.

    Each change is {"scene", "heading", "what", "details"} with `what` one of "new", "cut",
    "rewritten", "set", "replanned", "moved", or "cast" for a person, whose name is the heading;
    "shoot" for the plan of the shoot, whose heading is a text in both languages. Details are
    {"kind", "name", "before", "after"}: kind is "line", "action", "shot", a field of a shot, of
    the set or of a look. Empty when there is no earlier record.
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
        details = [] if earlier is None else _details(earlier, scene)
        if earlier is None:
            what = "new"
        elif earlier["content"] != scene["content"]:
            what = "rewritten"
        elif any(d["kind"] in ("set", "time", "weather") for d in details):
            what = "set"
        elif _planned(earlier) != _planned(scene):
            what = "replanned"
        elif key not in stayed:
            what = "moved"
        else:
            continue
        found.append(_change(scene, what, details))
    found += [_change(scene, "cut", []) for key, scene in then.items() if key not in now]
    return [*found, *_people(old, record), *shoot_changes(old, record)]


def _change(scene: Json, what: str, details: list[Json]) -> Json:
    return {
        "scene": scene["number"], "heading": scene["heading"], "what": what, "details": details
    }  # fmt: skip


def _details(old: Json, new: Json) -> list[Json]:
    found = [_field(name, "", read(old), read(new)) for name, read in _SET]
    made = [d for d in found if d["before"] != d["after"]]
    if old["content"] != new["content"]:
        made += _lines(_said(old), _said(new))
    return [*made, *_shots(old["shots"], new["shots"])]


def _names(phrase: Json) -> dict[str, str]:
    return {"en": phrase["en"], "zh": phrase["zh"]}


def _weather(kinds: Sequence[str]) -> dict[str, str]:
    told = [worded(WEATHER, kind) for kind in kinds or ("-",)]
    return {"en": ", ".join(t["en"] for t in told), "zh": "、".join(t["zh"] for t in told)}


def _field(kind: str, name: str, before: Value, after: Value) -> Json:
    return {"kind": kind, "name": name, "before": before, "after": after}


def _said(scene: Json) -> list[tuple[str, str]]:
    """Everything said and done in a scene, in order, as (who, text); who is "" for action."""
    if "beats" in scene:
        return [(b["who"], b["text"]) for b in scene["beats"]]
    # Records of before have their lines in the shots, a line over a cut in two of them.
    told = [(line["who"], line["text"]) for s in scene["shots"] for line in s["lines"]]
    return [line for n, line in enumerate(told) if n == 0 or told[n - 1] != line]


def _lines(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[Json]:
    if not any(who == "" for who, _ in old):  # a record of before: compare what both have
        new = [line for line in new if line[0]]
    for before, after in _aligned(old, new, lambda line: line):
        if before == after:
            continue
        who = (after or before or ("", ""))[0]
        kind = "line" if who else "action"
        yield _field(kind, who, before[1] if before else "", after[1] if after else "")


def _shots(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Json]:
    for before, after in _aligned(old, new, _about):
        if before is None or after is None:
            shot = after or before
            assert shot is not None
            told = {k: f"{shot['kind'][k]} {shot['size']['code']}" for k in ("en", "zh")}
            yield _field("shot", shot["number"], told if before else "", told if after else "")
            continue
        for name, read in _SHOT:
            if read(before) != read(after):
                yield _field(name, after["number"], read(before), read(after))


def _about(shot: Json) -> Hashable:
    """What makes a shot the same one in both films, whatever its number has become."""
    words = [line["text"] for line in shot["lines"]] or [shot["action"]]
    return (shot["kind"]["en"], tuple(shot["subjects"]), shot["object"], words[0])


def _aligned(
    old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], Hashable]
) -> Iterator[tuple[Any, Any]]:
    """Pairs of what stands for the same in both; None where one of them has nothing."""
    a, b = [key(x) for x in old], [key(x) for x in new]
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == m - k):
            yield from zip(old[i:j], new[k:m], strict=True)
            continue
        yield from ((x, None) for x in old[i:j])
        yield from ((None, y) for y in new[k:m])


def _people(old: Json, new: Json) -> Iterator[Json]:
    then = {c["id"]: c for c in old.get("characters", [])}
    now = {c["id"]: c for c in new.get("characters", [])}
    for key, person in now.items():
        before = then.get(key)
        details = []
        if before is not None:
            details = [
                _field(name, "", _value(before["look"][name]), _value(value))
                for name, value in person["look"].items()
                if name in before["look"] and before["look"][name] != value and name != "seed"
            ]
            if before["voice"] != person["voice"]:
                details.append(_field("voice", "", before["voice"], person["voice"]))
        if before is None or details:
            what = "cast" if before is not None else "joined"
            yield {"scene": "", "heading": person["name"], "what": what, "details": details}
    for key, person in then.items():
        if key not in now:
            yield {"scene": "", "heading": person["name"], "what": "left", "details": []}


def _value(value: Any) -> str:
    if isinstance(value, (list, tuple)) and len(value) == 3:
        return "#" + "".join(f"{int(part):02x}" for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _in_order(ranks: list[int], ids: list[str]) -> set[str]:
    """The scenes that kept their order: the longest rising run of `ranks`, not the moved few."""
    best: list[list[int]] = []
    for n, rank in enumerate(ranks):
        before = [best[m] for m in range(n) if ranks[m] < rank]
        best.append([*max(before, key=len, default=[]), rank])
    return {ids[rank] for rank in max(best, key=len, default=[])}


def _planned(scene: Json) -> list[Any]:
    return [
        (s["size"]["code"], s["lens_mm"], s["move"]["code"], s["frames"]) for s in scene["shots"]
    ]
