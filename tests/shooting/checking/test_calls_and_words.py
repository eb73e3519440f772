"""What the checker counts of a plan's own calls, and how it tells of scenes and numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from plans import START, board_of, plan, rules, scene, schedule, violations

from workprint.film.reason import Measure
from workprint.film.schedule import ScheduleElement
from workprint.film.shoot import PersonCall, Violation
from workprint.film.terms import DateSpan, DayLimits, LockedDay, Person, Place, ShootTerms
from workprint.shooting.checking import check
from workprint.shooting.rules import rule_set

ONE = "2026-05-04 07:00 main: 1 08:00-10:00"
KITCHEN, SECOND = scene("1", cast="IDA", minutes=120), scene("2", cast="IDA", minutes=60)


def test_a_lock_of_strips_is_told_by_the_numbers_of_their_scenes() -> None:
    parts = (replace(KITCHEN, id="s1", scene="3"), replace(SECOND, id="s2", scene="4"))
    (told,) = violations(ONE, *parts[:1], locked=(LockedDay(START, ("s1", "4")),))
    assert "is locked to scenes 3, 4, in" in told.reason.text.en
    (told,) = violations(f"{ONE}; 2 10:00-11:00", *parts, locked=(LockedDay(START, ("s2",)),))
    assert "is locked to scene 4, in" in told.reason.text.en
    assert "依次拍第 4 场，" in told.reason.text.zh
    assert [one.value for one in told.reason.evidence if isinstance(one, Measure)] == ["4"]


def test_one_day_is_said_as_one() -> None:
    (told,) = violations(ONE, KITCHEN, start=date(2026, 5, 5))
    assert "is 1 day before" in told.reason.text.en
    (told,) = violations(ONE, KITCHEN, last=date(2026, 5, 3), start=date(2026, 5, 1))
    assert "is 1 day after" in told.reason.text.en


def test_several_scenes_are_shot_where_a_place_is_closed() -> None:
    closed = (Place("Studio", closed=(DateSpan(START, START),)),)
    (told,) = violations(
        f"{ONE}; 2 10:00-11:00", KITCHEN, replace(SECOND, location="Studio"), places=closed
    )
    assert "and scenes 1, 2 are shot there" in told.reason.text.en


def test_what_is_too_much_is_told_once() -> None:
    limits = DayLimits(moves=0, eighths=4, most_minutes=60)
    text = f"{ONE}; move 10:00-11:00; 2 11:00-12:00"
    told = [one.reason.text for one in violations(
        text, KITCHEN, replace(SECOND, location="Pier", set="PIER"), limits=limits
    )]  # fmt: skip
    assert any("转场 1 次，上限 0 次，超出 1 次" in one.zh for one in told)
    assert any("8 个八分之一页，上限 4，超出 4" in one.zh for one in told)
    assert any("1 move of the company" in one.en for one in told)
    assert not any(re.search("超出.*共", one.zh) for one in told)


def called(text: str, *people: PersonCall, day: int = 0, **terms: Any) -> list[Violation]:
    """What a plan breaks whose people on a day are called as said."""
    told = schedule(*CALLED, elements=(ScheduleElement("TOM", "cast", "TOM"),))
    agreed = ShootTerms(**{"start": START, **terms})
    made = plan(text, told, agreed)
    days = [replace(one, people=people) if n == day else one for n, one in enumerate(made.days)]
    made = replace(made, days=tuple(days))
    return list(check(told, board_of(told, made), made, agreed))


CALLED = (scene("1", cast="IDA"), scene("2", cast="IDA"))
TWO_DAYS = "2026-05-04 07:00 main: 1 08:00-10:00; wrap 23:00\n2026-05-05 07:00 main: 2 08:00-10:00"


def test_who_is_wrapped_later_than_needed_has_that_much_less_rest() -> None:
    rest = tuple(one for one in rule_set("us-sag-aftra") if one.kind == "rest")
    here: dict[str, Any] = {"rules": rest, "limits": DayLimits(most_minutes=2000)}
    for wrap, expected in ((19 * 60, []), (19 * 60 + 1, ["us-sag-aftra.rest"])):
        told = called(TWO_DAYS, PersonCall("IDA", 420, 480, wrap), **here)
        assert [one.rule for one in told if one.rule != "plan.figures"] == expected


def test_who_is_called_earlier_than_needed_has_that_much_less_rest() -> None:
    rest = tuple(one for one in rule_set("us-sag-aftra") if one.kind == "rest")
    text = TWO_DAYS.replace("1 08:00-10:00; wrap 23:00", "1 08:00-19:00")
    for call, expected in ((420, []), (419, ["us-sag-aftra.rest"])):
        told = called(text, PersonCall("IDA", call, 480, 600), day=1, rules=rest)
        assert [one.rule for one in told] == expected


def test_minors_are_on_set_as_long_as_the_plan_has_them() -> None:
    minors = rule_set("us-ca-minors")
    ida = (Person("IDA", born=date(2016, 1, 1)),)
    here: dict[str, Any] = {
        "rules": minors, "people": ida, "limits": DayLimits(most_minutes=2000)
    }  # fmt: skip
    text = TWO_DAYS.split("\n")[0]
    assert called(text, PersonCall("IDA", 420, 480, 16 * 60), **here) == []
    told = called(text, PersonCall("IDA", 420, 480, 22 * 60 + 1), **here)
    assert {one.rule for one in told} == {"us-ca-minors.9-to-16", "us-ca-minors.window"}


def test_who_is_called_without_a_scene_must_not_be_away() -> None:
    away = (Person("TOM", away=(DateSpan(START, START, "wedding"),)),)
    ida, tom = PersonCall("IDA", 420, 480, 600), PersonCall("TOM", 420, 480, 600)
    assert called(ONE, ida, people=away) == []
    (told,) = called(ONE, ida, tom, people=away)
    assert told.rule == "person.away" and told.elements == ("TOM",)
    assert "TOM is away" in told.reason.text.en and told.reason.text.en.endswith("and is called")


def test_no_more_of_a_meal_than_a_meal_is_taken_off_work() -> None:
    text = "2026-05-04 07:00 main: 1 08:00-10:00; meal 10:00-{}; 2 19:00-20:00"
    limits = DayLimits(most_minutes=750, meal_minutes=30)
    for end, count in (("10:30", 0), ("13:00", 0)):
        assert len(called_limits(text.format(end), limits)) == count
    tighter = replace(limits, most_minutes=749)
    assert called_limits(text.format("13:00"), tighter) == ["day.most"]


def called_limits(text: str, limits: DayLimits) -> list[str]:
    return rules(violations(text, *CALLED, limits=limits))
