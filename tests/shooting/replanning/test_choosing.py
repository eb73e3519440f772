"""Tomorrow's block: found where it can be known, with reasons that add up."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from small_shoots import CALM, small

from workprint.learning.errors import ModelFileError
from workprint.shooting.replanning import Chances, ShootError, first_evening, next_block
from workprint.shooting.replanning.choosing import SURE, Tried, no_weights, tried
from workprint.shooting.replanning.days import HEADS, go_on, is_over
from workprint.shooting.replanning.features import COUNT, NAMES, features
from workprint.shooting.replanning.network import scores
from workprint.shooting.replanning.packed import (
    draw,
    evening_of,
    packed,
    packed_state,
    whole_future,
)
from workprint.shooting.replanning.planning import (
    bad_tomorrow,
    expected_days,
    first_of,
    plan,
    plan_cost,
)
from workprint.shooting.replanning.playing import FOLLOW, play
from workprint.shooting.replanning.policy import SHIPPED, read_policy
from workprint.shooting.replanning.samples import sample
from workprint.shooting.training.judging import compared, judged, tail, ways

SHOWERS = Chances(0.3, 0.5, 0.9, ill=0.0, spread_all=0.0, spread_block=0.0)


def midway(seed: int, days: int = 12) -> tuple:
    """A made-up shoot some days in, its plan followed so far."""
    arrays = packed(sample(seed))
    state, future = whole_future(arrays, seed)
    order, cost = np.arange(len(state.left)), np.zeros(len(HEADS))
    for day in range(days):
        order = plan(arrays, state, 500, day, start=order)
        go_on(arrays, state, future, day, first_of(arrays, state, order), cost)
    return arrays, state, order


def test_a_plan_costs_what_its_days_cost_when_all_goes_as_expected() -> None:
    """Of each order of a calm shoot: the plan's costs differ as the shoots played out do."""
    arrays, state = packed(small()), packed_state(first_evening(small()))
    days, room = expected_days(arrays, state, True), np.zeros(2)
    future = draw(arrays, state, 30, 1)
    planned, real = [], []
    for order in permutations(range(3)):
        planned.append(plan_cost(arrays, state, np.array(order), days, np.zeros(3), room))
        one, cost, at = packed_state(evening_of(state)), np.zeros(len(HEADS)), 0
        while not is_over(one):
            block = next(b for b in order if one.left[b] > 0)
            go_on(arrays, one, future, at, block, cost)
            at += 1
        real.append(cost.sum())
    assert np.array(planned) - planned[0] == pytest.approx(np.array(real) - real[0])
    best = plan(arrays, state, 200, 1)
    assert plan_cost(arrays, state, best, days, np.zeros(3), room) == min(planned)


def test_a_plan_of_a_made_up_shoot_is_not_beaten_by_other_searches() -> None:
    arrays, state, order = midway(3)
    days, room = expected_days(arrays, state, True), np.zeros(len(arrays.rate))
    bad = np.array([bad_tomorrow(arrays, state, b) for b in range(len(days))], float)
    costs = [
        plan_cost(arrays, state, plan(arrays, state, 3000, s, start=order), days, bad, room)
        for s in range(5)
    ]
    random = np.random.default_rng(1)
    drawn = [
        plan_cost(arrays, state, random.permutation(order[state.left[order] > 0]), days, bad, room)
        for _ in range(2000)
    ]
    assert max(costs) <= min(drawn) and max(costs) - min(costs) < 0.3 * arrays.terms[0]


def test_rain_that_is_sure_sends_the_company_inside() -> None:
    shoot = small(replace(SHOWERS, accuracy=1.0))
    choice = next_block(shoot, first_evening(shoot, forecast_wet=True), futures=20, improve=True)
    assert shoot.blocks[choice.block].name == "house"
    assert "rain tomorrow 100%" in choice.why.en and "100%" in choice.why.zh
    assert "house" in choice.why.zh


def test_a_dry_day_is_used_outside_while_dry_days_are_few() -> None:
    shoot = small(replace(SHOWERS, wet_after_dry=0.7, wet_after_wet=0.7, accuracy=1.0), move=0)
    choice = next_block(shoot, first_evening(shoot), futures=40, improve=True)
    assert shoot.blocks[choice.block].exterior


