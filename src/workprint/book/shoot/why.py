"""Why a strip hangs where it hangs, as far as the plan and its terms say it themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from workprint.book.shoot.words import clock, day_pair, light_of, place_of
from workprint.film.days_out import DaysOut
from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.film.shoot import PlannedShoot, ShootDay
from workprint.film.terms import DateSpan, Person, Place, ShootTerms

_MANY = 6
"""Scenes named beside a strip; the others are counted."""
_ENDS = (("SWF", "only day", "仅此一天"), ("PW", "picked up", "当天回组"),
         ("SW", "first day", "首日"), ("WF", "last day", "末日"))  # fmt: skip


def whys_of(
    shoot: PlannedShoot, days_out: DaysOut, days: Sequence[ShootDay], strips: Sequence[Strip]
) -> dict[str, list[Phrase]]:
    """For each strip what decided of its day: people, the place, the cast, the light; and what it
    breaks there."""
    on = {id: day for day in days for id in day.strips}
    known = {strip.id: strip for strip in strips}
    codes = {row.element.id: {c.day: c.code for c in row.cells} for row in days_out.rows}
    names = {one.id: one.name for one in shoot.schedule.elements}
    run = (days[0].date, days[-1].date) if days else None
    made: dict[str, list[Phrase]] = {}
    for strip in strips:
        day = on.get(strip.id)
        if day is None or run is None:
            made[strip.id] = [Phrase("it has no day yet", "尚未排入任何一天")]
            continue
        cast = [one for one in strip.elements if one in names]
        made[strip.id] = [
            *_decided(strip, day, shoot.terms),
            *_stay(strip, day, known),
            *_place(strip, day, shoot.terms, run),
            *_cast(cast, day, names, codes, shoot.terms, run),
            *_light(strip, day),
        ]
    return made


def _is(strip: Strip, scene: str) -> bool:
    return scene in (strip.scene, strip.id)


def _decided(strip: Strip, day: ShootDay, terms: ShootTerms) -> Iterator[Phrase]:
    for lock in terms.locked:
        if lock.date == day.date and any(_is(strip, scene) for scene in lock.scenes):
            yield Phrase("you locked this day as it is", "您已锁定这一天")
    for said in terms.strips:
        if not _is(strip, said.scene):
            continue
        if said.date == day.date:
            yield Phrase("you decided this date", "您已决定这个日期")
        if said.minutes is not None:
            yield Phrase(f"you gave it {said.minutes} min", f"您为它定了 {said.minutes} 分钟")
        if said.note:
            yield Phrase(f"note: {said.note}", f"备注：{said.note}")


def _stay(strip: Strip, day: ShootDay, known: Mapping[str, Strip]) -> Iterator[Phrase]:
    place = next(one.place for one in day.items if one.strip == strip.id)
    here = dict.fromkeys(one.strip for one in day.items if one.strip and one.place == place)
    others = [known[id].scene for id in here if id != strip.id and id in known]
    told = ", ".join(others[:_MANY]), "、".join(others[:_MANY])
    more = len(others) - _MANY
    if others:
        zh = f"{told[1]} 场" + (f"等 {len(others)} 场" if more > 0 else "")
        yield Phrase(
            f"{place}: the same day as {'scene' if len(others) == 1 else 'scenes'} {told[0]}"
            + (f" and {more} more" if more > 0 else ""),
            f"{place}：与第 {zh}同日拍",
        )
    elif len({one.place for one in day.items if one.kind == "scene"}) > 1:
        yield Phrase(f"{place}: the only scene there this day", f"{place}：当天在此只拍这一场")


def _span(span: DateSpan) -> Phrase:
    first, last = day_pair(span.first), day_pair(span.last)
    en, zh = (f" ({span.why})", f"（{span.why}）") if span.why else ("", "")
    if span.first == span.last:
        return Phrase(first["en"] + en, first["zh"] + zh)
    return Phrase(f"{first['en']} – {last['en']}{en}", f"{first['zh']}至{last['zh']}{zh}")


def _within(spans: Sequence[DateSpan], run: tuple[date, date]) -> list[Phrase]:
    """The spans that touch the shoot."""
    return [_span(one) for one in spans if one.first <= run[1] and one.last >= run[0]]


def _place(
    strip: Strip, day: ShootDay, terms: ShootTerms, run: tuple[date, date]
) -> Iterator[Phrase]:
    name = next(one.place for one in day.items if one.strip == strip.id)
    place = next((one for one in terms.places if _stands(one, name, strip)), None)
    if place is None:
        return
    narrow = [s for s in place.open if s.first > run[0] or s.last < run[1]]
    if place.open and len(narrow) == len(place.open):
        had = _within(place.open, run)
        yield Phrase(
            f"{place.name} may be had {'; '.join(one.en for one in had)}",
            f"{place.name} 可用：{'；'.join(one.zh for one in had)}",
        )
    for one in _within(place.closed, run):
        yield Phrase(f"{place.name} is closed {one.en}", f"{place.name} 不可用：{one.zh}")
    if place.from_minute is not None or place.to_minute is not None:
        hours = f"{clock(place.from_minute or 0)}–{clock(place.to_minute or 1440)}"
        yield Phrase(f"{place.name} may be had {hours}", f"{place.name} 可用时间 {hours}")


def _stands(place: Place, name: str, strip: Strip) -> bool:
    told = {one.casefold() for one in (name, strip.set, strip.location) if one}
    return bool(told & {one.casefold() for one in (place.name, *place.sets)})


def _cast(
    cast: Sequence[str],
    day: ShootDay,
    names: Mapping[str, str],
    codes: Mapping[str, Mapping[date, str]],
    terms: ShootTerms,
    run: tuple[date, date],
) -> Iterator[Phrase]:
    people: dict[str, Person] = {one.name.casefold(): one for one in terms.people}
    ends: dict[str, list[str]] = {}
    for id in cast:
        code = codes.get(id, {}).get(day.date, "")
        mark = next((mark for mark, *_ in _ENDS if mark in code), "")
        ends.setdefault(mark, []).append(names[id])
    for mark, en, zh in _ENDS:
        if mark in ends:
            yield Phrase(f"{en} of {', '.join(ends[mark])}", f"{'、'.join(ends[mark])} {zh}")
    for id in cast:
        person = people.get(names[id].casefold())
        for one in _within(person.away, run) if person else ():
            yield Phrase(f"{names[id]} is away {one.en}", f"{names[id]} 不在：{one.zh}")


def _light(strip: Strip, day: ShootDay) -> Iterator[Phrase]:
    if place_of(strip.int_ext) == "int" or day.sunrise is None or day.sunset is None:
        return
    rise, sets = clock(day.sunrise), clock(day.sunset)
    light = light_of(strip.day_night)
    en, zh = {
        "day": ("outside by day", "外景日戏"), "night": ("outside by night", "外景夜戏"),
        "dawn": ("outside at dawn", "外景清晨"), "dusk": ("outside at dusk", "外景黄昏"),
    }[light]  # fmt: skip
    yield Phrase(f"{en}: the sun is up {rise}–{sets}", f"{zh}：日照 {rise}–{sets}")
