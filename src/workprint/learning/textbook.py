"""The recurrent network as the textbooks write it, with its gradient through time.

    h_t = tanh(W_hh h_{t-1} + W_xh x_t + b_h)
    y_t = softmax(W_hy h_t + b_y)

Elman, "Finding structure in time" (1990); the gradient is back-propagation through time as in
Goodfellow, Bengio, Courville, "Deep Learning" (2016), section 10.2.2. It is here to be read and
to be tested against PyTorch's; what does the work is in `recurrent`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RecurrentNetwork:
    """The weights: D inputs, H hidden units, V outputs."""

    w_xh: Array
    """(H, D)"""
    w_hh: Array
    """(H, H)"""
    b_h: Array
    """(H,)"""
    w_hy: Array
    """(V, H)"""
    b_y: Array
    """(V,)"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a network made of a sequence of T inputs."""

    hidden: Array
    """(T, H), h_1 to h_T"""
    outputs: Array
    """(T, V), each row a distribution"""


def initial(inputs: int, hidden: int, outputs: int, seed: int) -> RecurrentNetwork:
    """A network before it has learned: uniform in +-1/sqrt(fan-in), biases zero."""
    draw = np.random.default_rng(seed)

    def weights(rows: int, columns: int) -> Array:
        bound = 1 / np.sqrt(columns)
        return draw.uniform(-bound, bound, (rows, columns))

    return RecurrentNetwork(
        weights(hidden, inputs),
        weights(hidden, hidden),
        np.zeros(hidden),
        weights(outputs, hidden),
        np.zeros(outputs),
    )


def run(network: RecurrentNetwork, inputs: Array, before: Array | None = None) -> Run:
    """Run a network over inputs (T, D), from the hidden state `before` (H,), zeros by default."""
    hidden = np.empty((len(inputs), len(network.b_h)))
    h = np.zeros(len(network.b_h)) if before is None else before
    for t, x in enumerate(inputs):
        h = np.tanh(network.w_hh @ h + network.w_xh @ x + network.b_h)
        hidden[t] = h
    return Run(hidden, softmax(hidden @ network.w_hy.T + network.b_y))


def loss(made: Run, targets: NDArray[np.int64]) -> float:
    """Mean cross-entropy in nats of targets (T,), the right output at each step."""
    return float(-np.log(made.outputs[np.arange(len(targets)), targets]).mean())


def gradient(
    network: RecurrentNetwork,
    inputs: Array,
    targets: NDArray[np.int64],
    before: Array | None = None,
) -> RecurrentNetwork:
    """The gradient of `loss` by every weight, in the shape of a network."""
    made = run(network, inputs, before)
    steps = len(inputs)
    first = np.zeros(len(network.b_h)) if before is None else before
    earlier = np.vstack([first, made.hidden[:-1]])

    at_output = made.outputs.copy()
    at_output[np.arange(steps), targets] -= 1
    at_output /= steps

    at_sum = np.empty_like(made.hidden)
    from_later = np.zeros(len(network.b_h))
    for t in reversed(range(steps)):
        at_hidden = network.w_hy.T @ at_output[t] + from_later
        at_sum[t] = (1 - made.hidden[t] ** 2) * at_hidden
        from_later = network.w_hh.T @ at_sum[t]

    return RecurrentNetwork(
        w_xh=at_sum.T @ inputs,
        w_hh=at_sum.T @ earlier,
        b_h=at_sum.sum(axis=0),
        w_hy=at_output.T @ made.hidden,
        b_y=at_output.sum(axis=0),
    )


def softmax(scores: Array) -> Array:
    """Scores (..., V) as distributions over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Array = powers / powers.sum(axis=-1, keepdims=True)
    return result
