"""Judging the labeller: by film, by layout, by corpus, beside rules on the same lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from workprint.film.screenplay import ElementKind
from workprint.learning.metrics import Classification, classification
from workprint.screenplay.labelling.labels import LABELS, Label
from workprint.screenplay.labelling.model import Labeller, load
from workprint.screenplay.labelling.training.films import Film
from workprint.screenplay.labelling.training.setting import layouts_of, set_film
from workprint.screenplay.labelling.training.sheets import Sheet
from workprint.screenplay.parser import parse

if TYPE_CHECKING:
    from workprint.screenplay.labelling.training.fitting import Settings

Say = Callable[[str], None]
WATCHED = 8
"""One film of so many is not learned from: it tells when to stop."""
SHEET_SEED = 20_011
"""Sheets to judge by are set from another seed than any that was learned from."""

_KINDS = {
    ElementKind.SCENE_HEADING: Label.HEADING,
    ElementKind.CHARACTER: Label.CUE,
    ElementKind.PARENTHETICAL: Label.PARENTHETICAL,
    ElementKind.DIALOGUE: Label.DIALOGUE,
    ElementKind.LYRIC: Label.DIALOGUE,
    ElementKind.TRANSITION: Label.TRANSITION,
    ElementKind.CENTERED: Label.CENTERED,
    ElementKind.TITLE_PAGE: Label.CENTERED,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of a sheet: its truth, what was told and how surely."""

    film: str
    kind: str
    layout: str
    truth: Label
    told: Label
    confidence: float


def judged(labeller: Labeller, sheets: Iterable[Sheet]) -> list[Judged]:
    """Every line of the sheets, labelled."""
    made = []
    for one in sheets:
        told = labeller.label(one.lines)
        made += [
            Judged(one.film, one.kind, one.layout, truth, got.label, got.confidence)
            for truth, got in zip(one.labels, told, strict=True)
        ]
    return made


def by_rules(sheets: Iterable[Sheet]) -> list[Judged]:
    """The same by our Fountain reader, which decides by rules alone."""
    return [
        Judged(one.film, one.kind, one.layout, truth, told, 1.0)
        for one in sheets
        for truth, told in zip(one.labels, rule_labels(one), strict=True)
    ]


def rule_labels(one: Sheet) -> list[Label]:
    """What our Fountain reader takes each line of a sheet for."""
    return lines_of_rules(one.text, [line.number for line in one.lines])


def lines_of_rules(text: str, numbers: Sequence[int]) -> list[Label]:
    """What our Fountain reader takes the lines of `text` with these numbers for."""
    by_line: dict[int, Label] = {}
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for element in parse(text).elements:
        label = _KINDS.get(element.kind, Label.ACTION)
        at = element.span.line
        while at <= len(lines) and starts[at - 1] < element.span.end:
            if at in by_line and by_line[at] is Label.CUE:
                label = Label.SPOKEN  # cue and dialogue on one line
            by_line[at] = label
            at += 1
    return [by_line.get(number, Label.ACTION) for number in numbers]


def sheets_to_judge_by(films: Iterable[Film], word: bool = True) -> list[Sheet]:
    """The films in every layout, from the seed to judge by."""
    return [set_film(f, layout, SHEET_SEED) for f in films for layout in layouts_of(f, word)]


def measure(
    lines: Sequence[Judged], keep: Callable[[Judged], bool] = lambda _: True
) -> Classification | None:
    """The figures over the lines that `keep` keeps; a film is a group. None when none is kept."""
    kept = [line for line in lines if keep(line)]
    if not kept:
        return None
    return classification(
        [line.truth for line in kept],
        [line.told for line in kept],
        [line.film for line in kept],
        LABELS,
        [line.confidence for line in kept],
    )


def folds(films: Sequence[Film], count: int, seed: int) -> list[tuple[list[Film], list[Film]]]:
    """`count` ways to part films in those learned from and those judged by.

    Each film is judged by once; every corpus is dealt out evenly.
    """
    dealt: list[list[Film]] = [[] for _ in range(count)]
    random = Random(seed)
    at = 0
    for kind in sorted({film.kind for film in films}):
        own = sorted((f for f in films if f.kind == kind), key=lambda f: f.title)
        random.shuffle(own)
        for film in own:
            dealt[at % count].append(film)
            at += 1
    return [([f for other in dealt if other is not part for f in other], part) for part in dealt]


def parted(films: Sequence[Film], seed: int) -> tuple[list[Film], list[Film], list[Film]]:
    """Films to learn from, to watch by, to judge by: six, one and one eighth of each corpus."""
    others, judged_by = folds(films, WATCHED, seed)[0]
    watched = folds(others, WATCHED - 1, seed + 1)[0]
    return watched[0], watched[1], judged_by


def cross_validated(
    films: Sequence[Film],
    settings: Settings,
    count: int,
    folder: Path,
    say: Say = lambda _: None,
) -> list[Judged]:
    """Every film judged by a labeller that never saw it, in every layout.

    Each fold's labeller is kept in a folder of its own below `folder`, so a run goes on where
    it was stopped.
    """
    from workprint.screenplay.labelling.training.fitting import train

    made: list[Judged] = []
    for number, (learned, held) in enumerate(folds(films, count, settings.seed)):
        say(f"fold {number + 1} of {count}: {len(learned)} films, and {len(held)} held out")
        own = folder / f"fold{number + 1}"
        train(*folds(learned, WATCHED - 1, settings.seed + 1)[0], settings, own, say)
        made += judged(load(own), sheets_to_judge_by(held))
    return made
