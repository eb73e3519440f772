"""Two drafts of a screenplay beside each other: draft A, the earlier, and draft B, the later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workprint.film.reason import Language, Phrase, Reason, ScriptSpan

Fate = Literal["same", "changed", "split", "merged", "added", "cut"]
Renaming = Literal["renamed", "partly", "merged", "split", "given"]
HeadingPart = Literal["int_ext", "location", "time"]


@dataclass(frozen=True, slots=True)
class DraftScene:
    """A scene as one draft has it.

    `place` counts from 1; `number` is as printed; `page` is where it begins; `span` is that of
    its heading. `words` are those that are printed under the heading, cues apart; Chinese is
    counted in characters.
    """

    id: str
    place: int
    number: str | None
    heading: str
    page: int
    eighths: int
    words: int
    span: ScriptSpan


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """A part of the heading that reads otherwise; None where the heading does not say it."""

    part: HeadingPart
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SceneChange:
    """What became of a scene, or of the scenes that were split or merged.

    `before` are its scenes in draft A and `after` those in draft B, in order of the script: none
    of A where it was added, none of B where it was cut. `moved` are the ids, in draft B, of those
    that stand elsewhere in the order. `kept` is the share of A's words that are still there, 0 to
    1; `respoken` counts lines that somebody else speaks now, beyond names that were changed.
    """

    fate: Fate
    before: tuple[DraftScene, ...]
    after: tuple[DraftScene, ...]
    moved: tuple[str, ...]
    kept: float
    words_added: int
    words_taken: int
    respoken: int
    heading: tuple[HeadingChange, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CueChange:
    """Cues whose lines stand under another name.

    `renamed`: all of one name's lines are another's, new or not. `partly`: some lines have a new
    name while the old one still speaks. `merged`: two names became one. `split`: one name became
    two. `given`: lines went from one speaker to another who both stay. `lines` counts those that
    changed their name, `of` all lines of `before` that are found again.
    """

    kind: Renaming
    before: tuple[str, ...]
    after: tuple[str, ...]
    lines: int
    of: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class LocationChange:
    """A place with another name in the same scenes: `scenes` of the `of` that were set there.

    `whole_set` tells that it is the set, all its parts with it ("HOUSE" of "HOUSE - KITCHEN").
    """

    kind: Literal["renamed", "partly"]
    before: str
    after: str
    whole_set: bool
    scenes: int
    of: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How much somebody speaks in one draft, and the first and last page they speak on."""

    name: str
    scenes: int
    lines: int
    words: int
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class CastChange:
    """A speaking part in both drafts; None in a draft where nobody of that name speaks."""

    before: SpeakerCount | None
    after: SpeakerCount | None


@dataclass(frozen=True, slots=True)
class LocationCount:
    """How much is set in a place in one draft."""

    name: str
    scenes: int
    eighths: int


@dataclass(frozen=True, slots=True)
class LocationUse:
    """A place in both drafts; None in a draft that does not have it: lost, or gained."""

    before: LocationCount | None
    after: LocationCount | None


@dataclass(frozen=True, slots=True)
class PageCount:
    """Pages of each draft, A then B, and the eighths of its scenes added up."""

    pages: tuple[int, int]
    eighths: tuple[int, int]


@dataclass(frozen=True, slots=True)
class NumberOrder:
    """Scene numbers: (A's, B's) of scenes whose number changed; in draft B, the fewest that have
    to go for the rest to rise, those that stand twice, and how many scenes have none."""

    changed: tuple[tuple[str | None, str | None], ...]
    out_of_order: tuple[str, ...]
    repeated: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from draft A to draft B, and what it means.

    `scenes` go in B's order, what was cut where it stood; every scene of either draft stands in
    exactly one of them. `notes` say what stands in the way of comparing.
    """

    languages: tuple[Language, Language]
    scenes: tuple[SceneChange, ...]
    cues: tuple[CueChange, ...]
    locations: tuple[LocationChange, ...]
    cast: tuple[CastChange, ...]
    places: tuple[LocationUse, ...]
    pages: PageCount
    numbers: NumberOrder
    notes: tuple[Phrase, ...]
