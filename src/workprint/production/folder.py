"""A film's folder: where everything lies, and making a new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workprint.production.errors import FilmError
from workprint.production.files import why_not_written, write_text
from workprint.production.settings import Settings, read_settings, write_settings

_SCREENPLAYS = (".fountain", ".txt", ".md")


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
        raise FilmError(
            f"{path} does not exist; make a film's folder with: "
            f"workprint new {path.name} --from SCREENPLAY"
        )
    if not path.is_dir():
        raise FilmError(f"{path} is a file; name the film's folder")
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
            f"{path} already holds a film; choose another folder or run: workprint make {path}"
        )
    from workprint.screenplay import read

    if not source.is_file():
        raise FilmError(f"{source} is not a file; name a Fountain screenplay")
    if source.suffix.lower() not in _SCREENPLAYS:
        raise FilmError(
            f"{source} is not a Fountain screenplay; name a file that ends in "
            f"{', '.join(_SCREENPLAYS)}"
        )
    screenplay = read(source)
    titles = {key.lower(): value for key, value in screenplay.title_page}
    title = " ".join((titles.get("title") or titles.get("标题") or source.stem).split())
    settings = Settings(title=title.strip("*_ "), language=screenplay.language)
    try:
        path.mkdir(parents=True, exist_ok=True)
        copy = path / "screenplay.fountain"
        if not copy.exists() or copy.resolve() != source.resolve():
            copy.write_bytes(source.read_bytes())
        write_settings(path / "film.toml", settings)
    except OSError as error:
        raise FilmError(why_not_written(path, error)) from error
    return open_folder(path)


def folder_for(target: Path) -> FilmFolder:
    """The film's folder that `target` names: itself, or one made beside a screenplay file."""
    if target.is_file() and target.suffix.lower() in _SCREENPLAYS:
        path = target.with_suffix("")
        if not (path / "film.toml").exists():
            return new_folder(path, target)
        folder = open_folder(path)
        if folder.screenplay.read_bytes() != target.read_bytes():
            # The file beside the folder is the one the person edits: bring it up to date.
            write_text(folder.screenplay, "")
            folder.screenplay.write_bytes(target.read_bytes())
        return folder
    return open_folder(target)


@contextmanager
def only_one(folder: FilmFolder) -> Iterator[None]:
    """Hold the film while it is made; FilmError when another run holds it."""
    try:
        folder.hidden.mkdir(exist_ok=True)
        lock = (folder.hidden / "lock").open("w")
    except OSError as error:
        raise FilmError(why_not_written(folder.hidden, error)) from error
    with lock:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise FilmError(
                    f"{folder.path} is being made by another run; wait for it or stop it"
                ) from None
        yield
