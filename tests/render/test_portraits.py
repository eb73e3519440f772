"""Portraits: whoever speaks has one, always the same, with a head in the middle of it."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from workprint.editing.nodes import stand_ins
from workprint.render.portraits import PortraitJob, make_portrait
from workprint.render.resources import Resources
from workprint.screenplay import parse


def test_a_portrait_is_a_head_and_shoulders_on_paper(tmp_path: Path) -> None:
    (anna,) = stand_ins(parse("INT. ROOM - DAY\n\nANNA (30), green coat, sits.\n\nANNA\nYes."))
    job = PortraitJob(anna.look, anna.id, Resources())
    one, two = tmp_path / "one.jpg", tmp_path / "two.jpg"
    make_portrait(job, one)
    make_portrait(job, two)
    assert one.read_bytes() == two.read_bytes()
    with av.open(str(one)) as file:
        picture = next(file.decode(video=0)).to_ndarray(format="rgb24").astype(int)
    height, width, _ = picture.shape
    assert height == width
    paper = np.median(picture[:20].reshape(-1, 3), axis=0)
    drawn = np.abs(picture - paper).sum(axis=2) > 90
    assert drawn[height // 3 : height // 2, width * 2 // 5 : width * 3 // 5].mean() > 0.5
    assert drawn[-1].mean() > drawn[height // 3].mean() > 0.1
    assert drawn[:8].mean() < 0.1
