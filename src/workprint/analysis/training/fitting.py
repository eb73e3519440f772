"""Training the breakdown's tagger: scenes with labelled candidates, a tagger, its file.

Writing the file needs the extra `train` (onnx).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workprint.analysis.candidates import LABELS, SLOTS, Candidate, numbers_of
from workprint.analysis.tags import looked_up, words_of
from workprint.learning.linear import export_votes, fit_votes

_PLACE = {label: n for n, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Example:
    """A scene to learn from: its candidates and the label of each."""

    candidates: tuple[Candidate, ...]
    labels: tuple[str, ...]
    chinese: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a training reproducible; chosen by cross-validation on the open half."""

    strength: float = 0.2
    """Scikit-learn's C."""
    fewest: int = 2
    """Words met less often are not looked up."""
    bias: float = -0.3
    """What is added to the score of no element: a missed one costs an assistant more."""


def train(examples: Sequence[Example], settings: Settings, folder: Path) -> None:
    """Train a tagger; it is written to `folder`/model.onnx. ValueError when there is nothing."""
    ready = [one for one in examples if one.candidates]
    if not ready:
        raise ValueError("there are no annotated scenes to learn from")
    counts = Counter(w for one in ready for c in one.candidates for w in looked_up(c))
    vocabulary = sorted(w for w, n in counts.items() if n >= settings.fewest)
    table = {word: n + 1 for n, word in enumerate(vocabulary)}
    votes = fit_votes(
        np.concatenate([numbers_of(one.candidates, one.chinese) for one in ready]),
        np.concatenate([words_of(one.candidates, table) for one in ready]),
        np.array([_PLACE[label] for one in ready for label in one.labels], np.int64),
        len(vocabulary),
        len(LABELS),
        settings.strength,
    )
    notes = {
        "labels": json.dumps(LABELS),
        "words": json.dumps(vocabulary, ensure_ascii=False),
        "bias": str(settings.bias),
    }
    folder.mkdir(parents=True, exist_ok=True)
    export_votes(votes, SLOTS, LABELS, folder / "model.onnx", notes)
