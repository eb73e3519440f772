"""Minors by their age on the date: hours on set and before the camera, hours of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workprint.film.reason import Measure
from workprint.film.rules import Rule
from workprint.film.shoot import Violation
from workprint.shooting.checking.facts import Facts, Presence
from workprint.shooting.checking.words import broken, clock, counted, length, ruled, term
from workprint.shooting.shoot_days import ONE

OF_AGE = 18 * 12
"""Months."""


def months(born: date, day: date) -> int:
    """Whole months of age on a date.

    >>> months(date(2016, 5, 5), date(2026, 5, 4)), months(date(2016, 5, 5), date(2026, 5, 5))
    (119, 120)
    """
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def is_minor(facts: Facts, one: Presence) -> bool:
    """Whether a person is a minor on their day; nobody is whose birth nobody gave."""
    age = _age(facts, one)
    return age is not None and age < OF_AGE


def school_day(facts: Facts, day: date) -> bool:
    """Monday to Friday, and no holiday of the terms."""
    return day.weekday() < 5 and facts.holiday(day) is None


def minor_hours(facts: Facts) -> Iterator[Violation]:
    """Minors longer on set or before the camera than their age allows."""
    rules = tuple(facts.rules("minor_hours"))
    for one in facts.presences:
        age = _age(facts, one)
        if age is None or age >= OF_AGE or not rules:
            continue
        born = term(f"{one.element.name} born", _born(facts, one))
        own = [r for r in rules if r.value("from_months") <= age < r.value("to_months")]
        if not own:
            yield broken(
                "minor.no-rule",
                f"{one.element.name} is {counted(age, 'month')} old on {one.day.date}, and no "
                "rule says how long they may work",
                f"{one.element.name} {one.day.date} 年龄 {age} 个月，没有规定其可工作多久的规则",
                born, date=one.day.date, strips=one.strips, elements=[one.element.id],
            )  # fmt: skip
        for rule in own:
            free = not school_day(facts, one.day.date) and "work_free" in dict(rule.values)
            camera = "work_free" if free else "work"
            yield from _over(rule, one, one.work, "on_set", age, born, "on set", "在场")
            yield from _over(rule, one, one.camera, camera, age, born, "before the camera", "拍摄")


def minor_window(facts: Facts) -> Iterator[Violation]:
    """Minors called too early or wrapped too late."""
    for rule in facts.rules("minor_window"):
        for one in facts.presences:
            if not is_minor(facts, one):
                continue
            free = not school_day(facts, one.day.date + ONE) and "latest_free" in dict(rule.values)
            latest = "latest_free" if free else "latest"
            early = rule.value("earliest") - one.call
            late = one.wrap - rule.value(latest)
            for by, at, name, en, zh in (
                (early, one.call, "earliest", "is called at", "报到"),
                (late, one.wrap, latest, "wraps at", "收工"),
            ):
                if by > 0:
                    over, bound = length(by), clock(rule.value(name))
                    yield broken(
                        rule.id,
                        f"{one.element.name}, a minor, {en} {clock(at)} on {one.day.date}: "
                        f"{over.en} {'before' if name == 'earliest' else 'after'} {bound} "
                        f"({rule.name.en})",
                        f"未成年人 {one.element.name} {one.day.date} {clock(at)} {zh}："
                        f"比 {bound} {'早' if name == 'earliest' else '晚'} {over.zh}"
                        f"（{rule.name.zh}）",
                        *ruled(rule, name), hard=rule.hard, date=one.day.date,
                        strips=one.strips, elements=[one.element.id],
                    )  # fmt: skip


def _over(
    rule: Rule, one: Presence, minutes: int, value: str, age: int, born: Measure, en: str, zh: str
) -> Iterator[Violation]:
    most = rule.value(value)
    if minutes <= most:
        return
    has, over, must = length(minutes), length(minutes - most), length(most)
    yield broken(
        rule.id,
        f"{one.element.name}, {counted(age // 12, 'year')} and {counted(age % 12, 'month')} "
        f"old on {one.day.date}, is {has.en} {en}, {over.en} more than {must.en} ({rule.name.en})",
        f"{one.element.name} {one.day.date} 年龄 {age // 12} 岁 {age % 12} 个月，{zh} {has.zh}，"
        f"上限 {must.zh}，超出 {over.zh}（{rule.name.zh}）",
        *ruled(rule, value), born, hard=rule.hard, date=one.day.date,
        strips=one.strips, elements=[one.element.id],
    )  # fmt: skip


def _born(facts: Facts, one: Presence) -> date | None:
    person = facts.people.get(one.element.id)
    return person.born if person else None


def _age(facts: Facts, one: Presence) -> int | None:
    born = _born(facts, one)
    return None if born is None else months(born, one.day.date)
