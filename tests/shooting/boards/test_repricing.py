"""A step of the search prices what it touches: as if the whole board were priced anew."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import drawn

from workprint.shooting.boards.annealing import anneal, apply, room_for, undo
from workprint.shooting.boards.arrays import State
from workprint.shooting.boards.clock import scratch
from workprint.shooting.boards.operators import MIX, propose
from workprint.shooting.boards.pricing import price_all, totals
from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.starting import first_slots
from workprint.shooting.boards.terms import applied
from workprint.shooting.boards.timing import hung


def problem(seed: int) -> Problem:
    board, told = drawn(seed)
    under = applied(board, told)
    strips = [s for s in under.schedule.strips if s.kind == "scene"]
    made = problem_of(under, strips)
    possible = [s for n, s in enumerate(made.strips) if made.data.allowed[n].any()]
    return problem_of(under, possible)


def copied(state: State) -> State:
    return State(*(np.copy(one) for one in state))


def on_board(state: State, field: str) -> np.ndarray:
    """An array where it has a meaning: on slots with strips, for people who are needed there."""
    told = getattr(state, field)
    if field in ("on_set", "off_set"):
        return np.where(state.needs > 0, told, 0)
    if field == "members":
        return np.where(np.arange(told.shape[1]) < state.filled[:, None], told, -1)
    return told


FIELDS = ("slot", "filled", "members", "times", "price", "needs", "on_set", "off_set",
          "person_price", "unit_price")  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_moves_are_priced_and_undone_as_the_whole_board(seed: int) -> None:
    made = problem(seed)
    data = made.data
    if not made.strips:
        pytest.skip("no strip of this board has a date")
    state, room = hung(made, first_slots(made)), room_for(data)
    mix = np.cumsum(np.array(MIX))
    random = np.random.default_rng(seed)
    # The compiled code has random numbers of its own; a walk of no steps sows them.
    anneal(data, state, room, state.slot.copy(), np.zeros(2), mix, 0, 1.0, 1.0, 1.0, seed)
    steps = 0
    for _ in range(150):
        before = copied(state)
        cost, broken = totals(state)
        moves = propose(data, state, room.moved, mix)
        if moves == 0:
            continue
        steps += 1
        logged, people, more, worse = apply(data, state, room, moves)
        told = room.moved[:moves].tolist()
        anew = copied(state)
        price_all(data, anew, *scratch())
        for field in FIELDS:
            assert np.allclose(on_board(state, field), on_board(anew, field)), (field, told)
        assert totals(anew) == pytest.approx((cost + more, broken + worse))
        if random.random() < 0.5:
            undo(data, state, room, moves, logged, people)
            for field in FIELDS:
                now, then = on_board(state, field), on_board(before, field)
                assert np.array_equal(now, then), (field, told)
    assert steps or data.allowed.sum() == len(made.strips)
