"""Commands that train models and judge them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

train = typer.Typer(help="Train a model.", no_args_is_help=True)
evaluate = typer.Typer(help="Judge a model.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same model.", min=0)]
Folder = Annotated[
    Path | None,
    typer.Option("--out", help="Folder to train into; the store of models by default."),
]
ModelFolder = Annotated[
    Path | None, typer.Option("--model", help="The model's folder; the one in use by default.")
]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@train.callback()
def train_group() -> None:
    """Train a model: it is judged, and gets its card. Needs the extra `train`."""


@evaluate.callback()
def evaluate_group() -> None:
    """Judge a model: every figure with its 95% confidence interval."""


@train.command("language")
def train_language(
    train_texts: Annotated[
        Path | None,
        typer.Option("--train", help="Folder of texts and screenplays to learn from."),
    ] = None,
    valid_texts: Annotated[
        Path | None, typer.Option("--valid", help="Folder of texts to watch the training by.")
    ] = None,
    test_texts: Annotated[
        Path | None, typer.Option("--test", help="Folder of texts to judge by.")
    ] = None,
    level: Annotated[
        str, typer.Option(help="word: lower-cased words; char: characters as they are.")
    ] = "word",
    vocabulary: Annotated[
        int, typer.Option(help="How many words or characters it knows.", min=1)
    ] = 10_000,
    cell: Annotated[str, typer.Option(help="lstm, gru or rnn.")] = "lstm",
    softmax: Annotated[
        str, typer.Option(help="tied, sampled, adaptive, or auto: sampled up to 30,000 words.")
    ] = "auto",
    size: Annotated[str, typer.Option(help="full, or small: a file under 1 MB.")] = "full",
    epochs: Annotated[
        int | None,
        typer.Option(help="Times through the texts; as an hour allows by default.", min=1),
    ] = None,
    hours: Annotated[
        float, typer.Option(help="Stop after so long, with what there is.", min=0)
    ] = 1.0,
    threads: Annotated[int, typer.Option(help="Processor cores to use.", min=1)] = 2,
    seed: Seed = 1,
    out: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Train a language model on your scripts, or on Shakespeare's plays when none are named.

    Prints its perplexity on the test texts beside an interpolated Kneser-Ney trigram's.
    """
    from workprint.production.learned import (
        needs_training_extra,
        place_of,
        train_and_keep_language,
    )

    chosen = {
        "level": _one_of("--level", level, "word", "char"),
        "cell": _one_of("--cell", cell, "lstm", "gru", "rnn"),
        "softmax": _one_of("--softmax", softmax, "auto", "tied", "sampled", "adaptive"),
        "size": _one_of("--size", size, "full", "small"),
    }
    needs_training_extra()
    told = train_and_keep_language(
        (train_texts, valid_texts, test_texts),
        out or place_of("language"),
        _say,
        vocabulary=vocabulary,
        epochs=epochs,
        hours=hours,
        threads=threads,
        seed=seed,
        **chosen,
    )
    _tell_language(told, as_json)


@evaluate.command("language")
def evaluate_language(
    test_texts: Annotated[
        Path | None, typer.Option("--test", help="Folder of texts to judge by.")
    ] = None,
    valid_texts: Annotated[
        Path | None,
        typer.Option("--valid", help="Folder of texts to weigh cache and counts by."),
    ] = None,
    model: ModelFolder = None,
    as_json: AsJson = False,
) -> None:
    """Judge a language model by perplexity, beside the trigram of the text it learned from."""
    from workprint.production.learned import evaluate_kept_language

    _tell_language(evaluate_kept_language(test_texts, valid_texts, model), as_json)


Data = Annotated[
    Path | None, typer.Option("--data", help="Your own texts in place of the project's.")
]


@train.command("mood")
def train_mood(
    data: Data = None, seed: Seed = 1, out: Folder = None, as_json: AsJson = False
) -> None:
    """Train the classifier of a scene's mood and intensity; it is judged by cross-validation."""
    _train_classifier("mood", data, seed, out, as_json)


@train.command("language-id")
def train_language_id(
    data: Data = None, seed: Seed = 1, out: Folder = None, as_json: AsJson = False
) -> None:
    """Train the classifier that tells 27 languages apart; it is judged by cross-validation."""
    _train_classifier("language-id", data, seed, out, as_json)


@evaluate.command("mood")
def evaluate_mood(
    data: Data = None, model: ModelFolder = None, seed: Seed = 1, as_json: AsJson = False
) -> None:
    """Judge the mood classifier on your texts, or by cross-validation when none are named."""
    _evaluate_classifier("mood", data, model, seed, as_json)


@evaluate.command("language-id")
def evaluate_language_id(
    data: Data = None, model: ModelFolder = None, seed: Seed = 1, as_json: AsJson = False
) -> None:
    """Judge how languages are told apart, on your texts or by cross-validation."""
    _evaluate_classifier("language-id", data, model, seed, as_json)


def _train_classifier(
    name: str, data: Path | None, seed: int, out: Path | None, as_json: bool
) -> None:
    from workprint.production.classifiers import train_and_keep
    from workprint.production.learned import needs_training_extra, place_of

    needs_training_extra()
    _tell_classifier(train_and_keep(name, data, out or place_of(name), seed, _say), as_json)


def _evaluate_classifier(
    name: str, data: Path | None, model: Path | None, seed: int, as_json: bool
) -> None:
    from workprint.production.classifiers import evaluate_kept

    _tell_classifier(evaluate_kept(name, data, model, seed, _say), as_json)


def _tell_classifier(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    what = told["folder"] or "cross-validation"
    print(f"{what}: judged on {told['texts']} texts")

    def shown(estimate: dict[str, float]) -> str:
        return f"{estimate['value']:.3f} [{estimate['low']:.3f}, {estimate['high']:.3f}]"

    for question, judged in told["questions"].items():
        print(f"{question}: accuracy {shown(judged['accuracy'])}, "
              f"macro-F1 {shown(judged['macro_f1'])}, "
              f"calibration error {shown(judged['calibration'])}")  # fmt: skip
        print(f"  {'':<10} {'count':>6}  precision              recall                 F1")
        for one in judged["classes"]:
            print(f"  {one['label']:<10} {one['count']:>6}  {shown(one['precision'])}   "
                  f"{shown(one['recall'])}   {shown(one['f1'])}")  # fmt: skip


def _tell_language(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    test = told["test"]
    print(f"{told['folder']}: {test['tokens']} test tokens, {test['unknown']:.1%} unknown")
    names = {
        "trigram": "Kneser-Ney trigram",
        "network": "network",
        "with_cache": "network and cache",
        "mixture": "network, cache, counts",
    }
    for key, name in names.items():
        p = test[key]["perplexity"]
        line = f"{name:<24} {p['value']:7.1f}  [{p['low']:.1f}, {p['high']:.1f}]"
        if key != "trigram":
            lower = test[f"{key}_lower"]
            line += f"   {lower['value']:.1%} lower [{lower['low']:.1%}, {lower['high']:.1%}]"
        print(line)


def _one_of(option: str, value: str, *allowed: str) -> Any:
    if value not in allowed:
        raise typer.BadParameter(
            f'"{value}" is not one of {", ".join(allowed)}', param_hint=option
        )
    return value
