"""Tomorrow's block: candidates by plan and policy, each tried in the same sampled futures."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workprint.film.reason import Phrase
from workprint.shooting.replanning.days import DOWN, can_be_shot
from workprint.shooting.replanning.features import COUNT, NAMES, features
from workprint.shooting.replanning.network import Weights, scores
from workprint.shooting.replanning.packed import (
    LONGEST,
    Floats,
    Packed,
    State,
    Whole,
    chance_of_rain,
    packed,
    packed_state,
)  # fmt: skip
from workprint.shooting.replanning.planning import plan
from workprint.shooting.replanning.playing import FOLLOW, POLICY, compare, followed
from workprint.shooting.replanning.policy import read_policy
from workprint.shooting.replanning.shoot import Evening, Shoot, ShootError

PLAN_STEPS = 3000
"""Steps of the search for the plan that is followed or looked at; more give no better plan."""
BATCH = 5
"""Futures between two looks at the clock."""
MOST = 6
"""Candidates that are tried."""
FIRST, KEPT = 15, 4
"""Futures in which all of them are tried, and how many are tried further."""
SURE = 2.0
"""By how many standard errors another candidate must be cheaper than the policy's own choice:
of many that are tried, one looks cheap by chance."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that could be shot tomorrow: the mean cost of what is left if it is, over the
    futures tried; the mean of their dearest tenth; how many futures; what it costs more than
    the choice in the same futures, and the standard error of that; the policy's score and what
    each feature gives to it (the score less the score without it)."""

    block: int
    name: str
    cost: float
    worst_tenth: float
    futures: int
    more: float
    differs: float
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Tomorrow's block, -1 to stand down; why; and all candidates, the choice first."""

    block: int
    why: Phrase
    candidates: tuple[Candidate, ...]
    plan: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """Candidates (K,), the policy's own choice first; their costs (K, N) in the same futures, NaN
    where a future was not tried; which of them (places) were tried in all; and the plan."""

    blocks: Whole
    costs: Floats
    kept: Whole
    plan: Whole

    @property
    def best(self) -> int:
        """The first candidate unless another is surely cheaper; -1 when there is none."""
        if not len(self.blocks):
            return DOWN
        if self.costs.shape[1] < 2:
            return int(self.blocks[0])
        beside = self.costs[self.kept] - self.costs[0]
        error = beside.std(axis=1, ddof=1) / np.sqrt(beside.shape[1])
        return int(self.blocks[self.kept[np.argmin(beside.mean(axis=1) + SURE * error)]])


def no_weights() -> Weights:
    """Weights for futures that follow the plan and ask no network."""
    n = np.zeros
    return Weights(n((1, COUNT)), n(1), n((1, 1)), n((1, 1)), n(1), n(1))


def tried(
    shoot: Packed,
    state: State,
    weights: Weights | None,
    seed: int,
    seconds: float | None = None,
    futures: int = 60,
    most: int = 200,
    start: Whole | None = None,
) -> Tried:
    """Try candidates in futures that the policy, or without weights the plan, plays out.

    All are tried in the same few futures, the best few in more (after sequential halving, Karnin
    et al. 2013): in `futures`, or as many as `seconds` of processor time allow, but `most`.
    """
    began = time.thread_time()
    order = plan(shoot, state, PLAN_STEPS, seed, start=start)
    blocks = _candidates(shoot, state, order, weights)[:MOST]
    kind, using = (FOLLOW, no_weights()) if weights is None else (POLICY, weights)
    if len(blocks) < 2:
        return Tried(blocks, np.zeros((len(blocks), 1)), np.arange(len(blocks)), order)
    costs = np.full((len(blocks), most if seconds is not None else futures), np.nan)
    kept = np.arange(len(blocks))
    done = 0
    while done < costs.shape[1]:
        end = min(done + BATCH, costs.shape[1])
        part = np.zeros((len(kept), costs.shape[1]))
        compare(
            shoot, state, blocks[kept], LONGEST // 2, order, kind, using, done, end,
            seed * 1009, part,
        )  # fmt: skip
        costs[kept, done:end] = part[:, done:end]
        done = end
        if done >= FIRST and len(kept) > KEPT:
            means = np.nanmean(costs[1:], axis=1)
            others = 1 + np.argsort(means, kind="stable")[: KEPT - 1]
            kept = np.concatenate([[0], np.sort(others)])
        if seconds is not None and time.thread_time() - began > seconds:
            break
    return Tried(blocks, costs[:, :done], kept, order)


def _candidates(shoot: Packed, state: State, order: Whole, weights: Weights | None) -> Whole:
    """Blocks that can be shot tomorrow, by the policy's score or as the plan has them; what the
    policy or the plan would do stands first."""
    if weights is not None:
        _, told = _scored(shoot, state, order, weights)
        return np.array(sorted(told, key=lambda b: -told[b]), np.int64)
    able = [int(b) for b in order if can_be_shot(shoot, state, int(b))]
    if not able:
        return np.zeros(0, np.int64)
    first = followed(shoot, state, order)
    return np.array([first, *(b for b in able if b != first)], np.int64)


