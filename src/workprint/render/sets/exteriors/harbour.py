"""By and on the sea: a pier, a boat, a lighthouse and its gallery."""

from __future__ import annotations

import math
from itertools import pairwise

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.exteriors.shore import sea_colour, water
from workprint.render.sets.model import SetModel


def _waves(b: Builder, colour: Colour, y: float, storm: bool) -> None:
    """Rows of swell towards the horizon; steep and white-capped in a storm."""
    water(b, colour, y, 200, -400, 500, 1.6 if storm else 1.0)
    height = 0.75 if storm else 0.16
    with b.on("water.swell"):
        for row in range(10):
            z = -9 - 5.5 * row - row * row * 0.5
            tone, cap = mat(tint(colour, 0.9 + 0.05 * (row % 3)), 0.55), mat((232, 238, 236), 0.3)
            for k in range(44):
                x, u = -66 + 3 * k, -63 + 3 * k
                a = height * (0.45 + 0.55 * math.sin(0.23 * x + 1.7 * row)) + 0.05
                c = height * (0.45 + 0.55 * math.sin(0.23 * u + 1.7 * row)) + 0.05
                b.quad((x, y, z + 2.2), (u, y, z + 2.2), (u, y + c, z), (x, y + a, z), tone)
                if storm and a > height * 0.8:
                    b.quad(
                        (x, y + a * 0.82, z + 0.42),
                        (u, y + c * 0.82, z + 0.42),
                        (u, y + c * 1.1, z),
                        (x, y + a * 1.1, z),
                        cap,
                    )


def _far_light(b: Builder, x: float, z: float, night: bool) -> None:
    """A lighthouse on its rock in the distance."""
    with b.on("far.rock"):
        b.blob(x, -1, z, 14, 6, 9, mat((96, 98, 96)), 0.15, 7)
    with b.thing("far.tower"), b.at(x, 3.5, z):
        for k in range(5):
            b.cylinder(
                0,
                3.4 * k,
                0,
                2.4 - 0.22 * k,
                3.4,
                mat((226, 218, 202) if k % 2 == 0 else (170, 64, 52)),
                14,
                top=2.18 - 0.22 * k,
            )
        b.cylinder(0, 17, 0, 1.9, 0.4, mat((60, 66, 68)), 14)
        b.cylinder(
            0, 17.4, 0, 1.1, 1.8, glow((255, 236, 176)) if night else mat((190, 206, 206)), 12
        )
        b.lathe(0, 19.2, 0, [(1.4, 0), (0.1, 1.4), (0, 1.5)], mat((150, 56, 46)), 12)
    if night:
        b.lamp(x, 21.8, z, (1.0, 0.9, 0.62), 8.0, "beam")


