"""The calendar of the shoot by month: shooting days, days off, holidays, who works."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Any

from workprint.book.shoot.board import pages, pages_pair
from workprint.book.shoot.words import (
    ITEMS,
    KINDS,
    WEEKDAYS,
    clock,
    day_pair,
    length_pair,
    month_pair,
    say,
)

Json = dict[str, Any]

_OTHER = {
    "off": ("day off", "休息"), "holiday": ("holiday", "假日"),
    "idle": ("working day with nothing to shoot", "工作日，未排拍摄"),
    "shoot": ("", ""), "": ("", ""),
}  # fmt: skip


def months_of(
    told: Json, strips: Sequence[Json], days: Sequence[Json]
) -> tuple[list[Json], dict[str, Json]]:
    """Weeks of months from the first date to the last, and by date what is told of it."""
    special = {one["date"]: one for one in told["calendar"]}
    shot: dict[str, list[Json]] = {}
    for day in days:
        shot.setdefault(day["date"], []).append(day)
    every = sorted({*special, *shot})
    if not days:
        return [], {}
    first, last = date.fromisoformat(every[0]), date.fromisoformat(every[-1])
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        weeks = calendar.Calendar().monthdatescalendar(year, month)
        months.append(
            {
                **month_pair(date(year, month, 1)),
                "heads": [say(en, zh) for en, zh in WEEKDAYS],
                "weeks": [
                    [
                        _cell(one, special, shot, told) if one.month == month else None
                        for one in week
                    ]
                    for week in weeks
                    if any(one.month == month and first <= one <= last for one in week)
                ],
                "days": sum(1 for one in shot if one.startswith(f"{year:04}-{month:02}")),
            }
        )
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    sheets = {key: _sheet(key, special.get(key), shot.get(key, []), told, strips) for key in every}
    return months, sheets


def _cell(day: date, special: dict[str, Json], shot: dict[str, list[Json]], told: Json) -> Json:
    key = day.isoformat()
    other, own = special.get(key), shot.get(key, [])
    people = sorted({n for one in own for n, *_ in one["people"]})
    return {
        "key": key if other or own else "",
        "day": day.day,
        "kind": own[0]["kind"] if own else other["kind"] if other else "",
        "label": day_pair(day),
        "name": _name(other) if other and not own else None,
        "events": other["events"] if other else [],
        "shoots": [
            {
                "number": one["number"],
                "unit": one["unit"] if len(told["units"]) > 1 else "",
                "hours": f"{clock(one['call'])}–{clock(one['wrap'])}",
                "scenes": len({n for *_, n in one["items"] if n >= 0}),
                "pages": pages(one["eighths"]),
                "places": list(dict.fromkeys(i[3] for i in one["items"] if i[0] == "scene")),
            }
            for one in own
        ],
        "people": [told["people"][n]["board"] or told["people"][n]["name"][:1] for n in people],
    }


def _name(other: Json) -> Json:
    if other["name"]:
        return say(other["name"], other["name"])
    return say(*_OTHER.get(other["kind"], ("", "")))


def _sheet(
    key: str, other: Json | None, own: Sequence[Json], told: Json, strips: Sequence[Json]
) -> Json:
    """What is told of a date: its hours and sun, every part of its days, who is called when."""
    when = day_pair(date.fromisoformat(key))
    facts: list[Json] = []
    parts: list[list[Any]] = []
    calls: list[list[Any]] = []
    heads = [f"day {one['number']}" for one in own], [f"第 {one['number']} 天" for one in own]
    for one in own:
        facts += _hours(one, told)
        parts += [_part(item, strips) for item in one["items"]]
        calls += one["people"]
    if other:
        facts += [_name(other)] if other["kind"] != "shoot" else []
        facts += [say(event, event) for event in other["events"]]
    notes = {one["note"] for one in own if one["note"]}
    facts += [say(note, note) for note in notes if not other or note not in other["events"]]
    return {
        "head": say(", ".join([when["en"], *heads[0]]), "，".join([when["zh"], *heads[1]])),
        "facts": [fact for fact in facts if fact["en"]],
        "parts": parts,
        "broken": [i for i, one in enumerate(told["violations"]) if one["date"] == key],
        "calls": calls,
    }


def _hours(one: Json, told: Json) -> list[Json]:
    kind = KINDS.get(one["kind"], (one["kind"], one["kind"]))
    unit = say(one["unit"], one["unit"]) if len(told["units"]) > 1 else say("", "")
    work = length_pair(one["work"])
    call, wrap = clock(one["call"]), clock(one["wrap"])
    made = [
        unit, say(*kind),
        say(f"call {call}, wrap {wrap}", f"开工 {call}，收工 {wrap}"),
        say(f"{work['en']} of work", f"工作 {work['zh']}"),
        pages_pair(one["eighths"]),
    ]  # fmt: skip
    if one["moves"]:
        moves = one["moves"]
        made.append(say(f"{moves} move{'s' * (moves != 1)}", f"转场 {moves} 次"))
    if one["sun"]:
        rise, down = map(clock, one["sun"])
        made.append(say(f"sunrise {rise}, sunset {down}", f"日出 {rise}，日落 {down}"))
    return made


def _part(item: Sequence[Any], strips: Sequence[Json]) -> list[Any]:
    """A part of a day as [from, to, what, where]: what is a scene's number or a word of
    ITEMS."""
    kind, start, end, place, n = item
    what = strips[n]["number"] if kind == "scene" and n >= 0 else say(*ITEMS.get(kind, (kind, "")))
    return [start, end, what, place if kind in ("scene", "move") else ""]
