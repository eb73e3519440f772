"""Revised drafts: what is marked, which pages and numbers stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.screenplay import ScreenplayError, parse
from workprint.screenplay.formats.revisions import Revises, colour_named, revised
from workprint.screenplay.locked_numbers import numbered, with_locked_numbers
from workprint.screenplay.pages import Page, paginate
from workprint.screenplay.pages.locking import locked_pages
from workprint.screenplay.pages.revising import changes, colour_after, marked

ONE = "INT. A - DAY\n\nIda waits by the window for a long time, and nobody comes to the door.\n"


def starred(old: str, new: str) -> list[str]:
    """The lines of `new` that get a star."""
    one, two = parse(old), parse(new)
    pages = marked(paginate(two), changes(one, two))
    return [line.text for page in pages for line in page.lines if line.revised]


def test_only_the_line_with_the_changed_word_is_marked() -> None:
    assert starred(ONE, ONE.replace("door", "house")) == ["the house."]
    assert starred(ONE, ONE) == []


def test_what_was_taken_out_marks_where_it_stood() -> None:
    shorter = ONE.replace(" for a long time", "")
    assert starred(ONE, shorter) == ["Ida waits by the window, and nobody comes to the door."]
    assert starred(ONE + "\nRain.\n\nWind.\n", ONE + "\nWind.\n") == ["Wind."]


def test_what_came_in_is_marked_whole() -> None:
    assert starred(ONE, ONE + "\nIDA\nNo.\n") == ["IDA", "No."]


def scenes(*letters: str) -> str:
    """Scenes with a page of rain each."""
    return "\n".join(f"INT. {letter} - DAY\n\n" + f"Rain {letter}.\n\n" * 26 for letter in letters)


def labels(pages: tuple[Page, ...]) -> list[str]:
    return [page.label for page in pages]


def test_what_is_new_runs_over_to_an_a_page() -> None:
    old = parse(scenes("ONE", "TWO", "THREE"))
    assert labels(locked_pages(old, old)) == ["1", "2", "3"]
    more = "Wind.\n\n" * 60
    new = parse(scenes("ONE", "TWO", "THREE").replace("Rain TWO.", "Rain TWO.\n\n" + more, 1))
    pages = locked_pages(old, new)
    assert labels(pages) == ["1", "2", "2A", "2B", "2C", "3"]
    assert pages[-1].lines[0].text == "INT. THREE - DAY"


def test_a_page_of_which_nothing_is_left_gives_its_number_away() -> None:
    old, new = parse(scenes("ONE", "TWO", "THREE")), parse(scenes("ONE", "THREE"))
    assert labels(locked_pages(old, new)) == ["1-2", "3"]


PARTS = st.sampled_from(
    [
        "INT. ROOM - DAY\n",
        "IDA\n" + "A sentence of some words here. " * 9 + "\n",
        "He waits. " * 30,
        "TOM\nOne.\n\nIDA ^\nTwo, and more of it.\n",
        "CUT TO:\n",
        "===\n",
        "Rain.\n" * 9 + "\n",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=30), st.lists(PARTS, max_size=4), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_locked_pages_lose_nothing(parts: list[str], more: list[str], at: int) -> None:
    old = parse("\n\n".join(parts))
    new = parse("\n\n".join([*parts[:at], *more, *parts[at:]]))
    assert [page.lines for page in locked_pages(old, old) if page.lines] == [
        page.lines for page in paginate(old) if page.lines
    ]
    pages = locked_pages(old, new)
    told = [line.text for page in pages for line in page.lines if not line.added]
    free = [line.text for page in paginate(new) for line in page.lines if not line.added]
    assert told == free
    assert len(set(labels(pages))) == len(pages)


def numbers(old: str, new: str) -> list[str]:
    """Numbers and headings of `new` when those of `old` are locked."""
    made = with_locked_numbers(numbered(parse(old)), parse(new))
    return [f"{scene.number} {scene.heading.text}" for scene in made.scenes]


def test_a_new_scene_is_an_a_scene_and_a_lost_one_is_omitted() -> None:
    old = "".join(
        f"INT. {place} - DAY\n\nIn the {place.lower()}.\n\n" for place in ("A", "B", "C")
    )
    new = old.replace("INT. B - DAY\n\nIn the b.\n\n", "EXT. ROOF - NIGHT\n\nStars above all.\n\n")
    assert numbers(old, new) == [
        "1 INT. A - DAY", "2 OMITTED", "2A EXT. ROOF - NIGHT", "3 INT. C - DAY",
    ]  # fmt: skip
    assert numbers(old, old + "INT. D - DAY\n\nHere.\n")[-1] == "4 INT. D - DAY"
    assert numbers(old, old) == ["1 INT. A - DAY", "2 INT. B - DAY", "3 INT. C - DAY"]


def test_the_order_of_colours() -> None:
    assert colour_after("white") == "blue" and colour_after("double cherry") == "triple blue"
    assert colour_named("Double-Blue") == "double blue"
    with pytest.raises(ScreenplayError, match="mauve is no colour of a revision; choose one of"):
        colour_named("mauve")


def test_a_revision_says_its_colour_and_date() -> None:
    asked = Revises(Path("one.fountain"), "pink", "2026-03-14")
    made = revised(parse(ONE), parse(ONE + "\nRain.\n"), asked)
    assert (made.header, made.colour) == ("PINK REVISION 14 March 2026", "pink")
    with pytest.raises(ScreenplayError, match=r"14\.3\. is no date; write it as 2026-03-14"):
        revised(parse(ONE), parse(ONE), Revises(Path("one.fountain"), "pink", "14.3."))
