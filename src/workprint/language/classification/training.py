"""Training the classifiers, judged on texts they did not learn from. Needs the extra `train`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.language.classification.cases import Case
from workprint.learning.classifier import ClassifierShape, export_classifier, train_classifier
from workprint.learning.classify import load_classifier
from workprint.learning.metrics import Classification, classification
from workprint.learning.training import Plan

Say = Callable[[str], None]
Labels = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a classifier is trained: its labels question by question, its shape, its plan."""

    name: str
    labels: Labels
    shape: ClassifierShape
    plan: Plan
    folds: int


def cross_validated(
    recipe: Recipe,
    cases: Sequence[Case],
    sequences: Sequence[NDArray[Any]],
    folder: Path,
    say: Say = lambda _: None,
) -> tuple[Classification, ...]:
    """How the recipe does on texts it did not learn from, question by question.

    The groups are dealt into folds; each fold is judged by a classifier trained on the others,
    through its ONNX file, as it would run. Nothing is tuned on the fold that judges.
    """
    groups = sorted({c.group for c in cases})
    shuffled = np.random.default_rng(recipe.plan.seed).permutation(len(groups))
    fold_of = {groups[g]: n % recipe.folds for n, g in enumerate(shuffled)}
    told: list[list[tuple[str, float]]] = [[] for _ in cases]
    for fold in range(recipe.folds):
        say(f"fold {fold + 1} of {recipe.folds}")
        inside = [n for n, c in enumerate(cases) if fold_of[c.group] != fold]
        place = folder / f"fold{fold}"
        train_and_export(recipe, [cases[n] for n in inside], [sequences[n] for n in inside], place)
        model = load_classifier(place / "model.onnx", f"workprint train {recipe.name}")
        for n, case in enumerate(cases):
            if fold_of[case.group] == fold:
                told[n] = [
                    (model.labels[q][int(p.argmax())], float(p.max()))
                    for q, p in enumerate(model.ask(sequences[n]))
                ]
    return tuple(
        classification(
            [labels[c.answers[q]] for c in cases],
            [t[q][0] for t in told],
            [c.group for c in cases],
            labels,
            [t[q][1] for t in told],
        )
        for q, labels in enumerate(recipe.labels)
    )


def train_and_export(
    recipe: Recipe,
    cases: Sequence[Case],
    sequences: Sequence[NDArray[Any]],
    folder: Path,
    say: Say = lambda _: None,
) -> None:
    """Train on all cases and write `model.onnx`; stopped and called again, it goes on."""
    truth = np.array([c.answers for c in cases], dtype=np.int64)
    identity = hashlib.sha256(truth.tobytes())
    for sequence in sequences:
        identity.update(sequence.tobytes())
    network, _ = train_classifier(
        recipe.shape, sequences, truth, None, recipe.plan, folder / "training",
        identity.hexdigest(), say,
    )  # fmt: skip
    notes = {"name": recipe.name, "labels": "|".join(" ".join(q) for q in recipe.labels)}
    export_classifier(network, folder / "model.onnx", notes)
