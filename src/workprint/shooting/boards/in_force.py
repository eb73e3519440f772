"""The rules in force, as numbers for the search: the strictest of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workprint.film.rules import Rule, RuleKind
from workprint.film.terms import Person

NEVER = 1_000_000
"""More minutes, or days, than there are."""
_MEAL = 360
"""Minutes to a meal where no rule says: the custom of every set."""


@dataclass(frozen=True, slots=True)
class InForce:
    """Minutes of rest of the crew after a day, of the company over one day off, over more; of cast
    and children after a day, of cast over one day off, over more;
    minutes to the first meal and between meals; days in seven, minutes in a day and in a week."""

    crew_rest: int
    rest_one: int
    rest_two: int
    cast_rest: int
    cast_one: int
    cast_two: int
    child_rest: int
    first_meal: int
    next_meal: int
    week_days: int
    day_minutes: int
    week_minutes: int
    children: tuple[Rule, ...]


def in_force(rules: tuple[Rule, ...], prep: int) -> InForce:
    """The strictest hard rule of each kind, and meals, which a day's clock keeps
    at no cost; other soft rules are reported, not kept to. `prep` is what
    cast come before their first scene, in minutes."""
    hard = [rule for rule in rules if rule.hard or rule.kind == "meal"]

    def least(kind: RuleKind, name: str, whom: tuple[str, ...], none: int) -> int:
        return min(
            (r.value(name) for r in hard if r.kind == kind and r.whom in whom), default=none
        )

    def most(kind: RuleKind, name: str, whom: tuple[str, ...]) -> int:
        return max((r.value(name) for r in hard if r.kind == kind and r.whom in whom), default=0)

    everybody = ("crew", "cast")
    crew = most("rest", "minutes", ("crew",))

    def off(name: str) -> int:
        # Cast are called `prep` minutes before the company may be: theirs is the longer rest.
        cast = most("weekly_rest", name, ("cast",))
        return max(crew, most("weekly_rest", name, ("crew",)), cast + prep if cast else 0)

    return InForce(
        crew_rest=crew,
        rest_one=off("one"),
        rest_two=off("two"),
        cast_rest=most("rest", "minutes", ("cast",)),
        cast_one=most("weekly_rest", "one", ("cast",)),
        cast_two=most("weekly_rest", "two", ("cast",)),
        child_rest=most("minor_rest", "minutes", ("minor",)),
        first_meal=max(
            60,
            min(
                least("meal", "first", ("crew",), _MEAL),
                least("meal", "first", ("cast",), _MEAL + prep) - prep,
            ),
        ),
        next_meal=max(60, least("meal", "between", everybody, _MEAL)),
        week_days=least("week_days", "days", everybody, NEVER),
        day_minutes=least("day_minutes", "minutes", everybody, NEVER),
        week_minutes=least("week_minutes", "minutes", everybody, NEVER),
        children=tuple(r for r in hard if r.whom == "minor"),
    )


@dataclass(frozen=True, slots=True)
class ChildDay:
    """What a child may do on a date: minutes before the camera and on set, from and to."""

    work: int = NEVER
    on_set: int = NEVER
    earliest: int = 0
    latest: int = NEVER


def child_day(rules: InForce, person: Person, day: date, free: bool, free_next: bool) -> ChildDay:
    """What a person may do on a date; `free`: no school that day, `free_next`: nor on the next.
    No limits for who is grown, or whose birthday nobody said."""
    if person.born is None:
        return ChildDay()
    months = (day.year - person.born.year) * 12 + day.month - person.born.month
    months -= day.day < person.born.day
    work, on_set, earliest, latest = NEVER, NEVER, 0, NEVER
    for rule in rules.children:
        if rule.kind == "minor_hours" and (
            rule.value("from_months") <= months < rule.value("to_months")
        ):
            work = min(work, _of(rule, "work_free" if free else "work", "work"))
            on_set = min(on_set, rule.value("on_set"))
    if on_set < NEVER:
        for rule in rules.children:
            if rule.kind == "minor_window":
                earliest = max(earliest, rule.value("earliest"))
                latest = min(latest, _of(rule, "latest_free" if free_next else "latest", "latest"))
    return ChildDay(work, on_set, earliest, latest)


def _of(rule: Rule, name: str, other: str) -> int:
    """A value, or the other where the rule does not have it."""
    values = dict(rule.values)
    return values.get(name, values[other])
