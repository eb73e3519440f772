"""What tags say of a breakdown: confirmed, moved, added, renamed, taken out, contradicted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workprint.analysis.correcting import Given, corrected
from workprint.analysis.elements import Found
from workprint.analysis.tagged import TagsSay, corrections_from_tags
from workprint.film.breakdown import (
    Breakdown,
    BreakdownElement,
    Category,
    Correction,
    SceneBreakdown,
    SceneElement,
    ScriptDay,
    ScriptTag,
    ScriptTags,
    TagDecision,
    definition_of,
)
from workprint.film.reason import Phrase, Reason, ScriptSpan

WHY = Reason(Phrase("found", "找到"))
LANTERN, DOG, IDA = ScriptSpan(10, 17, 3), ScriptSpan(30, 33, 4), ScriptSpan(50, 53, 6)
SCENE = SceneBreakdown(
    "s001", "1", "INT. HUT", "INT", "NIGHT", 1, 1, ScriptDay(1, "", False, WHY), "hut", "hut", "",
    WHY,
    (
        SceneElement("cast-ida", Category.CAST, "IDA", (IDA,), 1, (WHY,), "script"),
        SceneElement(
            "props-lantern", Category.PROPS, "lantern", (LANTERN,), 0.5, (WHY,), "tagger"
        ),
        SceneElement("animals-dog", Category.ANIMALS, "dog", (DOG,), 0.9, (WHY,), "tagger", 2),
    ),
)  # fmt: skip
FILM = Breakdown(
    (SCENE,),
    tuple(
        BreakdownElement(e.id, e.category, e.name, (e.name,), ("s001",)) for e in SCENE.elements
    ),
    (),
)
OURS = {e.id: definition_of(e.id) for e in SCENE.elements}


def tag(
    label: str, category: Category, span: ScriptSpan | None, words: str = "", definition: str = ""
) -> ScriptTag:
    return ScriptTag(definition or f"d-{label}", label, category, words or label, "s001", span)


def said(
    tags: Sequence[ScriptTag],
    definitions: Sequence[str] = (),
    wrote: Sequence[tuple[str, ScriptSpan]] | None = None,
) -> TagsSay:
    defined = frozenset((*definitions, *(t.definition for t in tags)))
    given = None if wrote is None else tuple(wrote)
    return corrections_from_tags(ScriptTags(tuple(tags), defined, given), FILM)


def after(corrections: Sequence[Correction]) -> dict[str, tuple[Category, float, str, int]]:
    """The scene's elements with the corrections laid over them."""
    found = [
        Found(e.category, e.name, list(e.spans), e.confidence, [WHY], e.source, e.count)
        for e in SCENE.elements
    ]
    made = corrected("s001", found, Given(corrections), ScriptSpan(0, 8, 1))
    return {e.name: (e.category, e.confidence, e.source, e.count) for e in made}


FOUND = {
    "IDA": (Category.CAST, 1, "script", 0),
    "lantern": (Category.PROPS, 0.5, "tagger", 0),
    "dog": (Category.ANIMALS, 0.9, "tagger", 2),
}


@pytest.mark.parametrize(
    ("tags", "changed"),
    [
        ([tag("lantern", Category.PROPS, LANTERN)], {"lantern": (Category.PROPS, 1, "tag", 0)}),
        # The tag's category goes before ours; how many there are stays.
        ([tag("dog", Category.STUNTS, DOG)], {"dog": (Category.STUNTS, 1, "tag", 2)}),
        # Final Draft has one category for cast: who speaks, speaks.
        ([tag("IDA", Category.CAST, IDA)], {"IDA": (Category.CAST, 1, "tag", 0)}),
        # What we had not found; who is tagged as cast and says nothing is silent.
        (
            [tag("stove", Category.SET_DRESSING, ScriptSpan(40, 45, 4))],
            {"stove": (Category.SET_DRESSING, 1, "tag", 0)},
        ),
        (
            [tag("Colm", Category.CAST, ScriptSpan(40, 44, 4))],
            {"Colm": (Category.SILENT, 1, "tag", 0)},
        ),
        # Words that this draft no longer has: in the scene, by its name.
        ([tag("lantern", Category.PROPS, None)], {"lantern": (Category.PROPS, 1, "tag", 0)}),
    ],
)
def test_a_tag_is_a_decision(
    tags: list[ScriptTag], changed: dict[str, tuple[Category, float, str, int]]
) -> None:
    told = said(tags)
    assert told.contradictions == ()
    assert after(told.corrections) == FOUND | changed
    assert all(
        c.told == Phrase(
            "tagged in Final Draft by hand, scene 1", "在 Final Draft 中手工标记，第 1 场"
        )
        for c in told.corrections
    )  # fmt: skip


def test_a_definition_that_was_renamed_renames_the_element() -> None:
    told = said([tag("Rex", Category.ANIMALS, DOG, "dog", OURS["animals-dog"])])
    now = after(told.corrections)
    assert "dog" not in now and now["Rex"] == (Category.ANIMALS, 1, "tag", 2)


