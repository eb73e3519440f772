"""The labels of typed lines, and which may follow which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Label(StrEnum):
    """What a typed line is. Blank lines have no label.

    SPOKEN is a whole speech on one line, `角色（情绪）：台词`; FURNITURE is of the page and not
    of the film: page numbers, running heads, CONTINUED, (MORE); CENTERED is a title, a card, and
    all that stands on a title page.
    """

    HEADING = "scene_heading"
    ACTION = "action"
    CUE = "character"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    TRANSITION = "transition"
    CENTERED = "centered"
    FURNITURE = "furniture"
    SPOKEN = "spoken"


LABELS = tuple(Label)
PLACE = {label: n for n, label in enumerate(LABELS)}

_SPEECH = {Label.CUE, Label.PARENTHETICAL, Label.DIALOGUE, Label.SPOKEN, Label.FURNITURE}


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label taken, how sure it is (0 to 1), and what it would be otherwise."""

    label: Label
    confidence: float
    next_best: Label


def may_follow(before: Label | None, after: Label) -> bool:
    """Whether a line labelled `after` may stand right after one labelled `before`.

    `before` is None at the beginning of a script. Speech follows a cue, and a cue is followed
    by speech; between them a page may end.
    """
    if after in (Label.DIALOGUE, Label.PARENTHETICAL):
        return before in _SPEECH
    if before is Label.CUE:
        return after is Label.FURNITURE
    return True


def legal() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which labels may begin a script (K,), and which may follow which (K, K)."""
    begin = np.array([may_follow(None, label) for label in LABELS])
    return begin, np.array([[may_follow(a, b) for b in LABELS] for a in LABELS])
