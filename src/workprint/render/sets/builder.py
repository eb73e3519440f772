"""The builder: boxes, rounds and sheets put together into meshes, lamps and marks."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from workprint.film.staging import Vec3
from workprint.render.draw.light import Lamp, Rgb
from workprint.render.mesh import FloatArray, IntArray, Material, Mesh, Shade
from workprint.render.sets.model import Mark, SetModel, Wall

Colour = tuple[int, int, int]


def tint(colour: Colour, factor: float, warm: float = 0.0) -> Colour:
    """A colour lightened or darkened, and warmed (above 0) or cooled."""
    r, g, b = colour
    return (
        max(0, min(255, round(r * factor + warm))),
        max(0, min(255, round(g * factor))),
        max(0, min(255, round(b * factor - warm))),
    )


def mat(colour: Colour, ink: float = 1.0, shade: Shade = Shade.TONE) -> Material:
    return Material(f"{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}", colour, shade, ink)


def glow(colour: Colour, ink: float = 0.6) -> Material:
    return mat(colour, ink, Shade.GLOW)


class Builder:
    """Collects shapes at a movable origin. `on` names the mesh they go to."""

    def __init__(self, seed: int = 0) -> None:
        self.dice = random.Random(seed)
        self.lamps: list[Lamp] = []
        self.marks: list[Mark] = []
        self.doors: list[Mark] = []
        self.walls: list[Wall] = []
        self._groups: dict[str, list[tuple[FloatArray, IntArray, FloatArray, Material]]] = {}
        self._name = "thing"
        self._x, self._y, self._z, self._heading = 0.0, 0.0, 0.0, 0.0
        self._count = 0

    # where things go

    @contextmanager
    def at(
        self, x: float = 0.0, y: float = 0.0, z: float = 0.0, heading: float = 0.0
    ) -> Iterator[None]:
        """Move the origin, in the present origin's own axes, and turn it."""
        kept = self._x, self._y, self._z, self._heading
        self._x, self._y, self._z = self.world((x, y, z))
        self._heading += heading
        try:
            yield
        finally:
            self._x, self._y, self._z, self._heading = kept

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Give shapes to the mesh `name`; within a wild wall everything stays with the wall."""
        kept = self._name
        if not kept.startswith(("wall:", "ceiling:", "roof:", "wild:")):
            self._name = name
        try:
            yield
        finally:
            self._name = kept

    @contextmanager
    def thing(self, kind: str = "thing") -> Iterator[None]:
        """A thing of its own, outlined against all others."""
        self._count += 1
        with self.on(f"{kind}.{self._count}"):
            yield

    def world(self, point: Vec3) -> Vec3:
        sin, cos = math.sin(self._heading), math.cos(self._heading)
        x, y, z = point
        return (self._x + x * cos + z * sin, self._y + y, self._z - x * sin + z * cos)

    @property
    def heading(self) -> float:
        return self._heading

    # shapes

    def shape(
        self,
        vertices: FloatArray,
        triangles: IntArray,
        material: Material,
        smooth: bool = False,
        up: bool = False,
    ) -> None:
        """Vertices (V, 3) and triangles (T, 3) in the present axes; flat unless `smooth`.

        `up` lights every face as if it lay on the ground.
        """
        points = np.asarray(vertices, np.float32)
        faces = np.asarray(triangles, np.int32)
        sin, cos = math.sin(self._heading), math.cos(self._heading)
        turned = np.empty_like(points)
        turned[:, 0] = self._x + points[:, 0] * cos + points[:, 2] * sin
        turned[:, 1] = self._y + points[:, 1]
        turned[:, 2] = self._z - points[:, 0] * sin + points[:, 2] * cos
        corner = turned[faces]
        normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
        if smooth:
            total = np.zeros_like(turned)
            for k in range(3):
                np.add.at(total, faces[:, k], normal)
        else:
            turned = np.ascontiguousarray(corner.reshape(-1, 3))
            faces = np.arange(len(turned), dtype=np.int32).reshape(-1, 3)
            total = np.repeat(normal, 3, axis=0)
        if up:
            total = np.broadcast_to(np.array((0, 1, 0), np.float32), turned.shape)
        length = np.linalg.norm(total, axis=1, keepdims=True)
        total = (total / np.maximum(length, 1e-12)).astype(np.float32)
        self._groups.setdefault(self._name, []).append((turned, faces, total, material))

    def quad(self, a: Vec3, b: Vec3, c: Vec3, d: Vec3, material: Material) -> None:
        """A four-cornered sheet, counter-clockwise as seen from its front."""
        self.shape(
            np.array([a, b, c, d], np.float32),
            np.array([(0, 1, 2), (0, 2, 3)], np.int32),
            material,
        )

    def sheet(self, corners: Sequence[Vec3], material: Material) -> None:
        """A flat sheet of three corners or more, counter-clockwise as seen from its front."""
        fan = [(0, k, k + 1) for k in range(1, len(corners) - 1)]
        self.shape(np.array(corners, np.float32), np.array(fan, np.int32), material)

    def shape_of_three(self, a: Vec3, b: Vec3, c: Vec3, material: Material) -> None:
        """One triangle, counter-clockwise as seen from its front."""
        self.shape(np.array([a, b, c], np.float32), np.array([(0, 1, 2)], np.int32), material)

    def box(
        self,
        x: float, y: float, z: float, w: float, h: float, d: float,
        material: Material, top: Material | None = None, taper: float = 1.0,
    ) -> None:  # fmt: skip
        """A box standing on (x, y, z), centred over it; `taper` narrows its top."""
        a, c = w / 2, d / 2
        e, f = a * taper, c * taper
        corners = np.array(
            [
                (x - a, y, z - c), (x + a, y, z - c), (x + a, y, z + c), (x - a, y, z + c),
                (x - e, y + h, z - f), (x + e, y + h, z - f),
                (x + e, y + h, z + f), (x - e, y + h, z + f),
            ],
            np.float32,
        )  # fmt: skip
        sides = np.array(
            [
                (3, 2, 6), (3, 6, 7), (1, 0, 4), (1, 4, 5), (2, 1, 5), (2, 5, 6),
                (0, 3, 7), (0, 7, 4), (0, 1, 2), (0, 2, 3),
            ],
            np.int32,
        )  # fmt: skip
        lid = np.array([(7, 6, 5), (7, 5, 4)], np.int32)
        if top is None:
            self.shape(corners, np.concatenate([sides, lid]), material)
        else:
            self.shape(corners, sides, material)
            self.shape(corners, lid, top)

    def lathe(
        self,
        x: float, y: float, z: float, profile: Sequence[tuple[float, float]],
        material: Material, sides: int = 14, smooth: bool = True, squash: float = 1.0,
    ) -> None:  # fmt: skip
        """A round body: (radius, height) pairs from the bottom up, about an upright axis."""
        rings = len(profile)
        angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
        points = np.empty((rings, sides, 3), np.float32)
        for k, (radius, height) in enumerate(profile):
            points[k, :, 0] = x + radius * np.sin(angle)
            points[k, :, 1] = y + height
            points[k, :, 2] = z + radius * np.cos(angle) * squash
        faces = []
        for k in range(rings - 1):
            for i in range(sides):
                j = (i + 1) % sides
                a, b = k * sides + i, k * sides + j
                c, d = a + sides, b + sides
                if profile[k][0] > 1e-6:
                    faces.append((a, b, d))
                if profile[k + 1][0] > 1e-6:
                    faces.append((a, d, c))
        self.shape(points.reshape(-1, 3), np.array(faces, np.int32), material, smooth)

    def cylinder(
        self,
        x: float, y: float, z: float, radius: float, height: float, material: Material,
        sides: int = 12, top: float | None = None, cap: Material | None = None,
    ) -> None:  # fmt: skip
        """An upright cylinder or cone frustum with a flat top and bottom."""
        upper = radius if top is None else top
        self.lathe(x, y, z, [(radius, 0.0), (upper, height)], material, sides)
        angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
        for level, r, order in ((height, upper, 1), (0.0, radius, -1)):
            if r <= 1e-6:
                continue
            ring = np.stack(
                [x + r * np.sin(angle), np.full(sides, y + level), z + r * np.cos(angle)], axis=1
            ).astype(np.float32)
            fan = np.array(
                [(0, k, k + 1) if order > 0 else (0, k + 1, k) for k in range(1, sides - 1)],
                np.int32,
            )
            self.shape(ring, fan, cap if cap is not None and order > 0 else material)

    def tube(
        self, path: Sequence[Vec3], radius: float, material: Material, sides: int = 7
    ) -> None:
        """A round bar along a path of points."""
        points = np.asarray(path, np.float64)
        along = np.gradient(points, axis=0)
        along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
        angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
        rings = []
        for point, way in zip(points, along, strict=True):
            helper = np.array([0.0, 1.0, 0.0]) if abs(way[1]) < 0.9 else np.array([1.0, 0, 0])
            u = np.cross(helper, way)
            u /= np.linalg.norm(u)
            v = np.cross(way, u)
            rings.append(
                point + radius * (np.outer(np.cos(angle), u) + np.outer(np.sin(angle), v))
            )
        faces = []
        for k in range(len(rings) - 1):
            for i in range(sides):
                j = (i + 1) % sides
                a, b, c, d = k * sides + i, k * sides + j, (k + 1) * sides + i, (k + 1) * sides + j
                faces += [(a, b, d), (a, d, c)]
        last = (len(rings) - 1) * sides
        faces += [(0, k + 1, k) for k in range(1, sides - 1)]
        faces += [(last, last + k, last + k + 1) for k in range(1, sides - 1)]
        flat = np.concatenate(rings).astype(np.float32)
        self.shape(flat, np.array(faces, np.int32), material, smooth=True)

    def prism(
        self, outline: Sequence[tuple[float, float]], depth: float, material: Material,
        side: Material | None = None,
    ) -> None:  # fmt: skip
        """An outline (x, y), counter-clockwise from the front, given a depth about z = 0."""
        n = len(outline)
        front = [(x, y, depth / 2) for x, y in outline]
        back = [(x, y, -depth / 2) for x, y in outline]
        points = np.array(front + back, np.float32)
        flat = _ears(outline)
        faces = [*flat, *((n + a, n + c, n + b) for a, b, c in flat)]
        self.shape(points, np.array(faces, np.int32), material)
        edge = []
        for i in range(n):
            j = (i + 1) % n
            edge += [(i, n + i, n + j), (i, n + j, j)]
        self.shape(points, np.array(edge, np.int32), side or material)

    def blob(
        self, x: float, y: float, z: float, rx: float, ry: float, rz: float,
        material: Material, rough: float = 0.15, rings: int = 7,
    ) -> None:  # fmt: skip
        """A lumpy round mass: foliage, a rock, a cloud of smoke."""
        sides = rings * 2
        points = [(x, y - ry, z)]
        for k in range(1, rings):
            theta = math.pi * k / rings
            for i in range(sides):
                phi = 2 * math.pi * i / sides
                swell = 1 + rough * self.dice.uniform(-1, 1)
                points.append(
                    (
                        x + rx * swell * math.sin(theta) * math.sin(phi),
                        y - ry * swell * math.cos(theta),
                        z + rz * swell * math.sin(theta) * math.cos(phi),
                    )
                )
        points.append((x, y + ry, z))
        last = len(points) - 1
        faces = []
        for i in range(sides):
            j = (i + 1) % sides
            faces += [(0, 1 + j, 1 + i), (last, last - sides + i, last - sides + j)]
            for k in range(rings - 2):
                a, b = 1 + k * sides + i, 1 + k * sides + j
                faces += [(a, b, b + sides), (a, b + sides, a + sides)]
        self.shape(np.array(points, np.float32), np.array(faces, np.int32), material, rough < 0.12)

    # people and light

    def lamp(self, x: float, y: float, z: float, colour: Rgb, reach: float, kind: str) -> None:
        self.lamps.append(Lamp(self.world((x, y, z)), colour, reach, kind))

    def window_light(self, x: float, y: float, z: float, half: tuple[float, float]) -> None:
        """Daylight through an opening of the present wall (its local +z is inward)."""
        normal = (math.sin(self._heading), 0.0, math.cos(self._heading))
        self.lamps.append(
            Lamp(self.world((x, y, z)), (0.8, 0.9, 1.0), 5.0, "window", normal, half)
        )

    def mark(
        self, kind: str, x: float, z: float, heading: float = 0.0, seat_m: float = 0.45,
        y: float = 0.0,
    ) -> None:  # fmt: skip
        where = self.world((x, y, z))
        turned = math.remainder(self._heading + heading, 2 * math.pi)
        self.marks.append(Mark(kind, where, turned, seat_m))

    def door(self, x: float, z: float, heading: float = 0.0) -> None:
        """Where people enter, facing inwards."""
        turned = math.remainder(self._heading + heading, 2 * math.pi)
        self.doors.append(Mark("door", self.world((x, 0.0, z)), turned))

    # what comes of it

    def meshes(self) -> tuple[Mesh, ...]:
        """The groups as meshes, in the order they were begun."""
        done = []
        for name, shapes in self._groups.items():
            materials: dict[Material, int] = {}
            parts, base, faces = [], 0, []
            for points, triangles, _, material in shapes:
                number = materials.setdefault(material, len(materials))
                parts.append(np.full(len(triangles), number, np.int32))
                faces.append(triangles + np.int32(base))
                base += len(points)
            done.append(
                Mesh(
                    np.concatenate([s[0] for s in shapes]),
                    np.concatenate(faces),
                    np.concatenate(parts),
                    tuple(materials),
                    np.concatenate([s[2] for s in shapes]),
                    name,
                    name.startswith(("cloth", "leaf")),
                )
            )
        return tuple(done)

    def finish(
        self,
        bounds: tuple[float, float, float, float],
        focal_point: Vec3 = (0.0, 0.0, 0.0),
        look_axis: float = math.pi,
    ) -> SetModel:
        return SetModel(
            self.meshes(), tuple(self.lamps), tuple(self.marks), tuple(self.doors), bounds,
            tuple(self.walls), focal_point, look_axis,
        )  # fmt: skip


def _ears(outline: Sequence[tuple[float, float]]) -> list[tuple[int, int, int]]:
    """Triangles of a simple counter-clockwise polygon, by cutting ears."""
    left = list(range(len(outline)))
    done: list[tuple[int, int, int]] = []

    def turn(a: int, b: int, c: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = outline[a], outline[b], outline[c]
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

    while len(left) > 3:
        for k in range(len(left)):
            a, b, c = left[k - 1], left[k], left[(k + 1) % len(left)]
            if turn(a, b, c) <= 1e-12:
                continue
            if any(
                turn(a, b, p) >= 0 and turn(b, c, p) >= 0 and turn(c, a, p) >= 0
                for p in left
                if p not in (a, b, c)
            ):
                continue
            done.append((a, b, c))
            left.pop(k)
            break
        else:
            break
    if len(left) >= 3:
        done += [(left[0], left[k], left[k + 1]) for k in range(1, len(left) - 1)]
    return done
