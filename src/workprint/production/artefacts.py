"""Artefacts kept as JSON: records out, records in, by their declared types."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(value: object, kind: Any) -> bytes:
    """A record, or a tuple of records, as UTF-8 JSON."""
    return _adapter(kind).dump_json(value)


def from_json(data: bytes, kind: Any) -> Any:
    """The record that `to_json` wrote; ValueError when it does not fit `kind`."""
    return _adapter(kind).validate_json(data)


def plain(value: object) -> Any:
    """Any artefact as JSON types, for people and programs to read."""
    from pathlib import Path

    from pydantic_core import to_jsonable_python

    return to_jsonable_python(value, fallback=lambda v: str(v) if isinstance(v, Path) else repr(v))
