"""Scenes outside are shot in the light their headings ask for."""

from __future__ import annotations

from collections.abc import Iterator

from workprint.film.reason import Measure
from workprint.film.shoot import DayItem, Violation
from workprint.shooting.checking.facts import Facts
from workprint.shooting.checking.words import TERMS, broken, clock, length, scenes
from workprint.shooting.light import Window, next_sunrise, sun, windows


def in_light(facts: Facts) -> Iterator[Violation]:
    """Scenes outside that run out of their light. Not looked at where the place is not known."""
    for day in facts.days:
        told, rise = sun(facts.terms, day.date), next_sunrise(facts.terms, day.date)
        if told is None or rise is None:
            continue
        for item in day.items:
            strip = facts.strips.get(item.strip)
            if strip is None or item.kind != "scene":
                continue
            allowed = windows(strip.day_night, strip.int_ext, *told, rise)
            by = 0 if allowed is None else _outside(item, allowed)
            if not by:
                continue
            named, over = scenes([strip]), length(by)
            heading = f"{strip.int_ext} {strip.day_night}"
            light = ", ".join(f"{clock(a)}–{clock(b)}" for a, b in allowed or ())
            yield broken(
                "light",
                f"{day.date}: {named.en} ({heading}) is shot from {clock(item.start)} to "
                f"{clock(item.end)}, {over.en} out of its light ({light or 'none that day'}; sun "
                f"up {clock(told[0])}–{clock(told[1])})",
                f"{day.date}：{named.zh}（{heading}）{clock(item.start)}–{clock(item.end)} 拍摄，"
                f"有 {over.zh} 光线不符（可拍 {light or '当天没有'}；日出 {clock(told[0])}，"
                f"日落 {clock(told[1])}）",
                Measure("sunrise", clock(told[0]), "astral", day.date.isoformat()),
                Measure("sunset", clock(told[1]), "astral", day.date.isoformat()),
                Measure("place", f"{facts.terms.latitude}, {facts.terms.longitude}", TERMS),
                date=day.date, strips=[strip.id],
            )  # fmt: skip


def _outside(item: DayItem, allowed: tuple[Window, ...]) -> int:
    """Minutes of an item that are in none of the windows."""
    inside = sum(max(0, min(item.end, b) - max(item.start, a)) for a, b in allowed)
    return max(item.end - item.start, 0) - inside
