"""How cloth hangs: tubes around limbs, a body that falls from chest and hips."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Floats
from workprint.render.figures.features import along
from workprint.render.figures.piece import Piece


def _polyline(points: Floats, knots: Floats) -> tuple[Floats, Floats]:
    """Position along a polyline (0, 1, 2 … at its knots) and the nearest point on it."""
    best = np.full(len(points), np.inf, np.float32)
    where = np.zeros(len(points), np.float32)
    foot = np.zeros_like(points)
    for k in range(len(knots) - 1):
        d = knots[k + 1] - knots[k]
        t = np.clip((points - knots[k]) @ d / float(d @ d), 0, 1)
        p = knots[k] + t[:, None] * d
        gap = np.linalg.norm(points - p, axis=1)
        near = gap < best
        best = np.where(near, gap, best)
        where = np.where(near, k + t, where)
        foot = np.where(near[:, None], p, foot)
    return where.astype(np.float32), foot.astype(np.float32)


def tube(
    piece: Piece, knots: Floats, share: Floats, radii: tuple[tuple[float, float], ...]
) -> Piece:
    """Widened about an axis to at least the radii, given as (position, metres), where `share`."""
    where, foot = _polyline(piece.rest, knots)
    away = piece.rest - foot
    size = np.linalg.norm(away, axis=1)
    wanted = np.interp(where, [p for p, _ in radii], [r for _, r in radii])
    grow = np.clip(wanted - size, 0, None) * np.clip(share, 0, 1)
    move = away / np.maximum(size, 1e-6)[:, None] * grow[:, None]
    return replace(piece, rest=(piece.rest + move).astype(np.float32))


def legs(piece: Piece, anatomy: Anatomy, width: float) -> Piece:
    """Trouser legs: `width` 1 straight from the thigh, less tapers to the calf."""
    skeleton = anatomy.skeleton
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        names = (f"{side}UpLeg", f"{side}Leg", f"{side}Foot")
        knots = np.stack([skeleton.head(n) for n in names])
        numbers = [skeleton.index[n] for n in names]
        share = (np.isin(piece.bones, numbers) * piece.weights).sum(axis=1)
        share = np.where(piece.rest[:, 0] * sign > 0, share, 0)
        where, foot = _polyline(piece.rest, knots)
        size = np.linalg.norm(piece.rest - foot, axis=1)
        thigh = size[(share > 0.7) & (np.abs(where - 0.55) < 0.15)]
        if not len(thigh):
            continue
        r = float(np.percentile(thigh, 70))
        radii = ((0.0, r * 0.8), (0.5, r), (1.0, r * (0.66 + 0.2 * width)),
                 (1.5, r * (0.6 + 0.22 * width)), (2.0, r * (0.5 + 0.3 * width)))  # fmt: skip
        piece = tube(piece, knots, share * np.clip(where * 2.5 - 0.4, 0, 1), radii)
    return piece


def sleeves(piece: Piece, anatomy: Anatomy, width: float) -> Piece:
    """Sleeves: `width` 0 follows the arm, 1 keeps the upper arm's girth to the wrist and more."""
    skeleton = anatomy.skeleton
    arm = along(piece, anatomy.arm)
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        knots = np.stack([skeleton.head(f"{side}{n}") for n in ("Arm", "ForeArm", "Hand")])
        _where, foot = _polyline(piece.rest, knots)
        size = np.linalg.norm(piece.rest - foot, axis=1)
        here = (arm > 0.3) & (piece.rest[:, 0] * sign > 0)
        upper = size[here & (np.abs(arm - 0.55) < 0.2)]
        if not len(upper):
            continue
        r = float(np.percentile(upper, 60)) * (0.9 + 0.15 * width)
        radii = (
            (0.0, r),
            (1.0, r),
            (1.6, r * (0.74 + 0.2 * width)),
            (2.0, r * (0.6 + 0.3 * width)),
        )
        share = np.where(here, np.clip((arm - 0.35) * 2, 0, 1), 0)
        piece = tube(piece, knots, share, radii)
    return piece


