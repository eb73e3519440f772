"""What repeats in a scene: words near each other, phrases said again, beginnings alike."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from workprint.film.reason import Phrase, ScriptSpan
from workprint.screenplay.partner.notes.common import COMMON
from workprint.screenplay.partner.notes.records import Note
from workprint.screenplay.partner.notes.scene import SceneView, Speech
from workprint.screenplay.partner.tokens import is_han, words

_NEAR = 45
"""Words within which a repetition is heard."""
_TIMES = 3
_PHRASE, _PHRASE_HAN = 4, 5
"""Words, and Han characters, from which on a repetition is a phrase."""


def what_repeats(scene: SceneView) -> Iterator[Note]:
    """Notes on repeated words, phrases and beginnings of a scene."""
    yield from _words_in_action(scene)
    yield from _phrases(scene)
    yield from _beginnings(scene)


def _words_in_action(scene: SceneView) -> Iterator[Note]:
    """A word that comes again and again in the action; in speech it may well be meant."""
    names = {w.text for name in scene.people for w in words(name)}
    at = 0
    places: defaultdict[str, list[tuple[int, ScriptSpan]]] = defaultdict(list)
    for action in scene.actions:
        parts = [w.text for w in words(action.text)]
        pieces = parts if not parts or not is_han(parts[0]) else _pairs(parts)
        for n, word in enumerate(pieces):
            named = word in names or any(word in name for name in scene.people)
            if len(word) > 1 and word not in COMMON and not named:
                places[_stem(word)].append((at + n, action.span))
        at += len(parts)
    for word, found in sorted(places.items()):
        for n in range(len(found) - _TIMES + 1):
            run = [f for f in found[n:] if f[0] - found[n][0] <= _NEAR]
            if len(run) >= _TIMES:
                spans = tuple(dict.fromkeys(span for _, span in run))
                yield Note(
                    "repeats.word",
                    "look",
                    Phrase(
                        f'"{word}" comes {len(run)} times within {_NEAR} words of action',
                        f"动作描写中“{word}”在 {_NEAR} 字内出现 {len(run)} 次",
                    ),
                    spans,
                )
                break


def _pairs(parts: Sequence[str]) -> list[str]:
    """Neighbouring Han characters: words, near enough, without a dictionary."""
    return [a + b for a, b in itertools.pairwise(parts) if is_han(a) and is_han(b)]


def _stem(word: str) -> str:
    """English words without the endings of number and tense, roughly."""
    if not word.isascii():
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _phrases(scene: SceneView) -> Iterator[Note]:
    """A run of words that two beats share: an echo, or a habit."""
    seen: dict[tuple[str, ...], tuple[int, ScriptSpan, str]] = {}
    told: set[int] = set()
    for n, beat in enumerate(scene.beats):
        parts = [w.text for w in words(beat.text)]
        for start in range(len(parts)):
            size = _PHRASE_HAN if is_han(parts[start]) else _PHRASE
            key = tuple(parts[start : start + size])
            if len(key) < size or all(w in COMMON for w in key):
                continue
            first = seen.setdefault(key, (n, beat.span, _who(beat)))
            if first[0] == n or n in told:
                continue
            told.add(n)
            phrase = ("" if is_han(key[0]) else " ").join(key)
            same = first[2] == _who(beat)
            yield Note(
                "repeats.phrase",
                "look" if same else "tell",
                Phrase(
                    f'"{phrase}" comes again'
                    + ("" if same else ": an echo, if it is meant as one"),
                    f"“{phrase}”再次出现" + ("" if same else "：若有意为之，便是呼应"),
                ),
                (first[1], beat.span),
            )


def _who(beat: object) -> str:
    return beat.name if isinstance(beat, Speech) else ""


def _beginnings(scene: SceneView) -> Iterator[Note]:
    """Three paragraphs or more of action that begin with the same word."""
    starts: Counter[str] = Counter()
    spans: defaultdict[str, list[ScriptSpan]] = defaultdict(list)
    for action in scene.actions:
        for word in words(action.text)[:1]:
            starts[word.text] += 1
            spans[word.text].append(action.span)
    for first, count in sorted(starts.items()):
        if count >= _TIMES and count * 2 > len(scene.actions) and not is_han(first):
            yield Note(
                "repeats.beginning",
                "look",
                Phrase(
                    f'{count} of {len(scene.actions)} paragraphs of action begin with "{first}"',
                    f"{len(scene.actions)} 段动作中有 {count} 段以“{first}”开头",
                ),
                tuple(spans[first]),
            )
