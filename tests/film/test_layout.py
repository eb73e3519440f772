"""Title, scenes and credits lie end to end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workprint.film.layout import lay_out
from workprint.film.shots import ScenePlan, ShotPlan
from workprint.film.time import FrameRate


@given(st.lists(st.integers(1, 5000), max_size=40), st.sampled_from(["23.976", "24", "25"]))
def test_parts_follow_one_another_without_gap(lengths: list[int], label: str) -> None:
    plan = ShotPlan(tuple(ScenePlan(f"s{n}", (), (), (), f) for n, f in enumerate(lengths)))
    layout = lay_out(plan, FrameRate.parse(label))
    at = layout.title_frames
    for start, length in zip(layout.scene_starts, layout.scene_frames, strict=True):
        assert start == at
        at += length
    assert layout.credits_start == at
    assert layout.frames == at + layout.credits_frames
