"""From a stance to joints: spine, two-bone limbs that reach their marks, hands and fingers."""

from __future__ import annotations

import math

import numpy as np

from workprint.render.figures.body import Floats
from workprint.render.figures.figure import Figure, hand_axes
from workprint.render.figures.rig import aim, axis_angle, cross, frame, turn, unit
from workprint.render.figures.stance import (
    ARM,
    FINGERS,
    FOOT,
    FORWARD,
    HEAD,
    PELVIS,
    PELVIS_TURN,
    RAISE,
    SPINE,
    Stance,
)

_SIDES = (("l", "Left", 1.0), ("r", "Right", -1.0))
_FINGERS = ("Index", "Middle", "Ring", "Pinky")


def legs_length(figure: Figure) -> float:
    """Hip to ankle, metres."""
    s = figure.skeleton
    return s.length("LeftUpLeg", "LeftLeg") + s.length("LeftLeg", "LeftFoot")


def arms_length(figure: Figure) -> float:
    """Shoulder to wrist, metres."""
    s = figure.skeleton
    return s.length("LeftArm", "LeftForeArm") + s.length("LeftForeArm", "LeftHand")


def _two_bones(start: Floats, goal: Floats, first: float, second: float,
               pole: Floats) -> tuple[Floats, Floats]:  # fmt: skip
    """The middle joint and the end of a limb reaching for a goal, bending towards the pole."""
    gap = goal - start
    reach = math.sqrt(float(gap @ gap))
    along = unit(gap)
    far = float(np.clip(reach, abs(first - second) * 1.05 + 0.02, (first + second) * 0.9985))
    side = unit(pole - (pole @ along) * along)
    a = (first * first - second * second + far * far) / (2 * far)
    h = float(np.sqrt(max(first * first - a * a, 0.0)))
    return start + along * a + side * h, start + along * far


