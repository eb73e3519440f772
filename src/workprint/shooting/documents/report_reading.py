"""A production report that came back: what was shot, out of a workbook somebody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

from workprint.film.shot_day import Done, ShotDay, ShotScene
from workprint.shooting.documents.report import DONE, KEYS, TIMES, VERSION
from workprint.shooting.documents.words import DAY_MINUTES, clock, shortened
from workprint.shooting.errors import ScheduleError

_MOST_ROWS = 2000
_MOST_EIGHTHS = 8000
"""A thousand pages."""
_QUOTED = 40
"""Columns of half an em of a cell in a message."""
_CLOCK = re.compile(r"(\d{1,2})[:：.](\d{2})(?::\d{2})?\s*([ap]m)?\s*(\+1)?", re.IGNORECASE)
_PAGES = re.compile(r"(?:(\d+)\s+)?(\d+)\s*/\s*8")
_WORDS: dict[str, Done] = {
    **{word: done for done, told in DONE.items() for word in (told.en, told.zh)},
    "y": "shot", "x": "shot", "✓": "shot", "√": "shot", "shot": "shot", "完成": "shot",
    "已拍": "shot", "partly": "part", "n": "not", "未拍": "not",
}  # fmt: skip


def read_report(workbook: bytes) -> ShotDay:
    """What a filled-in report says was shot; ScheduleError in one sentence, with the cell, for
    what cannot be read. A time before the call is of the next morning."""
    rows = _cells(workbook)
    keys = [_text(row[KEYS - 1]) for row in rows]
    if not keys or keys[0] != VERSION:
        raise ScheduleError(
            "this workbook is no production report of Workprint's; fill in the one that was "
            "written for the day"
        )
    number, day, unit = _day(keys)
    times = _times(rows, keys)
    note = next((_text(row[1]) for row, key in zip(rows, keys, strict=True) if key == "note"), "")
    meals = tuple(
        (times[f"meal_{n}_out"], times[f"meal_{n}_in"]) for n in (1, 2) if f"meal_{n}_out" in times
    )
    return ShotDay(
        number, day, unit, tuple(_scenes(rows, keys)), times.get("call"),
        times.get("first_shot"), meals, times.get("wrap"), note,
    )  # fmt: skip


def _cells(workbook: bytes) -> list[list[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(workbook), read_only=True, data_only=True)
        found = book.worksheets[0].iter_rows(values_only=True, max_row=_MOST_ROWS, max_col=KEYS)
        return [[*row, *[None] * (KEYS - len(row))] for row in found]
    except Exception as error:
        # openpyxl raises kinds of many libraries for a file that is no workbook.
        raise ScheduleError(
            f"this is no workbook one can read ({type(error).__name__}); save it as .xlsx"
        ) from None


def _text(value: Any) -> str:
    text = "" if value is None else str(value).strip()
    return text[1:] if re.match(r"'[=+\-@']", text) else text


def _day(keys: Sequence[str]) -> tuple[int, date, str]:
    told = next((key for key in keys if key.startswith("day:")), "").split(":", 3)
    try:
        return int(told[1]), date.fromisoformat(told[2]), told[3]
    except (IndexError, ValueError):
        raise ScheduleError(
            "the report no longer says of which day it is: its hidden last column was changed; "
            "copy your entries into a fresh one"
        ) from None


def _times(rows: Sequence[Sequence[Any]], keys: Sequence[str]) -> dict[str, int]:
    """The times that were filled in, in the order of the day."""
    made: dict[str, int] = {}
    call: int | None = None
    for n, (row, key) in enumerate(zip(rows, keys, strict=True), 1):
        name = key.removeprefix("time:")
        if key.startswith("time:") and name in TIMES and _text(row[2]):
            found = _minutes(row[2], f"C{n}")
            if name == "call":
                call = found
            elif found < (call or 0):
                found += DAY_MINUTES
            made[name] = found
    for n in (1, 2):
        if (f"meal_{n}_out" in made) != (f"meal_{n}_in" in made):
            raise ScheduleError(
                f"meal {n} has only one of its two times; give when it began and when it ended"
            )
    for before, after in pairwise(name for name in TIMES if name in made):
        if made[after] < made[before]:
            raise ScheduleError(
                f"{TIMES[after].en.lower()} ({clock(made[after])}) is before "
                f"{TIMES[before].en.lower()} ({clock(made[before])}); mend one of the two"
            )
    return made


def _minutes(value: Any, cell: str) -> int:
    """A time of day as a person or a spreadsheet writes it, in minutes after midnight."""
    if isinstance(value, datetime | time):
        days = (
            max(0, (value.date() - date(1899, 12, 31)).days) if isinstance(value, datetime) else 0
        )
        return min(days, 1) * DAY_MINUTES + value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        return round(value.total_seconds() / 60)
    if isinstance(value, float | int) and 0 <= value < 2:
        return round(value * DAY_MINUTES)
    found = _CLOCK.fullmatch(_text(value))
    if found:
        hour, minute = int(found[1]), int(found[2])
        if found[3]:
            hour = hour % 12 + 12 * (found[3].lower() == "pm")
        if hour < 36 and minute < 60:
            return hour * 60 + minute + DAY_MINUTES * bool(found[4])
    raise ScheduleError(f"cell {cell}: {_quoted(_text(value))} is no time; write one like 07:15")


def _scenes(rows: Sequence[Sequence[Any]], keys: Sequence[str]) -> Iterator[ShotScene]:
    for n, (row, key) in enumerate(zip(rows, keys, strict=True), 1):
        if not (key.startswith("strip:") or key == "extra"):
            continue
        filled = any(_text(cell) for cell in row[5:10])
        if not filled:
            if key != "extra":
                yield ShotScene(key.removeprefix("strip:"), _number(row[0]), "not", 0)
            continue
        if not _number(row[0]):
            raise ScheduleError(f"cell A{n}: a scene was shot but has no number; give it one")
        yield _scene(row, key, n)


def _scene(row: Sequence[Any], key: str, n: int) -> ShotScene:
    done = _done(row[5], f"F{n}")
    eighths = _eighths(row[6], f"G{n}")
    planned = _eighths(row[2], f"C{n}")
    if done == "not" and eighths:
        raise ScheduleError(
            f"row {n}: scene {_number(row[0])} is not shot and yet has pages; write part, or "
            "leave the pages out"
        )
    if done is None:
        done = (
            "shot" if eighths and planned and eighths >= planned else "part" if eighths else "not"
        )
    if done == "shot" and eighths is None:
        if planned is None:
            raise ScheduleError(
                f"cell G{n}: nobody had planned scene {_number(row[0])}, so say how many pages "
                "were shot, such as 1 3/8"
            )
        eighths = planned
    return ShotScene(
        key.removeprefix("strip:") if key != "extra" else "", _number(row[0]), done, eighths or 0,
        _count(row[7], f"H{n}"), _count(row[8], f"I{n}"), _text(row[9]),
    )  # fmt: skip


def _number(value: Any) -> str:
    return _text(value).removesuffix(".0")


def _done(value: Any, cell: str) -> Done | None:
    word = _text(value).casefold()
    if not word:
        return None
    if word not in _WORDS:
        raise ScheduleError(
            f"cell {cell}: {_quoted(_text(value))} is not known; write yes, part or no"
        )
    return _WORDS[word]


def _eighths(value: Any, cell: str) -> int | None:
    """Pages such as 1 3/8 or 1.375 as eighths; None for an empty cell."""
    text = _text(value)
    if not text:
        return None
    if isinstance(value, datetime | date):
        raise ScheduleError(
            f"cell {cell}: the spreadsheet made a date of the pages; format the cell as text and "
            "write them again, such as 3/8"
        )
    found = _PAGES.fullmatch(text)
    try:
        eighths = float(found[1] or 0) * 8 + float(found[2]) if found else float(text) * 8
    except ValueError:
        eighths = -1.0
    # Comparisons with "nan" are false.
    if not 0 <= eighths <= _MOST_EIGHTHS or eighths != round(eighths):
        raise ScheduleError(
            f"cell {cell}: {_quoted(text)} are no pages; write them like 1 3/8 or 1.375, at most "
            f"{_MOST_EIGHTHS // 8}"
        )
    return round(eighths)


def _quoted(text: str) -> str:
    """What stands in a cell, cut to what fits in a sentence."""
    return repr(shortened(text, _QUOTED))


def _count(value: Any, cell: str) -> int | None:
    text = _number(value)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ScheduleError(f"cell {cell}: {_quoted(text)} is no number; write one like 7")
    return int(text)
