"""A planned board, searched for or timed as it hangs: its cost, its bound, what it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from workprint.film.schedule import Board, Calendar, Schedule, Strip, Unit
from workprint.film.shoot import PlannedShoot, ShootDay, ShootPlan
from workprint.film.terms import ShootTerms, ShootUnit
from workprint.shooting.boards.bounds import bound_of
from workprint.shooting.boards.calendars import calendar_of, working_dates
from workprint.shooting.boards.costing import costs_of
from workprint.shooting.boards.covering import with_cover
from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.solving import Found, status_of
from workprint.shooting.boards.terms import Applied, applied, unit_of
from workprint.shooting.boards.timing import days_of, hung, in_order, slots_array
from workprint.shooting.boards.warnings import warnings_of
from workprint.shooting.checking import check
from workprint.shooting.errors import ScheduleError
from workprint.shooting.shoot_days import shooting_dates

AS_GIVEN = "as given"
_IDS = UUID("5b6f0a1e-26a1-5f0a-8f57-9f1e6a2c0b11")


def strips_of(schedule: Schedule, board: Board | None) -> tuple[Strip, ...]:
    """The scenes a board shoots, in order of the schedule; all of them without a board."""
    if board is None:
        return tuple(s for s in schedule.strips if s.kind == "scene")
    away = set(board.boneyard)
    hangs = {s for unit in board.units for day in (*unit.days, unit.loose) for s in day}
    return tuple(
        s for s in schedule.strips if s.kind == "scene" and s.id not in away and s.id in hangs
    )


def planned(problem: Problem, found: Found, name: str, left: Sequence[Strip] = ()) -> PlannedShoot:
    """The board that a search found, with its times, costs and reasons. `name` is the board's,
    with a number where another board of the schedule has it; `left` are strips with no date at
    all. The boneyard is that of the last board that has one."""
    name = _free_name(problem.applied.schedule, name)
    state = hung(problem, slots_array(found.slots))
    days = days_of(problem, state)
    placed = {s for day in days for s in day.strips}
    off = [s for s in (*problem.strips, *left) if s.id not in placed]
    loose = tuple(s.id for s in off)
    units = tuple(
        Unit(
            str(uuid5(_IDS, f"unit:{name}:{unit.name}")),
            unit.name,
            _days_on(days, problem.dates, unit.name),
            tuple(s.id for s in off if unit_of(problem.terms, s) == unit),
        )
        for unit in problem.units
    )
    bound = bound_of(problem)
    made = _put_together(problem.applied, problem.dates, days, units, loose, name)
    clean = not loose and not any(v.hard for v in made.plan.violations)
    status = status_of(float(made.plan.total), float(bound.total)) if clean else "best found"
    plan = replace(made.plan, status=status, bound=bound.total)
    return replace(made, plan=plan)


def _board_id(name: str) -> str:
    return str(uuid5(_IDS, f"board:{name}"))


def _free_name(schedule: Schedule, name: str) -> str:
    """The name, else with the first number, that no board has but one planned here before."""
    wanted, n = name, 1
    while any(b.name == wanted and b.id != _board_id(wanted) for b in schedule.boards):
        n += 1
        wanted = f"{name} {n}"
    return wanted


def _boneyard(under: Applied, units: Sequence[Unit], name: str) -> tuple[tuple[str, ...], str]:
    """The strips that stay in the boneyard on a new board, and its id; "" where none do."""
    last = next((b for b in reversed(under.schedule.boards) if b.boneyard), None)
    hung = {s for unit in units for day in (*unit.days, unit.loose) for s in day}
    away = tuple(s for s in last.boneyard if s not in hung) if last is not None else ()
    return away, str(uuid5(_IDS, f"boneyard:{name}")) if away else ""


def as_given(
    schedule: Schedule, board: Board, calendar: Calendar | None, terms: ShootTerms
) -> PlannedShoot:
    """A board as it hangs, timed under the terms; ScheduleError for one with no days. Its dates
    are those of its own calendar, where it has one with a start, else of the terms."""
    if not board.days:
        raise ScheduleError(
            f"the board {board.name!r} has no shooting days; solve it with `shooting plan`, or "
            "break it into days"
        )
    shot = _with_units(terms, board)
    under = applied(schedule, shot)
    kept = replace(
        under.terms, units=_names_of(terms, board), strips=terms.strips, locked=terms.locked
    )
    dates = _dates_of(board, calendar, terms)
    known = {s.id: s for s in under.schedule.strips}
    strips = [
        known[id]
        for unit in board.units
        for day in unit.days
        for id in day
        if known[id].kind == "scene"
    ]
    problem = problem_of(under, strips, dates)
    index = {s.id: n for n, s in enumerate(problem.strips)}
    slots: list[list[int]] = [[] for _ in range(len(problem.units) * len(dates))]
    for u, unit in enumerate(board.units):
        for d, day in enumerate(unit.days):
            slots[u * len(dates) + d] = [index[id] for id in day if id in index]
    days = days_of(problem, in_order(problem, slots), given=True)
    loose = tuple(id for unit in board.units for id in unit.loose if known[id].kind == "scene")
    made = _put_together(under, dates, days, board.units, loose, board.name, board, kept)
    return replace(made, plan=replace(made.plan, status=AS_GIVEN))


def _with_units(terms: ShootTerms, board: Board) -> ShootTerms:
    """The terms with the units of a board in its order, at the costs of those of the same name,
    else of the same place in the order."""
    named = {u.name.casefold(): u for u in terms.units}
    made = []
    for n, unit in enumerate(board.units):
        same = named.get(unit.name.casefold()) or (
            terms.units[n] if n < len(terms.units) else None
        )
        scenes = () if n == 0 else tuple(id for day in unit.days for id in day)
        cost = same.day_cost if same else Decimal(0)
        made.append(replace(terms.units[0], name=unit.name, day_cost=cost, scenes=scenes))
    # Where a strip hangs says who shoots it; what was decided is for the check.
    free = tuple(replace(said, unit="") for said in terms.strips)
    return replace(terms, units=tuple(made), strips=free, locked=())


def _names_of(terms: ShootTerms, board: Board) -> tuple[ShootUnit, ...]:
    """The units of the terms; where there is only one, under the name the board gives it."""
    if len(terms.units) == 1 and len(board.units) == 1:
        return (replace(terms.units[0], name=board.units[0].name),)
    return terms.units


def _dates_of(board: Board, calendar: Calendar | None, terms: ShootTerms) -> tuple[date, ...]:
    if calendar is not None and calendar.start is not None:
        return shooting_dates(board.days, calendar, calendar.start)
    every = tuple(working_dates(replace(terms, last=None)))
    if len(every) < board.days:
        raise ScheduleError(
            f"the board {board.name!r} has {board.days} days and the calendar of the terms only "
            f"{len(every)} working dates; give it fewer days off"
        )
    return every[: board.days]


def _days_on(
    days: Sequence[ShootDay], dates: Sequence[date], unit: str
) -> tuple[tuple[str, ...], ...]:
    """A unit's strips on each date up to its last; idle dates are days with none."""
    by_date = {day.date: day.strips for day in days if day.unit == unit}
    last = max((n for n, day in enumerate(dates) if day in by_date), default=-1)
    return tuple(by_date.get(day, ()) for day in dates[: last + 1])


