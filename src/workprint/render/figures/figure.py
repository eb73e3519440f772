"""A figure: one person's skin, clothes and hair over a skeleton, ready to be posed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workprint.film.characters import Look
from workprint.film.staging import Vec3
from workprint.render.figures import clothes, cuts, features, hair, headwear
from workprint.render.figures.anatomy import Anatomy, anatomy_of
from workprint.render.figures.body import Body, Floats, Ints
from workprint.render.figures.morphs import shape_of
from workprint.render.figures.parts import Part, materials
from workprint.render.figures.piece import Piece, compact, join
from workprint.render.figures.rig import Skeleton
from workprint.render.mesh import FloatArray, IntArray, Material, Mesh

UNITS = (
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "eyeBlinkLeft", "eyeBlinkRight",
    "eyeLookDownLeft", "eyeLookDownRight", "eyeLookInLeft", "eyeLookInRight", "eyeLookOutLeft",
    "eyeLookOutRight", "eyeLookUpLeft", "eyeLookUpRight", "eyeSquintLeft", "eyeSquintRight",
    "eyeWideLeft", "eyeWideRight", "jawForward", "jawLeft", "jawOpen", "jawRight", "mouthClose",
    "mouthDimpleLeft", "mouthDimpleRight", "mouthFrownLeft", "mouthFrownRight", "mouthFunnel",
    "mouthLeft", "mouthLowerDownLeft", "mouthLowerDownRight", "mouthPressLeft",
    "mouthPressRight", "mouthPucker", "mouthRight", "mouthRollLower", "mouthRollUpper",
    "mouthShrugLower", "mouthShrugUpper", "mouthSmileLeft", "mouthSmileRight",
    "mouthStretchLeft", "mouthStretchRight", "mouthUpperUpLeft", "mouthUpperUpRight",
    "noseSneerLeft", "noseSneerRight", "tongueOut",
)  # fmt: skip
"""The 52 ARKit face units, in the order of a pose's amounts."""

