"""What a shoot.toml says against itself, in one sentence with the mend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from workprint.production.shoot.file import LockedTable, ShootFile


def contradiction(told: ShootFile) -> str | None:
    """The first thing that cannot be with another in the file; None for a file in accord."""
    return next(
        (
            wrong
            for check in (_twice, _people, _units, _dates, _locks, _pins)
            for wrong in check(told)
        ),
        None,
    )


def _twice(told: ShootFile) -> Iterator[str]:
    """Things named twice."""
    for kind, names in (
        ("unit", [one.name for one in told.unit]),
        ("person", [one.name for one in told.person]),
        ("place", [one.name for one in told.place]),
        ("strip", [one.scene for one in told.strip]),
    ):
        seen: set[str] = set()
        for name in names:
            if name.casefold() in seen:
                yield f"[[{kind}]] {name} is there twice; keep one of them"
            seen.add(name.casefold())
    sets: dict[str, str] = {}
    for place in told.place:
        for name in place.sets:
            other = sets.setdefault(name.casefold(), place.name)
            if other != place.name:
                yield f"[[place]] {other} and {place.name} both have the set {name}; choose one"


def _people(told: ShootFile) -> Iterator[str]:
    """Contracts that lack their rate or say what does not hold for them; births yet to come."""
    for one in told.person:
        if one.contract == "weekly" and not one.week_rate:
            yield (
                f"[[person]] {one.name}, contract: weekly has no week_rate; write one, or choose "
                "another contract"
            )
        for key in ("drop_days", "hold_share"):
            if one.contract == "day" and key in one.model_fields_set:
                yield (
                    f"[[person]] {one.name}, {key}: nobody is held on the contract day; choose "
                    f'contract = "run" or leave {key} out'
                )
        if one.born is not None and one.born > told.shoot.start:
            yield (
                f"[[person]] {one.name}, born: {one.born} is after the start of the shoot, "
                f"{told.shoot.start}; mend one of them"
            )


def _units(told: ShootFile) -> Iterator[str]:
    """Units that are not there, and scenes of two."""
    known = [one.name for one in told.unit] or ["main"]
    for kind, name, unit in (
        *(("strip", f"scene {one.scene}", one.unit) for one in told.strip),
        *(("locked", str(one.date), one.unit) for one in told.locked),
    ):
        if unit and unit not in known:
            yield (
                f"[[{kind}]] {name}, unit: there is no unit {unit!r}; use one of "
                f"{', '.join(known)}, or add it as [[unit]]"
            )
    theirs: dict[str, str] = {}
    for unit_table in told.unit:
        for scene in unit_table.scenes:
            other = theirs.setdefault(scene, unit_table.name)
            if other != unit_table.name:
                yield (
                    f"[[unit]] {other} and {unit_table.name} both shoot scene {scene}; leave it "
                    "to one"
                )
    if told.unit and told.unit[0].scenes:
        yield (
            f"[[unit]] {told.unit[0].name} is the main unit and shoots what no other does: only "
            "units after the first name scenes; take scenes out, or put another unit first"
        )


def _dates(told: ShootFile) -> Iterator[str]:
    """Decided dates outside the shoot."""
    start, last = told.shoot.start, told.shoot.last
    for name, day in _decided(told):
        if day < start:
            yield f"{name}, date: {day} is before the start, {start}; mend one of them"
        if last is not None and day > last:
            yield f"{name}, date: {day} is after the last date, {last}; mend one of them"


def _decided(told: ShootFile) -> Iterator[tuple[str, date]]:
    for lock in told.locked:
        yield f"[[locked]] {lock.date}", lock.date
    for strip in told.strip:
        if strip.date is not None:
            yield f"[[strip]] scene {strip.scene}", strip.date


def _locks(told: ShootFile) -> Iterator[str]:
    """Two locks of one day, and scenes in two locks."""
    for one, then in combinations(told.locked, 2):
        if one.date == then.date and _may_meet(told, one.unit, then.unit):
            yield f"[[locked]] {one.date} is there twice for one unit; keep one of them"
        both = [scene for scene in one.scenes if scene in then.scenes]
        if both:
            yield (
                f"[[locked]] scene {both[0]} is locked to {one.date} and to {then.date}; keep one"
            )


def _pins(told: ShootFile) -> Iterator[str]:
    """Scenes decided otherwise than the locks have them."""
    for strip in told.strip:
        for lock in told.locked:
            if strip.scene in lock.scenes:
                yield from _against(strip.scene, strip.date, strip.unit, lock)
            elif strip.date == lock.date and _may_meet(told, strip.unit, lock.unit, strict=True):
                yield (
                    f"[[strip]] scene {strip.scene} is to be shot on {strip.date}, which is "
                    "locked without it; add it to the lock, or choose another date"
                )


def _against(scene: str, day: date | None, unit: str, lock: LockedTable) -> Iterator[str]:
    if day is not None and day != lock.date:
        yield f"[[strip]] scene {scene} is dated {day} and locked to {lock.date}; keep one"
    if unit and lock.unit and unit != lock.unit:
        yield f"[[strip]] scene {scene} is for unit {unit} and locked to {lock.unit}; keep one"


def _may_meet(told: ShootFile, one: str, then: str, strict: bool = False) -> bool:
    """Whether two names of units mean the same; "" is any of them, unless `strict`."""
    if len(told.unit) < 2 or one == then:
        return not strict or len(told.unit) < 2 or bool(one)
    return not strict and "" in (one, then)
