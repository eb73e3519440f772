"""From a breakdown to a board: every scene a strip in script order, nothing planned yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from workprint.film.breakdown import CATEGORIES, Breakdown, SceneBreakdown
from workprint.film.reason import Phrase
from workprint.film.schedule import (
    CAST_UCID,
    Board,
    SceneCategory,
    Schedule,
    ScheduleCategory,
    ScheduleElement,
    ScheduleHead,
    Strip,
    Unit,
)

DROP_DAYS = 10
"""Calendar days; the gap the standard's samples have. Contracts differ: change it in the file."""
_IDS = UUID("0d1e4c1a-3f57-5d0b-9c5c-2b7f7a1c6e42")
_SCENE_LEVEL = {
    SceneCategory.SET: Phrase("Set", "场景"),
    SceneCategory.INT_EXT: Phrase("INT/EXT", "内外景"),
    SceneCategory.DAY_NIGHT: Phrase("Day/Night", "日夜"),
    SceneCategory.SCRIPT_DAY: Phrase("Script Day", "故事日"),
    SceneCategory.LOCATION: Phrase("Location", "拍摄地"),
}
_CAST = Phrase("Cast Members", "演员")


def id_of(kind: str, name: str) -> str:
    """The id of a thing of a schedule: always the same for the same thing."""
    return str(uuid5(_IDS, f"{kind}:{name}"))


def strip_id(scene: str) -> str:
    """The id of a scene's strip."""
    return id_of("strip", scene)


def board_of(breakdown: Breakdown, title: str, language: str, saved: date) -> Schedule:
    """A schedule of all scenes of a breakdown on one board with no days.

    `saved` is the date of the screenplay. Cast may be held, and dropped over ten days; other
    elements are neither.
    """
    strips = []
    scene_level: dict[str, ScheduleElement] = {}
    for scene in breakdown.scenes:
        named = dict(_named(scene, breakdown, language))
        for category, name in named.items():
            one = _scene_level(category, name)
            scene_level.setdefault(one.id, one)
        strips.append(_strip(scene, named))
    elements = (*scene_level.values(), *_elements(breakdown))
    head = ScheduleHead(
        id=id_of("schedule", title),
        created=f"{saved.isoformat()}T12:00:00.000Z",
        name=title,
        project=title,
        script_date=f"{saved.isoformat()}T12:00:00.000Z",
        source="Workprint",
    )
    name = "Script order" if language == "en" else "剧本顺序"
    unit = Unit(id_of("board", "stripboard"), "stripboard", (), tuple(s.id for s in strips))
    board = Board(id_of("stripboard", "script"), name, "", (unit,), (), id_of("board", "boneyard"))
    return Schedule(
        head, tuple(strips), tuple(_categories(breakdown, language)), elements, (board,)
    )


def _named(
    scene: SceneBreakdown, breakdown: Breakdown, language: str
) -> Iterator[tuple[SceneCategory, str]]:
    """What is said of a whole scene, where anything is."""
    day = scene.script_day
    told = f"Day {day.day}" if language == "en" else f"第 {day.day} 天"
    if day.flashback:
        told = "Flashback" if language == "en" else "闪回"
    names = {
        SceneCategory.SET: next(p.name for p in breakdown.locations if p.id == scene.set),
        SceneCategory.INT_EXT: scene.int_ext or "",
        SceneCategory.DAY_NIGHT: day.time or scene.time or "",
        SceneCategory.SCRIPT_DAY: told,
        SceneCategory.LOCATION: next(
            (p.name for p in breakdown.locations if p.id == scene.location), ""
        ),
    }
    return ((category, name) for category, name in names.items() if name)


def _scene_level(category: SceneCategory, name: str) -> ScheduleElement:
    return ScheduleElement(
        id=id_of(f"element-{int(category)}", name),
        category=_category_id(int(category)),
        name=name,
        hold=False,
        drop_days=DROP_DAYS,
        in_days_out=False,
    )


def _strip(scene: SceneBreakdown, named: dict[SceneCategory, str]) -> Strip:
    own = [_scene_level(category, name).id for category, name in named.items()]
    own += [id_of("element", one.id) for one in scene.elements]
    return Strip(
        id=strip_id(scene.scene),
        kind="scene",
        scene=scene.number,
        description=scene.synopsis,
        eighths=scene.eighths,
        elements=tuple(dict.fromkeys(own)),
        script_page=str(scene.page),
        set=named.get(SceneCategory.SET, ""),
        int_ext=named.get(SceneCategory.INT_EXT, ""),
        day_night=named.get(SceneCategory.DAY_NIGHT, ""),
        script_day=named.get(SceneCategory.SCRIPT_DAY, ""),
        location=named.get(SceneCategory.LOCATION, ""),
    )


def _elements(breakdown: Breakdown) -> Iterator[ScheduleElement]:
    for one in breakdown.elements:
        ucid = CATEGORIES[one.category].ucid
        yield ScheduleElement(
            id=id_of("element", one.id),
            category=_category_id(ucid),
            name=one.name,
            board=str(one.board) if one.board else "",
            hold=ucid == CAST_UCID,
            drop=ucid == CAST_UCID,
            drop_days=DROP_DAYS,
        )


def _categories(breakdown: Breakdown, language: str) -> Iterator[ScheduleCategory]:
    """The categories of scenes, the cast, and those that have an element."""
    for category, name in _SCENE_LEVEL.items():
        yield ScheduleCategory(_category_id(int(category)), name.in_(language), int(category))
    used = {one.category for one in breakdown.elements}
    names = {CAST_UCID: _CAST}
    for action, facts in CATEGORIES.items():
        if action in used:
            names.setdefault(facts.ucid, facts.name)
    for ucid in sorted(names):
        yield ScheduleCategory(_category_id(ucid), names[ucid].in_(language), ucid)


def _category_id(ucid: int) -> str:
    return id_of("category", str(ucid))
