"""A film's folder: where everything lies, and making a new one."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Literal

from workprint.film.emphasis import plain
from workprint.production.errors import FilmError
from workprint.production.files import why_not_written, write_bytes, write_text
from workprint.production.settings import Settings, read_settings, write_settings

_MOST_BYTES = 5_000_000
"""A feature has about 200,000; what is longer than this is no screenplay of one film."""
_MOST_PDF_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class FilmFolder:
    """The places of one film."""

    path: Path
    settings: Settings
    screenplay: Path

    @property
    def decisions(self) -> Path:
        return self.path / "decisions"

    @property
    def out(self) -> Path:
        return self.path / "out"

    @property
    def hidden(self) -> Path:
        return self.path / ".workprint"

    @property
    def title(self) -> str:
        return self.settings.title or self.path.resolve().name


def open_folder(path: Path) -> FilmFolder:
    """Open a film's folder; FilmError says in one sentence what is missing."""
    if not path.exists():
        if path.suffix:
            raise FilmError(f"there is no file {path}; name a screenplay or a film's folder")
        raise FilmError(
            f"{path} does not exist; make a film's folder with: "
            f"workprint new {quote(path.name)} --from SCREENPLAY"
        )
    if not path.is_dir():
        raise FilmError(
            f"{path} is neither a film's folder nor a screenplay Workprint reads "
            "(.fountain, .txt, .md, .fdx, .docx, .pdf); export the screenplay as one of them"
        )
    settings = read_settings(path / "film.toml")
    named = path / (settings.screenplay or "screenplay.fountain")
    if not named.is_file():
        raise FilmError(f"{path} has no {named.name}; put the screenplay there under that name")
    return FilmFolder(path=path, settings=settings, screenplay=named)


def new_folder(path: Path, source: Path) -> FilmFolder:
    """Make a film's folder from a screenplay: a byte-for-byte copy and a film.toml.

    FilmError when the folder already holds a film, or the screenplay cannot be read as one.
    """
    if (path / "film.toml").exists():
        raise FilmError(
            f"{path} already holds a film; choose another folder or run: "
            f"workprint make {quote(str(path))}"
        )
    from workprint.screenplay import parse
    from workprint.screenplay.encoding import decode
    from workprint.screenplay.formats.convert import READ, fountain_bytes

    if not source.is_file():
        raise FilmError(f"{source} is not a file; name a screenplay")
    if source.suffix.lower() not in READ:
        raise FilmError(
            f"{source} is not a screenplay Workprint reads; name a file that ends in "
            f"{', '.join(READ)}"
        )
    try:
        check_size(source)
        data = fountain_bytes(source, _say)
        screenplay = parse(decode(data, source.name)[0])
    except OSError as error:
        raise FilmError(f"{source} cannot be read: {error.strerror}") from None
    if not screenplay.scenes:
        raise FilmError(no_scenes(source))
    titles = {key.lower(): value for key, value in screenplay.title_page}
    title = " ".join(plain(titles.get("title") or titles.get("标题") or source.stem).split())
    settings = Settings(title=title, language=screenplay.language)
    try:
        path.mkdir(parents=True, exist_ok=True)
        copy = path / "screenplay.fountain"
        if not copy.exists():
            write_bytes(copy, data)
        elif copy.read_bytes() != data:
            raise FilmError(
                f"{copy} is already there and is another screenplay; choose another folder"
            )
        kept = path / f"screenplay{source.suffix.lower()}"
        if kept != copy and kept.exists() and kept.read_bytes() != source.read_bytes():
            raise FilmError(
                f"{kept} is already there and is another screenplay; choose another folder"
            )
        _keep_original(path, source, data)
        write_settings(path / "film.toml", settings)
    except OSError as error:
        raise FilmError(why_not_written(path, error)) from error
    folder = open_folder(path)
    if source.suffix.lower() == ".fdx" and not (folder.decisions / "elements.toml").exists():
        from workprint.production.breakdowns import breakdown_at_hand
        from workprint.production.tagged_film import decide_by_tags

        decide_by_tags(folder.decisions, source, screenplay, breakdown_at_hand, _say)
    return folder


