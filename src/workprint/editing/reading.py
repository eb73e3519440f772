"""Reading a scene for the camera: who is there, what happens beat by beat, what is felt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workprint.editing.deeds import Deeds
from workprint.editing.doing import acts_in, feeling_in
from workprint.editing.mentions import absent_in
from workprint.editing.notices import story_of
from workprint.editing.people import (
    Person,
    is_off_screen,
    is_on_the_phone,
    is_voice_only,
)
from workprint.editing.presence import addressed, present_in
from workprint.editing.subjects import naming
from workprint.editing.words import words
from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.characters import Character
from workprint.film.emphasis import plain
from workprint.film.screenplay import Element, ElementKind, Screenplay

ObjectFor = Callable[[str, str, str, int, str], str | None]
"""From a noun, the language, its sentence, its place there and what the scene said before, to
the kit's name of the thing, or None."""

_SENTENCES = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|DR|MR|MRS|MS|St|vs|[A-Z])\.|\.(?=\S)|[^.!?。！？…])+"
    r"(?:[.!?。！？…]+[”\"'’]?|$)\s*"
)
_TO = re.compile(r"\bto (?:the )?([\w'’ ]+)|对(?:着)?([\u3400-\u9fff]+)", re.IGNORECASE)
_SPOKEN = (ElementKind.DIALOGUE, ElementKind.LYRIC)


@dataclass(frozen=True, slots=True)
class _Speech:
    """A cue and what follows it, while the scene is being read."""

    speaker: str
    off_screen: bool
    beside: str | None = None
    on_phone: bool = False


def read_scenes(
    screenplay: Screenplay,
    persons: tuple[Person, ...],
    characters: tuple[Character, ...],
    object_for: ObjectFor,
) -> tuple[SceneBeats, ...]:
    """The beats of every scene, in order."""
    reader = _Reader(screenplay, persons, {c.id: c for c in characters}, object_for)
    return tuple(reader.scene(index) for index in range(len(screenplay.scenes)))


