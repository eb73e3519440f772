"""Who each clause of a sentence is about: the subject does what the verb says, nobody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workprint.editing.people import Person, named_in


class About(StrEnum):
    """What the subject of a clause is."""

    NAMED = "named"
    HE = "he"
    SHE = "she"
    THEY = "they"
    SAME = "same"
    """No subject of its own: whoever it was before ("Turns away.", "，转身离开")."""
    PART = "part"
    """A part of the body of whoever it was before, or of him or her: "Tears run down her face"."""
    THING = "thing"
    """Something, or somebody who is not in the cast: a bus, the doors, a crowd."""
    SCRAP = "scrap"
    """No sentence: "Silence.", "At his mother."."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch [start, end) of a sentence with a subject of its own.

    `named` are the subject's people where it is named, in order; `part` tells that only a part
    of their body acts ("Ida's hand shakes").
    """

    start: int
    end: int
    about: About
    named: tuple[str, ...] = ()
    part: bool = False

    @property
    def is_part(self) -> bool:
        """Whether a hand, an eye or a tear is the subject."""
        return self.part or self.about is About.PART


_OWNS = re.compile(
    r"['’](?!s (?:\w+ly |now |still |just |already |not )?(?:asleep|awake|gone|been|here|there"
    r"|dead|(?!building|drawing|painting|clothing|belonging|evening|morning|wedding|earring|ceiling"
    r"|feeling|string|writing)\w{3,}ing)\b)s?(?!\w)|的"
)


def owns(text: str, end: int) -> bool:
    """Whether a name that ends here is somebody's whose something it is; "Ida's asleep" is not."""
    return bool(_OWNS.match(text[end:]))


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence and where people are named in it."""

    text: str
    people: tuple[tuple[int, int, str], ...]

    def at(self, position: int) -> tuple[int, int, str] | None:
        """The naming that begins at a position."""
        return next((n for n in self.people if n[0] == position), None)

    def owners(self, start: int, end: int) -> tuple[str, ...]:
        """Those in a stretch who are named as somebody whose something it is."""
        return tuple(person for _, at, person in self.within(start, end) if owns(self.text, at))

    def within(self, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        """Those that lie in a stretch, in order."""
        return tuple(n for n in self.people if start <= n[0] and n[1] <= end)


def naming(text: str, persons: Sequence[Person]) -> Naming:
    """Where the people of the film are named in a text, each place of each."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while named := named_in(text[at:], persons):
        person, (start, end) = min(named.items(), key=lambda item: item[1])
        found.append((at + start, at + end, person))
        at += end
    return Naming(text, tuple(found))
