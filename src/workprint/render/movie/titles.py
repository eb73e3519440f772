"""Opening title and end credits: ink on paper, faded in and out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.render.movie.video import write_video
from workprint.render.type import font, wrapped

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_PAPER = (0.953, 0.937, 0.902)
_INK = (0.13, 0.12, 0.13)


@dataclass(frozen=True, slots=True)
class TitleJob:
    """A title: `lines` pair a text with its size as a part of the frame's height."""

    lines: tuple[tuple[str, float], ...]
    frames: int
    rate: Fraction
    width: int
    height: int
    type_folder: str | None


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
        # The type comes up out of the paper; the last half second goes to black.
        shown = min(1.0, (index + 1) / fade)
        dark = min(1.0, (job.frames - index) / fade)
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
    unit = min(job.height, job.width * 9 / 16)
    laid = _laid(job, unit)
    while sum(advance for _, _, advance in laid) > job.height * 0.9:
        unit *= 0.9
        laid = _laid(job, unit)
    total = sum(advance for _, _, advance in laid)
    y = (job.height - total) / 2
    for line, face, advance in laid:
        width = face.measureText(line)
        canvas.drawString(line, (job.width - width) / 2, y + advance * 0.8, face, paint)
        y += advance
    array = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return np.asarray(array[:, :, :3], np.float32)


def _laid(job: TitleJob, unit: float) -> list[tuple[str, Any, float]]:
    """Lines of type, each with its font and the height it takes, for a unit in pixels."""
    laid: list[tuple[str, Any, float]] = []
    for text, size in job.lines:
        face = font(job.type_folder, size * unit)
        if not text:
            laid.append(("", face, size * unit))
            continue
        for line in wrapped(text, face, job.width * 0.8):
            laid.append((line, face, size * unit * 1.35))
    return laid
