"""Figures kept from shot to shot: building one takes longer than drawing it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from workprint.film.characters import Look
from workprint.render.figures.body import Body, load_body
from workprint.render.figures.figure import Figure, build_figure
from workprint.render.resources import Resources


@lru_cache(maxsize=32)
def figure_at_hand(resources: Resources, look: Look) -> Figure:
    """The figure of `look`, from the body data of `resources`; not to be changed."""
    return build_figure(_body(resources), look)


@lru_cache(maxsize=2)
def _body(resources: Resources) -> Body:
    if resources.body is None or resources.compiled is None:
        return load_body(Path(resources.body) if resources.body else None)
    version = dict(resources.versions)["body"]
    return load_body(Path(resources.body), Path(resources.compiled) / f"body-{version}.npz")
