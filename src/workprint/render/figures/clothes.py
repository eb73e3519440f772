"""Clothes: MakeHuman's tights and skirt cut to a garment's lines, loosened and hemmed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workprint.film.characters import Bottom, Headwear, Look, Top
from workprint.render.figures import drape
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Floats
from workprint.render.figures.data import GROUPS
from workprint.render.figures.features import along
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import (
    Piece,
    clip,
    of_faces,
    offset,
    rim,
    smooth,
    with_part,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A top's pattern. Lengths in arm positions (2 = wrist) or as shares of a leg.

    `hem` 0 ends at the crotch, 0.15 above it, -1 at the ankle; `off` metres off the body;
    `sheer` how much it hangs; `vee` depth of an open collar in head heights; `opening` half width
    of an open front at the hem, metres.
    """

    sleeve: float = 1.95
    sleeve_width: float = 0.4
    hem: float = 0.1
    off: float = 0.010
    sheer: float = 0.7
    neck: float = 0.0
    vee: float = 0.0
    opening: float = 0.0
    long: float = 0.0
    flare: float = 0.0
    collar: float = 0.0
    smoothing: int = 4


CUTS: dict[Top, Cut] = {
    Top.TSHIRT: Cut(sleeve=0.62, sleeve_width=0.8, hem=0.06, off=0.009, sheer=0.75),
    Top.SHIRT: Cut(hem=0.10, off=0.009, sheer=0.6, vee=0.16, collar=1.0, neck=0.1),
    Top.SWEATER: Cut(hem=0.10, off=0.017, sheer=0.8, sleeve_width=0.7, smoothing=8),
    Top.HOODIE: Cut(hem=0.06, off=0.022, sheer=0.9, sleeve_width=0.9, smoothing=10),
    Top.JACKET: Cut(hem=0.06, off=0.020, sheer=0.85, sleeve_width=0.7, opening=0.06, collar=0.8),
    Top.COAT: Cut(hem=0.16, off=0.024, sheer=0.9, sleeve_width=0.8, opening=0.035, collar=1.2,
                  long=0.62, flare=0.13),
    Top.SUIT: Cut(hem=-0.02, off=0.017, sheer=0.7, sleeve_width=0.55, opening=0.02, vee=0.9,
                  collar=0.0, flare=0.05),
    Top.DRESS: Cut(sleeve=0.45, sleeve_width=0.5, hem=0.18, off=0.008, sheer=0.25, vee=0.2,
                   long=0.55, flare=0.2),
    Top.ROBE: Cut(sleeve=1.85, sleeve_width=1.6, hem=0.16, off=0.02, sheer=0.7, vee=0.75,
                  long=0.8, flare=0.1),
    Top.UNIFORM: Cut(hem=0.02, off=0.013, sheer=0.6, collar=0.9, neck=0.1),
}  # fmt: skip
"""Every top's pattern."""


def _levels(anatomy: Anatomy) -> tuple[float, float, float]:
    """Heights of crotch, knee and ankle, metres."""
    skeleton = anatomy.skeleton
    hip = float(skeleton.head("LeftUpLeg")[1])
    knee = float(skeleton.head("LeftLeg")[1])
    ankle = float(skeleton.head("LeftFoot")[1])
    return hip - 0.17 * (hip - knee), knee, ankle


def _height(anatomy: Anatomy, share: float) -> float:
    """A hem: 0 the crotch, -1 the ankle, positive shares of the leg above the crotch."""
    crotch, _, ankle = _levels(anatomy)
    return crotch + share * (crotch - ankle)


def _is_torso_or(arm: Floats, on_arm: Floats, sleeve: float) -> Floats:
    """Positive on the torso and on the arm down to `sleeve`."""
    return np.where(on_arm > 0.5, sleeve - arm, np.minimum(1.0, sleeve - arm)).astype(np.float32)


