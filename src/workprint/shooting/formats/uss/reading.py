"""A .uss file to a schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from workprint.film.reason import Phrase
from workprint.film.schedule import (
    Board,
    Calendar,
    DateKind,
    SceneCategory,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    SpecialDate,
    Strip,
    StripKind,
    Unit,
)
from workprint.shooting.errors import ScheduleError
from workprint.shooting.formats.uss.keys import HEAD, KINDS, ROOT
from workprint.shooting.formats.uss.text import load
from workprint.shooting.formats.uss.values import Notes, Place, Unread

_ELEMENT = Phrase("element", "元素")
_STRIP = Phrase("strip", "场次条")
_KINDS_OF_DATES = {"start": "start", "dayoff": "dayOff", "event": "event"}
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class UssFile:
    """A file as it was read: its bytes, its JSON, the schedule in it, what could not be read."""

    data: bytes
    tree: dict[str, Any]
    schedule: Schedule
    unread: tuple[Unread, ...]


def read_uss(data: bytes) -> UssFile:
    """Read a file; ScheduleError names the place of damage and the mend."""
    tree = load(data)
    if not isinstance(tree, dict) or not isinstance(tree.get(ROOT), dict):
        raise ScheduleError(f'there is no object "{ROOT}" at its top: it is no .uss file')
    notes = Notes()
    root = Place("head", tree[ROOT], ROOT, notes)
    categories = tuple(_category(p) for p in root.identified("categories", "category", True))
    elements = _elements(root, {one.id for one in categories})
    level = {one.id: one.ucid for one in categories}
    scene_level = {e.id: (level.get(e.category, -1), e.name) for e in elements}
    strips = tuple(
        _strip(place, scene_level) for place in root.identified("breakdowns", "breakdown", True)
    )
    calendars = tuple(_calendar(p) for p in root.identified("calendars", "calendar"))
    kinds = {strip.id: strip.kind for strip in strips}
    boards = tuple(
        _board(place, kinds, {one.id for one in calendars})
        for place in root.identified("stripboards", "stripboard")
    )
    head = ScheduleHead(**{field: root.text(key) for key, field in HEAD.items()})
    schedule = Schedule(head, strips, categories, elements, boards, calendars)
    return UssFile(data, tree, schedule, tuple(notes.unread))


def _category(place: Place) -> ScheduleCategory:
    number = place.whole("ucid", -1)
    return ScheduleCategory(place.raw["id"], place.text("name"), number)


def _elements(root: Place, categories: set[str]) -> tuple[ScheduleElement, ...]:
    places = root.identified("elements", "element", True)
    known = {place.raw["id"] for place in places}
    listed: dict[str, str] = {}
    for category in root.objects("categories", "category"):
        # Version 0.1: the category lists its elements, and the first that does has it.
        for id in category.ids("elements", known, _ELEMENT):
            listed.setdefault(id, category.raw["id"])
    return tuple(_element(place, known, categories, listed) for place in places)


def _element(
    place: Place, known: set[str], categories: set[str], listed: Mapping[str, str]
) -> ScheduleElement:
    own = place.text("category") or listed.get(place.raw["id"], "")
    if own not in categories:
        place.notes.add(place.at("category"), f"there is no category {own!r}; it has none",
                        f"没有类别 {own!r}；按无类别读")  # fmt: skip
        own = ""
    return ScheduleElement(
        id=place.raw["id"],
        category=own,
        name=place.text("name"),
        board=place.text("elementId"),
        hold=place.flag("isHold", True),
        drop=place.flag("isDrop", False),
        drop_days=place.whole("dropDayCount", 10),
        days_off=place.weekdays("daysOff"),
        dates=_dates(place),
        linked=place.ids("linkedElements", known, _ELEMENT),
        in_days_out=place.flag("isDood", True),
        locked=place.flag("isIdLock", False),
    )


def _dates(place: Place) -> tuple[SpecialDate, ...]:
    """The events of a calendar or an element. Their ids are repeated in circulation."""
    read = (special_date(event) for event in place.objects("events", "event"))
    return tuple(one for one in read if one is not None)


def special_date(event: Place) -> SpecialDate | None:
    """An event of the file; None, noted, for one without a date."""
    day = event.day("date")
    if day is None:
        return None
    # Version 0.1 calls the type effect, and may have the name as type.
    old = "effect" in event.raw
    told = event.text("effect" if old else "type")
    name = event.text("name") or (event.text("type") if old else "")
    kind = _KINDS_OF_DATES.get(told.casefold())
    if kind is None:
        event.notes.add(
            event.at("type"),
            f"{told!r} is none of start, dayOff, event; read as an event of that name",
            f"{told!r} 不是 start、dayOff、event；按同名事件读",
        )
        kind, name = "event", name or told
    return SpecialDate(event.text("id"), cast(DateKind, kind), name, day)


def _strip(place: Place, elements: Mapping[str, tuple[int, str]]) -> Strip:
    told = place.text("type")
    kind = KINDS.get(told.casefold())
    if kind is None:
        kind = "scene" if place.text("scene") else "banner"
        place.notes.add(place.at("type"), f"{told!r} is neither scene nor banner; read as {kind}",
                        f"{told!r} 既非 scene 也非 banner；按 {kind} 读")  # fmt: skip
    own = place.ids("elements", elements, _ELEMENT)
    named = {
        category: " / ".join(elements[id][1] for id in own if elements[id][0] == category)
        for category in SceneCategory
    }
    banner = place.text("bannerText")
    return Strip(
        id=place.raw["id"],
        kind=cast(StripKind, kind),
        scene=place.text("scene"),
        description=place.text("description"),
        eighths=place.eighths("pages"),
        minutes=(place.whole("duration", 0) + _MINUTE // 2) // _MINUTE,
        elements=own,
        banner=banner,
        comments=place.text("comments"),
        script_page=place.text("scriptPage"),
        set=named[SceneCategory.SET],
        int_ext=named[SceneCategory.INT_EXT],
        day_night=named[SceneCategory.DAY_NIGHT],
        script_day=named[SceneCategory.SCRIPT_DAY],
        unit=named[SceneCategory.UNIT],
        sequence=named[SceneCategory.SEQUENCE],
        location=named[SceneCategory.LOCATION],
    )


def _calendar(place: Place) -> Calendar:
    days_off = place.weekdays("daysOff")
    if len(days_off) == 7:
        place.notes.add(place.at("daysOff"), "all seven days are off; read as none",
                        "七天都休息；按无休息日读")  # fmt: skip
        days_off = ()
    return Calendar(place.raw["id"], place.text("name"), days_off, _dates(place))


def _board(place: Place, kinds: Mapping[str, str], calendars: set[str]) -> Board:
    calendar = place.text("calendar")
    if calendar and calendar not in calendars:
        place.notes.add(place.at("calendar"), f"there is no calendar {calendar!r}; left out",
                        f"没有日历 {calendar!r}；未采用")  # fmt: skip
        calendar = ""
    units: list[Unit] = []
    boneyard: tuple[str, ...] = ()
    boneyard_id = ""
    for part in place.identified("boards", "board"):
        days, loose = _hung(part, kinds)
        if part.text("name").casefold() == "boneyard" and not boneyard_id:
            boneyard = (*(id for day in days for id in day), *loose)
            boneyard_id = part.raw["id"]
        else:
            units.append(Unit(part.raw["id"], part.text("name"), days, loose))
    return Board(
        place.raw["id"], place.text("name"), calendar, tuple(units), boneyard, boneyard_id
    )


def _hung(
    part: Place, kinds: Mapping[str, str]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The strips of a part of a board: by days, and those with no day."""
    items = part.items("breakdownIds")
    path = part.at("breakdownIds")
    if any(isinstance(item, str) and kinds.get(item) == "day" for item in items):
        return _parted(list(part.known(items, path, kinds, _STRIP)), kinds), ()
    days: list[tuple[str, ...]] = []
    loose: list[str] = []
    for n, item in enumerate(items):
        if isinstance(item, list):
            days.append(tuple(part.known(item, f"{path}[{n}]", kinds, _STRIP)))
        else:
            loose += part.known([item], path, kinds, _STRIP, first=n)
    return tuple(days), tuple(dict.fromkeys(loose))


def _parted(ids: list[str], kinds: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """One flat row of strips as days: a strip of the kind `day` ends one."""
    days: list[tuple[str, ...]] = []
    today: list[str] = []
    for id in ids:
        today.append(id)
        if kinds[id] == "day":
            days.append(tuple(today))
            today = []
    return (*days, tuple(today)) if today else tuple(days)
