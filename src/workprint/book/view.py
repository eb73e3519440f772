"""A film's record made ready for the page: addresses, parts of the whole, times as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from workprint.book.shoot.view import shoot_of
from workprint.book.story_view import story_of
from workprint.book.terms import CHANGES, DETAILS, LIGHT, WEATHER, time_pair, worded
from workprint.book.vtt import cues_of
from workprint.film.time import FrameRate, timecode

Json = dict[str, Any]

_LONGEST = 14
"""Details of one scene's changes that are shown; the rest are counted."""


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
    breakdown = _breakdown(record.get("breakdown"), scenes)
    shoot, shoot_told = shoot_of(record, scenes)
    zero = zero_of(rate)
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
        "poster": "./poster.jpg" if shots else None,
        "changes": [_change(c, scenes, characters) for c in changes],
        "decisions": _decisions(scenes, characters),
        "felt": any(s["mood"] for s in scenes),
        "missing": [s for s in scenes if s["not_staged"]],
        "breakdown": breakdown,
        "story": story_of(record, scenes, breakdown),
        "shoot": shoot,
        "zero": timecode(zero, rate),
        "player": {
            "zero": zero,
            "rate": [rate.fps.numerator, rate.fps.denominator],
            "frames": frames,
            "language": record["language"],
            "scenes": [
                [s["start"], s["frames"], [[t["start"], t["frames"]] for t in s["shots"]]]
                for s in scenes
            ],
            "cues": cues_of(subtitles_vtt),
            **({"shoot": shoot_told} if shoot_told else {}),
        },
    }


def zero_of(rate: FrameRate) -> int:
    """The frame number of the film's first frame on the timeline: it starts at 01:00:00:00."""
    return 3600 * rate.nominal


def length(frames: int, rate: FrameRate) -> str:
    """Whole minutes and seconds, as players show them: "1:07"."""
    seconds = int(rate.seconds(frames))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def eighths(count: int) -> str:
    """A length on pages as assistant directors write it: "1 3/8"."""
    pages, rest = divmod(count, 8)
    return " ".join(filter(None, (str(pages) if pages else "", f"{rest}/8" if rest else "")))


def bare_heading(heading: str, number: str) -> str:
    """The heading without its own number, which the page shows beside it: "1. 内景 …"."""
    bare = re.sub(rf"^{re.escape(number)}\s*[.．、:：]?\s+", "", heading)
    return bare or heading


def _scene(scene: Json, rate: FrameRate, cast: dict[str, str]) -> Json:
    outside = "EXT" in str(scene["int_ext"] or "").upper()
    inside = "INT" in str(scene["int_ext"] or "").upper()
    hour = scene["hour"] if scene["hour"] in LIGHT else "day"
    return {
        "id": scene["id"],
        "key": _key(scene["id"]),
        "number": scene["number"],
        "heading": bare_heading(scene["heading"], scene["number"]),
        "place": "both" if outside and inside else "ext" if outside else "int",
        "int_ext": scene["int_ext"],
        "location": scene["location"] or "",
        "time": time_pair(scene["time"]) if scene["time"] else None,
        "light": worded(LIGHT, hour),
        "weather": [worded(WEATHER, w) for w in scene["weather"]],
        "present": scene["present"],
        "first_line": scene["first_line"],
        "last_line": scene["last_line"],
        "start": scene["start"],
        "frames": scene["frames"],
        "at": timecode(scene["start"] + zero_of(rate), rate),
        "length": length(scene["frames"], rate),
        "staging": _address(scene["staging"]) if scene.get("staging") else None,
        "set": scene.get("set"),
        "decided": [{**d, "name": worded(DETAILS, d["field"])} for d in scene.get("decided", ())],
        "not_staged": scene.get("not_staged", []),
        "page": scene.get("page"),
        "eighths": eighths(scene.get("eighths") or 1),
        "words": scene.get("words", []),
        "mood": scene.get("mood"),
        "shots": [_shot(shot, rate, cast) for shot in scene["shots"]],
    }


