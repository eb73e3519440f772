"""A board's terms and its state as arrays, as the compiled search takes them.

S strips, D dates on which the company may work, U units, A people, L = U x D slots (a unit's
date: slot = unit x D + date). Times are minutes after midnight of the slot's date; money is in
whole units of the currency.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MOST_IN_DAY = 64
"""Strips in a slot at the most; the search stops SPARE short of it."""
SPARE = 8
DAY, RUN, WEEKLY = 0, 1, 2
"""Contracts of people."""
ALWAYS_FROM, ALWAYS_TO = -10_000, 100_000
"""The window of a strip that may be shot at any time."""


class Data(NamedTuple):
    """What does not change while a board is searched for.

    Strips: `minutes`, `eighths`, `place`, `unit`, `light` (rank of the time of day it is shot at,
    0 to 4), `earliest` and `latest` (S, D), `allowed` (S, D); `people` of strip s are
    `people[person_from[s]:person_from[s + 1]]`; `minor` where one of them is.
    Dates: `ordinal` (days since the first), `offset` (minutes the clocks are ahead of UTC), `week`
    (number of its calendar week). People: rates, `contract`, `drop` (-1 for never), `rest`;
    `work_most`, `set_most` (A, D). Units: `day_cost`. `fixed` slots keep
    their order of strips; `cast_one` and `cast_two` are the
    rest of cast over one day off and over more, `rest_one` and `rest_two` the company's.
    """

    minutes: Ints
    eighths: Ints
    place: Ints
    unit: Ints
    light: Ints
    earliest: Ints
    latest: Ints
    allowed: Flags
    person_from: Ints
    people: Ints
    minor: Flags
    ordinal: Ints
    offset: Ints
    week: Ints
    day_rate: Floats
    week_rate: Floats
    held_rate: Floats
    contract: Ints
    drop: Ints
    rest: Ints
    work_most: Ints
    set_most: Ints
    day_cost: Floats
    fixed: Flags
    standard: int
    most: int
    most_eighths: int
    most_moves: int
    call: int
    prep: int
    move: int
    meal: int
    first_meal: int
    next_meal: int
    crew_rest: int
    cast_one: int
    cast_two: int
    rest_one: int
    rest_two: int
    week_days: int
    week_minutes: int
    overtime: float
    night: float
    move_cost: float
    sixth: float
    seventh: float


class State(NamedTuple):
    """A board while it is searched: strips by slot, each slot's times and price, each person's.

    `slot` (S,); `filled` (L,) how many hang there, `members` (L, MOST_IN_DAY) in order of number;
    `times` (L, 7): call, wrap, minutes of work, moves, first and last place, by
    how much somebody's rest moved the call; `price` (L, 2): cost,
    minutes of violation; `needs` (L, A): strips that need a person; `on_set`, `off_set` (L, A);
    `person_price` (A,); `unit_price` (U, 2).
    """

    slot: Ints
    filled: Ints
    members: Ints
    times: Ints
    price: Floats
    needs: Ints
    on_set: Ints
    off_set: Ints
    person_price: Floats
    unit_price: Floats


def empty_state(data: Data) -> State:
    """A board with no strip on it."""
    strips, dates = data.allowed.shape
    units, people = len(data.day_cost), len(data.day_rate)
    slots = units * dates
    return State(
        np.full(strips, -1, np.int64),
        np.zeros(slots, np.int64),
        np.full((slots, MOST_IN_DAY), -1, np.int64),
        np.zeros((slots, 7), np.int64),
        np.zeros((slots, 2)),
        np.zeros((slots, people), np.int64),
        np.zeros((slots, people), np.int64),
        np.zeros((slots, people), np.int64),
        np.zeros(people),
        np.zeros((units, 2)),
    )
