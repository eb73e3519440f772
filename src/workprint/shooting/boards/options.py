"""What else could be: terms given up one at a time, ways out of what cannot be, what decisions
cost. Each is a board solved again from the one at hand with the same work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workprint.film.schedule import Schedule, Strip
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import ShootTerms
from workprint.shooting.boards.again import solved, without_decisions
from workprint.shooting.boards.changes import PlanChange, change_between
from workprint.shooting.boards.conflicts import Conflict
from workprint.shooting.boards.planning import strips_of
from workprint.shooting.boards.relaxing import Relaxation, relaxations

Told = Callable[[int, int, str], None]
"""Told which of how many is solved now, and its name in English."""
FIVE = 5
STEPS = 400
"""Steps of search for each strip of a board that is taken up again, and the fewest."""
LEAST = 20_000


def steps_for(strips: int) -> int:
    """Steps of search for a board that is taken up again."""
    return max(LEAST, STEPS * strips)


@dataclass(frozen=True, slots=True)
class Option:
    """A term given up: the board then, and how it differs from the board at hand after as much
    more search."""

    relaxation: Relaxation
    made: PlannedShoot
    change: PlanChange

    @property
    def saves(self) -> Decimal:
        """What it saves; less than 0 where it costs more."""
        return -self.change.more


def _nothing(n: int, count: int, name: str) -> None:
    """Say nothing."""


def cheapest_relaxations(
    made: PlannedShoot, *, work: int | None = None, seed: int = 1, told: Told = _nothing
) -> tuple[Option, ...]:
    """The five terms whose loss saves most, the dearest first; those that break less come before
    all others. Each board is searched for with the same work as one that gives up nothing."""
    strips = strips_of(made.schedule, made.board)
    steps = work or steps_for(len(strips))
    base = _again(made, made.terms, strips, steps, seed)
    every = list(relaxations(made.terms))
    options = []
    for n, one in enumerate(every):
        told(n, len(every), one.name.en)
        after = _again(base, one.terms, strips, steps, seed)
        options.append(Option(one, after, change_between(base, after)))
    options = [one for one in options if one.saves > 0 or len(one.change.mended)]
    options.sort(key=lambda one: (_hard(one.made), -one.saves))
    return tuple(options[:FIVE])


def _again(
    made: PlannedShoot, terms: ShootTerms, strips: Sequence[Strip], work: int, seed: int
) -> PlannedShoot:
    return solved(made.schedule, terms, strips, made.board.name, work=work, seed=seed, start=made)


def _hard(made: PlannedShoot) -> int:
    return sum(v.hard for v in made.plan.violations) + len(made.plan.loose)


def ways_out(
    schedule: Schedule,
    conflict: Conflict,
    strips: Sequence[Strip],
    name: str,
    *,
    work: int | None = None,
    seed: int = 1,
    told: Told = _nothing,
) -> tuple[tuple[Relaxation, PlannedShoot], ...]:
    """The terms of a conflict that may be given up, with the board each gives: those that break
    nothing first, then the cheapest."""
    steps = work or 4 * steps_for(len(strips))
    made = []
    for n, one in enumerate(conflict.terms):
        told(n, len(conflict.terms), one.name.en)
        made.append((one, solved(schedule, one.terms, strips, name, work=steps, seed=seed)))
    return tuple(sorted(made, key=lambda pair: (_hard(pair[1]), pair[1].plan.total)))


def price_of_decisions(
    made: PlannedShoot, *, work: int | None = None, seed: int = 1
) -> PlanChange | None:
    """How the board would differ if no date were decided: from that board to this one. None where
    nothing was decided."""
    free = without_decisions(made.terms)
    if free == made.terms:
        return None
    strips = strips_of(made.schedule, made.board)
    steps = work or steps_for(len(strips))
    with_them = _again(made, made.terms, strips, steps, seed)
    return change_between(_again(with_them, free, strips, steps, seed), with_them)
