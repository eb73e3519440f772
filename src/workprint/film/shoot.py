"""The plan of a shoot: each day's timetable, what it costs, which rules it breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Literal

from workprint.film.reason import Phrase, Reason
from workprint.film.schedule import Board, Calendar, Schedule
from workprint.film.terms import ShootTerms

DayKind = Literal["day", "night", "split"]
ItemKind = Literal["scene", "move", "meal", "wait"]


@dataclass(frozen=True, slots=True)
class DayItem:
    """A part of a shooting day from `start` to `end`, in minutes after midnight of its date (past
    1440 for the next morning): a scene, or a part of one that a meal divides; a move of the
    company to `place`; a meal; a wait for the light."""

    kind: ItemKind
    start: int
    end: int
    place: str
    strip: str = ""


@dataclass(frozen=True, slots=True)
class PersonCall:
    """When somebody is called, is on set first, and wraps; minutes after midnight. `element` is an
    id of the schedule."""

    element: str
    call: int
    on_set: int
    wrap: int


@dataclass(frozen=True, slots=True)
class ShootDay:
    """A shooting day of a unit. `sunrise` and `sunset` in minutes after midnight, None where the
    place of the shoot is not known. `work_minutes` are from call to wrap without meals.
    `cover` are strips of cover sets that may be shot instead when it rains."""

    number: int
    date: Day
    unit: str
    kind: DayKind
    call: int
    wrap: int
    items: tuple[DayItem, ...]
    people: tuple[PersonCall, ...]
    eighths: int
    work_minutes: int
    moves: int
    sunrise: int | None = None
    sunset: int | None = None
    note: str = ""
    cover: tuple[str, ...] = ()

    @property
    def strips(self) -> tuple[str, ...]:
        """The ids of its strips in order of shooting."""
        return tuple(dict.fromkeys(one.strip for one in self.items if one.strip))


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line of what a board costs: `key` is crew, overtime, night, sixth_day, moves, worked or
    held; the last two once for each person (`element`)."""

    key: str
    name: Phrase
    amount: Decimal
    reason: Reason
    element: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule or a term that a board breaks: where, and by how much. `hard` is never traded for
    money."""

    rule: str
    hard: bool
    reason: Reason
    date: Day | None = None
    strips: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShootPlan:
    """A board with its times, its cost and what it breaks.

    `status` is "proved", "within x% of the bound", "best found", or "as given" for a board nobody
    solved. `bound`: no board that keeps the terms costs less. `loose` are strips with no day.
    """

    board: str
    currency: str
    days: tuple[ShootDay, ...]
    costs: tuple[CostLine, ...]
    violations: tuple[Violation, ...]
    status: str
    bound: Decimal | None = None
    loose: tuple[str, ...] = ()
    warnings: tuple[Phrase, ...] = ()

    @property
    def total(self) -> Decimal:
        """What the board costs."""
        return sum((line.amount for line in self.costs), Decimal(0))


_WITHIN = re.compile(r"within (.+)% of the bound")
_STATUS = {
    "proved": Phrase(
        "proved: no board that keeps the terms costs less", "已证明：满足条款的排法中没有更省的"
    ),
    "best found": Phrase(
        "the best found; how far from the best there can be is not known",
        "目前找到的最好；与最优差多少尚不可知",
    ),
    "as given": Phrase(
        "as it hangs: nobody searched for a better one", "按现有排法计：未搜索更好的排法"
    ),
}


def status_phrase(status: str) -> Phrase:
    """How good a board is, in both languages.

    >>> status_phrase("within 4.1% of the bound").zh
    '与下界相差不超过 4.1%'
    """
    share = _WITHIN.fullmatch(status)
    if share:
        return Phrase(status, f"与下界相差不超过 {share[1]}%")
    return _STATUS.get(status, Phrase(status, status))


@dataclass(frozen=True, slots=True)
class PlannedShoot:
    """A board with its plan and the terms it was made under.

    `schedule` has the board and its calendar, and strips and elements as the terms make them: with
    minutes, holds and drops. `terms` name everybody who is called, at the rates that were used.
    `dates` are those the company may work on.
    """

    schedule: Schedule
    board: Board
    calendar: Calendar
    plan: ShootPlan
    terms: ShootTerms
    dates: tuple[Day, ...]
