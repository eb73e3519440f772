"""Tables of the breakdown that come back in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from workprint.analysis.documents.rows import RowsError, Said, corrections_from
from workprint.analysis.documents.spreadsheet import csv_text, read_table, workbook
from workprint.film.breakdown import Breakdown, Category
from workprint.models import store
from workprint.production.breakdowns import breakdown_of
from workprint.screenplay import parse

TEXT = "INT. HUT - NIGHT\n\nIda (60) lights a candle. A dog sleeps.\n\nIDA\nGood dog.\n"


@pytest.fixture(scope="module")
def made() -> Breakdown:
    if store.find("syntax-en") is None:
        pytest.skip("the model syntax-en is not fetched")
    return breakdown_of(parse(TEXT))


def edited(
    made: Breakdown, path: Path, change: dict[str, tuple[str, str]], drop: str = ""
) -> Path:
    """The breakdown as CSV, with columns of the rows of some elements changed, one left out."""
    rows = list(csv.DictReader(io.StringIO(csv_text(made, "en"))))
    for row in rows:
        if row["Element"] in change:
            column, value = change[row["Element"]]
            row[column] = value
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(row for row in rows if row["Element"] != drop)
    path.write_text(target.getvalue(), encoding="utf-8-sig")
    return path


def test_a_table_that_nobody_touched_says_nothing(made: Breakdown, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(made, "en"))
    (tmp_path / "a.csv").write_text(csv_text(made, "zh"), encoding="utf-8")
    for name in ("a.xlsx", "a.csv"):
        assert corrections_from(read_table(tmp_path / name), made, name) == Said((), ())
    assert workbook(made, "en") == workbook(made, "en")


def test_what_was_changed_comes_back(made: Breakdown, tmp_path: Path) -> None:
    path = edited(
        made, tmp_path / "b.csv", {"candle": ("Category", "Special effects")}, drop="dog"
    )
    told = {
        (c.name, c.category) for c in corrections_from(read_table(path), made, "b.csv").corrections
    }
    assert told == {("candle", Category.SPECIAL_EFFECTS), ("dog", None)}
    path = edited(made, tmp_path / "c.csv", {"candle": ("Element", "tall candle")})
    told = {
        (c.name, c.category) for c in corrections_from(read_table(path), made, "c.csv").corrections
    }
    assert ("candle", None) in told and ("tall candle", Category.PROPS) in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("Category,Was", 'there is no column "Category" among .*; give it its name back'),
        ("candle,lighting", '"lighting" is no category; use one of: Cast'),
    ],
)
def test_what_cannot_be_read_back_is_said(
    made: Breakdown, tmp_path: Path, change: str, told: str
) -> None:
    one, other = change.split(",")
    path = tmp_path / "d.csv"
    if one == "Category":
        path.write_text(csv_text(made, "en").replace(one, other, 1), encoding="utf-8")
    else:
        edited(made, path, {one: ("Category", other)})
    with pytest.raises(RowsError, match=told):
        corrections_from(read_table(path), made, path.name)


def test_a_table_of_another_draft_takes_nothing_out(made: Breakdown, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(csv_text(made, "en"), encoding="utf-8")
    now = breakdown_of(
        parse(TEXT.replace("A dog sleeps.", "A dog sleeps. A cat sits on a chair."))
    )
    said = corrections_from(read_table(tmp_path / "g.csv"), now, "g.csv")
    assert said.corrections == ()
    assert any("written from another breakdown" in sentence.en for sentence in said.left_out)


def test_a_count_comes_back(made: Breakdown, tmp_path: Path) -> None:
    path = edited(made, tmp_path / "h.csv", {"candle": ("Count", "12")})
    (correction,) = corrections_from(read_table(path), made, "h.csv").corrections
    assert (correction.name, correction.category, correction.count) == (
        "candle",
        Category.PROPS,
        12,
    )
    changed = breakdown_of(parse(TEXT), (correction,))
    assert [e.count for e in changed.scenes[0].elements if e.name == "candle"] == [12]


def test_a_table_without_rows_takes_nothing(made: Breakdown, tmp_path: Path) -> None:
    path = tmp_path / "i.csv"
    path.write_text(csv_text(made, "en").split("\n")[0], encoding="utf-8")
    with pytest.raises(RowsError, match=r"i\.csv has no rows, so nothing is taken from it"):
        corrections_from(read_table(path), made, path.name)


def test_scenes_of_one_number_and_odd_names_come_back(tmp_path: Path) -> None:
    text = (
        "INT. KITCHEN - DAY #2#\n\nIda holds a brass lantern.\n\n@'Becca\nYes.\n\n"
        "INT. YARD - DAY #2#\n\nA dog runs to the gate.\n\n@=Sum\nNo.\n"
    )
    made = breakdown_of(parse(text))
    (tmp_path / "a.xlsx").write_bytes(workbook(made, "en"))
    (tmp_path / "a.csv").write_text(csv_text(made, "en"), encoding="utf-8")
    assert ",=Sum" not in csv_text(made, "en")
    for name in ("a.xlsx", "a.csv"):
        assert corrections_from(read_table(tmp_path / name), made, name) == Said((), ())


def test_rows_that_contradict_each_other_are_refused(made: Breakdown, tmp_path: Path) -> None:
    path = edited(made, tmp_path / "e.csv", {"dog": ("Element", "candle")})
    with pytest.raises(RowsError, match=r"candle is .* here and .* in row .*say one thing"):
        corrections_from(read_table(path), made, "e.csv")


def test_a_file_that_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "f.xlsx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(RowsError, match=r"f\.xlsx is no workbook one can read"):
        read_table(tmp_path / "f.xlsx")


def test_a_count_that_was_cleared_is_none(tmp_path: Path) -> None:
    if store.find("syntax-en") is None:
        pytest.skip("the model syntax-en is not fetched")
    script = parse("INT. HUT - NIGHT\n\nThree dogs sleep.\n\nIDA\nGood dogs.\n")
    before = breakdown_of(script)
    (dogs,) = [e for e in before.scenes[0].elements if e.name == "dogs"]
    assert dogs.count == 3
    path = edited(before, tmp_path / "a.csv", {"dogs": ("Count", "")})
    said = corrections_from(read_table(path), before, "a.csv").corrections
    (dogs,) = [e for e in breakdown_of(script, said).scenes[0].elements if e.name == "dogs"]
    assert (dogs.count, dogs.source) == (0, "person")


def test_brackets_with_words_are_part_of_a_name(made: Breakdown, tmp_path: Path) -> None:
    path = edited(made, tmp_path / "a.csv", {"dog": ("Element", "Rex (dog)")})
    path.write_text(path.read_text("utf-8-sig").replace("candle,", "candle (tall),"), "utf-8")
    said = corrections_from(read_table(path), made, "a.csv").corrections
    names = {e.name: e for e in breakdown_of(parse(TEXT), said).scenes[0].elements}
    assert {"Rex (dog)", "candle (tall)"} <= set(names) and not {"dog", "candle"} & set(names)
    assert names["candle (tall)"].spans[0].line == 3
