"""The dates a company may work on, and the calendar that says so in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workprint.film.schedule import Calendar, SpecialDate, weekday
from workprint.film.terms import ShootTerms

_FAR = 800
"""Days after the start that are looked at, for dates of work."""


def is_off(terms: ShootTerms, day: date) -> bool:
    """Whether the company has a date off; days it works in exchange are not."""
    if day in terms.workdays:
        return False
    return weekday(day) in terms.days_off or any(day == off for off, _ in terms.holidays)


def working_dates(terms: ShootTerms) -> Iterator[date]:
    """The dates the company may work on, from the start to the last of the terms."""
    for n in range(_FAR):
        day = terms.start + timedelta(days=n)
        if terms.last is not None and day > terms.last:
            return
        if not is_off(terms, day):
            yield day


def is_school_free(terms: ShootTerms, day: date) -> bool:
    """Whether there is no school: weekends and holidays."""
    return weekday(day) in (0, 6) or any(day == off for off, _ in terms.holidays)


def calendar_of(terms: ShootTerms, first: date, last: date, id: str, name: str) -> Calendar:
    """The calendar of a board from its first to its last date. Where days are worked in exchange,
    which weekdays off cannot say, every day off is a date of its own."""
    swapped = [day for day in terms.workdays if first <= day <= last]
    dates = [SpecialDate(f"{id}-start", "start", "", first)]
    for day, told in sorted(terms.holidays):
        if day not in terms.workdays:
            dates.append(SpecialDate(f"{id}-{day}", "dayOff", _holiday(told), day))
    if swapped:
        known = {one.day for one in dates if one.kind == "dayOff"}
        for n in range((last - first).days + 8):
            day = first + timedelta(days=n)
            if is_off(terms, day) and day not in known:
                dates.append(SpecialDate(f"{id}-{day}", "dayOff", "", day))
    return Calendar(id, name, () if swapped else tuple(sorted(terms.days_off)), tuple(dates))


def _holiday(name: str) -> str:
    """A name that says it is a holiday, as the day-out-of-days looks for."""
    known = "holiday" in name.casefold() or "假" in name
    return name if known else f"{name} (holiday)"
