"""Recurrent classifiers: a sequence of vectors or tokens in, one class of each question out.

A gated recurrent layer reads the sequence from both ends (Schuster and Paliwal 1997; Cho et al.
2014); the mean and the greatest of its outputs, and the mean of what it read, answer one or more
questions. Training needs the
extra `train` (PyTorch); what is trained runs on ONNX Runtime (`classify`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from workprint.learning.export import Graph, recurrent
from workprint.learning.training import Fitted, Plan, fit, seed_everything

Say = Callable[[str], None]
Sequences = Sequence[NDArray[Any]]


@dataclass(frozen=True, slots=True)
class ClassifierShape:
    """`answers` has the number of classes of each question.

    With `vocabulary` 0 the sequences are vectors of `width`; otherwise they are token numbers,
    embedded in `width`.
    """

    answers: tuple[int, ...]
    width: int
    vocabulary: int = 0
    hidden: int = 64
    drop: float = 0.3


class Classifier(nn.Module):
    """Sequences side by side (T, N, D) or (T, N) and their lengths (N,) in, scores out."""

    shift: Tensor
    scale: Tensor

    def __init__(self, shape: ClassifierShape) -> None:
        super().__init__()
        self.shape = shape
        if shape.vocabulary:
            self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        else:
            # Encoders give vectors that lie close together: what differs is what tells.
            self.register_buffer("shift", torch.zeros(shape.width))
            self.register_buffer("scale", torch.ones(shape.width))
        self.layer = nn.GRU(shape.width, shape.hidden, bidirectional=True)
        self.answers = nn.ModuleList(
            nn.Linear(4 * shape.hidden + shape.width, n) for n in shape.answers
        )

    def forward(self, sequences: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        """(N, classes) scores for each question."""
        if self.shape.vocabulary:
            x = self.embedding(sequences)
        else:
            x = (sequences - self.shift) * self.scale
        x = functional.dropout(x, self.shape.drop, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
        out, _ = nn.utils.rnn.pad_packed_sequence(self.layer(packed)[0])
        there = (torch.arange(len(out))[:, None] < lengths)[:, :, None]
        mean = (out * there).sum(0) / lengths[:, None]
        most = out.masked_fill(~there, -2.0).amax(0)
        plain = (x * there).sum(0) / lengths[:, None]
        pooled = torch.cat([mean, most, plain], 1)
        pooled = functional.dropout(pooled, self.shape.drop, self.training)
        return tuple(answer(pooled) for answer in self.answers)


def side_by_side(sequences: Sequences) -> tuple[Tensor, Tensor]:
    """Sequences of T_n steps as one tensor (T, N, ...), and their lengths (N,)."""
    parts = [torch.from_numpy(np.ascontiguousarray(s)) for s in sequences]
    return nn.utils.rnn.pad_sequence(parts), torch.tensor([len(p) for p in parts])


def train_classifier(
    shape: ClassifierShape,
    sequences: Sequences,
    truth: NDArray[np.int64],
    held: tuple[Sequences, NDArray[np.int64]] | None,
    plan: Plan,
    folder: Path,
    identity: str,
    say: Say = lambda _: None,
    batch: int = 32,
) -> tuple[Classifier, Fitted]:
    """Train on sequences and their answers (N, questions); the best on `held` is kept, or the
    last when nothing is held out. `identity` names the data for the checkpoint."""
    seed_everything(plan.seed)
    network = Classifier(shape)
    if not shape.vocabulary:
        whole = torch.from_numpy(np.concatenate(sequences))
        network.shift, network.scale = whole.mean(0), 1 / whole.std(0).clamp_min(1e-6)
    steps = -(-len(sequences) // batch)

    def losses(epoch: int) -> Iterator[Tensor]:
        order = np.random.default_rng([plan.seed, epoch]).permutation(len(sequences))
        for begin in range(0, len(order), batch):
            chosen = order[begin : begin + batch]
            yield _loss(network, [sequences[n] for n in chosen], truth[chosen])

    @torch.no_grad()
    def held_out(module: nn.Module) -> float:
        assert isinstance(module, Classifier)
        return float(_loss(module, *held)) if held is not None else 0.0

    fitted = fit(network, losses, steps, held_out, plan, folder, identity, say)
    return network, fitted


def _loss(network: Classifier, sequences: Sequences, truth: NDArray[np.int64]) -> Tensor:
    scores = network(*side_by_side(sequences))
    wanted = torch.from_numpy(truth)
    lost = [functional.cross_entropy(s, wanted[:, n]) for n, s in enumerate(scores)]
    return torch.stack(lost).sum()


def export_classifier(network: Classifier, path: Path, notes: dict[str, str]) -> None:
    """Write a classifier: one sequence `x` (T, D) or (T,) in, `answer0`, ... (classes,) out, as
    probabilities."""
    shape = network.shape
    weights = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    graph = Graph()
    one = graph.constant(np.array([1]))
    x = "x"
    if shape.vocabulary:
        x = graph.op("Gather", graph.matrix(weights["embedding.weight"]), x, axis=0)
    else:
        moved = graph.op("Sub", x, graph.constant(weights["shift"]))
        x = graph.op("Mul", moved, graph.constant(weights["scale"]))
    layer = {k.removeprefix("layer."): v for k, v in weights.items() if k.startswith("layer.")}
    read = graph.op("Unsqueeze", x, one)
    out, _ = recurrent(graph, read, layer, "gru", [], both_ways=True)
    mean = graph.op("ReduceMean", out, axes=[0], keepdims=0)
    most = graph.op("ReduceMax", out, axes=[0], keepdims=0)
    plain = graph.op("ReduceMean", read, axes=[0], keepdims=0)
    pooled = graph.op("Concat", mean, most, plain, axis=1)
    outputs = {}
    for n in range(len(shape.answers)):
        table = graph.op("Transpose", graph.matrix(weights[f"answers.{n}.weight"]), perm=[1, 0])
        bias = graph.constant(weights[f"answers.{n}.bias"])
        scores = graph.op("Add", graph.op("MatMul", pooled, table), bias)
        flat = graph.op(
            "Squeeze", graph.op("Softmax", scores, axis=1), graph.constant(np.array([0]))
        )
        outputs[f"answer{n}"] = (flat, 1)
    kind: tuple[str, list[str | int]] = (
        ("int64", ["T"]) if shape.vocabulary else ("float", ["T", shape.width])
    )
    graph.write(path, {"x": kind}, outputs, notes)
