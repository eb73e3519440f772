"""Storyboard panels: one picture from each shot, with arrows for the camera's move; the poster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.shots import Move, Shot, ShotKind, ShotSize

_WIDTH = 640
_TRAVELS = (Move.PUSH, Move.PULL, Move.PAN, Move.TILT, Move.TRACK, Move.CRANE)


@dataclass(frozen=True, slots=True)
class PanelJob:
    """A panel: the shot's file (its name is its content), the move to draw, and which of its
    frames to show; without one, where the move has arrived or the middle."""

    shot: Path
    move: Move
    frames: int
    at: int | None = None


@dataclass(frozen=True, slots=True)
class PosterJob:
    """The film's poster: a frame of a shot as it is in the film, nothing drawn on it."""

    shot: Path
    at: int


def panel_frame(shot: Shot) -> int:
    """The frame that tells the shot: where a move has arrived, else the middle of the beat it
    shows longest, which is the middle of a line."""
    if shot.move in _TRAVELS or not shot.slices:
        return _usual(shot.move, shot.frames)
    at, best = 0, (0, shot.frames // 2)
    for part in shot.slices:
        length = part.end - part.start
        best = max(best, (length, at + length // 2), key=lambda found: found[0])
        at += length
    return min(best[1], shot.frames - 1)


def _usual(move: Move, frames: int) -> int:
    return (frames - 1) * 6 // 7 if move in _TRAVELS else frames // 2


def poster_shot(shots: Sequence[Shot]) -> int:
    """Which shot the poster shows: the first close look at somebody, else at the place."""
    people = (ShotKind.CLOSE, ShotKind.SINGLE, ShotKind.REACTION)
    for sizes in ((ShotSize.CU, ShotSize.ECU), (ShotSize.MCU,), (ShotSize.MS,)):
        for kinds in (people, (*people, ShotKind.OVER_SHOULDER, ShotKind.TWO_SHOT)):
            for number, shot in enumerate(shots):
                # Long enough to be looked at: half a second.
                if shot.size in sizes and shot.kind in kinds and shot.frames >= 12:
                    return number
    return 0


def make_panel(job: PanelJob, path: Path) -> None:
    """Write the frame as JPEG 640 pixels wide, with the move's arrows."""
    import skia

    at = _usual(job.move, job.frames) if job.at is None else job.at
    picture = _frame(job.shot, at)
    height = round(_WIDTH * picture.height / picture.width / 2) * 2
    surface = _drawn(picture, _WIDTH, height)
    _arrow(surface.getCanvas(), job.move, _WIDTH, height)
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kJPEG, 86)))


def make_poster(job: PosterJob, path: Path) -> None:
    """Write the frame as JPEG at the film's own size."""
    import skia

    picture = _frame(job.shot, job.at)
    surface = _drawn(picture, picture.width, picture.height)
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kJPEG, 92)))


def _frame(shot: Path, wanted: int) -> Any:
    """The frame of that number, or the last one there is."""
    import av

    picture: Any = None
    with av.open(str(shot)) as file:
        for index, frame in enumerate(file.decode(video=0)):
            picture = frame
            if index >= wanted:
                break
    return picture


def _drawn(picture: Any, width: int, height: int) -> Any:
    """A surface with the picture on it."""
    import skia

    array = picture.reformat(width=width, height=height, format="rgba").to_ndarray()
    surface = skia.Surface(width, height)
    image = skia.Image.fromarray(array, colorType=skia.kRGBA_8888_ColorType)
    surface.getCanvas().drawImage(image, 0, 0)
    return surface


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
