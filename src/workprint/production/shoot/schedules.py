"""Schedules in files: from a screenplay, looked into, and their day-out-of-days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from workprint.film.days_out import DaysOut
from workprint.film.schedule import Board, Calendar, Schedule
from workprint.production.errors import FilmError
from workprint.production.files import write_bytes
from workprint.shooting.errors import ScheduleError
from workprint.shooting.formats.uss import UssFile, read_uss, write_uss

Say = Callable[[str], None]
_CJK = re.compile("[\u3400-\u9fff]")
TABLES = (".csv", ".xlsx", ".pdf")


@dataclass(frozen=True, slots=True)
class TableMade:
    """A day-out-of-days, the schedule it is of, and the language it is told in."""

    days_out: DaysOut
    schedule: Schedule
    language: str
    start: date

    @property
    def categories(self) -> dict[str, str]:
        """The names of categories by id."""
        return {one.id: one.name for one in self.schedule.categories}


def read_schedule(path: Path) -> UssFile:
    """A .uss file; FilmError in one sentence for one that cannot be read."""
    try:
        return read_uss(path.read_bytes())
    except OSError as error:
        raise FilmError(f"{path} cannot be read: {error.strerror}; name a .uss file") from None
    except ScheduleError as error:
        raise FilmError(f"{path}: {error}") from None


def write_board(file: Path, out: Path, corrections: Path | None, say: Say) -> Schedule:
    """Break a screenplay down and write its board. A file that is there is never written over:
    somebody may have scheduled in it."""
    from workprint.production.breakdowns import write_breakdown
    from workprint.shooting.boarding import board_of

    if out.suffix.lower() != ".uss":
        raise FilmError(f"{out.name} is no name of a schedule; choose one that ends in .uss")
    if out.exists():
        raise FilmError(f"{out} is there already and may hold a schedule; name another file")
    if not out.resolve().parent.is_dir():
        raise FilmError(f"{out.parent} is not there; make that folder, or name another")
    made = write_breakdown(file, (), corrections, "paper", None, say)
    if not made.breakdown.scenes:
        raise FilmError(
            f"{file.name} has no scenes to schedule; headings look like INT. KITCHEN - DAY"
        )
    saved = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    schedule = board_of(made.breakdown, made.title, made.language, saved)
    write_bytes(out, write_uss(schedule))
    return schedule


def language_of(schedule: Schedule, language: str | None) -> str:
    """The language asked for, else that of the schedule's own words; FilmError for another."""
    if language in ("en", "zh"):
        return language
    if language is not None:
        raise FilmError(f"--language {language} is not known; choose en or zh")
    names = "".join(strip.set + strip.description for strip in schedule.strips)
    return "zh" if len(_CJK.findall(names)) * 4 > len(names) else "en"


def make_days_out(
    file: Path,
    board: str | None = None,
    calendar: str | None = None,
    start: str | None = None,
    categories: Sequence[str] = (),
    language: str | None = None,
) -> TableMade:
    """The day-out-of-days of a file's board: the one named, else the first with days."""
    from workprint.shooting.days_out import days_out

    schedule = read_schedule(file).schedule
    told = language_of(schedule, language)
    chosen = _board(schedule, board, file)
    dates = _calendar(schedule, chosen, calendar, start is not None, file)
    first = date_of(start, "--start") if start is not None else dates.start
    if first is None:
        raise FilmError(
            f"{file}: the calendar {dates.name!r} has no start; give the first day with --start "
            "2026-05-04"
        )
    try:
        made = days_out(schedule, chosen, dates, first, categories)
    except ScheduleError as error:
        raise FilmError(f"{file}: {error}") from None
    return TableMade(made, schedule, told, first)


def write_days_out(made: TableMade, file: Path, out: Path) -> None:
    """Write the table, in the format `out` ends in."""
    from workprint.shooting.documents.days_out_pdf import days_out_pdf
    from workprint.shooting.documents.days_out_table import csv_text, workbook

    ending = out.suffix.lower()
    if ending not in TABLES:
        raise FilmError(
            f"{out.name} is in no format of tables; choose a name that ends in one of "
            f"{', '.join(TABLES)}"
        )
    if not out.resolve().parent.is_dir():
        raise FilmError(f"{out.parent} is not there; make that folder, or name another")
    if ending == ".csv":
        data = csv_text(made.days_out, made.categories, made.language).encode("utf-8-sig")
    elif ending == ".xlsx":
        data = workbook(made.days_out, made.categories, made.language)
    else:
        from workprint.models.store import require

        head = made.schedule.head
        title = head.project or head.name or file.stem
        data = days_out_pdf(
            made.days_out, title, made.categories, made.language, (require("type"),)
        )
    write_bytes(out, data)


def _board(schedule: Schedule, name: str | None, file: Path) -> Board:
    if name is not None:
        found = [b for b in schedule.boards if name in (b.id, b.name)]
        if not found:
            names = ", ".join(repr(b.name) for b in schedule.boards) or "none"
            raise FilmError(f"{file} has no board {name!r}; its boards: {names}")
        return found[0]
    found = [board for board in schedule.boards if board.days]
    if not found:
        raise FilmError(
            f"{file} has no board with shooting days; break a board into days in your scheduling "
            "program, and export it again"
        )
    return found[0]


def _calendar(
    schedule: Schedule, board: Board, name: str | None, started: bool, file: Path
) -> Calendar:
    """The calendar named, else the board's, else the file's only one; none with `started`."""
    names = ", ".join(repr(c.name) for c in schedule.calendars) or "none"
    if name is not None:
        found = [c for c in schedule.calendars if name in (c.id, c.name)]
        if not found:
            raise FilmError(f"{file} has no calendar {name!r}; its calendars: {names}")
        return found[0]
    found = [c for c in schedule.calendars if c.id == board.calendar]
    if not found and len(schedule.calendars) == 1:
        found = list(schedule.calendars)
    if found:
        return found[0]
    if started:
        return Calendar("", "")
    raise FilmError(
        f"{file}: the board {board.name!r} has no calendar; name one with --calendar (its "
        f"calendars: {names}), or the first day with --start 2026-05-04"
    )


def date_of(text: str, option: str) -> date:
    """The date that an option names; FilmError for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FilmError(f"{option} {text} is no date; write one like 2026-05-04") from None
