"""What the checks look at: a plan's days beside the schedule and the terms, each derived anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workprint.film.rules import Rule, RuleKind, Whom
from workprint.film.schedule import (
    CAST_UCID,
    Board,
    Schedule,
    ScheduleElement,
    Strip,
    weekday,
)
from workprint.film.shoot import DayItem, PersonCall, ShootDay, ShootPlan
from workprint.film.terms import DayLimits, Person, Place, ShootTerms, StripTerms


@dataclass(frozen=True, slots=True)
class Presence:
    """A person on a day, in minutes after midnight: call and wrap as the items need them or
    wider, where the plan calls them earlier or wraps them later; first scene; `meals` between
    call and wrap; `strips` they are in and `camera` minutes of them, none for somebody who is
    only called; `work` minutes from call to wrap without meals; `needed`: call and wrap as the
    items need them, None without a scene."""

    day: ShootDay
    element: ScheduleElement
    call: int
    on_set: int
    wrap: int
    meals: tuple[DayItem, ...]
    camera: int
    strips: tuple[str, ...]
    work: int
    needed: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Facts:
    """A board, its plan and its terms, with all that several checks ask for."""

    schedule: Schedule
    board: Board
    plan: ShootPlan
    terms: ShootTerms
    days: tuple[ShootDay, ...]
    strips: dict[str, Strip]
    elements: dict[str, ScheduleElement]
    people: dict[str, Person | None]
    """Cast and whoever the terms name, by element; None for cast without terms."""
    presences: tuple[Presence, ...]

    def strip_terms(self, strip: Strip) -> tuple[StripTerms, ...]:
        """What a person decided of a strip."""
        return tuple(one for one in self.terms.strips if names(one.scene, strip))

    def minutes(self, strip: Strip) -> int:
        """The minutes a strip takes; 0 where nobody said."""
        told = [one.minutes for one in self.strip_terms(strip) if one.minutes is not None]
        return told[0] if told else strip.minutes

    def rules(self, kind: RuleKind, whom: Whom | None = None) -> Iterator[Rule]:
        """The rules of a kind, for somebody."""
        return (r for r in self.terms.rules if r.kind == kind and whom in (None, r.whom))

    def place(self, strip: Strip) -> Place | None:
        """The place of the terms where a strip is shot: that which names its set, else its
        location."""
        return place_of(strip, self.terms)

    def where(self, strip: Strip) -> str:
        """The name of where a strip is shot; "" where nobody said."""
        place = self.place(strip)
        return place.name if place else strip.location or strip.set

    def of_unit(self) -> dict[str, list[ShootDay]]:
        """The days of each unit in order."""
        made: dict[str, list[ShootDay]] = {}
        for day in self.days:
            made.setdefault(day.unit, []).append(day)
        return made

    def of_person(self) -> dict[str, list[Presence]]:
        """The days of each person in order."""
        made: dict[str, list[Presence]] = {}
        for one in self.presences:
            made.setdefault(one.element.id, []).append(one)
        return made

    def is_off(self, day: date) -> bool:
        """Whether the company has a date off."""
        return is_off(self.terms, day)

    def holiday(self, day: date) -> str | None:
        """The name of the holiday on a date."""
        return next((name for one, name in self.terms.holidays if one == day), None)

    def between(self, first: ShootDay, wrap: int, then: ShootDay, call: int) -> int:
        """Minutes that pass from a wrap to a call, over a change of the clocks too."""
        zone = ZoneInfo(self.terms.zone)
        passed = _instant(then.date, call, zone) - _instant(first.date, wrap, zone)
        return int(passed.total_seconds()) // 60


def facts_of(schedule: Schedule, board: Board, plan: ShootPlan, terms: ShootTerms) -> Facts:
    """Put beside each other what the checks look at."""
    strips = {one.id: one for one in schedule.strips}
    elements = {one.id: one for one in schedule.elements}
    people = _people(schedule, terms)
    days = tuple(sorted(plan.days, key=lambda day: (day.date, day.call, day.unit)))
    presences = [
        one for day in days for one in _presences(day, strips, elements, people, terms.limits)
    ]
    presences.sort(key=lambda one: (one.day.date, one.call, one.wrap))
    return Facts(schedule, board, plan, terms, days, strips, elements, people, tuple(presences))


def is_off(terms: ShootTerms, day: date) -> bool:
    """Whether a company has a date off: a weekday or a holiday, and no day it works all the
    same."""
    if day in terms.workdays:
        return False
    return weekday(day) in terms.days_off or any(one == day for one, _ in terms.holidays)


def names(scene: str, strip: Strip) -> bool:
    """Whether words of the terms mean a strip: its scene as numbered, or its id."""
    return scene in (strip.id, strip.scene) and strip.kind == "scene"


def place_of(strip: Strip, terms: ShootTerms) -> Place | None:
    """The place of the terms where a strip is shot: one that stands for its set, one of the set's
    name, one of its location's name, in this order."""
    set_, location = strip.set.casefold(), strip.location.casefold()
    for told in (
        (p for p in terms.places if set_ and set_ in [one.casefold() for one in p.sets]),
        (p for p in terms.places if set_ and p.name.casefold() == set_),
        (p for p in terms.places if location and p.name.casefold() == location),
    ):
        found = next(told, None)
        if found is not None:
            return found
    return None