def neckline(anatomy: Anatomy, cut: Cut, points: Floats, neck: Floats) -> Floats:
    """Positive below the neckline; `neck` (n,) metres above its plane."""
    head = anatomy.head_height
    field = (0.055 + 0.15 * cut.neck) * head - neck
    if cut.vee:
        pit = float(anatomy.skeleton.head("Neck")[1]) + 0.02 * head
        top = cut.vee * head
        depth = pit - points[:, 1]
        half = 0.26 * head * (0.35 + 0.65 * np.clip(1 - depth / top, 0, 1))
        half = np.where(cut.vee > 0.5, half * np.clip(1 - depth / top, 0, 2), half * 0.7)
        front = points[:, 2] > anatomy.skeleton.head("Neck")[2] + 0.1 * head
        open_ = np.minimum(half - np.abs(points[:, 0]), top - depth)
        field = np.where(front, np.minimum(field, -open_), field)
    return np.asarray(field, np.float32)


def top_field(anatomy: Anatomy, cut: Cut, points: Floats, arm: Floats, on_arm: Floats,
              neck: Floats) -> Floats:  # fmt: skip
    """Positive where a top covers the body, metres or arm shares (sign matters)."""
    hem = np.where(on_arm > 0.5, 1.0, points[:, 1] - _height(anatomy, cut.hem))
    return np.minimum(
        np.minimum(hem, _is_torso_or(arm, on_arm, cut.sleeve)),
        neckline(anatomy, cut, points, neck),
    ).astype(np.float32)


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
    wide = replace(cut, vee=0.0)
    piece = clip(piece, top_field(anatomy, wide, points, arm, on_arm, along(piece, anatomy.neck)))
    piece = offset(piece, cut.off)
    piece = smooth(piece, cut.smoothing)
    piece = drape.sleeves(piece, anatomy, cut.sleeve_width)
    piece = drape.fall(piece, anatomy, cut.sheer, cut.flare)
    piece = smooth(piece, 2)
    if cut.vee:
        points, _, _, neck = _fields(anatomy, piece)
        piece = clip(piece, neckline(anatomy, cut, points, neck))
    return with_part(piece, int(part))


def _open(piece: Piece, anatomy: Anatomy, half: float) -> Piece:
    """A front opened down the middle, wider towards the hem."""
    points = along(piece, anatomy.shape)
    neck = float(anatomy.skeleton.head("Neck")[1])
    hips = float(anatomy.skeleton.head("Hips")[1])
    down = np.clip((neck - points[:, 1]) / (neck - hips), 0, 2)
    width = half * (0.55 + 0.6 * down)
    field = np.where(points[:, 2] > -0.02, np.abs(points[:, 0]) - width, 1.0)
    return clip(piece, field)


def collar(anatomy: Anatomy, part: Part, height: float, off: float, gap: float) -> Piece:
    """A band standing round the neck, turned down at its outer edge; `gap` opens it in front."""
    piece = _tights(anatomy)
    head = anatomy.head_height
    neck = along(piece, anatomy.neck)
    points = along(piece, anatomy.shape)
    low, high = 0.0 * head, (0.055 + 0.13 * height) * head
    on = np.where(along(piece, anatomy.on_arm) > 0.3, -1, 1)
    axis = anatomy.skeleton.head("Neck")
    near = 0.46 * head - np.hypot(points[:, 0], points[:, 2] - axis[2])
    band = np.minimum(np.minimum(neck - low, high - neck), np.minimum(near, on))
    piece = clip(piece, band)
    neck = along(piece, anatomy.neck)
    points = along(piece, anatomy.shape)
    front = points[:, 2] - anatomy.skeleton.head("Neck")[2]
    slit = np.where(front > 0, np.abs(points[:, 0]) - gap * (0.4 + neck / head * 6), 1.0)
    piece = clip(piece, slit)
    if not len(piece.triangles):
        return piece
    lift = along(piece, anatomy.neck) / high
    piece = offset(piece, off + 0.028 * head / 0.225 * np.clip(1 - lift, 0, 1) * 0.5 + 0.006)
    return rim(with_part(smooth(piece, 2), int(part)), 0.005)


