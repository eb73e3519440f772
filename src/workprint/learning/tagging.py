"""A network that labels the steps of a sequence: recurrent both ways, then a chain of labels.

Needs the extra `train` (PyTorch). After Huang, Xu, Yu 2015 (bidirectional recurrent network with
a conditional random field on top); what it learns is run by `chains` and ONNX Runtime.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from workprint.learning.chains import NEVER, Chain
from workprint.learning.export import Floats, Graph, recurrent


@dataclass(frozen=True, slots=True)
class TaggerShape:
    """A tagger: `numbers` inputs a step, `slots` looked-up words a step out of `words`.

    Word 0 is none at all. Each slot has its own row of the table: the same word means other
    things first and last.
    """

    numbers: int
    slots: int
    words: int
    labels: int
    embedding: int = 16
    inner: int = 64
    hidden: int = 64
    cell: Literal["lstm", "gru"] = "gru"
    drop: float = 0.2
    drop_words: float = 0.35


class Tagger(nn.Module):
    """Numbers (T, B, F) and words (T, B, S) in, scores of every label (T, B, K) out."""

    def __init__(self, shape: TaggerShape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.slots * shape.words, shape.embedding)
        nn.init.normal_(self.embedding.weight, std=0.1)
        self.inner = nn.Linear(shape.numbers + shape.embedding, shape.inner)
        kind = {"lstm": nn.LSTM, "gru": nn.GRU}[shape.cell]
        self.layer = kind(shape.inner, shape.hidden, bidirectional=True)
        self.outer = nn.Linear(2 * shape.hidden, shape.labels)
        self.begin = nn.Parameter(torch.zeros(shape.labels))
        self.pairs = nn.Parameter(torch.zeros(shape.labels, shape.labels))

    def forward(self, numbers: Tensor, words: Tensor) -> Tensor:
        shape = self.shape
        known = words > 0
        if self.training and shape.drop_words:
            known = known & (torch.rand(words.shape) >= shape.drop_words)
        rows = words + torch.arange(shape.slots) * shape.words
        looked = (self.embedding(rows) * known.unsqueeze(-1)).sum(dim=-2)
        inputs = torch.cat([numbers, looked], dim=-1)
        x = torch.relu(self.inner(inputs))
        x = nn.functional.dropout(x, shape.drop, self.training)
        x = self.layer(x)[0]
        x = nn.functional.dropout(x, shape.drop, self.training)
        made: Tensor = self.outer(x)
        return made

    def loss(self, numbers: Tensor, words: Tensor, truth: Tensor, lengths: Tensor) -> Tensor:
        """Mean negative log-likelihood a step (nats) of `truth` (T, B).

        Steps from `lengths` (B,) on are padding.
        """
        scores = self(numbers, words)
        return chain_loss(scores, truth, lengths, self.begin, self.pairs)

    def chain(self) -> Chain:
        """What labels give each other, as learned."""
        return Chain(
            self.begin.detach().numpy().astype(np.float32),
            self.pairs.detach().numpy().astype(np.float32),
        )


Labelled = tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]
"""A labelled sequence: numbers (T, F), words (T, S), truth (T,)."""


def batch(sequences: Sequence[Labelled]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Labelled sequences side by side, padded: numbers (T, B, F), words (T, B, S), truth (T, B),
    lengths (B,)."""
    lengths = np.array([len(truth) for *_, truth in sequences])
    steps, count = int(lengths.max()), len(sequences)
    parts = [np.zeros((steps, count, *part.shape[1:]), part.dtype) for part in sequences[0]]
    for n, sequence in enumerate(sequences):
        for whole, part in zip(parts, sequence, strict=True):
            whole[: lengths[n], n] = part
    numbers, words, truth = (torch.from_numpy(part) for part in parts)
    return numbers, words, truth, torch.from_numpy(lengths)


def held_out(network: nn.Module, sequences: Sequence[Labelled]) -> float:
    """Mean negative log-likelihood a step of labelled sequences, in nats."""
    assert isinstance(network, Tagger)
    lost = count = 0.0
    with torch.no_grad():
        for at in range(0, len(sequences), 16):
            made = batch(sequences[at : at + 16])
            steps = float(made[3].sum())
            lost += float(network.loss(*made)) * steps
            count += steps
    return lost / count


def chain_loss(
    scores: Tensor, truth: Tensor, lengths: Tensor, begin: Tensor, pairs: Tensor
) -> Tensor:
    """Negative log-likelihood of label sequences under a chain, in nats a step.

    `scores` (T, B, K), `truth` (T, B), `lengths` (B,) at least 1.
    """
    steps = len(scores)
    inside = (torch.arange(steps).unsqueeze(1) < lengths).to(scores.dtype)
    own = scores.gather(2, truth.unsqueeze(2)).squeeze(2)
    right = begin[truth[0]] + (own * inside).sum(0)
    right = right + (pairs[truth[:-1], truth[1:]] * inside[1:]).sum(0)
    total = begin + scores[0]
    for t in range(1, steps):
        after = torch.logsumexp(total.unsqueeze(2) + pairs, dim=1) + scores[t]
        keep = inside[t].unsqueeze(1) > 0
        total = torch.where(keep, after, total)
    whole = torch.logsumexp(total, dim=1)
    return (whole - right).sum() / lengths.sum()


def export_tagger(network: Tagger, path: Path, notes: dict[str, str]) -> None:
    """Write a tagger: `numbers` (T, B, F) and `words` (T, B, S) in, `scores` (T, B, K) out, and
    its chain as the outputs `begin` (K,) and `pairs` (K, K).
    """
    shape = network.shape
    weights = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    table = weights["embedding.weight"].copy()
    table[:: shape.words] = 0  # word 0 is none at all, in every slot
    graph = Graph()
    steps = graph.constant(np.arange(shape.slots, dtype=np.int64) * shape.words)
    rows = graph.op("Gather", graph.matrix(table), graph.op("Add", "words", steps), axis=0)
    looked = graph.op("ReduceSum", rows, graph.constant(np.array([2])), keepdims=0)
    inputs = graph.op("Concat", "numbers", looked, axis=2)
    x = graph.op("Relu", _linear(graph, inputs, weights["inner.weight"], weights["inner.bias"]))
    own = {k.removeprefix("layer."): v for k, v in weights.items() if k.startswith("layer.")}
    x, _ = recurrent(graph, x, own, shape.cell, [], both_ways=True)
    scores = _linear(graph, x, weights["outer.weight"], weights["outer.bias"])
    chain = network.chain()
    graph.write(
        path,
        {
            "numbers": ("float", ["T", "B", shape.numbers]),
            "words": ("int64", ["T", "B", shape.slots]),
        },
        {
            "scores": (scores, 3),
            "begin": (graph.constant(np.maximum(chain.begin, NEVER)), 1),
            "pairs": (graph.constant(np.maximum(chain.pairs, NEVER)), 2),
        },
        notes,
    )


def _linear(graph: Graph, x: str, weight: Floats, bias: Floats) -> str:
    turned = graph.op("Transpose", graph.matrix(weight), perm=[1, 0])
    return graph.op("Add", graph.op("MatMul", x, turned), graph.constant(bias))
