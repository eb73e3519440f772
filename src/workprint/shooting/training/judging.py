"""Ways to re-plan judged side by side on shoots never learned from, in the same weather."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.learning.metrics import Estimate
from workprint.shooting.replanning.choosing import PLAN_STEPS, tried
from workprint.shooting.replanning.days import HEADS, go_on, is_over
from workprint.shooting.replanning.features import COUNT
from workprint.shooting.replanning.network import Weights
from workprint.shooting.replanning.packed import (
    LONGEST,
    Packed,
    State,
    Whole,
    packed,
    whole_future,
)
from workprint.shooting.replanning.planning import first_of, plan
from workprint.shooting.replanning.playing import POLICY, chosen
from workprint.shooting.replanning.samples import sample

Say = Callable[[str], None]
DRAWS = 2000
WAYS = ("horizon", "horizon_dry", "policy", "rollouts_plan", "rollouts_policy")
"""Rolling horizon, days outside lengthened by what rain takes; the same without; the policy alone;
sampled futures in which the plan is followed; sampled futures played out by the policy."""
Way = Callable[[Packed, State, int, Whole | None], tuple[int, Whole]]
"""Tomorrow's block and the plan, for a state, a day and the plan of the evening before."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Costs of each way (shoots, weathers), its costs by heads (heads,), days lost and processor
    seconds a decision, both means."""

    costs: NDArray[np.float64]
    heads: NDArray[np.float64]
    lost: float
    seconds: float


def ways(weights: Weights, seconds: float) -> dict[str, Way]:
    """The ways by name; each has `seconds` of processor time a decision, and the policy alone
    takes what one plan takes."""

    def horizon(rain_counts: bool) -> Way:
        def way(shoot: Packed, state: State, day: int, start: Whole | None) -> tuple[int, Whole]:
            began = time.thread_time()
            order: Whole | None = start
            at = 0
            # The annealing is begun again, from the best so far, until the time is up.
            while at == 0 or time.thread_time() - began < seconds:
                steps = PLAN_STEPS if at == 0 else 4 * PLAN_STEPS
                order = plan(shoot, state, steps, day * 101 + at, rain_counts, order)
                at += 1
            assert order is not None
            return first_of(shoot, state, order), order

        return way

    def alone(shoot: Packed, state: State, day: int, start: Whole | None) -> tuple[int, Whole]:
        order = plan(shoot, state, PLAN_STEPS, day, start=start)
        count = len(state.left)
        rows, which, out = np.zeros((count, COUNT)), np.zeros(count, np.int64), np.zeros(count)
        return int(chosen(shoot, state, order, POLICY, weights, rows, which, out)), order

    def rollouts(using: Weights | None) -> Way:
        def way(shoot: Packed, state: State, day: int, start: Whole | None) -> tuple[int, Whole]:
            found = tried(shoot, state, using, day, seconds, start=start, most=1000)
            return found.best, found.plan

        return way

    made = (horizon(True), horizon(False), alone, rollouts(None), rollouts(weights))
    return dict(zip(WAYS, made, strict=True))


def shot(shoot: Packed, weather: int, way: Way) -> tuple[NDArray[np.float64], int, float, int]:
    """A whole shoot by one way: cost by heads, days lost, processor seconds, decisions."""
    state, future = whole_future(shoot, weather)
    cost = np.zeros(len(HEADS))
    lost, spent, order = 0, 0.0, None
    for day in range(LONGEST):
        if is_over(state):
            return cost, lost, spent, day
        began = time.thread_time()
        block, order = way(shoot, state, day, order)
        spent += time.thread_time() - began
        lost += not go_on(shoot, state, future, day, block, cost)
    return cost, lost, spent, LONGEST


def judged(
    seeds: Sequence[int], weathers: int, chosen_ways: dict[str, Way], say: Say = lambda _: None
) -> dict[str, Runs]:
    """Every way on every shoot in every weather, the same for all."""
    names = list(chosen_ways)
    costs = {n: np.zeros((len(seeds), weathers)) for n in names}
    heads = {n: np.zeros(len(HEADS)) for n in names}
    lost = dict.fromkeys(names, 0)
    spent = dict.fromkeys(names, 0.0)
    decisions = dict.fromkeys(names, 0)
    for at, seed in enumerate(seeds):
        shoot = packed(sample(seed))
        for weather in range(weathers):
            for name, way in chosen_ways.items():
                cost, days, seconds, count = shot(shoot, seed * 101 + weather, way)
                costs[name][at, weather] = cost.sum()
                heads[name] += cost
                lost[name] += days
                spent[name] += seconds
                decisions[name] += count
        first = costs[names[0]][: at + 1]
        told = ", ".join(
            f"{n} {float((costs[n][: at + 1] / first).mean()):.4f}" for n in names[1:]
        )
        say(f"shoot {at + 1} of {len(seeds)}: beside {names[0]}: {told}")
    runs = len(seeds) * weathers
    return {
        n: Runs(costs[n], heads[n] / runs, lost[n] / runs, spent[n] / max(1, decisions[n]))
        for n in names
    }


def tail(costs: NDArray[np.float64]) -> float:
    """CVaR90: the mean of the dearest tenth."""
    flat = np.sort(costs.ravel())
    return float(flat[-max(1, round(len(flat) / 10)) :].mean())


def compared(
    own: NDArray[np.float64], beside: NDArray[np.float64], seed: int = 0
) -> dict[str, Estimate]:
    """How far costs (shoots, weathers) lie below others in pairs, in shares of them: of the mean,
    and of the mean of the dearest tenth of all runs. Costs are by the mean of the others on the
    same shoot, so that a dear film counts as much as a cheap one; intervals by resampling shoots.
    """
    scale = beside.mean(1, keepdims=True)
    a, b = own / scale, beside / scale
    random = np.random.default_rng(seed)
    measures = {"mean": lambda x: float(x.mean()), "worst_tenth": tail}
    made = {}
    for name, of in measures.items():
        drawn = []
        for _ in range(DRAWS):
            rows = random.integers(len(a), size=len(a))
            drawn.append(1 - of(a[rows]) / of(b[rows]))
        low, high = np.quantile(drawn, [0.025, 0.975])
        made[name] = Estimate(1 - of(a) / of(b), float(low), float(high))
    return made