def shot(day: ShootDay) -> tuple[str, ...]:
    """The ids of the strips a day shoots, in the order of its clock; a wait shoots none."""
    scenes = [one for one in day.items if one.kind == "scene"]
    return tuple(dict.fromkeys(one.strip for one in sorted(scenes, key=lambda one: one.start)))


def work_minutes(day: ShootDay, meal_minutes: int) -> int:
    """Minutes of a day from call to wrap without meals, as its items have them."""
    call, wrap = hours(day)
    return wrap - call - off_work([one for one in day.items if one.kind == "meal"], meal_minutes)


def off_work(meals: Iterable[DayItem], meal_minutes: int) -> int:
    """Minutes of meals that are no work: of each at most what a meal takes by the terms, so that
    a long one makes no day shorter."""
    return sum(min(max(one.end - one.start, 0), meal_minutes) for one in meals)


def hours(day: ShootDay) -> tuple[int, int]:
    """Call and wrap of a unit: what the plan says, or wider where items lie outside."""
    call = min([day.call, *(one.start for one in day.items)])
    return call, max([day.wrap, *(one.end for one in day.items)])


def _people(schedule: Schedule, terms: ShootTerms) -> dict[str, Person | None]:
    cast = {one.id for one in schedule.categories if one.ucid == CAST_UCID}
    told = {one.name.casefold(): one for one in terms.people}
    made: dict[str, Person | None] = {}
    for one in schedule.elements:
        person = told.get(one.name.casefold()) or (told.get(one.board) if one.board else None)
        if person is not None or one.category in cast:
            made[one.id] = person
    return made


def _presences(
    day: ShootDay,
    strips: dict[str, Strip],
    elements: dict[str, ScheduleElement],
    people: dict[str, Person | None],
    limits: DayLimits,
) -> Iterator[Presence]:
    """Everybody who is in a scene of a day, and who the plan calls without one."""
    scenes = [one for one in day.items if one.kind == "scene" and one.strip in strips]
    meals = [one for one in day.items if one.kind == "meal"]
    called: dict[str, list[PersonCall]] = {}
    for told in day.people:
        called.setdefault(told.element, []).append(told)
    needed = (e for one in scenes for e in strips[one.strip].elements)
    for id_ in dict.fromkeys(e for e in (*needed, *called) if e in people):
        own = [one for one in scenes if id_ in strips[one.strip].elements]
        given = called.get(id_, [])
        needs = None
        on_set = min(one.start for one in own) if own else min(one.on_set for one in given)
        if own:
            needs = (on_set - limits.prep_minutes, max(one.end for one in own))
        call = min([*(one.call for one in given), *(needs or ())[:1]])
        wrap = max([*(one.wrap for one in given), *(needs or ())[1:]])
        eaten = tuple(one for one in meals if call <= one.start and one.end <= wrap)
        yield Presence(
            day, elements[id_], call, on_set, wrap, eaten,
            sum(one.end - one.start for one in own),
            tuple(dict.fromkeys(one.strip for one in own)),
            wrap - call - off_work(eaten, limits.meal_minutes), needs,
        )  # fmt: skip


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    return shown.replace(tzinfo=zone).astimezone(UTC)
