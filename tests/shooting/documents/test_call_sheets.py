"""Call sheets: who is called, to what, and what is nobody's business."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from shoots import pages_of, renamed, shoot, shoot_with, text_of

from workprint.shooting.boards.planning import as_given
from workprint.shooting.documents.call_sheet import call_sheets_pdf


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_strip_of_a_day_and_everybody_in_it_is_on_its_sheet(
    language: str, fonts: tuple[Path, ...]
) -> None:
    made = shoot(language)
    for day in made.days:
        text = text_of(call_sheets_pdf(made, fonts, [day]))
        for id in day.strips:
            one = made.strips[id]
            assert "".join(f"{one.scene}".split()) in text
            assert "".join(one.description.split()) in text
            for person in made.cast(one):
                assert "".join(person.name.split()) in text
        for place in made.places(day):
            assert "".join(made.place(place).hospital.split()) in text  # type: ignore[union-attr]


def test_a_sheet_a_day_and_unit(fonts: tuple[Path, ...]) -> None:
    made = shoot()
    pages = pages_of(call_sheets_pdf(made, fonts))
    heads = [page for page in pages if "GENERAL CALL" in page]
    assert len(heads) == len(made.days)
    assert "Day 1 of 6 • main" in heads[0].replace("·", "•")
    assert "05:32 / 20:41" in heads[0]


def test_personal_data_is_left_out_unless_asked_for(fonts: tuple[Path, ...]) -> None:
    made = shoot()
    plain = text_of(call_sheets_pdf(made, fonts))
    for kept in ("555-", "example.org", "ElmStreet", "Contact"):
        assert kept not in plain
    told = text_of(call_sheets_pdf(shoot(personal=True), fonts))
    for shown in ("555-0101", "p1@example.org", "1ElmStreet", "555-9000"):
        assert shown in told


def test_nights_go_past_midnight(fonts: tuple[Path, ...]) -> None:
    made = shoot("zh")
    night = next(day for day in made.days if day.kind == "night")
    page = pages_of(call_sheets_pdf(made, fonts, [night]))[0]
    assert "+1" in page and "夜戏" in page and "17:00" in page


def test_status_is_that_of_the_day_out_of_days(fonts: tuple[Path, ...]) -> None:
    made = shoot()
    first, last = made.days[0], made.days[-1]
    lead = made.cast(made.strips[first.strips[0]])[0]
    assert made.codes[lead.id].code(first.date) == "SW"
    assert "SW" in text_of(call_sheets_pdf(made, fonts, [first]))
    codes = {made.codes[one.element].code(last.date) for one in last.people}
    assert codes & {"WF", "SWF"}


@pytest.mark.parametrize(("language", "mark"), [("en", "(minor)"), ("zh", "（未成年）")])
def test_minors_are_marked_on_the_days_they_are_minors(
    language: str, mark: str, fonts: tuple[Path, ...]
) -> None:
    made = shoot(language)
    day = made.days[1]
    cast = {one.id: one for id in day.strips for one in made.cast(made.strips[id])}
    young, grown, *_ = cast.values()
    of_age = day.date.replace(year=day.date.year - 18)
    births = {young.name: of_age + timedelta(days=1), grown.name: of_age}
    people = tuple(replace(one, born=births.get(one.name)) for one in made.terms.people)
    told = shoot_with(made, terms=replace(made.terms, people=people))
    text = text_of(call_sheets_pdf(told, fonts, [day]))
    assert text.count(mark) == 1
    assert f"{''.join(young.name.split())}{mark}" in text
    later = shoot_with(told, plan=replace(made.plan, days=(
        replace(day, date=day.date + timedelta(days=1)),
    )))  # fmt: skip
    assert mark not in text_of(call_sheets_pdf(later, fonts))


def test_a_scene_that_a_meal_parts_counts_once(fonts: tuple[Path, ...]) -> None:
    made = shoot()
    day = next(
        day for day in made.days
        if sum(item.strip == day.strips[-1] for item in day.items) == 2
        or any(sum(item.strip == id for item in day.items) == 2 for id in day.strips)
    )  # fmt: skip
    page = pages_of(call_sheets_pdf(made, fonts, [day]))[0]
    assert "(cont'd)" in page.replace("’", "'")
    assert f"{len(day.strips)} scenes" in page


def test_the_next_two_days_are_announced(fonts: tuple[Path, ...]) -> None:
    made = shoot()
    own = [day for day in made.days if day.unit == "main"]
    text = text_of(call_sheets_pdf(made, fonts, own[:1]))
    for day in own[1:3]:
        for id in day.strips:
            assert "".join(made.strips[id].set.split()) in text
    assert "Day2of6" in text and "Day3of6" in text and "Day4of6" not in text


def test_overlong_names_and_empty_days(fonts: tuple[Path, ...]) -> None:
    name = "THE WOMAN WHO KEEPS THE LIGHT AND SPEAKS TO NOBODY " * 2
    made = renamed(shoot(), name.strip())
    assert "".join(name.split()) in text_of(call_sheets_pdf(made, fonts, made.days[:1]))
    idle = replace(made.days[0], items=(), people=(), eighths=0)
    made = shoot_with(made, plan=replace(made.plan, days=(idle,)))
    assert "No scenes" in pages_of(call_sheets_pdf(made, fonts))[0]


def test_the_same_plan_gives_the_same_bytes(fonts: tuple[Path, ...]) -> None:
    assert call_sheets_pdf(shoot(), fonts) == call_sheets_pdf(shoot(), fonts)


def test_sheets_of_a_board_that_the_planner_timed(fonts: tuple[Path, ...]) -> None:
    made = shoot("zh")
    timed = as_given(made.schedule, made.board, None, replace(made.terms, workdays=()))
    again = shoot_with(made, schedule=timed.schedule, board=timed.board, plan=timed.plan,
                       terms=timed.terms)  # fmt: skip
    assert [day.strips for day in again.days if day.strips]
    text = text_of(call_sheets_pdf(again, fonts))
    for day in again.days:
        for id in day.strips:
            assert "".join(again.strips[id].description.split()) in text
