"""What people decided: readable files that a re-run never overwrites.

Each decision names its target by id and by an anchor from the script (a beat's words, a scene's
heading and opening), so it follows the scene when the draft changes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workprint.film.beats import SceneBeats
from workprint.film.characters import Bottom, Character, Hair, Headwear, Look, Top
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Screenplay
from workprint.film.shots import Angle, Move, Shot, ShotPlan, ShotSize
from workprint.production.errors import FilmError
from workprint.production.files import write_text


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a person decided about one target.

    `kind` is "shot", "character" or "scene"; `values` are field names and texts; `anchor` the
    words of the script it was made at.
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
    """The scenes of the last draft."""

    scenes: tuple[SceneAnchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a film."""

    shots: tuple[Decision, ...] = ()
    characters: tuple[Decision, ...] = ()
    scenes: tuple[Decision, ...] = ()
    anchors: tuple[SceneAnchor, ...] = ()


SHOT_FIELDS = ("size", "angle", "move", "lens")
SCENE_FIELDS = ("kit", "time")
LOOK_FIELDS = (
    "male", "age_years", "height_cm", "weight", "muscle", "skin", "hair", "hair_colour", "top",
    "top_colour", "bottom", "bottom_colour", "headwear", "headwear_colour", "glasses", "beard",
)  # fmt: skip
CHARACTER_FIELDS = (*LOOK_FIELDS, "voice")
_FIELDS = {"shot": SHOT_FIELDS, "scene": SCENE_FIELDS, "character": CHARACTER_FIELDS}


def read_decisions(folder: Path) -> Decisions:
    """Read decisions/*.toml; FilmError names the file, the place and the mend."""
    made: dict[str, list[Decision]] = {"shot": [], "character": [], "scene": []}
    for kind, found in made.items():
        path = folder / f"{kind}s.toml"
        for table in _tables(path, kind):
            target = str(table.get("id", ""))
            if not target:
                raise FilmError(f"{path}: a [[{kind}]] has no id; give it one")
            values = tuple((k, str(v)) for k, v in table.items() if k in _FIELDS[kind])
            unknown = set(table) - set(_FIELDS[kind]) - {"id", "anchor", "why"}
            if unknown:
                raise FilmError(
                    f"{path}: {target}: {sorted(unknown)[0]} is not a field of a {kind}; "
                    f"use one of {', '.join(_FIELDS[kind])}"
                )
            for field, value in values:
                check(kind, field, value, str(path))
            found.append(
                Decision(
                    kind, target, values, str(table.get("anchor", "")), str(table.get("why", ""))
                )
            )
    anchors = tuple(
        SceneAnchor(
            str(t.get("id", "")),
            str(t["number"]) if t.get("number") else None,
            str(t.get("heading", "")),
            str(t.get("opening", "")),
        )
        for t in _tables(folder / "anchors.toml", "scene")
    )
    return Decisions(tuple(made["shot"]), tuple(made["character"]), tuple(made["scene"]), anchors)


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
    elif kind == "character":
        enums = {"hair": Hair, "top": Top, "bottom": Bottom, "headwear": Headwear}
        if field in enums:
            options = [str(v.value) for v in enums[field]]
        elif field != "voice":
            try:
                _look_value(field, value)
            except ValueError:
                raise FilmError(
                    f"{where}: {field}={value} does not fit; colours are #RRGGBB, "
                    "male, weight and muscle run 0 to 1, glasses and beard are true or false"
                ) from None
    if options is not None and value not in options:
        raise FilmError(f"{where}: {field}={value} is not known; use one of {', '.join(options)}")


