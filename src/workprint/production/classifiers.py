"""The classifiers of the language stage: their texts, training them, judging them, their cards."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workprint.film.reason import Phrase
from workprint.production.corpus import read_texts
from workprint.production.errors import FilmError
from workprint.production.learned import model_in_use, shipped

Say = Callable[[str], None]

NAMES = ("mood", "language-id")
FEWEST = 16
"""Scenes that can be dealt into folds with something to learn from in each."""


def train_and_keep(
    name: str, data: Path | None, out: Path, seed: int = 1, say: Say = lambda _: None
) -> dict[str, Any]:
    """Train a classifier into `out`, with its card; what the command prints as JSON.

    It is judged by cross-validation, then trained on everything. `data` names texts of the
    user's own in place of the project's.
    """
    from workprint.language.classification.training import train_and_export
    from workprint.learning.card import write_card

    cases, sequences, recipe = _prepared(name, data, seed, say)
    judged = _cross_validated(recipe, cases, sequences, out / "training", say)
    say(f"training on all {len(cases)} texts")
    train_and_export(recipe, cases, sequences, out, say)
    write_card(_card(name, cases, judged, recipe, data is None), out)
    return _told(name, out, len(cases), judged)


def evaluate_kept(
    name: str, data: Path | None, model: Path | None, seed: int = 1, say: Say = lambda _: None
) -> dict[str, Any]:
    """Judge a classifier: the kept one on `data`; by cross-validation when none is named.

    What was learned from cannot judge, so without other texts the training is done again in
    folds (which needs the extra `train`).
    """
    from workprint.learning.classify import load_classifier
    from workprint.learning.metrics import classification
    from workprint.production.learned import needs_training_extra

    if data is None:
        if model is not None:
            raise FilmError(
                "a model cannot be judged on what it learned from; name other texts with --data"
            )
        needs_training_extra()
        cases, sequences, recipe = _prepared(name, None, seed, say)
        with tempfile.TemporaryDirectory() as place:
            judged = _cross_validated(recipe, cases, sequences, Path(place), say)
        return _told(name, None, len(cases), judged)
    folder = model or model_in_use(name)
    running = load_classifier(folder / "model.onnx", f"workprint train {name}")
    cases, sequences = _sequences(name, data, seed, say)
    if running.labels != _labels(name):
        raise FilmError(f"{folder} holds another classifier; name one that tells {name}")
    answers = [running.ask(s) for s in sequences]
    judged = tuple(
        classification(
            [labels[c.answers[q]] for c in cases],
            [labels[int(a[q].argmax())] for a in answers],
            [c.group for c in cases],
            labels,
            [float(a[q].max()) for a in answers],
        )
        for q, labels in enumerate(running.labels)
    )
    return _told(name, folder, len(cases), judged)


def _prepared(name: str, data: Path | None, seed: int, say: Say) -> tuple[Any, Any, Any]:
    """The cases, their sequences, and the recipe."""
    from workprint.language.classification.identifying import LETTERS
    from workprint.language.classification.training import Recipe
    from workprint.learning.classifier import ClassifierShape
    from workprint.learning.training import Plan

    cases, sequences = _sequences(name, data, seed, say)
    labels = _labels(name)
    if name == "mood":
        sizes = tuple(map(len, labels))
        shape = ClassifierShape(sizes, sequences[0].shape[1], hidden=8, drop=0.6)
        plan = Plan(30, rate=2e-3, decay=1.0, average=0.3, seed=seed)
        return cases, sequences, Recipe(name, labels, shape, plan, 8)
    shape = ClassifierShape((len(labels[0]),), 32, LETTERS, hidden=64, drop=0.1)
    plan = Plan(6, rate=4e-3, average=0.3, seed=seed)
    return cases, sequences, Recipe(name, labels, shape, plan, 5)


def _labels(name: str) -> tuple[tuple[str, ...], ...]:
    """What a classifier may answer, question by question."""
    from workprint.language.classification import labels as known

    if name == "mood":
        return (known.MOODS, known.INTENSITIES)
    return (tuple(dict.fromkeys(known.LANGUAGES.values())),)


def _sequences(name: str, data: Path | None, seed: int, say: Say) -> tuple[Any, Any]:
    from workprint.language.classification.cases import declaration_cases, mood_cases
    from workprint.language.classification.identifying import letters

    if name == "language-id":
        from workprint.models.store import require

        folder = data or require("declaration") / "package" / "declaration"
        cases = declaration_cases(read_texts(folder, (".html",)), seed)
        if not cases:
            raise FilmError(f"{folder} holds no passages; put files in it such as eng.html")
        return cases, [letters(c.text) for c in cases]
    try:
        cases = mood_cases(read_texts(data or mood_texts()))
    except ValueError as error:
        raise FilmError(str(error)) from error
    if len({c.group for c in cases}) < FEWEST:
        raise FilmError(
            f"{data} holds {len(cases)} scenes; give {FEWEST} or more to learn or judge by"
        )
    return cases, _scene_vectors([c.text for c in cases], say)


def mood_texts() -> Path:
    """The scenes the mood classifier learns from."""
    import workprint.language.classification

    return Path(workprint.language.classification.__file__).parent / "data"


def _scene_vectors(texts: Sequence[str], say: Say) -> list[Any]:
    """The vectors of each scene's sentences."""
    from workprint.language.classification.mood import vectors_of

    encoder = sentence_model()
    made = []
    for n, text in enumerate(texts):
        if n % 40 == 0:
            say(f"reading scene {n + 1} of {len(texts)}")
        made.append(vectors_of(text, encoder)[1])
    return made


