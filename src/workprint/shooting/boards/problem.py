"""From a schedule and its terms to what is searched: dates, windows, people, rates as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from zoneinfo import ZoneInfo

import numpy as np

from workprint.film.schedule import ScheduleElement, Strip, weekday
from workprint.film.terms import Person, Place, ShootTerms, ShootUnit
from workprint.shooting.boards.arrays import (
    ALWAYS_FROM,
    ALWAYS_TO,
    DAY,
    RUN,
    WEEKLY,
    Data,
    Flags,
    Ints,
)
from workprint.shooting.boards.calendars import is_school_free, working_dates
from workprint.shooting.boards.clock import ROUND
from workprint.shooting.boards.in_force import NEVER, ChildDay, InForce, child_day, in_force
from workprint.shooting.boards.terms import Applied, place_of, strip_terms, unit_of
from workprint.shooting.errors import ScheduleError
from workprint.shooting.light import lights, next_sunrise, sun, windows

_CONTRACTS = {"day": DAY, "run": RUN, "weekly": WEEKLY}
_LIGHTS = {"dawn": 0, "day": 1, "dusk": 3, "night": 4}
ANY_LIGHT = 2
EQUINOX = (360, 1080)
"""Sunrise and sunset where nobody said where it is shot."""
_SPARE = 8
"""Dates more than a board is likely to need."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A board to be searched for. `strips` are in the order of their numbers in `data`: by set,
    each set where the script has it first."""

    applied: Applied
    strips: tuple[Strip, ...]
    dates: tuple[date, ...]
    units: tuple[ShootUnit, ...]
    people: tuple[tuple[ScheduleElement, Person], ...]
    places: tuple[Place, ...]
    rules: InForce
    data: Data

    @property
    def terms(self) -> ShootTerms:
        """The terms it keeps to."""
        return self.applied.terms


def problem_of(
    applied: Applied, strips: Sequence[Strip], dates: Sequence[date] | None = None
) -> Problem:
    """The search for a board of these strips. `dates` are those of a board that is only to be
    timed; else as many as it may need are taken from the calendar."""
    terms = applied.terms
    known = {s.id: s for s in applied.schedule.strips}
    ordered = _by_set([known.get(s.id, s) for s in strips])
    places = _places(terms, ordered)
    rules = in_force(terms.rules, terms.limits.prep_minutes)
    wanted = _dates_needed(terms, ordered) if dates is None else 0
    chosen = tuple(dates) if dates is not None else _dates(applied, ordered, wanted)
    data = _data(applied, ordered, chosen, places, rules)
    units = terms.units
    return Problem(applied, ordered, chosen, units, applied.people, places, rules, data)


def _by_set(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    first: dict[str, int] = {}
    for n, strip in enumerate(strips):
        first.setdefault(strip.set, n)
    order = sorted(range(len(strips)), key=lambda n: (first[strips[n].set], n))
    return tuple(strips[n] for n in order)


def _places(terms: ShootTerms, strips: Sequence[Strip]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place_of(terms, strip) for strip in strips))


def _dates_needed(terms: ShootTerms, strips: Sequence[Strip]) -> int:
    limits = terms.limits
    days = 1
    for unit in terms.units:
        own = [s for s in strips if unit_of(terms, s) == unit]
        by_time = sum(s.minutes for s in own) / max(1, limits.standard_minutes)
        by_pages = sum(s.eighths for s in own) / limits.eighths if limits.eighths else 0
        days = max(days, int(max(by_time, by_pages) * 1.5) + 1)
    return days + _SPARE


def _dates(applied: Applied, strips: Sequence[Strip], wanted: int) -> tuple[date, ...]:
    """So many working dates, and on to where each strip has one on which nobody is away."""
    terms = applied.terms
    every = tuple(working_dates(terms))
    if not every:
        raise ScheduleError(
            f"the company works on no date from {terms.start} to {terms.last}; end the shoot "
            "later, or give it fewer days off"
        )
    until = wanted
    for strip in strips:
        found = next((n for n, day in enumerate(every) if not hindrances(applied, strip, day)), 0)
        until = max(until, found + _SPARE)
    until = max(until, *(every.index(d) + 1 for d in _named(terms) if d in every), 0)
    return tuple(islice(every, until))


def _named(terms: ShootTerms) -> list[date]:
    """Dates that people decided on."""
    said = [one.date for one in terms.strips if one.date is not None]
    return [*said, *(one.date for one in terms.locked), terms.start]


def hindrances(applied: Applied, strip: Strip, day: date) -> list[tuple[str, str]]:
    """What keeps a strip from a date: (kind, who or what); kinds are person, place, hours,
    pinned, locked. The company's own days off are not asked for here."""
    terms = applied.terms
    found = []
    for element, person in applied.people:
        if element.id not in strip.elements:
            continue
        off = weekday(day) in element.days_off or any(
            d.kind == "dayOff" and d.day == day for d in element.dates
        )
        if off or any(day in span for span in person.away):
            found.append(("person", element.id))
    place = place_of(terms, strip)
    if (place.open and not any(day in span for span in place.open)) or any(
        day in span for span in place.closed
    ):
        found.append(("place", place.name))
    opens, closes = place.from_minute, place.to_minute
    if opens is not None and closes is not None and strip.minutes > closes - opens:
        found.append(("hours", place.name))
    said = strip_terms(terms, strip)
    if said is not None and said.date is not None and said.date != day:
        found.append(("pinned", strip.id))
    unit = unit_of(terms, strip).name
    for lock in terms.locked:
        if len(terms.units) > 1 and lock.unit.casefold() != unit.casefold():
            continue
        inside = strip.scene in lock.scenes or strip.id in lock.scenes
        if inside != (lock.date == day):
            found.append(("locked", lock.date.isoformat()))
    return found


