"""Sides: the pages of some scenes, in the order they are shot."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from workprint.models import store
from workprint.screenplay.formats.pdf.sides import (
    SidesDay,
    SidesType,
    sides_pages,
    sides_pdf,
    sides_type,
)
from workprint.screenplay.parser import parse


def script(scenes: int, language: str = "en") -> str:
    """A script whose scenes are about half a page long."""
    if language == "zh":
        told = "\n\n".join(["△雨。"] * 6)
        return "\n\n".join(f"{n}. 内景 灯塔 夜\n\n{told}" for n in range(1, scenes + 1))
    told = "\n\n".join(f"IDA\nLine {k} of the light." for k in range(9))
    return "\n\n".join(f"INT. ROOM {n} - DAY #{n}#\n\n{told}" for n in range(1, scenes + 1))


@pytest.fixture(scope="module")
def faces() -> tuple[Path, Path]:
    courier, noto = store.find("courier"), store.find("type")
    if courier is None or noto is None:
        pytest.skip("the models courier and type are not here; fetch them")
    return courier, noto


def made(faces: tuple[Path, Path], language: str = "en") -> SidesType:
    return sides_type(parse(script(8, language), language=language), ["HEAD 夜雨"], *faces)


def test_pages_come_in_the_order_of_shooting(faces: tuple[Path, Path]) -> None:
    type_ = made(faces)
    ids = [scene.id for scene in type_.screenplay.scenes]
    pages = sides_pages(type_, [ids[6], ids[0]])
    first = [line.text for line in pages[0].page.lines]
    assert any("ROOM 7" in text for text in first)
    assert pages[0].page.number > pages[-1].page.number == 1
    assert pages[-1].shot == {0}


def test_scenes_that_follow_one_another_share_a_page(faces: tuple[Path, Path]) -> None:
    type_ = made(faces)
    ids = [scene.id for scene in type_.screenplay.scenes]
    together = sides_pages(type_, ids)
    assert [one.page.number for one in together] == [page.number for page in type_.pages]
    assert frozenset().union(*(one.shot for one in together)) == frozenset(range(8))


def test_every_line_of_a_days_scenes_is_on_its_sides(faces: tuple[Path, Path]) -> None:
    type_ = made(faces)
    scene = type_.screenplay.scenes[3]
    shown = {
        line.text for one in sides_pages(type_, [scene.id]) for line in one.page.lines
        if scene.first_element <= line.element < scene.last_element and not line.added
    }  # fmt: skip
    whole = {
        line.text for page in type_.pages for line in page.lines
        if scene.first_element <= line.element < scene.last_element and not line.added
    }  # fmt: skip
    assert shown == whole and any("ROOM 4" in text for text in shown)


def test_a_scene_that_is_not_in_the_script_is_left_out(faces: tuple[Path, Path]) -> None:
    assert sides_pages(made(faces), ["nowhere"]) == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sheet_has_two_pages_and_its_day_over_them(
    language: str, faces: tuple[Path, Path]
) -> None:
    type_ = made(faces, language)
    ids = tuple(scene.id for scene in type_.screenplay.scenes)
    days = [SidesDay("HEAD 夜雨", ids), SidesDay("HEAD 夜雨", ids[:1])]
    pdf = sides_pdf(type_, days)
    sheets = pypdfium2.PdfDocument(pdf)
    assert len(sheets) == -(-len(type_.pages) // 2) + 1
    width, height = sheets[0].get_size()
    assert width > height
    text = "".join(sheets[0].get_textpage().get_text_range().split())
    assert "HEAD" in text and ("灯塔" if language == "zh" else "ROOM1") in text
    assert pdf == sides_pdf(type_, days)
