"""The shooting schedule as PDF: each scene of each day with all it needs, by category."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase
from workprint.film.schedule import CAST_UCID, Strip
from workprint.film.shoot import ShootDay
from workprint.shooting.documents.one_line import day_end, day_head, day_times
from workprint.shooting.documents.press import set_pdf
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.themes import colour_of
from workprint.shooting.documents.words import clock, hours, pages, side, time_of_day

TITLE = Phrase("Shooting schedule", "详细拍摄计划")
WORDS = {
    "scene": Phrase("Scene", "场"), "pages": Phrase("pages", "页"),
    "no_scenes": Phrase("No scenes", "无场次"), "planned": Phrase("planned", "计划"),
}  # fmt: skip


def shooting_schedule_pdf(shoot: Shoot, fonts: tuple[Path, ...]) -> bytes:
    """All days as a PDF; `fonts` are folders of typefaces."""
    data = {
        "heading": shoot.tell(TITLE),
        "aside": " · ".join(filter(None, (shoot.board.name, shoot.plan.status))),
        "words": {name: shoot.tell(phrase) for name, phrase in WORDS.items()},
        "days": [
            {
                "head": day_head(shoot, day),
                "times": day_times(shoot, day),
                "end": day_end(shoot, day),
                "scenes": [_scene(shoot, day, shoot.strips[id]) for id in day.strips],
            }
            for day in shoot.days
        ],
    }
    return set_pdf("shooting_schedule.typ", data, shoot.title, shoot.language, fonts)


def _scene(shoot: Shoot, day: ShootDay, strip: Strip) -> dict[str, Any]:
    own = [item for item in day.items if item.strip == strip.id]
    cast = [(CAST_UCID, "", shoot.cast(strip))] if shoot.cast(strip) else []
    groups = []
    for ucid, name, elements in (*cast, *shoot.things(strip)):
        told = [
            f"{one.board}. {one.name}" if ucid == CAST_UCID and one.board else one.name
            for one in elements
        ]
        named = name or shoot.category(elements[0].category)
        groups.append({"name": named, "things": told})
    return {
        "scene": strip.scene,
        "fill": colour_of(strip, shoot.theme),
        "ie": side(strip.int_ext, shoot.language),
        "set": strip.set,
        "place": strip.location if strip.location != strip.set else "",
        "dn": time_of_day(strip.day_night, shoot.language),
        "script_day": strip.script_day,
        "pages": pages(strip.eighths),
        "time": f"{clock(own[0].start)} – {clock(own[-1].end)}",
        "hours": hours(sum(item.end - item.start for item in own)),
        "synopsis": strip.description,
        "comments": strip.comments,
        "groups": groups,
    }
