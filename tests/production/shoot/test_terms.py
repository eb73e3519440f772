"""shoot.toml: read, checked, a new one written, and whether it fits a schedule."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.schedule import (
    Calendar,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    SpecialDate,
    Strip,
)
from workprint.film.terms import (
    DateSpan,
    DayLimits,
    LockedDay,
    Pace,
    Person,
    Place,
    ShootMoney,
    ShootTerms,
    ShootUnit,
    StripTerms,
)
from workprint.production.errors import FilmError
from workprint.production.shoot.file import Table
from workprint.production.shoot.new import new_terms
from workprint.production.shoot.nominal import nominal_terms
from workprint.production.shoot.terms import fits, read_terms, write_new_terms
from workprint.production.shoot.values import _clock, _length
from workprint.shooting.rules import VALUES, parse_rules, rule_set, rule_sets

START = "[shoot]\nstart = 2026-05-04\n"
FULL = """
[shoot]
start = 2026-05-04
last = "2026-06-30"
days_off = ["Sunday", "周六"]
holidays = [{ date = 2026-05-08, name = "Feast" }]
workdays = [2026-05-09]
place = { latitude = 34.05, longitude = -118, zone = "America/Los_Angeles" }
rules = ["us-sag-aftra", "own.toml"]

[limits]
standard = "10:00"
most = "12:30"
eighths = 40
moves = 1
call = "06:30"
prep = "0:45"

[pace]
eighth = 12

[money]
currency = "CNY"
overtime_hour = 99.10
sixth_day_share = 0.5

[[unit]]
name = "main"
day_cost = 12000.5
[[unit]]
name = "second"
scenes = [7, "8A"]

[[person]]
name = "IDA"
day_rate = 900
contract = "run"
drop_days = 10
born = 2014-03-01
away = [{ first = 2026-05-11, last = 2026-05-13, why = "theatre" }, { first = 2026-05-20 }]

[[place]]
name = "Old pier"
sets = ["PIER"]
from = "18:00"
to = "02:00"
closed = [{ first = 2026-05-06 }]
cover = true

[[crew]]
department = "Camera"
role = "First assistant"
before = "0:30"

[[strip]]
scene = 7
unit = "second"
minutes = 95
date = 2026-05-05

[[locked]]
date = 2026-05-04
scenes = ["1", 2]

[[note]]
date = 2026-05-06
text = "Company move"
"""
OWN = """
[set]
jurisdiction = "us"
[[rule]]
id = "us-sag-aftra.rest"
kind = "rest"
whom = "cast"
en = "thirteen hours"
zh = "13 小时"
values = { minutes = 780 }
hard = true
source = "our agreement"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shoot.toml"


def read(path: Path, text: str) -> ShootTerms:
    path.write_text(text, encoding="utf-8")
    return read_terms(path)


def test_all_that_a_file_may_hold_is_read(path: Path) -> None:
    path.with_name("own.toml").write_text(OWN, encoding="utf-8")
    told = read(path, FULL)
    assert (told.start, told.last) == (date(2026, 5, 4), date(2026, 6, 30))
    assert told.days_off == (0, 6)
    assert told.holidays == ((date(2026, 5, 8), "Feast"),)
    assert told.workdays == (date(2026, 5, 9),)
    assert (told.latitude, told.longitude, told.zone) == (34.05, -118, "America/Los_Angeles")
    assert told.limits == DayLimits(600, 750, 40, 1, 390, 45, 60, 30)
    assert told.pace == Pace(eighth=12)
    assert told.money == ShootMoney("CNY", Decimal("99.1"))
    assert told.units == (
        ShootUnit("main", Decimal("12000.5")), ShootUnit("second", Decimal(0), ("7", "8A")),
    )  # fmt: skip
    away = (
        DateSpan(date(2026, 5, 11), date(2026, 5, 13), "theatre"),
        DateSpan(date(2026, 5, 20), date(2026, 5, 20)),
    )
    assert told.people == (
        Person("IDA", Decimal(900), "run", drop_days=10, born=date(2014, 3, 1), away=away),
    )
    (place,) = told.places
    assert (place.sets, place.from_minute, place.to_minute) == (("PIER",), 1080, 1560)
    assert place.cover and date(2026, 5, 6) in place.closed[0]
    assert told.crew[0].before_minutes == 30
    assert told.strips == (StripTerms("7", "second", 95, date(2026, 5, 5)),)
    assert told.locked == (LockedDay(date(2026, 5, 4), ("1", "2")),)
    assert told.notes[0].text == "Company move"
    rest = next(one for one in told.rules if one.id == "us-sag-aftra.rest")
    assert (rest.value("minutes"), rest.hard) == (780, True)
    assert len(told.rules) == len(rule_set("us-sag-aftra"))


