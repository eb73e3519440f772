"""Clothes: MakeHuman's tights and skirt cut to a garment's lines, loosened and hemmed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workprint.film.characters import Bottom, Headwear, Look, Top
from workprint.render.figures import drape
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Floats
from workprint.render.figures.collars import collar, hood_down, neck_height
from workprint.render.figures.cuts import CUTS, Cut, hem_height, levels, neckline, top_field, vee
from workprint.render.figures.data import GROUPS
from workprint.render.figures.features import along
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import (
    Piece,
    clip,
    join,
    of_faces,
    offset,
    rim,
    smooth,
    soften,
    with_part,
)


def _tights(anatomy: Anatomy) -> Piece:
    return of_faces(
        anatomy.body, anatomy.shape, anatomy.body.groups == GROUPS.index("tights"), int(Part.TOP)
    )


def _fields(anatomy: Anatomy, piece: Piece) -> tuple[Floats, Floats, Floats, Floats]:
    return (
        along(piece, anatomy.shape),
        along(piece, anatomy.arm),
        along(piece, anatomy.on_arm),
        along(piece, anatomy.neck),
    )


def _shape_top(anatomy: Anatomy, cut: Cut, part: Part) -> Piece:
    piece = _tights(anatomy)
    points, arm, on_arm, _ = _fields(anatomy, piece)
    piece = clip(piece, top_field(anatomy, cut, points, arm, on_arm, along(piece, anatomy.neck)))
    away: Floats | float = cut.off
    if cut.tucked:
        above = along(piece, anatomy.shape)[:, 1] - hem_height(anatomy, cut.hem)
        off_arm = np.maximum(np.clip(above / 0.07, 0, 1), along(piece, anatomy.on_arm) > 0.3)
        away = (0.001 + (cut.off - 0.001) * off_arm).astype(np.float32)
    piece = offset(piece, away)
    piece = smooth(piece, cut.smoothing)
    piece = drape.sleeves(piece, anatomy, cut.sleeve_width)
    piece = drape.fall(piece, anatomy, cut.sheer, cut.flare)
    piece = smooth(piece, 2)
    # trimmed again where it hangs now: hem and neckline come out straight
    hem = piece.rest[:, 1] - hem_height(anatomy, cut.hem) - 0.004
    piece = clip(piece, np.where(along(piece, anatomy.on_arm) > 0.3, 1.0, hem))
    piece = clip(piece, neckline(anatomy, cut, neck_height(anatomy, piece) + 0.003, piece.rest))
    if cut.vee:
        piece = clip(piece, vee(anatomy, cut, piece.rest))
    return soften(with_part(piece, int(part)), len(anatomy.skeleton.names), 5)


def _open(piece: Piece, anatomy: Anatomy, half: float) -> Piece:
    """A front opened down the middle, wider towards the hem."""
    points = piece.rest
    neck = float(anatomy.skeleton.head("Neck")[1])
    hips = float(anatomy.skeleton.head("Hips")[1])
    down = np.clip((neck - points[:, 1]) / (neck - hips), 0, 2)
    width = half * (0.55 + 0.6 * down)
    return clip(piece, np.maximum(np.abs(points[:, 0]) - width, -0.02 - points[:, 2]))


def _split(piece: Piece, field: Floats, part: Part) -> Piece:
    """The same cloth with another part where `field` is positive."""
    return join([clip(piece, -field), with_part(clip(piece, field), int(part))])


def bottom_pieces(anatomy: Anatomy, look: Look) -> list[Piece]:
    """Trousers, jeans, shorts or a skirt."""
    crotch, knee, ankle = levels(anatomy)
    waist = float(anatomy.skeleton.head("Spine")[1]) * 0.55 + crotch * 0.45
    waist = max(waist, hem_height(anatomy, 0.16))
    if look.top is Top.DRESS:
        return []
    if look.bottom is Bottom.SKIRT:
        return [skirt(anatomy, Part.BOTTOM, knee - 0.04, 0.10, 0.008)]
    piece = _tights(anatomy)
    points, _, on_arm, _ = _fields(anatomy, piece)
    hem = {
        Bottom.SHORTS: knee + 0.04 * (crotch - ankle),
        Bottom.JEANS: ankle + 0.010,
        Bottom.TROUSERS: ankle - 0.012,
    }[look.bottom]
    field = np.minimum(waist - points[:, 1], points[:, 1] - hem)
    piece = clip(piece, np.where(on_arm > 0.3, -1.0, field))
    # thinner where a top hangs over it
    over = hem_height(anatomy, CUTS[look.top].hem)
    y = along(piece, anatomy.shape)[:, 1]
    piece = smooth(offset(piece, np.interp(y, [over - 0.05, over - 0.005], [0.008, 0.001])), 3)
    width = {Bottom.JEANS: 0.35, Bottom.TROUSERS: 0.85, Bottom.SHORTS: 0.9}[look.bottom]
    piece = smooth(drape.legs(piece, anatomy, width), 2)
    piece = soften(with_part(piece, int(Part.BOTTOM)), len(anatomy.skeleton.names), 3)
    return [rim(piece, 0.01)]


def skirt(anatomy: Anatomy, part: Part, hem: float, flare: float, off: float,
          opening: float = 0.0) -> Piece:  # fmt: skip
    """The skirt helper cut at `hem` metres above the ground; `opening` splits its front."""
    faces = anatomy.body.groups == GROUPS.index("skirt")
    piece = of_faces(anatomy.body, anatomy.shape, faces, int(part))
    piece = clip(piece, piece.rest[:, 1] - hem)
    piece = smooth(piece, 3)
    if opening:
        x, z = piece.rest[:, 0], piece.rest[:, 2]
        piece = clip(piece, np.where(z > 0, np.abs(x) - opening, 1.0))
    piece = drape.hang(piece, anatomy, hem, flare, off)
    return rim(piece, 0.012)


def shoes(anatomy: Anatomy) -> list[Piece]:
    """Shoes from the feet of the tights, with a sole."""
    _, _, ankle = levels(anatomy)
    piece = _tights(anatomy)
    points, _, on_arm, _ = _fields(anatomy, piece)
    piece = clip(piece, np.where(on_arm > 0.3, -1.0, ankle + 0.015 - points[:, 1]))
    piece = smooth(offset(piece, 0.007), 2)
    rest = piece.rest.copy()
    low = float(rest[:, 1].min())
    sole = 0.022
    floor = low - 0.010
    flat = rest[:, 1] < low + sole * 0.6
    rest[flat, 1] = floor
    piece = replace(piece, rest=rest)
    height = along(piece, anatomy.shape)[:, 1]
    field = height - (float(height.min()) + sole)
    upper = with_part(clip(piece, field), int(Part.SHOE))
    under = with_part(offset(clip(piece, -field), 0.003), int(Part.SOLE))
    return [rim(upper, 0.008), under]


def tie(anatomy: Anatomy) -> Piece:
    """A tie down the shirt's front."""
    head = anatomy.head_height
    piece = _shape_top(anatomy, Cut(off=0.0125, sheer=0.6, neck=0.25, hem=0.14), Part.TIE)
    points = along(piece, anatomy.shape)
    pit = float(anatomy.skeleton.head("Neck")[1]) + 0.02 * head
    depth = (pit - points[:, 1]) / head
    half = head * np.interp(depth, [-0.1, 0.08, 0.16, 1.4, 1.6], [0.08, 0.10, 0.06, 0.14, 0.05])
    front = np.where(points[:, 2] > 0.0, half - np.abs(points[:, 0]), -1.0)
    return with_part(rim(clip(piece, front), 0.004), int(Part.TIE))


