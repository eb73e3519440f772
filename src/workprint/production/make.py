"""Making a film: run the graph on a folder, publish what it made, remember the draft."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workprint.film.screenplay import Screenplay
from workprint.film.story import Story
from workprint.production.applying import waiting
from workprint.production.compute import Shelf
from workprint.production.decisions import Decisions, SceneAnchor
from workprint.production.errors import FilmError
from workprint.production.files import whole_file, why_not_written, write_text
from workprint.production.folder import FilmFolder, only_one
from workprint.production.graph import build, make_keeper
from workprint.production.inputs import inputs_of, kept_record
from workprint.production.papers import breakdown_papers
from workprint.production.progress import Progress
from workprint.production.shoot.deciding import left_over
from workprint.production.shoot.packs import film_papers

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
_DOCUMENTS = ("breakdown", "found_breakdown", "story", "planned_shoot")
"""What documents are written of."""
_RECORDS_KEPT = 400


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
            _warn(artefacts, inputs["decisions"], progress)
            files = _publish(folder, artefacts, shelf)
    return Made(artefacts, files, shelf.made)


def _warn(artefacts: dict[str, Any], decisions: Decisions, progress: Progress) -> None:
    """Tell of decisions that wait, and of scenes that no day is left for."""
    for sentence in waiting(decisions, *(artefacts[name] for name in _TOLD)):
        progress.warn(sentence)
    left = left_over(artefacts["planned_shoot"])
    if left is not None:
        progress.warn(left)


def plan_at_hand(folder: FilmFolder) -> str:
    """The artefact whose shots people see: the film's own plan once there is a film."""
    return "timed_plan" if (folder.hidden / "record.json").exists() else "shot_plan"


def _sweep(folder: FilmFolder) -> None:
    """Remove half-written files that a killed run left; nobody else is at work on this film."""
    for place in (folder.out, folder.hidden):
        for path in place.rglob("*.tmp*") if place.is_dir() else ():
            if path.is_file():
                path.unlink(missing_ok=True)


def _publish(folder: FilmFolder, artefacts: dict[str, Any], shelf: Shelf) -> tuple[Path, ...]:
    """Put what was made into `out`, each file whole; then remember this draft."""
    from workprint.book.publish import publish

    files = publish(folder.out, artefacts, _put)
    files += _pages(folder, artefacts["screenplay"])
    made, found = artefacts["breakdown"], artefacts["found_breakdown"]
    files += breakdown_papers(folder, made, found, _put)
    files += _coverage(folder, artefacts["story"])
    files += film_papers(folder, artefacts, _put)
    anchors: Sequence[SceneAnchor] = artefacts["scene_anchors"]
    rows = [asdict(a) for a in anchors]
    write_text(folder.hidden / "scenes.json", json.dumps(rows, ensure_ascii=False, indent=1))
    last = kept_record(folder, "record.json")
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
