"""The daily production report: what was planned, with room for what was shot.

The workbook comes back in: see report_reading. Its last column, hidden, says what each row is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.film.shoot import ShootDay
from workprint.film.shot_day import Done, ShotDay, ShotScene
from workprint.shooting.documents.press import set_pdf
from workprint.shooting.documents.progress import Reports, progress, report_of
from workprint.shooting.documents.shoot import Shoot, board_order
from workprint.shooting.documents.tables import number_or_text
from workprint.shooting.documents.words import (
    clock,
    day_text,
    hours,
    pages,
    side,
    time_of_day,
)
from workprint.spreadsheets import plain, timeless

TITLE = Phrase("Daily production report", "拍摄日报")
VERSION = "workprint-report-1"
TIMES = {
    "call": Phrase("Call", "集合"), "first_shot": Phrase("First shot", "首个镜头"),
    "meal_1_out": Phrase("Meal from", "用餐起"), "meal_1_in": Phrase("Meal to", "用餐止"),
    "meal_2_out": Phrase("Second meal from", "第二餐起"),
    "meal_2_in": Phrase("Second meal to", "第二餐止"), "wrap": Phrase("Wrap", "收工"),
}  # fmt: skip
DONE: dict[Done, Phrase] = {
    "shot": Phrase("yes", "是"), "part": Phrase("part", "部分"), "not": Phrase("no", "否"),
}  # fmt: skip
WORDS = {
    "day_of": Phrase("Day {n} of {of}", "第 {n} 天 / 共 {of} 天"),
    "times": Phrase("Times", "时间"), "planned": Phrase("Planned", "计划"),
    "actual": Phrase("Actual", "实际"), "scenes": Phrase("Scenes", "场次"),
    "scene": Phrase("Scene", "场号"), "set": Phrase("Set", "场景"),
    "pages": Phrase("Pages", "页数"), "minutes": Phrase("Time", "用时"),
    "setups": Phrase("Set-ups", "机位"), "done": Phrase("Shot", "已拍"),
    "pages_shot": Phrase("Pages shot", "已拍页数"), "setups_shot": Phrase("Set-ups", "实际机位"),
    "minutes_shot": Phrase("Minutes", "实际分钟"), "hours": Phrase("Hours", "用时"),
    "note": Phrase("Notes", "备注"),
    "progress": Phrase("Progress", "进度"),
    "cast": Phrase("Cast", "演员"), "no": Phrase("No.", "编号"),
    "name": Phrase("Character", "角色"), "player": Phrase("Player", "饰演"),
    "status": Phrase("Status", "状态"), "call": Phrase("Call", "到场"),
    "wrap": Phrase("Wrap", "收工"), "delays": Phrase("Delays and reasons", "延误与原因"),
    "accidents": Phrase("Accidents, illness, damage", "事故、伤病、损坏"),
    "notes": Phrase("Other notes", "其他"), "unplanned": Phrase("Scenes not planned",
                                                                "计划外场次"),
    "media": Phrase("Media, rolls, hours recorded", "素材卡、时长"),
    "signed": Phrase("First AD", "副导演"), "manager": Phrase("Production manager", "制片主任"),
    "no_scenes": Phrase("No scenes", "无场次"),
}  # fmt: skip
_HELP = Phrase(
    "Shot: yes, part or no. Times like 07:15; after midnight 01:30. Pages like 1 3/8.",
    "已拍：是、部分、否。时间如 07:15，过零点写 01:30。页数如 1 3/8。",
)
_PROGRESS = ("progress", "scenes", "pages", "setups", "hours")
UNPLANNED_ROWS = 3
_WIDTHS = (14, 34, 12, 10, 10, 9, 11, 11, 11, 40, 3)
KEYS = len(_WIDTHS)
"""The column of keys, from 1."""


def planned_times(day: ShootDay) -> dict[str, int]:
    """The times of a day as planned, by the names of TIMES."""
    told = {"call": day.call, "wrap": day.wrap}
    first = next((one.start for one in day.items if one.kind == "scene"), None)
    if first is not None:
        told["first_shot"] = first
    for n, meal in enumerate([one for one in day.items if one.kind == "meal"][:2], 1):
        told |= {f"meal_{n}_out": meal.start, f"meal_{n}_in": meal.end}
    return told


def shot_times(shot: ShotDay | None) -> dict[str, int]:
    """The times of a day as they were."""
    if shot is None:
        return {}
    told = {"call": shot.call, "first_shot": shot.first_shot, "wrap": shot.wrap}
    for n, (out, back) in enumerate(shot.meals[:2], 1):
        told |= {f"meal_{n}_out": out, f"meal_{n}_in": back}
    return {name: minutes for name, minutes in told.items() if minutes is not None}


def planned_minutes(day: ShootDay, strip: str) -> int:
    """How long a scene takes as planned."""
    return sum(one.end - one.start for one in day.items if one.strip == strip)


def report_xlsx(
    shoot: Shoot, day: ShootDay, setups: Mapping[str, int], reports: Reports = ()
) -> bytes:
    """The report of a day as a workbook to fill in; filled in where a report of the day came
    back. A second sheet says how far the shoot is by all that did."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = shoot.tell(TITLE)[:31]
    for cells in _rows(shoot, day, setups, report_of(day, reports)):
        sheet.append([plain(c) or None if isinstance(c, str) else c for c in cells])
    _dress(sheet, shoot)
    second = book.create_sheet(shoot.tell(WORDS["progress"]))
    second.append([shoot.tell(WORDS[name]) for name in _PROGRESS])
    for row in progress(shoot, day, setups, reports):
        second.append([number_or_text(cell) for cell in row])
    second.column_dimensions["A"].width = 26
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


