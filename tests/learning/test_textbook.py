"""The textbook's recurrent network, against PyTorch's of the same weights."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.learning.textbook import RecurrentNetwork, gradient, initial, loss, run, softmax

SIZES = st.tuples(st.integers(1, 5), st.integers(1, 7), st.integers(2, 6), st.integers(1, 12))


def as_torch(network: RecurrentNetwork) -> tuple[torch.nn.RNN, torch.nn.Linear]:
    """The same network of PyTorch's parts; its second bias of the hidden layer is zero."""
    hidden, inputs = network.w_xh.shape
    layer = torch.nn.RNN(inputs, hidden, dtype=torch.float64)
    out = torch.nn.Linear(hidden, len(network.b_y), dtype=torch.float64)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(torch.from_numpy(network.w_xh))
        layer.weight_hh_l0.copy_(torch.from_numpy(network.w_hh))
        layer.bias_ih_l0.copy_(torch.from_numpy(network.b_h))
        layer.bias_hh_l0.zero_()
        out.weight.copy_(torch.from_numpy(network.w_hy))
        out.bias.copy_(torch.from_numpy(network.b_y))
    return layer, out


@settings(max_examples=25)
@given(SIZES, st.integers(0, 1000))
def test_outputs_loss_and_gradient_are_pytorchs(
    sizes: tuple[int, int, int, int], seed: int
) -> None:
    inputs, hidden, outputs, steps = sizes
    network = initial(inputs, hidden, outputs, seed)
    draw = np.random.default_rng(seed)
    x, before = draw.normal(size=(steps, inputs)), draw.normal(size=hidden)
    targets = draw.integers(0, outputs, steps)

    layer, out = as_torch(network)
    states, _ = layer(torch.from_numpy(x)[:, None], torch.from_numpy(before)[None, None])
    scores = out(states[:, 0])
    lost = torch.nn.functional.cross_entropy(scores, torch.from_numpy(targets))
    lost.backward()

    made = run(network, x, before)
    np.testing.assert_allclose(made.hidden, states[:, 0].detach().numpy(), atol=1e-10)
    np.testing.assert_allclose(made.outputs, scores.softmax(1).detach().numpy(), atol=1e-10)
    assert loss(made, targets) == pytest.approx(lost.item())
    slope = gradient(network, x, targets, before)
    for ours, theirs in (
        (slope.w_xh, layer.weight_ih_l0.grad),
        (slope.w_hh, layer.weight_hh_l0.grad),
        (slope.b_h, layer.bias_ih_l0.grad),
        (slope.w_hy, out.weight.grad),
        (slope.b_y, out.bias.grad),
    ):
        assert theirs is not None
        np.testing.assert_allclose(ours, theirs.numpy(), atol=1e-9)


def test_descending_the_gradient_learns_to_count_to_three() -> None:
    network = initial(3, 12, 3, seed=1)
    turns = np.arange(30) % 3
    x, targets = np.eye(3)[turns], (turns + 1) % 3
    first = loss(run(network, x), targets)
    for _ in range(200):
        slope = gradient(network, x, targets)
        network = RecurrentNetwork(
            *(
                getattr(network, name) - 0.5 * getattr(slope, name)
                for name in ("w_xh", "w_hh", "b_h", "w_hy", "b_y")
            )
        )
    made = run(network, x)
    assert loss(made, targets) < first / 20
    assert (made.outputs.argmax(1) == targets).all()


def test_a_distribution_of_huge_scores_is_still_one() -> None:
    made = softmax(np.array([[1e4, 1e4 - 1, -1e4]]))
    assert made.sum() == pytest.approx(1)
    assert made[0, 0] == pytest.approx(1 / (1 + np.exp(-1)))
