"""Futures played out to the last block, by the policy or by a plan that is followed."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.replanning.days import HEADS, can_be_shot, go_on, is_over
from workprint.shooting.replanning.features import COUNT, features
from workprint.shooting.replanning.network import Weights, scores
from workprint.shooting.replanning.packed import Floats, Future, Packed, State, Whole, copied, draw
from workprint.shooting.replanning.planning import bad_tomorrow

FOLLOW, POLICY = 0, 1


@njit(cache=True)
def followed(shoot: Packed, state: State, order: Whole) -> int:
    """The next block of the plan; where tomorrow is likely lost in it, the next that is not."""
    best = -1
    for block in order:
        if can_be_shot(shoot, state, block):
            if not bad_tomorrow(shoot, state, block):
                return int(block)
            if best < 0:
                best = block
    return int(best)


@njit(cache=True)
def chosen(
    shoot: Packed, state: State, order: Whole, kind: int, weights: Weights, rows: Floats,
    blocks: Whole, out: Floats,
) -> int:  # fmt: skip
    """Tomorrow's block by the plan or by the network's best score; -1 when none can be shot."""
    if kind == FOLLOW:
        return int(followed(shoot, state, order))
    count = features(shoot, state, order, rows, blocks)
    if count == 0:
        return -1
    scores(weights, rows, count, out)
    best = 0
    for n in range(1, count):
        if out[n] > out[best]:
            best = n
    return int(blocks[best])


@njit(cache=True)
def play(
    shoot: Packed, state: State, future: Future, first: int, order: Whole, kind: int,
    weights: Weights,
) -> Floats:  # fmt: skip
    """The cost by heads of a future in which tomorrow is `first` (-2: as the policy has it)."""
    blocks = len(state.left)
    state = copied(state)
    rows, which, out = np.zeros((blocks, COUNT)), np.zeros(blocks, np.int64), np.zeros(blocks)
    cost = np.zeros(len(HEADS))
    for day in range(len(future.wet)):
        if is_over(state):
            break
        if day == 0 and first > -2:
            block = first
        else:
            block = chosen(shoot, state, order, kind, weights, rows, which, out)
        go_on(shoot, state, future, day, block, cost)
    return cost


@njit(cache=True)
def compare(
    shoot: Packed, state: State, candidates: Whole, days: int, order: Whole, kind: int,
    weights: Weights, begin: int, end: int, seed: int, costs: Floats,
) -> None:  # fmt: skip
    """Columns [begin, end) of `costs` (candidates, futures): each candidate in the same futures,
    the n-th of them by its own seed."""
    for n in range(begin, end):
        future = draw(shoot, state, days, seed + n)
        for k in range(len(candidates)):
            costs[k, n] = play(shoot, state, future, candidates[k], order, kind, weights).sum()


@njit(cache=True)
def sampled(
    shoot: Packed, state: State, future: Future, order: Whole, weights: Weights, heat: float,
    seed: int, seen: Floats, counts: Whole, picks: Whole,
) -> tuple[int, Floats]:  # fmt: skip
    """A whole shoot with choices drawn by the policy (Gumbel, Maddison et al. 2014), for learning.

    `seen` (days, blocks, F), `counts` and `picks` (days,) keep what was seen and chosen on each
    evening that had a choice; returns how many had, and the cost by heads.
    """
    np.random.seed(seed)
    blocks = len(state.left)
    state = copied(state)
    which, out = np.zeros(blocks, np.int64), np.zeros(blocks)
    cost = np.zeros(len(HEADS))
    made = 0
    for day in range(len(future.wet)):
        if is_over(state) or made == len(counts):
            break
        count = features(shoot, state, order, seen[made], which)
        block = -1
        if count > 0:
            scores(weights, seen[made], count, out)
            best, most = 0, -np.inf
            for n in range(count):
                drawn = out[n] - heat * np.log(-np.log(np.random.random() + 1e-300) + 1e-300)
                if drawn > most:
                    best, most = n, drawn
            block = which[best]
            if count > 1:
                counts[made], picks[made] = count, best
                made += 1
        go_on(shoot, state, future, day, block, cost)
    return made, cost
