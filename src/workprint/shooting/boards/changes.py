"""Two plans beside each other: days, cost lines, rules, and the strips that moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workprint.film.reason import Phrase
from workprint.film.shoot import CostLine, PlannedShoot, Violation


@dataclass(frozen=True, slots=True)
class LineChange:
    """A cost line in two plans; 0 where a plan does not have it."""

    key: str
    name: Phrase
    before: Decimal
    after: Decimal

    @property
    def more(self) -> Decimal:
        """By how much it grows."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class StripMove:
    """A strip's date in two plans, None for none."""

    strip: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What differs between two plans: shooting days, total, the lines that change, the rules that
    are broken anew or no more, the strips that move."""

    days_before: int
    days_after: int
    total_before: Decimal
    total_after: Decimal
    lines: tuple[LineChange, ...]
    broken: tuple[Violation, ...]
    mended: tuple[Violation, ...]
    moves: tuple[StripMove, ...]

    @property
    def more(self) -> Decimal:
        """What the second plan costs more than the first."""
        return self.total_after - self.total_before


def change_between(before: PlannedShoot, after: PlannedShoot) -> PlanChange:
    """What differs between two plans of the same scenes."""
    old, new = before.plan, after.plan
    known = {(v.rule, v.date, v.elements, v.strips) for v in old.violations}
    now = {(v.rule, v.date, v.elements, v.strips) for v in new.violations}
    return PlanChange(
        len(old.days),
        len(new.days),
        old.total,
        new.total,
        tuple(line for line in _lines(old.costs, new.costs) if line.more),
        tuple(v for v in new.violations if (v.rule, v.date, v.elements, v.strips) not in known),
        tuple(v for v in old.violations if (v.rule, v.date, v.elements, v.strips) not in now),
        _moves(before, after),
    )


def _lines(old: tuple[CostLine, ...], new: tuple[CostLine, ...]) -> list[LineChange]:
    names = {(line.key, line.element): line.name for line in (*old, *new)}
    sums: list[dict[tuple[str, str], Decimal]] = []
    for lines in (old, new):
        made: dict[tuple[str, str], Decimal] = {}
        for line in lines:
            key = line.key, line.element
            made[key] = made.get(key, Decimal(0)) + line.amount
        sums.append(made)
    none = Decimal(0)
    return [
        LineChange(key[0], name, sums[0].get(key, none), sums[1].get(key, none))
        for key, name in names.items()
    ]


def dates_of(made: PlannedShoot) -> dict[str, date]:
    """The date of each strip of a plan."""
    return {strip: day.date for day in made.plan.days for strip in day.strips}


def _moves(before: PlannedShoot, after: PlannedShoot) -> tuple[StripMove, ...]:
    old, new = dates_of(before), dates_of(after)
    ids = [s.id for s in after.schedule.strips if s.id in old or s.id in new]
    return tuple(
        StripMove(id, old.get(id), new.get(id)) for id in ids if old.get(id) != new.get(id)
    )
