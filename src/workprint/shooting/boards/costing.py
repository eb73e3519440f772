"""What a board costs, line by line, in exact money, with the reason of each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.schedule import ScheduleElement
from workprint.film.shoot import CostLine, ShootDay
from workprint.film.terms import Person, ShootTerms, ShootUnit
from workprint.shooting.boards.terms import Applied

CREW = Phrase("Crew", "剧组")
OVERTIME = Phrase("Overtime", "加班")
NIGHT = Phrase("Night work", "夜戏补贴")
SIXTH = Phrase("Sixth and seventh days", "第六、七工作日加价")
MOVES = Phrase("Company moves", "转场")


def costs_of(
    applied: Applied, days: Sequence[ShootDay], dates: Sequence[date]
) -> tuple[CostLine, ...]:
    """The cost lines of a board's days; `dates` are those the company may work on, among them
    every date of the days."""
    terms = applied.terms
    lines: list[CostLine] = []
    for unit in terms.units:
        own = [day for day in days if day.unit == unit.name]
        if own:
            lines += _unit_lines(terms, unit, own, dates)
    for element, person in applied.people:
        lines += _person_lines(element, person, _worked(days, element.id), dates)
    return tuple(line for line in lines if line.amount or line.key == "crew")


CENT = Decimal("0.01")


def counted(n: int, what: str) -> str:
    """So many of a thing, as one says it.

    >>> counted(1, "day"), counted(2, "day")
    ('1 day', '2 days')
    """
    return f"{n} {what}{'' if n == 1 else 's'}"


def _line(
    key: str, name: Phrase, amount: Decimal, en: str, zh: str, element: str = ""
) -> CostLine:
    amount = amount.quantize(CENT, ROUND_HALF_UP)
    reason = Reason(Phrase(en, zh), (Measure(key, f"{amount.normalize():f}", "terms"),))
    return CostLine(key, name, amount, reason, element)


def _unit_lines(
    terms: ShootTerms, unit: ShootUnit, own: Sequence[ShootDay], dates: Sequence[date]
) -> Iterator[CostLine]:
    money = terms.money
    first = dates[0] if unit == terms.units[0] else own[0].date
    span = [d for d in dates if first <= d <= own[-1].date]
    idle = len(span) - len(own)
    told = f" ({idle} of them idle)" if idle else ""
    zh = f"（其中 {idle} 天停工）" if idle else ""
    yield _line(
        "crew", CREW, len(span) * unit.day_cost,
        f"{unit.name}: {counted(len(span), 'day')}{told} at {unit.day_cost}",
        f"{unit.name}：{len(span)} 天{zh}，每天 {unit.day_cost}",
    )  # fmt: skip
    over = [(d, d.work_minutes - terms.limits.standard_minutes) for d in own]
    over = [(d, minutes) for d, minutes in over if minutes > 0]
    minutes = sum(m for _, m in over)
    named = ", ".join(f"day {d.number} {m} min" for d, m in over[:6])
    named_zh = "、".join(f"第 {d.number} 天 {m} 分钟" for d, m in over[:6])
    yield _line(
        "overtime", OVERTIME, money.overtime_hour * minutes / 60,
        f"{unit.name}: {minutes} min over {terms.limits.standard_minutes} a day: {named}",
        f"{unit.name}：每天 {terms.limits.standard_minutes} 分钟以外合计 "
        f"{minutes} 分钟：{named_zh}",
    )  # fmt: skip
    nights = [d for d in own if d.kind != "day"]
    listed = ", ".join(str(d.number) for d in nights)
    yield _line(
        "night", NIGHT, len(nights) * money.night,
        f"{unit.name}: work between 22:00 and 5:00 on day{'s' * (len(nights) > 1)} {listed}",
        f"{unit.name}：第 {listed} 天在 22:00 至 5:00 间工作",
    )  # fmt: skip
    sixth, seventh = _long_weeks(own)
    share = len(sixth) * money.sixth_day_share + len(seventh) * money.seventh_day_share
    listed = ", ".join(str(d.number) for d in (*sixth, *seventh))
    yield _line(
        "sixth_day", SIXTH, share * unit.day_cost,
        f"{unit.name}: days {listed} are a sixth or seventh of their week",
        f"{unit.name}：第 {listed} 天为当周第六或第七个工作日",
    )  # fmt: skip
    inside = sum(d.moves for d in own)
    over_night = sum(_ends(a)[1] != _ends(b)[0] for a, b in pairwise(own))
    yield _line(
        "moves", MOVES, (inside + over_night) * money.move,
        f"{unit.name}: {counted(inside, 'move')} within days and {over_night} between days at "
        f"{money.move}",
        f"{unit.name}：当天转场 {inside} 次，隔天转场 {over_night} 次，每次 {money.move}",
    )  # fmt: skip


def _ends(day: ShootDay) -> tuple[str, str]:
    """The first and last place of a day."""
    scenes = [item.place for item in day.items if item.kind == "scene"]
    return scenes[0], scenes[-1]


def _long_weeks(own: Sequence[ShootDay]) -> tuple[list[ShootDay], list[ShootDay]]:
    """The sixth and the seventh shooting days of calendar weeks."""
    weeks: dict[tuple[int, int], list[ShootDay]] = {}
    for day in own:
        told = day.date.isocalendar()
        weeks.setdefault((told.year, told.week), []).append(day)
    return [w[5] for w in weeks.values() if len(w) > 5], [
        w[6] for w in weeks.values() if len(w) > 6
    ]


def _worked(days: Sequence[ShootDay], element: str) -> list[date]:
    return sorted({d.date for d in days if any(p.element == element for p in d.people)})


def runs_of(worked: Sequence[date], drop: int | None) -> tuple[tuple[date, ...], ...]:
    """The working days of a person in one run, or in two where they are dropped: over the first
    gap of more than `drop` calendar days."""
    if drop is not None:
        for n, (a, b) in enumerate(pairwise(worked), 1):
            if (b - a).days - 1 > drop:
                return tuple(worked[:n]), tuple(worked[n:])
    return (tuple(worked),)


def _person_lines(
    element: ScheduleElement, person: Person, worked: Sequence[date], dates: Sequence[date]
) -> Iterator[CostLine]:
    if not worked:
        return
    name = Phrase(element.name, element.name)
    dropped = person.drop_days if person.contract != "day" else None
    runs = runs_of(worked, dropped)
    if person.contract == "weekly":
        weeks = sum(math.ceil(((run[-1] - run[0]).days + 1) / 7) for run in runs)
        yield _line(
            "worked", name, weeks * person.week_rate,
            f"{element.name}: {counted(weeks, 'week')} begun from {worked[0]} to {worked[-1]} at "
            f"{person.week_rate}",
            f"{element.name}：{worked[0]} 至 {worked[-1]} 共 {weeks} 周，每周 {person.week_rate}",
            element.id,
        )  # fmt: skip
        return
    yield _line(
        "worked", name, len(worked) * person.day_rate,
        f"{element.name} works {counted(len(worked), 'day')} at {person.day_rate}",
        f"{element.name} 出勤 {len(worked)} 天，每天 {person.day_rate}",
        element.id,
    )  # fmt: skip
    if person.contract == "run":
        held = sum(sum(run[0] <= d <= run[-1] for d in dates) - len(run) for run in runs)
        rate = person.day_rate * person.hold_share
        yield _line(
            "held", name, held * rate,
            f"{element.name} is held {counted(held, 'day')} at {rate:f}",
            f"{element.name} 待命 {held} 天，每天 {rate:f}",
            element.id,
        )  # fmt: skip
