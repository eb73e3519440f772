"""Where land meets water: beach, river bank, bridge."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.model import SetModel

SEA: dict[str, Colour] = {
    "dawn": (126, 150, 162), "day": (96, 146, 164), "dusk": (112, 112, 136),
    "night": (92, 116, 140),
}  # fmt: skip


def sea_colour(spec: SetSpec) -> Colour:
    if set(spec.weather) & {"rain", "storm", "fog", "snow"}:
        return (108, 126, 132)
    return SEA.get(spec.time, SEA["day"])


def water(
    b: Builder,
    colour: Colour,
    y: float,
    near: float,
    far: float,
    wide: float = 400,
    rough: float = 1.0,
) -> None:
    """A sheet of water from z = near back to z = far, with wave marks thinning out."""
    with b.on("water"):
        b.quad(
            (-wide, y, near), (wide, y, near), (wide, y, far), (-wide, y, far), mat(colour, 0.5)
        )
    with b.on("water.waves"):
        light, dark = mat(tint(colour, 1.22), 0.12), mat(tint(colour, 0.86), 0.12)
        reach = near - far
        for k in range(230):
            t = b.dice.random() ** 2.2
            z = near - 0.4 - t * min(reach * 0.95, 170)
            spread = 9 + (near - z) * 1.1
            x = b.dice.uniform(-spread, spread)
            w = b.dice.uniform(0.35, 1.5) * (1 + (near - z) * 0.035)
            d = 0.05 * rough * (1 + (near - z) * 0.06)
            h = y + 0.012 + 0.0004 * (near - z)
            tone = light if k % 3 else dark
            b.quad((x - w, h, z), (x, h, z + d), (x + w, h, z), (x, h, z - d), tone)


def _people(b: Builder) -> None:
    b.door(-7, 1.0, math.pi / 2)
    b.door(7, 1.5, -math.pi / 2)
    b.mark("stand", -0.6, 0.5, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    b.mark("window", 0.1, -1.4, math.pi)


def beach(b: Builder, spec: SetSpec) -> SetModel:
    sand: Colour = (214, 194, 154)
    p.ground(b, sand, 300)
    sea = sea_colour(spec)
    with b.on("ground.wet"):
        b.quad(
            (-300, 0.01, -3.4),
            (300, 0.01, -3.4),
            (300, 0.01, -6),
            (-300, 0.01, -6),
            mat(tint(sand, 0.86), 0.2),
        )
    water(b, sea, 0.03, -4.6, -400, rough=1.6 if "storm" in spec.weather else 1.0)
    with b.on("water.foam"):
        for row, z in enumerate((-4.6, -6.8, -10.5, -16.0)):
            for k in range(40):
                x = -40 + 2 * k + b.dice.uniform(-0.4, 0.4)
                v = z + 0.5 * math.sin(x * 0.31 + row)
                w, d = 1.25, 0.16 + 0.09 * b.dice.random() + 0.05 * row
                if row and b.dice.random() < 0.35:
                    continue
                b.quad(
                    (x - w, 0.06, v),
                    (x, 0.06, v + d),
                    (x + w, 0.06, v + 0.1),
                    (x, 0.06, v - d),
                    mat((238, 240, 234), 0.3),
                )
    for x, z, s in (
        (-4.2, -3.0, 0.7),
        (-5.2, -2.4, 0.45),
        (5.0, -4.2, 1.0),
        (6.6, -4.8, 0.7),
        (9, -8, 1.6),
        (-13, -9, 1.9),
    ):
        with b.at(x, 0, z, x):
            p.rock(b, s, (120, 116, 110))
    with b.at(3.0, 0.15, -1.6, 2.4):
        p.boat(b, 3.6, b.dice.choice(((72, 104, 122), (156, 80, 60))), False)
    with b.on("far.headland"):
        b.blob(-150, -6, -190, 110, 34, 40, mat((120, 136, 128), 0.8), 0.08, 9)
    p.grass(b, 20, 4, 20, (166, 164, 104))
    _people(b)
    return b.finish((-10, -3.2, 10, 14), (0, 0.0, 0.0), math.pi)


def river(b: Builder, spec: SetSpec) -> SetModel:
    """A town's river bank by a railing, lights of the far bank in the water."""
    night = spec.time in {"night", "dusk"}
    with b.on("ground"):
        b.quad(
            (-200, 0, 80), (200, 0, 80), (200, 0, -2.3), (-200, 0, -2.3), mat((160, 154, 142), 0.4)
        )
    with b.on("ground.slabs"):
        for k in range(26):
            b.box(
                -19.5 + 1.5 * k,
                0,
                -0.4,
                1.46,
                0.012,
                3.6,
                mat(tint((176, 168, 154), b.dice.uniform(0.95, 1.04)), 0.25),
            )
    with b.thing("kerb"):
        b.box(0, -1.6, -2.3, 300, 1.75, 0.4, mat((146, 140, 130)))
    with b.at(0, 0.15, -2.3):
        p.railing(b, 26, 0.95, (96, 100, 102))
    water(b, sea_colour(spec), -1.3, -2.5, -52)
    with b.on("far.bank"):
        b.box(0, -1.6, -56, 400, 2.4, 8, mat((128, 126, 118)))
    for k in range(12):
        x = -44 + 8 * k + b.dice.uniform(-1.5, 1.5)
        with b.at(x, 0.8, -54):
            p.house(
                b,
                7,
                b.dice.choice((6.5, 9.6, 13.0)),
                6,
                tint((176, 160, 144), b.dice.uniform(0.85, 1.05)),
                night,
                (120, 96, 86),
                3,
                False,
                True,
            )
    if night:
        with b.on("water.lights"):
            for k in range(26):
                x = -30 + 2.4 * k + b.dice.uniform(-1, 1)
                for n in range(3):
                    z = -50 + 6 * n * b.dice.uniform(0.7, 1.2)
                    w = 0.18 + 0.1 * b.dice.random()
                    b.quad(
                        (x - w, -1.24, z),
                        (x + w, -1.24, z),
                        (x + w, -1.24, z - 3.5),
                        (x - w, -1.24, z - 3.5),
                        mat((232, 186, 110), 0.05),
                    )
    for x, z in ((-3.4, -1.7), (4.2, -1.7), (-11, -1.7), (12, -1.7)):
        with b.at(x, 0, z):
            p.lamp_post(b, 3.5, 7.5)
    with b.at(1.9, 0, -1.5, math.pi):
        f.bench(b, 1.6, back=False)
    for x in (-6.5, 8.0):
        with b.at(x, 0, 0.4):
            p.tree(b, 5.0, (120, 138, 84))
    p.skyline(b, 170, night, 16, 48, -5)
    _people(b)
    return b.finish((-9, -1.6, 9, 14), (0, 0.0, 0.0), math.pi)


