"""Orders of scenes: against all orders there are, and what a bound and a proof must hold."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.production.errors import FilmError
from workprint.production.shoot.sequencing import sequence_file
from workprint.shooting.sequencing import Sequencing, read_problem, sequence, solving
from workprint.shooting.sequencing.bounds import least_held
from workprint.shooting.sequencing.problem import reduced

TINY = {
    "pay": [1, 2, 3],
    "duration": [1, 2, 3, 1],
    "needs": [[1, 0, 1, 0], [1, 1, 0, 1], [0, 1, 1, 0]],
}
"""CSPLib 039, the instance tiny: its least cost is 29."""


@st.composite
def problems(draw: st.DrawFn, scenes: int = 6, actors: int = 5) -> Sequencing:
    count = draw(st.integers(1, scenes))
    people = draw(st.integers(0, actors))
    row = st.lists(st.booleans(), min_size=count, max_size=count).map(tuple)
    # Whole numbers, and sums of money as they are: dear leads, cheap parts, scenes of no time.
    money = st.integers(0, 9) | st.floats(0, 1e7) | st.sampled_from([0.1, 120.7, 4761904.76])
    time = st.integers(0, 6) | st.floats(0, 8) | st.sampled_from([0.0, 0.1, 1.1])
    return Sequencing(
        tuple(float(draw(money)) for _ in range(people)),
        tuple(float(draw(time)) for _ in range(count)),
        tuple(draw(row) for _ in range(people)),
    )


def least(problem: Sequencing) -> float:
    return min(problem.cost(order) for order in permutations(range(len(problem.duration))))


def test_the_smallest_known_film() -> None:
    made = sequence(read_problem(TINY))
    assert (made.cost, made.bound, made.status) == (29, 29, "proved")
    assert read_problem(TINY).cost(made.order) == 29


@settings(max_examples=150)
@given(problems())
def test_a_small_film_is_solved_to_proof(problem: Sequencing) -> None:
    made = sequence(problem)
    assert sorted(made.order) == list(range(len(problem.duration)))
    assert made.cost == problem.cost(made.order) == pytest.approx(least(problem), rel=1e-9)
    assert made.status == "proved" and made.bound == made.cost


@settings(max_examples=150)
@given(problems())
def test_no_order_goes_below_the_bound(problem: Sequencing) -> None:
    task = reduced(problem)
    assert task.base + least_held(task) <= least(problem) * (1 + 1e-9) + 1e-9


@given(problems(), st.randoms(use_true_random=False))
def test_an_order_and_its_reverse_cost_the_same(problem: Sequencing, random: object) -> None:
    order = list(range(len(problem.duration)))
    random.shuffle(order)  # type: ignore[attr-defined]
    assert problem.cost(order) == pytest.approx(problem.cost(order[::-1]))


def film(scenes: int, actors: int, seed: int) -> Sequencing:
    """A film with leads and small parts."""
    import numpy as np

    random = np.random.default_rng(seed)
    often = 1 / np.arange(1, actors + 1)
    needs = np.zeros((actors, scenes), bool)
    for scene in range(scenes):
        size = 1 + min(actors - 1, random.poisson(1.6))
        needs[random.choice(actors, size, replace=False, p=often / often.sum()), scene] = True
    return Sequencing(
        tuple(map(float, np.ceil(100 * often**0.6))),
        tuple(map(float, random.integers(1, 9, scenes))),
        tuple(tuple(map(bool, row)) for row in needs),
    )


def test_a_search_finds_what_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = film(24, 12, 3)
    proved = sequence(problem)
    assert proved.status == "proved"
    monkeypatch.setattr(solving, "MOST_SCENES", 3)
    found = sequence(problem, work=1_000_000)
    assert found.cost == proved.cost
    assert 0.75 * proved.cost < found.bound <= proved.cost


def test_a_large_film_has_a_bound_and_is_the_same_for_the_same_work() -> None:
    problem = film(70, 80, 1)
    made = sequence(problem, work=60_000)
    again = sequence(problem, work=60_000)
    assert made == again and sorted(made.order) == list(range(70))
    assert made.status.startswith("within ") and made.work == 60_000
    assert 0.6 * made.cost < made.bound < made.cost == problem.cost(made.order)
    assert sequence(problem, work=60_000, seed=2).order != made.order


def test_rounding_loses_no_scene() -> None:
    problem = Sequencing(
        (4761904.76, 120.7),
        (0.1, 0.0, 1.1, 0.1, 0.0, 0.7),
        (
            (False, True, False, False, True, False),
            (False, False, True, True, True, False),
        ),
    )
    made = sequence(problem)
    assert sorted(made.order) == list(range(6)) and made.cost == pytest.approx(least(problem))


def test_a_dear_actor_of_one_scene_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "MOST_SCENES", 3)
    plain = film(40, 15, 2)
    dear = Sequencing(
        (*plain.pay, 1e12),
        (1e6, *plain.duration[1:]),
        (*plain.needs, (True, *([False] * 39))),
    )
    made = sequence(dear, work=20_000)
    assert made.status != "proved" and made.bound < made.cost


def test_work_is_not_cut_by_the_clock() -> None:
    assert sequence(film(60, 30, 2), seconds=0.01, work=90_000).work == 90_000


def test_a_stop_answers_with_the_best_so_far() -> None:
    problem = film(60, 30, 2)
    made = sequence(problem, seconds=600, stop=lambda: True)
    assert sorted(made.order) == list(range(60)) and made.bound <= made.cost


WRONG = {
    "[]": "no object",
    "{": "is no JSON",
    '{"pay": [1], "duration": [], "needs": [[]]}': "no scenes",
    '{"pay": [1], "duration": [1]}': '"needs" is missing',
    '{"pay": [1, 2], "duration": [1], "needs": [[1]]}': "1 rows for 2 actors",
    '{"pay": [1], "duration": [1, 2], "needs": [[1]]}': "actor 1 has 1 entries for 2 scenes",
    '{"pay": [-1], "duration": [1], "needs": [[1]]}': "pay of actor 1 is -1",
    '{"pay": ["x"], "duration": [1], "needs": [[1]]}': "pay of actor 1 is no number",
    '{"pay": [1], "duration": [NaN], "needs": [[1]]}': "duration of scene 1 is nan",
    '{"pay": [1], "duration": [1], "needs": [[2]]}': "0 and 1 alone",
    '{"pay": [1' + "0" * 400 + '], "duration": [1], "needs": [[1]]}': "actor 1 is too large",
    '{"pay": [1' + "0" * 5000 + '], "duration": [1], "needs": [[1]]}': "no JSON",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FilmError, match=said) as caught:
        sequence_file(path)
    assert str(path) in str(caught.value)


def test_a_file_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps(TINY), encoding="utf-8")
    told = sequence_file(path, 1, 1)
    assert told["cost"] == 29 and isinstance(told["cost"], int) and told["status"] == "proved"
