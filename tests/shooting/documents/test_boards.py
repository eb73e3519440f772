"""Stripboards, one-line schedules, lists of scenes: every scene once, in its place and colour."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from shoots import pages_of, renamed, shoot, shoot_with, text_of

from workprint.film.schedule import Strip
from workprint.film.shoot import DayItem
from workprint.shooting.documents.one_line import one_line
from workprint.shooting.documents.scene_lists import scene_list, scenes_by_place
from workprint.shooting.documents.shooting_schedule import shooting_schedule_pdf
from workprint.shooting.documents.stripboard import _rows, stripboard_pdf
from workprint.shooting.documents.tables import csv_text, table_pdf, workbook
from workprint.shooting.documents.themes import colour_of, theme_of, themes
from workprint.shooting.errors import ScheduleError


def strip(int_ext: str, day_night: str) -> Strip:
    return Strip("s", "scene", "1", "", int_ext=int_ext, day_night=day_night)


def test_the_two_customs_of_night_are_each_others_reverse() -> None:
    blue, green = "#b9d4f1", "#bfe2b2"
    assert colour_of(strip("INT", "NIGHT"), "night-blue") == blue
    assert colour_of(strip("EXT", "夜"), "night-blue") == green
    assert colour_of(strip("内", "夜"), "night-green") == green
    assert colour_of(strip("EXT", "NIGHT"), "night-green") == blue


def test_sunrise_and_sunset_have_colours_of_their_own_where_the_custom_has_them() -> None:
    day = colour_of(strip("EXT", "DAY"), "scenechronize")
    told = {colour_of(strip("EXT", light), "scenechronize") for light in ("DAWN", "黄昏")}
    assert len(told | {day}) == 3
    assert colour_of(strip("EXT", "DAWN"), "night-blue") == day


def test_every_theme_has_every_colour() -> None:
    keys = [set(theme) for theme in themes().values()]
    assert all(one == keys[0] for one in keys)
    with pytest.raises(ScheduleError, match=r"no theme 'pastel'; choose of night-blue"):
        theme_of("pastel")


def test_a_board_has_its_breaks_holidays_and_boneyard() -> None:
    made = shoot(days=22)
    spare = made.schedule.strips[0].id
    rows = list(_rows(shoot_with(made, board=replace(made.board, boneyard=(spare,)))))
    looks = [row["look"] for row in rows if row["kind"] == "bar"]
    assert looks.count("day_break") == len(made.days)
    assert looks.count("week_break") == 5
    assert looks.count("holiday") == 1
    told = [row["text"] for row in rows if row["kind"] == "bar"]
    assert "Holiday – Memorial Day – Mon 31 May" in told
    assert "End of day 1 – Mon 3 May 2027 – 3 2/8 pages – 8:34 h" in told
    assert told[-1] == "Boneyard – not to be shot"
    scenes = [row["cells"][0] for row in rows if row["kind"] == "strip"]
    planned = [made.strips[id].scene for day in made.days for id in day.strips]
    assert scenes == [*planned, made.strips[spare].scene]


def test_banners_hang_between_the_strips_of_their_day() -> None:
    made = shoot()
    banner = Strip("bn", "banner", "", "", banner="RAIN COVER FROM NOON")
    unit = made.board.units[0]
    hung = (unit.days[0][0], "bn", *unit.days[0][1:])
    board = replace(
        made.board,
        units=(replace(unit, days=(hung, *unit.days[1:])), *made.board.units[1:]),
    )
    schedule = replace(made.schedule, strips=(*made.schedule.strips, banner))
    rows = list(_rows(shoot_with(made, schedule=schedule, board=board)))
    at = next(n for n, row in enumerate(rows) if row.get("text") == "RAIN COVER FROM NOON")
    assert rows[at - 1]["cells"][0] == made.strips[hung[0]].scene
    assert rows[at + 1]["cells"][0] == made.strips[hung[2]].scene


def test_every_move_is_drawn_whatever_stands_before_the_next_scene() -> None:
    made = shoot()
    day = made.days[0]
    scenes = [one for one in day.items if one.kind == "scene"]
    first, then, end = scenes[0], scenes[1], scenes[-1].end
    items = (
        first,
        DayItem("move", first.end, first.end + 10, "Pier"),
        DayItem("meal", first.end + 10, first.end + 20, ""),
        DayItem("wait", first.end + 20, first.end + 30, "Pier"),
        replace(then, start=first.end + 30),
        *scenes[2:],
        DayItem("move", end, end + 30, "Base"),
    )
    moved = shoot_with(made, plan=replace(made.plan, days=(replace(day, items=items),)))
    rows = [row.get("text") or row["cells"][0] for row in _rows(moved)]
    at = rows.index("Company move to Pier – 10 min")
    assert rows[at - 1 : at + 2 : 2] == [made.strips[one.strip].scene for one in (first, then)]
    assert rows.count("Company move to Base – 30 min") == 1
    assert rows.index("Company move to Base – 30 min") > rows.index(
        made.strips[scenes[-1].strip].scene
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_boards_and_schedules_hold_every_scene(language: str, fonts: tuple[Path, ...]) -> None:
    made = shoot(language)
    board = text_of(stripboard_pdf(made, fonts))
    full = text_of(shooting_schedule_pdf(made, fonts))
    for one in made.schedule.strips:
        assert "".join(one.set.split()) in board
        assert "".join(one.description.split()) in full
    assert ("第1天完–2027年5月3日周一" if language == "zh" else "Endofday1–Mon3May2027") in board


@pytest.mark.parametrize("name", ["THE WOMAN WHO KEEPS THE LIGHT " * 4, "X" * 100, "守塔人" * 34])
def test_overlong_names_stay_on_the_page(name: str, fonts: tuple[Path, ...]) -> None:
    made = renamed(shoot(), name.strip())
    for pdf in (
        stripboard_pdf(made, fonts),
        shooting_schedule_pdf(made, fonts),
        table_pdf(scene_list(made), "Film", "en", fonts),
    ):
        assert "".join(name.split()) in text_of(pdf)


def test_the_one_line_schedule_says_its_day_in_each_row_of_csv() -> None:
    made = shoot()
    rows = list(csv.reader(io.StringIO(csv_text(one_line(made), "en"))))
    assert rows[0][:5] == ["Day", "Date", "Unit", "Start", "Scene"]
    assert rows[1][:5] == ["1", "2027-05-03", "main", "08:00", made.strips["s1"].scene]
    assert len(rows) - 1 == sum(len(day.strips) for day in made.days)
    night = [row for row in rows if row[1] == "2027-05-06" and row[3].endswith("+1")]
    assert night


def test_chinese_lists_name_the_cast_and_english_ones_number_it(fonts: tuple[Path, ...]) -> None:
    zh, en = shoot("zh"), shoot("en")
    first = zh.strips[zh.days[0].strips[0]]
    assert one_line(zh).lines[1].cells[10] == zh.names(first)
    assert one_line(en).lines[1].cells[10] == en.numbers(en.strips[first.id])
    page = pages_of(table_pdf(one_line(zh), zh.title, "zh", fonts))[0]
    assert "拍摄计划" in page and "内容提要" in page and "第 1 天 / 共 6 天" in page


def test_lists_of_scenes_are_in_script_order_and_by_place() -> None:
    made = shoot("zh")
    order = [line.cells[1] for line in scene_list(made).lines]
    assert order == [str(n) for n in range(1, len(made.schedule.strips) + 1)]
    by_place = scenes_by_place(made).lines
    heads = [line.cells[0] for line in by_place if line.look == "head"]
    assert sorted(heads) == sorted({one.location for one in made.schedule.strips})
    assert sorted(line.cells[1] for line in by_place if line.look == "plain") == sorted(order)
    titles = [column.title.zh for column in scene_list(made).columns]
    assert {"场号", "气氛", "内外景", "场景", "内容提要", "演员", "服化道", "页数"} <= set(titles)


def test_a_workbook_reads_back_and_is_the_same_each_time() -> None:
    made = one_line(shoot("zh"))
    data = workbook((made,), "zh")
    assert data == workbook((made,), "zh")
    sheet = load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet[1]][:5] == ["天次", "日期", "组别", "开拍", "场号"]
    assert sheet.max_row - 1 == sum(line.look == "plain" for line in made.lines)


def test_no_cell_is_a_formula() -> None:
    made = shoot()
    schedule = replace(
        made.schedule,
        strips=tuple(replace(one, description="=1+1") for one in made.schedule.strips),
    )
    rows = csv.reader(io.StringIO(csv_text(scene_list(shoot_with(made, schedule=schedule)), "en")))
    assert {row[5] for row in list(rows)[1:]} == {"'=1+1"}


def test_a_shoot_with_no_days_and_a_day_with_no_scenes(fonts: tuple[Path, ...]) -> None:
    made = shoot()
    empty = shoot_with(made, plan=replace(made.plan, days=()))
    assert pages_of(stripboard_pdf(empty, fonts))
    assert one_line(empty).lines == ()
    idle = replace(made.days[0], items=(), people=(), eighths=0, date=date(2027, 5, 3))
    pdf = stripboard_pdf(shoot_with(made, plan=replace(made.plan, days=(idle,))), fonts)
    assert "No scenes" in pages_of(pdf)[0]
