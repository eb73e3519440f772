"""film.toml: read, checked, written back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.production.errors import FilmError
from workprint.production.settings import Settings, read_settings, write_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "film.toml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = \n", r"is not valid TOML.*line 1"),
        ("titel = 'x'", r"titel is not a setting; use one of title, language"),
        ("[picture]\nrate = 'fast'", r"picture\.rate: fast is not a frame rate; use one of"),
        ("[picture]\nrate = [24]", r"picture\.rate: write the rate as 24, 23\.976"),
        ("[picture]\nwidth = 1281", r"picture\.width: 1281 is odd"),
        ("[picture]\nwidth = 8", r"picture\.width: .*greater than or equal to 160"),
        ("[picture]\nheight = 'tall'", r"picture\.height: .*integer"),
        ("language = 'fr'", r"language: 'fr' is not a language Workprint speaks; use en or zh"),
        ("[sound]\nloudness_lufs = 3", r"sound\.loudness_lufs: .*less than or equal to -10"),
        ("[compute]\njobs = -1", r"compute\.jobs: .*greater than or equal to 0"),
        ("picture = 3", r"picture: "),
        ("a = 1\na = 2", r"is not valid TOML"),
    ],
)
def test_a_mistake_is_one_sentence_with_the_place(text: str, says: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FilmError, match=says) as raised:
        read_settings(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_text_is_one_sentence(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00title")
    with pytest.raises(FilmError, match="not UTF-8 text; save it as UTF-8"):
        read_settings(path)


def test_a_folder_in_place_of_the_file_is_one_sentence(path: Path) -> None:
    path.mkdir()
    with pytest.raises(FilmError, match="is a folder; it must be a file"):
        read_settings(path)


@pytest.mark.parametrize(
    ("written", "label"),
    [("24", "24"), ("23.976", "23.976"), ('"30000/1001"', "29.97"), ("25.0", "25")],
)
def test_rates_may_be_numbers_or_text(written: str, label: str, path: Path) -> None:
    path.write_text(f"[picture]\nrate = {written}", encoding="utf-8")
    assert read_settings(path).picture.rate == label


def test_a_byte_order_mark_is_let_through(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbftitle = 'x'")
    assert read_settings(path).title == "x"


@given(title=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_comes_back(title: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("title") / "film.toml"
    write_settings(path, Settings(title=title, language="zh"))
    read = read_settings(path)
    assert read.language == "zh"
    controls = dict.fromkeys((*range(32), 127), " ")
    assert read.title == title.translate(controls)
