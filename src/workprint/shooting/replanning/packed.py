"""A shoot, a state and its futures as arrays, for compiled code.

B blocks, P people, T days. A state is changed in place by the day that is shot.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from workprint.shooting.replanning.shoot import Evening, Shoot

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Bools = NDArray[np.bool_]

LONGEST = 400
"""Days after which a shoot is given up; one that comes so far is lost anyway."""


class Packed(NamedTuple):
    """A shoot. `terms` and `chances` stand in the order of their records' fields."""

    hours: Floats
    place: Whole
    exterior: Bools
    cover: Bools
    opens: Whole
    closes: Whole
    cast: Bools
    rate: Floats
    hold: Floats
    comes: Whole
    leaves: Whole
    terms: Floats
    chances: Floats


class State(NamedTuple):
    """Where a shoot stands; `now` is day, place, wet today (0 or 1), forecast wet (0 or 1)."""

    left: Floats
    pace: Floats
    started: Bools
    ill: Bools
    now: Whole


class Future(NamedTuple):
    """What chance brings: rain of each day, what was forecast for it the evening before, who is
    ill (T, P), and by what each block's real hours differ from the expected. Row 0 is the first
    day to come."""

    wet: Bools
    forecast: Bools
    ill: Bools
    pace: Floats


def packed(shoot: Shoot) -> Packed:
    """The arrays of a shoot."""
    blocks, people, t, c = shoot.blocks, shoot.people, shoot.terms, shoot.chances
    cast = np.zeros((len(blocks), len(people)), bool)
    for n, block in enumerate(blocks):
        cast[n, list(block.cast)] = True
    return Packed(
        np.array([b.hours for b in blocks], np.float64),
        np.array([b.place for b in blocks], np.int64),
        np.array([b.exterior for b in blocks], bool),
        np.array([b.cover for b in blocks], bool),
        np.array([b.opens for b in blocks], np.int64),
        np.array([b.closes for b in blocks], np.int64),
        cast,
        np.array([p.rate for p in people], np.float64),
        np.array([p.hold for p in people], np.float64),
        np.array([p.comes for p in people], np.int64),
        np.array([p.leaves for p in people], np.int64),
        np.array([t.crew, t.overtime, t.move, t.cover_move, t.late_place, t.late_share,
                  t.hours, t.most_overtime]),
        np.array([c.wet_after_dry, c.wet_after_wet, c.accuracy, c.ill, c.ill_days,
                  c.spread_all, c.spread_block]),
    )  # fmt: skip


def packed_state(evening: Evening) -> State:
    """The arrays of where a shoot stands."""
    return State(
        np.array(evening.left, np.float64),
        np.array(evening.pace, np.float64),
        np.array(evening.started, bool),
        np.array(evening.ill, bool),
        np.array([evening.day, evening.place, evening.wet_today, evening.forecast_wet], np.int64),
    )


def evening_of(state: State) -> Evening:
    """The record of where a shoot stands."""
    day, place, wet, forecast = (int(v) for v in state.now)
    return Evening(
        day, tuple(map(float, state.left)), tuple(map(float, state.pace)), place,
        tuple(map(bool, state.started)), tuple(map(bool, state.ill)), bool(wet), bool(forecast),
    )  # fmt: skip


@njit(cache=True)
def copied(state: State) -> State:
    """A state of its own."""
    return State(
        state.left.copy(), state.pace.copy(), state.started.copy(), state.ill.copy(),
        state.now.copy(),
    )  # fmt: skip


@njit(cache=True)
def share_wet(chances: Floats) -> float:
    """How many days are wet in the long run; none where rain never comes and never ends."""
    turns = 1 + chances[0] - chances[1]
    return chances[0] / turns if turns > 0 else 0.0


@njit(cache=True)
def chance_of_rain(chances: Floats, wet: bool, forecast: bool) -> float:
    """Rain tomorrow, as `Chances.wet_tomorrow` has it."""
    prior = chances[1] if wet else chances[0]
    rain = chances[2] if forecast else 1 - chances[2]
    both = prior * rain + (1 - prior) * (1 - rain)
    return float(prior * rain / both if both > 0 else prior)


@njit(cache=True)
def pace_known(pace: Floats, chances: Floats) -> tuple[float, float]:
    """Mean and spread of the log of what all blocks overrun alike, by the blocks begun (normal
    with known spreads)."""
    own, all_ = chances[6] ** 2, chances[5] ** 2
    total, count = 0.0, 0
    for one in pace:
        if one > 0:
            total += np.log(one)
            count += 1
    if all_ <= 0:
        return 0.0, 0.0
    if own <= 0:
        return (total / count, 0.0) if count else (0.0, np.sqrt(all_))
    weight = 1 / all_ + count / own
    return total / own / weight, np.sqrt(1 / weight)


@njit(cache=True)
def draw(shoot: Packed, state: State, days: int, seed: int) -> Future:
    """A future of so many days from where a shoot stands.

    Tomorrow's rain is drawn by the forecast that stands. What the log of a block's pace is on
    average is left out (its median is 1), so mean hours are a little above the expected.
    """
    np.random.seed(seed)
    c = shoot.chances
    blocks, people = shoot.cast.shape
    wet, forecast = np.zeros(days, np.bool_), np.zeros(days, np.bool_)
    ill = np.zeros((days, people), np.bool_)
    pace = np.zeros(blocks)
    rain = state.now[2] == 1
    for day in range(days):
        if day == 0:
            forecast[0] = state.now[3] == 1
            rain = np.random.random() < chance_of_rain(c, rain, forecast[0])
        else:
            rain = np.random.random() < (c[1] if rain else c[0])
            right = np.random.random() < c[2]
            forecast[day] = rain == right
        wet[day] = rain
    for person in range(people):
        now = state.ill[person]
        for day in range(days):
            now = np.random.random() >= 1 / c[4] if now else np.random.random() < c[3]
            ill[day, person] = now
    mean, spread = pace_known(state.pace, c)
    common = mean + spread * np.random.standard_normal()
    for block in range(blocks):
        own = c[6] * np.random.standard_normal()
        pace[block] = state.pace[block] if state.pace[block] > 0 else np.exp(common + own)
    return Future(wet, forecast, ill, pace)


def whole_future(shoot: Packed, seed: int, days: int = LONGEST) -> tuple[State, Future]:
    """A shoot's first evening and all that will come, by one seed."""
    random = np.random.default_rng([seed, 11])
    blocks, people = shoot.cast.shape
    c = shoot.chances
    wet = random.random() < share_wet(c)
    rain = random.random() < (c[1] if wet else c[0])
    forecast = rain == (random.random() < c[2])
    state = State(
        shoot.hours.copy(), np.zeros(blocks), np.zeros(people, bool), np.zeros(people, bool),
        np.array([0, -1, wet, forecast], np.int64),
    )  # fmt: skip
    return state, draw(shoot, state, days, int(random.integers(2**31)))
