"""A text with its name: what the language stage takes in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A film's script, a play, a scene; `name` tells people which."""

    name: str
    text: str
