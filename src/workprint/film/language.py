"""What the language stage says of scenes."""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.reason import Phrase, Reason


@dataclass(frozen=True, slots=True)
class SceneWords:
    """The words that mark a scene among the others of its script, the strongest first."""

    scene: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneFeeling:
    """A scene's mood by a classifier, as a first opinion.

    `moods` are (mood, probability), the likeliest first; `intensity` runs from 0 to 1; `reasons`
    name the lines that make it so, with their share.
    """

    scene: str
    moods: tuple[tuple[str, float], ...]
    intensity: float
    reasons: tuple[Reason, ...]


MOOD_NAMES = {
    "calm": Phrase("calm", "平静"),
    "joyful": Phrase("joyful", "欢乐"),
    "tender": Phrase("tender", "温情"),
    "sad": Phrase("sad", "悲伤"),
    "tense": Phrase("tense", "紧张"),
    "fearful": Phrase("fearful", "恐惧"),
    "angry": Phrase("angry", "愤怒"),
    "comic": Phrase("comic", "诙谐"),
}
