"""A scene's mood and how strong it is, with the sentences that make it so.

Each sentence becomes a vector of what it means (`features.embedding`, one model for both
languages); a recurrent classifier reads the vectors in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.language.features import SentenceModel
from workprint.language.preprocess import Sentence, clean, sentences
from workprint.learning.classify import RunningClassifier

LONGEST = 60
"""Sentences of a scene that are read; of a longer one, these are spread over it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A sentence of the scene and its share in the mood: by how much less likely the mood would
    be without it, from -1 to 1."""

    sentence: Sentence
    share: float


@dataclass(frozen=True, slots=True)
class SceneMood:
    """A scene's mood.

    `moods` has the probability of each mood, the likeliest first; `intensity` runs from 0 to 1
    (expected, over low, middle and high); `causes` are the sentences that speak for it most.
    """

    mood: str
    confidence: float
    moods: tuple[tuple[str, float], ...]
    intensity: float
    causes: tuple[Cause, ...]


def vectors_of(
    text: str, model: SentenceModel
) -> tuple[tuple[Sentence, ...], NDArray[np.float32]]:
    """The sentences of a scene and their vectors (T, D); at least one, even of an empty scene."""
    found = _read(text)
    return found, model.embed([s.text for s in found])


def mood_of(text: str, model: RunningClassifier, encoder: SentenceModel) -> SceneMood:
    """The mood of a scene's text."""
    return _mood(*vectors_of(text, encoder), model)


def moods_of(
    texts: Sequence[str], model: RunningClassifier, encoder: SentenceModel
) -> tuple[SceneMood, ...]:
    """The mood of each scene of many: all their sentences are encoded together."""
    read = [_read(text) for text in texts]
    vectors = encoder.embed([s.text for found in read for s in found])
    ends = np.cumsum([len(found) for found in read])[:-1]
    split = np.split(vectors, ends) if read else []
    return tuple(_mood(found, own, model) for found, own in zip(read, split, strict=True))


def _read(text: str) -> tuple[Sentence, ...]:
    """The sentences of a scene that are read."""
    found = sentences(clean(text)) or (Sentence(" ", 0),)
    if len(found) > LONGEST:
        found = tuple(found[n] for n in np.linspace(0, len(found) - 1, LONGEST).astype(int))
    return found


def _mood(
    found: Sequence[Sentence], vectors: NDArray[np.float32], model: RunningClassifier
) -> SceneMood:
    moods, strengths = model.ask(vectors)
    order = np.argsort(-moods, kind="stable")
    best = int(order[0])
    causes = []
    if len(found) > 1:
        for n, sentence in enumerate(found):
            without = model.ask(np.delete(vectors, n, axis=0))[0][best]
            causes.append(Cause(sentence, float(moods[best] - without)))
        causes = sorted((c for c in causes if c.share > 0), key=lambda c: -c.share)[:3]
    steps = np.linspace(0, 1, len(strengths))
    return SceneMood(
        model.labels[0][best],
        float(moods[best]),
        tuple((model.labels[0][int(n)], float(moods[n])) for n in order),
        float((strengths * steps).sum()),
        tuple(causes),
    )
