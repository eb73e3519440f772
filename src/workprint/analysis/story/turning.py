"""Where the story may turn: five guesses, each a range of scenes.

A scene's score for a turn joins where handbooks put it with what happens there: the arc changes, a
place or a meeting is new, the main characters are together. The handbooks are Field, Screenplay,
1979 (the first act ends a quarter in, the middle at half) and Snyder, Save the Cat, 2005 (the
catalyst near page 12 of 110, all is lost at three quarters, the finale in the last tenth). No gold
standard is behind it, and its confidence was measured against none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from workprint.analysis.story.reading import StoryScene
from workprint.film.reason import Contribution, Phrase, Reason
from workprint.film.story import TURN_NAMES, Arc, Presence, ScenePace, Turn, TurningPoint

LEAST_SCENES = 6
_WHERE = {
    Turn.INCITING: (0.12, 0.05),
    Turn.FIRST_ACT_END: (0.25, 0.05),
    Turn.MIDPOINT: (0.50, 0.06),
    Turn.LOW_POINT: (0.75, 0.06),
    Turn.CLIMAX: (0.91, 0.05),
}
"""Place in the script (share of its length) and how far from it a turn is still likely."""
_WEIGHTS: dict[Turn, dict[str, float]] = {
    Turn.INCITING: {"change": 1.0, "place": 0.5, "meeting": 1.0, "mains": 0.3},
    Turn.FIRST_ACT_END: {"change": 1.0, "place": 1.0, "meeting": 0.5, "mains": 0.3},
    Turn.MIDPOINT: {"change": 1.2, "place": 0.4, "meeting": 0.4, "mains": 0.6},
    Turn.LOW_POINT: {"change": 0.6, "dark": 1.4, "mains": 0.2},
    Turn.CLIMAX: {"change": 0.4, "tense": 1.4, "mains": 1.0},
}
_SIGNS = {
    "change": Phrase("the mood changes", "情绪转变"),
    "place": Phrase("a place is new", "出现新场地"),
    "meeting": Phrase("main characters meet for the first time", "主要人物首次相遇"),
    "mains": Phrase("main characters are together", "主要人物聚集"),
    "dark": Phrase("the mood is dark", "情绪低落"),
    "tense": Phrase("the tension is high", "紧张度高"),
}
_REACH, _REACH_SHARE = 2, 40
"""Scenes a range goes to either side of the likeliest; in long scripts a fortieth of all."""
_NEAR = 0.5
"""What a neighbour needs of the best scene's likelihood to be in the range."""
_SUREST, _SUREST_BLIND = 0.6, 0.4
"""No guess is surer than that, with the moods and without them."""
_ENOUGH = 20
"""In scripts of fewer scenes a guess is less sure: there are few places for it to be."""


@dataclass(frozen=True, slots=True)
class _Signs:
    at: float
    signs: dict[str, float]


