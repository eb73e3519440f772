"""The search for a better board: simulated annealing over strips and days, in compiled code.

A step proposes new slots for some strips, prices only what that touches and keeps it by
Metropolis' rule (Kirkpatrick, Gelatt and Vecchi 1983); what is not kept is undone from a log.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from workprint.shooting.boards.arrays import Data, Floats, Ints, State
from workprint.shooting.boards.operators import propose
from workprint.shooting.boards.paying import price_person, price_unit
from workprint.shooting.boards.pricing import (
    BACK,
    MIDNIGHT,
    is_near,
    put,
    rest_over,
    retime,
    take,
    totals,
)


class Room(NamedTuple):
    """Room for a step: what a day's clock needs, the moves, and what they replace."""

    order: Ints
    starts: Ints
    ends: Ints
    fed: Ints
    events: Ints
    moved: Ints
    logged: Ints
    times: Ints
    price: Floats
    on_set: Ints
    off_set: Ints
    dirty: Ints
    touched: Ints
    people: Ints
    person_price: Floats
    unit_price: Floats


def room_for(data: Data) -> Room:
    """Room for steps on boards of this size."""
    from workprint.shooting.boards.clock import scratch

    strips, dates = data.allowed.shape
    units, people = len(data.day_cost), len(data.day_rate)
    slots = units * dates
    logged = slots + 1
    return Room(
        *scratch()[:4],
        # Steps do not write a day's events down.
        np.zeros((0, 4), np.int64),
        np.zeros((strips + 1, 3), np.int64),
        np.zeros(logged, np.int64),
        np.zeros((logged, 7), np.int64),
        np.zeros((logged, 2)),
        np.zeros((logged, people), np.int64),
        np.zeros((logged, people), np.int64),
        np.zeros(slots, np.int64),
        np.zeros(people, np.int64),
        np.zeros(people, np.int64),
        np.zeros(people),
        np.zeros((units, 2)),
    )


@njit(cache=True)
def apply(data: Data, state: State, room: Room, moves: int) -> tuple[int, int, float, float]:
    """Hang the proposed strips on their slots and price what that touches: how many slots and
    people are logged, by how much cost and minutes of violation change. `room.moved` rows are
    strip, new slot, old slot."""
    dates = len(data.ordinal)
    units = len(data.day_cost)
    first = dates
    for m in range(moves):
        room.moved[m, 2] = take(data, state, room.moved[m, 0])
    for m in range(moves):
        put(data, state, room.moved[m, 0], room.moved[m, 1])
        for side in (1, 2):
            date = room.moved[m, side] % dates
            first = min(first, date)
            room.dirty[room.moved[m, side]] = 2
            if units > 1:
                _spread(data, room, date, date)
    logged, cost, broken = 0, 0.0, 0.0
    for date in range(first, dates):
        for unit in range(units):
            slot = unit * dates + date
            if room.dirty[slot] == 0:
                continue
            _log(state, room, slot, logged)
            logged += 1
            cost -= state.price[slot, 0]
            broken -= state.price[slot, 1]
            retime(data, state, slot, room.order, room.starts, room.ends, room.fed, room.events)
            cost += state.price[slot, 0]
            broken += state.price[slot, 1]
            changed = (
                room.dirty[slot] == 2
                or room.times[logged - 1, 0] != state.times[slot, 0]
                or room.times[logged - 1, 1] != state.times[slot, 1]
            )
            room.dirty[slot] = 0
            if changed:
                later = slot + 1
                while later < (unit + 1) * dates and state.filled[later] == 0:
                    later += 1
                if later < (unit + 1) * dates and _reaches(
                    data, state, later, slot, room.times[logged - 1, 1], state.times[slot, 1]
                ):
                    room.dirty[later] = max(room.dirty[later], 1)
                if units > 1:
                    _spread(data, room, date, date + 1)
    people = _people(data, state, room, moves)
    for k in range(people):
        cost += state.person_price[room.people[k]] - room.person_price[k]
    for unit in range(units):
        cost += state.unit_price[unit, 0] - room.unit_price[unit, 0]
        broken += state.unit_price[unit, 1] - room.unit_price[unit, 1]
    return logged, people, cost, broken


@njit(cache=True)
def _spread(data: Data, room: Room, date: int, first: int) -> None:
    """All units' days that a day of one of them may reach, from a first date on."""
    dates = len(data.ordinal)
    for near in range(first, min(dates, date + BACK)):
        if near == date or is_near(data, date, near):
            for unit in range(len(data.day_cost)):
                at = unit * dates + near
                room.dirty[at] = max(room.dirty[at], 1)


