"""A draft as passages, sentence by sentence: what is looked for in the other draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workprint.film.emphasis import plain
from workprint.film.screenplay import ElementKind, Screenplay

_PRINTED = frozenset(
    {ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.PARENTHETICAL, ElementKind.LYRIC,
     ElementKind.TRANSITION, ElementKind.CENTERED}
)  # fmt: skip
SPOKEN = frozenset({ElementKind.DIALOGUE, ElementKind.LYRIC})
_SENTENCE = re.compile(r"[^.!?…。！？\n]*[.!?…。！？]+[\"'”’」』)）]*|[^.!?…。！？\n]+")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_SHORT = 3
"""Words; a shorter sentence stands too often to be known again by itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a scene: the element it stands in, who speaks it, and its words.

    `scene` and `element` are indices; `speaker` is a cue's name in capitals, None in action;
    `text` has its blanks made one. Words are in small letters, Chinese character by character.
    """

    scene: int
    element: int
    speaker: str | None
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A screenplay with its passages."""

    screenplay: Screenplay

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages of all scenes, in order. What has no words in it is none."""
        return tuple(_passages(self.screenplay))

    @cached_property
    def by_scene(self) -> tuple[tuple[int, ...], ...]:
        """The passages of each scene, as indices."""
        made: list[list[int]] = [[] for _ in self.screenplay.scenes]
        for index, passage in enumerate(self.passages):
            made[passage.scene].append(index)
        return tuple(map(tuple, made))

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The words of each scene."""
        return tuple(sum(len(self.passages[i].words) for i in own) for own in self.by_scene)


def speaker_name(name: str) -> str:
    """A cue's name as it is compared: in capitals, blanks made one."""
    return " ".join(name.upper().split())


def _passages(screenplay: Screenplay) -> Iterator[Passage]:
    speaker: str | None = None
    for index, element in enumerate(screenplay.elements):
        if element.kind is ElementKind.CHARACTER:
            speaker = speaker_name(element.name or element.text)
        elif element.kind not in (*SPOKEN, ElementKind.PARENTHETICAL, ElementKind.NOTE):
            speaker = None
        if element.kind not in _PRINTED or element.scene is None:
            continue
        said = speaker if element.kind in SPOKEN else None
        for sentence in _sentences(plain(element.text)):
            words = tuple(_WORD.findall(sentence.lower()))
            if words:
                yield Passage(element.scene, index, said, " ".join(sentence.split()), words)


def _sentences(text: str) -> Iterator[str]:
    """The sentences of an element; short ones go with the next: "Yellow. Yellow. Green." """
    begun = ""
    for sentence in _SENTENCE.findall(text):
        begun = f"{begun} {sentence}" if begun else sentence
        if len(_WORD.findall(begun)) >= _SHORT:
            yield begun
            begun = ""
    yield begun
