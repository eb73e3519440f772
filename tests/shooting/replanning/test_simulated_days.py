"""A day of a shoot: hours are kept, costs are what they say, chance is by its seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_shoots import CALM, small

from workprint.shooting.replanning import Block, Chances, Shoot, ShootError, first_evening
from workprint.shooting.replanning.choosing import no_weights
from workprint.shooting.replanning.days import (
    CREW,
    DOWN,
    HEADS,
    HOLDS,
    LATE,
    LOST,
    MOVES,
    OVERTIME,
    RATES,
    can_be_shot,
    go_on,
    is_over,
    shoot_day,
)
from workprint.shooting.replanning.packed import (
    chance_of_rain,
    draw,
    evening_of,
    packed,
    packed_state,
    whole_future,
)
from workprint.shooting.replanning.playing import FOLLOW, play
from workprint.shooting.replanning.samples import sample

WELL = np.zeros(2, bool)


def days(shoot: Shoot, *shot: tuple[int, bool], pace: float = 1.0) -> tuple[np.ndarray, object]:
    """The cost by heads of (block, wet) day by day, and the state after."""
    arrays, state = packed(shoot), packed_state(first_evening(shoot))
    cost = np.zeros(len(HEADS))
    for block, wet in shot:
        shoot_day(arrays, state, block, wet, WELL, pace, cost)
    return cost, state


def test_a_shoot_by_hand() -> None:
    """House two days; beach three, moved to once; the friend waits for two of them."""
    cost, state = days(small(), (2, False), (2, True), (0, False), (0, False), (1, False))
    assert is_over(state)
    assert cost[CREW] == 5000 and cost[RATES] == 2 * 100 + 2 * 300 + 400
    assert cost[HOLDS] == 2 * 50 and cost[MOVES] == 200
    assert cost[LOST] == cost[OVERTIME] == cost[LATE] == 0


def test_going_to_a_cover_set_costs_less() -> None:
    cost, _ = days(small(), (0, False), (2, False))
    assert cost[MOVES] == 100


def test_a_wet_day_outside_is_lost_and_paid() -> None:
    cost, state = days(small(), (0, True))
    assert cost[LOST] == 1000 + 300 and cost.sum() == 1300
    assert evening_of(state).left == (20, 10, 18) and evening_of(state).day == 1
    # The lead was called, so the deal runs: standing down holds him.
    cost, _ = days(small(), (0, True), (DOWN, False))
    assert cost[LOST] == 2300 and cost[HOLDS] == 200


def test_somebody_ill_loses_the_day() -> None:
    arrays, state = packed(small()), packed_state(first_evening(small()))
    cost = np.zeros(len(HEADS))
    assert not shoot_day(arrays, state, 0, False, np.array([True, False]), 1.0, cost)
    assert shoot_day(arrays, state, 2, False, np.array([True, False]), 1.0, cost)


def test_pages_that_overrun_take_longer_and_end_in_overtime() -> None:
    cost, state = days(small(), (1, False), pace=1.1)
    assert cost[OVERTIME] == pytest.approx(150) and evening_of(state).left[1] == 0
    cost, state = days(small(), (1, False), pace=1.5)
    assert cost[OVERTIME] == 0
    assert evening_of(state).left[1] == pytest.approx(10 - 10 / 1.5)
    assert evening_of(state).pace == (0, 1.5, 0)


def test_windows_bind_before_and_cost_after() -> None:
    shoot = small()
    block = replace(shoot.blocks[0], opens=1, closes=1)
    people = (replace(shoot.people[0], leaves=1), shoot.people[1])
    shoot = replace(shoot, blocks=(block, *shoot.blocks[1:]), people=people)
    arrays, state = packed(shoot), packed_state(first_evening(shoot))
    assert not can_be_shot(arrays, state, 0) and can_be_shot(arrays, state, 1)
    cost = np.zeros(len(HEADS))
    for _ in range(2):
        shoot_day(arrays, state, 2, False, WELL, 1.0, cost)
    shoot_day(arrays, state, 0, False, WELL, 1.0, cost)
    assert cost[LATE] == 500 + 300


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_hours_and_costs_hold_whatever_is_chosen(seed: int, weather: int, random: object) -> None:
    """Pages shot are pages less; each day costs a crew day and the pay of the called; and the
    people's days from first to last are days worked, days called in vain and days held."""
    shoot = sample(seed)
    arrays = packed(shoot)
    state, future = whole_future(arrays, weather)
    cost = np.zeros(len(HEADS))
    count = len(shoot.people)
    first, last, called, held = ([None] * count, [None] * count, [0] * count, 0.0)
    paid = 0.0
    for day in range(400):
        if is_over(state):
            break
        able = [b for b in range(len(state.left)) if can_be_shot(arrays, state, b)]
        block = random.choice(able) if able and random.random() < 0.97 else DOWN  # type: ignore[attr-defined]
        before, spent = state.left.copy(), cost.copy()
        done = go_on(arrays, state, future, day, block, cost)
        step = cost - spent
        assert (step >= 0).all() and step[[CREW, LOST]].sum() >= 1000
        others = np.delete(state.left - before, block) if block >= 0 else state.left - before
        assert (others == 0).all()
        if block >= 0 and done:
            hours = (before[block] - state.left[block]) * future.pace[block]
            assert 0 < hours <= 12 + 1e-9
            assert step[OVERTIME] == pytest.approx(max(0, hours - 10) * 150)
        else:
            assert (state.left == before).all()
        for person in shoot.blocks[block].cast if block >= 0 else ():
            first[person] = day if first[person] is None else first[person]
            last[person] = day
            called[person] += 1
            paid += shoot.people[person].rate
    assert is_over(state)
    for person, one in enumerate(shoot.people):
        held += (last[person] - first[person] + 1 - called[person]) * one.hold
    # Nobody is called in vain after the last pages, so holds are those of the day-out-of-days.
    assert cost[HOLDS] == pytest.approx(held)
    assert cost[CREW] + cost[LOST] + cost[RATES] == pytest.approx(1000 * day + paid)