@njit(cache=True)
def _reaches(
    data: Data, state: State, later: int, slot: int, old_wrap: int, new_wrap: int
) -> bool:
    """Whether another wrap of a slot can change the unit's next day: not where the crew is rested
    either way by its call (by midnight, where that day is called before the usual hour or breaks
    something) and nobody on it needs longer. A wrap of 0 is that of a slot with nothing on it."""
    if old_wrap == 0 or new_wrap == 0:
        return True
    dates = len(data.ordinal)
    gap = data.ordinal[later % dates] - data.ordinal[slot % dates]
    rest = rest_over(data, gap - (later - slot))
    turned = data.offset[later % dates] - data.offset[slot % dates]
    usual = state.times[later, 0] >= data.call and state.price[later, 1] == 0
    by = data.call if usual else 0
    if max(old_wrap, new_wrap) + rest - MIDNIGHT * gap + turned > by:
        return True
    if gap != 1:
        return False
    if state.times[later, 6] > 0:
        # Somebody's rest had moved its call.
        return True
    night = MIDNIGHT - turned
    for k in range(state.filled[later]):
        strip = state.members[later, k]
        for p in range(data.person_from[strip], data.person_from[strip + 1]):
            person = data.people[p]
            if state.needs[slot, person]:
                ready = state.off_set[slot, person] + data.rest[person] - night
                if ready > state.on_set[later, person] - data.prep:
                    return True
    return False


@njit(cache=True, inline="always")
def _log(state: State, room: Room, slot: int, at: int) -> None:
    room.logged[at] = slot
    room.times[at] = state.times[slot]
    room.price[at] = state.price[slot]
    room.on_set[at] = state.on_set[slot]
    room.off_set[at] = state.off_set[slot]


@njit(cache=True)
def _people(data: Data, state: State, room: Room, moves: int) -> int:
    """Price the people of the moved strips and the units anew; how many people are logged."""
    n = 0
    for m in range(moves):
        strip = room.moved[m, 0]
        for p in range(data.person_from[strip], data.person_from[strip + 1]):
            person = data.people[p]
            if room.touched[person] == 0:
                room.touched[person] = 1
                room.people[n] = person
                room.person_price[n] = state.person_price[person]
                n += 1
                price_person(data, state, person)
    for k in range(n):
        room.touched[room.people[k]] = 0
    for unit in range(len(data.day_cost)):
        room.unit_price[unit] = state.unit_price[unit]
        price_unit(data, state, unit)
    return n


@njit(cache=True)
def undo(data: Data, state: State, room: Room, moves: int, logged: int, people: int) -> None:
    """Put the board back to where it was before `apply`."""
    for m in range(moves):
        take(data, state, room.moved[m, 0])
    for m in range(moves):
        put(data, state, room.moved[m, 0], room.moved[m, 2])
    for at in range(logged):
        slot = room.logged[at]
        state.times[slot] = room.times[at]
        state.price[slot] = room.price[at]
        state.on_set[slot] = room.on_set[at]
        state.off_set[slot] = room.off_set[at]
    for k in range(people):
        state.person_price[room.people[k]] = room.person_price[k]
    for unit in range(len(data.day_cost)):
        state.unit_price[unit] = room.unit_price[unit]


@njit(cache=True)
def anneal(
    data: Data,
    state: State,
    room: Room,
    best: Ints,
    best_price: Floats,
    mix: Floats,
    steps: int,
    hot: float,
    cold: float,
    weight: float,
    seed: int,
) -> int:
    """So many steps from temperature `hot` down to `cold`; a minute of violation costs `weight`.

    `best` (S,) and `best_price` (2,) are the board with least violation, then least cost, and are
    renewed. `mix` are the operators' chances, added up. Gives how many steps were kept.
    """
    np.random.seed(seed)
    kept = 0
    cost, broken = totals(state)
    for step in range(steps):
        moves = propose(data, state, room.moved, mix)
        if moves == 0:
            continue
        logged, people, more, worse = apply(data, state, room, moves)
        change = more + weight * worse
        if change > 0:
            heat = hot * (cold / hot) ** (step / steps)
            if np.random.random() >= np.exp(-change / heat):
                undo(data, state, room, moves, logged, people)
                continue
        cost += more
        broken += worse
        kept += 1
        if broken < best_price[1] - 1e-9 or (
            broken <= best_price[1] + 1e-9 and cost < best_price[0] - 1e-6
        ):
            best_price[0], best_price[1] = cost, broken
            best[:] = state.slot
    return kept
