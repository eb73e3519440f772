"""A schedule to a .uss file; what was read and not changed keeps its place and its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from workprint.film.schedule import (
    Board,
    Calendar,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    SpecialDate,
    Strip,
    Unit,
)
from workprint.shooting.formats.uss.keys import HEAD, REQUIRED_TEXT, ROOT, key_in
from workprint.shooting.formats.uss.reading import UssFile, special_date
from workprint.shooting.formats.uss.text import dump
from workprint.shooting.formats.uss.values import Notes, Place

T = TypeVar("T", Strip, ScheduleCategory, ScheduleElement, Board, Calendar, Unit)
Raw = dict[str, Any]
Plain = Callable[[T], Raw]
_MINUTE = 60_000
_NOTHING = Schedule(ScheduleHead(), (), (), ())
_DAWN = "1970-01-01T12:00:00.000Z"
"""When something was made, where nobody says: the standard wants a date."""


def write_uss(schedule: Schedule, base: UssFile | None = None) -> bytes:
    """The bytes of a file; with `base`, the file that was read, all that it has and we do not
    know, and every record that was not changed, stays as it stands there."""
    if base is not None and schedule == base.schedule:
        return base.data
    created = schedule.head.created or _DAWN
    old = base.schedule if base else _NOTHING
    raw: Raw = base.tree[ROOT] if base else {}
    made = _changed("head", raw, _head(old), _head(schedule)) if base else _head(schedule)

    def write(name: str, key: str, new: Sequence[T], was: Sequence[T], plain: Plain[T]) -> None:
        if new or base is None or raw.get(key) is not None:
            made[key] = _records(name, raw.get(key) or (), new, was, plain, created)

    write("breakdown", "breakdowns", schedule.strips, old.strips, _strip)
    write("category", "categories", schedule.categories, old.categories, _category)
    write("element", "elements", schedule.elements, old.elements, _element)
    write("stripboard", "stripboards", schedule.boards, old.boards, _board)
    write("calendar", "calendars", schedule.calendars, old.calendars, _calendar)
    return dump({**base.tree, ROOT: made} if base else {ROOT: made})


def _records(
    name: str, raws: Sequence[Raw], new: Sequence[T], old: Sequence[T],
    plain: Callable[[T], Raw], created: str,
) -> list[Raw]:  # fmt: skip
    """The objects of a kind: new ones whole, others with what changed in them."""
    before = {one.id: one for one in old}
    as_read = {one["id"]: one for one in raws}
    made = []
    for record in new:
        told = plain(record)
        if record.id in as_read:
            was = before[record.id]
            raw = as_read[record.id]
            done = raw if was == record else _changed(name, raw, plain(was), told)
            if isinstance(record, Board) and isinstance(was, Board) and was != record:
                done = {**done, "boards": _parts(raw.get("boards") or (), record, was)}
            made.append(done)
        else:
            made.append({k: created if v is _CREATED else v for k, v in told.items()})
    return made


_CREATED = object()


def _changed(name: str, raw: Raw, old: Raw, new: Raw) -> Raw:
    """An object with what differs between two plain forms set, by the names it has there."""
    made = dict(raw)
    for key, value in new.items():
        if value is _CREATED or old.get(key) == value:
            continue
        own = key_in(name, raw, key)
        made[own] = _events(raw.get(own) or (), value) if key == "events" else value
    return made


def _events(raws: Sequence[Raw], new: Sequence[Raw]) -> list[Raw]:
    """The events as they are now: those that stand in the file stay as they stand, and so do
    those that could not be read."""
    standing: list[tuple[Raw, Raw]] = []
    unread = []
    for raw in raws:
        read = special_date(Place("event", raw, "", Notes()))
        if read is None:
            unread.append(raw)
        else:
            standing.append((_date(read), raw))
    made = []
    for told in new:
        at = next((n for n, (plain, _) in enumerate(standing) if plain == told), None)
        made.append(told if at is None else standing.pop(at)[1])
    return made + unread


def _head(schedule: Schedule) -> Raw:
    told = {key: getattr(schedule.head, field) for key, field in HEAD.items()}
    return {key: v if v or key in REQUIRED_TEXT else None for key, v in told.items()}


def _strip(strip: Strip) -> Raw:
    return {
        "id": strip.id,
        "bannerText": strip.banner or None,
        "comments": strip.comments or None,
        "created": _CREATED,
        "description": strip.description or None,
        "elements": list(strip.elements),
        "pages": _pages(strip.eighths) if strip.eighths else None,
        "scene": strip.scene or None,
        "scriptPage": strip.script_page or None,
        "duration": strip.minutes * _MINUTE if strip.minutes else None,
        "type": strip.kind,
    }


def _pages(eighths: int) -> float | int:
    """Pages as a decimal; whole ones have no point."""
    return eighths // 8 if eighths % 8 == 0 else eighths / 8


def _category(category: ScheduleCategory) -> Raw:
    return {
        "id": category.id,
        "ucid": category.ucid if category.ucid >= 0 else None,
        "created": _CREATED,
        "name": category.name,
    }


def _element(element: ScheduleElement) -> Raw:
    return {
        "id": element.id,
        "category": element.category,
        "created": _CREATED,
        "daysOff": list(element.days_off),
        "isDrop": element.drop,
        "dropDayCount": element.drop_days,
        "isHold": element.hold,
        "isDood": element.in_days_out,
        "elementId": element.board,
        "isIdLock": element.locked,
        "linkedElements": list(element.linked),
        "events": [_date(one) for one in element.dates],
        "name": element.name,
    }


def _date(one: SpecialDate) -> Raw:
    return {"id": one.id, "type": one.kind, "name": one.name or None, "date": instant(one.day)}


def instant(day: date) -> str:
    """A date as an instant: noon UTC, which is the same date in every zone but the farthest east.

    >>> instant(date(2026, 5, 4))
    '2026-05-04T12:00:00.000Z'
    """
    return f"{day.isoformat()}T12:00:00.000Z"


def _calendar(calendar: Calendar) -> Raw:
    return {
        "id": calendar.id,
        "events": [_date(one) for one in calendar.dates],
        "daysOff": list(calendar.days_off),
        "name": calendar.name,
    }


def _board(board: Board) -> Raw:
    return {
        "id": board.id,
        "boards": [_unit(part) for part in _hung(board)],
        "calendar": board.calendar or None,
        "name": board.name,
    }


def _hung(board: Board) -> list[Unit]:
    """The parts of a board, the boneyard among them."""
    boneyard = Unit(board.boneyard_id, "boneyard", (), board.boneyard)
    return [*board.units, boneyard] if board.boneyard_id else list(board.units)


def _unit(unit: Unit) -> Raw:
    return {
        "id": unit.id,
        "name": unit.name,
        "breakdownIds": [*(list(day) for day in unit.days), *unit.loose],
    }


def _parts(raws: Sequence[Raw], board: Board, was: Board) -> list[Raw]:
    """The parts of a board that changed, in the order they had."""
    parts = {part.id: part for part in _hung(board)}
    order = [raw["id"] for raw in raws if raw["id"] in parts]
    order += [id for id in parts if id not in order]
    return _records("board", raws, [parts[id] for id in order], _hung(was), _unit, "")
