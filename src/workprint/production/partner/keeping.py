"""The provenance file: which passages a model wrote, readable, beside the script."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomlkit

from workprint.production.errors import FilmError
from workprint.production.files import write_text
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
        return tuple(_record(entry) for entry in table.get("passage", []))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FilmError(f"{path} cannot be read: {error}; mend that line") from None
    except (KeyError, TypeError, ValueError) as error:
        raise FilmError(f"{path}: a passage lacks {error}; mend or remove it") from None


def add_records(path: Path, records: Sequence[Record]) -> tuple[Record, ...]:
    """Write records down after those there are, with ids of their own; the records as kept."""
    if not records:
        return ()
    first = len(read_records(path)) + 1
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
    plain = "".join(c for c in text if c in "\n\t" or c.isprintable())
    return tomlkit.string(plain, multiline="\n" in plain)
