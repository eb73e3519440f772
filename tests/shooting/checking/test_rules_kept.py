"""The checker and the rules: each set's figures kept to the minute, and broken by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import minute, rules, scene, violations

from workprint.film.rules import Rule
from workprint.film.terms import DayLimits, Person, ShootUnit
from workprint.shooting.checking.minors import months
from workprint.shooting.checking.words import clock, length
from workprint.shooting.rules import rule_set, rule_sets

NO_PREP = DayLimits(prep_minutes=0, most_minutes=2000)
IDA, TOM = scene("1", cast="IDA"), scene("2", cast="IDA")
WEEK = [date(2026, 5, 4) + timedelta(days=n) for n in range(8)]


def rule(set_: str, name: str) -> Rule:
    return next(one for one in rule_set(set_) if one.id == f"{set_}.{name}")


def days(*dates: str, clocks: str = "08:00-10:00", call: str = "08:00") -> str:
    """A scene a day, all alike."""
    return "\n".join(f"2026-{day} {call} main: {n} {clocks}" for n, day in enumerate(dates, 1))


def two(first: str, then: str, end: str = "20:00", call: str = "08:00") -> str:
    """Two days: when the first ends, and when the second is called."""
    return (
        f"2026-{first} 08:00 main: 1 08:00-{end}\n"
        f"2026-{then} {call} main: 2 {call}-{clock_after(call)}"
    )


def clock_after(call: str) -> str:
    return f"{int(call[:2]) + 1:02d}{call[2:]}"


def born(years: int, months_: int = 0, cast: str = "IDA") -> tuple[Person, ...]:
    """Somebody of an age on 4 May 2026."""
    total = 2026 * 12 + 4 - years * 12 - months_
    return (Person(cast, born=date(total // 12, total % 12 + 1, 4)),)


def seven(count: int) -> str:
    return days(*[f"{day:%m-%d}" for day in WEEK[:count]])


SEVEN = tuple(scene(str(n), cast="IDA") for n in range(1, 9))
LONG = tuple(scene(str(n), cast="IDA") for n in range(1, 6))

BATTERY = [
    ("us-crew", "rest", two("05-04", "05-05", "22:00"), two("05-04", "05-05", "22:01"), {}),
    ("us-sag-aftra", "rest", two("05-04", "05-05"), two("05-04", "05-05", "20:01"), {}),
    # Friday to Monday: 54 hours from 02:00 on Saturday, 56 from midnight.
    ("us-crew", "weekly-rest", two("05-08", "05-11", "26:00"), two("05-08", "05-11", "26:01"), {}),
    (
        "us-sag-aftra", "weekly-rest", two("05-08", "05-11", "24:00"),
        two("05-08", "05-11", "24:01"), {},
    ),
    (
        "us-crew", "weekly-rest", two("05-09", "05-11", "24:00"), two("05-09", "05-11", "24:01"),
        {"days_off": (0,)},
    ),
    (
        "us-sag-aftra", "weekly-rest", two("05-09", "05-11"), two("05-09", "05-11", "20:01"),
        {"days_off": (0,)},
    ),
    (
        "us-sag-aftra", "meal", "2026-05-04 08:00 main: 1 08:00-14:00; meal 14:00-14:30; "
        "2 14:30-20:30", "2026-05-04 08:00 main: 1 08:00-14:01; meal 14:01-14:31; 2 14:31-20:31",
        {},
    ),
    (
        "us-sag-aftra", "meal", "2026-05-04 08:00 main: 1 08:00-14:00; meal 14:00-14:30; "
        "2 14:30-20:30", "2026-05-04 08:00 main: 1 08:00-14:00; meal 14:00-14:30; 2 14:30-20:31",
        {},
    ),
    ("us-sag-aftra", "meal", two("05-04", "05-05", "14:00"), two("05-04", "05-05", "14:01"), {}),
    ("us-crew", "meal", two("05-04", "05-05", "14:00"), two("05-04", "05-05", "14:01"), {}),
    ("us-crew", "six-in-seven", seven(6), seven(7), {"days_off": ()}),
    ("cn", "weekly-rest", seven(6), seven(7), {"days_off": ()}),
    ("cn", "weekly-rest-cast", seven(6), seven(7), {"days_off": ()}),
    ("cn", "day", two("05-04", "05-05", "19:00"), two("05-04", "05-05", "19:01"), {}),
    (
        "cn", "week", days("05-04", "05-05", "05-06", "05-07", clocks="08:00-19:00"),
        days("05-04", "05-05", "05-06", "05-07", clocks="08:00-19:00").replace(
            "1 08:00-19:00", "1 08:00-19:01"
        ), {},
    ),
    # 4 May 2026 is a Monday, 8 May a Friday, 9 May a Saturday.
    (
        "us-ca-minors", "window", days("05-04", clocks="05:00-06:00", call="05:00"),
        days("05-04", clocks="04:59-06:00", call="04:59"), {"people": born(10)},
    ),
    (
        "us-ca-minors", "window", days("05-04", clocks="20:00-22:00"),
        days("05-04", clocks="20:00-22:01"), {"people": born(10)},
    ),
    (
        "us-ca-minors", "window", days("05-08", clocks="20:00-24:30"),
        days("05-08", clocks="20:00-24:31"), {"people": born(10)},
    ),
    (
        "us-ca-minors", "window", days("05-05", clocks="20:00-24:30"),
        days("05-05", clocks="20:00-24:31"),
        {"people": born(10), "holidays": ((date(2026, 5, 6), "Feast"),)},
    ),
    (
        "us-ca-minors", "rest", two("05-04", "05-05", "12:00", "08:00").replace(
            "1 08:00-12:00", "1 18:00-20:00"
        ), two("05-04", "05-05", "12:00", "07:59").replace("1 08:00-12:00", "1 18:00-20:00"),
        {"people": born(12)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("set_", "name", "keeps", "breaks", "terms"), BATTERY)
def test_a_rule_is_kept_to_the_minute_and_broken_by_one(
    set_: str, name: str, keeps: str, breaks: str, terms: dict[str, Any]
) -> None:
    one = rule(set_, name)
    for text, expected in ((keeps, set()), (breaks, {one.id})):
        used = [s for s in SEVEN if f" {s.scene} " in text]
        told = violations(text, *used, limits=NO_PREP, rules=(one,), **terms)
        assert {found.rule for found in told} == expected
        assert all(found.hard == one.hard for found in told)
        for found in told:
            assert found.reason.text.en and one.name.zh in found.reason.text.zh
            assert one.source in {e.source for e in found.reason.evidence}  # type: ignore[union-attr]


def test_the_battery_has_every_rule_that_comes_with_workprint() -> None:
    tried = {f"{set_}.{name}" for set_, name, *_ in BATTERY}
    ages = {one.id for one in rule_set("us-ca-minors") if one.kind == "minor_hours"}
    assert tried | ages == {one.id for name in rule_sets() for one in rule_set(name)}


@pytest.mark.parametrize("one", [r for r in rule_set("us-ca-minors") if r.kind == "minor_hours"])
@pytest.mark.parametrize("edge", ["from_months", "to_months"])
@pytest.mark.parametrize("day", ["05-04", "05-09"])
def test_hours_of_a_minor_are_those_of_their_age(one: Rule, edge: str, day: str) -> None:
    age = one.value(edge) - (edge == "to_months")
    person = (Person("IDA", born=_months_before(date(2026, 5, int(day[3:])), age)),)
    most = one.value("work_free" if day == "05-09" else "work")
    around: dict[str, Any] = {"limits": NO_PREP, "people": person, "rules": (one,), "days_off": ()}

    def broken_by(work: int, stay: int) -> list[str]:
        """Rules broken by minutes before the camera in so many on set."""
        start, last = 8 * 60, 8 * 60 + stay
        text = (
            f"2026-{day} 08:00 main: 1 08:00-{hh(start + work - 1)}; 1 {hh(last - 1)}-{hh(last)}"
        )
        return rules(violations(text, IDA, **around))

    def hh(at: int) -> str:
        return f"{at // 60:02d}:{at % 60:02d}"

    assert broken_by(most, one.value("on_set")) == []
    assert broken_by(most + 1, one.value("on_set")) == [one.id]
    assert broken_by(most, one.value("on_set") + 1) == [one.id]


def _months_before(day: date, count: int) -> date:
    total = day.year * 12 + day.month - 1 - count
    return date(total // 12, total % 12 + 1, day.day)


def test_who_is_of_age_or_whose_birth_nobody_gave_is_no_minor() -> None:
    text = days("05-04", clocks="08:00-24:00")
    minors = rule_set("us-ca-minors")
    for people in ((), (Person("IDA"),), born(18)):
        assert violations(text, IDA, limits=NO_PREP, rules=minors, people=people) == ()
    told = violations(text, IDA, limits=NO_PREP, rules=minors, people=born(17, 11))
    assert set(rules(told)) == {"us-ca-minors.16-to-18", "us-ca-minors.window"}


def test_a_minor_whose_age_no_rule_has_is_told() -> None:
    own = (rule("us-ca-minors", "9-to-16"),)
    told = violations(days("05-04"), IDA, limits=NO_PREP, rules=own, people=born(8))
    assert rules(told) == ["minor.no-rule"]
    assert "96 months" in told[0].reason.text.en


@pytest.mark.parametrize("age", [6, 24, 72, 108, 192])
def test_on_the_birthday_the_next_age_holds(age: int) -> None:
    people = (Person("IDA", born=_months_before(date(2026, 5, 4), age)),)
    told = violations(
        days("05-04", clocks="08:00-20:00"), IDA, limits=NO_PREP, people=people,
        rules=rule_set("us-ca-minors"),
    )  # fmt: skip
    (theirs,) = {one.rule for one in told}
    found = next(one for one in rule_set("us-ca-minors") if one.id == theirs)
    assert found.value("from_months") == age


def test_meals_of_a_minor_do_not_count_as_time_on_set() -> None:
    own = (rule("us-ca-minors", "9-to-16"),)
    text = "2026-05-04 08:00 main: 1 08:00-10:00; meal 12:00-13:00; 1 17:00-{}"
    for end, expected in (("18:00", []), ("18:01", ["us-ca-minors.9-to-16"])):
        hour = replace(NO_PREP, meal_minutes=60)
        told = violations(text.format(end), IDA, limits=hour, rules=own, people=born(9))
        assert rules(told) == expected


def test_prep_counts_for_the_call_of_cast() -> None:
    own = (rule("us-sag-aftra", "rest"),)
    text = two("05-04", "05-05", "20:00", "09:00")
    assert violations(text, IDA, TOM, limits=DayLimits(prep_minutes=60), rules=own) == ()
    told = violations(text, IDA, TOM, limits=DayLimits(prep_minutes=61), rules=own)
    assert rules(told) == ["us-sag-aftra.rest"]
    assert "20:00" in told[0].reason.text.en and "07:59" in told[0].reason.text.en
    assert "11 h 59 min" in told[0].reason.text.en and "少 1 分钟" in told[0].reason.text.zh
    assert told[0].elements == ("IDA",)


def test_rest_over_a_change_of_the_clocks_is_the_time_that_passes() -> None:
    own = (rule("us-sag-aftra", "rest"),)
    here: dict[str, Any] = {
        "limits": NO_PREP, "rules": own, "days_off": (), "start": date(2026, 3, 1),
    }  # fmt: skip
    night = "2026-03-07 08:00 main: 1 08:00-20:00\n2026-03-08 08:00 main: 2 08:00-09:00"
    assert violations(night, IDA, TOM, zone="UTC", **here) == ()
    told = violations(night, IDA, TOM, zone="America/Los_Angeles", **here)
    assert "11 h of rest" in told[0].reason.text.en


def test_rest_over_days_off_counts_them() -> None:
    own = (rule("us-crew", "weekly-rest"),)
    here: dict[str, Any] = {"limits": NO_PREP, "rules": own}
    (told,) = violations(two("05-08", "05-11", "26:30"), IDA, TOM, **here)
    assert "53 h 30 min of rest over 2 days off, 30 min less than 54 h" in told.reason.text.en
    (told,) = violations(two("05-09", "05-11", "24:30"), IDA, TOM, days_off=(0,), **here)
    assert "31 h 30 min of rest over 1 day off, 30 min less than 32 h" in told.reason.text.en


def test_rest_is_looked_at_for_a_person_across_units() -> None:
    units = (ShootUnit("main"), ShootUnit("second", scenes=("2",)))
    text = "2026-05-04 08:00 main: 1 08:00-20:00\n2026-05-05 07:00 second: 2 07:00-08:00"
    both: dict[str, Any] = {"limits": NO_PREP, "units": units}
    cast, crew = rule("us-sag-aftra", "rest"), rule("us-crew", "rest")
    assert rules(violations(text, IDA, TOM, rules=(cast,), **both)) == [cast.id]
    late = text.replace("07:00", "05:00")
    assert rules(violations(late, IDA, TOM, rules=(crew,), **both)) == []


def test_a_meal_at_the_call_or_up_to_wrap_is_a_persons_meal() -> None:
    own = (rule("us-sag-aftra", "meal"),)
    here: dict[str, Any] = {"limits": DayLimits(prep_minutes=30), "rules": own}
    at_call = "2026-05-04 07:30 main: meal 07:30-08:00; 1 08:00-14:00"
    assert violations(at_call, IDA, **here) == ()
    until_wrap = "2026-05-04 07:30 main: 1 08:00-13:30; meal 13:30-14:00; wrap 14:00"
    assert violations(until_wrap, IDA, **here) == ()
    before = "2026-05-04 07:00 main: meal 07:29-07:59; 1 08:00-14:00"
    assert rules(violations(before, IDA, **here)) == ["us-sag-aftra.meal"]


def test_a_late_meal_names_the_penalty() -> None:
    own = (rule("us-sag-aftra", "meal"),)
    text = "2026-05-04 08:00 main: 1 08:00-14:31; meal 14:31-15:01"
    (told,) = violations(text, IDA, limits=NO_PREP, rules=own)
    assert "31 min more than 6 h" in told.reason.text.en
    assert told.reason.text.en.endswith("penalty 60 USD")
    assert not told.hard


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 6000))
def test_months_of_age_grow_by_one_a_month(born_on: date, days_on: int) -> None:
    day = born_on + timedelta(days=days_on)
    age = months(born_on, day)
    assert 0 <= months(born_on, day + timedelta(days=1)) - age <= 1
    assert abs(days_on / 30.436875 - age) < 1.2


@given(st.integers(-1440, 4000))
def test_clocks_and_lengths_say_their_minutes(at: int) -> None:
    shown, _, plus = clock(at).partition(" ")
    offset = int(plus.strip("()")) * 1440 if plus else 0
    assert minute(shown) + offset == at
    told = length(abs(at)).en.replace(" h", "*60").replace(" min", "").replace(" ", "+")
    assert sum(_product(part) for part in told.split("+")) == abs(at)


def _product(part: str) -> int:
    hours, times, _ = part.partition("*")
    return int(hours) * (60 if times else 1)