def _put_together(
    under: Applied,
    dates: tuple[date, ...],
    days: tuple[ShootDay, ...],
    units: tuple[Unit, ...],
    loose: tuple[str, ...],
    name: str,
    given: Board | None = None,
    kept: ShootTerms | None = None,
) -> PlannedShoot:
    terms = under.terms
    calendar = calendar_of(terms, dates[0], dates[-1], str(uuid5(_IDS, f"calendar:{name}")), name)
    board = given or Board(
        _board_id(name), name, calendar.id, units, *_boneyard(under, units, name)
    )
    used = tuple(d for d in dates if not days or d <= max(day.date for day in days))
    days = with_cover(under, days)
    costs = costs_of(under, days, used)
    plan = ShootPlan(
        board.id,
        terms.money.currency,
        days,
        costs,
        (),
        AS_GIVEN,
        None,
        loose,
        warnings_of(under, days),
    )
    plan = replace(plan, violations=check(under.schedule, board, plan, kept or terms))
    schedule = replace(
        under.schedule,
        boards=(
            *(b for b in under.schedule.boards if b.id != board.id),
            board,
        ),
        calendars=(*(c for c in under.schedule.calendars if c.id != calendar.id), calendar),
    )
    return PlannedShoot(schedule, board, calendar, plan, kept or terms, dates)
