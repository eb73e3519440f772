"""Spoken lines: the words of a beat as sound, with the time of every phone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phone:
    """One speech sound: an IPA symbol and its samples [start, end) in the line's audio."""

    symbol: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A beat's line as audio.

    `audio` names its file in the cache: mono samples at `sample_rate`, named by content.
    `samples` is its length. `engine` says what spoke it ("kokoro" or "formant").
    """

    beat: str
    character: str
    audio: str
    sample_rate: int
    samples: int
    phones: tuple[Phone, ...]
    engine: str