def _data(
    applied: Applied,
    strips: Sequence[Strip],
    dates: Sequence[date],
    places: Sequence[Place],
    rules: InForce,
) -> Data:
    terms, people = applied.terms, applied.people
    limits, money = terms.limits, terms.money
    cast = [
        [n for n, (element, _) in enumerate(people) if element.id in strip.elements]
        for strip in strips
    ]
    days = [[_child(terms, rules, person, day) for day in dates] for _, person in people]
    minors = np.array(
        [any(d.on_set < NEVER for a in own for d in days[a]) for own in cast], np.bool_
    )
    earliest, latest = _windows(terms, strips, dates, cast, days)
    units = terms.units
    rest = [
        max(rules.cast_rest, rules.child_rest if any(d.on_set < NEVER for d in own) else 0)
        for own in days
    ]
    return Data(
        minutes=_ints(s.minutes for s in strips),
        eighths=_ints(s.eighths for s in strips),
        place=_ints(places.index(place_of(terms, s)) for s in strips),
        unit=_ints(units.index(unit_of(terms, s)) for s in strips),
        light=_ints(_rank(s) for s in strips),
        earliest=earliest,
        latest=latest,
        allowed=_allowed(applied, strips, dates),
        person_from=np.cumsum([0, *(len(own) for own in cast)]).astype(np.int64),
        people=_ints(a for own in cast for a in own),
        minor=minors,
        ordinal=_ints((day - dates[0]).days for day in dates),
        offset=_offsets(terms, dates),
        week=_ints(day.isocalendar().year * 100 + day.isocalendar().week for day in dates),
        day_rate=_floats(p.day_rate for _, p in people),
        week_rate=_floats(p.week_rate for _, p in people),
        held_rate=_floats(p.day_rate * p.hold_share for _, p in people),
        contract=_ints(_CONTRACTS[p.contract] for _, p in people),
        drop=_ints(-1 if p.drop_days is None else p.drop_days for _, p in people),
        rest=_ints(rest),
        work_most=_ints2([[d.work for d in own] for own in days], len(dates)),
        set_most=_ints2([[d.on_set for d in own] for own in days], len(dates)),
        day_cost=_floats(u.day_cost for u in units),
        fixed=_fixed(terms, dates),
        standard=limits.standard_minutes,
        most=min(limits.most_minutes, rules.day_minutes),
        most_eighths=NEVER if limits.eighths is None else limits.eighths,
        most_moves=NEVER if limits.moves is None else limits.moves,
        call=limits.call,
        prep=limits.prep_minutes,
        move=limits.move_minutes,
        meal=limits.meal_minutes,
        first_meal=rules.first_meal,
        next_meal=rules.next_meal,
        crew_rest=rules.crew_rest,
        cast_one=rules.cast_one,
        cast_two=rules.cast_two,
        rest_one=rules.rest_one,
        rest_two=rules.rest_two,
        week_days=rules.week_days,
        week_minutes=rules.week_minutes,
        overtime=float(money.overtime_hour),
        night=float(money.night),
        move_cost=float(money.move),
        sixth=float(money.sixth_day_share),
        seventh=float(money.seventh_day_share),
    )


