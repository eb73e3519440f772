"""Boards planned, checked and questioned on files: a screenplay or a .uss, and its terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workprint.film.reason import Phrase
from workprint.film.schedule import Schedule
from workprint.film.shoot import PlannedShoot
from workprint.film.terms import ShootTerms
from workprint.production.errors import FilmError
from workprint.production.files import write_bytes
from workprint.production.shoot.nominal import nominal_note, nominal_terms, terms_beside
from workprint.production.shoot.schedules import date_of, language_of, read_schedule
from workprint.production.shoot.terms import fits, read_terms
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.conflicts import Conflict, conflict_of
from workprint.shooting.boards.options import ways_out
from workprint.shooting.boards.planning import as_given, strips_of
from workprint.shooting.boards.relaxing import Relaxation
from workprint.shooting.errors import ScheduleError
from workprint.shooting.formats.uss import UssFile, write_uss

Say = Callable[[str], None]
SEED = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A schedule and the terms it is to be planned under, as files give them; `base` is the .uss
    that was read, None for a screenplay. `notes` say what a person should know of the terms."""

    schedule: Schedule
    terms: ShootTerms
    language: str
    base: UssFile | None
    notes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """A board that cannot be: the conflict, and the ways out of it, the cheapest first."""

    conflict: Conflict
    ways: tuple[tuple[Relaxation, PlannedShoot], ...]


def asked(file: Path, terms: Path | None, say: Say, language: str | None = None) -> Asked:
    """The schedule of a file and its terms: those named, else the shoot.toml beside it, else
    nominal ones. FilmError in one sentence for what cannot be read or does not fit."""
    base = None
    if file.suffix.lower() == ".uss":
        base = read_schedule(file)
        schedule = base.schedule
    else:
        schedule = _from_script(file, say)
    told = language_of(schedule, language)
    path = terms or terms_beside(file)
    notes: tuple[Phrase, ...]
    if path is None:
        dated = [c for c in schedule.calendars if c.start is not None]
        made = nominal_terms(told, dated[-1] if dated else None)
        notes = (nominal_note(made),)
    else:
        made = read_terms(path)
        try:
            notes = fits(made, schedule, datetime.now(UTC).date())
        except FilmError as error:
            raise FilmError(f"{path}: {error}") from None
    return Asked(schedule, made, told, base, notes)


def _from_script(file: Path, say: Say) -> Schedule:
    from workprint.production.breakdowns import write_breakdown
    from workprint.shooting.boarding import board_of

    made = write_breakdown(file, (), None, "paper", None, say)
    if not made.breakdown.scenes:
        raise FilmError(
            f"{file.name} has no scenes to schedule; headings look like INT. KITCHEN - DAY"
        )
    saved = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    return board_of(made.breakdown, made.title, made.language, saved)


def new_terms_for(file: Path, out: Path, start: str | None, say: Say) -> Path:
    """Write the terms of a schedule or screenplay, to be filled in; what is there is kept."""
    from workprint.production.shoot.new import write_new_terms

    schedule = (
        read_schedule(file).schedule if file.suffix.lower() == ".uss" else _from_script(file, say)
    )
    first = date_of(start, "--start") if start is not None else None
    write_new_terms(out, schedule, language_of(schedule, None), first)
    return out


def plan(
    of: Asked,
    name: str,
    *,
    seconds: float,
    work: int | None,
    seed: int,
    tell: Callable[[float, float, float], None],
    stop: Callable[[], bool],
) -> PlannedShoot | Impossible:
    """The best board found in so many seconds, or after `work` steps; or what makes it impossible
    and the ways out, where that is proved."""
    # The last board that has a boneyard says what is not to be shot.
    strips = strips_of(
        of.schedule, next((b for b in reversed(of.schedule.boards) if b.boneyard), None)
    )
    if not strips:
        raise FilmError("the schedule has no scenes to plan; add strips of scenes to it")
    try:
        conflict = conflict_of(of.schedule, of.terms, strips)
        if conflict is not None:
            return Impossible(conflict, ways_out(of.schedule, conflict, strips, name, seed=seed))
        return solved(
            of.schedule, of.terms, strips, name, seconds=seconds, work=work, seed=seed,
            tell=tell, stop=stop,
        )  # fmt: skip
    except ScheduleError as error:
        raise FilmError(str(error)) from None


def given(
    file: Path, terms: Path | None, board: str | None, say: Say, language: str | None = None
) -> tuple[Asked, PlannedShoot]:
    """A board of a .uss as it hangs, timed and checked under its terms: the one named, else the
    last that has days."""
    if file.suffix.lower() != ".uss":
        raise FilmError(
            f"{file.name} is no schedule; plan it first with: workprint shooting plan {file.name} "
            "--out plan.uss"
        )
    of = asked(file, terms, say, language)
    boards = of.schedule.boards
    if board is not None:
        chosen = next((b for b in boards if board in (b.id, b.name)), None)
        if chosen is None:
            names = ", ".join(repr(b.name) for b in boards) or "none"
            raise FilmError(f"{file} has no board {board!r}; its boards: {names}")
    else:
        chosen = next((b for b in reversed(boards) if b.days), None)
        if chosen is None:
            raise FilmError(
                f"{file} has no board with shooting days; plan it with: workprint shooting plan "
                f"{file.name} --out plan.uss"
            )
    calendar = next((c for c in of.schedule.calendars if c.id == chosen.calendar), None)
    try:
        return of, as_given(of.schedule, chosen, calendar, of.terms)
    except ScheduleError as error:
        raise FilmError(f"{file}: {error}") from None


def write_plan(of: Asked, made: PlannedShoot, out: Path) -> None:
    """Write the schedule with its planned board beside the boards it had. A file that is there is
    written over only where it is the one that was read."""
    write_bytes(out, write_uss(made.schedule, of.base))


def check_out(file: Path, out: Path) -> None:
    """FilmError where a plan may not be written there: for the name of no schedule, a folder that
    is not there, and somebody's schedule, which is not replaced."""
    if out.suffix.lower() != ".uss":
        raise FilmError(f"{out.name} is no name of a schedule; choose one that ends in .uss")
    if not out.resolve().parent.is_dir():
        raise FilmError(f"{out.parent} is not there; make that folder, or name another")
    if out.exists() and (not file.exists() or out.resolve() != file.resolve()):
        raise FilmError(f"{out} is there already and may hold a schedule; name another file")
