"""What could not be staged is told; what is there, or is no thing, is not."""

from __future__ import annotations

import pytest

from workprint.film.staging import SetSpec
from workprint.render.nodes import not_staged
from workprint.render.sets import build_set
from workprint.render.sets.missing import NotStaged, not_staged_in
from workprint.render.sets.unmade import HAS
from workprint.render.sets.words import is_interior, kit_for
from workprint.screenplay import parse


def told(text: str, kit: str | None = None, decided: bool = False) -> tuple[NotStaged, ...]:
    screenplay = parse(text)
    scene = screenplay.scenes[0]
    inside = scene.heading.int_ext == "INT"
    kit = kit or kit_for(scene.heading.location or "", inside, screenplay.language)
    return not_staged_in(screenplay, scene, SetSpec(kit, 1, inside, "day"), decided)


def things(action: str, heading: str = "EXT. STREET - DAY") -> list[str]:
    return [m.words for m in told(f"{heading}\n\n{action}") if m.kind == "thing"]


@pytest.mark.parametrize(
    "action,words",
    [
        ("He holds a goldfish in a plastic bag.", ["goldfish", "plastic bag"]),
        ("The BUS arrives behind her.", ["bus"]),
        ("A battered station wagon pulls up.", ["wagon"]),
        ("The dog barks. The dog runs.", ["dog"]),
        ("He pulls out a crumpled receipt.", ["crumpled receipt"]),
        ("She carries a tray of drinks.", ["tray"]),
        ("He plays the violin.", ["violin"]),
        ("She picks up the remote control.", ["remote control"]),
    ],
)
def test_what_is_missing(action: str, words: list[str]) -> None:
    assert things(action) == words


@pytest.mark.parametrize(
    "action",
    [
        "She holds her breath. He holds the door. She holds his gaze.",
        "He is holding a conversation, and a grudge.",
        "He carries the baby. They carry the injured man.",
        "No dog in sight. He runs like a dog. She has no car.",
        "A dog collar on the table. The car keys. The bus driver nods.",
        "He drives a hard bargain and picks up the pace.",
        "The boys fish in the lake. They ball up paper. He bows.",
        "She picks up the phone. He holds an old map. She holds a glass of wine.",
        "He is holding Anna's hand. He carries the heavy suitcase upstairs.",
        "She picks up her coat and pulls out a chair.",
        "",
    ],
)
def test_what_is_not_missing(action: str) -> None:
    assert things(action) == []


def test_what_the_set_has_is_not_missing() -> None:
    assert things("She sits on the bench.", "EXT. BUS STOP - DAY") == []
    assert things("She sits on the bench.", "EXT. STREET - DAY") == ["bench"]
    assert things("The bus turns.", "INT. BUS - DAY") == []


@pytest.mark.parametrize("kit", sorted(HAS["bench"]))
def test_there_is_a_bench_where_it_says(kit: str) -> None:
    model = build_set(SetSpec(kit, 2, is_interior(kit), "day"))
    assert any(mark.kind == "sit" for mark in model.marks)


def test_where_and_why_in_both_languages() -> None:
    (place, thing) = told("EXT. HOSPITAL - DAY\n\nShe waits.\n\nAn AMBULANCE pulls in.")
    assert (place.kind, place.words, place.line) == ("place", "HOSPITAL", 1)
    assert place.reason.en == "no set for it; stands in: street"
    assert place.reason.zh == "没有这样的布景：以街道代替"
    assert (thing.words, thing.line) == ("ambulance", 5)
    assert thing.reason.en and thing.reason.zh


def test_a_kit_that_a_person_chose_is_the_place() -> None:
    assert told("EXT. HOSPITAL - DAY\n\nShe waits.", "courtyard", decided=True) == ()
    screenplay = parse("EXT. HOSPITAL - DAY\n\nShe waits.\n\nEXT. HOSPITAL - NIGHT\n\nOn.")
    sets = (SetSpec("street", 1, False, "day"),) * 2
    assert len(not_staged(screenplay, sets, ())) == 2
    assert not_staged(screenplay, sets, (("s001", "kit", "courtyard"),)) == ()


def test_chinese() -> None:
    action = "他没有狗。一只黄狗跑过。他像一只猫。公交站牌下，他放下抹布，拿起手机。"
    text = f"1. 内景 图书馆 日\n\n△ {action}"
    assert [(m.kind, m.words) for m in told(text)] == [
        ("place", "图书馆"), ("thing", "黄狗"), ("thing", "抹布")]  # fmt: skip


def test_a_character_is_no_thing() -> None:
    assert told("INT. ROOM - DAY\n\nThe ROBOT rolls in.\n\nROBOT\nHello.") == ()
