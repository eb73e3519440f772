"""Rest between two days, and over days off: crew, cast, minors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workprint.film.rules import Rule, Whom
from workprint.film.shoot import ShootDay, Violation
from workprint.shooting.checking.facts import Facts, hours
from workprint.shooting.checking.minors import is_minor
from workprint.shooting.checking.words import broken, clock, length, ruled
from workprint.shooting.shoot_days import ONE, days_between


@dataclass(frozen=True, slots=True)
class _Rest:
    """The time somebody has from one day to the next."""

    who: str
    wrap: int
    call: int
    day: ShootDay
    then: ShootDay
    minutes: int
    element: str = ""


def daily_rest(facts: Facts) -> Iterator[Violation]:
    """Less rest than a rule gives between wrap and the next call."""
    for whom in ("crew", "cast"):
        for rule in facts.rules("rest", whom):
            for rest in _rests(facts, whom):
                yield from _short(rule, rest, rule.value("minutes"), "minutes")
    for rule in facts.rules("minor_rest"):
        for rest in _rests(facts, "minor"):
            yield from _short(rule, rest, rule.value("minutes"), "minutes")


def weekly_rest(facts: Facts) -> Iterator[Violation]:
    """Less rest than a rule gives over the company's days off: one, or two and more."""
    for whom in ("crew", "cast"):
        for rule in facts.rules("weekly_rest", whom):
            for rest in _rests(facts, whom):
                free = _days_off(facts, rest.day.date, rest.then.date)
                if free:
                    name = "one" if free == 1 else "two"
                    yield from _short(rule, rest, rule.value(name), name, free)


def _rests(facts: Facts, whom: Whom) -> Iterator[_Rest]:
    if whom == "crew":
        for unit, days in facts.of_unit().items():
            for day, then in pairwise(days):
                wrap, call = hours(day)[1], hours(then)[0]
                yield _Rest(unit, wrap, call, day, then, facts.between(day, wrap, then, call))
        return
    for of_one in facts.of_person().values():
        for one, next_ in pairwise(of_one):
            if one.day.date == next_.day.date:
                continue  # two units on one date: see people
            if whom == "minor" and not is_minor(facts, one):
                continue
            yield _Rest(
                one.element.name, one.wrap, next_.call, one.day, next_.day,
                facts.between(one.day, one.wrap, next_.day, next_.call), one.element.id,
            )  # fmt: skip


def _short(rule: Rule, rest: _Rest, needs: int, value: str, free: int = 0) -> Iterator[Violation]:
    if rest.minutes >= needs:
        return
    has, must, less = length(max(rest.minutes, 0)), length(needs), length(needs - rest.minutes)
    over_en = f" over {free} day{'s' * (free > 1)} off" if free else ""
    over_zh = f"（其间休息日 {free} 天）" if free else ""
    en, zh = (rest.who, rest.who) if rest.element else (f"the unit {rest.who}", f"{rest.who} 组")
    yield broken(
        rule.id,
        f"{en} wraps {rest.day.date} at {clock(rest.wrap)} and is called {rest.then.date} at "
        f"{clock(rest.call)}: {has.en} of rest{over_en}, {less.en} less than {must.en} "
        f"({rule.name.en})",
        f"{zh} {rest.day.date} {clock(rest.wrap)} 收工，{rest.then.date} {clock(rest.call)} "
        f"报到：休息 {has.zh}{over_zh}，比 {must.zh} 少 {less.zh}（{rule.name.zh}）",
        *ruled(rule, value), hard=rule.hard, date=rest.then.date,
        elements=[rest.element] if rest.element else [],
    )  # fmt: skip


def _days_off(facts: Facts, first: date, then: date) -> int:
    """The company's days off between two dates."""
    return sum(facts.is_off(day) for day in days_between(first + ONE, then - ONE))