def test_a_start_is_enough_and_the_rest_are_the_defaults_of_the_records(path: Path) -> None:
    assert read(path, "\ufeff" + START) == ShootTerms(date(2026, 5, 4))


def test_holidays_of_a_country_and_swapped_days_near_the_shoot(path: Path) -> None:
    told = read(path, '[shoot]\nstart = 2026-02-02\nlast = 2026-03-01\ncountry = "CN"\n')
    free, worked = dict(told.holidays), set(told.workdays)
    assert date(2026, 2, 17) in free and date(2026, 5, 1) in free
    assert {date(2026, 2, 14), date(2026, 2, 28)} <= worked
    assert all(date(2026, 1, 1) <= day <= date(2027, 3, 2) for day in (*free, *worked))
    state = read(path, START + 'country = "US-CA"\nholidays = [{date=2026-07-04, name="Ours"}]')
    assert dict(state.holidays)[date(2026, 7, 4)] == "Ours"
    assert date(2027, 3, 31) in dict(state.holidays)  # Cesar Chavez Day, of California alone


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", r"shoot: is missing; add it"),
        ("[shoot]", r"\[shoot\], start: is missing; add it"),
        ("shot = 1\n" + START, r"shot: is not known; use one of shoot, limits, pace"),
        (START + "ende = 1", r"\[shoot\], ende: is not known; use one of start, last, days_off"),
        (START + "[limits]\nmost = 12", r"\[limits\], most: 12 is no length.*like \"1:30\""),
        (START + "[limits]\nstandard = '0:00'", r"\[limits\], standard: .*greater than 0"),
        (START + "[limits]\nmost = '0:00'", r"\[limits\], most: .*greater than 0"),
        (START + "[limits]\nmost = '9:59'", r"most is less than standard; mend one of them"),
        (START + "[limits]\ncall = '24:00'", r"call: 24:00 is no time of the day; write one"),
        (START + "[limits]\ncall = '7.30'", r"call: 7\.30 is no time of the day"),
        (START + "[limits]\nmoves = -1", r"\[limits\], moves: .*greater than or equal to 0"),
        (START + "[limits]\neighths = 1.5", r"\[limits\], eighths: .*integer"),
        ("[shoot]\nstart = 2026-02-30", r"not valid TOML.*mend that line"),
        ("[shoot]\nstart = '2026-02-30'", r"start: there is no date 2026-02-30; write one like"),
        ("[shoot]\nstart = 2026-05-04T07:00:00", r"is no date; write one like 2026-05-04"),
        ("[shoot]\nstart = 20260504", r"start: 20260504 is no date; write one"),
        ("[shoot]\nstart = 9999-01-01", r"the year of 9999-01-01 is not from 1900 to 2199"),
        (START + "last = 2026-05-03", r"last 2026-05-03 is before start 2026-05-04; mend"),
        (START + "days_off = ['Funday']", r"days_off no\. 1: Funday is no day of the week"),
        (START + "days_off = 'Sun'", r"days_off: must be a list in \[ \]"),
        (
            START + "days_off = ['Mon','Tue','Wed','Thu','Fri','Sat','Sun']",
            r"all days of the week; leave one to shoot on",
        ),
        (START + "country = 'XX'", r"'XX' has no calendar of holidays; write a code like US"),
        (START + "country = 'US-XX'", r"'US-XX' has no calendar of holidays"),
        (
            START + "place = {latitude = 1, longitude = 2, zone = 'Mars/Base'}",
            r"\[shoot\], place, zone: 'Mars/Base' is no time zone; write one like",
        ),
        (START + "place = {latitude = 91, longitude = 2, zone = 'UTC'}", r"latitude: .*90"),
        (START + "place = {latitude = nan, longitude = 2, zone = 'UTC'}", r"latitude: .*finite"),
        (START + "place = {latitude = 1, zone = 'UTC'}", r"place, longitude: is missing; add it"),
        (START + "rules = ['us']", r"\[shoot\], rules: there is no set of rules 'us'; use one of"),
        (START + "rules = ['none.toml']", r"rules: .*none\.toml is not there; name a \.toml file"),
        (START + "[money]\nmove = -1", r"\[money\], move: .*greater than or equal to 0"),
        (START + "[money]\nmove = true", r"\[money\], move: True is no amount of money"),
        (START + "[money]\nmove = nan", r"\[money\], move: .*finite"),
        (
            START + "[[person]]\nname='A'\n[[person]]\nname='IDA'\nday_rate = -5",
            r"\[\[person\]\] no\. 2 \(IDA\), day_rate: .*greater than or equal to 0",
        ),
        (START + "[[person]]\nday_rate = 1", r"\[\[person\]\] no\. 1, name: is missing"),
        (
            START + "[[person]]\nname='A'\ncontract='free'",
            r"\(A\), contract: .*'run', 'weekly' or 'day'",
        ),
        (
            START + "[[person]]\nname='A'\naway=[{first=2026-05-05, last=2026-05-04}]",
            r"away no\. 1: last 2026-05-04 is before first 2026-05-05; swap them",
        ),
        (
            START + "[[person]]\nname='A'\naway=[{von=2026-05-05}]",
            r"away no\. 1, (von: is not known; use one of first|first: is missing)",
        ),
        (
            START + "[[person]]\nname='A'\ncontract='weekly'\nday_rate=9",
            r"A, contract: weekly has no week_rate; write one, or choose another contract",
        ),
        (START + "[[person]]\nname='A'\ndrop_days=10", r"A, drop_days: nobody is held on .* day"),
        (
            START + "[[person]]\nname='A'\ncontract='day'\nhold_share=0.5",
            r'A, hold_share: nobody is held on .*; choose contract = "run" or leave',
        ),
        (
            START + "[[person]]\nname='A'\nborn=2026-05-05",
            r"A, born: 2026-05-05 is after the start of the shoot, 2026-05-04; mend one",
        ),
        (
            START + "[[unit]]\nname='a'\nscenes=[1]\n[[unit]]\nname='b'",
            r"\[\[unit\]\] a is the main unit .* only units after the first name scenes",
        ),
        (START + "[[place]]\nname='A'\nform='1:00'", r"form: is not known.*from, to, cover"),
        (START + "[person]\nname='A'", r"person: must be a list|\[person\].*must be"),
        (
            START + "[[person]]\nname='Ida'\n[[person]]\nname='IDA'",
            r"\[\[person\]\] IDA is there twice; keep one",
        ),
        (START + "[[place]]\nname='A'\n[[place]]\nname='A'", r"\[\[place\]\] A is there twice"),
        (
            START + "[[place]]\nname='A'\nsets=['X']\n[[place]]\nname='B'\nsets=['x']",
            r"A and B both have the set x; choose one",
        ),
        (START + "[[strip]]\nscene='1'\n[[strip]]\nscene=1", r"\[\[strip\]\] 1 is there twice"),
        (START + "[[strip]]\nscene='1'\nminutes=0", r"minutes: .*greater than or equal to 1"),
        (START + "[[strip]]\nscene='1'\nunit='b'", r"there is no unit 'b'; use one of main"),
        (
            START + "[[unit]]\nname='a'\nscenes=[1]\n[[unit]]\nname='b'\nscenes=[1]",
            r"a and b both shoot scene 1; leave it to one",
        ),
        (START + "[[strip]]\nscene=1\ndate=2026-05-03", r"is before the start, 2026-05-04"),
        (
            START + "last=2026-05-05\n[[locked]]\nscenes=[1]\ndate=2026-05-06",
            r"\[\[locked\]\] 2026-05-06, date: .*after the last date",
        ),
        (START + "[[locked]]\nscenes=[]\ndate=2026-05-06", r"no\. 1, scenes: .*at least 1"),
        (
            START + "[[locked]]\nscenes=[1]\ndate=2026-05-06\n"
            "[[locked]]\nscenes=[2]\ndate=2026-05-06",
            r"\[\[locked\]\] 2026-05-06 is there twice for one unit; keep one",
        ),
        (
            START + "[[locked]]\nscenes=[1]\ndate=2026-05-06\n"
            "[[locked]]\nscenes=[2,1]\ndate=2026-05-07",
            r"scene 1 is locked to 2026-05-06 and to 2026-05-07; keep one",
        ),
        (
            START + "[[locked]]\nscenes=[1]\ndate=2026-05-06\n[[strip]]\nscene=1\ndate=2026-05-07",
            r"scene 1 is dated 2026-05-07 and locked to 2026-05-06; keep one",
        ),
        (
            START + "[[locked]]\nscenes=[1]\ndate=2026-05-06\n[[strip]]\nscene=2\ndate=2026-05-06",
            r"scene 2 is to be shot on 2026-05-06, which is locked without it; add it",
        ),
    ],
)
def test_a_mistake_is_one_sentence_with_file_key_and_mend(
    text: str, says: str, path: Path
) -> None:
    with pytest.raises(FilmError, match=says) as raised:
        read(path, text)
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)


