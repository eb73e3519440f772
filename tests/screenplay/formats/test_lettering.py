"""No letter comes out as a box: every script has a face, and each letter its own shape."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from workprint.models import store
from workprint.screenplay import parse
from workprint.screenplay.formats.lettering import letters_of, script_files
from workprint.screenplay.formats.pdf import pdf_text, write_pdf

SAMPLES = {
    "accents": ("Émile Œuvre naïve", "Emile CEuvre naive"),
    "Cyrillic": ("Иван ждёт", "Иван спит"),
    "Greek": ("Καλημέρα κόσμε", "Καλημέρα Ελένη"),
    "Chinese": ("雨夜还书", "雨夜借书"),
    "Japanese": ("こんにちは", "こんばんは"),
    "Korean": ("안녕하세요", "안녕히가요"),
    "emoji": ("🙂 👍", "🚀 🎬"),
    "joined emoji": ("👩‍🚀 🏳️‍🌈", "👩‍🍳 🏳️‍⚧️"),
    "a skin tone": ("👍🏽", "👎🏽"),
    "Hebrew": ("שלום עולם", "שלום לכם"),
    "Arabic": ("مرحبا بالعالم", "مرحبا بالجميع"),
    "Devanagari": ("नमस्ते दुनिया", "नमस्ते भारत"),
    "Thai": ("สวัสดี", "ขอบคุณ"),
}


@pytest.fixture(scope="module")
def folders() -> tuple[Path, Path, Path]:
    courier, noto, scripts = (store.find(name) for name in ("courier", "type", "scripts"))
    if courier is None or noto is None or scripts is None:
        pytest.skip("the models courier, type and scripts are not fetched")
    return courier, noto, scripts


def page(text: str, folders: tuple[Path, Path, Path]) -> bytes:
    """A page with a line of text; no letter of it is missing."""
    courier, noto, scripts = folders
    data, missing = write_pdf(parse(f"!{text}\n"), courier, noto, scripts=scripts)
    assert missing == frozenset()
    return data


def ink(data: bytes) -> np.ndarray:
    """The first page's pixels, dark where there is ink."""
    return np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=3, grayscale=True).to_numpy())


@pytest.mark.parametrize("name", list(SAMPLES))
def test_letters_are_drawn_with_their_own_shapes(
    name: str, folders: tuple[Path, Path, Path]
) -> None:
    one, other = (ink(page(text, folders)) for text in SAMPLES[name])
    assert (one < 128).sum() > 60, "nothing is drawn"
    # Boxes would be alike: texts of as many letters must differ where they do.
    assert ((one < 128) != (other < 128)).sum() > 30


@pytest.mark.parametrize(
    "name",
    [n for n in SAMPLES if n not in ("joined emoji", "a skin tone", "Arabic", "Devanagari")],
)
def test_the_text_can_be_copied(name: str, folders: tuple[Path, Path, Path]) -> None:
    wanted = SAMPLES[name][0]
    found = pdf_text(page(f"{wanted} and on", folders)).strip().lstrip("!△")
    assert "".join(found.split()) == "".join(f"{wanted}andon".split())


def test_a_joined_emoji_is_one_drawing(folders: tuple[Path, Path, Path]) -> None:
    astronaut, two = ink(page("👩‍🚀", folders)), ink(page("👩 🚀", folders))
    columns = [np.flatnonzero((drawn < 128).any(axis=0)) for drawn in (astronaut, two)]
    assert np.ptp(columns[0]) < 0.6 * np.ptp(columns[1])


def test_what_no_face_has_is_named(folders: tuple[Path, Path, Path]) -> None:
    courier, noto, _ = folders
    assert write_pdf(parse("!A 🙂 here.\n"), courier, noto)[1] == frozenset("🙂")


def test_every_letter_is_in_the_file_that_is_chosen(folders: tuple[Path, Path, Path]) -> None:
    found = script_files("🙂שअต", folders[2])
    assert len(found) == 4
    assert all(ord(char) in letters_of(path) for char, path in found.items())
