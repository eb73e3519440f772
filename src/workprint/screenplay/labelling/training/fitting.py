"""Training the labeller: films set anew each epoch, a tagger, its file.

Needs the extra `train` (PyTorch).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor

from workprint.learning.tagging import (
    Labelled,
    Tagger,
    TaggerShape,
    batch,
    export_tagger,
    held_out,
)
from workprint.learning.training import Fitted, Plan, Say, fit, seed_everything
from workprint.screenplay.labelling.features import WIDTH, WORDS, features
from workprint.screenplay.labelling.labels import LABELS, PLACE, Label
from workprint.screenplay.labelling.model import words_of
from workprint.screenplay.labelling.training.films import Film
from workprint.screenplay.labelling.training.setting import layouts_of, set_film
from workprint.screenplay.labelling.training.sheets import Sheet

WINDOW = 96
"""Lines a training sequence."""


_FRAGMENTS = 0.2


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a training reproducible."""

    epochs: int = 14
    sheets: int = 2
    """How many of its layouts each film is set in, anew, each epoch."""
    batch: int = 16
    rate: float = 3e-3
    words: int = 1500
    fewest: int = 3
    """A word is known when it stands in this many films."""
    hidden: int = 64
    seed: int = 1
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished training."""

    fitted: Fitted
    network: Tagger
    vocabulary: tuple[str, ...]
    parameters: int
    lines: int


def train(
    films: Sequence[Film],
    watched: Sequence[Film],
    settings: Settings,
    folder: Path,
    say: Say = lambda _: None,
) -> Trained:
    """Train on `films`, watched by `watched`; the model is written to `folder`/model.onnx.

    The same films and settings give the same file. ValueError when there is nothing to learn.
    """
    if not films or not watched:
        raise ValueError("there are no films to learn from; name some, or fetch the plays")
    torch.set_num_threads(settings.threads)
    seed_everything(settings.seed)
    vocabulary = _vocabulary(films, settings)
    table = {word: n + 1 for n, word in enumerate(vocabulary)}
    held = [_ready(s, table) for f in watched for s in _sheets(f, settings.seed + 7919)]
    shape = TaggerShape(WIDTH, WORDS, len(vocabulary) + 1, len(LABELS), hidden=settings.hidden)
    network = Tagger(shape)
    # How many steps an epoch has is told by setting one; films are about as long each time.
    first = _epoch(films, 0, settings, table)
    steps = len(first)
    lines = sum(int(lengths.sum()) for *_, lengths in first)

    def losses(number: int) -> Iterable[Tensor]:
        batches = first if number == 0 else _epoch(films, number, settings, table)
        for numbers, words, truth, lengths in batches[:steps]:
            yield network.loss(numbers, words, truth, lengths)

    fitted = fit(
        network,
        losses,
        steps,
        lambda made: held_out(made, held),
        Plan(settings.epochs, settings.rate, average=0.3, seed=settings.seed, clip=5.0),
        folder,
        _identity(films, watched, settings),
        say,
    )
    notes = {"labels": json.dumps(LABELS), "words": json.dumps(vocabulary, ensure_ascii=False)}
    export_tagger(network, folder / "model.onnx", notes)
    parameters = sum(p.numel() for p in network.parameters())
    return Trained(fitted, network, vocabulary, parameters, lines)


def _identity(films: Sequence[Film], watched: Sequence[Film], settings: Settings) -> str:
    import hashlib

    told = hashlib.sha256()
    for film in (*films, *watched):
        told.update(repr(film).encode())
    return f"labels {asdict(settings) | {'threads': 0}} {told.hexdigest()}"


def _vocabulary(films: Sequence[Film], settings: Settings) -> tuple[str, ...]:
    """The commonest words, each in at least `fewest` films, commonest first."""
    from workprint.screenplay.labelling.features import tokens_of

    often, wide = Counter[str](), Counter[str]()
    for film in films:
        own = Counter(t for piece in film.pieces for t in tokens_of(piece.text))
        often.update({word: min(count, 20) for word, count in own.items()})
        wide.update(own.keys())
    known = [w for w, _ in sorted(often.items(), key=lambda x: (-x[1], x[0]))]
    return tuple([w for w in known if wide[w] >= settings.fewest][: settings.words])


def _sheets(film: Film, seed: int) -> Iterator[Sheet]:
    for layout in layouts_of(film):
        yield set_film(film, layout, seed)


def _ready(made: Sheet, table: dict[str, int]) -> Labelled:
    found = features(made.lines)
    truth = np.array([PLACE[label] for label in made.labels], np.int64)
    return found.numbers, words_of(found.tokens, table), truth


def _epoch(
    films: Sequence[Film], number: int, settings: Settings, table: dict[str, int]
) -> list[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """An epoch's batches: each film set anew in some layouts, cut in windows, shuffled."""
    random = Random(f"{settings.seed}|{number}")
    windows: list[Labelled] = []
    for film in films:
        layouts = layouts_of(film)
        if film.kind == "plays":
            drawn = random.sample(layouts, min(settings.sheets, len(layouts)))
        else:  # fewer and shorter than the plays, and nearer to the work
            drawn = list(layouts) * (2 if film.language == "zh" else 1)
        for nth, layout in enumerate(drawn):
            seed = settings.seed * 100_000 + number * 100 + nth
            part_of = _fragment(film, random) if random.random() < _FRAGMENTS else film
            numbers, words, truth = _ready(set_film(part_of, layout, seed), table)
            begin = -random.randrange(WINDOW)
            for at in range(begin, len(truth), WINDOW):
                part = slice(max(at, 0), at + WINDOW)
                if len(truth[part]):
                    windows.append((numbers[part], words[part], truth[part]))
    random.shuffle(windows)
    size = settings.batch
    return [batch(windows[at : at + size]) for at in range(0, len(windows), size)]


def _fragment(film: Film, random: Random) -> Film:
    """Some pages of a film, as people send them: from anywhere, and few."""
    begins = [
        n
        for n, piece in enumerate(film.pieces)
        if piece.label in (Label.HEADING, Label.ACTION, Label.CUE)
    ]
    begin = random.choice(begins)
    end = begin + random.choice([6, 12, 25, 50])
    while end < len(film.pieces) and film.pieces[end - 1].label is Label.CUE:
        end += 1
    return replace(film, pieces=film.pieces[begin:end])
