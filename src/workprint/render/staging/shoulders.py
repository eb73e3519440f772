"""Over the shoulder: the far face on one third, the near head at the other edge."""

from __future__ import annotations

import math
from collections.abc import Iterator

from workprint.film.shots import Shot
from workprint.film.staging import CameraKey
from workprint.render.draw.camera import FRAME_HEIGHT_MM
from workprint.render.staging.eyelines import View, camera_side, turned, unit
from workprint.render.staging.framing import eye_of, head_in, head_seen
from workprint.render.staging.lenses import height_of

_EDGE = 0.54
"""Where the near head begins, from 0 in the middle to 1: it takes a quarter of the width."""

_FARTHEST = 2.0
"""How many times what its size asks the frame may hold: beyond that the face is lost."""


def over_shoulder(shot: Shot, view: View, far: str, near: str, frame: int) -> CameraKey | None:
    """The camera behind the near shoulder that composes best; None when no such frame has both
    heads, as with a child and an adult, or someone who sits and someone who stands close by."""
    best: tuple[float, CameraKey] | None = None
    for key in _places(shot, view, far, near, frame):
        cost = _cost(shot, view, far, near, key)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, key)
    if best is None:
        return None
    # Whoever kneels or sits down during the shot must not leave a headless back behind.
    eye = eye_of(best[1], view.aspect)
    for people in view.times():
        head = head_seen(eye, people[near]) if near in people else None
        if head is not None and not -0.95 < head.y < 1.0 - 0.5 * head.half_y:
            return None
        if far in people and not head_in(eye, people[far]):
            return None
    return best[1]


def _places(shot: Shot, view: View, far: str, near: str, frame: int) -> Iterator[CameraKey]:
    """Cameras that have the near head at its edge and the far eyes a third from the top."""
    face, back = view.first[far]["eyes"], view.first[near]["head"]
    line = unit((back[0] - face[0], 0.0, back[2] - face[2]))
    normal = camera_side(view)
    gap = math.hypot(back[0] - face[0], back[2] - face[2])
    half = FRAME_HEIGHT_MM / 2 / shot.lens_mm
    # Heads are deeper than wide.
    radius = 0.66 * math.dist(view.first[near]["top"], back)
    for behind in (0.6, 0.75, 0.9, 1.1, 1.35, 1.7):
        for turn in (0.16, 0.22, 0.28, 0.34, 0.40, 0.48, 0.56, 0.66):
            toward = turned(line, normal, turn)
            x, z = face[0] + toward[0] * (gap + behind), face[2] + toward[2] * (gap + behind)
            to_near = math.atan2(back[0] - x, back[2] - z)
            to_far = math.atan2(face[0] - x, face[2] - z)
            side = math.copysign(1.0, math.remainder(to_near - to_far, 2 * math.pi))
            depth = math.hypot(back[0] - x, back[2] - z)
            if depth < 0.45:
                continue
            edge = math.atan(_EDGE * half * view.aspect) + math.asin(min(0.9, radius / depth))
            heading = to_near - side * edge
            ahead = (math.sin(heading), math.cos(heading))
            reach = (face[0] - x) * ahead[0] + (face[2] - z) * ahead[1]
            if reach < 0.5:
                continue
            for share in (0.0, 0.35, 0.7, 1.0):
                y = face[1] + 0.04 + share * (back[1] + 0.06 - face[1])
                for up in (0.36, 0.2, 0.05):
                    aim = face[1] - up * half * reach
                    yield CameraKey(
                        frame,
                        (x, y, z),
                        (x + ahead[0] * reach, aim, z + ahead[1] * reach),
                        float(shot.lens_mm),
                    )


def _cost(shot: Shot, view: View, far: str, near: str, key: CameraKey) -> float | None:
    eye = eye_of(key, view.aspect)
    face, back = (head_seen(eye, view.first[w]) for w in (far, near))
    if face is None or back is None or not head_in(eye, view.first[far]):
        return None
    side = math.copysign(1.0, back.x)
    across = -side * face.x
    if across - face.half_x < -0.42 or across + face.half_x > 0.98:
        return None
    if back.y + 0.75 * back.half_y > 1.0 or back.y - 0.9 * back.half_y < -1.0:
        return None
    wanted = max(0.92 * height_of(shot.size, view.build(far)), 0.6)
    height = FRAME_HEIGHT_MM / shot.lens_mm * face.depth
    shoulders = [eye.sees(view.first[near][s], 0.05) for s in ("shoulder_l", "shoulder_r")]
    if height > _FARTHEST * wanted:
        return None
    inner = min((side * s.x - s.half_x for s in shoulders if s), default=1.0)
    return (
        3.0 * (across - 0.3) ** 2
        + 2.0 * math.log(height / wanted) ** 2
        + 1.5 * (face.y - 0.3) ** 2
        + 2.0 * max(0.0, 0.25 - inner) ** 2
        + 2.0 * max(0.0, back.y + back.half_y - 0.95)
        # From beside the near head the far face is seen in full.
        + 0.5 * max(0.0, abs(key.position[1] - view.first[far]["eyes"][1]) - 0.1)
    )
