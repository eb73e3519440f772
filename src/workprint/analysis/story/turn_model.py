"""The model behind the guessed turns: a score a scene, and the five turns in their order.

A scene's score for a turn is a bell over its place in the script plus weighted signs; the weights
are learned by conditional logistic regression (McFadden 1974) from the development half of the
project's annotated stories (`workprint train turning-points`). The probability of a turn at a
scene is summed over all placings of the five in order (forward-backward, as in Rabiner 1989).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workprint.analysis.story.turn_signs import SceneSigns
from workprint.film.story import Turn
from workprint.learning.errors import ModelFileError

Floats = NDArray[np.float64]
SHIPPED = Path(__file__).parent / "shipped" / "turning-points"
HANDBOOK = {
    Turn.INCITING: (0.12, 0.05),
    Turn.FIRST_ACT_END: (0.25, 0.05),
    Turn.MIDPOINT: (0.50, 0.06),
    Turn.LOW_POINT: (0.75, 0.06),
    Turn.CLIMAX: (0.91, 0.05),
}
"""Place in the script (share of its length) and spread, after Field, Screenplay, 1979 and Snyder,
Save the Cat, 2005 (the catalyst near page 12 of 110, all is lost at three quarters)."""


@dataclass(frozen=True, slots=True)
class TurnWeights:
    """What a turn is looked for by: where, how widely, how much place counts, what signs count."""

    middle: float
    spread: float
    place: float
    signs: dict[str, float]

    def score(self, scene: SceneSigns) -> float:
        """The logarithm of a scene's likelihood, but for a constant."""
        bell = -0.5 * ((scene.at - self.middle) / self.spread) ** 2
        return self.place * bell + sum(
            weight * scene.signs.get(name, 0.0) for name, weight in self.signs.items()
        )


@dataclass(frozen=True, slots=True)
class TurnModel:
    """The five turns' weights; scores are divided by `temperature` to tell honest chances, and no
    guess is told as surer than `surest`, the share that was right on stories held out."""

    turns: dict[Turn, TurnWeights]
    temperature: float = 1.0
    surest: float = 1.0

    def sure(self, told: Floats) -> float:
        """How sure a range is whose scenes have these chances."""
        return min(self.surest, float(told.sum()))


def by_place(places: Mapping[Turn, tuple[float, float]]) -> TurnModel:
    """A model that looks at the place in the script alone."""
    return TurnModel({turn: TurnWeights(m, s, 1.0, {}) for turn, (m, s) in places.items()})


def chances(model: TurnModel, scenes: Sequence[SceneSigns]) -> Floats:
    """The chance (5, N) that a turn is at a scene, over all placings of the five in order."""
    scores = np.array([[model.turns[turn].score(one) for one in scenes] for turn in Turn])
    scores = scores / model.temperature
    count = scores.shape[1]
    ahead = np.full_like(scores, -np.inf)
    ahead[0] = scores[0]
    for k in range(1, len(scores)):
        before = np.logaddexp.accumulate(ahead[k - 1])
        ahead[k, 1:] = scores[k, 1:] + before[:-1]
    behind = np.full_like(scores, -np.inf)
    behind[-1] = 0.0
    for k in reversed(range(len(scores) - 1)):
        after = np.logaddexp.accumulate((behind[k + 1] + scores[k + 1])[::-1])[::-1]
        behind[k, : count - 1] = after[1:]
    both = ahead + behind
    result: Floats = np.exp(both - np.logaddexp.reduce(both, axis=1, keepdims=True))
    return result


def reach_of(count: int) -> int:
    """Scenes a range goes to either side of the likeliest: one, in long scripts a twentieth."""
    return max(1, count // 20)


def placed(told: Floats) -> list[int]:
    """One scene a turn, in order, so that most turns are expected to lie within the reach."""
    count = told.shape[1]
    reach = reach_of(count)
    sums = np.concatenate([np.zeros((len(told), 1)), told.cumsum(axis=1)], axis=1)
    low = np.maximum(np.arange(count) - reach, 0)
    high = np.minimum(np.arange(count) + reach + 1, count)
    # Between scenes whose surroundings are as likely, the likelier itself.
    return in_order(sums[:, high] - sums[:, low] + 0.1 * told)


def in_order(gains: Floats) -> list[int]:
    """The columns of one choice a row, each right of the last row's, with the best sum."""
    count = gains.shape[1]
    best = gains[0].copy()
    back: list[NDArray[np.int64]] = []
    for row in gains[1:]:
        top = np.maximum.accumulate(best)
        came = np.array([int(np.argmax(best[: n + 1])) for n in range(count)])
        now = np.full(count, -np.inf)
        now[1:] = row[1:] + top[:-1]
        back.append(came)
        best = now
    chosen = [int(np.argmax(best))]
    for came in reversed(back):
        chosen.append(int(came[chosen[-1] - 1]))
    return chosen[::-1]


def as_json(model: TurnModel) -> str:
    """A model as a file's text."""
    turns = {
        turn.value: {
            "middle": round(w.middle, 4), "spread": round(w.spread, 4),
            "place": round(w.place, 4), "signs": {k: round(v, 4) for k, v in w.signs.items()},
        }
        for turn, w in model.turns.items()
    }  # fmt: skip
    return (
        json.dumps(
            {"temperature": model.temperature, "surest": model.surest, "turns": turns}, indent=1
        )
        + "\n"
    )


def read_model(folder: Path) -> TurnModel:
    """The model of a folder as it is now; ModelFileError, with the mend, when its file is no
    such model."""
    try:
        told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        turns = {Turn(turn): _weights(**w) for turn, w in told["turns"].items()}
        if set(turns) != set(Turn):
            raise ValueError("turns are missing")
        surest = _number(told["surest"])
        if not 0 <= surest <= 1:
            raise ValueError("a chance outside [0, 1]")
        return TurnModel(turns, _positive(told["temperature"]), surest)
    except (OSError, KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ModelFileError(
            f"{folder / 'model.json'} is no model of turning points; train it again with: "
            "workprint train turning-points"
        ) from error


def _weights(middle: Any, spread: Any, place: Any, signs: dict[str, Any]) -> TurnWeights:
    return TurnWeights(
        _number(middle),
        _positive(spread),
        _number(place),
        {name: _number(weight) for name, weight in signs.items()},
    )


def _number(told: Any) -> float:
    """A finite number as JSON has it, else ValueError."""
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not math.isfinite(told):
        raise ValueError("no finite number")
    return float(told)


def _positive(told: Any) -> float:
    if (made := _number(told)) <= 0:
        raise ValueError("no positive number")
    return made


def in_use() -> Path:
    """The folder of the model in use: the user's own, else the shipped one."""
    from workprint.models.store import root

    own = root() / "trained" / "turning-points"
    return own if (own / "model.json").exists() else SHIPPED
