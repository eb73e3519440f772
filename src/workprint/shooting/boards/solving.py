"""From terms to the best board found in a time, or after so much work, with a proven bound."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from workprint.shooting.boards.annealing import anneal, room_for
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
        return self.broken < 0.5


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
    began = time.monotonic()
    slots = np.array(start, np.int64) if start is not None else first_slots(problem)
    state = hung(problem, slots)
    data = problem.data
    best = state.slot.copy()
    best_price = np.array(totals(state))
    if not len(problem.strips) or (best < 0).any():
        return Found(tuple(best.tolist()), float(best_price[0]), float(best_price[1]), 0)
    room = room_for(data)
    unit = _scale(problem)
    mix = np.cumsum(np.array(MIX))
    random = np.random.default_rng(seed)
    done, walk = 0, 0
    while True:
        first = walk == 0 and start is None
        hot = unit * (_HOT if first else _AGAIN)
        cold = unit * _COLD
        if walk:
            state = hung(problem, best)
        if work is None:
            left = seconds - (time.monotonic() - began)
            span = min(left, _WALK_SECONDS if not first else max(_WALK_SECONDS, seconds * 0.6))
            ends = time.monotonic() + span
        steps = (
            WORK if work is None else min(work - done, max(BURST, work // 2 if first else WORK))
        )
        # Short searches are cooled in as many parts as long ones.
        burst = max(50, min(BURST, steps // 25))
        urgent = 1.0 if walk == 0 or best_price[1] < 0.5 else 4.0
        made = 0
        share = 0.0
        while share < 1:
            size = BURST if work is None else min(burst, steps - made)
            now = hot * (cold / hot) ** share
            weight = urgent * unit / 60 * (0.25 + 2 * share)
            anneal(
                data, state, room, best, best_price, mix, size, now, now, weight,
                int(random.integers(2**31)),
            )  # fmt: skip
            made += size
            done += size
            if work is None:
                share = 1 - (ends - time.monotonic()) / span if span > 0 else 1.0
                total = (time.monotonic() - began) / seconds
            else:
                share = made / steps
                total = done / work
            tell(min(1.0, total), float(best_price[0]), float(best_price[1]))
            if stop() or (best_price[1] < 0.5 and best_price[0] <= enough + 1e-6):
                share = 2.0
        walk += 1
        over = done >= work if work is not None else time.monotonic() - began > seconds - 0.05
        if over or share >= 2:
            break
    return Found(tuple(best.tolist()), float(best_price[0]), float(best_price[1]), done)


def _scale(problem: Problem) -> float:
    """What temperatures are shares of: a crew day of the dearest unit, or the mean pay of a day
    where crews cost nothing."""
    crew = float(problem.data.day_cost.max(initial=0.0))
    pay = float(problem.data.day_rate.mean()) if len(problem.data.day_rate) else 0.0
    return max(crew, pay, problem.data.move_cost, 1.0)


def status_of(cost: float, bound: float) -> str:
    """What may be said of a board of this cost: proved, within x% of the bound, or best found."""
    if cost <= bound * (1 + 1e-9) + 1e-9:
        return "proved"
    if bound <= 0 or math.isinf(cost):
        return "best found"
    return f"within {100 * (cost / bound - 1):.1f}% of the bound"
