"""Fingerprints: the same content gives the same key, in every process and on every run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
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
def code_version() -> str:
    """A fingerprint of the program itself, so that results of older code are not reused."""
    root = Path(workprint.__file__).parent
    digest = hashlib.sha256(workprint.__version__.encode())
    for folder in ("film", "screenplay", "editing", "render", "models"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _feed(digest: Any, value: object) -> None:
    kind = type(value).__name__
    if value is None or isinstance(value, (bool, int, float, Fraction)):
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