def test_the_same_seed_brings_the_same_weather() -> None:
    arrays = packed(sample(3))
    one, two, other = (whole_future(arrays, seed)[1] for seed in (5, 5, 6))
    for a, b in zip(one, two, strict=True):
        assert (a == b).all()
    assert any((a != b).any() for a, b in zip(one, other, strict=True))
    state, future = whole_future(arrays, 5)
    order = np.arange(len(state.left))
    costs = [play(arrays, state, future, -2, order, FOLLOW, no_weights()) for _ in range(2)]
    assert (costs[0] == costs[1]).all() and costs[0].sum() > 0
    assert (state.left == arrays.hours).all()


def test_chance_is_what_it_says() -> None:
    """Of many futures: rain in the long run, the forecast's accuracy, illness, and the pace."""
    chances = Chances(0.2, 0.5, 0.8, ill=0.02, ill_days=4, spread_all=0.1, spread_block=0.2)
    shoot = small(chances)
    arrays, state = packed(shoot), packed_state(first_evening(shoot))
    futures = [draw(arrays, state, 60, seed) for seed in range(800)]
    wet = np.array([f.wet[10:] for f in futures])
    assert wet.mean() == pytest.approx(chances.wet, abs=0.01)
    assert wet[:, 1:][wet[:, :-1]].mean() == pytest.approx(0.5, abs=0.02)
    right = np.array([f.forecast[10:] == f.wet[10:] for f in futures])
    assert right.mean() == pytest.approx(0.8, abs=0.01)
    assert np.array([f.ill[20:] for f in futures]).mean() == pytest.approx(0.08 / 1.08, abs=0.01)
    logs = np.log([f.pace for f in futures])
    assert logs.std() == pytest.approx(np.hypot(0.1, 0.2), rel=0.05)
    assert np.corrcoef(logs[:, 0], logs[:, 1])[0, 1] == pytest.approx(0.2, abs=0.1)


@given(st.booleans(), st.booleans())
def test_rain_tomorrow_by_bayes(wet: bool, forecast: bool) -> None:
    chances = Chances(0.2, 0.5, 0.8)
    shoot = small(chances)
    prior = 0.5 if wet else 0.2
    likely = 0.8 if forecast else 0.2
    known = prior * likely / (prior * likely + (1 - prior) * (1 - likely))
    assert chances.wet_tomorrow(wet, forecast) == pytest.approx(known)
    assert chance_of_rain(packed(shoot).chances, wet, forecast) == pytest.approx(known)


def test_a_pace_seen_is_kept_and_told_of_the_others() -> None:
    shoot = small(replace(CALM, spread_all=0.2, spread_block=0.1))
    evening = replace(first_evening(shoot), left=(10.0, 10.0, 18.0), pace=(1.5, 0.0, 0.0))
    arrays, state = packed(shoot), packed_state(evening)
    paces = np.array([draw(arrays, state, 5, seed).pace for seed in range(400)])
    assert (paces[:, 0] == 1.5).all()
    assert np.log(paces[:, 1]).mean() == pytest.approx(np.log(1.5) * 0.8, abs=0.03)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"blocks": ()}, "no blocks"),
        ({"blocks": (Block("a", 0, 0, False, ()),)}, "give more than 0"),
        ({"blocks": (Block("a", 5, 0, False, (7,)),)}, "not in the list"),
        ({"chances": replace(CALM, accuracy=1.2)}, "accuracy"),
    ],
)
def test_a_shoot_that_is_none(change: dict[str, object], said: str) -> None:
    with pytest.raises(ShootError, match=said):
        replace(small(), **change)
