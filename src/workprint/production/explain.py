"""Why: the reasons behind a shot, a character's look or a scene's set."""

from __future__ import annotations

from typing import Any

from workprint.film.reason import Contribution, Evidence, FrameRange, Measure, Reason, ScriptSpan
from workprint.film.shots import KIND_NAMES, MOVE_NAMES, SIZE_NAMES, ShotPlan
from workprint.production.compute import Shelf
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder
from workprint.production.graph import build, make_keeper
from workprint.production.make import inputs_of, plan_at_hand
from workprint.production.progress import Silent


def explain(folder: FilmFolder, target: str) -> dict[str, Any]:
    """The explanations of everything `target` names: a shot's id or slate, a character's id or
    name, a scene's id or number. FilmError when it names nothing."""
    progress = Silent(folder.settings.language)
    shelf = Shelf(folder.hidden / "objects", progress)
    plan = plan_at_hand(folder)
    names = ["screenplay", "characters", plan, "sets"]
    artefacts = build(make_keeper(folder.hidden)).execute(
        names, inputs=inputs_of(folder, shelf, progress)
    )
    found = [*_characters(artefacts, target), *_scenes(artefacts, target)]
    found += _shots(artefacts[plan], target)
    if not found:
        raise FilmError(
            f"{target} names no shot, character or scene of {folder.path}; "
            "the production book shows their ids"
        )
    return {"target": target, "explanations": found}


def _characters(artefacts: dict[str, Any], target: str) -> list[dict[str, Any]]:
    return [
        {
            "id": c.id,
            "what": {"en": f"{c.name}: look", "zh": f"{c.name}：形象"},
            "reasons": [_told(r) for r in c.reasons],
        }
        for c in artefacts["characters"]
        if target.casefold() in (c.id.casefold(), c.name.casefold())
    ]


def _scenes(artefacts: dict[str, Any], target: str) -> list[dict[str, Any]]:
    made = []
    rows = zip(artefacts["screenplay"].scenes, artefacts["sets"], strict=True)
    for n, (scene, spec) in enumerate(rows, start=1):
        if target in (scene.id, scene.number or str(n)):
            weather = ", ".join(spec.weather) or "-"
            made.append(
                {
                    "id": scene.id,
                    "what": {"en": scene.heading.text, "zh": scene.heading.text},
                    "reasons": [
                        {
                            "en": f"set {spec.kit} from “{scene.heading.location}”, "
                            f"{spec.time} from “{scene.heading.time}”, weather {weather}",
                            "zh": f"场景 {spec.kit}，依据“{scene.heading.location}”；"
                            f"{spec.time}，依据“{scene.heading.time}”；天气 {weather}",
                            "evidence": [f"line {scene.first_line}"],
                        }
                    ],
                }
            )
    return made


def _shots(plan: ShotPlan, target: str) -> list[dict[str, Any]]:
    made = []
    for scene in plan.scenes:
        for shot in scene.shots:
            if target.casefold() not in (shot.id.casefold(), shot.number.casefold()):
                continue
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
        "en": reason.text.en,
        "zh": reason.text.zh,
        "evidence": [_evidence(e) for e in reason.evidence],
    }


def _evidence(evidence: Evidence) -> str:
    if isinstance(evidence, ScriptSpan):
        return f"line {evidence.line}"
    if isinstance(evidence, FrameRange):
        return f"frames {evidence.start}-{evidence.end}"
    if isinstance(evidence, Measure):
        date = f", {evidence.date}" if evidence.date else ""
        return f"{evidence.name} {evidence.value} ({evidence.source}{date})"
    assert isinstance(evidence, Contribution)
    return f"{evidence.name} {evidence.weight:g}"