class Solver:
    """Solves one stance of one figure."""

    def __init__(self, figure: Figure, position: Floats, heading: float) -> None:
        skeleton = figure.skeleton
        self.figure = figure
        self.skeleton = skeleton
        self.root = turn(0, heading, 0)
        self.position = np.asarray(position, np.float32) + np.array(
            [0, figure.sole, 0], np.float32
        )
        count = len(skeleton.names)
        self.turns = np.tile(np.eye(3, dtype=np.float32), (count, 1, 1))
        self.places = skeleton.heads.copy()

    def set(self, name: str, rotation: Floats) -> None:
        """Give a bone its rotation in the world; its place follows from its parent's."""
        skeleton = self.skeleton
        b = skeleton.index[name]
        p = skeleton.parents[b]
        self.turns[b] = rotation
        if p >= 0:
            self.places[b] = self.places[p] + self.turns[p] @ (
                skeleton.heads[b] - skeleton.heads[p]
            )

    def of(self, name: str) -> Floats:
        return np.asarray(self.turns[self.skeleton.index[name]])

    def at(self, name: str) -> Floats:
        return np.asarray(self.places[self.skeleton.index[name]])

    def trunk(self, stance: Stance) -> None:
        """Hips, spine and shoulders."""
        skeleton = self.skeleton
        leg = legs_length(self.figure)
        hips = skeleton.index["Hips"]
        rest = skeleton.heads[hips] * np.array([0, 1, 0], np.float32)
        self.places[hips] = self.position + self.root @ (
            rest + stance[PELVIS].astype(np.float32) * leg
        )
        self.turns[hips] = self.root @ turn(*stance[PELVIS_TURN])
        pitch, yaw, roll = stance[SPINE]
        before = self.turns[hips]
        for name, share in (("Spine", 0.3), ("Spine1", 0.35), ("Spine2", 0.35)):
            before = before @ turn(pitch * share, yaw * share, roll * share)
            self.set(name, before)
        for k, (_, name, sign) in enumerate(_SIDES):
            up, ahead = stance[RAISE][k], stance[FORWARD][k]
            self.set(f"{name}Shoulder", before @ turn(0, -sign * ahead, sign * up))

    def head(self, pitch: float, yaw: float, roll: float) -> None:
        """Neck and head turned by a total, radians."""
        self.set("Neck", self.of("Spine2") @ turn(pitch * 0.4, yaw * 0.4, roll * 0.4))
        self.set("Head", self.of("Neck") @ turn(pitch * 0.6, yaw * 0.6, roll * 0.6))

    def eyes(self, pitch: float, yaw: float) -> None:
        """Both eyes turned within the head."""
        for name in ("LeftEye", "RightEye"):
            self.set(name, self.of("Head") @ turn(pitch, yaw, 0))

    def limb(self, names: tuple[str, str], goal: Floats, pole: Floats, end: str) -> None:
        """Two bones to a goal; the end's own rotation is set by the caller."""
        skeleton = self.skeleton
        upper, lower = names
        h0, h1, h2 = (skeleton.head(n) for n in (upper, lower, end))
        self.set(upper, self.of(upper))
        start = self.at(upper)
        middle, tip = _two_bones(
            start, goal, skeleton.length(upper, lower), skeleton.length(lower, end), pole
        )
        hinge0 = cross(h1 - h0, h2 - h1)
        hinge = cross(unit(middle - start), -pole)
        first = frame(middle - start, hinge) @ frame(h1 - h0, hinge0).T
        self.set(upper, first)
        second = frame(tip - middle, hinge) @ frame(h2 - h1, hinge0).T
        self.set(lower, second)

    def arms(self, stance: Stance) -> None:
        chest = self.of("Spine2")
        long = arms_length(self.figure)
        for side, name, sign in _SIDES:
            flip = np.array([sign, 1, 1], np.float32)
            v = stance[ARM[side]].astype(np.float32).reshape(4, 3) * flip
            shoulder = f"{name}Arm"
            self.set(shoulder, self.of(f"{name}Shoulder"))
            goal = self.at(shoulder) + chest @ v[0] * long
            self.limb((shoulder, f"{name}ForeArm"), goal, chest @ unit(v[3]), f"{name}Hand")
            self._hand(name, chest @ unit(v[1]), chest @ unit(v[2]))
            self._fingers(name, stance[FINGERS[side]])

    def _hand(self, name: str, fingers: Floats, palm: Floats) -> None:
        skeleton = self.skeleton
        fore = f"{name}ForeArm"
        axes = hand_axes(skeleton, name)
        along = unit(skeleton.head(f"{name}Hand") - skeleton.head(fore))
        arm_now = self.of(fore) @ along
        bend = float(np.arccos(np.clip(fingers @ arm_now, -1, 1)))
        most = 1.05
        if bend > most:
            axis = unit(cross(arm_now, fingers))
            fingers = axis_angle(axis, most) @ arm_now
        palm = unit(palm - (palm @ fingers) * fingers)
        now: Floats = self.of(fore) @ aim(axes[:, 0], along) @ axes[:, 1]
        now = unit(now - (now @ arm_now) * arm_now)
        want = unit(palm - (palm @ arm_now) * arm_now)
        angle = float(np.arctan2(cross(now, want) @ arm_now, np.clip(now @ want, -1, 1)))
        self.set(fore, axis_angle(arm_now, angle * 0.6) @ self.of(fore))
        self.set(f"{name}Hand", frame(fingers, palm) @ frame(axes[:, 0], axes[:, 1]).T)

    def _fingers(self, name: str, shape: Floats) -> None:
        skeleton = self.skeleton
        curl, index, thumb, spread = (float(v) for v in shape)
        axes = hand_axes(skeleton, name)
        axis: Floats = cross(axes[:, 0], axes[:, 1])
        hand: Floats = self.of(f"{name}Hand")
        for k, finger in enumerate(_FINGERS):
            amount = index if finger == "Index" else curl * (1 + 0.05 * k)
            fan = axis_angle(axes[:, 1], spread * (0.2 - 0.13 * k) * (1 if name == "Left" else -1))
            before: Floats = hand @ fan
            for joint, most in ((1, 1.25), (2, 1.55), (3, 1.0)):
                before = before @ axis_angle(axis, amount * most)
                self.set(f"{name}Hand{finger}{joint}", before)
        first = skeleton.head(f"{name}HandThumb2") - skeleton.head(f"{name}HandThumb1")
        towards = unit(axes[:, 1] * 0.9 - axes[:, 2] * 0.7)
        across = unit(cross(unit(first), towards))
        before = hand
        for joint, most in ((1, 0.55), (2, 0.6), (3, 0.7)):
            before = before @ axis_angle(across, thumb * most)
            self.set(f"{name}HandThumb{joint}", before)

    def legs(self, stance: Stance) -> None:
        leg = legs_length(self.figure)
        skeleton = self.skeleton
        for side, name, _ in _SIDES:
            x, y, z, yaw, pitch, px, pz = stance[FOOT[side]]
            ankle = float(skeleton.head(f"{name}Foot")[1])
            place: Floats = np.array([x * leg, ankle + y * leg, z * leg], np.float32)
            goal = self.position + self.root @ place
            self.set(f"{name}UpLeg", self.of("Hips"))
            pole: Floats = self.root @ np.array([px, 0.12, pz], np.float32)
            self.limb((f"{name}UpLeg", f"{name}Leg"), goal, unit(pole), f"{name}Foot")
            foot: Floats = self.root @ turn(0, float(yaw), 0)
            self.set(f"{name}Foot", foot @ turn(float(pitch), 0, 0))
            bend = min(0.0, -float(pitch)) * (0.8 if y < 0.2 else 0.2)
            self.set(f"{name}ToeBase", foot @ turn(float(pitch) + bend, 0, 0))

    def matrices(self) -> Floats:
        """From rest to the world, (B, 4, 4)."""
        count = len(self.skeleton.names)
        out = np.zeros((count, 4, 4), np.float32)
        out[:, :3, :3] = self.turns
        out[:, :3, 3] = self.places - np.einsum("bij,bj->bi", self.turns, self.skeleton.heads)
        out[:, 3, 3] = 1
        return out


def head_total(stance: Stance) -> tuple[float, float, float]:
    """The stance's own head pitch, yaw and roll."""
    pitch, yaw, roll = stance[HEAD]
    return float(pitch), float(yaw), float(roll)
