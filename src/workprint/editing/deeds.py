"""What an action sentence has people do: who, to whom, and which acts are theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workprint.editing.doing import acts_in
from workprint.editing.mentions import absent_in
from workprint.editing.people import Person
from workprint.editing.presence import present_in
from workprint.editing.subjects import About, Clause, Naming, naming
from workprint.editing.subjects_en import english_clauses
from workprint.editing.subjects_zh import chinese_clauses
from workprint.editing.words import Words, words
from workprint.film.beats import Act, Beat, BeatKind
from workprint.film.characters import Character

_WHOLE_BODY = frozenset(
    {
        Act.WALK, Act.RUN, Act.ENTER, Act.EXIT, Act.STAND, Act.STAND_UP, Act.SIT, Act.SIT_DOWN,
        Act.LIE, Act.KNEEL, Act.FALL, Act.OPEN, Act.CLOSE, Act.GIVE, Act.DRIVE,
    }
)  # fmt: skip
"""What a hand or a tear does not do alone: tears that run down a face are nobody's run."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence, or the part of one that has its own people.

    `who` do it, `to` are those it is done to or who are there with them; both are bodily there.
    `topic` is whom it is about, also where only something of theirs acts ("Ida's phone rings").
    `idle` tells that nobody does anything and nothing moves: it plays with what came before.
    """

    text: str
    who: tuple[str, ...]
    to: tuple[str, ...]
    acts: tuple[Act, ...]
    topic: tuple[str, ...]
    idle: bool


@dataclass(frozen=True, slots=True)
class Deeds:
    """Reads action sentences of one screenplay."""

    persons: tuple[Person, ...]
    characters: Mapping[str, Character]
    language: str

    @property
    def lists(self) -> Words:
        """The word lists of the language."""
        return words(self.language)

    def of(
        self,
        sentence: str,
        subject: tuple[str, ...],
        before: Sequence[Beat],
        expected: tuple[str, ...] = (),
    ) -> tuple[Deed, ...]:
        """The deeds of a sentence; `subject` did what came before it, `before` has happened.

        `expected` are those who will speak: "they" at the top of a scene are these.

        "Ida sits and Tom leaves" is two deeds; "the door opens and Ida enters" is hers alone.
        """
        found = naming(sentence, self.persons)
        absent = absent_in(found, self.language)
        parts: list[tuple[Clause, Deed]] = []
        clauses = chinese_clauses(found) if self.language == "zh" else english_clauses(found)
        for clause in clauses:
            deed = self._deed(clause, found, absent, subject, before, expected)
            subject = deed.topic or subject
            parts.append((clause, deed))
        return tuple(_merged(sentence, parts))

    def _deed(
        self,
        clause: Clause,
        found: Naming,
        absent: frozenset[str],
        subject: tuple[str, ...],
        before: Sequence[Beat],
        expected: tuple[str, ...],
    ) -> Deed:
        text = found.text[clause.start : clause.end]
        named = tuple(
            dict.fromkeys(
                person
                for _, _, person in found.within(clause.start, clause.end)
                if person not in absent or person in clause.named
            )
        )
        ends = tuple(
            end - clause.start
            for _, end, person in found.within(clause.start, clause.end)
            if person not in clause.named
        )
        told = acts_in(text, self.language, ends)
        who = self._who(clause, text, named, subject, before, bool(told), expected)
        thing = clause.about is About.THING
        if clause.is_part:
            told = tuple(act for act in told if act not in _WHOLE_BODY)
        acts = told if who and not thing else ()
        to = tuple(n for n in named if n not in who)
        if thing and not to:
            to = self._touched(text, subject, before)
        sky = thing and any(pattern.search(text) for pattern, _, _ in self.lists.weather)
        here = present_in(before)
        owners = tuple(p for p in found.owners(clause.start, clause.end) if p in here)
        topic = who or (owners[:1] if thing else ())
        return Deed(text, who, to, acts, topic, idle=not (who or to) and (sky or not told))

    def _who(
        self,
        clause: Clause,
        text: str,
        named: tuple[str, ...],
        subject: tuple[str, ...],
        before: Sequence[Beat],
        acts: bool,
        expected: tuple[str, ...],
    ) -> tuple[str, ...]:
        match clause.about:
            case About.NAMED:
                return clause.named
            case About.HE | About.SHE:
                return self._by_pronoun(clause.about is About.HE, subject, before)
            case About.THEY:
                everyone = present_in(before)
                return everyone if len(everyone) > 1 else expected or subject or everyone
            case About.SAME:
                if acts or named or self._pronoun(text):
                    return subject or _last(before)
            case About.PART:
                pronoun = self._pronoun(text)
                if pronoun and not subject:
                    return self._by_pronoun(pronoun is About.HE, subject, before)
                return subject or _last(before)
            case About.SCRAP:
                # "At his mother.", "Ida, alone.", "Asleep."
                if named:
                    return named[:1]
                pronoun = self._pronoun(text)
                if pronoun:
                    return self._by_pronoun(pronoun is About.HE, subject, before)
                return subject if acts else ()
        return ()

    def _pronoun(self, text: str) -> About | None:
        male, female = self.lists.male.search(text), self.lists.female.search(text)
        if male and (not female or male.start() < female.start()):
            return About.HE
        return About.SHE if female else None

    def _touched(
        self, text: str, subject: tuple[str, ...], before: Sequence[Beat]
    ) -> tuple[str, ...]:
        """Whose body a thing meets: "Steam hides his eyes"."""
        own = self.lists.own.search(text)
        pronoun = self._pronoun(own[0]) if own else None
        return self._by_pronoun(pronoun is About.HE, subject, before) if pronoun else ()

    def _by_pronoun(
        self, male: bool, subject: tuple[str, ...], before: Sequence[Beat]
    ) -> tuple[str, ...]:
        """Whom he or she means: the last who did or said something and fits."""
        recent = [
            person
            for beat in reversed(before)
            if not (beat.kind is BeatKind.LINE and beat.off_screen)
            for person in (*beat.who, *beat.to)
        ]
        fits = [
            p
            for p in (*subject, *recent)
            if p in self.characters and (self.characters[p].look.male > 0.5) == male
        ]
        return tuple(fits[:1]) or subject


def _last(before: Sequence[Beat]) -> tuple[str, ...]:
    """Who last did or said something in the picture."""
    for beat in reversed(before):
        if beat.who and not beat.off_screen:
            return beat.who[:1] if beat.kind is BeatKind.LINE else beat.who
    return ()


def _merged(sentence: str, parts: Sequence[tuple[Clause, Deed]]) -> list[Deed]:
    """Deeds of the same people as one; what a thing does goes with the people's deed beside it."""
    made: list[Deed] = []
    for clause, deed in parts:
        last = made[-1] if made else None
        own = bool(deed.who and deed.acts)
        if last is None or (own and last.who and last.acts and not _same(last, deed)):
            made.append(deed)
            continue
        who = last.who if last.who and (last.acts or not own) else deed.who
        made[-1] = replace(
            last,
            text=last.text + sentence[clause.start : clause.end],
            who=who,
            acts=tuple(dict.fromkeys((*last.acts, *deed.acts))),
            to=tuple(p for p in dict.fromkeys((*last.to, *last.who, *deed.to, *deed.who))
                     if p not in who),
            topic=who or deed.topic or last.topic,
            idle=last.idle and deed.idle,
        )  # fmt: skip
    return [replace(deed, text=deed.text.strip()) for deed in made]


def _same(one: Deed, two: Deed) -> bool:
    return set(two.who) <= set(one.who)
