"""What no board that keeps its terms can cost less than, and why.

Each part bounds a cost of its own from below, so their sum bounds the whole: crews by the fewest
days their work fits in, people by the fewest days their scenes fit in, moves by the number of
places, nights by what must be shot in the dark.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from workprint.film.reason import Phrase
from workprint.shooting.boards.arrays import ALWAYS_FROM, WEEKLY
from workprint.shooting.boards.in_force import NEVER
from workprint.shooting.boards.problem import Problem
from workprint.shooting.boards.splitting import is_late, least_split


@dataclass(frozen=True, slots=True)
class Bound:
    """A lower bound of a board's cost; `days` of each unit at the least; its parts in words."""

    total: Decimal
    days: tuple[int, ...]
    parts: tuple[tuple[Phrase, Decimal], ...]


def bound_of(problem: Problem) -> Bound:
    """The lower bound of a problem's boards: the sum of its parts, or what the best split of a
    few scenes into days costs where that is more."""
    units = [
        [s for s in range(len(problem.strips)) if problem.data.unit[s] == n]
        for n in range(len(problem.units))
    ]
    parts: list[Part] = []
    days = []
    for unit, own in zip(problem.units, units, strict=True):
        fewest, cost = _crew(problem, own, unit.day_cost)
        days.append(fewest)
        parts += _unit_parts(problem, unit.name, own, fewest, cost)
    parts.append(
        (
            Phrase("people: the fewest days their scenes fit in", "人员：其场次最少所需天数"),
            _people(problem, weekly=True) + _people(problem, weekly=False),
        )
    )
    total = sum((cost for _, cost in parts), Decimal(0))
    split = _split(problem, units)
    if split is not None and split[0][1] + split[1][1] > total:
        parts = list(split)
        total = sum((cost for _, cost in parts), Decimal(0))
    return Bound(total, tuple(days), tuple(parts))


Part = tuple[Phrase, Decimal]


def _unit_parts(
    problem: Problem, unit: str, own: list[int], fewest: int, cost: Decimal
) -> Iterator[Part]:
    if not own:
        return
    terms = problem.terms
    moves = len({int(problem.data.place[s]) for s in own}) - 1
    nights = _nights(problem, own)
    yield (
        Phrase(
            f"{unit}: crew and overtime of at least {fewest} days",
            f"{unit}：至少 {fewest} 天的剧组与加班",
        ),
        cost,
    )
    yield (
        Phrase(f"{unit}: {moves} moves between places", f"{unit}：转场 {moves} 次"),
        moves * terms.money.move,
    )
    yield (
        Phrase(f"{unit}: {nights} nights", f"{unit}：夜戏 {nights} 晚"),
        nights * terms.money.night,
    )


def _people(problem: Problem, *, weekly: bool, only: frozenset[int] | None = None) -> Decimal:
    """What people cost at the least: those paid by the week, or all others; of `only` some."""
    data = problem.data
    total = Decimal(0)
    for n, (_, person) in enumerate(problem.people):
        if (data.contract[n] == WEEKLY) != weekly or (only is not None and n not in only):
            continue
        own = [
            s
            for s in range(len(problem.strips))
            if n in data.people[data.person_from[s] : data.person_from[s + 1]]
        ]
        if own:
            # Who works for several units may be with two of them on one date.
            fewest = max(
                _fewest_days(problem, [s for s in own if data.unit[s] == unit])
                for unit in {int(data.unit[s]) for s in own}
            )
            rate = person.week_rate if weekly else person.day_rate
            total += rate * (math.ceil(fewest / 7) if weekly else fewest)
    return total


