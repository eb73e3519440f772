"""Cover sets: what a day that plays outside may shoot instead when it rains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.film.shoot import ShootDay
from workprint.shooting.boards.problem import hindrances
from workprint.shooting.boards.terms import Applied, place_of
from workprint.shooting.light import is_outside


def with_cover(applied: Applied, days: Sequence[ShootDay]) -> tuple[ShootDay, ...]:
    """The days, each that plays outside with the scenes it may shoot instead: of places kept as
    cover sets, inside, of later days of its unit, free on the date; those first that need fewest
    people who are not called, as many as fill a standard day."""
    strips = {s.id: s for s in applied.schedule.strips}
    kept = {p.name for p in applied.terms.places if p.cover}
    if not kept:
        return tuple(days)
    made = []
    for n, day in enumerate(days):
        later = [s for other in days[n + 1 :] if other.unit == day.unit for s in other.strips]
        free = [
            strips[id]
            for id in later
            if place_of(applied.terms, strips[id]).name in kept
            and not is_outside(strips[id].int_ext)
            and not hindrances(applied, strips[id], day.date)
        ]
        outside = any(is_outside(strips[id].int_ext) for id in day.strips)
        made.append(replace(day, cover=_chosen(applied, day, free)) if outside and free else day)
    return tuple(made)


def uncovered(applied: Applied, days: Sequence[ShootDay]) -> Phrase | None:
    """What to say of days outside that no cover set is left for; None for none, or where no place
    is kept as one."""
    strips = {s.id: s for s in applied.schedule.strips}
    bare = [
        str(day.number)
        for day in days
        if not day.cover and any(is_outside(strips[id].int_ext) for id in day.strips)
    ]
    if not bare or not any(p.cover for p in applied.terms.places):
        return None
    many = "s" if len(bare) > 1 else ""
    return Phrase(
        f"no cover set is left for day{many} {', '.join(bare)}, which play{'' if many else 's'} "
        "outside",
        f"第 {'、'.join(bare)} 天有外景，但没有剩下的雨天备用景",
    )


def _chosen(applied: Applied, day: ShootDay, free: Sequence[Strip]) -> tuple[str, ...]:
    called = {one.element for one in day.people}
    people = {element.id for element, _ in applied.people}
    left = applied.terms.limits.standard_minutes
    chosen = []
    for strip in sorted(free, key=lambda s: len(people & {*s.elements} - called)):
        if strip.minutes <= left:
            chosen.append(strip.id)
            left -= strip.minutes
    return tuple(chosen)
