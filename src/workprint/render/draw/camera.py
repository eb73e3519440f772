"""The camera: a pinhole with a lens on a Super 35 frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from workprint.film.staging import Vec3
from workprint.render.mesh import FloatArray

FRAME_HEIGHT_MM = 14.0
"""Height of the Super 35 frame at 16:9; other shapes keep it, so a lens keeps its shot size."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the camera is, what it looks at, its lens (mm) and its roll (radians)."""

    position: Vec3
    target: Vec3
    lens_mm: float
    roll: float = 0.0

    def axes(self) -> FloatArray:
        """Right, up and forward as the rows of a (3, 3) array."""
        forward = np.subtract(self.target, self.position, dtype=np.float64)
        length = float(np.linalg.norm(forward))
        forward = forward / length if length > 1e-9 else np.array([0.0, 0.0, 1.0])
        # Straight up or down has no right of its own: take the world's +Z as up there.
        above = np.array([0.0, 1.0, 0.0])
        if abs(float(forward @ above)) > 0.9995:
            above = np.array([0.0, 0.0, 1.0])
        right = np.cross(forward, above)
        right /= np.linalg.norm(right)
        up = np.cross(right, forward)
        cos, sin = math.cos(self.roll), math.sin(self.roll)
        right, up = right * cos + up * sin, up * cos - right * sin
        return np.stack([right, up, forward]).astype(np.float32)

    def focal_px(self, height: int) -> float:
        """Focal length in pixels of a picture `height` pixels high."""
        return self.lens_mm / FRAME_HEIGHT_MM * height

    def project(self, points: FloatArray, size: tuple[int, int]) -> FloatArray:
        """Points (N, 3) in metres to (N, 3): x and y in pixels (origin top left) and depth.

        Depth is metres along the view; what lies behind the camera has a depth of 0 or less
        and meaningless pixels.
        """
        width, height = size
        local = (
            np.asarray(points, np.float32) - np.array(self.position, np.float32)
        ) @ self.axes().T
        depth = local[:, 2]
        safe = np.where(np.abs(depth) < 1e-6, np.float32(1e-6), depth)
        scale = np.float32(self.focal_px(height)) / safe
        return np.stack(
            [width / 2 + local[:, 0] * scale, height / 2 - local[:, 1] * scale, depth], axis=1
        ).astype(np.float32)