def turning_points(
    scenes: Sequence[StoryScene],
    measures: Sequence[ScenePace],
    people: Sequence[Presence],
    arcs: Sequence[Arc],
) -> tuple[TurningPoint, ...]:
    """The five guesses in their order; none for fewer than six scenes."""
    if len(scenes) < LEAST_SCENES:
        return ()
    reach = max(_REACH, len(scenes) // _REACH_SHARE)
    surest = (_SUREST if arcs else _SUREST_BLIND) * min(1.0, len(scenes) / _ENOUGH)
    seen = _signs(scenes, measures, people, arcs)
    scores = {turn: [_score(turn, one) for one in seen] for turn in Turn}
    chosen = _in_order([scores[turn] for turn in Turn])
    made = []
    for n, (turn, best) in enumerate(zip(Turn, chosen, strict=True)):
        low = chosen[n - 1] + 1 if n else 0
        high = chosen[n + 1] if n + 1 < len(chosen) else len(scenes)
        likely = [math.exp(s) for s in scores[turn]]
        first = last = best
        enough = _NEAR * likely[best]
        while first > max(low, best - reach) and likely[first - 1] >= enough:
            first -= 1
        while last + 1 < min(high, best + reach + 1) and likely[last + 1] >= enough:
            last += 1
        share = sum(likely[first : last + 1]) / sum(likely)
        confidence = share * surest
        made.append(
            TurningPoint(
                turn,
                tuple(s.scene.id for s in scenes[first : last + 1]),
                scenes[best].scene.id,
                round(confidence, 3),
                _reasons(turn, seen[best], scenes[first : last + 1], scenes[best]),
            )
        )
    return tuple(made)


def _signs(
    scenes: Sequence[StoryScene],
    measures: Sequence[ScenePace],
    people: Sequence[Presence],
    arcs: Sequence[Arc],
) -> list[_Signs]:
    points = {p.scene: p for p in arcs[0].points} if arcs else {}
    main = {p.character for p in people if p.main}
    total = sum(m.eighths or 1 for m in measures)
    places: set[str] = set()
    met: set[tuple[str, str]] = set()
    before = None
    done = 0
    made = []
    for n, (scene, measure) in enumerate(zip(scenes, measures, strict=True)):
        signs: dict[str, float] = {}
        length = measure.eighths or 1
        point = points.get(scene.scene.id)
        if point is not None:
            if before is not None:
                moved = abs(point.tension - before.tension)
                signs["change"] = min(1.0, moved + abs(point.sentiment - before.sentiment) / 2)
            signs["dark"] = max(0.0, -point.sentiment)
            signs["tense"] = point.tension
            before = point
        place = scene.scene.heading.set or scene.scene.heading.location or ""
        if n and place and place not in places:
            signs["place"] = 1.0
        places.add(place)
        there = sorted(main & set(scene.seen))
        pairs = set(combinations(there, 2))
        if pairs - met:
            signs["meeting"] = 1.0
        met |= pairs
        if main:
            signs["mains"] = len(there) / len(main)
        made.append(_Signs((done + length / 2) / total, signs))
        done += length
    return made


def _score(turn: Turn, one: _Signs) -> float:
    """The logarithm of a scene's likelihood for a turn, but for a constant."""
    middle, spread = _WHERE[turn]
    prior = -0.5 * ((one.at - middle) / spread) ** 2
    return prior + sum(w * one.signs.get(name, 0.0) for name, w in _WEIGHTS[turn].items())


def _in_order(scores: Sequence[Sequence[float]]) -> list[int]:
    """One scene a turn, each after the last turn's, with the best sum."""
    count = len(scores[0])
    best = list(scores[0])
    back: list[list[int]] = []
    for row in scores[1:]:
        top, top_at = -math.inf, -1
        now, came = [], []
        for at in range(count):
            now.append(top + row[at])
            came.append(top_at)
            if best[at] > top:
                top, top_at = best[at], at
        best = now
        back.append(came)
    chosen = [max(range(count), key=lambda at: best[at])]
    for came in reversed(back):
        chosen.append(came[chosen[-1]])
    return chosen[::-1]


def _reasons(
    turn: Turn, one: _Signs, span: Sequence[StoryScene], best: StoryScene
) -> tuple[Reason, ...]:
    middle, _ = _WHERE[turn]
    place = Reason(
        Phrase(
            f"a guess by place: {one.at:.0%} into the script, where handbooks put the "
            f"{TURN_NAMES[turn].en} near {middle:.0%}",
            f"按位置猜测：位于全剧 {one.at:.0%}；教科书认为{TURN_NAMES[turn].zh}约在 {middle:.0%}",
        ),
        tuple(s.heading for s in span),
    )
    told = [
        (name, weight * one.signs[name])
        for name, weight in _WEIGHTS[turn].items()
        if one.signs.get(name, 0.0) > 0.15
    ]
    if not told:
        return (place,)
    told.sort(key=lambda pair: -pair[1])
    signs = Reason(
        Phrase(
            "; ".join(_SIGNS[name].en for name, _ in told),
            "；".join(_SIGNS[name].zh for name, _ in told),
        ),
        (best.heading, *(Contribution(name, round(weight, 3)) for name, weight in told)),
    )
    return place, signs
