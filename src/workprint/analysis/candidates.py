"""Candidates: every noun or verb of a scene that may be an element, and how it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workprint.analysis.dictionary import by_dictionary
from workprint.film.breakdown import Category

CLASSES = (
    "animal body cloth container device food furniture instrument medicine music paper people "
    "person place plant smoking sound substance thing tool vehicle weapon wear weather wound other"
).split()
"""What a general dictionary says a noun is."""

LISTS = (
    "vehicles animals weapons wardrobe set_dressing props greenery special_effects sound music "
    "makeup visual_effects camera equipment people stunts mechanical_effects"
).split()
"""The breakdown's own lists."""

FLAGS = (
    # where it stands
    "action dialogue parenthetical heading first again "
    # how it is written
    "verb proper capitals plural numbered a the no poss bare this adjective compound long "
    # its part in the sentence
    "subject object passive after_with after_in after_on after_at after_from after_of after_like "
    "after_into after_under after_other apposition attribute alone own_clause "
    # what is done to it, here and elsewhere in the scene
    "handle wear drive rest look speak have be move light no_verb person_acts "
    "handled worn driven acts measured "
    # why it may not be there
    "negated compared past may of_body name speaker introduced"
).split() + [f"measure_{c}" for c in CLASSES]

LABELS = (
    "none",
    *(
        c.value
        for c in Category
        if c not in (Category.CAST, Category.NOTES, Category.MISCELLANEOUS)
    ),
)
"""What a candidate can be; cast is told by cues, not by the tagger."""

NUMBERS = len(FLAGS) + len(CLASSES) + 1 + len(LISTS) + 1 + len(LABELS)
"""Numbers a candidate has: flags, its class with its share, its lists, the language, and what
the dictionary alone would say."""
SLOTS = 32
"""Words looked up for a candidate, at most: its head, what governs it, its modifier, its
preposition, and what it is together with what governs it and with each of its flags."""

_FLAG = {name: n for n, name in enumerate(FLAGS)}
_CLASS = {name: len(FLAGS) + n for n, name in enumerate(CLASSES)}
_SHARE = len(FLAGS) + len(CLASSES)
_LIST = {name: _SHARE + 1 + n for n, name in enumerate(LISTS)}
_DICTIONARY = NUMBERS - len(LABELS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun with its modifiers, or a verb, that may be an element.

    `element` is the index of the screenplay's element, `start` and `end` are letters of its text;
    `head` the lemma, `phrase` the words it would be listed under; `count` how many where the text
    says so, 0 where it does not.
    """

    element: int
    start: int
    end: int
    head: str
    phrase: str
    flags: frozenset[str]
    kind: str
    share: float
    lists: tuple[str, ...]
    words: tuple[str, str, str, str]
    count: int = 0


def numbers_of(found: Sequence[Candidate], chinese: bool) -> NDArray[np.float32]:
    """The candidates as numbers, (N, NUMBERS)."""
    made = np.zeros((len(found), NUMBERS), np.float32)
    for row, one in zip(made, found, strict=True):
        for flag in one.flags:
            row[_FLAG[flag]] = 1.0
        row[_CLASS[one.kind]] = 1.0
        row[_SHARE] = one.share
        for name in one.lists:
            row[_LIST[name]] = 1.0
        row[_DICTIONARY - 1] = chinese
        said = by_dictionary(one.flags, one.kind, one.share, one.lists)
        row[_DICTIONARY + (LABELS.index(said.value) if said else 0)] = 1.0
    return made
