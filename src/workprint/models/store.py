"""The store on disk: where models lie, whether they are whole, and what stands in for them.

A model lies in `<store>/<name>/` with its files at their paths inside the packages, and a
`manifest.json` of their sizes and sha256. `$WORKPRINT_MODELS` moves the store.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Literal

from workprint.models import lock

State = Literal["ready", "missing", "damaged", "yours"]


class ModelUnavailable(Exception):
    """A model is missing or damaged; the message names it and the command that mends it."""


def root() -> Path:
    """The folder of the store; not created here."""
    if chosen := os.environ.get("WORKPRINT_MODELS"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/workprint/models"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "workprint" / "models"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "workprint" / "models"


def stand_ins() -> dict[str, str]:
    """A user's own files and addresses by model name, from `<store>/stand-ins.json`."""
    path = root() / "stand-ins.json"
    if not path.exists():
        return {}
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(k): str(v) for k, v in table.items()}
    except (ValueError, AttributeError) as error:
        raise ModelUnavailable(
            f"{path} cannot be read ({error}); mend or delete the file"
        ) from error


def find(name: str) -> Path | None:
    """The folder of a model that is whole, else None."""
    return folder_of(name) if state(name) in ("ready", "yours") else None


def require(name: str) -> Path:
    """The folder of a model; ModelUnavailable says in one sentence how to get it."""
    now = state(name)
    if now in ("ready", "yours"):
        return folder_of(name)
    word = "is not here yet" if now == "missing" else "is damaged"
    raise ModelUnavailable(
        f"The model {name} ({lock.entry(name).job}) {word}; "
        f"fetch it with: workprint models fetch {name}"
    )


def folder_of(name: str) -> Path:
    """Where the model lies, or would lie: the user's own folder when one stands in."""
    own = stand_ins().get(name)
    if own and "://" not in own:
        return Path(own)
    return root() / name


def state(name: str) -> State:
    """Whether a model is there and whole.

    Sizes and times of change are compared on each call; a file whose time of change is new is
    hashed again, so a damaged file is noticed at the price of one hash.
    """
    lock.entry(name)
    own = stand_ins().get(name)
    if own and "://" not in own:
        return "yours" if Path(own).is_dir() else "missing"
    folder = root() / name
    manifest = read_manifest(folder)
    if manifest is None:
        return "missing" if not folder.exists() else "damaged"
    changed = False
    for relative, record in manifest.items():
        path = folder / relative
        try:
            found = path.stat()
        except OSError:
            return "damaged"
        if found.st_size != record["size"]:
            return "damaged"
        if found.st_mtime_ns != record["mtime_ns"]:
            if sha256_of(path) != record["sha256"]:
                return "damaged"
            record["mtime_ns"] = found.st_mtime_ns
            changed = True
    if changed:
        write_manifest(folder, manifest)
    return "ready"


Manifest = dict[str, dict[str, int | str]]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a model's folder, None when there is none or it cannot be read."""
    try:
        table = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return {str(k): dict(v) for k, v in table.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole or not at all; a store that cannot be written is left as it is."""
    temporary = folder / f"manifest.json.{os.getpid()}.tmp"
    try:
        temporary.write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
        temporary.replace(folder / "manifest.json")
    except OSError:
        temporary.unlink(missing_ok=True)


def manifest_of(folder: Path) -> Manifest:
    """Sizes, times of change and hashes of all files of a folder, by relative path."""
    table: Manifest = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name.startswith("manifest.json"):
            continue
        found = path.stat()
        table[path.relative_to(folder).as_posix()] = {
            "size": found.st_size,
            "mtime_ns": found.st_mtime_ns,
            "sha256": sha256_of(path),
        }
    return table


def sha256_of(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
