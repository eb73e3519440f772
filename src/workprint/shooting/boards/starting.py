"""A board to start the search from: place by place, day by day, each day filled to its hours."""

from __future__ import annotations

import numpy as np

from workprint.shooting.boards.arrays import MOST_IN_DAY, SPARE, Ints
from workprint.shooting.boards.problem import ANY_LIGHT, Problem


def first_slots(problem: Problem) -> Ints:
    """A slot for each strip that may be had on its dates; -1 for one with no date."""
    data = problem.data
    dates = len(problem.dates)
    slots = np.full(len(problem.strips), -1, np.int64)
    minutes = np.zeros(len(problem.units) * dates, np.int64)
    count = np.zeros_like(minutes)
    kinds = np.full((len(minutes), 2), -1, np.int64)
    night = data.light > ANY_LIGHT

    def order(n: int) -> tuple[int, int, bool, int]:
        few = int(data.allowed[n].sum())
        return few if few < dates else dates, int(data.place[n]), bool(night[n]), n

    for n in sorted(range(len(slots)), key=order):
        base = data.unit[n] * dates
        best, least = -1, np.inf
        for d in np.flatnonzero(data.allowed[n]):
            slot = base + d
            if count[slot] >= MOST_IN_DAY - SPARE:
                continue
            over = max(0, minutes[slot] + data.minutes[n] - data.standard)
            weight = float(d) + over * 10.0
            if count[slot]:
                weight += 0 if kinds[slot, 0] == data.place[n] else 30
                weight += 0 if kinds[slot, 1] == night[n] else 60
            else:
                weight += 20
            if weight < least:
                best, least = slot, weight
        if best < 0:
            continue
        slots[n] = best
        minutes[best] += data.minutes[n]
        count[best] += 1
        if kinds[best, 0] < 0:
            kinds[best] = data.place[n], night[n]
    return slots


def hanging_order(problem: Problem, slots: Ints) -> list[int]:
    """The strips in the order to hang them in: those of locked days as they were locked."""
    place: dict[str, int] = {}
    for lock in problem.terms.locked:
        place |= {scene: n for n, scene in enumerate(lock.scenes)}
    return sorted(
        range(len(slots)),
        key=lambda n: place.get(problem.strips[n].scene, place.get(problem.strips[n].id, n)),
    )
