"""Judging a language model: perplexity, beside the trigram of the same tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.language.generation.mixing import (
    Mixture,
    fit_cache,
    fit_mixture,
    mixed,
    opinions,
)
from workprint.language.generation.running import RunningModel
from workprint.language.ngrams import KneserNey
from workprint.language.preprocess.vocabulary import Ids
from workprint.learning.metrics import Estimate, Perplexity, perplexity, perplexity_lower

FEW = 10
STRETCH = 1000
"""Of fewer texts than `FEW`, stretches of this many tokens are drawn for the intervals."""


@dataclass(frozen=True, slots=True)
class LanguageResult:
    """Perplexities on the same test tokens, and how far below the trigram's each lies.

    `lower` are shares (0.25 is 25% lower) with intervals, paired.
    """

    tokens: int
    unknown: float
    trigram: Perplexity
    network: Perplexity
    with_cache: Perplexity
    mixture: Perplexity
    network_lower: Estimate
    with_cache_lower: Estimate
    mixture_lower: Estimate
    weights: Mixture


def evaluate(
    model: RunningModel, trigram: KneserNey, held: Sequence[Ids], test: Sequence[Ids]
) -> LanguageResult:
    """Judge on `test`; weights of cache and mixture are found on `held`, never on `test`."""
    before = [opinions(model, trigram, text) for text in held]
    cache, mixture = fit_cache(before), fit_mixture(before)
    made = [opinions(model, trigram, text) for text in test]
    counts = _groups([o.trigram for o in made])
    alone = _groups([o.network for o in made])
    recalled = _groups([mixed(o, cache) for o in made])
    whole = _groups([mixed(o, mixture) for o in made])
    sizes = counts.tokens
    return LanguageResult(
        sum(sizes),
        float(np.mean(np.concatenate(test) == 1)),
        perplexity(counts.nats, sizes),
        perplexity(alone.nats, sizes),
        perplexity(recalled.nats, sizes),
        perplexity(whole.nats, sizes),
        perplexity_lower(alone.nats, counts.nats, sizes),
        perplexity_lower(recalled.nats, counts.nats, sizes),
        perplexity_lower(whole.nats, counts.nats, sizes),
        mixture,
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    """Summed losses (nats) by group, and the tokens of each."""

    nats: tuple[float, ...]
    tokens: tuple[int, ...]


def _groups(texts: Sequence[NDArray[np.float64]]) -> _Groups:
    """Each text is a group; where there are few, stretches of them are."""
    parts = [
        part
        for text in texts
        for part in (
            [text] if len(texts) >= FEW else np.array_split(text, max(1, len(text) // STRETCH))
        )
    ]
    nats = tuple(float(-np.log(np.maximum(part, 1e-300)).sum()) for part in parts)
    return _Groups(nats, tuple(map(len, parts)))
