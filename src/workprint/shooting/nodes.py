"""The door of the shoot: from the breakdown and the terms to a board, its plan, who works when."""

from __future__ import annotations

from workprint.film.breakdown import Breakdown
from workprint.film.days_out import DaysOut
from workprint.film.schedule import Schedule
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import ShootTerms
from workprint.shooting.boarding import board_of
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.planning import strips_of
from workprint.shooting.days_out import days_out

_STEPS = 2500
"""Steps of search for each strip: a feature takes some ten seconds."""


def strip_board(
    breakdown: Breakdown, film_title: str, film_language: str, shoot_terms: ShootTerms
) -> Schedule:
    """Every scene as a strip, in script order."""
    return board_of(breakdown, film_title, film_language, shoot_terms.start)


def planned_shoot(
    strip_board: Schedule, film_language: str, shoot_terms: ShootTerms
) -> PlannedShoot:
    """The board with days, its times and costs: the same draft and terms give the same board."""
    strips = strips_of(strip_board, None)
    name = "拍摄计划" if film_language == "zh" else "Shooting schedule"
    return solved(strip_board, shoot_terms, strips, name, work=_STEPS * len(strips))


def shoot_days_out(planned_shoot: PlannedShoot) -> DaysOut:
    """Who works, waits, is dropped on which day of the plan."""
    made = planned_shoot
    start = made.dates[0]
    if not made.plan.days:
        return DaysOut(made.board.name, made.calendar.name, (), ())
    return days_out(made.schedule, made.board, made.calendar, start)
