"""What was decided of scenes and days, beside the same in the terms' file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from film_texts import draft

from workprint.film.schedule import Schedule, ScheduleHead, Strip
from workprint.film.terms import LockedDay, ShootTerms, ShootUnit, StripTerms
from workprint.production.deciding import decide
from workprint.production.decisions import Decision, Decisions
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder
from workprint.production.make import _warn, make
from workprint.production.progress import Silent
from workprint.production.shoot.deciding import left_over, with_decisions
from workprint.production.shoot.terms import fits
from workprint.shooting.boarding import strip_id
from workprint.shooting.boards.again import solved

DAY, NEXT = date(2027, 5, 4), date(2027, 5, 5)
SCENES = {"sc-a": "1", "sc-b": "2", "sc-c": "3"}
UNITS = (ShootUnit("main"), ShootUnit("second", scenes=("3",)))


def terms(**told: object) -> ShootTerms:
    return ShootTerms(date(2027, 5, 3), **told)  # type: ignore[arg-type]


def scene(id: str, **values: str) -> Decision:
    return Decision("scene", id, tuple((f"shoot_{f}", v) for f, v in values.items()))


def day(on: date, **values: str) -> Decision:
    return Decision("day", on.isoformat(), tuple(values.items()))


@pytest.mark.parametrize("named", ["1", strip_id("sc-a")])
def test_a_decision_keeps_what_the_file_says_of_other_fields(named: str) -> None:
    told = terms(strips=(StripTerms(named, "second", 95, DAY, "rain"), StripTerms("2")))
    made = with_decisions(told, Decisions(scenes=(scene("sc-a", note="sun"),)), SCENES)
    assert made.strips == (StripTerms("1", "second", 95, DAY, "sun"), StripTerms("2"))
    made = with_decisions(
        told, Decisions(scenes=(scene("sc-a", date="2027-05-05", minutes="20"),)), SCENES
    )
    assert made.strips[0] == StripTerms("1", "second", 20, NEXT, "rain")


def test_a_number_of_several_scenes_means_each_of_them() -> None:
    told = terms(strips=(StripTerms("1", date=DAY),), locked=(LockedDay(DAY, ("1", "1", "2")),))
    decided = Decisions(scenes=(scene("sc-b", note="sun"),))
    made = with_decisions(told, decided, {"sc-a": "1", "sc-b": "1", "sc-c": "2"})
    one, then = strip_id("sc-a"), strip_id("sc-b")
    assert made.strips == (StripTerms(one, date=DAY), StripTerms(then, date=DAY, note="sun"))
    assert made.locked == (LockedDay(DAY, (one, then, "2")),)


@pytest.mark.parametrize(
    ("file", "decided", "stays"),
    [
        (("main",), "", []),
        (("",), "second", []),
        (("main",), "main", []),
        (("main", "second"), "second", ["main"]),
        (("main", "second"), "", []),
    ],
)
def test_a_decided_day_replaces_the_lock_of_the_file(
    file: Sequence[str], decided: str, stays: list[str]
) -> None:
    told = terms(
        units=UNITS,
        locked=(
            *(LockedDay(DAY, ("2",), unit) for unit in file),
            LockedDay(NEXT, ("1",)),
        ),
    )
    more = {"scenes": "sc-c", **({"unit": decided} if decided else {})}
    made = with_decisions(told, Decisions(days=(day(DAY, **more),)), SCENES)
    assert [one.unit for one in made.locked if one.scenes == ("2",)] == stays
    assert LockedDay(DAY, ("3",), decided) in made.locked
    assert LockedDay(NEXT, ("1",)) in made.locked


def test_where_there_is_one_unit_a_decided_day_replaces_any_lock() -> None:
    told = terms(locked=(LockedDay(DAY, ("2",), "main"),))
    made = with_decisions(told, Decisions(days=(day(DAY, scenes="sc-a,sc-b"),)), SCENES)
    assert made.locked == (LockedDay(DAY, ("1", "2")),)


def board() -> Schedule:
    strips = [
        Strip(strip_id(id), "scene", number, "", 4, 60, set="CELL")
        for id, number in SCENES.items()
    ]
    return Schedule(ScheduleHead(name="Film"), tuple(strips), (), ())


def test_one_strip_named_twice_and_a_date_on_a_day_off_do_not_fit() -> None:
    twice = terms(strips=(StripTerms("1", note="sun"), StripTerms(strip_id("sc-a"), date=DAY)))
    with pytest.raises(FilmError, match=r"have scene 1 twice, .* put them into one"):
        fits(twice, board())
    off = terms(strips=(StripTerms("1", date=date(2027, 5, 8)),))
    with pytest.raises(FilmError, match="have scene 1 on 2027-05-08, a day off; choose another"):
        fits(off, board())
    fits(replace(off, workdays=(date(2027, 5, 8),)), board())


def test_scenes_left_with_no_day_are_told_by_their_numbers() -> None:
    told = terms(strips=(StripTerms("2", date=date(2027, 5, 8)),))
    made = solved(board(), told, board().strips, "Plan", work=200)
    left = left_over(made)
    assert left is not None
    assert "no day for scene 2:" in left.en
    assert "第 2 场" in left.zh
    assert left_over(solved(board(), terms(), board().strips, "Plan", work=200)) is None


@pytest.fixture
def folder(film: Callable[[str], FilmFolder]) -> FilmFolder:
    made = film(draft("kitchen", "street", "roof"))
    (made.path / "shoot.toml").write_text(
        """
