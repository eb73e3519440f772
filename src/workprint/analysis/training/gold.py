"""Scenes annotated by hand, as `docs/breakdown-guide.md` says, and their candidates' labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workprint.analysis.candidates import LABELS, Candidate
from workprint.analysis.naming import key_of, same_thing, singular, words_in
from workprint.analysis.tags import NONE
from workprint.film.breakdown import Category

FOLDER = Path(__file__).parents[1] / "gold"
_KEYS = {category.value for category in Category}
_AFTER = re.compile(r"\s+(?:of|with|in|on|from|at|for|under|over|into|against|down|off|through)\s")


@dataclass(frozen=True, slots=True)
class Annotated:
    """What one annotator listed in a scene: (category, phrase) in order."""

    scene: str
    listed: tuple[tuple[Category, str], ...]

    def of(self, category: Category) -> tuple[str, ...]:
        """The phrases of a category."""
        return tuple(phrase for one, phrase in self.listed if one is category)


def read_annotations(path: Path) -> dict[str, Annotated]:
    """The blocks of a file by scene; ValueError names a line that is wrong."""
    blocks: dict[str, list[tuple[Category, str]]] = {}
    current: list[tuple[Category, str]] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            current = blocks.setdefault(line[2:].strip(), [])
        elif line.strip() and current is not None:
            key, colon, told = line.partition(":")
            if not colon or key.strip() not in _KEYS:
                raise ValueError(f"{path.name}, line {number}: {key.strip()} is no category")
            phrases = (p.strip() for p in re.split("[;；]", told))
            current += [(Category(key.strip()), phrase) for phrase in phrases if phrase]
    return {scene: Annotated(scene, tuple(listed)) for scene, listed in blocks.items()}


def is_judged(scene: str) -> bool:
    """Whether a scene belongs to the half that is not looked at while tuning: the even ones."""
    return int(re.sub(r"\D", "", scene) or 0) % 2 == 0


def labels_for(found: Sequence[Candidate], annotated: Annotated) -> list[str]:
    """A label for each candidate of a scene, from what was listed there."""
    made = []
    for one in found:
        label = NONE
        if "name" not in one.flags:
            for category, phrase in annotated.listed:
                if category.value in LABELS and means(phrase, one):
                    label = category.value
                    break
        # What is denied or compared is no mention of a thing that is there.
        if label != NONE and one.flags & {"negated", "compared"}:
            label = NONE
        made.append(label)
    return made


def means(phrase: str, one: Candidate) -> bool:
    """Whether a listed phrase means a candidate."""
    words = words_in(phrase)
    if not words:
        return False
    if "\u3400" <= words[0][0] <= "\u9fff":
        key, other = key_of(phrase), key_of(one.phrase)
        if "verb" in one.flags:
            return one.head in key
        return key.endswith(one.head) or other.endswith(key) or key.endswith(other)
    if "verb" in one.flags:
        stem = one.head[: max(3, len(one.head) - 1)]
        return any(word.startswith(stem) for word in words) and words[-1] != one.head + "er"
    head = _AFTER.split(key_of(phrase))[0]
    return same_thing(head, one.phrase) or (
        singular(words_in(head)[-1]) == one.head and same_thing(head, one.head)
    )