def test_two_units_may_have_locks_on_one_date(path: Path) -> None:
    text = START + "[[unit]]\nname='a'\n[[unit]]\nname='b'\n"
    lock = "[[locked]]\nscenes=[{}]\ndate=2026-05-06\nunit='{}'\n"
    told = read(path, text + lock.format(1, "a") + lock.format(2, "b"))
    assert [one.unit for one in told.locked] == ["a", "b"]
    with pytest.raises(FilmError, match="twice for one unit"):
        read(path, text + lock.format(1, "a") + lock.format(2, ""))
    # A lock that names no unit is that of the unit of its first scene.
    second = text.replace("name='b'", "name='b'\nscenes=[2]")
    told = read(path, second + lock.format(1, "a") + lock.format(2, ""))
    assert [one.unit for one in told.locked] == ["a", ""]
    with pytest.raises(FilmError, match="scene 1 is for unit a and locked to b; keep one"):
        read(path, second + lock.format("2, 1", ""))
    with pytest.raises(FilmError, match="scene 1 is for unit b and locked to a; keep one"):
        read(path, text + lock.format(1, "a") + "[[strip]]\nscene=1\nunit='b'")


def test_files_that_cannot_be_read_are_one_sentence(path: Path) -> None:
    with pytest.raises(FilmError, match="is not there; name the terms of a shoot"):
        read_terms(path)
    with pytest.raises(FilmError, match="is a folder; it must be a file"):
        read_terms(path.parent)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(FilmError, match="not UTF-8 text; save it as UTF-8"):
        read_terms(path)


