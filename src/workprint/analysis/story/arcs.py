"""Tension and sentiment by scene, from the moods the classifier gives.

Tension is intensity times the probability of tense, fearful and angry; sentiment the probability
of the warm moods less that of the dark ones. The two formulas are this project's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from workprint.analysis.story.reading import StoryScene
from workprint.film.language import MOOD_NAMES, SceneFeeling
from workprint.film.reason import Contribution, Phrase, Reason, ScriptSpan
from workprint.film.story import Arc, ArcPoint, Presence

_TENSE = ("tense", "fearful", "angry")
_WARM = ("joyful", "tender", "comic")
_DARK = ("sad", "fearful", "angry")


def arcs(
    scenes: Sequence[StoryScene], feelings: Sequence[SceneFeeling], people: Sequence[Presence]
) -> tuple[Arc, ...]:
    """The story's arc, then each main character's; none where there are no feelings."""
    known = {feeling.scene: feeling for feeling in feelings}
    points = {
        scene.scene.id: _point(scene, known[scene.scene.id])
        for scene in scenes
        if scene.scene.id in known
    }
    if not points:
        return ()
    made = [Arc(None, tuple(points.values()))]
    for one in people:
        if one.main:
            made.append(Arc(one.character, tuple(points[s] for s in one.scenes if s in points)))
    return tuple(made)


def _point(scene: StoryScene, feeling: SceneFeeling) -> ArcPoint:
    moods = dict(feeling.moods)

    def of(names: Sequence[str]) -> float:
        return sum(moods.get(name, 0.0) for name in names)

    tension = min(1.0, max(0.0, feeling.intensity * of(_TENSE)))
    sentiment = min(1.0, max(-1.0, of(_WARM) - of(_DARK)))
    likeliest = feeling.moods[0][0] if feeling.moods else ""
    named = MOOD_NAMES.get(likeliest, Phrase(likeliest or "no mood", likeliest or "无情绪"))
    spans = [e for reason in feeling.reasons for e in reason.evidence if isinstance(e, ScriptSpan)]
    text = Phrase(
        f"the classifier's first opinion: {named.en}, intensity {feeling.intensity:.2f}",
        f"分类器的初步判断：{named.zh}，强度 {feeling.intensity:.2f}",
    )
    shares = tuple(Contribution(name, p) for name, p in feeling.moods[:2])
    return ArcPoint(
        scene.scene.id,
        tension,
        sentiment,
        Reason(text, (*(spans[:3] or [scene.heading]), *shares)),
    )
