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


_NAMES_A_PAGE = 16
"""Names that one page of credits holds at most."""


def credit_pages(names: int) -> tuple[int, ...]:
    """How many names stand on each page of the end credits: as many on one as on the next."""
    pages = max(1, -(-names // _NAMES_A_PAGE))
    return tuple(names * (n + 1) // pages - names * n // pages for n in range(pages))


def lay_out(plan: ShotPlan, rate: FrameRate) -> FilmLayout:
    """Title, scenes and credits end to end.

    The title runs 4 s. A page of credits runs 6 s, and a quarter of a second more for each name
    over eight: long enough to read everyone who speaks.
    """
    title = 4 * rate.nominal
    starts = []
    at = title
    for scene in plan.scenes:
        starts.append(at)
        at += scene.frames
    speaking = {who for scene in plan.scenes for who in scene.speakers}
    quarters = sum(24 + max(0, names - 8) for names in credit_pages(len(speaking)))
    return FilmLayout(
        title_frames=title,
        scene_starts=tuple(starts),
        scene_frames=tuple(s.frames for s in plan.scenes),
        credits_frames=quarters * rate.nominal // 4,
    )
