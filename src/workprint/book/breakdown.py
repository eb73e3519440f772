"""The breakdown for the book: the script in colour, what each scene needs, the elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workprint.film.breakdown import (
    CATEGORIES,
    Breakdown,
    Category,
    SceneBreakdown,
    SceneElement,
)
from workprint.film.reason import pair
from workprint.film.screenplay import ElementKind, Screenplay

Json = dict[str, Any]
_SHOWN = frozenset(
    {ElementKind.ACTION, ElementKind.CHARACTER, ElementKind.PARENTHETICAL, ElementKind.DIALOGUE,
     ElementKind.LYRIC, ElementKind.SCENE_HEADING, ElementKind.TRANSITION, ElementKind.CENTERED}
)  # fmt: skip
UNSURE = 0.6


def breakdown_record(screenplay: Screenplay, made: Breakdown) -> Json:
    """The breakdown as JSON types; texts that exist in two languages are {"en", "zh"}."""
    places = {place.id: place.name for place in made.locations}
    board = {element.id: element.board for element in made.elements}
    numbers = {scene.scene: scene.number for scene in made.scenes}
    return {
        "scenes": [
            {
                "id": scene.scene,
                "day": scene.script_day.day,
                "flashback": scene.script_day.flashback,
                "day_reason": pair(scene.script_day.reason.text),
                "set": places[scene.set],
                "location": places[scene.location],
                "synopsis": scene.synopsis,
                "elements": [_element(e, board) for e in scene.elements],
                "script": list(_script(screenplay, n, scene)),
            }
            for n, scene in enumerate(made.scenes)
        ],
        "elements": [
            {
                "id": element.id,
                "category": element.category.value,
                "name": element.name,
                "names": list(element.names[1:]),
                "board": element.board,
                "scenes": [numbers[scene] for scene in element.scenes],
            }
            for element in made.elements
        ],
        "categories": [
            {"key": category.value, **pair(facts.name)}
            for category, facts in CATEGORIES.items()
            if any(e.category is category for scene in made.scenes for e in scene.elements)
        ],
        "warnings": [pair(warning) for warning in made.warnings],
    }


def _element(element: SceneElement, board: dict[str, int]) -> Json:
    reason = element.reasons[0].text if element.reasons else None
    return {
        "id": element.id,
        "category": element.category.value,
        "name": element.name,
        "count": element.count,
        "board": board.get(element.id, 0),
        "line": element.spans[0].line,
        "unsure": element.confidence < UNSURE,
        "share": round(element.confidence, 2),
        "reason": pair(reason) if reason else {"en": "", "zh": ""},
    }


def _script(screenplay: Screenplay, n: int, scene: SceneBreakdown) -> Iterable[Json]:
    """The scene's paragraphs, each in pieces: plain, or of an element."""
    record = screenplay.scenes[n]
    marks = sorted(
        (span.start, span.end, at)
        for at, element in enumerate(scene.elements)
        if element.category is not Category.CAST
        for span in element.spans
    )
    for element in screenplay.elements[record.first_element : record.last_element]:
        if element.kind not in _SHOWN:
            continue
        begin, end = element.span.start, element.span.end
        pieces: list[Any] = []
        at = begin
        for start, stop, which in marks:
            if start < at or stop > end or (start, stop) == (begin, end):
                continue
            if start > at:
                pieces.append([screenplay.source[at:start], -1])
            pieces.append([screenplay.source[start:stop], which])
            at = stop
        if at < end:
            pieces.append([screenplay.source[at:end], -1])
        yield {"kind": element.kind.value, "line": element.span.line, "pieces": pieces}
