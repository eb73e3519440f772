"""Commands that train and judge the labeller of typed lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from workprint.cli.training import AsJson, Folder, ModelFolder, Seed, _say

Epochs = Annotated[int | None, typer.Option(help="Times through the films.", min=1)]
Threads = Annotated[int, typer.Option(help="Processor cores to use.", min=1)]


def train_labels(
    scripts: Annotated[
        Path | None,
        typer.Option(help="Folder of your own screenplays (.fountain, .fdx) to learn from too."),
    ] = None,
    epochs: Epochs = None,
    threads: Threads = 1,
    seed: Seed = 1,
    out: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Train the model that labels the lines of typed scripts, in minutes.

    It learns from Shakespeare's plays and the project's own scripts, set by code as people type
    them. Some of the films are held back, and it is judged by those.
    """
    from workprint.production.learned import needs_training_extra, place_of
    from workprint.production.line_labels import train_labels as train_and_keep

    needs_training_extra()
    told = train_and_keep(
        scripts, out or place_of("labels"), _say, epochs=epochs, threads=threads, seed=seed
    )
    _tell(told, as_json)


def evaluate_labels(
    test: Annotated[
        Path | None, typer.Option(help="Folder of screenplays (.fountain, .fdx) to judge by.")
    ] = None,
    folds: Annotated[
        int, typer.Option(min=0, max=20, help="Train anew so many times: each film judged once.")
    ] = 0,
    epochs: Epochs = None,
    threads: Threads = 1,
    seed: Seed = 1,
    model: ModelFolder = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the labellers of --folds; it goes on there.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Judge the model that labels typed lines, beside our Fountain reader on the same lines.

    By the films held out of its training, by screenplays of yours set in every layout, or by all
    films in turn (`--folds`).
    """
    from workprint.production.learned import needs_training_extra, place_of
    from workprint.production.line_labels import evaluate_labels as evaluate_kept

    if folds:
        needs_training_extra()
    told = evaluate_kept(
        test,
        folds,
        model,
        out or place_of("labels-folds"),
        _say,
        epochs=epochs,
        threads=threads,
        seed=seed,
    )
    _tell(told, as_json)


def _tell(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(f"{told['folder']}: {told['films']} films")
    print(f"{'corpus':<8} {'layout':<9} {'lines':>6}  macro-F1               rules")
    for row in told["test"]:
        ours, rules = row["labels"], row["rules"]
        f1 = ours["macro_f1"]
        line = (
            f"{row['corpus']:<8} {row['layout']:<9} {ours['count']:>6}  "
            f"{f1['value']:.3f} [{f1['low']:.3f}, {f1['high']:.3f}]"
        )
        print(line + (f"   {rules['macro_f1']['value']:.3f}" if rules else ""))
