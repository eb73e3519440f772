"""Questions to a planned board: why here, what if, what would save most."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workprint.film.shoot import PlannedShoot
from workprint.production.errors import FilmError
from workprint.production.shoot.plans import Asked
from workprint.production.shoot.terms import fits, read_terms
from workprint.shooting.boards.again import solved, taken_up
from workprint.shooting.boards.changes import PlanChange, change_between
from workprint.shooting.boards.moving import StripWhy, why_strip
from workprint.shooting.boards.options import (
    Option,
    cheapest_relaxations,
    price_of_decisions,
    steps_for,
)
from workprint.shooting.boards.planning import strips_of
from workprint.shooting.errors import ScheduleError


def why(made: PlannedShoot, scene: str) -> StripWhy:
    """Why a scene is on its date."""
    try:
        problem, found = taken_up(made)
        return why_strip(problem, found, made, scene)
    except ScheduleError as error:
        raise FilmError(str(error)) from None


def relax(
    made: PlannedShoot, work: int | None, seed: int, told: Callable[[int, int, str], None]
) -> tuple[tuple[Option, ...], PlanChange | None]:
    """The five terms whose loss saves most, and what the decided dates cost."""
    try:
        options = cheapest_relaxations(made, work=work, seed=seed, told=told)
        return options, price_of_decisions(made, work=work, seed=seed)
    except ScheduleError as error:
        raise FilmError(str(error)) from None


def what_if(
    of: Asked, made: PlannedShoot, file: Path, then: Path, work: int | None, seed: int
) -> tuple[PlannedShoot, PlanChange]:
    """The board solved again under other terms, and what differs from the board at hand after as
    much more search."""
    terms = read_terms(then)
    try:
        fits(terms, of.schedule)
        strips = strips_of(made.schedule, made.board)
        steps = work or 4 * steps_for(len(strips))
        base = solved(
            made.schedule, made.terms, strips, made.board.name, work=steps, seed=seed, start=made
        )
        after = solved(
            of.schedule, terms, strips_of(of.schedule, made.board), made.board.name,
            work=steps, seed=seed, start=base,
        )  # fmt: skip
    except ScheduleError as error:
        raise FilmError(f"{file}: {error}") from None
    except FilmError as error:
        raise FilmError(f"{then}: {error}") from None
    return after, change_between(base, after)
