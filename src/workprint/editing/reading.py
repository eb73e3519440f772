"""Reading a scene for the camera: who is there, what happens beat by beat, what is felt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workprint.editing.people import Person, is_off_screen, is_voice_only, named_in
from workprint.editing.words import Words, words
from workprint.film.beats import Act, Beat, BeatKind, Feeling, SceneBeats
from workprint.film.characters import Character
from workprint.film.emphasis import plain
from workprint.film.screenplay import Element, ElementKind, Screenplay

ObjectFor = Callable[[str, str], str | None]
"""From a noun and a language to the kit's name of the thing, or None."""

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
    voice_only: bool
    off_screen: bool
    beside: str | None = None


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
        self.characters = characters
        self.object_for = object_for
        self.lists = words(screenplay.language)
        self.by_name = {p.name: p.id for p in persons}

    def scene(self, index: int) -> SceneBeats:
        scene = self.screenplay.scenes[index]
        elements = self.screenplay.elements[scene.first_element : scene.last_element]
        beats: list[Beat] = []
        speech: _Speech | None = None
        cue: list[int] = []
        mood: tuple[Feeling, float] | None = None
        left = 0  # the first beat of the speech on the left of dual dialogue
        for offset, element in enumerate(elements, start=scene.first_element):
            if element.kind is ElementKind.CHARACTER and element.name:
                speaker = self.by_name.get(element.name, element.name)
                speech = _Speech(
                    speaker,
                    is_voice_only(element.extensions),
                    is_off_screen(element.extensions),
                    _beside(element, speaker, beats[left:]),
                )
                if element.dual != "right":
                    left = len(beats)
                cue, mood = [offset], None
            elif element.kind is ElementKind.PARENTHETICAL and speech:
                cue.append(offset)
                mood = self._feeling(element.text) or mood
            elif element.kind in _SPOKEN and speech:
                beats.append(
                    self._line(scene.id, len(beats), element, offset, cue, speech, mood, beats)
                )
                cue = []
            elif element.kind is ElementKind.ACTION:
                speech = None
                beats += self._actions(scene.id, element, offset, beats)
        present = self._present(beats)
        return SceneBeats(
            scene=scene.id,
            present=present,
            beats=_addressed(tuple(beats), present),
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
        acts = tuple(act for act, _ in self._acts(said)) if len(cue) > 1 else ()
        feeling, intensity = mood or self._carried(speech.speaker, before) or (Feeling.NEUTRAL, 0)
        own = self._feeling(text)
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
        objects = self._objects(text)
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
            off_screen=speech.voice_only or speech.off_screen,
            beside=speech.beside,
        )

    def _actions(
        self, scene: str, element: Element, offset: int, before: Sequence[Beat]
    ) -> list[Beat]:
        made: list[Beat] = []
        subject: tuple[str, ...] = ()
        for match in _SENTENCES.finditer(plain(element.text)):
            text = " ".join(match[0].split())
            if not text:
                continue
            named = self._named(text)
            first = named[:1]
            acts = [act for act, _ in self._acts(text)]
            # "Rain falls", and nobody with it.
            sky = not named and self._is_weather(text)
            if sky:
                acts = [act for act in acts if act not in (Act.FALL, Act.HIT)]
            everyone = self._present((*before, *made))
            if self.lists.plural.search(text) and len(everyone) > 1:
                who: tuple[str, ...] = everyone if not named else tuple(dict.fromkeys(named))
            elif first:
                who = self._subjects(text, named)
            elif sky:
                who = ()
            else:
                who = self._by_pronoun(text, subject, everyone)
            if not who and not acts and made:
                made[-1] = replace(made[-1], text=f"{made[-1].text} {text}")
                continue
            felt = self._feeling(text)
            objects = self._objects(text)
            made.append(
                Beat(
                    id=f"{scene}.b{len(before) + len(made) + 1:03}",
                    kind=BeatKind.ACTION,
                    elements=(offset,),
                    who=who,
                    to=tuple(n for n in named if n not in who),
                    text=text,
                    acts=tuple(acts),
                    feeling=felt[0] if felt else Feeling.NEUTRAL,
                    intensity=round(felt[1], 3) if felt else 0.0,
                    objects=tuple(o for o, _ in objects),
                    printed=tuple(p for _, p in objects),
                )
            )
            subject = who or subject
        return made

    def _is_weather(self, text: str) -> bool:
        """Whether a sentence tells of the weather and of no he, she or they."""
        people = (self.lists.male, self.lists.female, self.lists.plural)
        return any(pattern.search(text) for pattern, _, _ in self.lists.weather) and not any(
            pattern.search(text) for pattern in people
        )

    def _subjects(self, text: str, named: tuple[str, ...]) -> tuple[str, ...]:
        """The first named, and those joined to them by "and", 和 or 、 before the verb."""
        subjects = [named[0]]
        for other in named[1:]:
            if self._owns(text, other):
                continue
            between = self._between(text, subjects[-1], other)
            if between is not None and re.fullmatch(
                r"\s*(?:\([^)]*\))?[^.]{0,3}(?:,|and|&|和|与|跟|、|，)+\s*(?:and\s*)?",
                between,
                re.I,
            ):
                subjects.append(other)
            else:
                break
        return tuple(subjects)

    def _owns(self, text: str, who: str) -> bool:
        """Whether a person is only named as somebody's whose something it is ("Ida's son")."""
        _, end = named_in(text, self.persons)[who]
        return bool(re.match(r"['’]s\b|的", text[end:]))

    def _between(self, text: str, one: str, other: str) -> str | None:
        spans = named_in(text, self.persons)
        if not {one, other} <= set(spans) or spans[one][1] > spans[other][0]:
            return None
        return text[spans[one][1] : spans[other][0]]

    def _by_pronoun(
        self, text: str, subject: tuple[str, ...], everyone: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Whom a sentence without a name is about: by he or she, else whoever it was before."""
        male, female = self.lists.male.search(text), self.lists.female.search(text)
        if not (male or female):
            return subject if self._acts(text) else ()
        if male and female:
            wanted = 1.0 if male.start() < female.start() else 0.0
        else:
            wanted = 1.0 if male else 0.0
        fits = [
            p
            for p in (*subject, *reversed(everyone))
            if p in self.characters and (self.characters[p].look.male > 0.5) == (wanted > 0.5)
        ]
        return tuple(fits[:1]) or subject

    def _named(self, text: str) -> tuple[str, ...]:
        return tuple(named_in(text, self.persons))

    def _acts(self, text: str) -> list[tuple[Act, int]]:
        """Acts in the order of their words; a stretch of text tells one act only."""
        taken: list[tuple[int, int, Act]] = []
        for pattern, act in self.lists.acts:
            for match in pattern.finditer(text):
                start, end = match.span()
                if all(end <= s or start >= e for s, e, _ in taken):
                    taken.append((start, end, act))
        taken.sort()
        seen: dict[Act, int] = {}
        for start, _, act in taken:
            seen.setdefault(act, start)
        return list(seen.items())

    def _feeling(self, text: str) -> tuple[Feeling, float] | None:
        """The feeling most words speak for, and how strongly (0.5 for one word, to 1)."""
        votes: dict[Feeling, int] = {}
        for pattern, feeling in self.lists.feelings:
            count = len(pattern.findall(text))
            if count:
                votes[feeling] = votes.get(feeling, 0) + count
        if not votes:
            return None
        best = max(votes, key=lambda f: (votes[f], -list(Feeling).index(f)))
        return best, min(1.0, 0.4 + 0.2 * votes[best])

    def _carried(self, who: str, before: Sequence[Beat]) -> tuple[Feeling, float] | None:
        """What the action just before showed the speaker to feel, fading."""
        for beat in reversed(before[-2:]):
            if beat.kind is BeatKind.ACTION and who in beat.who and beat.intensity > 0:
                return beat.feeling, 0.7 * beat.intensity
        return None

    def _objects(self, text: str) -> list[tuple[str, str]]:
        """Kit things a text names, in order, each once, with the printed word."""
        found: dict[str, str] = {}
        language = self.screenplay.language
        if language == "zh":
            at = 0
            while at < len(text):
                for length in (4, 3, 2, 1):
                    word = text[at : at + length]
                    if len(word) == length and "\u3400" <= word[0] <= "\u9fff":
                        kind = self.object_for(word, language)
                        if kind:
                            found.setdefault(kind, word)
                            at += length - 1
                            break
                at += 1
        else:
            for word in re.findall(r"[A-Za-z][A-Za-z'-]+", text):
                kind = self.object_for(word.lower(), language)
                if kind:
                    found.setdefault(kind, word)
        return list(found.items())

    def _present(self, beats: Sequence[Beat]) -> tuple[str, ...]:
        """Who is to be seen, in order of first appearance."""
        seen: dict[str, None] = {}
        for beat in beats:
            if beat.kind is BeatKind.ACTION:
                seen.update(dict.fromkeys((*beat.who, *beat.to)))
            elif not beat.off_screen:
                seen.update(dict.fromkeys(beat.who))
        return tuple(seen)

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


def _beside(cue: Element, speaker: str, left: Sequence[Beat]) -> str | None:
    """The beat with which a speech begins, for the right side of dual dialogue.

    None when the left side says nothing, and when one voice would have to speak twice at once.
    """
    if cue.dual != "right" or not left or left[0].who[0] == speaker:
        return None
    return left[0].id


def _addressed(beats: tuple[Beat, ...], present: tuple[str, ...]) -> tuple[Beat, ...]:
    """Lines that name nobody are spoken to the last other speaker, else the next, else anyone."""
    made = []
    for index, beat in enumerate(beats):
        if beat.kind is BeatKind.LINE and not beat.to:
            speaker = beat.who[0]
            around = [
                b.who[0]
                for b in (*reversed(beats[:index]), *beats[index + 1 :])
                if b.kind is BeatKind.LINE and b.who[0] != speaker and not b.off_screen
            ]
            others = around or [p for p in present if p != speaker]
            made.append(replace(beat, to=tuple(others[:1])))
        else:
            made.append(beat)
    return tuple(made)


__all__ = ["ObjectFor", "Words", "read_scenes"]
