"""A film's record made ready for the page: addresses, parts of the whole, times as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from workprint.book.vtt import cues_of
from workprint.film.time import FrameRate, timecode

Json = dict[str, Any]

_LIGHT = {
    "dawn": ("dawn", "清晨"),
    "day": ("day", "日"),
    "dusk": ("dusk", "黄昏"),
    "night": ("night", "夜"),
}
_WEATHER = {
    "rain": ("rain", "雨"),
    "storm": ("storm", "暴风雨"),
    "snow": ("snow", "雪"),
    "fog": ("fog", "雾"),
    "wind": ("wind", "风"),
}
_CHANGES = {
    "new": ("New", "新增"),
    "rewritten": ("Rewritten", "改写"),
    "replanned": ("New shots", "镜头调整"),
    "moved": ("Moved", "移动"),
    "cut": ("Cut", "删去"),
}


def view_of(record: Json, changes: Sequence[Json], subtitles_vtt: str) -> Json:
    """Everything the templates show, and `player`: what the page's scripts need to know."""
    rate = FrameRate.parse(record["rate"]["label"])
    frames = max(1, int(record["frames"]))
    characters = _characters(record)
    cast = {c["name"]: c["key"] for c in characters}
    scenes = [_scene(scene, rate, cast) for scene in record["scenes"]]
    for character in characters:
        character["in"] = _appearances(character, scenes)
    shots = [shot for scene in scenes for shot in scene["shots"]]
    width, height = record["size"]
    return {
        "title": record["title"],
        "language": "zh" if str(record["language"]).startswith("zh") else "en",
        "lang": record["language"],
        "rate": rate.label,
        "width": width,
        "height": height,
        "frames": frames,
        "runtime": record["runtime"],
        "length": length(frames, rate),
        "scenes": scenes,
        "shot_count": len(shots),
        "characters": characters,
        "sizes": _sizes(shots),
        "lights": _lights(scenes),
        "poster": shots[0]["panel"] if shots else None,
        "changes": [_change(c, scenes) for c in changes],
        "player": {
            "rate": [rate.fps.numerator, rate.fps.denominator],
            "frames": frames,
            "language": record["language"],
            "scenes": [
                [s["start"], s["frames"], [[t["start"], t["frames"]] for t in s["shots"]]]
                for s in scenes
            ],
            "cues": cues_of(subtitles_vtt),
        },
    }


def length(frames: int, rate: FrameRate) -> str:
    """Whole minutes and seconds, as players show them: "1:07"."""
    seconds = int(rate.seconds(frames))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def pair(table: dict[str, tuple[str, str]], key: str) -> Json:
    """A word of a table in both languages; one the table does not have stays as it is."""
    en, zh = table.get(key, (key, key))
    return {"code": key, "en": en, "zh": zh}


def bare_heading(heading: str, number: str) -> str:
    """The heading without its own number, which the page shows beside it: "1. 内景 …"."""
    bare = re.sub(rf"^{re.escape(number)}\s*[.．、:：]?\s+", "", heading)
    return bare or heading


def _scene(scene: Json, rate: FrameRate, cast: dict[str, str]) -> Json:
    outside = "EXT" in str(scene["int_ext"] or "").upper()
    inside = "INT" in str(scene["int_ext"] or "").upper()
    hour = scene["hour"] if scene["hour"] in _LIGHT else "day"
    return {
        "id": scene["id"],
        "key": _key(scene["id"]),
        "number": scene["number"],
        "heading": bare_heading(scene["heading"], scene["number"]),
        "place": "both" if outside and inside else "ext" if outside else "int",
        "int_ext": scene["int_ext"],
        "location": scene["location"] or "",
        "time": scene["time"] or "",
        "light": pair(_LIGHT, hour),
        "weather": [pair(_WEATHER, w) for w in scene["weather"]],
        "present": scene["present"],
        "first_line": scene["first_line"],
        "last_line": scene["last_line"],
        "start": scene["start"],
        "frames": scene["frames"],
        "at": timecode(scene["start"], rate),
        "length": length(scene["frames"], rate),
        "staging": _address(scene["staging"]) if scene.get("staging") else None,
        "shots": [_shot(shot, rate, cast) for shot in scene["shots"]],
    }


def _shot(shot: Json, rate: FrameRate, cast: dict[str, str]) -> Json:
    people = [*shot["subjects"], *(line["who"] for line in shot["lines"])]
    return {
        **shot,
        "key": _key(shot["id"]),
        "panel": _address(shot["panel"]),
        "at": timecode(shot["start"], rate),
        "seconds": f"{float(rate.seconds(shot['frames'])):.1f}",
        "who": " ".join(dict.fromkeys(cast[p] for p in people if p in cast)),
    }


def _key(name: str) -> str:
    """An id that an attribute and a fragment of an address can both hold."""
    return quote(name.encode("utf-8", "replace"), safe="")


def _address(path: str) -> str:
    """A file beside the page as an address: "./" so that no name can read as a scheme."""
    return "./" + quote(path.encode("utf-8", "replace"), safe="/")


def _characters(record: Json) -> list[Json]:
    lines = sum(c["lines"] for c in record["characters"]) or 1
    return [
        {
            **c,
            # Keys go into attributes that hold several, so they must not hold spaces.
            "key": f"c{n}",
            "colour": _colour(c["look"]["top_colour"]),
            "percent": f"{100 * c['share']:.1f}",
            "line_percent": f"{100 * c['lines'] / lines:.1f}",
        }
        for n, c in enumerate(record["characters"])
    ]


def _appearances(character: Json, scenes: Sequence[Json]) -> list[bool]:
    numbers = set(character["scenes"])
    return [scene["number"] in numbers for scene in scenes]


def _colour(rgb: Sequence[int]) -> str:
    red, green, blue = (min(255, max(0, int(part))) for part in rgb)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _sizes(shots: Sequence[Json]) -> list[Json]:
    """The sizes the film has, from the closest to the widest."""
    order = ("ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS")
    found = {shot["size"]["code"]: shot["size"] for shot in shots}
    return [found[code] for code in order if code in found]


def _lights(scenes: Sequence[Json]) -> list[Json]:
    """The combinations of inside or outside and light the film has, for the strip's legend."""
    found = {(s["place"], s["light"]["code"]): s["light"] for s in scenes}
    places = {"int": "INT", "ext": "EXT", "both": "INT/EXT"}
    chinese = {"int": "内", "ext": "外", "both": "内外"}
    return [
        {
            "class": f"{place} {code}",
            "en": f"{places[place]} {light['en']}",
            "zh": f"{chinese[place]} · {light['zh']}",
        }
        for (place, code), light in sorted(found.items(), key=lambda item: item[0])
    ]


def _change(change: Json, scenes: Sequence[Json]) -> Json:
    keys = {s["number"]: s["key"] for s in scenes}
    gone = change["what"] == "cut"
    return {
        **change,
        "heading": bare_heading(change["heading"], change["scene"]),
        "name": pair(_CHANGES, change["what"]),
        "key": None if gone else keys.get(change["scene"]),
    }
