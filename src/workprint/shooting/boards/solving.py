"""From terms to the best board found in a time, or after so much work, with a proven bound."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from workprint.shooting.boards.annealing import anneal, room_for
from workprint.shooting.boards.arrays import Floats
from workprint.shooting.boards.operators import MIX
from workprint.shooting.boards.pricing import totals
from workprint.shooting.boards.problem import Problem
from workprint.shooting.boards.starting import first_slots
from workprint.shooting.boards.timing import hung

Stop = Callable[[], bool]
Tell = Callable[[float, float, float], None]
"""Told now and then: the share that is done, the cost, the minutes of violation."""
BURST = 4000
"""Steps between two looks at the clock."""
_HOT, _COLD, _AGAIN = 0.5, 0.01, 0.06
"""Temperatures of a walk's begin and end, and of the begin of walks after the first, as shares of
a crew day."""
_WALK_SECONDS = 9.0
_MARGIN = 0.05
"""Seconds that are too few for another walk."""
_KEPT = 0.5
"""Less than so many minutes of violation are none."""
WORK = 600_000
"""Steps of a walk where nobody says."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best board a search found: a slot for each strip, its cost and minutes of violation;
    the steps it took."""

    slots: tuple[int, ...]
    cost: float
    broken: float
    work: int

    @property
    def keeps(self) -> bool:
        """Whether it breaks nothing."""
        return self.broken < _KEPT


@dataclass(frozen=True, slots=True)
class _Budget:
    """How long is searched: so many seconds from `began` on or, where it is given, so many steps.
    Positions are seconds or steps since the begin."""

    seconds: float
    work: int | None
    began: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.seconds if self.work is None else self.work

    def position(self, done: int) -> float:
        """How far the search is after so many steps."""
        return time.monotonic() - self.began if self.work is None else done

    def is_spent(self, done: int) -> bool:
        """Whether there is time for no other walk."""
        margin = _MARGIN if self.work is None else 0.0
        return self.position(done) >= self.whole - margin


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk from `hot` to `cold` between two positions of the budget, in bursts of at most so
    many steps; `weight` is the price of a minute of violation at its begin."""

    hot: float
    cold: float
    weight: float
    start: float
    length: float
    burst: int

    def share(self, position: float) -> float:
        """How much of it is done."""
        return (position - self.start) / self.length if self.length > 0 else 1.0

    def heat(self, share: float) -> float:
        """The temperature there."""
        return float(self.hot * (self.cold / self.hot) ** share)

    def price(self, share: float) -> float:
        """What a minute of violation costs there: more the colder it is."""
        return self.weight * (0.25 + 2 * share)


def search(
    problem: Problem,
    *,
    seconds: float = 20.0,
    work: int | None = None,
    seed: int = 1,
    start: Sequence[int] | None = None,
    enough: float = -1.0,
    stop: Stop = lambda: False,
    tell: Tell = lambda share, cost, broken: None,
) -> Found:
    """The best board found in so many seconds, or after `work` steps: the same work and seed give
    the same board. `start` is a board to begin with; a board that breaks nothing and costs no more
    than `enough` needs no better; `stop` ends the search at any moment."""
    budget = _Budget(seconds, work, time.monotonic())
    slots = np.array(start, np.int64) if start is not None else first_slots(problem)
    state = hung(problem, slots)
    best, price = state.slot.copy(), np.array(totals(state))
    room, mix = room_for(problem.data), np.cumsum(np.array(MIX))
    random = np.random.default_rng(seed)
    is_over = not len(problem.strips) or bool((best < 0).any())
    done = 0
    while not is_over:
        walk = _next_walk(problem, budget, done, fresh=done == 0 and start is None, price=price)
        state = hung(problem, best)
        share = 0.0
        while share < 1 and not is_over:
            size = walk.burst
            if work is not None:
                size = min(size, round(walk.start + walk.length) - done)
            heat = walk.heat(share)
            anneal(
                problem.data, state, room, best, price, mix, size, heat, heat,
                walk.price(share), int(random.integers(2**31)),
            )  # fmt: skip
            done += size
            position = budget.position(done)
            share = walk.share(position)
            tell(min(1.0, position / budget.whole), float(price[0]), float(price[1]))
            is_over = stop() or (price[1] < _KEPT and price[0] <= enough + 1e-6)
        is_over = is_over or budget.is_spent(done)
    return Found(tuple(best.tolist()), float(price[0]), float(price[1]), done)


def _next_walk(
    problem: Problem, budget: _Budget, done: int, *, fresh: bool, price: Floats
) -> _Walk:
    """The first walk of a board nobody solved is hot and takes most of the time; those that
    follow begin colder, from the best board so far, and press harder where that breaks terms."""
    unit = _scale(problem)
    at = budget.position(done)
    if budget.work is None:
        most = max(_WALK_SECONDS, budget.seconds * 0.6) if fresh else _WALK_SECONDS
        burst = BURST
    else:
        most = max(BURST, budget.work // 2 if fresh else WORK)
    length = min(budget.whole - at, most)
    if budget.work is not None:
        # Short searches are cooled in as many parts as long ones.
        burst = max(50, min(BURST, int(length) // 25))
    urgent = 1.0 if done == 0 or price[1] < _KEPT else 4.0
    return _Walk(
        unit * (_HOT if fresh else _AGAIN), unit * _COLD, urgent * unit / 60, at, length, burst
    )


def _scale(problem: Problem) -> float:
    """What temperatures are shares of: a crew day of the dearest unit, or the mean pay of a day
    where crews cost nothing."""
    crew = float(problem.data.day_cost.max(initial=0.0))
    pay = float(problem.data.day_rate.mean()) if len(problem.data.day_rate) else 0.0
    return max(crew, pay, problem.data.move_cost, 1.0)


def status_of(cost: float, bound: float) -> str:
    """What may be said of a board of this cost: proved, within x% of the bound, or best found."""
    if abs(cost - bound) <= 1e-9 * abs(bound) + 1e-6:
        return "proved"
    if bound <= 0 or cost < bound or math.isinf(cost):
        return "best found"
    return f"within {100 * (cost / bound - 1):.1f}% of the bound"
