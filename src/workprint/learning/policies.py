"""Learning to decide: a network scores what can be chosen, and is changed by policy gradient.

Four steps. A state becomes a row of features for each choice, encoded by a network; the choice is
drawn by the scores; the return is what it leads to in simulation; and the update makes choices
likelier that did better than others in the same future (REINFORCE, Williams 1992, with the mean of
paired runs as baseline, Kool et al. 2019; or over all choices at once where each was tried, Sutton
et al. 2000). Training needs the extra `train` (PyTorch); what is trained runs on ONNX Runtime.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from workprint.learning.export import Graph

NAMES = ("first", "first_bias", "own", "mean", "own_bias", "last")


class ChoiceScores(nn.Module):
    """Choices (N, K, F), some absent, to their scores (N, K): -inf where absent.

    What else can be chosen is told by the mean of all choices' hidden rows, so the scores of
    choices in another order are the same (deep sets; Zaheer et al. 2017).
    """

    def __init__(self, features: int, hidden: int = 16) -> None:
        super().__init__()
        self.first = nn.Linear(features, hidden)
        self.own = nn.Linear(hidden, hidden)
        self.mean = nn.Linear(hidden, hidden, bias=False)
        self.last = nn.Linear(hidden, 1, bias=False)

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """`there` (N, K) is true for the choices that can be made."""
        hidden = torch.relu(self.first(rows)) * there[:, :, None]
        mean = hidden.sum(1) / there.sum(1, keepdim=True)
        both = torch.relu(self.own(hidden) + self.mean(mean)[:, None, :])
        scores: Tensor = self.last(both).squeeze(2)
        return scores.masked_fill(~there, -torch.inf)

    def arrays(self) -> dict[str, NDArray[np.float64]]:
        """The weights by the names the ONNX file gives them."""
        tensors = (
            self.first.weight, self.first.bias, self.own.weight, self.mean.weight, self.own.bias,
            self.last.weight[0],
        )  # fmt: skip
        return {
            name: t.detach().double().numpy().copy()
            for name, t in zip(NAMES, tensors, strict=True)
        }


@torch.no_grad()
def scores_of(network: ChoiceScores, rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The scores of one state's choices (K, F)."""
    there = torch.ones(1, len(rows), dtype=torch.bool)
    made: Tensor = network(torch.from_numpy(rows).float()[None], there)[0]
    return np.asarray(made.numpy(), np.float64)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was seen, chosen and got in N decisions: `rows` (N, K, F), `counts` of choices (N,),
    the `picks` (N,) and how much better than expected each went (N,)."""

    rows: NDArray[np.float64]
    counts: NDArray[np.int64]
    picks: NDArray[np.int64]
    gains: NDArray[np.float64]


def gains_in_pairs(costs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of runs (groups, runs) in the same future: how far each is below the mean of the others, by
    the spread within the groups."""
    runs = costs.shape[1]
    below = (costs.mean(1, keepdims=True) - costs) * runs / (runs - 1)
    spread = max(float(np.sqrt((below**2).mean())), 1e-12)
    return np.asarray(below / spread, np.float64)


def _shown(rows: NDArray[np.float64], counts: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
    most = int(counts.max())
    there = torch.arange(most)[None, :] < torch.from_numpy(counts)[:, None]
    return torch.from_numpy(np.ascontiguousarray(rows[:, :most])).float(), there


def reinforced(network: ChoiceScores, made: Decisions, entropy: float) -> Tensor:
    """The loss of REINFORCE, less `entropy` times the mean entropy of the choices."""
    rows, there = _shown(made.rows, made.counts)
    scores = network(rows, there)
    logs = torch.log_softmax(scores, 1)
    taken = logs.gather(1, torch.from_numpy(made.picks)[:, None])[:, 0]
    spread = -(logs.exp() * logs.masked_fill(~there, 0.0)).sum(1)
    return -(taken * torch.from_numpy(made.gains).float()).mean() - entropy * spread.mean()


def over_all_choices(
    network: ChoiceScores,
    rows: NDArray[np.float64],
    counts: NDArray[np.int64],
    costs: NDArray[np.float64],
    entropy: float,
) -> Tensor:
    """The loss where every choice's cost (N, K) is known by trying it: what is expected of the
    policy, less `entropy` times its entropy."""
    shown, there = _shown(rows, counts)
    logs = torch.log_softmax(network(shown, there), 1)
    chances = logs.exp()
    known = torch.from_numpy(costs[:, : shown.shape[1]]).float().masked_fill(~there, 0.0)
    spread = -(chances * logs.masked_fill(~there, 0.0)).sum(1)
    return (chances * known).sum(1).mean() - entropy * spread.mean()


def export_scores(network: ChoiceScores, path: Path, notes: dict[str, str]) -> None:
    """Write the network: `rows` (K, F) in, `scores` (K,) out, and its weights by name, for code
    that plays futures out without a session."""
    weights = {k: v.astype(np.float32) for k, v in network.arrays().items()}
    graph = Graph(int8=False)
    kept = {name: graph.constant(value) for name, value in weights.items()}

    def times(x: str, name: str) -> str:
        return graph.op("MatMul", x, graph.op("Transpose", kept[name], perm=[1, 0]))

    hidden = graph.op("Relu", graph.op("Add", times("rows", "first"), kept["first_bias"]))
    mean = graph.op("ReduceMean", hidden, axes=[0], keepdims=1)
    shared = graph.op("Add", times(mean, "mean"), kept["own_bias"])
    both = graph.op("Relu", graph.op("Add", times(hidden, "own"), shared))
    scores = graph.op("MatMul", both, kept["last"])
    outputs = {"scores": (scores, 1)}
    outputs |= {name: (kept[name], value.ndim) for name, value in weights.items()}
    rows: dict[str, tuple[str, list[str | int]]] = {
        "rows": ("float", ["K", network.first.in_features])
    }
    graph.write(path, rows, outputs, notes)
