"""What was read of each scene: its place on the pages, its words, its mood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workprint.film.language import MOOD_NAMES, SceneFeeling, SceneWords
from workprint.film.reason import Contribution, ScriptSpan
from workprint.film.screenplay import SceneLength


def read_scenes(
    lengths: Sequence[SceneLength],
    words: Sequence[SceneWords],
    feelings: Sequence[SceneFeeling],
) -> dict[str, dict[str, Any]]:
    """By scene: `page`, `eighths`, `words`, and `mood`, None where it was not read."""
    felt = {f.scene: _mood(f) for f in feelings}
    marked = {w.scene: list(w.words) for w in words}
    return {
        one.scene: {
            "page": one.page,
            "eighths": one.eighths,
            "words": marked.get(one.scene, []),
            "mood": felt.get(one.scene),
        }
        for one in lengths
    }


def _mood(feeling: SceneFeeling) -> dict[str, Any]:
    return {
        "moods": [
            {"en": MOOD_NAMES[m].en, "zh": MOOD_NAMES[m].zh, "share": round(p, 2)}
            for m, p in feeling.moods[:2]
        ],
        "intensity": round(feeling.intensity, 2),
        "lines": [
            {
                "text": reason.text.en,
                "line": next(e.line for e in reason.evidence if isinstance(e, ScriptSpan)),
                "share": round(
                    next(e.weight for e in reason.evidence if isinstance(e, Contribution)), 2
                ),
            }
            for reason in feeling.reasons
        ],
    }
