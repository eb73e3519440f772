"""The card of a labeller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from workprint.film.reason import Phrase
from workprint.learning.card import Figure, ModelCard
from workprint.screenplay.labelling.training.evaluating import Judged, measure
from workprint.screenplay.labelling.training.films import Film
from workprint.screenplay.labelling.training.fitting import Settings, Trained


def card_of(
    trained: Trained, settings: Settings, films: Sequence[Film], lines: Sequence[Judged]
) -> ModelCard:
    """The card: its data, how it did on films it never saw, its limits."""
    command = "workprint evaluate labels"
    figures = []
    for kind, layout in sorted({(line.kind, line.layout) for line in lines}):
        found = measure(lines, lambda x, k=kind, y=layout: (x.kind, x.layout) == (k, y))  # type: ignore[misc]
        if found is not None:
            on = f"{kind}, {layout}: {found.count} lines of {found.groups} films never seen"
            figures.append(Figure("macro-F1", on, found.macro_f1, command))
    counts = {kind: sum(f.kind == kind for f in films) for kind in sorted({f.kind for f in films})}
    told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
    return ModelCard(
        name="labels",
        job=Phrase(
            "Labels each line of a typed script: scene heading, action, cue, dialogue and the "
            "rest, each with its confidence.",
            "为打字剧本的每一行标注类别：场景标题、动作、角色、台词等，并给出置信度。",
        ),
        data=Phrase(
            f"Films set by code in all layouts, their truth known: {told}. `plays` are "
            "Shakespeare's, with action made up by rule between the speeches; `modern` and "
            "`chinese` were written for the project (CC0).",
            f"由程序按各种版式排出的剧本，答案已知：{told}。plays 为莎士比亚剧作，"
            "台词之间的动作由规则生成；modern 与 chinese 为本项目原创（CC0）。",
        ),
        licence="Apache-2.0; trained on public-domain plays and CC0 scripts",
        figures=tuple(figures),
        limits=Phrase(
            "It knows English and Chinese. The pages it learned from were set by code, so the "
            "habits of real typists are only as varied as that code. Action that reads like "
            "speech, on pages without indents or blank lines, is where it is wrong most often. "
            "Two columns side by side are not taken apart.",
            "只懂英文与中文。训练版面由程序生成，真实打字习惯更多样。没有缩进也没有空行时，像台词的动作最易"
            "误判。并排双栏不会拆开。",
        ),
        settings=tuple((k, str(v)) for k, v in asdict(settings).items()),
    )
