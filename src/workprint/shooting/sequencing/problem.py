"""The problem as a person gives it, and as the solvers take it: equal casts joined, who cannot
be held left out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Floats = NDArray[np.float64]


class ProblemError(Exception):
    """The problem cannot be read; the message says where and what to mend."""


@dataclass(frozen=True, slots=True)
class Sequencing:
    """Scenes to order: `pay` of each actor for a unit of time, `duration` of each scene, and for
    each actor whether each scene `needs` them."""

    pay: tuple[float, ...]
    duration: tuple[float, ...]
    needs: tuple[tuple[bool, ...], ...]

    def cost(self, order: Sequence[int]) -> float:
        """What an order costs: of each actor, pay times the time from the begin of the first scene
        to the end of the last, all scenes between counted."""
        total = 0.0
        for pay, needed in zip(self.pay, self.needs, strict=True):
            at = [place for place, scene in enumerate(order) if needed[scene]]
            if at:
                total += pay * math.fsum(self.duration[s] for s in order[at[0] : at[-1] + 1])
        return total


def read_problem(told: Any) -> Sequencing:
    """The problem in JSON types; ProblemError says what is wrong with it."""
    if not isinstance(told, Mapping):
        raise ProblemError('it is no object with "pay", "duration" and "needs"')
    for name in ("pay", "duration", "needs"):
        if not isinstance(told.get(name), list):
            raise ProblemError(f'"{name}" is missing or no list')
    pay = tuple(_number(v, f"pay of actor {n}") for n, v in enumerate(told["pay"], 1))
    duration = tuple(
        _number(v, f"duration of scene {n}") for n, v in enumerate(told["duration"], 1)
    )
    if not duration:
        raise ProblemError('"duration" is empty: there are no scenes to order')
    if len(told["needs"]) != len(pay):
        raise ProblemError(
            f'"needs" has {len(told["needs"])} rows for {len(pay)} actors in "pay"; give one a row'
        )
    needs = []
    for n, row in enumerate(told["needs"], 1):
        if not isinstance(row, list) or len(row) != len(duration):
            size = len(row) if isinstance(row, list) else "no"
            raise ProblemError(
                f'"needs" of actor {n} has {size} entries for {len(duration)} scenes'
            )
        if any(isinstance(v, float) or v not in (0, 1) for v in row):
            raise ProblemError(f'"needs" of actor {n} must hold 0 and 1 alone')
        needs.append(tuple(bool(v) for v in row))
    return Sequencing(pay, duration, tuple(needs))


def _number(value: Any, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProblemError(f"the {what} is no number")
    if not 0 <= value <= 1e12:  # neither is what is no number at all
        told = f"{value:g}" if isinstance(value, float) or abs(value) < 1e15 else "too large"
        raise ProblemError(f"the {what} is {told}; it must be from 0 to 1e12")
    return float(value)


@dataclass(frozen=True, slots=True)
class Reduced:
    """The problem as it is solved: N scenes of different casts, M actors who can be held.

    `casts` (N, W) are sets of actors, 64 to a word; `durations` (N,); `pay` (M,). `scenes` are the
    scenes of the whole problem in each, `free` those that need nobody. `base` is what cannot be
    saved: everybody's own scenes.
    """

    casts: Words
    durations: Floats
    pay: Floats
    scenes: tuple[tuple[int, ...], ...]
    free: tuple[int, ...]
    base: float

    def unfold(self, order: Sequence[int]) -> tuple[int, ...]:
        """An order of the whole problem's scenes."""
        return (*self.free, *(scene for n in order for scene in self.scenes[n]))


def reduced(problem: Sequencing) -> Reduced:
    """Join scenes whose casts are equal, which costs nothing in some best order (de la Banda,
    Stuckey and Chu 2011, section 3), and leave out who is not paid or has one cast alone."""
    count = len(problem.duration)
    everybody = frozenset(n for n, pay in enumerate(problem.pay) if pay > 0)
    groups: dict[frozenset[int], list[int]] = {
        frozenset([*(a for a in everybody if problem.needs[a][n]), -n - 1]): [n]
        for n in range(count)
    }
    held = everybody
    while True:
        # What belongs together stays together: a group is made of whole groups before it.
        joined: dict[frozenset[int], list[int]] = {}
        for cast, scenes_of in groups.items():
            joined.setdefault(cast & held, []).extend(scenes_of)
        groups = joined
        several = frozenset(a for a in held if sum(a in cast for cast in groups) > 1)
        if several == held:
            break
        held = several
    free = tuple(groups.pop(frozenset(), ()))
    paid = sorted(held)
    casts = list(groups)
    words = max(1, -(-len(paid) // 64))
    masks = np.zeros((len(casts), words), np.uint64)
    place = {actor: n for n, actor in enumerate(paid)}
    for row, cast in zip(masks, casts, strict=True):
        for actor in cast:
            row[place[actor] // 64] |= np.uint64(1) << np.uint64(place[actor] % 64)
    base = math.fsum(
        pay * problem.duration[scene]
        for pay, needed in zip(problem.pay, problem.needs, strict=True)
        for scene in range(count)
        if needed[scene]
    )
    durations = [math.fsum(problem.duration[s] for s in groups[cast]) for cast in casts]
    return Reduced(
        masks, np.array(durations, np.float64), np.array([problem.pay[a] for a in paid]),
        tuple(tuple(groups[cast]) for cast in casts), free, base,
    )  # fmt: skip
