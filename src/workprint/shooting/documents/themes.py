"""Colours of strips, by a theme that one chooses."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.shooting.errors import ScheduleError
from workprint.shooting.light import is_outside, lights

FILE = Path(__file__).with_name("themes.toml")
LOOKS = {
    "int_day": Phrase("INT day", "内 日"), "ext_day": Phrase("EXT day", "外 日"),
    "int_night": Phrase("INT night", "内 夜"), "ext_night": Phrase("EXT night", "外 夜"),
    "ext_dawn": Phrase("EXT sunrise", "外 日出"), "ext_dusk": Phrase("EXT sunset", "外 日落"),
}  # fmt: skip


@cache
def themes() -> dict[str, dict[str, str]]:
    """All themes by name: colours as #rrggbb, and what tells it from others in `en` and `zh`."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def theme_of(name: str) -> dict[str, str]:
    """A theme; ScheduleError for a name that is none."""
    found = themes().get(name)
    if found is None:
        raise ScheduleError(f"there is no theme {name!r}; choose of {', '.join(themes())}")
    return found


def colour_of(strip: Strip, theme: str) -> str:
    """The colour of a strip, by where it plays and in what light; day where nobody said."""
    where = "ext" if is_outside(strip.int_ext) else "int"
    light = next(iter(lights(strip.day_night)), "day")
    return theme_of(theme)[f"{where}_{light}"]
