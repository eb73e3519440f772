"""Boards that cannot be: the fewest strips and terms that conflict, proved by what must fit.

Each strip needs a date it may be on that is long enough, and the minutes of a unit's strips must
fit in its dates: a flow from strips to dates. What fails this fails on every board. Then strips
and terms are left out one by one as long as it still fails (Chinneck 2008, deletion filter).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workprint.film.reason import Phrase
from workprint.film.schedule import Schedule, Strip
from workprint.film.terms import ShootTerms
from workprint.shooting.boards.arrays import Flags, Ints
from workprint.shooting.boards.problem import Problem, problem_of
from workprint.shooting.boards.relaxing import Relaxation, relaxations
from workprint.shooting.boards.terms import applied


@dataclass(frozen=True, slots=True)
class Conflict:
    """The fewest strips and terms that cannot all be: leave any one out and the rest can. `why`
    says what fails; `terms` are those that may be given up, as relaxations."""

    strips: tuple[Strip, ...]
    terms: tuple[Relaxation, ...]
    why: Phrase


def conflict_of(schedule: Schedule, terms: ShootTerms, strips: Sequence[Strip]) -> Conflict | None:
    """What makes a board impossible; None where nothing proves that it is."""
    problem = problem_of(applied(schedule, terms), strips)
    why = impossible(problem)
    if why is None:
        return None
    few = _fewest(schedule, terms, list(strips))
    guilty = []
    for one in relaxations(terms):
        again = problem_of(applied(schedule, one.terms), few)
        if impossible(again) is None:
            guilty.append(one)
    last = impossible(problem_of(applied(schedule, terms), few)) or why
    return Conflict(tuple(few), tuple(guilty), last)


def _fewest(schedule: Schedule, terms: ShootTerms, strips: list[Strip]) -> list[Strip]:
    """The strips without all that can be left out; halves first, then one by one."""
    under = applied(schedule, terms)
    size = max(1, len(strips) // 2)
    while size:
        at = 0
        while at < len(strips):
            rest = strips[:at] + strips[at + size :]
            if rest and impossible(problem_of(under, rest)) is not None:
                strips = rest
            else:
                at += size
        size //= 2
    return strips


def impossible(problem: Problem) -> Phrase | None:
    """Why no board can keep the terms; None where this does not show."""
    data = problem.data
    most = data.most
    for n, strip in enumerate(problem.strips):
        if data.minutes[n] > most:
            return Phrase(
                f"scene {strip.scene} takes {strip.minutes} min, more than the {most} min of a "
                "day; split it into strips, or give the day more hours",
                f"第 {strip.scene} 场需 {strip.minutes} 分钟，超过一天的 {most} 分钟；"
                "请拆成几条，或延长工作时间",
            )
        if data.eighths[n] > data.most_eighths:
            return Phrase(
                f"scene {strip.scene} has {strip.eighths}/8 pages, more than the "
                f"{data.most_eighths}/8 of a day; split it, or raise the limit",
                f"第 {strip.scene} 场 {strip.eighths}/8 页，超过一天的 {data.most_eighths}/8 页；"
                "请拆分或提高限额",
            )
        if not data.allowed[n].any():
            return Phrase(
                f"there is no date on which scene {strip.scene} can be shot",
                f"第 {strip.scene} 场没有任何一天可拍",
            )
    return _flow(problem)


def _flow(problem: Problem) -> Phrase | None:
    """Whether minutes and pages of each unit fit in the dates its strips may be on."""
    data = problem.data
    for unit in range(len(problem.units)):
        own = np.flatnonzero(data.unit == unit)
        if not len(own):
            continue
        sizes = (
            (data.minutes, data.most, "min", "分钟"),
            (data.eighths, data.most_eighths, "/8 pages", "/8 页"),
        )
        for sizes_of, most, en, zh in sizes:
            wanted = int(sizes_of[own].sum())
            if most >= wanted:
                continue
            there = _fits(data.allowed[own], sizes_of[own], int(most))
            if there < wanted:
                scenes = len(own)
                return Phrase(
                    f"{scenes} scenes of {wanted} {en} do not fit in the dates they may be on, "
                    f"which hold {there} of them at {most} a day",
                    f"{scenes} 场共 {wanted} {zh}，可拍日期每天 {most} {zh}，只容得下 {there}",
                )
    return None


def _fits(allowed: Flags, amounts: Ints, most: int) -> int:
    """How much of the strips' sizes fits in dates of `most` each, in parts if need be."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_flow

    strips, dates = allowed.shape
    s, d = np.nonzero(allowed)
    source, sink = strips + dates, strips + dates + 1
    rows = np.concatenate([np.full(strips, source), s, strips + np.arange(dates)])
    columns = np.concatenate([np.arange(strips), strips + d, np.full(dates, sink)])
    caps = np.concatenate([amounts, amounts[s], np.full(dates, most)])
    graph = csr_matrix((caps.astype(np.int32), (rows, columns)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(graph, source, sink).flow_value)
