"""Which layouts a film is set in, and setting it."""

from __future__ import annotations

from workprint.screenplay.labelling.training import typewriter, typewriter_zh
from workprint.screenplay.labelling.training.films import Film
from workprint.screenplay.labelling.training.sheets import Sheet


def layouts_of(film: Film, every: bool = True) -> tuple[str, ...]:
    """The layouts of the film's language; with `every`, a word processor's too."""
    own = typewriter_zh.LAYOUTS if film.language == "zh" else typewriter.LAYOUTS
    return (*own, typewriter.WORD) if every else own


def set_film(film: Film, layout: str, seed: int) -> Sheet:
    """The film in one layout; the same seed gives the same sheet."""
    if film.language == "zh":
        return typewriter_zh.type_film(film, layout, seed)
    return typewriter.type_film(film, layout, seed)
