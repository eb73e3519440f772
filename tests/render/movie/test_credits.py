"""End credits: everyone who speaks, on pages that can be read, inside the frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from workprint.editing.nodes import stand_ins
from workprint.film.layout import FilmLayout, PictureSize
from workprint.film.time import FrameRate
from workprint.render import nodes
from workprint.render.movie.titles import TitleJob, credit_jobs, make_title
from workprint.render.resources import Resources
from workprint.screenplay import parse

NAMES = (*(f"PERSON {n}" for n in range(29)), "THE MAN FROM THE MINISTRY OF LIGHTS")
CHINESE = tuple("林陈周王李张刘杨赵黄吴徐孙胡朱高何郭马罗梁宋郑谢韩唐冯于董萧")


def pages(names: Sequence[str], size: tuple[int, int], frames: int = 90) -> tuple[TitleJob, ...]:
    blank = TitleJob((), 0, Fraction(24), *size, type_folder=None)
    return credit_jobs("Lamplight", names, "en", frames, blank)


def bands(picture: np.ndarray) -> int:
    """How many rows of type a picture holds: runs of pixel rows with ink in them."""
    inked = (picture.max() - picture > 60).any(axis=1)
    return int(np.count_nonzero(inked[1:] & ~inked[:-1]))


@pytest.mark.parametrize("names", [NAMES, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("size", [(640, 360), (360, 640), (400, 400)])
def test_thirty_people_are_all_drawn_inside_the_frame(
    names: tuple[str, ...], size: tuple[int, int], tmp_path: Path
) -> None:
    jobs = pages(names, size)
    assert tuple(name for job in jobs for name in job.names) == names
    assert sum(job.frames for job in jobs) == 90
    for job in jobs:
        make_title(job, tmp_path / "c.mp4")
        with av.open(str(tmp_path / "c.mp4")) as file:
            shown = [f.to_ndarray(format="gray").astype(float) for f in file.decode(video=0)]
        assert len(shown) == job.frames
        picture = shown[job.frames // 2]
        assert bands(picture) >= len(job.names) // (2 if size[0] > size[1] else 1)
        for edge in (picture[:9], picture[-9:], picture[:, :9], picture[:, -9:]):
            assert np.ptp(edge) < 20, "type runs out of the frame"


def test_pages_turn_on_paper_and_the_last_goes_to_black(tmp_path: Path) -> None:
    first, last = pages(NAMES, (320, 180))
    ends = []
    for n, job in enumerate((first, last)):
        make_title(job, tmp_path / f"{n}.mp4")
        with av.open(str(tmp_path / f"{n}.mp4")) as file:
            ends.append([f.to_ndarray(format="gray").mean() for f in file.decode(video=0)][-1])
    assert ends[0] > 200
    assert ends[1] < 40


class Listing:
    """A workshop that keeps the jobs and makes nothing."""

    def __init__(self) -> None:
        self.jobs: list[Any] = []

    def make_each(
        self, make: Callable[..., None], jobs: Sequence[Any], **_: object
    ) -> tuple[Path, ...]:
        self.jobs += jobs
        return tuple(Path(str(n)) for n in range(len(jobs)))


@pytest.mark.parametrize("speaking", [0, 1, 8, 9, 30])
def test_the_film_credits_everyone_who_speaks_and_nobody_else(speaking: int) -> None:
    names = [f"CLERK {n}" for n in range(speaking)]
    screenplay = parse(
        "INT. OFFICE - DAY\n\nMARTA (40, a woman) waits.\n\n"
        + "\n".join(f"{name}\nNext.\n" for name in names)
    )
    people = stand_ins(screenplay)
    assert len(people) == speaking + 1
    listing = Listing()
    made = nodes.titles(
        screenplay, people, "Lamplight", FilmLayout(96, (96,), (50,), 301),
        FrameRate.parse("24"), PictureSize(320, 180), Resources(), listing,  # type: ignore[arg-type]
    )  # fmt: skip
    opening, *closing = listing.jobs
    assert len(made) == 1 + len(closing)
    credited = [name for job in closing for name in job.names]
    assert sorted(credited) == sorted(names)
    assert (opening.frames, sum(job.frames for job in closing)) == (96, 301)
