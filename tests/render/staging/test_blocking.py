"""Blocking: nobody is faster than legs are, nobody jumps, whoever is here does not come in."""

from __future__ import annotations

import itertools
import math

import pytest

from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.characters import Bottom, Hair, Look, Top
from workprint.film.shots import BeatTime
from workprint.film.staging import Performance, SetSpec
from workprint.film.time import FrameRate
from workprint.render.figures.walk import place
from workprint.render.sets import build_set
from workprint.render.staging.blocking import block
from workprint.render.staging.places import places

RATE = FrameRate.parse("24")
FASTEST = 6.0
"""Metres a second at the height of a run, with a soft start and stop."""


LOOK = Look(
    0.0, 38, 168, 0.5, 0.5, (220, 180, 150), Hair.BOB, (90, 60, 40), Top.JACKET,
    (60, 90, 60), Bottom.JEANS, (40, 40, 50),
)  # fmt: skip


def played(kit: str, *deeds: tuple[str, Act], seconds: float = 1.0) -> dict[str, Performance]:
    """Everyone's performance of deeds that last so long each."""
    spec = SetSpec(kit, 11, kit != "street", "day")
    model = build_set(spec)
    people = (*dict.fromkeys(who for who, _ in deeds), "by")
    frames = int(seconds * 24)
    beats = tuple(
        Beat(f"b{n}", BeatKind.ACTION, (0,), (who,), ("by",), "", (act,), Feeling.NEUTRAL, 0.0)
        for n, (who, act) in enumerate(deeds)
    )
    times = [BeatTime(f"b{n}", n * frames, (n + 1) * frames) for n in range(len(deeds))]
    scene = SceneBeats("s001", people, beats)
    spots = places(scene, people[:2], 1, spec, model)
    looks = dict.fromkeys(people, LOOK)
    performances = block(scene, times, spots, looks, {}, model, RATE)
    return {p.character: p for p in performances}


def jumps(performance: Performance, frames: int = 400) -> list[int]:
    """Frames to which somebody who is on the set gets faster than a run."""
    found = []
    at = [place(performance.path, f, 24.0).position for f in range(frames)]
    for frame, (one, two) in enumerate(itertools.pairwise(at), start=1):
        if min(one[1], two[1]) > -5 and math.dist(one, two) * 24 > FASTEST:
            found.append(frame)
    return found


@pytest.mark.parametrize("kit", ["kitchen", "street", "bedroom"])
@pytest.mark.parametrize(
    "acts",
    [
        (Act.STAND, Act.ENTER, Act.WALK),
        (Act.ENTER, Act.SIT_DOWN, Act.STAND_UP),
        (Act.RUN, Act.SIT_DOWN, Act.EXIT, Act.ENTER),
        (Act.LIE, Act.STAND_UP, Act.RUN, Act.HUG),
        (Act.EXIT, Act.ENTER, Act.EXIT),
    ],
)
def test_nobody_moves_faster_than_a_run(kit: str, acts: tuple[Act, ...]) -> None:
    for performance in played(kit, *(("ida", act) for act in acts), seconds=0.7).values():
        frames = [key.frame for key in performance.path]
        assert frames == sorted(frames)
        assert not jumps(performance)


def test_whoever_is_on_the_set_does_not_come_in_again() -> None:
    ida = played("kitchen", ("ida", Act.STAND), ("ida", Act.ENTER))["ida"]
    assert {key.position for key in ida.path} == {ida.path[0].position}


def test_who_comes_in_with_the_first_beat_is_under_way_at_the_first_frame() -> None:
    ida = played("kitchen", ("ida", Act.ENTER), ("ida", Act.STAND), seconds=2)["ida"]
    first, mark = ida.path[0].position, ida.path[-1].position
    assert math.dist(first, mark) > 0.5
    assert place(ida.path, 0, 24.0).position == first


def test_who_left_comes_back_from_the_door() -> None:
    ida = played("kitchen", ("ida", Act.STAND), ("ida", Act.EXIT), ("ida", Act.ENTER))["ida"]
    assert place(ida.path, 47, 24.0).position[1] > -5
    assert place(ida.path, 300, 24.0).position == ida.path[0].position