def pier(b: Builder, spec: SetSpec) -> SetModel:
    night = spec.time in {"night", "dusk"}
    storm = "storm" in spec.weather
    _waves(b, sea_colour(spec), -1.3, storm)
    wood: Colour = (146, 122, 96)
    with b.on("ground"):
        for k in range(64):
            z = 16 - 0.5 * k
            b.box(0, -0.1, z, 5.0, 0.1, 0.47, mat(tint(wood, b.dice.uniform(0.88, 1.06)), 0.35))
    for side in (-1, 1):
        for k in range(8):
            with b.thing("pile"), b.at(side * 2.45, 0, 13 - 4 * k):
                b.cylinder(0, -2.2, 0, 0.16, 3.0, mat((104, 84, 68)), 9, cap=mat((150, 128, 104)))
                if k < 7:
                    b.tube(
                        [(0, 0.62, 0), (0, 0.42, -2), (0, 0.62, -4)],
                        0.025,
                        mat((176, 150, 108)),
                        5,
                    )
    for x, z in ((-2.2, -1.6), (2.2, -9.5), (2.2, 10.0)):
        with b.at(x, 0, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 3.5, 8.5)
    for x, z, turn in ((1.9, -1.4, 0.3), (1.5, -2.1, 0.8), (-1.9, -4.0, 0.1)):
        with b.at(x, 0, z, turn):
            f.crate(b) if x > 0 else f.barrel(b, (76, 104, 116))
    with b.thing("coil"), b.at(-1.7, 0, -0.3):
        for k in range(3):
            ring = [
                (0.26 * math.cos(n * 0.52), 0.04 + 0.06 * k, 0.26 * math.sin(n * 0.52))
                for n in range(13)
            ]
            b.tube(ring, 0.032, mat((190, 164, 116)), 5)
    with b.at(4.6, -1.2, -4.5, 0.12):
        p.boat(b, 6.5, b.dice.choice(((72, 104, 122), (150, 72, 58))))
    with b.at(-4.4, -1.2, -11.0, math.pi - 0.2):
        p.boat(b, 5.5, (96, 116, 96))
    _far_light(b, -46, -120, night)
    with b.on("far.coast"):
        b.blob(150, -10, -190, 130, 38, 40, mat((112, 124, 122), 0.8), 0.08, 9)
    b.door(0, 10, math.pi)
    b.door(0, -10)
    b.mark("stand", -0.7, 0.5, 0.6)
    b.mark("stand", 0.7, 0.3, -0.6)
    b.mark("work", -1.5, 0.3, math.pi)
    return b.finish((-2.2, -12, 2.2, 14), (0, 0.0, 0.2), math.pi)


def boat(b: Builder, spec: SetSpec) -> SetModel:
    """On the deck of a boat at sea: the wheelhouse behind, the water all round."""
    storm = "storm" in spec.weather
    sea = sea_colour(spec)
    _waves(b, sea, -0.9, storm)
    wood: Colour = (160, 126, 90)
    hull: Colour = b.dice.choice(((72, 104, 122), (150, 72, 58), (88, 112, 96)))
    outline = [(1.75, 4.5), (1.85, 1.0), (1.6, -2.4), (0.9, -4.8), (0.0, -6.0)]
    with b.on("floor.deck"):
        for (x, z), (u, v) in pairwise(outline):
            b.quad((-x, 0, z), (x, 0, z), (u, 0, v), (-u, 0, v), mat(wood, 0.3))
        for k in range(9):
            x = -1.6 + 0.4 * k
            b.box(x, 0.0, 1.2, 0.012, 0.006, 6.4, mat(tint(wood, 0.7), 0.1))
    for side in (-1, 1):
        with b.thing("bulwark"):
            for (x, z), (u, v) in pairwise(outline):
                rise, lift = (
                    0.62 + 0.10 * (z < 0),
                    0.62 + 0.1 * (v < 0) + (0.25 if v < -5 else 0.0),
                )
                one, two = (side * x, z), (side * u, v)
                inner = [
                    (one[0], 0, one[1]),
                    (two[0], 0, two[1]),
                    (two[0], lift, two[1]),
                    (one[0], rise, one[1]),
                ]
                outer = [
                    (one[0] * 1.06, -1.4, one[1]),
                    (two[0] * 1.06, -1.4, two[1]),
                    (two[0] * 1.06, lift, two[1]),
                    (one[0] * 1.06, rise, one[1]),
                ]
                b.sheet(inner[::-1], mat(tint(hull, 1.1)))
                b.sheet(inner, mat(tint(hull, 1.1)))
                b.sheet(outer if side > 0 else outer[::-1], mat(hull))
                b.tube(
                    [(one[0] * 1.03, rise, one[1]), (two[0] * 1.03, lift, two[1])],
                    0.05,
                    mat(tint(wood, 0.8)),
                    6,
                )
    with b.thing("house"), b.at(0, 0, -2.3):
        b.box(0, 0, 0, 1.7, 2.15, 1.6, mat((228, 220, 204)), taper=0.96)
        b.box(0, 2.15, 0.05, 2.0, 0.1, 1.95, mat((160, 66, 52)))
        b.box(-0.38, 0.05, 0.79, 0.62, 1.85, 0.05, mat((120, 82, 56)))
        night = spec.time in {"night", "dusk"}
        b.box(
            0.38,
            1.15,
            0.79,
            0.6,
            0.62,
            0.04,
            glow((248, 212, 140)) if night else mat((128, 152, 160)),
        )
    b.lamp(0.38, 1.9, -1.1, (1.0, 0.8, 0.5), 5.0, "street")
    with b.thing("mast"):
        b.tube([(0, 2.2, -2.2), (0, 5.6, -2.2)], 0.06, mat((126, 92, 64)), 8)
        b.tube([(0, 5.2, -2.2), (1.7, 0.7, 1.5)], 0.014, mat((90, 84, 76)), 4)
        b.tube([(0, 5.2, -2.2), (-1.7, 0.7, 1.5)], 0.014, mat((90, 84, 76)), 4)
    with b.at(-1.2, 0, 0.2, 0.2):
        f.crate(b, 0.6, 0.4, 0.45)
    with b.at(1.3, 0, -0.6):
        f.barrel(b, (84, 108, 112))
    b.mark("sit", -1.2, 0.45, 0.9, 0.4)
    _far_light(b, 60, -170, night)
    b.door(-0.38, -1.0)
    b.mark("stand", -0.5, 0.8, 0.6)
    b.mark("stand", 0.7, 0.9, -0.6)
    b.mark("work", 0.2, -0.4, math.pi)
    return b.finish((-1.6, -1.2, 1.6, 9), (0, 0.0, 0.6), math.pi)


