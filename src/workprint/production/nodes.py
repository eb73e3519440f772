"""The door of production: where what people decided meets what the machine proposed."""

from __future__ import annotations

from dataclasses import replace

from workprint.film.beats import SceneBeats
from workprint.film.breakdown import Breakdown, Correction, Proposal
from workprint.film.characters import Character
from workprint.film.layout import FilmLayout, lay_out
from workprint.film.screenplay import Screenplay
from workprint.film.shots import ShotPlan
from workprint.film.terms import ShootTerms
from workprint.film.time import FrameRate
from workprint.production.applying import (
    anchors_of,
    apply_to_characters,
    apply_to_plan,
    corrections_of,
    decided_voices_of,
)
from workprint.production.breakdown_proposals import proposals_in
from workprint.production.decision_values import SET_FIELDS
from workprint.production.decisions import Decisions, SceneAnchor, SceneMemory
from workprint.production.errors import FilmError
from workprint.production.folder import no_scenes
from workprint.production.shoot.deciding import decided_terms


def screenplay(draft: Screenplay, scene_memory: SceneMemory) -> Screenplay:
    """The draft with each scene under the id it had in earlier drafts.

    FilmError for a draft without scenes: there is nothing to film.
    """
    if not draft.scenes:
        raise FilmError(no_scenes("the screenplay"))
    if not scene_memory.scenes:
        return draft
    from workprint.screenplay import match_scenes

    known = [(a.id, a.number, a.heading, a.opening) for a in scene_memory.scenes]
    ids = match_scenes(known, draft, used=scene_memory.used)
    scenes = tuple(replace(s, id=i) for s, i in zip(draft.scenes, ids, strict=True))
    return replace(draft, scenes=scenes)


def scene_anchors(screenplay: Screenplay) -> tuple[SceneAnchor, ...]:
    """How each scene reads now, for the next draft to be matched against."""
    return anchors_of(screenplay)


def decided_voices(
    characters: tuple[Character, ...], decisions: Decisions
) -> tuple[tuple[str, str], ...]:
    """(character, voice) pairs that people chose."""
    return decided_voices_of(characters, decisions.characters)


def decided_sets(decisions: Decisions) -> tuple[tuple[str, str, str], ...]:
    """(scene, field, value): kits and times of day that people chose."""
    return tuple(
        (d.target, f, v) for d in decisions.scenes for f, v in d.values if f in SET_FIELDS
    )


def corrections(
    decisions: Decisions, scene_anchors: tuple[SceneAnchor, ...]
) -> tuple[Correction, ...]:
    """What people said of elements of the breakdown."""
    return corrections_of(decisions.elements, scene_anchors)


def shoot_terms(base_terms: ShootTerms, decisions: Decisions, breakdown: Breakdown) -> ShootTerms:
    """The terms of the shoot, with what was decided of scenes and days."""
    return decided_terms(base_terms, decisions, breakdown)


def proposals(proposals_text: str) -> tuple[Proposal, ...]:
    """What a language model proposed for the breakdown."""
    return proposals_in(proposals_text)


def characters(stand_ins: tuple[Character, ...], decisions: Decisions) -> tuple[Character, ...]:
    """The people of the film, with the looks that were decided."""
    return apply_to_characters(stand_ins, decisions.characters)


def shot_plan(
    planned_shots: ShotPlan, scene_beats: tuple[SceneBeats, ...], decisions: Decisions
) -> ShotPlan:
    """The shot plan before the shoot, with what was decided."""
    return apply_to_plan(planned_shots, scene_beats, decisions.shots)


def timed_plan(
    spoken_shots: ShotPlan, scene_beats: tuple[SceneBeats, ...], decisions: Decisions
) -> ShotPlan:
    """The shot plan on the clock of the voices, with what was decided."""
    return apply_to_plan(spoken_shots, scene_beats, decisions.shots)


def film_layout(timed_plan: ShotPlan, frame_rate: FrameRate) -> FilmLayout:
    """Where title, scenes and credits lie in the film."""
    return lay_out(timed_plan, frame_rate)
