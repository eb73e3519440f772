"""The day-out-of-days of a board, by the rules Movie Magic Scheduling publishes.

A hold needs leave and is never on a day the company has off; a drop needs leave for holds too
and a gap of so many calendar days, and takes the first that fits; start and finish follow strips
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from workprint.film.days_out import DayColumn, DayRow, DaysOut
from workprint.film.reason import Phrase
from workprint.film.schedule import (
    CAST_UCID,
    FIRST_ACTION_UCID,
    Board,
    Calendar,
    Schedule,
    ScheduleElement,
    weekday,
)
from workprint.shooting.day_codes import Company, Work, code_of, company_of, row_of
from workprint.shooting.errors import ScheduleError
from workprint.shooting.shoot_days import days_between, shooting_dates, strips_by_date

FAR = timedelta(days=366)
"""Events farther than this from the shoot have no column."""


def days_out(
    schedule: Schedule,
    board: Board,
    calendar: Calendar,
    start: date,
    categories: Sequence[str] = (),
) -> DaysOut:
    """The day-out-of-days of a board whose first shooting day is `start`.

    `categories` are names or UCID numbers, or "all"; without any the cast. ScheduleError for a
    board with no days, or a category that is not there.
    """
    if not board.days:
        raise ScheduleError(
            f"the board {board.name!r} has no shooting days; break it into days, or choose another"
        )
    dates = shooting_dates(board.days, calendar, start)
    return days_out_on(schedule, board, calendar, dates, strips_by_date(board, dates), categories)


def days_out_on(
    schedule: Schedule,
    board: Board,
    calendar: Calendar,
    dates: Sequence[date],
    hung: Iterable[tuple[date, str]],
    categories: Sequence[str] = (),
) -> DaysOut:
    """The day-out-of-days where the date of each strip is known: `dates` are the shooting days,
    `hung` the ids of strips with theirs."""
    company = company_of(calendar)
    strips = {strip.id: strip for strip in schedule.strips}
    work: dict[str, Work] = {}
    shot: dict[date, None] = {}
    for day, id in hung:
        shot[day] = None
        for element in strips[id].elements:
            work.setdefault(element, {}).setdefault(day, []).append(strips[id])
    asked = asked_for(schedule, categories)
    shown = [one for one in asked if one.id in work or _near(one, dates)]
    rows = [row_of(one, work.get(one.id, {}), company, _near(one, dates)) for one in shown]
    return DaysOut(
        board.name,
        calendar.name,
        _columns(dates, sorted(shot), rows, company, calendar),
        tuple(rows),
        tuple(one for one in asked if one not in shown),
        tuple(_warnings(board, calendar, dates, shown, work)),
    )


def asked_for(schedule: Schedule, categories: Sequence[str]) -> list[ScheduleElement]:
    """The elements of some categories that belong in a day-out-of-days: by category, then by
    number on the board, then as the file has them."""
    known = {one.id: one for one in schedule.categories}
    chosen = {one.id for one in schedule.categories if one.ucid == CAST_UCID}
    if categories:
        chosen = set()
        for asked in categories:
            if asked.casefold() == "all":
                found = {c.id for c in known.values() if not 0 <= c.ucid < FIRST_ACTION_UCID}
            else:
                found = {
                    c.id for c in known.values()
                    if asked.casefold() == c.name.casefold() or asked == str(c.ucid)
                }  # fmt: skip
            if not found:
                names = ", ".join(c.name for c in schedule.categories)
                raise ScheduleError(f"there is no category {asked!r}; choose all, or of {names}")
            chosen |= found
    return sorted(
        (one for one in schedule.elements if one.in_days_out and one.category in chosen),
        key=lambda one: (known[one.category].ucid, known[one.category].name, _number(one.board)),
    )


def _number(board: str) -> tuple[bool, int, str]:
    """A number on the board as one sorts it: 2 before 10, 2A after 2, none last."""
    digits = board[: len(board) - len(board.lstrip("0123456789"))]
    return not board, int(digits[:9]) if digits.isascii() and digits else 10**9, board


def _near(element: ScheduleElement, dates: Sequence[date]) -> list[tuple[date, str]]:
    """The element's own events near the shoot, with their codes."""
    return [
        (one.day, code)
        for one in element.dates
        if one.kind == "event" and _is_near(one.day, dates)
        if (code := code_of(one.name)) is not None
    ]


def _columns(
    dates: Sequence[date],
    shot: Sequence[date],
    rows: Iterable[DayRow],
    company: Company,
    calendar: Calendar,
) -> tuple[DayColumn, ...]:
    """Every day from the first to the last on which anybody does anything. Days on which nothing
    is `shot` have no number."""
    moves = (day for day in company.moves if _is_near(day, dates))
    used = [*dates, *moves, *(cell.day for row in rows for cell in row.cells)]
    numbers = {day: n for n, day in enumerate(shot, 1)}
    return tuple(
        DayColumn(
            day, numbers.get(day, 0), calendar.is_off(day) and day not in dates,
            day in company.holidays,
            tuple(one.name for one in calendar.dates if one.day == day and one.name),
        )
        for day in days_between(min(used), max(used))
    )  # fmt: skip


def _warnings(
    board: Board,
    calendar: Calendar,
    dates: Sequence[date],
    shown: Sequence[ScheduleElement],
    work: dict[str, Work],
) -> Iterable[Phrase]:
    loose = sum(len(unit.loose) for unit in board.units)
    if loose:
        yield Phrase(
            f"{loose} strip{'s hang' if loose > 1 else ' hangs'} on the board with no day, not "
            "counted",
            f"板上有 {loose} 条场次条未排入任何一天，未计入",
        )
    if calendar.is_off(dates[0]):
        yield Phrase(
            f"the shoot starts on {dates[0]}, which the calendar has off",
            f"开机日 {dates[0]} 在日历上是休息日",
        )
    for one in shown:
        own = {d.day for d in one.dates if d.kind == "dayOff"}
        for day in sorted(work.get(one.id, ())):
            if day in own or weekday(day) in one.days_off:
                yield Phrase(
                    f"{one.name} works on {day}, which is a day off of theirs: move the strips or "
                    "ask",
                    f"{one.name} 在 {day} 有戏，但当天是其休息日：请调整场次或与其商定",
                )
        if one.drop and not one.hold:
            yield Phrase(
                f"{one.name} may be dropped but not held: a drop needs both, so there is none",
                f"{one.name} 允许离组再回组但不允许待命：两者都允许才会有离组",
            )
        for other in one.dates:
            if other.kind == "event" and code_of(other.name) is None:
                yield Phrase(
                    f"{one.name}: {other.name or 'an event'} on {other.day} has no code",
                    f"{one.name}：{other.day} 的{other.name or '事件'}没有对应代码",
                )
            elif other.kind == "event" and not _is_near(other.day, dates):
                yield Phrase(
                    f"{one.name}: {other.name} on {other.day} is more than a year from the shoot "
                    "and left out",
                    f"{one.name}：{other.day} 的 {other.name} 距拍摄期一年以上，未列入",
                )


def _is_near(day: date, dates: Sequence[date]) -> bool:
    return dates[0] - day <= FAR and day - dates[-1] <= FAR
