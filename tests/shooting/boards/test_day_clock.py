"""A day's clock: light, meals, moves, calls."""

from __future__ import annotations

from decimal import Decimal

import pytest
from written import days, schedule, terms

from workprint.film.shoot import PlannedShoot, ShootDay
from workprint.film.terms import DayLimits, Person, Place, StripTerms
from workprint.production.shoot.told import clock
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.planning import strips_of


def planned(text: str, **changes: object) -> PlannedShoot:
    board = schedule(text)
    return solved(board, terms(**changes), strips_of(board, None), "Plan", work=8000)


def told(day: ShootDay, shoot: PlannedShoot) -> str:
    """A day as one line: call, items, wrap."""
    scenes = {s.id: s.scene for s in shoot.schedule.strips}
    parts = [
        f"{scenes[i.strip] if i.strip else i.kind} {clock(i.start)}-{clock(i.end)}"
        for i in day.items
    ]
    return " | ".join([clock(day.call), *parts, clock(day.wrap)])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (  # the company breaks within five hours of its call: cast came an hour before
            "1 INT DAY KITCHEN 400 ANNA",
            "07:00 | 1 07:00-12:00 | meal 12:00-12:30 | 1 12:30-14:10 | 14:10",
        ),
        (  # a meal before a scene that would run into it
            "1 INT DAY KITCHEN 240 ANNA\n2 INT DAY KITCHEN 120 ANNA",
            "07:00 | 1 07:00-11:00 | meal 11:00-11:30 | 2 11:30-13:30 | 13:30",
        ),
        (  # night outside: the call comes late
            "1 EXT NIGHT PIER 120 ANNA",
            "20:00 | 1 20:00-22:00 | 22:00",
        ),
        (  # interiors come before the night; the company eats while it waits for it
            "1 EXT NIGHT PIER 120 ANNA\n2 INT NIGHT PIER 240 ANNA",
            "15:30 | 2 15:30-19:30 | meal 19:30-20:00 | 1 20:00-22:00 | 22:00",
        ),
        (  # daylight first, a move, the interior last
            "1 INT DAY KITCHEN 60\n2 EXT DAY PIER 100",
            "07:00 | 2 07:00-08:40 | move 08:40-09:40 | 1 09:40-10:40 | 10:40",
        ),
        (  # dawn: called so that the scene begins with its light
            "1 EXT DAWN PIER 90",
            "05:45 | 1 05:45-07:15 | 07:15",
        ),
    ],
)
def test_a_day_runs_as_a_first_would_run_it(text: str, line: str) -> None:
    made = planned(text)
    assert [told(day, made) for day in made.plan.days] == [line]
    assert made.plan.violations == ()


def test_a_place_is_used_in_its_hours() -> None:
    made = planned("1 INT DAY BANK 120 ANNA", places=(Place("BANK", (), (), (), 1140, 1500),))
    assert told(made.plan.days[0], made) == "19:00 | 1 19:00-21:00 | 21:00"


def test_a_night_is_followed_by_rest() -> None:
    text = "1 EXT NIGHT PIER 500 ANNA\n2 EXT DAY PIER 500 ANNA"
    made = planned(text, strips=(StripTerms("1", date=days(0)),))
    assert made.plan.violations == ()
    dates = {s: day.date for day in made.plan.days for s in day.strips}
    # Wrapped after four in the morning, nobody shoots by daylight on the day after.
    assert dates["s1"] != days(1)


def test_a_child_works_within_its_hours() -> None:
    text = "\n".join(f"{n} INT DAY SCHOOL 100 KIM ANNA" for n in range(1, 7))
    kim = Person("KIM", Decimal(500), born=days(-365 * 10))
    made = planned(text, people=(kim,))
    assert made.plan.violations == ()
    # Five hours before the camera on a school day, so three scenes a day and no more.
    assert [len(day.strips) for day in made.plan.days] == [3, 3]


def test_a_scene_longer_than_its_light_is_planned_and_told() -> None:
    made = planned("1 EXT DUSK PIER 200 ANNA")
    assert len(made.plan.days) == 1
    assert [v.rule for v in made.plan.violations] == ["light"]


def test_the_clocks_that_go_forward_shorten_a_night() -> None:
    from datetime import date

    text = "1 EXT NIGHT PIER 300 ANNA\n2 INT DAY HOUSE 300 ANNA"
    saturday = date(2027, 3, 13)
    made = planned(
        text,
        start=saturday,
        days_off=(),
        strips=(StripTerms("1", date=saturday), StripTerms("2", date=date(2027, 3, 14))),
    )
    assert made.plan.violations == ()
    first, second = made.plan.days
    assert second.call + 1440 - 60 - first.wrap >= 600


def test_a_day_of_no_more_than_the_limits() -> None:
    text = "\n".join(f"{n} INT DAY S{n % 4} 90 ANNA" for n in range(1, 13))
    made = planned(text, limits=DayLimits(eighths=18, moves=1))
    assert made.plan.violations == ()
    assert all(day.eighths <= 18 and day.moves <= 1 for day in made.plan.days)
