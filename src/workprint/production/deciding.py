"""Writing a decision down: checked against the film as it is, tied to the script's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workprint.film.shots import ShotPlan
from workprint.production.applying import character_anchor, shot_anchor
from workprint.production.compute import Shelf
from workprint.production.decision_files import decide as write_decision
from workprint.production.decision_files import forget as forget_decision
from workprint.production.decision_values import (
    FIELDS,
    SHOOT_FIELDS,
    check,
    check_voice,
    shoot_date,
)
from workprint.production.decisions import Decision, scene_meant
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder, only_one
from workprint.production.graph import build, make_keeper
from workprint.production.inputs import inputs_of
from workprint.production.make import plan_at_hand
from workprint.production.naming import characters_named, scenes_named, shots_named
from workprint.production.progress import Silent

_KINDS = "shot, character, scene, element or day"


def decide(folder: FilmFolder, kind: str, target: str, values: Sequence[str], why: str) -> Path:
    """Write FIELD=VALUE pairs about a shot, a character, a scene, an element of the breakdown or a
    shooting day; the file written.

    FilmError when the target is not in the film or a value does not fit its field.
    """
    if kind not in FIELDS:
        raise FilmError(f"{kind} cannot be decided on; use {_KINDS}")
    pairs = []
    for value in values:
        field, equals, text = value.partition("=")
        if not equals or field not in FIELDS[kind]:
            raise FilmError(
                f"{value} is not FIELD=VALUE of this {kind}; fields are {', '.join(FIELDS[kind])}"
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
    wanted = ["screenplay", "scene_anchors", "scene_beats", "characters", plan]
    wanted += ["breakdown"] if kind == "element" else []
    wanted += ["planned_shoot", "breakdown"] if kind == "day" else []
    of_shoot = kind == "day" or (kind == "scene" and {*SHOOT_FIELDS} & {*dict(decision.values)})
    wanted += ["breakdown"] if kind == "scene" and of_shoot else []
    artefacts = build(make_keeper(folder.hidden)).execute(wanted, inputs=inputs)
    meant, anchor = _meant(kind, target, artefacts, artefacts[plan])
    if kind == "element":
        decision = replace(decision, values=_in_scene(decision, artefacts))
    if kind == "day":
        decision = replace(decision, values=_of_day(decision, artefacts))
    decision = replace(decision, target=meant, anchor=anchor)
    if of_shoot:
        from workprint.production.shoot.deciding import check_decided

        check_decided(inputs["base_terms"], inputs["decisions"], decision, artefacts["breakdown"])
    write_decision(
        folder.decisions,
        decision,
        artefacts["scene_anchors"],
    )
    return folder.decisions / f"{kind}s.toml"


def _meant(
    kind: str, name: str, artefacts: Mapping[str, Any], plan: ShotPlan | None
) -> tuple[str, str]:
    """The id and the anchor of what `name` means; FilmError when it means none or several."""
    found: list[tuple[str, str]]
    if kind == "element":
        return name, ""  # what a person calls it, whether it was found or not
    if kind == "day":
        return shoot_date(name, "the day").isoformat(), ""
    if kind == "shot" and plan is not None:
        beats = artefacts["scene_beats"]
        found = [(s.id, shot_anchor(s, beats)) for s in shots_named(plan, name)]
        known = [f"{s.number} ({s.id})" for scene in plan.scenes for s in scene.shots]
    elif kind == "character":
        people = artefacts["characters"]
        found = [(c.id, character_anchor(c)) for c in characters_named(people, name)]
        known = [c.id for c in people]
    else:
        screenplay = artefacts["screenplay"]
        found = [(screenplay.scenes[n].id, "") for n in scenes_named(screenplay, name)]
        known = [s.id for s in screenplay.scenes]
    if not found:
        more = " ..." if len(known) > 6 else ""
        raise FilmError(
            f"{name} is not a {kind} of this film; there are {', '.join(known[:6])}{more}"
        )
    if len(found) > 1:
        raise FilmError(
            f"{name} is {len(found)} {kind}s: {', '.join(i for i, _ in found)}; name one of them"
        )
    return found[0]


def _of_day(decision: Decision, artefacts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The values of a decision on a shooting day, with its scenes by id, in their order;
    `scenes=planned` are those the plan has on it."""
    values = dict(decision.values)
    if "scenes" in values:
        day = shoot_date(decision.target, "the day")
        from workprint.production.shoot.deciding import scenes_planned

        names = (
            scenes_planned(artefacts["planned_shoot"], artefacts["breakdown"], day)
            if values["scenes"] == "planned"
            else [name.strip() for name in values["scenes"].split(",") if name.strip()]
        )
        ids = [_meant("scene", name, artefacts, None)[0] for name in names]
        if not ids:
            raise FilmError(
                f"{decision.target}: nothing is shot on it; name its scenes: scenes=3,4"
            )
        twice = next((id for n, id in enumerate(ids) if id in ids[:n]), None)
        if twice is not None:
            raise FilmError(
                f"{decision.target}: scene {names[ids.index(twice)]} is there twice; name it once"
            )
        values["scenes"] = ",".join(ids)
    return tuple(values.items())


