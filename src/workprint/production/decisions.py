"""What people decided: readable files that a re-run never overwrites.

Each decision names its target by id and by an anchor from the script (a beat's words, a scene's
heading and opening), so it follows the scene when the draft changes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.production.decision_values import FIELDS, check
from workprint.production.errors import FilmError


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a person decided about one target.

    `kind` is "shot", "character", "scene", "element" or "day"; `values` are field names and texts;
    `anchor` the words of the script it was made at. The id of an element is what it
    is called, that of a day its date.
    """

    kind: str
    target: str
    values: tuple[tuple[str, str], ...]
    anchor: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class SceneAnchor:
    """How a scene looked when its id was last written down."""

    id: str
    number: str | None
    heading: str
    opening: str


@dataclass(frozen=True, slots=True)
class SceneMemory:
    """The scenes of the last draft, and further scene ids that decisions name (`used`)."""

    scenes: tuple[SceneAnchor, ...] = ()
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a film; `anchors_at` is when the anchors were written, ns since 1970."""

    shots: tuple[Decision, ...] = ()
    characters: tuple[Decision, ...] = ()
    scenes: tuple[Decision, ...] = ()
    elements: tuple[Decision, ...] = ()
    days: tuple[Decision, ...] = ()
    anchors: tuple[SceneAnchor, ...] = ()
    anchors_at: int = 0


def read_decisions(folder: Path) -> Decisions:
    """Read decisions/*.toml; FilmError names the file, the place and the mend."""
    made: dict[str, list[Decision]] = {kind: [] for kind in FIELDS}
    for kind, found in made.items():
        path = folder / f"{kind}s.toml"
        for table in _tables(path, kind):
            target = str(table.get("id", ""))
            if not target:
                raise FilmError(f"{path}: a [[{kind}]] has no id; give it one")
            values = tuple((k, str(v)) for k, v in table.items() if k in FIELDS[kind])
            unknown = set(table) - set(FIELDS[kind]) - {"id", "anchor", "why"}
            if unknown:
                raise FilmError(
                    f"{path}: {target}: {sorted(unknown)[0]} is not a field of a {kind}; "
                    f"use one of {', '.join(FIELDS[kind])}"
                )
            for field, value in values:
                check(kind, field, value, f"{path}: {target}")
            if kind == "element" and "category" not in dict(values):
                raise FilmError(f"{path}: {target} has no category; write one, or none")
            anchor = str(table.get("anchor", ""))
            scene = dict(values).get("scene")
            if any(
                (d.target, d.anchor, dict(d.values).get("scene")) == (target, anchor, scene)
                for d in found
            ):
                raise FilmError(
                    f"{path}: there are two [[{kind}]] for {target}; put them into one"
                )
            found.append(Decision(kind, target, values, anchor, str(table.get("why", ""))))
    anchors = tuple(
        SceneAnchor(
            str(t.get("id", "")),
            str(t["number"]) if t.get("number") else None,
            str(t.get("heading", "")),
            str(t.get("opening", "")),
        )
        for t in _tables(folder / "anchors.toml", "scene")
    )
    shots, characters, scenes, elements, days = (tuple(found) for found in made.values())
    written = (folder / "anchors.toml").stat().st_mtime_ns if anchors else 0
    return Decisions(shots, characters, scenes, elements, days, anchors, written)


def scene_meant(name: str, scenes: Sequence[SceneAnchor]) -> str | None:
    """The id of the scene of that id, else of that printed number or place in order; None for
    none, and for a number that several have."""
    if any(scene.id == name.lower() for scene in scenes):
        return name.lower()
    folded = name.strip().casefold()
    found = [s.id for n, s in enumerate(scenes, 1) if folded == (s.number or str(n)).casefold()]
    return found[0] if len(found) == 1 else None


def _tables(path: Path, kind: str) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig")).get(kind, [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FilmError(f"{path} is not valid TOML: {error}; mend that line") from None
    except OSError as error:
        raise FilmError(f"{path} cannot be read: {error.strerror}") from None
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise FilmError(f"{path}: write each decision under [[{kind}]]")
    return tables
