"""The day-out-of-days: who works, waits, is dropped, travels, on which day, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workprint.film.reason import Phrase, Reason
from workprint.film.schedule import ScheduleElement


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of the table: the number of its shooting day (0 for none), whether the company has
    it off, whether it is a holiday, what else happens on it."""

    day: date
    number: int
    off: bool
    holiday: bool
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCell:
    """What an element does on a day: the code of the trade and why it stands there.

    `strips` are the ids of those it works in that day; for a day it waits on, is dropped or
    picked up, `before` and `after` are those of the working days around the gap.
    """

    day: date
    code: str
    reason: Reason
    strips: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayRow:
    """An element's row; cells are in the order of days, days with no code have none. `worked`
    and `held` are in days."""

    element: ScheduleElement
    cells: tuple[DayCell, ...]
    worked: int
    held: int

    def code(self, day: date) -> str:
        """The code on a day, "" for none."""
        return next((cell.code for cell in self.cells if cell.day == day), "")


@dataclass(frozen=True, slots=True)
class DaysOut:
    """A day-out-of-days of one board by one calendar.

    `absent` are the elements asked for that no strip of the board's days needs. `warnings` say
    what is likely not as it was meant.
    """

    board: str
    calendar: str
    columns: tuple[DayColumn, ...]
    rows: tuple[DayRow, ...]
    absent: tuple[ScheduleElement, ...] = ()
    warnings: tuple[Phrase, ...] = ()
