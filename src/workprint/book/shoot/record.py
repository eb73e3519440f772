"""The shoot for the book: strips, days, who works when, costs, what is broken, as JSON types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from workprint.book.shoot.why import whys_of
from workprint.book.shoot.words import light_of, place_of, status_pair
from workprint.film.days_out import DayCell, DayRow, DaysOut
from workprint.film.reason import pair
from workprint.film.schedule import CAST_UCID, Schedule, ScheduleElement, Strip
from workprint.film.screenplay import Screenplay
from workprint.film.shoot import PlannedShoot, ShootDay, Violation

Json = dict[str, Any]


def shoot_record(shoot: PlannedShoot, days_out: DaysOut, screenplay: Screenplay) -> Json:
    """The shoot as JSON types; texts in two languages are {"en", "zh"}, dates ISO, times minutes
    after midnight. Strips and people stand once and are named by their place in the list."""
    plan = shoot.plan
    days = days_in_order(shoot)
    hung = {id for day in days for id in day.strips} | set(plan.loose)
    strips = [s for s in shoot.schedule.strips if s.kind == "scene" and s.id in hung]
    people = _people(shoot.schedule, strips, days)
    who = {one.id: n for n, one in enumerate(people)}
    at = {strip.id: n for n, strip in enumerate(strips)}
    scenes = scene_ids(strips, screenplay)
    whys = whys_of(shoot, days_out, days, strips)
    return {
        "board": shoot.board.name,
        "currency": plan.currency,
        "total": _money(plan.total),
        "bound": None if plan.bound is None else _money(plan.bound),
        "status": status_pair(plan.status),
        "solved": plan.status not in ("as given", "best found"),
        "units": list(dict.fromkeys(day.unit for day in days)),
        "people": [{"id": one.id, "board": one.board, "name": one.name} for one in people],
        "strips": [
            _strip(strip, scenes.get(strip.id), who, [pair(why) for why in whys[strip.id]])
            for strip in strips
        ],
        "days": [_day(day, at, who) for day in days],
        "loose": [at[id] for id in plan.loose if id in at],
        "calendar": _calendar(shoot, days_out, days),
        "columns": [
            [one.day.isoformat(), one.off, one.holiday] for one in days_out.columns
        ],
        "rows": [_row(row, days_out) for row in days_out.rows],
        "costs": [
            {
                "key": line.key, **pair(line.name), "amount": _money(line.amount),
                "who": who.get(line.element), "reason": pair(line.reason.text),
            }
            for line in plan.costs
        ],
        "violations": [_violation(one, at) for one in plan.violations],
        "warnings": [pair(one) for one in dict.fromkeys((*plan.warnings, *days_out.warnings))],
    }  # fmt: skip


def days_in_order(shoot: PlannedShoot) -> list[ShootDay]:
    """The days of all units as time has them; those of one date in order of the units."""
    units = [unit.name for unit in shoot.board.units]
    order = {name: n for n, name in enumerate(units)}
    return sorted(shoot.plan.days, key=lambda d: (d.date, order.get(d.unit, len(units))))


def scene_ids(strips: Sequence[Strip], screenplay: Screenplay) -> dict[str, str]:
    """The scene of each strip, by number; where scenes share a number, in their order."""
    numbered: dict[str, list[str]] = {}
    for n, scene in enumerate(screenplay.scenes, 1):
        numbered.setdefault(scene.number or str(n), []).append(scene.id)
    left = {number: iter(ids) for number, ids in numbered.items()}
    found = ((strip.id, next(left.get(strip.scene, iter(())), None)) for strip in strips)
    return {strip: scene for strip, scene in found if scene}


def _money(amount: Decimal) -> str:
    return f"{amount:.2f}".removesuffix(".00")


def _people(
    schedule: Schedule, strips: Sequence[Strip], days: Sequence[ShootDay]
) -> list[ScheduleElement]:
    """The cast of these strips and whoever else is called, by number on the board."""
    cast = {one.id for one in schedule.categories if one.ucid == CAST_UCID}
    needed = {element for strip in strips for element in strip.elements}
    called = {one.element for day in days for one in day.people}
    own = [
        one
        for one in schedule.elements
        if one.id in called or (one.id in needed and one.category in cast)
    ]
    return sorted(own, key=lambda one: _number(one.board))


def _number(board: str) -> tuple[bool, int, str]:
    digits = board[: len(board) - len(board.lstrip("0123456789"))]
    return not board, int(digits[:9]) if digits.isascii() and digits else 10**9, board


def _strip(strip: Strip, scene: str | None, who: Mapping[str, int], why: list[Json]) -> Json:
    return {
        "id": strip.id,
        "scene": scene,
        "number": strip.scene,
        "set": strip.set or strip.location or strip.description,
        "place": place_of(strip.int_ext),
        "light": light_of(strip.day_night),
        "int_ext": strip.int_ext,
        "day_night": strip.day_night,
        "eighths": strip.eighths,
        "minutes": strip.minutes,
        "cast": sorted(who[one] for one in strip.elements if one in who),
        "why": why,
    }


def _day(day: ShootDay, at: Mapping[str, int], who: Mapping[str, int]) -> Json:
    return {
        "number": day.number,
        "date": day.date.isoformat(),
        "unit": day.unit,
        "kind": day.kind,
        "call": day.call,
        "wrap": day.wrap,
        "sun": None if day.sunrise is None or day.sunset is None else [day.sunrise, day.sunset],
        "eighths": day.eighths,
        "work": day.work_minutes,
        "moves": day.moves,
        "note": day.note,
        "items": [
            [one.kind, one.start, one.end, one.place, at.get(one.strip, -1)] for one in day.items
        ],
        "people": [
            [who[one.element], one.call, one.on_set, one.wrap]
            for one in day.people
            if one.element in who
        ],
    }


def _calendar(shoot: PlannedShoot, days_out: DaysOut, days: Sequence[ShootDay]) -> list[Json]:
    """Every date from the first to the last of the shoot that is no plain shooting day: off, a
    holiday, a working date nobody shoots on; or that has an event of its own."""
    if not days:
        return []
    working, shot = set(shoot.dates), {day.date for day in days}
    begins = min(days[0].date, *shoot.dates)
    names = dict(shoot.terms.holidays)
    events = {one.day: [e for e in one.events if not e.startswith(names.get(one.day) or "\n")]
              for one in days_out.columns}  # fmt: skip
    notes: dict[date, list[str]] = {}
    for note in shoot.terms.notes:
        notes.setdefault(note.date, []).append(note.text)
    made = []
    first = min((begins, *(c.day for c in days_out.columns)))
    last = max((days[-1].date, *(c.day for c in days_out.columns)))
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        told = list(dict.fromkeys((*events.get(day, ()), *notes.get(day, ()))))
        kind = "shoot" if day in shot else "holiday" if day in names else "off"
        if kind == "off" and day <= days[-1].date and day in working:
            kind = "idle"
        if kind != "shoot" or told:
            made.append({"date": day.isoformat(), "kind": kind, "name": names.get(day, ""),
                         "events": told})  # fmt: skip
    return made


def _row(row: DayRow, days_out: DaysOut) -> Json:
    """A row of the day-out-of-days; cells are [column, code, reason], reasons stand once."""
    column = {one.day: n for n, one in enumerate(days_out.columns)}
    reasons = list(dict.fromkeys(cell.reason.text for cell in row.cells))
    place = {reason: n for n, reason in enumerate(reasons)}
    return {
        "board": row.element.board,
        "name": row.element.name,
        "cells": [_cell(cell, column, place[cell.reason.text]) for cell in row.cells],
        "reasons": [pair(reason) for reason in reasons],
        "worked": row.worked,
        "held": row.held,
    }


def _cell(cell: DayCell, column: Mapping[date, int], reason: int) -> list[Any]:
    return [column[cell.day], cell.code, reason]


def _violation(one: Violation, at: Mapping[str, int]) -> Json:
    return {
        "rule": one.rule,
        "hard": one.hard,
        **pair(one.reason.text),
        "date": one.date.isoformat() if one.date else None,
        "strips": list(_known(one.strips, at)),
    }


def _known(ids: Iterable[str], at: Mapping[str, int]) -> Iterable[int]:
    return (at[id] for id in dict.fromkeys(ids) if id in at)
