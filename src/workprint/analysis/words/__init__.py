"""Word lists: what nouns are, what verbs do, in English and Chinese."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of a language.

    `classes`: a noun's class in a general dictionary and the share of its use that is that;
    `nouns`: the breakdown's own lists, by noun; `verbs`: what a verb does to its object, by verb;
    `verb_elements`: what a verb is an element of by itself, by verb; `measures`: the classes a
    Chinese measure word counts; `marks`: words that deny, compare or wish; `verbal`: English
    words that are verbs "mostly" or "often".
    """

    classes: dict[str, tuple[str, float]]
    nouns: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    verb_elements: dict[str, tuple[str, ...]]
    measures: dict[str, tuple[str, ...]]
    marks: dict[str, frozenset[str]]
    verbal: dict[str, str]


@lru_cache(maxsize=2)
def words(language: str) -> Words:
    """The lists of "en" or "zh"."""
    classes: dict[str, tuple[str, float]] = {}
    for kind, told in _lines(f"nouns.{language}.txt"):
        for word in told:
            lemma, _, share = word.partition(":")
            classes[lemma] = (kind, int(share) / 100 if share else 1.0)
    table = tomllib.loads((_HERE / f"context.{language}.toml").read_text(encoding="utf-8"))
    return Words(
        classes,
        _turned(table.get("nouns", {})),
        _turned(table.get("verbs", {})),
        _turned(table.get("verb_elements", {})),
        _turned(table.get("measures", {})),
        {name: frozenset(told.split()) for name, told in table.get("words", {}).items()},
        {word: kind for kind, told in _lines(f"verbs.{language}.txt") for word in told},
    )


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The kinds of a list and the words of each; nothing where a language has none."""
    path = _HERE / name
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, tab, told = line.partition("\t")
            if tab and not line.startswith("#"):
                yield kind, told.split("|")


def _turned(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Lists by word, instead of words by list."""
    made: dict[str, list[str]] = {}
    for name, told in table.items():
        for word in told.split():
            if name not in made.setdefault(word, []):
                made[word].append(name)
    return {word: tuple(names) for word, names in made.items()}
