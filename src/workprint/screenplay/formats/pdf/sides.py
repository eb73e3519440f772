"""Sides: the pages of a day's scenes, two reduced pages to a sheet, in order of shooting.

What belongs to other scenes stays in its place, pale and struck out, as on sides cut from the
script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from workprint.film.screenplay import Screenplay
from workprint.screenplay.formats.pdf.faces import Faces
from workprint.screenplay.formats.pdf.writing import (
    COLUMN_PT,
    LEADING_PT,
    PageWriter,
    Printing,
    margin_numbers,
)
from workprint.screenplay.pages import Line, Page, Profile, paginate, profile_for

_HEAD_PT = 26.0
_PALE = 0xFFB4B4B4
_RULE = 0xFF8C8C8C


@dataclass(frozen=True, slots=True)
class SidesDay:
    """A day's sides: what stands over them, and the ids of its scenes in order of shooting."""

    head: str
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SidesPage:
    """A page of the script, and which of its scenes (their places in the script) are shot."""

    page: Page
    shot: frozenset[int]


@dataclass(frozen=True, slots=True)
class SidesType:
    """The pages of a screenplay and the type they are set in, made once for all days. `faces` is
    of the module `faces`."""

    screenplay: Screenplay
    profile: Profile
    pages: tuple[Page, ...]
    faces: Faces
    first: tuple[tuple[int, int], ...]
    """The range of elements of each scene."""


def sides_type(
    screenplay: Screenplay, heads: Sequence[str], courier: Path, noto: Path | None,
    scripts: Path | None = None,
) -> SidesType:  # fmt: skip
    """Set a screenplay on pages; `heads` are all that will stand over sides."""
    profile = profile_for(screenplay)
    pages = paginate(screenplay, profile)
    letters = {c for page in pages for line in page.lines for c in line.text}
    letters |= {c for head in heads for c in head}
    faces = Faces(courier, noto, scripts, COLUMN_PT[profile.name], frozenset(letters - {"\n"}),
                  profile.run_in)  # fmt: skip
    spans = tuple((scene.first_element, scene.last_element) for scene in screenplay.scenes)
    return SidesType(screenplay, profile, pages, faces, spans)


def sides_pages(made: SidesType, scenes: Sequence[str]) -> tuple[SidesPage, ...]:
    """The pages of some scenes in their order. Scenes that follow one another on a page share
    it."""
    places = {scene.id: n for n, scene in enumerate(made.screenplay.scenes)}
    done: list[SidesPage] = []
    for id in scenes:
        if id not in places:
            continue
        first, last = made.first[places[id]]
        for page in made.pages:
            if not any(first <= line.element < last for line in page.lines):
                continue
            if done and done[-1].page is page:
                done[-1] = SidesPage(page, done[-1].shot | {places[id]})
            else:
                done.append(SidesPage(page, frozenset({places[id]})))
    return tuple(done)


def sides_pdf(made: SidesType, days: Sequence[SidesDay]) -> bytes:
    """The sides of some days as PDF, each from a sheet of its own. The same screenplay and days
    give the same bytes."""
    import skia

    metadata = skia.PDF.Metadata()
    metadata.fTitle = days[0].head if days else ""
    metadata.fCreator = metadata.fProducer = "Workprint"
    target = skia.DynamicMemoryWStream()
    document = skia.PDF.MakeDocument(target, metadata)
    writer = PageWriter(document, made.profile, made.faces, Printing(made.pages))
    numbers = _numbers(made.screenplay)
    for day in days:
        pages = sides_pages(made, day.scenes)
        for n in range(0, max(1, len(pages)), 2):
            _sheet(document, writer, made, day, pages[n : n + 2], numbers)
    document.close()
    return bytes(target.detachAsData())


def _numbers(screenplay: Screenplay) -> dict[int, str]:
    """The numbers in the margins; a script that has none counts its scenes, as the board does."""
    if any(scene.number for scene in screenplay.scenes):
        return margin_numbers(screenplay)
    return {scene.first_element: str(n) for n, scene in enumerate(screenplay.scenes, 1)}


def _sheet(
    document: Any,
    writer: PageWriter,
    made: SidesType,
    day: SidesDay,
    pages: Sequence[SidesPage],
    numbers: dict[int, str],
) -> None:
    """Two pages beside each other on a sheet turned on its side."""
    import skia

    height, width = made.profile.paper
    canvas = document.beginPage(width, height)
    scale = min(width / 2 / made.profile.paper[0], (height - _HEAD_PT) / made.profile.paper[1])
    with _scaled(canvas, 24, 20, 0.75):
        writer.paint = skia.Paint(Color=skia.ColorBLACK, AntiAlias=True)
        writer.text(canvas, 0, 0, day.head)
    canvas.drawLine(24, _HEAD_PT, width - 24, _HEAD_PT, skia.Paint(Color=_RULE))
    for n, one in enumerate(pages):
        left = n * width / 2 + (width / 2 - scale * made.profile.paper[0]) / 2
        with _scaled(canvas, left, _HEAD_PT, scale):
            _page(canvas, writer, made, one, numbers)
    canvas.drawLine(width / 2, _HEAD_PT + 8, width / 2, height - 16, skia.Paint(Color=_RULE))
    document.endPage()


def _scaled(canvas: Any, left: float, top: float, scale: float) -> Any:
    import skia

    keeper = skia.AutoCanvasRestore(canvas, True)
    canvas.translate(left, top)
    canvas.scale(scale, scale)
    return keeper


def _page(
    canvas: Any, writer: PageWriter, made: SidesType, one: SidesPage, numbers: dict[int, str]
) -> None:
    import skia

    black = skia.Paint(Color=skia.ColorBLACK, AntiAlias=True)
    pale = skia.Paint(Color=_PALE, AntiAlias=True)
    writer.paint = pale
    writer.head(canvas, one.page)
    for shot, group in groupby(one.page.lines, lambda line: _is_shot(made, one, line)):
        lines = list(group)
        writer.paint = black if shot else pale
        writer.lines(canvas, lines, numbers if shot else {})
        if not shot:
            _strike(canvas, made.profile, lines)
    writer.paint = black


def _is_shot(made: SidesType, one: SidesPage, line: Line) -> bool:
    return any(made.first[n][0] <= line.element < made.first[n][1] for n in one.shot)


def _strike(canvas: Any, profile: Profile, lines: Sequence[Line]) -> None:
    """A line across what is not shot today."""
    import skia

    leading = LEADING_PT[profile.name]
    top = profile.top_pt + lines[0].row * leading
    foot = profile.top_pt + (lines[-1].row + 1) * leading
    right = profile.paper[0] - 54
    canvas.drawLine(profile.left_pt, foot, right, top,
                    skia.Paint(Color=_RULE, AntiAlias=True, StrokeWidth=1.2))  # fmt: skip
