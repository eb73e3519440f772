"""What a person should know of a board: terms that nobody gave, days that nothing covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workprint.film.reason import Phrase
from workprint.film.shoot import ShootDay
from workprint.shooting.boards.covering import uncovered
from workprint.shooting.boards.terms import POINTS, Applied
from workprint.shooting.checking.minors import OF_AGE, months


def warnings_of(under: Applied, days: Sequence[ShootDay]) -> tuple[Phrase, ...]:
    """All there is to say of a board on these days."""
    return tuple(_warnings(under, days))


def _warnings(under: Applied, days: Sequence[ShootDay]) -> Iterator[Phrase]:
    terms = under.terms
    if terms.money.currency == POINTS:
        yield Phrase(
            "nobody named a rate, so costs are points: a crew day 100, a day of cast 6",
            "没有写明费率，费用按点数计：剧组一天 100，演员一天 6",
        )
    bare = uncovered(under, days)
    if bare is not None:
        yield bare
    if terms.latitude is None:
        yield Phrase(
            "nobody said where it is shot, so the sun was taken to rise at 6:00 and set at "
            "18:00: write latitude, longitude and zone into the terms",
            "未写明拍摄地点，按 6:00 日出、18:00 日落计："
            "请在条款中写明 latitude、longitude 和 zone",
        )
    minors = _unprotected(under)
    if minors:
        yield Phrase(
            f"no rule in force says how long minors may work, and under 18 at the start: "
            f"{', '.join(minors)}; add a set with such a rule to rules, like us-ca-minors",
            f"没有规定未成年人可工作多久的规则，而开机时未满 18 岁的有：{'、'.join(minors)}；"
            "请在 rules 中加入含此类规则的一套",
        )


def _unprotected(under: Applied) -> list[str]:
    """People under 18 at the start of a shoot without a rule on the hours of minors."""
    if any(rule.kind == "minor_hours" for rule in under.terms.rules):
        return []
    return [
        element.name
        for element, person in under.people
        if person.born is not None and months(person.born, under.terms.start) < OF_AGE
    ]