def _in_scene(decision: Decision, artefacts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The values of a decision on an element, with its scene by id; FilmError where there is no
    such scene, or no category."""
    values = dict(decision.values)
    if "category" not in values and "count" in values:
        values["category"] = _category_found(decision.target, values.get("scene"), artefacts)
    if "category" not in values:
        raise FilmError(
            f"nothing is said of {decision.target}; write category=props, or category=none"
        )
    if "scene" not in values:
        from workprint.analysis.naming import same_thing

        names = {name for e in artefacts["breakdown"].elements for name in e.names}
        if not any(same_thing(decision.target, name) for name in names):
            raise FilmError(
                f"nothing in the breakdown is called {decision.target}; to add it, name the scene "
                "that needs it: scene=3"
            )
    if "scene" in values:
        values["scene"], _ = _meant("scene", values["scene"], artefacts, None)
    return tuple(values.items())


def _category_found(name: str, scene: str | None, artefacts: Mapping[str, Any]) -> str:
    """The category an element has in the breakdown, in a scene or everywhere; FilmError where it
    is not there or has several."""
    from workprint.analysis.naming import key_of, same_thing

    wanted = _meant("scene", scene, artefacts, None)[0] if scene is not None else None
    there = [
        e
        for s in artefacts["breakdown"].scenes
        if wanted in (None, s.scene)
        for e in s.elements
        if same_thing(name, e.name)
    ]
    exact = [e for e in there if key_of(e.name) == key_of(name)]
    found = sorted({e.category.value for e in exact or there})
    if len(found) == 1:
        return str(found[0])
    where = f"scene {scene}" if scene is not None else "the breakdown"
    if not found:
        raise FilmError(
            f"nothing in {where} is called {name}; to add it, say what it is: category=props"
        )
    raise FilmError(f"{name} is {' and '.join(found)} in {where}; say which: category={found[0]}")


def forget(folder: FilmFolder, kind: str, target: str, values: Sequence[str] = ()) -> Path:
    """Take back what was decided about a shot, a character, a scene or an element; the file it
    stood in. Of an element, `scene=3` in `values` takes back what was decided in that scene only.

    FilmError when nothing was decided about it.
    """
    if kind not in FIELDS:
        raise FilmError(f"{kind} cannot be decided on; use {_KINDS}")
    scene = _scene_named(kind, values)
    with only_one(folder, "decisions"):
        if scene is not None:
            progress = Silent(folder.settings.language)
            inputs = inputs_of(folder, Shelf(folder.hidden / "objects", progress), progress)
            anchors = build(make_keeper(folder.hidden)).execute(["scene_anchors"], inputs=inputs)
            scenes = anchors["scene_anchors"]
            meant = scene_meant(scene, scenes) or scene
            if not forget_decision(folder.decisions, kind, target, meant, scenes):
                raise FilmError(f"nothing was decided about {target} in scene {scene}")
            return folder.decisions / f"{kind}s.toml"
        if forget_decision(folder.decisions, kind, target):
            return folder.decisions / f"{kind}s.toml"
        # Named by slate, name or number: what does it mean in the film as it is?
        progress = Silent(folder.settings.language)
        plan = plan_at_hand(folder)
        artefacts = build(make_keeper(folder.hidden)).execute(
            ["screenplay", "scene_beats", "characters", plan],
            inputs=inputs_of(folder, Shelf(folder.hidden / "objects", progress), progress),
        )
        meant, _ = _meant(kind, target, artefacts, artefacts[plan])
        if not forget_decision(folder.decisions, kind, meant):
            raise FilmError(f"nothing was decided about the {kind} {target}")
    return folder.decisions / f"{kind}s.toml"


def _scene_named(kind: str, values: Sequence[str]) -> str | None:
    """The scene that --undo is about; FilmError for anything else that is said with it."""
    if not values:
        return None
    field, equals, text = values[0].partition("=")
    if kind != "element" or len(values) > 1 or field != "scene" or not equals or not text:
        raise FilmError(
            f"--undo takes back the whole decision, not {' '.join(values)}; leave that out, or of "
            "an element say scene=3"
        )
    return text
