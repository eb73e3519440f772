"""Fingerprints: the same content gives the same key, in every process and on every run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import workprint


def fingerprint(*values: object) -> str:
    """A sha256, in hexadecimal, of records, numbers, texts and their collections.

    Files count by name only. TypeError for anything whose content cannot be told.
    """
    digest = hashlib.sha256()
    for value in values:
        _feed(digest, value)
    return digest.hexdigest()


@cache
def code_version(module: str) -> str:
    """A fingerprint of the source that `module` (dotted, inside workprint) depends on.

    Results of older code are not reused, and a change in one room leaves what other rooms made
    as it is. Imports are followed through the source text, those inside functions too; a room
    (a folder of modules) counts whole, since its modules may be loaded by name.
    """
    root = Path(workprint.__file__).parent
    digest = hashlib.sha256(workprint.__version__.encode())
    for path in sorted(_sources(module, root)):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


_IMPORT = re.compile(r"^\s*(?:from|import)\s+(workprint(?:\.\w+)+)(?:\s+import\s+(.+))?", re.M)


def _sources(module: str, root: Path) -> set[Path]:
    """The files `module` is made of, its own and those of the rooms it imports from."""
    found: set[Path] = set()
    waiting = [module]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for path in _files_of(name, root):
            if path in found:
                continue
            found.add(path)
            if path.suffix == ".py":
                for match in _IMPORT.finditer(path.read_text(encoding="utf-8")):
                    names = re.findall(r"\w+", match[2] or "")
                    waiting += [match[1], *(f"{match[1]}.{n}" for n in names)]
    return found


def _files_of(name: str, root: Path) -> list[Path]:
    """The file of a module, or all of its room when it stands two folders deep or in a stage."""
    parts = name.split(".")[1:]
    base = root.joinpath(*parts)
    if base.is_dir():
        return [base / "__init__.py"] if len(parts) < 2 else _room(base)
    file = base.with_suffix(".py")
    if not file.is_file():
        return []
    return _room(file.parent) if len(parts) > 2 or parts[0] == "book" else [file]


_SOURCES = frozenset({".py", ".toml", ".npz", ".j2", ".css", ".js", ".html"})


def _room(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if _is_source(p) and p.is_file()]


def _is_source(path: Path) -> bool:
    """Code and what it reads; of texts the word lists alone, not what models learn from."""
    return path.suffix in _SOURCES or (path.suffix == ".txt" and path.parent.name == "words")


def _feed(digest: Any, value: object) -> None:
    kind = type(value).__name__
    if value is None or isinstance(value, (bool, int, float, Fraction, Decimal, date)):
        digest.update(f"{kind}:{value!r};".encode())
    elif isinstance(value, Enum):
        digest.update(f"{kind}:{value.value!r};".encode())
    elif isinstance(value, str):
        data = value.encode("utf-8", "surrogatepass")
        digest.update(f"str{len(data)}:".encode() + data)
    elif isinstance(value, bytes):
        digest.update(f"bytes{len(value)}:".encode() + value)
    elif isinstance(value, Path):
        digest.update(f"path:{value.name};".encode())
    elif is_dataclass(value):
        digest.update(f"{kind}(".encode())
        for field in fields(value):
            _feed(digest, getattr(value, field.name))
        digest.update(b")")
    elif isinstance(value, BaseModel):
        _feed(digest, value.model_dump(mode="json"))
    elif isinstance(value, Mapping):
        digest.update(f"map{len(value)}(".encode())
        for key in sorted(value):
            _feed(digest, key)
            _feed(digest, value[key])
        digest.update(b")")
    elif isinstance(value, (tuple, list)):
        digest.update(f"seq{len(value)}(".encode())
        for item in value:
            _feed(digest, item)
        digest.update(b")")
    else:
        raise TypeError(f"a {kind} has no fingerprint")
