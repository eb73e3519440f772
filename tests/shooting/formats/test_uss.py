"""Universal Schedule Standard: nothing is lost, dialects are read, damage is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.film.schedule import (
    Board,
    Calendar,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    SpecialDate,
    Strip,
    Unit,
)
from workprint.shooting.errors import ScheduleError
from workprint.shooting.formats.uss import read_uss, write_uss

ROOT = "universalScheduleStandard"


def tree() -> dict[str, Any]:
    """A small file with keys of its own, of version 1.0.0."""
    return {
        ROOT: {
            "name": "Film", "id": "i", "_colour": {"paper": 1.50}, "ussVersion": "1.0.0",
            "author": "", "created": "2026-01-01T08:00:00.000Z", "source": "Test",
            "breakdowns": [
                {"id": "s1", "type": "scene", "scene": "1A", "pages": 1.375, "duration": 5700000,
                 "elements": ["set", "int", "ida"], "_stars": [1, None], "description": None},
                {"id": "s2", "type": "banner", "bannerText": "LUNCH", "elements": []},
            ],
            "categories": [
                {"id": "c0", "ucid": 0, "name": "Set"}, {"id": "c1", "ucid": 1, "name": "I/E"},
                {"id": "c100", "ucid": 100, "name": "Cast"},
            ],
            "elements": [
                {"id": "set", "category": "c0", "name": "HUT"},
                {"id": "int", "category": "c1", "name": "INT"},
                {"id": "ida", "category": "c100", "name": "IDA", "elementId": "1", "isHold": False,
                 "isDrop": True, "dropDayCount": 12, "daysOff": [5, 1], "linkedElements": ["set"],
                 "events": [
                     {"id": "x", "type": "event", "name": "travel", "_by": "car",
                      "date": "2026-05-03T23:30:00.000-05:00"},
                     {"id": "x", "type": "dayOff", "name": "", "date": "2026-05-09T08:00:00.000Z"},
                 ]},
            ],
            "stripboards": [
                {"id": "b", "name": "Pass", "calendar": "k", "boards": [
                    {"id": "u", "name": "stripboard", "breakdownIds": [["s2", "s1"]]},
                    {"id": "y", "name": "boneyard", "breakdownIds": [], "_shown": False},
                ]},
            ],
            "calendars": [
                {"id": "k", "name": "Main", "daysOff": [6, 0], "events": [
                    {"id": "e", "type": "start", "name": None, "date": "2026-05-04T07:00:00.000Z"},
                ]},
            ],
        }
    }  # fmt: skip


def data(told: Any) -> bytes:
    return json.dumps(told).encode()


def changed(path: str, value: Any) -> bytes:
    """The small file with one place changed: breakdowns.0.pages."""
    told = tree()
    *way, last = path.split(".")
    place: Any = told[ROOT]
    for key in way:
        place = place[int(key)] if key.isdigit() else place[key]
    place[int(last) if last.isdigit() else last] = value
    return data(told)


def test_what_a_file_says() -> None:
    file = read_uss(data(tree()))
    told = file.schedule
    assert file.unread == ()
    strip = told.strips[0]
    assert (strip.scene, strip.eighths, strip.minutes) == ("1A", 11, 95)
    assert (strip.set, strip.int_ext, strip.day_night) == ("HUT", "INT", "")
    assert (told.strips[1].kind, told.strips[1].banner) == ("banner", "LUNCH")
    ida = told.elements[2]
    assert (ida.board, ida.hold, ida.drop, ida.drop_days) == ("1", False, True, 12)
    assert ida.days_off == (1, 5) and ida.linked == ("set",)
    # 23:30 five hours west of Greenwich is the next day in UTC.
    assert [one.day for one in ida.dates] == [date(2026, 5, 4), date(2026, 5, 9)]
    assert told.calendars[0].start == date(2026, 5, 4)
    assert told.boards[0].units[0].days == (("s2", "s1"),)
    assert told.boards[0].boneyard == () and told.boards[0].boneyard_id == "y"


def test_what_was_not_changed_keeps_its_bytes() -> None:
    before = json.dumps(tree(), indent=3).encode("utf-16")
    file = read_uss(before)
    assert write_uss(file.schedule, file) == before


def test_a_change_leaves_the_rest_as_it_stands() -> None:
    file = read_uss(data(tree()))
    told = file.schedule
    ida = told.elements[2]
    more = SpecialDate("n", "event", "fitting", date(2026, 5, 2))
    ida = replace(ida, hold=True, dates=(*ida.dates, more))
    strip = Strip("s3", "scene", "2", "Ida waits.", 4, 0, ("ida",))
    unit = replace(told.boards[0].units[0], days=(("s2",), ("s1", "s3")))
    made = write_uss(
        replace(
            told,
            strips=(*told.strips, strip),
            elements=(*told.elements[:2], ida),
            boards=(replace(told.boards[0], units=(unit,)),),
        ),
        file,
    )
    expected = tree()
    root = expected[ROOT]
    root["elements"][2]["isHold"] = True
    root["elements"][2]["events"].append(
        {"id": "n", "type": "event", "name": "fitting", "date": "2026-05-02T12:00:00.000Z"}
    )
    root["stripboards"][0]["boards"][0]["breakdownIds"] = [["s2"], ["s1", "s3"]]
    root["breakdowns"].append(
        {"id": "s3", "bannerText": None, "comments": None, "created": "2026-01-01T08:00:00.000Z",
         "description": "Ida waits.", "elements": ["ida"], "pages": 0.5, "scene": "2",
         "scriptPage": None, "duration": None, "type": "scene"}
    )  # fmt: skip
    # As text: the order of keys counts.
    assert json.dumps(json.loads(made)) == json.dumps(expected)


def test_a_dialect_is_written_in_its_own_words() -> None:
    told = tree()
    root = told[ROOT]
    element = root["elements"][2]
    for new, old in (("isHold", "doodHoldAllow"), ("dropDayCount", "doodDayCount")):
        element[old] = element.pop(new)
    part = root["stripboards"][0]["boards"][0]
    part["breakdownArrays"] = part.pop("breakdownIds")
    root["breakdowns"][0]["type"] = "strip"
    file = read_uss(data(told))
    assert file.schedule == read_uss(data(tree())).schedule and not file.unread
    ida = replace(file.schedule.elements[2], drop_days=14)
    elements = (*file.schedule.elements[:2], ida)
    element["doodDayCount"] = 14
    written = write_uss(replace(file.schedule, elements=elements), file)
    assert json.dumps(json.loads(written)) == json.dumps(told)


def test_version_0_1_is_read() -> None:
    told = tree()
    root = told[ROOT]
    root["version"] = root.pop("ussVersion")
    for category in root["categories"]:
        category["catId"] = category.pop("ucid")
        category["elements"] = [
            e["id"] for e in root["elements"] if e["category"] == category["id"]
        ]
    for element in root["elements"]:
        del element["category"]
    root["breakdowns"][0]["time"] = root["breakdowns"][0].pop("duration")
    events = root["elements"][2]["events"]
    events[0] = {"id": "x", "effect": "event", "type": "travel", "date": "2026-05-04"}
    events[1] = {"id": "x", "effect": "dayOff", "name": None, "date": "2026-05-09"}
    root["breakdowns"].append({"id": "end", "type": "day", "elements": []})
    root["stripboards"][0]["boards"][0]["breakdownIds"] = ["s1", "end", "s2"]
    new, old = read_uss(data(tree())), read_uss(data(told))
    assert old.unread == ()
    assert old.schedule.elements == new.schedule.elements
    assert old.schedule.strips[:2] == new.schedule.strips
    assert old.schedule.categories == new.schedule.categories
    assert old.schedule.boards[0].units[0].days == (("s1", "end"), ("s2",))


@pytest.mark.parametrize(
    ("path", "value", "at", "said"),
    [
        ("breakdowns.0.pages", 0.3, "breakdowns[0].pages", "0.3 pages are no eighths; read as"),
        ("breakdowns.0.pages", "lots", "breakdowns[0].pages", "'lots' is not pages like 1.5"),
        ("breakdowns.0.duration", -5, "breakdowns[0].duration", "-5 is not a number from 0"),
        ("breakdowns.0.type", "wipe", "breakdowns[0].type", "neither scene nor banner"),
        ("breakdowns.0.elements", ["gone"], "breakdowns[0].elements[0]", "no element 'gone'"),
        ("elements.2.category", "gone", "elements[2].category", "no category 'gone'"),
        ("elements.2.isHold", "yes", "elements[2].isHold", "'yes' is not true or false"),
        ("elements.2.daysOff", [7], "elements[2].daysOff[0]", "7 is no weekday"),
        ("elements.2.events.0.date", "soon", "elements[2].events[0].date", "'soon' is not a date"),
        ("elements.2.events.0.type", "nap", "elements[2].events[0].type", "'nap' is none of"),
        ("elements.2.name", {"en": "IDA"}, "elements[2].name", "is not text; left out"),
        ("elements.2.linkedElements", "set", "elements[2].linkedElements", "is not a list"),
        ("stripboards.0.calendar", "gone", "stripboards[0].calendar", "no calendar 'gone'"),
        ("stripboards.0.boards.0.breakdownIds", [["s1", "gone"]],
         "stripboards[0].boards[0].breakdownIds[0][1]", "no strip 'gone'"),
        ("stripboards.0.boards.0.breakdownIds", ["s1", 7],
         "stripboards[0].boards[0].breakdownIds[1]", "no strip 7"),
        ("calendars.0.daysOff", list(range(7)), "calendars[0].daysOff", "all seven days are off"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_noted_and_kept(
    path: str, value: Any, at: str, said: str
) -> None:
    before = changed(path, value)
    file = read_uss(before)
    assert [one.path for one in file.unread] == [f"{ROOT}.{at}"]
    assert said in file.unread[0].text.en and file.unread[0].text.zh
    head = replace(file.schedule.head, company="Lantern Films")
    after = json.loads(write_uss(replace(file.schedule, head=head), file))
    assert after[ROOT].pop("company") == "Lantern Films"
    assert after == json.loads(before)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"", "line 1, column 1 is no JSON"),
        (data(tree())[:-40], "is no JSON"),
        (b"\xff\xfe\xfa", "no text in Unicode"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", f'no object "{ROOT}"'),
        (b'{"universalScheduleStandard": []}', f'no object "{ROOT}"'),
        (b'{"a": NaN}', "NaN is no number of JSON"),
        (b'{"a": 1e999}', "1e999 is too large"),
        (b'{"id": "q", "a": 1, "a": 2}', 'of id q has the key "a" twice'),
        (b'{"a": ' + b"1" * 5000 + b"}", "a number is too long"),
        (changed("elements", None), f"{ROOT}.elements is null where a list belongs"),
        (changed("breakdowns", {}), f"{ROOT}.breakdowns is an object where a list belongs"),
        (changed("breakdowns.1", "s2"), f"{ROOT}.breakdowns[1] is text where an object belongs"),
        (
            changed("elements.1.id", "set"),
            f"{ROOT}.elements[1].id is set, which {ROOT}.elements[0]",
        ),
        (changed("elements.1.id", 5), f"{ROOT}.elements[1].id is a number"),
        (changed("elements.1.id", ""), f"{ROOT}.elements[1].id is empty"),
        (changed("stripboards.0.boards", 3), f"{ROOT}.stripboards[0].boards is a number"),
    ],
)
def test_damage_is_named_with_its_place(bad: bytes, said: str) -> None:
    with pytest.raises(ScheduleError) as error:
        read_uss(bad)
    assert said in str(error.value)


def test_empty_text_means_nothing() -> None:
    """Small samples write "" where the documentation says null."""
    told = tree()
    for key in ("comments", "pages", "duration", "scriptPage"):
        told[ROOT]["breakdowns"][0][key] = ""
    told[ROOT]["elements"][0] |= {"events": "", "daysOff": "", "isHold": "", "dropDayCount": ""}
    file = read_uss(data(told))
    assert file.unread == ()
    assert (file.schedule.strips[0].eighths, file.schedule.elements[0].drop_days) == (0, 10)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
WEEKDAYS = st.sets(st.integers(0, 6), max_size=5).map(lambda days: tuple(sorted(days)))
DATES = st.lists(
    st.builds(SpecialDate, TEXT, st.sampled_from(["start", "dayOff", "event"]), TEXT,
              st.dates(date(1990, 1, 1), date(2090, 1, 1))), max_size=3
).map(tuple)  # fmt: skip


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    categories = tuple(
        ScheduleCategory(f"c{n}", draw(TEXT), draw(st.integers(100, 600))) for n in range(2)
    )
    elements = tuple(
        ScheduleElement(
            f"e{n}", f"c{draw(st.integers(0, 1))}", draw(TEXT), draw(TEXT), draw(st.booleans()),
            draw(st.booleans()), draw(st.integers(0, 40)), draw(WEEKDAYS), draw(DATES), (),
            draw(st.booleans()), draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    ids = [one.id for one in elements]
    strips = tuple(
        Strip(
            f"s{n}", draw(st.sampled_from(["scene", "banner"])), draw(TEXT), draw(TEXT),
            draw(st.integers(0, 99)), draw(st.integers(0, 600)),
            tuple(draw(st.lists(st.sampled_from(ids), unique=True))) if ids else (),
            draw(TEXT), draw(TEXT), draw(TEXT),
        )
        for n in range(draw(st.integers(0, 6)))
    )  # fmt: skip
    cut = sorted(draw(st.lists(st.integers(0, len(strips)), min_size=3, max_size=3)))
    names = [one.id for one in strips]
    days = (tuple(names[: cut[0]]), tuple(names[cut[0] : cut[1]]))
    unit = Unit("u", "stripboard", days, tuple(names[cut[1] : cut[2]]))
    board = Board("b", draw(TEXT), "k", (unit,), tuple(names[cut[2] :]), "bone")
    calendar = Calendar("k", draw(TEXT), draw(WEEKDAYS), draw(DATES))
    head = ScheduleHead(id="i", created="2026-01-01T12:00:00.000Z", name=draw(TEXT), source="T")
    return Schedule(head, strips, categories, elements, (board,), (calendar,))


@given(schedules())
def test_what_is_written_is_read_again(schedule: Schedule) -> None:
    written = write_uss(schedule)
    file = read_uss(written)
    assert (file.schedule, file.unread) == (schedule, ())
    assert write_uss(file.schedule) == written
    for kind, keys in KEYS.items():
        for one in json.loads(written)[ROOT][kind]:
            assert set(one) == keys


@given(schedules(), schedules())
def test_one_schedule_becomes_another(one: Schedule, other: Schedule) -> None:
    file = read_uss(write_uss(one))
    assert read_uss(write_uss(other, file)).schedule == other


KEYS = {
    "breakdowns": {"id", "bannerText", "comments", "created", "description", "elements", "pages",
                   "scene", "scriptPage", "duration", "type"},
    "categories": {"id", "created", "name", "ucid"},
    "elements": {"id", "category", "created", "daysOff", "dropDayCount", "elementId", "events",
                 "isDood", "isDrop", "isHold", "isIdLock", "linkedElements", "name"},
    "stripboards": {"id", "boards", "calendar", "name"},
    "calendars": {"id", "daysOff", "events", "name"},
}  # fmt: skip
"""The keys that the standard's validator requires, and no others."""
