"""Values of a shoot.toml as people write them: dates, times of the day, lengths, money, names."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_WEEK = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_WEEK_ZH = "日一二三四五六"
_YEARS = (1900, 2199)


def _day(value: object) -> object:
    """A date, written bare or as text."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no date {value}; write one like 2026-05-04") from None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"{value} is no date; write one like 2026-05-04")
    if not _YEARS[0] <= value.year <= _YEARS[1]:
        raise ValueError(f"the year of {value} is not from {_YEARS[0]} to {_YEARS[1]}; mend it")
    return value


def _clock(value: object) -> int:
    """A time of the day in minutes after midnight."""
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found[1]) > 23:
        raise ValueError(f'{value} is no time of the day; write one like "07:00"')
    return int(found[1]) * 60 + int(found[2])


def _length(value: object) -> int:
    """Hours and minutes, in minutes."""
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f'{value} is no length of time; write hours and minutes like "1:30"')
    return int(found[1]) * 60 + int(found[2])


def _weekday(value: object) -> int:
    """A day of the week, 0 Sunday to 6 Saturday."""
    text = value.strip().casefold() if isinstance(value, str) else ""
    if text[:3] in _WEEK:
        return _WEEK.index(text[:3])
    zh = re.fullmatch("(?:周|星期|礼拜)([日天一二三四五六])", text)
    if zh is None:
        raise ValueError(f'{value} is no day of the week; write them like ["Sat", "Sun"]')
    return _WEEK_ZH.index(zh[1].replace("天", "日"))


def _money(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"{value} is no amount of money; write a number like 1200 or 99.50")
    return str(value)


def _scene(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Day = Annotated[date, BeforeValidator(_day)]
Clock = Annotated[int, BeforeValidator(_clock)]
Length = Annotated[int, BeforeValidator(_length)]
Worked = Annotated[Length, Field(gt=0)]
Weekday = Annotated[int, BeforeValidator(_weekday)]
Money = Annotated[Decimal, BeforeValidator(_money), Field(ge=0, le=1_000_000_000)]
Share = Annotated[Decimal, BeforeValidator(_money), Field(ge=0, le=10)]
Minutes = Annotated[int, Field(strict=True, ge=0, le=10_000)]
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]
Text = Annotated[str, Field(strict=True)]
Name = Annotated[str, Field(strict=True, min_length=1)]
Scene = Annotated[str, BeforeValidator(_scene), Field(strict=True, min_length=1)]
