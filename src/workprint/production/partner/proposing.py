"""The partner's commands: a proposal, its record, its copy check, and its place if it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from workprint.film.reason import pair
from workprint.models.providers import Purse
from workprint.production.errors import FilmError
from workprint.production.files import write_text
from workprint.production.partner import checking, keeping
from workprint.production.partner.providing import Choice, provider_for
from workprint.production.partner.scripts import (
    Script,
    insert,
    line_of_dialogue,
    lines_of,
    open_script,
    replace_line,
    scene_named,
)
from workprint.production.partner.writing import Made, alternatives, continued, notes
from workprint.screenplay.partner.notes import norms_of
from workprint.screenplay.partner.provenance import traces
from workprint.screenplay.partner.tokens import words

Hear = Callable[[str], None]


def continue_scene(
    path: Path,
    scene: str,
    speeches: int,
    choice: Choice,
    date: str,
    inserting: bool,
    against: Sequence[Path],
    hear: Hear,
) -> dict[str, Any]:
    """Continue a scene; the record is kept, and the file changed only when `inserting`."""
    script = open_script(path)
    index = scene_named(script, scene)
    provider, limits = provider_for(script.path, choice)
    texts = checking.sources(against, leave_out=script.path)
    keeping.read_records(keeping.provenance_file(script.path))
    purse = Purse(limits)
    made = continued(script.screenplay, index, speeches, provider, purse, choice, hear)
    line = None
    if inserting:
        told = script.screenplay.scenes[index]
        end = script.screenplay.elements[told.last_element - 1].span.end
        _, line = insert(script, end, made.text)
    keeping.add_records(
        keeping.provenance_file(script.path), [made.record("continue", date, line)]
    )
    return _told(script, [made], purse, line, texts)


def vary_line(
    path: Path,
    line: int,
    count: int,
    choice: Choice,
    date: str,
    inserting: int | None,
    against: Sequence[Path],
    hear: Hear,
) -> dict[str, Any]:
    """Other words for a line; the one numbered `inserting` takes its place."""
    script = open_script(path)
    element = line_of_dialogue(script, line)
    provider, limits = provider_for(script.path, choice)
    texts = checking.sources(against, leave_out=script.path)
    keeping.read_records(keeping.provenance_file(script.path))
    purse = Purse(limits)
    made = alternatives(script.screenplay, element, count, provider, purse, choice, hear)
    at = None
    if inserting is not None:
        if inserting > len(made):
            raise FilmError(f"only {len(made)} lines came; --insert one of them")
        replace_line(script, element, made[inserting - 1].text)
        at = script.screenplay.elements[element].span.line
    records = [
        m.record("alternative", date, at if n == inserting else None)
        for n, m in enumerate(made, 1)
    ]
    keeping.add_records(keeping.provenance_file(script.path), records)
    return _told(script, made, purse, at, texts)


def note_scenes(
    path: Path, scene: str | None, choice: Choice, date: str, hear: Hear
) -> dict[str, Any]:
    """Notes on one scene, or all; a provider's own are marked with its name."""
    script = open_script(path)
    screenplay = script.screenplay
    wanted = [scene_named(script, scene)] if scene else range(len(screenplay.scenes))
    provider, limits = provider_for(script.path, choice)
    purse = Purse(limits)
    norms = norms_of(screenplay)
    told = []
    for index in wanted:
        ours, theirs, _ = notes(screenplay, index, provider, purse, choice, hear, norms)
        rows: list[dict[str, Any]] = [
            {
                "rule": note.rule,
                "weight": note.weight,
                "by": "rules",
                **pair(note.text),
                "evidence": [
                    {"line": s.line, "start": s.start, "end": s.end} for s in note.evidence
                ],
            }
            for note in ours
        ]
        by = f"{provider.name} ({provider.model})" if provider else ""
        rows += [
            {
                "rule": "provider",
                "weight": "tell",
                "by": by,
                "en": text,
                "zh": text,
                "evidence": [_line_span(screenplay.source, line)],
            }
            for line, text in theirs
        ]
        scene_ = screenplay.scenes[index]
        told.append(
            {
                "id": scene_.id,
                "number": scene_.number,
                "heading": scene_.heading.text,
                "notes": rows,
            }
        )
    return {"file": str(script.path), "language": screenplay.language, "scenes": told}


def list_provenance(path: Path, export: Path | None, everything: bool) -> dict[str, Any]:
    """What models wrote, and what is left of it; written to `export` too when it is named."""
    script = open_script(path)
    file = keeping.provenance_file(script.path)
    found = traces(script.screenplay.source, keeping.read_records(file))
    shown = [t for t in found if everything or t.kept > 0]
    if export is not None:
        kind = export.suffix.lower().removeprefix(".")
        if kind not in ("csv", "json"):
            raise FilmError(f"{export} must end in .csv or .json; name such a file")
        write_text(export, keeping.exported(shown, kind))
    total = len(words(script.screenplay.source))
    theirs = sum(t.kept * len(words(t.record.text)) for t in found)
    return {
        "file": str(file),
        "passages": [keeping.told(t) for t in shown],
        "share": round(theirs / total, 4) if total else 0.0,
    }


def check_copies(path: Path, against: Sequence[Path], least: int, han: int) -> dict[str, Any]:
    """Where the script agrees word for word with the texts at hand. FilmError without any."""
    script = open_script(path)
    texts = checking.sources(against, leave_out=script.path)
    if not texts:
        raise FilmError(
            "there are no texts to compare with; name a folder with --against, or fetch the "
            "plays with: workprint models fetch plays"
        )
    found = checking.check(script.screenplay.source, texts, words=least, han=han)
    return {
        "file": str(script.path),
        "texts": len(texts),
        "overlaps": [checking.told(o) for o in found],
    }


def _told(
    script: Script, made: Sequence[Made], purse: Purse, line: int | None, texts: Any
) -> dict[str, Any]:
    first = made[0]
    found = [o for m in made for o in checking.check(m.text, texts)]
    return {
        "file": str(script.path),
        "language": script.screenplay.language,
        "provider": first.provider,
        "model": first.model,
        "prompt_sha256": first.prompt_sha256,
        "proposals": [{"text": m.text} for m in made],
        "mended": [p.in_(script.screenplay.language) for p in first.mended],
        "inserted": line,
        "tokens": purse.usage.read + purse.usage.written,
        "cost": f"{purse.cost:f}",
        "currency": first.currency,
        "overlaps": [checking.told(o) for o in found],
        "provenance": str(keeping.provenance_file(script.path)),
    }


def _line_span(source: str, line: int) -> dict[str, int]:
    lines = lines_of(source)
    start = sum(map(len, lines[: line - 1]))
    return {"line": line, "start": start, "end": start + len(lines[line - 1].rstrip("\r\n"))}
