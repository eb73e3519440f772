"""What a person means by a name: a shot by id or slate, a character by id or name, a scene by id
or number."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.film.characters import Character
from workprint.film.screenplay import Screenplay
from workprint.film.shots import Shot, ShotPlan


def shots_named(plan: ShotPlan, name: str) -> list[Shot]:
    """The shots of that id or slate; set-ups that the cut comes back to share a slate."""
    folded = name.casefold()
    shots = [shot for scene in plan.scenes for shot in scene.shots]
    by_id = [shot for shot in shots if shot.id.casefold() == folded]
    return by_id or [shot for shot in shots if shot.number.casefold() == folded]


def characters_named(characters: Sequence[Character], name: str) -> list[Character]:
    """The characters of that id, name or other name."""
    folded = name.casefold()
    by_id = [c for c in characters if c.id.casefold() == folded]
    return by_id or [
        c for c in characters if folded in (n.casefold() for n in (c.name, *c.aliases))
    ]


def scenes_named(screenplay: Screenplay, name: str) -> list[int]:
    """The scenes (indices) of that id, else of that printed number or place in order."""
    by_id = [n for n, scene in enumerate(screenplay.scenes) if scene.id == name.lower()]
    return by_id or [
        n
        for n, scene in enumerate(screenplay.scenes)
        if name.casefold() == (scene.number or str(n + 1)).casefold()
    ]
