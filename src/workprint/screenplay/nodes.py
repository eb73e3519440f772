"""The door of the screenplay stage."""

from __future__ import annotations

from workprint.film.screenplay import SceneLength, Screenplay
from workprint.screenplay.encoding import decode
from workprint.screenplay.pages import scene_lengths as lengths_of
from workprint.screenplay.parser import parse


def draft(screenplay_bytes: bytes, screenplay_name: str, film_language: str) -> Screenplay:
    """The screenplay as written, scenes numbered in order of appearance."""
    text, encoding = decode(screenplay_bytes, screenplay_name)
    return parse(text, encoding=encoding)


def scene_lengths(screenplay: Screenplay) -> tuple[SceneLength, ...]:
    """The page each scene begins on and its length in eighths."""
    return lengths_of(screenplay)
