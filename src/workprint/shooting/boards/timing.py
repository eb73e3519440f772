"""A board with its times: each day's items, calls and people, from where its strips hang."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workprint.film.shoot import DayItem, DayKind, ItemKind, PersonCall, ShootDay
from workprint.shooting.boards.arrays import MOST_IN_DAY, Ints, State, empty_state
from workprint.shooting.boards.clock import arrange, run_day, scratch
from workprint.shooting.boards.pricing import NIGHT_FROM, NIGHT_TO, price_all, put
from workprint.shooting.boards.problem import Problem
from workprint.shooting.boards.starting import hanging_order
from workprint.shooting.errors import ScheduleError
from workprint.shooting.light import sun

_KINDS: tuple[ItemKind, ...] = ("scene", "move", "meal", "wait")


def hung(problem: Problem, slots: Ints) -> State:
    """The board with each strip on its slot, priced; strips of slot -1 are left off."""
    _room_on(problem, np.bincount(slots[slots >= 0], minlength=1).tolist())
    state = empty_state(problem.data)
    for n in hanging_order(problem, slots):
        if slots[n] >= 0:
            put(problem.data, state, n, int(slots[n]))
    price_all(problem.data, state, *scratch())
    return state


def _room_on(problem: Problem, counts: Sequence[int]) -> None:
    """ScheduleError for a day with more strips than can be timed."""
    for slot, count in enumerate(counts):
        if count >= MOST_IN_DAY:
            day = problem.dates[slot % len(problem.dates)]
            raise ScheduleError(
                f"{count} strips hang on {day}; break them into days of fewer than {MOST_IN_DAY}, "
                "or plan the board anew"
            )


def in_order(problem: Problem, days: Sequence[Sequence[int]]) -> State:
    """The board with strips in the order given, a sequence for each slot; all slots fixed."""
    _room_on(problem, [len(strips) for strips in days])
    data = problem.data._replace(fixed=np.ones(len(days), np.bool_))
    state = empty_state(data)
    for slot, strips in enumerate(days):
        for n in strips:
            put(data, state, n, slot)
    price_all(data, state, *scratch())
    return state


def days_of(problem: Problem, state: State, *, given: bool = False) -> tuple[ShootDay, ...]:
    """The shooting days of a board, by date and unit, with their times. `given`: strips stay in
    the order they hang in."""
    made = []
    dates = len(problem.dates)
    numbers = [0] * len(problem.units)
    for date in range(dates):
        for unit in range(len(problem.units)):
            slot = unit * dates + date
            if state.filled[slot]:
                numbers[unit] += 1
                made.append(_day(problem, state, slot, numbers[unit], given))
    return tuple(made)


def _day(problem: Problem, state: State, slot: int, number: int, given: bool) -> ShootDay:
    data, terms = problem.data, problem.terms
    unit, d = divmod(slot, len(problem.dates))
    day = problem.dates[d]
    order, starts, ends, fed, events = scratch()
    count = int(state.filled[slot])
    if given or data.fixed[slot]:
        order[:count] = state.members[slot, :count]
    else:
        arrange(data, state.members[slot], count, order, fed)
    call, wrap, work, moves = (int(v) for v in state.times[slot, :4])
    _, _, _, _, _, n = run_day(data, order, count, d, call, starts, ends, fed, events)
    items = tuple(_item(problem, row) for row in events[:n].tolist())
    own = order[:count].tolist()
    strips = [problem.strips[i] for i in own]
    light = sun(terms, day)
    notes = [note.text for note in terms.notes if note.date == day]
    return ShootDay(
        number, day, problem.units[unit].name, _kind(call, wrap), call, wrap, items,
        _people(problem, state, slot), sum(s.eighths for s in strips), work, moves,
        light[0] if light else None, light[1] if light else None, "; ".join(notes),
    )  # fmt: skip


def _item(problem: Problem, row: Sequence[int]) -> DayItem:
    kind, start, end, n = row
    strip = problem.strips[n]
    name = problem.places[problem.data.place[n]].name
    return DayItem(_KINDS[kind], start, end, name, strip.id if _KINDS[kind] == "scene" else "")


def _kind(call: int, wrap: int) -> DayKind:
    """A day, a night, or split between them, by the premium's hours."""
    if wrap <= NIGHT_FROM and call >= NIGHT_TO:
        return "day"
    return "night" if call >= 15 * 60 or call < NIGHT_TO else "split"


def _people(problem: Problem, state: State, slot: int) -> tuple[PersonCall, ...]:
    made = []
    for n, (element, _) in enumerate(problem.people):
        if state.needs[slot, n]:
            on, off = int(state.on_set[slot, n]), int(state.off_set[slot, n])
            made.append(PersonCall(element.id, on - problem.data.prep, on, off))
    return tuple(made)


def slots_array(slots: Sequence[int]) -> Ints:
    """Slots of strips as the compiled search takes them."""
    return np.array(slots, np.int64)
