"""Plans of a shoot as text: a line for each day, what follows its clock in order.

    2026-05-04 07:00 main: 1 08:00-10:00; meal 12:00-12:30; move 12:30-13:30 Pier; 2 13:30-15:00

A number is the scene, "wait" a wait. Call is the first clock, wrap the end of the last item, or
"wrap 18:00". The scenes come from `scene`, which tells of a strip in one line.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from workprint.film.schedule import (
    Board,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    Strip,
    Unit,
)
from workprint.film.shoot import DayItem, PersonCall, ShootDay, ShootPlan, Violation
from workprint.film.terms import ShootTerms
from workprint.shooting.checking import check
from workprint.shooting.checking.facts import facts_of, work_minutes

START = date(2026, 5, 4)
"""A Monday."""
CAST = ScheduleCategory("cast", "Cast Members", 100)
PROPS = ScheduleCategory("props", "Props", 104)


def minute(text: str) -> int:
    """Minutes after midnight of a clock; "25:30" for half past one the next morning."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def scene(
    number: str, heading: str = "INT|DAY|KITCHEN|Studio", cast: str = "", **told: Any
) -> Strip:
    """A strip: INT/EXT, hour, set and location between bars, the names of its cast."""
    int_ext, hour, set_, location = heading.split("|")
    return Strip(
        f"s{number}", "scene", number, "", told.pop("eighths", 4), told.pop("minutes", 0),
        tuple(cast.split()), set=set_, int_ext=int_ext, day_night=hour, location=location, **told,
    )  # fmt: skip


def schedule(*strips: Strip, elements: tuple[ScheduleElement, ...] = ()) -> Schedule:
    """A schedule of some strips; their cast are elements whose id is their name."""
    given = {one.id: one for one in elements}
    for strip in strips:
        for name in strip.elements:
            given.setdefault(name, ScheduleElement(name, "cast", name))
    head = ScheduleHead(id="i", name="Film")
    return Schedule(head, strips, (CAST, PROPS), tuple(given.values()))


def shoot_day(line: str, number: int = 1) -> ShootDay:
    """A day of the text; what follows from items and strips is filled in by `plan`."""
    head, items = line.strip().split(": ", 1)
    day, call, unit = head.split()
    made, wrap = [], None
    for part in items.split("; "):
        what, clocks, *place = part.split()
        if what == "wrap":
            wrap = minute(clocks)
            continue
        start, end = (minute(one) for one in clocks.split("-"))
        kind: Any = what if what in ("move", "meal", "wait") else "scene"
        strip = f"s{what}" if kind == "scene" else ""
        made.append(DayItem(kind, start, end, " ".join(place), strip))
    ends = wrap if wrap is not None else max(one.end for one in made)
    return ShootDay(
        number, date.fromisoformat(day), unit, "day", minute(call), ends, tuple(made), (), 0, 0, 0
    )


def plan(text: str, told: Schedule, terms: ShootTerms) -> ShootPlan:
    """A plan whose own figures are right."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    days = tuple(shoot_day(line, n) for n, line in enumerate(lines, 1))
    return figured(ShootPlan("b", "USD", days, (), (), "as given"), told, terms)


def figured(given: ShootPlan, told: Schedule, terms: ShootTerms) -> ShootPlan:
    """The plan with the figures its items come to."""
    from dataclasses import replace

    facts = facts_of(told, board_of(told, given), given, terms)
    days = tuple(
        replace(
            day,
            people=tuple(
                PersonCall(p.element.id, p.call, p.on_set, p.wrap)
                for p in facts.presences
                if p.day is day
            ),
            eighths=sum(facts.strips[s].eighths for s in day.strips if s in facts.strips),
            work_minutes=work_minutes(day, terms.limits.meal_minutes),
            moves=sum(one.kind == "move" for one in day.items),
        )
        for day in given.days
    )
    return replace(given, days=days)


def board_of(told: Schedule, given: ShootPlan) -> Board:
    """The board a plan is of."""
    units: dict[str, list[tuple[str, ...]]] = {}
    for day in given.days:
        units.setdefault(day.unit, []).append(day.strips)
    made = tuple(Unit(name, name, tuple(days)) for name, days in units.items())
    return Board("b", "First pass", "", made)


def violations(
    text: str, *strips: Strip, elements: tuple[ScheduleElement, ...] = (), **terms: Any
) -> tuple[Violation, ...]:
    """What a plan of these strips breaks under terms that start on 4 May 2026."""
    told = schedule(*strips, elements=elements)
    agreed = ShootTerms(**{"start": START, **terms})
    made = plan(text, told, agreed)
    return check(told, board_of(told, made), made, agreed)


def rules(told: tuple[Violation, ...]) -> list[str]:
    """The names of what is broken."""
    return [one.rule for one in told]
