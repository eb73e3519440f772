"""What is different of the shoot: how many days it has, what it costs, which strips moved day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from workprint.book.shoot.words import day_pair, money, say

Json = dict[str, Any]


def shoot_changes(old: Json, new: Json) -> Iterator[Json]:
    """At most one change, "shoot": its heading says how many days there are now. Nothing where
    either record has no shoot."""
    before, after = old.get("shoot"), new.get("shoot")
    if not before or not after:
        return
    details = list(_details(before, after))
    if details:
        yield {"scene": "", "heading": _heading(before, after), "what": "shoot",
               "details": details}  # fmt: skip


def _days(shoot: Json) -> int:
    return len({day["date"] for day in shoot["days"]})


def _heading(before: Json, after: Json) -> Json:
    was, now = _days(before), _days(after)
    days = f"{now} day{'s' * (now != 1)}"
    if was == now:
        return say(f"The shoot has {days}, as before", f"拍摄共 {now} 天，与此前相同")
    return say(f"The shoot has {days}, before {was}", f"拍摄共 {now} 天，此前 {was} 天")


def _details(before: Json, after: Json) -> Iterator[Json]:
    costs = [f"{one['currency']} {money(one['total'])}" for one in (before, after)]
    if costs[0] != costs[1]:
        yield _detail("total", "", costs[0], costs[1])
    was, now = len(before["violations"]), len(after["violations"])
    if was != now:
        yield _detail("violations", "", str(was), str(now))
    then, at = _hung(before), _hung(after)
    for key, (number, day) in at.items():
        if key in then and _date(then[key][1]) != _date(day):
            yield _detail("strip", number, _when(then[key][1]), _when(day))


def _detail(kind: str, name: str, before: Any, after: Any) -> Json:
    return {"kind": kind, "name": name, "before": before, "after": after}


def _hung(shoot: Json) -> dict[str, tuple[str, tuple[int, str] | None]]:
    """Each strip's scene as numbered and the day it is shot on, None for none; by the scene it
    is, else by its own id, in order of shooting."""
    strips = shoot["strips"]
    found: dict[str, tuple[str, tuple[int, str] | None]] = {}
    for day in shoot["days"]:
        for *_, n in day["items"]:
            if n >= 0:
                found[_key(strips[n])] = strips[n]["number"], (day["number"], day["date"])
    for n in shoot["loose"]:
        found.setdefault(_key(strips[n]), (strips[n]["number"], None))
    return found


def _key(strip: Json) -> str:
    return str(strip["scene"] or strip["id"])


def _date(day: tuple[int, str] | None) -> str:
    return day[1] if day else ""


def _when(day: tuple[int, str] | None) -> Json:
    if day is None:
        return say("no day", "未排")
    number, text = day
    at = day_pair(date.fromisoformat(text))
    return say(f"day {number}, {at['en']}", f"第 {number} 天，{at['zh']}")
