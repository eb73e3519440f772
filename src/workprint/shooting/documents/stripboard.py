"""The stripboard as PDF: strips from top to bottom in the colours of the trade."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.film.shoot import DayItem, ShootDay
from workprint.shooting.documents.press import set_pdf
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.themes import LOOKS, colour_of, theme_of
from workprint.shooting.documents.words import (
    KINDS,
    clock,
    day_text,
    hours,
    pages,
    short_day,
    shortened,
    side,
    time_of_day,
)
from workprint.shooting.shoot_days import ONE, days_between

TITLE = Phrase("Stripboard", "场次条板")
_HEADS = (
    Phrase("Sc.", "场号"), Phrase("I/E", "内外"), Phrase("Set", "场景"), Phrase("D/N", "日夜"),
    Phrase("Script day", "故事日"), Phrase("Pages", "页数"), Phrase("Cast", "演员"),
    Phrase("Synopsis", "内容提要"),
)  # fmt: skip
_END = Phrase(
    "End of day {n} – {date} – {pages} pages – {hours} h",
    "第 {n} 天完 – {date} – {pages} 页 – {hours} 小时",
)
_WEEK = Phrase(
    "End of week {n} – {pages} pages – {days} shooting days",
    "第 {n} 周完 – {pages} 页 – {days} 个拍摄日",
)
_FREE = Phrase("Free – {days}", "休息 – {days}")
_HOLIDAY = Phrase("Holiday – {name} – {days}", "假日 – {name} – {days}")
_MOVE = Phrase("Company move to {place} – {minutes} min", "转场至 {place} – {minutes} 分钟")
_LOOSE = Phrase("No shooting day yet", "尚未排入拍摄日")
_BONEYARD = Phrase("Boneyard – not to be shot", "弃用场次")
_EMPTY = Phrase("No scenes", "无场次")
SYNOPSIS = 92
"""Columns of half an em of a synopsis on its strip: two lines."""


def stripboard_pdf(shoot: Shoot, fonts: tuple[Path, ...]) -> bytes:
    """The board as a PDF; `fonts` are folders of typefaces."""
    theme = theme_of(shoot.theme)
    data = {
        "heading": shoot.tell(TITLE),
        "aside": " · ".join(filter(None, (shoot.board.name, _span(shoot)))),
        "heads": [shoot.tell(one) for one in _HEADS],
        "rows": list(_rows(shoot)),
        "cast": [
            {"number": one.board, "name": one.name}
            for one in (row.element for row in shoot.codes.values())
        ],
        "colours": [
            {"name": shoot.tell(name), "fill": theme[key]}
            for key, name in LOOKS.items()
            if key[-4:] not in ("dawn", "dusk") or theme[key] != theme["ext_day"]
        ],
    }
    return set_pdf("stripboard.typ", data, shoot.title, shoot.language, fonts)


def _span(shoot: Shoot) -> str:
    if not shoot.days:
        return ""
    first, last = shoot.days[0].date, shoot.days[-1].date
    return f"{day_text(first, shoot.language)} – {day_text(last, shoot.language)}"


def _rows(shoot: Shoot) -> Iterator[dict[str, Any]]:
    """Strips, day breaks, week breaks, what is free between, and what has no day."""
    dates = [(day, list(own)) for day, own in groupby(shoot.days, lambda one: one.date)]
    start = 0
    for n, (day, own) in enumerate(dates):
        yield from (_bar(note.text, "banner", shoot) for note in shoot.terms.notes
                    if note.date == day)  # fmt: skip
        for one in own:
            yield from _day(shoot, one)
        following = dates[n + 1][0] if n + 1 < len(dates) else None
        if following is None or following.isocalendar()[:2] != day.isocalendar()[:2]:
            yield _week_break(shoot, _week(dates[0][0], day), dates[start : n + 1])
            start = n + 1
        if following is not None:
            yield from _between(shoot, day, following)
    for title, ids in ((_LOOSE, shoot.plan.loose), (_BONEYARD, shoot.board.boneyard)):
        known = [shoot.strips[id] for id in ids if id in shoot.strips]
        if known:
            yield _bar(shoot.tell(title), "banner", shoot)
            yield from (_strip(shoot, strip) for strip in known)


def _day(shoot: Shoot, day: ShootDay) -> Iterator[dict[str, Any]]:
    moves, after = _moves(day)
    for id in shoot.hung(day):
        yield from (_bar(_move(shoot, move), "banner", shoot) for move in moves.get(id, ()))
        strip = shoot.strips[id]
        if strip.kind == "scene":
            yield _strip(shoot, strip)
        else:
            yield _bar(strip.banner or strip.description, "banner", shoot)
    yield from (_bar(_move(shoot, move), "banner", shoot) for move in after)
    if not day.strips:
        yield _bar(shoot.tell(_EMPTY), "banner", shoot)
    told = shoot.say(
        _END, n=day.number, date=day_text(day.date, shoot.language), pages=pages(day.eighths),
        hours=hours(day.work_minutes),
    )  # fmt: skip
    aside = [f"{clock(day.call)} – {clock(day.wrap)}"]
    if day.kind != "day":
        aside.insert(0, shoot.tell(KINDS[day.kind]))
    if shoot.several_units:
        aside.insert(0, day.unit)
    yield _bar(told, "day_break", shoot, " · ".join(aside))


def _moves(day: ShootDay) -> tuple[dict[str, list[DayItem]], list[DayItem]]:
    """The moves of a day by the strip that is shot next, whatever stands between the two, and
    those after the last. A move between two parts of a strip hangs before it."""
    before: dict[str, list[DayItem]] = {}
    met: list[DayItem] = []
    for item in day.items:
        if item.kind == "move":
            met.append(item)
        elif item.kind == "scene":
            before.setdefault(item.strip, []).extend(met)
            met = []
    return before, met


def _move(shoot: Shoot, move: DayItem) -> str:
    return shoot.say(_MOVE, place=move.place, minutes=move.end - move.start)


def _week(first: date, day: date) -> int:
    """Which week of the shoot a day is in; weeks start on Monday."""
    return ((day - first).days + first.weekday()) // 7 + 1


def _week_break(
    shoot: Shoot, week: int, dates: list[tuple[date, list[ShootDay]]]
) -> dict[str, Any]:
    eighths = sum(day.eighths for _, own in dates for day in own)
    told = shoot.say(_WEEK, n=week, pages=pages(eighths), days=len(dates))
    return _bar(told, "week_break", shoot)


def _between(shoot: Shoot, day: date, following: date) -> Iterator[dict[str, Any]]:
    """Holidays and free days before the next shooting day."""
    named = dict(shoot.terms.holidays)
    free = list(days_between(day + ONE, following - ONE))
    for name, group in groupby(free, lambda one: named.get(one)):
        own = list(group)
        told = " – ".join(
            short_day(one, shoot.language) for one in dict.fromkeys((own[0], own[-1]))
        )
        if name is not None:
            yield _bar(shoot.say(_HOLIDAY, name=name, days=told), "holiday", shoot)
        else:
            yield _bar(shoot.say(_FREE, days=told), "free", shoot)


def _bar(text: str, look: str, shoot: Shoot, aside: str = "") -> dict[str, Any]:
    fill = theme_of(shoot.theme)[look]
    return {"kind": "bar", "look": look, "fill": fill, "text": text, "aside": aside}


def _strip(shoot: Shoot, strip: Strip) -> dict[str, Any]:
    return {
        "kind": "strip",
        "fill": colour_of(strip, shoot.theme),
        "cells": [
            strip.scene, side(strip.int_ext, shoot.language), strip.set,
            time_of_day(strip.day_night, shoot.language), strip.script_day,
            pages(strip.eighths), shoot.numbers(strip), shortened(strip.description, SYNOPSIS),
        ],
    }  # fmt: skip
