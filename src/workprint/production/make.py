"""Making a film: run the graph on a folder, publish what it made, remember the draft."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workprint.film.layout import PictureSize
from workprint.film.reason import Phrase
from workprint.film.screenplay import Screenplay
from workprint.film.story import DeclaredGenders, Story
from workprint.film.time import FrameRate
from workprint.production.applying import waiting
from workprint.production.breakdown_proposals import proposals_file, read_proposals
from workprint.production.compute import Shelf
from workprint.production.decision_values import check_voice
from workprint.production.decisions import Decisions, SceneAnchor, SceneMemory, read_decisions
from workprint.production.errors import FilmError
from workprint.production.files import whole_file, why_not_written, write_text
from workprint.production.folder import FilmFolder, check_size, only_one
from workprint.production.graph import build, make_keeper
from workprint.production.papers import breakdown_papers
from workprint.production.progress import Progress
from workprint.render.resources import Resources

FINAL = (
    "movie",
    "cut",
    "subtitles",
    "panels",
    "poster",
    "scene_models",
    "book",
    "scene_anchors",
    "film_record",
)


_TOLD = ("screenplay", "characters", "timed_plan", "scene_beats")
"""What is looked at to say which decisions wait."""
_DOCUMENTS = ("breakdown", "found_breakdown", "story")
"""What documents are written of."""
_RECORDS_KEPT = 400
_JOBS = {
    "makehuman": "body",
    "kokoro": "voice_model",
    "kokoro-voices": "more_voices",
    "pronunciation-en": "pronunciation",
    "type": "type_face",
}
"""What each model of the lock file is in `Resources`."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a run gave: artefacts by name, the files in `out`, and how much was made anew."""

    artefacts: dict[str, Any]
    files: tuple[Path, ...]
    made_anew: dict[str, int]


def make(folder: FilmFolder, progress: Progress, *, until: str | None = None) -> Made:
    """Make the film, or everything up to the artefact `until`.

    What is at hand from earlier runs is reused by content; a run that was stopped goes on where
    it was. FilmError carries one sentence for the person.
    """
    with only_one(folder):
        _sweep(folder)
        keeper = make_keeper(folder.hidden)
        driver = build(keeper)
        known = {v.name for v in driver.list_available_variables() if not v.is_external_input}
        wanted = [*FINAL, *_TOLD, *_DOCUMENTS] if until is None else [until]
        if until is not None and until not in known:
            raise FilmError(f"there is no artefact called {until}; `workprint graph` lists them")
        shelf = Shelf(folder.hidden / "objects", progress, jobs=folder.settings.compute.jobs)
        try:
            inputs = inputs_of(folder, shelf, progress)
            artefacts = driver.execute(wanted, inputs=inputs)
        except OSError as error:
            raise FilmError(why_not_written(folder.path, error)) from error
        files: tuple[Path, ...] = ()
        if until is None:
            told = (artefacts[name] for name in _TOLD)
            for sentence in waiting(inputs["decisions"], *told):
                progress.warn(sentence)
            files = _publish(folder, artefacts, shelf)
    return Made(artefacts, files, shelf.made)


def plan_at_hand(folder: FilmFolder) -> str:
    """The artefact whose shots people see: the film's own plan once there is a film."""
    return "timed_plan" if (folder.hidden / "record.json").exists() else "shot_plan"


