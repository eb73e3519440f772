"""Days in any seven, minutes in a day and in a week: of units and of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workprint.film.rules import Whom
from workprint.film.shoot import Violation
from workprint.shooting.checking.facts import Facts, work_minutes
from workprint.shooting.checking.words import broken, length, ruled


@dataclass(frozen=True, slots=True)
class _Worker:
    """A unit or a person, with the minutes they work by date."""

    en: str
    zh: str
    minutes: dict[date, int]
    elements: tuple[str, ...] = ()


def days_in_seven(facts: Facts) -> Iterator[Violation]:
    """More days of work in seven in a row than a rule allows."""
    for rule in facts.rules("week_days"):
        most = rule.value("days")
        for who in _workers(facts, rule.whom):
            for day in sorted(who.minutes):
                first = day - timedelta(days=6)
                worked = sum(first <= one <= day for one in who.minutes)
                if worked > most:
                    yield broken(
                        rule.id,
                        f"{who.en} works {worked} days from {first} to {day}, {worked - most} "
                        f"more than {most} ({rule.name.en})",
                        f"{who.zh} {first} 至 {day} 工作 {worked} 天，上限 {most} 天，超出 "
                        f"{worked - most} 天（{rule.name.zh}）",
                        *ruled(rule, "days"), hard=rule.hard, date=day, elements=who.elements,
                    )  # fmt: skip


def minutes_in_week(facts: Facts) -> Iterator[Violation]:
    """More minutes of work in a calendar week, from Monday, than a rule allows."""
    for rule in facts.rules("week_minutes"):
        most = rule.value("minutes")
        for who in _workers(facts, rule.whom):
            weeks: dict[date, int] = {}
            for day, minutes in sorted(who.minutes.items()):
                monday = day - timedelta(days=day.weekday())
                weeks[monday] = weeks.get(monday, 0) + minutes
            for monday, minutes in weeks.items():
                if minutes > most:
                    works, over, must = length(minutes), length(minutes - most), length(most)
                    yield broken(
                        rule.id,
                        f"{who.en} works {works.en} in the week from Monday {monday}, {over.en} "
                        f"more than {must.en} ({rule.name.en})",
                        f"{who.zh} {monday}（星期一）起的一周工作 {works.zh}，上限 {must.zh}，"
                        f"超出 {over.zh}（{rule.name.zh}）",
                        *ruled(rule, "minutes"), hard=rule.hard, date=monday,
                        elements=who.elements,
                    )  # fmt: skip


def minutes_in_day(facts: Facts) -> Iterator[Violation]:
    """More minutes of work on a date than a rule allows."""
    for rule in facts.rules("day_minutes"):
        most = rule.value("minutes")
        for who in _workers(facts, rule.whom):
            for day, minutes in sorted(who.minutes.items()):
                if minutes > most:
                    works, over, must = length(minutes), length(minutes - most), length(most)
                    yield broken(
                        rule.id,
                        f"{who.en} works {works.en} on {day}, {over.en} more than {must.en} "
                        f"({rule.name.en})",
                        f"{who.zh} {day} 工作 {works.zh}，上限 {must.zh}，超出 {over.zh}"
                        f"（{rule.name.zh}）",
                        *ruled(rule, "minutes"), hard=rule.hard, date=day,
                        elements=who.elements,
                    )  # fmt: skip


def _workers(facts: Facts, whom: Whom) -> Iterator[_Worker]:
    if whom == "crew":
        meal = facts.terms.limits.meal_minutes
        for unit, days in facts.of_unit().items():
            made: dict[date, int] = {}
            for day in days:
                made[day.date] = made.get(day.date, 0) + work_minutes(day, meal)
            yield _Worker(f"the unit {unit}", f"{unit} 组", made)
        return
    for id_, days_of in facts.of_person().items():
        worked: dict[date, int] = {}
        for one in days_of:
            worked[one.day.date] = worked.get(one.day.date, 0) + one.work
        name = days_of[0].element.name
        yield _Worker(name, name, worked, (id_,))