[shoot]
start = 2027-05-03
holidays = [{ date = 2027-05-06, name = "Feast" }]
[[strip]]
scene = 2
date = 2027-05-05
minutes = 45
[[locked]]
date = 2027-05-04
scenes = [1]
unit = "main"
""",
        encoding="utf-8",
    )
    return made


@pytest.mark.parametrize(
    ("kind", "target", "values", "says"),
    [
        ("scene", "3", ["shoot_date=2027-05-06"], "scene 3 on 2027-05-06, a day off"),
        ("scene", "3", ["shoot_date=2027-05-08"], "scene 3 on 2027-05-08, a day off"),
        ("scene", "3", ["shoot_date=2027-04-30"], "is before the start, 2027-05-03"),
        ("scene", "3", ["shoot_date=2027-05-04"], "scene 3 .* locked without it; add it"),
        ("scene", "1", ["shoot_date=2027-05-05"], "scene 1 is dated 2027-05-05 and locked to"),
        ("scene", "3", ["shoot_unit=third"], "no unit 'third'; use one of main"),
        ("day", "2027-05-06", ["scenes=3"], "lock 2027-05-06, a day off"),
        ("day", "2027-05-05", ["scenes=3,3"], "scene 3 is there twice; name it once"),
        (
            "day",
            "2027-05-07",
            ["scenes=2"],
            "scene 2 is dated 2027-05-05 and locked to 2027-05-07",
        ),
        ("day", "2027-05-07", ["scenes=1"], "scene 1 is locked to 2027-05-04 and to 2027-05-07"),
    ],
)
def test_what_cannot_be_is_not_decided(
    kind: str, target: str, values: Sequence[str], says: str, folder: FilmFolder
) -> None:
    with pytest.raises(FilmError, match=says) as raised:
        decide(folder, kind, target, values, "")
    assert not str(raised.value).startswith("[[")
    assert not (folder.path / "decisions" / f"{kind}s.toml").exists()


def test_a_note_on_a_scene_leaves_its_date_to_the_file(folder: FilmFolder) -> None:
    decide(folder, "scene", "2", ["shoot_note=in the rain"], "")
    decide(folder, "day", "2027-05-04", ["scenes=3,1"], "")
    made = make(folder, Silent(), until="planned_shoot").artefacts["planned_shoot"]
    numbers = {strip.id: strip.scene for strip in made.schedule.strips}
    shot = {one.date: [numbers[s] for s in one.strips] for one in made.plan.days}
    assert shot == {DAY: ["3", "1"], NEXT: ["2"]}
    assert made.plan.violations == ()
    assert next(s for s in made.schedule.strips if s.scene == "2").minutes == 45


def test_a_film_made_tells_of_scenes_with_no_day(
    folder: FilmFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    def warned() -> str:
        names = ("screenplay", "characters", "scene_beats", "planned_shoot")
        made = {name: make(folder, Silent(), until=name).artefacts[name] for name in names}
        made["timed_plan"] = make(folder, Silent(), until="shot_plan").artefacts["shot_plan"]
        _warn(made, Decisions(), Silent())
        return capsys.readouterr().err

    assert warned() == ""
    path = folder.path / "shoot.toml"
    # Written by hand: a date the company has off.
    text = path.read_text(encoding="utf-8").replace("date = 2027-05-05", "date = 2027-05-06")
    path.write_text(text, encoding="utf-8")
    assert warned().startswith("the shooting schedule has no day for scene 2: ")
