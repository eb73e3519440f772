"""A note on a scene, with the lines that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workprint.film.reason import Phrase, ScriptSpan

Weight = Literal["look", "tell"]
"""`look`: worth another look; `tell`: something to know, not a fault."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `rule` names what found it; `evidence` are spans of the script, in order."""

    rule: str
    weight: Weight
    text: Phrase
    evidence: tuple[ScriptSpan, ...]
