"""How well content words tell what scenes show: precision and recall a descriptor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from workprint.analysis.training.stories import GoldStory
from workprint.film.story import Content
from workprint.learning.metrics import DRAWS, Estimate


def content_figures(
    stories: Sequence[GoldStory], found: Sequence[Sequence[Mapping[Content, int]]]
) -> dict[str, Any]:
    """Of each descriptor, over scenes: annotated, found, precision, recall, F1, and how many
    scenes rightly found have the right grade. `found` has each story's scenes' highest grades.

    Intervals are by resampling stories.
    """
    draws = np.random.default_rng(0).multinomial(
        len(stories), np.full(len(stories), 1 / len(stories)), size=DRAWS
    )
    made: dict[str, Any] = {"scenes": sum(s.scenes for s in stories), "descriptors": {}}
    tables = {content: _table(content, stories, found) for content in Content}
    for name, table in (*((c.value, t) for c, t in tables.items()), ("all", sum(tables.values()))):
        whole, drawn = table.sum(axis=0), draws @ table
        both, told, there, graded = (int(x) for x in whole)
        made["descriptors"][name] = {
            "annotated": there,
            "found": told,
            "precision": asdict(_share(whole[0], whole[1], drawn[:, 0], drawn[:, 1])),
            "recall": asdict(_share(whole[0], whole[2], drawn[:, 0], drawn[:, 2])),
            "f1": asdict(
                _share(2 * whole[0], whole[1] + whole[2], 2 * drawn[:, 0],
                       drawn[:, 1] + drawn[:, 2])
            ),
            "right_grade": graded,
            "matched": both,
        }  # fmt: skip
    return made


def _table(
    content: Content,
    stories: Sequence[GoldStory],
    found: Sequence[Sequence[Mapping[Content, int]]],
) -> Any:
    """(stories, 4): scenes found and annotated, found, annotated, and with the right grade."""
    made = np.zeros((len(stories), 4))
    for n, (story, own) in enumerate(zip(stories, found, strict=True)):
        for truth, told in zip(story.content, own, strict=True):
            right, said = truth.get(content, 0), told.get(content, 0)
            made[n] += (bool(right and said), bool(said), bool(right), right == said > 0)
    return made


def _share(part: float, of: float, parts: Any, ofs: Any) -> Estimate:
    low, high = np.percentile(parts / np.maximum(ofs, 1), [2.5, 97.5])
    return Estimate(float(part / max(of, 1)), float(low), float(high))
