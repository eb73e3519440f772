"""Breakdowns to tag scripts with, written down as (scene, category, name, words) for short."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.film.breakdown import (
    Breakdown,
    BreakdownElement,
    Category,
    SceneBreakdown,
    SceneElement,
    ScriptDay,
)
from workprint.film.reason import Phrase, Reason, ScriptSpan
from workprint.film.screenplay import Screenplay

Row = tuple[str, Category, str, Sequence[str | tuple[int, int]]]
_WHY = Reason(Phrase("found", "找到"))


def span_of(screenplay: Screenplay, words: str | tuple[int, int]) -> ScriptSpan:
    """The span of words that stand in the source once, or of letters [start, end)."""
    if isinstance(words, str):
        assert screenplay.source.count(words) == 1, words
        start = screenplay.source.index(words)
        words = (start, start + len(words))
    return ScriptSpan(*words, screenplay.source[: words[0]].count("\n") + 1)


def breakdown(screenplay: Screenplay, rows: Sequence[Row]) -> Breakdown:
    """A breakdown of these elements; those of one category and name are one in the film."""
    scenes = []
    film: dict[str, tuple[Category, str, list[str]]] = {}
    for scene in screenplay.scenes:
        elements = []
        for where, category, name, words in rows:
            if where == scene.id:
                id_ = f"{category.value}-{name}"
                film.setdefault(id_, (category, name, []))[2].append(scene.id)
                spans = tuple(span_of(screenplay, w) for w in words)
                elements.append(SceneElement(id_, category, name, spans, 0.5, (_WHY,), "tagger"))
        heading = scene.heading
        scenes.append(
            SceneBreakdown(
                scene.id, scene.number or scene.id[-1], heading.text, heading.int_ext,
                heading.time, 1, 1, ScriptDay(1, "", False, _WHY), "a", "a", "", _WHY,
                tuple(elements),
            )
        )  # fmt: skip
    made = tuple(
        BreakdownElement(id_, category, name, (name,), tuple(where))
        for id_, (category, name, where) in film.items()
    )
    return Breakdown(tuple(scenes), made, ())
