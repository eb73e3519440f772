"""What the policy sees of each block it could choose for tomorrow; all without a scale."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.replanning.days import can_be_shot, late_cost, move_cost
from workprint.shooting.replanning.packed import (
    Floats,
    Packed,
    State,
    Whole,
    chance_of_rain,
    pace_known,
    share_wet,
)  # fmt: skip
from workprint.shooting.replanning.planning import expected_days, plan_cost

NAMES = (
    "days left of the block", "share of all that is left", "rain tomorrow if outside",
    "outside", "in work", "can be finished tomorrow", "company move", "last block of the place",
    "held people it needs", "held people it leaves waiting", "people it would begin to hold",
    "hold that ends with it", "illness in its cast", "days to spare of the place",
    "days to spare of the cast", "cost past windows", "pay of its cast", "place in the plan",
    "first of the plan", "cover set", "what it costs the plan", "rain tomorrow",
    "rain in the long run", "inside pages left", "outside pages left", "pace so far",
)  # fmt: skip
"""Their names; the last five are the same for all blocks."""
COUNT = len(NAMES)


@njit(cache=True)
def begun_with(
    shoot: Packed, state: State, order: Whole, blocks: Whole, count: int, costs: Floats
) -> None:
    """What it costs, if all goes as expected, to begin with each block and go on by the order,
    beside the order as it is: `costs` of the first `count` of `blocks`."""
    days = expected_days(shoot, state, True)
    bad = np.zeros(len(days))
    ends = np.zeros(len(shoot.rate))
    plain = plan_cost(shoot, state, order, days, bad, ends)
    trial = order.copy()
    for n in range(count):
        trial[0] = blocks[n]
        at = 1
        for block in order:
            if block != blocks[n]:
                trial[at] = block
                at += 1
        costs[n] = plan_cost(shoot, state, trial, days, bad, ends) - plain


@njit(cache=True)
def features(shoot: Packed, state: State, order: Whole, rows: Floats, blocks: Whole) -> int:
    """Fill a row for each block that can be shot tomorrow, and `blocks` with which they are;
    returns how many. `order` is the plan of all that is left; what is shot is passed over."""
    c, terms = shoot.chances, shoot.terms
    count, people = shoot.cast.shape
    crew = terms[0]
    day = float(state.now[0])
    mean, _ = pace_known(state.pace, c)
    ahead = np.exp(mean)
    rain = chance_of_rain(c, state.now[2] == 1, state.now[3] == 1)
    days = np.zeros(count)
    total = inside = outside = 0.0
    for b in range(count):
        pace = state.pace[b] if state.pace[b] > 0 else ahead
        days[b] = max(0.0, state.left[b]) * pace / terms[6]
        total += days[b]
        if not shoot.exterior[b]:
            inside += days[b]
        else:
            outside += days[b]
    theirs = np.zeros(people)
    blocks_of = np.zeros(people)
    for b in range(count):
        if state.left[b] > 0:
            for p in range(people):
                if shoot.cast[b, p]:
                    theirs[p] += days[b]
                    blocks_of[p] += 1
    held = 0.0
    for p in range(people):
        if state.started[p] and theirs[p] > 0:
            held += shoot.hold[p]
    made = 0
    ranks = np.zeros(count)
    left = order[state.left[order] > 0]
    for at in range(len(left)):
        if can_be_shot(shoot, state, left[at]):
            blocks[made] = left[at]
            ranks[made] = at
            made += 1
    dearer = np.zeros(count)
    begun_with(shoot, state, left, blocks, made, dearer)
    for n in range(made):
        b = blocks[n]
        needs = begins = ends = pay = 0.0
        well, slack = 1.0, 20.0
        for p in range(people):
            if not shoot.cast[b, p]:
                continue
            pay += shoot.rate[p]
            well *= 1 / c[4] if state.ill[p] else 1 - c[3]
            slack = min(slack, shoot.leaves[p] - day - theirs[p])
            if state.started[p]:
                needs += shoot.hold[p]
            # How long those not yet begun would wait, were everything else between their blocks.
            if not state.started[p]:
                begins += (
                    shoot.hold[p]
                    * max(0.0, min(1.0, (total - theirs[p]) / 20))
                    * (1.0 if blocks_of[p] > 1 else 0.0)
                )
            elif blocks_of[p] == 1:
                ends += shoot.hold[p]
        here = 0.0
        for other in range(count):
            if other != b and state.left[other] > 0 and shoot.place[other] == shoot.place[b]:
                here += 1
        row = rows[n]
        row[0] = min(days[b], 6.0) / 3
        row[1] = days[b] / total
        row[2] = rain if shoot.exterior[b] else 0.0
        row[3] = 1.0 if shoot.exterior[b] else 0.0
        row[4] = 1.0 if state.pace[b] > 0 else 0.0
        row[5] = 1.0 if days[b] * terms[6] <= terms[6] + terms[7] else 0.0
        row[6] = 5 * move_cost(shoot, state, b) / crew
        row[7] = 1.0 if here == 0 else 0.0
        row[8] = 3 * needs / crew
        row[9] = 3 * (held - needs) / crew
        row[10] = 3 * begins / crew
        row[11] = 3 * ends / crew
        row[12] = 1 - well
        row[13] = max(-10.0, min(20.0, shoot.closes[b] - day - days[b])) / 10
        row[14] = max(-10.0, slack) / 10
        row[15] = 2 * late_cost(shoot, state, b) / crew
        row[16] = 2 * pay / crew
        row[17] = min(ranks[n], 20.0) / 10
        row[18] = 1.0 if n == 0 else 0.0
        row[19] = 1.0 if shoot.cover[b] else 0.0
        row[20] = max(-1.0, min(5.0, 3 * dearer[n] / crew))
        row[21] = rain
        row[22] = share_wet(c)
        row[23] = min(inside, 20.0) / 10
        row[24] = min(outside, 20.0) / 10
        row[25] = mean * 3
    return made
