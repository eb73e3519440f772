"""A trained language model as an ONNX file. Needs the extra `train`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from workprint.learning.export import Floats, Graph, recurrent
from workprint.learning.recurrent import LanguageModel


def export(network: LanguageModel, path: Path, notes: dict[str, str]) -> None:
    """Write a network: `tokens` (T, B) and the state in, `scores` (T, B, V) as log-probabilities,
    `hidden` (T, B, E), the last layer's output, and the state after it out.
    """
    shape = network.shape
    weights = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    graph = Graph()
    embedding = graph.matrix(weights["embedding.weight"])
    x = graph.op("Gather", embedding, "tokens", axis=0)
    parts = 2 if shape.cell == "lstm" else 1
    inputs: dict[str, tuple[str, list[str | int]]] = {"tokens": ("int64", ["T", "B"])}
    outputs: dict[str, tuple[str, int]] = {}
    for n, width in enumerate(network.widths):
        names = [f"state{parts * n + k}" for k in range(parts)]
        own = {
            k.removeprefix(f"layers.{n}."): v
            for k, v in weights.items()
            if k.startswith(f"layers.{n}.")
        }
        x, ends = recurrent(graph, x, own, shape.cell, names)
        inputs |= {name: ("float", [1, "B", width]) for name in names}
        outputs |= {f"{name}_after": (end, 3) for name, end in zip(names, ends, strict=True)}
    if shape.softmax == "adaptive":
        scores = _adaptive(graph, x, weights)
    else:
        table = graph.op("Transpose", embedding, perm=[1, 0])
        raw = graph.op("Add", graph.op("MatMul", x, table), graph.constant(weights["bias"]))
        scores = graph.op("LogSoftmax", raw, axis=-1)
    graph.write(path, inputs, {"scores": (scores, 3), "hidden": (x, 3)} | outputs, notes)


def _adaptive(graph: Graph, x: str, weights: dict[str, Floats]) -> str:
    """Grave et al. 2017: a word of a cluster is the cluster's probability times its own in it."""
    head = _linear(graph, x, weights["adaptive.head.weight"])
    head = graph.op("LogSoftmax", head, axis=-1)
    tails = sum(k.startswith("adaptive.tail") and k.endswith("0.weight") for k in weights)
    first = weights["adaptive.head.weight"].shape[0] - tails
    parts = [_part(graph, head, 0, first)]
    for n in range(tails):
        narrow = _linear(graph, x, weights[f"adaptive.tail.{n}.0.weight"])
        own = _linear(graph, narrow, weights[f"adaptive.tail.{n}.1.weight"])
        cluster = _part(graph, head, first + n, first + n + 1)
        parts.append(graph.op("Add", graph.op("LogSoftmax", own, axis=-1), cluster))
    return graph.op("Concat", *parts, axis=-1)


def _linear(graph: Graph, x: str, weight: Floats) -> str:
    return graph.op("MatMul", x, graph.op("Transpose", graph.matrix(weight), perm=[1, 0]))


def _part(graph: Graph, x: str, begin: int, end: int) -> str:
    return graph.op("Slice", x, *(graph.constant(np.array([k])) for k in (begin, end, 2)))
