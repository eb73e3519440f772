"""The breakdown as a spreadsheet (xlsx) or CSV, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workprint.analysis.documents.rows import (
    COLUMNS,
    ReadRow,
    Row,
    RowsError,
    columns_named,
    rows_of,
    unescaped,
)
from workprint.analysis.documents.sheets import eighths_text
from workprint.analysis.documents.themes import colour_of
from workprint.film.breakdown import CATEGORIES, Breakdown
from workprint.spreadsheets import plain, timeless

_WIDTHS = {"scene": 8, "heading": 34, "category": 18, "element": 34, "count": 8, "lines": 14,
           "confidence": 11, "reason": 60, "key": 18}  # fmt: skip
_MOST_ROWS = 200_000


def csv_text(breakdown: Breakdown, language: str, before: Breakdown | None = None) -> str:
    """The rows as CSV with a head; `before` as for `rows_of`."""
    target = io.StringIO()
    writer = csv.DictWriter(target, list(COLUMNS), lineterminator="\r\n")
    writer.writerow({name: told.in_(language) for name, told in COLUMNS.items()})
    for row in rows_of(breakdown, language, before):
        writer.writerow({name: plain(text) for name, text in row.items()})
    return target.getvalue()


def workbook(
    breakdown: Breakdown,
    language: str,
    theme: str = "paper",
    before: Breakdown | None = None,
) -> bytes:
    """A workbook of three sheets: elements by scene, scenes, elements by category; `before` as
    for `rows_of`."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    names = ("Elements", "Scenes", "Lists") if language == "en" else ("分解", "场次", "清单")
    _elements(book.create_sheet(names[0]), rows_of(breakdown, language, before), language, theme)
    _scenes(book.create_sheet(names[1]), breakdown, language)
    _lists(book.create_sheet(names[2]), breakdown, language)
    made = io.BytesIO()
    book.save(made)
    return timeless(made.getvalue())


def _head(sheet: Any, titles: Sequence[str], widths: Sequence[int]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append(list(titles))
    for n, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
        cell = sheet.cell(1, n)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFEFEBE2")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(titles))}1"


def _elements(sheet: Any, rows: Sequence[Row], language: str, theme: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    _head(sheet, [told.in_(language) for told in COLUMNS.values()], list(_WIDTHS.values()))
    colours = {
        facts.name.in_(language): colour_of(category, theme)[1:]
        for category, facts in CATEGORIES.items()
    }
    place = list(COLUMNS).index("category") + 1
    for row in rows:
        sheet.append([_number(name, row[name]) for name in COLUMNS])
        sheet.cell(sheet.max_row, place).font = Font(color=f"FF{colours[row['category']]}")
        reason = sheet.cell(sheet.max_row, list(COLUMNS).index("reason") + 1)
        reason.alignment = Alignment(wrap_text=True)
    letter = get_column_letter(place)
    # Excel takes lists of up to 255 characters, which the names are longer than: a range of cells.
    names = [facts.name.in_(language) for facts in CATEGORIES.values()]
    far = get_column_letter(len(COLUMNS) + 3)
    for n, name in enumerate(names, 1):
        sheet[f"{far}{n}"] = name
    sheet.column_dimensions[far].hidden = True
    choice = DataValidation(type="list", formula1=f"=${far}$1:${far}${len(names)}")
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{max(2, sheet.max_row + 500)}")


def _number(column: str, text: str) -> str | int | float | None:
    """A cell of a column: counts and confidences are numbers."""
    if column == "count" and text:
        return int(text)
    return float(text) if column == "confidence" else _cell(text)


def _cell(text: str) -> str | None:
    """Text as a cell can have it: no control characters, nothing that is taken for a formula."""
    return plain(text) or None


def _scenes(sheet: Any, breakdown: Breakdown, language: str) -> None:
    titles = (
        ("Scene", "Slug line", "Set", "Location", "Pages", "Page", "Script day", "Synopsis")
        if language == "en"
        else ("场次", "场景标题", "场景", "地点", "页数", "页码", "故事日", "梗概")
    )
    _head(sheet, titles, (8, 36, 30, 24, 9, 8, 11, 80))
    places = {place.id: place.name for place in breakdown.locations}
    for scene in breakdown.scenes:
        day = scene.script_day
        sheet.append(
            [
                _cell(scene.number), _cell(scene.heading),
                _cell(places[scene.set]), _cell(places[scene.location]),
                eighths_text(scene.eighths), scene.page,
                "-" if day.flashback else day.day, _cell(scene.synopsis),
            ]
        )  # fmt: skip


def _lists(sheet: Any, breakdown: Breakdown, language: str) -> None:
    titles = (
        ("Category", "Board", "Element", "Also called", "Scenes", "In scenes")
        if language == "en"
        else ("类别", "编号", "名称", "又作", "场数", "出现场次")
    )
    _head(sheet, titles, (18, 8, 34, 40, 8, 60))
    numbers = {scene.scene: scene.number for scene in breakdown.scenes}
    for element in breakdown.elements:
        sheet.append(
            [
                CATEGORIES[element.category].name.in_(language), element.board or None,
                _cell(element.name), _cell(", ".join(element.names[1:])), len(element.scenes),
                ", ".join(numbers[scene] for scene in element.scenes),
            ]
        )  # fmt: skip


def read_table(path: Path) -> tuple[ReadRow, ...]:
    """The rows of an xlsx or CSV that a person edited; RowsError in one sentence otherwise."""
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise RowsError(f"{path.name} is no table; save it as .xlsx or .csv")
    table = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    if not table:
        raise RowsError(f"{path.name} is empty; write it anew with --out {path.name}")
    places = columns_named(table[0], path.name)
    made = []
    for number, cells in enumerate(table[1:], 2):
        told = {
            name: str(cells[at]).strip() if at < len(cells) and cells[at] is not None else ""
            for name, at in places.items()
        }
        if not any(told[name] for name in ("category", "element")):
            continue
        if not told["element"]:
            raise RowsError(f"{path.name}, row {number}: the element has no name; give it one")
        made.append(
            ReadRow(
                number, told["scene"].removesuffix(".0"), told["category"],
                unescaped(told["element"]), told.get("count", ""), unescaped(told["key"]),
            )
        )  # fmt: skip
    return tuple(made)


def _xlsx(path: Path) -> list[list[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [list(row) for row in sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)]
    except FileNotFoundError:
        raise RowsError(f"{path.name} is not there; name a file that is") from None
    except Exception as error:
        # openpyxl raises kinds of many libraries for a file that is no workbook.
        raise RowsError(
            f"{path.name} is no workbook one can read ({type(error).__name__}); save it as .xlsx"
        ) from None


def _csv(path: Path) -> list[list[Any]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RowsError(f"{path.name} cannot be read: {error.strerror}") from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise RowsError(f"{path.name} is neither UTF-8 nor GB18030; save it as UTF-8")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise RowsError(f"{path.name} is no table one can read ({error}); save it anew") from None
