"""Notes on scenes: each case document names the rules that speak up, and their lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from workprint.screenplay import parse, read
from workprint.screenplay.partner.notes import notes_on

CASES = yaml.safe_load((Path(__file__).parent / "notes/cases.yaml").read_text(encoding="utf-8"))
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/screenplay.fountain"))


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_the_notes_of_a_case_document(case: dict[str, Any]) -> None:
    found = [
        " ".join([note.rule, *(str(e.line) for e in note.evidence)])
        for note in notes_on(parse(case["in"]), 0)
        if note.rule.startswith(case.get("only", ""))
    ]
    assert sorted(found) == sorted(case["out"])


@pytest.mark.parametrize("path", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_notes_are_the_same_each_time_and_point_into_their_scene(path: Path) -> None:
    screenplay = read(path)
    for index, scene in enumerate(screenplay.scenes):
        notes = notes_on(screenplay, index)
        assert notes == notes_on(read(path), index)
        for note in notes:
            assert note.text.en and note.text.zh and note.evidence
            for span in note.evidence:
                assert scene.first_line <= span.line <= scene.last_line


def test_a_scene_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        notes_on(parse("INT. ROOM - DAY\n\nHe waits.\n"), 1)


@pytest.mark.parametrize("text", ["INT. ROOM - DAY\n", "INT. ROOM - DAY\n\nIDA\n\n@\n(x)\n"])
def test_a_scene_of_nothing(text: str) -> None:
    assert notes_on(parse(text), 0) == ()
