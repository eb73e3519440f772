"""What is wrong in a shoot.toml, said with the place in the file and the mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from workprint.production.shoot.file import ShootFile


def said(error: Any, table: Any) -> str:
    """The first mistake pydantic found: the place in the file, what is wrong, and the mend."""
    where = place_in(error["loc"], table)
    if error["type"] == "extra_forbidden":
        known = keys_at(error["loc"][:-1])
        return f"{where}: is not known; use one of {', '.join(known)}"
    if error["type"] == "missing":
        return f"{where}: is missing; add it"
    if error["type"] in ("tuple_type", "model_type"):
        return f"{where}: must be {_shape(error['type'])}; see docs/shoot-guide.md"
    if error["type"] == "value_error":
        return f"{where}: {error['msg'].removeprefix('Value error, ')}"
    return f"{where}: {error['msg'][:1].lower()}{error['msg'][1:]}; mend that key"


def _shape(kind: str) -> str:
    return "a list in [ ]" if kind == "tuple_type" else "a table"


def place_in(loc: Sequence[int | str], table: Any) -> str:
    """A place as one finds it in the file: "[[person]] no. 2 (IDA), day_rate"."""
    parts: list[str] = []
    for n, part in enumerate(loc):
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            table = None
        if isinstance(part, str):
            parts.append(f"[{part}]" if n == 0 and len(loc) > 1 else part)
            continue
        head = f"[[{loc[0]}]]" if n == 1 else parts[-1]
        named = table.get("name", table.get("scene", "")) if isinstance(table, dict) else ""
        parts[-1] = f"{head} no. {part + 1}" + (f" ({named})" if named else "")
    return ", ".join(parts)


def keys_at(loc: Sequence[int | str]) -> list[str]:
    """The keys that a place of the file may have."""
    model: type[BaseModel] = ShootFile
    for part in loc:
        if isinstance(part, int):
            continue
        field = next(f for n, f in model.model_fields.items() if part in (n, f.alias))
        model = next(_models(field.annotation))
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in an annotation such as `tuple[PersonTable, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from _models(one)