def folder_for(target: Path) -> FilmFolder:
    """The film's folder that `target` names: itself, or one made beside a screenplay file."""
    from workprint.screenplay.formats.convert import READ

    if target.is_file() and target.suffix.lower() in READ:
        path = target.with_suffix("")
        if not (path / "film.toml").exists():
            folder = new_folder(path, target)
            _mark(folder, folder.screenplay.read_bytes())
            return folder
        folder = open_folder(path)
        check_size(target)
        _bring_up_to_date(folder, target)
        return folder
    return open_folder(target)


def _bring_up_to_date(folder: FilmFolder, target: Path) -> None:
    """Take over what was edited in the file beside the folder; never what was edited in both."""
    from workprint.screenplay.formats.convert import fountain_bytes

    mark = folder.hidden / "imported"
    kept = folder.path / f"screenplay{target.suffix.lower()}"
    known = mark.exists() and kept.exists() and kept != folder.screenplay
    if known and kept.read_bytes() == target.read_bytes():
        return  # not edited since: a scanned one takes minutes to read
    theirs, ours = fountain_bytes(target, _say), folder.screenplay.read_bytes()
    taken = mark.read_text(encoding="ascii") if mark.exists() else ""
    if theirs != ours:
        if hashlib.sha256(theirs).hexdigest() == taken:
            return  # only the folder's copy was edited: it is the newer one
        if hashlib.sha256(ours).hexdigest() != taken:
            other = (
                f"bring them together with: workprint convert {quote(str(folder.screenplay))} "
                f"NEW.fdx --like {quote(str(target))}"
                if target.suffix.lower() == ".fdx"
                else "copy the one you want over the other"
            )
            raise FilmError(
                f"{target} and {folder.screenplay} are different; {other}, or make the "
                f"folder's with: workprint make {quote(str(folder.path))}"
            )
        write_bytes(folder.screenplay, theirs)
        _keep_original(folder.path, target, theirs)
    _mark(folder, theirs)


def _mark(folder: FilmFolder, taken: bytes) -> None:
    """Note which screenplay was taken over from the file beside the folder."""
    write_text(folder.hidden / "imported", hashlib.sha256(taken).hexdigest())


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _keep_original(folder: Path, source: Path, fountain: bytes) -> None:
    """Keep a file that is not Fountain as it came: what Fountain does not hold is still in it,
    and goes back from it into Final Draft. Beside typed pages, a list of what to look at."""
    data = source.read_bytes()
    if data == fountain:
        return
    from workprint.screenplay.formats.typed import labelled_in, review

    write_bytes(folder / f"screenplay{source.suffix.lower()}", data)
    labelled = labelled_in(source)
    if labelled is not None and labelled.unsure:
        write_text(folder / "screenplay.review.txt", review(labelled, source.name))


def check_size(screenplay: Path) -> None:
    """FilmError for a file too long to be the screenplay of one film; OSError if it is gone."""
    size = screenplay.stat().st_size
    if screenplay.suffix.lower() == ".pdf":  # fonts and scanned pages are no text
        if size > _MOST_PDF_BYTES:
            raise FilmError(
                f"{screenplay} has {size / 1e6:.0f} MB, more than any one screenplay; divide it "
                f"into files of at most {_MOST_PDF_BYTES / 1e6:.0f} MB"
            )
        return
    if size > _MOST_BYTES and screenplay.suffix.lower() != ".docx":  # pictures are no text
        raise FilmError(
            f"{screenplay} has {size / 1e6:.1f} MB of text, more than any one film; "
            f"divide it into screenplays of at most {_MOST_BYTES / 1e6:.0f} MB"
        )


def no_scenes(screenplay: Path | str) -> str:
    """One sentence for a screenplay in which no scene heading was found."""
    return (
        f"{screenplay} has no scenes; begin each with a heading such as "
        "INT. KITCHEN - DAY or 1. 内景 厨房 日"
    )


@contextmanager
def only_one(folder: FilmFolder, what: Literal["lock", "decisions"] = "lock") -> Iterator[None]:
    """Hold the film while it is made; FilmError when another run holds it.

    "decisions" holds only what people decided: that takes a moment, and so one waits for it.
    """
    try:
        folder.hidden.mkdir(exist_ok=True)
        lock = (folder.hidden / ("lock" if what == "lock" else "decisions.lock")).open("w")
    except OSError as error:
        raise FilmError(why_not_written(folder.hidden, error)) from error
    with lock:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | (fcntl.LOCK_NB if what == "lock" else 0))
            except OSError:
                raise FilmError(
                    f"{folder.path} is being made by another run; wait for it or stop it"
                ) from None
        yield