def _sweep(folder: FilmFolder) -> None:
    """Remove half-written files that a killed run left; nobody else is at work on this film."""
    for place in (folder.out, folder.hidden):
        for path in place.rglob("*.tmp*") if place.is_dir() else ():
            if path.is_file():
                path.unlink(missing_ok=True)


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
        "last_record": _record(folder, "record.json"),
        "earlier_record": _record(folder, "earlier.json"),
        "declared_genders": _declared(folder),
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

    found = store.find("sentences")
    syntax = store.find("syntax-en")
    tagger = in_use()
    tagger_key = hashlib.sha256((tagger / "model.onnx").read_bytes()).hexdigest()[:16]
    moods = model_in_use("mood")
    key = hashlib.sha256((moods / "model.onnx").read_bytes()).hexdigest()[:16]
    turns = turns_in_use()
    turns_key = hashlib.sha256((turns / "model.json").read_bytes()).hexdigest()[:16]
    genres = model_in_use("genre")
    genre_key = hashlib.sha256((genres / "model.json").read_bytes()).hexdigest()[:16]
    return {
        "turns_model": f"{turns}\n{turns_key}",
        "genre_model": f"{genres}\n{genre_key}",
        "sentence_model": f"{found}\n{store.version('sentences')}" if found else "",
        "mood_model": f"{moods}\n{key}",
        "syntax_model": f"{syntax}\n{store.version('syntax-en')}" if syntax else "",
        "breakdown_model": f"{tagger}\n{tagger_key}",
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


def _record(folder: FilmFolder, name: str) -> str:
    try:
        return (folder.hidden / name).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _publish(folder: FilmFolder, artefacts: dict[str, Any], shelf: Shelf) -> tuple[Path, ...]:
    """Put what was made into `out`, each file whole; then remember this draft."""
    from workprint.book.publish import publish

    files = publish(folder.out, artefacts, _put)
    files += _pages(folder, artefacts["screenplay"])
    made, found = artefacts["breakdown"], artefacts["found_breakdown"]
    files += breakdown_papers(folder, made, found, _put)
    files += _coverage(folder, artefacts["story"])
    anchors: Sequence[SceneAnchor] = artefacts["scene_anchors"]
    rows = [asdict(a) for a in anchors]
    write_text(folder.hidden / "scenes.json", json.dumps(rows, ensure_ascii=False, indent=1))
    last = _record(folder, "record.json")
    if last != artefacts["film_record"]:
        # The film before this one stays known, so that a run that changes nothing, or one that
        # was killed and is run again, tells the same changes.
        if last:
            write_text(folder.hidden / "earlier.json", last)
        write_text(folder.hidden / "record.json", artefacts["film_record"])
    _tidy(folder, shelf)
    return files


def _pages(folder: FilmFolder, screenplay: Screenplay) -> tuple[Path, ...]:
    """The screenplay in pages, as PDF; nothing where its type is not at hand."""
    from workprint.models import store
    from workprint.screenplay.formats.pdf import write_pdf

    courier = store.find("courier")
    if courier is None:
        return ()
    data, _ = write_pdf(screenplay, courier, store.find("type"))
    target = folder.out / "screenplay.pdf"
    _put(data, target)
    return (target,)


def _coverage(folder: FilmFolder, made: Story) -> tuple[Path, ...]:
    """The coverage in the film's language."""
    from workprint.analysis.story import markdown

    target = folder.out / "coverage.md"
    _put(markdown(made, folder.title, folder.settings.language), target)
    return (target,)


def _declared(folder: FilmFolder) -> DeclaredGenders:
    """The genders people declared in decisions/declared.toml; none where there is no such file."""
    from workprint.production.stories import declared_in

    path = folder.decisions / "declared.toml"
    return DeclaredGenders(tuple(declared_in(path).items()) if path.exists() else ())


def _put(source: Path | bytes | str, target: Path) -> None:
    """Copy a file, or write text or bytes, in one step; what is the same already is left alone."""
    if isinstance(source, Path):
        if target.exists() and target.stat().st_size == source.stat().st_size:
            import filecmp

            if filecmp.cmp(source, target, shallow=False):
                return
        with whole_file(target) as temporary:
            shutil.copyfile(source, temporary)
        return
    data = source.encode("utf-8") if isinstance(source, str) else source
    try:
        if target.read_bytes() == data:
            return
    except OSError:
        pass
    with whole_file(target) as temporary:
        temporary.write_bytes(data)


def _tidy(folder: FilmFolder, shelf: Shelf) -> None:
    """Let go of objects no recent run used: the newest two gigabytes of them stay."""
    kept = 2_000_000_000
    loose = [
        (p.stat().st_mtime_ns, p)
        for p in shelf.objects.rglob("*")
        if p.is_file() and p not in shelf.used
    ]
    total = 0
    for _, path in sorted(loose, reverse=True):
        total += path.stat().st_size
        # A temporary file was left by a run that was killed: nobody else makes this film now.
        if total > kept or ".tmp" in path.suffixes:
            path.unlink(missing_ok=True)
    records = sorted(
        (folder.hidden / "artefacts").glob("*.json"), key=lambda p: p.stat().st_mtime_ns
    )
    for path in records[:-_RECORDS_KEPT]:
        path.unlink(missing_ok=True)
