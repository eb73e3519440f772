"""All papers of a shoot in one folder: the board, schedules, call sheets, reports, sides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workprint.film.reason import Phrase
from workprint.film.schedule import Board, Schedule
from workprint.film.screenplay import Screenplay
from workprint.film.shoot import ShootDay, ShootPlan
from workprint.film.shot_day import ShotDay
from workprint.film.shots import ScenePlan, ShotPlan
from workprint.film.terms import ShootTerms

if TYPE_CHECKING:
    from workprint.shooting.documents.shoot import Shoot
    from workprint.shooting.documents.tables import Table

Put = Callable[[bytes, Path], object]
NAMES = {
    "board": Phrase("Stripboard.pdf", "场次条板.pdf"),
    "one_line": Phrase("One-line schedule", "拍摄计划"),
    "schedule": Phrase("Shooting schedule.pdf", "详细拍摄计划.pdf"),
    "scenes": Phrase("Scene list", "顺场表"),
    "by_place": Phrase("Scenes by location", "分景表"),
    "days_out": Phrase("Day-out-of-days", "演员出勤表"),
    "calls": Phrase("Call sheets", "通告单"),
    "all_calls": Phrase("All call sheets.pdf", "全部通告单.pdf"),
    "reports": Phrase("Production reports", "拍摄日报"),
    "all_reports": Phrase("All production reports.pdf", "全部拍摄日报.pdf"),
    "sides": Phrase("Sides", "当日剧本"),
    "shots": Phrase("Shot list", "分镜表"),
    "storyboard": Phrase("Storyboard.pdf", "分镜图.pdf"),
    "calendar": Phrase("Shoot.ics", "拍摄日历.ics"),
    "costs": Phrase("Costs", "费用"),
}
"""Names of files and folders; those without an ending come in several formats."""
_DAY = Phrase("Day {n:02} {date}{unit}", "第{n:02}天 {date}{unit}")
_SIDES = Phrase("{title} – sides – day {n} of {of} – {date}",
                "{title} – 当日剧本 – 第 {n} 天 / 共 {of} 天 – {date}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extras:
    """What papers may hold besides the plan: the screenplay for sides, the shot plan with names
    of characters and panels by shot, reports that came back."""

    screenplay: Screenplay | None = None
    shot_plan: ShotPlan | None = None
    panels: Mapping[str, Path] | None = None
    names: Mapping[str, str] | None = None
    reports: Sequence[ShotDay] = ()


def write_pack(
    folder: Path,
    schedule: Schedule,
    board: Board,
    plan: ShootPlan,
    terms: ShootTerms,
    title: str,
    language: str,
    *,
    put: Put,
    theme: str = "night-blue",
    personal: bool = False,
    screenplay: Screenplay | None = None,
    shot_plan: ShotPlan | None = None,
    panels: Mapping[str, Path] | None = None,
    names: Mapping[str, str] | None = None,
    reports: Sequence[ShotDay] = (),
) -> tuple[Path, ...]:
    """Write all papers of a planned board into a folder, and name them in order.

    Sides need the screenplay, shot lists the shot plan; `panels` are pictures by shot, `names`
    characters by id, `reports` what came back of days that were shot. Telephones, mail and homes
    stand on papers only with `personal`. ModelUnavailable where their type is not at hand.
    """
    from workprint.models.store import require
    from workprint.shooting.documents.shoot import shoot_of

    shoot = shoot_of(schedule, board, plan, terms, title, language, theme=theme, personal=personal)
    extras = Extras(screenplay, shot_plan, panels, names, reports)
    fonts = (require("type"),)
    made = []
    for name, data in papers(shoot, extras, fonts):
        put(data, folder / name)
        made.append(folder / name)
    return tuple(made)


Made = list[tuple[str, bytes]]
"""Papers by their path in the folder."""
Job = Callable[[], Made]


def papers(shoot: Shoot, extras: Extras, fonts: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """The papers one after the other: path in the folder, content. They are made side by side:
    setting pages leaves Python free for workbooks and sides."""
    pool = ThreadPoolExecutor(max(2, os.cpu_count() or 2))
    try:
        for made in pool.map(lambda job: job(), list(_jobs(shoot, extras, fonts))):
            yield from made
    finally:
        pool.shutdown(cancel_futures=True)


def _jobs(shoot: Shoot, extras: Extras, fonts: tuple[Path, ...]) -> Iterator[Job]:
    from workprint.shooting.documents.calendar import calendar_ics
    from workprint.shooting.documents.shooting_schedule import shooting_schedule_pdf
    from workprint.shooting.documents.shots import set_ups
    from workprint.shooting.documents.stripboard import stripboard_pdf

    scenes = strip_scenes(shoot.schedule, extras.screenplay, extras.shot_plan)
    plans = {one.scene: one for one in (extras.shot_plan.scenes if extras.shot_plan else ())}
    shots = {strip: plans[scene] for strip, scene in scenes.items() if scene in plans}
    tell = shoot.tell
    # Sides first: they take longest, and one thread alone.
    if extras.screenplay is not None:
        yield partial(_sides, shoot, extras.screenplay, scenes)
    yield lambda: [(tell(NAMES["board"]), stripboard_pdf(shoot, fonts))]
    yield lambda: [(tell(NAMES["schedule"]), shooting_schedule_pdf(shoot, fonts))]
    yield from _tables(shoot, fonts)
    if shoot.days:
        yield partial(_days_out, shoot, fonts)
    yield from _call_sheets(shoot, fonts)
    yield from _reports(shoot, set_ups(shots), extras.reports, fonts)
    if extras.shot_plan is not None:
        yield from _shots(shoot, shots, extras, fonts)
    yield lambda: [(tell(NAMES["calendar"]), calendar_ics(shoot))]


def strip_scenes(
    schedule: Schedule, screenplay: Screenplay | None, plan: ShotPlan | None
) -> dict[str, str]:
    """The scene of the screenplay that each strip is, by ids: as our own boards have it, else by
    the scene's number, else its place in the script."""
    from workprint.shooting.boarding import id_of

    numbers: dict[str, str] = {}
    ids = [scene.scene for scene in plan.scenes] if plan else []
    for n, scene in enumerate(screenplay.scenes if screenplay else (), 1):
        ids.append(scene.id)
        numbers.setdefault(scene.number or str(n), scene.id)
    known = {id_of("strip", id): id for id in ids}
    made = {}
    for strip in schedule.strips:
        found = known.get(strip.id) or (
            numbers.get(strip.scene) if strip.kind == "scene" else None
        )
        if found:
            made[strip.id] = found
    return made


