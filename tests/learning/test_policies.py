"""Learning to decide: the gradient improves, pairs are fair, the file is the network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from workprint.learning.policies import (
    NAMES,
    ChoiceScores,
    Decisions,
    export_scores,
    gains_in_pairs,
    over_all_choices,
    reinforced,
    scores_of,
)

FEATURES, CHOICES = 3, 4


def bandit(random: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """States of four choices; a choice costs its first feature, less its second by half."""
    rows = random.normal(size=(count, CHOICES, FEATURES))
    return rows, rows[:, :, 0] - 0.5 * rows[:, :, 1]


def regret(network: ChoiceScores) -> float:
    """By how much the network's choices cost more than the cheapest, of what choosing blindly
    costs more."""
    rows, costs = bandit(np.random.default_rng(99), 400)
    picks = [int(np.argmax(scores_of(network, r))) for r in rows]
    own = costs[np.arange(len(costs)), picks] - costs.min(1)
    return float(own.mean() / (costs.mean(1) - costs.min(1)).mean())


def learned(kind: str, seed: int = 1) -> ChoiceScores:
    torch.manual_seed(seed)
    network = ChoiceScores(FEATURES, 8)
    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    random = np.random.default_rng(seed)
    for _ in range(250):
        rows, costs = bandit(random, 16)
        counts = np.full(16, CHOICES)
        if kind == "all":
            loss = over_all_choices(network, rows, counts, costs, 0.01)
        else:
            # Four runs of each state: their mean is the baseline.
            chances = [np.exp(scores_of(network, r)) for r in rows]
            picks = np.array([random.choice(CHOICES, 4, p=c / c.sum()) for c in chances])
            gains = gains_in_pairs(np.take_along_axis(costs, picks, 1))
            made = Decisions(
                np.repeat(rows, 4, 0), np.repeat(counts, 4), picks.ravel(), gains.ravel()
            )
            loss = reinforced(network, made, 0.01)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return network


@pytest.mark.parametrize("kind", ["drawn", "all"])
def test_the_gradient_learns_a_bandit(kind: str) -> None:
    torch.manual_seed(1)
    assert regret(ChoiceScores(FEATURES, 8)) > 0.5
    assert regret(learned(kind)) < 0.15


def test_the_same_seed_learns_the_same() -> None:
    a, b, c = learned("drawn"), learned("drawn"), learned("drawn", seed=2)
    for x, y in zip(a.parameters(), b.parameters(), strict=True):
        assert torch.equal(x, y)
    assert not torch.equal(a.first.weight, c.first.weight)


def test_gains_are_fair_within_a_pair() -> None:
    costs = np.array([[1.0, 2.0, 3.0], [100.0, 100.0, 106.0]])
    gains = gains_in_pairs(costs)
    assert gains.sum(1) == pytest.approx([0, 0])
    assert (np.argsort(-gains[0]) == [0, 1, 2]).all() and gains[1, 2] < gains[0, 2]
    # What all runs of a film pay is no gain: it changes nothing.
    assert gains_in_pairs(costs + np.array([[7.0], [9.0]])) == pytest.approx(gains)


def test_the_gradient_is_that_of_the_expected_cost() -> None:
    """Of all choices at once, against differences of the expectation itself."""
    torch.manual_seed(3)
    network = ChoiceScores(FEATURES, 4).double()
    rows, costs = bandit(np.random.default_rng(5), 6)
    there = torch.ones(6, CHOICES, dtype=torch.bool)

    def expected() -> float:
        with torch.no_grad():
            chances = torch.softmax(network(torch.from_numpy(rows), there), 1)
        return float((chances * torch.from_numpy(costs)).sum(1).mean())

    network.float()
    over_all_choices(network, rows, np.full(6, CHOICES), costs, 0.0).backward()
    slope = float(network.last.weight.grad[0, 0])
    network.double()
    with torch.no_grad():
        network.last.weight[0, 0] += 1e-4
        more = expected()
        network.last.weight[0, 0] -= 2e-4
        less = expected()
    assert slope == pytest.approx((more - less) / 2e-4, abs=1e-4)


def test_choices_in_another_order_get_the_same_scores() -> None:
    torch.manual_seed(2)
    network = ChoiceScores(FEATURES, 8)
    rows = np.random.default_rng(1).normal(size=(6, FEATURES))
    turned = np.array([3, 0, 5, 1, 4, 2])
    assert scores_of(network, rows[turned]) == pytest.approx(scores_of(network, rows)[turned])


def test_absent_choices_change_nothing() -> None:
    torch.manual_seed(2)
    network = ChoiceScores(FEATURES, 8)
    rows = np.random.default_rng(1).normal(size=(1, 6, FEATURES))
    there = torch.tensor([[True, True, True, False, False, False]])
    told = network(torch.from_numpy(rows).float(), there).detach().numpy()[0]
    assert told[:3] == pytest.approx(scores_of(network, rows[0, :3]), rel=1e-5)
    assert np.isneginf(told[3:]).all()


def test_the_file_scores_as_the_network_does(tmp_path: Path) -> None:
    torch.manual_seed(4)
    network = ChoiceScores(FEATURES, 8)
    export_scores(network, tmp_path / "a.onnx", {"use": "test"})
    export_scores(network, tmp_path / "b.onnx", {"use": "test"})
    assert (tmp_path / "a.onnx").read_bytes() == (tmp_path / "b.onnx").read_bytes()
    session = onnxruntime.InferenceSession(str(tmp_path / "a.onnx"))
    for count in (1, 5, 9):
        rows = np.random.default_rng(count).normal(size=(count, FEATURES))
        told = session.run(["scores"], {"rows": rows.astype(np.float32)})[0]
        assert told == pytest.approx(scores_of(network, rows), abs=1e-5)
    kept = session.run(list(NAMES), {"rows": np.zeros((1, FEATURES), np.float32)})
    for name, value in zip(NAMES, kept, strict=True):
        assert value == pytest.approx(network.arrays()[name])
