"""Clothes: MakeHuman's tights and skirt cut to a garment's lines, loosened and hemmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workprint.film.characters import Bottom, Headwear, Look, Top
from workprint.render.figures import drape
from workprint.render.figures.anatomy import Anatomy, above_neck
from workprint.render.figures.body import Floats
from workprint.render.figures.data import GROUPS
from workprint.render.figures.features import along
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import (
    Piece,
    between,
    boundary,
    clip,
    join,
    of_faces,
    offset,
    rim,
    smooth,
    soften,
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
    tucked: bool = False


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


def neckline(anatomy: Anatomy, cut: Cut, neck: Floats, points: Floats) -> Floats:
    """Positive below the round neckline; `neck` (n,) metres above its plane.

    However high the shoulders are, the hole is no wider than the neck wants it.
    """
    head = anatomy.head_height
    girth = 0.35 + 0.04 * max(0.0, float(cut.neck < 0.05))
    axis = anatomy.skeleton.head("Neck")
    low = (0.055 + 0.15 * cut.neck) * head - neck
    away = np.hypot(points[:, 0], points[:, 2] - axis[2] - 0.02) - girth * head
    away = np.minimum(away, low + 0.16 * head)  # shoulders, not the throat under the chin
    return np.asarray(np.maximum(low, away), np.float32)


def vee(anatomy: Anatomy, cut: Cut, points: Floats) -> Floats:
    """Metres outside the two slanting edges of an open collar, negative in the opening."""
    head = anatomy.head_height
    neck = anatomy.skeleton.head("Neck")
    top = cut.vee * head
    half = (0.25 if cut.vee > 0.5 else 0.17) * head
    depth = float(neck[1]) + 0.02 * head - points[:, 1]
    outside = np.abs(points[:, 0]) - half * (1 - depth / top)
    slope = 1 / np.hypot(1, half / top)
    behind = 0.5 * (float(neck[2]) - points[:, 2])
    return np.asarray(np.maximum(outside * slope, behind), np.float32)


def top_field(anatomy: Anatomy, cut: Cut, points: Floats, arm: Floats, on_arm: Floats,
              neck: Floats) -> Floats:  # fmt: skip
    """Positive where a top covers the body, metres or arm shares (sign matters)."""
    hem = np.where(on_arm > 0.5, 1.0, points[:, 1] - _height(anatomy, cut.hem))
    return np.minimum(
        np.minimum(hem, _is_torso_or(arm, on_arm, cut.sleeve)),
        neckline(anatomy, cut, neck, points),
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
    piece = clip(piece, top_field(anatomy, cut, points, arm, on_arm, along(piece, anatomy.neck)))
    away: Floats | float = cut.off
    if cut.tucked:
        above = along(piece, anatomy.shape)[:, 1] - _height(anatomy, cut.hem)
        off_arm = np.maximum(np.clip(above / 0.07, 0, 1), along(piece, anatomy.on_arm) > 0.3)
        away = (0.001 + (cut.off - 0.001) * off_arm).astype(np.float32)
    piece = offset(piece, away)
    piece = smooth(piece, cut.smoothing)
    piece = drape.sleeves(piece, anatomy, cut.sleeve_width)
    piece = drape.fall(piece, anatomy, cut.sheer, cut.flare)
    piece = smooth(piece, 2)
    # trimmed again where it hangs now: hem and neckline come out straight
    hem = piece.rest[:, 1] - _height(anatomy, cut.hem) - 0.004
    piece = clip(piece, np.where(along(piece, anatomy.on_arm) > 0.3, 1.0, hem))
    piece = clip(piece, neckline(anatomy, cut, _neck(anatomy, piece) + 0.003, piece.rest))
    if cut.vee:
        piece = clip(piece, vee(anatomy, cut, piece.rest))
    return soften(with_part(piece, int(part)), len(anatomy.skeleton.names), 5)


def _neck(anatomy: Anatomy, piece: Piece) -> Floats:
    """Metres above the neckline's plane, of cloth as it hangs."""
    return above_neck(anatomy.skeleton, anatomy.head_height, piece.rest)


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


