"""What a board costs and how far it breaks its terms, in compiled code.

`retime` sets a slot's clock and price; `paying` has what hangs on the whole board. Violations are
counted in minutes, so that many kinds add up.
"""

from __future__ import annotations

from numba import njit

from workprint.shooting.boards.arrays import Data, Ints, State
from workprint.shooting.boards.clock import ROUND, arrange, call_of, run_day
from workprint.shooting.boards.paying import price_person, price_unit

MIDNIGHT = 1440
NIGHT_FROM, NIGHT_TO = 22 * 60, 5 * 60
"""A shooting day that works between these hours has a night premium."""
_LATE = 15 * 60
"""No day that breaks nothing runs longer than to this hour of the next."""
BACK = 5
"""Dates looked back over for people who are not rested yet."""
EIGHTH_OVER, MOVE_OVER, TWICE = 10, 60, 600
"""Minutes a violation counts: an eighth or a move too many, a person in two units on a
date, even where their hours do not overlap."""


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
    call, wrap, eaten, _, moves = call_of(
        data, order, count, date, rested, starts, ends, fed, events
    )
    short = _on_set(data, state, slot, order, count, starts, ends)
    moved = max(0, short)
    if moved > 0:
        moved += -moved % ROUND
        call += moved
        wrap, eaten, _, _, moves, _ = run_day(
            data, order, count, date, call, starts, ends, fed, events
        )
        short = _on_set(data, state, slot, order, count, starts, ends)
    work = wrap - call - eaten
    broken = max(0, short) + max(0, work - data.most) + max(0, call - MIDNIGHT + 1)
    for k in range(count):
        # Each for itself: one that cannot be in its light is no leave for the others.
        broken += max(0, ends[k] - data.latest[order[k], date])
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
