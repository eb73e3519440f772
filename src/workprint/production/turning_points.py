"""Guessed turning points and content words: learned on one half of the stories, judged on the
other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase

Say = Callable[[str], None]
NAMES = {
    "model": "signs and place",
    "handbook": "place alone, by handbooks",
    "place": "place alone, as learned",
}


def train_turns(out: Path, say: Say = lambda _: None) -> dict[str, Any]:
    """Learn from the development half into `out`, with its card; what the command prints."""
    from workprint.analysis.story.turn_model import as_json
    from workprint.analysis.training.turns import chosen
    from workprint.learning.card import write_card
    from workprint.learning.whole import write_whole
    from workprint.production.story_gold import marked_stories

    learned = marked_stories(judged=False)
    say(f"learning from {len(learned)} stories")
    model, settings = chosen(learned)
    write_whole(out / "model.json", as_json(model).encode())
    told = evaluate_turns(out)
    write_card(_card(told, settings), out)
    return told


def evaluate_turns(model: Path | None = None) -> dict[str, Any]:
    """Judge the guesses on the half they were not learned from, beside place alone."""
    from workprint.analysis.story.turn_model import HANDBOOK, by_place, in_use, read_model
    from workprint.analysis.training import turns
    from workprint.production.story_gold import marked_stories

    folder = model or in_use()
    running = read_model(folder)
    learned, asked = marked_stories(judged=False), marked_stories(judged=True)
    systems = {
        "model": running,
        "handbook": by_place(HANDBOOK),
        "place": turns.learned_place(learned),
    }
    answers = {n: [turns.judge(one, story) for story in asked] for n, one in systems.items()}
    groups = {
        "all": list(range(len(asked))),
        "english": [n for n, s in enumerate(asked) if s.id.startswith("E")],
        "chinese": [n for n, s in enumerate(asked) if s.id.startswith("Z")],
    }

    def of(name: str, group: Sequence[int]) -> list[Any]:
        return [answers[name][n] for n in group]

    return {
        "folder": str(folder),
        "learned": len(learned),
        "judged": {name: len(group) for name, group in groups.items()},
        "systems": {
            name: {
                group: {k: asdict(v) for k, v in turns.figures(of(name, own)).items()}
                for group, own in groups.items()
            }
            for name in systems
        },
        "gain": {
            other: {k: asdict(v) for k, v in turns.gains(answers["model"], answers[other]).items()}
            for other in ("handbook", "place")
        },
    }


def evaluate_content() -> dict[str, Any]:
    """Judge the content words on the annotated scenes of both halves; the words learned from
    none."""
    from workprint.analysis.training.content import content_figures
    from workprint.analysis.training.stories import gold_stories, is_judged
    from workprint.production.story_gold import content_of

    told: dict[str, Any] = {}
    for name, half in (("test", True), ("development", False)):
        own = [one for one in gold_stories() if is_judged(one.id) is half]
        told[name] = content_figures(own, [content_of(one) for one in own])
    return told


def _card(told: Mapping[str, Any], settings: Mapping[str, float]) -> Any:
    from workprint.learning.card import Figure, ModelCard
    from workprint.learning.metrics import Estimate

    command = "workprint evaluate turning-points"
    figures = [
        Figure(
            f"{figure}, {NAMES[name]}",
            f"{told['judged'][group]} stories never learned from ({group})",
            Estimate(**groups[group][key]),
            command,
        )
        for name, groups in told["systems"].items()
        for group in ("all", "english", "chinese")
        for key, figure in (
            ("distance", "mean distance in shares of the scenes"),
            ("within_one", "within one scene"),
            ("overconfidence", "chance told less truth"),
        )
    ]
    return ModelCard(
        name="turning-points",
        job=Phrase(
            "Guesses the scenes of five turning points from a scene's place and signs.",
            "根据场次的位置与迹象猜测五个转折点所在的场。",
        ),
        data=Phrase(
            f"{told['learned']} short stories of 10 to 17 scenes, written for the project and "
            f"marked by docs/story-guide.md; judged on {told['judged']['all']} others.",
            f"{told['learned']} 个为本项目撰写、按 docs/zh/story-guide.md 标注的短故事，"
            f"每个 10 至 17 场；用另外 {told['judged']['all']} 个评判。",
        ),
        licence="CC0-1.0",
        figures=tuple(figures),
        limits=Phrase(
            "One hand wrote the stories, the marks and the word lists, so the figures are better "
            "than on scripts by others: on six of Shakespeare's tragedies they were no better "
            "than place alone (benchmarks/turns_of_plays.py). A handful of short scenes is not a "
            "feature: there, neither the places nor the chances were measured.",
            "故事、标注与词表出自同一人，指标会高于他人剧本上的表现："
            "在莎士比亚的六部悲剧上并不优于仅按位置（benchmarks/turns_of_plays.py）。十几个短场不等于长片：在长片上，位置与把握均未测过。",
        ),
        settings=tuple((k, str(v)) for k, v in settings.items()),
    )
