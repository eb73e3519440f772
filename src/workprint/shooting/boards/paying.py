"""What hangs on the whole board, in compiled code: a unit's crew and moves over night, a person's
days worked and held."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.boards.arrays import DAY, WEEKLY, Data, State

DAY_OVER = 600
"""Minutes of violation that a day too many in a week counts."""


@njit(cache=True)
def price_unit(data: Data, state: State, unit: int) -> None:
    """A unit's crew from its first day to its last, days idle between them too; sixth and seventh
    days of a week, moves over night; days and minutes too many in a week. The first unit starts
    when the shoot does."""
    dates = len(data.ordinal)
    base = unit * dates
    first, last = -1, -1
    for date in range(dates):
        if state.filled[base + date]:
            last = date
            if first < 0:
                first = date
    state.unit_price[unit] = 0
    if first < 0:
        return
    if unit == 0:
        first = 0
    cost = (last - first + 1) * data.day_cost[unit]
    broken = 0
    in_week, minutes, week, before = 0, 0, -1, -1
    for date in range(first, last + 1):
        slot = base + date
        if not state.filled[slot]:
            continue
        if data.week[date] != week:
            broken += max(0, minutes - data.week_minutes)
            week, in_week, minutes = data.week[date], 0, 0
        in_week += 1
        minutes += state.times[slot, 2]
        if in_week == 6:
            cost += data.sixth * data.day_cost[unit]
        elif in_week == 7:
            cost += data.seventh * data.day_cost[unit]
        if before >= 0 and state.times[before, 5] != state.times[slot, 4]:
            cost += data.move_cost
        before = slot
        seven = 0
        back = date
        while back >= first and data.ordinal[date] - data.ordinal[back] < 7:
            if state.filled[base + back]:
                seven += 1
            back -= 1
        broken += DAY_OVER * max(0, seven - data.week_days)
    broken += max(0, minutes - data.week_minutes)
    state.unit_price[unit, 0], state.unit_price[unit, 1] = cost, broken


@njit(cache=True)
def price_person(data: Data, state: State, person: int) -> None:
    """A person's days worked and held, by their contract; once they may be dropped."""
    dates = len(data.ordinal)
    units = len(data.day_cost)
    contract, drop = data.contract[person], data.drop[person]
    worked, held, weeks = 0, 0, 0.0
    first, last, dropped = -1, -1, False
    for date in range(dates):
        needed = False
        for unit in range(units):
            if state.needs[unit * dates + date, person]:
                needed = True
                break
        if not needed:
            continue
        worked += 1
        if last < 0:
            first = date
        else:
            gap = data.ordinal[date] - data.ordinal[last] - 1
            if not dropped and drop >= 0 and gap > drop:
                dropped = True
                weeks += np.ceil((data.ordinal[last] - data.ordinal[first] + 1) / 7)
                first = date
            else:
                held += date - last - 1
        last = date
    if last < 0:
        state.person_price[person] = 0
        return
    if contract == WEEKLY:
        weeks += np.ceil((data.ordinal[last] - data.ordinal[first] + 1) / 7)
        state.person_price[person] = weeks * data.week_rate[person]
        return
    cost = worked * data.day_rate[person]
    if contract != DAY:
        cost += held * data.held_rate[person]
    state.person_price[person] = cost
