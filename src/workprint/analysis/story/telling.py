"""The story of a screenplay, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from workprint.analysis.story.arcs import arcs
from workprint.analysis.story.content import descriptors
from workprint.analysis.story.coverage import coverage
from workprint.analysis.story.limits import foreign, limits
from workprint.analysis.story.pace import pace
from workprint.analysis.story.people import bonds, never_meet, presence
from workprint.analysis.story.readability import readability
from workprint.analysis.story.reading import story_scenes
from workprint.analysis.story.representation import representation
from workprint.analysis.story.themes import themes
from workprint.analysis.story.turning import turning_points
from workprint.film.characters import Character
from workprint.film.genres import GenreMix
from workprint.film.language import SceneFeeling
from workprint.film.screenplay import SceneLength, Screenplay
from workprint.film.story import Representation, Story


def tell(
    screenplay: Screenplay,
    characters: Sequence[Character],
    lengths: Sequence[SceneLength],
    feelings: Sequence[SceneFeeling],
    declared: Mapping[str, str] | None = None,
    genres: GenreMix | None = None,
    turns: Path | None = None,
) -> Story:
    """What a producer reads a script for.

    `feelings` may be empty where the mood model is not at hand; `declared` maps names to
    "female", "male" or "other"; `genres` is the mix that the language stage made;
    `turns` the folder of the model of turning points, the one in use by default.
    """
    scenes = story_scenes(screenplay, characters)
    known = {one.scene: one for one in lengths}
    people = presence(scenes, characters, {scene: one.page for scene, one in known.items()})
    moves = pace(scenes, known, people)
    feel = arcs(scenes, feelings, people)
    unread = foreign(screenplay, scenes)
    told = Story(
        people,
        bonds(scenes),
        never_meet(scenes, people),
        moves,
        feel,
        turning_points(scenes, moves.scenes, people, screenplay.language, turns),
        () if unread else descriptors(screenplay, scenes),
        Representation((), (), ())
        if unread
        else representation(scenes, people, declared or {}, screenplay.language),
        () if unread else readability(screenplay, scenes),
        (),
        limits(screenplay, scenes, bool(feel)),
        None if unread or not scenes else genres,
        () if unread else themes(screenplay, scenes),
    )
    return coverage(screenplay, scenes, told)
