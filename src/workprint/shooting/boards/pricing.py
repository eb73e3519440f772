"""What a board costs and how far it breaks its terms, in compiled code.

`retime` sets a slot's clock and price, `price_person` and `price_unit` what hangs on the whole
board. Violations are counted in minutes, so that many kinds add up.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.boards.arrays import DAY, WEEKLY, Data, Ints, State
from workprint.shooting.boards.clock import arrange, call_of, run_day

MIDNIGHT = 1440
NIGHT_FROM, NIGHT_TO = 22 * 60, 5 * 60
"""A shooting day that works between these hours has a night premium."""
_LATE = 10 * 60
"""No day runs longer than to this hour of the next morning."""
BACK = 5
"""Dates looked back over for people who are not rested yet."""
EIGHTH_OVER, MOVE_OVER, TWICE, DAY_OVER = 10, 60, 600, 600
"""Minutes a violation counts: an eighth or a move too many, a person in two units at once, a day
too many in a week."""


@njit(cache=True)
def put(data: Data, state: State, strip: int, slot: int) -> None:
    """Hang a strip on a slot; members stay in order of their numbers, but in fixed slots."""
    n = state.filled[slot]
    at = n
    if not data.fixed[slot]:
        while at > 0 and state.members[slot, at - 1] > strip:
            state.members[slot, at] = state.members[slot, at - 1]
            at -= 1
    state.members[slot, at] = strip
    state.filled[slot] = n + 1
    state.slot[strip] = slot
    for k in range(data.person_from[strip], data.person_from[strip + 1]):
        state.needs[slot, data.people[k]] += 1


@njit(cache=True)
def take(data: Data, state: State, strip: int) -> int:
    """Take a strip off its slot: the slot."""
    slot = state.slot[strip]
    n = state.filled[slot] - 1
    at = 0
    while state.members[slot, at] != strip:
        at += 1
    for k in range(at, n):
        state.members[slot, k] = state.members[slot, k + 1]
    state.filled[slot] = n
    state.slot[strip] = -1
    for k in range(data.person_from[strip], data.person_from[strip + 1]):
        state.needs[slot, data.people[k]] -= 1
    return slot


@njit(cache=True)
def is_near(data: Data, earlier: int, date: int) -> bool:
    """Whether a day may end so late that its people are not rested on another date: on the next
    one, and over days off where somebody may change units; within a unit all rest as its crew."""
    gap = data.ordinal[date] - data.ordinal[earlier]
    if gap == 1:
        return True
    if len(data.day_cost) == 1 or gap == date - earlier:
        return False
    return MIDNIGHT * (gap - 1) - _LATE < max(data.cast_one, data.cast_two)


@njit(cache=True, inline="always")
def rest_over(data: Data, off: int) -> int:
    """The company's rest over so many of its days off; idle days are none."""
    if off == 0:
        return data.crew_rest
    return data.rest_one if off == 1 else data.rest_two


@njit(cache=True)
def rested_at(data: Data, state: State, slot: int) -> int:
    """The earliest call after the unit's last day, in minutes after this date's midnight."""
    dates = len(data.ordinal)
    date = slot % dates
    earlier = slot - 1
    while earlier >= slot - date and state.filled[earlier] == 0:
        earlier -= 1
    if earlier < slot - date:
        return -MIDNIGHT
    gap = data.ordinal[date] - data.ordinal[earlier % dates]
    rest = rest_over(data, gap - (slot - earlier))
    turned = data.offset[date] - data.offset[earlier % dates]
    return state.times[earlier, 1] + rest - MIDNIGHT * gap + turned


@njit(cache=True)
def retime(
    data: Data,
    state: State,
    slot: int,
    order: Ints,
    starts: Ints,
    ends: Ints,
    fed: Ints,
    events: Ints,
) -> None:
    """Set a slot's times and its price from its strips and the days before it."""  # fmt: skip
    count = state.filled[slot]
    if count == 0:
        state.times[slot] = 0
        state.price[slot] = 0
        return
    dates = len(data.ordinal)
    date = slot % dates
    if data.fixed[slot]:
        for k in range(count):
            order[k] = state.members[slot, k]
    else:
        arrange(data, state.members[slot], count, order, fed)
    rested = rested_at(data, state, slot)
    call, wrap, eaten, late, moves = call_of(
        data, order, count, date, rested, starts, ends, fed, events
    )
    short = _on_set(data, state, slot, order, count, starts, ends)
    moved = max(0, short)
    if moved > 0:
        call += moved
        wrap, eaten, _, late, moves, _ = run_day(
            data, order, count, date, call, starts, ends, fed, events
        )
        short = _on_set(data, state, slot, order, count, starts, ends)
    work = wrap - call - eaten
    broken = max(0, short) + max(0, work - data.most) + max(0, late) + max(0, call - MIDNIGHT + 1)
    broken += max(0, rested - call)
    pages = 0
    for k in range(count):
        pages += data.eighths[order[k]]
    broken += EIGHTH_OVER * max(0, pages - data.most_eighths)
    broken += MOVE_OVER * max(0, moves - data.most_moves)
    broken += _children(data, state, slot, order, count, starts, ends, fed)
    broken += _twice(data, state, slot, order, count)
    cost = max(0, work - data.standard) * data.overtime / 60 + moves * data.move_cost
    if wrap > NIGHT_FROM or call < NIGHT_TO:
        cost += data.night
    state.times[slot, 0], state.times[slot, 1], state.times[slot, 2] = call, wrap, work
    state.times[slot, 3], state.times[slot, 6] = moves, moved
    state.times[slot, 4], state.times[slot, 5] = data.place[order[0]], data.place[order[count - 1]]
    state.price[slot, 0], state.price[slot, 1] = cost, broken


