"""Call sheets as PDF: who comes when, to shoot what, a sheet a shooting day of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workprint.film.breakdown import CATEGORIES, Category
from workprint.film.reason import Phrase
from workprint.film.schedule import CAST_UCID, ScheduleElement, Strip
from workprint.film.shoot import DayItem, ShootDay
from workprint.film.terms import CrewMember
from workprint.shooting.checking.minors import OF_AGE, months
from workprint.shooting.documents.press import set_pdf
from workprint.shooting.documents.shoot import Shoot, board_order
from workprint.shooting.documents.themes import colour_of
from workprint.shooting.documents.words import (
    KINDS,
    clock,
    day_text,
    pages,
    short_day,
    shortened,
    side,
    time_of_day,
)

TITLE = Phrase("Call sheet", "通告单")
_BACKGROUND = CATEGORIES[Category.BACKGROUND].ucid
WORDS = {
    "day_of": Phrase("Day {n} of {of}", "第 {n} 天 / 共 {of} 天"),
    "general": Phrase("GENERAL CALL", "集合时间"), "wrap_est": Phrase("Est. wrap", "预计收工"),
    "sun": Phrase("Sunrise / sunset", "日出 / 日落"), "weather": Phrase("Weather", "天气"),
    "first_shot": Phrase("First scene", "开机"), "meal": Phrase("Meal", "用餐"),
    "place": Phrase("Location", "拍摄地"), "address": Phrase("Address", "地址"),
    "parking": Phrase("Parking", "停车"), "hospital": Phrase("Nearest hospital", "最近医院"),
    "scenes": Phrase("Scenes", "拍摄场次"), "time": Phrase("Time", "时间"),
    "scene": Phrase("Sc.", "场号"), "ie": Phrase("I/E", "内外"),
    "set": Phrase("Set and synopsis", "场景与内容提要"), "dn": Phrase("D/N", "日夜"),
    "script_day": Phrase("Script day", "故事日"), "pages": Phrase("Pages", "页数"),
    "cast": Phrase("Cast", "演员"), "at": Phrase("Location", "拍摄地"),
    "total": Phrase("{scenes} scenes · {pages} pages", "共 {scenes} 场 · {pages} 页"),
    "players": Phrase("Cast", "演员"), "no": Phrase("No.", "编号"),
    "character": Phrase("Character", "角色"), "player": Phrase("Player", "饰演"),
    "status": Phrase("Status", "状态"), "pickup": Phrase("Pick-up", "接人"),
    "makeup": Phrase("Make-up", "化妆"), "on_set": Phrase("On set", "到场"),
    "wrap": Phrase("Wrap", "收工"), "contact": Phrase("Contact", "联系方式"),
    "on_hold": Phrase("On hold today", "今日待命"),
    "background": Phrase("Background and stand-ins", "群演与替身"),
    "stand_ins": Phrase("Stand-ins", "替身"), "call": Phrase("Call", "到场"),
    "notes": Phrase("Department notes", "各部门注意"), "crew": Phrase("Crew", "剧组通告"),
    "advance": Phrase("Advance schedule", "次日预告"), "no_scenes": Phrase("No scenes", "无场次"),
    "none": Phrase("None", "无"), "goes_on": Phrase("cont'd", "续"),
    "minor": Phrase(" (minor)", "（未成年）"),
    "banners": Phrase("Also today", "当日事项"),
    "cover": Phrase("If it rains: {scenes}", "雨天备用：{scenes}"),
}  # fmt: skip
_ITEMS = {
    "move": Phrase("Company move to {place}", "转场至 {place}"),
    "meal": Phrase("Meal", "用餐"),
    "wait": Phrase("Wait for the light", "等光"),
}
_STATUS = Phrase(
    "Status as in the day-out-of-days: S start, W work, F finish, P pick-up, H hold",
    "状态同演员出勤表：S 首日、W 出勤、F 末日、P 回组、H 待命",
)


def call_sheets_pdf(
    shoot: Shoot, fonts: tuple[Path, ...], days: Sequence[ShootDay] | None = None
) -> bytes:
    """Call sheets, each from a page of its own; of all days where none are named."""
    chosen = shoot.days if days is None else days
    data = {
        "heading": shoot.tell(TITLE),
        "foot": shoot.tell(_STATUS),
        "words": {name: shoot.tell(phrase) for name, phrase in WORDS.items()},
        "personal": shoot.personal,
        "days": [_sheet(shoot, day) for day in chosen],
    }
    return set_pdf("call_sheet.typ", data, shoot.title, shoot.language, fonts)


def _sheet(shoot: Shoot, day: ShootDay) -> dict[str, Any]:
    scenes = [one for one in day.items if one.kind == "scene"]
    meals = [f"{clock(one.start)} – {clock(one.end)}" for one in day.items if one.kind == "meal"]
    sun = (day.sunrise, day.sunset)
    strips = [shoot.strips[id] for id in day.strips]
    notes = [note.text for note in shoot.terms.notes if note.date == day.date]
    notes += [shoot.strips[id].banner for id in shoot.hung(day) if shoot.strips[id].banner]
    return {
        "date": day_text(day.date, shoot.language),
        "number": shoot.say(WORDS["day_of"], n=day.number, of=shoot.count(day.unit)),
        "unit": day.unit if shoot.several_units else "",
        "kind": shoot.tell(KINDS[day.kind]),
        "call": clock(day.call),
        "wrap": clock(day.wrap),
        "first": clock(scenes[0].start) if scenes else "",
        "meals": ", ".join(meals),
        "sun": " / ".join(map(clock, sun)) if None not in sun else "",
        "places": [_place(shoot, name) for name in shoot.places(day)],
        "items": _items(shoot, day),
        "total": shoot.say(WORDS["total"], scenes=len(strips), pages=pages(day.eighths)),
        "people": _people(shoot, day),
        "held": _held(shoot, day),
        "background": _background(shoot, strips),
        "notes": _notes(shoot, strips),
        "banners": [*filter(None, dict.fromkeys([*notes, day.note, _cover(shoot, day)]))],
        "advance": [_advance(shoot, one) for one in _next(shoot, day)],
        "crew": _crew(shoot, day),
    }


def _cover(shoot: Shoot, day: ShootDay) -> str:
    """What may be shot instead when it rains, "" for nothing."""
    if not day.cover:
        return ""
    strips = [shoot.strips[id] for id in day.cover]
    return shoot.say(WORDS["cover"], scenes=", ".join(f"{s.scene} {s.set}" for s in strips))


def _place(shoot: Shoot, name: str) -> dict[str, str]:
    place = shoot.place(name)
    return {
        "name": name,
        "address": place.address if place else "",
        "parking": place.parking if place else "",
        "hospital": place.hospital if place else "",
    }


def _items(shoot: Shoot, day: ShootDay) -> list[dict[str, Any]]:
    """The day in order of time: scenes, and what stands between them. A scene that a meal parts
    has its length once."""
    made: list[dict[str, Any]] = []
    seen: set[str] = set()
    for item in day.items:
        time = f"{clock(item.start)} – {clock(item.end)}"
        if item.strip:
            made.append(_scene(shoot, item, time, item.strip in seen))
            seen.add(item.strip)
        else:
            told = shoot.say(_ITEMS[item.kind], place=item.place)
            made.append({"kind": "pause", "time": time, "text": told})
    return made


def _scene(shoot: Shoot, item: DayItem, time: str, again: bool) -> dict[str, Any]:
    strip = shoot.strips[item.strip]
    return {
        "kind": "scene",
        "again": again,
        "fill": colour_of(strip, shoot.theme),
        "time": time,
        "scene": strip.scene,
        "ie": side(strip.int_ext, shoot.language),
        "set": strip.set,
        "synopsis": "" if again else shortened(strip.description, 150),
        "comments": "" if again else strip.comments,
        "dn": time_of_day(strip.day_night, shoot.language),
        "script_day": strip.script_day,
        "pages": "" if again else pages(strip.eighths),
        "cast": shoot.played(strip),
        "at": item.place or strip.location,
    }


def _people(shoot: Shoot, day: ShootDay) -> list[dict[str, str]]:
    calls = {one.element: one for one in day.people}
    cast = {one.id: one for id in day.strips for one in shoot.cast(shoot.strips[id])}
    made = []
    for one in sorted(cast.values(), key=lambda e: (board_order(e.board), e.name)):
        call = calls.get(one.id)
        made.append(
            {
                "no": one.board,
                "character": one.name + _minor(shoot, one, day),
                "player": shoot.player(one),
                "status": shoot.codes[one.id].code(day.date) if one.id in shoot.codes else "",
                "makeup": clock(call.call) if call else "",
                "on_set": clock(call.on_set) if call else "",
                "wrap": clock(call.wrap) if call else "",
                "contact": _contact(shoot, one),
            }
        )
    return made


def _minor(shoot: Shoot, element: ScheduleElement, day: ShootDay) -> str:
    """What stands behind the name of who is a minor on the date; "" where nobody gave a birth."""
    person = shoot.people.get(element.id)
    born = person.born if person else None
    young = born is not None and months(born, day.date) < OF_AGE
    return shoot.tell(WORDS["minor"]) if young else ""


def _contact(shoot: Shoot, element: ScheduleElement) -> str:
    person = shoot.people.get(element.id)
    if not shoot.personal or person is None:
        return ""
    return " · ".join(filter(None, (person.phone, person.email, person.home)))


def _held(shoot: Shoot, day: ShootDay) -> str:
    held = [
        f"{row.element.board} {row.element.name}".strip()
        for row in shoot.codes.values()
        if row.code(day.date) == "H"
    ]
    return ", ".join(held)


def _background(shoot: Shoot, strips: Sequence[Strip]) -> list[dict[str, str]]:
    """Background by element, with the scenes they are in."""
    made: dict[str, tuple[ScheduleElement, list[str]]] = {}
    for strip in strips:
        for ucid, _, own in shoot.things(strip):
            for one in own if ucid == _BACKGROUND else ():
                made.setdefault(one.id, (one, []))[1].append(strip.scene)
    return [{"name": one.name, "scenes": ", ".join(told)} for one, told in made.values()]


def _notes(shoot: Shoot, strips: Sequence[Strip]) -> list[dict[str, Any]]:
    """What scenes need, by department: each thing once, with its scenes."""
    made: dict[tuple[int, str], dict[str, list[str]]] = {}
    for strip in strips:
        for ucid, name, own in shoot.things(strip):
            if ucid in (CAST_UCID, _BACKGROUND):
                continue
            group = made.setdefault((ucid, name), {})
            for one in own:
                group.setdefault(one.name, []).append(strip.scene)
    return [
        {"name": name, "things": [{"name": thing, "scenes": ", ".join(told)}
                                  for thing, told in group.items()]}
        for (_, name), group in sorted(made.items())
    ]  # fmt: skip


def _next(shoot: Shoot, day: ShootDay) -> list[ShootDay]:
    """The unit's next two shooting days."""
    own = [one for one in shoot.days if one.unit == day.unit]
    at = own.index(day)
    return own[at + 1 : at + 3]


