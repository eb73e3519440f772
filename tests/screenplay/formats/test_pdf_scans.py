"""Scanned pages: set straight, parted into lines, read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pdf_scripts import shown
from scanned_pages import picture, scanned
from scipy import ndimage

from workprint.models import store
from workprint.screenplay import parse
from workprint.screenplay.formats.pdf import pdf_text, write_pdf
from workprint.screenplay.formats.pdf.scans import Grey, straight, strips

TEXT = """INT. KITCHEN - DAY

Ida Carrick (68) waits at the window. She has waited for a long time.

IDA
(softly)
He said eight, and it is nine by every clock.

TOM
I was held up.

CUT TO:

EXT. STREET - NIGHT

Rain.
"""
CHINESE = (
    "1. 内景 厨房 日\n\n△大雨。老周站在门口，怀里抱着一本书。\n\n老周（坚定）：她说，要亲手交。\n"
)


@pytest.fixture(scope="module")
def folders() -> tuple[Path, Path]:
    courier, noto = store.find("courier"), store.find("type")
    if courier is None or noto is None:
        pytest.skip("the models courier and type are not fetched")
    return courier, noto


def page(text: str, folders: tuple[Path, Path], degrees: float = 0.0) -> Grey:
    """The first page's picture at 200 dots an inch."""
    data = write_pdf(parse(text), *folders)[0]
    grey = picture(pypdfium2.PdfDocument(data)[0], 200)
    turned = ndimage.rotate(grey, degrees, reshape=False, cval=255, order=1)
    return np.clip(turned, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("degrees", [0.0, -0.8, 1.5])
def test_a_page_is_set_straight_and_parted_into_lines(
    degrees: float, folders: tuple[Path, Path]
) -> None:
    found = strips(straight(page(TEXT, folders, degrees)), 12 * 200 / 72)
    assert len(found) == 12
    inches = sorted({round(strip.left / 200, 1) for strip in found})
    assert len(inches) == 5, inches  # action, dialogue, parenthetical, cue, transition


def test_an_empty_page_and_a_black_one_have_no_lines() -> None:
    white = np.full((2200, 1700), 255, np.uint8)
    assert strips(straight(white), 33) == []
    assert len(strips(straight(np.zeros((2200, 1700), np.uint8)), 33)) < 100


@pytest.mark.parametrize("text", [TEXT, CHINESE])
def test_a_scanned_page_gives_the_same_elements(text: str, folders: tuple[Path, Path]) -> None:
    ocr = store.find("ocr")
    if ocr is None:
        pytest.skip("the model ocr is not fetched")
    told: list[str] = []
    data = scanned(write_pdf(parse(text), *folders)[0])
    found = parse(pdf_text(data, ocr, told.append))
    assert shown(found) == shown(parse(text))
    assert told == ["read page 1 of 1 from its picture"]
