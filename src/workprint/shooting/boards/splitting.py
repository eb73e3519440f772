"""The least that any split of a few scenes into days costs: a bound for small boards.

Dynamic programming over sets of scenes: the scene that comes first in the set is shot on some day
with others of it. A day costs its crew, overtime, moves within it, nights and its people; what
hangs on dates (rest, holds, moves over night) is left out, so that nothing can cost less.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
from numba import njit

from workprint.shooting.boards.arrays import ALWAYS_FROM, ALWAYS_TO, WEEKLY, Data, Floats, Ints
from workprint.shooting.boards.in_force import NEVER
from workprint.shooting.boards.pricing import MIDNIGHT, NIGHT_FROM, NIGHT_TO
from workprint.shooting.boards.problem import Problem

_TURN = 10
"""Minutes the sun turns by from one day to the next, at the most, and are rounded by."""
MOST = 14
"""Scenes; sets of days grow by three for each."""


def least_split(
    problem: Problem, own: list[int], day_cost: Decimal, shared: frozenset[int]
) -> float | None:
    """What the days of some strips of a unit cost at the least, people of `shared` left out; None
    for too many strips, or where no split keeps the limits."""
    if not 0 < len(own) <= MOST:
        return None
    data, money = problem.data, problem.terms.money
    places = sorted({int(data.place[s]) for s in own})
    paid = [
        n for n in range(len(problem.people)) if data.contract[n] != WEEKLY and n not in shared
    ]
    casts = []
    for s in own:
        here = set(data.people[data.person_from[s] : data.person_from[s + 1]].tolist())
        casts.append(sum(1 << k for k, n in enumerate(paid[:62]) if n in here))
    late = [is_late(data, s) for s in own]
    children = [n for n in range(len(problem.people)) if (data.work_most[n] < NEVER).any()]
    cost = _least(
        data.minutes[own],
        data.eighths[own],
        np.array([1 << places.index(int(data.place[s])) for s in own], np.int64),
        np.array(casts, np.int64),
        np.array(late, np.int64),
        data.day_rate[paid[:62]],
        _apart(data, own),
        np.array([_with(data, own, n) for n in children], np.int64),
        np.array([data.work_most[n].max() for n in children], np.int64),
        np.array([data.standard, data.most, data.most_eighths, data.most_moves, data.move]),
        np.array([float(day_cost), data.overtime / 60, data.move_cost, float(money.night)]),
    )
    return float(cost) if np.isfinite(cost) else None


def _with(data: Data, own: list[int], person: int) -> int:
    """The set of the strips a person is in."""
    return sum(
        1 << k
        for k, s in enumerate(own)
        if person in data.people[data.person_from[s] : data.person_from[s + 1]]
    )


def is_late(data: Data, strip: int) -> bool:
    """Whether a strip earns a premium for the night wherever it is shot: it ends after it begins
    in the evening, and does not fit between its end and the end of the strip's own morning."""
    dates = data.allowed[strip]
    ends = data.earliest[strip] + data.minutes[strip]
    morning = data.latest[strip] - MIDNIGHT + _TURN - NIGHT_TO
    late = (ends > NIGHT_FROM) & (
        (data.latest[strip] >= ALWAYS_TO) | (morning < data.minutes[strip])
    )
    return bool(dates.any() and late[dates].all())


