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
    """Minutes of rest of the crew after a day, over one day off, over more; of cast and children;
    minutes to the first meal and between meals; days in seven and minutes in a week."""

    crew_rest: int
    rest_one: int
    rest_two: int
    cast_rest: int
    child_rest: int
    first_meal: int
    next_meal: int
    week_days: int
    week_minutes: int
    children: tuple[Rule, ...]


def in_force(rules: tuple[Rule, ...]) -> InForce:
    """The strictest hard rule of each kind; soft ones are reported, not kept to."""
    hard = [rule for rule in rules if rule.hard]

    def least(kind: RuleKind, name: str, whom: tuple[str, ...], none: int) -> int:
        return min(
            (r.value(name) for r in hard if r.kind == kind and r.whom in whom), default=none
        )

    def most(kind: RuleKind, name: str, whom: tuple[str, ...]) -> int:
        return max((r.value(name) for r in hard if r.kind == kind and r.whom in whom), default=0)

    everybody = ("crew", "cast")
    crew = most("rest", "minutes", ("crew",))
    return InForce(
        crew_rest=crew,
        rest_one=max(crew, most("weekly_rest", "one", everybody)),
        rest_two=max(crew, most("weekly_rest", "two", everybody)),
        cast_rest=most("rest", "minutes", ("cast",)),
        child_rest=most("minor_rest", "minutes", ("minor",)),
        first_meal=least("meal", "first", everybody, _MEAL),
        next_meal=max(60, least("meal", "between", everybody, _MEAL)),
        week_days=least("week_days", "days", everybody, NEVER),
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
            work = min(work, rule.value("work_free" if free else "work"))
            on_set = min(on_set, rule.value("on_set"))
    if on_set < NEVER:
        for rule in rules.children:
            if rule.kind == "minor_window":
                earliest = max(earliest, rule.value("earliest"))
                latest = min(latest, rule.value("latest_free" if free_next else "latest"))
    return ChildDay(work, on_set, earliest, latest)


def is_child(rules: InForce, person: Person, day: date) -> bool:
    """Whether hours of children hold for a person on a date."""
    return child_day(rules, person, day, False, False).on_set < NEVER
