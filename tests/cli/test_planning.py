"""The commands of a planned shoot: terms, plan, check, why, relax, what-if, papers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from workprint.production.errors import FilmError
from workprint.production.shoot.plans import check_out

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = """Title: Ferry

INT. TICKET OFFICE - DAY

MARA (34) counts coins.

MARA
Two to the island.

EXT. FERRY - DECK - NIGHT

Rain. JONAS (36) at the rail.

JONAS
You came.

MARA
I came.

INT. TICKET OFFICE - NIGHT

Jonas counts the same coins.

JONAS
One back.
"""
TERMS = """
[shoot]
start = 2027-05-03
place = { latitude = 54.3, longitude = 10.1, zone = "Europe/Berlin" }
rules = ["us-crew"]
[money]
overtime_hour = 100
[[unit]]
name = "main"
day_cost = 5000
[[person]]
name = "MARA"
contract = "run"
day_rate = 700
"""


def valid(name: str, done: subprocess.CompletedProcess[str], code: int = 0) -> Any:
    """What a command printed, checked against its schema."""
    assert done.returncode == code, done.stderr
    told = json.loads(done.stdout)
    schema = json.loads((DOCS / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    return told


@pytest.fixture
def planned(workprint: Run, tmp_path: Path) -> Path:
    """A plan of the script under the terms, in a folder of its own."""
    (tmp_path / "a.fountain").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "shoot.toml").write_text(TERMS, encoding="utf-8")
    told = valid(
        "shooting-plan",
        workprint("shooting", "plan", "a.fountain", "--work", "20000", "--out", "p.uss", "--json"),
    )
    assert {s for day in told["days"] for s in day["scenes"]} == {"1", "2", "3"}
    assert told["violations"] == []
    assert told["currency"] == "USD"
    return tmp_path / "p.uss"


def test_terms_are_written_to_be_filled_in(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(SCRIPT, encoding="utf-8")
    order = ("shooting", "terms", "a.fountain", "--start", "2027-05-03", "--json")
    made = Path(tmp_path / valid("shooting-terms", workprint(*order))["terms"])
    assert 'name = "MARA"' in made.read_text(encoding="utf-8")
    again = workprint(*order)
    assert again.returncode == 1
    assert "is there already" in again.stderr
    plan = workprint("shooting", "plan", "a.fountain", "--work", "2000", "--json")
    # Nobody named a rate: the board is worth points.
    assert valid("shooting-plan", plan)["currency"] == "points"


def test_a_plan_is_the_same_for_the_same_work(workprint: Run, planned: Path) -> None:
    order = ("shooting", "plan", "a.fountain", "--work", "20000", "--json")
    assert workprint(*order).stdout == workprint(*order).stdout
    held = planned.read_bytes()
    refused = workprint("shooting", "plan", "a.fountain", "--out", "p.uss")
    assert refused.returncode == 1
    assert "may hold a schedule" in refused.stderr
    assert planned.read_bytes() == held


def test_a_plan_answers_questions(workprint: Run, planned: Path) -> None:
    plan = valid("shooting-check", workprint("shooting", "check", "p.uss", "--json"))
    assert plan["status"] == "as given"
    why = valid("shooting-why", workprint("shooting", "why", "p.uss", "2", "--json"))
    assert why["scene"] == "2"
    assert why["reasons"]
    options = workprint("shooting", "relax", "p.uss", "--work", "3000", "--json")
    assert len(valid("shooting-relax", options)["options"]) <= 5
    later = planned.with_name("later.toml")
    later.write_text(TERMS.replace("day_cost = 5000", "day_cost = 6000"), encoding="utf-8")
    change = valid(
        "shooting-what-if",
        workprint("shooting", "what-if", "p.uss", "later.toml", "--work", "3000", "--json"),
    )
    assert [line["key"] for line in change["lines"]] == ["crew"]
    assert float(change["more"]) == 1000 * change["days"][0]


def test_a_board_that_breaks_a_rule_ends_with_1(workprint: Run, planned: Path) -> None:
    strict = TERMS + '[[place]]\nname = "TICKET OFFICE"\nclosed = [{ first = 2027-05-03 }]\n'
    planned.with_name("strict.toml").write_text(strict, encoding="utf-8")
    order = ("shooting", "check", "p.uss", "--terms", "strict.toml", "--json")
    told = valid("shooting-check", workprint(*order), code=1)
    assert any("TICKET OFFICE" in v["en"] for v in told["violations"])
    assert workprint(*order[:-1]).returncode == 1


def test_what_cannot_be_names_the_conflict_and_the_ways_out(workprint: Run, planned: Path) -> None:
    never = TERMS + 'away = [{ first = 2027-01-01, last = 2031-12-31, why = "a tour" }]\n'
    planned.with_name("never.toml").write_text(never, encoding="utf-8")
    order = ("shooting", "plan", "a.fountain", "--terms", "never.toml")
    told = valid("shooting-plan", workprint(*order, "--json"), code=1)
    assert [one["en"] for one in told["terms"]] == [
        "MARA is there from 2027-01-01 to 2031-12-31 (a tour)"
    ]
    assert told["ways_out"][0]["violations"] == 0
    spoken = workprint(*order)
    assert spoken.returncode == 1
    assert "a tour" in spoken.stderr


def test_an_evening_asks_what_to_shoot_tomorrow(workprint: Run, planned: Path) -> None:
    order = ("shooting", "replan", "p.uss", "--evening", "2027-05-03", "--futures", "40")
    told = valid("shooting-replan", workprint(*order, "--shot", "1", "--json"))
    assert set(told["scenes"]) <= {"2", "3"}
    assert told["candidates"][0]["more"] == 0
    assert (
        workprint(*order, "--shot", "1", "--json").stdout
        == json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    )
    # Nobody else is left for the scene that Jonas is not in.
    ill = valid("shooting-replan", workprint(*order, "--ill", "JONAS", "--json"))
    assert ill["candidates"]
    never = ("--rain-comes", "0", "--rain-stays", "1", "--wet", "--rain")
    assert workprint(*order, *never).returncode == 0
    friday = ("shooting", "replan", "p.uss", "--evening", "2027-05-07", "--futures", "40")
    assert valid("shooting-replan", workprint(*friday, "--json"))["date"] == "2027-05-10"
    for wrong, said in ((("--ill", "NOBODY"), "NOBODY"), (("--shot", "1,2,3"), "all scenes")):
        done = workprint(*order, *wrong)
        assert done.returncode == 1
        assert said in done.stderr and "Traceback" not in done.stderr


def test_papers_are_written_into_a_folder(workprint: Run, planned: Path) -> None:
    pytest.importorskip("typst")
    order = ("shooting", "documents", "p.uss", "--out", "papers", "--language", "zh", "--json")
    files = valid("shooting-documents", workprint(*order))["files"]
    assert any(file.endswith(".ics") for file in files)
    assert any("通告单" in file for file in files)
    assert all((planned.parent / file).is_file() for file in files)


@pytest.mark.parametrize("out", ["plan.pdf", "gone/plan.uss"])
def test_where_nothing_can_be_written_nothing_is_searched(out: str, tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=r"ends in \.uss|is not there; make that folder"):
        check_out(tmp_path / "a.fountain", tmp_path / out)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (("plan", "gone.fountain"), "gone.fountain"),
        (("plan", "a.fountain", "--terms", "gone.toml"), "gone.toml"),
        (("plan", "a.fountain", "--terms", "bad.toml"), "bad.toml"),
        (("plan", "a.fountain", "--terms", "who.toml"), "WHO"),
        (("plan", "a.fountain", "--out", "plan.pdf"), ".uss"),
        (("check", "a.fountain"), "shooting plan"),
        (("why", "p.uss", "99"), "99"),
        (("check", "p.uss", "--board", "Other"), "Other"),
        (("documents", "p.uss", "--out", "x", "--theme", "plaid"), "plaid"),
    ],
)
def test_bad_input_is_one_sentence(
    workprint: Run, planned: Path, order: tuple[str, ...], said: str
) -> None:
    planned.with_name("bad.toml").write_text("[shoot]\nstart = 2027-02-30\n", encoding="utf-8")
    planned.with_name("who.toml").write_text(
        TERMS + '[[person]]\nname = "WHO"\n', encoding="utf-8"
    )
    done = workprint("shooting", *order)
    assert done.returncode != 0
    lines = [line for line in done.stderr.splitlines() if line.startswith("workprint:")]
    assert len(lines) == 1
    assert said in lines[0]
    assert "Traceback" not in done.stderr
