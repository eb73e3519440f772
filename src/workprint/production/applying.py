"""Laying what people decided over what the machine proposed: found by anchor, then by id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workprint.film.beats import SceneBeats
from workprint.film.characters import Character, Look
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Screenplay
from workprint.film.shots import Angle, Move, Shot, ShotPlan, ShotSize
from workprint.production.decisions import Decision, Decisions, SceneAnchor, look_value


def anchors_of(screenplay: Screenplay) -> tuple[SceneAnchor, ...]:
    """Each scene's anchor: number, heading, and its text up to 400 characters."""
    return tuple(
        SceneAnchor(
            scene.id,
            scene.number,
            scene.heading.text,
            " ".join(
                element.text
                for element in screenplay.elements[scene.first_element + 1 : scene.last_element]
            )[:400],
        )
        for scene in screenplay.scenes
    )


def apply_to_characters(
    characters: tuple[Character, ...], decisions: Sequence[Decision]
) -> tuple[Character, ...]:
    """The characters with the looks people decided."""
    meant = {found.id: d for d in decisions if (found := _character_of(d, characters))}
    made = []
    for character in characters:
        decision = meant.get(character.id)
        if decision is None:
            made.append(character)
            continue
        look = character.look
        for field, value in decision.values:
            if field != "voice":
                look = _with_trait(look, field, value)
        made.append(
            replace(character, look=look, reasons=(*character.reasons, _decided(decision)))
        )
    return tuple(made)


def character_anchor(character: Character) -> str:
    """The words a decision about `character` is tied to: the name."""
    return character.name


def _character_of(decision: Decision, characters: Sequence[Character]) -> Character | None:
    """The character a decision is about: by name, then by id."""
    for character in characters:
        if decision.anchor and decision.anchor in (character.name, *character.aliases):
            return character
    return next((c for c in characters if c.id == decision.target), None)


def decided_voices_of(
    characters: Sequence[Character], decisions: Sequence[Decision]
) -> tuple[tuple[str, str], ...]:
    """(character id, voice) for every voice that was decided."""
    return tuple(
        (found.id, value)
        for d in decisions
        for field, value in d.values
        if field == "voice" and (found := _character_of(d, characters))
    )


def apply_to_plan(
    plan: ShotPlan, beats: Sequence[SceneBeats], decisions: Sequence[Decision]
) -> ShotPlan:
    """The plan with the sizes, lenses, angles and moves people decided.

    A decision is found by its anchor, the words of the first beat the shot covers, within its
    scene; by its id where no shot of the scene has those words.
    """
    if not decisions:
        return plan
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    scenes = []
    for scene in plan.scenes:
        shots = list(scene.shots)
        for decision in decisions:
            if not decision.target.startswith(f"{scene.scene}."):
                continue
            index = _shot_of(shots, decision, words)
            if index is not None:
                shots[index] = _with_values(shots[index], decision)
        scenes.append(replace(scene, shots=tuple(shots)))
    return ShotPlan(tuple(scenes))


def shot_anchor(shot: Shot, beats: Sequence[SceneBeats]) -> str:
    """The words a decision about `shot` is tied to: its first beat's, and its kind."""
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    return _anchor(shot, words)


def _shot_of(shots: list[Shot], decision: Decision, words: dict[str, str]) -> int | None:
    by_id = next((i for i, shot in enumerate(shots) if shot.id == decision.target), None)
    anchored = [
        index
        for index, shot in enumerate(shots)
        if decision.anchor and decision.anchor == _anchor(shot, words)
    ]
    if not anchored or by_id in anchored:
        return by_id
    return anchored[0]


def _anchor(shot: Shot, words: dict[str, str]) -> str:
    first = words.get(shot.slices[0].beat, "") if shot.slices else ""
    return f"{shot.kind.value}: {first}"


def _with_values(shot: Shot, decision: Decision) -> Shot:
    for field, value in decision.values:
        if field == "size":
            shot = replace(shot, size=ShotSize(value))
        elif field == "angle":
            shot = replace(shot, angle=Angle(value))
        elif field == "move":
            shot = replace(shot, move=Move(value))
        elif field == "lens":
            shot = replace(shot, lens_mm=int(value))
    return replace(shot, reason=_decided(decision))


def _decided(decision: Decision) -> Reason:
    said = ", ".join(f"{k} = {v}" for k, v in decision.values)
    why = f" ({decision.why})" if decision.why else ""
    return Reason(Phrase(f"decided: {said}{why}", f"已决定：{said}{why}"))


def _with_trait(look: Look, field: str, value: str) -> Look:
    changes: dict[str, Any] = {field: look_value(field, value)}
    return replace(look, **changes)


def waiting(
    decisions: Decisions, screenplay: Screenplay, characters: Sequence[Character], plan: ShotPlan
) -> list[Phrase]:
    """A sentence for each decision about what this draft does not have: it is kept, and waits."""
    scenes = {scene.id for scene in screenplay.scenes}
    shots = {shot.id for scene in plan.scenes for shot in scene.shots}
    lost = [d for d in decisions.scenes if d.target not in scenes]
    lost += [d for d in decisions.characters if _character_of(d, characters) is None]
    # A shot under another id is found by its anchor, within its scene.
    lost += [
        d
        for d in decisions.shots
        if d.target.partition(".")[0] not in scenes or not (d.anchor or d.target in shots)
    ]
    names = {"scene": "场", "character": "人物", "shot": "镜头"}
    return [
        Phrase(
            f"decisions/{d.kind}s.toml: this draft has no {d.kind} {d.target}; "
            "what was decided on it waits",
            f"decisions/{d.kind}s.toml：本稿没有{names[d.kind]} {d.target}，其决定暂存待用",
        )
        for d in lost
    ]
