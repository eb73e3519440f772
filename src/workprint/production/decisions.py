"""What people decided: readable files that a re-run never overwrites.

Each decision names its target by id and by an anchor from the script (a beat's words, a scene's
heading and opening), so it follows the scene when the draft changes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workprint.film.breakdown import Category
from workprint.film.characters import Bottom, Hair, Headwear, Top
from workprint.film.shots import Angle, Move, ShotSize
from workprint.production.errors import FilmError
from workprint.production.files import write_text
from workprint.render.resources import Resources


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a person decided about one target.

    `kind` is "shot", "character", "scene" or "element"; `values` are field names and texts;
    `anchor` the words of the script it was made at. The id of an element is what it is called.
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
    anchors: tuple[SceneAnchor, ...] = ()
    anchors_at: int = 0


SHOT_FIELDS = ("size", "angle", "move", "lens")
SCENE_FIELDS = ("kit", "time")
ELEMENT_FIELDS = ("category", "scene", "count")
NO_ELEMENT = "none"
"""The category of what was decided to be no element of the breakdown."""
LOOK_FIELDS = (
    "male", "age_years", "height_cm", "weight", "muscle", "skin", "hair", "hair_colour", "top",
    "top_colour", "bottom", "bottom_colour", "headwear", "headwear_colour", "glasses", "beard",
)  # fmt: skip
CHARACTER_FIELDS = (*LOOK_FIELDS, "voice")
_WHOLE = {"age_years": (2, 95), "height_cm": (60, 220)}
FIELDS = {
    "shot": SHOT_FIELDS,
    "character": CHARACTER_FIELDS,
    "scene": SCENE_FIELDS,
    "element": ELEMENT_FIELDS,
}


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
    shots, characters, scenes, elements = (tuple(found) for found in made.values())
    written = (folder / "anchors.toml").stat().st_mtime_ns if anchors else 0
    return Decisions(shots, characters, scenes, elements, anchors, written)


def check(kind: str, field: str, value: str, where: str) -> None:
    """Raise FilmError when a value does not fit its field."""
    options: Sequence[str] | None = None
    if kind == "shot":
        enums: dict[str, Any] = {"size": ShotSize, "angle": Angle, "move": Move}
        if field in enums:
            options = [str(v.value) for v in enums[field]]
        elif not (re.fullmatch(r"[0-9]{1,3}", value) and 8 <= int(value) <= 400):
            raise FilmError(f"{where}: lens={value} is not a lens; write millimetres, 8 to 400")
    elif kind == "scene" and field == "time":
        options = ["dawn", "day", "dusk", "night"]
    elif kind == "element":
        if field == "category":
            options = [NO_ELEMENT, *(c.value for c in Category)]
        elif field == "count" and not re.fullmatch(r"[0-9]{1,6}", value):
            raise FilmError(f"{where}: count={value} is no count; write a whole number")
    elif kind == "scene":
        from workprint.render.sets.kits import HOMES

        options = sorted(HOMES)
    elif kind == "character":
        enums = {"hair": Hair, "top": Top, "bottom": Bottom, "headwear": Headwear}
        if field in enums:
            options = [str(v.value) for v in enums[field]]
        elif field != "voice":
            try:
                look_value(field, value)
            except ValueError:
                raise FilmError(f"{where}: {field}={value} does not fit; {_fits(field)}") from None
    if options is not None and value not in options:
        raise FilmError(f"{where}: {field}={value} is not known; use one of {', '.join(options)}")


def _fits(field: str) -> str:
    """What a field of a look takes, as a clause."""
    if field in ("glasses", "beard"):
        return "write true or false"
    if field.endswith("colour") or field == "skin":
        return "write a colour as #RRGGBB"
    if field in _WHOLE:
        low, high = _WHOLE[field]
        return f"write a whole number from {low} to {high}"
    return "write a number from 0 to 1"


def check_voice(value: str, resources: Resources, where: str) -> None:
    """Raise FilmError for a voice that no engine at hand can speak."""
    from workprint.render.voices.cast import unknown_voice

    unknown = unknown_voice(value, resources)
    if unknown:
        raise FilmError(
            f"{where}: voice={value} is not known ({unknown}); use a voice such as af_heart, "
            "or a mixture such as af_heart:0.6+bf_emma:0.4"
        )


def scene_meant(name: str, scenes: Sequence[SceneAnchor]) -> str | None:
    """The id of the scene of that id, else of that printed number or place in order; None for
    none, and for a number that several have."""
    if any(scene.id == name.lower() for scene in scenes):
        return name.lower()
    folded = name.strip().casefold()
    found = [s.id for n, s in enumerate(scenes, 1) if folded == (s.number or str(n)).casefold()]
    return found[0] if len(found) == 1 else None


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


def _scene_of(table: Any, scenes: Sequence[SceneAnchor]) -> str | None:
    """The scene a decision on an element names, by id where this draft has it."""
    named = table.get("scene")
    return None if named is None else scene_meant(str(named), scenes) or str(named)


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


def look_value(field: str, value: str) -> object:
    """A look's field from its text; ValueError when it does not fit."""
    kinds: dict[str, Any] = {"hair": Hair, "top": Top, "bottom": Bottom, "headwear": Headwear}
    if field in kinds:
        return kinds[field](value)
    if field in ("glasses", "beard"):
        if value.lower() not in ("true", "false"):
            raise ValueError(value)
        return value.lower() == "true"
    if field.endswith("colour") or field == "skin":
        text = value.removeprefix("#")
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
            raise ValueError(value)
        return (int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16))
    if field in _WHOLE:
        number = int(value)
        low, high = _WHOLE[field]
        if not low <= number <= high:
            raise ValueError(value)
        return number
    amount = float(value)
    if not 0 <= amount <= 1:
        raise ValueError(value)
    return amount


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


def _document(path: Path) -> Any:
    import tomlkit

    if not path.exists():
        return tomlkit.document()
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except Exception as error:  # tomlkit has no common error class for parsing
        raise FilmError(f"{path} is not valid TOML: {error}; mend that line") from None