def _apart(data: Data, own: list[int]) -> Ints:
    """For each strip, the set of those it can share no day with: they have no date in common, or
    on each such date the day would be longer than a day may be, from the latest begin of the
    one to the earliest end of the other, meals taken out."""
    made = np.zeros(len(own), np.int64)
    for i, a in enumerate(own):
        for j, b in enumerate(own):
            if i == j:
                continue
            both = data.allowed[a] & data.allowed[b]
            spans = [
                _span(data, a, b, *one, *other)
                for one in _windows(data, a)
                for other in _windows(data, b)
            ]
            shortest = np.min(spans, axis=0)
            meals = data.meal * (1 + shortest // max(1, min(data.first_meal, data.next_meal)))
            if not (both & (shortest - meals <= data.most)).any():
                made[i] |= 1 << j
    return made


def _windows(data: Data, strip: int) -> Iterator[tuple[Ints, Ints]]:
    """When a strip may be shot on each date: its window, and those the light has besides: night
    before sunrise, dawn and day of the next morning. The sun turns by minutes from day to day."""
    low, high = data.earliest[strip], data.latest[strip]
    yield low, high
    bounded = (high < ALWAYS_TO) & (low > ALWAYS_FROM)
    yield (
        np.where(bounded, low - MIDNIGHT - _TURN, low),
        np.where(bounded, high - MIDNIGHT + _TURN, high),
    )
    yield (
        np.where(bounded, low + MIDNIGHT - _TURN, low),
        np.where(bounded, high + MIDNIGHT + _TURN, high),
    )


def _span(
    data: Data, a: int, b: int, low_a: Ints, high_a: Ints, low_b: Ints, high_b: Ints
) -> Ints:
    """The shortest day on each date with both strips, in either order."""
    both = data.minutes[a] + data.minutes[b]
    a_first = low_b + data.minutes[b] - (high_a - data.minutes[a])
    b_first = low_a + data.minutes[a] - (high_b - data.minutes[b])
    return np.maximum(both, np.minimum(a_first, b_first))


@njit(cache=True)
def _bits(mask: int) -> int:
    n = 0
    while mask:
        mask &= mask - 1
        n += 1
    return n


@njit(cache=True)
def _may_share(chosen: int, minutes: Ints, apart: Ints, children: Ints, work_most: Ints) -> bool:
    """Whether a set of strips may be one day, by light, dates and the hours of children."""
    for k in range(len(minutes)):
        if chosen >> k & 1 and chosen & apart[k]:
            return False
    for child in range(len(children)):
        work = 0
        for k in range(len(minutes)):
            if chosen & children[child] & (1 << k):
                work += minutes[k]
        if work > work_most[child]:
            return False
    return True


@njit(cache=True)
def _least(
    minutes: Ints,
    eighths: Ints,
    places: Ints,
    casts: Ints,
    late: Ints,
    rates: Floats,
    apart: Ints,
    children: Ints,
    work_most: Ints,
    limits: Ints,
    money: Floats,
) -> float:
    """The least cost of a split of all scenes. `limits`: standard and most minutes, eighths,
    moves, minutes of a move; `money`: a crew day, a minute of overtime, a move, a night;
    `apart` the strips that share no day with each; `children` the strips of each child, who works
    `work_most` minutes a day at the most.
    """  # fmt: skip
    count = len(minutes)
    sets = 1 << count
    day = np.full(sets, np.inf)
    for chosen in range(1, sets):
        if not _may_share(chosen, minutes, apart, children, work_most):
            continue
        work, pages, where, cast, night = 0, 0, 0, 0, 0
        for k in range(count):
            if chosen >> k & 1:
                work += minutes[k]
                pages += eighths[k]
                where |= places[k]
                cast |= casts[k]
                night |= late[k]
        moves = _bits(where) - 1
        work += moves * limits[4]
        if work > limits[1] or pages > limits[2] or moves > limits[3]:
            continue
        cost = money[0] + max(0, work - limits[0]) * money[1] + moves * money[2]
        cost += night * money[3]
        for k in range(len(rates)):
            if cast >> k & 1:
                cost += rates[k]
        day[chosen] = cost
    best = np.full(sets, np.inf)
    best[0] = 0.0
    for chosen in range(1, sets):
        first = chosen & -chosen
        rest = chosen ^ first
        part = rest
        while True:
            with_first = part | first
            cost = day[with_first] + best[chosen ^ with_first]
            if cost < best[chosen]:
                best[chosen] = cost
            if part == 0:
                break
            part = (part - 1) & rest
    return best[sets - 1]