Cell = str | int | None


def _row(key: str, *cells: Cell) -> list[Cell]:
    return [*cells, *[None] * (KEYS - 1 - len(cells)), key]


def _rows(
    shoot: Shoot, day: ShootDay, setups: Mapping[str, int], shot: ShotDay | None
) -> Iterable[list[Cell]]:
    def word(name: str) -> str:
        return shoot.tell(WORDS[name])

    told = word("day_of").format(n=day.number, of=shoot.count(day.unit))
    yield _row(VERSION, shoot.title, shoot.tell(TITLE))
    yield _row(
        f"day:{day.number}:{day.date.isoformat()}:{day.unit}",
        told, f"{day_text(day.date, shoot.language)} · {day.unit}",
    )  # fmt: skip
    yield _row("", shoot.tell(_HELP))
    yield _row("head", word("times"), word("planned"), word("actual"))
    planned, actual = planned_times(day), shot_times(shot)
    for name, label in TIMES.items():
        yield _row(f"time:{name}", shoot.tell(label), clock(planned.get(name)),
                   clock(actual.get(name)))  # fmt: skip
    yield _row("head", *map(word, (
        "scene", "set", "pages", "minutes", "setups", "done", "pages_shot", "setups_shot",
        "minutes_shot", "note",
    )))  # fmt: skip
    scenes = {one.strip: one for one in shot.scenes if one.strip} if shot else {}
    for id in day.strips:
        strip = shoot.strips[id]
        yield _row(
            f"strip:{id}", strip.scene, strip.set, pages(strip.eighths),
            planned_minutes(day, id), setups.get(id), *_done(shoot, scenes.get(id)),
        )  # fmt: skip
    extra = [one for one in shot.scenes if not one.strip] if shot else []
    for n in range(max(UNPLANNED_ROWS, len(extra))):
        one = extra[n] if n < len(extra) else None
        yield _row("extra", one.scene if one else None, word("unplanned"), None, None, None,
                   *_done(shoot, one))  # fmt: skip
    yield _row("note", word("notes"), shot.note if shot else None)


def _done(shoot: Shoot, one: ShotScene | None) -> list[Cell]:
    if one is None:
        return [None] * 5
    return [shoot.tell(DONE[one.done]), pages(one.eighths) if one.eighths else None,
            one.setups, one.minutes, one.note]  # fmt: skip


