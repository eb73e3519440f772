"""The shooting schedule: strips, the boards they hang on, the calendar, who and what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal


class SceneCategory(IntEnum):
    """A category that says something of a whole scene; the value is UCID's number."""

    SET = 0
    INT_EXT = 1
    DAY_NIGHT = 2
    SCRIPT_DAY = 3
    UNIT = 4
    SEQUENCE = 5
    LOCATION = 6


CAST_UCID = 100
FIRST_ACTION_UCID = 100
"""From here on categories are of things in a scene; below, of the scene itself."""

StripKind = Literal["scene", "banner", "day"]
"""`day` ends a shooting day on boards that are one flat row of strips (USS 0.1)."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of the board: a scene, or a banner with a text of its own.

    `eighths` are eighths of a page, `minutes` the time it takes to shoot; 0 where nobody said.
    `elements` are the ids of all it needs; `set` to `location` are the names of those among them
    that say something of the whole scene, "" where none does.
    """

    id: str
    kind: StripKind
    scene: str
    description: str
    eighths: int = 0
    minutes: int = 0
    elements: tuple[str, ...] = ()
    banner: str = ""
    comments: str = ""
    script_page: str = ""
    set: str = ""
    int_ext: str = ""
    day_night: str = ""
    script_day: str = ""
    unit: str = ""
    sequence: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleCategory:
    """A category of elements. `ucid` carries the meaning, whatever the name; -1 for none."""

    id: str
    name: str
    ucid: int


DateKind = Literal["start", "dayOff", "event"]


@dataclass(frozen=True, slots=True)
class SpecialDate:
    """A date of a calendar or of an element: the first day of shooting, a single day off (a
    holiday where `name` says so), or an event such as travel, rehearsal or fitting."""

    id: str
    kind: DateKind
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class ScheduleElement:
    """A person or thing that strips need.

    `board` is its number on the board. `hold`: between two working days it is paid for waiting.
    `drop`: over a gap of at least `drop_days` calendar days it may be let go and picked up again.
    `days_off` are weekdays it cannot work, 0 Sunday to 6 Saturday; `dates` its own days off and
    events. `in_days_out`: it has a row in the day-out-of-days.
    """

    id: str
    category: str
    name: str
    board: str = ""
    hold: bool = True
    drop: bool = False
    drop_days: int = 10
    days_off: tuple[int, ...] = ()
    dates: tuple[SpecialDate, ...] = ()
    linked: tuple[str, ...] = ()
    in_days_out: bool = True
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a shoot: weekdays nobody works (0 Sunday to 6 Saturday), special dates."""

    id: str
    name: str
    days_off: tuple[int, ...] = ()
    dates: tuple[SpecialDate, ...] = ()

    @property
    def start(self) -> date | None:
        """The first day of shooting; the earliest where there are several."""
        return min((one.day for one in self.dates if one.kind == "start"), default=None)

    def single_day_off(self, day: date) -> SpecialDate | None:
        """The special date that makes this day free."""
        return next((d for d in self.dates if d.kind == "dayOff" and d.day == day), None)

    def is_off(self, day: date) -> bool:
        """Whether the company does not work on this day."""
        return weekday(day) in self.days_off or self.single_day_off(day) is not None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's part of a board: its shooting days, each the ids of its strips in order, and
    `loose` strips that hang on it with no day."""

    id: str
    name: str
    days: tuple[tuple[str, ...], ...] = ()
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """One way to shoot the film: the days of each unit, and the boneyard, whose strips are not
    to be shot. `calendar` is an id, "" for none."""

    id: str
    name: str
    calendar: str
    units: tuple[Unit, ...] = ()
    boneyard: tuple[str, ...] = ()
    boneyard_id: str = ""

    @property
    def days(self) -> int:
        """How many shooting days it has: those of the unit with the most."""
        return max((len(unit.days) for unit in self.units), default=0)


@dataclass(frozen=True, slots=True)
class ScheduleHead:
    """What a schedule says of itself; dates as the file has them, "" where it does not say."""

    id: str = ""
    author: str = ""
    company: str = ""
    created: str = ""
    description: str = ""
    episode: str = ""
    episode_name: str = ""
    name: str = ""
    project: str = ""
    sched_color: str = ""
    sched_date: str = ""
    script_color: str = ""
    script_date: str = ""
    season: str = ""
    source: str = ""
    uss_version: str = "1.0.0"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A breakdown as strips and elements, with any number of boards and calendars."""

    head: ScheduleHead
    strips: tuple[Strip, ...]
    categories: tuple[ScheduleCategory, ...]
    elements: tuple[ScheduleElement, ...]
    boards: tuple[Board, ...] = ()
    calendars: tuple[Calendar, ...] = ()


def weekday(day: date) -> int:
    """The day of the week, 0 Sunday to 6 Saturday.

    >>> weekday(date(2022, 6, 19)), weekday(date(2022, 6, 25))
    (0, 6)
    """
    return day.isoweekday() % 7
