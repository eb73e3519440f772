"""The model of turning points: against all placings counted out, and learning what is planted."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.analysis.story.turn_model import (
    HANDBOOK,
    SHIPPED,
    TurnModel,
    TurnWeights,
    as_json,
    by_place,
    chances,
    in_order,
    placed,
    read_model,
)
from workprint.analysis.story.turn_signs import SceneSigns
from workprint.analysis.training.content import content_figures
from workprint.analysis.training.stories import (
    GoldStory,
    gold_stories,
    is_judged,
    read_stories,
    synopses,
)
from workprint.analysis.training.turns import Marked, figures, judge, learned, left_out
from workprint.film.genres import Genre
from workprint.film.story import Content, Turn
from workprint.learning.errors import ModelFileError
from workprint.screenplay import parse


def scenes(signs: list[float]) -> tuple[SceneSigns, ...]:
    return tuple(SceneSigns((n + 0.5) / len(signs), {"news": s}) for n, s in enumerate(signs))


@given(st.lists(st.floats(0, 1), min_size=5, max_size=8), st.floats(-3, 3))
@settings(max_examples=30, deadline=None)
def test_chances_are_those_of_all_placings_in_order(signs: list[float], weight: float) -> None:
    model = TurnModel({t: TurnWeights(m, 0.2, 1.0, {"news": weight})
                       for t, (m, _) in HANDBOOK.items()}, 1.3)  # fmt: skip
    told = scenes(signs)
    scores = [[model.turns[t].score(s) / 1.3 for s in told] for t in Turn]
    wanted = np.zeros((5, len(told)))
    for placing in combinations(range(len(told)), 5):
        weight_of = np.exp(sum(scores[k][n] for k, n in enumerate(placing)))
        for k, n in enumerate(placing):
            wanted[k, n] += weight_of
    wanted /= wanted.sum(axis=1, keepdims=True)
    assert np.allclose(chances(model, told), wanted)


@given(st.lists(st.lists(st.floats(0, 1), min_size=7, max_size=7), min_size=5, max_size=5))
@settings(max_examples=50, deadline=None)
def test_the_best_placing_in_order_is_found(rows: list[list[float]]) -> None:
    gains = np.array(rows)
    best = max(sum(gains[k, n] for k, n in enumerate(p)) for p in combinations(range(7), 5))
    chosen = in_order(gains)
    assert chosen == sorted(set(chosen))
    assert sum(gains[k, n] for k, n in enumerate(chosen)) == pytest.approx(best)


def test_place_alone_finds_turns_at_their_places() -> None:
    told = placed(chances(by_place(HANDBOOK), scenes([0.0] * 100)))
    assert np.abs(np.array(told) - [12, 25, 50, 75, 91]).max() <= 1


def story(n: int, at: int) -> Marked:
    signs = [0.0] * 20
    signs[at] = 1.0
    turns = dict(zip(Turn, (at, 8, 11, 14, 18), strict=True))
    return Marked(f"E{n:02}", scenes(signs), turns)


def test_a_planted_sign_is_learned_and_beats_place_alone() -> None:
    stories = [story(n, at) for n, at in enumerate((0, 2, 4, 6, 1, 5, 3, 6))]
    model = learned(stories, 0.5)
    assert model.turns[Turn.INCITING].signs["news"] > 1
    ours = figures(left_out(stories, lambda some: learned(some, 0.5)))
    place = figures([judge(by_place(HANDBOOK), one) for one in stories])
    assert ours["within_one"].value == 1.0 > place["within_one"].value
    assert ours["distance"].value < place["distance"].value


def test_turns_a_story_has_not_are_not_asked_for() -> None:
    one = story(1, 2)
    short = Marked(one.id, one.scenes, {Turn.INCITING: 2, Turn.CLIMAX: 18})
    assert len(judge(by_place(HANDBOOK), short).told) == 2


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = read_model(SHIPPED)
    (tmp_path / "model.json").write_text(as_json(model), encoding="utf-8")
    assert read_model(tmp_path) == model
    assert 0 < model.surest < 1


@pytest.mark.parametrize(
    "text", ["{}", "[]", "no", '{"temperature": 1, "surest": 1, "turns": {}}']
)
def test_a_damaged_model_is_told_of(text: str, tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelFileError, match="workprint train turning-points"):
        read_model(tmp_path)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("temperature",), 0),
        (("temperature",), -1.0),
        (("temperature",), 10**400),
        (("surest",), float("nan")),
        (("surest",), 2),
        (("turns", "midpoint", "spread"), "x"),
        (("turns", "midpoint", "spread"), 0.0),
        (("turns", "midpoint", "middle"), None),
        (("turns", "midpoint", "place"), float("inf")),
        (("turns", "midpoint", "signs"), ["news"]),
        (("turns", "midpoint", "signs"), {"news": "much"}),
    ],
)
def test_numbers_that_cannot_be_used_are_told_of(
    where: tuple[str, ...], value: object, tmp_path: Path
) -> None:
    told = json.loads((SHIPPED / "model.json").read_text(encoding="utf-8"))
    place = told
    for key in where[:-1]:
        place = place[key]
    place[where[-1]] = value
    (tmp_path / "model.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ModelFileError, match="workprint train turning-points"):
        read_model(tmp_path)


def test_a_model_trained_again_into_its_folder_is_the_one_read(tmp_path: Path) -> None:
    for temperature in (1.5, 2.5):
        model = TurnModel(by_place(HANDBOOK).turns, temperature)
        (tmp_path / "model.json").write_text(as_json(model), encoding="utf-8")
        assert read_model(tmp_path).temperature == temperature


# The annotated stories


def test_the_stories_are_whole() -> None:
    stories = gold_stories()
    assert sum(not s.chinese for s in stories) >= 24 and sum(s.chinese for s in stories) >= 12
    genres = {genre.value for genre in Genre}
    for one in stories:
        read = parse(one.text)
        assert len(read.scenes) == one.scenes == len(one.content), one.id
        assert (read.language == "zh") == one.chinese
        turns = [one.turns[turn] for turn in Turn if turn in one.turns]
        assert turns == sorted(turns) and len(turns) >= 4
        assert set(one.genres) <= genres and "@" not in one.text
    texts = synopses()
    assert all(one.genres and set(one.genres) <= genres and one.text for one in texts)
    halves = [
        sum(is_judged(one.id) is half for one in (*stories, *texts)) for half in (True, False)
    ]
    assert abs(halves[0] - halves[1]) <= 2


def test_a_wrong_mark_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "stories.en.txt"
    path.write_text(
        "=== E01 | A | drama\n\nINT. ROOM - DAY\n@ inciting, rage 2\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r"stories.en.txt, line 4: 'rage 2'"):
        read_stories(path)


def test_content_figures_counted_by_hand() -> None:
    shown = ({Content.VIOLENCE: 2}, {Content.VIOLENCE: 1}, {Content.FEAR: 1}, {})
    one = GoldStory("E02", ("drama",), "", 4, {}, shown)
    found = [{Content.VIOLENCE: 2}, {}, {Content.VIOLENCE: 1}, {}]
    told = content_figures([one], [found])["descriptors"]
    violence = told["violence"]
    assert (violence["annotated"], violence["found"], violence["matched"]) == (2, 2, 1)
    assert violence["precision"]["value"] == violence["recall"]["value"] == 0.5
    assert violence["right_grade"] == 1
    assert told["all"]["recall"]["value"] == pytest.approx(1 / 3)
