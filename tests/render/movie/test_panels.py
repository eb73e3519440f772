"""Panels and the poster: the frame that tells the shot, and a picture with nothing drawn on it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from workprint.film.reason import Phrase, Reason
from workprint.film.shots import Angle, Move, Shot, ShotKind, ShotSize, Slice
from workprint.render.movie.panels import (
    PosterJob,
    make_poster,
    panel_frame,
    poster_shot,
)
from workprint.render.movie.video import write_video


def shot(
    kind: ShotKind = ShotKind.SINGLE,
    size: ShotSize = ShotSize.MS,
    move: Move = Move.STATIC,
    slices: tuple[Slice, ...] = (Slice("b1", 0, 40),),
) -> Shot:
    frames = sum(s.end - s.start for s in slices)
    return Shot(
        "s001.001", "s001", "1A", kind, size, Angle.EYE, 50, move, ("ida",), 1, slices, frames,
        Reason(Phrase("x", "某")),
    )  # fmt: skip


def test_a_panel_shows_the_middle_of_the_longest_beat() -> None:
    assert panel_frame(shot(slices=(Slice("b1", 0, 10), Slice("b2", 0, 60)))) == 40
    assert panel_frame(shot(slices=(Slice("b1", 6, 66), Slice("b2", 0, 10)))) == 30


@pytest.mark.parametrize("move", [Move.PUSH, Move.PULL, Move.PAN, Move.CRANE])
def test_a_panel_of_a_move_shows_where_it_arrives(move: Move) -> None:
    assert 30 < panel_frame(shot(move=move)) < 40


def test_the_poster_is_the_first_close_look_at_somebody() -> None:
    wide = shot(ShotKind.ESTABLISHING, ShotSize.ELS)
    thing = shot(ShotKind.INSERT, ShotSize.CU)
    medium, close = shot(), shot(ShotKind.CLOSE, ShotSize.CU)
    assert poster_shot([wide, thing, medium, close]) == 3
    assert poster_shot([wide, thing, medium]) == 2
    assert poster_shot([wide]) == 0


def test_the_poster_has_the_size_of_the_film_and_no_arrows(tmp_path: Path) -> None:
    pictures = (np.full((360, 640, 3), 100, np.uint8) for _ in range(20))
    write_video(tmp_path / "s.mp4", pictures, Fraction(24), (640, 360))
    make_poster(PosterJob(tmp_path / "s.mp4", 10), tmp_path / "p.jpg")
    with av.open(str(tmp_path / "p.jpg")) as file:
        picture = next(file.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (360, 640, 3)
    assert np.abs(picture.astype(int) - 100).max() < 8
