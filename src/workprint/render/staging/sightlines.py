"""Sight lines: furniture that stands between the camera and a face is moved, as on a real set."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workprint.film.staging import Vec3
from workprint.render.mesh import Mesh

Points = npt.NDArray[np.float32]

_STAYS = ("floor", "ground", "water", "far", "ceiling", "roof")


def clear_view(meshes: Sequence[Mesh], eye: Vec3, targets: Sequence[Vec3]) -> tuple[Mesh, ...]:
    """The meshes without those that hide a target from `eye`.

    A mesh hides a target when a triangle of it crosses the line between them, or stands within
    a hand's breadth of the lens. The ground and what lies far off always stay.
    """
    if not targets:
        return tuple(meshes)
    start = np.asarray(eye, np.float64)
    lines = np.asarray(targets, np.float64) - start
    return tuple(
        mesh for mesh in meshes if mesh.name.startswith(_STAYS) or not _hides(mesh, start, lines)
    )


def _hides(mesh: Mesh, start: npt.NDArray[np.float64], lines: npt.NDArray[np.float64]) -> bool:
    corners = mesh.vertices[mesh.triangles].astype(np.float64)
    if not len(corners):
        return False
    a = corners[:, 0]
    ab, ac = corners[:, 1] - a, corners[:, 2] - a
    return any(_crossed(start, line, a, ab, ac) for line in lines)


def _crossed(
    start: npt.NDArray[np.float64],
    line: npt.NDArray[np.float64],
    a: npt.NDArray[np.float64],
    ab: npt.NDArray[np.float64],
    ac: npt.NDArray[np.float64],
) -> bool:
    """Whether the segment meets a triangle between the lens and the target.

    Möller and Trumbore (1997), for all triangles at once.
    """
    p = np.cross(line, ac)
    det = np.einsum("ij,ij->i", ab, p)
    safe = np.where(np.abs(det) < 1e-12, np.inf, det)
    s = start - a
    u = np.einsum("ij,ij->i", s, p) / safe
    q = np.cross(s, ab)
    v = q @ line / safe
    t = np.einsum("ij,ij->i", ac, q) / safe
    length = float(np.linalg.norm(line)) or 1.0
    near, far = 0.02 / length, 1 - 0.18 / length
    return bool(((u >= 0) & (v >= 0) & (u + v <= 1) & (t > near) & (t < far)).any())
