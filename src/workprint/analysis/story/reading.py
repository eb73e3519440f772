"""A screenplay's scenes as the story is read: who speaks what, who is seen, what is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workprint.film.characters import Character
from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element, ElementKind, Scene, Screenplay

_WORD = re.compile(r"[一-鿿㐀-䶿]|[^\W_一-鿿㐀-䶿]+(?:['’-][^\W_一-鿿㐀-䶿]+)*")
_VOICE = re.compile(
    r"V\.?\s?O\.?|VOICE|PHONE|RADIO|FILTERED|RECORD|画外音|旁白|独白|电话|录音|广播|听筒|话筒",
    re.IGNORECASE,
)
_SPOKEN = (ElementKind.DIALOGUE, ElementKind.LYRIC)


@dataclass(frozen=True, slots=True)
class Speech:
    """What one character says under one cue. `voice` tells that only the voice is there."""

    character: str
    name: str
    text: str
    words: int
    parts: tuple[Element, ...]
    span: ScriptSpan
    voice: bool


@dataclass(frozen=True, slots=True)
class StoryScene:
    """A scene: its speeches, its action, who speaks and who is seen (ids, in order)."""

    scene: Scene
    number: str
    heading: ScriptSpan
    speeches: tuple[Speech, ...]
    action: tuple[Element, ...]
    speaking: tuple[str, ...]
    seen: tuple[str, ...]
    action_words: int

    @property
    def spoken_words(self) -> int:
        """Words of all speeches."""
        return sum(speech.words for speech in self.speeches)


def count_words(text: str) -> int:
    """English words and Chinese characters; punctuation is none."""
    return sum(1 for _ in _WORD.finditer(text))


def story_scenes(
    screenplay: Screenplay, characters: Sequence[Character]
) -> tuple[StoryScene, ...]:
    """Every scene. A character is seen who is named in the action or speaks there in person."""
    ids = {name: one.id for one in characters for name in (*one.aliases, one.name)}
    mentions = _Mentions(characters, screenplay.language)
    made = []
    for n, scene in enumerate(screenplay.scenes, 1):
        elements = screenplay.elements[scene.first_element : scene.last_element]
        speeches = _speeches(elements, ids)
        action = tuple(e for e in elements if e.kind is ElementKind.ACTION)
        named = [who for e in action for who in mentions.of(e.text)]
        in_person = [s.character for s in speeches if not s.voice]
        made.append(
            StoryScene(
                scene,
                scene.number or str(n),
                elements[0].span,
                speeches,
                action,
                tuple(dict.fromkeys(s.character for s in speeches)),
                tuple(dict.fromkeys([*in_person, *named])),
                sum(count_words(e.text) for e in action),
            )
        )
    return tuple(made)


def _speeches(elements: Sequence[Element], ids: dict[str, str]) -> tuple[Speech, ...]:
    made: list[Speech] = []
    cue: Element | None = None
    parts: list[Element] = []

    def close() -> None:
        if cue is not None and cue.name and parts:
            text = "\n".join(part.text for part in parts)
            first, last = parts[0].span, parts[-1].span
            made.append(
                Speech(
                    ids.get(cue.name, cue.name.lower()),
                    cue.name,
                    text,
                    count_words(text),
                    tuple(parts),
                    ScriptSpan(first.start, last.end, first.line),
                    any(_VOICE.search(told) for told in cue.extensions),
                )
            )

    for element in elements:
        if element.kind is ElementKind.CHARACTER:
            close()
            cue, parts = element, []
        elif element.kind in _SPOKEN:
            parts.append(element)
        elif element.kind is ElementKind.ACTION:
            close()
            cue, parts = None, []
    close()
    return tuple(made)


class _Mentions:
    """Finds the film's people in a paragraph of action, by their names as names are written."""

    def __init__(self, characters: Sequence[Character], language: str) -> None:
        self._ids: dict[str, str] = {}
        for one in characters:
            for name in (one.name, *one.aliases):
                forms = (name,) if language == "zh" else (name.upper(), name.title())
                self._ids.update(dict.fromkeys(forms, one.id))
        told = "|".join(re.escape(form) for form in sorted(self._ids, key=len, reverse=True))
        edge = "" if language == "zh" else r"\b"
        self._pattern = re.compile(f"{edge}(?:{told}){edge}") if told else None

    def of(self, text: str) -> list[str]:
        """The ids of those who are named."""
        if self._pattern is None:
            return []
        return [self._ids[match[0]] for match in self._pattern.finditer(text)]
