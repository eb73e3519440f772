"""How well scenes are broken down: precision, recall and F1 a category, and how two annotators
agree.

The unit is an element in a scene. A found and a listed element match when they are of one category
and name one thing; each matches once. Intervals are by resampling scenes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from workprint.analysis.candidates import LABELS
from workprint.analysis.naming import key_of, same_thing, singular, words_in
from workprint.analysis.tags import NONE
from workprint.film.breakdown import Category

Listed = Sequence[tuple[Category, str]]
Counts = tuple[int, int, int]
"""Matched, found, listed."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 with a 95% interval of F1, and how many were listed."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    listed: int


def alike(one: str, other: str) -> bool:
    """Whether two names in one scene and category mean one thing.

    The same head word with modifiers that fit, or most words shared.
    """
    if same_thing(one, other):
        return True
    a = {singular(w) for w in words_in(one)}
    b = {singular(w) for w in words_in(other)}
    if not a or not b:
        return False
    if "\u3400" <= key_of(one)[0] <= "\u9fff":
        short, long = sorted((key_of(one), key_of(other)), key=len)
        return short in long or len(a & b) >= 0.6 * len(a | b)
    shared = len(a & b)
    return shared >= 0.5 * len(a | b) or (shared >= 1 and (a <= b or b <= a))


def matched(found: Listed, listed: Listed) -> dict[Category, Counts]:
    """Matches of one scene by category."""
    made = {}
    for category in Category:
        left = [name for one, name in found if one is category]
        right = [name for one, name in listed if one is category]
        counts = (len(left), len(right))
        hits = 0
        for name in left:
            best = next((r for r in right if key_of(r) == key_of(name)), None)
            best = best or next((r for r in right if alike(name, r)), None)
            if best is not None:
                right.remove(best)
                hits += 1
        if any(counts):
            made[category] = (hits, *counts)
    return made


def score(
    scenes: Sequence[dict[Category, Counts]], wanted: Sequence[Category], seed: int = 1
) -> Score:
    """The score of some categories together over scenes."""
    rows = [
        tuple(sum(scene.get(c, (0, 0, 0))[n] for c in wanted) for n in range(3))
        for scene in scenes
    ]

    def f1(chosen: Sequence[tuple[int, ...]]) -> float:
        hits, found, listed = (sum(row[n] for row in chosen) for n in range(3))
        return 2 * hits / (found + listed) if found + listed else 0.0

    hits, found, listed = (sum(row[n] for row in rows) for n in range(3))
    random = Random(seed)
    drawn = sorted(f1(random.choices(rows, k=len(rows))) for _ in range(1000)) if rows else [0.0]
    return Score(
        hits / found if found else 0.0,
        hits / listed if listed else 0.0,
        f1(rows),
        drawn[int(0.025 * len(drawn))],
        drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))],
        listed,
    )


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa (1960) of two annotators' labels of the same things."""
    total = len(first)
    if not total:
        return 0.0
    same = sum(a == b for a, b in zip(first, second, strict=True)) / total
    one, two = Counter(first), Counter(second)
    chance = sum(one[label] * two[label] for label in one) / total**2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def kappas(first: Sequence[str], second: Sequence[str]) -> Mapping[str, float]:
    """Kappa over all labels, and of each label against the rest where either used it."""
    made = {"all": kappa(first, second)}
    for label in LABELS:
        if label != NONE and (label in first or label in second):
            made[label] = kappa(
                [str(a == label) for a in first], [str(b == label) for b in second]
            )
    return made
