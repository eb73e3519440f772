"""The training loop: the same seed gives the same weights, broken off or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from workprint.learning.training import Fitted, Plan, fit, seed_everything

PLAN = Plan(epochs=6, rate=0.05, average=0.5, seed=4)
X = torch.randn(64, 3, generator=torch.Generator().manual_seed(0))
Y = X @ torch.tensor([[1.0], [-2.0], [0.5]])


class Stop(Exception):
    """Stands for whatever ends a run: a power cut, Ctrl-C."""


def train(
    folder: Path, plan: Plan = PLAN, stop_after: int | None = None, identity: str = "line"
) -> tuple[nn.Module, Fitted, list[str]]:
    seed_everything(plan.seed)
    network = nn.Sequential(nn.Linear(3, 8), nn.Dropout(0.2), nn.Linear(8, 1))
    said: list[str] = []

    def losses(epoch: int) -> Iterator[Tensor]:
        for n in range(4):
            if stop_after is not None and epoch == stop_after and n == 2:
                raise Stop
            part = slice(16 * n, 16 * n + 16)
            yield nn.functional.mse_loss(network(X[part]), Y[part])

    def held_out(module: nn.Module) -> float:
        with torch.no_grad():
            return float(nn.functional.mse_loss(module(X), Y))

    fitted = fit(network, losses, 4, held_out, plan, folder, identity, said.append)
    return network, fitted, said


def weights(network: nn.Module) -> Tensor:
    return torch.cat([p.detach().flatten() for p in network.parameters()])


def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    one, _, _ = train(tmp_path / "a")
    two, _, _ = train(tmp_path / "b")
    assert torch.equal(weights(one), weights(two))
    other, _, _ = train(tmp_path / "c", Plan(epochs=6, rate=0.05, average=0.5, seed=5))
    assert not torch.equal(weights(one), weights(other))


def test_a_run_broken_off_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    whole, told, _ = train(tmp_path / "a")
    for stop in (2, 4):
        with pytest.raises(Stop):
            train(tmp_path / "b", stop_after=stop)
    again, told_again, said = train(tmp_path / "b")
    assert torch.equal(weights(whole), weights(again))
    assert [e.loss for e in told.epochs] == [e.loss for e in told_again.epochs]
    assert said[0] == "going on after epoch 4 of 6"


@pytest.mark.parametrize(
    "spoil", [lambda p: p.write_bytes(p.read_bytes()[:100]), lambda p: p.write_bytes(b"")]
)
def test_a_damaged_checkpoint_is_passed_over(spoil: Callable[[Path], int], tmp_path: Path) -> None:
    whole, _, _ = train(tmp_path)
    spoil(tmp_path / "checkpoint.pt")
    again, _, said = train(tmp_path)
    assert torch.equal(weights(whole), weights(again))
    assert not said[0].startswith("going on")


def test_another_text_or_plan_begins_anew(tmp_path: Path) -> None:
    train(tmp_path)
    _, _, said = train(tmp_path, identity="another")
    assert not said[0].startswith("going on")


def test_the_best_epoch_is_kept_and_training_helps(tmp_path: Path) -> None:
    network, fitted, _ = train(tmp_path)
    with torch.no_grad():
        left = float(nn.functional.mse_loss(network(X), Y))
    figures = [e.held_out for e in fitted.epochs]
    assert left == pytest.approx(min(figures), rel=1e-5)
    assert fitted.best == figures.index(min(figures))
    assert min(figures) < figures[0]
    assert fitted.ended == "done"


def test_time_that_is_up_ends_it_with_what_there_is(tmp_path: Path) -> None:
    network, fitted, _ = train(tmp_path, Plan(epochs=6, rate=0.05, seed=4, seconds=0))
    assert (fitted.ended, len(fitted.epochs)) == ("time", 1)
    assert torch.isfinite(weights(network)).all()
