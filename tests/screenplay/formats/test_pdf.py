"""PDF pages: what is printed can be read and copied; a look at them is in the film's book."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from workprint.models import store
from workprint.screenplay import parse
from workprint.screenplay.formats.pdf import write_pdf
from workprint.screenplay.pages import paginate

Write = Callable[[str], pypdfium2.PdfDocument]


@pytest.fixture(scope="module")
def write() -> Write:
    courier, noto = store.find("courier"), store.find("type")
    if courier is None or noto is None:
        pytest.skip("the models courier and type are not fetched")
    return lambda text: pypdfium2.PdfDocument(write_pdf(parse(text), courier, noto)[0])


def words(document: pypdfium2.PdfDocument, page: int) -> list[str]:
    return document[page].get_textpage().get_text_range().split()


TEXT = """Title: _The Lamp_
Author: Émile Œuvre

INT. CAFÉ - DAY #12A#

Ivan waits with **bold**, *italic* and _underlined words_. Иван ждёт.

IDA
(low)
Now — or never.
"""


def test_the_text_can_be_copied(write: Write) -> None:
    document = write(TEXT)
    assert words(document, 0) == ["The", "Lamp", "Émile", "Œuvre"]
    assert " ".join(words(document, 1)) == (
        "12A INT. CAFÉ - DAY 12A Ivan waits with bold, italic and underlined words. Иван ждёт. "
        "IDA (low) Now — or never."
    )
    assert document.get_metadata_value("Title") == "The Lamp"


def test_letters_stand_on_the_grid_of_the_page(write: Write) -> None:
    """Ten to the inch: action an inch and a half from the left, cues two inches further."""
    page = write(TEXT)[1].get_textpage()
    text = page.get_text_range()
    for what, inches in (("Ivan waits", 1.5), ("IDA", 3.7), ("(low)", 3.1), ("Now", 2.5)):
        left = page.get_charbox(text.index(what))[0] / 72
        assert left == pytest.approx(inches, abs=0.06), what


def test_chinese_reads_back_as_the_same_letters(write: Write) -> None:
    document = write("1. 内景 厨房 日\n\n△大雨。老周站在门口。\n\n老周：来还书，方老师。\n")
    assert "".join(words(document, 0)) == "1.内景厨房日△大雨。老周站在门口。老周：来还书，方老师。"


def test_pages_are_numbered_from_the_second(write: Write) -> None:
    text = "INT. A - DAY\n\n" + "Rain.\n\n" * 60
    document = write(text)
    assert len(document) == len(paginate(parse(text))) == 3
    assert words(document, 0)[0] == "INT."
    assert [words(document, n)[0] for n in (1, 2)] == ["2.", "3."]


def test_the_same_screenplay_gives_the_same_bytes() -> None:
    courier, noto = store.find("courier"), store.find("type")
    if courier is None or noto is None:
        pytest.skip("the models courier and type are not fetched")
    one, missing = write_pdf(parse(TEXT), courier, noto)
    assert one == write_pdf(parse(TEXT), courier, noto)[0]
    assert missing == frozenset()
    assert write_pdf(parse("INT. A - DAY\n\nA 🙂.\n"), courier, noto)[1] == frozenset("🙂")
