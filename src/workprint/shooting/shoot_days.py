"""Which date each shooting day of a board falls on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workprint.film.schedule import Board, Calendar
from workprint.shooting.errors import ScheduleError

ONE = timedelta(days=1)


def shooting_dates(count: int, calendar: Calendar, start: date) -> tuple[date, ...]:
    """The dates of so many shooting days: the first on `start`, whatever the calendar says, each
    other on the next day that the company does not have off."""
    made: list[date] = []
    day = start
    try:
        while len(made) < count:
            if not made or not calendar.is_off(day):
                made.append(day)
            day += ONE
    except OverflowError:
        raise ScheduleError(
            "the shoot does not end before the year 9999; start it earlier"
        ) from None
    return tuple(made)


def strips_by_date(board: Board, dates: tuple[date, ...]) -> Iterator[tuple[date, str]]:
    """The strips of all units with the date they are shot on, day by day."""
    for n, day in enumerate(dates):
        for unit in board.units:
            for strip in unit.days[n] if n < len(unit.days) else ():
                yield day, strip


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last`, both with them."""
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)
