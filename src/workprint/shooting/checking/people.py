"""People and things work on dates they can, and in one place at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from workprint.film.schedule import ScheduleElement, weekday
from workprint.film.shoot import Violation
from workprint.shooting.checking.dates import WEEK
from workprint.shooting.checking.facts import Facts, shot
from workprint.shooting.checking.words import broken, clock, length, scenes, term


def available(facts: Facts) -> Iterator[Violation]:
    """Elements that are needed, or called without a scene, on dates they are away or have off."""
    for day in facts.days:
        needed: dict[str, list[str]] = {}
        for id_ in shot(day):
            for element in facts.strips[id_].elements if id_ in facts.strips else ():
                needed.setdefault(element, []).append(id_)
        for told in day.people:
            needed.setdefault(told.element, [])
        for element, strips in needed.items():
            found = facts.elements.get(element)
            why = _absent(facts, found, day.date) if found else None
            if found is None or why is None:
                continue
            named = scenes(facts.strips[id_] for id_ in strips)
            rule, en, zh, value = why
            does_en, does_zh = (
                (f"is in {named.en}", f"当天拍{named.zh}")
                if strips
                else ("is called", "当天有通告")
            )
            yield broken(
                rule, f"{found.name} {en} on {day.date} and {does_en}",
                f"{found.name} {day.date} {zh}，而{does_zh}",
                term(found.name, value), date=day.date, strips=strips, elements=[element],
            )  # fmt: skip


def one_place(facts: Facts) -> Iterator[Violation]:
    """Cast called to two units at once."""
    for days in facts.of_person().values():
        for one, then in pairwise(days):
            wait = facts.between(one.day, one.wrap, then.day, then.on_set)
            if one.day.unit == then.day.unit or wait >= 0:
                continue
            by = length(-wait)
            both = [facts.strips[id_] for id_ in (*one.strips, *then.strips)]
            in_en, in_zh = (
                (f" ({scenes(both).en})", f"（{scenes(both).zh}）") if both else ("", "")
            )
            yield broken(
                "person.two-units",
                f"{one.element.name} is with {one.day.unit} on {one.day.date} until "
                f"{clock(one.wrap)} and before the camera of {then.day.unit} on {then.day.date} "
                f"at {clock(then.on_set)}: {by.en} in two places{in_en}",
                f"{one.element.name} {one.day.date} 在 {one.day.unit} 组到 {clock(one.wrap)}，"
                f"又于 {then.day.date} {clock(then.on_set)} 在 {then.day.unit} 组开拍：同时两处 "
                f"{by.zh}{in_zh}",
                date=then.day.date, strips=[*one.strips, *then.strips],
                elements=[one.element.id],
            )  # fmt: skip


def _absent(facts: Facts, element: ScheduleElement, day: date) -> tuple[str, str, str, str] | None:
    """Which rule keeps an element from a date, why in both languages, and what was said."""
    person = facts.people.get(element.id)
    for span in person.away if person else ():
        if day in span:
            told = f"{span.first} – {span.last}"
            en, zh = (f" ({span.why})", f"（{span.why}）") if span.why else ("", "")
            return "person.away", f"is away {told}{en}", f"不在（{told}）{zh}", told
    off = next((one for one in element.dates if one.kind == "dayOff" and one.day == day), None)
    if off is not None:
        en, zh = (f" ({off.name})", f"（{off.name}）") if off.name else ("", "")
        return "person.day-off", f"has the day off{en}", f"休息{zh}", str(day)
    if weekday(day) in element.days_off:
        en, zh = WEEK[weekday(day)]
        return "person.day-off", f"has every {en} off", f"每{zh}休息", en
    return None