@njit(cache=True)
def _on_set(
    data: Data, state: State, slot: int, order: Ints, count: int, starts: Ints, ends: Ints
) -> int:
    """Each person's first and last minute on set; by how much the rest of one is too short."""
    dates = len(data.ordinal)
    date = slot % dates
    units = len(data.day_cost)
    short = 0
    for k in range(count):
        for p in range(data.person_from[order[k]], data.person_from[order[k] + 1]):
            state.on_set[slot, data.people[p]] = -1
    for k in range(count):
        for p in range(data.person_from[order[k]], data.person_from[order[k] + 1]):
            person = data.people[p]
            if state.on_set[slot, person] < 0:
                state.on_set[slot, person] = starts[k]
            state.off_set[slot, person] = ends[k]
    for earlier in range(date - 1, max(-1, date - BACK), -1):
        if not is_near(data, earlier, date):
            continue
        gap = data.ordinal[date] - data.ordinal[earlier]
        off = gap - (date - earlier)
        night = MIDNIGHT * gap - data.offset[date] + data.offset[earlier]
        for k in range(count):
            for p in range(data.person_from[order[k]], data.person_from[order[k] + 1]):
                person = data.people[p]
                rest = data.rest[person]
                if off:
                    rest = data.cast_one if off == 1 else data.cast_two
                for unit in range(units):
                    before = unit * dates + earlier
                    if state.needs[before, person]:
                        ready = state.off_set[before, person] + rest - night
                        short = max(short, ready - (state.on_set[slot, person] - data.prep))
    return short


@njit(cache=True)
def _children(
    data: Data,
    state: State,
    slot: int,
    order: Ints,
    count: int,
    starts: Ints,
    ends: Ints,
    fed: Ints,
) -> int:
    """Minutes over what children may work and be on set, meals out."""  # fmt: skip
    over = 0
    date = slot % len(data.ordinal)
    for k in range(count):
        if not data.minor[order[k]]:
            continue
        for p in range(data.person_from[order[k]], data.person_from[order[k] + 1]):
            person = data.people[p]
            if data.set_most[person, date] >= MIDNIGHT:
                continue
            # Each child once: at the first strip that needs them.
            if starts[k] != state.on_set[slot, person]:
                continue
            work, meals = 0, 0
            for other in range(k, count):
                for q in range(data.person_from[order[other]], data.person_from[order[other] + 1]):
                    if data.people[q] == person:
                        work += data.minutes[order[other]]
                        meals = fed[2 * other + 1] - fed[2 * k]
            span = state.off_set[slot, person] - state.on_set[slot, person] + data.prep - meals
            over += max(0, work - data.work_most[person, date])
            over += max(0, span - data.set_most[person, date])
    return over


@njit(cache=True)
def _twice(data: Data, state: State, slot: int, order: Ints, count: int) -> int:
    """Minutes for people who are in another unit on the same date."""
    units = len(data.day_cost)
    if units == 1:
        return 0
    dates = len(data.ordinal)
    own, broken = slot // dates, 0
    for k in range(count):
        for p in range(data.person_from[order[k]], data.person_from[order[k] + 1]):
            for unit in range(units):
                if unit != own and state.needs[unit * dates + slot % dates, data.people[p]]:
                    broken += TWICE
    return broken


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


@njit(cache=True)
def price_all(
    data: Data, state: State, order: Ints, starts: Ints, ends: Ints, fed: Ints, events: Ints
) -> tuple[float, float]:
    """Price the whole board anew: its cost and its minutes of violation."""
    dates = len(data.ordinal)
    units = len(data.day_cost)
    for date in range(dates):
        for unit in range(units):
            retime(data, state, unit * dates + date, order, starts, ends, fed, events)
    for unit in range(units):
        price_unit(data, state, unit)
    for person in range(len(data.day_rate)):
        price_person(data, state, person)
    return totals(state)


@njit(cache=True)
def totals(state: State) -> tuple[float, float]:
    """A board's cost and its minutes of violation."""
    cost = state.price[:, 0].sum() + state.unit_price[:, 0].sum() + state.person_price.sum()
    return cost, state.price[:, 1].sum() + state.unit_price[:, 1].sum()
