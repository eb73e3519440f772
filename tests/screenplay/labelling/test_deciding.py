"""What stands as it is, and what is typed pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from workprint.film.screenplay import ElementKind, Screenplay
from workprint.screenplay.formats.convert import convert, fountain_bytes, read_any
from workprint.screenplay.formats.typed import labelled_in, labelled_text, review
from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.training.films import own_films
from workprint.screenplay.labelling.training.setting import layouts_of, set_film

EXAMPLES = Path(__file__).parents[3] / "examples"
FOUNTAIN = (
    "INT. KITCHEN - DAY\n\nIDA (40) sits. She does not look up.\n\nIDA\nHello there.\n\n"
    "TOM (V.O.)\n(softly)\nYes.\n\nCUT TO:\n\nEXT. ROAD - DAY\n\nNobody.\n"
)
CHINESE = "1. 内景 旧书店 日\n\n林晓（24岁）坐着。\n\n林晓：请问您找谁？\n\n老周（低声）：找你。\n"
STAND = {
    "plain Fountain": FOUNTAIN,
    "a Chinese script": CHINESE,
    "Fountain with marks": f"Title: Ida\n\n.THE KITCHEN\n\n{FOUNTAIN}",
    "forced and dense": "INT. A - DAY\n@ida\nNo.\n> CUT TO:\n!EXT. ROAD\n",
    "a letter": "Dear friend,\n\nnothing happens here, and it happens slowly.\n\nYours\n",
    "a note": "Buy milk\nCall the agent\n",
    "one heading": "INT. CAFÉ - DAY\n\nRain.\n",
}


@pytest.mark.parametrize("name", STAND)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_screenplay_as_it_stands_keeps_its_bytes(
    name: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    data = STAND[name].encode(encoding)
    path.write_bytes(data)
    assert labelled_in(path) is None
    assert fountain_bytes(path) == data


@pytest.mark.parametrize("film", ["lamplight", "yuye"])
def test_the_examples_stand_as_text(film: str, tmp_path: Path) -> None:
    data = (EXAMPLES / film / "screenplay.fountain").read_bytes()
    (tmp_path / "a.txt").write_bytes(data)
    assert fountain_bytes(tmp_path / "a.txt") == data
    assert labelled_text(data.decode().split("\n\n", 1)[1]) is None  # without its title page


def test_a_fountain_file_is_never_labelled(tmp_path: Path) -> None:
    dense = FOUNTAIN.replace("\n\n", "\n")
    for name in ("a.fountain", "a.md"):
        (tmp_path / name).write_text(dense, encoding="utf-8")
        assert fountain_bytes(tmp_path / name) == dense.encode()
    (tmp_path / "a.txt").write_text(dense, encoding="utf-8")
    assert labelled_in(tmp_path / "a.txt") is not None


def test_pages_with_indents_are_labelled_in_every_layout() -> None:
    film = next(f for f in own_films() if f.language == "en")
    for layout in layouts_of(film, every=False):
        if layout not in ("flush", "mixed"):  # those may well read as they stand
            assert labelled_text(set_film(film, layout, 3).text) is not None, layout


def test_the_list_for_the_writer() -> None:
    made = labelled_text(FOUNTAIN.replace("\n\n", "\n"))
    assert made is not None
    rows = review(made, "a.txt").splitlines()
    assert len(rows) == 1 + len(made.unsure)
    for one, row in zip(made.unsure, rows[1:], strict=True):
        assert row.split("\t")[0] == str(one.line)
        assert Label(row.split("\t")[2]) is one.label


@pytest.mark.parametrize("film", ["lamplight", "yuye"])
def test_the_examples_typed_on_pages_read_back_the_same(film: str, tmp_path: Path) -> None:
    source, pages = EXAMPLES / film / "screenplay.fountain", tmp_path / "pages.txt"
    convert(source, pages)
    assert labelled_in(pages) is not None
    assert printed(read_any(pages)) == printed(read_any(source))


def printed(screenplay: Screenplay) -> list[tuple[str, str]]:
    """What a page shows of each element, without how its lines are broken."""
    hidden = (ElementKind.TITLE_PAGE, ElementKind.NOTE, ElementKind.SECTION, ElementKind.SYNOPSIS)
    return [
        (one.kind.value, " ".join(one.text.split()))
        for one in screenplay.elements
        if one.kind not in hidden
    ]
