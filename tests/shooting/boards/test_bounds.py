"""Bounds and what is said of boards: nothing is called proved that is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from written import days, schedule, terms

from workprint.film.schedule import Board, Unit
from workprint.film.terms import DayLimits, LockedDay, Person, Place, ShootUnit, StripTerms
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.bounds import bound_of
from workprint.shooting.boards.planning import as_given, strips_of
from workprint.shooting.boards.problem import problem_of
from workprint.shooting.boards.solving import status_of
from workprint.shooting.boards.splitting import is_late
from workprint.shooting.boards.terms import applied
from workprint.shooting.errors import ScheduleError


def test_who_works_for_two_units_on_a_date_is_paid_once_in_the_bound() -> None:
    board = schedule("1 INT DAY HALL 60 ANNA\n2 INT DAY HALL 60 ANNA")
    under = terms(
        units=(ShootUnit("main", Decimal(10)), ShootUnit("second", Decimal(10), ("2",))),
        people=(Person("ANNA", Decimal(1000)),),
        rules=(),
    )
    made = Board(
        "b", "By hand", "", (Unit("u", "main", (("s0",),)), Unit("v", "second", (("s1",),)))
    )
    given = as_given(board, made, None, under)
    bound = bound_of(problem_of(applied(board, under), strips_of(board, None)))
    assert bound.total <= given.plan.total == 1020


@pytest.mark.parametrize(
    ("cost", "bound", "said"),
    [
        (10.0, 10.0, "proved"),
        (11.0, 10.0, "within 10.0% of the bound"),
        (9.0, 10.0, "best found"),  # it cannot keep its terms
        (10.0, 0.0, "best found"),
    ],
)
def test_what_may_be_said_of_a_cost(cost: float, bound: float, said: str) -> None:
    assert status_of(cost, bound) == said


def test_a_board_that_breaks_its_terms_is_never_proved() -> None:
    board = schedule("1 INT DAY HALL 700 ANNA\n2 INT DAY HALL 700 ANNA")
    both = tuple(StripTerms(str(n), date=days(0)) for n in (1, 2))
    made = solved(board, terms(strips=both), strips_of(board, None), "Plan", work=2000)
    assert any(v.hard for v in made.plan.violations)
    assert made.plan.status == "best found"


def test_a_night_that_the_morning_could_hold_earns_no_premium_in_the_bound() -> None:
    board = schedule("1 INT NIGHT CLUB 60 ANNA\n2 EXT NIGHT PIER 400 ANNA")
    club = Place("CLUB", (), (), (), 22 * 60, 30 * 60)
    problem = problem_of(applied(board, terms(places=(club,))), strips_of(board, None))
    late = [is_late(problem.data, n) for n in range(2)]
    # An hour may be shot from five to six in the morning; 400 minutes of dark may not.
    assert late == [False, True]


def test_locked_days_do_not_stop_the_others() -> None:
    text = "\n".join(f"{n} INT DAY {p} 200 ANNA" for n, p in enumerate("ABABABABC", 1))
    board = schedule(text)
    lock = LockedDay(days(2), ("9",))
    under = terms(
        locked=(lock,), limits=DayLimits(moves=0), people=(Person("ANNA", Decimal(500)),)
    )
    made = solved(board, under, strips_of(board, None), "Plan", work=30_000)
    assert made.plan.violations == ()
    # Four scenes of each place are two days of each, and the locked one: no day is idle.
    assert [day.date for day in made.plan.days] == [days(n) for n in range(5)]


def test_a_heap_of_strips_on_a_day_is_refused_in_a_sentence() -> None:
    board = schedule("\n".join(f"{n} INT DAY HALL 1 ANNA" for n in range(1, 301)))
    heap = Board("b", "Heap", "", (Unit("u", "main", (tuple(s.id for s in board.strips),)),))
    with pytest.raises(ScheduleError, match="300 strips hang on"):
        as_given(board, heap, None, terms())
    locked = terms(locked=(LockedDay(days(0), tuple(s.scene for s in board.strips)),))
    made = solved(board, locked, strips_of(board, None), "Plan", work=2000)
    # What does not go on the day it is locked to hangs loose, and the check says so.
    assert made.plan.loose and made.plan.violations


def test_a_board_of_other_units_than_the_terms_is_timed_all_the_same() -> None:
    board = schedule("1 INT DAY HALL 60 ANNA\n2 INT DAY HALL 60 ANNA")
    under = terms(
        strips=(StripTerms("1", unit="main"),),
        locked=(LockedDay(days(0), ("1", "2"), "main"),),
        people=(Person("ANNA", Decimal(1)),),
    )
    made = Board("b", "Theirs", "", (Unit("u", "Unit 1", (("s0", "s1"),)),))
    given = as_given(board, made, None, under)
    assert [day.unit for day in given.plan.days] == ["Unit 1"]
    assert np.isclose(float(given.plan.total), 5001)
    assert replace(given.plan, violations=()).total == given.plan.total
