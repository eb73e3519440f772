"""The terms of a shoot from its shoot.toml, and whether they fit a schedule."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from workprint.film.reason import Phrase
from workprint.film.rules import Rule
from workprint.film.schedule import Schedule, Strip
from workprint.film.terms import (
    CrewMember,
    DateSpan,
    DayLimits,
    DayNote,
    LockedDay,
    Pace,
    Person,
    Place,
    ShootMoney,
    ShootTerms,
    ShootUnit,
    StripTerms,
)
from workprint.production.errors import FilmError
from workprint.production.shoot.agreed import contradiction
from workprint.production.shoot.file import PlaceTable, ShootFile, ShootTable, SpanTable
from workprint.production.shoot.new import write_new_terms
from workprint.production.shoot.said import said
from workprint.shooting.checking.facts import is_off
from workprint.shooting.errors import ScheduleError

__all__ = ["fits", "read_terms", "write_new_terms"]

_YEAR = timedelta(days=366)
_MONTH = timedelta(days=31)
_DAY = 1440


def read_terms(path: Path) -> ShootTerms:
    """Read a shoot.toml; FilmError names the file, the key and the mend.

    Holidays of the country are those from a month before the start to a year after the end. Files
    of rules lie beside the file; where two sets have a rule of one id, the later one holds.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        told = ShootFile.model_validate(table)
    except FileNotFoundError:
        raise FilmError(f"{path} is not there; name the terms of a shoot, a .toml file") from None
    except IsADirectoryError:
        raise FilmError(f"{path} is a folder; it must be a file") from None
    except UnicodeDecodeError:
        raise FilmError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise FilmError(f"{path} is not valid TOML: {error}; mend that line") from None
    except RecursionError:
        raise FilmError(f"{path} nests its tables too deep; see docs/shoot-guide.md") from None
    except ValidationError as error:
        raise FilmError(f"{path}: {said(error.errors()[0], table)}") from None
    except OSError as error:
        raise FilmError(f"{path} cannot be read: {error.strerror}") from None
    wrong = contradiction(told)
    if wrong is not None:
        raise FilmError(f"{path}: {wrong}")
    try:
        return _terms(told, path)
    except ScheduleError as error:
        raise FilmError(f"{path}: [shoot], {error}") from None


def fits(terms: ShootTerms, schedule: Schedule, today: date | None = None) -> tuple[Phrase, ...]:
    """Whether the terms name only what a schedule has; warnings of what may be meant all the same.

    FilmError for people, places, scenes and locks that cannot be, with the nearest names. A start
    before `today` is a warning.
    """
    strips = [one for one in schedule.strips if one.kind == "scene"]
    names = [one.name for one in schedule.elements]
    numbers = [one.board for one in schedule.elements if one.board]
    _known("person", [one.name for one in terms.people], names, numbers)
    _one_person_each(terms, schedule)
    sets = list(dict.fromkeys(one.set for one in strips if one.set))
    grounds = list(dict.fromkeys(one.location for one in strips if one.location))
    _known("place", [one.name for one in terms.places if not one.sets], grounds + sets)
    _known("set", [name for one in terms.places for name in one.sets], sets)
    told = [scene for unit in terms.units for scene in unit.scenes]
    told += [one.scene for one in terms.strips]
    told += [scene for lock in terms.locked for scene in lock.scenes]
    _known("scene", told, [one.scene for one in strips], [one.id for one in strips], exact=True)
    _one_word_each(terms, strips)
    for wrong in days_off_decided(terms):
        raise FilmError(f"the terms {wrong}")
    if today is not None and terms.start < today:
        return (
            Phrase(
                f"the shoot starts on {terms.start}, before today, {today}",
                f"开机日 {terms.start} 早于今天 {today}",
            ),
        )
    return ()


def days_off_decided(terms: ShootTerms) -> Iterator[str]:
    """Days off that scenes or whole days are decided for, as the end of a sentence."""
    for lock in terms.locked:
        if is_off(terms, lock.date):
            yield f"lock {lock.date}, a day off; lock another date, or add it to workdays"
    for strip in terms.strips:
        if strip.date is not None and is_off(terms, strip.date):
            yield (
                f"have scene {strip.scene} on {strip.date}, a day off; choose another date, or "
                "add it to workdays"
            )


def _one_word_each(terms: ShootTerms, strips: Sequence[Strip]) -> None:
    """FilmError where two of the terms decide one strip, by its scene's number and by its id."""
    for strip in strips:
        both = [one.scene for one in terms.strips if one.scene in (strip.scene, strip.id)]
        if len(both) > 1:
            raise FilmError(
                f"the terms have scene {strip.scene} twice, as [[strip]] {' and '.join(both)}; "
                "put them into one"
            )


