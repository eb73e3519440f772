"""The day-out-of-days as PDF, set by Typst: four weeks to a page, days off grey."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workprint.film.days_out import DayColumn, DaysOut
from workprint.film.schedule import weekday
from workprint.shooting.documents.days_out_table import KEY, TITLE, WEEKDAYS, WORDS

TEMPLATE = Path(__file__).with_name("days_out.typ")
DAYS_A_PAGE = 28


def days_out_pdf(
    made: DaysOut,
    title: str,
    categories: Mapping[str, str],
    language: str,
    fonts: tuple[Path, ...],
) -> bytes:
    """The table as a PDF; `fonts` are folders of typefaces."""
    import typst

    data = json.dumps(_data(made, title, categories, language), ensure_ascii=False)
    done: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(f) for f in fonts],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    return done


def _data(
    made: DaysOut, title: str, categories: Mapping[str, str], language: str
) -> dict[str, Any]:
    columns = made.columns
    parts = [columns[n : n + DAYS_A_PAGE] for n in range(0, len(columns), DAYS_A_PAGE)]
    return {
        "title": title,
        "language": language,
        "paper": "a4" if language == "zh" else "us-letter",
        "fonts": ["Noto Sans CJK SC"],
        "heading": TITLE.in_(language),
        "board": " · ".join(filter(None, (made.board, made.calendar))),
        "words": {name: phrase.in_(language) for name, phrase in WORDS.items()},
        "key": "   ".join(f"{code} {told.in_(language)}" for code, told in KEY.items()),
        "warnings": [warning.in_(language) for warning in made.warnings],
        "parts": [_part(made, part, categories, language) for part in parts],
    }


def _part(
    made: DaysOut, days: tuple[DayColumn, ...], categories: Mapping[str, str], language: str
) -> dict[str, Any]:
    """Four weeks of the table."""
    rows = []
    for row in made.rows:
        codes = {cell.day: cell.code for cell in row.cells}
        rows.append(
            {
                "board": row.element.board,
                "name": row.element.name,
                "category": categories.get(row.element.category, ""),
                "codes": [codes.get(column.day, "") for column in days],
                "worked": str(row.worked),
                "held": str(row.held),
            }
        )
    return {
        "days": [
            {
                "date": f"{column.day.month}/{column.day.day}",
                "weekday": WEEKDAYS[weekday(column.day)].in_(language),
                "number": str(column.number or ""),
                "off": column.off,
                "holiday": column.holiday,
            }
            for column in days
        ],
        "span": f"{days[0].day} – {days[-1].day}",
        "rows": rows,
    }
