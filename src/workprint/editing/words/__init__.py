"""The words that tell what bodies do, what people feel and what the weather is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from workprint.film.beats import Act, Feeling


@dataclass(frozen=True, slots=True)
class Words:
    """One language's lists, ready to search.

    `acts` and `feelings` pair a pattern with what it tells; patterns stand longest first, so
    that "look down" wins over "look". `own` finds "his hands", "herself".
    """

    acts: tuple[tuple[re.Pattern[str], Act], ...]
    feelings: tuple[tuple[re.Pattern[str], Feeling], ...]
    weather: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, str], ...]
    male: re.Pattern[str]
    female: re.Pattern[str]
    plural: re.Pattern[str]
    own: re.Pattern[str]


@cache
def words(language: str) -> Words:
    """The lists of "en" or "zh"."""
    name = "zh" if language.startswith("zh") else "en"
    text = files("workprint.editing.words").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    fold = _chinese if name == "zh" else _english(table["irregular"])
    acts = [(word, Act(act)) for act, several in table["acts"].items() for word in several]
    acts.sort(key=lambda pair: -len(pair[0]))
    feelings = [(w, Feeling(f)) for f, several in table["feelings"].items() for w in several]
    feelings.sort(key=lambda pair: -len(pair[0]))
    nots = table.get("weather_not", {})
    return Words(
        acts=tuple((fold(word), act) for word, act in acts),
        feelings=tuple((fold(word), feeling) for word, feeling in feelings),
        weather=tuple(
            (_any(several, name), _any(nots[kind], name) if kind in nots else None, kind)
            for kind, several in table["weather"].items()
        ),
        male=_any(table["pronouns"]["male"], name),
        female=_any(table["pronouns"]["female"], name),
        plural=_any(table["pronouns"]["plural"], name),
        own=re.compile(table["pronouns"]["own"], re.IGNORECASE),
    )


def _any(several: list[str], language: str) -> re.Pattern[str]:
    joined = "|".join(re.escape(w) for w in sorted(several, key=len, reverse=True))
    return re.compile(joined if language == "zh" else rf"\b(?:{joined})\b", re.IGNORECASE)


def _chinese(word: str) -> re.Pattern[str]:
    return re.compile(re.escape(word))


def _english(irregular: dict[str, str]):  # type: ignore[no-untyped-def]
    forms: dict[str, list[str]] = {}
    for form, base in irregular.items():
        forms.setdefault(base, []).append(form)

    def fold(word: str) -> re.Pattern[str]:
        """The verb in all its regular forms: "hit" finds hits, hitting; "wave" finds waving."""
        first, *rest = word.split(" ", 1)
        stem = re.escape(first)
        last = first[-1]
        options = [rf"{stem}(?:s|es|ed|ing|{re.escape(last)}ed|{re.escape(last)}ing)?"]
        if last == "e":
            options.append(rf"{re.escape(first[:-1])}(?:ing|ed)")
        if last == "y":
            options.append(rf"{re.escape(first[:-1])}(?:ies|ied)")
        options += [re.escape(form) for form in forms.get(first, ())]
        tail = "".join(rf"\s+{re.escape(r)}" for r in rest)
        return re.compile(rf"\b(?:{'|'.join(options)}){tail}\b", re.IGNORECASE)

    return fold


@cache
def scene_words(language: str) -> dict[str, Any]:
    """The words that tell who a sentence is about, from scene.en.toml or scene.zh.toml."""
    name = "zh" if language.startswith("zh") else "en"
    text = files("workprint.editing.words").joinpath(f"scene.{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
