"""Sets and props from a kit of parts."""

from __future__ import annotations

from workprint.render.sets.kits import build_set
from workprint.render.sets.model import Mark, SetModel, Wall

__all__ = ["Mark", "SetModel", "Wall", "build_set"]
