"""Models the project or its users trained: where they lie, training them, judging them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workprint.production.corpus import plays, read_texts
from workprint.production.errors import FilmError

Say = Callable[[str], None]
Texts = tuple[Path | None, Path | None, Path | None]


def place_of(name: str) -> Path:
    """Where a model that a user trained lies when no other folder is named."""
    from workprint.models.store import root

    return root() / "trained" / name


def model_in_use(name: str) -> Path:
    """The folder of the model in use: the user's own where one was trained, else the shipped."""
    own = place_of(name)
    if (own / "model.onnx").exists() or (own / "model.json").exists():
        return own
    return shipped(name)


def shipped(name: str) -> Path:
    """The folder of a model that comes with Workprint."""
    import workprint.language

    return Path(workprint.language.__file__).parent / "shipped" / name


def needs_training_extra() -> None:
    """FilmError, in one sentence, when PyTorch is not installed."""
    if importlib.util.find_spec("torch") is None or importlib.util.find_spec("onnx") is None:
        raise FilmError("training needs PyTorch; install it with: pip install 'workprint[train]'")


def train_and_keep_language(
    folders: Texts, out: Path, say: Say = lambda _: None, **settings: Any
) -> dict[str, Any]:
    """Train a language model into `out`, with its card; what the command prints as JSON.

    Folders of texts to learn from, to watch by and to judge by; the plays for all three when
    none is named.
    """
    from workprint.language.generation.card import card_of
    from workprint.language.generation.training import Settings, train
    from workprint.learning.card import write_card

    if any(folders) and not all(folders):
        raise FilmError("name all three of --train, --valid and --test, or none for the plays")
    free = not any(folders)
    learned, held, test = plays() if free else tuple(read_texts(f) for f in folders if f)
    chosen = Settings(**settings)
    try:
        trained = train(learned, held, test, chosen, out, say)
    except ValueError as error:
        raise FilmError(str(error)) from error
    write_card(card_of(trained, chosen, len(learned), free), out)
    return {
        "folder": str(out),
        "tokens": trained.tokens,
        "vocabulary": trained.vocabulary,
        "parameters": trained.parameters,
        "epochs": [asdict(e) for e in trained.fitted.epochs],
        "ended": trained.fitted.ended,
        "test": asdict(trained.result),
    }


def evaluate_kept_language(
    test: Path | None, valid: Path | None, model: Path | None
) -> dict[str, Any]:
    """Judge a kept language model; on the plays held out of its training when none are named.

    The shipped model comes without its trigram, which is larger than itself: it is counted anew.
    """
    from workprint.language.generation.evaluating import evaluate
    from workprint.language.generation.running import load
    from workprint.language.ngrams import KneserNey
    from workprint.language.preprocess import clean
    from workprint.learning.errors import ModelFileError

    folder = model or model_in_use("language")
    running = load(folder)
    read = running.vocabulary.read
    try:
        if folder == shipped("language"):
            learned = [read(clean(t.text)) for t in plays()[0]]
            trigram = KneserNey.learned(learned, len(running.vocabulary))
        else:
            trigram = KneserNey.load(folder / "trigram.npz")
    except (OSError, ValueError) as error:
        raise ModelFileError(
            f"{folder / 'trigram.npz'} cannot be read ({type(error).__name__}); "
            "train the model again with: workprint train language"
        ) from error
    if (test is None) != (valid is None):
        raise FilmError("name both --test and --valid, or neither for the plays")
    if test is not None and valid is not None:
        held, judged = read_texts(valid), read_texts(test)
    else:
        _, held, judged = plays()
    result = evaluate(
        running,
        trigram,
        [read(clean(t.text)) for t in held],
        [read(clean(t.text)) for t in judged],
    )
    return {"folder": str(folder), "test": asdict(result)}
