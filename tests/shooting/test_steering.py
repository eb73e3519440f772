"""The steered annealing: orders are whole, costs are theirs, and the same seed gives the same."""

from __future__ import annotations

import numpy as np
import pytest

from workprint.shooting.replanning.policy import SHIPPED, read_policy
from workprint.shooting.sequencing.annealing import anneal
from workprint.shooting.sequencing.costs import order_cost, pay_table
from workprint.shooting.sequencing.problem import reduced
from workprint.shooting.sequencing.steering import BURST, FEATURES, MOODS, steered
from workprint.shooting.training.operators import always, best, by_chance, film

STEPS = 4 * BURST


def task(seed: int = 1) -> tuple:
    made = reduced(film(60, 20, seed))
    return made, pay_table(made.pay, made.casts.shape[1])


@pytest.mark.parametrize("mood", range(len(MOODS)))
def test_each_mood_searches_orders(mood: int) -> None:
    problem, table = task()
    made = steered(problem, table, 3, always(mood), STEPS)
    assert sorted(made.order) == list(range(len(problem.casts)))
    cost = order_cost(np.array(made.order), problem.casts, problem.durations, table)
    assert made.cost == pytest.approx(cost)
    start = order_cost(np.arange(len(made.order)), problem.casts, problem.durations, table)
    assert made.cost < 0.8 * start
    assert made.moods == (mood,) * 4 and made.steps == STEPS


def test_the_same_seed_gives_the_same_order() -> None:
    problem, table = task()
    one, two, other = (steered(problem, table, s, by_chance(s), STEPS) for s in (3, 3, 4))
    assert one == two and one != other


def test_moods_are_not_all_the_same() -> None:
    problem, table = task()
    orders = {tuple(steered(problem, table, 3, always(m), STEPS).order) for m in range(10)}
    assert len(orders) > 3


def test_the_policy_sees_a_row_for_each_mood() -> None:
    problem, table = task()
    seen = []

    def choose(rows: np.ndarray) -> int:
        seen.append(rows)
        return len(seen) % len(MOODS)

    steered(problem, table, 1, choose, STEPS)
    assert all(rows.shape == (len(MOODS), FEATURES) for rows in seen)
    assert np.isfinite(seen).all() and [rows[0, 0] for rows in seen] == [1, 0.75, 0.5, 0.25]
    assert 0 <= seen[-1][0, 7] <= 1


def test_the_shipped_policy_chooses_moods() -> None:
    problem, table = task()
    policy = read_policy(SHIPPED / "operators", "operators", FEATURES)
    made = steered(problem, table, 1, best(policy.scores), STEPS)
    assert len(made.moods) == 4 and sorted(made.order) == list(range(len(problem.casts)))


def test_the_kernel_as_it_was_before_it_had_moods() -> None:
    """Costs and orders that it gave when its shares were constants."""
    problem, table = task(7)
    order = np.arange(len(problem.casts))
    cost, found = anneal(
        order, problem.casts, problem.durations, table, len(problem.pay), 100_000, 300.0, 6.0, 11
    )
    assert (round(cost), found.tolist()[:6], order.tolist()[-6:]) == AS_IT_WAS


AS_IT_WAS = (83356, [53, 1, 23, 52, 21, 37], [3, 17, 4, 39, 35, 9])
