"""A schedule with its terms applied: who and what a strip needs, where, how long, for how much."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.schedule import CAST_UCID, Schedule, ScheduleElement, Strip
from workprint.film.terms import LockedDay, Pace, Person, Place, ShootTerms, ShootUnit, StripTerms
from workprint.shooting.light import is_outside, lights

POINTS = "points"
"""The currency of boards for which nobody named a rate."""
_TAKES_TIME = {102: "stunts", 105: "effects", 108: "animals", 104: "vehicles", 101: "background"}
"""What takes time, by UCID."""
_TOLD = {
    "stunts": Phrase("stunts", "武行"), "effects": Phrase("special effects", "现场特效"),
    "animals": Phrase("animals", "动物"), "vehicles": Phrase("vehicles", "车辆"),
    "background": Phrase("background", "群演"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applied:
    """A schedule under its terms: strips have minutes, elements the holds and drops of their
    contracts; `people` are the elements that are called, with their terms."""

    schedule: Schedule
    terms: ShootTerms
    people: tuple[tuple[ScheduleElement, Person], ...]

    def person(self, element: str) -> Person:
        """The terms of a person of the board; KeyError for no person."""
        return next(person for one, person in self.people if one.id == element)


def applied(schedule: Schedule, terms: ShootTerms) -> Applied:
    """The schedule under its terms; where no rate is named, under points. The terms then name
    everybody who is called, and the unit of every lock: to apply them again changes nothing."""
    found = {}
    for one in schedule.elements:
        person = next((p for p in terms.people if _same(p.name, one)), None)
        if person is not None or _is_cast(schedule, one):
            found[one.id] = person or Person(
                one.name,
                contract="run" if one.hold else "day",
                drop_days=one.drop_days - 1 if one.hold and one.drop else None,
            )
    terms, found = _priced(terms, found)
    terms = replace(
        terms,
        people=tuple(dict.fromkeys(found.values())),
        locked=tuple(replace(one, unit=unit_locked(terms, one, schedule)) for one in terms.locked),
    )
    elements = tuple(
        _held(one, found[one.id]) if one.id in found else one for one in schedule.elements
    )
    by_id = {one.id: one for one in elements}
    ucids = {c.id: c.ucid for c in schedule.categories}
    kinds = {one.id: ucids[one.category] for one in elements}
    strips = tuple(_planned(s, terms, kinds) if s.kind == "scene" else s for s in schedule.strips)
    return Applied(
        replace(schedule, elements=elements, strips=strips),
        terms,
        tuple((by_id[id], person) for id, person in found.items()),
    )


def _planned(strip: Strip, terms: ShootTerms, kinds: dict[str, int]) -> Strip:
    """The strip with the minutes it takes, and the note somebody made on it."""
    said = strip_terms(terms, strip)
    note = said.note if said is not None else ""
    comments = strip.comments
    if note and note not in comments:
        comments = f"{comments}\n{note}".strip()
    return replace(strip, minutes=minutes_of(strip, terms, kinds)[0], comments=comments)


def minutes_of(strip: Strip, terms: ShootTerms, kinds: dict[str, int]) -> tuple[int, Reason]:
    """The minutes a strip takes, and why: as somebody said, else by the pace. `kinds` are the
    UCID numbers of elements."""
    said = strip_terms(terms, strip)
    if said is not None and said.minutes is not None:
        return said.minutes, _reason(said.minutes, Phrase("as decided", "已定"), "terms")
    if strip.minutes:
        return strip.minutes, _reason(
            strip.minutes, Phrase("as the board has it", "板上所写"), "board"
        )
    pace = terms.pace
    eighths = max(1, strip.eighths)
    minutes = pace.scene + eighths * pace.eighth
    en = [f"{pace.scene} min for the set-up, {eighths} eighths of {pace.eighth} min"]
    zh = [f"布置 {pace.scene} 分钟，{eighths}/8 页每 1/8 页 {pace.eighth} 分钟"]
    if is_outside(strip.int_ext) and "night" in lights(strip.day_night):
        minutes += minutes * pace.night_outside_percent // 100
        en.append(f"{pace.night_outside_percent}% more at night outside")
        zh.append(f"夜外景加 {pace.night_outside_percent}%")
    used = {kinds.get(element, -1) for element in strip.elements}
    for ucid, name in _TAKES_TIME.items():
        more = _more(pace, name)
        if ucid in used and more:
            minutes += more
            en.append(f"{more} min for {_TOLD[name].en}")
            zh.append(f"{_TOLD[name].zh}加 {more} 分钟")
    return minutes, _reason(minutes, Phrase("; ".join(en), "；".join(zh)), "pace")


def _more(pace: Pace, name: str) -> int:
    return int(getattr(pace, name))


def _reason(minutes: int, told: Phrase, source: str) -> Reason:
    en = f"{minutes} min: {told.en}"
    zh = f"{minutes} 分钟：{told.zh}"
    return Reason(Phrase(en, zh), (Measure("minutes", str(minutes), source),))


def strip_terms(terms: ShootTerms, strip: Strip) -> StripTerms | None:
    """What was decided of a strip, by its scene's number or its id."""
    return next((t for t in terms.strips if t.scene in (strip.scene, strip.id) and t.scene), None)


