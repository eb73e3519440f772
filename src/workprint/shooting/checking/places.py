"""Places are shot at on dates and at hours they may be had."""

from __future__ import annotations

from collections.abc import Iterator

from workprint.film.shoot import DayItem, Violation
from workprint.film.terms import Place
from workprint.shooting.checking.facts import Facts, shot
from workprint.shooting.checking.words import broken, clock, length, scenes, term

_DAY = 1440


def open_dates(facts: Facts) -> Iterator[Violation]:
    """Places that are closed, or not yet or no longer to be had, on a date."""
    for day in facts.days:
        for place, strips in _at(facts, shot(day)).values():
            closed = next((span for span in place.closed if day.date in span), None)
            if closed is None and (not place.open or any(day.date in s for s in place.open)):
                continue
            named = scenes(facts.strips[id_] for id_ in strips)
            spans = (closed,) if closed else place.open
            told = ", ".join(f"{one.first} – {one.last}" for one in spans)
            en, zh = ("closed", "不开放") if closed else ("open", "仅开放")
            are = "is" if len(strips) == 1 else "are"
            why = f" ({closed.why})" if closed and closed.why else ""
            yield broken(
                "place.dates",
                f"{place.name} is {en} {told}{why}, and {named.en} {are} shot there on "
                f"{day.date}",
                f"{place.name}{zh} {told}{why}，而 {day.date} 在那里拍{named.zh}",
                term(f"{place.name} {en}", told), date=day.date, strips=strips,
            )  # fmt: skip


def open_hours(facts: Facts) -> Iterator[Violation]:
    """Scenes shot at a place outside its hours."""
    for day in facts.days:
        for item in day.items:
            strip = facts.strips.get(item.strip)
            place = facts.place(strip) if strip and item.kind == "scene" else None
            by = _outside(item, place) if place else 0
            if strip is None or place is None or not by:
                continue
            named, over = scenes([strip]), length(by)
            told = f"{_told(place.from_minute)}–{_told(place.to_minute)}"
            yield broken(
                "place.hours",
                f"{place.name} may be had {told}, and {named.en} is shot there on {day.date} from "
                f"{clock(item.start)} to {clock(item.end)}: {over.en} outside",
                f"{place.name}可用时间 {told}，而 {day.date} {clock(item.start)}–"
                f"{clock(item.end)} 在那里拍{named.zh}，超出 {over.zh}",
                term(f"{place.name} hours", told), date=day.date, strips=[strip.id],
            )  # fmt: skip


def _at(facts: Facts, strips: tuple[str, ...]) -> dict[str, tuple[Place, list[str]]]:
    """The places of the terms that some strips are shot at."""
    made: dict[str, tuple[Place, list[str]]] = {}
    for id_ in strips:
        place = facts.place(facts.strips[id_]) if id_ in facts.strips else None
        if place is not None:
            made.setdefault(place.name, (place, []))[1].append(id_)
    return made


def _outside(item: DayItem, place: Place) -> int:
    """Minutes of an item outside a place's hours, of yesterday, today or tomorrow."""
    opens, closes = place.from_minute, place.to_minute
    if opens is None and closes is None:
        return 0
    if opens is None or closes is None:
        early = max(opens - item.start, 0) if opens is not None else 0
        late = max(item.end - closes, 0) if closes is not None else 0
        return early + late
    shifts = (-_DAY, 0, _DAY)
    return min(max(opens + n - item.start, 0) + max(item.end - closes - n, 0) for n in shifts)


def _told(minute: int | None) -> str:
    return "" if minute is None else clock(minute)
