"""Meals come in time: the first after the call, each other after the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workprint.film.rules import Rule, Whom
from workprint.film.shoot import DayItem, ShootDay, Violation
from workprint.shooting.checking.facts import Facts, hours
from workprint.shooting.checking.words import broken, clock, length, ruled

_HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class _Eater:
    """A unit or a person on a day."""

    en: str
    zh: str
    day: ShootDay
    call: int
    wrap: int
    meals: tuple[DayItem, ...]
    elements: tuple[str, ...] = ()


def meals_in_time(facts: Facts) -> Iterator[Violation]:
    """Stretches of work without a meal that are longer than a rule allows."""
    for rule in facts.rules("meal"):
        for who in _eaters(facts, rule.whom):
            since, name = who.call, "first"
            for meal in sorted(who.meals, key=lambda one: one.start):
                yield from _late(rule, who, since, meal.start, name, True)
                since, name = meal.end, "between"
            yield from _late(rule, who, since, who.wrap, name, False)


def penalty(rule: Rule, late: int) -> int:
    """What a meal so many minutes late costs, in the rule's currency: each begun half hour; from
    the third on all the same.

    >>> from workprint.shooting.rules import rule_set
    >>> meal = next(one for one in rule_set("us-sag-aftra") if one.kind == "meal")
    >>> [penalty(meal, late) for late in (0, 1, 30, 31, 61, 121)]
    [0, 25, 25, 60, 110, 210]
    """
    steps = [dict(rule.values).get(f"penalty_{n}", 0) for n in (1, 2, 3)]
    halves = -(-max(late, 0) // _HALF_HOUR)
    return sum(steps[min(n, 2)] for n in range(halves))


def _eaters(facts: Facts, whom: Whom) -> Iterator[_Eater]:
    if whom == "crew":
        for day in facts.days:
            meals = tuple(one for one in day.items if one.kind == "meal")
            yield _Eater(f"the unit {day.unit}", f"{day.unit} 组", day, *hours(day), meals)
        return
    for one in facts.presences:
        name = one.element.name
        yield _Eater(name, name, one.day, one.call, one.wrap, one.meals, (one.element.id,))


def _late(
    rule: Rule, who: _Eater, since: int, until: int, name: str, eats: bool
) -> Iterator[Violation]:
    most = rule.value(name)
    late = until - since - most
    if late <= 0:
        return
    works, over, must = length(until - since), length(late), length(most)
    since_en, since_zh = (
        ("the call", "报到") if name == "first" else ("the meal before", "上次用餐")
    )
    to_en, to_zh = ("the meal", "用餐") if eats else ("wrap, without a meal", "收工（未用餐）")
    costs = penalty(rule, late)
    fine_en = f"; penalty {costs} {rule.currency}" if costs else ""
    fine_zh = f"；罚金 {costs} {rule.currency}" if costs else ""
    yield broken(
        rule.id,
        f"{who.en} on {who.day.date}: {works.en} from {since_en} ({clock(since)}) to {to_en} "
        f"({clock(until)}), {over.en} more than {must.en} ({rule.name.en}){fine_en}",
        f"{who.zh} {who.day.date}：从{since_zh}（{clock(since)}）到{to_zh}（{clock(until)}）"
        f"{works.zh}，上限 {must.zh}，超出 {over.zh}（{rule.name.zh}）{fine_zh}",
        *ruled(rule, name, "penalty_1", "penalty_2", "penalty_3"), hard=rule.hard,
        date=who.day.date, elements=who.elements,
    )  # fmt: skip
