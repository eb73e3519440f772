"""The search: the same seed the same board, stopped at any moment, never worse than its start."""

from __future__ import annotations

import pytest
from drawn import drawn

from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.solving import search
from workprint.shooting.boards.terms import applied


def problem(seed: int) -> Problem:
    board, told = drawn(seed, 12, easy=True)
    under = applied(board, told)
    return problem_of(under, under.schedule.strips)


@pytest.mark.parametrize("seed", range(4))
def test_the_same_seed_and_work_give_the_same_board(seed: int) -> None:
    first = search(problem(seed), work=6000, seed=7)
    assert search(problem(seed), work=6000, seed=7) == first
    assert first.work == 6000


@pytest.mark.parametrize("looks", [0, 1, 5])
def test_a_search_that_is_stopped_has_every_strip_on_a_date_of_its_own(looks: int) -> None:
    made = problem(3)
    left = iter(range(looks))
    found = search(made, work=50_000, stop=lambda: next(left, None) is None)
    assert found.work < 50_000
    dates = len(made.dates)
    for n, slot in enumerate(found.slots):
        unit, date = divmod(slot, dates)
        assert unit == made.data.unit[n]
        assert made.data.allowed[n, date]


@pytest.mark.parametrize("seed", range(4))
def test_more_search_from_a_board_is_never_worse(seed: int) -> None:
    made = problem(seed)
    short = search(made, work=500, seed=seed)
    longer = search(made, work=3000, seed=seed + 1, start=short.slots)
    assert (longer.broken, longer.cost) <= (short.broken + 1e-9, short.cost + 1e-6)


def test_what_is_told_goes_from_nothing_to_all() -> None:
    told: list[tuple[float, float, float]] = []
    found = search(problem(5), work=9000, tell=lambda *one: told.append(one))
    shares = [share for share, _, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert told[-1][1:] == (found.cost, found.broken)


def test_a_board_that_costs_the_bound_is_searched_no_longer() -> None:
    made = problem(1)
    best = search(made, work=20_000)
    assert search(made, work=20_000, enough=best.cost).work < 20_000
