"""Writing a decision down: checked against the film as it is, tied to the script's words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workprint.production.compute import Shelf
from workprint.production.decisions import (
    CHARACTER_FIELDS,
    SCENE_FIELDS,
    SHOT_FIELDS,
    Decision,
    check,
    shot_anchor,
)
from workprint.production.decisions import decide as write_decision
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder
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
        if kind == "scene" and field == "kit":
            _check_kit(text)
        elif field == "voice":
            _check_voice(text)
        pairs.append((field, text))
    progress = Silent(folder.settings.language)
    shelf = Shelf(folder.hidden / "objects", progress)
    plan = plan_at_hand(folder)
    artefacts = build(make_keeper(folder.hidden)).execute(
        ["screenplay", "scene_anchors", "scene_beats", "characters", plan],
        inputs=inputs_of(folder, shelf, progress),
    )
    anchor = ""
    if kind == "shot":
        shots = {s.id: s for scene in artefacts[plan].scenes for s in scene.shots}
        _known(target, shots, kind)
        anchor = shot_anchor(shots[target], artefacts["scene_beats"])
    elif kind == "character":
        _known(target, {c.id: c for c in artefacts["characters"]}, kind)
    else:
        _known(target, {s.id: s for s in artefacts["screenplay"].scenes}, kind)
    decision = Decision(kind, target, tuple(pairs), anchor, why)
    write_decision(folder.decisions, decision, artefacts["scene_anchors"])
    return folder.decisions / f"{kind}s.toml"


def _known(target: str, table: dict[str, object], kind: str) -> None:
    if target not in table:
        few = ", ".join(list(table)[:6])
        raise FilmError(f"{target} is not a {kind} of this film; there are {few} ...")


def _check_voice(voice: str) -> None:
    from workprint.production.make import find_resources
    from workprint.render.voices.cast import unknown_voice

    unknown = unknown_voice(voice, find_resources(Silent()))
    if unknown:
        raise FilmError(
            f"voice={voice} is not known ({unknown}); use a voice such as af_heart, or a mixture "
            "such as af_heart:0.6+bf_emma:0.4"
        )


def _check_kit(kit: str) -> None:
    from workprint.render.sets.kits import HOMES

    if kit not in HOMES:
        raise FilmError(
            f"kit={kit} is not a set of the kit; use one of {', '.join(sorted(HOMES))}"
        )
