"""Looks to try figures with."""

from __future__ import annotations

from workprint.film.characters import Bottom, Hair, Look, Top


def look(**changes: object) -> Look:
    """A look with some traits changed."""
    traits: dict[str, object] = {
        "male": 0.0,
        "age_years": 34,
        "height_cm": 168,
        "weight": 0.5,
        "muscle": 0.5,
        "skin": (224, 182, 152),
        "hair": Hair.BOB,
        "hair_colour": (58, 40, 30),
        "top": Top.SWEATER,
        "top_colour": (150, 84, 70),
        "bottom": Bottom.TROUSERS,
        "bottom_colour": (60, 62, 70),
        "seed": 7,
    }
    return Look(**(traits | changes))  # type: ignore[arg-type]
