"""What is drawn on a head: eyes that turn, lashes, brows, lips and the dark of the mouth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from workprint.film.characters import Look
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Body, Floats, Ints
from workprint.render.figures.data import GROUPS
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import Piece, clip, compact, of_faces, offset, rigid, with_part

# Vertices of MakeHuman's base mesh (hm08) found by hand:
_UPPER_MIDDLE, _LOWER_MIDDLE = 520, 540  # where the lips touch, on the middle line
_UPPER_EDGE, _LOWER_EDGE = 455, 492  # the rims of the red of the lips, on the middle line
_CORNER = 10378  # the left corner of the mouth
_UPPER_TEETH = 15060  # from here on, the upper row
_INSIDE = 588  # a vertex of the mouth's inside


def along(piece: Piece, field: npt.NDArray[np.floating]) -> Floats:
    """A field over the base mesh (V,) or (V, k), read at a piece's vertices."""
    values = field[piece.sources]
    shares = piece.shares if field.ndim == 1 else piece.shares[:, :, None]
    total = piece.shares.sum(axis=1)
    out = (values * shares).sum(axis=1)
    return np.asarray(out / (total if field.ndim == 1 else total[:, None]), np.float32)


def mouth_faces(body: Body) -> npt.NDArray[np.bool_]:
    """Which quads line the inside of the mouth: those behind the lips, reached from within."""
    quads = body.quads
    rest = body.vertices
    corner = rest[_CORNER]
    lips = rest[_UPPER_MIDDLE]
    x = np.clip(np.abs(rest[:, 0]) / corner[0], 0, 1.15)
    behind = rest[:, 2] < lips[2] - 0.02 - (lips[2] - corner[2]) * x**2
    body_quads = body.groups == 0
    reached = np.zeros(len(rest), bool)
    reached[_INSIDE] = True
    while True:
        touched = reached[quads].any(axis=1) & body_quads
        grown = reached.copy()
        grown[quads[touched]] = True
        grown &= behind
        if (grown == reached).all():
            return np.asarray(touched)
        reached = grown


def lip_field(anatomy: Anatomy, points: Floats) -> Floats:
    """Positive on the red of the lips; `points` (n, 3) in head coordinates."""
    face = anatomy.face
    corner = face[_CORNER]
    middle = (face[_UPPER_MIDDLE, 1] + face[_LOWER_MIDDLE, 1]) / 2
    up = face[_UPPER_EDGE, 1] - middle
    down = middle - face[_LOWER_EDGE, 1]
    x = np.abs(points[:, 0]) / (corner[0] * 1.04)
    line = middle + (corner[1] - middle) * np.clip(x, 0, 1) ** 2
    arch = np.clip(1 - x**2, 0, None)
    bow = 1.0 - 0.22 * np.exp(-((x / 0.13) ** 2))
    high = up * 0.92 * arch**0.75 * bow - (points[:, 1] - line)
    low = down * 0.95 * arch**0.8 - (line - points[:, 1])
    field = np.minimum(high, low)
    field = np.where(points[:, 2] > corner[2] - 0.06, field, -0.1)
    return np.where(x < 1.02, field, -0.1).astype(np.float32)


def _ball(rings: Floats, segments: int) -> tuple[Floats, Ints, Ints]:
    """A unit cap around +Z: ring angles in radians; vertices, triangles and ring of each."""
    turnings = np.arange(segments) * (2 * np.pi / segments)
    points = [np.array([[0.0, 0.0, 1.0]])]
    for angle in rings:
        s, c = np.sin(angle), np.cos(angle)
        ring = np.stack([s * np.cos(turnings), s * np.sin(turnings), np.full(segments, c)], 1)
        points.append(ring)
    tri: list[tuple[int, int, int]] = []
    which: list[int] = []
    for k in range(segments):
        n = (k + 1) % segments
        tri.append((0, 1 + k, 1 + n))
        which.append(0)
        for row in range(1, len(rings)):
            a, b = 1 + (row - 1) * segments, 1 + row * segments
            tri += [(a + k, b + k, b + n), (a + k, b + n, a + n)]
            which += [row, row]
    return (
        np.concatenate(points).astype(np.float32),
        np.array(tri, np.int32),
        np.array(which, np.int32),
    )


