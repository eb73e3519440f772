"""Title, scenes and credits lie end to end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workprint.film.layout import credit_pages, lay_out
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


@given(st.integers(0, 400))
def test_everyone_stands_on_a_page_of_the_credits(names: int) -> None:
    pages = credit_pages(names)
    assert sum(pages) == names
    assert max(pages) <= 16
    assert max(pages) - min(pages) <= 1


@given(st.sets(st.integers(0, 300), max_size=120), st.sampled_from(["23.976", "24", "25"]))
def test_credits_last_until_everyone_who_speaks_is_read(speaking: set[int], label: str) -> None:
    """Those who speak in several scenes are read once; four names a second, never under 6 s."""
    names = tuple(str(n) for n in speaking)
    scenes = (
        ScenePlan("s1", (), (), (), 100, speakers=names),
        ScenePlan("s2", (), (), (), 100, speakers=names[:3]),
    )
    rate = FrameRate.parse(label)
    seconds = rate.seconds(lay_out(ShotPlan(scenes), rate).credits_frames)
    assert seconds >= max(6, len(names) / 4)
    assert seconds <= 6.1 + len(names) / 2
