"""What commands of the shoot print as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from workprint.film.reason import Measure, Reason, pair
from workprint.film.schedule import Strip
from workprint.film.shoot import CostLine, DayItem, PlannedShoot, ShootDay, Violation
from workprint.production.shoot.plans import Asked, Impossible
from workprint.shooting.boards.changes import LineChange, PlanChange
from workprint.shooting.boards.moving import OtherDay, StripWhy
from workprint.shooting.boards.options import Option

Json = dict[str, Any]


def clock(minute: int) -> str:
    """Minutes after midnight as a clock has them, with +1 for the next morning.

    >>> clock(425), clock(1510)
    ('07:05', '01:10+1')
    """
    day, rest = divmod(minute, 1440)
    return f"{rest // 60:02d}:{rest % 60:02d}{f'+{day}' if day else ''}"


def plan_told(of: Asked, made: PlannedShoot) -> Json:
    """A planned board: days, costs, what is broken, how good it is known to be."""
    plan = made.plan
    strips = {s.id: s for s in made.schedule.strips}
    names = {e.id: e.name for e in made.schedule.elements}
    return {
        "board": made.board.name,
        "status": plan.status,
        "currency": plan.currency,
        "total": str(plan.total),
        "bound": str(plan.bound) if plan.bound is not None else None,
        "days": [_day(day, strips, names) for day in plan.days],
        "costs": [_cost(line, names) for line in plan.costs],
        "violations": [violation_told(v, strips, names) for v in plan.violations],
        "loose": [strips[id].scene for id in plan.loose],
        "warnings": [pair(w) for w in (*of.notes, *plan.warnings)],
    }


def _day(day: ShootDay, strips: dict[str, Strip], names: dict[str, str]) -> Json:
    return {
        "number": day.number,
        "date": day.date.isoformat(),
        "unit": day.unit,
        "kind": day.kind,
        "call": clock(day.call),
        "wrap": clock(day.wrap),
        "sunrise": clock(day.sunrise) if day.sunrise is not None else None,
        "sunset": clock(day.sunset) if day.sunset is not None else None,
        "eighths": day.eighths,
        "work_minutes": day.work_minutes,
        "moves": day.moves,
        "note": day.note,
        "scenes": [strips[id].scene for id in day.strips],
        "items": [_item(item, strips) for item in day.items],
        "people": [
            {
                "name": names[one.element],
                "call": clock(one.call),
                "on_set": clock(one.on_set),
                "wrap": clock(one.wrap),
            }
            for one in day.people
        ],
    }


def _item(item: DayItem, strips: dict[str, Strip]) -> Json:
    return {
        "kind": item.kind,
        "start": clock(item.start),
        "end": clock(item.end),
        "place": item.place,
        "scene": strips[item.strip].scene if item.strip else None,
    }


def _cost(line: CostLine, names: dict[str, str]) -> Json:
    return {
        "key": line.key,
        "name": pair(line.name),
        "person": names.get(line.element),
        "amount": str(line.amount),
        "reason": pair(line.reason.text),
    }


def violation_told(v: Violation, strips: dict[str, Strip], names: dict[str, str]) -> Json:
    """A rule or term that is broken."""
    return {
        "rule": v.rule,
        "hard": v.hard,
        "date": v.date.isoformat() if v.date else None,
        "scenes": [strips[id].scene for id in v.strips if id in strips],
        "people": [names.get(id, id) for id in v.elements],
        **reason_told(v.reason),
    }


def reason_told(reason: Reason) -> Json:
    """A reason with its evidence."""
    return {
        **pair(reason.text),
        "evidence": [
            f"{e.name} {e.value} ({e.source}{f', {e.date}' if e.date else ''})"
            for e in reason.evidence
            if isinstance(e, Measure)
        ],
    }


def impossible_told(made: Impossible) -> Json:
    """What makes a board impossible, and the ways out."""
    conflict = made.conflict
    return {
        "impossible": pair(conflict.why),
        "scenes": [s.scene for s in conflict.strips],
        "terms": [pair(one.name) for one in conflict.terms],
        "ways_out": [
            {
                "give_up": pair(one.name),
                "total": str(after.plan.total),
                "currency": after.plan.currency,
                "days": len(after.plan.days),
                "violations": sum(v.hard for v in after.plan.violations) + len(after.plan.loose),
            }
            for one, after in made.ways
        ],
    }


def why_told(made: PlannedShoot, why: StripWhy) -> Json:
    """Why a strip is on its date."""
    return {
        "scene": why.strip.scene,
        "date": why.date.isoformat(),
        "reasons": [reason_told(reason) for reason in why.reasons],
        "next_best": _other(made, why.next_best) if why.next_best else None,
        "others": [_other(made, one) for one in why.others],
    }


def _other(made: PlannedShoot, one: OtherDay) -> Json:
    strips = {s.id: s for s in made.schedule.strips}
    names = {e.id: e.name for e in made.schedule.elements}
    return {
        "date": one.date.isoformat(),
        "more": str(one.more),
        "lines": _lines(one.lines),
        "broken": [violation_told(v, strips, names) for v in one.broken],
    }


def _lines(lines: Sequence[LineChange]) -> list[Json]:
    return [
        {
            "key": line.key,
            "name": pair(line.name),
            "before": str(line.before),
            "after": str(line.after),
            "more": str(line.more),
        }
        for line in lines
    ]


def change_told(made: PlannedShoot, change: PlanChange) -> Json:
    """What differs between two plans."""
    strips = {s.id: s for s in made.schedule.strips}
    names = {e.id: e.name for e in made.schedule.elements}

    def day(of: date | None) -> str | None:
        return of.isoformat() if of is not None else None

    return {
        "days": [change.days_before, change.days_after],
        "total": [str(change.total_before), str(change.total_after)],
        "more": str(change.more),
        "lines": _lines(change.lines),
        "broken": [violation_told(v, strips, names) for v in change.broken],
        "mended": [violation_told(v, strips, names) for v in change.mended],
        "moves": [
            {"scene": strips[m.strip].scene, "before": day(m.before), "after": day(m.after)}
            for m in change.moves
        ],
    }


def options_told(options: Sequence[Option]) -> list[Json]:
    """Terms given up one at a time, what each saves."""
    return [
        {
            "give_up": pair(one.relaxation.name),
            "kind": one.relaxation.kind,
            "saves": str(one.saves),
            **change_told(one.made, one.change),
        }
        for one in options
    ]


def money_text(amount: str, currency: str) -> str:
    """Money as people read it: whole units, thousands apart.

    >>> money_text("1234567.50", "USD")
    '1,234,568 USD'
    """
    return f"{Decimal(amount):,.0f} {currency}"
