"""The one-line schedule: each shooting day, a line a scene."""

from __future__ import annotations

from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.film.shoot import ShootDay
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.tables import Column, Line, Table
from workprint.shooting.documents.words import (
    clock,
    day_text,
    hours,
    pages,
    side,
    time_of_day,
)

TITLE = Phrase("One-line schedule", "拍摄计划")
COLUMNS = (
    Column(Phrase("Day", "天次"), 6, "center", flat=True),
    Column(Phrase("Date", "日期"), 12, flat=True),
    Column(Phrase("Unit", "组别"), 10, flat=True),
    Column(Phrase("Start", "开拍"), 9, "center"),
    Column(Phrase("Scene", "场号"), 7, "center"),
    Column(Phrase("I/E", "内外"), 6, "center"),
    Column(Phrase("Set", "场景"), 26),
    Column(Phrase("D/N", "日夜"), 9, "center"),
    Column(Phrase("Script day", "故事日"), 10, "center"),
    Column(Phrase("Pages", "页数"), 7, "center"),
    Column(Phrase("Cast", "演员"), 18),
    Column(Phrase("Location", "拍摄地"), 18),
    Column(Phrase("Synopsis", "内容提要"), 46),
)
_DAY = Phrase("Day {n} of {of}", "第 {n} 天 / 共 {of} 天")
_END = Phrase(
    "End of day {n} · {pages} pages · {hours} h of work",
    "第 {n} 天完 · {pages} 页 · 工作 {hours} 小时",
)
_TIMES = Phrase("call {call} · wrap {wrap}", "集合 {call} · 收工 {wrap}")
_NONE = Phrase("No scenes", "无场次")


def one_line(shoot: Shoot) -> Table:
    """The one-line schedule of all days. Chinese says who plays by name, English by number."""
    lines: list[Line] = []
    for day in shoot.days:
        lines.append(Line((day_head(shoot, day), day_times(shoot, day)), "head"))
        for id in day.strips:
            lines.append(Line(_cells(shoot, day, shoot.strips[id])))
        if not day.strips:
            lines.append(Line((shoot.tell(_NONE),), "end"))
        lines.append(Line((day_end(shoot, day),), "end"))
    aside = " · ".join(filter(None, (shoot.board.name, shoot.plan.status)))
    return Table(TITLE, COLUMNS, tuple(lines), aside)


def day_head(shoot: Shoot, day: ShootDay) -> str:
    """A day as a head says it: number, date, unit, places."""
    told = shoot.say(_DAY, n=day.number, of=shoot.count(day.unit))
    unit = day.unit if shoot.several_units else ""
    return " · ".join(
        filter(None, (told, unit, day_text(day.date, shoot.language), *shoot.places(day)[:3]))
    )


def day_times(shoot: Shoot, day: ShootDay) -> str:
    """When a day starts and ends."""
    return shoot.say(_TIMES, call=clock(day.call), wrap=clock(day.wrap))


def day_end(shoot: Shoot, day: ShootDay) -> str:
    """A day summed up."""
    return shoot.say(_END, n=day.number, pages=pages(day.eighths), hours=hours(day.work_minutes))


def _cells(shoot: Shoot, day: ShootDay, strip: Strip) -> tuple[str, ...]:
    start = next(one.start for one in day.items if one.strip == strip.id)
    return (
        str(day.number), day.date.isoformat(), day.unit, clock(start), strip.scene,
        side(strip.int_ext, shoot.language), strip.set,
        time_of_day(strip.day_night, shoot.language), strip.script_day, pages(strip.eighths),
        shoot.played(strip), strip.location, strip.description,
    )  # fmt: skip