def eyes(anatomy: Anatomy) -> list[Piece]:
    """Eyeballs with iris, pupil and a glint, each stiff on its own eye bone."""
    degrees = np.radians(np.array([14, 33, 50, 72, 100], np.float32))
    points, tri, ring = _ball(degrees, 20)
    part = np.array([Part.PUPIL, Part.IRIS, Part.WHITE, Part.WHITE, Part.WHITE])[ring]
    dot, dot_tri, _ = _ball(np.radians(np.array([5.5], np.float32)), 8)
    out = []
    for side, (centre, radius) in zip(("LeftEye", "RightEye"), anatomy.eyes, strict=True):
        bone = anatomy.skeleton.index[side]
        ball = points * np.float32(radius * 0.985)
        out.append(rigid(ball + centre, tri, part.astype(np.int32), bone))
        c, s = np.cos(0.30), np.sin(0.30)
        up = np.array([[1, 0, 0], [0, c, s], [0, -s, c]], np.float32)
        left = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)
        glint = dot @ up.T @ left.T * np.float32(radius * 1.005)
        out.append(rigid(glint.astype(np.float32) + centre, dot_tri, int(Part.GLINT), bone))
    return out


def brow_fields(anatomy: Anatomy, look: Look, points: Floats) -> tuple[Floats, Floats]:
    """Both positive on the eyebrows: above their lower line, below their upper line."""
    eye = (anatomy.eyes[0][0] - anatomy.head_origin) / anatomy.head_height
    span = float(eye[0])
    x = np.abs(points[:, 0]) / span
    u = np.clip((x - 0.36) / (1.7 - 0.36), 0, 1)
    female = 1 - look.male
    arch = (0.008 + 0.008 * female) * np.sin(np.pi * np.clip(u * 1.05 - 0.1, 0, 1))
    droop = -0.014 * np.clip(u - 0.62, 0, 1) / 0.38 - 0.008 * (1 - u) ** 2
    thick = (0.0150 - 0.0055 * female) * (1.0 - 0.78 * u**1.8)
    y = 0.081 + 0.004 * female + arch + droop
    ends = np.minimum(x - 0.36, 1.7 - x) * 0.1
    ends = np.where(points[:, 2] > 0.25, ends, -0.1)
    low = np.minimum(points[:, 1] - (y - thick), ends)
    return low.astype(np.float32), (y + thick - points[:, 1]).astype(np.float32)


def head_pieces(anatomy: Anatomy, look: Look, bare: npt.NDArray[np.bool_]) -> list[Piece]:
    """The skin that shows (`bare` quads of the body) with lips, brows, mouth, teeth, lashes."""
    body, shape = anatomy.body, anatomy.shape
    inside = mouth_faces(body)
    mouth = of_faces(body, shape, inside & bare, int(Part.MOUTH))
    skin = of_faces(body, shape, bare & ~inside, int(Part.SKIN))
    lips_at = lip_field(anatomy, along(skin, anatomy.face))
    lips = with_part(clip(skin, lips_at), int(Part.LIPS))
    skin = clip(skin, -lips_at)
    brows = clip(skin, brow_fields(anatomy, look, along(skin, anatomy.face))[0])
    brows = clip(brows, brow_fields(anatomy, look, along(brows, anatomy.face))[1])
    brows = offset(with_part(brows, int(Part.BROW)), 0.0016 * anatomy.head_height / 0.225)
    groups = body.groups
    teeth = of_faces(body, shape, groups == GROUPS.index("teeth"), int(Part.TEETH))
    upper_row = (teeth.sources[:, 0] >= _UPPER_TEETH)[teeth.triangles].all(axis=1)
    centre = along(teeth, anatomy.face)[teeth.triangles].mean(axis=1)
    front = np.abs(centre[:, 0]) < 0.75 * float(anatomy.face[_CORNER, 0])
    teeth = compact(teeth, upper_row & front)
    tongue = of_faces(body, shape, groups == GROUPS.index("tongue"), int(Part.TONGUE))
    lashes = of_faces(body, shape, groups == GROUPS.index("lashes"), int(Part.LASH))
    eye_y = float(anatomy.eyes[0][0][1])
    centre = lashes.rest[lashes.triangles].mean(axis=1)
    upper = compact(lashes, centre[:, 1] > eye_y + 0.001)
    towards = replace(upper, rest=upper.rest + np.array([0, 0, 0.0004], np.float32))
    return [skin, mouth, lips, brows, teeth, tongue, towards, *eyes(anatomy)]