def test_reasons_add_up() -> None:
    arrays, state, _ = midway(4)
    shoot = sample(4)
    choice = next_block(shoot, evening_of(state), futures=30)
    first, *others = choice.candidates
    assert first.block == choice.block and first.differs == 0 and first.futures == 30
    assert {c.block for c in choice.candidates} <= set(choice.plan)
    assert sorted(choice.plan) == [int(b) for b in np.flatnonzero(state.left > 0)]
    for one in choice.candidates:
        assert one.worst_tenth >= one.cost > 0
        assert {name for name, _ in one.features} <= set(NAMES)
        sizes = [abs(value) for _, value in one.features]
        assert sizes == sorted(sizes, reverse=True)
    assert any(c.futures == 30 for c in others)
    assert first.score == max(c.score for c in choice.candidates)
    assert f"{first.cost:,.0f}" in choice.why.en and first.name in choice.why.zh
    # The costs are those of futures that can be played again.
    order = np.array(choice.plan)
    played = [
        play(
            arrays, state, draw(arrays, state, 200, 1009 + n), first.block, order, 1,
            read_policy().weights,
        ).sum()
        for n in range(30)
    ]  # fmt: skip
    assert first.cost == pytest.approx(np.mean(played))


def test_the_same_seed_makes_the_same_choice() -> None:
    _, state, _ = midway(5)
    evening = evening_of(state)
    one, two = (next_block(sample(5), evening, seed=3, futures=20) for _ in range(2))
    assert one == two
    assert one.candidates != next_block(sample(5), evening, seed=4, futures=20).candidates


def test_another_than_the_policys_choice_is_taken_only_when_it_is_surely_cheaper() -> None:
    arrays, state, _ = midway(4)
    found = tried(arrays, state, None, 1, futures=40)
    assert len(found.kept) > 1 and not np.isnan(found.costs[found.kept]).any()
    beside = found.costs[found.kept] - found.costs[0]
    at = int(np.flatnonzero(found.blocks[found.kept] == found.best)[0])
    error = beside[at].std(ddof=1) / np.sqrt(40)
    assert at == 0 or beside[at].mean() < -SURE * error
    two = Tried(np.array([7, 9]), np.array([[5.0, 6.0], [1.0, 1.5]]), np.arange(2), found.plan)
    assert two.best == 9
    noisy = replace(two, costs=np.array([[5.0, 5.0], [9.0, 0.5]]))
    assert noisy.best == 7


def test_nothing_to_shoot_is_standing_down() -> None:
    shoot = small()
    late = tuple(replace(b, opens=4) for b in shoot.blocks)
    choice = next_block(replace(shoot, blocks=late), first_evening(shoot))
    assert choice.block == -1 and "nothing can be shot" in choice.why.en
    only = replace(first_evening(shoot), left=(0.0, 0.0, 4.0))
    assert "only block" in next_block(shoot, only).why.en


def test_an_evening_that_is_none() -> None:
    shoot = small()
    with pytest.raises(ShootError, match="all blocks are shot"):
        next_block(shoot, replace(first_evening(shoot), left=(0.0, 0.0, 0.0)))
    with pytest.raises(ShootError, match="another shoot"):
        next_block(shoot, first_evening(sample(1)))


def test_the_shipped_file_scores_as_the_compiled_network() -> None:
    policy = read_policy(SHIPPED / "replanning")
    assert (SHIPPED / "replanning" / "model.onnx").stat().st_size < 1_000_000
    for seed in range(4):
        arrays, state, order = midway(seed)
        rows, which = np.zeros((len(state.left), COUNT)), np.zeros(len(state.left), np.int64)
        count = features(arrays, state, order, rows, which)
        out = np.zeros(count)
        scores(policy.weights, rows, count, out)
        assert count > 1 and np.isfinite(rows).all()
        assert policy.scores(rows[:count]) == pytest.approx(out, abs=1e-4, rel=1e-4)


def test_a_file_that_is_no_policy(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"nothing")
    with pytest.raises(ModelFileError, match="train it again with: workprint train scheduling"):
        next_block(small(), first_evening(small()), model=tmp_path)


def test_the_shipped_policy_is_cheaper_than_the_rolling_horizon() -> None:
    """On twenty shoots of other seeds than its figures."""
    chosen = ways(read_policy(SHIPPED / "replanning").weights, 0.001)
    made = judged(range(90_000, 90_020), 2, {n: chosen[n] for n in ("horizon", "policy")})
    less = compared(made["policy"].costs, made["horizon"].costs)
    assert less["mean"].value > 0.01 and less["mean"].low <= less["mean"].value
    assert compared(made["horizon"].costs, made["horizon"].costs)["mean"].value == 0
    assert made["policy"].heads.sum() == pytest.approx(made["policy"].costs.mean())


def test_the_dearest_tenth() -> None:
    assert tail(np.arange(20.0)) == 18.5
    assert tail(np.ones((3, 2))) == 1


def test_following_the_plan_gives_each_future_its_own_cost() -> None:
    arrays, state, order = midway(7)
    costs = {
        float(
            play(arrays, state, draw(arrays, state, 200, n), -2, order, FOLLOW, no_weights()).sum()
        )
        for n in range(8)
    }
    assert len(costs) == 8


def test_calm_is_calm() -> None:
    assert CALM.wet == 0 and SHOWERS.wet == pytest.approx(0.375)
