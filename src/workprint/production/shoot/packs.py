"""The papers of a shoot written: for a board in a file, and for a film each time it is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workprint.film.screenplay import Screenplay
from workprint.film.shoot import PlannedShoot
from workprint.production.errors import FilmError
from workprint.production.files import write_bytes
from workprint.production.fingerprint import code_version, fingerprint
from workprint.production.folder import FilmFolder
from workprint.production.shoot.papers import write_pack
from workprint.production.shoot.returned import Put, hash_of, keeping, reports_in, take_in
from workprint.shooting.errors import ScheduleError
from workprint.shooting.formats.uss import write_uss

FOLDER = "shoot"
"""Where a film's papers of the shoot are, in its `out`."""
SCHEDULE = "schedule.uss"
REPORTS = "reports"
_STAMP = "shoot-papers.txt"


def write_documents(
    made: PlannedShoot,
    out: Path,
    language: str,
    *,
    theme: str,
    personal: bool,
    script: Path | None,
    reports: Path | None,
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write all papers of a board into a folder: those written, and the workbooks of reports that
    were left as they are, because they are filled in or of another plan."""
    if reports is not None and not reports.is_dir():
        raise FilmError(f"{reports} is not a folder; name the one with the filled-in reports")
    head = made.schedule.head
    kept: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = write_pack(
            out,
            made.schedule,
            made.board,
            made.plan,
            made.terms,
            head.project or head.name or made.board.name,
            language,
            put=keeping(_put, kept),
            theme=theme,
            personal=personal,
            screenplay=_script(script) if script is not None else None,
            reports=reports_in(reports) if reports is not None else (),
        )
    except OSError as error:
        raise FilmError(f"{out} cannot be written: {error.strerror}") from None
    except ScheduleError as error:
        raise FilmError(str(error)) from None
    return tuple(path for path in written if path not in kept), tuple(kept)


def _script(path: Path) -> Screenplay:
    from workprint.screenplay.formats.convert import read_any

    return read_any(path)


def _put(data: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, data)


def film_papers(folder: FilmFolder, artefacts: Mapping[str, Any], put: Put) -> tuple[Path, ...]:
    """The schedule and the papers of the shoot in a film's `out`; those at hand stay where what
    they are made of is the same. No papers where their type is not here.

    A production report that was filled in there is taken to the film's `reports` first;
    FilmError where one cannot be read, and nothing is written over then.
    """
    from workprint.models import store

    shoot: PlannedShoot = artefacts["planned_shoot"]
    schedule = folder.out / SCHEDULE
    put(write_uss(shoot.schedule), schedule)
    target = folder.out / FOLDER
    if store.find("type") is None or not shoot.plan.days:
        return (schedule,)
    stamp = folder.hidden / _STAMP
    key_before, before = _stamped(stamp)
    take_in(before, target, folder.path / REPORTS, put)
    reports = reports_in(folder.path / REPORTS)
    panels = _panels(artefacts)
    key = fingerprint(
        shoot, artefacts["screenplay"], artefacts["timed_plan"], artefacts["characters"], reports,
        folder.title, folder.settings.language, code_version(__name__),
        tuple(store.version(name) for name in ("type", "courier") if store.find(name)),
        tuple(path.name for path in panels.values()),
    )  # fmt: skip
    if key == key_before and all((target / name).is_file() for name in before):
        return (schedule, *(target / name for name in before))
    made = write_pack(
        target,
        shoot.schedule,
        shoot.board,
        shoot.plan,
        shoot.terms,
        folder.title,
        folder.settings.language,
        put=put,
        screenplay=artefacts["screenplay"] if store.find("courier") is not None else None,
        shot_plan=artefacts["timed_plan"],
        panels=panels,
        names={c.id: c.name for c in artefacts["characters"]},
        reports=reports,
    )
    names = [path.relative_to(target).as_posix() for path in made]
    for name in before.keys() - set(names):
        (target / name).unlink(missing_ok=True)
    lines = [key, *(f"{hash_of(target / name)} {name}" for name in names)]
    put("\n".join(lines).encode(), stamp)
    return (schedule, *made)


def _stamped(stamp: Path) -> tuple[str, dict[str, str]]:
    """What the papers of the last run were made of, and each with its hash; nothing without."""
    try:
        first, *lines = stamp.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return "", {}
    return first, {name: sha for sha, _, name in (line.partition(" ") for line in lines)}


def _panels(artefacts: Mapping[str, Any]) -> dict[str, Path]:
    """The panel of each shot."""
    shots = [shot.id for scene in artefacts["timed_plan"].scenes for shot in scene.shots]
    return dict(zip(shots, artefacts["panels"], strict=True))
