"""Writing a decision down: checked against the film as it is, tied to the script's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workprint.production.applying import character_anchor, shot_anchor
from workprint.production.compute import Shelf
from workprint.production.decisions import (
    CHARACTER_FIELDS,
    SCENE_FIELDS,
    SHOT_FIELDS,
    Decision,
    check,
    check_voice,
)
from workprint.production.decisions import decide as write_decision
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder, only_one
from workprint.production.graph import build, make_keeper
from workprint.production.make import inputs_of, plan_at_hand
from workprint.production.progress import Silent

_FIELDS = {"shot": SHOT_FIELDS, "character": CHARACTER_FIELDS, "scene": SCENE_FIELDS}


def decide(folder: FilmFolder, kind: str, target: str, values: Sequence[str], why: str) -> Path:
    """Write FIELD=VALUE pairs about a shot, a character or a scene; the file written.

    FilmError when the target is not in the film or a value does not fit its field.
    """
    if kind not in _FIELDS:
        raise FilmError(f"{kind} cannot be decided on; use shot, character or scene")
    pairs = []
    for value in values:
        field, equals, text = value.partition("=")
        if not equals or field not in _FIELDS[kind]:
            raise FilmError(
                f"{value} is not FIELD=VALUE for a {kind}; fields are {', '.join(_FIELDS[kind])}"
            )
        check(kind, field, text, target)
        pairs.append((field, text))
    with only_one(folder, "decisions"):
        return _write(folder, Decision(kind, target, tuple(pairs), why=why))


def _write(folder: FilmFolder, decision: Decision) -> Path:
    """Check the decision against the film as it is, tie it to the script, write it down."""
    kind, target = decision.kind, decision.target
    progress = Silent(folder.settings.language)
    shelf = Shelf(folder.hidden / "objects", progress)
    plan = plan_at_hand(folder)
    inputs = inputs_of(folder, shelf, progress)
    for field, value in decision.values:
        if field == "voice":
            check_voice(value, inputs["resources"], target)
    artefacts = build(make_keeper(folder.hidden)).execute(
        ["screenplay", "scene_anchors", "scene_beats", "characters", plan], inputs=inputs
    )
    anchor = ""
    if kind == "shot":
        shots = {s.id: s for scene in artefacts[plan].scenes for s in scene.shots}
        _known(target, shots, kind)
        anchor = shot_anchor(shots[target], artefacts["scene_beats"])
    elif kind == "character":
        people = {c.id: c for c in artefacts["characters"]}
        _known(target, people, kind)
        anchor = character_anchor(people[target])
    else:
        _known(target, {s.id: s for s in artefacts["screenplay"].scenes}, kind)
    write_decision(folder.decisions, replace(decision, anchor=anchor), artefacts["scene_anchors"])
    return folder.decisions / f"{kind}s.toml"


def _known(target: str, table: dict[str, object], kind: str) -> None:
    if target not in table:
        few = ", ".join(list(table)[:6])
        raise FilmError(f"{target} is not a {kind} of this film; there are {few} ...")