def _tower(b: Builder, night: bool, base: float, radius: float) -> None:
    with b.thing("tower"):
        y, r = base, radius
        for k in range(6):
            b.cylinder(
                0,
                y,
                0,
                r,
                3.0,
                mat((228, 220, 204) if k % 2 == 0 else (168, 62, 50)),
                20,
                top=r * 0.93,
            )
            y, r = y + 3.0, r * 0.93
        b.cylinder(0, y, 0, r + 1.0, 0.25, mat((70, 76, 78)), 20)
        b.cylinder(
            0,
            y + 0.25,
            0,
            r * 0.75,
            2.4,
            glow((255, 236, 176)) if night else mat((186, 204, 206)),
            14,
        )
        for k in range(10):
            a = math.pi * k / 5
            b.tube(
                [
                    (math.sin(a) * r * 0.77, y + 0.25, math.cos(a) * r * 0.77),
                    (math.sin(a) * r * 0.77, y + 2.65, math.cos(a) * r * 0.77),
                ],
                0.05,
                mat((60, 66, 68)),
                5,
            )
        b.lathe(
            0,
            y + 2.65,
            0,
            [(r * 0.95, 0), (r * 0.2, 1.3), (0.12, 1.7), (0, 2.3)],
            mat((150, 56, 46)),
            16,
        )
        b.box(0, base, radius * 0.97, 1.0, 2.1, 0.2, mat((96, 66, 50)))
    if night:
        b.lamp(0, y + 1.4, 0, (1.0, 0.9, 0.62), 10.0, "beam")


