"""The codes of one element's row of a day-out-of-days, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workprint.film.days_out import DayCell, DayRow
from workprint.film.reason import Measure, Phrase, Reason
from workprint.film.schedule import Calendar, ScheduleElement, Strip
from workprint.shooting.shoot_days import ONE, days_between

RULES = "mms-docs.ep.com/DayOutofDays/DOODRules.html"
EVENTS: dict[str, tuple[str, Phrase]] = {
    "TR": ("travel 交通 差旅 赴组", Phrase("travels", "在途")),
    "R": ("rehearsal 排练 彩排", Phrase("rehearses", "排练")),
    "FT": ("fitting 试装 定妆", Phrase("has a fitting", "试装")),
}
"""Events of an element: code, the names it goes by, what it says."""
_MOVES = ("travel", "move", "company move", "company travel", "转场", "转点")
_HOLIDAY = ("holiday", "假")

Work = dict[date, list[Strip]]
"""The strips an element works in, by date."""


@dataclass(frozen=True, slots=True)
class Company:
    """The days that are not like others for everybody."""

    calendar: Calendar
    holidays: dict[date, str]
    moves: frozenset[date]


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between two working days of an element; `dropped` when it is let go over them."""

    before: date
    after: date
    dropped: bool = False

    @property
    def days(self) -> int:
        """Calendar days in between."""
        return (self.after - self.before).days - 1


def code_of(event: str) -> str | None:
    """The code of an event of an element, by its name; None for one that has none."""
    name = event.strip().casefold()
    return next((code for code, (names, _) in EVENTS.items() if name in names.split()), None)


def company_of(calendar: Calendar) -> Company:
    """The holidays and moves of a calendar."""
    holidays = {
        one.day: one.name
        for one in calendar.dates
        if one.kind == "dayOff" and any(word in one.name.casefold() for word in _HOLIDAY)
    }
    moves = frozenset(
        one.day
        for one in calendar.dates
        if one.kind == "event" and one.name.strip().casefold() in _MOVES
    )
    return Company(calendar, holidays, moves)


def gaps_of(element: ScheduleElement, worked: Sequence[date]) -> list[Gap]:
    """The gaps between working days; the first that is long enough is a drop, where the element
    may be held and dropped."""
    gaps = [Gap(a, b) for a, b in pairwise(worked) if (b - a).days > 1]
    if element.hold and element.drop:
        for n, gap in enumerate(gaps):
            if gap.days >= max(1, element.drop_days):
                gaps[n] = Gap(gap.before, gap.after, True)
                break
    return gaps


def row_of(
    element: ScheduleElement, work: Work, company: Company, events: Sequence[tuple[date, str]]
) -> DayRow:
    """An element's row: its strips by date, and its own events near the shoot with their codes."""
    worked = sorted(work)
    gaps = gaps_of(element, worked)
    own: dict[date, list[str]] = {}
    for day, code in sorted(events):
        if code not in own.setdefault(day, []):
            own[day].append(code)
    cells: dict[date, DayCell] = {}
    for gap in gaps:
        cells |= {cell.day: cell for cell in _waiting(element, gap, work, company, own)}
    dropped = next((gap for gap in gaps if gap.dropped), None)
    for day in worked:
        cells[day] = _working(element, day, worked, work, dropped)
    for day, codes in own.items():
        cells[day] = _event(element, day, codes, cells.get(day) if day in work else None)
    if worked:
        for day, name in company.holidays.items():
            if worked[0] <= day <= worked[-1] and day not in cells:
                cells[day] = _cell(day, "/", f"{name}: a holiday of the company",
                                   f"{name}：剧组假日")  # fmt: skip
    ordered = tuple(cells[day] for day in sorted(cells))
    return DayRow(element, ordered, len(worked), sum(cell.code == "H" for cell in ordered))


def _cell(day: date, code: str, en: str, zh: str) -> DayCell:
    return DayCell(day, code, Reason(Phrase(en, zh), (Measure("rule", code, RULES),)))


