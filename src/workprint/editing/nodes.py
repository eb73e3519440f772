"""The door of the editing stage: who is in the film, what happens, the shots and the cut."""

from __future__ import annotations

from fractions import Fraction

from workprint.editing.casting import cast
from workprint.editing.cut import timeline_of
from workprint.editing.people import people
from workprint.editing.plan import plan_film
from workprint.editing.reading import read_scenes
from workprint.film.beats import SceneBeats
from workprint.film.characters import Character
from workprint.film.layout import FilmLayout
from workprint.film.screenplay import Screenplay
from workprint.film.shots import ShotPlan
from workprint.film.speech import SpokenLine
from workprint.film.time import FrameRate
from workprint.render.sets.words import prop_for


def stand_ins(screenplay: Screenplay) -> tuple[Character, ...]:
    """Everyone in the film, with the look the script's words give them."""
    return cast(screenplay, people(screenplay))


def scene_beats(
    screenplay: Screenplay, characters: tuple[Character, ...]
) -> tuple[SceneBeats, ...]:
    """What happens in each scene, beat by beat."""
    return read_scenes(screenplay, people(screenplay), characters, prop_for)


def planned_shots(
    screenplay: Screenplay,
    scene_beats: tuple[SceneBeats, ...],
    characters: tuple[Character, ...],
    frame_rate: FrameRate,
) -> ShotPlan:
    """The shot plan before any voice has spoken: lines last as long as they read."""
    return plan_film(screenplay, scene_beats, characters, {}, frame_rate)


def spoken_shots(
    screenplay: Screenplay,
    scene_beats: tuple[SceneBeats, ...],
    characters: tuple[Character, ...],
    spoken_lines: tuple[SpokenLine, ...],
    frame_rate: FrameRate,
) -> ShotPlan:
    """The same plan on the clock of the voices."""
    seconds = {line.beat: Fraction(line.samples, line.sample_rate) for line in spoken_lines}
    return plan_film(screenplay, scene_beats, characters, seconds, frame_rate)


def cut(
    screenplay: Screenplay,
    scene_beats: tuple[SceneBeats, ...],
    timed_plan: ShotPlan,
    film_layout: FilmLayout,
    film_title: str,
    frame_rate: FrameRate,
) -> str:
    """The cut, an OpenTimelineIO timeline as JSON, with a marker at each scene."""
    return timeline_of(screenplay, scene_beats, timed_plan, film_layout, film_title, frame_rate)
