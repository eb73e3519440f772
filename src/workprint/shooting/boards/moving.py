"""Why a strip is on its day: what keeps it from others, and what the next-best day would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.schedule import Strip
from workprint.film.shoot import PlannedShoot, Violation
from workprint.shooting.boards.annealing import apply, room_for, undo
from workprint.shooting.boards.changes import LineChange, change_between
from workprint.shooting.boards.planning import planned
from workprint.shooting.boards.problem import Problem, hindrances
from workprint.shooting.boards.solving import Found
from workprint.shooting.boards.timing import hung, slots_array
from workprint.shooting.errors import ScheduleError

_NAMED = 6


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A strip on another date, everything else as it is: what it costs more, which cost lines
    change, what it breaks that the plan does not."""

    date: date
    more: Decimal
    lines: tuple[LineChange, ...]
    broken: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class StripWhy:
    """Why a strip is on its date. `reasons` say what keeps it from other dates; `next_best` is the
    cheapest other date that breaks nothing, None where there is none; `others` those that would
    cost least if what they break were allowed."""

    strip: Strip
    date: date
    reasons: tuple[Reason, ...]
    next_best: OtherDay | None
    others: tuple[OtherDay, ...]


def strip_named(made: PlannedShoot, name: str) -> Strip:
    """The strip that a scene's number or an id means; ScheduleError for none."""
    found = [s for s in made.schedule.strips if name in (s.id, s.scene) and s.kind == "scene"]
    if not found:
        known = ", ".join(s.scene for s in made.schedule.strips if s.kind == "scene")
        raise ScheduleError(f"there is no scene {name!r} on the board; it has {known[:200]}")
    if len(found) > 1:
        raise ScheduleError(
            f"{len(found)} strips are numbered {name}; name one by its id: "
            f"{', '.join(s.id for s in found)}"
        )
    return found[0]


def why_strip(problem: Problem, found: Found, made: PlannedShoot, name: str) -> StripWhy:
    """Why a strip of a plan is on its date."""
    strip = strip_named(made, name)
    n = next(k for k, one in enumerate(problem.strips) if one.id == strip.id)
    dates = len(problem.dates)
    slot = found.slots[n]
    if slot < 0:
        raise ScheduleError(f"scene {strip.scene} has no day yet; solve the board first")
    here = problem.dates[slot % dates]
    priced = _elsewhere(problem, found, n)
    clean = [(more, d) for more, worse, d in priced if worse < 0.5]
    rest = [(more, d) for more, worse, d in priced if worse >= 0.5]
    best = min(clean, default=None)
    cheap = sorted(rest)[:2]
    base = slot - slot % dates
    return StripWhy(
        strip,
        here,
        tuple(_reasons(problem, strip, here, clean, [d for _, d in rest])),
        _other(problem, found, made, n, base + best[1]) if best else None,
        tuple(_other(problem, found, made, n, base + d) for _, d in cheap),
    )


def _elsewhere(problem: Problem, found: Found, n: int) -> list[tuple[float, float, int]]:
    """(more cost, more minutes of violation, date) of a strip on each other date it may be on."""
    data = problem.data
    state, room = hung(problem, slots_array(found.slots)), room_for(data)
    dates = len(problem.dates)
    slot = found.slots[n]
    made = []
    for d in range(dates):
        if d == slot % dates or not data.allowed[n, d]:
            continue
        room.moved[0, 0], room.moved[0, 1] = n, slot - slot % dates + d
        logged, people, more, worse = apply(data, state, room, 1)
        made.append((float(more), float(worse), d))
        undo(data, state, room, 1, logged, people)
    return made


def _other(problem: Problem, found: Found, made: PlannedShoot, n: int, slot: int) -> OtherDay:
    slots = list(found.slots)
    slots[n] = slot
    other = planned(problem, Found(tuple(slots), 0.0, 0.0, 0), made.board.name)
    change = change_between(made, other)
    return OtherDay(
        problem.dates[slot % len(problem.dates)], change.more, change.lines, change.broken
    )


def _reasons(
    problem: Problem,
    strip: Strip,
    here: date,
    free: Sequence[tuple[float, int]],
    breaking: Sequence[int],
) -> list[Reason]:
    """What keeps a strip from other dates, each with those dates; `free` are (more cost, date)
    of those that nothing keeps it from."""
    kept: dict[tuple[str, str], list[date]] = {}
    for day in problem.dates:
        if day != here:
            for kind, who in hindrances(problem.applied, strip, day):
                kept.setdefault((kind, who), []).append(day)
    made = [
        Reason(
            _told(problem, kind, who, days),
            (Measure("dates", str(len(days)), "terms"),),
        )
        for (kind, who), days in kept.items()
    ]
    cheaper = sum(more < -0.005 for more, _ in free)
    if breaking:
        made.append(
            Reason(
                Phrase(
                    f"on {_count(breaking)} it would break limits of the day or rules of rest: "
                    f"{_dates([problem.dates[d] for d in breaking])}",
                    f"有 {len(breaking)} 天会超出当天限额或违反休息规定："
                    f"{_dates([problem.dates[d] for d in breaking], '、')}",
                ),
                (Measure("dates", str(len(breaking)), "rules"),),
            )
        )
    made.append(
        Reason(
            Phrase(
                f"{_count(free, 'other ')} open to it, {cheaper or 'none'} cheaper",
                f"另有 {len(free)} 天可排，"
                + (f"其中 {cheaper} 天更省" if cheaper else "费用都不低于现在"),
            )
            if free
            else Phrase("no other date is open to it", "没有其他日期可排"),
            (Measure("dates", str(len(free)), "search"),),
        )
    )
    return made


def _told(problem: Problem, kind: str, who: str, days: Sequence[date]) -> Phrase:
    count, en, zh = len(days), _dates(days), _dates(days, "、")
    if kind == "person":
        name = next(e.name for e, _ in problem.people if e.id == who)
        return Phrase(f"{name} is away on {_count(days)}: {en}", f"{name} 有 {count} 天不在：{zh}")
    if kind == "place":
        return Phrase(
            f"{who} cannot be had on {_count(days)}: {en}", f"{who} 有 {count} 天不可用：{zh}"
        )
    if kind == "hours":
        return Phrase(f"{who} is open for less time than it takes", f"{who} 的可用时段不够长")
    if kind == "pinned":
        return Phrase("it was decided to shoot it on this date", "已决定在这一天拍摄")
    return Phrase(f"the day {who} is locked as it is", f"{who} 当天已锁定")


def _count(days: Sequence[object], other: str = "") -> str:
    """So many dates, as one says it."""
    return f"{len(days)} {other}date{'' if len(days) == 1 else 's'}"


def _dates(days: Sequence[date], comma: str = ", ") -> str:
    told = comma.join(day.isoformat() for day in days[:_NAMED])
    return f"{told}{' ...' if len(days) > _NAMED else ''}"
