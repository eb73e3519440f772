"""What fits in a shooting day: minutes of work, eighths, moves; a move and a meal take theirs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workprint.film.shoot import DayItem, ShootDay, Violation
from workprint.shooting.checking.facts import Facts, shot, work_minutes
from workprint.shooting.checking.times import eighths
from workprint.shooting.checking.words import broken, clock, counted, length, scenes, term


def day_limits(facts: Facts) -> Iterator[Violation]:
    """Days with more minutes of work, eighths or changes of place than the terms allow."""
    limits = facts.terms.limits
    for day in facts.days:
        work = work_minutes(day, limits.meal_minutes)
        if work > limits.most_minutes:
            over = length(work - limits.most_minutes)
            yield broken(
                "day.most",
                f"{day.date}: {length(work).en} of work without meals, {over.en} over the most of "
                f"{length(limits.most_minutes).en}",
                f"{day.date}：工作 {length(work).zh}（不含用餐），上限 "
                f"{length(limits.most_minutes).zh}，超出 {over.zh}",
                term("most", limits.most_minutes), date=day.date, strips=shot(day),
            )  # fmt: skip
        pages = eighths(facts, day)
        if limits.eighths is not None and pages > limits.eighths:
            yield broken(
                "day.eighths",
                f"{day.date}: {counted(pages, 'eighth')} of a page, {pages - limits.eighths} more "
                f"than {limits.eighths}",
                f"{day.date}：{pages} 个八分之一页，上限 {limits.eighths}，超出 "
                f"{pages - limits.eighths}",
                term("eighths", limits.eighths), date=day.date, strips=shot(day),
            )  # fmt: skip
        moves = len(list(_changes(facts, day)))
        if limits.moves is not None and moves > limits.moves:
            yield broken(
                "day.moves",
                f"{day.date}: {counted(moves, 'move')} of the company, "
                f"{moves - limits.moves} more than {limits.moves}",
                f"{day.date}：转场 {moves} 次，上限 {limits.moves} 次，超出 "
                f"{moves - limits.moves} 次",
                term("moves", limits.moves), date=day.date, strips=shot(day),
            )  # fmt: skip


def moves_take_time(facts: Facts) -> Iterator[Violation]:
    """Changes of place between two scenes with too little time for the move."""
    needs = facts.terms.limits.move_minutes
    for day in facts.days:
        for one, then in _changes(facts, day):
            given = sum(
                item.end - item.start
                for item in day.items
                if item.kind == "move" and one.end <= item.start and item.end <= then.start
            )
            if given < needs:
                first, second = facts.strips[one.strip], facts.strips[then.strip]
                a, b = scenes([first]), scenes([second])
                yield broken(
                    "day.move",
                    f"{day.date}: from {facts.where(first)} ({a.en}) to {facts.where(second)} "
                    f"({b.en}) a move takes {length(needs).en} and gets {length(given).en}",
                    f"{day.date}：从{facts.where(first)}（{a.zh}）到{facts.where(second)}"
                    f"（{b.zh}）转场需 {length(needs).zh}，只排了 {length(given).zh}",
                    term("move", needs), date=day.date, strips=[first.id, second.id],
                )  # fmt: skip


def meals_take_time(facts: Facts) -> Iterator[Violation]:
    """Meals shorter than a meal is."""
    needs = facts.terms.limits.meal_minutes
    for day in facts.days:
        for one in day.items:
            if one.kind == "meal" and one.end - one.start < needs:
                gets = length(max(one.end - one.start, 0))
                yield broken(
                    "day.meal",
                    f"{day.date}: the meal at {clock(one.start)} takes {gets.en}; a meal is "
                    f"{length(needs).en}",
                    f"{day.date}：{clock(one.start)} 的用餐只有 {gets.zh}，应为 "
                    f"{length(needs).zh}",
                    term("meal", needs), date=day.date,
                )  # fmt: skip


def _changes(facts: Facts, day: ShootDay) -> Iterator[tuple[DayItem, DayItem]]:
    """Scenes one after the other that are shot at two places."""
    parts = [one for one in day.items if one.kind == "scene" and one.strip in facts.strips]
    parts.sort(key=lambda one: (one.start, one.end))
    for one, then in pairwise(parts):
        a, b = facts.where(facts.strips[one.strip]), facts.where(facts.strips[then.strip])
        if a and b and a.casefold() != b.casefold():
            yield one, then
