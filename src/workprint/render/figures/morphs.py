"""A person's shape: which morph targets, how much, for a look's age, sex, build and seed.

The combining rules are MakeHuman's (macro.json): along each axis two neighbouring targets share
a weight, and a combined target takes the product of its axes' weights.
"""

from __future__ import annotations

from random import Random

import numpy as np

from workprint.film.characters import Look
from workprint.render.figures.body import Body, Floats

_AGES = ((1.0, 0.0), (11.0, 0.1875), (25.0, 0.5), (90.0, 1.0))
"""Years and MakeHuman's age value: baby, child, young and old lie on its axis so."""

_PAIRS: tuple[tuple[str, str, float], ...] = (
    ("nose/nose-scale-vert-decr", "nose/nose-scale-vert-incr", 0.5),
    ("nose/nose-scale-horiz-decr", "nose/nose-scale-horiz-incr", 0.6),
    ("nose/nose-scale-depth-decr", "nose/nose-scale-depth-incr", 0.5),
    ("nose/nose-point-up", "nose/nose-point-down", 0.6),
    ("nose/nose-curve-concave", "nose/nose-hump-incr", 0.5),
    ("chin/chin-width-decr", "chin/chin-width-incr", 0.6),
    ("chin/chin-height-decr", "chin/chin-height-incr", 0.4),
    ("chin/chin-prominent-decr", "chin/chin-prominent-incr", 0.5),
    ("eyebrows/eyebrows-trans-up", "eyebrows/eyebrows-trans-down", 0.6),
    ("mouth/mouth-scale-horiz-decr", "mouth/mouth-scale-horiz-incr", 0.5),
    ("head/head-fat-decr", "head/head-fat-incr", 0.4),
)
"""Facial traits that vary by seed: one end, the other end, how far at most."""

_SIDED: tuple[tuple[str, str, float], ...] = (
    ("eyes/{}-eye-scale-decr", "eyes/{}-eye-scale-incr", 0.4),
    ("eyes/{}-eye-trans-in", "eyes/{}-eye-trans-out", 0.4),
    ("cheek/{}-cheek-volume-decr", "cheek/{}-cheek-volume-incr", 0.5),
)

_HEADS = ("oval", "round", "square", "rectangular", "triangular", "diamond")


def age_weights(years: float) -> dict[str, float]:
    """Shares of the baby, child, young and old targets at an age in years."""
    value = float(np.interp(years, [a for a, _ in _AGES], [v for _, v in _AGES]))
    names = ("baby", "child", "young", "old")
    knots = (0.0, 0.1875, 0.5, 1.0)
    return {
        name: float(np.interp(value, knots, [float(i == k) for k in range(4)]))
        for i, name in enumerate(names)
    }


def _thirds(value: float, noun: str) -> dict[str, float]:
    low, high = max(0.0, 1 - 2 * value), max(0.0, 2 * value - 1)
    return {f"min{noun}": low, f"average{noun}": 1 - low - high, f"max{noun}": high}


def descents(look: Look, rng: Random) -> dict[str, float]:
    """Shares of MakeHuman's three descents, read from the skin and hair the look was given."""
    r, g, b = (c / 255 for c in look.skin)
    dark = float(np.clip((0.62 - (0.3 * r + 0.59 * g + 0.11 * b)) / 0.3, 0.0, 1.0))
    hair = sum(look.hair_colour) / 765
    asian = float(np.clip(1.25 - 3.2 * hair, 0.05, 0.9)) * rng.uniform(0.7, 1.0)
    rest = 1.0 - 0.9 * dark
    return {"african": 1 - rest, "asian": rest * asian, "caucasian": rest * (1 - asian)}


def target_weights(body: Body, look: Look) -> dict[str, float]:
    """Every target with a share in this look; names as in `Body.targets`."""
    rng = Random(f"face {look.seed}")
    sexes = {"male": look.male, "female": 1 - look.male}
    ages = age_weights(look.age_years)
    weights: dict[str, float] = {}

    def add(name: str, share: float) -> None:
        if share > 1e-3 and name in body.targets:
            weights[name] = weights.get(name, 0.0) + share

    shares = descents(look, rng)
    for sex, s in sexes.items():
        for age, a in ages.items():
            for descent, d in shares.items():
                full = f"{descent}-{sex}-{age}"
                add(full if full in body.targets else f"mixed-{sex}-{age}", s * a * d)
            for muscle, m in _thirds(look.muscle, "muscle").items():
                for weight, w in _thirds(look.weight, "weight").items():
                    name = f"universal-{sex}-{age}-{muscle}-{weight}"
                    if name not in body.targets:
                        name = f"universal-{sex}-young-{muscle}-{weight}"
                    add(name, s * a * m * w)
    for low, high, most in _PAIRS:
        value = rng.triangular(-most, most, 0.0)
        add(high if value > 0 else low, abs(value))
    for low, high, most in _SIDED:
        value = rng.triangular(-most, most, 0.0)
        for side in "lr":
            add((high if value > 0 else low).format(side), abs(value))
    # eyes a little larger than life read better in a drawing
    for side in "lr":
        add(f"eyes/{side}-eye-scale-incr", 0.5 - 0.2 * look.male)
    add(f"head/head-{rng.choice(_HEADS)}", rng.uniform(0.15, 0.6))
    return weights


def _sum(body: Body, weights: dict[str, float]) -> Floats:
    shape = body.vertices.copy()
    for name, share in weights.items():
        index, moves = body.targets[name]
        shape[index] += np.float32(share) * moves
    return shape


def span(body: Body, shape: Floats) -> tuple[float, float]:
    """Lowest and highest point of the body proper (the first 13,380 vertices), in dm."""
    del body
    y = shape[:13380, 1]
    return float(y.min()), float(y.max())


def shape_of(body: Body, look: Look) -> tuple[Floats, float]:
    """The look's shape in metres, feet on the ground, and metres per decimetre unit used.

    Stature is met first by MakeHuman's height targets (they lengthen limbs, not heads), the
    rest by scale, so that the standing height is exactly the look's.
    """
    weights = target_weights(body, look)
    shape = _sum(body, weights)
    low, high = span(body, shape)
    wanted = look.height_cm / 10.0
    ages = age_weights(look.age_years)
    end = "maxheight" if wanted > high - low else "minheight"
    reach = dict[str, float]()
    for sex, s in (("male", look.male), ("female", 1 - look.male)):
        for age, a in ages.items():
            name = f"{sex}-{age}-averagemuscle-averageweight-{end}"
            if name in body.targets and s * a > 1e-3:
                reach[name] = s * a
    if reach:
        full = shape.copy()
        for name, share in reach.items():
            index, moves = body.targets[name]
            full[index] += np.float32(share) * moves
        bottom, top = span(body, full)
        change = (top - bottom) - (high - low)
        share = 0.0 if abs(change) < 1e-3 else (wanted - (high - low)) / change
        share = float(np.clip(share, 0.0, 0.8))
        shape += np.float32(share) * (full - shape)
        low, high = span(body, shape)
    unit = wanted / (high - low) / 10.0
    shape[:, 1] -= low
    return (shape * np.float32(unit)).astype(np.float32), unit
