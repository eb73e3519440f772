"""Where each part lies in the film: title, scenes, credits, in whole frames."""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.shots import ShotPlan
from workprint.film.time import FrameRate


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Pixels of the movie's picture."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class FilmLayout:
    """Frames of the opening title and of the end credits, and where each scene starts."""

    title_frames: int
    scene_starts: tuple[int, ...]
    scene_frames: tuple[int, ...]
    credits_frames: int

    @property
    def credits_start(self) -> int:
        return self.title_frames + sum(self.scene_frames)

    @property
    def frames(self) -> int:
        """The length of the whole film."""
        return self.credits_start + self.credits_frames


def lay_out(plan: ShotPlan, rate: FrameRate) -> FilmLayout:
    """The title runs 4 s, the credits 6; scenes follow one another between them."""
    title, end = 4 * rate.nominal, 6 * rate.nominal
    starts = []
    at = title
    for scene in plan.scenes:
        starts.append(at)
        at += scene.frames
    return FilmLayout(title, tuple(starts), tuple(s.frames for s in plan.scenes), end)