def lighthouse(b: Builder, spec: SetSpec) -> SetModel:
    """At the lighthouse's foot, on its rock above the sea."""
    night = spec.time in {"night", "dusk"}
    with b.on("ground"):
        b.cylinder(0, -4, 0, 16, 4, mat((148, 146, 126), 0.5), 26, top=14)
    _waves(b, sea_colour(spec), -3.6, "storm" in spec.weather)
    with b.at(-3.6, 0, -7.5):
        _tower(b, night, 0.0, 2.6)
    with b.at(2.8, 0, -6.5):
        p.house(b, 5, 2.8, 4, (226, 216, 198), night, (140, 76, 60), 1)
    for _ in range(14):
        t = b.dice.uniform(0, 6.28)
        with b.at(math.sin(t) * 12.5, -0.3, math.cos(t) * 12.5, t):
            p.rock(b, b.dice.uniform(0.6, 1.6), (120, 118, 112))
    with b.at(5.6, 0, -1.0, 1.3):
        p.fence(b, 8, 1.0, (214, 206, 190))
    p.grass(b, 16, 14, 120, (140, 146, 96))
    b.lamp(2.8, 2.0, -6.0, (1.0, 0.78, 0.46), 5.0, "street")
    b.door(-3.6, -4.4)
    b.door(7, 2, -math.pi / 2)
    b.mark("stand", -0.6, 0.5, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    return b.finish((-8, -5, 8, 10), (0, 0.0, 0.2), math.pi)


def gallery(b: Builder, spec: SetSpec) -> SetModel:
    """Outside, around the lamp: a narrow iron walk high above the sea."""
    night = spec.time in {"night", "dusk"}
    _waves(b, sea_colour(spec), -24, "storm" in spec.weather)
    iron: Colour = (76, 84, 86)
    inner, outer = 2.2, 4.0
    with b.at(0, 0, -2.9):
        with b.on("floor.walk"):
            for k in range(28):
                t, u = math.pi * k / 14, math.pi * (k + 1) / 14
                a, c = (math.sin(t), math.cos(t)), (math.sin(u), math.cos(u))
                b.quad(
                    (a[0] * inner, 0, a[1] * inner),
                    (a[0] * outer, 0, a[1] * outer),
                    (c[0] * outer, 0, c[1] * outer),
                    (c[0] * inner, 0, c[1] * inner),
                    mat(tint(iron, 1.25 if k % 2 else 1.15), 0.35),
                )
        with b.thing("rail"):
            for level in (0.5, 0.8, 1.08):
                ring = [
                    (
                        math.sin(math.pi * k / 20) * (outer - 0.08),
                        level,
                        math.cos(math.pi * k / 20) * (outer - 0.08),
                    )
                    for k in range(41)
                ]
                b.tube(ring, 0.028 if level > 1 else 0.014, mat(iron), 6)
            for k in range(28):
                turn = math.pi * k / 14
                b.tube(
                    [
                        (math.sin(turn) * (outer - 0.08), 0, math.cos(turn) * (outer - 0.08)),
                        (math.sin(turn) * (outer - 0.08), 1.08, math.cos(turn) * (outer - 0.08)),
                    ],
                    0.022,
                    mat(iron),
                    5,
                )
        with b.thing("house"):
            b.cylinder(0, -2.5, 0, inner + 0.1, 3.4, mat((222, 214, 198)), 24)
            b.cylinder(
                0,
                0.9,
                0,
                inner - 0.1,
                2.3,
                glow((252, 226, 156)) if night else mat((176, 196, 200)),
                20,
            )
            for k in range(12):
                turn = math.pi * k / 6
                b.tube(
                    [
                        (math.sin(turn) * inner, 0.9, math.cos(turn) * inner),
                        (math.sin(turn) * inner, 3.2, math.cos(turn) * inner),
                    ],
                    0.055,
                    mat(iron),
                    6,
                )
            for y in (0.9, 2.05, 3.2):
                ring = [
                    (math.sin(math.pi * k / 16) * inner, y, math.cos(math.pi * k / 16) * inner)
                    for k in range(33)
                ]
                b.tube(ring, 0.05, mat(iron), 6)
            b.lathe(
                0,
                3.2,
                0,
                [(inner + 0.5, 0), (inner * 0.5, 1.2), (0.2, 1.7), (0, 2.4)],
                mat((150, 56, 46)),
                24,
            )
    b.lamp(0, 2.0, -0.4, (1.0, 0.84, 0.5), 5.0, "street")
    with b.on("far.coast"):
        b.blob(170, -34, -230, 150, 46, 50, mat((112, 124, 122), 0.8), 0.08, 9)
    b.door(-1.2, -0.4, 0.6)
    b.mark("stand", -0.75, 0.1, 0.7)
    b.mark("stand", 0.75, 0.1, -0.7)
    b.mark("window", 0.0, 0.7, 0.0)
    return b.finish((-3.6, -0.4, 3.6, 5.0), (0, 0.0, 0.2), math.pi)