@given(st.integers(0, 1439))
def test_a_clock_and_a_length_are_the_minutes_they_say(minutes: int) -> None:
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    assert _clock(text) == _length(text) == minutes


@pytest.mark.parametrize("guide", ["docs/shoot-guide.md", "docs/zh/shoot-guide.md"])
def test_the_guide_tells_every_key_kind_and_set_and_its_example_can_be_read(guide: str) -> None:
    text = (Path(__file__).parents[3] / guide).read_text(encoding="utf-8")
    keys = [key for model in Table.__subclasses__() for key in _keys(model)]
    told = [*keys, *VALUES, *rule_sets(), *(v for both in VALUES.values() for v in sum(both, ()))]
    said = set(re.findall(r"\w[\w-]*", text))
    assert [one for one in told if one not in said and not one.startswith("penalty_2")] == []
    example = re.search("```toml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    (rule,) = parse_rules(example[1])
    assert rule.value("minutes") == 660


def _keys(model: type[Table]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def board(*dates: SpecialDate) -> Schedule:
    cast = ScheduleCategory("cast", "Cast Members", 100)
    people = [
        ScheduleElement("t", "cast", 'TOM "T" \\', "2"),
        ScheduleElement("i", "cast", "IDA", "1"),
        ScheduleElement("i2", "cast", "Ida"),
    ]
    strips = [
        Strip("s1", "scene", "1", "", 4, 0, ("i",), set="KITCHEN", location="House"),
        Strip("s2", "scene", "2A", "", 4, 0, ("i", "t"), set="GARDEN\n", location="House"),
        Strip("s3", "scene", "3", "", 4, 0, ("t",), set="PIER"),
        Strip("b", "banner", "", "", banner="Lunch", set="NOWHERE"),
    ]
    calendars = (Calendar("c", "C", (0, 6), dates),) if dates else ()
    head = ScheduleHead(id="i", name="Film")
    return Schedule(head, tuple(strips), (cast,), tuple(people), (), calendars)


STARTS = SpecialDate("x", "start", "", date(2026, 5, 4))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_new_terms_can_be_read_and_fit_and_cost_nothing(language: str, path: Path) -> None:
    write_new_terms(path, board(STARTS), language)
    told = read_terms(path)
    assert [one.name for one in told.people] == ["IDA", 'TOM "T" \\']
    assert [one.name for one in told.places] == ["House", "PIER"]
    assert all(one.day_rate == 0 and one.contract == "day" for one in told.people)
    currency = {"en": "USD", "zh": "CNY"}[language]
    expected = ShootTerms(date(2026, 5, 4), money=ShootMoney(currency))
    # The rules are those in force without a file: to write one takes none away.
    assert told.rules == nominal_terms(language).rules != ()
    assert replace(told, people=(), places=(), rules=()) == expected
    assert fits(told, board(STARTS), date(2026, 5, 4)) == ()
    text = path.read_text(encoding="utf-8")
    assert ("拍摄条件" in text) == (language == "zh")
    assert all(name in text for name in ("us-ca-minors", "KITCHEN, GARDEN"))
    assert new_terms(board(STARTS), language) == text
    assert max(len(line) for line in text.splitlines()) <= 110


def test_what_is_offered_in_comments_of_new_terms_is_right(path: Path) -> None:
    for language in ("en", "zh"):
        text = new_terms(board(STARTS), language)
        offered = [
            line[2:] for line in text.splitlines() if line.startswith(("# last", "# country",
            "# holidays", "# workdays", "# place", "# eighths", "# moves"))
        ]  # fmt: skip
        assert len(offered) == 7
        for line in offered:
            text = text.replace(f"# {line}", line)
        told = read(path, text)
        assert told.latitude and told.last and told.limits.moves == 1


def test_new_terms_never_go_over_what_is_there_and_wait_for_a_start(path: Path) -> None:
    write_new_terms(path, board(), "en")
    with pytest.raises(FilmError, match=r"\[shoot\], start: is missing; add it"):
        read_terms(path)
    with pytest.raises(FilmError, match="is there already, with your terms; name another file"):
        write_new_terms(path, board(), "en")
    path.unlink()
    write_new_terms(path, board(STARTS), "en", date(2027, 1, 4))
    assert read_terms(path).start == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        (
            {"people": (Person("IDDA"),)},
            r"a person 'IDDA' .* does not have; the nearest: I[dD]a?A?",
        ),
        ({"people": (Person("3"),)}, r"a person '3'"),
        ({"people": (Person("IDA"), Person("1"))}, r"have IDA twice, as IDA and as 1; keep one"),
        ({"places": (Place("Hous"),)}, r"a place 'Hous' .* the nearest: House"),
        ({"places": (Place("Any", ("KITCHN",)),)}, r"a set 'KITCHN' .* the nearest: KITCHEN"),
        ({"units": (ShootUnit("b", scenes=("9",)),)}, r"a scene '9' .* it has 1, 2A, 3"),
        ({"strips": (StripTerms("2"),)}, r"a scene '2' .* the nearest: 2A"),
        ({"strips": (StripTerms("b"),)}, r"a scene 'b'"),
        ({"locked": (LockedDay(date(2026, 5, 5), ("4",)),)}, r"a scene '4'"),
        (
            {"locked": (LockedDay(date(2026, 5, 9), ("1",)),)},
            r"lock 2026-05-09, a day off; lock another date, or add it to workdays",
        ),
    ],
)
def test_terms_that_name_what_the_schedule_has_not_are_told(
    terms: dict[str, object], says: str
) -> None:
    told = ShootTerms(date(2026, 5, 4), **terms)  # type: ignore[arg-type]
    with pytest.raises(FilmError, match=says):
        fits(told, board())


def test_terms_fit_by_name_by_number_by_set_and_by_id() -> None:
    told = ShootTerms(
        date(2026, 5, 4),
        workdays=(date(2026, 5, 9),),
        people=(Person("ida"), Person("2")),
        places=(Place("house"), Place("PIER"), Place("Our field", ("garden\n",))),
        strips=(StripTerms("s1"), StripTerms("2A")),
        locked=(LockedDay(date(2026, 5, 9), ("3",)),),
    )
    assert fits(told, board()) == ()
    (warning,) = fits(told, board(), date(2026, 5, 5))
    assert "2026-05-04" in warning.en and "早于今天 2026-05-05" in warning.zh
