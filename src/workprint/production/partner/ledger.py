"""Which steps of a film are there, were edited, or are older than what they are from."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import tomlkit

from workprint.production.errors import FilmError
from workprint.production.files import write_text
from workprint.screenplay.partner.develop.steps import FILES, STEPS, Step

_STATE = "development/steps.toml"


def state(folder: Path, step: Step) -> str:
    """missing, made, edited, or older than what it was made from."""
    path = folder / FILES[step]
    if not path.exists():
        return "missing"
    kept = _kept(folder).get(step, {})
    if kept.get("sha256") != _hash(text(path)):
        return "edited"
    return "made" if kept.get("from") == sources(folder, step) else "older"


def sources(folder: Path, step: Step) -> str:
    """One hash over all earlier steps as they stand."""
    names = ["log-line", *STEPS[: STEPS.index(step)]]
    texts = [text(folder / FILES[n]) for n in names if (folder / FILES[n]).exists()]
    return _hash("\0".join(texts))


def note(folder: Path, step: Step, made: str, made_from: str) -> None:
    """Write down what a step was made as, and what `sources` were before it was begun."""
    table = _kept(folder)
    table[step] = {"sha256": _hash(made), "from": made_from}
    document = tomlkit.document()
    document.add(tomlkit.comment("How each step was made; tells what was edited since."))
    for name in STEPS:
        if name in table:
            document[name] = table[name]
    write_text(folder / _STATE, tomlkit.dumps(document))


def _kept(folder: Path) -> dict[str, Any]:
    path = folder / _STATE
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FilmError(f"{path} cannot be read: {error}; mend or remove it") from None


def text(path: Path) -> str:
    """A step's file; FilmError when it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FilmError(f"{path} is not UTF-8 text; save it as UTF-8") from None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