def _dress(sheet: Any, shoot: Shoot) -> None:
    """Widths, heads, cells to fill in, the choice of what was done. Cells to fill in hold text:
    a spreadsheet would make a date of 3/8."""
    from openpyxl.styles import Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    thin = Side(style="thin", color="FFBBBBBB")
    frame, head = Border(thin, thin, thin, thin), PatternFill("solid", fgColor="FFEFEBE2")
    fill, bold = PatternFill("solid", fgColor="FFFFF8DC"), Font(bold=True)
    for n, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.column_dimensions[get_column_letter(KEYS)].hidden = True
    names = ",".join(shoot.tell(name) for name in DONE.values())
    choice = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True)
    sheet.add_data_validation(choice)
    sheet["A1"].font = sheet["B1"].font = Font(bold=True, size=14)
    for row in sheet.iter_rows(min_row=2):
        key = str(row[KEYS - 1].value or "")
        if key == "head" or key.startswith("day:"):
            for cell in row[: KEYS - 1]:
                cell.font = bold
                if key == "head" and cell.value:
                    cell.fill = head
        wanted: tuple[int, ...] = ()
        if key.startswith("time:"):
            wanted = (2,)
        elif key.startswith("strip:") or key == "extra":
            wanted = (5, 6, 7, 8, 9) if key != "extra" else (0, 5, 6, 7, 8, 9)
            choice.add(row[5].coordinate)
        elif key == "note":
            wanted = (1,)
        for n in wanted:
            row[n].fill, row[n].border = fill, frame
            row[n].number_format = "@"


def reports_pdf(
    shoot: Shoot,
    setups: Mapping[str, int],
    reports: Reports,
    fonts: tuple[Path, ...],
    days: Sequence[ShootDay] | None = None,
) -> bytes:
    """Reports to print, a page a day; of all days where none are named."""
    chosen = shoot.days if days is None else days
    data = {
        "heading": shoot.tell(TITLE),
        "words": {name: shoot.tell(phrase) for name, phrase in WORDS.items()},
        "days": [_page(shoot, day, setups, reports) for day in chosen],
    }
    return set_pdf("report.typ", data, shoot.title, shoot.language, fonts)


def _page(
    shoot: Shoot, day: ShootDay, setups: Mapping[str, int], reports: Reports
) -> dict[str, Any]:
    shot = report_of(day, reports)
    planned, actual = planned_times(day), shot_times(shot)
    scenes = {one.strip: one for one in shot.scenes if one.strip} if shot else {}
    rows = [_scene(shoot, day, shoot.strips[id], setups, scenes.get(id)) for id in day.strips]
    for one in shot.scenes if shot else ():
        if not one.strip:
            told = [one.scene, shoot.tell(WORDS["unplanned"]), "", "", "",
                    *(str(c or "") for c in _done(shoot, one))]  # fmt: skip
            rows.append(told)
    return {
        "date": day_text(day.date, shoot.language),
        "number": shoot.say(WORDS["day_of"], n=day.number, of=shoot.count(day.unit)),
        "unit": day.unit if shoot.several_units else "",
        "places": " · ".join(shoot.places(day)),
        "times": [
            {"name": shoot.tell(label), "planned": clock(planned.get(name)),
             "actual": clock(actual.get(name))}
            for name, label in TIMES.items()
        ],
        "scenes": rows,
        "cast": _cast(shoot, day),
        "progress": progress(shoot, day, setups, reports),
        "note": shot.note if shot else "",
    }  # fmt: skip


def _scene(
    shoot: Shoot, day: ShootDay, strip: Strip, setups: Mapping[str, int], shot: ShotScene | None
) -> list[str]:
    where = (side(strip.int_ext, shoot.language), strip.set,
             time_of_day(strip.day_night, shoot.language))  # fmt: skip
    return [
        strip.scene, " ".join(filter(None, where)), pages(strip.eighths),
        hours(planned_minutes(day, strip.id)), str(setups.get(strip.id, "")),
        *(str(cell or "") for cell in _done(shoot, shot)),
    ]  # fmt: skip


def _cast(shoot: Shoot, day: ShootDay) -> list[list[str]]:
    people = sorted(
        (
            (shoot.elements[one.element], one)
            for one in day.people
            if one.element in shoot.elements
        ),
        key=lambda pair: board_order(pair[0].board),
    )
    return [
        [one.board, one.name, shoot.player(one),
         shoot.codes[one.id].code(day.date) if one.id in shoot.codes else "",
         clock(call.call), "", clock(call.wrap), ""]
        for one, call in people
    ]  # fmt: skip
