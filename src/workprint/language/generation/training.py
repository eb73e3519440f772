"""Training a language model on folders of text, beside the trigram of the same tokens.

The four steps: texts are cleaned and cut into tokens, tokens become numbers of a vocabulary, a
recurrent network and a Kneser-Ney trigram learn from the same numbers, and both are judged on
the same held-out texts. Needs the extra `train`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor, nn

from workprint.language.generation.evaluating import LanguageResult, evaluate
from workprint.language.generation.export import export
from workprint.language.generation.running import load, write_tokens
from workprint.language.ngrams import KneserNey
from workprint.language.preprocess import Document, Vocabulary, clean
from workprint.language.preprocess.vocabulary import Ids
from workprint.learning.recurrent import LanguageModel, Shape
from workprint.learning.training import Fitted, Plan, fit, seed_everything

Say = Callable[[str], None]

TOKENS_READ = 6_000_000
"""How many tokens a training reads in all, over its epochs: under an hour on two cores."""
ADAPTIVE_FROM = 30_000
"""Words from which the adaptive softmax pays; below, the sampled one keeps the tied weights."""
EPOCHS = (2, 40)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose. `epochs` None: as many as an hour on two cores allows."""

    level: Literal["word", "char"] = "word"
    vocabulary: int = 10_000
    cell: Literal["lstm", "gru", "rnn"] = "lstm"
    softmax: Literal["auto", "tied", "sampled", "adaptive"] = "auto"
    size: Literal["full", "small"] = "full"
    epochs: int | None = None
    seed: int = 1
    hours: float = 1.0
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished training: what was learned from, how it went, and how good it is."""

    folder: Path
    tokens: int
    vocabulary: int
    parameters: int
    fitted: Fitted
    result: LanguageResult


def train(
    train_texts: Sequence[Document],
    valid_texts: Sequence[Document],
    test_texts: Sequence[Document],
    settings: Settings,
    folder: Path,
    say: Say = lambda _: None,
) -> Trained:
    """Train into `folder`; stopped and called again, it goes on where it was.

    ValueError, in one sentence, when a set has no text to speak of.
    """
    for name, texts in (("train", train_texts), ("valid", valid_texts), ("test", test_texts)):
        if sum(len(t.text) for t in texts) < 200:
            raise ValueError(f"the {name} texts are too short to learn or judge by; give more")
    torch.set_num_threads(settings.threads)
    vocabulary = Vocabulary.learned(
        settings.level, (clean(t.text) for t in train_texts), settings.vocabulary
    )
    learned, held, test = (
        [vocabulary.read(clean(t.text)) for t in texts]
        for texts in (train_texts, valid_texts, test_texts)
    )
    tokens = sum(map(len, learned))
    shape = shape_of(settings, len(vocabulary), tokens)
    epochs = settings.epochs or int(np.clip(round(TOKENS_READ / tokens), *EPOCHS))
    plan = Plan(
        epochs,
        rate=3e-3,
        average=0.25,
        seed=settings.seed,
        seconds=settings.hours * 3600,
        bfloat16=_has_bfloat16(),
    )
    say(
        f"{tokens} tokens, vocabulary {len(vocabulary)}, {shape.cell} "
        f"{shape.embedding}-{shape.hidden}, {epochs} epochs"
    )
    trigram = KneserNey.learned(learned, len(vocabulary))
    seed_everything(settings.seed)
    network = LanguageModel(shape)
    batches = Batches(learned, plan)
    identity = hashlib.sha256(
        json.dumps([asdict(shape), list(vocabulary.tokens)]).encode()
        + b"".join(t.tobytes() for t in (*learned, *held))
    )
    fitted = fit(
        network,
        lambda epoch: batches.losses(network, epoch),
        batches.steps,
        lambda module: held_out_loss(module, held),
        plan,
        folder / "training",
        identity.hexdigest(),
        say,
    )
    notes = {
        "name": "language",
        "level": settings.level,
        "vocabulary": str(len(vocabulary)),
        "tokens": write_tokens(vocabulary, folder),
    }
    export(network, folder / "model.onnx", notes)
    trigram.save(folder / "trigram.npz")
    say("judging the network, the cache and the trigram on the test texts")
    result = evaluate(load(folder), trigram, held, test)
    parameters = sum(p.numel() for p in network.parameters())
    return Trained(folder, tokens, len(vocabulary), parameters, fitted, result)


def shape_of(settings: Settings, vocabulary: int, tokens: int) -> Shape:
    """The network's shape: smaller and more strongly dropped for less text."""
    softmax = settings.softmax
    if softmax == "auto":
        softmax = "sampled" if vocabulary <= ADAPTIVE_FROM else "adaptive"
    if settings.size == "small":
        return Shape(vocabulary, 96, 192, 2, settings.cell, softmax, 0.0, 0.05, 0.05, 0.1, 0.05)
    if settings.level == "char":
        return Shape(vocabulary, 256, 640, 2, settings.cell, softmax, 0.0, 0.1, 0.1, 0.1, 0.1)
    scarce = tokens < 400_000
    return Shape(
        vocabulary,
        embedding=256 if scarce else 320,
        hidden=512 if scarce else 640,
        cell=settings.cell,
        softmax=softmax,
        drop_words=0.1 if scarce else 0.05,
        drop_input=0.4 if scarce else 0.25,
        drop_between=0.25 if scarce else 0.2,
        drop_output=0.5 if scarce else 0.35,
        drop_recurrent=0.3 if scarce else 0.2,
    )


