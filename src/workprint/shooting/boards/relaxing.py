"""What the terms of a shoot cost: each of them given up in turn, and the board solved again.

Only what people agreed on is given up: availability, permits, hours and pages of a day, dates that
were decided. Rules of rest, of minors and of safety are not for sale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workprint.film.reason import Phrase
from workprint.film.terms import DateSpan, Place, ShootTerms

SATURDAY = 6


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A term given up: what it is in words, the terms without it. `kind` is person, place, hours,
    pinned, locked, long_day, pages, moves, last or sixth_day."""

    kind: str
    name: Phrase
    terms: ShootTerms


def relaxations(terms: ShootTerms) -> Iterator[Relaxation]:
    """Every term of a shoot that may be given up."""
    yield from _people(terms)
    yield from _places(terms)
    yield from _decided(terms)
    yield from _limits(terms)


def _without(items: tuple[DateSpan, ...], n: int) -> tuple[DateSpan, ...]:
    return (*items[:n], *items[n + 1 :])


def _people(terms: ShootTerms) -> Iterator[Relaxation]:
    for n, person in enumerate(terms.people):
        for k, span in enumerate(person.away):
            free = replace(person, away=_without(person.away, k))
            people = (*terms.people[:n], free, *terms.people[n + 1 :])
            why = f" ({span.why})" if span.why else ""
            yield Relaxation(
                "person",
                Phrase(
                    f"{person.name} is there from {span.first} to {span.last}{why}",
                    f"{person.name} 在 {span.first} 至 {span.last} 可到场{why}",
                ),
                replace(terms, people=people),
            )


def _places(terms: ShootTerms) -> Iterator[Relaxation]:
    for n, place in enumerate(terms.places):
        changes: list[tuple[str, Phrase, Place]] = []
        if place.open:
            told = ", ".join(f"{s.first} - {s.last}" for s in place.open)
            changes.append(
                (
                    "place",
                    Phrase(
                        f"{place.name} may be had outside {told} too",
                        f"{place.name} 在 {told} 之外也可用",
                    ),
                    replace(place, open=()),
                )
            )
        for k, span in enumerate(place.closed):
            changes.append(
                (
                    "place",
                    Phrase(
                        f"{place.name} may be had from {span.first} to {span.last}",
                        f"{place.name} 在 {span.first} 至 {span.last} 可用",
                    ),
                    replace(place, closed=_without(place.closed, k)),
                )
            )
        if place.from_minute is not None or place.to_minute is not None:
            changes.append(
                (
                    "hours",
                    Phrase(f"{place.name} may be had at any hour", f"{place.name} 不限时段"),
                    replace(place, from_minute=None, to_minute=None),
                )
            )
        for kind, name, changed in changes:
            places = (*terms.places[:n], changed, *terms.places[n + 1 :])
            yield Relaxation(kind, name, replace(terms, places=places))


def _decided(terms: ShootTerms) -> Iterator[Relaxation]:
    for n, said in enumerate(terms.strips):
        if said.date is not None:
            free = (*terms.strips[:n], replace(said, date=None), *terms.strips[n + 1 :])
            yield Relaxation(
                "pinned",
                Phrase(
                    f"scene {said.scene} need not be shot on {said.date}",
                    f"第 {said.scene} 场不必在 {said.date} 拍",
                ),
                replace(terms, strips=free),
            )
    for n, lock in enumerate(terms.locked):
        yield Relaxation(
            "locked",
            Phrase(f"the day {lock.date} is not locked", f"{lock.date} 当天不锁定"),
            replace(terms, locked=(*terms.locked[:n], *terms.locked[n + 1 :])),
        )


def _limits(terms: ShootTerms) -> Iterator[Relaxation]:
    limits = terms.limits
    longer = limits.most_minutes + 60
    yield Relaxation(
        "long_day",
        Phrase(
            f"a day may have {longer / 60:g} h of work, not {limits.most_minutes / 60:g}",
            f"每天可工作 {longer / 60:g} 小时，而非 {limits.most_minutes / 60:g} 小时",
        ),
        replace(terms, limits=replace(limits, most_minutes=longer)),
    )
    if limits.eighths is not None:
        pages = limits.eighths + 8
        yield Relaxation(
            "pages",
            Phrase(f"a day may have {pages}/8 pages", f"每天可拍 {pages}/8 页"),
            replace(terms, limits=replace(limits, eighths=pages)),
        )
    if limits.moves is not None:
        yield Relaxation(
            "moves",
            Phrase(
                f"a day may have {limits.moves + 1} moves", f"每天可转场 {limits.moves + 1} 次"
            ),
            replace(terms, limits=replace(limits, moves=limits.moves + 1)),
        )
    if terms.last is not None:
        yield Relaxation(
            "last",
            Phrase(f"the shoot may end after {terms.last}", f"拍摄可在 {terms.last} 之后结束"),
            replace(terms, last=None),
        )
    if SATURDAY in terms.days_off:
        days = tuple(d for d in terms.days_off if d != SATURDAY)
        yield Relaxation(
            "sixth_day",
            Phrase("Saturdays are worked", "周六工作"),
            replace(terms, days_off=days),
        )
