"""Content descriptors for classification: levels by rule, with the lines that cause them.

Words stand in `words/content.*.toml` by grade (1 mild, 2 moderate, 3 strong). What is denied,
compared or means something else is left out; what is only talked of counts a grade less. Strong
language is speech and counts there alone. Levels are this project's own and no board's decision.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from workprint.analysis.spans import span_of
from workprint.analysis.story.reading import StoryScene
from workprint.film.reason import Phrase, Reason
from workprint.film.screenplay import Element, Screenplay
from workprint.film.story import Content, ContentMention, Descriptor, Level
from workprint.learning.word_lists import regular_forms

_WORDS = Path(__file__).parent / "words"
_UNIT = re.compile(r"[一-鿿㐀-䶿]|[^\W_一-鿿㐀-䶿]+(?:['’][^\W_]+)*")
_GRADES = {"strong": 3, "moderate": 2, "mild": 1}
_LEVELS: tuple[Level, ...] = ("none", "mild", "moderate", "strong")
_NEEDED = {Content.LANGUAGE: (3, 1, 3)}
"""Mentions it takes: of grade 3 for strong; of grade 3, or of grade 2, for moderate."""
_USUAL = (1, 1, 1)


@dataclass(frozen=True, slots=True)
class _List:
    """Entries by their first unit, the longest first; what is no mention."""

    entries: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    meant_otherwise: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Lists:
    kinds: dict[Content, _List]
    denied_before: re.Pattern[str]
    denied_after: re.Pattern[str]


def descriptors(screenplay: Screenplay, scenes: Sequence[StoryScene]) -> tuple[Descriptor, ...]:
    """All five descriptors, each with its mentions in the order of the script."""
    lists = _lists(screenplay.language)
    found: dict[Content, list[ContentMention]] = {content: [] for content in Content}
    for scene in scenes:
        for element, spoken in _elements(scene):
            for content, start, end, grade in _found(element.text, lists):
                words = content is Content.LANGUAGE
                counted = grade if words or not spoken else grade - 1
                if counted < 1 or (words and not spoken):
                    continue
                span = span_of(screenplay.source, element, start, end)
                found[content].append(
                    ContentMention(scene.scene.id, span, element.text[start:end], spoken, counted)
                )
    return tuple(_descriptor(content, mentions) for content, mentions in found.items())


def _elements(scene: StoryScene) -> Iterator[tuple[Element, bool]]:
    """Action and speech of a scene in the order of the script."""
    told = [(element, False) for element in scene.action]
    told += [(part, True) for speech in scene.speeches for part in speech.parts]
    yield from sorted(told, key=lambda one: one[0].span.start)


def _found(text: str, lists: _Lists) -> Iterator[tuple[Content, int, int, int]]:
    low = text.lower()
    units = [(m[0].replace("’", "'"), m.start(), m.end()) for m in _UNIT.finditer(low)]
    if len(low) != len(text):  # Letters whose small form is longer: no place can be told.
        return
    words = [unit for unit, _, _ in units]
    for content, own in lists.kinds.items():
        past = -1
        otherwise: list[tuple[int, int]] | None = None
        for at, word in enumerate(words):
            if at <= past or word not in own.entries:
                continue
            for entry, grade in own.entries[word]:
                if not _stands(entry, words, at):
                    continue
                start, end = units[at][1], units[at + len(entry) - 1][2]
                if otherwise is None:
                    otherwise = [m.span() for m in own.meant_otherwise.finditer(low)]
                past = at + len(entry) - 1
                if any(a < end and start < b for a, b in otherwise):
                    break
                if content is not Content.LANGUAGE and _denied(low, start, end, lists):
                    break
                yield content, start, end, grade
                break


def _stands(entry: Sequence[str], words: Sequence[str], at: int) -> bool:
    if at + len(entry) > len(words):
        return False
    return all(u in ("*", words[at + n]) for n, u in enumerate(entry))


def _denied(low: str, start: int, end: int, lists: _Lists) -> bool:
    before = re.split(r"[.!?。！？;；,，\n]", low[max(0, start - 60) : start])[-1]
    return bool(lists.denied_before.search(before) or lists.denied_after.search(low[end:]))


def _descriptor(content: Content, mentions: Sequence[ContentMention]) -> Descriptor:
    counts = [sum(1 for m in mentions if m.grade == grade) for grade in (1, 2, 3)]
    mild, moderate, strong = counts
    for_strong, by_strong, by_moderate = _NEEDED.get(content, _USUAL)
    if strong >= for_strong:
        level, needed = 3, (for_strong, 3)
    elif strong >= by_strong or moderate >= by_moderate:
        level, needed = 2, (by_strong, 3) if strong >= by_strong else (by_moderate, 2)
    else:
        level, needed = (1, (1, 1)) if mentions else (0, (0, 0))
    if level:
        text = Phrase(
            f"{strong} strong, {moderate} moderate and {mild} mild mentions; it takes "
            f"{needed[0]} of grade {_LEVELS[needed[1]]} or more",
            f"强烈 {strong} 处、中等 {moderate} 处、轻微 {mild} 处；"
            f"规则：第 {needed[1]} 级及以上满 {needed[0]} 处",
        )
    else:
        text = Phrase(
            "no word of the lists stands there in this sense", "词表中的词均未以此义出现"
        )
    worst = sorted(mentions, key=lambda m: -m.grade)[:5]
    return Descriptor(
        content, _LEVELS[level], tuple(mentions), Reason(text, tuple(m.span for m in worst))
    )


@lru_cache(maxsize=2)
def _lists(language: str) -> _Lists:
    told = tomllib.loads((_WORDS / f"content.{language}.toml").read_text(encoding="utf-8"))
    edge = "" if language == "zh" else r"\b"
    kinds = {}
    for content in Content:
        entries: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for name, grade in _GRADES.items():
            for entry in re.split(r"[,\n]", told[content.value][name]):
                for units in _forms(entry.strip()):
                    entries.setdefault(units[0], []).append((units, grade))
        ordered = {
            first: tuple(sorted(own, key=lambda e: (-len(e[0]), -e[1])))
            for first, own in entries.items()
        }
        otherwise = "|".join(f"(?:{one})" for one in told[content.value]["not"])
        kinds[content] = _List(ordered, re.compile(f"{edge}(?:{otherwise})"))
    denied = told["denied"]
    return _Lists(kinds, re.compile(denied["before"]), re.compile(denied["after"]))


def _forms(entry: str) -> Iterator[tuple[str, ...]]:
    """The units of an entry; of one whose word is marked `~`, with each regular form of it."""
    units = re.findall(r"\*|[一-鿿㐀-䶿]|[^\W_一-鿿㐀-䶿]+(?:'[^\W_]+)*~?", entry)
    marked = next((n for n, unit in enumerate(units) if unit.endswith("~")), None)
    if not units:
        return
    if marked is None:
        yield tuple(units)
        return
    for form in regular_forms(units[marked][:-1]):
        yield (*units[:marked], form, *units[marked + 1 :])