def sentence_model() -> Any:
    """The encoder of sentences; ModelUnavailable, with the command, when it was not fetched."""
    from workprint.language.features import load_sentence_model
    from workprint.models.store import require

    try:
        return load_sentence_model(require("sentences"))
    except ValueError as error:
        raise FilmError(str(error)) from error


def _cross_validated(recipe: Any, cases: Any, sequences: Any, folder: Path, say: Say) -> Any:
    from workprint.language.classification.training import cross_validated

    return cross_validated(recipe, cases, sequences, folder, say)


def _told(name: str, folder: Path | None, texts: int, judged: Any) -> dict[str, Any]:
    questions = ("mood", "intensity") if name == "mood" else ("language",)
    figures = {q: asdict(c) for q, c in zip(questions, judged, strict=True)}
    place = None if folder is None else str(folder)
    return {"folder": place, "name": name, "texts": texts, "questions": figures}


def _card(name: str, cases: Any, judged: Any, recipe: Any, own: bool) -> Any:
    from workprint.learning.card import Figure, ModelCard

    command = f"workprint evaluate {name}"
    on = f"{len(cases)} texts, {recipe.folds}-fold cross-validation by group"
    questions = ("mood", "intensity") if name == "mood" else ("language",)
    figures = [
        figure
        for question, c in zip(questions, judged, strict=True)
        for figure in (
            Figure(f"{question}, macro-F1", on, c.macro_f1, command),
            Figure(f"{question}, accuracy", on, c.accuracy, command),
            Figure(f"{question}, calibration error", on, c.calibration, command),
        )
    ]
    job, data, limits, licence = _WORDS[name]
    if not own:
        data, licence = Phrase("texts of the user's own", "用户自己的文本"), "as those texts"
    settings = asdict(recipe.plan) | asdict(recipe.shape)
    return ModelCard(
        name, job, data, licence, tuple(figures), limits,
        tuple((k, str(v)) for k, v in settings.items()),
    )  # fmt: skip


_WORDS = {
    "mood": (
        Phrase("Tells a scene's mood and how strong it is.", "判断一场戏的情绪与强度。"),
        Phrase(
            "288 short scenes written for the project, half English and half Chinese; the label "
            "is the mood the scene was written for.",
            "为本项目所写的 288 个短场景，中英文各半；标签是写作时设定的情绪。",
        ),
        Phrase(
            "One writer's scenes of three to five sentences, each of a single mood: real scenes "
            "mix moods and turn. Take the likeliest two, and read the sentences it names.",
            "出自一位作者，每场三到五句、情绪单一；真实的戏会混合与转折。请参考前两种可能并阅读它指出的句子。",
        ),
        "CC0-1.0; sentence vectors by multilingual-e5-small (MIT)",
    ),
    "language-id": (
        Phrase("Tells which of 27 languages a text is in.", "判断文本属于 27 种语言中的哪一种。"),
        Phrase(
            "The Universal Declaration of Human Rights in 27 languages, passages of 12 to 160 "
            "letters.",
            "27 种语言的《世界人权宣言》，12 至 160 个字符的片段。",
        ),
        Phrase(
            "The words of law, not of talk: short slang may be taken for a neighbour, Danish and "
            "Norwegian most of all.",
            "训练文本为法律用语而非口语；短句或俚语可能误判为邻近语言，丹麦语与挪威语尤甚。",
        ),
        "public domain",
    ),
}  # fmt: skip


def classifier_in_use(name: str) -> Any:
    """The loaded classifier: the user's own where one was trained, else the shipped."""
    from workprint.learning.classify import load_classifier

    return load_classifier(model_in_use(name) / "model.onnx", f"workprint train {name}")


__all__ = [
    "NAMES", "classifier_in_use", "evaluate_kept", "sentence_model", "shipped", "train_and_keep",
]  # fmt: skip