def _turned(
    anatomy: Anatomy,
    piece: Piece,
    cut: Cut,
    part: Part,
    profile: Callable[[Floats], list[tuple[Floats, Floats]]],
    gap: float,
) -> Piece | None:
    """Cloth turned over at a garment's neck hole: a collar, or a hood lying down.

    `profile` takes how far to the front each place is (0 back, 1 front) and gives for each ring
    the metres outwards and upwards from the neck hole; `gap` leaves the middle open in front.
    """
    head = anatomy.head_height
    neck = _neck(anatomy, piece)
    edge = (0.055 + 0.15 * cut.neck) * head
    edges = boundary(piece.triangles)
    centre = anatomy.skeleton.head("Neck")
    middle = piece.rest[edges].mean(axis=1)
    high = (neck[edges] > edge - 0.012 * head / 0.225).all(axis=1)
    ahead = (middle[:, 2] > centre[2]) & (np.abs(middle[:, 0]) < gap)
    edges = edges[high & ~ahead]
    if not len(edges):
        return None
    used, flat = np.unique(edges, return_inverse=True)
    flat = flat.reshape(-1, 2)
    away = (piece.rest[used] - centre) * np.array([1, 0, 1], np.float32)
    away[:, 2] -= 0.02
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-4)
    front = 0.5 + 0.5 * away[:, 2]
    rings = [(np.zeros(len(used)), np.zeros(len(used))), *profile(front.astype(np.float32))]
    base = between(piece, used, used, np.zeros(len(used), np.float32))
    n, count = len(used), len(rings)
    up = np.array([0, 1, 0], np.float32)
    rest = [base.rest + away * o[:, None] + up * u[:, None] for o, u in rings]
    tri = []
    for k in range(count - 1):
        a, b = flat[:, 0] + k * n, flat[:, 1] + k * n
        tri += [np.stack([a, b, a + n], 1), np.stack([b, b + n, a + n], 1)]
    triangles = np.concatenate(tri).astype(np.int32)
    return Piece(
        np.concatenate(rest).astype(np.float32),
        triangles,
        np.full(len(triangles), int(part), np.int32),
        *(np.concatenate([field] * count) for field in
          (base.bones, base.weights, base.sources, base.shares)),
    )  # fmt: skip


def collar(anatomy: Anatomy, piece: Piece, cut: Cut, part: Part, size: float,
           gap: float) -> list[Piece]:  # fmt: skip
    """A collar standing at a garment's neck hole and turned down, pointed in front."""
    k = 0.8 * size * anatomy.head_height / 0.225

    def profile(front: Floats) -> list[tuple[Floats, Floats]]:
        point = np.clip(front - 0.62, 0, 1) / 0.38
        flat = np.ones_like(front)
        return [
            (0.001 * flat, 0.020 * k * flat),
            (0.006 * flat, (0.030 - 0.012 * point) * k),
            (0.013 * k * flat + 0.004, (0.020 - 0.012 * point) * k),
            (0.020 * k * flat + 0.004, (-0.004 - 0.024 * point) * k),
            (0.016 * k * flat + 0.002, (-0.006 - 0.024 * point) * k),
        ]

    made = _turned(anatomy, piece, cut, part, profile, gap)
    return [] if made is None else [made]


def _hood_down(anatomy: Anatomy, piece: Piece, cut: Cut) -> list[Piece]:
    """A hood lying on the shoulders, full at the back."""
    k = anatomy.head_height / 0.225

    def profile(front: Floats) -> list[tuple[Floats, Floats]]:
        full = (0.25 + 0.75 * np.clip(1.15 - 1.3 * front, 0, 1)) * k
        return [
            (0.004 + 0.0 * full, 0.034 * full),
            (0.030 * full, 0.052 * full),
            (0.062 * full, 0.036 * full),
            (0.078 * full, -0.006 * full),
            (0.074 * full, -0.056 * full),
            (0.050 * full, -0.082 * full),
        ]

    made = _turned(anatomy, piece, cut, Part.TOP, profile, 0.012)
    return [] if made is None else [made]


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
    # thinner where a top hangs over it
    over = _height(anatomy, CUTS[look.top].hem)
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
    ring = neckline(anatomy, cut, _neck(anatomy, piece), piece.rest)
    piece = _split(piece, (wide - ring).astype(np.float32), Part.TRIM)
    if cut.sleeve < 1 or cut.tucked:
        return piece
    on_arm = along(piece, anatomy.on_arm)
    cuff = along(piece, anatomy.arm) - cut.sleeve + 0.22
    piece = _split(piece, np.where(on_arm > 0.5, cuff, -1).astype(np.float32), Part.TRIM)
    hem = _height(anatomy, cut.hem) + 0.05 - piece.rest[:, 1]
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
        out += _hood_down(anatomy, whole, cut)
    if cut.long:
        crotch, _, ankle = _levels(anatomy)
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


def bare_faces(anatomy: Anatomy, look: Look) -> npt.NDArray[np.bool_]:
    """Which quads of the body show: those clothes do not safely cover."""
    body, shape = anatomy.body, anatomy.shape
    cut = CUTS[look.top]
    if cut.opening:  # a shirt closes what the jacket leaves open
        cut = replace(cut, vee=0.0, neck=0.12)
    if look.bottom is Bottom.SKIRT and not cut.long and not cut.opening:
        cut = replace(cut, hem=0.19)
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
    covered = np.minimum(covered, neckline(anatomy, cut, anatomy.neck + 0.02, shape))
    if cut.vee:
        covered = np.minimum(covered, vee(anatomy, cut, shape))
    covered = np.where(anatomy.on_head > 0.25, -1.0, covered)
    safe = (covered > 0.02) | (under > 0.02) | (feet > 0.02)
    hidden = safe[body.quads].all(axis=1)
    return np.asarray((body.groups == 0) & ~hidden)