def decide(folder: Path, decision: Decision, scenes: Sequence[SceneAnchor]) -> None:
    """Write a decision down, in place of an older one on the same target; the rest is kept."""
    import tomlkit

    path = folder / f"{decision.kind}s.toml"
    document = _document(path)
    tables = document.setdefault(decision.kind, tomlkit.aot())
    # The same id may name another shot by now: its anchor tells which one was meant.
    table = next(
        (
            t
            for t in tables
            if str(t.get("id")) == decision.target
            and str(t.get("anchor", "")) in ("", decision.anchor)
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


def anchors_of(screenplay: Screenplay) -> tuple[SceneAnchor, ...]:
    """Each scene's anchor: number, heading, and its text up to 400 characters."""
    return tuple(
        SceneAnchor(
            scene.id,
            scene.number,
            scene.heading.text,
            " ".join(
                element.text
                for element in screenplay.elements[scene.first_element + 1 : scene.last_element]
            )[:400],
        )
        for scene in screenplay.scenes
    )


def apply_to_characters(
    characters: tuple[Character, ...], decisions: Sequence[Decision]
) -> tuple[Character, ...]:
    """The characters with the looks people decided."""
    by_id = {d.target: d for d in decisions}
    made = []
    for character in characters:
        decision = by_id.get(character.id)
        if decision is None:
            made.append(character)
            continue
        look = character.look
        for field, value in decision.values:
            if field != "voice":
                look = _with_trait(look, field, value)
        made.append(
            replace(character, look=look, reasons=(*character.reasons, _decided(decision)))
        )
    return tuple(made)


def apply_to_plan(
    plan: ShotPlan, beats: Sequence[SceneBeats], decisions: Sequence[Decision]
) -> ShotPlan:
    """The plan with the sizes, lenses, angles and moves people decided.

    A decision is found by its anchor, the words of the first beat the shot covers, within its
    scene; by its id where no shot of the scene has those words.
    """
    if not decisions:
        return plan
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    scenes = []
    for scene in plan.scenes:
        shots = list(scene.shots)
        for decision in decisions:
            if not decision.target.startswith(f"{scene.scene}."):
                continue
            index = _shot_of(shots, decision, words)
            if index is not None:
                shots[index] = _with_values(shots[index], decision)
        scenes.append(replace(scene, shots=tuple(shots)))
    return ShotPlan(tuple(scenes))


def shot_anchor(shot: Shot, beats: Sequence[SceneBeats]) -> str:
    """The words a decision about `shot` is tied to: its first beat's, and its kind."""
    words = {beat.id: beat.text for scene in beats for beat in scene.beats}
    return _anchor(shot, words)


def _shot_of(shots: list[Shot], decision: Decision, words: dict[str, str]) -> int | None:
    by_id = next((i for i, shot in enumerate(shots) if shot.id == decision.target), None)
    anchored = [
        index
        for index, shot in enumerate(shots)
        if decision.anchor and decision.anchor == _anchor(shot, words)
    ]
    if not anchored or by_id in anchored:
        return by_id
    return anchored[0]


def _anchor(shot: Shot, words: dict[str, str]) -> str:
    first = words.get(shot.slices[0].beat, "") if shot.slices else ""
    return f"{shot.kind.value}: {first}"


def _with_values(shot: Shot, decision: Decision) -> Shot:
    for field, value in decision.values:
        if field == "size":
            shot = replace(shot, size=ShotSize(value))
        elif field == "angle":
            shot = replace(shot, angle=Angle(value))
        elif field == "move":
            shot = replace(shot, move=Move(value))
        elif field == "lens":
            shot = replace(shot, lens_mm=int(value))
    return replace(shot, reason=_decided(decision))


def _decided(decision: Decision) -> Reason:
    said = ", ".join(f"{k} = {v}" for k, v in decision.values)
    why = f" ({decision.why})" if decision.why else ""
    return Reason(Phrase(f"decided: {said}{why}", f"已决定：{said}{why}"))


def _with_trait(look: Look, field: str, value: str) -> Look:
    changes: dict[str, Any] = {field: _look_value(field, value)}
    return replace(look, **changes)


def _look_value(field: str, value: str) -> object:
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
    if field in ("age_years", "height_cm"):
        number = int(value)
        low, high = (2, 95) if field == "age_years" else (60, 220)
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


__all__ = ["Decision", "Decisions", "Look", "SceneAnchor"]
