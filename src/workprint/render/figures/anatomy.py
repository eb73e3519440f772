"""Where things are on a shaped body: fields over its vertices that clothes and hair are cut by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workprint.render.figures.body import Body, Floats
from workprint.render.figures.data import GROUPS
from workprint.render.figures.rig import Skeleton, skeleton_of

_ARM = ("Arm", "ForeArm", "Hand")
_FINGERS = ("Index", "Middle", "Ring", "Pinky", "Thumb")


@dataclass(frozen=True, slots=True, eq=False)
class Anatomy:
    """A shape with its skeleton and fields per base-mesh vertex.

    `arm` runs 0 at the shoulder, 1 at the elbow, 2 at the wrist (-1 off the arms); `on_arm` is
    the share of arm bones, `on_head` of the head's; `neck` is metres above the plane of the
    neckline; `face` (V, 3) are head coordinates: origin between the eyes at the depth of the
    ears, in head heights.
    `eyes` are centre and radius of the eyeballs, left first; `head_height` is chin to crown,
    metres; `unit` metres for a decimetre of the base mesh.
    """

    body: Body
    shape: Floats
    skeleton: Skeleton
    unit: float
    arm: Floats
    on_arm: Floats
    neck: Floats
    face: Floats
    eyes: tuple[tuple[Floats, float], tuple[Floats, float]]
    head_height: float
    head_origin: Floats
    on_head: Floats


def _eyeballs(body: Body, shape: Floats) -> list[tuple[Floats, float]]:
    used = np.unique(body.quads[body.groups == GROUPS.index("eye")])
    out = []
    for sign in (1, -1):
        points = shape[used][shape[used][:, 0] * sign > 0]
        low, high = points.min(axis=0), points.max(axis=0)
        radius = float((high - low)[:2].mean() / 2)
        centre = (low + high) / 2
        out.append((centre.astype(np.float32), radius))
    return out


def _arm_field(skeleton: Skeleton, shape: Floats, side: str) -> Floats:
    points = [skeleton.head(f"{side}{name}") for name in ("Arm", "ForeArm", "Hand")]
    upper, lower = points[1] - points[0], points[2] - points[1]
    t0 = (shape - points[0]) @ upper / float(upper @ upper)
    t1 = (shape - points[1]) @ lower / float(lower @ lower)
    near = np.linalg.norm(shape - points[1], axis=1)
    reach = np.linalg.norm(shape - points[0], axis=1)
    past = (t1 > 0) | (reach > float(np.linalg.norm(upper)) + near * 0)
    return np.where(past & (t1 > -0.2), 1 + np.maximum(t1, 0), np.minimum(t0, 1)).astype(
        np.float32
    )


def above_neck(skeleton: Skeleton, head_height: float, points: Floats) -> Floats:
    """Metres (n,) of points (n, 3) above the plane of the neckline: low in front, high behind."""
    normal = np.array([0, 0.85, 0.52], np.float32)
    pit = np.array([0, -0.012, 0.03], np.float32) * (head_height / 0.23)
    return np.asarray((points - (skeleton.head("Neck") + pit)) @ normal, np.float32)


def anatomy_of(body: Body, shape: Floats, unit: float) -> Anatomy:
    """Measure a shape (metres)."""
    eyes = _eyeballs(body, shape)
    skeleton = skeleton_of(body, shape, (eyes[0][0], eyes[1][0]))
    arm = np.full(len(shape), -1.0, np.float32)
    on_arm = np.zeros(len(shape), np.float32)
    for side, sign in (("Left", 1), ("Right", -1)):
        names = [f"{side}{n}" for n in _ARM]
        names += [f"{side}Hand{f}{k}" for f in _FINGERS for k in (1, 2, 3)]
        numbers = [skeleton.index[n] for n in names]
        share = (np.isin(body.bones, numbers) * body.weights).sum(axis=1)
        here = (share > 0.02) & (shape[:, 0] * sign > 0)
        arm[here] = _arm_field(skeleton, shape, side)[here]
        on_arm = np.maximum(on_arm, np.where(shape[:, 0] * sign > 0, share, 0)).astype(np.float32)
    top = float(shape[:13380, 1].max())
    eye = (eyes[0][0] + eyes[1][0]) / 2
    # the eyes sit at half the height of a head
    height = 2 * (top - float(eye[1]))
    ear = skeleton.head("Head")
    origin = np.array([0, eye[1], 0.35 * ear[2] + 0.65 * (eye[2] - 0.38 * height)], np.float32)
    return Anatomy(
        body=body,
        shape=shape,
        skeleton=skeleton,
        unit=unit,
        arm=arm,
        on_arm=on_arm,
        neck=above_neck(skeleton, height, shape),
        face=((shape - origin) / height).astype(np.float32),
        eyes=(eyes[0], eyes[1]),
        head_height=height,
        head_origin=origin,
        on_head=((body.bones == skeleton.index["Head"]) * body.weights).sum(axis=1),
    )
