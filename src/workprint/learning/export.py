"""Trained networks as ONNX files, written from their weights: the same weights, the same bytes.

Needs the extra `train`. Large weights are kept as int8 with a scale a row (symmetric, round to
nearest), a quarter of the size; they are floats again when the session opens.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from workprint.learning.whole import write_whole

Floats = NDArray[np.float32]
OPSET = 17
INT8_FROM = 2048
"""Matrices of fewer weights stay floats: nothing is won there."""


@dataclass(slots=True)
class Graph:
    """An ONNX graph while it is written; each call gives the name of what it made."""

    int8: bool = True
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        """One operation; with more outputs, `name`, `name_1`, ... are made and `name` given."""
        name = f"{kind.lower()}{len(self.nodes)}"
        names = [name, *(f"{name}_{n}" for n in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=name, **attributes))
        return name

    def constant(self, value: NDArray[Any]) -> str:
        """A small array."""
        name = f"c{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def matrix(self, value: Floats) -> str:
        """Weights (R, C), as int8 by row where they are many."""
        if not self.int8 or value.size < INT8_FROM:
            return self.constant(value.astype(np.float32))
        scale = np.maximum(np.abs(value).max(axis=1, keepdims=True), 1e-12) / 127
        whole = np.clip(np.rint(value / scale), -127, 127).astype(np.int8)
        rows = self.op("Cast", self.constant(whole), to=TensorProto.FLOAT)
        return self.op("Mul", rows, self.constant(scale.astype(np.float32)))

    def write(
        self,
        path: Path,
        inputs: dict[str, tuple[str, list[str | int]]],
        outputs: dict[str, tuple[str, int]],
        notes: dict[str, str],
    ) -> None:
        """Write the file: inputs by name as (type, shape), outputs by name as (what
        gives them, their rank).

        `notes` are kept inside the file as its metadata.
        """
        for name, (made, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [made], [name], name=name))
        types = {"int64": TensorProto.INT64, "float": TensorProto.FLOAT}
        graph = helper.make_graph(
            self.nodes,
            "workprint",
            [helper.make_tensor_value_info(n, types[t], s) for n, (t, s) in inputs.items()],
            [
                helper.make_tensor_value_info(n, TensorProto.FLOAT, [None] * rank)
                for n, (_, rank) in outputs.items()
            ],
            self.weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = 8
        helper.set_model_props(model, notes)
        onnx.checker.check_model(model)
        write_whole(path, model.SerializeToString(deterministic=True))


def gates(value: NDArray[Any], cell: str) -> NDArray[Any]:
    """A cell's weights in ONNX's order of gates: PyTorch's i f g o to i o f g, r z n to z r n."""
    if cell == "rnn":
        return value
    parts = np.split(value, 4 if cell == "lstm" else 3)
    order = (0, 3, 1, 2) if cell == "lstm" else (1, 0, 2)
    return np.concatenate([parts[n] for n in order])


def recurrent(
    graph: Graph,
    x: str,
    weights: dict[str, Floats],
    cell: str,
    state: list[str],
    both_ways: bool = False,
) -> tuple[str, list[str]]:
    """A recurrent layer over x (T, B, I): its output (T, B, H) and its end state.

    `weights` are PyTorch's of one layer: `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`,
    `bias_hh_l0`, and with `both_ways` the same with `_reverse`; then the output is (T, B, 2H).
    `state` may be empty for zeros.
    """
    ways = ("", "_reverse") if both_ways else ("",)
    hidden = weights["weight_hh_l0"].shape[1]

    def stacked(name: str) -> str:
        parts = [
            graph.op(
                "Unsqueeze",
                graph.matrix(gates(weights[name + way], cell)),
                graph.constant(np.array([0])),
            )
            for way in ways
        ]
        return parts[0] if len(parts) == 1 else graph.op("Concat", *parts, axis=0)

    bias = np.stack(
        [
            np.concatenate(
                [gates(weights[f"bias_{n}_l0{way}"], cell) for n in ("ih", "hh")]
            ).astype(np.float32)
            for way in ways
        ]
    )
    kinds = {"lstm": "LSTM", "gru": "GRU", "rnn": "RNN"}
    more: dict[str, Any] = {"linear_before_reset": 1} if cell == "gru" else {}
    ends = 2 if cell == "lstm" else 1
    made = graph.op(
        kinds[cell],
        x,
        stacked("weight_ih_l0"),
        stacked("weight_hh_l0"),
        graph.constant(bias),
        "",
        *state,
        outputs=1 + ends,
        hidden_size=hidden,
        direction="bidirectional" if both_ways else "forward",
        **more,
    )
    # ONNX gives (T, ways, B, H).
    turned = graph.op("Transpose", made, perm=[0, 2, 1, 3])
    flat = graph.op("Reshape", turned, graph.constant(np.array([0, 0, -1])))
    return flat, [f"{made}_{n}" for n in range(1, 1 + ends)]
