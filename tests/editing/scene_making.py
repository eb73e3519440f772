"""From the text of a screenplay to beats and plans, by the stage's own door."""

from __future__ import annotations

from workprint.editing import nodes
from workprint.film.beats import SceneBeats
from workprint.film.characters import Character
from workprint.film.screenplay import Screenplay
from workprint.film.shots import ShotPlan
from workprint.film.time import FrameRate
from workprint.screenplay import parse


def read(text: str) -> tuple[Screenplay, tuple[Character, ...], tuple[SceneBeats, ...]]:
    """The screenplay, its people and its beats."""
    screenplay = parse(text)
    people = nodes.stand_ins(screenplay)
    return screenplay, people, nodes.scene_beats(screenplay, people)


def beats_of(text: str) -> tuple[SceneBeats, ...]:
    """The beats of every scene."""
    return read(text)[2]


def plan_of(text: str, rate: str = "24") -> ShotPlan:
    """The shot plan before any voice has spoken."""
    screenplay, people, beats = read(text)
    return nodes.planned_shots(screenplay, beats, people, FrameRate.parse(rate))
