"""The commands of the breakdown, from file to documents and back."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from workprint.models import store

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DOCS = Path(__file__).parents[2] / "docs"
ENGLISH = """\
INT. TAXI - NIGHT

Rain. IDA (60), in a wool coat, holds a brass lantern.

DRIVER
Where to?

EXT. FIELD - DAY

A horse grazes by the fence. Ida puts the lantern down.
"""
CHINESE = (
    "1. 内景 出租车 夜\n\n林晓（24岁）抱着一只旧琴盒，穿着红色毛衣。\n\n司机：去哪儿？\n\n"
    "2. 外景 草地 日\n\n一匹马在吃草。林晓放下琴盒。\n"
)


@pytest.fixture(autouse=True)
def _models() -> None:
    if store.find("syntax-en") is None or store.find("type") is None:
        pytest.skip("the models syntax-en and type are not fetched")


def valid(name: str, text: str) -> Any:
    """JSON that was printed, checked against its schema."""
    told = json.loads(text)
    schema = json.loads((DOCS / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema, cls=jsonschema.Draft202012Validator)
    return told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ENGLISH, {"taxi", "wool coat", "brass lantern", "horse", "rain", "DRIVER", "IDA"}),
        (CHINESE, {"出租车", "旧琴盒", "马", "司机"}),
    ],
)
def test_a_screenplay_is_broken_down(
    text: str, names: set[str], workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(text, encoding="utf-8")
    done = workprint("analysis", "breakdown", "a.fountain", "--json")
    assert done.returncode == 0, done.stderr
    told = valid("analysis-breakdown", done.stdout)
    assert names <= {e["name"] for e in told["elements"]}
    for scene in told["scenes"]:
        for element in scene["elements"]:
            assert element["reason"] and element["reason_zh"]
            assert all(text[start:end].strip() for start, end in element["spans"])
    done = workprint("analysis", "breakdown", "a.fountain")
    assert done.returncode == 0 and all(name in done.stdout for name in names)


def test_documents_are_written_and_a_table_comes_back(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(ENGLISH, encoding="utf-8")
    outs = [part for name in ("a.pdf", "a.xlsx", "a.csv") for part in ("--out", name)]
    done = workprint("analysis", "breakdown", "a.fountain", *outs)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    table = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    changed = table.replace(",Props,brass lantern,", ",Set dressing,brass lantern,")
    assert changed != table
    (tmp_path / "b.csv").write_text(changed, encoding="utf-8")
    done = workprint("analysis", "breakdown", "a.fountain", "--corrections", "b.csv", "--json")
    told = valid("analysis-breakdown", done.stdout)
    lantern = [e for scene in told["scenes"] for e in scene["elements"] if "lantern" in e["name"]]
    assert [e["category"] for e in lantern] == ["set_dressing", "set_dressing"]
    assert lantern[0]["confidence"] == 1 and lantern[0]["source"] == "person"


def test_final_draft_tags_are_written_and_come_back(workprint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(ENGLISH, encoding="utf-8")
    done = workprint("analysis", "breakdown", "a.fountain", "--out", "a.fdx")
    assert (done.returncode, done.stdout) == (0, "a.fdx\n"), done.stderr
    text = (tmp_path / "a.fdx").read_text(encoding="utf-8")
    assert re.search(r'<Text TagNumber="\d+">horse</Text>', text)
    bare = re.sub(r'<Text TagNumber="\d+">horse</Text>', "<Text>horse</Text>", text)
    (tmp_path / "a.fdx").write_text(bare, encoding="utf-8")
    for arguments in (("a.fountain", "--corrections", "a.fdx"), ("a.fdx",)):
        done = workprint("analysis", "breakdown", *arguments, "--json")
        assert done.returncode == 0, done.stderr
        told = valid("analysis-breakdown", done.stdout)
        found = [e for scene in told["scenes"] for e in scene["elements"]]
        assert "horse" not in {e["name"] for e in found}
        assert "tag" not in {e["source"] for e in found}, "tags of ours are no decisions"


@pytest.mark.parametrize("note", [True, False])
def test_tags_that_nobody_touched_change_nothing(
    note: bool, workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(ENGLISH, encoding="utf-8")
    before = workprint("analysis", "breakdown", "a.fountain", "--json").stdout
    workprint("analysis", "breakdown", "a.fountain", "--out", "a.fdx")
    if not note:
        text = (tmp_path / "a.fdx").read_text(encoding="utf-8")
        bare = re.sub(r' wp:wrote="[^"]*"', "", text)
        assert bare != text
        (tmp_path / "a.fdx").write_text(bare, encoding="utf-8")
    done = workprint("analysis", "breakdown", "a.fountain", "--corrections", "a.fdx", "--json")
    assert json.loads(done.stdout) == json.loads(before)


def test_counts_and_silent_cast_of_a_table_come_back_from_tags(
    workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(ENGLISH, encoding="utf-8")
    workprint("analysis", "breakdown", "a.fountain", "--out", "a.csv")
    table = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    changed = table.replace(",Animals,horse,,", ",Animals,horse,40,")
    changed = changed.replace(",Cast,DRIVER,", ',"Cast, silent",DRIVER,')
    assert changed.count("40") == 1 + table.count("40") and 'silent",DRIVER' in changed
    (tmp_path / "a.csv").write_text(changed, encoding="utf-8")
    workprint("analysis", "breakdown", "a.fountain", "--corrections", "a.csv", "--out", "a.fdx")
    for arguments in (("a.fountain", "--corrections", "a.fdx"), ("a.fdx",)):
        told = json.loads(workprint("analysis", "breakdown", *arguments, "--json").stdout)
        found = {e["name"]: e for scene in told["scenes"] for e in scene["elements"]}
        assert (found["horse"]["count"], found["horse"]["source"]) == (40, "person")
        assert found["DRIVER"]["category"] == "silent"
        assert found["brass lantern"]["source"] == "tagger"


def test_the_mark_of_doubt_is_explained(workprint: Run, tmp_path: Path) -> None:
    for text, legend in ((ENGLISH, "? : not sure"), (CHINESE, "?：把握不大")):
        (tmp_path / "a.fountain").write_text(text, encoding="utf-8")
        printed = workprint("analysis", "breakdown", "a.fountain").stdout
        body, _, last = printed.rstrip().rpartition("\n")
        assert (last == legend) == ("?" in body)
        assert last == legend or text is CHINESE


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--theme", "neon"), "there is no theme neon; choose one of paper, final-draft"),
        (("--out", "a.odt"), "a.odt is in no format of breakdowns"),
        (("--out", "a.pdf", "--template", "none.typ"), "none.typ is not there"),
        (("--corrections", "none.csv"), "none.csv cannot be read"),
        (("--corrections", "none.fdx"), "none.fdx cannot be read"),
        (("--corrections", "a.fdx", "--out", "a.fdx"), "a.fdx is read from; name another"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    options: tuple[str, ...], says: str, workprint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.fountain").write_text(ENGLISH, encoding="utf-8")
    done = workprint("analysis", "breakdown", "a.fountain", *options)
    assert done.returncode == 1 and done.stdout == ""
    assert says in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_the_tagger_is_judged_beside_the_dictionary(workprint: Run) -> None:
    done = workprint("evaluate", "breakdown", "--json")
    assert done.returncode == 0, done.stderr
    told = valid("evaluate-breakdown", done.stdout)
    assert told["scenes"] == 49
    ours, theirs = told["test"]["tagger"]["all"], told["test"]["dictionary"]["all"]
    assert ours["f1"] > theirs["f1"] > 0.5
    assert told["kappa"]["all"] > 0.8


def test_the_tagger_is_trained_anew(workprint: Run, tmp_path: Path) -> None:
    done = workprint("train", "breakdown", "--out", "tagger", "--json")
    assert done.returncode == 0, done.stderr
    assert valid("train-breakdown", done.stdout)["scenes"] > 400
    assert (tmp_path / "tagger" / "card.md").exists()
