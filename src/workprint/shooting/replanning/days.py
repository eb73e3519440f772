"""A day of a shoot, in compiled code: what is shot of a block, and what the day costs."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.replanning.packed import Bools, Floats, Future, Packed, State

CREW, RATES, HOLDS, LOST, MOVES, OVERTIME, LATE = range(7)
HEADS = ("crew", "rates", "holds", "lost", "moves", "overtime", "late")
"""What a day's cost is made of. `lost` is crew and pay of days on which nothing could be shot."""
DOWN = -1
"""The choice to stand down for a day."""


@njit(cache=True)
def can_be_shot(shoot: Packed, state: State, block: int) -> bool:
    """Whether a block can be chosen for tomorrow: pages left, its place open, its cast come."""
    day = state.now[0]
    if state.left[block] <= 0 or shoot.opens[block] > day:
        return False
    for person in range(len(shoot.rate)):
        if shoot.cast[block, person] and shoot.comes[person] > day:
            return False
    return True


@njit(cache=True)
def move_cost(shoot: Packed, state: State, block: int) -> float:
    """What going to a block's place costs; nothing on the first day."""
    here = state.now[1]
    if here < 0 or here == shoot.place[block]:
        return 0.0
    return float(shoot.terms[3] if shoot.cover[block] else shoot.terms[2])


@njit(cache=True)
def late_cost(shoot: Packed, state: State, block: int) -> float:
    """What a day costs in a block for people and a place past their windows."""
    day = state.now[0]
    total = shoot.terms[4] if day > shoot.closes[block] else 0.0
    for person in range(len(shoot.rate)):
        if shoot.cast[block, person] and day > shoot.leaves[person]:
            total += shoot.terms[5] * shoot.rate[person]
    return total


@njit(cache=True)
def shoot_day(
    shoot: Packed, state: State, block: int, wet: bool, ill: Bools, pace: float, cost: Floats
) -> bool:
    """Shoot a block for a day, or stand down; the state moves on a day, `cost` grows by heads.

    Whoever is called is paid, also on a day that is lost: by rain outside or by someone ill.
    Whoever has been called before and has pages left is held. False for a day that was lost.
    """
    terms = shoot.terms
    people = len(shoot.rate)
    lost = block < 0 or (wet and shoot.exterior[block])
    if block >= 0:
        for person in range(people):
            if shoot.cast[block, person] and ill[person]:
                lost = True
        cost[MOVES] += move_cost(shoot, state, block)
        cost[LATE] += late_cost(shoot, state, block)
        state.now[1] = shoot.place[block]
    cost[LOST if lost else CREW] += terms[0]
    for person in range(people):
        if block >= 0 and shoot.cast[block, person]:
            cost[LOST if lost else RATES] += shoot.rate[person]
            state.started[person] = True
        elif state.started[person]:
            for other in range(len(state.left)):
                if state.left[other] > 0 and shoot.cast[other, person]:
                    cost[HOLDS] += shoot.hold[person]
                    break
    if not lost:
        state.pace[block] = pace
        hours = state.left[block] * pace
        if hours <= terms[6] + terms[7]:
            cost[OVERTIME] += max(0.0, hours - terms[6]) * terms[1]
            state.left[block] = 0.0
        else:
            state.left[block] -= terms[6] / pace
    state.ill[:] = ill
    state.now[0] += 1
    state.now[2] = 1 if wet else 0
    return not lost


@njit(cache=True)
def go_on(shoot: Packed, state: State, future: Future, at: int, block: int, cost: Floats) -> bool:
    """The day in row `at` of a future, and the forecast of the evening after it."""
    done = shoot_day(
        shoot, state, block, future.wet[at], future.ill[at],
        future.pace[block] if block >= 0 else 1.0, cost,
    )  # fmt: skip
    if at + 1 < len(future.wet):
        state.now[3] = 1 if future.forecast[at + 1] else 0
    return bool(done)


@njit(cache=True)
def is_over(state: State) -> bool:
    """Whether all is shot."""
    return not np.any(state.left > 0)
