"""What is proposed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.screenplay.partner.completing import Suggestion, complete

EXAMPLES = Path(__file__).parents[3] / "examples"
ENGLISH = (EXAMPLES / "lamplight/screenplay.fountain").read_text(encoding="utf-8")
CHINESE = (EXAMPLES / "yuye/screenplay.fountain").read_text(encoding="utf-8")


def at(text: str, marked: str, **more: object) -> list[tuple[str, str]]:
    """Proposals where `marked` ends in `text`, as kind and what would be inserted."""
    offset = text.index(marked) + len(marked)
    return [(s.kind, s.insert) for s in complete(text[:offset], offset, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "marked", "first"),
    [
        (ENGLISH, "And when it fails?\n\n", ("cue", "COLM")),
        (ENGLISH, "Everything that says that fails.\n\n", ("cue", "COLM")),
        (ENGLISH, "There's a flat for you in town. It has a lift. It has heating. It's got a "
         "view of the sea.\n\nI", ("cue", "DA")),
        (ENGLISH, "The beam sweeps the sea: weak, golden, uneven, alive.\n\nINT. F",
         ("heading", "ISHING BOAT - WHEELHOUSE - NIGHT")),
        (ENGLISH, "and steers.\n\nTOBIAS\nThere you are. There you are, you stubborn old woman."
         "\n\nEXT. H", ("heading", "ARBOUR PIER - NIGHT")),
        (CHINESE, "老周：我来还书。\n\n", ("cue", "林晓：")),
        (CHINESE, "等等！\n\n林晓：对不起，我们关门了。\n\n老", ("cue", "周：")),
        (CHINESE, "老周（坚定）：她说，要亲手交。\n\n陈", ("cue", "默：")),
    ],
)  # fmt: skip
def test_the_first_proposal(text: str, marked: str, first: tuple[str, str]) -> None:
    assert at(text, marked)[0] == first


def test_the_number_of_a_chinese_heading_goes_on() -> None:
    found = at(CHINESE, "陈默（小声）：三个月。\n\n老周：那你比我爱人快。\n\n4")
    assert not found or all(kind != "heading" or text.startswith(".") for kind, text in found)
    text = CHINESE[: CHINESE.index("3. 内景")]
    headings = [s.text for s in complete(text, len(text), most=20) if s.kind == "heading"]
    assert headings and all(h.startswith("3. ") for h in headings)


def test_a_new_place_gets_the_times_of_the_script() -> None:
    text = "INT. HOUSE - NIGHT\n\nRain.\n\nEXT. GARDEN - DAY\n\nSun.\n\nEXT. MOON - N"
    assert [s.insert for s in complete(text, len(text))] == ["IGHT"]


def test_who_is_introduced_is_proposed_before_they_speak() -> None:
    text = "INT. HOUSE - DAY\n\nMARTA BELL (50) cooks. OTTO (9) draws.\n\n"
    assert {s.text for s in complete(text, len(text)) if s.kind == "cue"} == {"MARTA", "OTTO"}


def test_who_goes_on_after_action_is_marked() -> None:
    found = at(ENGLISH, "Ida pours tea. Her hand shakes. Wren sees it. Colm does not.\n\n")
    assert ("cue", "COLM (CONT'D)") in found


def test_names_and_places_from_below_are_known() -> None:
    text = "INT. HOUSE - DAY\n\nRain.\n\n\n\nEXT. PIER - DAY\n\nZOE\nHello.\n"
    cut = text.index("Rain.\n\n") + 7
    assert "ZOE" in {s.text for s in complete(text, cut)}
    typed = text[:cut] + "E" + text[cut:]
    assert "EXT. PIER - DAY" in {s.text for s in complete(typed, cut + 1)}


def test_words_of_the_script_end_a_word() -> None:
    text = "INT. HOUSE - DAY\n\nThe lantern burns.\n\nIDA\nPut out the lan"
    found = complete(text, len(text))
    assert (found[0].insert, found[0].kind) == ("tern", "word")
    assert found[0].reasons[0].text.zh


class Fixed:
    """A model that always expects the same words."""

    def next_words(self, before: str, begins: str, most: int) -> Sequence[tuple[str, float]]:
        return [(w, 0.5) for w in ("storm", "sail") if w.startswith(begins)][:most]


def test_a_model_adds_words_the_script_does_not_have() -> None:
    text = "INT. HOUSE - DAY\n\nIDA\nBefore the st"
    (first, *_) = complete(text, len(text), Fixed())
    assert first.insert == "orm" and "model" in first.reasons[0].text.en


def test_a_place_outside_the_text() -> None:
    with pytest.raises(ValueError, match="character 5 of 3"):
        complete("abc", 5)


def check(found: tuple[Suggestion, ...], most: int, typed: str) -> None:
    assert len(found) <= most
    for suggestion in found:
        assert suggestion.insert and suggestion.text.endswith(suggestion.insert)
        assert suggestion.text == typed + suggestion.insert
        assert 0 <= suggestion.score <= 1.0001


@settings(max_examples=60)
@given(st.sampled_from([ENGLISH, CHINESE]), st.integers(0, 5000), st.integers(1, 9))
def test_at_any_place_proposals_add_to_what_is_typed(text: str, place: int, most: int) -> None:
    offset = min(place, len(text))
    typed = text[:offset].rpartition("\n")[2]
    check(complete(text, offset, most=most), most, typed)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_after_any_text(text: str) -> None:
    complete(text, len(text), Fixed())
