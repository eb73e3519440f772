"""Shot lists and storyboard sheets by shooting day."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase
from workprint.film.schedule import Strip
from workprint.film.shoot import ShootDay
from workprint.film.shots import (
    ANGLE_NAMES,
    KIND_NAMES,
    MOVE_NAMES,
    SIZE_NAMES,
    ScenePlan,
    Shot,
    ShotKind,
)
from workprint.shooting.documents.one_line import day_head
from workprint.shooting.documents.press import set_pdf
from workprint.shooting.documents.shoot import Shoot
from workprint.shooting.documents.tables import Column, Line, Table
from workprint.shooting.documents.words import listed, side, time_of_day

Shots = Mapping[str, ScenePlan]
"""The planned shots of a strip's scene, by the strip's id."""

LIST = Phrase("Shot list", "分镜表")
BOARD = Phrase("Storyboard by shooting day", "分镜图（按拍摄日）")
COLUMNS = (
    Column(Phrase("Day", "天次"), 6, "center", flat=True),
    Column(Phrase("Date", "日期"), 12, flat=True),
    Column(Phrase("Scene", "场号"), 7, "center"),
    Column(Phrase("Shot", "镜号"), 8, "center"),
    Column(Phrase("Kind", "镜头"), 14),
    Column(Phrase("Size", "景别"), 16),
    Column(Phrase("Angle", "角度"), 11),
    Column(Phrase("Move", "运动"), 10),
    Column(Phrase("Lens, mm", "焦距 mm"), 8, "center"),
    Column(Phrase("On", "对象"), 22),
    Column(Phrase("Why", "理由"), 52),
    Column(Phrase("Done", "完成"), 6, "center"),
)
_COUNT = Phrase("{shots} shots", "{shots} 个镜头")
_NONE = Phrase("No shots planned", "没有分镜")
_NO_PICTURE = Phrase("no picture", "无图")


def set_ups(shots: Shots) -> dict[str, int]:
    """How many set-ups each strip has: its slates."""
    return {id: len({shot.number for shot in plan.shots}) for id, plan in shots.items()}


def shot_list(shoot: Shoot, shots: Shots, names: Mapping[str, str]) -> Table:
    """The shots of each day in order of shooting; `names` are characters by id."""
    lines: list[Line] = []
    for day in shoot.days:
        planned = [(shoot.strips[id], shots[id]) for id in day.strips if id in shots]
        count = sum(len(plan.shots) for _, plan in planned)
        told = shoot.say(_COUNT if count else _NONE, shots=count)
        lines.append(Line((day_head(shoot, day), told), "head"))
        for strip, plan in planned:
            lines += [Line(_cells(shoot, day, strip, shot, names)) for shot in plan.shots]
    return Table(LIST, COLUMNS, tuple(lines), shoot.board.name)


def _cells(
    shoot: Shoot, day: ShootDay, strip: Strip, shot: Shot, names: Mapping[str, str]
) -> tuple[str, ...]:
    tell = shoot.tell
    return (
        str(day.number), day.date.isoformat(), strip.scene, shot.number,
        tell(KIND_NAMES[shot.kind]), tell(SIZE_NAMES[shot.size]), tell(ANGLE_NAMES[shot.angle]),
        tell(MOVE_NAMES[shot.move]), str(shot.lens_mm), _subject(shoot, shot, names),
        tell(shot.reason.text), "",
    )  # fmt: skip


def _subject(shoot: Shoot, shot: Shot, names: Mapping[str, str]) -> str:
    """Whom or what a shot is about."""
    if shot.kind is ShotKind.INSERT and shot.object:
        return shot.object
    return listed((names.get(id, id) for id in shot.subjects), shoot.language)


def storyboard_pdf(
    shoot: Shoot,
    shots: Shots,
    names: Mapping[str, str],
    panels: Mapping[str, Path],
    fonts: tuple[Path, ...],
) -> bytes:
    """The panels of each day in order of shooting; `panels` are pictures by shot, a shot without
    one has an empty frame."""
    pictures: dict[str, Path] = {}
    days = []
    for day in shoot.days:
        scenes = [_scene(shoot, shoot.strips[id], shots[id], names, panels, pictures)
                  for id in day.strips if id in shots]  # fmt: skip
        days.append({"head": day_head(shoot, day), "scenes": scenes})
    data = {
        "heading": shoot.tell(BOARD),
        "aside": shoot.board.name,
        "none": shoot.tell(_NONE),
        "no_picture": shoot.tell(_NO_PICTURE),
        "days": days,
    }
    return set_pdf("storyboard.typ", data, shoot.title, shoot.language, fonts, pictures)


def _scene(
    shoot: Shoot,
    strip: Strip,
    plan: ScenePlan,
    names: Mapping[str, str],
    panels: Mapping[str, Path],
    pictures: dict[str, Path],
) -> dict[str, Any]:
    made = []
    for shot in plan.shots:
        path, name = panels.get(shot.id), ""
        if path is not None and path.is_file():
            name = f"panel-{len(pictures)}{path.suffix.lower()}"
            pictures[name] = path
        told = (
            shoot.tell(SIZE_NAMES[shot.size]), shoot.tell(KIND_NAMES[shot.kind]),
            f"{shot.lens_mm}\u00a0mm", shoot.tell(MOVE_NAMES[shot.move]),
        )  # fmt: skip
        made.append({"number": shot.number, "picture": name, "look": " · ".join(told),
                     "subject": _subject(shoot, shot, names)})  # fmt: skip
    head = (side(strip.int_ext, shoot.language), strip.set,
            time_of_day(strip.day_night, shoot.language))  # fmt: skip
    return {"scene": strip.scene, "head": " · ".join(filter(None, head)), "shots": made}
