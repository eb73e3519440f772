"""What people decided stays: locked days, dates of scenes, the units that shoot them."""

from __future__ import annotations

from collections.abc import Iterator

from workprint.film.schedule import Strip
from workprint.film.shoot import ShootDay, Violation
from workprint.film.terms import LockedDay
from workprint.shooting.checking.facts import Facts, names, shot
from workprint.shooting.checking.words import broken, scenes, term


def locked_days(facts: Facts) -> Iterator[Violation]:
    """Locked days that are not shot as they were locked."""
    for lock in facts.terms.locked:
        days = [day for day in facts.days if day.date == lock.date and _of_unit(facts, lock, day)]
        if any(_as_locked(facts, lock, day) for day in days):
            continue
        has = [facts.strips[id_] for day in days for id_ in shot(day) if id_ in facts.strips]
        told_en = scenes(has).en if has else "nothing"
        told_zh = scenes(has).zh if has else "没有安排"
        wanted_en, wanted_zh, wanted = _wanted(facts, lock)
        yield broken(
            "decided.locked",
            f"{lock.date} is locked to {wanted_en}, in this order, and has {told_en}",
            f"{lock.date} 锁定为依次拍{wanted_zh}，而计划为{told_zh}",
            term(f"locked {lock.date}", wanted), date=lock.date,
            strips=[one.id for one in has],
        )  # fmt: skip


def pinned(facts: Facts) -> Iterator[Violation]:
    """Strips on another date than a person decided."""
    for day, strip in _shot(facts):
        for told in facts.strip_terms(strip):
            if told.date is not None and told.date != day.date:
                named = scenes([strip])
                yield broken(
                    "decided.date",
                    f"{named.en} is to be shot on {told.date}, and is on {day.date}",
                    f"{named.zh}定于 {told.date} 拍摄，而排在 {day.date}",
                    term(f"scene {strip.scene} date", told.date), date=day.date,
                    strips=[strip.id],
                )  # fmt: skip


def units(facts: Facts) -> Iterator[Violation]:
    """Strips shot by another unit than theirs. Where there is only one unit its name is free."""
    known = {unit.name for unit in facts.terms.units}
    if len(known) < 2:
        return
    for day, strip in _shot(facts):
        theirs = units_of(facts, strip)
        if day.unit not in theirs:
            named, told = scenes([strip]), ", ".join(theirs)
            yield broken(
                "decided.unit",
                f"{day.date}: {named.en} is for the unit {told}, and {day.unit} shoots it",
                f"{day.date}：{named.zh}归 {told} 组，而由 {day.unit} 组拍摄",
                term(f"scene {strip.scene} unit", told), date=day.date, strips=[strip.id],
            )  # fmt: skip


def units_of(facts: Facts, strip: Strip) -> tuple[str, ...]:
    """The units that may shoot a strip: the one decided, else that which names its scene, else
    those that name none."""
    decided = [one.unit for one in facts.strip_terms(strip) if one.unit]
    if decided:
        return (decided[0],)
    naming = [
        unit.name
        for unit in facts.terms.units
        if any(names(scene, strip) for scene in unit.scenes)
    ]
    if naming:
        return tuple(naming)
    free = tuple(unit.name for unit in facts.terms.units if not unit.scenes)
    return free or (facts.terms.units[0].name,)


def _wanted(facts: Facts, lock: LockedDay) -> tuple[str, str, str]:
    """The scenes of a lock as they are numbered, in both languages and bare; a lock may name
    strips."""
    numbers = []
    for told in lock.scenes:
        found = facts.strips.get(told)
        numbers.append((found.scene if found else "") or told)
    numbers = list(dict.fromkeys(numbers))
    word = "scene" if len(numbers) == 1 else "scenes"
    bare = ", ".join(numbers)
    return f"{word} {bare}", f"第 {'、'.join(numbers)} 场", bare


def _of_unit(facts: Facts, lock: LockedDay, day: ShootDay) -> bool:
    """Whether a day is of the unit of a lock: the one it names, else that of its first scene."""
    if len(facts.terms.units) < 2:
        return True
    if lock.unit:
        return lock.unit == day.unit
    first = next((one for one in facts.strips.values() if names(lock.scenes[0], one)), None)
    return first is None or units_of(facts, first)[0] == day.unit


def _as_locked(facts: Facts, lock: LockedDay, day: ShootDay) -> bool:
    """Whether a day shoots the locked scenes in their order, and no others. A scene of several
    strips stands once in the lock for each, or once for all."""
    today = [facts.strips[id_] for id_ in shot(day) if id_ in facts.strips]
    at = 0
    for scene in lock.scenes:
        start = at
        while at < len(today) and names(scene, today[at]):
            at += 1
            if lock.scenes.count(scene) > 1:
                break
        if at == start:
            return False
    return at == len(today)


def _shot(facts: Facts) -> Iterator[tuple[ShootDay, Strip]]:
    for day in facts.days:
        for id_ in shot(day):
            if id_ in facts.strips:
                yield day, facts.strips[id_]
