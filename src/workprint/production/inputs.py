"""The graph's inputs: what a person brings (screenplay, settings, decisions, earlier drafts) and
what the machine has (models)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from workprint.film.layout import PictureSize
from workprint.film.reason import Phrase
from workprint.film.story import DeclaredGenders
from workprint.film.time import FrameRate
from workprint.production.breakdown_proposals import proposals_file, read_proposals
from workprint.production.compute import Shelf
from workprint.production.decision_values import check_voice
from workprint.production.decisions import Decisions, SceneAnchor, SceneMemory, read_decisions
from workprint.production.errors import FilmError
from workprint.production.folder import FilmFolder, check_size
from workprint.production.progress import Progress
from workprint.production.shoot.nominal import terms_of
from workprint.render.resources import Resources

_JOBS = {
    "makehuman": "body",
    "kokoro": "voice_model",
    "kokoro-voices": "more_voices",
    "pronunciation-en": "pronunciation",
    "type": "type_face",
}
"""What each model of the lock file is in `Resources`."""


def inputs_of(folder: FilmFolder, shelf: Shelf, progress: Progress) -> dict[str, Any]:
    """The graph's inputs: everything a person or the machine brings."""
    decisions = read_decisions(folder.decisions)
    settings = folder.settings
    resources = find_resources(progress)
    for decision in decisions.characters:
        for field, value in decision.values:
            if field == "voice":
                check_voice(value, resources, f"decisions/characters.toml: {decision.target}")
    try:
        check_size(folder.screenplay)
        data = folder.screenplay.read_bytes()
    except OSError as error:
        raise FilmError(f"{folder.screenplay} cannot be read: {error.strerror}") from None
    return {
        "screenplay_bytes": data,
        "screenplay_name": str(folder.screenplay),
        "film_language": settings.language,
        "film_title": folder.title,
        "frame_rate": FrameRate.parse(settings.picture.rate),
        "picture_size": PictureSize(settings.picture.width, settings.picture.height),
        "loudness_lufs": settings.sound.loudness_lufs,
        "decisions": decisions,
        "proposals_text": read_proposals(proposals_file(folder.screenplay)),
        "scene_memory": _memory(folder, decisions),
        "last_record": kept_record(folder, "record.json"),
        "earlier_record": kept_record(folder, "earlier.json"),
        "declared_genders": _declared(folder),
        "base_terms": terms_of(folder),
        "resources": resources,
        **_language_models(),
        "workshop": shelf,
    }


def find_resources(progress: Progress) -> Resources:
    """The models that are here; a sentence, with the command to fetch it, for each that is not.

    FilmError for one that is damaged.
    """
    from workprint.models import lock, store

    states = {entry: store.state(entry.name) for entry in lock.entries()}
    states = {entry: state for entry, state in states.items() if entry.name in _JOBS}
    for entry, state in states.items():
        # What is broken is mended, not passed over: the person believes it is in use.
        if state == "damaged" or (state == "missing" and entry.name in store.stand_ins()):
            raise FilmError(store.what_is_wrong(entry.name).en)
    found: dict[str, str] = {}
    versions = []
    for entry, state in states.items():
        job = _JOBS.get(entry.name)
        if job is None:
            continue  # not for making the film
        if state != "missing":
            found[job] = str(store.folder_of(entry.name))
            versions.append((job, store.version(entry.name)))
        elif entry.required:
            wrong = store.what_is_wrong(entry.name)
            progress.warn(
                Phrase(f"{wrong.en}; until then a plain one is used", f"{wrong.zh}；暂用简单替代")
            )
    return Resources(**found, versions=tuple(versions), compiled=str(store.root() / "compiled"))


def _language_models() -> dict[str, str]:
    """Folders of the models that read scenes, each with a key of what is in it; "" for none."""
    from workprint.analysis.story.turn_model import in_use as turns_in_use
    from workprint.analysis.tags import in_use
    from workprint.models import store
    from workprint.production.learned import model_in_use

    fetched = {"sentence_model": "sentences", "syntax_model": "syntax-en"}
    trained = {
        "breakdown_model": in_use() / "model.onnx",
        "mood_model": model_in_use("mood") / "model.onnx",
        "genre_model": model_in_use("genre") / "model.json",
        "turns_model": turns_in_use() / "model.json",
    }
    return {
        input_: f"{folder}\n{store.version(name)}" if (folder := store.find(name)) else ""
        for input_, name in fetched.items()
    } | {
        input_: f"{file.parent}\n{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}"
        for input_, file in trained.items()
    }


def _memory(folder: FilmFolder, decisions: Decisions) -> SceneMemory:
    """How scenes read in the last draft, and in those that decisions were made on.

    Where both tell of a scene, what was written down last holds.
    """
    path = folder.hidden / "scenes.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        made = tuple(SceneAnchor(**row) for row in table)
        made_at = path.stat().st_mtime_ns
    except (OSError, ValueError, TypeError):
        made, made_at = (), 0
    decided = decisions.anchors
    first, second = (made, decided) if made_at >= decisions.anchors_at else (decided, made)
    known = {anchor.id for anchor in first}
    named = {d.target.partition(".")[0] for d in (*decisions.scenes, *decisions.shots)}
    named |= {value for d in decisions.elements for field, value in d.values if field == "scene"}
    return SceneMemory((*first, *(a for a in second if a.id not in known)), tuple(sorted(named)))


def kept_record(folder: FilmFolder, name: str) -> str:
    """The record of an earlier film in a hidden file, "" without one."""
    try:
        return (folder.hidden / name).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _declared(folder: FilmFolder) -> DeclaredGenders:
    """The genders people declared in decisions/declared.toml; none where there is no such file."""
    from workprint.production.stories import declared_in

    path = folder.decisions / "declared.toml"
    return DeclaredGenders(tuple(declared_in(path).items()) if path.exists() else ())
