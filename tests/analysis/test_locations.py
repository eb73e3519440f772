"""Places: the same set under many headings is one, and says why."""

from __future__ import annotations

import pytest

from workprint.analysis.locations import locations
from workprint.film.breakdown import Location
from workprint.screenplay import parse


def places(*headings: str) -> tuple[dict[str, list[int]], tuple[Location, ...]]:
    """Each set with the scenes (from 1) it is in."""
    screenplay = parse("\n\n".join(f"{heading}\n\nRain." for heading in headings))
    made, of_scene = locations(screenplay)
    sets: dict[str, list[int]] = {}
    for n, scene in enumerate(screenplay.scenes, 1):
        sets.setdefault(of_scene[scene.id][1], []).append(n)
    return sets, made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("INT. JOHN'S HOUSE - KITCHEN - DAY", "INT. KITCHEN, JOHN'S HOUSE - NIGHT"),
        ("INT. APT. 4 - DAY", "INT. APARTMENT 4 - NIGHT"),
        ("INT. THE OLD THEATRE - DAY", "INT. OLD THEATER - NIGHT"),
        ("INT. RESTAURANT - DAY", "INT. RESTAURENT - NIGHT"),
        ("INT. HOUSE - KITCHEN - DAY", "INT. KITCHEN - NIGHT"),
        ("EXT. MAIN ST. - DAY", "EXT. MAIN STREET (RAIN) - NIGHT"),
        ("INT. SCHOOL - DAY", "INT. SCHOOL - FLASHBACK - DAY"),
        ("INT. JOE'S APARTMENT - BEDROOM - DAY", "INT. JOE'S BEDROOM - NIGHT"),
        ("INT. JOE'S BEDROOM - DAY", "INT. BEDROOM, JOE'S FLAT - NIGHT"),
        ("1. 内景 老张家 卧室 日", "2. 内景 老张的卧室 夜"),
        ("EXT. M/V AURORA - DAY", "EXT. AURORA - NIGHT"),
        ("INT. M/V AURORA - BRIDGE - DAY", "INT. AURORA - BRIDGE - NIGHT"),
    ],
)
def test_two_headings_of_one_set(one: str, other: str) -> None:
    sets, made = places(one, other)
    assert list(sets.values()) == [[1, 2]]
    own = next(place for place in made if place.id in sets)
    assert len(own.names) == len({n.lower() for n in own.names})
    if len(own.names) > 1:
        assert own.reasons, "a merge says why"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("INT. ROOM 101 - DAY", "INT. ROOM 102 - DAY"),
        ("INT. NORTH TOWER - DAY", "INT. SOUTH TOWER - DAY"),
        ("INT. IDA'S FLAT - BEDROOM - DAY", "INT. TOM'S FLAT - BEDROOM - DAY"),
        ("INT. HOUSE - KITCHEN - DAY", "INT. HOUSE - HALL - DAY"),
        ("INT. JOE'S APARTMENT - BEDROOM - DAY", "INT. IDA'S BEDROOM - NIGHT"),
        ("INT. JOE'S APARTMENT - KITCHEN - DAY", "INT. JOE'S BEDROOM - NIGHT"),
        ("INT. JOE'S GARAGE - OFFICE - DAY", "INT. JOE'S OFFICE - NIGHT"),
        ("1. 内景 老张家 卧室 日", "2. 内景 老李的卧室 夜"),
        ("INT./EXT. PICKUP TRUCK / COAST RD. - DAY", "EXT. COAST ROAD - DAY"),
    ],
)
def test_two_sets_stay_two(one: str, other: str) -> None:
    assert list(places(one, other)[0].values()) == [[1], [2]]


def test_a_part_alone_is_nobodys_where_two_places_have_it() -> None:
    sets, _ = places(
        "INT. IDA'S FLAT - BEDROOM - DAY", "INT. TOM'S FLAT - BEDROOM - DAY",
        "INT. BEDROOM - NIGHT",
    )  # fmt: skip
    assert sorted(sets.values()) == [[1], [2], [3]]


def test_sets_belong_to_their_location() -> None:
    _, made = places(
        "EXT. LIGHTHOUSE - DAY",
        "INT. LIGHTHOUSE - KITCHEN - DAY",
        "INT. LIGHTHOUSE - STAIRS - DAY",
    )
    top = next(place for place in made if place.part_of is None)
    assert top.name == "LIGHTHOUSE" and len(top.scenes) == 3
    assert {p.name for p in made if p.part_of == top.id} == {
        "LIGHTHOUSE - KITCHEN", "LIGHTHOUSE - STAIRS",
    }  # fmt: skip


def test_chinese_places() -> None:
    headings = ("1. 内景 旧书店·柜台 夜", "2. 内景 旧书店柜台 日", "3. 外景 胡同 夜")
    text = "\n\n".join(f"{heading}\n\n雨。" for heading in headings)
    screenplay = parse(text)
    _, of_scene = locations(screenplay)
    sets = [of_scene[scene.id][1] for scene in screenplay.scenes]
    assert sets[0] == sets[1] != sets[2]


def test_a_room_of_an_owner_with_two_homes_stands_for_itself() -> None:
    headings = ("INT. JOE'S HOUSE - BEDROOM", "INT. JOE'S FLAT - BEDROOM", "INT. JOE'S BEDROOM")
    assert len(places(*headings)[0]) == 3


def test_a_room_called_by_its_owner_says_why_it_is_one() -> None:
    _, made = places("INT. JOE'S FLAT - BEDROOM - DAY", "INT. JOE'S BEDROOM - DAY")
    told = next(p for p in made if p.reasons).reasons[0].text.en
    assert told == "a room of the one home its owner has: JOE'S BEDROOM is JOE'S FLAT - BEDROOM"
