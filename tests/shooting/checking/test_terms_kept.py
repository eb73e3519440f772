"""The checker and the terms of a shoot: each kept to the minute, and broken by one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import START, board_of, plan, rules, scene, schedule, shoot_day, violations

from workprint.film.schedule import Board, ScheduleElement, SpecialDate, Strip, Unit
from workprint.film.shoot import DayItem, ShootDay, ShootPlan
from workprint.film.terms import (
    DateSpan,
    DayLimits,
    LockedDay,
    Person,
    Place,
    ShootTerms,
    ShootUnit,
    StripTerms,
)
from workprint.shooting.checking import check
from workprint.shooting.checking.facts import place_of
from workprint.shooting.rules import rule_set, rule_sets

ONE = "2026-05-04 07:00 main: 1 08:00-10:00"
LA: dict[str, Any] = {"latitude": 34.05, "longitude": -118.24, "zone": "America/Los_Angeles"}
"""On 4 May 2026 the sun is up from 6:01 to 19:39 there."""
PIER = "EXT|DAY|PIER|Pier"
UNITS = (ShootUnit("main"), ShootUnit("second", scenes=("2",)))


def span(first: int, last: int, why: str = "") -> DateSpan:
    return DateSpan(date(2026, 5, first), date(2026, 5, last), why)


def terms_case(rule: str, keeps: str, breaks: str, *strips: Any, **terms: Any) -> Any:
    return pytest.param(rule, keeps, breaks, strips, terms, id=rule)


KITCHEN, SECOND = scene("1", cast="IDA", minutes=120), scene("2", cast="IDA", minutes=60)
YARD = scene("2", PIER, cast="IDA", minutes=60)
IDA_FREE = (ScheduleElement("IDA", "cast", "IDA", days_off=(2,)),)
IDA_DATE = (
    ScheduleElement("IDA", "cast", "IDA", dates=(SpecialDate("x", "dayOff", "wedding", START),)),
)

BATTERY = [
    terms_case("strip.minutes", ONE, "2026-05-04 07:00 main: 1 08:00-09:59", KITCHEN),
    pytest.param(
        "strip.minutes", ONE, "2026-05-04 07:00 main: 1 08:00-09:59", (scene("1"),),
        {"strips": (StripTerms("1", minutes=120),)}, id="decided minutes",
    ),
    terms_case(
        "time.overlap", f"{ONE}; 2 10:00-11:00", f"{ONE}; 2 09:59-11:00", KITCHEN, SECOND
    ),
    terms_case("time.outside", f"{ONE}; wrap 10:00", f"{ONE}; wrap 09:59", KITCHEN),
    terms_case(
        "time.two-days", f"{ONE}\n2026-05-05 07:00 main: 2 08:00-09:00",
        f"{ONE}\n2026-05-04 11:00 main: 2 12:00-13:00", KITCHEN, SECOND,
    ),
    pytest.param(
        "time.two-days", "2026-05-04 20:00 main: 1 24:00-30:00\n2026-05-05 06:00 main: "
        "2 07:00-08:00", "2026-05-04 20:00 main: 1 24:00-30:00\n2026-05-05 05:59 main: "
        "2 07:00-08:00", (scene("1"), scene("2")), {}, id="night into day",
    ),
    terms_case("date.day-off", ONE, ONE.replace("05-04", "05-09"), KITCHEN),
    pytest.param(
        "date.day-off", ONE.replace("05-04", "05-05"), ONE.replace("05-04", "05-06"), (KITCHEN,),
        {"holidays": ((date(2026, 5, 6), "Feast"),)}, id="holiday",
    ),
    pytest.param(
        "date.day-off", ONE.replace("05-04", "05-09"), ONE.replace("05-04", "05-16"), (KITCHEN,),
        {"workdays": (date(2026, 5, 9),)}, id="swapped workday",
    ),
    terms_case("date.before-start", ONE, ONE.replace("05-04", "05-01"), KITCHEN),
    terms_case("date.after-last", ONE, ONE.replace("05-04", "05-05"), KITCHEN, last=START),
    terms_case(
        "person.away", ONE, ONE.replace("05-04", "05-05"), KITCHEN,
        people=(Person("IDA", away=(span(5, 5, "theatre"),)),),
    ),
    pytest.param(
        "person.day-off", ONE, ONE.replace("05-04", "05-05"), (KITCHEN,),
        {"elements": IDA_FREE}, id="weekday off",
    ),
    pytest.param(
        "person.day-off", ONE.replace("05-04", "05-05"), ONE, (KITCHEN,), {"elements": IDA_DATE},
        id="own date off",
    ),
    terms_case(
        "person.two-units", f"{ONE}\n2026-05-04 07:00 second: 2 10:00-11:00",
        f"{ONE}\n2026-05-04 07:00 second: 2 09:59-11:00", KITCHEN, SECOND, units=UNITS,
    ),
    terms_case(
        "place.dates", ONE, ONE.replace("05-04", "05-05"), KITCHEN,
        places=(Place("Studio", open=(span(1, 4),)),),
    ),
    pytest.param(
        "place.dates", ONE, ONE.replace("05-04", "05-05"), (KITCHEN,),
        {"places": (Place("Stage 3", ("kitchen",), closed=(span(5, 9, "paint"),)),)}, id="closed",
    ),
    terms_case(
        "place.hours", ONE, "2026-05-04 06:00 main: 1 07:59-09:59", KITCHEN,
        places=(Place("Studio", from_minute=480, to_minute=600),),
    ),
    pytest.param(
        "place.hours", "2026-05-04 20:00 main: 1 24:00-26:00",
        "2026-05-04 20:00 main: 1 24:01-26:01", (KITCHEN,),
        {"places": (Place("Studio", from_minute=1320, to_minute=1560),)}, id="hours by night",
    ),
    terms_case(
        "day.most", f"{ONE}; wrap 19:00", f"{ONE}; wrap 19:01", KITCHEN,
    ),
    pytest.param(
        "day.most", f"{ONE}; meal 13:00-13:30; wrap 19:30",
        f"{ONE}; meal 13:00-13:30; wrap 19:31", (KITCHEN,), {}, id="most without meals",
    ),
    terms_case(
        "day.eighths", f"{ONE}\n2026-05-05 07:00 main: 2 08:00-09:00", f"{ONE}; 2 10:00-11:00",
        KITCHEN, SECOND, limits=DayLimits(eighths=7),
    ),
    pytest.param(
        "day.eighths", f"{ONE}; 2 10:00-11:00", f"{ONE}; 2 10:00-11:00; 3 11:00-12:00",
        (KITCHEN, SECOND, scene("3", eighths=1)), {"limits": DayLimits(eighths=8)},
        id="eighths to the last",
    ),
    pytest.param(
        "day.moves", f"{ONE}; move 10:00-11:00 Pier; 2 11:00-12:00",
        f"{ONE}; move 10:00-11:00 Pier; 2 11:00-12:00; move 12:00-13:00 Studio; 3 13:00-14:00",
        (KITCHEN, YARD, scene("3")), {"limits": DayLimits(moves=1)}, id="moves to the last",
    ),
    terms_case(
        "day.moves", f"{ONE}\n2026-05-05 07:00 main: 2 08:00-09:00",
        f"{ONE}; move 10:00-11:00 Pier; 2 11:00-12:00", KITCHEN, YARD, limits=DayLimits(moves=0),
    ),
    terms_case(
        "day.move", f"{ONE}; move 10:00-11:00 Pier; 2 11:00-12:00",
        f"{ONE}; move 10:00-10:59 Pier; 2 10:59-11:59", KITCHEN, YARD,
    ),
    terms_case(
        "day.meal", f"{ONE}; meal 12:00-12:30", f"{ONE}; meal 12:00-12:29", KITCHEN
    ),
    terms_case(
        "light", "2026-05-04 12:00 main: 1 17:39-19:39", "2026-05-04 12:00 main: 1 17:40-19:40",
        scene("1", PIER), **LA,
    ),
    pytest.param(
        "light", "2026-05-04 18:00 main: 1 19:59-21:00", "2026-05-04 18:00 main: 1 19:58-21:00",
        (scene("1", "EXT|NIGHT|PIER|Pier"),), LA, id="night falls",
    ),
    pytest.param(
        "light", "2026-05-04 18:00 main: 1 28:00-29:40", "2026-05-04 18:00 main: 1 28:00-29:41",
        (scene("1", "外|夜|码头|码头"),), LA, id="night ends",
    ),
    pytest.param(
        "light", "2026-05-04 04:00 main: 1 05:16-06:00", "2026-05-04 04:00 main: 1 05:15-06:00",
        (scene("1", "EXT|DAWN|PIER|Pier"),), LA, id="dawn",
    ),
    pytest.param(
        "light", "2026-05-04 14:00 main: 1 18:24-20:09", "2026-05-04 14:00 main: 1 18:24-20:10",
        (scene("1", "INT/EXT|黄昏|码头|码头"),), LA, id="dusk",
    ),
    terms_case(
        "decided.date", ONE, ONE.replace("05-04", "05-05"), KITCHEN,
        strips=(StripTerms("1", date=START),),
    ),
    terms_case(
        "decided.unit", f"{ONE}\n2026-05-05 07:00 second: 2 08:00-09:00",
        f"{ONE}\n2026-05-05 07:00 main: 2 08:00-09:00", KITCHEN, SECOND, units=UNITS,
    ),
    pytest.param(
        "decided.unit", "2026-05-04 07:00 second: 1 08:00-10:00", ONE, (KITCHEN,),
        {"units": UNITS, "strips": (StripTerms("1", unit="second"),)}, id="decided for one",
    ),
    terms_case(
        "decided.locked", f"{ONE}; 2 10:00-11:00", "2026-05-04 07:00 main: 2 07:00-08:00; "
        "1 08:00-10:00", KITCHEN, SECOND, locked=(LockedDay(START, ("1", "2")),),
    ),
    pytest.param(
        "decided.locked", ONE, f"{ONE}; 2 10:00-11:00", (KITCHEN, SECOND),
        {"locked": (LockedDay(START, ("1",)),)}, id="one more in a locked day",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "keeps", "breaks", "strips", "terms"), BATTERY)
def test_what_keeps_a_term_is_clean_and_one_step_more_breaks_that_term_alone(
    rule: str, keeps: str, breaks: str, strips: tuple[Any, ...], terms: dict[str, Any]
) -> None:
    used = [s for s in strips if f" {s.scene} " in keeps]
    assert rules(violations(keeps, *used, **terms)) == []
    used = [s for s in strips if f" {s.scene} " in breaks]
    assert set(rules(violations(breaks, *used, **terms))) == {rule}


def test_a_violation_says_who_when_and_by_how_much_in_both_languages_with_the_term() -> None:
    (told,) = violations("2026-05-04 12:00 main: 1 18:00-20:00", scene("1", PIER, "IDA"), **LA)
    assert told.hard and told.strips == ("s1",) and told.date == START
    assert told.reason.text.en == (
        "2026-05-04: scene 1 (EXT DAY) is shot from 18:00 to 20:00, 21 min out of its light "
        "(06:01–19:39, 06:00 (+1)–19:38 (+1); sun up 06:01–19:39)"
    )
    assert "第 1 场" in told.reason.text.zh and "21 分钟" in told.reason.text.zh
    assert [one.value for one in told.reason.evidence][:2] == ["06:01", "19:39"]  # type: ignore[union-attr]


def test_strips_that_are_lost_doubled_strange_or_in_the_boneyard_are_told() -> None:
    told = schedule(KITCHEN, SECOND, scene("3"))
    agreed = ShootTerms(START)
    text = f"{ONE}\n2026-05-05 07:00 main: 1 08:00-10:00; 9 10:00-11:00; 3 11:00-12:00"
    made = plan(text, told, agreed)
    days = (("s1",), ("s1", "s9", "s3"))
    board = Board("b", "", "", (Unit("u", "main", days, ("s2",)),), ("s3",))
    found = check(told, board, made, agreed)
    by_rule = {one.rule: one.strips for one in found}
    assert by_rule["strip.not-shot"] == ("s2",)
    assert by_rule["strip.twice"] == ("s1",)
    assert by_rule["strip.unknown"] == ("s9",)
    board = replace(board, units=(Unit("u", "main", (("s1",), ("s2",))),))
    by_rule = {one.rule: one.strips for one in check(told, board, made, agreed)}
    assert by_rule["strip.not-on-board"] == ("s3",)
    assert by_rule["day.not-on-board"] == ("s1", "s9", "s3")


@pytest.mark.parametrize("name", ["work_minutes", "eighths", "moves"])
def test_a_plan_that_misstates_its_own_figures_is_found(name: str) -> None:
    told, agreed = schedule(KITCHEN), ShootTerms(START)
    made = plan(ONE, told, agreed)
    lies = replace(made.days[0], **{name: getattr(made.days[0], name) + 1})
    found = check(told, board_of(told, made), replace(made, days=(lies,)), agreed)
    assert rules(found) == ["plan.figures"]


@pytest.mark.parametrize(("call", "wrap"), [(421, 600), (420, 599)])
def test_a_call_too_late_or_a_wrap_too_early_for_a_person_is_found(call: int, wrap: int) -> None:
    told, agreed = schedule(KITCHEN), ShootTerms(START)
    made = plan(ONE, told, agreed)
    (person,) = made.days[0].people
    assert (person.call, person.wrap) == (420, 600)
    day = replace(made.days[0], people=(replace(person, call=call, wrap=wrap),))
    board = board_of(told, made)
    assert rules(check(told, board, replace(made, days=(day,)), agreed)) == ["plan.calls"]
    day = replace(day, people=())
    assert rules(check(told, board, replace(made, days=(day,)), agreed)) == ["plan.calls"]


CLEAN = (
    "2026-05-04 08:00 main: 1 08:00-10:00; move 10:00-11:00 Pier; 2 11:00-12:00; "
    "meal 12:00-12:30; 3 12:30-14:00; wrap 14:00"
)
CLEAN_STRIPS = (KITCHEN, YARD, scene("3", PIER, "TOM", minutes=90))


@given(
    which=st.integers(0, 4),
    by=st.integers(-300, 300).filter(bool),
)
def test_any_item_of_a_tight_day_moved_by_any_minute_is_found(which: int, by: int) -> None:
    told, agreed = schedule(*CLEAN_STRIPS), ShootTerms(START, limits=DayLimits(prep_minutes=0))
    made = plan(CLEAN, told, agreed)
    assert check(told, board_of(told, made), made, agreed) == ()
    items = list(made.days[0].items)
    items[which] = replace(items[which], start=items[which].start + by, end=items[which].end + by)
    day = replace(made.days[0], items=tuple(items))
    found = check(told, board_of(told, made), replace(made, days=(day,)), agreed)
    assert {"time.overlap", "time.outside"} & set(rules(found))


@given(dropped=st.integers(0, 4))
def test_any_item_left_out_of_a_day_is_found_unless_it_is_a_meal(dropped: int) -> None:
    told, agreed = schedule(*CLEAN_STRIPS), ShootTerms(START, limits=DayLimits(prep_minutes=0))
    made = plan(CLEAN, told, agreed)
    board = board_of(told, made)
    items = made.days[0].items
    day = replace(made.days[0], items=items[:dropped] + items[dropped + 1 :])
    found = set(rules(check(told, board, replace(made, days=(day,)), agreed)))
    lacks = {"scene": "strip.not-shot", "move": "day.move", "meal": "plan.figures"}
    assert lacks[items[dropped].kind] in found


ITEMS = st.builds(
    DayItem,
    st.sampled_from(["scene", "move", "meal", "wait"]),
    st.integers(-100, 3000), st.integers(-100, 3000), st.just(""),
    st.sampled_from(["", "s1", "s2", "s3", "s9", "banner"]),
)  # fmt: skip


@given(
    st.lists(st.tuples(st.dates(START, date(2026, 5, 9)), st.lists(ITEMS, max_size=4)), max_size=4)
)
def test_whatever_a_plan_is_it_is_judged_and_each_finding_is_told_in_both_languages(
    days: list[tuple[date, list[DayItem]]],
) -> None:
    banner = Strip("banner", "banner", "", "", banner="Lunch")
    told = schedule(*CLEAN_STRIPS, banner)
    people = (Person("IDA", born=date(2015, 5, 6)),)
    every = tuple(one for name in rule_sets() for one in rule_set(name))
    agreed = ShootTerms(START, people=people, rules=every, **LA)
    made = tuple(
        ShootDay(n, day, "main", "day", 420, 900, tuple(items), (), 0, 0, 0)
        for n, (day, items) in enumerate(days)
    )
    plan_ = ShootPlan("b", "USD", made, (), (), "as given")
    board = Board("b", "", "", (Unit("u", "main", (("s1", "s2"), ("s3", "banner", "gone"))),))
    found = check(told, board, plan_, agreed)
    assert found == check(told, board, plan_, agreed)
    for one in found:
        assert one.rule and one.reason.text.en and re.search("[\u4e00-\u9fff]", one.reason.text.zh)
    if not any(one.kind == "scene" and one.strip == "s1" for _, items in days for one in items):
        assert "s1" in {strip for one in found for strip in one.strips}


def test_a_scene_in_two_parts_around_a_meal_is_whole_and_one_shooting() -> None:
    text = "2026-05-04 07:00 main: 1 08:00-09:00; meal 09:00-09:30; 1 09:30-10:30"
    assert violations(text, KITCHEN) == ()
    assert rules(violations(text[:-1] + "9", KITCHEN)) == []
    assert rules(violations(text.replace("10:30", "10:29"), KITCHEN)) == ["strip.minutes"]


def test_a_scene_that_is_only_waited_for_is_not_shot() -> None:
    told, agreed = schedule(KITCHEN, SECOND), ShootTerms(START)
    made = plan(f"{ONE}; 2 10:00-11:00", told, agreed)
    first, second = made.days[0].items
    day = replace(made.days[0], items=(first, replace(second, kind="wait")), people=())
    found = check(told, board_of(told, made), replace(made, days=(day,)), agreed)
    assert {"strip.not-shot", "day.not-on-board"} <= set(rules(found))


def test_the_order_of_the_clock_is_the_order_of_shooting() -> None:
    text = "2026-05-04 07:00 main: 2 10:00-11:00; 1 08:00-10:00"
    told = violations(text, KITCHEN, SECOND, locked=(LockedDay(START, ("2", "1")),))
    assert set(rules(told)) == {"day.not-on-board", "decided.locked"}


def test_a_lock_of_one_unit_is_not_kept_by_another() -> None:
    here: dict[str, Any] = {
        "units": (ShootUnit("main"), ShootUnit("second")),
        "locked": (LockedDay(START, ("1",), "second"),),
    }
    assert violations(ONE.replace("main", "second"), KITCHEN, **here) == ()
    assert rules(violations(ONE, KITCHEN, **here)) == ["decided.locked"]


def test_a_scene_of_two_strips_may_stand_once_in_a_lock() -> None:
    parts = (replace(KITCHEN, id="s1"), replace(SECOND, id="s2", scene="1"))
    text = f"{ONE}; 2 10:00-11:00"
    for scenes in (("1",), ("1", "1")):
        assert violations(text, *parts, locked=(LockedDay(START, scenes),)) == ()
    told = violations(text, *parts, locked=(LockedDay(START, ("1", "1", "1")),))
    assert rules(told) == ["decided.locked"]


def test_a_set_of_a_place_goes_before_its_location() -> None:
    places = (Place("Studio"), Place("Stage 3", ("KITCHEN",)))
    terms = ShootTerms(START, places=places)
    found = place_of(KITCHEN, terms)
    assert found is not None and found.name == "Stage 3"
    assert place_of(YARD, terms) is None


def test_text_of_days_reads_as_it_is_written() -> None:
    day = shoot_day("2026-05-04 18:00 main: wait 18:00-20:00; 1 20:00-25:30")
    assert (day.call, day.wrap, [one.kind for one in day.items]) == (1080, 1530, ["wait", "scene"])
    assert isinstance(plan(ONE, schedule(KITCHEN), ShootTerms(START)), ShootPlan)


def test_the_table_of_checks_has_each_check_once() -> None:
    from workprint.shooting.checking import CHECKS

    names = [f"{one.__module__}.{one.__name__}" for one in CHECKS]
    assert len(names) == len(set(names))
    assert all(re.match(r"workprint\.shooting\.checking\.\w+\.\w+$", one) for one in names)
