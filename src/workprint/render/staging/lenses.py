"""Sizes and lenses: how much a frame holds, and the glass that suits it."""

from __future__ import annotations

from dataclasses import replace

from workprint.film.shots import Shot, ShotKind, ShotSize
from workprint.render.draw.camera import FRAME_HEIGHT_MM

HEIGHT = {
    ShotSize.ECU: 0.24,
    ShotSize.CU: 0.35,
    ShotSize.MCU: 0.55,
    ShotSize.MS: 0.86,
    ShotSize.MLS: 1.32,
    ShotSize.LS: 2.5,
    ShotSize.ELS: 6.5,
}
"""Metres of height the frame holds at an adult subject."""
_BY_BODY = {ShotSize.ECU: 0.35, ShotSize.CU: 0.35, ShotSize.MCU: 0.6}
"""How far a size goes with the subject's stature: heads grow less than bodies do."""
_OWN = {ShotSize.ECU: 100, ShotSize.CU: 85, ShotSize.MCU: 50, ShotSize.MS: 40}
_WIDE_GLASS = 30
WIDE = (ShotKind.ESTABLISHING, ShotKind.MASTER)


def height_of(size: ShotSize, build: float = 1.0) -> float:
    """Metres of height the frame holds at a subject of this build (1 is an adult)."""
    if size in (ShotSize.LS, ShotSize.ELS):
        return HEIGHT[size]
    return HEIGHT[size] * (1 - (1 - min(1.0, build)) * _BY_BODY.get(size, 0.85))


def distance_of(height: float, lens_mm: float) -> float:
    """Metres from the camera to where its frame is `height` metres high."""
    return height * lens_mm / FRAME_HEIGHT_MM


def is_wide(shot: Shot) -> bool:
    """Whether a shot shows the place: one that was made tighter shows people."""
    return shot.kind in WIDE and shot.size not in _OWN


def with_fitting_lens(shot: Shot) -> Shot:
    """The shot with a lens that suits its size.

    The plan's lens stays but in one case: a shot of the place that was decided to be of a
    person, without a word of the lens, still has the wide glass of the place.
    """
    if shot.kind in WIDE and shot.size in _OWN and shot.lens_mm <= _WIDE_GLASS:
        return replace(shot, lens_mm=_OWN[shot.size])
    return shot
