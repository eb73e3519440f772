"""Lists of all scenes: in the order of the script, and by where they are shot."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.film.breakdown import CATEGORIES, Category
from workprint.film.reason import Phrase
from workprint.film.schedule import CAST_UCID, Strip
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.tables import Column, Line, Table
from workprint.shooting.documents.words import listed, pages, side, time_of_day

LIST = Phrase("Scene list", "顺场表")
BY_PLACE = Phrase("Scenes by location", "分景表")
_WORN = tuple(CATEGORIES[c].ucid for c in (Category.WARDROBE, Category.MAKEUP, Category.PROPS))
COLUMNS = (
    Column(Phrase("Location", "大场景"), 18, flat=True),
    Column(Phrase("Scene", "场号"), 7, "center"),
    Column(Phrase("D/N", "气氛"), 8, "center"),
    Column(Phrase("I/E", "内外景"), 6, "center"),
    Column(Phrase("Set", "场景"), 24),
    Column(Phrase("Synopsis", "内容提要"), 40),
    Column(Phrase("Cast", "演员"), 20),
    Column(Phrase("Wardrobe, make-up, props", "服化道"), 24),
    Column(Phrase("Other needs", "其他"), 24),
    Column(Phrase("Pages", "页数"), 7, "center"),
    Column(Phrase("Shooting day", "拍摄日"), 9, "center"),
)
_PLACE = Phrase("{scenes} scenes · {pages} pages · {sets} sets",
                "{scenes} 场 · {pages} 页 · {sets} 个场景")  # fmt: skip
_ALL = Phrase("{scenes} scenes · {pages} pages", "共 {scenes} 场 · {pages} 页")
_NOWHERE = Phrase("No location given", "未注明拍摄地")


def scene_list(shoot: Shoot) -> Table:
    """All scenes in the order of the script."""
    scenes = _scenes(shoot)
    days = _days(shoot)
    lines = tuple(Line(_cells(shoot, strip, days)) for strip in scenes)
    return Table(LIST, COLUMNS, lines, _told(shoot, _ALL, scenes))


def scenes_by_place(shoot: Shoot) -> Table:
    """All scenes by location, the one with most pages first, in it by set."""
    groups: dict[str, list[Strip]] = {}
    for strip in _scenes(shoot):
        groups.setdefault(strip.location or strip.set, []).append(strip)
    days = _days(shoot)
    lines: list[Line] = []
    for place, own in sorted(groups.items(), key=lambda g: (-sum(s.eighths for s in g[1]), g[0])):
        sets = list(dict.fromkeys(strip.set for strip in own))
        told = shoot.say(
            _PLACE, scenes=len(own), pages=pages(sum(s.eighths for s in own)), sets=len(sets)
        )
        lines.append(Line((place or shoot.tell(_NOWHERE), told), "head"))
        own.sort(key=lambda strip: sets.index(strip.set))
        lines += [Line(_cells(shoot, strip, days)) for strip in own]
    return Table(BY_PLACE, COLUMNS, tuple(lines), _told(shoot, _ALL, _scenes(shoot)))


def _scenes(shoot: Shoot) -> list[Strip]:
    return [strip for strip in shoot.schedule.strips if strip.kind == "scene"]


def _told(shoot: Shoot, words: Phrase, scenes: Sequence[Strip]) -> str:
    return shoot.say(
        words, scenes=len(scenes), pages=pages(sum(strip.eighths for strip in scenes))
    )


def _days(shoot: Shoot) -> dict[str, str]:
    """The shooting days of each strip."""
    made: dict[str, list[str]] = {}
    for day in shoot.days:
        told = f"{day.number} {day.unit}" if shoot.several_units else str(day.number)
        for id in day.strips:
            made.setdefault(id, []).append(told)
    return {id: ", ".join(days) for id, days in made.items()}


def _cells(shoot: Shoot, strip: Strip, days: dict[str, str]) -> tuple[str, ...]:
    other = (
        one.name for ucid, _, own in shoot.things(strip) if ucid not in (CAST_UCID, *_WORN)
        for one in own
    )  # fmt: skip
    return (
        strip.location, strip.scene, time_of_day(strip.day_night, shoot.language),
        side(strip.int_ext, shoot.language), strip.set, strip.description, shoot.names(strip),
        shoot.needs(strip, *_WORN), listed(other, shoot.language), pages(strip.eighths),
        days.get(strip.id, ""),
    )  # fmt: skip
