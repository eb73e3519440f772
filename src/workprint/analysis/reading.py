"""Scenes read for their breakdown: the candidates of each, in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workprint.analysis import chinese, english
from workprint.analysis.candidates import Candidate
from workprint.analysis.syntax import parse
from workprint.analysis.words import words
from workprint.film.characters import Character
from workprint.film.screenplay import ElementKind, Scene, Screenplay

_READ = {
    ElementKind.ACTION: "action",
    ElementKind.DIALOGUE: "dialogue",
    ElementKind.PARENTHETICAL: "parenthetical",
}
_ABOUT = ("handled", "worn", "driven", "acts", "measured")
"""What one mention tells of every other mention of the same thing in the scene."""


_REMEMBERED = 20_000
_KNOWN: dict[tuple[str, str, frozenset[str]], tuple[Candidate, ...]] = {}
"""What this process has read of English paragraphs: of a changed scene, its own are read anew."""


@dataclass(frozen=True, slots=True)
class ReadScene:
    """A scene with its candidates, in the order of the text, and the names of those who speak."""

    scene: Scene
    candidates: tuple[Candidate, ...]
    speakers: tuple[str, ...]


def read_scenes(
    screenplay: Screenplay, characters: Sequence[Character], syntax: Path | None
) -> tuple[ReadScene, ...]:
    """Every scene of a screenplay. `syntax` is the folder of the English parser, which Chinese
    does without; where it is None, English scenes have no candidates."""
    lists = words(screenplay.language)
    people = [name for one in characters for name in (one.name, *one.aliases)]
    wanted = [
        (n, element) for n, element in enumerate(screenplay.elements)
        if element.kind in _READ and element.scene is not None
    ]  # fmt: skip
    found: defaultdict[int, list[Candidate]] = defaultdict(list)
    if screenplay.language == "zh":
        for n, element in wanted:
            where = _READ[element.kind]
            found[element.scene or 0] += chinese.candidates(n, where, element.text, lists, people)
    elif syntax is not None:
        everyone = frozenset(people)
        # Of TAXI DRIVER the taxi is no name; of ROSE the rose is.
        names = frozenset(
            word
            for name in people
            for told in (re.findall(r"[\w'-]+", name.lower()),)
            for word in told
            if len(told) == 1 or word not in lists.nouns
        )
        names -= english.NO_NAMES
        parsed = parse(syntax, [element.text for _, element in wanted], people)
        for (n, element), tokens in zip(wanted, parsed, strict=True):
            key = (_READ[element.kind], element.text, everyone)
            if key not in _KNOWN:
                if len(_KNOWN) > _REMEMBERED:
                    _KNOWN.clear()
                _KNOWN[key] = tuple(english.candidates(0, key[0], tokens, lists, names))
            found[element.scene or 0] += [replace(one, element=n) for one in _KNOWN[key]]
    return tuple(
        ReadScene(scene, _told(found[at]), _speakers(screenplay, scene))
        for at, scene in enumerate(screenplay.scenes)
    )


def _speakers(screenplay: Screenplay, scene: Scene) -> tuple[str, ...]:
    names = [
        e.name for e in screenplay.elements[scene.first_element : scene.last_element] if e.name
    ]
    return tuple(dict.fromkeys(names))


def _told(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, each told what the scene does to its thing elsewhere, and whether it was
    there before."""
    about: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        about[one.head] |= one.flags & set(_ABOUT)
    seen: set[str] = set()
    made = []
    for one in found:
        place = "again" if one.head in seen else "first"
        seen.add(one.head)
        made.append(replace(one, flags=one.flags | about[one.head] | {place}))
    return tuple(made)