def bottom_pieces(anatomy: Anatomy, look: Look) -> list[Piece]:
    """Trousers, jeans, shorts or a skirt."""
    crotch, knee, ankle = _levels(anatomy)
    waist = float(anatomy.skeleton.head("Spine")[1]) * 0.55 + crotch * 0.45
    waist = max(waist, _height(anatomy, 0.16))
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
    piece = smooth(offset(piece, 0.008), 3)
    width = {Bottom.JEANS: 0.35, Bottom.TROUSERS: 0.85, Bottom.SHORTS: 0.9}[look.bottom]
    piece = smooth(drape.legs(piece, anatomy, width), 2)
    return [rim(with_part(piece, int(Part.BOTTOM)), 0.01)]


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
    _, _, ankle = _levels(anatomy)
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


def _layers(anatomy: Anatomy, look: Look, cut: Cut) -> list[Piece]:
    """What shows under an open front."""
    out: list[Piece] = []
    if look.top in (Top.SUIT, Top.JACKET, Top.COAT):
        under = Cut(off=0.008, sheer=0.5, neck=0.12, hem=0.1, sleeve=0.8, vee=0.0)
        shirt = _shape_top(anatomy, under, Part.SHIRT)
        out.append(shirt)
        out.append(collar(anatomy, Part.SHIRT, 0.75, 0.010, 0.008))
    if look.top is Top.SUIT and look.male > 0.5:
        out.append(tie(anatomy))
    return out


def top_pieces(anatomy: Anatomy, look: Look) -> list[Piece]:
    """The top with all that belongs to it: collar, layers beneath, the skirt of a coat."""
    cut = CUTS[look.top]
    piece = _shape_top(anatomy, cut, Part.TOP)
    out = _layers(anatomy, look, cut)
    if cut.opening:
        piece = _open(piece, anatomy, cut.opening)
    if look.top is Top.SUIT or look.top is Top.ROBE:
        out += lapels(anatomy, piece, 0.16 if look.top is Top.SUIT else 0.2)
    if look.top in (Top.SWEATER, Top.HOODIE, Top.TSHIRT):
        out.append(_band(anatomy, 0.05 if look.top is Top.TSHIRT else 0.085, cut.off))
    out.append(rim(piece, 0.009))
    if cut.collar:
        trim = Part.TRIM if look.top in (Top.JACKET, Top.COAT, Top.UNIFORM) else Part.TOP
        gap = 0.05 if cut.opening else 0.010
        out.append(collar(anatomy, trim, cut.collar, cut.off + 0.002, gap))
    if look.top is Top.HOODIE and look.headwear is not Headwear.HOOD:
        out.append(_hood_down(anatomy))
    if cut.long:
        crotch, _, ankle = _levels(anatomy)
        hem = crotch - cut.long * (crotch - ankle)
        gap = cut.opening * 1.4 if look.top is Top.COAT else 0.0
        out.append(skirt(anatomy, Part.TOP, hem, cut.flare, cut.off, gap))
    if look.top in (Top.ROBE, Top.DRESS, Top.UNIFORM):
        out.append(_belt(anatomy, piece, Part.TRIM))
    return out


def _band(anatomy: Anatomy, width: float, off: float) -> Piece:
    """A knitted band round the neck hole."""
    piece = _tights(anatomy)
    head = anatomy.head_height
    neck = along(piece, anatomy.neck)
    on = np.where(along(piece, anatomy.on_arm) > 0.3, -1, 1)
    edge = 0.055 * head
    piece = clip(
        piece, np.minimum(np.minimum(neck - edge + width * head, edge + 0.004 - neck), on)
    )
    return rim(with_part(offset(piece, off * 0.6 + 0.007), int(Part.TRIM)), 0.008)


