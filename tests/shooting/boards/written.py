"""Boards as text, for tests: a line a strip, the terms as Python.

    1  INT DAY    KITCHEN/HOUSE   120  ANNA BEN
    2  EXT NIGHT  PIER            90   ANNA

Scene, INT or EXT, hour, set (and location after a slash), minutes, cast.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from workprint.film.rules import Rule
from workprint.film.schedule import (
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    Strip,
)
from workprint.film.terms import DayLimits, ShootMoney, ShootTerms, ShootUnit
from workprint.shooting.rules import rule_set

MONDAY = date(2027, 5, 3)
RULES: tuple[Rule, ...] = (
    *rule_set("us-crew"),
    *rule_set("us-sag-aftra"),
    *rule_set("us-ca-minors"),
)
MONEY = ShootMoney("USD", Decimal(100), Decimal(300), Decimal(200))


def days(n: int) -> date:
    """The date so many days after the first Monday."""
    return MONDAY + timedelta(days=n)


def schedule(text: str) -> Schedule:
    """The schedule of some strips."""
    strips, cast = [], {}
    for n, line in enumerate(text.strip().splitlines()):
        scene, where, hour, set_, minutes, *names = line.split()
        for name in names:
            cast.setdefault(name, ScheduleElement(name.lower(), "cast", name, str(len(cast) + 1)))
        name, _, location = set_.partition("/")
        strips.append(
            Strip(
                f"s{n}", "scene", scene, f"Scene {scene}", max(1, int(minutes) // 15),
                int(minutes), tuple(one.lower() for one in names), set=name, int_ext=where,
                day_night=hour, location=location or name,
            )
        )  # fmt: skip
    category = ScheduleCategory("cast", "Cast Members", 100)
    return Schedule(ScheduleHead(name="Test"), tuple(strips), (category,), tuple(cast.values()))


def terms(**changes: object) -> ShootTerms:
    """Terms in Los Angeles with every rule on and rates for crew, overtime, nights and moves."""
    told: dict[str, object] = {
        "start": MONDAY, "latitude": 34.05, "longitude": -118.25, "zone": "America/Los_Angeles",
        "limits": DayLimits(), "money": MONEY, "units": (ShootUnit("main", Decimal(5000)),),
        "rules": RULES,
    }  # fmt: skip
    return ShootTerms(**{**told, **changes})  # type: ignore[arg-type]
