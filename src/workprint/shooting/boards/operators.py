"""How a step changes a board: strips moved and swapped, places gathered, days swapped, turned,
dissolved and closed up. In compiled code; a proposal that a strip's dates forbid is none."""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.boards.arrays import MOST_IN_DAY, SPARE, Data, Floats, Ints, State

SHIFT, SWAP, GATHER, SWAP_DAYS, ROTATE, TURN, DISSOLVE, CLOSE = range(8)
MIX = (0.46, 0.2, 0.12, 0.06, 0.08, 0.03, 0.03, 0.02)
"""How often each is tried."""
_REACH = 12
"""Days that are turned round or passed over at the most."""


@njit(cache=True)
def propose(data: Data, state: State, moved: Ints, mix: Floats) -> int:
    """A proposal in `moved` (strip, new slot): how many strips change; 0 for none."""
    chance = np.random.random()
    kind = 0
    while kind < len(mix) - 1 and chance >= mix[kind]:
        kind += 1
    if kind == SHIFT:
        return _shift(data, state, moved)
    if kind == SWAP:
        return _swap(data, state, moved)
    if kind == GATHER:
        return _gather(data, state, moved)
    if kind == DISSOLVE:
        return _dissolve(data, state, moved)
    if kind == CLOSE:
        return _close(data, state, moved)
    return _days(data, state, moved, kind)


@njit(cache=True, inline="always")
def _may(data: Data, state: State, strip: int, slot: int) -> bool:
    """Whether a strip may hang there: its unit, its dates, room for it."""
    dates = len(data.ordinal)
    return (
        slot // dates == data.unit[strip]
        and data.allowed[strip, slot % dates]
        and state.filled[slot] < MOST_IN_DAY - SPARE
    )


@njit(cache=True)
def _target(data: Data, state: State, strip: int) -> int:
    """A slot for a strip: where its place is, where its people are, any one near."""
    strips, dates = data.allowed.shape
    chance = np.random.random()
    if chance < 0.7:
        start = np.random.randint(strips)
        for k in range(strips):
            other = (start + k) % strips
            if state.slot[other] == state.slot[strip] or data.unit[other] != data.unit[strip]:
                continue
            if chance < 0.4:
                if data.place[other] == data.place[strip]:
                    return int(state.slot[other])
            else:
                for p in range(data.person_from[strip], data.person_from[strip + 1]):
                    for q in range(data.person_from[other], data.person_from[other + 1]):
                        if data.people[p] == data.people[q]:
                            return int(state.slot[other])
    here = state.slot[strip] % dates
    if chance < 0.9:
        far = 1 + int(np.random.random() ** 2 * 8)
        here += far if np.random.random() < 0.5 else -far
        here = min(max(here, 0), dates - 1)
    else:
        here = np.random.randint(dates)
    return int(data.unit[strip] * dates + here)


@njit(cache=True)
def _shift(data: Data, state: State, moved: Ints) -> int:
    strip = np.random.randint(len(data.minutes))
    slot = _target(data, state, strip)
    if slot == state.slot[strip] or not _may(data, state, strip, slot):
        return 0
    moved[0, 0], moved[0, 1] = strip, slot
    return 1


@njit(cache=True)
def _swap(data: Data, state: State, moved: Ints) -> int:
    strip = np.random.randint(len(data.minutes))
    slot = _target(data, state, strip)
    here = state.slot[strip]
    if slot == here or state.filled[slot] == 0 or not _may(data, state, strip, slot):
        return 0
    other = state.members[slot, np.random.randint(state.filled[slot])]
    if not _may(data, state, other, here):
        return 0
    moved[0, 0], moved[0, 1] = strip, slot
    moved[1, 0], moved[1, 1] = other, here
    return 2


@njit(cache=True)
def _gather(data: Data, state: State, moved: Ints) -> int:
    """All strips of a place on a day go to another day."""
    strip = np.random.randint(len(data.minutes))
    slot = _target(data, state, strip)
    here = state.slot[strip]
    if slot == here:
        return 0
    n = 0
    for k in range(state.filled[here]):
        one = state.members[here, k]
        if data.place[one] == data.place[strip]:
            if not _may(data, state, one, slot):
                return 0
            moved[n, 0], moved[n, 1] = one, slot
            n += 1
    return n if state.filled[slot] + n < MOST_IN_DAY - SPARE else 0


