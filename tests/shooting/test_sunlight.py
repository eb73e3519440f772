"""When the sun stands over a shoot, and which light a heading asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.terms import ShootTerms
from workprint.shooting.light import (
    MIDNIGHT_SUN,
    POLAR_NIGHT,
    is_outside,
    lights,
    next_sunrise,
    sun,
    windows,
)

PLACES = {
    "Los Angeles": (34.05, -118.24, "America/Los_Angeles"),
    "Beijing": (39.9, 116.4, "Asia/Shanghai"),
    "Urumqi": (43.8, 87.6, "Asia/Shanghai"),
    "Auckland": (-36.85, 174.76, "Pacific/Auckland"),
    "Reykjavik": (64.15, -21.94, "Atlantic/Reykjavik"),
    "Tromso": (69.65, 18.96, "Europe/Oslo"),
    "Kiritimati": (1.87, -157.4, "Pacific/Kiritimati"),
}


def at(place: str) -> ShootTerms:
    latitude, longitude, zone = PLACES[place]
    return ShootTerms(date(2026, 1, 1), latitude=latitude, longitude=longitude, zone=zone)


@pytest.mark.parametrize(
    ("place", "day", "rise", "sets"),
    [
        # Published tables give minutes; ours may differ by two.
        ("Los Angeles", date(2026, 6, 21), "05:42", "20:08"),
        ("Los Angeles", date(2026, 12, 21), "06:55", "16:48"),
        ("Beijing", date(2026, 6, 21), "04:46", "19:46"),
        ("Reykjavik", date(2026, 6, 21), "02:55", "24:03"),
        ("Urumqi", date(2026, 12, 21), "09:40", "18:35"),
    ],
)
def test_the_sun_is_where_tables_have_it(place: str, day: date, rise: str, sets: str) -> None:
    told = sun(at(place), day)
    assert told is not None
    for ours, theirs in zip(told, (rise, sets), strict=True):
        assert abs(ours - int(theirs[:2]) * 60 - int(theirs[3:])) <= 2


def test_the_clock_of_the_place_changes_with_the_season() -> None:
    before, after = (sun(at("Los Angeles"), date(2026, 3, day)) for day in (7, 8))
    assert before and after
    assert 55 <= after[0] - before[0] <= 60 <= after[1] - before[1] <= 65


def test_days_without_a_night_or_a_day_and_an_unknown_place() -> None:
    assert sun(at("Tromso"), date(2026, 6, 21)) == MIDNIGHT_SUN
    assert sun(at("Tromso"), date(2026, 12, 21)) == POLAR_NIGHT
    unknown = ShootTerms(date(2026, 1, 1))
    assert sun(unknown, date(2026, 6, 21)) is None
    assert next_sunrise(unknown, date(2026, 6, 21)) is None
    assert windows("NIGHT", "EXT", *MIDNIGHT_SUN, 1440) == ()
    assert windows("DAY", "EXT", *POLAR_NIGHT, 2160) == ()
    assert windows("NIGHT", "EXT", *POLAR_NIGHT, 2160) == ((0, 2880),)
    assert windows("DAWN", "EXT", *POLAR_NIGHT, 2160) == ()


@given(st.sampled_from(sorted(PLACES)), st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_the_sun_rises_once_a_day_and_then_sets(place: str, day: date) -> None:
    told, rise = sun(at(place), day), next_sunrise(at(place), day)
    assert told is not None and rise is not None
    assert 0 <= told[0] <= told[1] <= 1560
    then = sun(at(place), day + timedelta(days=1))
    assert then is not None and rise == then[0] + 1440
    assert told[1] <= rise or place == "Tromso"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("DAY", "day"), ("NIGHT", "night"), ("DAWN", "dawn"), ("DUSK", "dusk"),
        ("MORNING", "day"), ("Late Afternoon", "day"), ("EVENING", "dusk night"),
        ("SUNSET", "dusk"), ("SUNRISE", "dawn"), ("MAGIC HOUR", "dusk"), ("MIDNIGHT", "night"),
        ("EARLY MORNING", "dawn"), ("BEFORE DAWN", "night"), ("DAY FOR NIGHT", "day"),
        ("NIGHT (DAY 2)", "night"), ("NEXT DAY", "day"), ("DAY/NIGHT", "night day"),
        ("日", "day"), ("夜", "night"), ("晨", "dawn"), ("昏", "dusk"), ("清晨", "dawn"),
        ("黄昏", "dusk"), ("傍晚", "dusk"), ("日景", "day"), ("夜晚", "night"), ("凌晨", "night"),
        ("日出", "dawn"), ("日落", "dusk"), ("上午", "day"), ("日拍夜", "day"), ("次日", ""),
        ("LATER", ""), ("CONTINUOUS", ""), ("SUNDAY", ""), ("第三天", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_heading_asks_for_a_light(heading: str, expected: str) -> None:
    assert lights(heading) == tuple(expected.split())


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("EXT", True), ("EXT.", True), ("INT/EXT", True), ("I/E", True), ("I./E.", True),
        ("外", True), ("内外景", True), ("INT", False), ("INT.", False), ("内", False),
        ("", False),
    ],
)  # fmt: skip
def test_what_is_partly_outside_is_outside(told: str, expected: bool) -> None:
    assert is_outside(told) is expected


def test_each_light_has_its_windows() -> None:
    sky = (360, 1200, 1801)
    assert windows("DAY", "EXT", *sky) == ((360, 1200), (1801, 2641))
    assert windows("NIGHT", "EXT", *sky) == ((0, 340), (1220, 1781))
    assert windows("DAWN", "EXT", *sky) == ((315, 435), (1756, 1876))
    assert windows("DUSK", "EXT", *sky) == ((1125, 1230),)
    assert windows("EVENING", "EXT", *sky) == ((0, 340), (1125, 1781))
    assert windows("DAY", "INT", *sky) is None
    assert windows("LATER", "EXT", *sky) is None