def bridge(b: Builder, spec: SetSpec) -> SetModel:
    night = spec.time in {"night", "dusk"}
    water(b, sea_colour(spec), -7, 200, -300, 400)
    stone: Colour = (168, 158, 142)
    with b.on("ground"):
        b.quad(
            (-3.0, 0, 60), (3.0, 0, 60), (3.0, 0, -70), (-3.0, 0, -70), mat((148, 142, 134), 0.4)
        )
    for side in (-1, 1):
        with b.thing("parapet"):
            b.box(side * 3.1, -1.2, -5, 0.4, 2.1, 130, mat(stone), mat(tint(stone, 1.1)))
            for k in range(14):
                b.box(
                    side * 3.1,
                    0,
                    30 - 6 * k,
                    0.6,
                    1.25,
                    0.6,
                    mat(tint(stone, 0.93)),
                    mat(tint(stone, 1.08)),
                )
        for k in range(4):
            with b.at(side * 2.7, 0, -1.5 - 12 * k, -side * math.pi / 2):
                p.lamp_post(b, 3.4, 8.0)
    for k in range(5):
        with b.thing("pier"):
            b.box(0, -8, -4 - 22 * k, 5.6, 8, 3.0, mat(tint(stone, 0.85)))
    p.skyline(b, 150, night, 12, 40, -8)
    b.door(0, -12)
    b.door(0, 9, math.pi)
    b.mark("stand", -1.9, 0.4, 0.4)
    b.mark("stand", -1.3, 1.4, 2.6)
    b.mark("window", -2.6, -0.4, -math.pi / 2)
    return b.finish((-2.6, -14, 2.6, 14), (-1.4, 0.0, 0.6), math.pi)
