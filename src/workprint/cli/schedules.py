"""Commands of the shooting schedule: boards, their day-out-of-days, what is in a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from workprint.film.days_out import DaysOut

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Uss = Annotated[Path, typer.Argument(help="A schedule in Universal Schedule Standard (.uss).")]
Tongue = Annotated[
    str | None, typer.Option(help="en or zh; else the language of the schedule's own words.")
]
_DAYS_A_LINE = 14


def board(
    file: Annotated[Path, typer.Argument(help="A screenplay in any format Workprint reads.")],
    out: Annotated[Path, typer.Option("--out", help="The schedule to write (.uss).")],
    corrections: Annotated[
        Path | None,
        typer.Option(help="What you changed in a breakdown: a table, or a tagged .fdx."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a stripboard of a screenplay: a strip for each scene, in script order, no days yet."""
    from workprint.production.shoot.schedule_records import board_told
    from workprint.production.shoot.schedules import write_board

    told = board_told(write_board(file, out, corrections, _say), str(out))
    print(json.dumps(told, ensure_ascii=False) if as_json else out)


def days_out(
    file: Uss,
    board: Annotated[
        str | None, typer.Option(help="The board, by name; else the first that has days.")
    ] = None,
    calendar: Annotated[
        str | None, typer.Option(help="The calendar, by name; else the board's own.")
    ] = None,
    start: Annotated[
        str | None, typer.Option(help="The first shooting day, like 2026-05-04.")
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            help="A category, by name or UCID number, or all; may be said again. Else the cast."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A table to write: .csv, .xlsx or .pdf.")
    ] = None,
    language: Tongue = None,
    as_json: AsJson = False,
) -> None:
    """Make the day-out-of-days of a schedule: who works, waits, is dropped, travels, and why."""
    from workprint.production.shoot.schedule_records import days_out_told
    from workprint.production.shoot.schedules import make_days_out, write_days_out

    made = make_days_out(file, board, calendar, start, category or (), language)
    if out is not None:
        write_days_out(made, file, out)
    if as_json:
        print(json.dumps(days_out_told(made), ensure_ascii=False, indent=1))
        return
    for warning in made.days_out.warnings:
        _say(warning.in_(made.language))
    if out is not None:
        print(out)
    else:
        _print(made.days_out, made.language)


def inspect(file: Uss, language: Tongue = None, as_json: AsJson = False) -> None:
    """Tell what is in a schedule: strips, days, pages a day, elements, calendars, damage."""
    from workprint.production.shoot.schedule_records import inspected
    from workprint.production.shoot.schedules import language_of, read_schedule

    read = read_schedule(file)
    told = inspected(read)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _tell(told, language_of(read.schedule, language))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _tell(told: dict[str, Any], language: str) -> None:
    """What is in a file, for reading on a terminal."""
    from workprint.analysis.documents.sheets import eighths_text

    chinese = language == "zh"
    strips, pages = told["strips"], eighths_text(told["eighths"]) or "0"
    scenes, banners = strips["scene"], strips["banner"]
    english = f": {scenes} scenes, {banners} banners, {pages} pages"
    print(told["name"] + (f"：{scenes} 场，{banners} 条横幅，{pages} 页" if chinese else english))
    for category in told["categories"]:
        own = category["elements"]
        names = "; ".join(f"{e['board']}. {e['name']}" if e["board"] else e["name"] for e in own)
        print(f"{category['name']} ({len(own)}): {names}")
    for board in told["boards"]:
        dates, bone, lost = board["calendar"] or "-", board["boneyard"], board["nowhere"]
        english = f", calendar {dates}, {bone} in the boneyard, {lost} nowhere"
        told_zh = f"，日历 {dates}，备用区 {bone} 条，未上板 {lost} 条"
        print(("板 " if chinese else "board ") + board["name"] + (told_zh if chinese else english))
        for unit in board["units"]:
            days, loose = len(unit["days"]), unit["no_day"]
            english = f": {days} days, {loose} strips with no day"
            print(f"  {unit['name']}" + (f"：{days} 天，{loose} 条未排日" if chinese else english))
            for day in unit["days"]:
                length, own = eighths_text(day["eighths"]) or "0", ", ".join(day["scenes"])
                print(f"    {day['day']:>3} {day['date'] or '-':<10}  {length:>6}  {own}")
    for calendar in told["calendars"]:
        dates = "; ".join(f"{d['date']} {d['name'] or d['kind']}" for d in calendar["dates"])
        print(f"{'日历' if chinese else 'calendar'} {calendar['name']}: {dates or '-'}")
    for one in told["unread"]:
        print(f"! {one['path']}: {one[language]}")


def _print(made: DaysOut, language: str) -> None:
    """The table for reading on a terminal, two weeks to a block."""
    from workprint.film.columns import width_of
    from workprint.film.schedule import weekday
    from workprint.shooting.documents.days_out_table import WEEKDAYS, WORDS

    names = [f"{row.element.board or '-'}. {row.element.name}" for row in made.rows]
    wide = max(map(width_of, [*names, ""]))
    for n in range(0, len(made.columns), _DAYS_A_LINE):
        part = made.columns[n : n + _DAYS_A_LINE]
        heads = (
            [f"{c.day.month}/{c.day.day}" for c in part],
            [WEEKDAYS[weekday(c.day)].in_(language) for c in part],
            ["/" if c.holiday else str(c.number or "") for c in part],
        )
        for head in heads:
            print(_line("", head, wide))
        for row, name in zip(made.rows, names, strict=True):
            print(_line(name, [row.code(c.day) for c in part], wide))
        print()
    for row, name in zip(made.rows, names, strict=True):
        worked, held = WORDS["worked"].in_(language), WORDS["held"].in_(language)
        print(f"{name}: {worked} {row.worked}, {held} {row.held}")


def _line(name: str, cells: list[str], wide: int) -> str:
    """A line of the table: the name, then cells of six columns."""
    from workprint.film.columns import width_of

    padded = [cell + " " * (6 - width_of(cell)) for cell in cells]
    return f"{name}{' ' * (wide - width_of(name))}  {''.join(padded)}".rstrip()
