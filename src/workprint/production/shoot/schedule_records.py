"""Schedules as JSON types: what the commands of the shoot print with `--json`."""

from __future__ import annotations

from collections import Counter
from typing import Any

from workprint.film.days_out import DayCell, DayRow
from workprint.film.reason import Phrase
from workprint.film.schedule import Board, Calendar, Schedule, SpecialDate, Strip, Unit
from workprint.production.shoot.schedules import TableMade
from workprint.shooting.formats.uss import UssFile
from workprint.shooting.shoot_days import shooting_dates

Json = dict[str, Any]


def board_told(schedule: Schedule, path: str) -> Json:
    """What `shooting board --json` prints."""
    names = {one.id: one for one in schedule.categories}
    counts = Counter(one.category for one in schedule.elements)
    return {
        "file": path,
        "strips": len(schedule.strips),
        "eighths": sum(strip.eighths for strip in schedule.strips),
        "categories": [
            {"name": names[id].name, "ucid": names[id].ucid, "elements": counts[id]}
            for id in names
        ],
    }


def inspected(file: UssFile) -> Json:
    """What is in a file: what `shooting inspect --json` prints."""
    schedule = file.schedule
    head = schedule.head
    strips = {strip.id: strip for strip in schedule.strips}
    used = Counter(id for strip in schedule.strips for id in strip.elements)
    return {
        "name": head.name,
        "project": head.project,
        "source": head.source,
        "version": head.uss_version,
        "strips": {
            kind: sum(strip.kind == kind for strip in schedule.strips)
            for kind in ("scene", "banner", "day")
        },
        "eighths": sum(strip.eighths for strip in schedule.strips),
        "categories": [
            {
                "name": category.name,
                "ucid": category.ucid,
                "elements": [
                    {"id": one.id, "name": one.name, "board": one.board, "strips": used[one.id]}
                    for one in schedule.elements
                    if one.category == category.id
                ],
            }
            for category in schedule.categories
        ],
        "boards": [_board(board, schedule, strips) for board in schedule.boards],
        "calendars": [_calendar(calendar) for calendar in schedule.calendars],
        "unread": [{"path": one.path, **_pair(one.text)} for one in file.unread],
    }


def _board(board: Board, schedule: Schedule, strips: dict[str, Strip]) -> Json:
    calendar = next((c for c in schedule.calendars if c.id == board.calendar), None)
    start = calendar.start if calendar else None
    dates = shooting_dates(board.days, calendar, start) if calendar and start else ()
    days = [date.isoformat() for date in dates]
    hung = {id for unit in board.units for day in (*unit.days, unit.loose) for id in day}
    return {
        "id": board.id,
        "name": board.name,
        "calendar": calendar.name if calendar else None,
        "units": [_unit(unit, strips, days) for unit in board.units],
        "boneyard": len(board.boneyard),
        "nowhere": len(strips.keys() - hung - set(board.boneyard)),
    }


def _unit(unit: Unit, strips: dict[str, Strip], dates: list[str]) -> Json:
    return {
        "name": unit.name,
        "days": [
            {
                "day": n,
                "date": dates[n - 1] if n <= len(dates) else None,
                "strips": len(day),
                "scenes": [strips[id].scene for id in day if strips[id].kind == "scene"],
                "eighths": sum(strips[id].eighths for id in day),
                "minutes": sum(strips[id].minutes for id in day),
            }
            for n, day in enumerate(unit.days, 1)
        ],
        "no_day": len(unit.loose),
    }


def _calendar(calendar: Calendar) -> Json:
    return {
        "id": calendar.id,
        "name": calendar.name,
        "start": calendar.start.isoformat() if calendar.start else None,
        "days_off": list(calendar.days_off),
        "dates": [_date(one) for one in calendar.dates],
    }


def _date(one: SpecialDate) -> Json:
    return {"kind": one.kind, "name": one.name, "date": one.day.isoformat()}


def days_out_told(made: TableMade) -> Json:
    """What `shooting days-out --json` prints: every code with its reason."""
    table = made.days_out
    scenes = {strip.id: strip.scene or strip.description for strip in made.schedule.strips}
    return {
        "board": table.board,
        "calendar": table.calendar,
        "start": made.start.isoformat(),
        "days": [
            {
                "date": column.day.isoformat(),
                "shooting_day": column.number or None,
                "off": column.off,
                "holiday": column.holiday,
                "events": list(column.events),
            }
            for column in table.columns
        ],
        "elements": [_row(row, made.categories, scenes) for row in table.rows],
        "absent": [one.name for one in table.absent],
        "warnings": [_pair(warning) for warning in table.warnings],
    }


def _row(row: DayRow, categories: dict[str, str], scenes: dict[str, str]) -> Json:
    worked = [cell.day.isoformat() for cell in row.cells if cell.strips]
    return {
        "id": row.element.id,
        "category": categories.get(row.element.category, ""),
        "board": row.element.board,
        "name": row.element.name,
        "first": worked[0] if worked else None,
        "last": worked[-1] if worked else None,
        "worked": row.worked,
        "held": row.held,
        "cells": [_cell(cell, scenes) for cell in row.cells],
    }


def _cell(cell: DayCell, scenes: dict[str, str]) -> Json:
    def strips(ids: tuple[str, ...]) -> list[Json]:
        return [{"id": id, "scene": scenes[id]} for id in ids]

    return {
        "date": cell.day.isoformat(),
        "code": cell.code,
        "reason": cell.reason.text.en,
        "reason_zh": cell.reason.text.zh,
        "strips": strips(cell.strips),
        "before": strips(cell.before),
        "after": strips(cell.after),
    }


def _pair(phrase: Phrase) -> Json:
    return {"en": phrase.en, "zh": phrase.zh}
