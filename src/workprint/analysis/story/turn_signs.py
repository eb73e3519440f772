"""What each scene shows that may mark a turn: place in the script, people, places, words.

Every sign runs from 0 to 1. Words stand in `words/turns.*.toml`. Moods are left out because they
added nothing on the development half, and length because the stories' writer gave turns more room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from workprint.analysis.story.reading import StoryScene
from workprint.film.reason import Phrase
from workprint.film.story import Presence, ScenePace
from workprint.learning.word_lists import read_lists

WORDS = ("news", "decision", "revelation", "loss", "confrontation", "ending")
SIGNS = (
    "place", "back", "meeting", "person", "mains", "alone", "talk", "final", *WORDS,
)  # fmt: skip
SIGN_NAMES = {
    "place": Phrase("a place is new", "出现新场地"),
    "back": Phrase("the story comes back to a place", "回到旧场地"),
    "meeting": Phrase("main characters meet for the first time", "主要人物首次相遇"),
    "person": Phrase("somebody is seen for the first time", "有人物首次出场"),
    "mains": Phrase("main characters are together", "主要人物聚集"),
    "alone": Phrase("one character is alone", "人物独处"),
    "talk": Phrase("there is much talk", "对白多"),
    "final": Phrase("nothing comes after it", "其后再无场次"),
    "news": Phrase("words of news and arrivals", "有消息、来人之类的词"),
    "decision": Phrase("words of decision and setting out", "有决定、出发之类的词"),
    "revelation": Phrase("words of truth and discovery", "有真相、发现之类的词"),
    "loss": Phrase("words of death and loss", "有死亡、失去之类的词"),
    "confrontation": Phrase("words of fight and confrontation", "有冲突、对决之类的词"),
    "ending": Phrase("words of rest and afterwards", "有平息、后来之类的词"),
}
_FOLDER = Path(__file__).parent / "words"
_FULL = 0.1
"""A share of words of a kind from which a scene counts as full of them."""
_FEW = {"en": 30, "zh": 45}
"""Shorter scenes are taken to be so long: one word in five tells little."""


@dataclass(frozen=True, slots=True)
class SceneSigns:
    """Where a scene's middle lies in the script (share of its length), and its signs."""

    at: float
    signs: dict[str, float]


def signs_of(
    scenes: Sequence[StoryScene],
    measures: Sequence[ScenePace],
    people: Sequence[Presence],
    language: str,
) -> list[SceneSigns]:
    """The signs of every scene."""
    main = {p.character for p in people if p.main}
    lengths = [m.eighths or 1 for m in measures]
    total = sum(lengths)
    places: list[str] = []
    met: set[tuple[str, str]] = set()
    known: set[str] = set()
    done = 0
    made = []
    for n, (scene, measure) in enumerate(zip(scenes, measures, strict=True)):
        place = scene.scene.heading.set or scene.scene.heading.location or ""
        there = sorted(main & set(scene.seen))
        pairs = set(combinations(there, 2))
        signs = {
            "place": float(bool(n and place and place not in places)),
            "back": float(bool(place in places[:-1] and place != places[-1])),
            "meeting": float(bool(pairs - met)),
            "person": float(bool(n and set(scene.seen) - known)),
            "mains": len(there) / len(main) if main else 0.0,
            "alone": float(len(scene.seen) == 1),
            "talk": measure.dialogue,
            "final": float(n == len(scenes) - 1),
            **_words(scene, measure.words, language),
        }
        places.append(place)
        met |= pairs
        known |= set(scene.seen)
        made.append(SceneSigns((done + lengths[n] / 2) / total, signs))
        done += lengths[n]
    return made


def _words(scene: StoryScene, words: int, language: str) -> dict[str, float]:
    told = "zh" if language == "zh" else "en"
    lists = read_lists(_FOLDER / f"turns.{told}.toml", told == "zh")
    counts = dict.fromkeys(WORDS, 0)
    texts = [e.text for e in scene.action] + [s.text for s in scene.speeches]
    for text in texts:
        for hit in lists.found(text):
            counts[hit.group] += 1
    enough = _FULL * max(words, _FEW[told])
    return {name: min(1.0, count / enough) for name, count in counts.items()}
