"""Training the models of genres, and the baseline they are judged beside.

Everything is chosen by cross-validation inside the texts learned from: the strength of
regularisation by ranking, the chance from which a genre is told by micro-F1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.language.classification.genre import (
    GENRES,
    GenreModel,
    GenreWeights,
    genre_hits,
    spoken_for,
    vector_features,
    word_features,
)
from workprint.language.features.tfidf import terms
from workprint.learning.multilabel import Bools, micro_f1, ranking

Floats = NDArray[np.float64]
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
"""scikit-learn's C, the inverse of the strength."""
ENOUGH = tuple(round(0.15 + 0.025 * n, 3) for n in range(17))
FOLDS = 6
Fit = Callable[[Sequence[int], float], Callable[[Sequence[int]], Floats]]
"""Learns from some texts with a C; gives what tells the chances (N, G) of some texts."""


@dataclass(frozen=True, slots=True)
class GenreText:
    """A text in its scenes, their vectors (N, D), and its genres."""

    id: str
    parts: tuple[str, ...]
    vectors: NDArray[np.float32]
    genres: tuple[str, ...]
    chinese: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What cross-validation chose."""

    strength: float
    enough: float


def truth_of(texts: Sequence[GenreText]) -> Bools:
    """(N, G)"""
    return np.array([[g in text.genres for g in GENRES] for text in texts])


def spoken_for_each(texts: Sequence[GenreText]) -> Bools:
    """(N, G): whether enough words speak for each genre in each text."""
    return np.array([spoken_for([genre_hits(p, t.chinese) for p in t.parts]) for t in texts])


def own_words(texts: Sequence[GenreText]) -> Floats:
    """The words' features (N, G)."""
    return np.array(
        [
            word_features(Counter(h.group for p in t.parts for h in genre_hits(p, t.chinese)))
            for t in texts
        ]
    )


def centred(texts: Sequence[GenreText]) -> tuple[Floats, Floats]:
    """Centre and scale of the vectors; scaled so that a text's vector is about of length two."""
    plain = np.array([vector_features(t.vectors, np.zeros(1), np.ones(1)) for t in texts])
    spread = plain.std(axis=0) + 1e-6
    return plain.mean(axis=0), spread * np.sqrt(plain.shape[1]) / 2


def features(texts: Sequence[GenreText], centre: Floats, scale: Floats) -> Floats:
    """Words and vectors together (N, G + D)."""
    vectors = np.array([vector_features(t.vectors, centre, scale) for t in texts])
    return np.hstack([own_words(texts), vectors])


def choose(truth: Bools, fit: Fit) -> Chosen:
    """Cross-validate over folds of the texts."""
    count = len(truth)
    fold = np.random.default_rng(0).permutation(count) % FOLDS
    best: tuple[float, float, Floats] | None = None
    for strength in STRENGTHS:
        told = np.zeros(truth.shape)
        for n in range(FOLDS):
            inside = [int(i) for i in np.flatnonzero(fold != n)]
            outside = [int(i) for i in np.flatnonzero(fold == n)]
            told[outside] = fit(inside, strength)(outside)
        rank = float(ranking(truth, told).mean())
        if best is None or rank > best[0]:
            best = rank, strength, told
    assert best is not None
    scores = [micro_f1(truth, best[2] >= enough) for enough in ENOUGH]
    return Chosen(best[1], ENOUGH[int(np.argmax(scores))])


def linear(rows: Floats, truth: Bools, strength: float) -> tuple[Floats, Floats]:
    """Weights (G, F) and offsets (G,) of a logistic regression a genre."""
    from sklearn.linear_model import LogisticRegression

    weights, offsets = [], []
    for right in truth.T:
        if right.all() or not right.any():
            chance = (right.sum() + 0.5) / (len(right) + 1)
            weights.append(np.zeros(rows.shape[1]))
            offsets.append(float(np.log(chance / (1 - chance))))
            continue
        made = LogisticRegression(C=strength, max_iter=2000).fit(rows, right)
        weights.append(made.coef_[0])
        offsets.append(float(made.intercept_[0]))
    return np.array(weights), np.array(offsets)


def weights_for(rows: Floats, truth: Bools) -> tuple[GenreWeights, Chosen]:
    """Weights from all rows, with what cross-validation chose."""

    def fit(inside: Sequence[int], strength: float) -> Callable[[Sequence[int]], Floats]:
        made = GenreWeights(*linear(rows[list(inside)], truth[list(inside)], strength), 0.5)
        return lambda asked: made.chances(rows[list(asked)])

    chosen = choose(truth, fit)
    return GenreWeights(*linear(rows, truth, chosen.strength), chosen.enough), chosen


def train_genres(texts: Sequence[GenreText]) -> tuple[GenreModel, dict[str, Chosen]]:
    """Both models, and what was chosen for each."""
    truth = truth_of(texts)
    centre, scale = centred(texts)
    full, chosen = weights_for(features(texts, centre, scale), truth)
    words, chosen_words = weights_for(own_words(texts), truth)
    return GenreModel(centre, scale, full, words), {"full": chosen, "words": chosen_words}


def tfidf_baseline(
    learned: Sequence[GenreText], asked: Sequence[GenreText]
) -> tuple[Floats, Chosen]:
    """Chances (N, G) by TF-IDF and logistic regression, chosen in the same way."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = ["\n".join(t.parts) for t in learned]
    truth = truth_of(learned)

    def fitted(inside: Sequence[int], strength: float) -> Callable[[Sequence[str]], Floats]:
        vectorizer = TfidfVectorizer(analyzer=terms, sublinear_tf=True)
        rows = vectorizer.fit_transform([words[n] for n in inside])
        made = GenreWeights(*linear(rows, truth[list(inside)], strength), 0.5)
        return lambda told: made.chances(vectorizer.transform(told).toarray())

    def fit(inside: Sequence[int], strength: float) -> Callable[[Sequence[int]], Floats]:
        made = fitted(inside, strength)
        return lambda some: made([words[n] for n in some])

    chosen = choose(truth, fit)
    whole = fitted(range(len(words)), chosen.strength)
    return whole(["\n".join(t.parts) for t in asked]), chosen
