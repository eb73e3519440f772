"""Where the story may turn: five guesses, each a range of scenes.

What a guess rests on is in `turn_model`; `workprint evaluate turning-points` tells how good it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workprint.analysis.story.reading import StoryScene
from workprint.analysis.story.turn_model import (
    TurnWeights,
    chances,
    in_use,
    placed,
    reach_of,
    read_model,
)
from workprint.analysis.story.turn_signs import SIGN_NAMES, SceneSigns, signs_of
from workprint.film.reason import Contribution, Phrase, Reason
from workprint.film.story import TURN_NAMES, Presence, ScenePace, Turn, TurningPoint

LEAST_SCENES = 6
_TELLS = 0.15
"""A sign that adds less to a scene's score is not named."""


def turning_points(
    scenes: Sequence[StoryScene],
    measures: Sequence[ScenePace],
    people: Sequence[Presence],
    language: str,
    folder: Path | None = None,
) -> tuple[TurningPoint, ...]:
    """The five guesses in their order; none for fewer than six scenes."""
    if len(scenes) < LEAST_SCENES:
        return ()
    model = read_model(folder or in_use())
    seen = signs_of(scenes, measures, people, language)
    told = chances(model, seen)
    chosen = placed(told)
    reach = reach_of(len(scenes))
    made = []
    for n, (turn, best) in enumerate(zip(Turn, chosen, strict=True)):
        first = max(best - reach, chosen[n - 1] + 1 if n else 0)
        last = min(best + reach, (chosen[n + 1] if n < 4 else len(scenes)) - 1)
        span = scenes[first : last + 1]
        made.append(
            TurningPoint(
                turn,
                tuple(s.scene.id for s in span),
                scenes[best].scene.id,
                round(model.sure(told[n, first : last + 1]), 3),
                _reasons(turn, model.turns[turn], seen[best], span, scenes[best]),
            )
        )
    return tuple(made)


def _reasons(
    turn: Turn,
    weights: TurnWeights,
    one: SceneSigns,
    span: Sequence[StoryScene],
    best: StoryScene,
) -> tuple[Reason, ...]:
    place = Reason(
        Phrase(
            f"a guess by place: {one.at:.0%} into the script, where the annotated stories have "
            f"the {TURN_NAMES[turn].en} near {weights.middle:.0%}",
            f"按位置猜测：位于全剧 {one.at:.0%}；标注过的故事中，{TURN_NAMES[turn].zh}"
            f"约在 {weights.middle:.0%}",
        ),
        tuple(s.heading for s in span),
    )
    told = [
        (name, weight * one.signs.get(name, 0.0))
        for name, weight in weights.signs.items()
        if weight * one.signs.get(name, 0.0) > _TELLS
    ]
    if not told:
        return (place,)
    told.sort(key=lambda pair: -pair[1])
    signs = Reason(
        Phrase(
            "; ".join(SIGN_NAMES[name].en for name, _ in told),
            "；".join(SIGN_NAMES[name].zh for name, _ in told),
        ),
        (best.heading, *(Contribution(name, round(weight, 3)) for name, weight in told)),
    )
    return place, signs