def fall(piece: Piece, anatomy: Anatomy, amount: float, flare: float = 0.0) -> Piece:
    """The torso of a garment hanging from the chest: it keeps the girth above it on its way down.

    `amount` 0 clings, 1 hangs sheer; `flare` adds metres of radius per metre below the waist.
    """
    skeleton = anatomy.skeleton
    rest = piece.rest
    torso = 1 - np.clip(along(piece, anatomy.on_arm) * 1.6, 0, 1)
    hips, chest = skeleton.head("Hips"), skeleton.head("Spine2")
    top = float(chest[1]) + 0.25 * float(skeleton.head("Neck")[1] - chest[1])
    axis_z = np.interp(rest[:, 1], [hips[1], chest[1]], [hips[2], chest[2] * 0.4 + hips[2] * 0.6])
    x, z = rest[:, 0], rest[:, 2] - axis_z
    radius = np.hypot(x, z)
    angle = np.arctan2(x, z)
    bins = 40
    column = ((angle / (2 * np.pi) + 0.5) * bins).astype(int) % bins
    levels = 26
    low = float(rest[:, 1].min())
    row = np.clip(((top - rest[:, 1]) / max(top - low, 1e-3) * levels), 0, levels - 1).astype(int)
    grid: Floats = np.zeros((levels, bins), np.float32)
    on = (torso > 0.75) & (rest[:, 1] <= top + 0.02)
    np.maximum.at(grid, (row[on], column[on]), radius[on])
    for _ in range(2):  # fill gaps around
        grid = np.where(grid > 0, grid, np.maximum(np.roll(grid, 1, 1), np.roll(grid, -1, 1)))
    for level in range(1, levels):
        grid[level] = np.maximum(grid[level], grid[level - 1] * (0.985 + 0.01 * amount))
    grid = (np.roll(grid, 1, 1) + 2 * grid + np.roll(grid, -1, 1)) / 4
    at = (top - rest[:, 1]) / max(top - low, 1e-3) * levels
    r0 = np.clip(np.floor(at), 0, levels - 1).astype(int)
    r1 = np.clip(r0 + 1, 0, levels - 1)
    mix = np.clip(at - r0, 0, 1)
    turned = (angle / (2 * np.pi) + 0.5) * bins - 0.5
    c0 = np.floor(turned).astype(int)
    side = (turned - c0).astype(np.float32)
    c1, c0 = (c0 + 1) % bins, c0 % bins
    left = grid[r0, c0] * (1 - mix) + grid[r1, c0] * mix
    right = grid[r0, c1] * (1 - mix) + grid[r1, c1] * mix
    wide = left * (1 - side) + right * side
    waist = float(skeleton.head("Spine")[1])
    wide = wide + flare * np.clip(waist - rest[:, 1], 0, None)
    ease = np.clip((top - rest[:, 1]) / 0.12, 0, 1) * np.clip(torso * 1.5 - 0.4, 0, 1)
    grow = np.clip(wide - radius, 0, 0.14) * amount * ease
    out = rest.copy()
    scale = 1 + grow / np.maximum(radius, 1e-3)
    out[:, 0] = x * scale
    out[:, 2] = z * scale + axis_z
    return replace(piece, rest=out.astype(np.float32))


def hang(piece: Piece, anatomy: Anatomy, hem: float, flare: float, off: float) -> Piece:
    """The skirt helper let down to `hem` (m above ground), flared (m per m), `off` the body."""
    skeleton = anatomy.skeleton
    rest = piece.rest.copy()
    waist = float(rest[:, 1].max())
    del hem
    centre = np.array([0, 0, float(skeleton.head("Hips")[2])], np.float32)
    away = (rest - centre) * np.array([1, 0, 1], np.float32)
    size = np.maximum(np.linalg.norm(away, axis=1), 1e-4)
    grow = off + flare * np.clip(waist - rest[:, 1], 0, None)
    rest += away / size[:, None] * grow[:, None]
    dense = np.zeros((len(rest), len(skeleton.names)), np.float32)
    hips_y = float(skeleton.head("LeftUpLeg")[1])
    knee_y = float(skeleton.head("LeftLeg")[1])
    down = np.clip((hips_y + 0.04 - rest[:, 1]) / 0.22, 0, 1)
    half = float(abs(skeleton.head("LeftUpLeg")[0])) * 0.8
    side = 0.5 + 0.5 * np.tanh(rest[:, 0] / half * 1.2)
    shin = np.clip((knee_y + 0.06 - rest[:, 1]) / 0.16, 0, 1) * 0.85
    index = skeleton.index
    dense[:, index["Hips"]] = 1 - down * 0.92
    for name, share in (("Left", side), ("Right", 1 - side)):
        dense[:, index[f"{name}UpLeg"]] = down * 0.92 * share * (1 - shin)
        dense[:, index[f"{name}Leg"]] = down * 0.92 * share * shin
    best = np.argsort(-dense, axis=1, kind="stable")[:, :4].astype(np.int32)
    kept = np.take_along_axis(dense, best, axis=1)
    kept /= kept.sum(axis=1, keepdims=True)
    return replace(piece, rest=rest, bones=best, weights=kept)