_UNDER = Cut(off=0.006, sheer=0.3, neck=0.12, hem=0.1, sleeve=0.12)


"""The shirt under a jacket."""


def _layers(anatomy: Anatomy, look: Look) -> list[Piece]:
    """What shows under an open front."""
    shirt = _shape_top(anatomy, _UNDER, Part.SHIRT)
    shirt = clip(
        shirt, 0.62 * float(anatomy.skeleton.head("LeftArm")[0]) - np.abs(shirt.rest[:, 0])
    )
    out = [rim(shirt, 0.016)]
    if look.top is Top.SUIT and look.male > 0.5:
        out.append(tie(anatomy))
    if look.top in (Top.SUIT, Top.COAT):
        out += collar(anatomy, shirt, _UNDER, Part.SHIRT, 0.8, 0.006)
    return out


def _bands(anatomy: Anatomy, piece: Piece, cut: Cut) -> Piece:
    """Knitted bands at neck, cuffs and hem."""
    wide = (0.012 if cut.sleeve < 1 else 0.022) * anatomy.head_height / 0.225
    ring = neckline(anatomy, cut, neck_height(anatomy, piece), piece.rest)
    piece = _split(piece, (wide - ring).astype(np.float32), Part.TRIM)
    if cut.sleeve < 1 or cut.tucked:
        return piece
    on_arm = along(piece, anatomy.on_arm)
    cuff = along(piece, anatomy.arm) - cut.sleeve + 0.22
    piece = _split(piece, np.where(on_arm > 0.5, cuff, -1).astype(np.float32), Part.TRIM)
    hem = hem_height(anatomy, cut.hem) + 0.05 - piece.rest[:, 1]
    on_arm = along(piece, anatomy.on_arm)
    return _split(piece, np.where(on_arm > 0.5, -1, hem).astype(np.float32), Part.TRIM)


