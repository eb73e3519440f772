"""shoot.toml as it stands in the file: its tables, checked key by key."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from workprint.film.terms import DayLimits, Pace, ShootMoney
from workprint.production.shoot.values import (
    Clock,
    Count,
    Day,
    Length,
    Minutes,
    Money,
    Name,
    Scene,
    Share,
    Text,
    Weekday,
    Worked,
)

_LIMITS, _PACE, _MONEY = DayLimits(), Pace(), ShootMoney()


class Table(BaseModel):
    """A table of the file: no keys but those named here."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class SpanTable(Table):
    """Dates from first to last; one date where last is left out."""

    first: Day
    last: Day | None = None
    why: Text = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"last {self.last} is before first {self.first}; swap them")
        return self


class HolidayTable(Table):
    date: Day
    name: Name


class GroundTable(Table):
    """Where the shoot is on the earth, for the sun."""

    latitude: float = Field(ge=-90, le=90, strict=True, allow_inf_nan=False)
    longitude: float = Field(ge=-180, le=180, strict=True, allow_inf_nan=False)
    zone: Name

    @field_validator("zone")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(
                f"{value!r} is no time zone; write one like America/Los_Angeles or Asia/Shanghai"
            )
        return value


class ShootTable(Table):
    start: Day
    last: Day | None = None
    days_off: tuple[Weekday, ...] = (0, 6)
    country: Text = ""
    holidays: tuple[HolidayTable, ...] = ()
    workdays: tuple[Day, ...] = ()
    place: GroundTable | None = None
    rules: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last is not None and self.last < self.start:
            raise ValueError(f"last {self.last} is before start {self.start}; mend one of them")
        if len(set(self.days_off)) == 7:
            raise ValueError("days_off has all days of the week; leave one to shoot on")
        return self


class LimitsTable(Table):
    standard: Worked = _LIMITS.standard_minutes
    most: Worked = _LIMITS.most_minutes
    eighths: Count | None = _LIMITS.eighths
    moves: Count | None = _LIMITS.moves
    call: Clock = _LIMITS.call
    prep: Length = _LIMITS.prep_minutes
    move: Length = _LIMITS.move_minutes
    meal: Length = _LIMITS.meal_minutes

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.standard:
            raise ValueError("most is less than standard; mend one of them")
        return self


class PaceTable(Table):
    eighth: Minutes = _PACE.eighth
    scene: Minutes = _PACE.scene
    night_outside_percent: Minutes = _PACE.night_outside_percent
    stunts: Minutes = _PACE.stunts
    effects: Minutes = _PACE.effects
    animals: Minutes = _PACE.animals
    vehicles: Minutes = _PACE.vehicles
    background: Minutes = _PACE.background


class MoneyTable(Table):
    currency: Name = _MONEY.currency
    overtime_hour: Money = _MONEY.overtime_hour
    night: Money = _MONEY.night
    move: Money = _MONEY.move
    sixth_day_share: Share = _MONEY.sixth_day_share
    seventh_day_share: Share = _MONEY.seventh_day_share


class UnitTable(Table):
    name: Name
    day_cost: Money = Decimal(0)
    scenes: tuple[Scene, ...] = ()


class PersonTable(Table):
    name: Name
    day_rate: Money = Decimal(0)
    contract: Literal["run", "weekly", "day"] = "day"
    week_rate: Money = Decimal(0)
    hold_share: Share = Decimal(1)
    drop_days: Count | None = None
    born: Day | None = None
    away: tuple[SpanTable, ...] = ()
    player: Text = ""
    phone: Text = ""
    email: Text = ""
    home: Text = ""


class PlaceTable(Table):
    name: Name
    sets: tuple[Name, ...] = ()
    open: tuple[SpanTable, ...] = ()
    closed: tuple[SpanTable, ...] = ()
    from_: Clock | None = Field(default=None, alias="from")
    to: Clock | None = None
    cover: Annotated[bool, Field(strict=True)] = False
    address: Text = ""
    parking: Text = ""
    hospital: Text = ""


class CrewTable(Table):
    department: Name
    role: Name
    name: Text = ""
    before: Length = 0
    phone: Text = ""


class StripTable(Table):
    scene: Scene
    unit: Text = ""
    minutes: Annotated[int, Field(strict=True, ge=1, le=10_000)] | None = None
    date: Day | None = None
    note: Text = ""


class LockedTable(Table):
    date: Day
    scenes: Annotated[tuple[Scene, ...], Field(min_length=1)]
    unit: Text = ""


class NoteTable(Table):
    date: Day
    text: Name


class ShootFile(Table):
    """All of shoot.toml."""

    shoot: ShootTable
    limits: LimitsTable = LimitsTable()
    pace: PaceTable = PaceTable()
    money: MoneyTable = MoneyTable()
    unit: tuple[UnitTable, ...] = ()
    person: tuple[PersonTable, ...] = ()
    place: tuple[PlaceTable, ...] = ()
    crew: tuple[CrewTable, ...] = ()
    strip: tuple[StripTable, ...] = ()
    locked: tuple[LockedTable, ...] = ()
    note: tuple[NoteTable, ...] = ()
