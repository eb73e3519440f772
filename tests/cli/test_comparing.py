"""What `workprint screenplay compare` tells people, in both languages, and of bad input."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

OLD = """INT. MILL - DAY #1#

Nora counts the sacks twice.

JOHN
Forty. It was forty-one this morning.

EXT. RIVER - NIGHT #2#

A lantern swings on the bow of an empty boat.

EXT. ROAD - DAY #3#

A bus with one headlight climbs to the village.
"""
NEW = """EXT. ROAD - DAY #3#

A bus with one headlight climbs to the village.

INT. FACTORY - DAY #1#

Nora counts the sacks twice.

JACK
Forty. It was forty-one this morning.

INT. STATION - DAY

The sergeant stamps a form, and stamps it again.
"""


def test_a_summary_for_people(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(OLD, encoding="utf-8")
    (tmp_path / "b.fountain").write_text(NEW, encoding="utf-8")
    done = workprint("screenplay", "compare", "a.fountain", "b.fountain")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "3 scenes in draft A, 3 in draft B: 1 the same, 1 changed, 1 added, 1 cut, 1 moved",
        "",
        "Scenes",
        "  3 -> 3  EXT. ROAD - DAY  [moved; 1/8] stood after 2 in draft A, "
        "stands first in draft B",
        "  1 -> 1  INT. FACTORY - DAY  [changed; 2/8] location: MILL -> FACTORY",
        "  2 -> -  EXT. RIVER - NIGHT  [cut; 1/8 -> 0] no scene of draft B has its lines: "
        "10 words",
        "  - -> s003  INT. STATION - DAY  [added; 0 -> 1/8] no scene of draft A has its lines: "
        "9 words",
        "",
        "Names",
        "  JOHN is JACK now: 1 of 1 line found again",
        "",
        "Renamed locations",
        "  MILL is FACTORY now: 1 of 1 scene",
        "",
        "Cast",
        "  name          scenes  lines  words  pages",
        "  JOHN -> JACK  1       1      7      1",
        "",
        "Locations",
        "  name             scenes  pages",
        "  MILL -> FACTORY  1       2/8",
        "  STATION          0 -> 1  0 -> 1/8",
        "  RIVER            1 -> 0  1/8 -> 0",
        "",
        "Pages",
        "  1 page; scenes together 4/8",
        "",
        "Scene numbers",
        "  out of order: 3",
    ]


def test_a_chinese_draft_is_told_in_chinese(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. 内景 旧书店 日\n\n老周：我来还书。\n", encoding="utf-8")
    new = "1. 内景 旧书店 日\n\n老秦：我来还书。\n\n2. 外景 街道 夜\n\n△下雨了，没有人打伞。\n"
    (tmp_path / "b.txt").write_text(new, encoding="utf-8")
    done = workprint("screenplay", "compare", "a.txt", "b.txt")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "甲稿1场，乙稿2场：1场未变，1场新增"
    assert "  老周改名为老秦：找到的1句台词中有1句" in lines


def test_drafts_that_cannot_be_compared_well_are_said_to_be(
    workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(OLD, encoding="utf-8")
    (tmp_path / "none.fountain").write_text("Dear friend,\n\nnothing happens.\n", "utf-8")
    (tmp_path / "zh.fountain").write_text("1. 内景 旧书店 日\n\n老周：我来还书。\n", "utf-8")
    done = workprint("screenplay", "compare", "a.fountain", "none.fountain")
    assert done.returncode == 0 and done.stdout.startswith("Draft B has no scenes;")
    done = workprint("screenplay", "compare", "none.fountain", "none.fountain")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 2
    done = workprint("screenplay", "compare", "a.fountain", "zh.fountain")
    assert done.returncode == 0 and done.stdout.startswith("甲稿为英文，乙稿为中文")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("b.fountain", b"", "empty"),
        ("b.fountain", bytes(range(256)) * 50, "binary"),
        ("b.pdf", b"%PDF-1.7 nothing", "b.pdf"),
        ("b.fdx", b"<FinalDraft", "b.fdx"),
        ("b.odt", b"PK", "no format"),
        (None, b"", "no such file"),
    ],
)
def test_bad_input_is_one_sentence(
    name: str | None, data: bytes, says: str, workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(OLD, encoding="utf-8")
    if name is not None:
        (tmp_path / name).write_bytes(data)
    done = workprint("screenplay", "compare", "a.fountain", name or "missing.fountain")
    assert done.returncode == 1 and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert done.stderr.startswith("workprint: ") and "unforeseen" not in done.stderr
    assert says in done.stderr
