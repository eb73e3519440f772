"""The provenance file: ids of their own, one writer at a time, the text as it came."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from workprint.production.errors import FilmError
from workprint.production.partner.keeping import add_records, read_records
from workprint.screenplay.partner.provenance import Record

ONE = Record("", "continue", "local", "m", "0" * 64, "2026-11-25", "He waits.\n")


def test_an_id_is_never_given_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.provenance.toml"
    add_records(path, [ONE, ONE, ONE])
    head, first, *rest = path.read_text(encoding="utf-8").split("[[passage]]")
    assert 'id = "p0001"' in first
    path.write_text("[[passage]]".join([head, *rest]), encoding="utf-8")
    (made,) = add_records(path, [ONE])
    assert made.id == "p0004"
    assert [r.id for r in read_records(path)] == ["p0002", "p0003", "p0004"]


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions/provenance.toml"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: add_records(path, [ONE]), range(24)))
    assert [r.id for r in read_records(path)] == [f"p{n:04d}" for n in range(1, 25)]
    assert [p.name for p in path.parent.iterdir()] == [path.name], "no lock file is left"


@pytest.mark.parametrize("text", ["\u3000\u3000他在等。\u3000好\u00a0!", "a\u3000b\n\u00a0c\n"])
def test_wide_blanks_stay(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.provenance.toml"
    add_records(path, [replace(ONE, text=text)])
    assert read_records(path)[0].text == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("passage = 3\n", r"passage must be a list of tables, each begun with \[\[passage\]\]"),
        ("passage = [3]\n", "passage must be a list of tables"),
        ("[[passage]]\n", "a passage lacks 'id'"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "a.provenance.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FilmError, match=says):
        add_records(path, [ONE])
    assert path.read_text(encoding="utf-8") == text