def _ids(strips: Sequence[Strip]) -> tuple[str, ...]:
    return tuple(strip.id for strip in strips)


def _named(strips: Sequence[Strip]) -> Phrase:
    """Scenes as one says them."""
    told = ", ".join(strip.scene or strip.description or strip.banner for strip in strips)
    word = "scenes" if len(strips) > 1 else "scene"
    return Phrase(f"{word} {told}", f"第 {told} 场")


def _working(
    element: ScheduleElement, day: date, worked: Sequence[date], work: Work, dropped: Gap | None
) -> DayCell:
    first, last = day == worked[0], day == worked[-1]
    picked = dropped is not None and dropped.after == day
    code = f"{'S' * first}{'P' * picked}W{'F' * last}"
    named = _named(work[day])
    en, zh = f"{element.name} works in {named.en}", f"{element.name} 当天拍{named.zh}"
    for true, told in (
        (picked, Phrase("picked up after the drop", "离组后回组")),
        (first and last, Phrase("their only day", "仅此一天")),
        (first and not last, Phrase("their first day", "首日")),
        (last and not first, Phrase("their last day", "末日")),
    ):
        if true:
            en, zh = f"{en}; {told.en}", f"{zh}；{told.zh}"
    reason = Reason(Phrase(en, zh), (Measure("rule", code, RULES),))
    before = _ids(work[dropped.before]) if picked and dropped else ()
    return DayCell(day, code, reason, _ids(work[day]), before)


def _waiting(
    element: ScheduleElement, gap: Gap, work: Work, company: Company, own: dict[date, list[str]]
) -> list[DayCell]:
    """The cells of a gap: a drop, holds, moves of the company; nothing on its days off."""
    inside = list(days_between(gap.before + ONE, gap.after - ONE))
    free = [day for day in inside if not company.calendar.is_off(day) and day not in own]
    before, after = work[gap.before], work[gap.after]
    if gap.dropped:
        day = next(iter(free), next((d for d in inside if d not in own), inside[0]))
        reason = Reason(
            Phrase(
                f"dropped for {gap.days} calendar days between {_named(before).en} ({gap.before}) "
                f"and {_named(after).en} ({gap.after}): the first gap of at least "
                f"{element.drop_days}",
                f"{_named(before).zh}（{gap.before}）与{_named(after).zh}（{gap.after}）之间相隔 "
                f"{gap.days} 个自然日，是首个不少于 {element.drop_days} 天的间隔，离组",
            ),
            (Measure("gap in calendar days", str(gap.days), RULES),),
        )
        return [DayCell(day, "D", reason, (), _ids(before), _ids(after))]
    held = Reason(
        Phrase(
            f"held between {_named(before).en} ({gap.before}) and {_named(after).en} "
            f"({gap.after})",
            f"在{_named(before).zh}（{gap.before}）与{_named(after).zh}（{gap.after}）之间待命",
        ),
        (Measure("rule", "H", RULES),),
    )
    made = []
    for day in free:
        if day in company.moves:
            made.append(_cell(day, "M", "the company moves", "剧组转场"))
        elif element.hold:
            made.append(DayCell(day, "H", held, (), _ids(before), _ids(after)))
    return made


def _event(
    element: ScheduleElement, day: date, codes: Sequence[str], working: DayCell | None
) -> DayCell:
    told = [EVENTS[code][1] for code in codes]
    en = f"{element.name} {' and '.join(one.en for one in told)}"
    zh = f"{element.name} {'、'.join(one.zh for one in told)}"
    if working is None:
        return _cell(day, " ".join(codes), en, zh)
    was = working.reason
    both = Reason(Phrase(f"{was.text.en}; {en}", f"{was.text.zh}；{zh}"), was.evidence)
    return DayCell(
        day, " ".join([working.code, *codes]), both, working.strips, working.before, working.after
    )