def _day_name(shoot: Shoot, day: ShootDay) -> str:
    unit = f" {_safe(day.unit)}" if shoot.several_units else ""
    return shoot.say(_DAY, n=day.number, date=day.date.isoformat(), unit=unit)


def _safe(name: str) -> str:
    """A name as any disk takes it.

    >>> _safe('B/2: "night"')
    'B-2- -night-'
    """
    return "".join("-" if c in '<>:"/\\|?*' or not c.isprintable() else c for c in name).strip()


def _tables(shoot: Shoot, fonts: tuple[Path, ...]) -> Iterator[Job]:
    from workprint.shooting.documents.costs import breaches, costs
    from workprint.shooting.documents.one_line import one_line
    from workprint.shooting.documents.scene_lists import scene_list, scenes_by_place
    from workprint.shooting.documents.tables import csv_text, workbook

    language = shoot.language
    flat = one_line(shoot)
    yield from _table(shoot, NAMES["one_line"], flat, fonts)
    file = f"{shoot.tell(NAMES['one_line'])}.csv"
    yield lambda: [(file, csv_text(flat, language).encode("utf-8-sig"))]
    yield from _table(shoot, NAMES["scenes"], scene_list(shoot), fonts)
    yield from _table(shoot, NAMES["by_place"], scenes_by_place(shoot), fonts)
    cost, name = costs(shoot), shoot.tell(NAMES["costs"])
    yield lambda: [
        (f"{name}.csv", csv_text(cost, language).encode("utf-8-sig")),
        (f"{name}.xlsx", workbook((cost, breaches(shoot)), language)),
    ]


