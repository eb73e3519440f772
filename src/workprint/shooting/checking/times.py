"""The timetable of a day holds together, and says of itself what its items say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workprint.film.shoot import DayItem, ShootDay, Violation
from workprint.shooting.checking.facts import Facts, shot, work_minutes
from workprint.shooting.checking.words import broken, clock, length, scenes, term


def items_fit(facts: Facts) -> Iterator[Violation]:
    """Items that overlap, go backwards, or lie outside call and wrap."""
    for day in facts.days:
        ordered = sorted(day.items, key=lambda one: (one.start, one.end))
        for one in ordered:
            name_en, name_zh = _named(facts, one)
            if one.end < one.start:
                yield broken(
                    "time.backwards",
                    f"{day.date}: {name_en} ends at {clock(one.end)}, before it starts at "
                    f"{clock(one.start)}",
                    f"{day.date}：{name_zh} {clock(one.end)} 结束，早于开始的 {clock(one.start)}",
                    date=day.date, strips=_ids(one),
                )  # fmt: skip
            early, late = day.call - one.start, one.end - day.wrap
            if early > 0 or late > 0:
                by = length(max(early, late))
                yield broken(
                    "time.outside",
                    f"{day.date}: {name_en} ({clock(one.start)} to {clock(one.end)}) is outside "
                    f"the day from {clock(day.call)} to {clock(day.wrap)} by {by.en}",
                    f"{day.date}：{name_zh}（{clock(one.start)}–{clock(one.end)}）超出当天 "
                    f"{clock(day.call)}–{clock(day.wrap)} 共 {by.zh}",
                    date=day.date, strips=_ids(one),
                )  # fmt: skip
        for one, then in pairwise(ordered):
            if then.start < one.end:
                a_en, a_zh = _named(facts, one)
                b_en, b_zh = _named(facts, then)
                by = length(min(one.end, then.end) - then.start)
                yield broken(
                    "time.overlap",
                    f"{day.date}: {b_en} starts at {clock(then.start)}, before {a_en} ends at "
                    f"{clock(one.end)}: {by.en} at once",
                    f"{day.date}：{b_zh} {clock(then.start)} 开始时{a_zh}要到 {clock(one.end)} "
                    f"才结束，重叠 {by.zh}",
                    date=day.date, strips=_ids(one, then),
                )  # fmt: skip


def units_apart(facts: Facts) -> Iterator[Violation]:
    """A unit with two days on a date, or a day that starts before the last one has ended."""
    for unit, days in facts.of_unit().items():
        for day, then in pairwise(days):
            rest = facts.between(day, day.wrap, then, then.call)
            if day.date == then.date or rest < 0:
                yield broken(
                    "time.two-days",
                    f"the unit {unit} starts {then.date} at {clock(then.call)}, and its day of "
                    f"{day.date} runs to {clock(day.wrap)}: two days at once, or on one date",
                    f"{unit} 组 {then.date} {clock(then.call)} 开工，而 {day.date} 的工作到 "
                    f"{clock(day.wrap)}：两个拍摄日重叠或同日",
                    date=then.date, strips=shot(then),
                )  # fmt: skip


def says_the_same(facts: Facts) -> Iterator[Violation]:
    """Days whose own figures (minutes of work, eighths, moves, calls) are not what their items
    come to."""
    meal = facts.terms.limits.meal_minutes
    for day in facts.days:
        for name_en, name_zh, says, is_ in (
            ("minutes of work", "工作分钟数", day.work_minutes, work_minutes(day, meal)),
            ("eighths", "八分之一页数", day.eighths, eighths(facts, day)),
            ("moves", "转场次数", day.moves, sum(one.kind == "move" for one in day.items)),
        ):
            if says != is_:
                yield broken(
                    "plan.figures", f"{day.date}: the plan says {says} {name_en}; it is {is_}",
                    f"{day.date}：计划写{name_zh}为 {says}，实为 {is_}", date=day.date,
                )  # fmt: skip
    for one in facts.presences:
        if one.needed is None:
            continue
        call, wrap = one.needed
        told = next((p for p in one.day.people if p.element == one.element.id), None)
        name, date = one.element.name, one.day.date
        if told is None:
            yield broken(
                "plan.calls", f"{date}: {name} works, and the plan has no call for them",
                f"{date}：{name} 有戏，但计划里没有其通告时间",
                date=date, strips=one.strips, elements=[one.element.id],
            )  # fmt: skip
        elif told.call > call or told.wrap < wrap:
            yield broken(
                "plan.calls",
                f"{date}: the plan has {name} from {clock(told.call)} to {clock(told.wrap)}, and "
                f"they are needed from {clock(call)} to {clock(wrap)}",
                f"{date}：计划中 {name} 为 {clock(told.call)}–{clock(told.wrap)}，实际需要 "
                f"{clock(call)}–{clock(wrap)}",
                term("prep", facts.terms.limits.prep_minutes),
                date=date, strips=one.strips, elements=[one.element.id],
            )  # fmt: skip


def eighths(facts: Facts, day: ShootDay) -> int:
    """Eighths of a page of a day's strips."""
    return sum(facts.strips[id_].eighths for id_ in shot(day) if id_ in facts.strips)


def _named(facts: Facts, item: DayItem) -> tuple[str, str]:
    if item.kind == "scene":
        found = facts.strips.get(item.strip)
        told = scenes([found]) if found else None
        return (told.en, told.zh) if told else (f"strip {item.strip}", f"条目 {item.strip}")
    words = {
        "move": ("the move", "转场"),
        "meal": ("the meal", "用餐"),
        "wait": ("the wait", "等候"),
    }
    return words[item.kind]


def _ids(*items: DayItem) -> list[str]:
    return [one.strip for one in items if one.strip]
