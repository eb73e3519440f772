"""The loop that trains a network: reproducible by its seed, watched, stopped and gone on with.

Needs the extra `train` (PyTorch). A run keeps a checkpoint after every epoch; the same call on
the same folder goes on where it was, and gives the weights an unbroken run would have given.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import torch
from torch import Tensor, nn

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is trained.

    `adamw` (Loshchilov and Hutter 2019) warms up over a tenth of the steps, then follows half a
    cosine to zero; `sgd` keeps its rate. With `average`, the mean of the weights after each step
    of the last `average` share of the epochs is what comes out (averaged SGD, Polyak and Juditsky
    1992; as in AWD-LSTM, Merity et al. 2018). `seconds` ends training early, with what there is; a
    run that is behind its time lets the rate fall by the clock, so that it ends well all the same.
    Only a run that keeps ahead of its time is reproducible.
    """

    epochs: int
    rate: float = 2e-3
    optimiser: Literal["adamw", "sgd"] = "adamw"
    decay: float = 0.01
    clip: float = 1.0
    average: float = 0.0
    seed: int = 1
    seconds: float = math.inf
    bfloat16: bool = False


@dataclass(frozen=True, slots=True)
class Epoch:
    """What one epoch gave: mean training loss, the figure on held-out data, seconds spent."""

    number: int
    loss: float
    held_out: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """A finished training: its epochs, and which one's weights were kept (lowest held-out)."""

    epochs: tuple[Epoch, ...]
    best: int
    ended: Literal["done", "time"]


def seed_everything(seed: int) -> None:
    """Let the same seed give the same weights."""
    torch.manual_seed(seed)


def fit(
    network: nn.Module,
    losses: Callable[[int], Iterable[Tensor]],
    steps: int,
    held_out: Callable[[nn.Module], float],
    plan: Plan,
    folder: Path,
    identity: str,
    say: Say = lambda _: None,
) -> Fitted:
    """Train a network in place and leave the best weights in it.

    `losses(epoch)` yields one loss a step, `steps` of them; each is followed by an update before
    the next is asked for. `held_out(network)` is lower for a better network; it is asked once an
    epoch. `identity` names data and settings: a checkpoint of another identity is not used.
    """
    key = hashlib.sha256(json.dumps([identity, asdict(plan) | {"seconds": 0}]).encode())
    path = folder / "checkpoint.pt"
    optimiser = _optimiser(network, plan)
    averaged: dict[str, Tensor] = {}
    averaged_steps = 0
    epochs: list[Epoch] = []
    best: dict[str, Tensor] = {}
    # The network's first weights were drawn by its maker; from here on, the loop's own stream.
    torch.manual_seed(plan.seed)
    kept = _read(path, key.hexdigest())
    if kept is not None:
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        torch.set_rng_state(kept["random"])
        averaged, averaged_steps = kept["averaged"], kept["averaged_steps"]
        epochs = [Epoch(**e) for e in kept["epochs"]]
        best = kept["best"]
        say(f"going on after epoch {len(epochs)} of {plan.epochs}")
    spent = sum(e.seconds for e in epochs)
    averages_from = plan.epochs - round(plan.average * plan.epochs)
    ended: Literal["done", "time"] = "done"
    for number in range(len(epochs), plan.epochs):
        began = time.monotonic()
        network.train()
        total, count = 0.0, 0
        for step, loss in enumerate(losses(number)):
            by_clock = (spent + time.monotonic() - began) / plan.seconds if plan.seconds else 1.0
            by_steps = (number * steps + step) / (plan.epochs * steps)
            _set_rate(optimiser, plan, min(max(by_steps, by_clock), 1.0))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), plan.clip)
            optimiser.step()
            total, count = total + float(loss.detach()), count + 1
            if plan.average and number >= averages_from:
                averaged_steps += 1
                _average(averaged, network, averaged_steps)
            if spent + time.monotonic() - began > plan.seconds:
                ended = "time"
                break
        with _weights(network, averaged):
            network.eval()
            figure = held_out(network)
            if not epochs or figure <= min(e.held_out for e in epochs):
                best = {k: v.detach().clone() for k, v in network.state_dict().items()}
        seconds = time.monotonic() - began
        spent += seconds
        epochs.append(Epoch(number, total / max(count, 1), figure, seconds))
        say(
            f"epoch {number + 1}/{plan.epochs}: loss {total / max(count, 1):.4f}, "
            f"held out {figure:.4f}, {seconds:.0f} s"
        )
        if ended == "time":
            break
        _write(
            path,
            {
                "key": key.hexdigest(),
                "network": network.state_dict(),
                "optimiser": optimiser.state_dict(),
                "random": torch.get_rng_state(),
                "averaged": averaged,
                "averaged_steps": averaged_steps,
                "epochs": [asdict(e) for e in epochs],
                "best": best,
            },
        )
    if best:
        network.load_state_dict(best)
    network.eval()
    figures = [e.held_out for e in epochs]
    return Fitted(tuple(epochs), figures.index(min(figures)) if figures else 0, ended)


def _optimiser(network: nn.Module, plan: Plan) -> torch.optim.Optimizer:
    if plan.optimiser == "sgd":
        return torch.optim.SGD(network.parameters(), plan.rate, weight_decay=plan.decay)
    return torch.optim.AdamW(
        network.parameters(), plan.rate, betas=(0.9, 0.99), weight_decay=plan.decay, foreach=True
    )


def _set_rate(optimiser: torch.optim.Optimizer, plan: Plan, done: float) -> None:
    """`done` is the share of all steps that lies behind."""
    if plan.optimiser == "sgd":
        return
    share = done / 0.1 if done < 0.1 else (1 + math.cos(math.pi * (done - 0.1) / 0.9)) / 2
    for group in optimiser.param_groups:
        group["lr"] = plan.rate * max(share, 1e-3)


def _average(averaged: dict[str, Tensor], network: nn.Module, count: int) -> None:
    """The running mean of the weights."""
    for name, value in network.state_dict().items():
        if name not in averaged or not value.is_floating_point():
            averaged[name] = value.detach().clone()
        else:
            averaged[name] += (value.detach() - averaged[name]) / count


@contextmanager
def _weights(network: nn.Module, averaged: dict[str, Tensor]) -> Iterator[None]:
    """Let the network have the averaged weights for a while, where there are any."""
    if not averaged:
        yield
        return
    own = {k: v.detach().clone() for k, v in network.state_dict().items()}
    network.load_state_dict(averaged)
    try:
        yield
    finally:
        network.load_state_dict(own)


def _write(path: Path, state: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    torch.save(state, temporary)
    temporary.replace(path)


def _read(path: Path, key: str) -> dict[str, Any] | None:
    """A checkpoint of the same training; one that is damaged or of another is passed over."""
    if not path.exists():
        return None
    try:
        state: dict[str, Any] = torch.load(path, weights_only=True)
    except Exception:
        # torch raises many kinds for a file cut short; all mean: begin anew.
        return None
    return state if state.get("key") == key else None
