"""Boards drawn by seed, small and awkward: two units, children, nights, dawns, locks, permits,
sixth days, a night in which the clocks change."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from written import MONEY, RULES, schedule, terms

from workprint.film.schedule import Schedule
from workprint.film.terms import (
    DateSpan,
    DayLimits,
    LockedDay,
    Person,
    Place,
    ShootTerms,
    ShootUnit,
    StripTerms,
)

STARTS = (date(2027, 5, 3), date(2027, 3, 11), date(2027, 11, 4), date(2027, 12, 20))
"""Among them the days before the clocks go forward and back."""
NAMES = ("ANNA", "BEN", "KIM", "LEO", "MIA")
HOURS = ("DAY", "DAY", "NIGHT", "DUSK", "DAWN")


def drawn(seed: int, most: int = 12, *, easy: bool = False) -> tuple[Schedule, ShootTerms]:
    """A schedule of at most so many strips and its terms; `easy` without locks, dates that were
    decided, permits and dates away, so that a board that breaks nothing is likely."""
    draw = random.Random(seed)
    count = draw.randint(2, most)
    lines = []
    for n in range(1, count + 1):
        where = draw.choice(("INT", "EXT"))
        hour = draw.choice(HOURS if where == "EXT" else ("DAY", "NIGHT"))
        cast = draw.sample(NAMES, draw.randint(0, 3))
        long = (30, 60, 90, 120, 180, 240) if hour in ("DAY", "NIGHT") else (20, 40, 60)
        minutes = draw.choice(long)
        lines.append(f"{n} {where} {hour} PLACE{draw.randint(0, 3)} {minutes} {' '.join(cast)}")
    board = schedule("\n".join(lines))
    start = draw.choice(STARTS)
    units = [ShootUnit("main", Decimal(5000))]
    if draw.random() < 0.4:
        own = tuple(str(n) for n in range(1, count + 1) if draw.random() < 0.3)
        units.append(ShootUnit("second", Decimal(2000), own))
    told = terms(
        start=start,
        days_off=draw.choice(((0, 6), (0,), ())),
        holidays=((start + timedelta(days=draw.randint(1, 9)), "Holiday"),),
        limits=DayLimits(
            eighths=draw.choice((None, 24)), moves=draw.choice((None, 1, 2)),
            prep_minutes=draw.choice((0, 60)),
        ),
        units=tuple(units),
        rules=draw.choice((RULES, RULES, ())),
        people=_people(draw, start, easy),
        places=() if easy else _places(draw, start),
        money=replace(MONEY, sixth_day_share=draw.choice((Decimal("0.5"), Decimal("0.37")))),
    )  # fmt: skip
    return board, told if easy else _decided(draw, told, count)


def _people(draw: random.Random, start: date, easy: bool) -> tuple[Person, ...]:
    made = []
    for name in NAMES:
        contract = draw.choice(("run", "day", "weekly"))
        away: tuple[DateSpan, ...] = ()
        if not easy and draw.random() < 0.3:
            first = start + timedelta(days=draw.randint(0, 8))
            away = (DateSpan(first, first + timedelta(days=draw.randint(0, 3))),)
        made.append(
            Person(
                name, Decimal(draw.choice((0, 333, 1000, 1750))), contract,  # type: ignore[arg-type]
                Decimal(draw.choice((2000, 4321))), Decimal(draw.choice(("1", "0.5", "0.33"))),
                draw.choice((None, 3, 10)),
                date(2017, 5, 1) if name == "KIM" else None, away,
            )
        )  # fmt: skip
    return tuple(made)


def _places(draw: random.Random, start: date) -> tuple[Place, ...]:
    first = start + timedelta(days=draw.randint(0, 5))
    made = [Place("PLACE0", open=(DateSpan(first, first + timedelta(days=draw.randint(2, 9))),))]
    if draw.random() < 0.4:
        made.append(Place("PLACE1", from_minute=540, to_minute=1200))
    return tuple(made)


def _decided(draw: random.Random, told: ShootTerms, count: int) -> ShootTerms:
    """With a day locked, a date decided."""
    if draw.random() < 0.4:
        day = told.start + timedelta(days=1)
        mains = [str(n) for n in range(1, count + 1) if str(n) not in told.units[-1].scenes]
        if len(told.units) == 1:
            mains = [str(n) for n in range(1, count + 1)]
        if mains:
            chosen = draw.sample(mains, min(len(mains), 2))
            told = replace(told, locked=(LockedDay(day, tuple(chosen)),))
    if draw.random() < 0.4 and not told.locked:
        said = StripTerms("1", date=told.start + timedelta(days=draw.randint(0, 4)))
        told = replace(told, strips=(said,))
    return told
