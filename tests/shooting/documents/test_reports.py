"""Production reports: out as workbooks, back in as what was shot."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from shoots import pages_of, shoot, text_of

from workprint.film.shot_day import ShotDay
from workprint.shooting.documents.progress import progress
from workprint.shooting.documents.report import KEYS, report_xlsx, reports_pdf
from workprint.shooting.documents.report_reading import read_report
from workprint.shooting.errors import ScheduleError

MADE = shoot()
DAY = MADE.days[0]
NIGHT = next(day for day in MADE.days if day.kind == "night")
SETUPS = {one.id: 4 for one in MADE.schedule.strips}
Fill = Callable[[dict[str, tuple[Any, ...]]], None]


def filled(fill: Fill, day: Any = DAY, made: Any = MADE) -> bytes:
    """A report somebody filled in; `fill` gets the rows of cells by their keys."""
    book = load_workbook(io.BytesIO(report_xlsx(made, day, SETUPS)))
    fill({str(row[KEYS - 1].value or f"row {row[0].row}"): row for row in book.active.iter_rows()})
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(fill: Fill, day: Any = DAY, made: Any = MADE) -> ShotDay:
    return read_report(filled(fill, day, made))


def as_planned(rows: dict[str, tuple[Any, ...]]) -> None:
    for key, row in rows.items():
        if key.startswith("time:"):
            row[2].value = row[1].value
        elif key.startswith("strip:"):
            row[5].value, row[7].value, row[8].value = "yes", 5, 90


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_that_nobody_touched_says_nothing_was_shot(language: str) -> None:
    made = shoot(language)
    day = made.days[0]
    told = read_report(report_xlsx(made, day, {}))
    assert (told.number, told.date, told.unit) == (1, day.date, day.unit)
    assert [one.strip for one in told.scenes] == list(day.strips)
    assert {one.done for one in told.scenes} == {"not"}
    assert (told.call, told.meals, told.wrap, told.eighths) == (None, (), None, 0)


def test_a_day_that_went_as_planned() -> None:
    told = read(as_planned)
    assert (told.call, told.first_shot, told.wrap) == (DAY.call, 480, DAY.wrap)
    assert told.meals == ((780, 810),)
    assert told.eighths == DAY.eighths
    assert {(one.done, one.setups, one.minutes) for one in told.scenes} == {("shot", 5, 90)}


def test_a_night_goes_on_past_midnight() -> None:
    def fill(rows: dict[str, tuple[Any, ...]]) -> None:
        rows["time:call"][2].value = "17:00"
        rows["time:meal_1_out"][2].value = "23:10"
        rows["time:meal_1_in"][2].value = time(0, 5)
        rows["time:wrap"][2].value = "5:45 AM"

    told = read(fill, NIGHT)
    assert (told.call, told.meals, told.wrap) == (1020, ((1390, 1445),), 1785)


def test_parts_scenes_nobody_planned_and_notes() -> None:
    def fill(rows: dict[str, tuple[Any, ...]]) -> None:
        first, second, *_ = (row for key, row in rows.items() if key.startswith("strip:"))
        first[5].value, first[6].value = "Part", "2/8"
        second[6].value = 99
        rows["extra"][0].value, rows["extra"][6].value = 12, "1 3/8"
        rows["note"][1].value = "Rain from noon"

    told = read(fill)
    assert [(one.done, one.eighths) for one in told.scenes[:2]] == [("part", 2), ("shot", 792)]
    extra = told.scenes[-1]
    assert (extra.strip, extra.scene, extra.done, extra.eighths) == ("", "12", "part", 11)
    assert told.note == "Rain from noon"


def set_to(key: str, at: int, value: Any) -> Fill:
    """Fill in one cell of the first row whose key begins so."""

    def fill(rows: dict[str, tuple[Any, ...]]) -> None:
        next(row for name, row in rows.items() if name.startswith(key))[at].value = value

    return fill


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        (set_to("time:call", 2, "soon"), r"cell C5: 'soon' is no time; write one like 07:15"),
        (set_to("time:meal_1_out", 2, "13:00"), "meal 1 has only one of its two times"),
        (set_to("strip:", 5, "maybe"), r"cell F13: 'maybe' is not known; write yes, part or no"),
        (set_to("strip:", 6, "a lot"), r"cell G13: 'a lot' are no pages; write them like 1 3/8"),
        (set_to("strip:", 6, 0.3), r"cell G13: '0.3' are no pages"),
        (set_to("strip:", 6, "nan"), r"cell G13: 'nan' are no pages; .* at most 1000"),
        (set_to("strip:", 6, "inf"), r"cell G13: 'inf' are no pages"),
        (set_to("strip:", 6, "9" * 5000), r"cell G13: '9{39}…' are no pages"),
        (set_to("strip:", 6, "9" * 5000 + "/8"), r"cell G13: '9{39}…' are no pages"),
        (set_to("strip:", 6, "99999999/8"), r"cell G13: '99999999/8' are no pages"),
        (set_to("strip:", 6, datetime(2027, 3, 8)), "cell G13: the spreadsheet made a date"),
        (set_to("strip:", 7, "many"), r"cell H13: 'many' is no number"),
        (set_to("extra", 5, "yes"), "a scene was shot but has no number"),
        (set_to("day:", KEYS - 1, "day:x"), "no longer says of which day it is"),
        (set_to("workprint", KEYS - 1, "other"), "is no production report of Workprint's"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(fill: Fill, said: str) -> None:
    with pytest.raises(ScheduleError, match=said) as error:
        read(fill)
    assert "\n" not in str(error.value) and len(str(error.value)) < 200


def test_times_must_follow_one_another() -> None:
    def fill(rows: dict[str, tuple[Any, ...]]) -> None:
        as_planned(rows)
        rows["time:wrap"][2].value = "12:00"

    with pytest.raises(ScheduleError, match=r"wrap \(12:00\) is before meal to \(13:30\)"):
        read(fill)


def test_files_that_are_no_report() -> None:
    with pytest.raises(ScheduleError, match="no workbook one can read"):
        read_report(b"PK nothing")
    empty = io.BytesIO()
    Workbook().save(empty)
    with pytest.raises(ScheduleError, match="no production report"):
        read_report(empty.getvalue())


def test_the_next_report_says_planned_against_shot() -> None:
    first = read(as_planned)
    second = MADE.days[1]
    rows = {row[0]: row[1:] for row in progress(MADE, second, SETUPS, [first])}
    count = len(DAY.strips)
    assert rows["Planned before"][:3] == [str(count), "3 2/8", str(4 * count)]
    assert rows["Shot before"] == [str(count), "3 2/8", str(5 * count), "4:30"]
    assert rows["Shot today"] == ["", "", "", ""]
    own = {row[0]: row[1:] for row in progress(MADE, DAY, SETUPS, [first])}
    assert own["Ahead (+) or behind (–)"][:3] == ["0", "0", f"+{count}"]
    assert own["Left"][0] == str(len(MADE.schedule.strips) - count)


def test_what_came_back_stands_in_the_report_and_comes_back_again() -> None:
    first = read(as_planned)
    again = report_xlsx(MADE, DAY, SETUPS, [first])
    assert read_report(again) == first
    assert again == report_xlsx(MADE, DAY, SETUPS, [first])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_a_day(language: str, fonts: tuple[Path, ...]) -> None:
    made = shoot(language)
    pdf = reports_pdf(made, SETUPS, (), fonts)
    assert len(pages_of(pdf)) == len(made.days)
    text = text_of(pdf)
    for one in made.schedule.strips:
        assert "".join(one.set.split()) in text
    assert ("拍摄日报" if language == "zh" else "Dailyproductionreport") in text