UNIT = {name: i for i, name in enumerate(UNITS)}


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """A figure at an instant.

    `bones` (B, 4, 4) take rest positions to the world; `units` (52,) are the amounts of the face
    units (`UNITS`). Both float32.
    """

    bones: Floats
    units: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """One level of detail: arrays as `Piece` has them, with the face units' moves."""

    rest: Floats
    triangles: IntArray
    parts: IntArray
    bones: Ints
    weights: Floats
    weld: Ints
    unit_index: Ints
    unit_moves: Floats
    unit_spans: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A person at rest; `mesh` poses it."""

    look: Look
    skeleton: Skeleton
    head_height: float
    head_origin: Floats
    top: Floats
    sole: float
    levels: tuple[_Level, _Level]
    materials: tuple[Material, ...]

    def mesh(self, pose: Pose, detail: int = 0) -> Mesh:
        """The posed figure in metres, Y up; `detail` 1 is the light version for far away."""
        # numba loads with the first mesh, so that importing the records is cheap
        from workprint.render.figures.skin import blend_skin, face_moves, smooth_normals

        level = self.levels[detail]
        points = np.empty_like(level.rest)
        face_moves(
            level.rest, level.unit_index, level.unit_moves, level.unit_spans, pose.units, points
        )
        placed: FloatArray = np.empty(points.shape, np.float32)
        blend_skin(points, level.bones, level.weights, pose.bones, placed)
        normals: FloatArray = np.empty(points.shape, np.float32)
        smooth_normals(placed, level.triangles, level.weld, normals)
        return Mesh(placed, level.triangles, level.parts, self.materials, normals, name="figure")

    def _at(self, pose: Pose, bone: str, point: Floats) -> Vec3:
        matrix = pose.bones[self.skeleton.index[bone]]
        x, y, z = (matrix[:3, :3] @ point + matrix[:3, 3]).tolist()
        return (x, y, z)

    def landmarks(self, pose: Pose) -> dict[str, Vec3]:
        """Points in the world the camera frames by."""
        head, height = self.head_origin, self.head_height
        skeleton = self.skeleton
        forward = np.array([0, 0, 0.5 * height], np.float32)
        chest = skeleton.head("Spine2") * 0.5 + skeleton.head("Neck") * 0.5
        out = {
            "head": self._at(pose, "Head", head + np.array([0, -0.08 * height, 0.3 * height])),
            "eyes": self._at(pose, "Head", head + forward),
            "chest": self._at(pose, "Spine2", chest),
            "top": self._at(pose, "Head", self.top),
        }
        for side, short in (("Left", "l"), ("Right", "r")):
            palm = (skeleton.head(f"{side}Hand") + skeleton.head(f"{side}HandMiddle1")) / 2
            out[f"hand_{short}"] = self._at(pose, f"{side}Hand", palm)
            out[f"shoulder_{short}"] = self._at(pose, f"{side}Arm", skeleton.head(f"{side}Arm"))
        feet = [
            self._at(pose, f"{side}Foot", skeleton.head(f"{side}ToeBase") * [1, 0, 1])
            for side in ("Left", "Right")
        ]
        x, y, z = ((a + b) / 2 for a, b in zip(*feet, strict=True))
        out["feet"] = (x, y, z)
        return out

    def hand(self, pose: Pose, side: str) -> Floats:
        """Where a thing in the hand sits (4, 4): origin in the grip, +Y out of the thumb's side
        of the fist, +X away from the palm."""
        name = {"l": "Left", "r": "Right"}[side]
        skeleton = self.skeleton
        wrist = skeleton.head(f"{name}Hand")
        knuckle = skeleton.head(f"{name}HandMiddle1")
        axes = hand_axes(skeleton, name)
        grip = wrist * 0.25 + knuckle * 0.75 + axes[:, 1] * 0.028
        local = np.eye(4, dtype=np.float32)
        local[:3, 0] = axes[:, 1]
        local[:3, 1] = axes[:, 2]
        local[:3, 2] = np.cross(axes[:, 1], axes[:, 2])
        local[:3, 3] = grip
        return np.asarray(pose.bones[skeleton.index[f"{name}Hand"]] @ local, np.float32)


@lru_cache(maxsize=256)
def hand_axes(skeleton: Skeleton, side: str) -> Floats:
    """A hand at rest (columns): along the fingers, out of the palm, towards the thumb."""
    wrist = skeleton.head(f"{side}Hand")
    along = skeleton.head(f"{side}HandMiddle1") - wrist
    thumb = skeleton.head(f"{side}HandIndex1") - skeleton.head(f"{side}HandPinky1")
    along = along / np.linalg.norm(along)
    thumb = thumb - (thumb @ along) * along
    thumb = thumb / np.linalg.norm(thumb)
    palm = np.cross(along, thumb) * (1.0 if side == "Left" else -1.0)
    return np.stack([along, palm, thumb], axis=1).astype(np.float32)


def _welded(rest: Floats) -> Ints:
    """For every vertex the first at the same place."""
    keys = np.round(rest * 2e4).astype(np.int64)
    _, first, back = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return np.asarray(first[back.reshape(-1)], np.int32)


def _units(body: Body, piece: Piece, scale: float) -> tuple[Ints, Floats, Ints]:
    """The face units' moves at a piece's vertices, metres."""
    live = np.flatnonzero(piece.shares.sum(axis=1) > 0)
    sources, shares = piece.sources[live], piece.shares[live]
    index: list[Ints] = []
    moves: list[Floats] = []
    spans = [0]
    dense = np.zeros(body.vertices.shape, np.float32)
    for name in UNITS:
        which, move = body.targets[f"unit/{name}"]
        dense[which] = move
        at = np.einsum("nkc,nk->nc", dense[sources], shares) * np.float32(scale)
        dense[which] = 0
        on = np.abs(at).max(axis=1) > 2e-5
        index.append(live[on].astype(np.int32))
        moves.append(at[on].astype(np.float32))
        spans.append(spans[-1] + int(on.sum()))
    return np.concatenate(index), np.concatenate(moves), np.array(spans, np.int32)


def _level(body: Body, piece: Piece, scale: float) -> _Level:
    index, moves, spans = _units(body, piece, scale)
    return _Level(
        rest=np.ascontiguousarray(piece.rest, np.float32),
        triangles=np.ascontiguousarray(piece.triangles, np.int32),
        parts=np.ascontiguousarray(piece.parts, np.int32),
        bones=np.ascontiguousarray(piece.bones, np.int32),
        weights=np.ascontiguousarray(piece.weights, np.float32),
        weld=_welded(piece.rest),
        unit_index=index,
        unit_moves=moves,
        unit_spans=spans,
    )


def _coarser(piece: Piece, cell: float, head: int) -> Piece:
    """About a third of the triangles: vertices of a part that share a cell become one."""
    part = np.zeros(len(piece.rest), np.int64)
    part[piece.triangles.reshape(-1)] = np.repeat(piece.parts, 3)
    on_head = piece.shares.sum(axis=1) * (piece.weights * (piece.bones == head)).sum(axis=1)
    size = np.where(on_head > 0.5, cell * 0.36, cell)  # a face must stay a face
    small = np.isin(part, [Part.LIPS, Part.MOUTH, Part.TEETH, Part.BROW, Part.LASH])
    size = np.where(small, cell * 0.16, size)
    size = np.where(np.isin(part, [Part.WHITE, Part.IRIS, Part.PUPIL]), cell * 0.2, size)
    keys = np.concatenate(
        [np.floor(piece.rest / size[:, None]).astype(np.int64), part[:, None]], axis=1
    )
    _, first, back = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    tri = first[back.reshape(-1)][piece.triangles]
    good = (tri[:, 0] != tri[:, 1]) & (tri[:, 1] != tri[:, 2]) & (tri[:, 0] != tri[:, 2])
    used, flat = np.unique(tri[good], return_inverse=True)
    return Piece(
        piece.rest[used], flat.reshape(-1, 3).astype(np.int32), piece.parts[good],
        piece.bones[used], piece.weights[used], piece.sources[used], piece.shares[used],
    )  # fmt: skip


def pieces_of(anatomy: Anatomy, look: Look) -> list[Piece]:
    """Everything a look puts on a body."""
    bare = cuts.bare_faces(anatomy, look)
    return [
        *features.head_pieces(anatomy, look, bare),
        *clothes.bottom_pieces(anatomy, look),
        *clothes.top_pieces(anatomy, look),
        *clothes.shoes(anatomy),
        *hair.pieces(anatomy, look),
        *headwear.pieces(anatomy, look),
    ]


def build_figure(body: Body, look: Look) -> Figure:
    """A person with the look, at rest; the caller keeps it."""
    shape, unit = shape_of(body, look)
    anatomy = anatomy_of(body, shape, unit)
    piece = join(pieces_of(anatomy, look))
    scale = unit * anatomy.head_height / (2.25 * unit)
    top = piece.rest[np.argmax(piece.rest[:, 1])] * np.array([0, 1, 1], np.float32)
    sole = -float(piece.rest[:, 1].min())
    light = compact(piece, ~np.isin(piece.parts, [Part.TONGUE, Part.GLINT]))
    head = anatomy.skeleton.index["Head"]
    coarse = _coarser(light, 0.028 * look.height_cm / 175, head)
    return Figure(
        look=look,
        skeleton=anatomy.skeleton,
        head_height=anatomy.head_height,
        head_origin=anatomy.head_origin,
        top=top.astype(np.float32),
        sole=sole,
        levels=(_level(body, piece, scale), _level(body, coarse, scale)),
        materials=materials(look),
    )


def rest_pose(figure: Figure) -> Pose:
    """The figure as it was built."""
    bones = np.tile(np.eye(4, dtype=np.float32), (len(figure.skeleton.names), 1, 1))
    return Pose(bones, np.zeros(len(UNITS), np.float32))
