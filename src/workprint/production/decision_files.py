"""Decisions written into their files and taken out of them; what else stands there is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workprint.production.decisions import Decision, SceneAnchor, read_decisions, scene_meant
from workprint.production.errors import FilmError
from workprint.production.files import write_text


def decide(folder: Path, decision: Decision, scenes: Sequence[SceneAnchor]) -> None:
    """Write a decision down, in place of an older one on the same target; the rest is kept."""
    import tomlkit

    for left in folder.glob("*.tmp*") if folder.is_dir() else ():
        left.unlink(missing_ok=True)
    path = folder / f"{decision.kind}s.toml"
    document = _document(path)
    wanted = dict(decision.values).get("scene")
    tables = document.setdefault(decision.kind, tomlkit.aot())
    # The same id may name another shot by now: its anchor tells which one was meant.
    table = next(
        (
            t
            for t in tables
            if str(t.get("id")) == decision.target
            and str(t.get("anchor", "")) in ("", decision.anchor)
            and (decision.kind != "element" or _scene_of(t, scenes) == wanted)
        ),
        None,
    )
    if table is None:
        table = tomlkit.table()
        table["id"] = decision.target
        tables.append(table)
    for field, value in decision.values:
        table[field] = value
    if decision.anchor:
        table["anchor"] = decision.anchor
    if decision.why:
        table["why"] = decision.why
    write_text(path, tomlkit.dumps(document))
    present = {scene.id for scene in scenes}
    cut = [a for a in read_decisions(folder).anchors if a.id not in present]
    _write_anchors(folder / "anchors.toml", [*scenes, *cut])


def write_elements(
    folder: Path, decisions: Sequence[Decision], scenes: Sequence[SceneAnchor]
) -> None:
    """Write down the first decisions on elements of a new film."""
    import tomlkit

    document = tomlkit.document()
    tables = tomlkit.aot()
    for decision in decisions:
        table = tomlkit.table()
        for field, value in (("id", decision.target), *decision.values, ("why", decision.why)):
            table[field] = value
        tables.append(table)
    document["element"] = tables
    write_text(folder / "elements.toml", tomlkit.dumps(document))
    _write_anchors(folder / "anchors.toml", scenes)


def forget(
    folder: Path,
    kind: str,
    target: str,
    scene: str | None = None,
    scenes: Sequence[SceneAnchor] = (),
) -> bool:
    """Take a decision out of its file, of an element in `scene` only that one; False when there is
    none about `target`. `scenes` are those of the draft."""
    import tomlkit

    path = folder / f"{kind}s.toml"
    if not path.exists():
        return False
    document = _document(path)
    tables = document.get(kind, [])
    places = [
        n
        for n, table in enumerate(tables)
        if str(table.get("id")) == target and scene in (None, _scene_of(table, scenes))
    ]
    for place in reversed(places):
        del tables[place]
    if places:
        write_text(path, tomlkit.dumps(document))
    return bool(places)


def _scene_of(table: Any, scenes: Sequence[SceneAnchor]) -> str | None:
    """The scene a decision on an element names, by id where this draft has it."""
    named = table.get("scene")
    return None if named is None else scene_meant(str(named), scenes) or str(named)


def _write_anchors(path: Path, scenes: Sequence[SceneAnchor]) -> None:
    import tomlkit

    document = tomlkit.document()
    document.add(
        tomlkit.comment("How each scene read when decisions were made; lets them follow it.")
    )
    tables = tomlkit.aot()
    for scene in scenes:
        table = tomlkit.table()
        table["id"] = scene.id
        if scene.number:
            table["number"] = scene.number
        table["heading"] = scene.heading
        table["opening"] = scene.opening
        tables.append(table)
    document["scene"] = tables
    write_text(path, tomlkit.dumps(document))


def _document(path: Path) -> Any:
    import tomlkit

    if not path.exists():
        return tomlkit.document()
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except Exception as error:  # tomlkit has no common error class for parsing
        raise FilmError(f"{path} is not valid TOML: {error}; mend that line") from None