def lapels(anatomy: Anatomy, piece: Piece, width: float) -> list[Piece]:
    """Strips along the opening of a jacket, lying on it."""
    cut = CUTS[Top.SUIT] if width < 0.18 else CUTS[Top.ROBE]
    points = along(piece, anatomy.shape)
    edge = -neckline(anatomy, replace(cut, vee=cut.vee), points, along(piece, anatomy.neck))
    inner = edge + width * anatomy.head_height
    high = points[:, 1] - (float(anatomy.skeleton.head("Neck")[1]) - cut.vee * anatomy.head_height)
    strip = clip(piece, np.minimum(inner, high))
    if not len(strip.triangles):
        return []
    return [rim(with_part(offset(strip, 0.005), int(Part.TRIM)), 0.005)]


def _belt(anatomy: Anatomy, piece: Piece, part: Part) -> Piece:
    """A strip of the top at the waist."""
    points = along(piece, anatomy.shape)
    waist = float(anatomy.skeleton.head("Spine")[1])
    half = 0.10 * anatomy.head_height
    on = np.where(along(piece, anatomy.on_arm) > 0.3, -1, 1)
    strip = clip(piece, np.minimum(half - np.abs(points[:, 1] - waist), on))
    return rim(with_part(offset(strip, 0.007), int(part)), 0.008)


def _hood_down(anatomy: Anatomy) -> Piece:
    """A hood lying on the shoulders."""
    piece = _tights(anatomy)
    head = anatomy.head_height
    neck = along(piece, anatomy.neck)
    points = along(piece, anatomy.shape)
    back = anatomy.skeleton.head("Neck")[2] + 0.12 * head - points[:, 2]
    on = np.where(along(piece, anatomy.on_arm) > 0.3, -1, 1)
    field = np.minimum(np.minimum(neck + 0.30 * head, 0.12 * head - neck), np.minimum(back, on))
    piece = clip(piece, field)
    mid = np.clip(1 - np.abs(along(piece, anatomy.neck) + 0.08 * head) / (0.22 * head), 0, 1)
    behind = anatomy.skeleton.head("Neck")[2] + 0.12 * head - along(piece, anatomy.shape)[:, 2]
    full = np.clip(behind / (0.3 * head), 0, 1)
    piece = offset(piece, 0.028 + 0.06 * np.sqrt(mid) * full * head / 0.225)
    return rim(with_part(smooth(piece, 3), int(Part.TOP)), 0.02)


def bare_faces(anatomy: Anatomy, look: Look) -> npt.NDArray[np.bool_]:
    """Which quads of the body show: those clothes do not safely cover."""
    body, shape = anatomy.body, anatomy.shape
    cut = CUTS[look.top]
    if cut.opening:  # a shirt closes what the jacket leaves open
        cut = replace(cut, vee=0.0, neck=0.12)
    crotch, knee, ankle = _levels(anatomy)
    covered = top_field(anatomy, cut, shape, anatomy.arm, anatomy.on_arm, anatomy.neck)
    legs = ankle - 0.02
    if look.bottom is Bottom.SHORTS:
        legs = knee + 0.04 * (crotch - ankle)
    if look.bottom is Bottom.SKIRT:
        legs = knee - 0.04
    if cut.long and look.bottom is not Bottom.TROUSERS and look.bottom is not Bottom.JEANS:
        legs = min(legs, crotch - cut.long * (crotch - ankle))
    waist = _height(anatomy, 0.16)
    under = np.minimum(waist + 0.05 - shape[:, 1], shape[:, 1] - legs)
    under = np.where(anatomy.on_arm > 0.3, -1.0, under)
    feet = np.where(anatomy.on_arm > 0.3, -1.0, ankle + 0.03 - shape[:, 1])
    covered = np.where(anatomy.on_head > 0.25, -1.0, covered)
    safe = (covered > 0.02) | (under > 0.02) | (feet > 0.02)
    hidden = safe[body.quads].all(axis=1)
    return np.asarray((body.groups == 0) & ~hidden)
