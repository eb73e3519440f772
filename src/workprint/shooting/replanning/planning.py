"""Rolling horizon: an order of the blocks left, searched anew each evening as if all went as
expected.

Its days are those that are expected: pages by the pace so far, tomorrow's rain and illness as they
are most likely, and of later days outside as many as rain leaves.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.replanning.days import can_be_shot
from workprint.shooting.replanning.packed import (
    Floats,
    Packed,
    State,
    Whole,
    chance_of_rain,
    pace_known,
    share_wet,
)  # fmt: skip


@njit(cache=True)
def expected_days(shoot: Packed, state: State, rain_counts: bool) -> Floats:
    """Days that each block will take, by its own pace or that of all, overtime not counted."""
    c = shoot.chances
    mean, spread = pace_known(state.pace, c)
    ahead = np.exp(mean + (spread**2 + c[6] ** 2) / 2)
    dry = 1 - share_wet(c)
    days = np.zeros(len(state.left))
    for block in range(len(days)):
        if state.left[block] <= 0:
            continue
        pace = state.pace[block] if state.pace[block] > 0 else ahead
        hours = state.left[block] * pace
        days[block] = max(1.0, np.ceil((hours - shoot.terms[7]) / shoot.terms[6]))
        if rain_counts and shoot.exterior[block]:
            days[block] /= max(dry, 0.2)
    return days


@njit(cache=True)
def bad_tomorrow(shoot: Packed, state: State, block: int) -> bool:
    """Whether a day in the block tomorrow is more likely lost than not."""
    well = 1.0
    if shoot.exterior[block]:
        well -= chance_of_rain(shoot.chances, state.now[2] == 1, state.now[3] == 1)
    for person in range(len(shoot.rate)):
        if shoot.cast[block, person]:
            well *= 1 / shoot.chances[4] if state.ill[person] else 1 - shoot.chances[3]
    return well < 0.5


@njit(cache=True)
def plan_cost(
    shoot: Packed, state: State, order: Whole, days: Floats, bad: Floats, ends: Floats
) -> float:
    """What an order of the blocks left costs if all goes as expected, without what it costs in any
    order. `ends` is room for the last day of each person."""
    people = len(shoot.rate)
    day = float(state.now[0])
    here = state.now[1]
    first = np.full(people, np.inf)
    worked = np.zeros(people)
    ends[:] = -1.0
    total = 0.0
    for person in range(people):
        if state.started[person]:
            first[person] = day
    for at in range(len(order)):
        block = order[at]
        opens = float(shoot.opens[block])
        for person in range(people):
            if shoot.cast[block, person]:
                opens = max(opens, float(shoot.comes[person]))
        if opens > day:
            total += (opens - day) * shoot.terms[0]
            day = opens
        length = days[block]
        if here >= 0 and here != shoot.place[block]:
            total += shoot.terms[3] if shoot.cover[block] else shoot.terms[2]
        here = shoot.place[block]
        if at == 0 and bad[block] > 0 and day == state.now[0]:
            length += 1.0
            total += shoot.terms[0]
        for person in range(people):
            if shoot.cast[block, person]:
                first[person] = min(first[person], day)
                worked[person] += length
                ends[person] = day + length
                late = day + length - 1 - max(float(shoot.leaves[person]), day - 1)
                if late > 0:
                    total += late * shoot.terms[5] * shoot.rate[person]
        late = day + length - 1 - max(float(shoot.closes[block]), day - 1)
        if late > 0:
            total += late * shoot.terms[4]
        day += length
    for person in range(people):
        if ends[person] >= 0:
            total += (ends[person] - first[person] - worked[person]) * shoot.hold[person]
    return total


@njit(cache=True)
def improve(
    shoot: Packed,
    state: State,
    order: Whole,
    days: Floats,
    bad: Floats,
    steps: int,
    hot: float,
    cold: float,
    seed: int,
) -> tuple[float, Whole]:
    """The best order met by annealing: a block or a stretch is moved, or two change places."""
    if seed >= 0:
        np.random.seed(seed)
    count = len(order)
    ends = np.zeros(len(shoot.rate))
    cost = plan_cost(shoot, state, order, days, bad, ends)
    best, best_order = cost, order.copy()
    if count < 2:
        return best, best_order
    trial = order.copy()
    for step in range(steps):
        kind = np.random.random()
        i, j = np.random.randint(count), np.random.randint(count)
        trial[:] = order
        if kind < 0.3:
            trial[i], trial[j] = order[j], order[i]
        else:
            size = 1 if kind < 0.7 else 1 + np.random.randint(max(1, count // 3))
            size = min(size, count - i)
            at = np.random.randint(count - size + 1)
            rest = np.concatenate((order[:i], order[i + size :]))
            trial[:at] = rest[:at]
            trial[at : at + size] = order[i : i + size]
            trial[at + size :] = rest[at:]
        new = plan_cost(shoot, state, trial, days, bad, ends)
        heat = hot * (cold / hot) ** (step / steps)
        if new <= cost or np.random.random() < np.exp((cost - new) / heat):
            cost = new
            order[:] = trial
            if cost < best - 1e-9:
                best = cost
                best_order[:] = order
    return best, best_order


@njit(cache=True)
def replanned(
    shoot: Packed, state: State, order: Whole, steps: int, seed: int, rain_counts: bool, hot: float
) -> Whole:
    """The best order found of the blocks left, from another; tomorrow as is most likely. With
    `seed` below 0 chance goes on where it is."""
    days = expected_days(shoot, state, rain_counts)
    bad = np.zeros(len(days))
    for block in range(len(days)):
        bad[block] = 1.0 if bad_tomorrow(shoot, state, block) else 0.0
    own = order[state.left[order] > 0]
    _, best = improve(shoot, state, own, days, bad, steps, hot, hot / 200, seed)
    found: Whole = best
    return found


def plan(
    shoot: Packed,
    state: State,
    steps: int,
    seed: int,
    rain_counts: bool = True,
    start: Whole | None = None,
) -> Whole:
    """The best order found of the blocks left, from the one of the evening before if given."""
    order = np.arange(len(state.left)) if start is None else start
    made: Whole = replanned(shoot, state, order, steps, seed, rain_counts, float(shoot.terms[0]))
    return made


def first_of(shoot: Packed, state: State, order: Whole) -> int:
    """The block an order gives for tomorrow: its first that can be shot, else to stand down.

    A plan waits only where waiting is cheaper, so its first block is taken as it is when others
    could be shot."""
    for block in order:
        if can_be_shot(shoot, state, int(block)):
            return int(block)
    return -1
