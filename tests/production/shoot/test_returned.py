"""Production reports that were filled in: taken in, never written over."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).parents[2] / "shooting"))
import made_plans as plans

from workprint.film.shoot import PlannedShoot
from workprint.film.shots import ShotPlan
from workprint.models import store
from workprint.production.errors import FilmError
from workprint.production.files import write_bytes
from workprint.production.shoot.packs import film_papers, write_documents
from workprint.production.shoot.returned import hash_of, reports_in, take_in
from workprint.shooting.boards.calendars import calendar_of
from workprint.shooting.documents.report import KEYS, report_xlsx
from workprint.shooting.documents.shoot import shoot_of

SCHEDULE, PLAN, TERMS = plans.large("en", 2)
SHOOT = shoot_of(SCHEDULE, SCHEDULE.boards[0], PLAN, TERMS, "Lamplight", "en")
NAME = "Production reports/Day 01 2027-05-03.xlsx"
needs_type = pytest.mark.skipif(store.find("type") is None, reason="needs type")


def put(data: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, data)


def fill(path: Path, note: str, pages: str = "1 1/8") -> bytes:
    """Fill in a note and the pages of the first scene."""
    book = load_workbook(io.BytesIO(path.read_bytes()))
    rows = {str(row[KEYS - 1].value): row for row in book.active.iter_rows()}
    rows["note"][1].value = note
    next(row for key, row in rows.items() if key.startswith("strip:"))[6].value = pages
    book.save(path)
    return path.read_bytes()


def forms(out: Path) -> dict[str, str]:
    """The forms of all days written, with their hashes."""
    for day in SHOOT.days:
        name = NAME.replace("01 2027-05-03", f"{day.number:02} {day.date}")
        put(report_xlsx(SHOOT, day, {}), out / name)
    return {p.relative_to(out).as_posix(): hash_of(p) for p in out.rglob("*.xlsx")}


def planned() -> PlannedShoot:
    dates = tuple(day.date for day in SHOOT.days)
    calendar = calendar_of(TERMS, dates[0], dates[-1], "company", "")
    return PlannedShoot(SCHEDULE, SCHEDULE.boards[0], calendar, PLAN, TERMS, dates)


def test_a_filled_in_report_is_taken_in_and_forms_are_not(tmp_path: Path) -> None:
    before = forms(tmp_path / "out")
    filled = fill(tmp_path / "out" / NAME, "Rain")
    take_in(before, tmp_path / "out", tmp_path / "reports", put)
    assert not (tmp_path / "out" / NAME).exists()
    assert [p.read_bytes() for p in (tmp_path / "reports").iterdir()] == [filled]
    assert len(list((tmp_path / "out").rglob("*.xlsx"))) == len(before) - 1


def test_a_report_is_taken_in_though_the_last_run_is_forgotten(tmp_path: Path) -> None:
    forms(tmp_path / "out")
    filled = fill(tmp_path / "out" / NAME, "Rain")
    take_in({}, tmp_path / "out", tmp_path / "reports", put)
    assert [p.read_bytes() for p in (tmp_path / "reports").iterdir()] == [filled]


def test_what_is_in_reports_stays_and_the_later_one_holds(tmp_path: Path) -> None:
    old = []
    for note in ("first", "second", "third"):
        before = forms(tmp_path / "out")
        old.append(fill(tmp_path / "out" / NAME, note))
        take_in(before, tmp_path / "out", tmp_path / "reports", put)
    name = Path(NAME).stem
    there = [tmp_path / "reports" / f"{name}{n}.xlsx" for n in ("", " (2)", " (3)")]
    assert [path.read_bytes() for path in there] == old
    (told,) = reports_in(tmp_path / "reports")
    assert told.note == "third"


def test_a_report_that_cannot_be_read_stops_before_anything_is_touched(tmp_path: Path) -> None:
    before = forms(tmp_path / "out")
    good = tmp_path / "out" / NAME
    bad = next(p for p in (tmp_path / "out").rglob("*.xlsx") if p != good)
    told = {good: fill(good, "Rain"), bad: fill(bad, "Rain", pages="a lot")}
    with pytest.raises(FilmError, match=r"cell G13: 'a lot' are no pages") as error:
        take_in(before, tmp_path / "out", tmp_path / "reports", put)
    assert str(bad) in str(error.value)
    assert {path: path.read_bytes() for path in told} == told
    assert not (tmp_path / "reports").exists()


@needs_type
def test_make_stops_at_a_report_it_cannot_read(tmp_path: Path) -> None:
    folder: Any = SimpleNamespace(
        path=tmp_path, out=tmp_path / "out", hidden=tmp_path / ".workprint", title="Lamplight",
        settings=SimpleNamespace(language="en"),
    )  # fmt: skip
    artefacts: dict[str, Any] = {
        "planned_shoot": planned(), "timed_plan": ShotPlan(()), "characters": (),
        "screenplay": plans.screenplay_of(SCHEDULE, "en"), "panels": (),
    }  # fmt: skip
    film_papers(folder, artefacts, put)
    form = tmp_path / "out" / "shoot" / NAME
    filled = fill(form, "Rain", pages="nan")
    with pytest.raises(FilmError, match=r"cell G13: 'nan' are no pages"):
        film_papers(folder, artefacts, put)
    assert form.read_bytes() == filled
    filled = fill(form, "Rain")
    film_papers(folder, artefacts, put)
    assert (tmp_path / "reports" / form.name).read_bytes() == filled
    assert form.is_file()


@needs_type
def test_documents_again_leave_a_filled_in_report(tmp_path: Path) -> None:
    told: dict[str, Any] = {"theme": "night-blue", "personal": False, "script": None}
    first, kept = write_documents(planned(), tmp_path, "en", reports=None, **told)
    assert kept == ()
    form = tmp_path / NAME
    filled = fill(form, "Rain")
    again, kept = write_documents(planned(), tmp_path, "en", reports=None, **told)
    assert kept == (form,) and set(again) == set(first) - {form}
    assert form.read_bytes() == filled
