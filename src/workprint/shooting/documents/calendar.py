"""The shooting days as a calendar that phones and desks read (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workprint.film.reason import Phrase
from workprint.film.shoot import ShootDay
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.words import clock, pages, side, time_of_day
from workprint.shooting.errors import ScheduleError

_IDS = UUID("8c1f8f0e-5d43-5a0a-9a55-0e6b2f5f6a7d")
_SUMMARY = Phrase("{title}: day {n} of {of}", "{title}：第 {n} 天 / 共 {of} 天")
_FACTS = Phrase("Call {call}, wrap {wrap}, {pages} pages", "集合 {call}，收工 {wrap}，{pages} 页")
_SCENE = Phrase("Sc. {scene} {where}", "第 {scene} 场 {where}")


def calendar_ics(shoot: Shoot) -> bytes:
    """An event a shooting day of a unit, from call to wrap in the zone of the shoot.

    The id of an event stays when its day is moved, so calendars move it too. Its stamp is the
    date of the schedule, not the clock: the same plan gives the same bytes.
    """
    from icalendar import Calendar

    zone = _zone(shoot.terms.zone)
    stamp = stamp_of(shoot)
    made = Calendar()
    made.add("prodid", "-//Workprint//Shoot//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", shoot.title)
    for day in shoot.days:
        made.add_component(_event(shoot, day, zone, stamp))
    if shoot.days and shoot.terms.zone != "UTC":
        first, last = shoot.days[0].date, shoot.days[-1].date
        made.add_missing_timezones(
            first_date=date(first.year, 1, 1), last_date=date(last.year + 1, 1, 1)
        )
    return bytes(made.to_ical())


def stamp_of(shoot: Shoot) -> datetime:
    """When the plan was made, as far as the schedule says: else the first day of the shoot."""
    head = shoot.schedule.head
    for told in (head.sched_date, head.created):
        try:
            found = datetime.fromisoformat(told)
        except ValueError:
            continue
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime.combine(shoot.terms.start, time(), UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ScheduleError(
            f"{name!r} is no zone of time; write one like Asia/Shanghai or America/New_York"
        ) from None


def _event(shoot: Shoot, day: ShootDay, zone: ZoneInfo, stamp: datetime) -> object:
    from icalendar import Event

    def at(minutes: int) -> datetime:
        # A clock on the wall: on the night the clocks change it says what the plan says.
        midnight = datetime.combine(day.date, time())
        return (midnight + timedelta(minutes=minutes)).replace(tzinfo=zone)

    head = shoot.schedule.head
    key = f"{head.id or shoot.title}:{day.unit}:{day.number}"
    summary = shoot.say(_SUMMARY, title=shoot.title, n=day.number, of=shoot.count(day.unit))
    if shoot.several_units:
        summary += f" ({day.unit})"
    event = Event()
    event.add("uid", f"{uuid5(_IDS, key)}@workprint.film")
    event.add("dtstamp", stamp)
    event.add("summary", summary)
    event.add("dtstart", at(day.call))
    event.add("dtend", at(max(day.wrap, day.call)))
    if places := shoot.places(day):
        event.add("location", "; ".join(_address(shoot, name) for name in places))
    event.add("description", _description(shoot, day))
    return event


def _address(shoot: Shoot, name: str) -> str:
    place = shoot.place(name)
    return f"{name}, {place.address}" if place and place.address else name


def _description(shoot: Shoot, day: ShootDay) -> str:
    lines = [
        shoot.say(_FACTS, call=clock(day.call), wrap=clock(day.wrap), pages=pages(day.eighths))
    ]
    for strip in (shoot.strips[id] for id in day.strips):
        where = " ".join(filter(None, (
            side(strip.int_ext, shoot.language), strip.set,
            time_of_day(strip.day_night, shoot.language),
        )))  # fmt: skip
        lines.append(shoot.say(_SCENE, scene=strip.scene, where=where))
    return "\n".join(lines)