def _breakdown(told: Json | None, scenes: Sequence[Json]) -> Json:
    """The breakdown beside the scenes' own headings, its elements by category."""
    if not told:
        return {"scenes": [], "elements": [], "categories": [], "warnings": []}
    names = {c["key"]: (n, c["en"], c["zh"]) for n, c in enumerate(told["categories"])}
    shown = {scene["id"]: scene for scene in scenes}

    def named(element: Json) -> Json:
        order, en, zh = names.get(element["category"], (99, element["category"], ""))
        return {**element, "order": order, "category_en": en, "category_zh": zh}

    made = []
    for scene in told["scenes"]:
        elements = [named(element) for element in scene["elements"]]
        groups = [
            {**c, "elements": [e for e in elements if e["category"] == c["key"]]}
            for c in told["categories"]
        ]
        own = shown[scene["id"]]
        made.append(
            {
                **scene,
                "number": own["number"],
                "heading": own["heading"],
                "eighths": own["eighths"],
                "elements": elements,
                "groups": [group for group in groups if group["elements"]],
            }
        )
    return {**told, "scenes": made, "elements": [named(element) for element in told["elements"]]}


def _shot(shot: Json, rate: FrameRate, cast: dict[str, str]) -> Json:
    people = [*shot["subjects"], *(line["who"] for line in shot["lines"])]
    return {
        **shot,
        "key": _key(shot["id"]),
        "panel": _address(shot["panel"]),
        "at": timecode(shot["start"] + zero_of(rate), rate),
        "decided": shot.get("decided"),
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
            "decided": c.get("decided", []),
            "portrait": _address(c["portrait"]) if c.get("portrait") else None,
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


def _decisions(scenes: Sequence[Json], characters: Sequence[Json]) -> list[Json]:
    """Every decision in force: whose it is, where that stands on the page, and what it says."""
    found = [
        {"id": c["id"], "name": c["name"], "link": f"character-{c['key']}", **told}
        for c in characters
        for told in c["decided"]
    ]
    for scene in scenes:
        own = [d for d in scene["decided"] if not d["shared"]]
        if own:
            said = ", ".join(f"{d['field']} = {d['value']}" for d in own)
            name = f"{scene['number']} {scene['heading']}"
            link = f"scene-{scene['key']}"
            found.append({"id": scene["id"], "name": name, "link": link, "en": said, "zh": said})
        found += [
            {"id": s["id"], "name": s["number"], "link": f"shot-{s['key']}", **s["decided"]}
            for s in scene["shots"]
            if s["decided"]
        ]
    return found


def _change(change: Json, scenes: Sequence[Json], characters: Sequence[Json]) -> Json:
    keys = {s["number"]: f"scene-{s['key']}" for s in scenes}
    people = {c["name"]: f"character-{c['key']}" for c in characters}
    details = [_detail(d) for d in change.get("details", ())]
    link: str | None
    if isinstance(change["heading"], dict):
        heading, link = change["heading"], "shoot"
    else:
        bare = bare_heading(change["heading"], change["scene"])
        heading = {"en": bare, "zh": bare}
        link = keys.get(change["scene"]) if change["scene"] else people.get(change["heading"])
    return {
        **change,
        "heading": heading,
        "name": worded(CHANGES, change["what"]),
        "gone": change["what"] in ("cut", "left"),
        "link": None if change["what"] in ("cut", "left") else link,
        "details": details[:_LONGEST],
        "more": max(0, len(details) - _LONGEST),
    }


def _detail(detail: Json) -> Json:
    def both(value: Any) -> Json | None:
        if not value:
            return None
        return value if isinstance(value, dict) else {"en": value, "zh": value}

    return {
        "label": worded(DETAILS, detail["kind"]),
        "name": detail["name"],
        "before": both(detail["before"]),
        "after": both(detail["after"]),
    }
