"""Films whose shoot the book shows: solved boards of a small film, of one scene, of a feature."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from story_film import story_film

from workprint.book.shoot.record import shoot_record
from workprint.film.days_out import DaysOut
from workprint.film.schedule import (
    Board,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    Strip,
    Unit,
)
from workprint.film.screenplay import Screenplay
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import (
    DateSpan,
    DayLimits,
    DayNote,
    Person,
    Place,
    ShootMoney,
    ShootTerms,
    ShootUnit,
    StripTerms,
)
from workprint.screenplay import parse
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.planning import strips_of
from workprint.shooting.days_out import days_out

CAST = ("IDA", "TOM", "NELL")
SCENES = (
    ("INT", "KITCHEN", "NIGHT", 20, ("IDA", "TOM")),
    ("EXT", "HARBOUR", "DAY", 14, ("IDA", "NELL")),
    ("INT", "KITCHEN", "DAY", 9, ("IDA",)),
    ("EXT", "STREET", "NIGHT", 17, ("TOM",)),
    ("INT", "CELLAR", "NIGHT", 28, ("TOM", "NELL")),
    ("EXT", "HARBOUR", "DAWN", 3, ("IDA", "NELL")),
    ("INT", "KITCHEN", "DAY", 22, ("NELL",)),
)
TERMS = ShootTerms(
    date(2027, 4, 29),
    latitude=54.3,
    longitude=10.1,
    zone="Europe/Berlin",
    holidays=((date(2027, 5, 6), "Ascension"),),
    units=(ShootUnit("main", Decimal(4200)),),
    money=ShootMoney("EUR", Decimal(400), Decimal(500), Decimal(350)),
    people=(
        Person(
            "IDA", Decimal(900), "run",
            away=(DateSpan(date(2027, 5, 3), date(2027, 5, 4), "theatre"),),
        ),
        Person("TOM", Decimal(700), "run"),
        Person("NELL", Decimal(500)),
    ),
    places=(Place("KITCHEN", open=(DateSpan(date(2027, 4, 30), date(2027, 5, 5)),)),),
    strips=(
        StripTerms("5", date=date(2027, 5, 7), note="water ready"),
        StripTerms("4", date=date(2027, 5, 3)),
    ),
    notes=(DayNote(date(2027, 5, 3), "camera test"),),
)  # fmt: skip
TIGHT = DayLimits(most_minutes=200, standard_minutes=180)
"""Terms no board keeps: scenes that take longer than a day may."""


def schedule_of(rows: tuple[Any, ...], names: tuple[str, ...]) -> Schedule:
    """A schedule of scenes as (int or ext, set, day or night, eighths, cast)."""
    elements = tuple(
        ScheduleElement(name, "cast", name, str(n), drop=True) for n, name in enumerate(names, 1)
    )
    strips = tuple(
        Strip(
            f"strip-{n}", "scene", str(n), "", eighths, elements=tuple(cast), set=place,
            location=place, int_ext=int_ext, day_night=hour,
        )
        for n, (int_ext, place, hour, eighths, cast) in enumerate(rows, 1)
    )  # fmt: skip
    board = Board("b", "Board", "", (Unit("u", "main", (), tuple(s.id for s in strips)),))
    categories = (ScheduleCategory("cast", "Cast Members", 100),)
    return Schedule(ScheduleHead(id="s"), strips, categories, elements, (board,))


@cache
def planned(
    schedule: Schedule, terms: ShootTerms, work: int = 20000, empty: bool = False
) -> tuple[PlannedShoot, DaysOut]:
    """A board solved, and its day-out-of-days; of no strip at all where `empty`."""
    strips = () if empty else strips_of(schedule, None)
    made = solved(schedule, terms, strips, "Plan", work=work)
    if not made.plan.days:
        return made, DaysOut(made.board.name, made.calendar.name, (), ())
    return made, days_out(made.schedule, made.board, made.calendar, made.dates[0])


def script_of(schedule: Schedule) -> Screenplay:
    """A screenplay with the scenes of a schedule."""
    return parse(text_of(schedule))


def text_of(schedule: Schedule) -> str:
    return "\n\n".join(
        f"{s.int_ext}. {s.set} - {s.day_night}\n\nSomething happens." for s in schedule.strips
    )


def small() -> tuple[Schedule, PlannedShoot, DaysOut]:
    """Seven scenes, three people, a holiday, somebody away, two dates that were decided."""
    schedule = schedule_of(SCENES, CAST)
    return schedule, *planned(schedule, TERMS)


def shoot_film(schedule: Schedule, made: PlannedShoot, out: DaysOut) -> dict[str, Any]:
    """The record of a film with its shoot."""
    film = story_film(text_of(schedule), felt=False)
    return film | {"language": "en", "shoot": shoot_record(made, out, script_of(schedule))}
