"""Several opinions about the next token, mixed: the network, what was just said, the counts.

The cache gives what was said lately another chance, the more so the more alike the moment was
(Grave, Joulin, Usunier 2017, "Improving neural language models with a continuous cache"); names
and things of a scene come back in it. The weights of the mixture are found on held-out text by
expectation maximisation (Jelinek and Mercer 1980).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.language.generation.running import RunningModel, Singles
from workprint.language.ngrams import KneserNey
from workprint.language.preprocess.vocabulary import Ids

Floats = NDArray[np.float64]

WINDOW = 2000
"""How many tokens the cache looks back."""
BLOCK = 500
FLATNESS = (0.1, 0.2, 0.3, 0.45)
"""How strongly alike moments are preferred; one of these is chosen on held-out text."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Weights that sum to one, and the cache's flatness (theta of the paper)."""

    network: float
    cache: float
    trigram: float
    theta: float


@dataclass(frozen=True, slots=True)
class Opinions:
    """What each part gave the tokens of one text that came, (T,) each; the cache by theta."""

    network: Floats
    caches: tuple[Floats, ...]
    trigram: Floats


def opinions(
    model: RunningModel,
    trigram: KneserNey,
    text: Ids,
    thetas: Sequence[float] = FLATNESS,
) -> Opinions:
    """Each part's probability of each token of a text, read from its beginning."""
    network = np.empty(len(text))
    caches = [np.zeros(len(text)) for _ in thetas]
    before = np.concatenate([[0], text[:-1]])
    hidden: Singles | None = None
    state = None
    for begin in range(0, len(text), BLOCK):
        end = min(begin + BLOCK, len(text))
        made = model.read(before[begin:end], state)
        state = made.state
        wanted = text[begin:end]
        network[begin:end] = np.exp(made.scores[np.arange(end - begin), wanted].astype(float))
        hidden = made.hidden if hidden is None else np.vstack([hidden, made.hidden])
        first = end - len(hidden)
        for cache, theta in zip(caches, thetas, strict=True):
            cache[begin:end] = _cached(hidden, text[first:end], begin - first, theta)
        hidden = hidden[-WINDOW:]
    return Opinions(network, tuple(caches), trigram.probabilities(text))


def _cached(hidden: Singles, text: Ids, begin: int, theta: float) -> Floats:
    """The cache's probability of text[begin:], where hidden[i] is the moment before text[i]."""
    alike = theta * (hidden[begin:] @ hidden.T).astype(np.float64)
    here = np.arange(begin, len(text))[:, None]
    there = np.arange(len(text))[None, :]
    seen = (there < here) & (there >= here - WINDOW)
    alike = np.where(seen, alike, -np.inf)
    top = alike.max(axis=1, keepdims=True)
    weight = np.where(seen, np.exp(alike - np.where(np.isfinite(top), top, 0)), 0)
    same = text[None, :] == text[begin:, None]
    result: Floats = (weight * same).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-300)
    return result


def fit_mixture(texts: Sequence[Opinions], thetas: Sequence[float] = FLATNESS) -> Mixture:
    """The mixture that gives held-out texts the highest likelihood."""
    network = np.concatenate([t.network for t in texts])
    trigram = np.concatenate([t.trigram for t in texts])
    best: tuple[float, Mixture] | None = None
    for n, theta in enumerate(thetas):
        parts = np.stack([network, np.concatenate([t.caches[n] for t in texts]), trigram])
        weights = np.array([0.7, 0.1, 0.2])
        for _ in range(60):
            shares = weights[:, None] * parts
            shares /= shares.sum(axis=0)
            weights = shares.mean(axis=1)
        lost = -np.log(weights @ parts).mean()
        if best is None or lost < best[0]:
            best = (
                float(lost),
                Mixture(float(weights[0]), float(weights[1]), float(weights[2]), theta),
            )
    assert best is not None
    return best[1]


def fit_cache(texts: Sequence[Opinions], thetas: Sequence[float] = FLATNESS) -> Mixture:
    """As `fit_mixture`, without the counts."""
    silent = [Opinions(t.network, t.caches, np.zeros_like(t.trigram)) for t in texts]
    return fit_mixture(silent, thetas)


def mixed(text: Opinions, mixture: Mixture, thetas: Sequence[float] = FLATNESS) -> Floats:
    """The mixture's probability of each token of a text (T,)."""
    cache = text.caches[list(thetas).index(mixture.theta)]
    result: Floats = (
        mixture.network * text.network + mixture.cache * cache + mixture.trigram * text.trigram
    )
    return result