def top_pieces(anatomy: Anatomy, look: Look) -> list[Piece]:
    """The top with all that belongs to it: collar, layers beneath, the skirt of a coat."""
    cut = CUTS[look.top]
    if look.bottom is Bottom.SKIRT and not cut.long and not cut.opening:
        cut = replace(cut, hem=0.17, sheer=0.2 * cut.sheer, tucked=True)
    piece = _shape_top(anatomy, cut, Part.TOP)
    out = _layers(anatomy, look) if cut.opening else []
    whole = piece
    if cut.opening:
        piece = _open(piece, anatomy, cut.opening)
    if look.top in (Top.SUIT, Top.ROBE):
        wide = (0.17 if look.top is Top.SUIT else 0.15) * anatomy.head_height
        front = clip(piece, piece.rest[:, 2] - float(anatomy.skeleton.head("Neck")[2]))
        points = front.rest
        field = wide - vee(anatomy, cut, points + np.array([0, 0, 1], np.float32))
        low = float(anatomy.skeleton.head("Neck")[1]) - cut.vee * anatomy.head_height
        strip = clip(front, np.minimum(field, points[:, 1] - low).astype(np.float32))
        strip = with_part(strip, int(Part.TRIM))
        out.append(rim(offset(strip, 0.004), 0.004))
    if look.top in (Top.SWEATER, Top.HOODIE, Top.TSHIRT):
        piece = _bands(anatomy, piece, cut)
    if look.top in (Top.ROBE, Top.DRESS, Top.UNIFORM):
        piece = _belt(anatomy, piece)
    out.append(rim(piece, 0.012))
    if cut.collar:
        trim = Part.TRIM if look.top in (Top.JACKET, Top.COAT, Top.UNIFORM) else Part.TOP
        gap = 0.035 if cut.opening else 0.008
        out += collar(anatomy, piece, cut, trim, cut.collar, gap)
    if look.top is Top.HOODIE and look.headwear is not Headwear.HOOD:
        out += hood_down(anatomy, whole, cut)
    if cut.long:
        crotch, _, ankle = levels(anatomy)
        hem = crotch - cut.long * (crotch - ankle)
        gap = cut.opening * 1.4 if look.top is Top.COAT else 0.0
        out.append(skirt(anatomy, Part.TOP, hem, cut.flare, cut.off, gap))
    return out


def _belt(anatomy: Anatomy, piece: Piece) -> Piece:
    """A strip of the top at the waist."""
    points = piece.rest
    waist = float(anatomy.skeleton.head("Spine")[1])
    half = 0.09 * anatomy.head_height
    on = np.where(along(piece, anatomy.on_arm) > 0.3, -1.0, 1.0)
    piece = _split(
        piece, np.minimum(waist + half - points[:, 1], on).astype(np.float32), Part.TRIM
    )
    points = piece.rest
    low = np.where(along(piece, anatomy.on_arm) > 0.3, -1.0, waist - half - points[:, 1])
    return _split(piece, low.astype(np.float32), Part.TOP)
