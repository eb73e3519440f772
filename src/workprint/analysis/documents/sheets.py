"""Breakdown sheets as PDF, set by Typst: a page a scene, a box a category."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workprint.analysis.documents.themes import colour_of
from workprint.film.breakdown import CATEGORIES, Breakdown, SceneBreakdown, SceneElement

TEMPLATE = Path(__file__).with_name("sheets.typ")
UNSURE = 0.6
"""Below this, an element has a question mark."""
_WORDS = {
    "en": {
        "heading": "Breakdown sheet", "sheet": "Sheet", "length": "PAGES", "page": "SCRIPT PAGE",
        "cast": "CAST", "heading_text": "SLUG LINE", "synopsis": "SYNOPSIS",
        "unsure": "? not sure: look at the line before you sign",
        "notes": "NOTES", "by": "PREPARED BY", "date": "DATE",
        "day": "Script day {}", "back": "Flashback", "part_of": "{}",
    },
    "zh": {
        "heading": "剧本分解表", "sheet": "第", "length": "页数", "page": "剧本页码",
        "cast": "演员", "heading_text": "场景标题", "synopsis": "梗概",
        "unsure": "？表示把握不大，签字前请核对原文",
        "notes": "备注", "by": "制表", "date": "日期",
        "day": "第 {} 天", "back": "闪回", "part_of": "{}",
    },
}  # fmt: skip


_SIDES = {"en": {}, "zh": {"INT": "内", "EXT": "外", "INT/EXT": "内外", "EST": "外"}}


def eighths_text(eighths: int) -> str:
    """A length as the trade writes it.

    >>> eighths_text(12), eighths_text(8), eighths_text(3)
    ('1 4/8', '1', '3/8')
    """
    whole, rest = divmod(eighths, 8)
    return " ".join(filter(None, (str(whole) if whole else "", f"{rest}/8" if rest else "")))


def sheets_pdf(
    breakdown: Breakdown,
    title: str,
    language: str,
    fonts: tuple[Path, ...],
    theme: str = "paper",
    template: Path = TEMPLATE,
) -> bytes:
    """All sheets as a PDF; `fonts` are folders of typefaces, `template` may be one's own."""
    import typst

    data = json.dumps(_data(breakdown, title, language, theme), ensure_ascii=False)
    made: bytes = typst.compile(
        str(template),
        font_paths=[str(f) for f in fonts],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    return made


def _data(breakdown: Breakdown, title: str, language: str, theme: str) -> dict[str, Any]:
    words = _WORDS[language]
    places = {place.id: place.name for place in breakdown.locations}
    board = {element.id: element.board for element in breakdown.elements}
    return {
        "title": title,
        "language": language,
        "paper": "a4" if language == "zh" else "us-letter",
        "fonts": ["Noto Sans CJK SC"],
        "words": words,
        "scenes": [
            _scene(scene, places, board, words, language, theme) for scene in breakdown.scenes
        ],
    }


def _scene(
    scene: SceneBreakdown,
    places: dict[str, str],
    board: dict[str, int],
    words: dict[str, str],
    language: str,
    theme: str,
) -> dict[str, Any]:
    categories = []
    for category, facts in CATEGORIES.items():
        own = [e for e in scene.elements if e.category is category]
        own.sort(key=lambda e: board.get(e.id, 0))
        if own:
            categories.append(
                {
                    "name": facts.name.in_(language),
                    "colour": colour_of(category, theme),
                    "elements": [_element(e, board) for e in own],
                }
            )
    cast = sorted(board[e.id] for e in scene.elements if board.get(e.id))
    same = scene.location == scene.set
    day = (
        words["back"] if scene.script_day.flashback else words["day"].format(scene.script_day.day)
    )
    return {
        "number": scene.number,
        "set": places[scene.set],
        "location": "" if same else places[scene.location],
        "int_ext": _SIDES[language].get(scene.int_ext or "", scene.int_ext or ""),
        "time": _time(scene),
        "day": day,
        "length": eighths_text(scene.eighths),
        "page": str(scene.page),
        "cast": ", ".join(map(str, cast)),
        "heading": scene.heading,
        "synopsis": scene.synopsis,
        "categories": categories,
        "unsure": any(e.confidence < UNSURE for e in scene.elements),
    }


def _time(scene: SceneBreakdown) -> str:
    """The time of day as printed, with the one it goes on from: LATER (NIGHT)."""
    told, meant = scene.time or "", scene.script_day.time
    return f"{told} ({meant})" if meant and meant != told else told


def _element(element: SceneElement, board: dict[str, int]) -> dict[str, Any]:
    return {
        "name": element.name,
        "number": str(board[element.id]) if board.get(element.id) else "",
        "count": str(element.count) if element.count > 1 else "",
        "doubt": element.confidence < UNSURE,
    }