def _table(shoot: Shoot, name: Phrase, made: Table, fonts: tuple[Path, ...]) -> Iterator[Job]:
    """A table as PDF and as a workbook."""
    from workprint.shooting.documents.tables import table_pdf, workbook

    file = shoot.tell(name)
    yield lambda: [(f"{file}.pdf", table_pdf(made, shoot.title, shoot.language, fonts))]
    yield lambda: [(f"{file}.xlsx", workbook((made,), shoot.language))]


def _days_out(shoot: Shoot, fonts: tuple[Path, ...]) -> Made:
    from workprint.shooting.documents.days_out_pdf import days_out_pdf
    from workprint.shooting.documents.days_out_table import workbook

    categories = {one.id: shoot.category(one.id) for one in shoot.schedule.categories}
    file, made = shoot.tell(NAMES["days_out"]), shoot.days_out
    return [
        (f"{file}.pdf", days_out_pdf(made, shoot.title, categories, shoot.language, fonts)),
        (f"{file}.xlsx", workbook(made, categories, shoot.language)),
    ]


def _call_sheets(shoot: Shoot, fonts: tuple[Path, ...]) -> Iterator[Job]:
    """A file a day, and one with all."""
    from workprint.shooting.documents.call_sheet import call_sheets_pdf

    def sheet(name: str, days: Sequence[ShootDay]) -> Made:
        return [(f"{shoot.tell(NAMES['calls'])}/{name}", call_sheets_pdf(shoot, fonts, days))]

    for day in shoot.days:
        yield partial(sheet, f"{_day_name(shoot, day)}.pdf", [day])
    yield partial(sheet, shoot.tell(NAMES["all_calls"]), shoot.days)


def _reports(
    shoot: Shoot, setups: Mapping[str, int], reports: Sequence[ShotDay], fonts: tuple[Path, ...]
) -> Iterator[Job]:
    """A workbook a day, and one file with all to print."""
    from workprint.shooting.documents.report import report_xlsx, reports_pdf

    folder = shoot.tell(NAMES["reports"])

    def book(day: ShootDay) -> Made:
        name = f"{folder}/{_day_name(shoot, day)}.xlsx"
        return [(name, report_xlsx(shoot, day, setups, reports))]

    for day in shoot.days:
        yield partial(book, day)
    file = f"{folder}/{shoot.tell(NAMES['all_reports'])}"
    yield lambda: [(file, reports_pdf(shoot, setups, reports, fonts))]


def _sides(shoot: Shoot, screenplay: Screenplay, scenes: Mapping[str, str]) -> Made:
    """A file a day that has scenes of the screenplay. One thread makes them all: they share
    their type."""
    from workprint.models.store import find, require
    from workprint.screenplay.formats.pdf.sides import SidesDay, sides_pdf, sides_type
    from workprint.shooting.documents.words import day_text

    days = []
    for day in shoot.days:
        own = tuple(dict.fromkeys(scenes[id] for id in day.strips if id in scenes))
        head = shoot.say(_SIDES, title=shoot.title, n=day.number, of=shoot.count(day.unit),
            date=day_text(day.date, shoot.language),
        )  # fmt: skip
        if own:
            head = f"{head} – {day.unit}" if shoot.several_units else head
            days.append((day, SidesDay(head, own)))
    heads = [one.head for _, one in days]
    made = sides_type(screenplay, heads, require("courier"), require("type"), find("scripts"))
    folder = shoot.tell(NAMES["sides"])
    return [(f"{folder}/{_day_name(shoot, day)}.pdf", sides_pdf(made, [one])) for day, one in days]


def _shots(
    shoot: Shoot, shots: Mapping[str, ScenePlan], extras: Extras, fonts: tuple[Path, ...]
) -> Iterator[Job]:
    from workprint.shooting.documents.shots import shot_list, storyboard_pdf

    names, panels = extras.names or {}, extras.panels
    yield from _table(shoot, NAMES["shots"], shot_list(shoot, shots, names), fonts)
    if panels:
        file = shoot.tell(NAMES["storyboard"])
        yield lambda: [(file, storyboard_pdf(shoot, shots, names, panels, fonts))]
