"""The evening of a shooting day: what of the board is left, and what to shoot tomorrow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from workprint.film.reason import pair
from workprint.film.schedule import Strip
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import Person as PersonTerms
from workprint.production.errors import FilmError
from workprint.production.shoot.returned import reports_in
from workprint.shooting.boards.calendars import working_dates
from workprint.shooting.boards.problem import hindrances
from workprint.shooting.boards.terms import Applied, applied, place_of
from workprint.shooting.light import is_outside
from workprint.shooting.replanning import (
    FOREVER,
    Block,
    Chances,
    Choice,
    Evening,
    Person,
    Shoot,
    ShootError,
    Terms,
    next_block,
)

_COVER_SHARE = 0.5
"""A move to a cover set that stands ready, of a move; half a crew day is what a place costs past
its window. Neither is in any contract: they only weigh one block against another."""
_AHEAD = 120
"""Working dates that are looked at."""


@dataclass(frozen=True, slots=True)
class Tonight:
    """What is known in the evening of `day`: scenes that are shot, as numbered; whether it rained
    and rain is forecast for tomorrow; who is ill, by name or number on the board."""

    day: date
    shot: tuple[str, ...] = ()
    wet: bool = False
    forecast_wet: bool = False
    ill: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a board, as blocks, with the strips of each. `day` is the next that the
    company works on. `stranded` are strips whose place cannot be had any more, `sick` ids of who
    is ill."""

    shoot: Shoot
    evening: Evening
    strips: tuple[tuple[Strip, ...], ...]
    day: date
    stranded: tuple[Strip, ...]
    sick: frozenset[str]


def with_reports(tonight: Tonight, folder: Path) -> Tonight:
    """The evening with the scenes that production reports say are shot."""
    done = [s.scene for report in reports_in(folder) for s in report.scenes if s.done == "shot"]
    return replace(tonight, shot=tuple(dict.fromkeys((*tonight.shot, *done))))


def left_of(made: PlannedShoot, tonight: Tonight, chances: Chances) -> Left:
    """What is left of a plan: a block for what a day shoots in one place, inside or outside."""
    under = applied(made.schedule, made.terms)
    strips = {s.id: s for s in under.schedule.strips}
    done = {id for scene in tonight.shot for id in _meant(scene, strips)}
    sick = frozenset(_ill(under, tonight))
    dates = [d for d in working_dates(made.terms) if d > tonight.day][:_AHEAD]
    if not dates:
        raise FilmError(
            f"the company works on no date after {tonight.day}: the shoot ends on "
            f"{made.terms.last or made.dates[-1]}; mend the terms"
        )
    every = list(_groups(under, made, strips, done, sick))
    if not every:
        raise FilmError("all scenes are shot; there is nothing to plan for tomorrow")
    groups = [group for group in every if _free(under, group, dates)]
    stranded = tuple(s for group in every if group not in groups for s in group)
    if not groups:
        named = ", ".join(s.scene for s in stranded)
        raise FilmError(f"no date is left on which scenes {named} can be shot; mend the terms")
    places = sorted({place_of(made.terms, s).name for group in groups for s in group})
    shoot = Shoot(
        tuple(_block(under, group, places, dates, made) for group in groups),
        tuple(_person(terms, dates) for _, terms in under.people),
        _terms(made),
        chances,
    )
    evening = _evening(under, made, tonight, shoot, places, done, sick)
    return Left(shoot, evening, tuple(groups), dates[0], stranded, sick)


def _meant(scene: str, strips: dict[str, Strip]) -> list[str]:
    """The strips a scene's number or an id means."""
    found = [s.id for s in strips.values() if s.kind == "scene" and scene in (s.scene, s.id)]
    if not found:
        raise FilmError(f"scene {scene} is not on the board; name scenes as they are numbered")
    return found


def _ill(under: Applied, tonight: Tonight) -> Iterator[str]:
    """The ids of those who are ill."""
    for name in tonight.ill:
        wanted = name.casefold()
        found = [
            element.id
            for element, _ in under.people
            if wanted in (element.name.casefold(), element.board.casefold())
        ]
        if not found:
            names = ", ".join(element.name for element, _ in under.people)
            raise FilmError(f"{name} is nobody on the board; it has {names}")
        yield from found


def _free(under: Applied, group: Sequence[Strip], dates: Sequence[date]) -> list[int]:
    """The dates, as places in the list, on which a block's place and decisions let it be shot."""
    kinds = ("place", "hours", "pinned", "locked")
    return [
        n
        for n, day in enumerate(dates)
        if not any(kind in kinds for s in group for kind, _ in hindrances(under, s, day))
    ]


