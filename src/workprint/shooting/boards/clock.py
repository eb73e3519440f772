"""A shooting day's clock, in compiled code: the order of its strips, its call, meals and moves.

The same code times the boards of the search and those a person reads; the checker works the
result over again by itself.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from workprint.shooting.boards.arrays import MOST_IN_DAY, Data, Ints

SCENE, MOVE, MEAL, WAIT = 0, 1, 2, 3
MOST_EVENTS = 400
ROUND = 5
"""Calls are on five minutes, as people read clocks."""
_EARLY_MEAL = 210
"""Minutes of work after which a meal before a scene is better than one within it."""
_LIGHTS = 5


@njit(cache=True)
def arrange(data: Data, members: Ints, count: int, order: Ints, done: Ints) -> None:
    """Put a day's strips in `order`: dawn, daylight, any time, dusk, night; in each, place by
    place so that the company moves least; a child's scenes first. `done` is room for `count`."""
    done[:count] = 0
    made, here, lights = 0, -1, 0
    for k in range(count):
        lights |= 1 << data.light[members[k]]
    for light in range(_LIGHTS):
        if not lights >> light & 1:
            continue
        later = _LIGHTS
        for k in range(count):
            rank = data.light[members[k]]
            if light < rank < later:
                later = rank
        while True:
            chosen, least = -1, 1 << 40
            for k in range(count):
                strip = members[k]
                if done[k] == 1 or data.light[strip] != light:
                    continue
                place = data.place[strip]
                weight = place
                if place == here:
                    weight = -1
                else:
                    for other in range(count):
                        if data.light[members[other]] == later and (
                            data.place[members[other]] == place
                        ):
                            weight = place + (1 << 30)
                            break
                if weight < least:
                    chosen, least = place, weight
            if chosen < 0:
                break
            for child in (True, False):
                for k in range(count):
                    strip = members[k]
                    if (
                        done[k] == 0
                        and data.light[strip] == light
                        and data.place[strip] == chosen
                        and data.minor[strip] == child
                    ):
                        order[made] = strip
                        done[k] = 1
                        made += 1
            here = chosen


@njit(cache=True)
def run_day(
    data: Data,
    order: Ints,
    count: int,
    date: int,
    call: int,
    starts: Ints,
    ends: Ints,
    fed: Ints,
    events: Ints,
) -> tuple[int, int, int, int, int, int]:
    """A day's strips from a call on: (wrap, meals, waits, latest by, moves, events).

    `starts`, `ends` (count,) are the strips' times, `fed` (2 x count,) the minutes of meals before
    each begins and ends; `events` (MOST_EVENTS, 4) are kind, start, end, strip.
    """  # fmt: skip
    at, eaten, waited, late, moves, n = call, 0, 0, 0, 0, 0
    last_meal, due = call, call + data.first_meal
    here = -1
    for k in range(count):
        strip = order[k]
        if here >= 0 and data.place[strip] != here:
            if at + data.move > due:
                n, at = _event(events, n, MEAL, at, data.meal, strip)
                eaten += data.meal
                last_meal, due = at, at + data.next_meal
            n, at = _event(events, n, MOVE, at, data.move, strip)
            moves += 1
        here = data.place[strip]
        low, high = data.earliest[strip, date], data.latest[strip, date]
        if at < low and at - last_meal >= _EARLY_MEAL and low + data.minutes[strip] > due:
            # The company eats while it waits for the light.
            n, at = _event(events, n, MEAL, at, data.meal, strip)
            eaten += data.meal
            last_meal, due = at, at + data.next_meal
        while at < low:
            if due < low:
                if due > at:
                    waited += due - at
                    n, at = _event(events, n, WAIT, at, due - at, strip)
                n, at = _event(events, n, MEAL, at, data.meal, strip)
                eaten += data.meal
                last_meal, due = at, at + data.next_meal
            else:
                waited += low - at
                n, at = _event(events, n, WAIT, at, low - at, strip)
        left = data.minutes[strip]
        if at + left > due and at - last_meal >= _EARLY_MEAL:
            n, at = _event(events, n, MEAL, at, data.meal, strip)
            eaten += data.meal
            last_meal, due = at, at + data.next_meal
        starts[k] = at
        fed[2 * k] = eaten
        while at + left > due:
            if due > at:
                left -= due - at
                n, at = _event(events, n, SCENE, at, due - at, strip)
            n, at = _event(events, n, MEAL, at, data.meal, strip)
            eaten += data.meal
            last_meal, due = at, at + data.next_meal
        n, at = _event(events, n, SCENE, at, left, strip)
        ends[k] = at
        fed[2 * k + 1] = eaten
        late = max(late, at - high)
    return at, eaten, waited, late, moves, n


@njit(cache=True, inline="always")
def _event(
    events: Ints, n: int, kind: int, start: int, minutes: int, strip: int
) -> tuple[int, int]:
    """Write an event down: the next place for one, and when it ends."""
    if n < len(events):
        events[n, 0], events[n, 1], events[n, 2], events[n, 3] = (
            kind,
            start,
            start + minutes,
            strip,
        )
    return n + 1, start + minutes


@njit(cache=True)
def call_of(
    data: Data,
    order: Ints,
    count: int,
    date: int,
    rested: int,
    starts: Ints,
    ends: Ints,
    fed: Ints,
    events: Ints,
) -> tuple[int, int, int, int, int]:
    """When a day is called: at the usual hour, later where the light or the rest since the last
    wrap (`rested`) ask for it, earlier where the light goes. The call and, run from it: wrap,
    meals, latest by, moves; `starts`, `ends` and `fed` are of that run."""
    rested += -rested % ROUND
    call = max(data.call, rested)
    wrap, eaten, waited, late, moves, _ = run_day(
        data, order, count, date, call, starts, ends, fed, events
    )
    if late <= 0 and waited <= 0:
        return call, wrap, eaten, late, moves
    trial = _round(call + waited if waited > 0 else max(rested, 0, call - late))
    ran = call
    for _ in range(5):
        if trial == ran or trial < rested:
            break
        ran = trial
        wrap, eaten, waits, after, moves, _ = run_day(
            data, order, count, date, trial, starts, ends, fed, events
        )
        if after < late or (after == late and waits < waited):
            call, late, waited = trial, after, waits
            trial = _round(call + waited if waited > 0 else max(rested, 0, call - late))
        else:
            # Too far: back by as much as the light was missed.
            trial = _round(ran - max(0, after - late))
            if trial <= call:
                break
    if ran != call:
        wrap, eaten, _, late, moves, _ = run_day(
            data, order, count, date, call, starts, ends, fed, events
        )
    return call, wrap, eaten, late, moves


@njit(cache=True, inline="always")
def _round(minute: int) -> int:
    """The minute before that a call sheet would have."""
    return minute - minute % ROUND


def scratch() -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Room to time a day in: order, starts, ends, fed, events."""
    return (
        np.zeros(MOST_IN_DAY, np.int64),
        np.zeros(MOST_IN_DAY, np.int64),
        np.zeros(MOST_IN_DAY, np.int64),
        np.zeros(2 * MOST_IN_DAY, np.int64),
        np.zeros((MOST_EVENTS, 4), np.int64),
    )
