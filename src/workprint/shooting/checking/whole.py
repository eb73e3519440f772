"""Every strip of the board is shot, once, whole, on the day the board has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workprint.film.schedule import Strip
from workprint.film.shoot import Violation
from workprint.shooting.checking.facts import Facts, shot
from workprint.shooting.checking.words import broken, length, scenes, term


def shot_once(facts: Facts) -> Iterator[Violation]:
    """Strips that are not shot, shot on two days, or shot though they hang in the boneyard."""
    wanted = {one.id: one for one in _wanted(facts)}
    times = Counter(strip for day in facts.days for strip in shot(day))
    for id_, strip in wanted.items():
        if not times[id_]:
            named = scenes([strip])
            yield broken(
                "strip.not-shot", f"{named.en} is on the board and on no day of the plan",
                f"{named.zh}在场次条板上，但没有排进任何一天", strips=[id_],
            )  # fmt: skip
    for id_, often in times.items():
        dates = [day.date for day in facts.days if id_ in shot(day)]
        on = ", ".join(map(str, dates))
        found = facts.strips.get(id_)
        if found is None or found.kind != "scene":
            yield broken(
                "strip.unknown", f"{id_} is shot on {on}, but the schedule has no such scene",
                f"{on} 拍 {id_}，但日程表里没有这场戏", date=dates[0], strips=[id_],
            )  # fmt: skip
            continue
        named = scenes([found])
        if often > 1:
            yield broken(
                "strip.twice", f"{named.en} is shot on {often} days: {on}",
                f"{named.zh}排在 {often} 天：{on}", date=dates[-1], strips=[id_],
            )  # fmt: skip
        if id_ not in wanted:
            yield broken(
                "strip.not-on-board", f"{named.en} is shot on {on}, but is not on the board",
                f"{on} 拍{named.zh}，但它不在场次条板上", date=dates[0], strips=[id_],
            )  # fmt: skip


def shot_whole(facts: Facts) -> Iterator[Violation]:
    """Strips that get fewer minutes than they take."""
    for strip in _wanted(facts):
        parts = [
            (day.date, one.end - one.start)
            for day in facts.days
            for one in day.items
            if one.kind == "scene" and one.strip == strip.id
        ]
        needs, gets = facts.minutes(strip), sum(minutes for _, minutes in parts)
        if parts and gets < max(needs, 1):
            named, less = scenes([strip]), length(max(needs, 1) - gets)
            yield broken(
                "strip.minutes",
                f"{named.en} takes {length(needs).en} and gets {length(max(gets, 0)).en}: "
                f"{less.en} too little",
                f"{named.zh}需 {length(needs).zh}，只排了 {length(max(gets, 0)).zh}，"
                f"少 {less.zh}",
                term("minutes", needs), date=parts[0][0], strips=[strip.id],
            )  # fmt: skip


def as_on_board(facts: Facts) -> Iterator[Violation]:
    """Days of the plan that are no day of the board: other strips, or another order."""
    told = Counter(
        tuple(id_ for id_ in strips if _is_scene(facts, id_))
        for unit in facts.board.units
        for strips in unit.days
    )
    for day in facts.days:
        today = shot(day)
        if not today:
            continue
        if told[today]:
            told[today] -= 1
            continue
        named = scenes(facts.strips[id_] for id_ in today if id_ in facts.strips)
        yield broken(
            "day.not-on-board",
            f"{day.date}: the plan shoots {named.en}, and the board has no day of these in this "
            "order",
            f"{day.date}：计划拍{named.zh}，场次条板上没有这样的一天（场次与顺序）",
            date=day.date, strips=shot(day),
        )  # fmt: skip


def _wanted(facts: Facts) -> list[Strip]:
    """The scenes of the board, each once; not those in the boneyard."""
    told = [
        id_ for unit in facts.board.units for strips in (*unit.days, unit.loose) for id_ in strips
    ]
    return [facts.strips[id_] for id_ in dict.fromkeys(told) if _is_scene(facts, id_)]


def _is_scene(facts: Facts, id_: str) -> bool:
    return id_ in facts.strips and facts.strips[id_].kind == "scene"