def _groups(
    under: Applied,
    made: PlannedShoot,
    strips: dict[str, Strip],
    done: Collection[str],
    sick: Collection[str],
) -> Iterator[tuple[Strip, ...]]:
    """The strips that are left, by day and place, whether they play outside and need somebody who
    is ill."""
    for day in made.plan.days:
        if day.unit != made.terms.units[0].name:
            continue
        groups: dict[tuple[str, bool, bool], list[Strip]] = {}
        for id in day.strips:
            if id not in done:
                strip = strips[id]
                ill = any(element in sick for element in strip.elements)
                key = place_of(under.terms, strip).name, is_outside(strip.int_ext), ill
                groups.setdefault(key, []).append(strip)
        yield from (tuple(group) for group in groups.values())


def _block(
    under: Applied,
    group: Sequence[Strip],
    places: Sequence[str],
    dates: Sequence[date],
    made: PlannedShoot,
) -> Block:
    place = place_of(under.terms, group[0])
    needed = {element for strip in group for element in strip.elements}
    cast = tuple(n for n, (element, _) in enumerate(under.people) if element.id in needed)
    free = _free(under, group, dates)
    scenes = ", ".join(strip.scene for strip in group)
    return Block(
        f"{place.name} {scenes}",
        sum(strip.minutes for strip in group) / 60,
        places.index(place.name),
        is_outside(group[0].int_ext),
        cast,
        place.cover,
        free[0],
        free[-1] if free[-1] < len(dates) - 1 else FOREVER,
    )


def _person(terms: PersonTerms, dates: Sequence[date]) -> Person:
    """A person's pay in the simulation. Who is away at first comes later, who is away at the end
    leaves before; days away in between are not in it."""
    rate = float(terms.week_rate) / 5 if terms.contract == "weekly" else float(terms.day_rate)
    share = {"day": 0.0, "weekly": 1.0, "run": float(terms.hold_share)}[terms.contract]
    there = [n for n, day in enumerate(dates) if not any(day in span for span in terms.away)]
    comes = there[0] if there else len(dates)
    leaves = there[-1] if there and there[-1] < len(dates) - 1 else FOREVER
    return Person(terms.name, rate, rate * share, comes, leaves)


def _terms(made: PlannedShoot) -> Terms:
    money, limits = made.terms.money, made.terms.limits
    crew = float(made.terms.units[0].day_cost)
    return Terms(
        crew,
        float(money.overtime_hour),
        float(money.move),
        float(money.move) * _COVER_SHARE,
        crew / 2,
        1.0,
        limits.standard_minutes / 60,
        (limits.most_minutes - limits.standard_minutes) / 60,
    )


def _evening(
    under: Applied,
    made: PlannedShoot,
    tonight: Tonight,
    shoot: Shoot,
    places: Sequence[str],
    done: Collection[str],
    sick: Collection[str],
) -> Evening:
    strips = {s.id: s for s in under.schedule.strips}
    started = {element for id in done for element in strips[id].elements}
    main = made.terms.units[0].name
    last = [d for d in made.plan.days if d.date <= tonight.day and d.unit == main]
    here = last[-1].items[-1].place if last else ""
    return Evening(
        0,
        tuple(block.hours for block in shoot.blocks),
        (0.0,) * len(shoot.blocks),
        places.index(here) if here in places else -1,
        tuple(element.id in started for element, _ in under.people),
        tuple(element.id in sick for element, _ in under.people),
        tonight.wet,
        tonight.forecast_wet,
    )


def tomorrow(left: Left, futures: int, seed: int) -> Choice:
    """What to shoot tomorrow, tried in sampled futures."""
    try:
        return next_block(left.shoot, left.evening, seed, futures, improve=True)
    except ShootError as error:
        raise FilmError(str(error)) from None


def choice_told(left: Left, choice: Choice) -> dict[str, Any]:
    """What `shooting replan --json` prints."""

    def scenes(block: int) -> list[str]:
        return [strip.scene for strip in left.strips[block]] if block >= 0 else []

    def ill(block: int) -> list[str]:
        people = left.shoot.people
        return [people[n].name for n in left.shoot.blocks[block].cast if left.evening.ill[n]]

    rest = sorted(choice.candidates[1:], key=lambda one: one.more)
    return {
        "date": left.day.isoformat(),
        "scenes": scenes(choice.block),
        "why": pair(choice.why),
        "candidates": [
            {
                "scenes": scenes(one.block),
                "name": one.name,
                "ill": ill(one.block),
                "cost": round(one.cost, 2),
                "worst_tenth": round(one.worst_tenth, 2),
                "futures": one.futures,
                "more": round(one.more, 2),
                "error": round(one.differs, 2),
                "score": round(one.score, 4),
                "features": [{"name": n, "gives": round(v, 4)} for n, v in one.features],
            }
            for one in (*choice.candidates[:1], *rest)
        ],
        "stranded": [strip.scene for strip in left.stranded],
        "plan": [scenes(block) for block in choice.plan],
    }