def next_block(
    shoot: Shoot,
    evening: Evening,
    seed: int = 1,
    futures: int = 100,
    seconds: float | None = None,
    model: Path | None = None,
    improve: bool = False,
) -> Choice:
    """Tomorrow's block by the policy, with its reasons: what each candidate costs over the same
    futures, and what the policy sees in it.

    With `improve`, another is chosen that is surely cheaper in these futures; on shoots held out
    this was no better than the policy alone. The same seed and `futures` give the same choice;
    with `seconds`, as many futures as the time allows.
    """
    if len(evening.left) != len(shoot.blocks) or len(evening.ill) != len(shoot.people):
        raise ShootError("the evening is of another shoot: its blocks or people are not as many")
    if evening.over:
        raise ShootError("all blocks are shot; there is no next one")
    policy = read_policy(model)
    arrays, state = packed(shoot), packed_state(evening)
    found = tried(
        arrays, state, policy.weights, seed, seconds, futures, 10_000 if seconds else futures
    )
    order = tuple(int(b) for b in found.plan)
    if not len(found.blocks):
        why = Phrase(
            "nothing can be shot tomorrow: places or people are not there yet",
            "明天无法开拍：场地或演员尚未到位",
        )
        return Choice(DOWN, why, (), order)
    rows, told = _scored(arrays, state, found.plan, policy.weights)
    best = found.best if improve else int(found.blocks[0])
    at_best = int(np.flatnonzero(found.blocks == best)[0])
    candidates = []
    for n, block in enumerate(int(b) for b in found.blocks):
        own = found.costs[n][~np.isnan(found.costs[n])]
        beside = own - found.costs[at_best][: len(own)]
        candidates.append(
            Candidate(
                block, shoot.blocks[block].name, float(own.mean()), _worst_tenth(own), len(own),
                float(beside.mean()),
                float(beside.std(ddof=1) / np.sqrt(len(own))) if len(own) > 1 else 0.0,
                told[block], _given(policy.weights, rows, block),
            )
        )  # fmt: skip
    kept = {int(found.blocks[k]) for k in found.kept}
    candidates.sort(key=lambda c: (c.block != best, c.block not in kept, c.cost))
    return Choice(
        best, _why(shoot, arrays, state, best, candidates, found), tuple(candidates), order
    )


def _worst_tenth(costs: Floats) -> float:
    worst = np.sort(costs)[-max(1, round(len(costs) / 10)) :]
    return float(worst.mean())


def _scored(
    shoot: Packed, state: State, order: Whole, weights: Weights
) -> tuple[dict[int, tuple[int, Floats]], dict[int, float]]:
    count = len(state.left)
    rows, blocks, out = np.zeros((count, COUNT)), np.zeros(count, np.int64), np.zeros(count)
    made = features(shoot, state, order, rows, blocks)
    scores(weights, rows, made, out)
    return (
        {int(blocks[n]): (n, rows[:made]) for n in range(made)},
        {int(blocks[n]): float(out[n]) for n in range(made)},
    )


def _given(
    weights: Weights, rows: dict[int, tuple[int, Floats]], block: int
) -> tuple[tuple[str, float], ...]:
    """What each feature gives to a block's score: the score less that with the mean of the other
    candidates in its place; the greatest first."""
    at, all_rows = rows[block]
    out = np.zeros(len(all_rows))
    scores(weights, all_rows, len(all_rows), out)
    whole = out[at]
    given = []
    for feature, name in enumerate(NAMES):
        others = np.delete(all_rows[:, feature], at)
        if not len(others) or np.all(others == all_rows[at, feature]):
            continue
        changed = all_rows.copy()
        changed[at, feature] = others.mean()
        scores(weights, changed, len(changed), out)
        given.append((name, float(whole - out[at])))
    return tuple(sorted(given, key=lambda pair: -abs(pair[1])))


def _why(
    shoot: Shoot,
    arrays: Packed,
    state: State,
    best: int,
    candidates: list[Candidate],
    found: Tried,
) -> Phrase:
    own = candidates[0]
    rain = chance_of_rain(arrays.chances, bool(state.now[2]), bool(state.now[3]))
    planned = followed(arrays, state, found.plan)
    inside = not shoot.blocks[best].exterior
    weather = (f"rain tomorrow {rain:.0%}", f"明天降雨概率 {rain:.0%}")
    place = ("inside", "内景") if inside else ("outside", "外景")
    if len(candidates) < 2:
        return Phrase(
            f"{own.name} ({place[0]}, {weather[0]}): the only block that can be shot tomorrow",
            f"{own.name}（{place[1]}，{weather[1]}）：明天唯一可拍的一组",
        )
    beside = next((c for c in candidates[1:] if c.block == planned), candidates[1])
    both = found.costs[[int(np.flatnonzero(found.blocks == c.block)[0]) for c in (own, beside)]]
    both = both[:, ~np.isnan(both).any(axis=0)]
    less = float((both[1] - both[0]).mean())
    words = ("less", "低") if less >= 0 else ("more", "高")
    sure = abs(less) > 2 * beside.differs
    hedge = ("", "") if sure else (", which chance may explain", "，可能只是偶然")
    of = (
        ("tonight's plan,", "今晚重排计划中的")
        if beside.block == planned
        else ("the next best,", "次优的")
    )
    return Phrase(
        f"{own.name} ({place[0]}, {weather[0]}): in {both.shape[1]} sampled futures what is left "
        f"costs {abs(less):,.0f} {words[0]} (give or take {2 * beside.differs:,.0f}) than with "
        f"{of[0]} {beside.name}{hedge[0]}; {own.cost:,.0f} in all",
        f"{own.name}（{place[1]}，{weather[1]}）：在 {both.shape[1]} 种抽样情形中，余下成本比"
        f"{of[1]} {beside.name} {words[1]} {abs(less):,.0f}"
        f"（误差 {2 * beside.differs:,.0f}{hedge[1]}），共 {own.cost:,.0f}",
    )
