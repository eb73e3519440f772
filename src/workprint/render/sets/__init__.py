"""Sets and props from a kit of parts."""

from __future__ import annotations

from workprint.render.sets.kits import build_set, set_at_hand
from workprint.render.sets.model import Mark, SetModel, Wall
from workprint.render.sets.props import prop_mesh
from workprint.render.sets.words import is_interior, kit_for, prop_for

__all__ = [
    "Mark",
    "SetModel",
    "Wall",
    "build_set",
    "is_interior",
    "kit_for",
    "prop_for",
    "prop_mesh",
    "set_at_hand",
]
