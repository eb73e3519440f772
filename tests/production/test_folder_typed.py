"""Film folders made from typed pages: the original stays beside, what the writer mends holds."""

from __future__ import annotations

from pathlib import Path

from workprint.production.folder import folder_for, new_folder
from workprint.screenplay.formats.typed import labelled_in

PAGES = (
    "INT. HUT - NIGHT\nRain. OLA (30) waits by the stove.\nOLA\nIs that you?\nPER (O.S.)\n"
    "(at the door)\nWho else would it be?\nThe door opens by itself.\nEXT. HUT - NIGHT\n"
    "Nobody. Snow.\nOLA\nPer?\nWHITE\nThe page ends here, or does it.\n"
)


def test_the_original_and_the_list_lie_beside_the_fountain(tmp_path: Path) -> None:
    source = tmp_path / "hut.txt"
    source.write_text(PAGES, encoding="utf-8")
    folder = new_folder(tmp_path / "film", source)
    text = folder.screenplay.read_text(encoding="utf-8")
    assert text.startswith("INT. HUT - NIGHT\n\nRain. OLA (30) waits by the stove.\n\nOLA\nIs")
    assert (tmp_path / "film" / "screenplay.txt").read_bytes() == source.read_bytes()
    labelled = labelled_in(source)
    assert labelled is not None
    listed = tmp_path / "film" / "screenplay.review.txt"
    assert listed.exists() == bool(labelled.unsure)
    if labelled.unsure:
        assert str(labelled.unsure[0].line) in listed.read_text(encoding="utf-8")


def test_what_the_writer_mends_in_the_fountain_holds(tmp_path: Path) -> None:
    source = tmp_path / "hut.txt"
    source.write_text(PAGES, encoding="utf-8")
    folder = folder_for(source)
    mended = folder.screenplay.read_text(encoding="utf-8") + "\nEXT. SEA - DAY\n\nMended.\n"
    folder.screenplay.write_text(mended, encoding="utf-8")
    assert folder_for(source).screenplay.read_text(encoding="utf-8") == mended


def test_a_later_draft_of_the_pages_is_taken_over(tmp_path: Path) -> None:
    source = tmp_path / "hut.txt"
    source.write_text(PAGES, encoding="utf-8")
    folder_for(source)
    source.write_text(PAGES.replace("Snow.", "Ice."), encoding="utf-8")
    folder = folder_for(source)
    assert "Ice." in folder.screenplay.read_text(encoding="utf-8")
    assert "Ice." in (folder.path / "screenplay.txt").read_text(encoding="utf-8")
