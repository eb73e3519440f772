"""Opening title and end credits: ink on paper, faded in and out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.film.layout import credit_pages
from workprint.render.movie.video import write_video
from workprint.render.type import font, wrapped

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_PAPER = (0.953, 0.937, 0.902)
_INK = (0.13, 0.12, 0.13)


_NAME = 0.042
"""A name's size in the credits, as a part of the frame's height."""
_LONGEST = 13
"""Widths of its own type that a name fills before it is broken into two lines."""

Lines = tuple[tuple[str, float], ...]
"""Texts, each with its size as a part of the frame's height."""


@dataclass(frozen=True, slots=True)
class TitleJob:
    """A title: `lines`, then `names` in columns, then `below`; on paper, centred.

    A title goes to black at its end; one that `turns` to a next page goes back into the paper.
    """

    lines: Lines
    frames: int
    rate: Fraction
    width: int
    height: int
    type_folder: str | None
    names: tuple[str, ...] = ()
    below: Lines = ()
    turns: bool = False


def credit_jobs(
    title: str, names: Sequence[str], language: str, frames: int, blank: TitleJob
) -> tuple[TitleJob, ...]:
    """The pages of the end credits, `frames` long together: everyone in `names`, in order.

    `blank` says the rate, the size and the type.
    """
    cast, made = (
        ("人物", "绘制的工作样片") if language == "zh" else ("Characters", "A drawn workprint")
    )
    counts = credit_pages(len(names))
    pages = []
    for n, count in enumerate(counts):
        first, last = n == 0, n == len(counts) - 1
        done = sum(counts[:n])
        head: Lines = ((title, 0.07), ("", 0.03)) if first else ()
        pages.append(
            replace(
                blank,
                lines=(*head, (cast, 0.03), ("", 0.02)) if names else head,
                names=tuple(names[done : done + count]),
                below=(("", 0.045), (made, 0.028)) if last else (),
                frames=frames * (n + 1) // len(counts) - frames * n // len(counts),
                turns=not last,
            )
        )
    return tuple(pages)


def make_title(job: TitleJob, path: Path) -> None:
    """Write the title as H.264 in MP4."""
    write_video(path, _frames(job), job.rate, (job.width, job.height))


def _frames(job: TitleJob) -> Iterator[npt.NDArray[np.uint8]]:
    import numpy as np

    card = _card(job)
    paper = np.array([round(c * 255) for c in _PAPER], np.float32)
    fade = max(1, round(job.rate / 2))
    last: tuple[float, npt.NDArray[np.uint8]] | None = None
    for index in range(job.frames):
        # The type comes up out of the paper; the last half second goes to black, or to the next.
        shown = min(1.0, (index + 1) / fade)
        left = min(1.0, (job.frames - index) / fade)
        shown, dark = (min(shown, left), 1.0) if job.turns else (shown, left)
        key = shown + 10 * dark
        if last is None or last[0] != key:
            picture = (paper + (card - paper) * shown) * dark
            last = (key, np.clip(picture + 0.5, 0, 255).astype(np.uint8))
        yield last[1]


def _card(job: TitleJob) -> npt.NDArray[np.float32]:
    import numpy as np
    import skia

    surface = skia.Surface(job.width, job.height)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color4f(*_PAPER, 1))
    paint = skia.Paint(Color4f=skia.Color4f(*_INK, 1), AntiAlias=True)
    upright = min(1.6, max(1.0, job.height / job.width))
    unit = min(job.height, job.width * 9 / 16 * upright)
    laid, total = _laid(job, unit)
    while total > job.height * 0.9:
        unit *= 0.95
        laid, total = _laid(job, unit)
    top = (job.height - total) / 2
    for piece in laid:
        width = piece.face.measureText(piece.text)
        canvas.drawString(
            piece.text, piece.centre - width / 2, top + piece.base, piece.face, paint
        )
    array = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return np.asarray(array[:, :, :3], np.float32)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of type: the pixel its middle stands at, and its baseline's from the top."""

    text: str
    face: Any
    centre: float
    base: float


def _laid(job: TitleJob, unit: float) -> tuple[list[_Piece], float]:
    """The type of a card for a unit in pixels, and the height it takes."""
    pieces: list[_Piece] = []
    at = 0.0

    def lay(lines: Lines) -> None:
        nonlocal at
        for text, size in lines:
            face = font(job.type_folder, size * unit)
            if not text:
                at += size * unit
                continue
            for line in wrapped(text, face, job.width * 0.8):
                pieces.append(_Piece(line, face, job.width / 2, at + size * unit * 1.08))
                at += size * unit * 1.35

    lay(job.lines)
    if job.names:
        names, height = _columns(job, unit)
        pieces += [replace(piece, base=at + piece.base) for piece in names]
        at += height
    lay(job.below)
    return pieces, at


def _columns(job: TitleJob, unit: float) -> tuple[list[_Piece], float]:
    """The names down the middle; in a wide frame, more than eight in two columns."""
    columns = 2 if len(job.names) > 8 and job.width > job.height else 1
    size = _NAME * unit
    face, gap = font(job.type_folder, size), 2.4 * size
    room = job.width * 0.88 / columns - (gap if columns > 1 else 0)
    cells = [wrapped(name, face, min(room, _LONGEST * size)) for name in job.names]
    widest = max(face.measureText(line) for cell in cells for line in cell)
    down = -(-len(job.names) // columns)
    pieces: list[_Piece] = []
    heights = []
    for column in range(columns):
        centre = job.width / 2 + (column - (columns - 1) / 2) * (widest + gap)
        at = 0.0
        for cell in cells[column * down : (column + 1) * down]:
            for n, line in enumerate(cell):
                pieces.append(_Piece(line, face, centre, at + size * (1.08 + 1.15 * n)))
            at += size * (1.45 + 1.15 * (len(cell) - 1))
        heights.append(at)
    return pieces, max(heights)
