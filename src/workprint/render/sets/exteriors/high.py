"""City heights and edges: rooftop, balcony, railway platform, car park."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, glow, mat, tint
from workprint.render.sets.model import SetModel


def _night(spec: SetSpec) -> bool:
    return spec.time in {"night", "dusk"}


def rooftop(b: Builder, spec: SetSpec) -> SetModel:
    night = _night(spec)
    p.ground(b, (92, 96, 104), 300, -30, "far.ground")
    with b.on("ground"):
        b.quad((-7, 0, 7), (7, 0, 7), (7, 0, -6), (-7, 0, -6), mat((160, 154, 146), 0.5))
    with b.on("ground.seams"):
        for k in range(7):
            b.box(-6 + 2 * k, 0, 0.5, 0.05, 0.012, 13, mat((140, 134, 128), 0.15))
    wall = (176, 166, 152)
    with b.thing("parapet"):
        b.box(0, 0, -6, 14, 1.0, 0.25, mat(wall), mat(tint(wall, 1.1)))
        for x in (-7.0, 7.0):
            b.box(x, 0, 0.5, 0.25, 1.0, 13, mat(wall), mat(tint(wall, 1.1)))
    with b.thing("head"), b.at(4.4, 0, -3.2):
        b.box(0, 0, 0, 3.0, 2.6, 2.6, mat((186, 174, 158)))
        b.box(0, 2.6, 0, 3.3, 0.14, 2.9, mat((150, 142, 132)))
        b.box(-1.51, 0.02, 0.3, 0.05, 2.05, 0.95, mat((92, 108, 112)))
    b.lamp(2.6, 2.3, -2.9, (1.0, 0.82, 0.52), 6.0, "street")
    with b.thing("bulb"), b.at(2.75, 2.25, -2.9):
        b.lathe(
            0, 0, 0, [(0, 0), (0.08, 0.03), (0.09, 0.1), (0.04, 0.16)], glow((255, 230, 170)), 10
        )
    with b.thing("tank"), b.at(-4.8, 0, -4.0):
        for x in (-0.7, 0.7):
            for z in (-0.7, 0.7):
                b.box(x, 0, z, 0.1, 1.4, 0.1, mat((96, 92, 88)))
        b.cylinder(0, 1.4, 0, 1.1, 1.8, mat((150, 118, 92)), 18)
        b.lathe(0, 3.2, 0, [(1.2, 0), (0.1, 0.7), (0, 0.72)], mat((112, 96, 86)), 18)
    for x in (-2.4, 0.4):
        with b.thing("unit"), b.at(x, 0, -5.1):
            b.box(0, 0.1, 0, 0.9, 0.7, 0.4, mat((206, 204, 196)))
            with b.at(0.1, 0.45, 0.21):
                b.prism(
                    [
                        (0.24 * math.cos(k * 0.5236), 0.24 * math.sin(k * 0.5236))
                        for k in range(12)
                    ],
                    0.03,
                    mat((120, 122, 122)),
                )
    with b.thing("line"):
        for x in (-4.2, 1.6):
            b.tube([(x, 0, -2.2), (x, 2.0, -2.2)], 0.03, mat((110, 106, 102)), 6)
        b.tube(
            [(-4.2, 1.95, -2.2), (-1.3, 1.85, -2.2), (1.6, 1.95, -2.2)],
            0.008,
            mat((80, 78, 76)),
            4,
        )
    with b.on("cloth.washing"):
        for k, x in enumerate((-3.3, -2.3, -1.2)):
            tone = ((214, 206, 190), (120, 150, 166), (196, 108, 86))[k]
            for n in range(4):
                u = x + 0.2 * n
                b.quad(
                    (u, 0.95 + 0.05 * (n % 2), -2.2),
                    (u + 0.2, 0.95 + 0.05 * ((n + 1) % 2), -2.14),
                    (u + 0.2, 1.86, -2.2),
                    (u, 1.86, -2.2),
                    mat(tint(tone, 1 - 0.06 * (n % 2)), 0.6),
                )
    p.skyline(b, 60, night, -4, 12, -30)
    p.skyline(b, 120, night, 4, 36, -30)
    b.door(2.5, -2.9, -math.pi / 2)
    b.mark("stand", -0.6, 0.3, 0.6)
    b.mark("stand", 0.7, 0.1, -0.6)
    b.mark("window", 0.2, -4.2, math.pi)
    return b.finish((-6.6, -5.6, 6.6, 6.8), (0, 0.0, 0.0), math.pi)


def balcony(b: Builder, spec: SetSpec) -> SetModel:
    night = _night(spec)
    p.ground(b, (96, 100, 106), 300, -14, "far.ground")
    with b.on("floor"):
        b.box(0, -0.2, 0, 4.4, 0.2, 2.4, mat((176, 164, 150), 0.5))
    with b.at(0, 0, -1.15):
        p.railing(b, 4.4, 1.05)
    for x in (-2.2, 2.2):
        with b.at(x, 0, 0, math.pi / 2):
            p.railing(b, 2.3, 1.05)
    with b.on("wall:house"), b.at(0, 0, 1.25, math.pi):
        b.quad((-4, -3, 0), (4, -3, 0), (4, 4, 0), (-4, 4, 0), mat((206, 182, 146)))
        b.box(0, 0, 0.03, 1.6, 2.2, 0.06, mat((112, 84, 64)))
        b.box(
            0, 0.1, 0.05, 1.4, 2.0, 0.05, glow((246, 204, 128)) if night else mat((120, 140, 146))
        )
    b.lamp(0.9, 2.2, 0.8, (1.0, 0.8, 0.5), 4.5, "street")
    with b.at(-1.7, 0, 0.2):
        f.plant(b, 1.0)
    with b.at(1.5, 0, 0.2, -0.8):
        f.chair(b)
    p.skyline(b, 70, night, 0, 16, -14)
    p.skyline(b, 130, night, 8, 34, -14)
    b.door(0, 0.7, math.pi)
    b.mark("stand", -0.5, 0.0, 0.5)
    b.mark("stand", 0.5, -0.1, -0.5)
    b.mark("window", 0.0, -0.6, math.pi)
    return b.finish((-2, -1, 2, 5), (0, 0.0, -0.1), math.pi)


def platform(b: Builder, spec: SetSpec) -> SetModel:
    night = _night(spec)
    p.ground(b, (132, 126, 116), 200, -1.1)
    with b.on("ground.platform"):
        b.box(3.0, -1.1, 0, 8.0, 1.1, 70, mat((168, 160, 148)), mat((182, 174, 160), 0.5))
        b.box(-0.6, 0, 0, 0.3, 0.012, 70, mat((226, 196, 96), 0.4))
        for k in range(35):
            b.box(3.2, 0, -35 + 2 * k, 7.4, 0.008, 0.03, mat((164, 156, 144), 0.1))
    with b.thing("rails"):
        for x in (-2.0, -3.4):
            b.box(x, -1.0, 0, 0.08, 0.14, 160, mat((122, 116, 112)))
        for k in range(60):
            b.box(-2.7, -1.09, -50 + 1.1 * k, 2.4, 0.1, 0.28, mat((104, 88, 74), 0.7))
    for k in range(6):
        with b.at(4.2, 0, -20 + 7 * k):
            with b.thing("post"):
                b.cylinder(0, 0, 0, 0.1, 3.6, mat((74, 92, 92)), 10)
                b.tube([(0, 3.2, 0), (-0.9, 3.7, 0)], 0.05, mat((74, 92, 92)), 6)
            with b.at(-1.2, 0, 0):
                f.pendant(b, 3.75, 0.25, (74, 92, 92), 5.5)
    with b.on("canopy"):
        b.box(3.6, 3.75, -2, 5.6, 0.14, 44, mat((120, 104, 94)))
        for k in range(44):
            b.box(0.82, 3.45, -23.5 + k, 0.04, 0.3, 0.9, mat((206, 190, 160), 0.6))
    with b.thing("station"), b.at(7.0, 0, -2):
        b.box(0.6, 0, 0, 1.2, 3.7, 44, mat((176, 120, 96)))
    for k in range(5):
        with b.at(6.38, 0, -16 + 7 * k, -math.pi / 2), b.thing("front"):
            b.box(0, 0.9, 0, 1.6, 1.5, 0.06, mat((214, 202, 178)))
            b.box(
                0,
                0.98,
                0.02,
                1.44,
                1.34,
                0.05,
                glow((248, 208, 132)) if night else mat((120, 140, 146)),
            )
    for z in (-2.4, 4.6):
        with b.at(5.5, 0, z, -math.pi / 2):
            f.bench(b, 1.8)
    with b.thing("clock"), b.at(2.9, 3.3, -5.0), b.at(0, -0.1, 0):
        f.clock(b, -0.1, 0.34)
    with b.thing("train"), b.at(-2.7, -0.9, -26):
        b.box(0, 0.4, -10, 2.7, 3.2, 28, mat((104, 122, 96)))
        b.box(0, 0.4, 4.03, 2.5, 3.0, 0.06, mat((176, 66, 52)))
        b.box(0, 2.0, 4.07, 2.0, 1.0, 0.04, mat((90, 108, 116)))
        for x in (-0.8, 0.8):
            b.box(x, 1.1, 4.08, 0.3, 0.3, 0.05, glow((252, 236, 190)))
    with b.at(0, -1.1, 0):
        p.skyline(b, 140, night, 8, 24, -5)
    b.door(5.6, 1.0, -math.pi / 2)
    b.door(2.0, -12)
    b.mark("stand", 0.9, 0.5, 0.6)
    b.mark("stand", 2.2, 0.4, -0.6)
    b.mark("stand", 1.2, -2.0, 0.0)
    return b.finish((-0.2, -16, 5.8, 16), (1.5, 0.0, 0.4), math.pi)


def car_park(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, (124, 122, 120), 200)
    with b.on("ground.lines"):
        for side in (-1, 1):
            for k in range(12):
                b.box(side * 6.2, 0, -16 + 2.8 * k, 4.6, 0.012, 0.1, mat((222, 216, 200), 0.2))
    for k in range(9):
        side = 1 if k % 2 else -1
        with b.at(side * 6.3, 0, -14.6 + 2.8 * k, -side * math.pi / 2):
            p.car_body(
                b, b.dice.choice(((84, 108, 126), (150, 66, 54), (190, 180, 150), (92, 96, 98)))
            )
    for x, z in ((-3.0, -4.0), (3.0, -11.0), (3.0, 4.0)):
        with b.at(x, 0, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 4.2, 9.0)
    p.skyline(b, 90, _night(spec), 10, 34, -5)
    b.door(0, -9)
    b.mark("stand", -0.6, 0.5, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    return b.finish((-3.4, -14, 3.4, 14), (0, 0.0, 0.2), math.pi)
