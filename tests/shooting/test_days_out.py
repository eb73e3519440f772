"""The day-out-of-days: from pictures of boards to pictures of tables, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictured import MONDAY, calendar, day, element, event, picture, schedule

from workprint.film.days_out import DaysOut
from workprint.film.schedule import Calendar, Schedule, ScheduleCategory, ScheduleElement
from workprint.shooting.days_out import days_out
from workprint.shooting.errors import ScheduleError


def made(told: Schedule, *categories: str) -> DaysOut:
    return days_out(told, told.boards[0], told.calendars[0], MONDAY, categories)


@pytest.mark.parametrize(
    ("board", "cast", "dates", "expected"),
    [
        pytest.param("IDA\nIDA | IDA\nIDA", (), calendar(), "IDA SW W WF", id="start-work-finish"),
        pytest.param("IDA\nTOM", (), calendar(), "IDA SWF .\nTOM . SWF", id="only-day"),
        pytest.param("IDA\nTOM\nIDA", (), calendar(), "IDA SW H WF\nTOM . SWF .", id="hold"),
        pytest.param(
            "IDA\nTOM\nIDA", (element("IDA", hold=False),), calendar(),
            "IDA SW . WF\nTOM . SWF .", id="hold-not-allowed",
        ),
        pytest.param(
            "A\nA\nA\nA\nIDA\nA\nIDA", (), calendar(),
            "A SW W W W H . . WF .\nIDA . . . . SW . . H WF", id="no-hold-on-days-off",
        ),
        pytest.param(
            "IDA\nA\nA\nIDA", (element("IDA", drop=True, drop_days=3),), calendar(),
            "IDA SW H H WF\nA . SW WF .", id="gap-too-short-to-drop",
        ),
        pytest.param(
            "IDA\nA\nA\nIDA", (element("IDA", drop=True, drop_days=2),), calendar(),
            "IDA SW D . PWF\nA . SW WF .", id="drop-and-pick-up",
        ),
        pytest.param(
            "IDA\nA\nA\nIDA", (element("IDA", drop=True, drop_days=2, hold=False),), calendar(),
            "IDA SW . . WF\nA . SW WF .", id="drop-needs-holds",
        ),
        pytest.param(
            "IDA\nA\nIDA\nA\nA\nIDA\nA\nA\nIDA",
            (element("IDA", drop=True, drop_days=2),), calendar(off=()),
            "IDA SW H W D . PW H H WF\nA . SW H W W H W WF .", id="first-gap-that-fits",
        ),
        pytest.param(
            "A\nA\nA\nA\nIDA\nIDA", (element("IDA", drop=True, drop_days=2),), calendar(),
            "A SW W W WF . . . .\nIDA . . . . SW D . PWF", id="weekend-counts-in-the-gap",
        ),
        pytest.param(
            "A\nA\nA\nIDA\nA\nIDA", (element("IDA", drop=True, drop_days=3),), calendar(),
            "A SW W W H WF . . .\nIDA . . . SW D . . PWF", id="drop-over-a-weekend",
        ),
        pytest.param(
            "IDA\nIDA", (element("IDA", dates=(event(2, "travel"), event(6, "fitting"))),),
            calendar(), "IDA TR . SW WF FT", id="events-outside-do-not-start-or-finish",
        ),
        pytest.param(
            "A\nA\nA\nA\nIDA\nIDA", (element("IDA", dates=(event(9, "Rehearsal"),)),), calendar(),
            "A SW W W WF . . . .\nIDA . . . . SW R . WF", id="rehearsal-on-a-day-off",
        ),
        pytest.param(
            "IDA\nA\nIDA", (element("IDA", dates=(event(5, "travel"),)),), calendar(),
            "IDA SW TR WF\nA . SWF .", id="travel-is-no-hold",
        ),
        pytest.param(
            "IDA\nIDA", (element("IDA", dates=(event(5, "试装"), event(5, "travel"))),),
            calendar(), "IDA SW WF+FT+TR", id="event-on-a-working-day",
        ),
        pytest.param(
            "IDA\nIDA", (), calendar(event(5, "Holiday: May", "dayOff")), "IDA SW / WF",
            id="holiday",
        ),
        pytest.param(
            "IDA\nIDA", (), calendar(event(5, "turnaround", "dayOff")), "IDA SW . WF",
            id="single-day-off",
        ),
        pytest.param(
            "IDA\nA\nIDA", (), calendar(event(5, "company move")), "IDA SW M WF\nA . SWF .",
            id="company-move",
        ),
    ],
)  # fmt: skip
def test_a_board_gives_its_table(
    board: str, cast: tuple[ScheduleElement, ...], dates: Calendar, expected: str
) -> None:
    told = schedule(board, *cast, dates=dates)
    names = {line.split()[0]: line for line in picture(made(told)).splitlines()}
    assert [names[line.split()[0]] for line in expected.splitlines()] == expected.splitlines()
    assert len(names) == len(expected.splitlines())


def test_every_code_says_why() -> None:
    told = made(schedule("IDA\nA\nIDA\nA\nA\nIDA", element("IDA", drop=True, drop_days=2)))
    ida = {cell.code: cell for cell in told.rows[0].cells}
    assert (ida["H"].before, ida["H"].after) == (("s1",), ("s3",))
    assert ida["H"].reason.text.en == "held between scene 1 (2026-05-04) and scene 3 (2026-05-06)"
    assert (ida["D"].before, ida["D"].after) == (("s3",), ("s6",))
    assert "4 calendar days" in ida["D"].reason.text.en and "4 个自然日" in ida["D"].reason.text.zh
    assert "their last day" in ida["PWF"].reason.text.en and ida["PWF"].before == ("s3",)
    assert all(cell.reason.text.zh for row in told.rows for cell in row.cells)


def test_cast_comes_by_number_and_categories_can_be_chosen() -> None:
    told = schedule("A B C D", element("A", board="10"), element("B", board="2"), element("C"))
    props = ScheduleCategory("props", "Props", 104)
    lamp = replace(element("D"), category="props", name="lamp")
    told = replace(told, categories=(*told.categories, props), elements=(*told.elements[:3], lamp))
    assert [row.element.name for row in made(told).rows] == ["B", "A", "C"]
    assert [row.element.name for row in made(told, "props").rows] == ["lamp"]
    assert [row.element.name for row in made(told, "104", "100").rows] == ["B", "A", "C", "lamp"]
    assert len(made(told, "all").rows) == 4
    with pytest.raises(ScheduleError, match="no category 'Grips'; choose all, or of Cast"):
        made(told, "Grips")


def test_who_is_left_out_and_what_is_odd_is_told() -> None:
    ida = element("IDA", days_off=(1,), drop=True, hold=False, dates=(event(6, "photo"),))
    told = schedule("IDA", ida, element("TOM"), replace(element("SUE"), in_days_out=False))
    table = made(replace(told, calendars=(calendar(off=(1,)),)))
    assert [one.name for one in table.absent] == ["TOM"]
    said = " ".join(warning.en for warning in table.warnings)
    for part in ("starts on 2026-05-04, which", "IDA works on 2026-05-04, which is a day off",
                 "a drop needs both", "photo on 2026-05-06 has no code"):  # fmt: skip
        assert part in said


def test_units_shoot_on_the_same_days() -> None:
    told = schedule("IDA\nTOM\nTOM")
    main = told.boards[0].units[0]
    second = replace(main, id="u2", name="second unit", days=((), ("s1",)))
    main = replace(main, days=(("s2",), ("s3",)))
    table = made(replace(told, boards=(replace(told.boards[0], units=(main, second)),)))
    assert picture(table) == "IDA . SWF\nTOM SW WF"


def test_a_board_with_no_days_has_no_table() -> None:
    told = schedule("IDA")
    loose = replace(told.boards[0].units[0], days=(), loose=("s1",))
    told = replace(told, boards=(replace(told.boards[0], units=(loose,)),))
    with pytest.raises(ScheduleError, match="no shooting days"):
        made(told)


NAMES = ("A", "B", "C")
DAYS = st.lists(st.sets(st.sampled_from(NAMES)), min_size=1, max_size=25)


@given(
    DAYS, st.booleans(), st.booleans(), st.integers(0, 6), st.sets(st.integers(0, 6), max_size=5)
)
def test_what_always_holds(
    days: list[set[str]], hold: bool, drop: bool, gap: int, off: set[int]
) -> None:
    cast = [element(name, hold=hold, drop=drop, drop_days=gap) for name in NAMES]
    board = "\n".join(" ".join(sorted(names)) or "|" for names in days)
    dates = calendar(off=off)
    table = made(schedule(board, *cast, dates=dates))
    shot = [column.day for column in table.columns if column.number]
    assert len(shot) == len(days)
    for row in table.rows:
        name = row.element.name
        worked = [d for d, names in zip(shot, days, strict=True) if name in names]
        codes = {cell.day: cell.code for cell in row.cells}
        assert [d for d, code in codes.items() if "W" in code] == worked
        assert [d for d, code in codes.items() if "S" in code] == worked[:1]
        assert [d for d, code in codes.items() if "F" in code] == worked[-1:]
        assert row.worked == len(worked)
        held = [d for d, code in codes.items() if code == "H"]
        assert row.held == len(held)
        assert not [d for d in held if dates.is_off(d)]
        dropped = [d for d, code in codes.items() if code == "D"]
        picked = [d for d, code in codes.items() if "P" in code]
        assert len(dropped) == len(picked) <= 1
        inside = [d for d in (c.day for c in table.columns) if worked[0] < d < worked[-1]]
        if not hold:
            assert not held and not dropped
        elif not dropped:
            waits = [d for d in inside if d not in worked and not dates.is_off(d)]
            assert held == waits
            if drop:
                pairs = pairwise(worked)
                assert all((b - a).days - 1 < max(gap, 1) for a, b in pairs)
        else:
            last = max(d for d in worked if d < dropped[0])
            assert (picked[0] - last).days - 1 >= gap
            assert not [d for d in held if last < d < picked[0]]


def test_a_table_begins_where_anything_happens() -> None:
    told = schedule("IDA", element("IDA", dates=(event(1, "travel"),)))
    table = made(told)
    assert (table.columns[0].day, table.columns[-1].day) == (day(1), MONDAY)
    assert [column.off for column in table.columns] == [False, True, True, False]
