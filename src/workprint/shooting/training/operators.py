"""The policy that steers the annealing of orders, learned by policy gradient on made-up films.

Needs the extra `train` (PyTorch) to learn. A film's runs differ by their chances; what a run ends
at beside the others of its film is what its moods are judged by.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workprint.shooting.sequencing.costs import pay_table
from workprint.shooting.sequencing.problem import Floats, Reduced, Sequencing, reduced
from workprint.shooting.sequencing.steering import FEATURES, MOODS, Choose, steered

if TYPE_CHECKING:
    from workprint.learning.policies import ChoiceScores
    from workprint.learning.training import Fitted

Say = Callable[[str], None]
SCENES, ACTORS = 200, 50
STEPS = 1_000_000
"""Steps of a run that is learned from."""
LEARNED_FROM = 1_000_000
"""Seeds of films from here on are learned from; those below are kept to judge by."""
FIXED_ON = range(500_000, 500_010)
"""Seeds of the films by which the best single mood is chosen and training is watched."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How it learns: `groups` films an update, `runs` runs each."""

    updates: int = 40
    groups: int = 2
    runs: int = 4
    hidden: int = 16
    rate: float = 3e-3
    entropy: float = 0.01
    seed: int = 1
    seconds: float = math.inf


def film(scenes: int, actors: int, seed: int) -> Sequencing:
    """A film as films are: parts fall off as 1/rank, leads cost most, 2.6 people a scene, scenes
    of one to eight eighths."""
    random = np.random.default_rng(seed)
    often = 1 / np.arange(1, actors + 1)
    pay = np.maximum(1, np.round(100 * often**0.6 * random.uniform(0.6, 1.6, actors)))
    needs = np.zeros((actors, scenes), bool)
    for scene in range(scenes):
        size = 1 + min(actors - 1, random.poisson(1.6))
        needs[random.choice(actors, size, replace=False, p=often / often.sum()), scene] = True
    for actor in np.flatnonzero(~needs.any(axis=1)):
        needs[actor, random.integers(scenes)] = True
    durations = random.integers(1, 9, scenes)
    return Sequencing(
        tuple(map(float, pay)), tuple(map(float, durations)),
        tuple(tuple(map(bool, row)) for row in needs),
    )  # fmt: skip


def task_of(seed: int) -> tuple[Reduced, Floats]:
    """A film of 200 scenes and 50 people as the search takes it."""
    task = reduced(film(SCENES, ACTORS, seed))
    return task, pay_table(task.pay, task.casts.shape[1])


def train(
    settings: Settings, folder: Path, say: Say = lambda _: None
) -> tuple[ChoiceScores, Fitted]:
    """The network whose held-out films were cheapest."""
    from torch import Tensor, nn

    from workprint.learning.policies import ChoiceScores, Decisions, gains_in_pairs, reinforced
    from workprint.learning.training import Plan, fit, seed_everything

    seed_everything(settings.seed)
    network = ChoiceScores(FEATURES, settings.hidden)
    steps = min(10, settings.updates)
    shape = Plan(
        max(1, settings.updates // steps), settings.rate, decay=0.0, seed=settings.seed,
        seconds=settings.seconds,
    )  # fmt: skip

    def losses(epoch: int) -> Iterator[Tensor]:
        random = np.random.default_rng([settings.seed, epoch])
        for _ in range(steps):
            costs = np.zeros((settings.groups, settings.runs))
            seen: list[NDArray[np.float64]] = []
            picks: list[int] = []
            lengths = []
            for group in range(settings.groups):
                task, table = task_of(int(random.integers(LEARNED_FROM, 2**31)))
                for run in range(settings.runs):
                    choose = drawn(_scores_of(network), random, seen, picks)
                    made = steered(task, table, run, choose, STEPS)
                    costs[group, run] = made.cost
                    lengths.append(len(made.moods))
            gains = gains_in_pairs(costs / costs.mean(1, keepdims=True)).ravel()
            yield reinforced(
                network,
                Decisions(
                    np.array(seen), np.full(len(seen), len(MOODS)), np.array(picks),
                    np.repeat(gains, lengths),
                ),
                settings.entropy,
            )  # fmt: skip

    def held_out(module: nn.Module) -> float:
        assert isinstance(module, ChoiceScores)
        return float(np.mean([_beside_unsteered(s, best(_scores_of(module))) for s in FIXED_ON]))

    return network, fit(
        network, losses, steps, held_out, shape, folder, f"operators {settings}", say
    )


def _scores_of(network: ChoiceScores) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    from workprint.learning.policies import scores_of

    return lambda rows: scores_of(network, rows)


def _beside_unsteered(seed: int, choose: Choose) -> float:
    task, table = task_of(seed)
    plain = steered(task, table, 1, always(0), STEPS).cost
    return steered(task, table, 1, choose, STEPS).cost / plain


def always(mood: int) -> Choose:
    """One mood for all bursts; 0 is the search as it is."""
    return lambda _: mood


def by_chance(seed: int) -> Choose:
    """Any mood."""
    random = np.random.default_rng(seed)
    return lambda rows: int(random.integers(len(rows)))


def best(scores: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Choose:
    """The mood of the highest score."""
    return lambda rows: int(np.argmax(scores(rows)))


def drawn(
    scores: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    random: np.random.Generator,
    seen: list[NDArray[np.float64]],
    picks: list[int],
) -> Choose:
    """A mood drawn by its score; what was seen and drawn is kept."""

    def choose(rows: NDArray[np.float64]) -> int:
        told = scores(rows)
        chances = np.exp(told - told.max())
        pick = int(random.choice(len(rows), p=chances / chances.sum()))
        seen.append(rows)
        picks.append(pick)
        return pick

    return choose


def best_fixed() -> int:
    """The single mood that is best on films that are not judged by."""
    costs = np.zeros((len(FIXED_ON), len(MOODS)))
    for at, seed in enumerate(FIXED_ON):
        task, table = task_of(seed)
        for mood in range(len(MOODS)):
            costs[at, mood] = steered(task, table, 1, always(mood), STEPS).cost
    return int(np.argmin((costs / costs[:, :1]).mean(0)))


def judged(
    seeds: Sequence[int],
    seconds: float,
    scores: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    fixed: int,
    say: Say = lambda _: None,
) -> dict[str, NDArray[np.float64]]:
    """The costs of the search as it is, steered by the policy, in the best single mood, and in
    moods by chance, (films, 1), each with as much processor time."""
    steered(*task_of(0), 1, always(0), 1)  # compiles
    made: dict[str, list[float]] = {n: [] for n in ("search", "policy", "fixed", "random")}
    for at, seed in enumerate(seeds):
        task, table = task_of(seed)
        ways = {
            "search": always(0), "policy": best(scores), "fixed": always(fixed),
            "random": by_chance(seed),
        }  # fmt: skip
        for name, choose in ways.items():
            made[name].append(steered(task, table, 1, choose, seconds=seconds).cost)
        told = ", ".join(
            f"{n} {float(np.mean(np.array(v) / np.array(made['search']))):.4f}"
            for n, v in made.items()
            if n != "search"
        )
        say(f"film {at + 1} of {len(seeds)}: beside the search: {told}")
    return {name: np.array(v)[:, None] for name, v in made.items()}
