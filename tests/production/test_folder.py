"""A film's folder: made from a screenplay, opened, and held by one run at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from film_texts import draft

from workprint.models import store
from workprint.production.errors import FilmError
from workprint.production.folder import folder_for, new_folder, only_one, open_folder
from workprint.screenplay import parse
from workprint.screenplay.formats.pdf import write_pdf


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "My Film.fountain"
    path.write_bytes(draft("kitchen").replace("\n", "\r\n").encode())
    return path


def test_the_screenplay_is_kept_byte_for_byte(source: Path, tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "film", source)
    assert folder.screenplay.read_bytes() == source.read_bytes()
    assert folder.title == "My Film"
    assert folder.settings.language == "en"
    assert sorted(p.name for p in folder.path.iterdir()) == ["film.toml", "screenplay.fountain"]


def test_the_title_page_names_the_film(tmp_path: Path) -> None:
    source = tmp_path / "a.fountain"
    source.write_text('Title:\n    _**The "Long" Lamp**_\n\n' + draft("roof"), encoding="utf-8")
    assert new_folder(tmp_path / "film", source).title == 'The "Long" Lamp'


def test_a_chinese_screenplay_makes_a_chinese_film(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(
        "第1场 内景 厨房 夜\n\n△小雨推门进来。\n\n小雨：你来了。\n", encoding="utf-8"
    )
    assert new_folder(tmp_path / "film", source).settings.language == "zh"


def test_a_film_is_never_written_over(source: Path, tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "film", source)
    with pytest.raises(FilmError, match="already holds a film"):
        new_folder(folder.path, source)


def test_another_screenplay_in_the_folder_is_never_written_over(
    source: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "film"
    folder.mkdir()
    (folder / "screenplay.fountain").write_text("my only copy", encoding="utf-8")
    with pytest.raises(FilmError, match="already there and is another screenplay"):
        new_folder(folder, source)
    assert (folder / "screenplay.fountain").read_text(encoding="utf-8") == "my only copy"
    assert not (folder / "film.toml").exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.fountain", b"", "empty"),
        ("a.fountain", b"\x89PNG\x00\x01", "binary"),
        (
            "a.fountain",
            b"Just a letter to a friend.\n",
            "has no scenes; begin each with a heading",
        ),
        ("a.rtf", b"{\\rtf", "is not a screenplay Workprint reads"),
        ("a.pdf", b"%PDF", "it is damaged or is no PDF"),
        ("a.fountain", b"INT. ROOM - DAY\n\n" + b"He waits. " * 600_000, "more than any one film"),
    ],
)
def test_what_is_no_screenplay_makes_no_folder(
    name: str, data: bytes, says: str, tmp_path: Path
) -> None:
    source = tmp_path / name
    source.write_bytes(data)
    with pytest.raises(Exception, match=says) as raised:
        new_folder(tmp_path / "film", source)
    assert type(raised.value).__name__ in ("FilmError", "ScreenplayError")
    assert not (tmp_path / "film").exists()


def test_a_screenplay_file_is_a_film_with_its_folder_beside_it(source: Path) -> None:
    folder = folder_for(source)
    assert folder.path == source.with_suffix("")
    source.write_text(draft("kitchen", "street"), encoding="utf-8")
    again = folder_for(source)
    assert again.path == folder.path
    assert again.screenplay.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("name", ["nowhere", "file.txt/below"])
def test_a_folder_that_is_not_there_says_how_to_make_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(FilmError, match="workprint new"):
        open_folder(tmp_path / name)


def test_a_folder_without_its_screenplay_says_so(source: Path, tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "film", source)
    folder.screenplay.unlink()
    with pytest.raises(FilmError, match=r"has no screenplay\.fountain"):
        open_folder(folder.path)


def test_one_run_holds_the_film(source: Path, tmp_path: Path) -> None:
    folder = new_folder(tmp_path / "film", source)
    with (
        only_one(folder),
        pytest.raises(FilmError, match="being made by another run"),
        only_one(folder),
    ):
        pass
    with only_one(folder):
        pass


def test_a_title_of_two_lines_is_read_without_its_marks(tmp_path: Path) -> None:
    source = tmp_path / "a.fountain"
    source.write_text(
        "Title:\n    _**BRICK & STEEL**_\n    _**FULL RETIRED**_\n\nINT. ROOM - DAY\n\nRain.\n",
        encoding="utf-8",
    )
    assert new_folder(tmp_path / "film", source).title == "BRICK & STEEL FULL RETIRED"


FDX = (
    '<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. A - DAY</Text></Paragraph>'
    '<Paragraph Type="Action"><Text>{}</Text></Paragraph></Content></FinalDraft>'
)


def test_an_edited_final_draft_file_brings_the_folder_up_to_date(tmp_path: Path) -> None:
    source = tmp_path / "a.fdx"
    source.write_text(FDX.format("Rain."), encoding="utf-8")
    folder = folder_for(source)
    source.write_text(FDX.format("Snow."), encoding="utf-8")
    folder_for(source)
    assert "Snow." in folder.screenplay.read_text(encoding="utf-8")
    assert (folder.path / "screenplay.fdx").read_bytes() == source.read_bytes()
    folder.screenplay.write_text("INT. A - DAY\n\nHail.\n", encoding="utf-8")
    source.write_text(FDX.format("Fog."), encoding="utf-8")
    with pytest.raises(FilmError, match="are different; bring them together with: workprint conv"):
        folder_for(source)
    assert "Hail." in folder.screenplay.read_text(encoding="utf-8")


def test_a_pdf_is_read_and_kept_beside_what_was_read(tmp_path: Path) -> None:
    courier, noto = store.find("courier"), store.find("type")
    if courier is None or noto is None:
        pytest.skip("the models courier and type are not fetched")
    text = "INT. A - DAY\n\nRain.\n\nIDA\nNo.\n"
    source = tmp_path / "script.pdf"
    source.write_bytes(write_pdf(parse(text), courier, noto)[0])
    folder = folder_for(source)
    assert folder.screenplay.read_text(encoding="utf-8") == text
    assert (folder.path / "screenplay.pdf").read_bytes() == source.read_bytes()
