"""Meshes gathered into the few flat arrays the kernels read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workprint.film.staging import Vec3
from workprint.render.draw.raster import smooth_normals
from workprint.render.draw.shade import HAIR, SKIN
from workprint.render.mesh import FloatArray, IntArray, Mesh

WILD = ("wall:", "ceiling:", "roof:", "wild:")
"""Meshes that vanish when the camera is behind their first triangle."""
SPECIAL = {"skin": SKIN, "lips": SKIN, "hair": HAIR, "beard": HAIR, "brow": HAIR}
"""What a person's materials are, by name."""
NOT_CASTING = ("wall:", "ceiling:", "roof:", "floor", "ground", "sky", "far", "water")
"""Meshes that throw no shadow of the key."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Vertices (V, 3), normals (V, 3), triangles (T, 3), per triangle its material and object.

    `colours` (M, 6): r, g, b in 0 to 1, shade, ink, and what it is (0, `SKIN` or `HAIR`).
    `casts` (T,) bool marks what throws shadows.
    """

    vertices: FloatArray
    normals: FloatArray
    triangles: IntArray
    materials: IntArray
    objects: IntArray
    two_sided: IntArray
    casts: IntArray
    colours: FloatArray


def in_view(mesh: Mesh, eye: Vec3) -> bool:
    """Whether a mesh is to be drawn from `eye`: a wild wall seen from behind is not."""
    if not mesh.name.startswith(WILD) or not len(mesh.triangles):
        return True
    a, b, c = mesh.vertices[mesh.triangles[0]].astype(np.float64)
    return bool(np.cross(b - a, c - a) @ (np.asarray(eye, np.float64) - a) > 0)


def pack(meshes: Sequence[Mesh], first_material: int = 0, first_object: int = 0) -> Packed:
    """Join meshes; materials and objects are numbered from the given firsts."""
    vertices: list[FloatArray] = []
    normals: list[FloatArray] = []
    triangles: list[IntArray] = []
    materials: list[IntArray] = []
    colours: list[tuple[float, ...]] = []
    counts: list[int] = []
    flags: list[tuple[int, int]] = []
    base = 0
    for mesh in meshes:
        points = np.ascontiguousarray(mesh.vertices, np.float32)
        faces = np.ascontiguousarray(mesh.triangles, np.int32)
        if mesh.normals is None:
            normal = np.empty_like(points)
            smooth_normals(points, faces, normal)
        else:
            normal = np.asarray(mesh.normals, np.float32)
        vertices.append(points)
        normals.append(normal)
        triangles.append(faces + np.int32(base))
        materials.append(
            np.asarray(mesh.parts, np.int32) + np.int32(first_material + len(colours))
        )
        colours.extend(
            (*(c / 255 for c in m.colour), float(m.shade), m.ink, SPECIAL.get(m.name, 0.0))
            for m in mesh.materials
        )
        counts.append(len(faces))
        flags.append((int(mesh.two_sided), int(not mesh.name.startswith(NOT_CASTING))))
        base += len(points)
    if not meshes:
        none, whole = np.zeros((0, 3), np.float32), np.zeros(0, np.int32)
        return Packed(
            none, none, np.zeros((0, 3), np.int32), whole, whole, whole, whole,
            np.zeros((0, 6), np.float32),
        )  # fmt: skip
    numbers = np.arange(first_object, first_object + len(meshes), dtype=np.int32)
    both = np.array(flags, np.int32)
    return Packed(
        np.concatenate(vertices),
        np.concatenate(normals),
        np.concatenate(triangles),
        np.concatenate(materials),
        np.repeat(numbers, counts),
        np.repeat(both[:, 0], counts),
        np.repeat(both[:, 1], counts),
        np.array(colours, np.float32).reshape(-1, 6),
    )
