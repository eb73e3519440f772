"""Training the breakdown's tagger: scenes with labelled candidates, a tagger, its file.

Needs the extra `train` (PyTorch).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor

from workprint.analysis.candidates import LABELS, NUMBERS, SLOTS, Candidate, numbers_of
from workprint.analysis.tags import looked_up, words_of
from workprint.learning.tagging import (
    Labelled,
    Tagger,
    TaggerShape,
    batch,
    export_tagger,
    held_out,
)
from workprint.learning.training import Fitted, Plan, Say, fit, seed_everything

_PLACE = {label: n for n, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Example:
    """A scene to learn from: its candidates and the label of each."""

    candidates: tuple[Candidate, ...]
    labels: tuple[str, ...]
    chinese: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a training reproducible."""

    epochs: int = 24
    batch: int = 4
    rate: float = 3e-3
    words: int = 600
    fewest: int = 3
    hidden: int = 16
    drop: float = 0.5
    drop_words: float = 0.5
    decay: float = 0.5
    seed: int = 1
    bias: float = -0.8
    """What is added to the score of no element: a missed one costs an assistant more."""


def train(
    examples: Sequence[Example],
    watched: Sequence[Example],
    settings: Settings,
    folder: Path,
    say: Say = lambda _: None,
) -> Fitted:
    """Train a tagger; it is written to `folder`/model.onnx. ValueError when there is nothing."""
    if not examples:
        raise ValueError("there are no annotated scenes to learn from")
    torch.set_num_threads(1)
    seed_everything(settings.seed)
    counts = Counter(w for one in examples for c in one.candidates for w in set(looked_up(c)) if w)
    known = [w for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))]
    vocabulary = [w for w in known if counts[w] >= settings.fewest][: settings.words]
    table = {word: n + 1 for n, word in enumerate(vocabulary)}
    network = Tagger(
        TaggerShape(
            NUMBERS, SLOTS, len(vocabulary) + 1, len(LABELS), embedding=12, inner=48,
            hidden=settings.hidden, drop=settings.drop, drop_words=settings.drop_words,
            direct=True,
        )
    )  # fmt: skip
    ready = [_arrays(one, table) for one in examples if one.candidates]
    held = [_arrays(one, table) for one in watched if one.candidates]
    size = settings.batch
    steps = -(-len(ready) // size)

    def losses(number: int) -> Iterable[Tensor]:
        order = list(ready)
        Random(f"{settings.seed}|{number}").shuffle(order)
        for at in range(0, len(order), size):
            yield network.loss(*batch(order[at : at + size]))

    plan = Plan(
        settings.epochs,
        settings.rate,
        decay=settings.decay,
        clip=5.0,
        average=0.3,
        seed=settings.seed,
    )
    identity = _identity(examples, settings)
    fitted = fit(
        network, losses, steps, lambda n: held_out(n, held or ready), plan, folder, identity, say
    )
    notes = {
        "labels": json.dumps(LABELS),
        "words": json.dumps(vocabulary, ensure_ascii=False),
        "bias": str(settings.bias),
    }
    export_tagger(network, folder / "model.onnx", notes)
    return fitted


def _arrays(one: Example, table: dict[str, int]) -> Labelled:
    truth = np.array([_PLACE[label] for label in one.labels], np.int64)
    return numbers_of(one.candidates, one.chinese), words_of(one.candidates, table), truth


def _identity(examples: Sequence[Example], settings: Settings) -> str:
    told = hashlib.sha256()
    for one in examples:
        told.update(repr(one.labels).encode())
        told.update(repr([sorted(c.flags) for c in one.candidates]).encode())
    return f"breakdown {asdict(settings)} {told.hexdigest()}"
