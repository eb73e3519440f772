"""The day-out-of-days as a table: CSV, and a workbook with the reasons on a second sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from copy import copy
from typing import Any

from workprint.film.days_out import DayColumn, DayRow, DaysOut
from workprint.film.reason import Phrase
from workprint.film.schedule import weekday
from workprint.spreadsheets import plain, timeless

WEEKDAYS = (
    Phrase("Su", "日"), Phrase("Mo", "一"), Phrase("Tu", "二"), Phrase("We", "三"),
    Phrase("Th", "四"), Phrase("Fr", "五"), Phrase("Sa", "六"),
)  # fmt: skip
TITLE = Phrase("Day-out-of-days", "演员出勤表")
WORDS = {
    "category": Phrase("Category", "类别"), "board": Phrase("No.", "编号"),
    "name": Phrase("Name", "名称"), "first": Phrase("Start", "首日"),
    "last": Phrase("Finish", "末日"), "worked": Phrase("Worked", "出勤"),
    "held": Phrase("Held", "待命"), "weekday": Phrase("Weekday", "星期"),
    "number": Phrase("Shooting day", "拍摄日"), "date": Phrase("Date", "日期"),
    "code": Phrase("Code", "代码"), "why": Phrase("Why", "理由"),
    "holiday": Phrase("holiday", "假日"), "off": Phrase("day off", "休息"),
}  # fmt: skip
KEY = {
    "S": Phrase("start", "首日"), "W": Phrase("work", "出勤"), "F": Phrase("finish", "末日"),
    "H": Phrase("hold", "待命"), "D": Phrase("drop", "离组"), "P": Phrase("pick-up", "回组"),
    "TR": Phrase("travel", "在途"), "R": Phrase("rehearsal", "排练"),
    "FT": Phrase("fitting", "试装"), "M": Phrase("company move", "剧组转场"),
    "/": Phrase("holiday", "假日"),
}  # fmt: skip
_FILLS = {"W": "FF9BB7D4", "H": "FFF3E3A3", "D": "FFE3B7A5", "/": "FFE7A6A6"}
_OFF = "FFE4E4E4"


def table(made: DaysOut, categories: Mapping[str, str], language: str) -> list[list[str]]:
    """The rows: dates, weekdays, shooting days, then an element each. `categories` are the names
    of categories by id."""

    def word(name: str) -> str:
        return WORDS[name].in_(language)

    days = made.columns
    ends = ("first", "last", "worked", "held")
    rows = [
        [word("category"), word("board"), word("name"), *(c.day.isoformat() for c in days),
         *map(word, ends)],
        ["", "", word("weekday"), *(WEEKDAYS[weekday(c.day)].in_(language) for c in days)],
        ["", "", word("number"), *(_number(c, language) for c in days)],
    ]  # fmt: skip
    for row in made.rows:
        element = row.element
        codes = {cell.day: cell.code for cell in row.cells}
        rows.append(
            [categories.get(element.category, ""), element.board, element.name,
             *(codes.get(c.day, "") for c in days), *first_and_last(row), str(row.worked),
             str(row.held)]
        )  # fmt: skip
    return [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]


def first_and_last(row: DayRow) -> tuple[str, str]:
    """The first and last working day of a row, "" for none."""
    worked = [cell.day.isoformat() for cell in row.cells if cell.strips]
    return (worked[0], worked[-1]) if worked else ("", "")


def _number(column: DayColumn, language: str) -> str:
    if column.number:
        return str(column.number)
    return WORDS["holiday"].in_(language) if column.holiday else ""


def csv_text(made: DaysOut, categories: Mapping[str, str], language: str) -> str:
    """The table as CSV."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    for row in table(made, categories, language):
        writer.writerow([plain(text) for text in row])
    return target.getvalue()


def workbook(made: DaysOut, categories: Mapping[str, str], language: str) -> bytes:
    """The table as a workbook, days off grey, with why each code stands on a second sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = TITLE.in_(language)
    _fill(sheet, made, table(made, categories, language))
    _reasons(book.create_sheet(WORDS["why"].in_(language)), made, language)
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def _fill(sheet: Any, made: DaysOut, rows: list[list[str]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for row in rows:
        sheet.append([_cell(text) for text in row])
    for n, width in enumerate((16, 6, 26, *[6] * len(made.columns), 11, 11, 8, 8), 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    _paint(sheet, made, len(rows))
    for line in (1, 2, 3):
        for n in range(1, len(rows[0]) + 1):
            sheet.cell(line, n).font = Font(bold=True)
    for n in range(4, len(made.columns) + 4):
        sheet.cell(1, n).alignment = Alignment(text_rotation=90, horizontal="center")
    sheet.freeze_panes = "D4"


def _paint(sheet: Any, made: DaysOut, lines: int) -> None:
    """The cells of days in the middle, in their colours. A look is made once and shared by all
    cells that have it: openpyxl takes a millisecond to make one."""
    from openpyxl.styles import Alignment, PatternFill

    looks: dict[str | None, Any] = {}
    for line in range(2, lines + 1):
        for n, column in enumerate(made.columns, 4):
            cell = sheet.cell(line, n)
            colour = _colour(str(cell.value)) if line > 3 and cell.value else None
            colour = colour or (_OFF if column.off else None)
            if colour not in looks:
                cell.alignment = Alignment(horizontal="center")
                if colour:
                    cell.fill = PatternFill("solid", fgColor=colour)
                looks[colour] = cell._style
            cell._style = copy(looks[colour])


def _colour(code: str) -> str | None:
    """The fill of a cell, by the part of its code that weighs most."""
    return next((fill for mark, fill in _FILLS.items() if mark in code), None)


def _cell(text: str) -> str | int | None:
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 9 else plain(text) or None
    )


def _reasons(sheet: Any, made: DaysOut, language: str) -> None:
    from openpyxl.styles import Font

    sheet.append([WORDS[name].in_(language) for name in ("name", "date", "code", "why")])
    for letter, width in zip("ABCD", (26, 12, 8, 90), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for row in made.rows:
        for cell in row.cells:
            sheet.append([plain(row.element.name), cell.day.isoformat(), plain(cell.code),
                          plain(cell.reason.text.in_(language))])  # fmt: skip
    for warning in made.warnings:
        sheet.append([None, None, "!", plain(warning.in_(language))])
    sheet.freeze_panes = "A2"
