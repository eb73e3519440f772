"""Solving: to proof where the film is small, else the best in the time and a proved bound."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workprint.shooting.sequencing.annealing import anneal
from workprint.shooting.sequencing.bounds import lower_bound
from workprint.shooting.sequencing.costs import order_cost, pay_table
from workprint.shooting.sequencing.exact import MOST_SCENES, best_order
from workprint.shooting.sequencing.problem import Floats, Reduced, Sequencing, reduced

PROVED = "proved"
FOUND = "best found"
_RUN = 1_000_000
"""Steps of one walk from hot to cold."""
_BURST = 20_000
"""Steps between two looks at the clock."""
_BOUND_SHARE = 0.4
"""The most of the time that goes to the bound."""
_HOT, _WARM, _COLD = 1.0, 0.25, 0.02
"""Temperatures by what a scene costs on average."""

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """An order of the scenes, counted from 0, its cost, a cost that no order goes below, and what
    is known of it: `proved`, `within x% of the bound`, or `best found`. `work` is what was done
    (steps of annealing): the same work and seed give the same order."""

    order: tuple[int, ...]
    cost: float
    bound: float
    status: str
    work: int


def sequence(
    problem: Sequencing,
    seconds: float = 10.0,
    seed: int = 1,
    work: int | None = None,
    stop: Stop = lambda: False,
) -> Answer:
    """The best order found in so many seconds, or after `work` steps; to proof where it can be.

    Whenever `stop` says so, the best order so far is the answer.
    """
    began = time.monotonic()
    task = reduced(problem)
    if len(task.casts) == 0:
        return _answer(problem, task.unfold([]), task.base, 0)
    table = pay_table(task.pay, task.casts.shape[1])
    if len(task.casts) <= MOST_SCENES and not stop():
        # A cost that some order has keeps most sets of scenes out.
        known, _ = anneal(
            np.arange(len(task.casts)), task.casts, task.durations, table, len(task.pay),
            _BURST, *_heat(task, table, _HOT), seed,
        )  # fmt: skip
        _, order = best_order(task, table, known)
        made = task.unfold(order)
        return _answer(problem, made, problem.cost(made), _BURST)

    def late() -> bool:
        return stop() or time.monotonic() - began > seconds

    searched, done = _searched(task, table, seed, work, late, seconds * (1 - _BOUND_SHARE), began)
    bound = lower_bound(task, lambda: not late())
    if work is None and not late():
        # What the bound left of the time goes on with other seeds.
        more, further = _searched(
            task, table, seed + 1_000_003, None, late, seconds, began, searched
        )
        searched, done = more, done + further
    return _answer(problem, task.unfold(searched), bound, done)


def _searched(
    task: Reduced,
    table: Floats,
    seed: int,
    work: int | None,
    late: Stop,
    until: float,
    began: float,
    start: list[int] | None = None,
) -> tuple[list[int], int]:
    """The best order of walks from other orders, every third one from the best so far and less
    hot; and how many steps were made."""
    count = len(task.casts)
    random = np.random.default_rng(seed)
    best = list(start) if start is not None else list(range(count))
    least = order_cost(np.array(best), task.casts, task.durations, table)
    done, walk = 0, 0
    while work is None or done < work:
        again = walk % 3 == 2 or (start is not None and walk % 2 == 0)
        order = np.array(best) if again else random.permutation(count)
        hot, cold = _heat(task, table, _WARM if again else _HOT)
        bursts = max(1, _RUN // _BURST)
        for burst in range(bursts):
            steps = _BURST if work is None else min(_BURST, work - done)
            # A walk is cooled burst by burst, so that it can be stopped between two.
            warm = hot * (cold / hot) ** (burst / bursts)
            cool = hot * (cold / hot) ** ((burst + 1) / bursts)
            cost, found = anneal(
                order, task.casts, task.durations, table, len(task.pay), steps, warm, cool,
                int(random.integers(2**31)),
            )  # fmt: skip
            done += steps
            if cost < least:
                least, best = cost, found.tolist()
            if work is None and (late() or time.monotonic() - began > until):
                return best, done
            if work is not None and (done >= work or late()):
                return best, done
        walk += 1
    return best, done


def _heat(task: Reduced, table: Floats, share: float) -> tuple[float, float]:
    """Temperatures to begin and end with."""
    own = float((task.durations * task.pay.sum()).mean()) / 8
    return max(share * own, 1e-9), max(_COLD * own, 1e-10)


def _answer(problem: Sequencing, order: tuple[int, ...], bound: float, work: int) -> Answer:
    cost = problem.cost(order)
    whole = all(v == int(v) for v in (*problem.pay, *problem.duration))
    if whole:
        # Costs are whole numbers, so a bound may be rounded up to one.
        cost = round(cost)
        bound = float(np.ceil(bound - 1e-6))
    bound = min(bound, cost)
    if bound >= cost * (1 - 1e-12):
        status = PROVED
    elif bound > 0:
        status = f"within {100 * (cost / bound - 1):.1f}% of the bound"
    else:
        status = FOUND
    return Answer(order, cost, bound, status, work)
