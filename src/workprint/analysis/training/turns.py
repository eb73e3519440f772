"""Learning where stories turn, from annotated ones; judging the guesses.

Everything is chosen on the development half: the strength of regularisation and the temperature
by leaving one story out at a time. Distances are in shares of a story's scenes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from workprint.analysis.story.turn_model import (
    TurnModel,
    TurnWeights,
    by_place,
    chances,
    placed,
)
from workprint.analysis.story.turn_signs import SIGNS, SceneSigns
from workprint.film.story import Turn
from workprint.learning.metrics import Estimate, mean

Floats = NDArray[np.float64]
STRENGTHS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
TEMPERATURES = (0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0)
NEAREST = 0.05
"""No turn's place is held to be surer than that: twenty stories cannot tell."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A story's scenes and the scene (from 0) of each turn it has."""

    id: str
    scenes: tuple[SceneSigns, ...]
    turns: Mapping[Turn, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A story's figures: mean distance, share of turns within a scene, and of what was told:
    (chance told for the range, whether the turn was in it)."""

    id: str
    distance: float
    hit: float
    told: tuple[tuple[float, bool], ...]


def places_of(stories: Sequence[Marked]) -> dict[Turn, tuple[float, float]]:
    """Mean place and spread of each turn."""
    made = {}
    for turn in Turn:
        at = [s.scenes[s.turns[turn]].at for s in stories if turn in s.turns]
        made[turn] = (float(np.mean(at)), max(NEAREST, float(np.std(at))))
    return made


def learned(stories: Sequence[Marked], strength: float) -> TurnModel:
    """Weights by conditional logistic regression; place starts from 1, signs from 0."""
    places = places_of(stories)
    made = {}
    for turn, (middle, spread) in places.items():
        tables, truth = [], []
        for story in stories:
            if turn not in story.turns:
                continue
            rows = [
                [-0.5 * ((s.at - middle) / spread) ** 2, *(s.signs.get(n, 0.0) for n in SIGNS)]
                for s in story.scenes
            ]
            tables.append(np.array(rows))
            truth.append(story.turns[turn])
        start = np.array([1.0, *([0.0] * len(SIGNS))])
        found = minimize(_loss, start, (tables, truth, start, strength), "L-BFGS-B", jac=True)
        signs = dict(zip(SIGNS, map(float, found.x[1:]), strict=True))
        made[turn] = TurnWeights(middle, spread, max(0.0, float(found.x[0])), signs)
    return TurnModel(made)


def _loss(
    weights: Floats, tables: Sequence[Floats], truth: Sequence[int], start: Floats, strength: float
) -> tuple[float, Floats]:
    """Negative log-likelihood with a ridge around `start`, and its gradient."""
    away = weights - start
    lost = 0.5 * strength * float(away @ away)
    slope = strength * away
    for table, right in zip(tables, truth, strict=True):
        scores = table @ weights
        scores -= scores.max()
        powers = np.exp(scores)
        total = powers.sum()
        lost += float(np.log(total) - scores[right])
        slope = slope + table.T @ (powers / total) - table[right]
    return lost, slope


def chosen(stories: Sequence[Marked]) -> tuple[TurnModel, dict[str, float]]:
    """The model with strength and temperature chosen by leaving one story out; what was chosen.

    The strength with the best hits less distances, the temperature with the likeliest truth; the
    hits then are the most a guess is told as sure.
    """
    tried = []
    for strength in STRENGTHS:
        judged = left_out(stories, partial(learned, strength=strength))
        hit = float(np.mean([j.hit for j in judged]))
        tried.append((hit - float(np.mean([j.distance for j in judged])), strength, hit))
    _, strength, surest = max(tried)
    models = [(one, learned([s for s in stories if s is not one], strength)) for one in stories]
    lost = [sum(_surprise(TurnModel(m.turns, t), one) for one, m in models) for t in TEMPERATURES]
    temperature = TEMPERATURES[int(np.argmin(lost))]
    made = learned(stories, strength)
    settings = {"strength": strength, "temperature": temperature, "surest": round(surest, 4)}
    return TurnModel(made.turns, temperature, settings["surest"]), settings


def _surprise(model: TurnModel, story: Marked) -> float:
    told = chances(model, story.scenes)
    return -sum(
        float(np.log(max(told[k, story.turns[turn]], 1e-9)))
        for k, turn in enumerate(Turn)
        if turn in story.turns
    )


def left_out(
    stories: Sequence[Marked], learn: Callable[[Sequence[Marked]], TurnModel]
) -> list[Judged]:
    """Each story judged by what was learned from the others."""
    return [judge(learn([s for s in stories if s is not one]), one) for one in stories]


def judge(model: TurnModel, story: Marked) -> Judged:
    """The guesses for a story beside its marks; turns it has not are not asked for."""
    told = chances(model, story.scenes)
    guesses = placed(told)
    count = len(story.scenes)
    distances, hits, ranges = [], [], []
    for k, turn in enumerate(Turn):
        if turn not in story.turns:
            continue
        away = abs(guesses[k] - story.turns[turn])
        distances.append(away / count)
        hits.append(away <= 1)
        chance = model.sure(told[k, max(0, guesses[k] - 1) : guesses[k] + 2])
        ranges.append((chance, away <= 1))
    return Judged(story.id, float(np.mean(distances)), float(np.mean(hits)), tuple(ranges))


def figures(judged: Sequence[Judged]) -> dict[str, Estimate]:
    """Mean distance, hits within a scene, and by how much the told chance is too high."""
    over = [float(np.mean([c - h for c, h in j.told])) for j in judged]
    return {
        "distance": mean([j.distance for j in judged]),
        "within_one": mean([j.hit for j in judged]),
        "overconfidence": mean(over),
    }


def gains(ours: Sequence[Judged], theirs: Sequence[Judged]) -> dict[str, Estimate]:
    """What ours has over theirs on the same stories: nearer (in shares), more within a scene."""
    pairs = list(zip(ours, theirs, strict=True))
    return {
        "distance": mean([b.distance - a.distance for a, b in pairs]),
        "within_one": mean([a.hit - b.hit for a, b in pairs]),
    }


def learned_place(stories: Sequence[Marked]) -> TurnModel:
    """Where the development stories turn, and nothing else: a harder baseline."""
    return by_place(places_of(stories))