class Batches:
    """Texts as B streams side by side, read in stretches; the order of texts changes by epoch."""

    def __init__(self, texts: Sequence[Ids], plan: Plan) -> None:
        self.texts = [np.concatenate([[0], t]) for t in texts]
        self.seed = plan.seed
        self.bfloat16 = plan.bfloat16
        total = sum(map(len, self.texts))
        self.batch = int(np.clip(total // 4000, 4, 32))
        self.width = total // self.batch
        self.stretch = min(35, max(8, self.width // 4))
        self.steps = math.ceil((self.width - 1) / self.stretch)

    def losses(self, network: LanguageModel, epoch: int) -> Iterator[Tensor]:
        """One loss a stretch; the state is carried from one to the next."""
        order = np.random.default_rng([self.seed, epoch]).permutation(len(self.texts))
        whole = np.concatenate([self.texts[n] for n in order])[: self.batch * self.width]
        streams = torch.from_numpy(whole.reshape(self.batch, self.width).T.copy())
        state = network.begin(self.batch)
        for begin in range(0, self.width - 1, self.stretch):
            targets = streams[begin + 1 : begin + 1 + self.stretch]
            tokens = streams[begin : begin + len(targets)]
            with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
                loss, state = network.loss(tokens, targets, state)
            state = tuple(s.float() for s in state)
            yield loss


@torch.no_grad()
def held_out_loss(network: nn.Module, texts: Sequence[Ids], batch: int = 16) -> float:
    """Mean loss (nats) over texts cut into `batch` streams: quick, to watch a training by."""
    assert isinstance(network, LanguageModel)
    whole = np.concatenate([np.concatenate([[0], t]) for t in texts])
    batch = max(1, min(batch, len(whole) // 100))
    width = len(whole) // batch
    streams = torch.from_numpy(whole[: batch * width].reshape(batch, width).T.copy())
    state = network.begin(batch)
    total, count = 0.0, 0
    for begin in range(0, width - 1, 100):
        targets = streams[begin + 1 : begin + 101]
        loss, state = network.loss(streams[begin : begin + len(targets)], targets, state)
        total, count = total + float(loss) * targets.numel(), count + targets.numel()
    return total / count


def _has_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 itself; elsewhere it would only be slower."""
    return bool(torch.cpu._is_avx512_bf16_supported())
