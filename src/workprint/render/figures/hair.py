"""Hair as solid volumes with a hairline, a flow and grooves for the ink."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from workprint.film.characters import Hair, Headwear, Look
from workprint.render.figures import dome as domes
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.beard import beard
from workprint.render.figures.body import Floats
from workprint.render.figures.data import GROUPS
from workprint.render.figures.parts import Part
from workprint.render.figures.piece import Piece

_CROWN = np.array([0.0, 0.86, -0.5], np.float32)


_LINE = (
    (0.0, 0.285), (25.0, 0.28), (42.0, 0.24), (56.0, 0.17), (64.0, 0.05), (72.0, -0.03),
    (80.0, 0.02), (88.0, 0.125), (104.0, 0.125), (116.0, 0.02), (124.0, -0.12), (140.0, -0.24),
    (180.0, -0.27),
)  # fmt: skip


"""The hairline: degrees from the front, height in head heights above the eyes."""


_HIDES = (Headwear.HOOD, Headwear.SCARF, Headwear.HELMET)


def hairline(look: Look) -> domes.Field:
    """Positive on the scalp: higher at the temples with age on men, lower sideburns too."""
    recede = look.male * float(np.clip((look.age_years - 32) / 45, 0, 1))
    rng = Random(f"hairline {look.seed}")
    recede *= rng.uniform(0.2, 1.0)
    angles = np.array([a for a, _ in _LINE])
    heights = np.array([h for _, h in _LINE])
    heights = heights + 0.09 * recede * np.exp(-(((angles - 34) / 20) ** 2))
    heights += 0.035 * recede * np.exp(-((angles / 30) ** 2))
    if look.male < 0.5:
        heights = heights + 0.07 * np.exp(-(((angles - 70) / 9) ** 2))
    young = float(np.clip((14 - look.age_years) / 10, 0, 1))
    heights = heights + 0.02 * young * np.exp(-((angles / 40) ** 2))

    def field(points: Floats) -> Floats:
        at = np.interp(domes.azimuth(points), angles, heights)
        return np.asarray(points[:, 1] - at, np.float32)

    return field


def _bulk(base: float, top: float, edge: float, seed: int, curl: float = 0.0) -> domes.Thickness:
    """A thickness: `base` at the sides, `top` more on top, `edge` at the hairline."""
    rng = np.random.default_rng(seed)
    waves = rng.uniform(0, 2 * np.pi, 6)

    def thickness(points: Floats, share: Floats) -> Floats:
        high = np.clip((points[:, 1] - 0.12) / 0.35, 0, 1)
        full = base + top * high
        close = np.clip((1 - share) / 0.16, 0, 1)
        out = edge + (full - edge) * np.sqrt(close)
        if curl:
            x, y, z = points.T
            bumps = np.sin(31 * x + waves[0] + 9 * y) * np.sin(29 * y + waves[1]) * np.sin(
                33 * z + waves[2] + 7 * x
            ) + 0.6 * np.sin(57 * x + waves[3]) * np.sin(53 * y + waves[4] + 20 * z)
            out = out + curl * bumps * close
        return np.where(share > 0.995, -0.008, out).astype(np.float32)

    return thickness


def _cap(
    anatomy: Anatomy,
    look: Look,
    thick: domes.Thickness,
    columns: int = 64,
    strands: bool = True,
    lift: domes.Field | None = None,
) -> Piece:
    """Hair on the skull down to the hairline, or to `lift`'s line."""
    field = hairline(look) if lift is None else lift
    rng = np.random.default_rng(look.seed + 5)
    ragged = rng.uniform(-0.012, 0.02, columns) if lift is None else np.zeros(columns)
    ragged[columns // 4 : -columns // 4] *= 0.5
    shape = domes.dome(domes.skull_of(anatomy), _CROWN, field, thick, columns, 13, ragged)
    points = shape.points
    if strands:  # grooves: neighbouring locks lie a little higher and lower
        wave = np.repeat(rng.uniform(-0.006, 0.006, columns // 4), 4)
        push = wave[:, None, None] * np.sin(np.pi * shape.share)[None, :, None]
        points = points + push * (points - domes.CENTRE)
        shape = replace(shape, points=points.astype(np.float32))
    return domes.dome_piece(anatomy, shape, int(Part.HAIR), int(Part.STRAND) if strands else None)


def _long_line(look: Look, start: float) -> domes.Field:
    """The hairline in front; from `start` degrees back the hair goes on over the ears.

    Every other bob has a fringe down to the brows.
    """
    front = hairline(look)
    fringe = look.hair is Hair.BOB and look.seed % 2 == 1

    def field(points: Floats) -> Floats:
        back = domes.azimuth(points) > start
        low = points[:, 1] - 0.135 - 0.02 * np.sin(points[:, 0] * 60) if fringe else front(points)
        return np.where(back, points[:, 1] + 0.02, low).astype(np.float32)

    return field


def _curtain(anatomy: Anatomy, look: Look, length: float, start: float, inward: float,
             thick: float) -> Piece:  # fmt: skip
    """Hair falling from over the ears: `length` in head heights below the eyes at the back."""
    columns, rows = 33, 12
    spread = domes.uneven(columns, 5)
    spread = spread / spread[-1]
    turn = np.radians(start + (360 - 2 * start) * spread)
    down = np.linspace(0, 1, rows)
    skull = domes.skull_of(anatomy)
    side = np.abs(np.sin(turn))
    behind = np.clip((np.degrees(np.pi - np.abs(turn - np.pi)) - start) / (150 - start), 0, 1)
    long = length if length < 0.7 else length - (length - 0.95) * (1 - behind) ** 1.2
    long = np.broadcast_to(long, (columns,))
    y = 0.24 - (0.24 + long)[:, None] * down[None, :]
    r = np.zeros((columns, rows))
    for k in range(rows):  # on the skull above the ears, then falling from the widest there
        height = np.maximum(y[:, k], -0.05) - domes.CENTRE[1]
        guess = np.full(columns, 0.36)
        for _ in range(3):
            way = np.stack([guess * np.sin(turn), height, guess * np.cos(turn)], 1)
            way /= np.linalg.norm(way, axis=1, keepdims=True)
            guess = skull.radius(way.astype(np.float32)) * np.hypot(way[:, 0], way[:, 2])
        r[:, k] = guess + thick * (0.55 + 0.6 * min(1.0, 3 * k / rows))
        r[:, k] = np.maximum(r[:, k], 0.455 * side**3 * (y[:, k] < 0.16))
        if k:
            r[:, k] = np.maximum(r[:, k], r[:, k - 1] * 0.99)
    r *= 1 + 0.04 * np.sin(np.pi * down) - inward * down**3
    x = r * np.sin(turn)[:, None]
    z = domes.CENTRE[2] + r * np.cos(turn)[:, None]
    outer = domes.to_metres(anatomy, np.stack([x, y, z], 2).reshape(-1, 3))
    outer = outer.reshape(columns, rows, 3)
    outer = _off_back(anatomy, outer)
    for _ in range(4):  # falling hair does not follow every fold beneath it
        calm = outer.copy()
        calm[1:-1, 1:-1] += (
            outer[:-2, 1:-1] + outer[2:, 1:-1] + outer[1:-1, :-2] + outer[1:-1, 2:]
        ) / 4 - outer[1:-1, 1:-1]
        calm[1:-1, -1] += (outer[:-2, -1] + outer[2:, -1]) / 2 - outer[1:-1, -1]
        outer = calm.astype(np.float32)
    centre = np.array([0, 0, anatomy.head_origin[2]], np.float32)
    flat = (outer - centre) * np.array([1, 0, 1], np.float32)
    size = np.linalg.norm(flat, axis=2, keepdims=True)
    inner = outer - flat / np.maximum(size, 1e-4) * np.float32(0.02)
    piece = domes.sheet(anatomy, outer, inner, int(Part.HAIR), int(Part.STRAND), 5)
    return _swing(anatomy, piece)


def _off_back(anatomy: Anatomy, points: Floats) -> Floats:
    """Pushed behind the back where they would sink into it."""
    from scipy.spatial import cKDTree

    used = np.unique(anatomy.body.quads[anatomy.body.groups == GROUPS.index("tights")])
    skin = anatomy.shape[used]
    middle = float(anatomy.skeleton.head("Spine2")[2])
    back = skin[(skin[:, 2] < middle + 0.06) & (anatomy.on_arm[used] < 0.6)]
    flat = points.reshape(-1, 3)
    gap, near = cKDTree(back[:, :2]).query(flat[:, :2], k=3)
    weight = 1 / np.maximum(gap, 1e-3)
    z = (back[near, 2] * weight).sum(1) / weight.sum(1)
    limit = z - 0.038
    out = flat.copy()
    close = (gap[:, 0] < 0.04) & (flat[:, 2] < middle + 0.05)
    out[:, 2] = np.where(close, np.minimum(flat[:, 2], limit), flat[:, 2])
    return out.reshape(points.shape).astype(np.float32)


def _swing(anatomy: Anatomy, piece: Piece) -> Piece:
    """Hair below the neck follows the shoulders more than the head."""
    skeleton = anatomy.skeleton
    neck = float(skeleton.head("Neck")[1])
    low = np.clip((neck + 0.07 - piece.rest[:, 1]) / 0.16, 0, 1).astype(np.float32)
    bones = piece.bones.copy()
    weights = np.zeros_like(piece.weights)
    bones[:, 0] = skeleton.index["Head"]
    bones[:, 1] = skeleton.index["Spine2"]
    weights[:, 0] = 1 - 0.85 * low
    weights[:, 1] = 0.85 * low
    return replace(piece, bones=bones, weights=weights)


def _tail(anatomy: Anatomy, start: Floats, bend: Floats, end: Floats, width: float) -> Piece:
    """A lock swept along a curve in head coordinates, thickest near its upper third."""
    rows, ring = 14, 12
    t = np.linspace(0, 1, rows)[:, None]
    path = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end
    fat = width * np.interp(t[:, 0], [0, 0.08, 0.35, 0.8, 1], [0.45, 0.8, 1.0, 0.7, 0.08])
    turn = domes.uneven(ring, 3) * (2 * np.pi)
    along_path = np.gradient(path, axis=0)
    along_path /= np.linalg.norm(along_path, axis=1, keepdims=True)
    side = np.array([1.0, 0, 0])
    other = np.cross(along_path, side)
    other /= np.linalg.norm(other, axis=1, keepdims=True)
    ringed = (
        path[None]
        + np.cos(turn)[:, None, None] * side * fat[None, :, None]
        + np.sin(turn)[:, None, None] * other[None] * fat[None, :, None]
    )
    tri, column = domes.grid_triangles(ring, rows, closed=True)
    parts = np.where(column % 3 == 1, int(Part.STRAND), int(Part.HAIR)).astype(np.int32)
    points = domes.to_metres(anatomy, ringed.reshape(-1, 3).astype(np.float32))
    return _swing(anatomy, domes.rigid_head(anatomy, points, tri[:, ::-1], parts))


def _ball(anatomy: Anatomy, centre: Floats, radius: float) -> Piece:
    """A bun."""
    fan = domes.meridians(np.array([0, 0.35, -1.0], np.float32), 20, 12, 180.0)
    points = centre + fan * radius * np.array([1.05, 0.95, 0.85], np.float32)
    tri, column = domes.grid_triangles(20, 12, closed=True)
    parts = np.where(column % 4 == 2, int(Part.STRAND), int(Part.HAIR)).astype(np.int32)
    flat = domes.to_metres(anatomy, points.reshape(-1, 3).astype(np.float32))
    return domes.rigid_head(anatomy, flat, tri, parts)


def _parted(look: Look, base: domes.Thickness) -> domes.Thickness:
    """Combed over from a side parting: low at the parting, full beyond it."""
    side = 1.0 if look.seed % 2 else -1.0

    def thickness(points: Floats, share: Floats) -> Floats:
        x = points[:, 0] * side
        front = np.clip((points[:, 2] + 0.25) / 0.3, 0, 1)
        high = np.clip((points[:, 1] - 0.1) / 0.2, 0, 1)
        front = front * np.clip(share / 0.25 - 0.4, 0, 1)
        line = np.exp(-(((x - 0.15) / 0.028) ** 2)) * front * high
        sweep = 0.03 * np.exp(-(((x + 0.02) / 0.2) ** 2)) * front * high
        out = base(points, share)
        return np.asarray(np.where(share > 0.995, out, out * (1 - 0.8 * line) + sweep), np.float32)

    return thickness


def _fringe(look: Look, thick: float) -> domes.Thickness:
    """Fuller over the forehead, as bobs have it."""
    base = _bulk(thick, 0.03, 0.014, look.seed)

    def thickness(points: Floats, share: Floats) -> Floats:
        out = base(points, share)
        side = np.clip((domes.azimuth(points) - 50) / 20, 0, 1)
        ear = np.exp(-(((points[:, 1]) / 0.14) ** 2)) * side * 0.03
        back = domes.azimuth(points) > 58
        last = (share > 0.995) & ~back
        full = np.maximum(out, thick * back) + ear
        return np.asarray(np.where(last, out, full), np.float32)

    return thickness


def pieces(anatomy: Anatomy, look: Look) -> list[Piece]:
    """All hair of a look; under a hat that hides it only what hangs out."""
    out: list[Piece] = [beard(anatomy, look)] if look.beard and look.age_years > 14 else []
    style = look.hair
    if style is Hair.BALD or look.headwear in _HIDES:
        return out
    flat = 0.35 if look.headwear is not Headwear.NONE else 1.0
    if style is Hair.CROPPED:
        return [*out, _cap(anatomy, look, _bulk(0.012, 0.006, 0.004, look.seed), strands=False)]
    if style is Hair.SHORT:
        return [*out, _cap(anatomy, look, _bulk(0.03, 0.045 * flat, 0.016, look.seed))]
    if style is Hair.SIDE_PARTED:
        thick = _parted(look, _bulk(0.028, 0.05 * flat, 0.016, look.seed))
        return [*out, _cap(anatomy, look, thick)]
    if style is Hair.CURLY:
        thick = _bulk(0.075, 0.07 * flat, 0.03, look.seed, curl=0.022)
        return [*out, _cap(anatomy, look, thick, columns=88, strands=False)]
    if style in (Hair.BOB, Hair.LONG):
        start = 62.0
        thick = _fringe(look, 0.05)
        cap = _cap(anatomy, look, thick, lift=_long_line(look, start))
        length = 0.62 if style is Hair.BOB else 1.45
        inward = 0.10 if style is Hair.BOB else 0.0
        return [*out, cap, _curtain(anatomy, look, length, start, inward, 0.05)]
    cap = _cap(anatomy, look, _bulk(0.022, 0.014, 0.012, look.seed))
    if style is Hair.BUN:
        return [*out, cap, _ball(anatomy, np.array([0, 0.26, -0.47], np.float32), 0.15)]
    start_, bend, end = (np.array(p, np.float32) for p in
                         ((0, 0.22, -0.40), (0, 0.3, -0.72), (0, -0.85, -0.56)))  # fmt: skip
    return [*out, cap, _tail(anatomy, start_, bend, end, 0.085)]
