"""Recurrent networks that do the work: gated, tied and regularised language models.

Needs the extra `train` (PyTorch). After Zaremba et al. 2014 (dropout between layers), Gal and
Ghahramani 2016 (variational dropout: one mask for a whole sequence), Press and Wolf 2017 (tied
weights), Grave et al. 2017 (adaptive softmax), Jean et al. 2015 (sampled softmax) and Merity et
al. 2018 (AWD-LSTM: dropped recurrent weights, dropped words, activation regularisation).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn import functional

State = tuple[Tensor, ...]

FREQUENT = 2000
"""A vocabulary is in order of frequency: so many words a sampled softmax always counts."""
SAMPLED = 1000
"""How many of the rarer words it draws, each standing for all that were not drawn."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a language model and how strongly each part is dropped while it learns.

    `sampled` is the tied softmax, estimated while learning: on a processor it takes a third of
    the time and gives the same model; what is told of a text is always of the whole softmax.
    """

    vocabulary: int
    embedding: int = 320
    hidden: int = 640
    layers: int = 2
    cell: Literal["lstm", "gru", "rnn"] = "lstm"
    softmax: Literal["tied", "sampled", "adaptive"] = "tied"
    drop_words: float = 0.1
    drop_input: float = 0.3
    drop_between: float = 0.25
    drop_output: float = 0.4
    drop_recurrent: float = 0.3


class LanguageModel(nn.Module):
    """Tokens (T, B) and a state in; the loss, or every next token's log-probability, out.

    The last layer is as wide as the embedding, so that both ends can share their weights.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.embedding)
        nn.init.uniform_(self.embedding.weight, -0.1, 0.1)
        kinds = {"lstm": nn.LSTM, "gru": nn.GRU, "rnn": nn.RNN}
        widths = [shape.embedding, *[shape.hidden] * (shape.layers - 1), shape.embedding]
        self.widths = widths[1:]
        self.layers = nn.ModuleList(kinds[shape.cell](a, b) for a, b in itertools.pairwise(widths))
        if shape.softmax == "adaptive":
            cuts = [c for c in (2000, 10000, 40000) if c < shape.vocabulary - 1]
            self.adaptive = nn.AdaptiveLogSoftmaxWithLoss(
                shape.embedding, shape.vocabulary, cuts or [shape.vocabulary // 2], div_value=2.0
            )
        else:
            self.bias = nn.Parameter(torch.zeros(shape.vocabulary))

    def begin(self, batch: int) -> State:
        """The state before anything was read."""
        parts = 2 if self.shape.cell == "lstm" else 1
        return tuple(torch.zeros(1, batch, width) for width in self.widths for _ in range(parts))

    def read(self, tokens: Tensor, state: State) -> tuple[Tensor, Tensor, State]:
        """The last layer's output (T, B, E), dropped and as it was, and the state after it."""
        shape = self.shape
        x = locked(self._words(tokens), shape.drop_input, self.training)
        parts = 2 if shape.cell == "lstm" else 1
        after: list[Tensor] = []
        for n, layer in enumerate(self.layers):
            own = state[parts * n : parts * (n + 1)]
            weights = {}
            if self.training and shape.drop_recurrent:
                weights["weight_hh_l0"] = functional.dropout(
                    layer.weight_hh_l0,  # type: ignore[arg-type]
                    shape.drop_recurrent,
                )
            x, end = functional_call(layer, weights, (x, own if parts == 2 else own[0]))
            after += [s.detach() for s in (end if parts == 2 else (end,))]
            if n + 1 < len(self.layers):
                x = locked(x, shape.drop_between, self.training)
        return locked(x, shape.drop_output, self.training), x, tuple(after)

    def loss(self, tokens: Tensor, targets: Tensor, state: State) -> tuple[Tensor, State]:
        """Mean cross-entropy in nats of the targets (T, B), regularised while learning."""
        dropped, raw, state = self.read(tokens, state)
        flat = dropped.flatten(0, 1)
        if self.shape.softmax == "adaptive":
            lost = self.adaptive(flat.float(), targets.flatten()).loss
        elif self.shape.softmax == "sampled" and self.training:
            lost = self._sampled(flat.float(), targets.flatten())
        else:
            scores = functional.linear(flat, self.embedding.weight, self.bias)
            lost = functional.cross_entropy(scores.float(), targets.flatten())
        if self.training:
            # Small outputs, and outputs that change slowly (Merity et al. 2017).
            lost = lost + 2 * dropped.float().pow(2).mean()
            lost = lost + (raw[1:] - raw[:-1]).float().pow(2).mean()
        return lost, state

    def log_probabilities(self, output: Tensor) -> Tensor:
        """(T, B, E) as `read` gives it -> (T, B, V)."""
        if self.shape.softmax == "adaptive":
            flat: Tensor = self.adaptive.log_prob(output.flatten(0, 1))
            return flat.view(*output.shape[:2], -1)
        return functional.log_softmax(
            functional.linear(output, self.embedding.weight, self.bias), dim=-1
        )

    def _sampled(self, output: Tensor, targets: Tensor) -> Tensor:
        """Cross-entropy of targets (N,) with the sum over rare words estimated from some."""
        rare = self.shape.vocabulary - FREQUENT
        if rare <= SAMPLED:
            return functional.cross_entropy(
                functional.linear(output, self.embedding.weight, self.bias), targets
            )
        drawn = torch.randperm(rare)[:SAMPLED] + FREQUENT
        counted = torch.cat([torch.arange(FREQUENT), drawn])
        weight, bias = self.embedding.weight[counted], self.bias[counted]
        stands_for = torch.zeros(len(counted))
        stands_for[FREQUENT:] = math.log(rare / SAMPLED)
        own = (output * self.embedding.weight[targets]).sum(1) + self.bias[targets]
        scores = functional.linear(output, weight, bias + stands_for)
        # A rare target that was not drawn is part of its own sum all the same.
        missed = (targets >= FREQUENT) & ~torch.isin(targets, drawn)
        alone = torch.where(missed, own, torch.full_like(own, -torch.inf))
        whole = torch.logaddexp(scores.logsumexp(1), alone)
        return (whole - own).mean()

    def _words(self, tokens: Tensor) -> Tensor:
        """Embeddings; while learning, some words of the vocabulary are left out altogether."""
        embedded: Tensor = self.embedding(tokens)
        if not (self.training and self.shape.drop_words):
            return embedded
        keep = 1 - self.shape.drop_words
        mask = torch.empty(self.shape.vocabulary, 1).bernoulli_(keep) / keep
        return embedded * mask[tokens]


def locked(x: Tensor, share: float, training: bool) -> Tensor:
    """Variational dropout: the same units of (T, B, H) are dropped at every step."""
    if not training or not share:
        return x
    mask = torch.empty(1, *x.shape[1:]).bernoulli_(1 - share) / (1 - share)
    return x * mask