def _split(problem: Problem, units: list[list[int]]) -> tuple[Part, Part] | None:
    """What the best split into days costs, and people paid by the week; None for large boards."""
    shared = _shared(problem, units)
    total = Decimal(0)
    for unit, own in zip(problem.units, units, strict=True):
        cost = least_split(problem, own, unit.day_cost, shared) if own else 0.0
        if cost is None:
            return None
        # Money is counted in parts of a unit here; what rounds down stays a bound.
        total += Decimal(math.floor(cost * 100 + 1e-6)) / 100
    return (
        (
            Phrase(
                "the best split of the scenes into days, whatever their dates",
                "不论日期，场次分天的最优方案",
            ),
            total,
        ),
        (
            Phrase(
                "people paid by the week, or in several units: the fewest days of theirs",
                "按周付酬或跨组人员：至少所需天数",
            ),
            _people(problem, weekly=True) + _people(problem, weekly=False, only=shared),
        ),
    )


def _shared(problem: Problem, units: list[list[int]]) -> frozenset[int]:
    """People who work in several units: on one date with two of them they are paid once."""
    data = problem.data
    theirs = [
        {int(n) for s in own for n in data.people[data.person_from[s] : data.person_from[s + 1]]}
        for own in units
    ]
    return frozenset(n for own in theirs for n in own if sum(n in one for one in theirs) > 1)


def _crew(problem: Problem, own: list[int], day_cost: Decimal) -> tuple[int, Decimal]:
    """The fewest days of a unit, and the least its crew and overtime cost in any number of days.

    Places that are not moved to over night are moved to by day, which takes time.
    """
    if not own:
        return 0, Decimal(0)
    limits, money = problem.terms.limits, problem.terms.money
    fewest = _fewest_days(problem, own)
    places = len({int(problem.data.place[s]) for s in own})
    minutes = sum(problem.strips[s].minutes for s in own)
    best: Decimal | None = None
    for days in range(max(1, fewest), max(1, fewest) + len(own) + 1):
        work = minutes + limits.move_minutes * max(0, places - days)
        if work > days * limits.most_minutes:
            if best is None:
                fewest = days + 1
            continue
        over = max(0, work - days * limits.standard_minutes)
        cost = days * day_cost + money.overtime_hour * over / 60
        if best is not None and cost > best:
            break
        best = cost
    return fewest, best or Decimal(0)


def _fewest_days(problem: Problem, own: list[int]) -> int:
    """The fewest days some strips of a unit fit in: by minutes, pages, places, light, long scenes.

    On each of D days the company is in one place at least, so that k places ask for k - D moves
    within days, and work and moves fit in D days: minutes + move (k - D) <= most D.
    """
    limits = problem.terms.limits
    minutes = [problem.strips[s].minutes for s in own]
    fewest = math.ceil(sum(minutes) / limits.most_minutes)
    fewest = max(fewest, sum(2 * m > limits.most_minutes for m in minutes))
    places = len({int(problem.data.place[s]) for s in own})
    move = limits.move_minutes
    fewest = max(fewest, math.ceil((sum(minutes) + move * places) / (limits.most_minutes + move)))
    if limits.eighths:
        fewest = max(
            fewest, math.ceil(sum(problem.strips[s].eighths for s in own) / limits.eighths)
        )
    if limits.moves is not None:
        fewest = max(fewest, math.ceil(places / (limits.moves + 1)))
    day = [s for s in own if problem.data.light[s] == 1]
    return max(fewest, _by_light(problem, day), 1)


def _by_light(problem: Problem, own: list[int]) -> int:
    """The fewest days for strips that need daylight: those of the longest window. Night has a
    second one before sunrise, so that it bounds nothing."""
    if not own:
        return 0
    data = problem.data
    longest = 0
    for d in range(len(problem.dates)):
        there = [s for s in own if data.allowed[s, d]]
        if any(data.earliest[s, d] <= ALWAYS_FROM for s in there):
            return 0
        if there:
            first = min(int(data.earliest[s, d]) for s in there)
            longest = max(longest, max(int(data.latest[s, d]) for s in there) - first)
    if longest <= 0 or longest >= NEVER:
        return 0
    return math.ceil(sum(problem.strips[s].minutes for s in own) / longest)


def _nights(problem: Problem, own: list[int]) -> int:
    """The fewest shooting days with a premium for the night."""
    late = [s for s in own if is_late(problem.data, s)]
    return math.ceil(
        sum(problem.strips[s].minutes for s in late) / problem.terms.limits.most_minutes
    )
