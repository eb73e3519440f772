"""Ships and trucks with a name are one vehicle, however it is written."""

from __future__ import annotations

import pytest

from workprint.film.breakdown import Category
from workprint.models import store
from workprint.production.breakdowns import breakdown_of
from workprint.screenplay import parse


@pytest.fixture(autouse=True)
def _parser() -> None:
    if store.find("syntax-en") is None:
        pytest.skip("the model syntax-en is not fetched")


def vehicles(action: str, *, heading: str = "EXT. SEA - DAY") -> list[str]:
    """What the breakdown lists as vehicles, each with the words of its spans."""
    text = f"{heading}\n\n{action}\n\nIDA\nLook at her.\n"
    made = breakdown_of(parse(text))
    return [
        f"{element.name}: " + " | ".join(text[span.start : span.end] for span in element.spans)
        for element in made.scenes[0].elements
        if element.category is Category.VEHICLES
    ]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (
            "The M/V AURORA heels. Ida boards the Aurora.",
            ["M/V AURORA: M/V AURORA | Aurora"],
        ),
        ("The trawler AURORA rolls. The Aurora sinks.", ["AURORA: trawler AURORA | Aurora"]),
        (
            "A truck, BIG BERTHA, pulls in. Ida climbs into Big Bertha.",
            ["BIG BERTHA: truck, BIG BERTHA | Big Bertha"],
        ),
        (
            "A lorry called Big Bertha waits. BIG BERTHA rolls off.",
            ["Big Bertha: lorry called Big Bertha | BIG BERTHA"],
        ),
        ("HMS Victory fires. The VICTORY burns.", ["HMS Victory: HMS Victory | VICTORY"]),
        ("The truck EXPLODES. Ida drives the truck.", ["truck: truck | truck"]),
        ("The bus IDA drives is late. The Ida of old.", ["bus: bus"]),
    ],
)
def test_a_vehicle_by_its_name_is_one(action: str, expected: list[str]) -> None:
    assert vehicles(action) == expected


def test_a_ship_that_is_the_set_is_listed_by_its_name() -> None:
    told = vehicles("Ida sleeps aboard the Aurora.", heading="INT. M/V AURORA - CABIN - NIGHT")
    assert told == ["M/V AURORA: M/V AURORA | Aurora"]


def test_a_name_is_one_vehicle_in_the_whole_film() -> None:
    made = breakdown_of(
        parse("EXT. M/V AURORA - DAY\n\nRain.\n\nEXT. PIER - DAY\n\nThe Aurora docks.\n")
    )
    (ship,) = [e for e in made.elements if e.category is Category.VEHICLES]
    assert (ship.name, ship.scenes) == ("M/V AURORA", ("s001", "s002"))
