"""Why: the reasons behind a shot, a character's look, a scene's set, an element."""

from __future__ import annotations

from typing import Any

from workprint.analysis.naming import key_of
from workprint.film.breakdown import CATEGORIES, Breakdown
from workprint.film.reason import (
    Contribution,
    DraftSpan,
    Evidence,
    FrameRange,
    Measure,
    Reason,
    ScriptSpan,
    pair,
)
from workprint.film.shots import KIND_NAMES, MOVE_NAMES, SIZE_NAMES, ShotPlan
from workprint.production.compute import Shelf
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder
from workprint.production.graph import build, make_keeper
from workprint.production.inputs import inputs_of
from workprint.production.make import plan_at_hand
from workprint.production.naming import characters_named, scenes_named, shots_named
from workprint.production.progress import Silent


def explain(folder: FilmFolder, target: str) -> dict[str, Any]:
    """The explanations of everything `target` names: a shot's id or slate, a character's id or
    name, a scene's id or number, an element's id or name. FilmError when it names nothing."""
    progress = Silent(folder.settings.language)
    shelf = Shelf(folder.hidden / "objects", progress)
    plan = plan_at_hand(folder)
    names = ["screenplay", "characters", plan, "sets"]
    driver = build(make_keeper(folder.hidden))
    inputs = inputs_of(folder, shelf, progress)
    artefacts = driver.execute(names, inputs=inputs)
    found = [*_characters(artefacts, target), *_scenes(artefacts, target)]
    found += _shots(artefacts[plan], target)
    if not found:
        made = driver.execute(["breakdown"], inputs=inputs)["breakdown"]
        found = _elements(made, target)
    if not found:
        raise FilmError(
            f"{target} names no shot, character, scene or element of {folder.path}; "
            "the production book shows their ids"
        )
    also: list[dict[str, Any]] = []
    if any(c.id == item["id"] for item in found for c in artefacts["characters"]):
        made = driver.execute(["breakdown"], inputs=inputs)["breakdown"]
        ids = [item["id"] for item in _elements(made, target)]
        also = [_also(one) for one in dict.fromkeys(ids)]
    return {"target": target, "explanations": found, "also": also}


def _also(element: str) -> dict[str, Any]:
    """Where an element of the same name is explained."""
    return {
        "id": element,
        "en": f"also an element of the breakdown: workprint explain {element}",
        "zh": f"也是分解中的元素：workprint explain {element}",
    }


def _characters(artefacts: dict[str, Any], target: str) -> list[dict[str, Any]]:
    return [
        {
            "id": c.id,
            "what": {"en": f"{c.name}: look", "zh": f"{c.name}：形象"},
            "reasons": [_told(r) for r in c.reasons],
        }
        for c in characters_named(artefacts["characters"], target)
    ]


def _scenes(artefacts: dict[str, Any], target: str) -> list[dict[str, Any]]:
    made = []
    for n in scenes_named(artefacts["screenplay"], target):
        scene, spec = artefacts["screenplay"].scenes[n], artefacts["sets"][n]
        heading = f"{scene.number or n + 1}. {scene.heading.text}"
        place, time = scene.heading.location, scene.heading.time
        said_en = [f"set {spec.kit}" + (f" from “{place}”" if place else "")]
        said_zh = [f"布景 {spec.kit}" + (f"，依据“{place}”" if place else "")]
        hour = _HOURS_ZH.get(spec.time, spec.time)
        said_en.append(f"{spec.time} from “{time}”" if time else f"{spec.time}, none is named")
        said_zh.append(f"{hour}，依据“{time}”" if time else f"{hour}（剧本未写）")
        if spec.weather:
            said_en.append("weather " + ", ".join(spec.weather))
            said_zh.append("天气：" + "、".join(_WEATHER_ZH.get(w, w) for w in spec.weather))
        made.append(
            {
                "id": scene.id,
                "what": {"en": heading, "zh": heading},
                "reasons": [
                    {
                        "en": "; ".join(said_en),
                        "zh": "；".join(said_zh),
                        "evidence": [f"line {scene.first_line}"],
                    }
                ],
            }
        )
    return made


def _elements(breakdown: Breakdown, target: str) -> list[dict[str, Any]]:
    """An element in each scene that needs it, with the reasons there."""
    wanted = key_of(target)
    known = {
        e.id
        for e in breakdown.elements
        if target == e.id or any(key_of(name) == wanted for name in e.names)
    }
    made = []
    for scene in breakdown.scenes:
        for element in scene.elements:
            if element.id in known:
                named = CATEGORIES[element.category].name
                sure = f"{element.confidence:.2f}"
                made.append(
                    {
                        "id": element.id,
                        "what": {
                            "en": f"{element.name}: {named.en.lower()} in {scene.number}. "
                            f"{scene.heading}, sure by {sure}",
                            "zh": f"{element.name}：{named.zh}，第 {scene.number} 场 "
                            f"{scene.heading}，把握 {sure}",
                        },
                        "reasons": [_told(reason) for reason in element.reasons],
                    }
                )
    return made


_HOURS_ZH = {"dawn": "清晨", "day": "日", "dusk": "黄昏", "night": "夜"}
_WEATHER_ZH = {"rain": "雨", "storm": "暴风雨", "snow": "雪", "fog": "雾", "wind": "风"}


def _shots(plan: ShotPlan, target: str) -> list[dict[str, Any]]:
    made = []
    for shot in shots_named(plan, target):
        parts = (KIND_NAMES[shot.kind], SIZE_NAMES[shot.size], MOVE_NAMES[shot.move])
        made.append(
            {
                "id": shot.id,
                "what": {
                    "en": f"{shot.number} {', '.join(p.en for p in parts)}, {shot.lens_mm} mm",
                    "zh": f"{shot.number} {'，'.join(p.zh for p in parts)}，{shot.lens_mm} mm",
                },
                "reasons": [_told(shot.reason)],
            }
        )
    return made


def _told(reason: Reason) -> dict[str, Any]:
    return {
        **pair(reason.text),
        "evidence": [_evidence(e) for e in reason.evidence],
    }


def _evidence(evidence: Evidence) -> str:
    if isinstance(evidence, ScriptSpan):
        return f"line {evidence.line}"
    if isinstance(evidence, DraftSpan):
        return f"draft {evidence.draft.upper()}, line {evidence.span.line}"
    if isinstance(evidence, FrameRange):
        return f"frames {evidence.start}-{evidence.end}"
    if isinstance(evidence, Measure):
        date = f", {evidence.date}" if evidence.date else ""
        return f"{evidence.name} {evidence.value} ({evidence.source}{date})"
    assert isinstance(evidence, Contribution)
    return f"{evidence.name} {evidence.weight:g}"
