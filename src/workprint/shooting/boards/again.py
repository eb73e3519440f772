"""A board solved, or taken up again under the same terms or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.film.schedule import Schedule, Strip
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import ShootTerms
from workprint.shooting.boards.bounds import bound_of
from workprint.shooting.boards.changes import dates_of
from workprint.shooting.boards.planning import planned, strips_of
from workprint.shooting.boards.pricing import totals
from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.solving import Found, Stop, Tell, search
from workprint.shooting.boards.terms import applied
from workprint.shooting.boards.timing import hung, slots_array
from workprint.shooting.errors import ScheduleError


def solved(
    schedule: Schedule,
    terms: ShootTerms,
    strips: Sequence[Strip],
    name: str,
    *,
    seconds: float = 20.0,
    work: int | None = None,
    seed: int = 1,
    start: PlannedShoot | None = None,
    stop: Stop = lambda: False,
    tell: Tell = lambda share, cost, broken: None,
) -> PlannedShoot:
    """The best board of these strips found in so many seconds, or after `work` steps; from the
    board of `start` on, where it is given."""
    under = applied(schedule, terms)
    minutes = {s.id: s for s in under.schedule.strips}
    own = [minutes[s.id] for s in strips]
    problem = problem_of(under, own)
    # What has no date at all hangs loose; the rest is still worth a board.
    placed = [s for n, s in enumerate(problem.strips) if problem.data.allowed[n].any()]
    if len(placed) < len(own):
        problem = problem_of(under, [s for s in own if s in placed])
    slots = slots_on(problem, start) if start is not None else None
    enough = float(bound_of(problem).total)
    found = search(
        problem, seconds=seconds, work=work, seed=seed, start=slots, enough=enough, stop=stop,
        tell=tell,
    )  # fmt: skip
    return planned(problem, found, name, [s for s in own if s not in placed])


def slots_on(problem: Problem, made: PlannedShoot) -> list[int]:
    """Where the strips of a plan hang in a problem: on their own date, else on the nearest they
    may be on; -1 where there is none."""
    at = dates_of(made)
    dates = len(problem.dates)
    slots = []
    for n, strip in enumerate(problem.strips):
        allowed = [d for d in range(dates) if problem.data.allowed[n, d]]
        wanted = at.get(strip.id, problem.dates[0])
        near = min(allowed, key=lambda d: (abs((problem.dates[d] - wanted).days), d), default=None)
        base = int(problem.data.unit[n]) * dates
        slots.append(-1 if near is None else base + near)
    return slots


def taken_up(made: PlannedShoot) -> tuple[Problem, Found]:
    """A plan as a search has it: the problem of its terms and each strip's slot there.

    ScheduleError where a strip hangs on a date its terms do not have.
    """
    under, strips = applied(made.schedule, made.terms), strips_of(made.schedule, made.board)
    at = dates_of(made)
    problem = problem_of(under, strips)
    if not {*at.values()} <= {*problem.dates}:
        # Its calendar is not that of the terms: only its own dates are looked at.
        problem = problem_of(under, strips, made.dates)
    dates = len(problem.dates)
    slots = []
    for n, strip in enumerate(problem.strips):
        if strip.id not in at:
            raise ScheduleError(
                f"scene {strip.scene} has no day on the board {made.board.name!r}; solve it with "
                "`shooting plan` first"
            )
        slots.append(int(problem.data.unit[n]) * dates + problem.dates.index(at[strip.id]))
    price = hung(problem, slots_array(slots))
    cost, broken = totals(price)
    return problem, Found(tuple(slots), float(cost), float(broken), 0)


def without_decisions(terms: ShootTerms) -> ShootTerms:
    """The terms without the dates and days that people decided."""
    free = tuple(replace(said, date=None) for said in terms.strips)
    return replace(terms, strips=free, locked=())
