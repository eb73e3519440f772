"""Solving: to proof where the film is small, else the best in the time and a proved bound."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workprint.shooting.sequencing.annealing import anneal
from workprint.shooting.sequencing.bounds import least_held
from workprint.shooting.sequencing.costs import order_cost, pay_table
from workprint.shooting.sequencing.exact import MOST_SCENES, best_order, own_costs
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
        return _answer(problem, task, [], 0.0, 0.0, 0)
    table = pay_table(task.pay, task.casts.shape[1])
    own = float(own_costs(task, table).sum())

    def held(order: list[int]) -> float:
        cost = order_cost(np.array(order, np.int64), task.casts, task.durations, table)
        return max(0.0, float(cost) - own)

    def late() -> bool:
        return stop() or (work is None and time.monotonic() - began > seconds)

    if _can_be_proved(len(task.casts), seconds if work is None else np.inf) and not stop():
        # A cost that some order has keeps most sets of scenes out.
        _, known = anneal(
            np.arange(len(task.casts)), task.casts, task.durations, table, len(task.pay),
            _BURST, *_heat(task, _HOT), seed,
        )  # fmt: skip
        cost = order_cost(known, task.casts, task.durations, table)
        _, order = best_order(task, table, cost)
        return _answer(problem, task, order, held(order), held(order), _BURST)
    part = seconds * (1 - _BOUND_SHARE)
    searched, done = _searched(task, table, seed, work, late, began + part)
    bound = least_held(task, lambda: not late())
    if work is None and not late():
        # What the bound left of the time goes on with other seeds.
        searched, more = _searched(
            task, table, seed + 1_000_003, None, late, began + seconds, searched
        )
        done += more
    return _answer(problem, task, searched, held(searched), bound, done)


def _can_be_proved(scenes: int, seconds: float) -> bool:
    """Whether so many scenes of different casts are proved in the time, at the very worst."""
    return scenes <= MOST_SCENES and scenes * 2.0**scenes * 5e-9 <= seconds


def _searched(
    task: Reduced,
    table: Floats,
    seed: int,
    work: int | None,
    late: Stop,
    until: float,
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
        hot, cold = _heat(task, _WARM if again else _HOT)
        bursts = max(1, _RUN // _BURST)
        for burst in range(bursts):
            steps = _BURST if work is None else min(_BURST, work - done)
            # A walk is cooled burst by burst, so that it can be stopped between two.
            warm = hot * (cold / hot) ** (burst / bursts)
            cool = hot * (cold / hot) ** ((burst + 1) / bursts)
            _, found = anneal(
                order, task.casts, task.durations, table, len(task.pay), steps, warm, cool,
                int(random.integers(2**31)),
            )  # fmt: skip
            done += steps
            cost = order_cost(found, task.casts, task.durations, table)
            if cost < least:
                least, best = cost, found.tolist()
            over = time.monotonic() > until if work is None else done >= work
            if over or late():
                return best, done
        walk += 1
    return best, done


def _heat(task: Reduced, share: float) -> tuple[float, float]:
    """Temperatures to begin and end with."""
    own = float((task.durations * task.pay.sum()).mean()) / 8
    return max(share * own, 1e-9), max(_COLD * own, 1e-10)


def _answer(
    problem: Sequencing,
    task: Reduced,
    order: list[int],
    held: float,
    least: float,
    work: int,
) -> Answer:
    """The answer for an order of the reduced scenes in which held people cost `held`, where they
    cost at least `least` in any."""
    made = task.unfold(order)
    if sorted(made) != list(range(len(problem.duration))):
        raise AssertionError("an order has lost a scene")
    if all(v == int(v) for v in (*problem.pay, *problem.duration)):
        held = round(held)
        least = np.ceil(least - 1e-6)  # costs are whole numbers then
    if least > held * (1 + 1e-9) + 1e-9:
        raise AssertionError(f"an order holds people for {held}, below the bound {least}")
    cost = problem.cost(made)
    if least >= held * (1 - 1e-12):
        return Answer(made, cost, cost, PROVED, work)
    bound = min(cost, task.base + float(least))
    told = f"within {100 * (cost / bound - 1):.1f}% of the bound" if bound > 0 else FOUND
    return Answer(made, cost, bound, told, work)
