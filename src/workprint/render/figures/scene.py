"""What a gesture knows of its moment, and how it moves an arm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workprint.film.staging import ActCue
from workprint.render.figures.body import Floats
from workprint.render.figures.figure import Figure
from workprint.render.figures.solve import arms_length
from workprint.render.figures.stance import (
    ARM,
    FINGERS,
    PELVIS,
    PELVIS_TURN,
    SPINE,
    Stance,
    swell,
)

Vec = tuple[float, float, float]


Shape = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a gesture knows: the figure, its hand of choice, the time into the act and its length
    (seconds), the act's target for each shoulder in arm lengths (chest frame, x outwards), and
    whether the figure sits."""

    figure: Figure
    hand: str
    time: float
    length: float
    target: dict[str, Floats] | None
    cue: ActCue
    seed: int
    seated: bool

    @property
    def other(self) -> str:
        return "l" if self.hand == "r" else "r"

    @property
    def share(self) -> float:
        return self.time / self.length

    def swell(self, rise: float = 0.4, fall: float = 0.45) -> float:
        return swell(self.time, self.length, rise, fall)

    def own(self, side: str, point: Floats) -> Vec:
        """A point of the figure's own body at rest, from a shoulder, in arm lengths."""
        name, sign = ("Left", 1.0) if side == "l" else ("Right", -1.0)
        gap = point - self.figure.skeleton.head(f"{name}Arm")
        x, y, z = (gap / arms_length(self.figure)).tolist()
        return (x * sign, y, z)

    def face(self, side: str, x: float, y: float, z: float) -> Vec:
        """A point by the face, in head heights from between the eyes; x to the side's own."""
        sign = 1.0 if side == "l" else -1.0
        head = self.figure.head_origin + np.array([x * sign, y, z]) * self.figure.head_height
        return self.own(side, head.astype(np.float32))


def put(stance: Stance, side: str, share: float, hand: Vec, fingers: Vec, palm: Vec,
        elbow: Vec = (0.6, -0.7, -0.3), shape: Shape | None = None) -> None:  # fmt: skip
    """Bring an arm towards an attitude by a share."""
    wanted = np.array((*hand, *fingers, *palm, *elbow))
    now = stance[ARM[side]]
    mixed = now + (wanted - now) * share
    # a hand comes up in front of the body, not through it
    mixed[2] += 0.16 * np.sin(np.pi * min(share, 1.0)) * (0.5 if wanted[2] > 0.2 else 1.0)
    stance[ARM[side]] = mixed
    if shape is not None:
        stance[FINGERS[side]] += (np.array(shape) - stance[FINGERS[side]]) * share


def goal_of(scene: Scene, side: str, default: Vec = (-0.1, -0.28, 0.72)) -> tuple[Vec, Vec]:
    """Where the wrist goes for the target, and the way the fingers point there."""
    if scene.target is None:
        return default, (-0.1, 0.1, 1.0)
    point = scene.target[side]
    size = float(np.linalg.norm(point))
    way = point / max(size, 1e-6)
    reach = min(size - 0.16, 0.97)
    x, y, z = (way * max(reach, 0.3)).tolist()
    a, b, c = way.tolist()
    return (x, y, z), (a, b, c)


def stoop(stance: Stance, scene: Scene, side: str, share: float) -> None:
    """Bend towards what lies low or out of reach."""
    if scene.target is None:
        return
    point = scene.target[side]
    low = float(np.clip((-point[1] - 0.75) / 0.9, 0, 1)) * share
    far = float(np.clip((np.hypot(point[0], point[2]) - 0.75) / 0.5, 0, 1)) * share
    stance[SPINE][0] += 0.75 * low + 0.25 * far
    if not scene.seated:
        stance[PELVIS] += np.array([0, -0.34 * low, -0.12 * low])
        stance[PELVIS_TURN][0] += 0.35 * low + 0.06 * far
