"""What a new board leaves of those that were there, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from written import days, schedule, terms

from workprint.film.schedule import Board, Schedule, Unit
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import LockedDay, Person, ShootUnit
from workprint.production.shoot.plans import Asked, Impossible, plan
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.planning import as_given, strips_of
from workprint.shooting.rules import rule_set

TEXT = """
1 INT DAY CELL 300 ANNA
2 INT DAY CELL 200 ANNA
3 INT DAY HALL 200 BEN
"""


def made_of(of: Schedule, name: str = "Plan") -> PlannedShoot:
    asked = Asked(of, terms(), "en", None, ())
    made = plan(
        asked, name, seconds=20, work=500, seed=1, tell=lambda *_: None, stop=lambda: False
    )
    assert not isinstance(made, Impossible)
    return made


def shot(made: PlannedShoot) -> set[str]:
    return {s for day in made.plan.days for s in day.strips}


def test_the_boneyard_stays_out_of_every_plan_of_a_plan() -> None:
    hung = Unit("u", "main", (), ("s0", "s1"))
    made = made_of(
        replace(schedule(TEXT), boards=(Board("b", "Mine", "", (hung,), ("s2",), "bone"),))
    )
    for name in ("Plan", "Plan", "Other"):
        assert shot(made) == {"s0", "s1"}
        assert made.board.boneyard == ("s2",)
        assert made.board.boneyard_id not in ("", "bone")
        made = made_of(made.schedule, name)


def test_what_a_later_board_took_out_of_the_boneyard_is_shot() -> None:
    first = Board("b", "One", "", (Unit("u", "main", (), ("s0", "s1")),), ("s2",), "bone")
    then = Board("c", "Two", "", (Unit("v", "main", (), ("s1", "s2")),), ("s0",), "yard")
    assert shot(made_of(replace(schedule(TEXT), boards=(first, then)))) == {"s1", "s2"}


@pytest.mark.parametrize(
    ("names", "called"), [(["Plan"], "Plan 2"), (["Plan", "Plan 2"], "Plan 3")]
)
def test_a_board_of_the_same_name_is_kept_beside_the_new_one(
    names: Sequence[str], called: str
) -> None:
    unit = Unit("u", "main", (), ("s0", "s1", "s2"))
    boards = tuple(Board(f"b{n}", name, "", (unit,)) for n, name in enumerate(names))
    made = made_of(replace(schedule(TEXT), boards=boards))
    again = made_of(made.schedule)
    # Planned again, the board planned before is replaced, and only that.
    for one in (made, again):
        assert [b.name for b in one.schedule.boards] == [*names, called]
        assert one.schedule.boards[: len(boards)] == boards


@pytest.mark.parametrize(
    ("born", "rules", "told"),
    [
        (date(2009, 5, 4), "us-crew", True),
        (date(2009, 5, 3), "us-crew", False),
        (date(2009, 5, 4), "us-ca-minors", False),
    ],
)
def test_minors_without_a_rule_on_their_hours_are_named(
    born: date, rules: str, told: bool
) -> None:
    board = schedule(TEXT)
    assert days(0) == date(2027, 5, 3)
    under = terms(rules=rule_set(rules), people=(Person("ANNA", born=born),))
    made = solved(board, under, strips_of(board, None), "Plan", work=200)
    said = [one for one in made.plan.warnings if "minors" in one.en]
    assert [("ANNA" in one.en, "ANNA" in one.zh) for one in said] == [(True, True)] * told


@pytest.mark.parametrize("named", ["", "second"])
def test_a_lock_without_a_unit_is_that_of_its_first_scene(named: str) -> None:
    board = schedule(TEXT)
    under = terms(
        units=(ShootUnit("main"), ShootUnit("second", scenes=("2", "3"))),
        locked=(LockedDay(days(1), ("3", "2"), named),),
    )
    made = solved(board, under, strips_of(board, None), "Plan", work=500)
    assert made.plan.loose == ()
    assert made.plan.violations == ()
    at = {(day.unit, day.date): day.strips for day in made.plan.days}
    assert at["second", days(1)] == ("s2", "s1")


def test_a_lock_of_the_only_unit_holds_on_a_board_that_calls_it_otherwise() -> None:
    hung = Board("b", "Mine", "", (Unit("u", "stripboard", (("s0", "s1"), ("s2",))),))
    under = terms(locked=(LockedDay(days(1), ("3",), "main"),))
    made = as_given(replace(schedule(TEXT), boards=(hung,)), hung, None, under)
    assert [day.strips for day in made.plan.days] == [("s0", "s1"), ("s2",)]
    assert made.plan.violations == ()
