"""A planned board as its documents look at it: strips, people, things and days at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workprint.film.breakdown import CATEGORIES
from workprint.film.days_out import DayRow, DaysOut
from workprint.film.reason import Phrase
from workprint.film.schedule import (
    CAST_UCID,
    FIRST_ACTION_UCID,
    Board,
    Schedule,
    ScheduleElement,
    Strip,
)
from workprint.film.shoot import ShootDay, ShootPlan
from workprint.film.terms import Person, Place, ShootTerms
from workprint.shooting.boards.calendars import calendar_of
from workprint.shooting.days_out import days_out_on
from workprint.shooting.documents.words import listed, shortened, singular

_NAMES = {facts.ucid: facts.name for facts in reversed(CATEGORIES.values())}
_NAMES[CAST_UCID] = Phrase("Cast", "演员")
LAST_UCID = 999
NAME_COLUMNS = 28
"""How much of a name stands in a list of names, in columns of half an em."""


@dataclass(frozen=True, slots=True)
class Shoot:
    """What the documents of a shoot are made from, in one language.

    `days` are in order of date, the main unit first. `strips` and `elements` are by id,
    `ucids` the categories of elements by UCID number; `codes` the rows of `days_out`, that of
    the cast, by element. `personal`: telephones, mail and homes are shown.
    """

    schedule: Schedule
    board: Board
    plan: ShootPlan
    terms: ShootTerms
    title: str
    language: str
    theme: str
    personal: bool
    days: tuple[ShootDay, ...]
    strips: Mapping[str, Strip]
    elements: Mapping[str, ScheduleElement]
    ucids: Mapping[str, int]
    codes: Mapping[str, DayRow]
    days_out: DaysOut
    people: Mapping[str, Person] = field(default_factory=dict)
    _places: Mapping[str, Place] = field(default_factory=dict)
    _banners: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def tell(self, phrase: Phrase) -> str:
        """A phrase in the documents' language."""
        return phrase.in_(self.language)

    def say(self, phrase: Phrase, **told: object) -> str:
        """A phrase with what it tells of."""
        return singular(self.tell(phrase).format(**told))

    @property
    def several_units(self) -> bool:
        """Whether more than one unit shoots."""
        return len({day.unit for day in self.days}) > 1

    def count(self, unit: str) -> int:
        """How many shooting days a unit has."""
        return sum(day.unit == unit for day in self.days)

    def cast(self, strip: Strip) -> list[ScheduleElement]:
        """The cast of a strip by number on the board."""
        return self._of(strip, CAST_UCID)

    def numbers(self, strip: Strip) -> str:
        """The cast of a strip as numbers; the name of who has none."""
        return ", ".join(
            one.board or shortened(one.name, NAME_COLUMNS) for one in self.cast(strip)
        )

    def names(self, strip: Strip) -> str:
        """The cast of a strip by name; overlong names are cut, they stand whole elsewhere."""
        told = (shortened(one.name, NAME_COLUMNS) for one in self.cast(strip))
        return listed(told, self.language)

    def played(self, strip: Strip) -> str:
        """Who plays in a strip as the trade says it: in English by number, in Chinese by name."""
        return self.names(strip) if self.language == "zh" else self.numbers(strip)

    def things(self, strip: Strip) -> list[tuple[int, str, list[ScheduleElement]]]:
        """All a scene needs but its cast, by category: UCID, name of the category, elements."""
        made: dict[str, list[ScheduleElement]] = {}
        for id in strip.elements:
            one = self.elements.get(id)
            if one and self._action(one) and self.ucids[one.id] != CAST_UCID:
                made.setdefault(one.category, []).append(one)
        told = [(self._rank(category), self.category(category), own)
                for category, own in made.items()]  # fmt: skip
        return sorted(told, key=lambda one: (one[0], one[1]))

    def category(self, id: str) -> str:
        """The name of a category in the documents' language, else as the schedule has it."""
        found = next(one for one in self.schedule.categories if one.id == id)
        name = _NAMES.get(found.ucid)
        return self.tell(name) if name else found.name

    def needs(self, strip: Strip, *ucids: int) -> str:
        """The names of what a scene needs of some categories."""
        return listed((one.name for ucid in ucids for one in self._of(strip, ucid)), self.language)

    def player(self, element: ScheduleElement) -> str:
        """Who plays a part, "" where nobody said."""
        person = self.people.get(element.id)
        return person.player if person else ""

    def place(self, name: str) -> Place | None:
        """The terms of a place, by its name or that of one of its sets."""
        return self._places.get(name.casefold())

    def places(self, day: ShootDay) -> list[str]:
        """The places of a day in order."""
        return list(dict.fromkeys(one.place for one in day.items if one.strip and one.place))

    def hung(self, day: ShootDay) -> tuple[str, ...]:
        """The strips of a day as they hang on the board, banners between them."""
        return self._banners.get(day.strips, day.strips)

    def eighths(self, strips: Iterable[str]) -> int:
        """The length of some strips in eighths."""
        return sum(self.strips[id].eighths for id in strips)

    def _of(self, strip: Strip, ucid: int) -> list[ScheduleElement]:
        own = (self.elements[id] for id in strip.elements if self.ucids.get(id) == ucid)
        return sorted(own, key=lambda one: board_order(one.board))

    def _action(self, element: ScheduleElement) -> bool:
        return not 0 <= self.ucids[element.id] < FIRST_ACTION_UCID

    def _rank(self, category: str) -> int:
        ucid = next(one.ucid for one in self.schedule.categories if one.id == category)
        return ucid if ucid >= 0 else LAST_UCID


