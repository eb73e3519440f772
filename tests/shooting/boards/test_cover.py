"""Cover sets: what may be shot instead when it rains."""

from __future__ import annotations

from written import days, schedule, terms

from workprint.film.shoot import PlannedShoot
from workprint.film.terms import DateSpan, DayLimits, Person, Place, StripTerms
from workprint.shooting.boards.again import solved
from workprint.shooting.boards.planning import strips_of

TEXT = """
1 EXT DAY FIELD 400 ANNA
2 INT DAY CELL 300 ANNA BEN
3 INT DAY CELL 200 ANNA
4 INT DAY HALL 200 BEN
5 INT DAY CELL 30 ANNA
"""


def planned(*people: Person) -> PlannedShoot:
    board = schedule(TEXT)
    pinned = (StripTerms("1", date=days(0)), StripTerms("5", date=days(1)))
    under = terms(
        strips=pinned,
        places=(Place("CELL", cover=True),),
        people=people,
        limits=DayLimits(moves=0),
    )
    return solved(board, under, strips_of(board, None), "Plan", work=4000)


def test_a_day_outside_has_the_later_scenes_of_its_cover_set() -> None:
    made = planned()
    outside, *inside = made.plan.days
    # Anna is called that day; for scene 2 Ben would have to be called too, so it comes second.
    assert outside.cover == ("s2", "s1")
    # Scene 5 was decided to be shot on another date: it is not free.
    assert all(day.cover == () for day in inside)
    assert all("cover" not in w.en for w in made.plan.warnings)


def test_who_is_away_covers_nothing() -> None:
    made = planned(Person("ANNA", away=(DateSpan(days(5), days(9)),)), Person("BEN"))
    assert made.plan.days[0].cover == ("s2", "s1")
    away = planned(Person("BEN", away=(DateSpan(days(0), days(0)),)))
    assert away.plan.days[0].cover == ("s2",)


def test_a_set_that_is_gone_covers_no_more() -> None:
    board = schedule("1 INT DAY CELL 300 ANNA\n2 EXT DAY FIELD 300 ANNA")
    pinned = (StripTerms("1", date=days(0)), StripTerms("2", date=days(1)))
    under = terms(strips=pinned, places=(Place("CELL", cover=True),))
    made = solved(board, under, strips_of(board, None), "Plan", work=2000)
    assert made.plan.days[1].cover == ()
    assert "no cover set is left for day 2, which plays outside" in [
        w.en for w in made.plan.warnings
    ]
