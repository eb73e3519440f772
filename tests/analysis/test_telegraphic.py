"""Things a parser of newspaper English misreads in the few words of scene text."""

from __future__ import annotations

import pytest

from workprint.analysis.english import candidates
from workprint.analysis.syntax import parse
from workprint.analysis.words import words
from workprint.models.store import find

SAID = {
    "A danfo bus cuts across them.": ["danfo bus"],
    "A plastic rosary swings off the mirror.": ["plastic rosary", "mirror"],
    "A fireman steps in from the side.": ["fireman"],
    "SENATOR MARSH (57, raincoat over an evening gown) stands.": ["raincoat", "evening gown"],
    "Six head-torches. A chamber-stick.": ["head-torches", "chamber-stick"],
    "Beans up poles, roses up the beans.": ["poles", "roses", "beans"],
    "OTIS (7, cape, swimming goggles) waits.": ["cape", "swimming goggles"],
    "Rubber. Tyre marks.": ["rubber"],
}


@pytest.mark.parametrize(("text", "wanted"), SAID.items(), ids=list(SAID))
def test_things_are_found(text: str, wanted: list[str]) -> None:
    folder = find("syntax-en")
    if folder is None:
        pytest.skip("needs the model syntax-en: workprint models fetch syntax-en")
    (tokens,) = parse(folder, [text], [])
    found = [one.phrase for one in candidates(0, "action", tokens, words("en"), frozenset())]
    assert [phrase for phrase in wanted if phrase not in found] == []


def test_after_a_name_stands_what_that_person_does() -> None:
    folder = find("syntax-en")
    if folder is None:
        pytest.skip("needs the model syntax-en: workprint models fetch syntax-en")
    names = frozenset({"tommy", "mags"})
    for text, phrase in (("Tommy splashes in.", "Tommy"), ("Mags drives.", "mags")):
        (tokens,) = parse(folder, [text], ["TOMMY", "MAGS"])
        found = [*candidates(0, "action", tokens, words("en"), names)]
        (one,) = [c for c in found if c.phrase.lower() == phrase.lower()]
        assert "name" in one.flags and "acts" in one.flags
