"""Whether the script speaks of a man or a woman, by the strongest evidence it gives.

From strong to weak: the noun beside the name ("her son TOBY", "TOBY, her son"), the nouns of the
introduction and of the name itself, the pronouns that can only mean the person, the given name,
and the trades that are mostly one sex's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workprint.editing.described import Description, looks
from workprint.editing.people import Person, named_in
from workprint.editing.words import words
from workprint.film.reason import Phrase
from workprint.film.screenplay import ElementKind, Screenplay

_ENDS = re.compile(r"(?<=[.!?。！？])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!DR\.)\s*")


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole script tells of a person's sex besides the introduction.

    `role` is the noun that stands beside the name, `male` whether it is a man's; `he` and `she`
    count the pronouns that can only mean the person.
    """

    role: str | None = None
    male: bool = False
    he: int = 0
    she: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decided: whether a man's, and the words for it."""

    male: bool
    words: Phrase


def told_of(screenplay: Screenplay, persons: tuple[Person, ...]) -> dict[str, Told]:
    """What the action tells of each person."""
    roles: dict[str, tuple[str, bool]] = {}
    counts = {p.id: [0, 0] for p in persons}
    for element in screenplay.elements:
        if element.kind is not ElementKind.ACTION:
            continue
        for person in persons:
            if person.id not in roles:
                role = _role_beside(element.text, person, screenplay.language)
                if role:
                    roles[person.id] = role
        _count_pronouns(element.text, persons, screenplay.language, counts)
    return {p.id: Told(*roles.get(p.id, (None, False)), *counts[p.id]) for p in persons}


def sex(described: Description, told: Told) -> Evidence | None:
    """The strongest evidence; None where the script says nothing."""
    if told.role:
        return Evidence(told.male, _quoted(told.role))
    lists = described.lists
    named = Description(described.name, described.name, described.language)
    for source in (described, named):
        for kind in ("nouns", "traits"):
            found = []
            for male, side in ((True, "male"), (False, "female")):
                look = source.called if kind == "nouns" else source.has
                word = look(lists[side][kind])
                if word:
                    found.append((source.text.find(word), -len(word), male, word))
            if found:
                _, _, male, word = min(found)
                return Evidence(male, _quoted(word))
    pronouns = told.he - told.she
    counted = Phrase(
        f"“he” {told.he} times, “she” {told.she}", f"“他”{told.he}次，“她”{told.she}次"
    )
    if abs(pronouns) > 1:
        return Evidence(pronouns > 0, counted)
    score = _by_given_name(described)
    if score:
        return Evidence(score > 0, _name(described))
    for source in (described, named):
        for male, side in ((True, "male"), (False, "female")):
            word = source.called(lists[side]["mostly"])
            if word:
                return Evidence(male, _quoted(word))
    if pronouns:
        return Evidence(pronouns > 0, counted)
    if described.language == "zh" and re.fullmatch("老[\u3400-\u9fff]", described.name):
        return Evidence(True, _name(described))
    return None


def _name(described: Description) -> Phrase:
    return Phrase(f"the name {described.name.upper()}", f"名字“{described.name.upper()}”")


def _quoted(word: str) -> Phrase:
    return Phrase(f"“{word}”", f"“{word}”")


def _by_given_name(described: Description) -> int:
    """Above 0 for a man's given name, below for a woman's."""
    names = described.lists["names"]
    if described.language == "zh":
        # The surname tells nothing.
        given = described.name[1:] if len(described.name) > 1 else described.name
        return sum(c in given for c in names["male"]) - sum(c in given for c in names["female"])
    titles = {"dr", "prof", "professor", "doctor", "detective", "old", "young", "captain", "the"}
    parts = [part for part in re.findall(r"[^\W\d_]+", described.name) if part not in titles]
    first = parts[0] if parts else ""
    return (first in names["male"]) - (first in names["female"])


def _role_beside(text: str, person: Person, language: str) -> tuple[str, bool] | None:
    """The noun in apposition to a name ("her son TOBY"), and whether it is a man's."""
    for match in person.mentions.finditer(text):
        for male, side in ((True, "male"), (False, "female")):
            before, after = _beside(tuple(looks(language)[side]["roles"]), language)
            found = before.search(text[: match.start()]) or after.match(text[match.end() :])
            if found:
                return found[1].lower(), male
    return None


@cache
def _beside(roles: tuple[str, ...], language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a name stands behind, and what it stands before, when a role is said of it."""
    role = "|".join(map(re.escape, sorted(roles, key=len, reverse=True)))
    if language == "zh":
        return (
            re.compile(rf"({role})[，、]?$"),
            re.compile(
                rf"(?:[（(][^）)]*[）)])?[，,]是?[^，。、]{{0,6}}?[的她他]({role})(?=[，。）、])"
            ),
        )
    whose = r"(?:his|her|their|my|our|the|an?|[\w’' ]{1,20}['’]s)\s+(?:[\w-]+\s+){0,2}?"
    return (
        re.compile(rf"(?:\b|(?<=\s)){whose}({role}),?\s+$", re.IGNORECASE),
        re.compile(
            rf"\s*(?:\([^)]*\))?\s*[,–—-]+\s*{whose}({role})"
            r"(?=\s*(?:[,.;(]|$|(?:in|with|of|who|at)\b))",
            re.IGNORECASE,
        ),
    )


def _count_pronouns(
    text: str, persons: tuple[Person, ...], language: str, counts: dict[str, list[int]]
) -> None:
    """Add the pronouns that can only mean one person.

    That is the one which begins the sentence after a sentence with a single name ("NORA sits.
    Her husband waits."), and "his hands", "herself" behind a sentence's single name.
    """
    lists = words(language)
    last: str | None = None
    others: set[int] = set()
    for sentence in _ENDS.split(text):
        if not sentence:
            continue
        named = named_in(sentence, persons)
        first = re.match(r"(?:then|and|but|now)?,?\s*", sentence, re.IGNORECASE)
        start = first.end() if first else 0
        if last:
            for n, pattern in enumerate((lists.male, lists.female)):
                if (
                    n not in others
                    and pattern.match(sentence, start)
                    and not lists.plural.match(sentence, start)
                ):
                    counts[last][n] += 1
        if len(named) == 1:
            ((last, span),) = named.items()
            rest = lists.own.sub("", sentence[span[1] :])
            # "puts it in her hands. She ...": she is somebody else.
            others = {n for n, p in enumerate((lists.male, lists.female)) if p.search(rest)}
            for own in lists.own.finditer(sentence, span[1]):
                for n, pattern in enumerate((lists.male, lists.female)):
                    counts[last][n] += bool(pattern.match(own[0]))
        elif named:
            # "Her husband JAMES waits": whoever the pronoun meant is no more the last one.
            last = None
