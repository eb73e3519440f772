"""What is taken of a model's answer, and that a proposal only ever adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.analysis.elements import Found
from workprint.analysis.proposals import key_for, proposed, read_answer
from workprint.film.breakdown import Category, Proposal
from workprint.screenplay import parse

SCENE = "INT. BARN - NIGHT\n\nMARA lifts a *brass* lantern.\n\nMARA\nNo boat today.\n"
ANSWERS = {
    "props: brass lantern": [("props", "brass lantern")],
    "1. **Props**: the brass lantern; rope": [("props", "the brass lantern")],
    "set dressing: lantern, lantern": [("set_dressing", "lantern")],
    "- special-effects: rain": [],
    "cast: MARA": [],
    "weather: lantern": [],
    "Here is the list:": [],
    "props: ; , !": [],
}


@pytest.mark.parametrize(("answer", "wanted"), ANSWERS.items(), ids=list(ANSWERS))
def test_only_things_of_the_scene_in_known_categories_count(
    answer: str, wanted: list[tuple[str, str]]
) -> None:
    found = read_answer(answer.split("\n"), "MARA lifts a brass lantern.")
    assert [(category.value, name) for category, name in found or ()] == wanted
    assert (found is None) == (not wanted)


NAMES = st.sampled_from(["lantern", "bench", "Lanterns", "ant", "a bench", "lantern on"])
LINES = st.tuples(st.sampled_from(["props", "Set dressing", "cast"]), NAMES).map(": ".join)


@given(st.lists(st.text(max_size=60) | LINES, max_size=4))
def test_only_whole_words_of_the_scene_are_read(answer: list[str]) -> None:
    for _, name in read_answer(answer, "Ten lanterns on a bench.") or ():
        assert name.lower() in ("lantern", "lanterns", "bench", "a bench")


def test_a_word_inside_another_is_no_mention() -> None:
    text = "Al rolls up the carpet in the bathroom."
    assert read_answer(["props: car; bat; carpet"], text) == ((Category.PROPS, "carpet"),)
    assert read_answer(["None."], text) == () and read_answer(["无"], text) == ()


def test_a_proposal_adds_where_it_stands_and_only_what_is_new() -> None:
    film = parse(SCENE)
    scene = film.scenes[0]
    key = key_for(film, scene)
    lantern = Proposal(key, Category.PROPS, "brass lantern", "box (m)")
    (made,) = proposed(film, scene, [lantern, lantern], [])
    (span,) = made.spans
    assert film.source[span.start : span.end] == "brass* lantern" and span.line == 3
    assert made.source == "provider" and made.confidence == 0.5
    assert "box (m)" in made.reasons[0].text.en and "box (m)" in made.reasons[0].text.zh
    known = Found(Category.SET_DRESSING, "lantern", [span], 0.4, [], "tagger")
    assert proposed(film, scene, [lantern], [known]) == []
    missing = Proposal(key, Category.PROPS, "sword", "box (m)")
    assert proposed(film, scene, [missing], []) == []


def test_a_scene_that_was_rewritten_has_no_proposals() -> None:
    film, later = parse(SCENE), parse(SCENE.replace("lifts", "drops"))
    lantern = Proposal(key_for(film, film.scenes[0]), Category.PROPS, "brass lantern", "box (m)")
    assert proposed(later, later.scenes[0], [lantern], []) == []
