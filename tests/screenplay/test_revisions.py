"""Revised drafts: what is marked, which pages and numbers stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.film.screenplay import Screenplay
from workprint.screenplay import ScreenplayError, parse
from workprint.screenplay.formats.revisions import Issue, Revises, colour_named, revised
from workprint.screenplay.locked_numbers import numbered, with_locked_numbers
from workprint.screenplay.numbers_between import number_between
from workprint.screenplay.pages import Page, paginate
from workprint.screenplay.pages.locking import handed_out, locked_pages
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


def locked(old: Screenplay, new: Screenplay) -> tuple[Page, ...]:
    """The pages of `new` with those of `old` locked."""
    return locked_pages(old, handed_out(old), new)


def printed(pages: tuple[Page, ...]) -> dict[int, str]:
    """The letters that stand on pages of each element."""
    told: dict[int, str] = {}
    for line in (line for page in pages for line in page.lines if not line.added):
        told[line.element] = told.get(line.element, "") + line.text.replace(" ", "")
    return told


def labels(pages: tuple[Page, ...]) -> list[str]:
    return [page.label for page in pages]


def test_what_is_new_runs_over_to_an_a_page() -> None:
    old = parse(scenes("ONE", "TWO", "THREE"))
    assert labels(locked(old, old)) == ["1", "2", "3"]
    more = "Wind.\n\n" * 60
    new = parse(scenes("ONE", "TWO", "THREE").replace("Rain TWO.", "Rain TWO.\n\n" + more, 1))
    pages = locked(old, new)
    assert labels(pages) == ["1", "2", "2A", "2B", "2C", "3"]
    assert pages[-1].lines[0].text == "INT. THREE - DAY"


def test_a_page_of_which_nothing_is_left_gives_its_number_away() -> None:
    old, new = parse(scenes("ONE", "TWO", "THREE")), parse(scenes("ONE", "THREE"))
    assert labels(locked(old, new)) == ["1-2", "3"]


PARTS = st.sampled_from(
    [
        "INT. ROOM - DAY\n",
        "IDA\n" + "A sentence of some words here. " * 9 + "\n",
        "He waits. " * 30,
        "TOM\nOne.\n\nIDA ^\nTwo, and more of it.\n",
        "TOM\nOne. Or two.\n\nIDA ^\n" + "It is Dr. Lee. He said: go on, go. " * 40 + "\n",
        "IDA\n(low)\n" + "One. Two is longer, so much longer. " * 30 + "\n",
        "CUT TO:\n",
        "===\n",
        "Rain.\n" * 9 + "\n",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=30), st.lists(PARTS, max_size=4), st.integers(0, 30))
@settings(max_examples=60)
def test_locked_pages_lose_nothing(parts: list[str], more: list[str], at: int) -> None:
    old = parse("\n\n".join(parts))
    new = parse("\n\n".join([*parts[:at], *more, *parts[at:]]))
    assert [page.lines for page in locked(old, old) if page.lines] == [
        page.lines for page in paginate(old) if page.lines
    ]
    pages = locked(old, new)
    assert printed(pages) == printed(paginate(new))
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
    drafts = (Path("one.fountain"),)
    made = revised(
        [parse(ONE)], parse(ONE + "\nRain.\n"), Revises(drafts, ("pink",), ("2026-03-14",))
    )
    assert [page.issue for page in made.pages] == [1]
    assert made.issues[1] == Issue("pink", "PINK REVISION 14 March 2026")
    with pytest.raises(ScreenplayError, match=r"14\.3\. is no date; write it as 2026-03-14"):
        revised([parse(ONE)], parse(ONE), Revises(drafts, dates=("14.3.",)))
    with pytest.raises(ScreenplayError, match="there are 2 colours for 1 revisions; give every"):
        revised([parse(ONE)], parse(ONE), Revises(drafts, ("blue", "pink")))


def test_a_revision_of_a_revision_keeps_pages_that_came_with_the_first() -> None:
    white = scenes("ONE", "TWO", "THREE")
    blue = white.replace("Rain TWO.", "Rain TWO.\n\n" + "Wind.\n\n" * 20, 1)
    pink = blue.replace("INT. THREE", "EXT. THREE", 1)
    drafts = tuple(map(Path, ("white.fountain", "blue.fountain")))
    made = revised([parse(white), parse(blue)], parse(pink), Revises(drafts))
    assert [(page.label, page.issue) for page in made.pages] == [
        ("1", 0), ("2", 1), ("2A", 1), ("3", 2),
    ]  # fmt: skip
    assert [issue.colour for issue in made.issues] == ["white", "blue", "pink"]
    starred = [line.text for page in made.pages for line in page.lines if line.revised]
    assert starred == ["Wind."] * 20 + ["EXT. THREE - DAY"]  # those of blue stand on blue pages
    yellow = pink.replace("Wind.", "Wind.\n\n" + "Hail.\n\n" * 25, 1)
    again = revised(
        [parse(white), parse(blue), parse(pink)], parse(yellow),
        Revises((*drafts, Path("pink.fountain"))),
    )  # fmt: skip
    assert [(page.label, page.issue) for page in again.pages] == [
        ("1", 0), ("2", 3), ("A2A", 3), ("2A", 1), ("3", 2),
    ]  # fmt: skip


def test_what_comes_in_between_inserted_scenes() -> None:
    one = "".join(f"INT. {p} - DAY\n\nIn the {p.lower()} it is dark.\n\n" for p in ("A", "B"))
    two = one.replace("INT. B", "EXT. ROOF - NIGHT\n\nStars above all of it.\n\nINT. B")
    three = two.replace("EXT. ROOF", "EXT. SEA - DAWN\n\nWaves and gulls, no boat.\n\nEXT. ROOF")
    blue = with_locked_numbers(numbered(parse(one)), parse(two))
    pink = with_locked_numbers(blue, parse(three))
    assert [scene.number for scene in pink.scenes] == ["1", "A1A", "1A", "2"]


@given(st.lists(st.integers(0, 40), max_size=60))
def test_numbers_between_are_never_given_twice(places: list[int]) -> None:
    numbers = ["1", "2", "3"]
    for place in places:
        at = place % len(numbers)
        ahead = numbers[at + 1] if at + 1 < len(numbers) else None
        numbers.insert(at + 1, number_between(numbers[at], ahead, numbers))
    assert len(set(numbers)) == len(numbers)
