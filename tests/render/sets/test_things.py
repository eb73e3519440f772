"""A noun is a prop by its head and its neighbours; what the kit lacks is no other thing."""

import pytest

from workprint.render.sets.things import prop_for, things_in


def named(text: str, language: str = "en", earlier: str = "") -> list[str]:
    return [kind for kind, _, _ in things_in(text, language, earlier)]


@pytest.mark.parametrize(
    "text",
    [
        "holding a goldfish in a plastic bag.",
        "He puts his hand flat on the cold side of the window glass.",
        "a glass door",
        "He taps on the glass.",
        "A wall of plate glass.",
        "She stops at the letter box.",
        "Outside the book shop.",
        "the key to success",
        "the box office",
        "a bottle green coat",
        "a paper bag",
        "a phone box",
        "the photo album",
        "They watch the door.",
        "The men watch the ships.",
        "Watch the door!",
        "She books a table.",
        "The couple book a room.",
        "She cups her face.",
        "Anna bottles the jam.",
        "His mother rings him.",
        "Rose walks in.",
        "The camera pans left.",
        "A violin. A rifle. A mop.",
    ],
)
def test_what_is_no_prop(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text,kinds",
    [
        ("Her PHONE BUZZES.", ["phone"]),
        ("She hears the phone ring.", ["phone"]),
        ("The ring of the phone.", ["phone"]),
        ("stands at the window with a corded phone.", ["telephone"]),
        ("The phone swings on its cord.", ["telephone"]),
        ("She checks her watch.", ["watch"]),
        ("a small silver ring", ["ring"]),
        ("He opens the book.", ["book"]),
        ("I have the car keys in my hand.", ["key"]),
        ("a sheet of paper", ["letter"]),
        ("He reads the paper.", ["newspaper"]),
        ("She fills the glass.", ["glass"]),
        ("She puts the letter in her bag and leaves.", ["letter", "bag"]),
        ("Two bottles of wine.", ["bottle"]),
        ("carrying books", ["book"]),
        ("Books everywhere.", ["book"]),
        ("He picks up a pen and paper.", ["pen", "letter"]),
        ("Toby's backpack", ["backpack"]),
        ("He grabs the gun.", ["gun"]),
    ],
)
def test_what_is_a_prop(text: str, kinds: list[str]) -> None:
    assert named(text) == kinds


@pytest.mark.parametrize(
    "text,kinds",
    [("拿着手机。", ["phone"]), ("抱着书包站在门口", ["backpack"]), ("手机店", []),
     ("他打电话给她", []),
          ("电话响了", ["telephone"]), ("拿起剪刀", []), ("枪声", []), ("他打着伞", ["umbrella"]),
     ("一碗面", ["bowl"]), ("旧书店门口", []), ("他放下包裹", ["box"])],
)  # fmt: skip
def test_chinese(text: str, kinds: list[str]) -> None:
    assert named(text, "zh") == kinds


def test_the_thing_is_what_it_was_when_it_came_in() -> None:
    told = "holding a goldfish in a plastic bag. "
    assert named("Walter takes the bag carefully.", earlier=told) == []
    assert named("Walter takes the bag carefully.", earlier=told + "The bag drips. ") == []
    assert named("Walter takes the bag carefully.", earlier="a leather bag. ") == ["bag"]
    assert named("He takes the bag.", earlier=told + "Later. She brings a bag. ") == ["bag"]
    assert named("He opens a bag.", earlier=told) == ["bag"]


def test_a_word_alone_is_taken_at_its_word() -> None:
    assert prop_for("glass", "en") == "glass"
    assert prop_for("glass", "en", "the window glass") is None
    assert prop_for("glass", "en", "no such word") is None


def test_any_text_is_read() -> None:
    for text in ("", "'", "…", "bag", "a-b-c bag-", "书", "😀 phone", "O'Neil's phone"):
        things_in(text, "en")
        things_in(text, "zh")
