"""What the script mixes, for the book: its genres and the groups of words that recur."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from workprint.film.genres import GENRE_NAMES, THEME_NAMES, GenreMix, GenreShare, Theme
from workprint.film.reason import ScriptSpan, pair
from workprint.film.screenplay import Screenplay

Json = dict[str, Any]
_AROUND = 60
"""Letters shown on either side of a word."""
_NAMED = 8
"""Words of a group named before its lines are opened."""


def quoted(screenplay: Screenplay, span: ScriptSpan) -> Json:
    """A word of the script between what stands around it on its line."""
    source = screenplay.source
    before = source[source.rfind("\n", 0, span.start) + 1 : span.start]
    end = source.find("\n", span.end)
    after = source[span.end : len(source) if end < 0 else end].rstrip("\r")
    return {
        "line": span.line,
        "before": _cut(before[::-1])[::-1],
        "word": source[span.start : span.end],
        "after": _cut(after),
    }


def _cut(text: str) -> str:
    """The beginning of a text, to the end of a word, with a sign where more follows."""
    if len(text) <= _AROUND:
        return text
    kept = text[:_AROUND]
    if text[_AROUND - 1].isascii() and text[_AROUND].isascii():
        kept = kept.rsplit(" ", 1)[0] if " " in kept else kept
    return kept.rstrip() + "…"


def genres_record(screenplay: Screenplay, mix: GenreMix | None) -> Json | None:
    """The mix as JSON types; None where the text could not be read."""
    if mix is None:
        return None
    return {
        "reason": pair(mix.reason.text),
        "mix": [_share(screenplay, one) for one in mix.genres],
    }


def themes_record(screenplay: Screenplay, themes: Sequence[Theme]) -> list[Json]:
    """Groups of words that recur, each with its lines."""
    return [
        {
            "key": one.kind.value,
            **pair(THEME_NAMES[one.kind]),
            "scenes": list(one.scenes),
            "mentions": [
                {"scene": mention.scene, **quoted(screenplay, mention.span)}
                for mention in one.mentions
            ],
        }
        for one in themes
    ]


def genres_of(told: Json | None, at: Mapping[str, Json]) -> Json | None:
    """The mix for the page: shares in per cent, scenes as they are drawn."""
    if told is None:
        return None
    return {
        **told,
        "mix": [
            {
                **one,
                "percent": round(100 * one["share"]),
                "likely": round(100 * one["chance"]),
                "in": [at[scene] for scene in one["scenes"] if scene in at],
                "mentions": _shown(one["mentions"], at),
            }
            for one in told["mix"]
        ],
    }


def themes_of(told: Sequence[Json], at: Mapping[str, Json]) -> list[Json]:
    """The groups for the page: the words that stand there most, the stretches of the film."""
    return [
        {
            **one,
            "words": _counted(one["mentions"]),
            "marks": [{"x": at[s]["x"], "w": at[s]["w"]} for s in one["scenes"] if s in at],
            "mentions": _shown(one["mentions"], at),
        }
        for one in told
    ]


def _counted(mentions: Sequence[Json]) -> list[str]:
    words = Counter(m["word"].lower() for m in mentions)
    return [f"{w} ({n})" if n > 1 else w for w, n in words.most_common(_NAMED)]


def _shown(mentions: Sequence[Json], at: Mapping[str, Json]) -> list[Json]:
    return [{**m, "scene": at[m["scene"]]} for m in mentions if m["scene"] in at]


def _share(screenplay: Screenplay, one: GenreShare) -> Json:
    starts = [screenplay.elements[scene.first_element].span.start for scene in screenplay.scenes]
    spans = [e for reason in one.reasons for e in reason.evidence if isinstance(e, ScriptSpan)]
    return {
        "key": one.genre.value,
        **pair(GENRE_NAMES[one.genre]),
        "share": one.share,
        "chance": one.chance,
        "scenes": list(one.scenes),
        "reasons": [pair(reason.text) for reason in one.reasons],
        "mentions": [
            {
                "scene": screenplay.scenes[bisect_right(starts, span.start) - 1].id,
                **quoted(screenplay, span),
            }
            for span in sorted(spans, key=lambda s: s.start)
        ],
    }
