"""The shoot in the book: what its record says, and the picture, tables and bars made of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from book_film import small_record
from shoot_film import (
    CAST,
    SCENES,
    TERMS,
    TIGHT,
    planned,
    schedule_of,
    script_of,
    shoot_film,
    small,
)

from workprint.book.changes import changes_since
from workprint.book.page import page_of
from workprint.book.shoot.costs import costs_of
from workprint.book.shoot.out import colour
from workprint.book.shoot.record import scene_ids, shoot_record
from workprint.book.shoot.words import light_of, status_pair
from workprint.book.view import view_of
from workprint.film.reason import Phrase
from workprint.film.shoot import PlannedShoot, ShootDay
from workprint.film.terms import ShootTerms, ShootUnit, StripTerms

VTT = "WEBVTT\n"


@pytest.fixture(scope="module")
def made() -> PlannedShoot:
    return small()[1]


@pytest.fixture(scope="module")
def film() -> dict[str, Any]:
    return shoot_film(*small())


def told(film: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    view = view_of(film, [], VTT)
    return view["shoot"], view["player"]["shoot"]


def test_a_strip_is_its_scene_whatever_other_scenes_are_called() -> None:
    schedule = schedule_of(SCENES, CAST)
    screenplay = script_of(schedule)
    ids = scene_ids(schedule.strips, screenplay)
    assert [ids[s.id] for s in schedule.strips] == [s.id for s in screenplay.scenes]
    twice = tuple(replace(s, scene="2") for s in schedule.strips[1:4])
    # Only one scene is numbered 2; the others have no scene to lead to.
    assert scene_ids(twice, screenplay) == {twice[0].id: screenplay.scenes[1].id}


def test_every_strip_hangs_once_in_the_order_it_is_shot(
    made: PlannedShoot, film: dict[str, Any]
) -> None:
    board = told(film)[0]["board"]
    strips = film["shoot"]["strips"]
    wanted = [id for day in made.plan.days for id in day.strips]
    assert [strips[c["strip"]]["id"] for c in board["columns"]] == wanted
    ends = [c["x"] for c in board["columns"]]
    assert ends == sorted(ends) and ends[0] >= 0 and ends[-1] + board["one"] <= 100
    for column in board["columns"]:
        head = board["heads"][column["day"]]
        assert head["x"] <= column["x"] < head["end"]


def test_a_strip_has_the_colour_of_its_light(film: dict[str, Any]) -> None:
    board = told(film)[0]["board"]
    tones = {c["number"]: c["tone"] for c in board["columns"]}
    assert tones == {
        "1": "int-night", "2": "ext-day", "3": "int-day", "4": "ext-night", "5": "int-night",
        "6": "at-dawn", "7": "int-day",
    }  # fmt: skip
    assert {k["tone"] for k in board["key"]} == set(tones.values())


@pytest.mark.parametrize(
    ("words", "light"),
    [("DAY FOR NIGHT", "day"), ("夜", "night"), ("傍晚", "dusk"), ("清晨", "dawn"), ("", "day"),
     ("LATE NIGHT", "night"), ("EVENING", "dusk"), ("日", "day"), ("SUNRISE", "dawn")],
)  # fmt: skip
def test_light_is_read_from_either_language(words: str, light: str) -> None:
    assert light_of(words) == light


def test_cast_rows_show_work_and_holds_as_the_days_out_has_them(film: dict[str, Any]) -> None:
    _, _, out = small()
    board = told(film)[0]["board"]
    rows = {row["name"]: row for row in board["rows"]}
    assert list(rows) == list(CAST)
    for row in out.rows:
        drawn = rows[row.element.name]
        scenes = [s for s in SCENES if row.element.name in s[4]]
        assert len(drawn["cells"]) == len(scenes)
        assert (drawn["worked"], drawn["held"]) == (row.worked, row.held)
        held = [c for c in row.cells if c.code == "H"]
        dates = {h["n"] for h in _held_days(drawn, board)}
        days = [date.fromisoformat(d["date"]) for d in film["shoot"]["days"]]
        assert {days[n] for n in dates} == {c.day for c in held if c.day in days}
    assert any(row.held for row in out.rows)


def _held_days(row: dict[str, Any], board: dict[str, Any]) -> list[dict[str, int]]:
    return [
        {"n": n}
        for run in row["runs"]
        if run["kind"] == "held"
        for n, head in enumerate(board["heads"])
        if run["x"] <= head["x"] < run["x"] + run["w"] - 0.1
    ]


def test_who_is_let_go_has_no_line_till_the_pick_up() -> None:
    rows = (
        ("INT", "A", "DAY", 40, ("IDA",)),
        *(("INT", f"B{n}", "DAY", 40, ("TOM",)) for n in range(9)),
        ("INT", "C", "DAY", 40, ("IDA",)),
    )
    schedule = schedule_of(rows, ("IDA", "TOM"))
    person = replace(TERMS.people[0], away=(), drop_days=3)
    pins = (StripTerms("1", date=date(2027, 5, 3)), StripTerms("11", date=date(2027, 5, 17)))
    terms = ShootTerms(date(2027, 5, 3), people=(person,), strips=pins,
                       units=(ShootUnit("main", Decimal(1000)),))  # fmt: skip
    board = told(shoot_film(schedule, *planned(schedule, terms)))[0]["board"]
    ida = board["rows"][0]
    assert [run["kind"] for run in ida["runs"]] == ["on", "on"]
    gap = ida["runs"][1]["x"] - (ida["runs"][0]["x"] + ida["runs"][0]["w"])
    assert gap > 2 * board["one"]


def test_why_a_strip_is_there_is_told(film: dict[str, Any]) -> None:
    strips = {s["number"]: {w["en"] for w in s["why"]} for s in film["shoot"]["strips"]}
    assert {"you decided this date", "note: water ready"} <= strips["5"]
    assert "IDA is away Mon 3 May – Tue 4 May (theatre)" in strips["1"]
    assert any(w.startswith("KITCHEN may be had Fri 30 Apr – Wed 5 May") for w in strips["3"])
    assert any(w.startswith("outside by day: the sun is up 0") for w in strips["2"])
    assert any(w.startswith("outside at dawn") for w in strips["6"])
    assert not any("outside" in w for w in strips["1"])
    for strip in film["shoot"]["strips"]:
        assert all(w["en"] and w["zh"] for w in strip["why"])


def test_scenes_of_one_place_and_day_name_each_other(made: PlannedShoot) -> None:
    record = shoot_film(*small())["shoot"]
    by_id = {s["id"]: s for s in record["strips"]}
    for day in made.plan.days:
        for item in day.items:
            others = {i.strip for i in day.items if i.strip and i.place == item.place}
            if not item.strip or len(others) < 2:
                continue
            why = next(w["en"] for w in by_id[item.strip]["why"] if "the same day as" in w["en"])
            told_scenes = set(
                why.split("scenes " if "scenes " in why else "scene ")[1].split(", ")
            )
            assert told_scenes == {by_id[o]["number"] for o in others - {item.strip}}


def test_the_calendar_has_days_off_holidays_and_notes(film: dict[str, Any]) -> None:
    shoot, player = told(film)
    cells = {
        c["key"]: c for m in shoot["months"] for week in m["weeks"] for c in week if c and c["key"]
    }
    assert cells["2027-05-01"]["kind"] == cells["2027-05-02"]["kind"] == "off"
    assert cells["2027-05-06"]["kind"] == "holiday"
    assert cells["2027-05-06"]["name"] == {"en": "Ascension", "zh": "Ascension"}
    assert cells["2027-05-06"]["events"] == []
    assert cells["2027-05-03"]["events"] == ["camera test"]
    assert [m["en"] for m in shoot["months"]] == ["April 2027", "May 2027"]
    shot = [c for c in cells.values() if c["shoots"]]
    assert sum(m["days"] for m in shoot["months"]) == len(shot) == len(film["shoot"]["days"])
    for day in film["shoot"]["days"]:
        sheet = player["dates"][day["date"]]
        assert len(sheet["calls"]) == len(day["people"])
        assert len(sheet["parts"]) == len(day["items"])


def test_weeks_begin_on_monday(film: dict[str, Any]) -> None:
    for month in told(film)[0]["months"]:
        for week in month["weeks"]:
            assert len(week) == 7
            for n, cell in enumerate(week):
                if cell:
                    assert cell["label"]["en"][:3] == "MonTueWedThuFriSatSun"[3 * n : 3 * n + 3]


def test_the_days_out_has_every_code_with_its_reason(film: dict[str, Any]) -> None:
    _, _, out = small()
    shoot, player = told(film)
    for row, drawn, own in zip(out.rows, shoot["out"]["rows"], player["out"]["rows"], strict=True):
        at = {c.day: c for c in row.cells}
        assert len(drawn["cells"]) == len(out.columns) >= len(own["at"])
        reasons = [*own["at"], *[-1] * (len(out.columns) - len(own["at"]))]
        for column, cell, reason in zip(out.columns, drawn["cells"], reasons, strict=True):
            found = at.get(column.day)
            assert cell["code"] == (found.code if found else "")
            if found:
                text = own["why"][reason]
                en = text if isinstance(text, str) else text[0]
                assert (
                    f"{row.element.name} {en}" == found.reason.text.en
                    or en == found.reason.text.en
                )
            else:
                assert reason == -1
    numbers = {d["date"]: d["number"] for d in film["shoot"]["days"]}
    for column, drawn in zip(out.columns, shoot["out"]["columns"], strict=True):
        assert drawn["number"] == numbers.get(column.day.isoformat(), "")


@pytest.mark.parametrize(
    ("code", "name"),
    [("SWF", "work"), ("H", "hold"), ("D", "drop"), ("/", "free"), ("R", "event")],
)
def test_codes_have_their_colours(code: str, name: str) -> None:
    assert colour(code) == name


def test_costs_add_up_to_the_total(made: PlannedShoot, film: dict[str, Any]) -> None:
    costs = told(film)[0]["costs"]
    amounts = [Decimal(g["amount"].replace(",", "")) for g in costs["groups"]]
    assert sum(amounts) == pytest.approx(made.plan.total, abs=Decimal("0.05"))
    assert sum(g["w"] for g in costs["groups"]) == pytest.approx(100, abs=0.1)
    assert made.plan.bound is not None
    assert costs["bound_x"] == pytest.approx(float(100 * made.plan.bound / made.plan.total), abs=1)
    reasons = {r["en"] for g in costs["groups"] for r in g["reasons"]}
    reasons |= {r["en"] for p in costs["people"] for r in p["reasons"]}
    assert reasons == {line.reason.text.en for line in made.plan.costs if line.amount}
    people = [Decimal(p["amount"].replace(",", "")) for p in costs["people"]]
    assert people == sorted(people, reverse=True)


def bars(total: str, bound: str | None) -> Any:
    line = {"key": "crew", "en": "Crew", "zh": "剧组", "amount": total, "who": None,
            "reason": {"en": "x", "zh": "x"}}  # fmt: skip
    return costs_of(
        {"total": total, "bound": bound, "currency": "EUR", "costs": [line], "people": []}
    )


def test_the_bound_is_told_beside_the_total() -> None:
    assert "costs EUR 50 more" in bars("150", "100")["against"]["en"]
    assert "costs just that" in bars("100", "100")["against"]["en"]
    # A board that breaks terms may cost less than any that keeps them.
    less = bars("80", "100")
    assert "breaks some" in less["against"]["en"] and less["bound_x"] == 100
    assert bars("150", None)["against"] is None and bars("0", "0") is None


@pytest.mark.parametrize(
    ("status", "en", "zh"),
    [
        ("proved", "proved", "已证明"),
        ("best found", "the best found", "目前找到的最好"),
        ("as given", "nobody searched", "按现有排法"),
        ("within 4.1% of the bound", "within 4.1% of the bound", "4.1%"),
    ],
)
def test_how_good_it_is_is_said_in_both_languages(status: str, en: str, zh: str) -> None:
    assert en in status_pair(status)["en"] and zh in status_pair(status)["zh"]


def test_what_is_broken_stands_with_its_reason_at_the_strip_and_in_a_list() -> None:
    schedule = schedule_of(SCENES, CAST)
    made, out = planned(schedule, replace(TERMS, limits=TIGHT))
    assert made.plan.violations
    film = shoot_film(schedule, made, out)
    shoot, player = told(film)
    assert {v["en"] for v in shoot["broken"]} == {v.reason.text.en for v in made.plan.violations}
    hard = [v["hard"] for v in shoot["broken"]]
    assert hard == sorted(hard, reverse=True)
    broken = next(v for v in made.plan.violations if v.strips)
    page = page_of(film, [], VTT)
    assert broken.rule in page and "must not be" in page and "不可违反" in page
    at = {film["shoot"]["strips"][c["strip"]]["id"]: n
          for n, c in enumerate(shoot["board"]["columns"])}  # fmt: skip
    texts = [player["broken"][n] for n in player["strips"][at[broken.strips[0]]]["broken"]]
    assert broken.reason.text.en in [t if isinstance(t, str) else t[0] for t in texts]


def test_a_board_that_keeps_everything_says_so(made: PlannedShoot, film: dict[str, Any]) -> None:
    assert not made.plan.violations
    page = page_of(film, [], VTT)
    assert "Nothing: the board keeps every term" in page and "无：排法符合" in page


def test_one_scene_without_cast() -> None:
    schedule = schedule_of((("INT", "ROOM", "DAY", 5, ()),), ())
    terms = ShootTerms(date(2027, 5, 3), units=(ShootUnit("main", Decimal(1000)),))
    film = shoot_film(schedule, *planned(schedule, terms))
    shoot = told(film)[0]
    assert len(shoot["board"]["columns"]) == 1 and shoot["board"]["rows"] == []
    assert shoot["out"] is None and shoot["costs"]["people"] == []
    page = page_of(film, [], VTT)
    assert "proved: no board" in page and "nobody said where it is shot" in page
    assert ">1 shooting day<" in page and ">1 scene<" in page


def test_a_plan_of_nothing_and_a_film_with_no_plan() -> None:
    schedule = schedule_of(SCENES, CAST)
    film = shoot_film(schedule, *planned(schedule, TERMS, empty=True))
    page = page_of(film, [], VTT)
    assert "There is no scene to shoot yet." in page and 'class="stripboard"' not in page
    without = page_of(small_record(), [], VTT)
    assert "No shoot is planned yet." in without and "还没有拍摄计划。" in without


def test_strips_with_no_day_hang_at_the_end() -> None:
    schedule, made, out = small()
    day = made.plan.days[-1]
    plan = replace(made.plan, days=made.plan.days[:-1], loose=day.strips)
    shoot, player = told(shoot_film(schedule, replace(made, plan=plan), out))
    board = shoot["board"]
    last = board["columns"][-len(day.strips) :]
    assert [c["day"] for c in last] == [-1] * len(day.strips) and board["loose"] == len(last)
    assert board["loose_x"] >= board["heads"][-1]["end"]
    assert ["it has no day yet", "尚未排入任何一天"] in player["strips"][-1]["why"]


def test_two_units_share_a_date() -> None:
    schedule, made, out = small()
    first, second = made.plan.days[:2]
    other = replace(second, date=first.date, unit="second")
    unit = replace(made.board.units[0], id="u2", name="second")
    board = replace(made.board, units=(*made.board.units, unit))
    plan = replace(made.plan, days=(other, *_others(made.plan.days, second)))
    shoot, player = told(shoot_film(schedule, replace(made, plan=plan, board=board), out))
    heads = shoot["board"]["heads"]
    assert [h["unit"] for h in heads[:2]] == ["main", "second"]
    assert {"en": "2 units", "zh": "2 个摄制组"} in shoot["facts"]
    cell = next(c for w in shoot["months"][0]["weeks"] for c in w
                if c and c["key"] == first.date.isoformat())  # fmt: skip
    assert [s["unit"] for s in cell["shoots"]] == ["main", "second"]
    sheet = player["dates"][first.date.isoformat()]
    assert len(sheet["calls"]) == len(first.people) + len(other.people)


def _others(days: Sequence[ShootDay], out: ShootDay) -> tuple[ShootDay, ...]:
    return tuple(day for day in days if day is not out)


def test_hostile_words_stay_text() -> None:
    schedule, made, out = small()
    hostile = "<img src=x onerror=alert(1)>"
    strips = tuple(replace(s, set=hostile) for s in made.schedule.strips)
    days = tuple(replace(d, note=hostile, items=tuple(replace(i, place=hostile) for i in d.items))
                 for d in made.plan.days)  # fmt: skip
    plan = replace(made.plan, days=days, warnings=(Phrase(hostile, hostile),))
    bad = replace(made, schedule=replace(made.schedule, strips=strips), plan=plan)
    assert "<img src=x" not in page_of(shoot_film(schedule, bad, out), [], VTT)


def test_the_record_holds_what_json_holds_and_the_page_is_the_same_again(
    film: dict[str, Any],
) -> None:
    again = json.loads(json.dumps(film))
    assert again == film
    assert page_of(film, [], VTT) == page_of(again, [], VTT)


def moved(made: PlannedShoot) -> PlannedShoot:
    """The same board with the last day's scenes shot on the first day."""
    *days, last = made.plan.days
    items = tuple(replace(i, start=i.start + 900, end=i.end + 900) for i in last.items)
    first = replace(days[0], items=(*days[0].items, *items))
    return replace(made, plan=replace(made.plan, days=(first, *days[1:])))