@njit(cache=True)
def _send(data: Data, state: State, moved: Ints, n: int, source: int, target: int) -> int:
    """All strips of a slot to another: how many moves there are then; -1 where one may not."""
    dates = len(data.ordinal)
    for k in range(state.filled[source]):
        strip = state.members[source, k]
        if not data.allowed[strip, target % dates]:
            return -1
        moved[n, 0], moved[n, 1] = strip, target
        n += 1
    return n


@njit(cache=True)
def _days(data: Data, state: State, moved: Ints, kind: int) -> int:
    """Two days swap; a day goes past others; days are turned round. Locked days stay, and the
    others go round them."""
    dates = len(data.ordinal)
    unit = data.unit[np.random.randint(len(data.minutes))]
    low = np.random.randint(dates)
    high = min(dates - 1, low + 1 + np.random.randint(_REACH))
    if kind == SWAP_DAYS and np.random.random() < 0.4:
        high = np.random.randint(dates)
    base, n = unit * dates, 0
    if low == high or data.fixed[base + low] or data.fixed[base + high]:
        return 0
    if kind == SWAP_DAYS:
        n = _send(data, state, moved, n, base + low, base + high)
        return max(0, n if n < 0 else _send(data, state, moved, n, base + high, base + low))
    forward = np.random.random() < 0.5
    end = high
    for date in range(low, high + 1):
        if data.fixed[base + date]:
            continue
        if kind == ROTATE:
            target = _open(data, base, date, 1 if forward else -1, low, high)
        else:
            target = end
            end = _open(data, base, end, -1, low, high)
        if target != date:
            n = _send(data, state, moved, n, base + date, base + target)
            if n < 0:
                return 0
    return n


@njit(cache=True)
def _open(data: Data, base: int, date: int, step: int, low: int, high: int) -> int:
    """The next date before or after that is not locked; from an end round to the other."""
    while True:
        date += step
        if date > high:
            date = low
        elif date < low:
            date = high
        if not data.fixed[base + date]:
            return date


@njit(cache=True)
def _dissolve(data: Data, state: State, moved: Ints) -> int:
    """A day with few strips is dissolved into others, and the later days come one earlier."""
    dates = len(data.ordinal)
    strip = np.random.randint(len(data.minutes))
    slot = state.slot[strip]
    if state.filled[slot] > 6 or data.fixed[slot]:
        return 0
    n = 0
    for k in range(state.filled[slot]):
        one = state.members[slot, k]
        target = _target(data, state, one)
        if target == slot or state.filled[target] == 0 or not _may(data, state, one, target):
            return 0
        if target > slot and not data.fixed[target]:
            target -= 1
            while target > slot and data.fixed[target]:
                target -= 1
            if not data.allowed[one, target % dates]:
                return 0
        moved[n, 0], moved[n, 1] = one, target
        n += 1
    return _pull(data, state, moved, n, slot)


@njit(cache=True)
def _pull(data: Data, state: State, moved: Ints, n: int, slot: int) -> int:
    """The days after a slot come one earlier; locked days stay, and the others pass them."""
    dates = len(data.ordinal)
    if data.fixed[slot]:
        return 0
    into = slot
    for later in range(slot + 1, (slot // dates + 1) * dates):
        if data.fixed[later]:
            continue
        n = _send(data, state, moved, n, later, into)
        if n < 0:
            return 0
        into = later
    return n


@njit(cache=True)
def _close(data: Data, state: State, moved: Ints) -> int:
    """The days after an idle one come one earlier; or, as often, all after a day one later."""
    dates = len(data.ordinal)
    unit = data.unit[np.random.randint(len(data.minutes))]
    base = unit * dates
    date = np.random.randint(dates)
    if np.random.random() < 0.5:
        for k in range(dates):
            slot = base + (date + k) % dates
            if state.filled[slot] == 0:
                return _pull(data, state, moved, 0, slot)
        return 0
    into, n = -1, 0
    for day in range(dates - 1, date - 1, -1):
        if data.fixed[base + day]:
            continue
        if into < 0:
            if state.filled[base + day]:
                return 0
        else:
            n = _send(data, state, moved, n, base + day, base + into)
            if n < 0:
                return 0
        into = day
    return n
