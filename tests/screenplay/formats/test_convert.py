"""Converting files, by their names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fdx_files import PRODUCTION, READ

from workprint.screenplay import ScreenplayError
from workprint.screenplay.formats.convert import convert, read_any


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.fdx"
    path.write_text(PRODUCTION, encoding="utf-8")
    return path


def test_final_draft_to_fountain_and_back_into_the_same_file(draft: Path, tmp_path: Path) -> None:
    fountain, again = tmp_path / "a.fountain", tmp_path / "again.fdx"
    convert(draft, fountain)
    assert fountain.read_text(encoding="utf-8") == READ
    convert(fountain, again, like=draft)
    assert again.read_bytes() == draft.read_bytes()


def test_fountain_to_fountain_is_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.fountain"
    one.write_bytes("INT. CAFÉ - DAY\r\n\r\nRain.\r\n".encode("utf-16"))
    convert(one, two)
    assert two.read_bytes() == one.read_bytes()


def test_as_data(draft: Path, tmp_path: Path) -> None:
    convert(draft, tmp_path / "a.json")
    table = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [scene["number"] for scene in table["scenes"]] == ["1", "2A"]


def test_what_cannot_be_read_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "b.fountain"
    target.write_text("mine", encoding="utf-8")
    bad = tmp_path / "bad.fdx"
    bad.write_text("<FinalDraft>", encoding="utf-8")
    for source, says in ((bad, "bad.fdx, line 1: it is not well-formed"),):
        with pytest.raises(ScreenplayError, match=says):
            convert(source, target)
    (tmp_path / "a.rtf").write_bytes(b"PK")
    with pytest.raises(ScreenplayError, match=r"a\.rtf: it is in no format Workprint reads"):
        read_any(tmp_path / "a.rtf")
    with pytest.raises(ScreenplayError, match=r"b\.xyz: it is in no format Workprint writes"):
        convert(bad, tmp_path / "b.xyz")
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.rtf", "b.fountain", "bad.fdx"]
