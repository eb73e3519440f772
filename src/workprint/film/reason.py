"""Reasons: what a person may question carries why, in both languages, with evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short text that exists in English and in Chinese."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """The text in `language`: Chinese for any tag starting with "zh", else English."""
        return self.zh if language.startswith("zh") else self.en


def pair(phrase: Phrase) -> dict[str, str]:
    """A phrase as JSON has it: each language's text by its name."""
    return {"en": phrase.en, "zh": phrase.zh}


@dataclass(frozen=True, slots=True)
class ScriptSpan:
    """A stretch of the screenplay: character offsets [start, end) and the first line, from 1."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class DraftSpan:
    """A stretch of one of two drafts that are compared: "a" the earlier, "b" the later."""

    draft: Literal["a", "b"]
    span: ScriptSpan


@dataclass(frozen=True, slots=True)
class FrameRange:
    """Whole frames [start, end) of a shot, a take or the cut."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its source and, where it has one, its date (ISO 8601)."""

    name: str
    value: str
    source: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """One weighted part of a decision; weights of one reason compare with each other."""

    name: str
    weight: float


Evidence = ScriptSpan | DraftSpan | FrameRange | Measure | Contribution


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a result is what it is."""

    text: Phrase
    evidence: tuple[Evidence, ...] = ()
