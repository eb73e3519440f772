"""What a set gives to the staging: things to draw, lamps, and where people may be."""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.staging import Vec3
from workprint.render.draw.light import Lamp
from workprint.render.mesh import Mesh


@dataclass(frozen=True, slots=True)
class Mark:
    """A place for a person: what they may do there, where, and which way they face.

    `kind` is "stand", "sit", "counter", "door", "bed", "drive", "window" or "work"; `seat_m` the
    height sat or lain upon.
    """

    kind: str
    position: Vec3
    heading: float
    seat_m: float = 0.45


@dataclass(frozen=True, slots=True)
class Wall:
    """A wild wall: the mesh it belongs to, a point on it and its normal into the room."""

    name: str
    point: Vec3
    normal: Vec3


@dataclass(frozen=True, slots=True)
class SetModel:
    """A built set.

    `doors` are where people enter (position and heading on entering). `bounds` are min x, min z,
    max x, max z of where a camera may stand without a wall in its way; walls are wild, so it may
    stand further out too. `focal_point` is the ground where action plays; `look_axis` the
    heading, seen from there, of the most telling background.
    """

    meshes: tuple[Mesh, ...]
    lamps: tuple[Lamp, ...]
    marks: tuple[Mark, ...]
    doors: tuple[Mark, ...]
    bounds: tuple[float, float, float, float]
    walls: tuple[Wall, ...]
    focal_point: Vec3
    look_axis: float
