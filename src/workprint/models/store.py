"""The store on disk: where models lie, whether they are whole, and what stands in for them.

A model lies in `<store>/<name>/` with its files at their paths inside the packages, and a
`manifest.json` of their sizes and sha256. `$WORKPRINT_MODELS` moves the store.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Literal

from workprint.film.reason import Phrase
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
    if state(name) in ("ready", "yours"):
        return folder_of(name)
    raise ModelUnavailable(what_is_wrong(name).en)


def what_is_wrong(name: str) -> Phrase:
    """One sentence about a model that is missing or damaged, with the command that mends it."""
    entry = lock.entry(name)
    own = stand_ins().get(name)
    if own and "://" not in own:
        lacking = _lacking(entry, Path(own)) if Path(own).is_dir() else ""
        return Phrase(
            f"{own}, your stand-in for the model {name} ({entry.job}), "
            + (f"does not hold {lacking}" if lacking else "is not there")
            + f"; name another folder, or go back, with: workprint models use {name} [FOLDER]",
            f"模型 {name}（{entry.job}）的自备文件夹 {own} "
            + (f"缺少 {lacking}" if lacking else "不存在")
            + f"；另指文件夹或恢复默认：workprint models use {name} [FOLDER]",
        )
    missing = state(name) == "missing"
    return Phrase(
        f"The model {name} ({entry.job}) is {'not here yet' if missing else 'damaged'}; "
        f"fetch it with: workprint models fetch {name}",
        f"模型 {name}（{entry.job}）{'尚未获取' if missing else '已损坏'}；"
        f"获取命令：workprint models fetch {name}",
    )


def version(name: str) -> str:
    """Which files a whole model is made of, as a short key: other weights, another key."""
    folder = folder_of(name)
    manifest = read_manifest(folder) if folder == root() / name else None
    if manifest is not None:
        told = [(path, record["sha256"]) for path, record in sorted(manifest.items())]
    else:
        files = sorted(p for p in folder.rglob("*") if p.is_file())
        told = [
            (p.relative_to(folder).as_posix(), f"{p.stat().st_size} {p.stat().st_mtime_ns}")
            for p in files
        ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _lacking(entry: lock.ModelEntry, folder: Path) -> str:
    """The first file a folder would need to be this model and does not hold; "" when whole."""
    held = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    patterns = [m for s in entry.sources for m in s.members if m not in entry.parts]
    patterns = [m for m in patterns if "LICENSE" not in m]
    for pattern in [*([entry.join] if entry.join else []), *patterns]:
        if not any(fnmatch.fnmatchcase(name, pattern) for name in held):
            return pattern
    return ""


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
    entry = lock.entry(name)
    own = stand_ins().get(name)
    if own and "://" not in own:
        if not Path(own).is_dir():
            return "missing"
        return "damaged" if _lacking(entry, Path(own)) else "yours"
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