class _Reader:
    """Holds what reading one screenplay needs; each scene is read on its own."""

    def __init__(
        self,
        screenplay: Screenplay,
        persons: tuple[Person, ...],
        characters: dict[str, Character],
        object_for: ObjectFor,
    ) -> None:
        self.screenplay = screenplay
        self.persons = persons
        self.object_for = object_for
        self.language = screenplay.language
        self.lists = words(screenplay.language)
        self.deeds = Deeds(persons, characters, screenplay.language)
        self.by_name = {p.name: p.id for p in persons}

    def scene(self, index: int) -> SceneBeats:
        """The beats of the scene at an index, and who is in it."""
        scene = self.screenplay.scenes[index]
        elements = self.screenplay.elements[scene.first_element : scene.last_element]
        beats: list[Beat] = []
        speech: _Speech | None = None
        cue: list[int] = []
        mood: tuple[Feeling, float] | None = None
        left = 0  # the first beat of the speech on the left of dual dialogue
        cast = [self.by_name[n] for n in scene.heading.cast if n in self.by_name]
        phone: set[str] = set()  # lines whose cue says "on phone": at which end, the action tells
        intercut = False
        speakers = tuple(
            dict.fromkeys(
                self.by_name.get(e.name, e.name)
                for e in elements
                if e.kind is ElementKind.CHARACTER and e.name and not _is_unseen(e)
            )
        )
        for offset, element in enumerate(elements, start=scene.first_element):
            if element.kind is ElementKind.CHARACTER and element.name:
                speaker = self.by_name.get(element.name, element.name)
                speech = _Speech(
                    speaker,
                    _is_unseen(element) and not intercut,
                    _beside(element, speaker, beats[left:]),
                    is_on_the_phone(element.extensions) and not intercut,
                )
                if element.dual != "right":
                    left = len(beats)
                cue, mood = [offset], None
            elif element.kind is ElementKind.PARENTHETICAL and speech:
                cue.append(offset)
                mood = feeling_in(element.text, self.language) or mood
            elif element.kind in _SPOKEN and speech:
                beats.append(
                    self._line(scene.id, len(beats), element, offset, cue, speech, mood, beats)
                )
                if speech.on_phone:
                    phone.add(beats[-1].id)
                cue = []
            elif element.kind is ElementKind.ACTION:
                story = story_of(element.text, self.persons, self.language)
                cast += story.cast
                intercut = intercut or story.intercut
                if story.text.strip():
                    speech = None
                    beats += self._actions(scene.id, story.text, offset, beats, speakers)
        doing = {who for beat in beats if beat.kind is BeatKind.ACTION for who in beat.who}
        beats = [
            replace(beat, off_screen=True)
            if beat.id in phone and beat.who[0] not in doing
            else beat
            for beat in beats
        ]
        present = present_in(beats, cast)
        return SceneBeats(
            scene=scene.id,
            present=present,
            beats=addressed(beats, present),
            weather=self._weather(elements),
        )

    def _line(
        self,
        scene: str,
        index: int,
        element: Element,
        offset: int,
        cue: list[int],
        speech: _Speech,
        mood: tuple[Feeling, float] | None,
        before: Sequence[Beat],
    ) -> Beat:
        text = " ".join(plain(element.text).split())
        said = " ".join(self.screenplay.elements[i].text for i in cue)
        acts = acts_in(said, self.language) if len(cue) > 1 else ()
        feeling, intensity = mood or self._carried(speech.speaker, before) or (Feeling.NEUTRAL, 0)
        own = feeling_in(text, self.language)
        if feeling is Feeling.NEUTRAL and own:
            feeling, intensity = own[0], 0.6 * own[1]
        if "!" in text or "！" in text:
            intensity = max(intensity, 0.45) + 0.15
            feeling = Feeling.RESOLVE if feeling is Feeling.NEUTRAL else feeling
        if Act.SHOUT in acts:
            intensity = max(intensity, 0.85)
        addressed = _TO.search(said)
        named = self._named(addressed[0]) if addressed else ()
        if not named:
            named = tuple(n for n in self._named(text) if n != speech.speaker)[:1]
        objects = self._objects(text, before)
        return Beat(
            id=f"{scene}.b{index + 1:03}",
            kind=BeatKind.LINE,
            elements=(*cue, offset),
            who=(speech.speaker,),
            to=named,
            text=text,
            acts=acts,
            feeling=feeling,
            intensity=round(min(1.0, intensity), 3),
            objects=tuple(o for o, _ in objects),
            printed=tuple(p for _, p in objects),
            off_screen=speech.off_screen,
            beside=speech.beside,
        )

    def _actions(
        self,
        scene: str,
        text: str,
        offset: int,
        before: Sequence[Beat],
        expected: tuple[str, ...],
    ) -> list[Beat]:
        made: list[Beat] = []
        subject: tuple[str, ...] = ()
        for match in _SENTENCES.finditer(plain(text)):
            sentence = " ".join(match[0].split())
            if not sentence:
                continue
            for deed in self.deeds.of(sentence, subject, (*before, *made), expected):
                subject = deed.topic or subject
                if deed.idle and made:
                    made[-1] = replace(made[-1], text=f"{made[-1].text} {deed.text}")
                    continue
                felt = feeling_in(deed.text, self.language)
                objects = self._objects(deed.text, (*before, *made))
                made.append(
                    Beat(
                        id=f"{scene}.b{len(before) + len(made) + 1:03}",
                        kind=BeatKind.ACTION,
                        elements=(offset,),
                        who=deed.who,
                        to=deed.to,
                        text=deed.text,
                        acts=deed.acts,
                        feeling=felt[0] if felt else Feeling.NEUTRAL,
                        intensity=round(felt[1], 3) if felt else 0.0,
                        objects=tuple(o for o, _ in objects),
                        printed=tuple(p for _, p in objects),
                    )
                )
        return made

    def _named(self, text: str) -> tuple[str, ...]:
        found = naming(text, self.persons)
        absent = absent_in(found, self.language)
        named = dict.fromkeys(person for _, _, person in found.people)
        return tuple(person for person in named if person not in absent)

    def _carried(self, who: str, before: Sequence[Beat]) -> tuple[Feeling, float] | None:
        """What the action just before showed the speaker to feel, fading."""
        for beat in reversed(before[-2:]):
            if beat.kind is BeatKind.ACTION and who in beat.who and beat.intensity > 0:
                return beat.feeling, 0.7 * beat.intensity
        return None

    def _objects(self, text: str, before: Sequence[Beat]) -> list[tuple[str, str]]:
        """Kit things a text names, in order, each once, with the printed word.

        What the scene said `before` tells which bag "the bag" is.
        """
        earlier = " ".join(beat.text for beat in before)
        found: dict[str, str] = {}
        language = self.screenplay.language
        if language == "zh":
            at = 0
            while at < len(text):
                for length in (4, 3, 2, 1):
                    word = text[at : at + length]
                    if len(word) == length and "\u3400" <= word[0] <= "\u9fff":
                        kind = self.object_for(word, language, text, at, earlier)
                        if kind:
                            found.setdefault(kind, word)
                            at += length - 1
                            break
                at += 1
        else:
            for match in re.finditer(r"[A-Za-z][A-Za-z'-]+", text):
                kind = self.object_for(match[0].lower(), language, text, match.start(), earlier)
                if kind:
                    found.setdefault(kind, match[0])
        return list(found.items())

    def _weather(self, elements: Sequence[Element]) -> tuple[str, ...]:
        text = " ".join(
            e.text for e in elements if e.kind in (ElementKind.ACTION, ElementKind.SCENE_HEADING)
        )
        found = []
        for pattern, never, kind in self.lists.weather:
            rest = never.sub("", text) if never else text
            if pattern.search(rest):
                found.append(kind)
        return tuple(found)


def _is_unseen(cue: Element) -> bool:
    return is_voice_only(cue.extensions) or is_off_screen(cue.extensions)


def _beside(cue: Element, speaker: str, left: Sequence[Beat]) -> str | None:
    """The beat with which a speech begins, for the right side of dual dialogue.

    None when the left side says nothing, and when one voice would have to speak twice at once.
    """
    if cue.dual != "right" or not left or left[0].who[0] == speaker:
        return None
    return left[0].id


__all__ = ["ObjectFor", "read_scenes"]
