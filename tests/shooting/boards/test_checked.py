"""The search and the independent check agree: on what is broken, and on what is paid."""

from __future__ import annotations

import random
from itertools import product

import pytest
from drawn import drawn
from written import days, schedule, terms

from workprint.film.shoot import PlannedShoot
from workprint.film.terms import ShootTerms
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.bounds import bound_of
from workprint.shooting.boards.planning import as_given, planned, strips_of
from workprint.shooting.boards.pricing import totals
from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.solving import Found, search
from workprint.shooting.boards.terms import applied
from workprint.shooting.boards.timing import hung, slots_array


def drawn_problem(seed: int, *, easy: bool, most: int = 8) -> Problem:
    """A drawn board without the strips that have no date at all."""
    board, told = drawn(seed, most, easy=easy)
    under = applied(board, told)
    every = problem_of(under, under.schedule.strips)
    placed = [s for n, s in enumerate(every.strips) if every.data.allowed[n].any()]
    return problem_of(under, placed)


def hung_at_random(problem: Problem, seed: int) -> tuple[int, ...]:
    """Each strip on one of the first dates it may be on."""
    draw, data = random.Random(seed), problem.data
    dates = len(problem.dates)
    return tuple(
        int(data.unit[n]) * dates
        + draw.choice([d for d in range(dates) if data.allowed[n, d]][:6])
        for n in range(len(problem.strips))
    )


def told_of(problem: Problem, slots: tuple[int, ...]) -> tuple[PlannedShoot, float, float]:
    """The plan of slots, their cost and minutes of violation as the search has them."""
    cost, broken = totals(hung(problem, slots_array(slots)))
    return planned(problem, Found(slots, cost, broken, 0), "Plan"), cost, broken


@pytest.mark.parametrize("seed", range(70))
@pytest.mark.parametrize("easy", [True, False])
def test_the_search_breaks_what_the_check_finds_broken(seed: int, easy: bool) -> None:
    problem = drawn_problem(seed, easy=easy)
    if not problem.strips:
        pytest.skip("no strip of this board has a date")
    found = search(problem, work=1500, seed=seed)
    for slots in (found.slots, hung_at_random(problem, seed), hung_at_random(problem, -seed)):
        made, cost, broken = told_of(problem, slots)
        hard = [v for v in made.plan.violations if v.hard]
        if len(problem.strips) < len(problem.applied.schedule.strips):
            # A locked day cannot have a scene that may not be shot on it.
            hard = [v for v in hard if v.rule != "decided.locked"]
        if hard:
            assert broken > 0, hard[0].reason.text.en
        elif broken:
            # The search keeps everybody to one unit a date; the check asks for no overlap.
            people = [(day.date, p.element) for day in made.plan.days for p in day.people]
            assert len(set(people)) < len(people)
        # Each line is rounded to the cent.
        assert float(made.plan.total) == pytest.approx(cost, abs=0.01 * len(made.plan.costs))
        if not broken:
            assert float(bound_of(problem).total) <= cost + 0.01


@pytest.mark.parametrize("seed", range(12))
def test_of_all_small_boards_the_cheapest_is_found(seed: int) -> None:
    problem = drawn_problem(seed, easy=True, most=4)
    dates, data = len(problem.dates), problem.data
    reach = 4
    cheapest = float("inf")
    choices = [
        [int(data.unit[n]) * dates + d for d in range(reach) if data.allowed[n, d]]
        for n in range(len(problem.strips))
    ]
    for slots in product(*choices):
        cost, broken = totals(hung(problem, slots_array(slots)))
        if broken < 0.5:
            cheapest = min(cheapest, cost)
    found = search(problem, work=20_000, seed=1)
    assert float(bound_of(problem).total) <= min(cheapest, found.cost) + 0.01
    assert found.cost <= cheapest + 0.01
    assert found.keeps == (cheapest < float("inf"))


@pytest.mark.parametrize("seed", range(12))
def test_a_solved_board_taken_as_given_is_the_same(seed: int) -> None:
    problem = drawn_problem(seed, easy=True)
    made, _, _ = told_of(problem, search(problem, work=1500).slots)
    again = as_given(made.schedule, made.board, made.calendar, made.terms)

    def times(plan: PlannedShoot) -> list[object]:
        return [(d.date, d.unit, d.call, d.wrap, d.items, d.people) for d in plan.plan.days]

    assert times(again) == times(made)
    assert again.plan.total == made.plan.total


def board_of(text: str, **changes: object) -> tuple[PlannedShoot, ShootTerms]:
    board, told = schedule(text), terms(**changes)
    return solved(board, told, strips_of(board, None), "Plan", work=2000), told


def test_one_strip_without_cast_costs_its_crew() -> None:
    made, _ = board_of("1 INT DAY KITCHEN 60")
    assert [(line.key, line.amount) for line in made.plan.costs] == [("crew", 5000)]
    assert made.plan.status == "proved"


def test_a_board_without_rates_costs_points() -> None:
    from workprint.film.terms import ShootMoney, ShootUnit

    made, _ = board_of("1 INT DAY KITCHEN 60 ANNA", money=ShootMoney(), units=(ShootUnit("main"),))
    assert made.plan.currency == "points"
    assert made.plan.total == 106


def test_a_board_with_no_strips_has_no_days() -> None:
    board = schedule("1 INT DAY KITCHEN 60 ANNA")
    made = solved(board, terms(), (), "Plan", work=100)
    assert made.plan.days == ()
    assert made.plan.total == 0
    assert made.dates[0] == days(0)
