"""The provenance file: which passages a model wrote, readable, beside the script."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import tomlkit

from workprint.production.errors import FilmError
from workprint.production.files import why_not_written, write_text
from workprint.screenplay.partner.provenance import Record, Trace

_HEAD = (
    "Passages that a model wrote, as they came. Do not edit the text: by its words a passage is\n"
    "found again in the script. See docs/partner.md."
)
_FIELDS = ("id", "task", "provider", "model", "prompt_sha256", "date", "seed", "line", "text")


def provenance_file(script: Path) -> Path:
    """Where a script's provenance stands: among the film's decisions, or beside a loose file."""
    for folder in (script.parent, script.resolve().parent.parent):
        if (folder / "film.toml").is_file():
            return folder / "decisions" / "provenance.toml"
    return script.with_name(f"{script.stem}.provenance.toml")


def read_records(path: Path) -> tuple[Record, ...]:
    """The records in a provenance file, none without a file; FilmError when it is broken."""
    if not path.exists():
        return ()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = table.get("passage", [])
        if not (isinstance(entries, list) and all(isinstance(e, dict) for e in entries)):
            raise FilmError(
                f"{path}: passage must be a list of tables, each begun with [[passage]]; mend that"
            )
        return tuple(_record(entry) for entry in entries)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FilmError(f"{path} cannot be read: {error}; mend that line") from None
    except KeyError as error:
        raise FilmError(f"{path}: a passage lacks {error}; mend or remove it") from None
    except (TypeError, ValueError):
        raise FilmError(
            f"{path}: line and seed of a passage must be whole numbers; mend or remove it"
        ) from None


def add_records(path: Path, records: Sequence[Record]) -> tuple[Record, ...]:
    """Write records down after those there are, with ids of their own; the records as kept."""
    if not records:
        return ()
    with _only_one(path.parent):
        return _add(path, records)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold a folder's records while they are read and written anew; others wait that moment."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FilmError(why_not_written(folder, error)) from error
    if os.name != "posix":
        yield
        return
    import fcntl

    # The folder itself is held, so that no lock file is left beside a loose script.
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise FilmError(why_not_written(folder, error)) from error
    try:
        with suppress(OSError):  # some network drives have no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _add(path: Path, records: Sequence[Record]) -> tuple[Record, ...]:
    numbers = [re.fullmatch(r"p([0-9]{1,9})", r.id) for r in read_records(path)]
    first = max((int(found[1]) for found in numbers if found), default=0) + 1
    made = tuple(
        Record(
            f"p{first + n:04d}",
            r.task,
            r.provider,
            r.model,
            r.prompt_sha256,
            r.date,
            r.text,
            r.line,
            r.seed,
        )
        for n, r in enumerate(records)
    )
    document = (
        tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    )
    if not path.exists():
        for line in _HEAD.split("\n"):
            document.add(tomlkit.comment(line))
    passages = document.get("passage")
    if passages is None:
        passages = tomlkit.aot()
        document["passage"] = passages
    for record in made:
        entry = tomlkit.table()
        for name in _FIELDS:
            value: Any = getattr(record, name)
            if value is not None:
                entry[name] = _text(value) if name == "text" else value
        passages.append(entry)
    write_text(path, tomlkit.dumps(document))
    return made


def exported(traces: Sequence[Trace], kind: str) -> str:
    """Records and what is left of them, as .csv or .json."""
    rows = [told(trace) for trace in traces]
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    out = io.StringIO()
    names = [*_FIELDS, "kept", "lines"]
    table = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    for row in rows:
        spans = " ".join(str(s["line"]) for s in row["spans"])
        table.writerow({**row, "lines": spans})
    return out.getvalue()


def told(trace: Trace) -> dict[str, Any]:
    """A record and what is left of it, as plain data."""
    record = trace.record
    return {
        **{name: getattr(record, name) for name in _FIELDS},
        "kept": round(trace.kept, 3),
        "spans": [{"start": s.start, "end": s.end, "line": s.line} for s in trace.spans],
    }


def _record(entry: dict[str, Any]) -> Record:
    return Record(
        str(entry["id"]),
        str(entry["task"]),
        str(entry["provider"]),
        str(entry["model"]),
        str(entry["prompt_sha256"]),
        str(entry["date"]),
        str(entry["text"]),
        int(entry["line"]) if "line" in entry else None,
        int(entry.get("seed", 0)),
    )


def _text(text: str) -> Any:
    # Blanks of all widths are the writer's: U+3000 opens a Chinese paragraph.
    plain = "".join(
        c for c in text if c in "\n\t" or c.isprintable() or unicodedata.category(c) == "Zs"
    )
    return tomlkit.string(plain, multiline="\n" in plain)
