"""The door of script analysis."""

from __future__ import annotations

from pathlib import Path

from workprint.analysis.breakdown import break_down
from workprint.analysis.story import tell
from workprint.analysis.tags import load
from workprint.film.breakdown import Breakdown, Correction, Proposal
from workprint.film.characters import Character
from workprint.film.genres import GenreMix
from workprint.film.language import SceneFeeling
from workprint.film.screenplay import SceneLength, Screenplay
from workprint.film.story import DeclaredGenders, Story


def breakdown(
    screenplay: Screenplay,
    characters: tuple[Character, ...],
    scene_lengths: tuple[SceneLength, ...],
    corrections: tuple[Correction, ...],
    proposals: tuple[Proposal, ...],
    breakdown_model: str,
    syntax_model: str,
) -> Breakdown:
    """What each scene needs on the day: elements, places, script days, a line each.

    The models are folders and what is in them; without the English parser, an English screenplay
    is broken down to its cast, its places and what rules find.
    """
    models = breakdown_model, syntax_model
    return _broken(screenplay, characters, scene_lengths, corrections, proposals, models)


def found_breakdown(
    breakdown: Breakdown,
    screenplay: Screenplay,
    characters: tuple[Character, ...],
    scene_lengths: tuple[SceneLength, ...],
    corrections: tuple[Correction, ...],
    proposals: tuple[Proposal, ...],
    breakdown_model: str,
    syntax_model: str,
) -> Breakdown:
    """The breakdown before anybody decided on an element: what a table of it is read against."""
    if not corrections:
        return breakdown
    models = breakdown_model, syntax_model
    return _broken(screenplay, characters, scene_lengths, (), proposals, models)


def _broken(
    screenplay: Screenplay,
    characters: tuple[Character, ...],
    scene_lengths: tuple[SceneLength, ...],
    corrections: tuple[Correction, ...],
    proposals: tuple[Proposal, ...],
    models: tuple[str, str],
) -> Breakdown:
    tagger, syntax = (model.partition("\n")[0] for model in models)
    return break_down(
        screenplay, characters, scene_lengths, load(Path(tagger)),
        Path(syntax) if syntax else None, corrections, proposals,
    )  # fmt: skip


def story(
    screenplay: Screenplay,
    characters: tuple[Character, ...],
    scene_lengths: tuple[SceneLength, ...],
    scene_feelings: tuple[SceneFeeling, ...],
    declared_genders: DeclaredGenders,
    genre_mix: GenreMix,
    turns_model: str,
) -> Story:
    """What a producer reads a script for: people, pace, genres, turns, content, coverage."""
    folder = Path(turns_model.partition("\n")[0])
    declared = dict(declared_genders.pairs)
    return tell(screenplay, characters, scene_lengths, scene_feelings, declared, genre_mix, folder)
