"""What the classifiers learn from."""

from __future__ import annotations

from collections import Counter

import pytest

from workprint.language.classification.cases import WINDOWS, declaration_cases, mood_cases
from workprint.language.classification.labels import INTENSITIES, LANGUAGES, MOODS
from workprint.language.preprocess import Document
from workprint.production.classifiers import mood_texts
from workprint.production.corpus import read_texts

PAGE = (
    "<html><title>UDHR</title><h4>Article 1</h4><p>All human beings are born free &amp; equal.</p>"
)


def test_a_line_is_a_scene_with_its_mood() -> None:
    text = "# a remark\n\ntense 3 | Ten seconds. Red or blue?\ncalm 1 | Rain."
    made = mood_cases([Document("a.txt", text)])
    assert [c.answers for c in made] == [(MOODS.index("tense"), 2), (MOODS.index("calm"), 0)]
    assert made[0].text == "Ten seconds. Red or blue?"


@pytest.mark.parametrize(
    "line", ["bored 1 | x", "calm 4 | x", "calm 0 | x", "calm | x", "calm 1 |"]
)
def test_a_line_of_another_form_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"a\.txt, line 2: write MOOD INTENSITY"):
        mood_cases([Document("a.txt", f"calm 1 | Rain.\n{line}")])


def test_the_same_scene_in_two_languages_is_never_divided() -> None:
    made = mood_cases(read_texts(mood_texts()))
    groups = Counter(c.group for c in made)
    assert set(groups.values()) == {2}
    first: dict[str, int] = {}
    for case in made:
        assert first.setdefault(case.group, case.answers[0]) == case.answers[0]


def test_every_mood_and_intensity_is_learned_from() -> None:
    made = mood_cases(read_texts(mood_texts()))
    assert {c.answers[0] for c in made} == set(range(len(MOODS)))
    assert {c.answers[1] for c in made} == set(range(len(INTENSITIES)))


def test_passages_of_a_declaration() -> None:
    page = PAGE + "<p>They are endowed with reason and conscience. " * 10 + "</p>"
    made = declaration_cases([Document("x/eng.html", page), Document("x/tlh.html", page)], seed=1)
    assert {c.answers for c in made} == {(list(dict.fromkeys(LANGUAGES.values())).index("en"),)}
    assert all(len(c.text) <= WINDOWS[1] and "<" not in c.text for c in made)
    assert made == declaration_cases([Document("x/eng.html", page)], seed=1)
    assert any("free & equal" in c.text for c in made) or len(made) > 5
