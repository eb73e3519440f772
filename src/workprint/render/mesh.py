"""Meshes: what figures, sets and props give to the drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int32]


class Shade(IntEnum):
    """How a material takes light."""

    TONE = 0
    """Three steps of tone by the light's angle."""
    FLAT = 1
    """Its own colour whatever the light (eyes' whites, screens, sky cards)."""
    GLOW = 2
    """A source of light: never darkened at night (lamp shades, windows at dusk)."""


@dataclass(frozen=True, slots=True)
class Material:
    """A colour (sRGB) and how it is drawn. `ink` is the strength of outlines, 0 to 1."""

    name: str
    colour: tuple[int, int, int]
    shade: Shade = Shade.TONE
    ink: float = 1.0


@dataclass(frozen=True, slots=True)
class Mesh:
    """Triangles with a part number each.

    `vertices` (V, 3) float32 metres, Y up; `triangles` (T, 3) int32, counter-clockwise from
    outside; `parts` (T,) int32, an index into `materials`; `normals` (V, 3) float32 unit, or None
    to let the drawing compute smooth ones. Ink is drawn where part numbers change, so things
    that should be outlined against each other have parts of their own.
    """

    vertices: FloatArray
    triangles: IntArray
    parts: IntArray
    materials: tuple[Material, ...]
    normals: FloatArray | None = None
    name: str = field(default="")
    two_sided: bool = False
