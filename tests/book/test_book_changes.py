"""What changed: the scenes, and in them every line, shot, set and look, before and after."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from book_film import character, record, scene, shot

from workprint.book.changes import changes_since


def film() -> dict[str, Any]:
    shots = [
        shot("s001", "1A", 0, 48, subjects=["BO"], lines=[{"who": "BO", "text": "I stay."}]),
        shot("s001", "1B", 48, 24, subjects=["ANNE"], lines=[{"who": "ANNE", "text": "Go."}]),
    ]
    beats = [
        {"who": "", "text": "Rain."},
        {"who": "BO", "text": "I stay."},
        {"who": "ANNE", "text": "Go."},
    ]
    return record(
        [scene("s001", "1", "INT. KITCHEN - NIGHT", shots, beats=beats)],
        [character("BO", look={"top_colour": [200, 30, 40], "hair": "short", "seed": 1})],
        96,
    )


def since(change: Any) -> list[dict[str, Any]]:
    now = deepcopy(film())
    change(now)
    return changes_since(now, json.dumps(film()))


def told(found: list[dict[str, Any]]) -> list[tuple[str, str, Any, Any]]:
    return [(d["kind"], d["name"], d["before"], d["after"]) for d in found[0]["details"]]


def test_nothing() -> None:
    assert since(lambda f: None) == []
    assert changes_since(film(), "") == changes_since(film(), "{") == []


def test_a_line_before_and_after() -> None:
    def rewrite(f: dict[str, Any]) -> None:
        f["scenes"][0]["content"] = "1"
        f["scenes"][0]["beats"][1]["text"] = "I go."
        f["scenes"][0]["shots"][0]["lines"][0]["text"] = "I go."

    found = since(rewrite)
    assert found[0]["what"] == "rewritten"
    assert told(found) == [("line", "BO", "I stay.", "I go.")]


def test_lines_gained_and_lost() -> None:
    def rewrite(f: dict[str, Any]) -> None:
        f["scenes"][0]["content"] = "1"
        f["scenes"][0]["beats"] = [
            {"who": "BO", "text": "I stay."},
            {"who": "ANNE", "text": "Go."},
            {"who": "BO", "text": "No."},
        ]

    assert told(since(rewrite)) == [("action", "", "Rain.", ""), ("line", "BO", "", "No.")]


def test_a_shot_that_changed_and_its_neighbour_that_only_moved() -> None:
    def replan(f: dict[str, Any]) -> None:
        shots = f["scenes"][0]["shots"]
        shots[1]["size"] = {"code": "CU", "en": "close-up", "zh": "特写"}
        shots[1]["lens_mm"] = 85
        shots[1]["number"] = "1C"
        shots.insert(1, shot("s001", "1B", 48, 12, subjects=["BO"], size="ELS"))

    found = since(replan)
    assert found[0]["what"] == "replanned"
    assert told(found) == [
        ("shot", "1B", "", {"en": "single ELS", "zh": "单人 ELS"}),
        ("size", "1C", "MS", "CU"),
        ("lens", "1C", "40 mm", "85 mm"),
    ]


def test_a_set_and_its_weather() -> None:
    def move(f: dict[str, Any]) -> None:
        f["scenes"][0] |= {"kit": "bus_stop", "weather": []}

    found = since(move)
    assert found[0]["what"] == "set"
    assert told(found) == [
        ("set", "", "kitchen", "bus stop"),
        ("weather", "", {"en": "rain", "zh": "雨"}, {"en": "none", "zh": "无"}),
    ]


def test_a_look_and_a_voice() -> None:
    def dress(f: dict[str, Any]) -> None:
        f["characters"][0]["look"] |= {"top_colour": [0, 0, 255], "seed": 2}
        f["characters"][0]["voice"] = "am_adam"

    found = since(dress)
    assert (found[0]["what"], found[0]["heading"]) == ("cast", "BO")
    assert told(found) == [
        ("top_colour", "", "#c81e28", "#0000ff"),
        ("voice", "", "af_heart", "am_adam"),
    ]


def test_people_who_join_and_leave() -> None:
    def swap(f: dict[str, Any]) -> None:
        f["characters"] = [character("CY")]

    assert [(c["what"], c["heading"]) for c in since(swap)] == [("joined", "CY"), ("left", "BO")]


@pytest.mark.parametrize("missing", ["beats", "kit", "hour", "weather"])
def test_records_of_before_are_read(missing: str) -> None:
    old = film()
    del old["scenes"][0][missing]
    now = film()
    now["scenes"][0]["content"] = "1"
    found = changes_since(now, json.dumps(old))
    assert found[0]["what"] == "rewritten"
    assert all(kind not in ("line", "action") for kind, *_ in told(found))
