"""Open country: forest, field, hill, mountain, road, desert, graves."""

from __future__ import annotations

import math
from itertools import pairwise

from workprint.film.staging import SetSpec
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.model import SetModel


def _people(b: Builder) -> None:
    b.door(0, -8)
    b.door(-7, 0, math.pi / 2)
    b.mark("stand", -0.6, 0.5, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    b.mark("stand", 0.1, -1.8, 0.0)


def _snowy(spec: SetSpec, colour: Colour) -> Colour:
    return (222, 226, 230) if "snow" in spec.weather else colour


def forest(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, _snowy(spec, (112, 110, 76)), 160)
    spots: list[tuple[float, float]] = []
    while len(spots) < 58:
        x, z = b.dice.uniform(-22, 22), b.dice.uniform(-34, 12)
        if math.hypot(x, z) < 2.8 or (abs(x) < 1.6 and z > -9):
            continue
        if z > 1.5 and abs(x) < 5:
            continue
        if all(math.hypot(x - u, z - v) > 1.5 for u, v in spots):
            spots.append((x, z))
    for x, z in spots:
        with b.at(x, 0, z):
            p.trunk(b, b.dice.uniform(0.14, 0.3), b.dice.uniform(7, 10))
    for x, z in spots[::3]:
        with b.at(x + 0.9, 0, z + 0.5):
            p.bush(b, b.dice.uniform(0.35, 0.7))
    with b.on("leaf.canopy"):
        for _ in range(26):
            x, z = b.dice.uniform(-22, 22), b.dice.uniform(-32, 0)
            tone = mat(tint(b.dice.choice(p.GREENS), b.dice.uniform(0.75, 1.0)), 0.7)
            b.blob(x, b.dice.uniform(6.0, 9.0), z, 2.6, 1.2, 2.4, tone, 0.11, 6)
    for k in range(3):
        with b.at(-2.0 + 2.1 * k, 0, -2.2 - 0.6 * k):
            p.rock(b, b.dice.uniform(0.25, 0.5))
    with b.thing("log"), b.at(1.8, 0.18, -0.6, 0.5):
        b.tube([(-1.0, 0, 0), (0, 0.02, 0.05), (1.0, 0, 0)], 0.2, mat((116, 92, 72)), 9)
    b.mark("sit", 1.7, -0.3, 0.3, 0.38)
    p.grass(b, 14, 16, 130, (116, 128, 78))
    p.hills(b, 70, 15, (96, 116, 92))
    _people(b)
    return b.finish((-5, -9, 5, 12), (0, 0.0, 0.2), math.pi)


def field(b: Builder, spec: SetSpec) -> SetModel:
    green: Colour = b.dice.choice(((158, 160, 98), (176, 158, 98), (140, 152, 96)))
    p.ground(b, _snowy(spec, green), 400)
    with b.on("ground.rows"):
        for k in range(22):
            z = -14 - 2.6 * k
            b.quad(
                (-150, 0.02, z),
                (150, 0.02, z),
                (150, 0.02, z - 1.2),
                (-150, 0.02, z - 1.2),
                mat(tint(_snowy(spec, green), 0.94 if k % 2 else 1.05), 0.1),
            )
    p.grass(b, 22, 22, 260, tint(green, 0.92))
    for x, z in ((-9, -16), (14, -26), (-24, -40), (30, -52), (6, -60)):
        with b.at(x, 0, z):
            p.tree(b, b.dice.uniform(5, 8))
    with b.at(5.5, 0, -6.5, 0.2):
        p.fence(b, 12, 1.0)
    p.hills(b, 190, 22, (134, 148, 112))
    p.hills(b, 320, 52, (138, 150, 150))
    _people(b)
    return b.finish((-10, -12, 10, 14), (0, 0.0, 0.2), math.pi)


def hill(b: Builder, spec: SetSpec) -> SetModel:
    green: Colour = (146, 156, 98)
    with b.on("ground"):
        rings = [(0.0, 0.0), (7.0, 0.0), (14.0, -1.4), (30.0, -6.0), (70.0, -16.0), (300.0, -22.0)]
        for (r, y), (s, v) in pairwise(rings):
            for k in range(24):
                t, u = math.pi * k / 12, math.pi * (k + 1) / 12
                a, c = (math.sin(t), math.cos(t)), (math.sin(u), math.cos(u))
                b.quad(
                    (a[0] * r, y, a[1] * r),
                    (a[0] * s, v, a[1] * s),
                    (c[0] * s, v, c[1] * s),
                    (c[0] * r, y, c[1] * r),
                    mat(tint(_snowy(spec, green), 1 - r * 0.001), 0.15),
                )
    with b.at(3.2, 0, -2.6):
        p.tree(b, 6.0)
    for x, z in ((-2.6, -2.4), (-3.6, -1.2)):
        with b.at(x, 0, z):
            p.rock(b, 0.55)
    p.grass(b, 13, 13, 180, tint(green, 0.95))
    p.hills(b, 160, 14, (124, 142, 108))
    p.hills(b, 260, 44, (136, 150, 142))
    p.hills(b, 380, 84, (150, 162, 170))
    _people(b)
    return b.finish((-7, -7, 7, 9), (0, 0.0, 0.2), math.pi)


def mountain(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, _snowy(spec, (158, 150, 134)), 300)
    for _ in range(26):
        x, z = b.dice.uniform(-14, 14), b.dice.uniform(-22, 4)
        if math.hypot(x, z) > 2.6 and not (z > 0 and abs(x) < 4):
            with b.at(x, -0.05, z, b.dice.uniform(0, 6)):
                p.rock(b, b.dice.uniform(0.3, 1.5))
    for x, z in ((-6, -9), (7, -12), (-10, -18), (11, -7), (4, -24)):
        with b.at(x, 0, z):
            p.pine(b, b.dice.uniform(4, 7))
    p.hills(b, 120, 36, (128, 132, 124))
    p.hills(b, 220, 110, (142, 150, 158))
    p.hills(b, 360, 210, (176, 186, 198))
    _people(b)
    return b.finish((-6, -10, 6, 12), (0, 0.0, 0.2), math.pi)


def road(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, _snowy(spec, (156, 150, 102)), 400)
    with b.on("ground.road"):
        b.quad(
            (-3.2, 0.012, 200),
            (3.2, 0.012, 200),
            (3.2, 0.012, -300),
            (-3.2, 0.012, -300),
            mat((124, 122, 120), 0.7),
        )
        for k in range(40):
            z = 20 - 6 * k
            b.quad(
                (-0.08, 0.02, z),
                (0.08, 0.02, z),
                (0.08, 0.02, z - 3),
                (-0.08, 0.02, z - 3),
                mat((226, 214, 176), 0.2),
            )
    for k in range(9):
        with b.thing("pole"), b.at(5.5, 0, 8 - 14 * k):
            b.cylinder(0, 0, 0, 0.12, 7, mat((124, 104, 84)), 8)
            b.box(0, 6.3, 0, 1.8, 0.12, 0.12, mat((116, 98, 80)))
    with b.on("far.wires"):
        for x in (4.7, 6.3):
            for k in range(8):
                z = 8 - 14 * k
                b.tube(
                    [(x, 6.4, z), (x, 5.7, z - 7), (x, 6.4, z - 14)],
                    0.02,
                    mat((70, 66, 64), 0.6),
                    3,
                )
    with b.at(-3.6, 0, 0.6):
        p.rock(b, 0.3)
    for x, z in ((-9, -12), (-14, -30), (12, -40)):
        with b.at(x, 0, z):
            p.tree(b, 6)
    p.grass(b, 26, 24, 120)
    p.hills(b, 210, 24, (140, 148, 116))
    p.hills(b, 330, 60, (142, 152, 154))
    _people(b)
    return b.finish((-6, -16, 5, 16), (0, 0.0, 0.2), math.pi)


def desert(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, (216, 184, 132), 400)
    for x, z, s in ((-5, -7, 0.8), (7, -11, 1.2), (-12, -20, 1.6)):
        with b.at(x, 0, z):
            p.rock(b, s, (186, 142, 100))
    with b.on("ground.dunes"):
        for k in range(9):
            b.blob(
                b.dice.uniform(-60, 60),
                -0.6,
                -24 - 9 * k,
                b.dice.uniform(18, 34),
                b.dice.uniform(1.5, 4.0),
                7,
                mat(tint((216, 184, 132), b.dice.uniform(0.94, 1.04)), 0.7),
                0.03,
                8,
            )
    p.hills(b, 260, 34, (196, 158, 120))
    _people(b)
    return b.finish((-8, -12, 8, 14), (0, 0.0, 0.2), math.pi)


def cemetery(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, _snowy(spec, (132, 140, 96)), 200)
    for row in range(6):
        for k in range(8):
            x, z = -8.5 + 2.4 * k + b.dice.uniform(-0.2, 0.2), -2.2 - 2.4 * row
            if abs(x) < 0.9:
                continue
            with b.thing("stone"), b.at(x, 0, z, b.dice.uniform(-0.12, 0.12)):
                tone = tint((166, 164, 156), b.dice.uniform(0.82, 1.08))
                h = b.dice.uniform(0.7, 1.05)
                arch = [
                    (-0.3, 0),
                    (0.3, 0),
                    (0.3, h * 0.75),
                    (0.2, h * 0.94),
                    (0, h),
                    (-0.2, h * 0.94),
                    (-0.3, h * 0.75),
                ]
                b.prism(arch, 0.14, mat(tone))
                b.box(0, 0, 0, 0.85, 0.1, 0.36, mat(tint(tone, 0.85)))
    for x, z in ((-7, -9), (6.5, -6), (9, -15), (-11, -16)):
        with b.at(x, 0, z):
            p.tree(b, 6.5, None, True)
    with b.at(0, 0, -17):
        p.fence(b, 30, 1.3, (84, 84, 86))
    p.grass(b, 18, 18, 120)
    p.hills(b, 120, 16, (112, 128, 110))
    _people(b)
    return b.finish((-6, -14, 6, 12), (0, 0.0, 0.2), math.pi)
