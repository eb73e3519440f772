"""What people decided of strips and shooting days, put into the terms of the shoot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from workprint.film.breakdown import Breakdown
from workprint.film.reason import Phrase
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import DayNote, LockedDay, ShootTerms, StripTerms
from workprint.production.decisions import Decision, Decisions
from workprint.production.errors import FilmError
from workprint.production.shoot.agreed import disagreements, unknown_units
from workprint.production.shoot.terms import days_off_decided
from workprint.shooting.boarding import strip_id

_KEYS = re.compile(r"^\[\[\w+\]\] ")
"""The table of shoot.toml that a sentence begins with."""


def decided_terms(terms: ShootTerms, decisions: Decisions, breakdown: Breakdown) -> ShootTerms:
    """The terms with what was decided; FilmError for a unit that the terms do not have."""
    made = with_decisions(terms, decisions, numbers_of(breakdown))
    for wrong in unknown_units(made):
        raise FilmError(f"what was decided does not fit the terms: {_KEYS.sub('', wrong)}")
    return made


def numbers_of(breakdown: Breakdown) -> dict[str, str]:
    """The numbers of scenes by their ids."""
    return {scene.scene: scene.number for scene in breakdown.scenes}


def with_decisions(
    terms: ShootTerms, decisions: Decisions, scenes: Mapping[str, str]
) -> ShootTerms:
    """The terms with what was decided of scenes (their date, unit, minutes, a note) and of days
    (the scenes they keep, a banner). `scenes` are the numbers of the film's scenes by id.

    Field by field a decision stands above the same in the terms' file. A decided day replaces the
    file's lock of its date and unit, of any unit where one of them names none. A scene is named by
    its number, by the id of its strip where several have that number.
    """
    names = _names(scenes)

    def all_named(told: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for scene in told for name in names.get(scene, (scene,))))

    said: dict[str, StripTerms] = {}
    for one in terms.strips:
        for name in all_named([one.scene]):
            said.setdefault(name, replace(one, scene=name))
    for decision in decisions.scenes:
        values = _shoot_values(decision)
        if values:
            (name,) = all_named([strip_id(decision.target)])
            said[name] = replace(said.get(name, StripTerms(name)), **values)
    locked = [replace(one, scenes=all_named(one.scenes)) for one in terms.locked]
    units = tuple(replace(one, scenes=all_named(one.scenes)) for one in terms.units)
    notes = list(terms.notes)
    for decision in decisions.days:
        told = dict(decision.values)
        day = date.fromisoformat(decision.target)
        if "scenes" in told:
            ids = map(strip_id, told["scenes"].split(","))
            made = LockedDay(day, all_named(ids), told.get("unit", ""))
            locked = [one for one in locked if not _replaces(made, one, terms)] + [made]
        if "note" in told:
            notes.append(DayNote(day, told["note"]))
    return replace(
        terms, strips=tuple(said.values()), locked=tuple(locked), notes=tuple(notes), units=units
    )


def _names(scenes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What is meant by the number of a scene, or the id of its strip: one name for each strip."""
    times = Counter(scenes.values())
    made: dict[str, tuple[str, ...]] = {}
    for id, number in scenes.items():
        strip = strip_id(id)
        alone = bool(number) and times[number] == 1
        made[strip] = (number,) if alone else (strip,)
        if number:
            made[number] = (*made.get(number, ()), *made[strip])
    return made


def _shoot_values(decision: Decision) -> dict[str, Any]:
    """What was decided of a scene's strip, by the fields of its terms."""
    read: dict[str, Any] = {"minutes": int, "date": date.fromisoformat}
    told = ((f.removeprefix("shoot_"), v) for f, v in decision.values if f.startswith("shoot_"))
    return {field: read.get(field, str)(value) for field, value in told}


def _replaces(made: LockedDay, one: LockedDay, terms: ShootTerms) -> bool:
    """Whether a decided day stands in place of a lock of the file."""
    units = {made.unit.casefold(), one.unit.casefold()}
    return made.date == one.date and (len(terms.units) < 2 or len(units) == 1 or "" in units)


def check_decided(
    terms: ShootTerms, decisions: Decisions, more: Decision, breakdown: Breakdown
) -> None:
    """FilmError for one more decision on a scene or a day that cannot be with the terms or with
    what was decided before; what did not fit before is not held against it."""
    kind = "scenes" if more.kind == "scene" else "days"
    told: tuple[Decision, ...] = getattr(decisions, kind)
    before = next((one for one in told if one.target == more.target), replace(more, values=()))
    merged = replace(more, values=tuple({**dict(before.values), **dict(more.values)}.items()))
    after = (*(one for one in told if one.target != more.target), merged)
    scenes = numbers_of(breakdown)
    known = set(_wrong(with_decisions(terms, decisions, scenes)))
    changed: dict[str, Any] = {kind: after}
    for wrong in _wrong(with_decisions(terms, replace(decisions, **changed), scenes)):
        if wrong not in known:
            raise FilmError(_KEYS.sub("", wrong))


def _wrong(terms: ShootTerms) -> Iterator[str]:
    off = (f"you would {wrong}" for wrong in days_off_decided(terms))
    return chain(disagreements(terms), off)


def left_over(shoot: PlannedShoot) -> Phrase | None:
    """What to say of scenes that a plan has no day for; None where all have one."""
    if not shoot.plan.loose:
        return None
    scenes = {strip.id: strip.scene for strip in shoot.schedule.strips}
    named = [scenes[id] for id in shoot.plan.loose]
    some = f"scene{'s' if len(named) > 1 else ''} {', '.join(named)}"
    return Phrase(
        f"the shooting schedule has no day for {some}: look at what was decided of dates and "
        "days, and at the terms in shoot.toml",
        f"拍摄计划没有为第 {'、'.join(named)} 场排日："
        "请查看已定的日期、拍摄日和 shoot.toml 的条款",
    )


def scenes_planned(shoot: PlannedShoot, breakdown: Breakdown, day: date) -> list[str]:
    """The ids of the scenes that a plan shoots on a date, in their order."""
    by_strip = {strip_id(scene.scene): scene.scene for scene in breakdown.scenes}
    return [
        by_strip[strip]
        for one in shoot.plan.days
        if one.date == day
        for strip in one.strips
        if strip in by_strip
    ]
