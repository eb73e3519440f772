"""The commands of the schedule, from screenplay to board to day-out-of-days."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from workprint.models import store

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DOCS = Path(__file__).parents[2] / "docs"
ROOT = "universalScheduleStandard"
CHINESE = (
    "标题：琴盒\n\n1. 内景 出租车 夜\n\n林晓（24岁）抱着一只旧琴盒。\n\n林晓：去车站。\n\n"
    "司机：好。\n\n"
    "2. 外景 草地 日\n\n一匹马在吃草。\n\n林晓：到了。\n\n3. 内景 出租车 夜\n\n司机：再见。\n"
)


def valid(name: str, done: subprocess.CompletedProcess[str]) -> Any:
    """What a command printed, checked against its schema."""
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    schema = json.loads((DOCS / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    return told


@pytest.fixture
def board(workprint: Run, tmp_path: Path) -> Path:
    """A board of the Chinese script."""
    (tmp_path / "a.fountain").write_text(CHINESE, encoding="utf-8")
    told = valid(
        "shooting-board",
        workprint("shooting", "board", "a.fountain", "--out", "board.uss", "--json"),
    )
    assert told["strips"] == 3
    return tmp_path / "board.uss"


@pytest.fixture
def scheduled(board: Path) -> Path:
    """The board with a scene a day from a Thursday, weekends off; 林晓 travels the day before."""
    told = json.loads(board.read_text(encoding="utf-8"))
    root = told[ROOT]
    part = root["stripboards"][0]["boards"][0]
    part["breakdownIds"] = [[id] for id in part["breakdownIds"]]
    start = {"id": "e1", "type": "start", "name": None, "date": "2026-05-07T12:00:00.000Z"}
    root["calendars"] = [{"id": "k", "name": "五月", "daysOff": [0, 6], "events": [start]}]
    root["stripboards"][0]["calendar"] = "k"
    lin = next(e for e in root["elements"] if e["name"] == "林晓")
    lin["events"] = [start | {"id": "e2", "type": "event", "name": "travel",
                              "date": "2026-05-06T12:00:00.000Z"}]  # fmt: skip
    path = board.with_name("scheduled.uss")
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_board_has_every_scene_and_element(board: Path, workprint: Run) -> None:
    told = valid("shooting-inspect", workprint("shooting", "inspect", board, "--json"))
    assert (told["name"], told["source"], told["unread"]) == ("琴盒", "Workprint", [])
    assert told["strips"] == {"scene": 3, "banner": 0, "day": 0}
    own = {c["ucid"]: {e["name"]: e["strips"] for e in c["elements"]} for c in told["categories"]}
    assert own[0] == {"出租车": 2, "草地": 1}
    assert own[1] == {"INT": 2, "EXT": 1}
    assert own[3] and own[2]
    assert own[100] == {"林晓": 2, "司机": 2}
    assert own[108] == {"马": 1}
    assert told["boards"][0]["units"] == [{"name": "stripboard", "days": [], "no_day": 3}]
    shown = workprint("shooting", "inspect", board).stdout
    assert "3 场" in shown and "板 剧本顺序" in shown
    assert "3 scenes" in workprint("shooting", "inspect", board, "--language", "en").stdout


def test_a_board_is_never_written_over(board: Path, workprint: Run, tmp_path: Path) -> None:
    before = board.read_bytes()
    done = workprint("shooting", "board", "a.fountain", "--out", "board.uss")
    assert done.returncode == 1 and "board.uss is there already" in done.stderr
    assert board.read_bytes() == before
    assert workprint("shooting", "board", "a.fountain", "--out", "again.uss").returncode == 0
    assert (tmp_path / "again.uss").read_bytes() == before


def test_a_day_out_of_days_in_all_formats(scheduled: Path, workprint: Run) -> None:
    run = ("shooting", "days-out", scheduled)
    told = valid("shooting-days-out", workprint(*run, "--json"))
    codes = {e["name"]: {c["date"][-2:]: c["code"] for c in e["cells"]} for e in told["elements"]}
    assert codes == {
        "林晓": {"06": "TR", "07": "SW", "08": "WF"},
        "司机": {"07": "SW", "08": "H", "11": "WF"},
    }
    held = next(c for e in told["elements"] for c in e["cells"] if c["code"] == "H")
    assert ([s["scene"] for s in held["before"]], [s["scene"] for s in held["after"]]) == (
        ["1"], ["3"],
    )  # fmt: skip
    assert "待命" in held["reason_zh"]
    shown = workprint(*run).stdout
    assert "出勤 2, 待命 1" in shown
    assert "Worked 2, Held 1" in workprint(*run, "--language", "en").stdout
    assert workprint(*run, "--out", "out.csv").stdout == "out.csv\n"
    with (scheduled.parent / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][3:5] == ["2026-05-06", "2026-05-07"]
    assert [row[3:9] for row in rows if row[2] == "司机"] == [["", "SW", "H", "", "", "WF"]]
    assert workprint(*run, "--out", "out.xlsx", "--category", "all").returncode == 0
    from openpyxl import load_workbook

    book = load_workbook(scheduled.parent / "out.xlsx")
    assert "马" in [cell.value for cell in book.worksheets[0]["C"]]
    sheet = book.worksheets[0]
    looks = {
        str(cell.value): (cell.fill.fgColor.rgb, cell.font.bold)
        for row in sheet["D4:I9"]
        for cell in row
    }
    assert looks["H"][0] != looks["SW"][0] == looks["WF"][0]
    assert not any(bold for _, bold in looks.values()) and sheet["D2"].font.bold
    assert any("待命" in str(cell.value) for cell in book.worksheets[1]["D"])


def test_a_day_out_of_days_as_pdf(scheduled: Path, workprint: Run) -> None:
    if store.find("type") is None:
        pytest.skip("the model type is not fetched")
    import pypdfium2

    run = ("shooting", "days-out", scheduled, "--category", "all", "--out")
    assert workprint(*run, "a.pdf").returncode == 0 == workprint(*run, "b.pdf").returncode
    pdf = (scheduled.parent / "a.pdf").read_bytes()
    assert pdf == (scheduled.parent / "b.pdf").read_bytes()
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert all(word in text for word in ("演员出勤表", "林晓", "司机", "SW", "WF", "TR"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("days-out", "board.uss"), "no board with shooting days"),
        (("days-out", "scheduled.uss", "--board", "二"), "no board '二'; its boards: '剧本顺序'"),
        (("days-out", "scheduled.uss", "--calendar", "六月"), "its calendars: '五月'"),
        (("days-out", "scheduled.uss", "--start", "Monday"), "--start Monday is no date"),
        (("days-out", "scheduled.uss", "--category", "Grips"), "no category 'Grips'"),
        (("days-out", "scheduled.uss", "--out", "a.doc"), "a.doc is in no format of tables"),
        (("days-out", "scheduled.uss", "--out", "no/a.csv"), "make that folder"),
        (("days-out", "scheduled.uss", "--language", "fr"), "choose en or zh"),
        (("days-out", "scheduled.uss", "--start", "9999-12-31"), "before the year 9999"),
        (("inspect", "gone.uss"), "gone.uss cannot be read"),
        (("inspect", "a.fountain"), "a.fountain: line 1, column 1 is no JSON"),
        (("board", "a.fountain", "--out", "a.sched"), "one that ends in .uss"),
        (("board", "empty.fountain", "--out", "b.uss"), "empty.fountain has no scenes"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: tuple[str, ...], said: str, scheduled: Path, workprint: Run
) -> None:
    scheduled.with_name("empty.fountain").write_text("Nothing yet.\n", encoding="utf-8")
    done = workprint("shooting", *arguments)
    assert done.returncode == 1 and said in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) <= 2


def test_a_board_without_a_calendar_needs_a_first_day(scheduled: Path, workprint: Run) -> None:
    told = json.loads(scheduled.read_text(encoding="utf-8"))
    told[ROOT]["stripboards"][0]["calendar"] = None
    told[ROOT]["calendars"] = []
    scheduled.write_text(json.dumps(told), encoding="utf-8")
    done = workprint("shooting", "days-out", scheduled)
    assert done.returncode == 1 and "--start 2026-05-04" in done.stderr
    made = workprint("shooting", "days-out", scheduled, "--start", "2026-05-04", "--json")
    assert valid("shooting-days-out", made)["days"][0]["date"] == "2026-05-04"
