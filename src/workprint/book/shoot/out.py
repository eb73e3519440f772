"""The day-out-of-days of the page: a row a person, a column a date, a code with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from workprint.book.shoot.words import CODES, WEEKDAYS, day_pair, month_pair, say

Json = dict[str, Any]

_MARKS = (("W", "work"), ("H", "hold"), ("D", "drop"), ("/", "free"))
"""The part of a code a cell has its colour by, the first that is in it."""


def days_out_of(told: Json, days: Sequence[Json]) -> tuple[Json | None, Json | None]:
    """The table, and for each row its reasons by column, -1 for none; None where nobody has a
    row."""
    if not told["rows"]:
        return None, None
    numbers = {day["date"]: day["number"] for day in reversed(days)}
    columns = []
    for n, (text, off, holiday) in enumerate(told["columns"]):
        day = date.fromisoformat(text)
        en, zh = WEEKDAYS[day.weekday()]
        columns.append({"day": day.day, "number": numbers.get(text, ""),
                        "off": off or holiday, "week": say(en[:2], zh),
                        "month": month_pair(day, short=True) if not n or day.day == 1
                        else None})  # fmt: skip
    rows, codes = [], []
    for row in told["rows"]:
        said = {column: code for column, code, _ in row["cells"]}
        at = {column: reason for column, _, reason in row["cells"]}
        rows.append(
            {
                **row,
                "cells": [{"code": said.get(n, ""), "class": colour(said.get(n, ""))}
                          for n in range(len(columns))],
            }
        )  # fmt: skip
        last = max(at, default=-1)
        codes.append({"name": row["name"], "at": [at.get(n, -1) for n in range(last + 1)],
                      "why": [_bare(why, row["name"]) for why in row["reasons"]]})  # fmt: skip
    letters = {letter for row in told["rows"] for _, code, _ in row["cells"] for letter in
               _letters(code)}  # fmt: skip
    key = [{"code": code, "class": colour("W" if code in "SFP" else code), **say(*CODES[code])}
           for code in CODES if code in letters]  # fmt: skip
    whens = [day_pair(date.fromisoformat(text)) for text, *_ in told["columns"]]
    return {"columns": columns, "rows": rows, "key": key}, {"rows": codes, "whens": whens}


def _bare(reason: Json, name: str) -> Json:
    """A reason without the name it begins with, under which it stands."""
    return {language: text.removeprefix(f"{name} ") for language, text in reason.items()}


def _letters(code: str) -> set[str]:
    """The codes a cell is put together of: "SWF" is S, W and F, "W TR" also TR."""
    found: set[str] = set()
    for part in code.split():
        found |= {part} if part in CODES else set(part)
    return found


def colour(code: str) -> str:
    """The class of a cell's colour.

    >>> colour("SWF"), colour("H"), colour("TR"), colour("")
    ('work', 'hold', 'event', '')
    """
    if not code:
        return ""
    return next((name for mark, name in _MARKS if mark in code), "event")
