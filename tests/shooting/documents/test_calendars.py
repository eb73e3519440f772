"""Calendars, costs, shot lists."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from made_plans import shots_of
from openpyxl import load_workbook
from shoots import pages_of, shoot, shoot_with, text_of

from workprint.production.shoot.papers import strip_scenes
from workprint.shooting.documents.calendar import calendar_ics
from workprint.shooting.documents.costs import breaches, costs
from workprint.shooting.documents.shots import set_ups, shot_list, storyboard_pdf
from workprint.shooting.documents.tables import workbook
from workprint.shooting.errors import ScheduleError


def events(data: bytes) -> list:  # type: ignore[type-arg]
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize(
    ("language", "zone"), [("en", "America/New_York"), ("zh", "Asia/Shanghai")]
)
def test_days_come_back_at_their_local_times(language: str, zone: str) -> None:
    made = shoot(language)
    read = events(calendar_ics(made))
    assert len(read) == len(made.days)
    for day, event in zip(made.days, read, strict=True):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start.date() == day.date
        assert start.hour * 60 + start.minute == day.call
        assert start.utcoffset() == start.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert end - start == timedelta(minutes=day.wrap - day.call)
    assert len(Calendar.from_ical(calendar_ics(made)).walk("VTIMEZONE")) == 1


def test_an_event_stays_itself_when_its_day_moves() -> None:
    made = shoot()
    moved = tuple(replace(day, date=day.date + timedelta(days=7)) for day in made.days)
    later = shoot_with(made, plan=replace(made.plan, days=moved))
    first, second = events(calendar_ics(made)), events(calendar_ics(later))
    assert [e["UID"] for e in first] == [e["UID"] for e in second]
    assert len({e["UID"] for e in first}) == len(first)
    assert first[0]["DTSTAMP"].dt.astimezone(UTC).isoformat() == "2027-01-05T12:00:00+00:00"
    assert calendar_ics(made) == calendar_ics(made)


def test_a_calendar_holds_no_personal_data() -> None:
    assert b"555-" not in calendar_ics(shoot(personal=True))


def test_a_zone_nobody_knows() -> None:
    made = shoot()
    with pytest.raises(ScheduleError, match="'Mars/Olympus' is no zone of time"):
        calendar_ics(shoot_with(made, terms=replace(made.terms, zone="Mars/Olympus")))


def test_costs_have_reasons_and_add_up() -> None:
    made = shoot()
    table = costs(made)
    assert len(table.lines) == len(made.plan.costs) + 1
    assert all(line.cells[5] for line in table.lines)
    assert table.lines[-1].cells[3] == str(made.plan.total) == "486252.50"
    assert [line.cells[2] for line in table.lines[1:3]] == ["IDA", "TOM"]
    book = load_workbook(io.BytesIO(workbook((table, breaches(made)), "en")))
    assert book.sheetnames == ["Costs", "Rules broken"]
    assert book["Rules broken"]["A2"].value == "rest-cast"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shots_are_listed_by_day_with_their_panels(
    language: str, fonts: tuple[Path, ...], tmp_path: Path
) -> None:
    import skia

    made = shoot(language)
    planned = shots_of(made.schedule, 3)
    by_strip = strip_scenes(made.schedule, None, planned)
    assert by_strip == {}  # this schedule has ids of its own, and no screenplay tells the scenes
    scenes = {plan.scene: plan for plan in planned.scenes}
    shots = {one.id: scenes[f"s{n:03d}"] for n, one in enumerate(made.schedule.strips, 1)}
    lines = shot_list(made, shots, {"ida": "IDA", "tom": "TOM"}).lines
    listed = [line.cells[3] for line in lines if line.look == "plain"]
    assert listed == [s.number for day in made.days for id in day.strips for s in shots[id].shots]
    assert set(set_ups(shots).values()) == {3}
    surface = skia.Surface(64, 36)
    surface.makeImageSnapshot().save(str(tmp_path / "a.jpg"), skia.kJPEG)
    panels = {"shot-1-0": tmp_path / "a.jpg", "shot-1-1": tmp_path / "gone.jpg"}
    pdf = storyboard_pdf(made, shots, {}, panels, fonts)
    assert b"DCTDecode" in pdf
    assert pdf == storyboard_pdf(made, shots, {}, panels, fonts)
    text = text_of(pdf)
    for shot in shots[made.days[0].strips[0]].shots:
        assert shot.number in text
    assert ("无图" if language == "zh" else "nopicture") in text
    assert len(pages_of(pdf)) > 1
