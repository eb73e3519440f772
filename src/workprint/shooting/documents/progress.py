"""Planned against shot, to the end of a day, from the reports that came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

from workprint.film.reason import Phrase
from workprint.film.shoot import ShootDay
from workprint.film.shot_day import ShotDay
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.words import hours, pages

ROWS = {
    "all": Phrase("Whole script", "全剧"),
    "planned_before": Phrase("Planned before", "此前计划"),
    "before": Phrase("Shot before", "此前已拍"),
    "today": Phrase("Planned today", "今日计划"), "shot_today": Phrase("Shot today", "今日实拍"),
    "planned_to_date": Phrase("Planned to date", "计划累计"),
    "to_date": Phrase("Shot to date", "实拍累计"), "left": Phrase("Left", "剩余"),
    "ahead": Phrase("Ahead (+) or behind (–)", "超前（+）落后（–）"),
}  # fmt: skip

Reports = Sequence[ShotDay]


def report_of(day: ShootDay, reports: Reports) -> ShotDay | None:
    """The report of a day that came back, if one did."""
    return next((r for r in reports if (r.date, r.unit) == (day.date, day.unit)), None)


def progress(
    shoot: Shoot, day: ShootDay, setups: Mapping[str, int], reports: Reports
) -> list[list[str]]:
    """Planned against shot, of all units, to the end of a day: scenes, pages, set-ups, time.

    What was shot stands there where a report came back; cells of days without one are left to be
    filled in.
    """
    boneyard = set(shoot.board.boneyard)
    whole = {one.id for one in shoot.schedule.strips if one.kind == "scene"} - boneyard
    passed = [one for one in shoot.days if one.date <= day.date]
    planned = _planned(shoot, passed, setups)
    before = _shot([r for r in reports if r.date < day.date])
    own = report_of(day, reports)
    to_date = _shot([r for r in reports if r.date <= day.date]) if own else None
    rows = {
        "all": _planned(shoot, shoot.days, setups, whole),
        "planned_before": _planned(shoot, [d for d in passed if d.date < day.date], setups),
        "before": before if any(before) or passed[0].date == day.date else None,
        "today": _planned(shoot, [day], setups),
        "shot_today": _shot([own]) if own else None,
        "planned_to_date": planned,
        "to_date": to_date,
    }
    made = [[shoot.tell(ROWS[name]), *_figures(told)] for name, told in rows.items()]
    left = ahead = _figures(None)
    if to_date:
        gaps = [a - b for a, b in zip(to_date, planned, strict=True)]
        left = _figures(tuple(a - b for a, b in zip(rows["all"] or (), to_date, strict=True)))
        ahead = [_signed(gap, write) for gap, write in zip(gaps, _WRITE, strict=True)]
    made.append([shoot.tell(ROWS["left"]), *left])
    made.append([shoot.tell(ROWS["ahead"]), *ahead])
    return made


Figures = tuple[int, ...]
"""Scenes, eighths, set-ups, minutes."""
_WRITE: tuple[Callable[[int], str], ...] = (str, pages, str, hours)


def _figures(told: Figures | None) -> list[str]:
    if told is None:
        return [""] * len(_WRITE)
    return [write(max(0, value)) for value, write in zip(told, _WRITE, strict=True)]


def _signed(value: int, write: Callable[[int], str]) -> str:
    return f"{'+' if value > 0 else '–' if value < 0 else ''}{write(abs(value))}"


def _planned(
    shoot: Shoot,
    days: Sequence[ShootDay],
    setups: Mapping[str, int],
    whole: Set[str] | None = None,
) -> Figures:
    """What some days are planned to give; with `whole`, those scenes and the days' time."""
    ids = {id for day in days for id in day.strips} if whole is None else whole
    minutes = sum(item.end - item.start for day in days for item in day.items if item.strip)
    return len(ids), shoot.eighths(ids), sum(setups.get(id, 0) for id in ids), minutes


def _shot(reports: Reports) -> Figures:
    """A scene counts on the day it was shot whole; pages, set-ups and time as they were shot."""
    scenes = [one for report in reports for one in report.scenes]
    return (
        len({one.scene for one in scenes if one.done == "shot"}),
        sum(one.eighths for one in scenes),
        sum(one.setups or 0 for one in scenes),
        sum(one.minutes or 0 for one in scenes),
    )
