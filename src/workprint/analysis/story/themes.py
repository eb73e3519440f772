"""Groups of words that recur, each with its lines: words, not meaning.

A group is told when its words stand in three scenes or more, and in a tenth of all scenes. The
lists are in `words/themes.*.toml`; what a story means by them is for its readers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from workprint.analysis.spans import span_of
from workprint.analysis.story.reading import StoryScene
from workprint.film.genres import Theme, ThemeKind, ThemeMention
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Screenplay
from workprint.learning.word_lists import read_lists

LEAST_SCENES, LEAST_SHARE = 3, 0.1
MOST = 5
_FOLDER = Path(__file__).parent / "words"
_NAMED = 6


def themes(screenplay: Screenplay, scenes: Sequence[StoryScene]) -> tuple[Theme, ...]:
    """The groups that recur in most scenes, five at most, the widest first."""
    chinese = screenplay.language == "zh"
    lists = read_lists(_FOLDER / f"themes.{'zh' if chinese else 'en'}.toml", chinese)
    found: dict[str, list[ThemeMention]] = {kind.value: [] for kind in ThemeKind}
    for scene in scenes:
        elements = [*scene.action, *(part for s in scene.speeches for part in s.parts)]
        for element in sorted(elements, key=lambda e: e.span.start):
            for hit in lists.found(element.text):
                span = span_of(screenplay.source, element, hit.start, hit.end)
                found[hit.group].append(ThemeMention(scene.scene.id, span, hit.word))
    made = [_theme(ThemeKind(kind), mentions, len(scenes)) for kind, mentions in found.items()]
    told = [one for one in made if len(one.scenes) >= max(LEAST_SCENES, LEAST_SHARE * len(scenes))]
    return tuple(sorted(told, key=lambda t: (-len(t.scenes), -len(t.mentions), t.kind))[:MOST])


def _theme(kind: ThemeKind, mentions: Sequence[ThemeMention], count: int) -> Theme:
    where = tuple(dict.fromkeys(m.scene for m in mentions))
    words = Counter(m.word for m in mentions)
    named = [f"{w} ({n})" if n > 1 else w for w, n in words.most_common(_NAMED)]
    text = Phrase(
        f"words that recur, in {len(where)} of {count} scenes: {', '.join(named)}",
        f"反复出现的词，见于 {len(where)} / {count} 场：{'、'.join(named)}",
    )
    first = [next(m.span for m in mentions if m.scene == scene) for scene in where[:_NAMED]]
    return Theme(kind, where, tuple(mentions), Reason(text, tuple(first)))
