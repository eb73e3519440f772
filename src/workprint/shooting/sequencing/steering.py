"""The same annealing, steered: before each burst of steps one of some moods is chosen, which says
how orders are changed and how hot.

A mood is chosen by what is seen of the search; whoever chooses sees a row of features for each
mood (`FEATURES`). The steps, walks and temperatures are those of `solving` where the first mood is
always chosen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.shooting.sequencing.annealing import (
    ALONE,
    DEAR,
    GATHER,
    NEAR,
    REACH,
    TURNED,
    anneal,
)
from workprint.shooting.sequencing.costs import order_cost
from workprint.shooting.sequencing.problem import Floats, Reduced

BURST = 50_000
"""Steps for which a mood lasts."""
WALK = 1_000_000
"""Steps of a walk from hot to cold."""
DEAREST = 5


@dataclass(frozen=True, slots=True)
class Mood:
    """How orders are changed for a burst (see `anneal`); `heat` is by what the walk's temperature
    is multiplied, `back` whether it goes on from the best order so far."""

    name: str
    gather: float = GATHER
    alone: float = ALONE
    turned: float = TURNED
    reach: int = REACH
    near: float = NEAR
    dear: float = DEAR
    heat: float = 1.0
    back: bool = False


MOODS = (
    Mood("as it is"),
    Mood("gather more", gather=0.6),
    Mood("gather the dear", dear=0.8),
    Mood("single scenes", alone=0.95),
    Mood("long stretches", alone=0.3),
    Mood("near by", reach=8, near=5.0),
    Mood("far off", reach=1, near=1.5),
    Mood("hotter", heat=2.0),
    Mood("colder", heat=0.5),
    Mood("back to the best", back=True),
)
SEEN = (
    "time left", "walk left", "cost now by best", "best by first best", "cost now by first best",
    "orders changed of late", "best was found in this walk", "held pay of the dearest",
)  # fmt: skip
OF_A_MOOD = ("gain of late", "how often of late")
FEATURES = len(SEEN) + len(OF_A_MOOD) + len(MOODS)

Choose = Callable[[NDArray[np.float64]], int]


@dataclass(frozen=True, slots=True)
class Steered:
    """The best order, its cost, how many steps were made, and which moods were chosen."""

    order: list[int]
    cost: float
    steps: int
    moods: tuple[int, ...]


def steered(
    task: Reduced,
    table: Floats,
    seed: int,
    choose: Choose,
    steps: int | None = None,
    seconds: float = 10.0,
) -> Steered:
    """The best order of walks as `solving` makes them, each burst in a mood that `choose` names
    by the moods' features (moods, FEATURES); for so many steps, or seconds of processor time."""
    began = time.thread_time()
    count, actors = len(task.casts), len(task.pay)
    random = np.random.default_rng(seed)
    own = float((task.durations * task.pay.sum()).mean()) / 8
    best: list[int] = list(range(count))
    least = _price(task, table, np.array(best))
    first = 0.0
    gains = np.zeros(len(MOODS))
    used = np.zeros(len(MOODS))
    taken: list[int] = []
    done = walk = 0
    changed = 1.0
    bursts = WALK // BURST
    while True:
        again = walk % 3 == 2
        order = np.array(best) if again else random.permutation(count)
        hot = (0.25 if again else 1.0) * own
        found_here = False
        for burst in range(bursts):
            spent = done / steps if steps else (time.thread_time() - began) / seconds
            if spent >= 1:
                return Steered(best, least, done, tuple(taken))
            now = _price(task, table, order)
            first = first or now
            seen = (
                1 - spent, 1 - burst / bursts, min(now / least - 1, 2.0), least / first,
                now / first, changed, float(found_here), _dear_share(task, order),
            )  # fmt: skip
            mood_number = choose(_rows(seen, gains, used))
            mood = MOODS[mood_number]
            taken.append(mood_number)
            if mood.back:
                order = np.array(best)
            warm = mood.heat * hot * (0.02 * own / hot) ** (burst / bursts)
            cool = mood.heat * hot * (0.02 * own / hot) ** ((burst + 1) / bursts)
            before = order.copy()
            lowest, found = anneal(
                order, task.casts, task.durations, table, actors, BURST, max(warm, 1e-9),
                max(cool, 1e-10), int(random.integers(2**31)), mood.gather, mood.alone,
                mood.turned, mood.reach, mood.near, mood.dear,
            )  # fmt: skip
            done += BURST
            changed = float((before != order).mean())
            used *= 0.9
            used[mood_number] += 0.1
            gains[mood_number] = 0.5 * gains[mood_number] + 0.5 * (1 - lowest / now)
            if lowest < least * (1 - 1e-9):
                least, best = _price(task, table, found), found.tolist()
                found_here = True
        walk += 1


def _price(task: Reduced, table: Floats, order: NDArray[np.int64]) -> float:
    return float(order_cost(order, task.casts, task.durations, table))


def _rows(
    seen: tuple[float, ...], gains: NDArray[np.float64], used: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A row of features for each mood."""
    count = len(MOODS)
    same = np.tile(np.array(seen), (count, 1))
    return np.hstack([same, 10 * gains[:, None], used[:, None], np.eye(count)])


def _dear_share(task: Reduced, order: NDArray[np.int64]) -> float:
    """How much of all that is paid for waiting goes to the actors who cost most of it."""
    casts, times = task.casts[order], task.durations[order]
    ends = np.concatenate([[0.0], np.cumsum(times)])
    costs = np.zeros(len(task.pay))
    for actor, pay in enumerate(task.pay):
        bit = np.uint64(1) << np.uint64(actor % 64)
        needs = casts[:, actor // 64] & bit != 0
        at = np.flatnonzero(needs)
        if len(at):
            costs[actor] = pay * (ends[at[-1] + 1] - ends[at[0]] - times[needs].sum())
    total = costs.sum()
    return float(np.sort(costs)[-DEAREST:].sum() / total) if total > 0 else 0.0
