"""Questions to a board: why a strip is where it is, what cannot be, what terms cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn import drawn
from written import days, schedule, terms

from workprint.film.shoot import PlannedShoot
from workprint.film.terms import DateSpan, DayLimits, LockedDay, Person, Place, StripTerms
from workprint.shooting.boards.again import solved, taken_up
from workprint.shooting.boards.conflicts import conflict_of, impossible
from workprint.shooting.boards.moving import why_strip
from workprint.shooting.boards.options import cheapest_relaxations, price_of_decisions, ways_out
from workprint.shooting.boards.planning import planned, strips_of
from workprint.shooting.boards.problem import problem_of
from workprint.shooting.boards.solving import Found
from workprint.shooting.boards.terms import applied

AWAY = DateSpan(days(0), days(2000), "another film")


@pytest.mark.parametrize("seed", range(10))
def test_the_next_best_day_costs_what_the_board_with_it_costs(seed: int) -> None:
    board, told = drawn(seed, 8, easy=True)
    made = solved(board, told, strips_of(board, None), "Plan", work=2500)
    problem, found = taken_up(made)
    strip = problem.strips[0]
    why = why_strip(problem, found, made, strip.id)
    if why.next_best is None:
        assert len(problem.strips) == 1 or why.others
        return
    slots = list(found.slots)
    date = problem.dates.index(why.next_best.date)
    slots[0] = slots[0] - slots[0] % len(problem.dates) + date
    there = planned(problem, Found(tuple(slots), 0.0, 0.0, 0), "Plan")
    assert there.plan.total - made.plan.total == why.next_best.more
    assert sum(line.more for line in why.next_best.lines) == why.next_best.more
    assert not any(v.hard for v in why.next_best.broken)


IMPOSSIBLE = {
    "person": (
        "1 INT DAY HOUSE 60 ANNA\n2 INT DAY HOUSE 60 BEN",
        {"people": (Person("ANNA", away=(AWAY,)),)},
        {"1"}, {"person"},
    ),
    "place": (
        "1 INT DAY BANK 60 ANNA\n2 INT DAY HOUSE 60 BEN",
        {"places": (Place("BANK", closed=(AWAY,)),)},
        {"1"}, {"place"},
    ),
    "long": ("1 INT DAY HOUSE 750 ANNA\n2 INT DAY HOUSE 60", {}, {"1"}, {"long_day"}),
    "pages": (
        "1 INT DAY HOUSE 600 ANNA\n2 INT DAY HOUSE 60",
        {"limits": DayLimits(eighths=36)}, {"1"}, {"pages"},
    ),
    "last": (
        "1 INT DAY A 700\n2 INT DAY B 700\n3 INT DAY C 700",
        {"last": days(1)}, {"1", "2", "3"}, {"last"},
    ),
    "lock": (
        "1 INT DAY A 500\n2 INT DAY A 500\n3 INT DAY A 100",
        {"locked": (LockedDay(days(0), ("1", "2")),)}, {"1", "2"}, {"locked"},
    ),
    "two decisions": (
        "1 INT DAY A 60 ANNA\n2 INT DAY A 60",
        {
            "strips": (StripTerms("1", date=days(2)),),
            "people": (Person("ANNA", away=(DateSpan(days(2), days(2)),)),),
        },
        {"1"}, {"person", "pinned"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_is_told_with_the_fewest_strips_and_its_terms(name: str) -> None:
    text, changes, scenes, kinds = IMPOSSIBLE[name]
    board, told = schedule(text), terms(**changes)
    strips = strips_of(board, None)
    conflict = conflict_of(board, told, strips)
    assert conflict is not None
    assert {s.scene for s in conflict.strips} == scenes
    assert {one.kind for one in conflict.terms} == kinds
    under = applied(board, told)
    for one in conflict.strips:
        rest = [s for s in conflict.strips if s != one]
        assert not rest or impossible(problem_of(under, rest)) is None
    out = ways_out(board, conflict, strips, "Plan", work=2000)
    assert len(out) == len(conflict.terms)
    for _, made in out:
        assert made.plan.loose == ()
        assert not [v for v in made.plan.violations if v.hard]


def test_what_can_be_has_no_conflict() -> None:
    board = schedule("1 INT DAY A 500\n2 INT DAY A 500")
    assert conflict_of(board, terms(last=days(1)), strips_of(board, None)) is None


def decided() -> PlannedShoot:
    text = "\n".join(f"{n} INT DAY S{n % 3} 200 {'ANNA' if n % 2 else 'BEN'}" for n in range(1, 9))
    anna = Person("ANNA", terms().money.night * 5, "run", away=(DateSpan(days(1), days(1)),))
    board = schedule(text)
    told = terms(people=(anna,), strips=(StripTerms("1", date=days(3)),))
    return solved(board, told, strips_of(board, None), "Plan", work=6000)


def test_terms_given_up_never_cost_more() -> None:
    made = decided()
    options = cheapest_relaxations(made, work=2000)
    assert options
    assert all(one.saves > 0 or one.change.mended for one in options)
    saved = [one.saves for one in options]
    assert saved == sorted(saved, reverse=True)
    for one in options:
        assert one.change.total_after == one.made.plan.total


def test_decided_dates_cost_nothing_or_more() -> None:
    made = decided()
    change = price_of_decisions(made, work=3000)
    assert change is not None
    assert change.more >= 0
    free = replace(made, terms=replace(made.terms, strips=()))
    assert price_of_decisions(free) is None
