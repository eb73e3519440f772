"""Laying what people decided over what the machine proposed: found by anchor, then by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from workprint.film.beats import SceneBeats
from workprint.film.breakdown import Category, Correction
from workprint.film.characters import Character, Look
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Screenplay
from workprint.film.shots import Angle, Move, Shot, ShotPlan, ShotSize
from workprint.production.decision_values import NO_ELEMENT, look_value
from workprint.production.decisions import Decision, Decisions, SceneAnchor, scene_meant


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


def corrections_of(
    decisions: Sequence[Decision], scenes: Sequence[SceneAnchor]
) -> tuple[Correction, ...]:
    """What was decided about elements of the breakdown; a scene may be named by its number."""
    made = []
    for decision in decisions:
        values = dict(decision.values)
        category, scene = values.get("category", NO_ELEMENT), values.get("scene")
        told = Phrase(
            f"decided{f' in {scene}' if scene else ''}"
            + (f": {decision.why}" if decision.why else ""),
            f"{f'在 {scene} ' if scene else ''}人工决定"
            + (f"：{decision.why}" if decision.why else ""),
        )
        known = None if category == NO_ELEMENT else Category(category)
        meant = scene and (scene_meant(scene, scenes) or scene)
        count = int(values["count"]) if "count" in values else None
        made.append(Correction(meant, decision.target, known, told, count))
    return tuple(made)


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
    """The plan with the sizes, lenses, angles and moves people decided: see `find_shot`."""
    if not decisions:
        return plan
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    scenes = []
    for scene in plan.scenes:
        shots = list(scene.shots)
        for decision in decisions:
            if not decision.target.startswith(f"{scene.scene}."):
                continue
            index = find_shot(scene.shots, decision, words)
            if index is not None:
                shots[index] = _with_values(shots[index], decision)
        scenes.append(replace(scene, shots=tuple(shots)))
    return ShotPlan(tuple(scenes))


def shot_anchor(shot: Shot, beats: Sequence[SceneBeats]) -> str:
    """The words a decision about `shot` is tied to: its first beat's, and its kind."""
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    return _anchor(shot, words)


def find_shot(shots: Sequence[Shot], decision: Decision, words: Mapping[str, str]) -> int | None:
    """Which of a scene's shots a decision is about; None when it is none of them.

    The anchor tells: the kind of shot and the words of the first beat it covered. A line that
    was rewritten keeps its decision while most of its words stay; of several shots one that
    begins with it is meant, then the one with the same id, then one of the same kind. Without
    an anchor, the id alone counts. `words` are the beats' texts by id.
    """
    by_id = next((i for i, shot in enumerate(shots) if shot.id == decision.target), None)
    if not decision.anchor:
        return by_id
    kind, _, said = decision.anchor.partition(": ")
    best: tuple[float, bool, bool, bool, int] | None = None
    for index, shot in enumerate(shots):
        same = shot.kind.value == kind
        for place, part in enumerate(shot.slices):
            alike = _alike(said, words.get(part.beat, ""))
            if alike >= (_SAME_KIND if same else _OTHER_KIND):
                score = (alike, place == 0, index == by_id, same, -index)
                best = max(best or score, score)
    return -best[4] if best else None


_SAME_KIND, _OTHER_KIND = 0.55, 0.75
"""How alike words must be for a shot to be the one that was meant, from 0 to 1."""


def _alike(one: str, other: str) -> float:
    """How much two texts share, 0 to 1; a text that goes on from the other counts as alike."""
    if one == other:
        return 1.0
    a, b = _WORDS.findall(one.casefold()), _WORDS.findall(other.casefold())
    if not a or not b:
        return 0.0
    shared = sum(m.size for m in SequenceMatcher(a=a, b=b, autojunk=False).get_matching_blocks())
    # A line of two words may gain ten and is still that line; two of ten common words are not.
    return max(2 * shared / (len(a) + len(b)), 0.99 * shared / len(a) if shared > 1 else 0.0)


_WORDS = re.compile(r"[\u3400-\u9fff]|[^\W_]+")


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
    decided = _decided(decision)
    before = shot.reason.text
    text = Phrase(
        f"{decided.text.en}; proposed: {before.en}", f"{decided.text.zh}；原建议：{before.zh}"
    )
    return replace(shot, reason=Reason(text, shot.reason.evidence))


def _decided(decision: Decision) -> Reason:
    said = ", ".join(f"{k} = {v}" for k, v in decision.values)
    why = f" ({decision.why})" if decision.why else ""
    return Reason(Phrase(f"decided: {said}{why}", f"已决定：{said}{why}"))


def _with_trait(look: Look, field: str, value: str) -> Look:
    changes: dict[str, Any] = {field: look_value(field, value)}
    return replace(look, **changes)


def _quoted(decision: Decision) -> str:
    """The words a shot was about, to know it by."""
    said = decision.anchor.partition(": ")[2] if decision.kind == "shot" else ""
    short = said if len(said) <= 40 else f"{said[:39]}…"
    return f" (“{short}”)" if short else ""


def waiting(
    decisions: Decisions,
    screenplay: Screenplay,
    characters: Sequence[Character],
    plan: ShotPlan,
    beats: Sequence[SceneBeats],
) -> list[Phrase]:
    """A sentence for each decision about what this draft does not have: it is kept, and waits."""
    scenes = {scene.id for scene in screenplay.scenes}
    shots = {scene.scene: scene.shots for scene in plan.scenes}
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    lost = [d for d in decisions.scenes if d.target not in scenes]
    lost += [d for d in decisions.characters if _character_of(d, characters) is None]
    lost += [
        d
        for d in decisions.shots
        if find_shot(shots.get(d.target.partition(".")[0], ()), d, words) is None
    ]
    names = {"scene": "场", "character": "人物", "shot": "镜头"}
    elements = _elements_waiting(decisions.elements, anchors_of(screenplay))
    return [*elements] + [
        Phrase(
            f"decisions/{d.kind}s.toml: this draft has no {d.kind} {d.target}{_quoted(d)}; "
            "what was decided on it waits",
            f"decisions/{d.kind}s.toml：本稿没有{names[d.kind]} {d.target}{_quoted(d)}，"
            "其决定暂存待用",
        )
        for d in lost
    ]


def _elements_waiting(
    decisions: Sequence[Decision], scenes: Sequence[SceneAnchor]
) -> Iterator[Phrase]:
    """A sentence for each decision on an element in a scene that is not there."""
    for decision in decisions:
        scene = dict(decision.values).get("scene")
        if scene is not None and scene_meant(scene, scenes) is None:
            yield Phrase(
                f"decisions/elements.toml: this draft has no one scene {scene}, in which "
                f"{decision.target} was decided; write its id or number, until then that waits",
                f"decisions/elements.toml：本稿没有唯一的第 {scene} 场，{decision.target} 的决定"
                "暂存待用，请写明场次",
            )