@pytest.mark.parametrize(
    ("definitions", "wrote", "gone"),
    [
        # Our note in the file tells.
        ((), [(OURS["animals-dog"][:8], ScriptSpan(25, 40, 4))], {"dog"}),
        # It was written in another paragraph: this one is new, nobody said no.
        ((), [(OURS["animals-dog"][:8], ScriptSpan(60, 70, 4))], set()),
        ((), [], set()),
        # The note was dropped: the definition is still there, its tag is not.
        ((OURS["animals-dog"],), None, {"dog"}),
        # A file that never was ours says nothing of what it does not tag.
        (("d-1", "d-2"), None, set()),
    ],
)
def test_a_tag_of_ours_that_was_taken_out(
    definitions: tuple[str, ...], wrote: list[tuple[str, ScriptSpan]] | None, gone: set[str]
) -> None:
    told = said([tag("lantern", Category.PROPS, LANTERN)], definitions, wrote)
    assert set(FOUND) - set(after(told.corrections)) == gone


def test_a_scene_without_any_tag_is_a_new_one_when_the_note_is_gone() -> None:
    assert said([], [OURS["animals-dog"]]).corrections == ()


def test_two_categories_for_the_same_words_are_told_and_not_taken() -> None:
    told = said(
        [
            tag("lantern", Category.PROPS, LANTERN, "lantern", "d1"),
            tag("the lamp", Category.SET_DRESSING, LANTERN, "lantern", "d2"),
        ]
    )
    (one,) = told.contradictions
    assert one.told.en == (
        '"lantern" in scene 1 is tagged as Props ("lantern") and as Set Dressing ("the lamp"); '
        "take one of the tags out"
    )
    assert after(told.corrections) == FOUND


def test_a_tag_in_one_scene_holds_in_the_others() -> None:
    told = said([tag("lantern", Category.SET_DRESSING, LANTERN)])
    found = [Found(Category.PROPS, "old lantern", [ScriptSpan(90, 97, 9)], 0.4, [WHY], "tagger")]
    (lantern,) = corrected("s002", found, Given(told.corrections), ScriptSpan(80, 88, 8))
    assert (lantern.category, lantern.confidence) == (Category.SET_DRESSING, 1)
    assert lantern.spans == [ScriptSpan(90, 97, 9)]
    assert lantern.reasons[0].text.en == "tagged in Final Draft by hand, scene 1"


def test_two_things_of_one_name_are_told_apart_by_their_words() -> None:
    driver = [
        Found(Category.CAST, "DRIVER", [ScriptSpan(50, 56, 6)], 1.0, [WHY], "script"),
        Found(Category.BACKGROUND, "driver", [ScriptSpan(20, 26, 3)], 0.5, [WHY], "tagger"),
    ]
    told = Phrase("tagged", "标记")
    rules = [
        Correction("s001", f.name, f.category, told, None, tuple(f.spans), "tag") for f in driver
    ]
    made = corrected("s001", driver, Given(rules[::-1]), ScriptSpan(0, 8, 1))
    assert [(f.category, f.name) for f in made] == [(f.category, f.name) for f in driver]


def test_a_tag_of_ours_that_stands_as_we_wrote_it_says_nothing() -> None:
    ours = [
        tag(e.name, e.category, e.spans[0], e.name, OURS[e.id]) for e in SCENE.elements
    ]  # fmt: skip
    noted = [(OURS[e.id][:8], e.spans[0]) for e in SCENE.elements]
    for wrote in (noted, None):
        assert said(ours, (), wrote) == TagsSay((), ())
    moved = tag("lantern", Category.SET_DRESSING, LANTERN, "lantern", OURS["props-lantern"])
    assert after(said([moved], (), noted[:2]).corrections)["lantern"][:2] == (
        Category.SET_DRESSING, 1,
    )  # fmt: skip
    wider = tag(
        "lantern", Category.PROPS, ScriptSpan(4, 17, 3), "old lantern", OURS["props-lantern"]
    )
    assert after(said([wider], (), noted[:2]).corrections)["lantern"][1] == 1


def test_what_our_note_says_was_decided_is_decided() -> None:
    tags = (
        tag("dog", Category.ANIMALS, DOG, "dog", OURS["animals-dog"]),
        tag("IDA", Category.CAST, IDA, "IDA", OURS["cast-ida"]),
    )
    noted = (
        TagDecision(OURS["animals-dog"][:8], ScriptSpan(25, 40, 4), False, 40, "person"),
        TagDecision(OURS["cast-ida"][:8], ScriptSpan(45, 60, 6), True, 0, "person"),
    )
    told = ScriptTags(tags, frozenset(OURS.values()), (), (), noted)
    now = after(corrections_from_tags(told, FILM).corrections)
    assert now == FOUND | {
        "dog": (Category.ANIMALS, 1, "person", 40), "IDA": (Category.SILENT, 1, "person", 0),
    }  # fmt: skip
