"""Beards: the skin of the jaw, thickened."""

from __future__ import annotations

import numpy as np

from workprint.film.characters import Look
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.features import along, lip_field, mouth_faces
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import Piece, clip, of_faces, offset, smooth, with_part


def beard(anatomy: Anatomy, look: Look) -> Piece:
    """A beard and moustache: the skin of the jaw, thickened."""
    body = anatomy.body
    face = anatomy.face
    near = (face[:, 1] > -0.75) & (face[:, 1] < 0.1) & (np.abs(face[:, 0]) < 0.42)
    near &= anatomy.on_arm < 0.01
    faces = near[body.quads].all(axis=1) & (body.groups == 0) & ~mouth_faces(body)
    piece = of_faces(body, anatomy.shape, faces, int(Part.BEARD))
    p = along(piece, face)
    x = np.abs(p[:, 0])
    cheek = np.interp(x, [0.0, 0.1, 0.16, 0.26, 0.33], [-0.225, -0.235, -0.29, -0.20, 0.0])
    jaw = cheek - p[:, 1]
    lip = lip_field(anatomy, p)
    under = np.interp(p[:, 2], [0.0, 0.25, 0.5], [-0.44, -0.56, -0.66])
    ahead = np.minimum(p[:, 2] + 0.03, 0.335 - x)
    field = np.minimum(np.minimum(jaw, -lip - 0.006), np.minimum(p[:, 1] - under, ahead))
    piece = clip(piece, field)
    p = along(piece, face)
    chin = np.clip((-0.33 - p[:, 1]) / 0.12, 0, 1) * np.clip((p[:, 2] - 0.1) / 0.3, 0, 1)
    thick = (0.004 + 0.011 * chin) * anatomy.head_height / 0.225
    return smooth(offset(with_part(piece, int(Part.BEARD)), thick), 1)
