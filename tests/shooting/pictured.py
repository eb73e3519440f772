"""Text pictures of boards and of day-out-of-days.

A board is a line a shooting day, the names that work in it; a strip each part between bars:

    IDA TOM | IDA
    TOM

A picture of a day-out-of-days has a line for each name: its codes, "." for none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workprint.film.days_out import DaysOut
from workprint.film.schedule import (
    Board,
    Calendar,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    SpecialDate,
    Strip,
    Unit,
)

MONDAY = date(2026, 5, 4)
CAST = ScheduleCategory("cast", "Cast Members", 100)


def day(number: int) -> date:
    """A day of May 2026; the 4th is a Monday."""
    return date(2026, 5, number)


def element(name: str, **told: object) -> ScheduleElement:
    """A member of the cast; their id is their name."""
    return ScheduleElement(name, "cast", name, **told)  # type: ignore[arg-type]


def event(number: int, name: str, kind: str = "event") -> SpecialDate:
    """A date of May 2026."""
    return SpecialDate(f"{kind}{number}", kind, name, day(number))  # type: ignore[arg-type]


def calendar(*dates: SpecialDate, off: Iterable[int] = (0, 6)) -> Calendar:
    """A calendar that starts on Monday the 4th, with the weekends off."""
    return Calendar("main", "Main", tuple(off), (event(4, "", "start"), *dates))


def schedule(picture: str, *cast: ScheduleElement, dates: Calendar | None = None) -> Schedule:
    """The schedule of a picture; who is not given in `cast` may be held and not dropped."""
    given = {one.id: one for one in cast}
    strips: list[Strip] = []
    days = []
    for line in picture.strip().splitlines():
        today = []
        for part in line.split("|"):
            names = tuple(part.split())
            for name in names:
                given.setdefault(name, element(name))
            strips.append(
                Strip(f"s{len(strips) + 1}", "scene", str(len(strips) + 1), "", 4, 0, names)
            )
            today.append(strips[-1].id)
        days.append(tuple(today))
    board = Board("b", "First pass", "main", (Unit("u", "stripboard", tuple(days)),), (), "bone")
    head = ScheduleHead(id="i", created="2026-01-01T12:00:00.000Z", name="Film", source="Test")
    return Schedule(
        head, tuple(strips), (CAST,), tuple(given.values()), (board,), (dates or calendar(),)
    )


def picture(made: DaysOut) -> str:
    """The text picture of a day-out-of-days."""
    lines = []
    for row in made.rows:
        codes = [(row.code(c.day) or ".").replace(" ", "+") for c in made.columns]
        lines.append(" ".join([row.element.name, *codes]))
    return "\n".join(lines)
