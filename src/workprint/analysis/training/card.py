"""The card of the breakdown's tagger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from workprint.analysis.training.fitting import Settings
from workprint.film.reason import Phrase
from workprint.learning.card import Figure, ModelCard
from workprint.learning.metrics import Estimate


def card_of(settings: Settings, scenes: int, test: Mapping[str, Any]) -> ModelCard:
    """The card: its data, how it did on scenes it never saw, its limits.

    `test` holds scores by what was judged, each by category.
    """
    command = "workprint evaluate breakdown"
    figures = [
        Figure(
            "F1",
            f"{title}, {name}: {row['listed']} listed",
            Estimate(row["f1"], row["low"], row["high"]),
            command,
        )
        for title, table in test.items()
        for name, row in table.items()
        if name == "all" or title in ("tagger", "dictionary")
    ]
    return ModelCard(
        name="breakdown",
        job=Phrase(
            "Says what each thing, being and happening of a scene is to a breakdown: prop, "
            "wardrobe, vehicle and the rest, or no element, each with its confidence.",
            "判断场景中每个事物在剧本分解里属于哪一类：道具、服装、车辆等，或不算元素，并给出置信度。",
        ),
        data=Phrase(
            f"{scenes} scenes in English and Chinese, written for the project and annotated by "
            "hand from docs/breakdown-guide.md. Judged on 49 others, which are harder than most "
            "scripts: each of another film, full of rare words and of things only talked about.",
            f"{scenes} 场为本项目撰写、按 docs/breakdown-guide.md 人工标注的中英文场景；"
            "用另外 49 场评判，它们比一般剧本更难：场场不同片，生僻词多，只提及而不在场的东西多。",
        ),
        licence="Apache-2.0; trained on CC0 scenes; nouns from WordNet 3.1 (Princeton's licence)",
        figures=tuple(figures),
        limits=Phrase(
            "A first pass for an assistant director to mend, not one to sign. Cast is sure; props "
            "and set dressing are taken for each other; stunts, mechanical and visual effects are "
            "mostly missed. It reads English and simplified Chinese.",
            "供副导演修改的初稿，不能直接签字。演员可靠；道具与陈设常混；武行、机械与视觉特效多有遗漏。"
            "只读英文与简体中文。",
        ),
        settings=tuple((k, str(v)) for k, v in asdict(settings).items()),
    )