def test_changes_tell_days_cost_and_the_strips_that_moved() -> None:
    schedule, made, out = small()
    before = shoot_film(schedule, made, out)
    after = before | {"shoot": shoot_record(moved(made), out, script_of(schedule))}
    assert changes_since(before, json.dumps(before)) == []
    (change,) = changes_since(after, json.dumps(before))
    days = len(made.plan.days)
    assert change["heading"] == {
        "en": f"The shoot has {days - 1} days, before {days}",
        "zh": f"拍摄共 {days - 1} 天，此前 {days} 天",
    }
    told_moves = {d["name"]: (d["before"]["en"], d["after"]["en"]) for d in change["details"]}
    known = {s.id: s.scene for s in made.schedule.strips}
    assert set(told_moves) == {known[id] for id in made.plan.days[-1].strips}
    for was, now in told_moves.values():
        assert was.startswith(f"day {days}, ") and now.startswith("day 1, Thu 29 Apr")
    page = page_of(after, [change], VTT)
    assert f"The shoot has {days - 1} days, before {days}" in page
    assert f"拍摄共 {days - 1} 天" in page and 'href="#shoot"' in page


def test_a_dearer_plan_of_the_same_days_is_told() -> None:
    schedule, made, out = small()
    before = shoot_film(schedule, made, out)
    after = json.loads(json.dumps(before))
    after["shoot"]["total"] = "99999"
    (change,) = changes_since(after, json.dumps(before))
    assert change["heading"]["en"].endswith("as before")
    assert change["details"][0]["kind"] == "total"
    assert change["details"][0]["after"] == "EUR 99,999"


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_record_without_a_shoot_has_none_to_compare(which: str, film: dict[str, Any]) -> None:
    bare = {k: v for k, v in film.items() if k != "shoot"}
    old, new = (bare, film) if which == "old" else (film, bare)
    assert changes_since(new, json.dumps(old)) == []
