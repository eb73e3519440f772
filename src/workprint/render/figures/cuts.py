"""The patterns of the tops, and the lines a body is covered by."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workprint.film.characters import Bottom, Look, Top
from workprint.render.figures.anatomy import Anatomy
from workprint.render.figures.body import Floats


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
                  long=0.62, flare=0.09),
    Top.SUIT: Cut(hem=-0.02, off=0.017, sheer=0.7, sleeve_width=0.55, opening=0.02, vee=0.9,
                  collar=0.0, flare=0.05),
    Top.DRESS: Cut(sleeve=0.45, sleeve_width=0.5, hem=0.18, off=0.008, sheer=0.25, vee=0.2,
                   long=0.55, flare=0.13),
    Top.ROBE: Cut(sleeve=1.85, sleeve_width=1.6, hem=0.16, off=0.02, sheer=0.7, vee=0.75,
                  long=0.9, flare=0.07),
    Top.UNIFORM: Cut(hem=0.02, off=0.013, sheer=0.6, collar=0.9, neck=0.1),
}  # fmt: skip


"""Every top's pattern."""


def levels(anatomy: Anatomy) -> tuple[float, float, float]:
    """Heights of crotch, knee and ankle, metres."""
    skeleton = anatomy.skeleton
    hip = float(skeleton.head("LeftUpLeg")[1])
    knee = float(skeleton.head("LeftLeg")[1])
    ankle = float(skeleton.head("LeftFoot")[1])
    return hip - 0.17 * (hip - knee), knee, ankle


def hem_height(anatomy: Anatomy, share: float) -> float:
    """A hem: 0 the crotch, -1 the ankle, positive shares of the leg above the crotch."""
    crotch, _, ankle = levels(anatomy)
    return crotch + share * (crotch - ankle)


def sleeved(arm: Floats, on_arm: Floats, sleeve: float) -> Floats:
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
    hem = np.where(on_arm > 0.5, 1.0, points[:, 1] - hem_height(anatomy, cut.hem))
    return np.minimum(
        np.minimum(hem, sleeved(arm, on_arm, cut.sleeve)),
        neckline(anatomy, cut, neck, points),
    ).astype(np.float32)


def bare_faces(anatomy: Anatomy, look: Look) -> npt.NDArray[np.bool_]:
    """Which quads of the body show: those clothes do not safely cover."""
    body, shape = anatomy.body, anatomy.shape
    cut = CUTS[look.top]
    if cut.opening:  # a shirt closes what the jacket leaves open
        cut = replace(cut, vee=0.0, neck=0.12)
    if look.bottom is Bottom.SKIRT and not cut.long and not cut.opening:
        cut = replace(cut, hem=0.19)
    crotch, knee, ankle = levels(anatomy)
    covered = top_field(anatomy, cut, shape, anatomy.arm, anatomy.on_arm, anatomy.neck)
    legs = ankle - 0.02
    if look.bottom is Bottom.SHORTS:
        legs = knee + 0.04 * (crotch - ankle)
    if look.top is Top.DRESS or look.bottom is Bottom.SKIRT:
        legs = 0.5 * (crotch + knee)  # below, a skirt may be looked into
    waist = hem_height(anatomy, 0.16)
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
