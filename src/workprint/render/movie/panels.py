"""Storyboard panels: one picture from each shot, with arrows for the camera's move."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.shots import Move


@dataclass(frozen=True, slots=True)
class PanelJob:
    """A panel: the shot's file (its name is its content) and the move to draw."""

    shot: Path
    move: Move
    frames: int


def make_panel(job: PanelJob, path: Path) -> None:
    """Write the frame two fifths in, as JPEG 640 pixels wide."""
    import av
    import skia

    wanted = job.frames * 2 // 5
    with av.open(str(job.shot)) as shot:
        picture: Any = None
        for index, frame in enumerate(shot.decode(video=0)):
            picture = frame
            if index >= wanted:
                break
    width = 640
    height = round(width * picture.height / picture.width / 2) * 2
    array = picture.reformat(width=width, height=height, format="rgba").to_ndarray()
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    image = skia.Image.fromarray(array, colorType=skia.kRGBA_8888_ColorType)
    canvas.drawImage(image, 0, 0)
    _arrow(canvas, job.move, width, height)
    data = surface.makeImageSnapshot().encodeToData(skia.kJPEG, 86)
    path.write_bytes(bytes(data))


def _arrow(canvas: Any, move: Move, width: int, height: int) -> None:
    """Arrows as on a storyboard: in the corners for push and pull, along the edge for pans."""
    import skia

    paint = skia.Paint(
        AntiAlias=True,
        Color=skia.Color(190, 40, 34, 235),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=5,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )

    def line(x0: float, y0: float, x1: float, y1: float) -> None:
        import math

        canvas.drawLine(x0, y0, x1, y1, paint)
        heading = math.atan2(y1 - y0, x1 - x0)
        for turn in (2.6, -2.6):
            canvas.drawLine(
                x1,
                y1,
                x1 + 16 * math.cos(heading + turn),
                y1 + 16 * math.sin(heading + turn),
                paint,
            )

    corners = [(24, 24, 1, 1), (width - 24, 24, -1, 1), (24, height - 24, 1, -1),
               (width - 24, height - 24, -1, -1)]  # fmt: skip
    if move in (Move.PUSH, Move.PULL):
        for x, y, dx, dy in corners:
            ends = (x, y, x + 46 * dx, y + 30 * dy)
            line(*(ends if move is Move.PUSH else (ends[2], ends[3], ends[0], ends[1])))
    elif move in (Move.PAN, Move.TRACK):
        line(width / 2 - 90, height - 26, width / 2 + 90, height - 26)
    elif move in (Move.CRANE, Move.TILT):
        line(width - 30, height / 2 + 70, width - 30, height / 2 - 70)
    elif move is Move.HANDHELD:
        path = skia.Path()
        path.moveTo(width / 2 - 70, height - 26)
        for n in range(1, 8):
            path.lineTo(width / 2 - 70 + n * 20, height - 26 + (8 if n % 2 else -8))
        canvas.drawPath(path, paint)
