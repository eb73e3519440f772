"""Production reports that somebody filled in: read, taken in, and never written over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from workprint.film.shot_day import ShotDay
from workprint.production.errors import FilmError
from workprint.production.shoot.papers import NAMES
from workprint.shooting.errors import ScheduleError

Put = Callable[[bytes, Path], object]
_AGAIN = re.compile(r"(.*) \((\d+)\)")


def reports_in(folder: Path) -> tuple[ShotDay, ...]:
    """The production reports that came back: workbooks in a folder, none where there is none. Of
    several of one day of a unit the one with the highest number behind its name holds.

    FilmError names the file and the cell that cannot be read.
    """
    made: dict[tuple[object, str], ShotDay] = {}
    found = sorted(folder.glob("*.xlsx"), key=_in_turn) if folder.is_dir() else []
    for path in found:
        if not path.name.startswith("~$"):  # what a spreadsheet keeps while the file is open
            told = _read(path)
            made[told.date, told.unit] = told
    return tuple(made.values())


def is_form(path: Path) -> bool:
    """Whether a paper is the workbook of a day's report, by its name and folder."""
    folders = (NAMES["reports"].en, NAMES["reports"].zh)
    return path.suffix == ".xlsx" and path.parent.name in folders


def keeping(put: Put, kept: list[Path]) -> Put:
    """Put papers, but leave a report as it is whose bytes are not those of the form we would
    write: somebody may have filled it in. `kept` gets those that were left."""

    def putting(data: bytes, path: Path) -> None:
        if is_form(path) and path.is_file() and path.read_bytes() != data:
            kept.append(path)
        else:
            put(data, path)

    return putting


def take_in(before: Mapping[str, str], target: Path, reports: Path, put: Put) -> None:
    """Take the reports that somebody filled in where we wrote them to the film's `reports`, each
    under a name that is free. `before` are the papers of the last run with their hashes.

    All are read first: FilmError names the file and the cell of one that cannot be, and then
    nothing was touched.
    """
    changed = []
    for path in sorted(target.rglob("*.xlsx")) if target.is_dir() else ():
        sha = before.get(path.relative_to(target).as_posix())
        if path.name.startswith("~$") or not is_form(path) or hash_of(path) == sha:
            continue
        told = _read(path, "; mend it, or delete the file to get a fresh one. Nothing was changed")
        if sha is not None or not _is_blank(told):
            changed.append(path)
    for path in changed:
        data = path.read_bytes()
        put(data, _free(reports / path.name, data))
        path.unlink()


def hash_of(path: Path) -> str:
    """What tells a paper from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:32]


def _free(path: Path, data: bytes) -> Path:
    """A name like the one given that no other content has: "Day 01 (2).xlsx"."""
    for n in count(2):
        if not path.exists() or path.read_bytes() == data:
            return path
        path = path.with_name(f"{_in_turn(path)[0]} ({n}){path.suffix}")
    raise AssertionError


def _in_turn(path: Path) -> tuple[str, int]:
    again = _AGAIN.fullmatch(path.stem)
    return (again[1], int(again[2][:9])) if again else (path.stem, 1)


def _read(path: Path, mend: str = "") -> ShotDay:
    from workprint.shooting.documents.report_reading import read_report

    try:
        return read_report(path.read_bytes())
    except OSError as error:
        raise FilmError(f"{path} cannot be read: {error.strerror}{mend}") from None
    except ScheduleError as error:
        raise FilmError(f"{path}: {error}{mend}") from None


def _is_blank(told: ShotDay) -> bool:
    """Whether a report says nothing: a form of ours that we no longer know."""
    empty = told.call is told.first_shot is told.wrap is None and not (told.meals or told.note)
    return empty and not any(
        one.done != "not" or one.setups or one.minutes or one.note for one in told.scenes
    )
