"""What a shoot.toml says against itself, in one sentence with the mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

from workprint.film.terms import LockedDay, ShootTerms, ShootUnit, StripTerms
from workprint.production.shoot.file import LockedTable, ShootFile, StripTable, UnitTable


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed on dates and units, as a file has it or the terms."""

    start: date
    last: date | None
    units: Sequence[UnitTable | ShootUnit]
    strips: Sequence[StripTable | StripTerms]
    locked: Sequence[LockedTable | LockedDay]

    @property
    def names(self) -> list[str]:
        """The names of the units; the main one comes first."""
        return [one.name for one in self.units] or ["main"]

    def given_to(self, scene: str) -> str:
        """The unit somebody gave a scene to; "" for none."""
        said = next((one.unit for one in self.strips if one.scene == scene and one.unit), "")
        return said or next((one.name for one in self.units[1:] if scene in one.scenes), "")

    def shot_by(self, scene: str) -> str:
        """The unit that shoots a scene."""
        return self.given_to(scene) or self.names[0]

    def locked_for(self, lock: LockedTable | LockedDay) -> str:
        """The unit a lock holds for: the one it names, else that of its first scene."""
        return lock.unit or self.shot_by(lock.scenes[0])

    def same(self, one: str, then: str) -> bool:
        """Whether two names mean one unit; where there is only one, any name does."""
        return len(self.units) < 2 or one.casefold() == then.casefold()


def contradiction(told: ShootFile) -> str | None:
    """The first thing that cannot be with another in the file; None for a file in accord."""
    agreed = Agreed(told.shoot.start, told.shoot.last, told.unit, told.strip, told.locked)
    return next(chain(_twice(told), _people(told), _disagreements(agreed)), None)


def disagreements(terms: ShootTerms) -> Iterator[str]:
    """What the dates and units of terms say against each other, in one sentence each."""
    return _disagreements(Agreed(terms.start, terms.last, terms.units, terms.strips, terms.locked))


def unknown_units(terms: ShootTerms) -> Iterator[str]:
    """Units that scenes or days are for and the terms do not have."""
    return _unknown(Agreed(terms.start, terms.last, terms.units, terms.strips, terms.locked))


def _disagreements(of: Agreed) -> Iterator[str]:
    for check in (_unknown, _units, _dates, _locks, _pins):
        yield from check(of)


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


def _unknown(of: Agreed) -> Iterator[str]:
    """Units that are not there."""
    for kind, name, unit in (
        *(("strip", f"scene {one.scene}", one.unit) for one in of.strips),
        *(("locked", str(one.date), one.unit) for one in of.locked),
    ):
        if unit and unit not in of.names:
            yield (
                f"[[{kind}]] {name}, unit: there is no unit {unit!r}; use one of "
                f"{', '.join(of.names)}, or add it as [[unit]]"
            )


def _units(of: Agreed) -> Iterator[str]:
    """Scenes of two units, and those named for the main one."""
    theirs: dict[str, str] = {}
    for unit in of.units:
        for scene in unit.scenes:
            other = theirs.setdefault(scene, unit.name)
            if other != unit.name:
                yield (
                    f"[[unit]] {other} and {unit.name} both shoot scene {scene}; leave it to one"
                )
    if of.units and of.units[0].scenes:
        yield (
            f"[[unit]] {of.names[0]} is the main unit and shoots what no other does: only "
            "units after the first name scenes; take scenes out, or put another unit first"
        )


def _dates(of: Agreed) -> Iterator[str]:
    """Decided dates outside the shoot."""
    for name, day in _decided(of):
        if day < of.start:
            yield f"{name}, date: {day} is before the start, {of.start}; mend one of them"
        if of.last is not None and day > of.last:
            yield f"{name}, date: {day} is after the last date, {of.last}; mend one of them"


def _decided(of: Agreed) -> Iterator[tuple[str, date]]:
    for lock in of.locked:
        yield f"[[locked]] {lock.date}", lock.date
    for strip in of.strips:
        if strip.date is not None:
            yield f"[[strip]] scene {strip.scene}", strip.date


def _locks(of: Agreed) -> Iterator[str]:
    """Two locks of one day, scenes in two locks, and scenes locked for another unit."""
    for one, then in combinations(of.locked, 2):
        if one.date == then.date and of.same(of.locked_for(one), of.locked_for(then)):
            yield f"[[locked]] {one.date} is there twice for one unit; keep one of them"
        both = [scene for scene in one.scenes if scene in then.scenes]
        if both:
            yield (
                f"[[locked]] scene {both[0]} is locked to {one.date} and to {then.date}; keep one"
            )
    for lock in of.locked:
        unit = of.locked_for(lock)
        for scene in lock.scenes:
            theirs = of.given_to(scene) if lock.unit else of.shot_by(scene)
            if theirs and not of.same(theirs, unit):
                yield (
                    f"[[locked]] {lock.date}, scenes: scene {scene} is for unit {theirs} and "
                    f"locked to {unit}; keep one"
                )


def _pins(of: Agreed) -> Iterator[str]:
    """Scenes on other dates than the locks have them."""
    for strip in of.strips:
        for lock in of.locked:
            if strip.date is None:
                continue
            if strip.scene in lock.scenes:
                if strip.date != lock.date:
                    yield (
                        f"[[strip]] scene {strip.scene} is dated {strip.date} and locked to "
                        f"{lock.date}; keep one"
                    )
            elif strip.date == lock.date and of.same(of.shot_by(strip.scene), of.locked_for(lock)):
                yield (
                    f"[[strip]] scene {strip.scene} is to be shot on {strip.date}, which is "
                    "locked without it; add it to the lock, or choose another date"
                )
