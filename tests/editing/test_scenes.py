"""Scenes read for the camera: the cases in cases/*.yaml, text in, beats and shots out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from scene_making import beats_of, plan_of

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['why']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load_all(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_a_scene_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    scene, *others = beats_of(case["scene"])
    assert bool(others) == case.get("first", False)
    if "present" in case:
        assert sorted(scene.present) == sorted(case["present"])
    if "weather" in case:
        assert list(scene.weather) == case["weather"]
    if "beats" in case:
        assert len(scene.beats) == len(case["beats"]), [b.text for b in scene.beats]
    for beat, wanted in zip(scene.beats, case.get("beats", ()), strict=False):
        where = f"{beat.id}: {beat.text}"
        if "who" in wanted:
            assert sorted(beat.who) == sorted(wanted["who"]), where
        if "to" in wanted:
            assert list(beat.to) == wanted["to"], where
        if "acts" in wanted:
            assert set(wanted["acts"]) <= {a.value for a in beat.acts}, where
        if "exactly" in wanted:
            assert [a.value for a in beat.acts] == wanted["exactly"], where
        if "says" in wanted:
            assert beat.text == wanted["says"]
        assert beat.off_screen == wanted.get("off_screen", False), where
        if "feeling" in wanted:
            assert beat.feeling == wanted["feeling"], where
        assert wanted.get("at_least", 0) <= beat.intensity <= wanted.get("at_most", 1), where
    if "kinds" in case:
        (plan,) = plan_of(case["scene"]).scenes
        assert [s.kind.value for s in plan.shots] == case["kinds"]