def place_of(terms: ShootTerms, strip: Strip) -> Place:
    """Where a strip is shot: the place of the terms that stands for its set, else one of the set's
    name, else of the location's; else its location, or its set."""
    set_, location = strip.set.strip().casefold(), strip.location.strip().casefold()
    for wanted, by_set in ((set_, True), (set_, False), (location, False)):
        for place in terms.places:
            names = place.sets if by_set else (place.name,)
            if wanted and wanted in map(str.casefold, names):
                return place
    return Place(strip.location or strip.set)


def unit_of(terms: ShootTerms, strip: Strip) -> ShootUnit:
    """The unit that shoots a strip: as decided, else by the unit's scenes, else the first."""
    said = strip_terms(terms, strip)
    if said is not None and said.unit:
        named = said.unit.casefold()
        return next((u for u in terms.units if u.name.casefold() == named), terms.units[0])
    return next(
        (u for u in terms.units[1:] if {strip.scene, strip.id} & {*u.scenes}), terms.units[0]
    )


def unit_locked(terms: ShootTerms, lock: LockedDay, schedule: Schedule) -> str:
    """The unit a lock holds for: the one it names, else that which shoots its first scene."""
    if lock.unit or len(terms.units) < 2:
        return lock.unit
    first = next((s for s in schedule.strips if lock.scenes[0] in (s.scene, s.id)), None)
    return unit_of(terms, first).name if first is not None else terms.units[0].name


def _same(name: str, element: ScheduleElement) -> bool:
    return name.strip().casefold() in (element.name.casefold(), element.board.casefold() or None)


def _is_cast(schedule: Schedule, element: ScheduleElement) -> bool:
    return any(c.id == element.category and c.ucid == CAST_UCID for c in schedule.categories)


def _held(element: ScheduleElement, person: Person) -> ScheduleElement:
    """The element with the holds and drops of its contract, for the day-out-of-days."""
    drop = person.drop_days is not None and person.contract != "day"
    return replace(
        element,
        hold=person.contract != "day",
        drop=drop,
        drop_days=person.drop_days + 1 if person.drop_days is not None else element.drop_days,
    )


def _priced(terms: ShootTerms, people: dict[str, Person]) -> tuple[ShootTerms, dict[str, Person]]:
    """Points where no rate is named, so that a board without rates is worth something too: 100
    for a crew day, 10 for an hour of overtime, a night 20, a move 15, a day of cast 6."""
    money = terms.money
    named = (money.overtime_hour, money.night, money.move, *(u.day_cost for u in terms.units))
    if any(named) or any(p.day_rate or p.week_rate for p in people.values()):
        return terms, people
    points = replace(
        money, currency=POINTS, overtime_hour=Decimal(10), night=Decimal(20), move=Decimal(15)
    )
    units = tuple(replace(u, day_cost=Decimal(100)) for u in terms.units)
    paid = {id: replace(p, day_rate=Decimal(6), week_rate=Decimal(30)) for id, p in people.items()}
    return replace(terms, money=points, units=units), paid
