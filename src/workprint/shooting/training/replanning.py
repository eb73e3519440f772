"""The policy that chooses tomorrow's block, learned by policy gradient on made-up shoots.

Needs the extra `train` (PyTorch). Each update plays some shoots several times each in the same
future; what a run costs beside the others of its shoot is what its choices are judged by.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from workprint.learning.policies import ChoiceScores, Decisions, gains_in_pairs, reinforced
from workprint.learning.training import Fitted, Plan, fit, seed_everything
from workprint.shooting.replanning.choosing import PLAN_STEPS, no_weights
from workprint.shooting.replanning.features import COUNT
from workprint.shooting.replanning.network import Weights
from workprint.shooting.replanning.packed import Floats, Packed, Whole, packed, whole_future
from workprint.shooting.replanning.planning import plan
from workprint.shooting.replanning.playing import FOLLOW, POLICY, play, sampled
from workprint.shooting.replanning.samples import sample

Say = Callable[[str], None]
LEARNED_FROM = 1_000_000
"""Seeds of shoots from here on are learned from; those below are kept to judge by."""
WATCHED = range(500_000, 500_060)
"""Seeds of the shoots that training is watched by."""
MOST_DAYS = 150
"""Evenings of a shoot that are learned from."""
WAYS = 3
"""Weathers of each watched shoot."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How it learns: `groups` shoots an update, each played `runs` times in one future."""

    updates: int = 2400
    groups: int = 12
    runs: int = 8
    hidden: int = 16
    rate: float = 3e-3
    entropy: float = 0.02
    seed: int = 1
    seconds: float = math.inf


def train(
    settings: Settings, folder: Path, say: Say = lambda _: None
) -> tuple[ChoiceScores, Fitted]:
    """The network whose held-out shoots were cheapest."""
    seed_everything(settings.seed)
    network = ChoiceScores(COUNT, settings.hidden)
    steps = min(100, settings.updates)
    shape = Plan(
        max(1, settings.updates // steps), settings.rate, decay=0.0, seed=settings.seed,
        seconds=settings.seconds,
    )  # fmt: skip

    def losses(epoch: int) -> Iterator[Tensor]:
        random = np.random.default_rng([settings.seed, epoch])
        for _ in range(steps):
            made = played(weights_of(network), settings.groups, settings.runs, random)
            yield reinforced(network, made, settings.entropy)

    watched: list[tuple[Packed, Whole, int, float]] = []

    def held_out(module: nn.Module) -> float:
        assert isinstance(module, ChoiceScores)
        if not watched:
            watched.extend(_watched())
        weights = weights_of(module)
        return float(
            np.mean([_cost(s, r, w, POLICY, weights) / beside for s, r, w, beside in watched])
        )

    identity = f"replanning {settings}"
    return network, fit(network, losses, steps, held_out, shape, folder, identity, say)


def weights_of(network: ChoiceScores) -> Weights:
    """The network's weights for compiled code."""
    return Weights(**network.arrays())


def prepared(seed: int) -> tuple[Packed, Whole]:
    """A made-up shoot and the plan of its first evening."""
    shoot = packed(sample(seed))
    state, _ = whole_future(shoot, seed)
    return shoot, plan(shoot, state, PLAN_STEPS, seed % 2**31)


def _cost(shoot: Packed, order: Whole, weather: int, kind: int, weights: Weights) -> float:
    state, future = whole_future(shoot, weather)
    return float(play(shoot, state, future, -2, order, kind, weights).sum())


def _watched() -> Iterator[tuple[Packed, Whole, int, float]]:
    """Watched shoots in some weathers, with what the first plan costs when it is followed."""
    for seed in WATCHED:
        shoot, order = prepared(seed)
        for weather in range(WAYS):
            yield shoot, order, weather, _cost(shoot, order, weather, FOLLOW, no_weights())


def played(weights: Weights, groups: int, runs: int, random: np.random.Generator) -> Decisions:
    """Choices drawn in `groups` shoots, `runs` runs each in the same future, and their gains."""
    costs = np.zeros((groups, runs))
    parts: list[tuple[Floats, NDArray[np.int64], NDArray[np.int64]]] = []
    for group in range(groups):
        seed = int(random.integers(LEARNED_FROM, 2**31))
        shoot, order = prepared(seed)
        state, future = whole_future(shoot, seed)
        for run in range(runs):
            seen = np.zeros((MOST_DAYS, len(state.left), COUNT))
            counts, picks = np.zeros(MOST_DAYS, np.int64), np.zeros(MOST_DAYS, np.int64)
            made, cost = sampled(
                shoot, state, future, order, weights, 1.0, int(random.integers(2**31)), seen,
                counts, picks,
            )  # fmt: skip
            costs[group, run] = cost.sum()
            parts.append((seen[:made], counts[:made], picks[:made]))
    gains = gains_in_pairs(costs / costs.mean(1, keepdims=True)).ravel()
    wide = max(seen.shape[1] for seen, _, _ in parts)
    rows = np.zeros((sum(len(c) for _, c, _ in parts), wide, COUNT))
    at = 0
    for seen, counts, _ in parts:
        rows[at : at + len(counts), : seen.shape[1]] = seen
        at += len(counts)
    return Decisions(
        rows,
        np.concatenate([c for _, c, _ in parts]),
        np.concatenate([p for _, _, p in parts]),
        np.repeat(gains, [len(c) for _, c, _ in parts]),
    )
