"""Small films to proof: dynamic programming over sets of scenes, from both ends at once."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from workprint.shooting.sequencing.costs import pay_of
from workprint.shooting.sequencing.problem import Floats, Reduced, Words

MOST_SCENES = 24
"""Scenes of different casts that are solved exactly: 2**24 sets take 134 MB and some seconds."""
_HALF = 12


def best_order(problem: Reduced, table: Floats, known: float) -> tuple[float, list[int]]:
    """The least cost and an order that has it.

    The cheapest way to shoot a set of scenes first costs the same whatever comes after, and the
    same as to shoot it last, read backwards (de la Banda, Stuckey and Chu 2011). So sets of up to
    half the scenes are enough, and a best order is one such set first and the rest last. Sets that
    cannot come under `known`, a cost that some order has, are passed over.
    """
    count, own = len(problem.casts), own_costs(problem, table)
    if count < 2:
        return float(own.sum()), list(range(count))
    # Sums in another order differ in their last digits, by what all paid together would cost.
    slack = 1e-12 * float(problem.durations.sum() * problem.pay.sum())
    values = _values(problem.casts, problem.durations, table, own, known + slack)
    half = count // 2
    first = _meeting(values, count, half)
    order = _walk(values, problem.casts, problem.durations, table, first)
    back = _walk(values, problem.casts, problem.durations, table, (1 << count) - 1 - first)
    cost = float(values[first] + values[(1 << count) - 1 - first])
    if not np.isfinite(cost):
        raise ValueError(f"no order costs {known}")
    return cost, [*order.tolist(), *back.tolist()[::-1]]


def own_costs(problem: Reduced, table: Floats) -> Floats:
    """What each scene costs where nobody is held."""
    return np.array(
        [
            duration * sum(pay_of(table, word, w) for w, word in enumerate(cast))
            for cast, duration in zip(problem.casts, problem.durations, strict=True)
        ]
    )


@njit(cache=True)
def _unions(casts: Words, first: int, count: int) -> Words:
    """The actors of every set of up to 12 scenes from `first` on."""
    words = casts.shape[1]
    size = max(0, min(_HALF, count - first))
    made = np.zeros((1 << size, words), np.uint64)
    for members in range(1, 1 << size):
        low = 0
        while not members >> low & 1:
            low += 1
        for w in range(words):
            made[members, w] = made[members & (members - 1), w] | casts[first + low, w]
    return made


@njit(cache=True)
def _values(casts: Words, durations: Floats, table: Floats, own: Floats, known: float) -> Floats:
    """The least cost of shooting each set first, for sets of up to half the scenes, rounded up;
    infinite where it cannot matter."""
    count, words = casts.shape
    low, high = _unions(casts, 0, count), _unions(casts, _HALF, count)
    everything = (1 << count) - 1
    values = np.full(1 << count, np.inf)
    values[0] = 0.0
    most = (count + 1) // 2
    mask = (1 << _HALF) - 1
    open_ = np.zeros(words, np.uint64)
    for members in range(1 << count):
        value = values[members]
        if value == np.inf:
            continue
        size, rest = 0, own_of_rest(own, members, count)
        bits = members
        while bits:
            bits &= bits - 1
            size += 1
        if size >= most or value + rest > known:
            continue
        left = everything - members
        paid = 0.0
        for w in range(words):
            open_[w] = (low[members & mask, w] | high[members >> _HALF, w]) & (
                low[left & mask, w] | high[left >> _HALF, w]
            )
            paid += pay_of(table, open_[w], w)
        for scene in range(count):
            if members >> scene & 1:
                continue
            more = 0.0
            for w in range(words):
                more += pay_of(table, casts[scene, w] & ~open_[w], w)
            cost = value + durations[scene] * (paid + more)
            grown = members | 1 << scene
            if cost < values[grown]:
                values[grown] = cost
    return values


@njit(cache=True, inline="always")
def own_of_rest(own: Floats, members: int, count: int) -> float:
    """What the scenes outside a set cost at least."""
    total = 0.0
    for scene in range(count):
        if not members >> scene & 1:
            total += own[scene]
    return total


@njit(cache=True)
def _meeting(values: Floats, count: int, half: int) -> int:
    """The set of `half` scenes that is best shot first, the others last."""
    everything = (1 << count) - 1
    best, at = np.inf, 0
    for members in range(1 << count):
        value = values[members]
        if value < best:
            size, bits = 0, members
            while bits:
                bits &= bits - 1
                size += 1
            if size == half and value + values[everything - members] < best:
                best = value + values[everything - members]
                at = members
    return at


@njit(cache=True)
def _walk(
    values: Floats, casts: Words, durations: Floats, table: Floats, members: int
) -> NDArray[np.int64]:
    """An order of a set's scenes that has its value."""
    count, words = casts.shape
    size, bits = 0, members
    while bits:
        bits &= bits - 1
        size += 1
    order = np.zeros(size, np.int64)
    for place in range(size - 1, -1, -1):
        best, at = np.inf, 0
        for scene in range(count):
            if not members >> scene & 1:
                continue
            before = members ^ (1 << scene)
            if values[before] == np.inf:
                continue
            paid = 0.0
            for w in range(words):
                begun, after = np.uint64(0), np.uint64(0)
                for other in range(count):
                    if before >> other & 1:
                        begun |= casts[other, w]
                    else:
                        after |= casts[other, w]
                paid += pay_of(table, (begun & after) | casts[scene, w], w)
            cost = values[before] + durations[scene] * paid
            if cost < best:
                best, at = cost, scene
        order[place] = at
        members ^= 1 << at
    return order