def _known(
    kind: str,
    told: Iterable[str],
    there: Sequence[str],
    others: Sequence[str] = (),
    exact: bool = False,
) -> None:
    """FilmError for the first name that is not among those there are."""
    folded = {one if exact else one.casefold() for one in (*there, *others)}
    for name in told:
        if (name if exact else name.casefold()) not in folded:
            near = get_close_matches(name.casefold(), [one.casefold() for one in there], 3, 0.5)
            back = {one.casefold(): one for one in there}
            mend = (
                f"the nearest: {', '.join(back[one] for one in near)}"
                if near
                else f"it has {', '.join(list(dict.fromkeys(there))[:8]) or 'none'}"
            )
            raise FilmError(
                f"the terms name a {kind} {name!r} that the schedule does not have; {mend}"
            )


def _one_person_each(terms: ShootTerms, schedule: Schedule) -> None:
    """FilmError where two persons of the terms mean one element, by name and by number."""
    for one in schedule.elements:
        both = [
            p.name
            for p in terms.people
            if p.name.casefold() == one.name.casefold() or (one.board and p.name == one.board)
        ]
        if len(both) > 1:
            raise FilmError(
                f"the terms have {one.name} twice, as {' and as '.join(both)}; keep one of them"
            )


def _terms(told: ShootFile, path: Path) -> ShootTerms:
    shoot, limits, money = told.shoot, told.limits, told.money
    holidays, workdays = _calendar(shoot)
    ground = shoot.place
    return ShootTerms(
        start=shoot.start,
        last=shoot.last,
        days_off=tuple(sorted(set(shoot.days_off))),
        holidays=holidays,
        workdays=workdays,
        latitude=ground.latitude if ground else None,
        longitude=ground.longitude if ground else None,
        zone=ground.zone if ground else "UTC",
        limits=DayLimits(
            limits.standard, limits.most, limits.eighths, limits.moves, limits.call, limits.prep,
            limits.move, limits.meal,
        ),
        pace=Pace(**dict(told.pace)),
        money=ShootMoney(**dict(money)),
        units=tuple(ShootUnit(**dict(one)) for one in told.unit) or (ShootUnit("main"),),
        people=tuple(
            Person(**{**dict(one), "away": _spans(one.away)}) for one in told.person
        ),
        places=tuple(_place(one) for one in told.place),
        crew=tuple(
            CrewMember(one.department, one.role, one.name, one.before, one.phone)
            for one in told.crew
        ),
        strips=tuple(StripTerms(**dict(one)) for one in told.strip),
        locked=tuple(LockedDay(**dict(one)) for one in told.locked),
        notes=tuple(DayNote(**dict(one)) for one in told.note),
        rules=_rules(shoot.rules, path.parent),
    )  # fmt: skip


def _spans(told: Iterable[SpanTable]) -> tuple[DateSpan, ...]:
    return tuple(DateSpan(one.first, one.last or one.first, one.why) for one in told)


def _place(one: PlaceTable) -> Place:
    """A place; hours that end before they start end the next morning."""
    opens, closes = one.from_, one.to
    if opens is not None and closes is not None and closes <= opens:
        closes += _DAY
    return Place(
        one.name, one.sets, _spans(one.open), _spans(one.closed), opens, closes, one.cover,
        one.address, one.parking, one.hospital,
    )  # fmt: skip


def _calendar(shoot: ShootTable) -> tuple[tuple[tuple[date, str], ...], tuple[date, ...]]:
    """Holidays, and days off that are worked: the country's near the shoot, and the file's own."""
    free: dict[date, str] = {}
    worked: set[date] = set()
    if shoot.country:
        from holidays import country_holidays

        first, last = shoot.start - _MONTH, (shoot.last or shoot.start) + _YEAR
        country, _, part = shoot.country.partition("-")
        years = range(first.year, last.year + 1)
        try:
            known = country_holidays(country, subdiv=part or None, years=years)
        except NotImplementedError:
            raise ScheduleError(
                f"country: {shoot.country!r} has no calendar of holidays; write a code "
                "like US, US-CA or CN, or leave it out and list holidays"
            ) from None
        free = {day: name for day, name in known.items() if first <= day <= last}
        swapped: set[date] = getattr(known, "weekend_workdays", set())
        worked = {day for day in swapped if first <= day <= last}
    free |= {one.date: one.name for one in shoot.holidays}
    worked |= set(shoot.workdays)
    return tuple(sorted(free.items())), tuple(sorted(worked))


def _rules(names: Iterable[str], folder: Path) -> tuple[Rule, ...]:
    from workprint.shooting.rules import read_rules, rule_set

    made: dict[str, Rule] = {}
    for name in names:
        try:
            told = read_rules(folder / name) if name.endswith(".toml") else rule_set(name)
        except ScheduleError as error:
            raise ScheduleError(f"rules: {error}") from None
        made |= {rule.id: rule for rule in told}
    return tuple(made.values())
