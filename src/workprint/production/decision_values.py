"""What can be decided: the fields of each kind of decision, and what fits them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from workprint.film.breakdown import Category
from workprint.film.characters import Bottom, Hair, Headwear, Top
from workprint.film.shots import Angle, Move, ShotSize
from workprint.production.errors import FilmError
from workprint.render.resources import Resources

SHOT_FIELDS = ("size", "angle", "move", "lens")
SET_FIELDS = ("kit", "time")
SHOOT_FIELDS = ("shoot_date", "shoot_unit", "shoot_minutes", "shoot_note")
SCENE_FIELDS = (*SET_FIELDS, *SHOOT_FIELDS)
DAY_FIELDS = ("scenes", "unit", "note")
"""Of a shooting day: the scenes it keeps, in order; its unit; a banner."""
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
    "day": DAY_FIELDS,
}


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
    elif kind == "scene" and field in SHOOT_FIELDS:
        _check_shoot(field, value, where)
    elif kind == "day":
        shoot_date(where.rpartition(": ")[2], where)
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


def _check_shoot(field: str, value: str, where: str) -> None:
    """Raise FilmError for what was decided of a scene's strip and does not fit."""
    if field == "shoot_date":
        shoot_date(value, where)
    elif field == "shoot_minutes" and not (
        re.fullmatch(r"[0-9]{1,4}", value) and 1 <= int(value) <= 1440
    ):
        raise FilmError(
            f"{where}: shoot_minutes={value} is no length; write whole minutes, 1 to 1440"
        )


def shoot_date(text: str, where: str) -> date:
    """The date a person wrote; FilmError for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FilmError(f"{where}: {text} is no date; write one like 2026-05-04") from None


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