def _advance(shoot: Shoot, day: ShootDay) -> dict[str, Any]:
    return {
        "date": short_day(day.date, shoot.language),
        "number": shoot.say(WORDS["day_of"], n=day.number, of=shoot.count(day.unit)),
        "call": clock(day.call),
        "places": " · ".join(shoot.places(day)),
        "pages": shoot.say(WORDS["total"], scenes=len(day.strips), pages=pages(day.eighths)),
        "scenes": [
            {
                "scene": strip.scene,
                "ie": side(strip.int_ext, shoot.language),
                "set": strip.set,
                "dn": time_of_day(strip.day_night, shoot.language),
                "pages": pages(strip.eighths),
                "cast": shoot.played(strip),
            }
            for strip in (shoot.strips[id] for id in day.strips)
        ],
    }


def _crew(shoot: Shoot, day: ShootDay) -> list[dict[str, Any]]:
    """The crew by department in the order of the terms, with their calls."""
    groups: dict[str, list[CrewMember]] = {}
    for one in shoot.terms.crew:
        groups.setdefault(one.department, []).append(one)
    return [
        {
            "name": name,
            "members": [
                {
                    "role": one.role,
                    "name": one.name,
                    "call": clock(day.call - one.before_minutes),
                    "phone": one.phone if shoot.personal else "",
                }
                for one in own
            ],
        }
        for name, own in groups.items()
    ]
