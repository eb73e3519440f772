"""The terms of a shoot: what a board must keep to and what it costs, as people agreed on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day
from decimal import Decimal
from typing import Literal

from workprint.film.rules import Rule

Contract = Literal["run", "weekly", "day"]
"""How a person is paid: for every day of the company from first to last (`run`), for every begun
week from first to last (`weekly`), or for the days worked alone (`day`)."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Dates from `first` to `last`, both in it; `why` in the words of who gave them."""

    first: Day
    last: Day
    why: str = ""

    def __contains__(self, day: Day) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Person:
    """A person's terms. `name` is that on the board, or the number there.

    `day_rate` is for a day worked, `week_rate` for a begun week of `weekly`. A held day of `run`
    costs `hold_share` of the day rate. `drop_days`: once, over a gap of more than so many calendar
    days, a person of `run` or `weekly` may be let go and picked up again; None for never. `born`
    says who is a minor. `phone`, `email` and `home` are personal: only in documents that ask.
    """

    name: str
    day_rate: Decimal = Decimal(0)
    contract: Contract = "day"
    week_rate: Decimal = Decimal(0)
    hold_share: Decimal = Decimal(1)
    drop_days: int | None = None
    born: Day | None = None
    away: tuple[DateSpan, ...] = ()
    player: str = ""
    phone: str = ""
    email: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where it is shot: a location of the board, or a set. `sets` are the sets it stands
    for.

    `open` are the dates it may be had, always where there are none; `closed` dates it may not.
    `from_minute` and `to_minute` (after midnight; past 1440 for the next morning) are its hours.
    `cover`: kept ready for a day when it rains.
    """

    name: str
    sets: tuple[str, ...] = ()
    open: tuple[DateSpan, ...] = ()
    closed: tuple[DateSpan, ...] = ()
    from_minute: int | None = None
    to_minute: int | None = None
    cover: bool = False
    address: str = ""
    parking: str = ""
    hospital: str = ""


@dataclass(frozen=True, slots=True)
class ShootUnit:
    """A unit: `day_cost` of its crew for a shooting day; `scenes` it shoots, as numbered, where it
    is not the main unit."""

    name: str
    day_cost: Decimal = Decimal(0)
    scenes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrewMember:
    """Somebody of the crew on a call sheet; `before_minutes` of the general call they come."""

    department: str
    role: str
    name: str = ""
    before_minutes: int = 0
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DayLimits:
    """What fits in a shooting day. Minutes of work count meals out.

    Over `standard_minutes` is overtime, over `most_minutes` no board goes. `eighths` of a page
    and `moves` of the company at the most; None for no limit. `call` is when a day starts where
    nothing says otherwise (minutes after midnight), `prep_minutes` what cast comes before their
    first scene, `move_minutes` what a move of the company takes, `meal_minutes` a meal.
    """

    standard_minutes: int = 600
    most_minutes: int = 720
    eighths: int | None = None
    moves: int | None = None
    call: int = 420
    prep_minutes: int = 60
    move_minutes: int = 60
    meal_minutes: int = 30


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a scene takes where nobody said: minutes for an eighth and for the set-up of a
    scene; hundredths more at night outside; minutes more for what takes time."""

    eighth: int = 14
    scene: int = 20
    night_outside_percent: int = 25
    stunts: int = 45
    effects: int = 30
    animals: int = 30
    vehicles: int = 15
    background: int = 15


@dataclass(frozen=True, slots=True)
class ShootMoney:
    """What else a shoot costs, in `currency`: an hour of overtime of a unit, a shooting day with
    night work, a move of the company; a sixth or seventh day in a week costs so much of a crew day
    more."""

    currency: str = "USD"
    overtime_hour: Decimal = Decimal(0)
    night: Decimal = Decimal(0)
    move: Decimal = Decimal(0)
    sixth_day_share: Decimal = Decimal("0.5")
    seventh_day_share: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class StripTerms:
    """What a person decided of a strip: the scene as numbered (or the strip's id), the unit, the
    minutes it takes, the date it is shot on, a note."""

    scene: str
    unit: str = ""
    minutes: int | None = None
    date: Day | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LockedDay:
    """A shooting day that stays as it is: these scenes on this date, in this order, no others."""

    date: Day
    scenes: tuple[str, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DayNote:
    """A banner between strips: what else happens on a date (a rehearsal, a company move)."""

    date: Day
    text: str


@dataclass(frozen=True, slots=True)
class ShootTerms:
    """All terms of a shoot.

    `days_off` are weekdays (0 Sunday to 6 Saturday) the company has off, `holidays` dates with
    their names, `workdays` dates it works all the same (China's swapped days). `last` is the
    latest date of the shoot, None where nobody said. Sunrise and sunset follow `latitude`,
    `longitude` (degrees) and `zone` (IANA); without them a board is
    planned as if the sun rose at 6:00 and set at 18:00, and the check does not look at light.
    """

    start: Day
    last: Day | None = None
    days_off: tuple[int, ...] = (0, 6)
    holidays: tuple[tuple[Day, str], ...] = ()
    workdays: tuple[Day, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    zone: str = "UTC"
    limits: DayLimits = field(default_factory=DayLimits)
    pace: Pace = field(default_factory=Pace)
    money: ShootMoney = field(default_factory=ShootMoney)
    units: tuple[ShootUnit, ...] = (ShootUnit("main"),)
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    crew: tuple[CrewMember, ...] = ()
    strips: tuple[StripTerms, ...] = ()
    locked: tuple[LockedDay, ...] = ()
    notes: tuple[DayNote, ...] = ()
    rules: tuple[Rule, ...] = ()
