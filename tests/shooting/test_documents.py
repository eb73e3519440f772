"""The tables of a day-out-of-days: what people open."""

from __future__ import annotations

import csv
import io

from pictured import MONDAY, calendar, element, event, schedule

from workprint.film.days_out import DaysOut
from workprint.shooting.days_out import days_out
from workprint.shooting.documents.days_out_table import csv_text, workbook


def made() -> DaysOut:
    ida = element("IDA", board="1", dates=(event(3, "travel"),))
    told = schedule("IDA\nTOM\nIDA", ida, element("TOM", board="=2+2"))
    return days_out(told, told.boards[0], calendar(event(7, "holiday", "dayOff")), MONDAY)


def test_a_table_has_dates_days_and_totals() -> None:
    rows = list(csv.reader(io.StringIO(csv_text(made(), {"cast": "Cast"}, "en"))))
    assert rows[0] == [
        "Category", "No.", "Name", "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06",
        "Start", "Finish", "Worked", "Held",
    ]  # fmt: skip
    assert rows[1][2:7] == ["Weekday", "Su", "Mo", "Tu", "We"]
    assert rows[2][2:7] == ["Shooting day", "", "1", "2", "3"]
    assert rows[3] == ["Cast", "1", "IDA", "TR", "SW", "H", "WF", "2026-05-04", "2026-05-06",
                       "2", "1"]  # fmt: skip


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(csv_text(made(), {"cast": "Cast"}, "zh"))))
    assert [row[1] for row in rows[3:]] == ["1", "'=2+2"]


def test_a_workbook_is_the_same_each_time() -> None:
    assert workbook(made(), {}, "en") == workbook(made(), {}, "en")
