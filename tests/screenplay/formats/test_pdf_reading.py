"""Our own pages read back, and files that are no screenplay."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import skia
from hypothesis import HealthCheck, Phase, given, settings
from locked_pdf import LOCKED
from pdf_scripts import chinese_scripts, english_scripts, shown

from workprint.film.screenplay import Screenplay
from workprint.models import store
from workprint.screenplay import ScreenplayError, parse
from workprint.screenplay.formats.lettering import courier_file
from workprint.screenplay.formats.pdf import pdf_text, write_pdf

EXAMPLES = Path(__file__).parents[3] / "examples"
Again = Callable[[Screenplay], Screenplay]


@pytest.fixture(scope="module")
def again() -> Again:
    courier, noto = store.find("courier"), store.find("type")
    if courier is None or noto is None:
        pytest.skip("the models courier and type are not fetched")
    return lambda screenplay: parse(pdf_text(write_pdf(screenplay, courier, noto)[0]))


@given(english_scripts())
@settings(
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
def test_english_pages_give_the_same_elements(again: Again, text: str) -> None:
    screenplay = parse(text)
    back = again(screenplay)
    assert shown(back, whole=False) == shown(screenplay, whole=False)
    assert [s.number for s in back.scenes] == [s.number for s in screenplay.scenes]


def test_dual_dialogue_longer_than_a_page_comes_back_whole(again: Again) -> None:
    long = " ".join(f"This is the sentence of number {n} in it." for n in range(40))
    screenplay = parse(f"INT. A - DAY\n\nIDA\n{long}\n\nTOM ^\n{long}\n\nIt rains.\n")
    assert shown(again(screenplay)) == shown(screenplay)


@given(chinese_scripts())
@settings(
    max_examples=15,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
def test_chinese_pages_give_the_same_elements(again: Again, text: str) -> None:
    screenplay = parse(text)
    assert shown(again(screenplay), whole=False) == shown(screenplay, whole=False)


@pytest.mark.parametrize("film", ["lamplight", "yuye"])
def test_the_example_films_come_back(again: Again, film: str) -> None:
    screenplay = parse((EXAMPLES / film / "screenplay.fountain").read_text(encoding="utf-8"))
    back = again(screenplay)
    assert shown(back) == shown(screenplay)
    assert back.title_page == screenplay.title_page


def drawn(paint: Callable[[skia.Canvas], None]) -> bytes:
    """A PDF of one page."""
    target = skia.DynamicMemoryWStream()
    document = skia.PDF.MakeDocument(target)
    paint(document.beginPage(612, 792))
    document.endPage()
    document.close()
    return bytes(target.detachAsData())


def scanned(canvas: skia.Canvas) -> None:
    """A picture as large as the page."""
    canvas.drawImageRect(skia.Surface(61, 79).makeImageSnapshot(), skia.Rect(612, 792))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (LOCKED, "the PDF is locked with a password; save it without one"),
        (b"", "it is damaged or is no PDF"),
        (b"%PDF-1.7\nnothing more", "it is damaged or is no PDF"),
        (drawn(lambda canvas: None), "there is no text on its pages"),
        (
            drawn(scanned),
            "page 1: the page is a picture without text; to read such pages run: workprint models",
        ),
    ],
)
def test_what_is_no_screenplay_says_so(data: bytes, says: str) -> None:
    with pytest.raises(ScreenplayError, match=says):
        pdf_text(data)


def test_a_damaged_file_never_hangs_or_raises_anything_else(again: Again) -> None:
    courier, noto = store.require("courier"), store.require("type")
    data = write_pdf(parse("INT. A - DAY\n\nRain.\n\nIDA\nNo.\n"), courier, noto)[0]
    for cut in range(0, len(data), max(1, len(data) // 60)):
        for broken in (data[:cut], data[:cut] + b"\xff" * 40 + data[cut + 40 :]):
            with suppress(ScreenplayError):
                assert isinstance(pdf_text(broken), str)


@pytest.mark.parametrize(
    ("degrees", "move"), [(0, (0, 0)), (90, (0, -792)), (180, (-612, -792)), (270, (-612, 0))]
)
def test_a_page_that_lies_on_its_side(degrees: int, move: tuple[int, int]) -> None:
    """As some printers leave them: the text runs up or down the page."""
    courier = store.find("courier")
    if courier is None:
        pytest.skip("the model courier is not fetched")
    font = skia.Font(skia.Typeface.MakeFromFile(str(courier_file(courier))), 12)
    target = skia.DynamicMemoryWStream()
    document = skia.PDF.MakeDocument(target)
    canvas = document.beginPage(*((792, 612) if degrees % 180 else (612, 792)))
    canvas.rotate(degrees)
    canvas.translate(*move)
    rows = ((15, "INT. A - DAY"), (15, ""), (15, "Rain."), (15, ""), (37, "IDA"), (25, "No."))
    for row, (column, text) in enumerate(rows):
        canvas.drawString(text, column * 7.2, 84 + 12 * row, font, skia.Paint())
    document.endPage()
    document.close()
    assert pdf_text(bytes(target.detachAsData())) == "INT. A - DAY\n\nRain.\n\nIDA\nNo.\n"
