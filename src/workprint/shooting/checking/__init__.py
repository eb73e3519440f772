"""An independent check of any board, planned here or brought in: what it breaks, by how much.

It trusts nothing of a plan but the times of its days' items: what is needed, who is there, how
long it takes and where the sun stands it works out again from the schedule and the terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workprint.film.schedule import Board, Schedule
from workprint.film.shoot import ShootPlan, Violation
from workprint.film.terms import ShootTerms
from workprint.shooting.checking import (
    dates,
    decided,
    limits,
    meals,
    minors,
    people,
    places,
    rest,
    sunlight,
    times,
    weeks,
    whole,
)
from workprint.shooting.checking.facts import Facts, facts_of

CHECKS: tuple[Callable[[Facts], Iterator[Violation]], ...] = (
    whole.shot_once,
    whole.shot_whole,
    whole.as_on_board,
    times.items_fit,
    times.units_apart,
    times.says_the_same,
    dates.days_off,
    dates.within,
    decided.locked_days,
    decided.pinned,
    decided.units,
    people.available,
    people.one_place,
    places.open_dates,
    places.open_hours,
    sunlight.in_light,
    limits.day_limits,
    limits.moves_take_time,
    limits.meals_take_time,
    rest.daily_rest,
    rest.weekly_rest,
    weeks.days_in_seven,
    weeks.minutes_in_day,
    weeks.minutes_in_week,
    meals.meals_in_time,
    minors.minor_hours,
    minors.minor_window,
)
"""All that is checked, in the order it is told."""


def check(
    schedule: Schedule, board: Board, plan: ShootPlan, terms: ShootTerms
) -> tuple[Violation, ...]:
    """Every term and rule that a plan of a board breaks; none for a clean one."""
    facts = facts_of(schedule, board, plan, terms)
    return tuple(violation for checks in CHECKS for violation in checks(facts))
