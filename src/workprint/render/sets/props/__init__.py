"""Props: things for hands, tables and insert shots."""

from __future__ import annotations

from functools import lru_cache

from workprint.render.mesh import Mesh
from workprint.render.sets.builder import Builder
from workprint.render.sets.props import carried, large, made, small

MAKERS = {**small.MAKERS, **made.MAKERS, **carried.MAKERS, **large.MAKERS}
"""Prop kind -> the function that makes it at a builder's origin, standing on y = 0."""


def place(b: Builder, kind: str) -> None:
    """Put a prop at the builder's origin; an unknown kind is a box."""
    with b.thing(kind):
        MAKERS.get(kind, MAKERS["box"])(b)


@lru_cache(maxsize=128)
def prop_mesh(kind: str) -> Mesh:
    """A prop as one mesh, standing on y = 0, its front towards +z, its true size in metres."""
    b = Builder(7)
    with b.on(f"prop:{kind}"):
        MAKERS.get(kind, MAKERS["box"])(b)
    return b.meshes()[0]
