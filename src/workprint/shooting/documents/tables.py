"""A table of the shoot in three forms: PDF, workbook, CSV."""

from __future__ import annotations

import csv
import io
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from workprint.film.reason import Phrase
from workprint.shooting.documents.press import set_pdf
from workprint.spreadsheets import plain, timeless

Look = Literal["plain", "head", "end"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, its width in letters, where it stands. `flat` columns say in
    each row of a spreadsheet what a head says over the rows of a page."""

    title: Phrase
    letters: int
    align: Literal["left", "center", "right"] = "left"
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a cell for each column; or a head or an end, one text over all. `fill` is its
    colour, "" for none."""

    cells: tuple[str, ...]
    look: Look = "plain"
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; `aside` stands beside that on each document."""

    title: Phrase
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    aside: str = ""
    flipped: bool = True


def table_pdf(made: Table, title: str, language: str, fonts: tuple[Path, ...]) -> bytes:
    """The table on pages, heads and ends as bars."""
    shown = [n for n, column in enumerate(made.columns) if not column.flat]
    columns = [made.columns[n] for n in shown]
    data = {
        "heading": made.title.in_(language),
        "aside": made.aside,
        "flipped": made.flipped,
        "columns": [
            {"title": one.title.in_(language), "letters": one.letters, "align": one.align}
            for one in columns
        ],
        "lines": [
            {
                "look": line.look,
                "fill": line.fill,
                "cells": [line.cells[n] for n in shown] if line.look == "plain" else line.cells,
            }
            for line in made.lines
        ],
    }
    return set_pdf("table.typ", data, title, language, fonts)


def csv_text(made: Table, language: str) -> str:
    """The rows as CSV, without heads and ends."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([plain(column.title.in_(language)) for column in made.columns])
    for line in made.lines:
        if line.look == "plain":
            writer.writerow([plain(cell) for cell in line.cells])
    return target.getvalue()


def workbook(made: tuple[Table, ...], language: str) -> bytes:
    """Tables as the sheets of a workbook, without heads and ends."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for table in made:
        fill_sheet(book.create_sheet(table.title.in_(language)[:31]), table, language)
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def fill_sheet(sheet: Any, made: Table, language: str) -> None:
    """Write a table on an empty sheet. A look is made once and shared by all cells that have it:
    openpyxl takes a millisecond to make one."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append([plain(column.title.in_(language)) for column in made.columns])
    for n, column in enumerate(made.columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = column.letters
        cell = sheet.cell(1, n)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFEFEBE2")
    looks: dict[tuple[str, str], Any] = {}
    rows = [line for line in made.lines if line.look == "plain"]
    for at, line in enumerate(rows, 2):
        for n, (column, text) in enumerate(zip(made.columns, line.cells, strict=True), 1):
            cell = sheet.cell(at, n, number_or_text(text))
            key = (line.fill, column.align)
            if key not in looks:
                cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=column.align)
                if line.fill:
                    cell.fill = PatternFill("solid", fgColor=f"FF{line.fill[1:].upper()}")
                looks[key] = cell._style
            cell._style = copy(looks[key])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(made.columns))}{len(rows) + 1}"


def number_or_text(text: str) -> str | int | None:
    """A cell's value: whole numbers as such, text without formulas."""
    if text.isascii() and text.isdigit() and len(text) < 9 and (text == "0" or text[0] != "0"):
        return int(text)
    return plain(text) or None