def board_order(board: str) -> tuple[bool, int, str]:
    """A number on the board as one sorts it: 2 before 10, 2A after 2, none last.

    >>> sorted(["10", "2A", "", "2"], key=board_order)
    ['2', '2A', '10', '']
    """
    digits = board[: len(board) - len(board.lstrip("0123456789"))]
    return not board, int(digits[:9]) if digits.isascii() and digits else 10**9, board


def shoot_of(
    schedule: Schedule,
    board: Board,
    plan: ShootPlan,
    terms: ShootTerms,
    title: str,
    language: str,
    *,
    theme: str = "night-blue",
    personal: bool = False,
) -> Shoot:
    """A planned board with what its documents look up."""
    units = {unit.name: n for n, unit in enumerate(terms.units)}
    days = tuple(sorted(plan.days, key=lambda day: (day.date, units.get(day.unit, 99), day.unit)))
    strips = {strip.id: strip for strip in schedule.strips}
    known = {one.id: one.ucid for one in schedule.categories}
    elements = {one.id: one for one in schedule.elements}
    days_out = cast_days_out(schedule, board, days, terms)
    return Shoot(
        schedule, board, plan, terms, title, language, theme, personal, days, strips, elements,
        {one.id: known.get(one.category, -1) for one in schedule.elements},
        {row.element.id: row for row in days_out.rows}, days_out,
        _people(schedule, terms),
        {name.casefold(): place for place in reversed(terms.places)
         for name in (*place.sets, place.name)},
        dict(_banners(board, strips)),
    )  # fmt: skip


def cast_days_out(
    schedule: Schedule, board: Board, days: tuple[ShootDay, ...], terms: ShootTerms
) -> DaysOut:
    """The cast's day-out-of-days on the dates of a plan."""
    dates = sorted({day.date for day in days})
    hung = [(day.date, id) for day in days for id in day.strips]
    if not dates:
        return DaysOut(board.name, "", (), ())
    calendar = calendar_of(terms, dates[0], dates[-1], "company", "")
    return days_out_on(schedule, board, calendar, dates, hung)


def _people(schedule: Schedule, terms: ShootTerms) -> dict[str, Person]:
    """The terms of people by element: of their name, else of their number."""
    told = {person.name.casefold(): person for person in terms.people}
    made = {}
    for one in schedule.elements:
        found = told.get(one.name.casefold()) or (told.get(one.board) if one.board else None)
        if found:
            made[one.id] = found
    return made


def _banners(
    board: Board, strips: Mapping[str, Strip]
) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The days of a board with their banners, by their scenes alone."""
    for unit in board.units:
        for day in unit.days:
            hung = tuple(id for id in day if id in strips and strips[id].kind != "day")
            yield tuple(id for id in hung if strips[id].kind == "scene"), hung