def _child(terms: ShootTerms, rules: InForce, person: Person, day: date) -> ChildDay:
    following = day + timedelta(days=1)
    return child_day(
        rules, person, day, is_school_free(terms, day), is_school_free(terms, following)
    )


def _rank(strip: Strip) -> int:
    """The part of the day a strip outside is shot in; the last of several that do."""
    if windows(strip.day_night, strip.int_ext, 360, 1080, 1800) is None:
        return ANY_LIGHT
    asked = lights(strip.day_night)
    if "day" in asked and "night" in asked:
        return ANY_LIGHT
    return max(_LIGHTS[light] for light in asked)


def _windows(
    terms: ShootTerms,
    strips: Sequence[Strip],
    dates: Sequence[date],
    cast: Sequence[Sequence[int]],
    days: Sequence[Sequence[ChildDay]],
) -> tuple[Ints, Ints]:
    """From when to when each strip may be shot on each date: by light, the place's hours, and
    the hours of children."""
    low = np.full((len(strips), len(dates)), ALWAYS_FROM, np.int64)
    high = np.full((len(strips), len(dates)), ALWAYS_TO, np.int64)
    suns = [(sun(terms, day), next_sunrise(terms, day)) for day in dates]
    known: dict[tuple[str, str, int], tuple[int, int]] = {}
    for n, strip in enumerate(strips):
        place = place_of(terms, strip)
        for d, (both, following) in enumerate(suns):
            key = strip.day_night, strip.int_ext, d
            if key not in known:
                known[key] = _light(strip, both or EQUINOX, following or EQUINOX[0] + 1440)
            start, end = known[key]
            # On the minutes that calls are on, so that nobody waits three minutes for the sun.
            start, end = start + -start % ROUND, end - end % ROUND
            if ALWAYS_FROM < start < end < start + strip.minutes:
                # A scene longer than its light is begun with it; the check says what is too long.
                end = start + strip.minutes + terms.limits.meal_minutes
            start = max(start, place.from_minute if place.from_minute is not None else start)
            end = min(end, place.to_minute if place.to_minute is not None else end)
            for a in cast[n]:
                child = days[a][d]
                if child.on_set < NEVER:
                    # They come before their first scene; that too is within their hours.
                    start = max(start, child.earliest + terms.limits.prep_minutes)
                    end = min(end, child.latest)
            low[n, d], high[n, d] = start, end
    return low, high


def _light(strip: Strip, both: tuple[int, int], following: int) -> tuple[int, int]:
    """The window of a strip's light that the day's work falls in; an empty one for none."""
    told = windows(strip.day_night, strip.int_ext, *both, following)
    if told is None:
        return ALWAYS_FROM, ALWAYS_TO
    evening = [one for one in told if one[0] > 0]
    chosen = (evening or list(told))[:1]
    return chosen[0] if chosen else (ALWAYS_TO, ALWAYS_FROM)


def _allowed(applied: Applied, strips: Sequence[Strip], dates: Sequence[date]) -> Flags:
    made = np.ones((len(strips), len(dates)), np.bool_)
    for n, strip in enumerate(strips):
        for d, day in enumerate(dates):
            made[n, d] = not hindrances(applied, strip, day)
    return made


def _offsets(terms: ShootTerms, dates: Sequence[date]) -> Ints:
    """Minutes the clocks of the place are ahead of UTC at noon: nights in which they change are an
    hour longer or shorter."""
    zone = ZoneInfo(terms.zone)
    noons = (datetime.combine(day, time(12), zone).utcoffset() for day in dates)
    return _ints((noon or timedelta()).total_seconds() // 60 for noon in noons)


def _fixed(terms: ShootTerms, dates: Sequence[date]) -> Flags:
    """Slots whose strips stay in the order somebody locked."""
    made = np.zeros(len(terms.units) * len(dates), np.bool_)
    names = [unit.name.casefold() for unit in terms.units]
    for lock in terms.locked:
        named = lock.unit.casefold()
        unit = names.index(named) if named in names else 0
        if lock.date in dates and (named in names or len(names) < 2):
            made[unit * len(dates) + list(dates).index(lock.date)] = True
    return made


def _ints(values: Iterable[int | float]) -> Ints:
    return np.array([int(v) for v in values], np.int64)


def _ints2(values: Sequence[Sequence[int]], width: int) -> Ints:
    return np.array(values, np.int64).reshape(len(values), width)


def _floats(values: Iterable[Decimal]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([float(v) for v in values], np.float64)
