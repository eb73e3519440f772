"""Streets: of a town, of a village, an alley of the old city, a market."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.interiors.table import lantern
from workprint.render.sets.model import SetModel

PAINTS: tuple[Colour, ...] = (
    (206, 182, 146), (186, 146, 120), (176, 182, 170), (196, 164, 130), (170, 160, 156),
    (158, 120, 104), (214, 202, 176),
)  # fmt: skip
ROOFS: tuple[Colour, ...] = ((146, 84, 66), (110, 92, 88), (128, 104, 84))


def _night(spec: SetSpec) -> bool:
    return spec.time in {"night", "dusk"}


def pavement(b: Builder, half: float, long: float, road: Colour, walk: Colour) -> None:
    """A road along z, `half` wide to each side, with a kerb and paving."""
    p.ground(b, tint(road, 1.02), 160)
    with b.on("ground.walk"):
        for side in (-1, 1):
            x = side * (half + 1.25)
            b.box(x, 0, 0, 2.5, 0.12, long, mat(tint(walk, 0.8), 0.6), mat(walk, 0.5))
            for k in range(int(long / 1.6)):
                b.box(x, 0.115, -long / 2 + 1.6 * k, 2.5, 0.006, 0.03, mat(tint(walk, 0.86), 0.1))
            b.box(side * (half + 0.1), 0, 0, 0.2, 0.14, long, mat(tint(walk, 1.08), 0.6))
    with b.on("ground.line"):
        for k in range(int(long / 5)):
            b.box(0, 0, -long / 2 + 5 * k, 0.14, 0.01, 2.2, mat((222, 216, 196), 0.2))


def row(
    b: Builder,
    spec: SetSpec,
    side: int,
    x: float,
    long: float,
    shops: float,
    floors: tuple[int, int],
) -> None:
    z = -long / 2
    while z < long / 2 - 4:
        w = b.dice.uniform(5.5, 8.5)
        level = b.dice.randint(*floors)
        with b.at(side * (x + b.dice.uniform(0, 0.25)), 0.1, z + w / 2, -side * math.pi / 2):
            p.house(
                b, w - 0.1, 3.1 * level, 7.0,
                tint(b.dice.choice(PAINTS), b.dice.uniform(0.92, 1.05)),
                _night(spec), b.dice.choice(ROOFS), level, b.dice.random() < shops, level > 2,
            )  # fmt: skip
        z += w


def street_end(b: Builder, spec: SetSpec, z: float) -> None:
    """Something to close the street's far end."""
    with b.at(-4.5, 0, z):
        p.house(b, 8, 9, 6, b.dice.choice(PAINTS), _night(spec), b.dice.choice(ROOFS), 3)
    with b.at(4.5, 0, z - 2):
        p.house(b, 9, 6.2, 6, b.dice.choice(PAINTS), _night(spec), b.dice.choice(ROOFS), 2, True)


def street(b: Builder, spec: SetSpec) -> SetModel:
    pavement(b, 3.2, 60, (118, 118, 120), (168, 162, 152))
    for side in (-1, 1):
        row(b, spec, side, 5.9, 56, 0.5, (2, 4))
    street_end(b, spec, -32)
    for k, (x, z) in enumerate(((-3.7, -2.0), (3.7, -8.0), (-3.7, -16.0), (3.7, 9.0))):
        with b.at(x, 0.1, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 3.9, 8.5)
        if k in (1, 2):
            with b.at(-x * 1.08, 0.1, z - 1):
                p.tree(b, 4.6)
    for x, z in ((2.2, -5.5), (-2.2, -14.0)):
        with b.at(x, 0, z, 0 if x > 0 else math.pi):
            p.car_body(b, b.dice.choice(((84, 108, 126), (150, 66, 54), (190, 180, 150))))
    p.skyline(b, 130, _night(spec), 14, 34, -5)
    b.door(-5.2, 3.0, math.pi / 2)
    b.door(-4.4, 9.0, math.pi)
    b.door(-4.4, -12.0)
    # People keep to the pavement; the road is the camera's.
    b.mark("stand", -4.4, 0.9, 0.6, y=0.12)
    b.mark("stand", -4.5, -0.5, -0.6, y=0.12)
    b.mark("stand", -4.0, 1.9, 2.6, y=0.12)
    return b.finish((-5.4, -18, -3.4, 18), (-4.4, 0.12, 0.6), math.pi)


def village(b: Builder, spec: SetSpec) -> SetModel:
    earth: Colour = (158, 142, 116)
    p.ground(b, (132, 140, 92), 200)
    with b.on("ground.road"):
        for k in range(24):
            z = -48.0 + 4 * k
            x, u = 0.6 * math.sin(z * 0.12), 0.6 * math.sin((z + 4) * 0.12)
            b.quad(
                (x - 2.6, 0.01, z),
                (u - 2.6, 0.01, z + 4),
                (u + 2.6, 0.01, z + 4),
                (x + 2.6, 0.01, z),
                mat(earth, 0.15),
            )
    for side in (-1, 1):
        z = -26.0
        while z < 16:
            w = b.dice.uniform(5.0, 7.0)
            with b.at(
                side * (5.2 + b.dice.uniform(0, 1.5)),
                0,
                z + w / 2,
                -side * math.pi / 2 + b.dice.uniform(-0.1, 0.1),
            ):
                p.house(
                    b,
                    w,
                    3.0 if b.dice.random() < 0.6 else 5.4,
                    5.5,
                    b.dice.choice(PAINTS),
                    _night(spec),
                    b.dice.choice(ROOFS),
                    1 if b.dice.random() < 0.7 else 2,
                )
            if b.dice.random() < 0.6:
                with b.at(side * 4.4, 0, z + w + 0.7, math.pi / 2):
                    p.fence(b, 2.0, 0.9)
            z += w + b.dice.uniform(1.2, 2.6)
    for x, z in ((-3.4, -3.5), (3.5, -12.0)):
        with b.at(x, 0, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 3.4, 8.0)
    for x, z in ((3.8, -2.2), (-4.0, -10.0), (4.2, 6.0)):
        with b.at(x, 0, z):
            p.tree(b, 5.0)
    with b.at(3.2, 0, 2.2):
        f.barrel(b)
    with b.at(-3.4, 0, 3.5):
        p.bush(b, 0.7)
    p.grass(b, 9, 24, 60)
    p.hills(b, 150, 26, (112, 132, 112))
    p.hills(b, 260, 60, (126, 142, 146))
    b.door(3.8, 0.0, -math.pi / 2)
    b.door(-3.8, -5.0, math.pi / 2)
    b.mark("stand", -0.6, 0.6, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    b.mark("stand", 0.2, -2.2, 0.0)
    return b.finish((-4, -18, 4, 18), (0, 0.0, 0.4), math.pi)


def alley(b: Builder, spec: SetSpec) -> SetModel:
    """A hutong: grey brick, tiled eaves, red doors, wires, lanterns."""
    grey: Colour = (150, 148, 144)
    p.ground(b, (138, 134, 128), 120)
    with b.on("ground.slabs"):
        for k in range(26):
            for x in (-1.2, 0.0, 1.2):
                b.box(
                    x,
                    0,
                    -24 + 1.5 * k + 0.4 * (x > 0),
                    1.16,
                    0.012,
                    1.46,
                    mat(tint((154, 150, 142), b.dice.uniform(0.93, 1.04)), 0.25),
                )
    for side in (-1, 1):
        z = -26.0
        while z < 12:
            w = b.dice.uniform(4.0, 6.5)
            h = b.dice.uniform(2.7, 3.3)
            tone = tint(grey, b.dice.uniform(0.86, 1.04))
            with b.at(side * 2.1, 0, z + w / 2, -side * math.pi / 2), b.thing("wild:house"):
                b.box(0, 0, -2, w, h, 4, mat(tone))
                for _ in range(7):
                    b.box(
                        b.dice.uniform(-w / 2 + 0.4, w / 2 - 0.4),
                        b.dice.uniform(0.3, h - 0.4),
                        0.004,
                        0.36,
                        0.1,
                        0.012,
                        mat(tint(tone, 0.9), 0.3),
                    )
                b.box(0, 0, 0.02, w, 0.5, 0.05, mat(tint(tone, 0.82), 0.6))
                with b.at(0, h, 0, 0):
                    b.quad(
                        (-w / 2 - 0.1, -0.12, 0.6),
                        (w / 2 + 0.1, -0.12, 0.6),
                        (w / 2 + 0.1, 0.95, -2),
                        (-w / 2 - 0.1, 0.95, -2),
                        mat((104, 104, 108)),
                    )
                    b.quad(
                        (w / 2 + 0.1, -0.16, 0.58),
                        (-w / 2 - 0.1, -0.16, 0.58),
                        (-w / 2 - 0.1, 0, 0),
                        (w / 2 + 0.1, 0, 0),
                        mat((110, 84, 66)),
                    )
                    for n in range(int(w / 0.28)):
                        x = -w / 2 + 0.28 * n
                        b.tube([(x, -0.1, 0.6), (x, 0.98, -2)], 0.05, mat((118, 118, 122), 0.6), 5)
                kind = b.dice.random()
                if kind < 0.45:
                    b.box(0, 0.15, 0.03, 1.5, 2.1, 0.08, mat((96, 42, 36)))
                    for x in (-0.33, 0.33):
                        b.box(x, 0.2, 0.08, 0.62, 1.98, 0.04, mat((164, 56, 44)))
                        b.box(x * 0.3, 1.15, 0.11, 0.05, 0.1, 0.03, mat((206, 170, 84)))
                    b.box(0, 0, 0.3, 1.8, 0.15, 0.5, mat((166, 160, 150)))
                    for x in (-0.95, 0.95):
                        b.box(x, 0.6, 0.03, 0.2, 1.4, 0.02, mat((206, 66, 48)))
                else:
                    lit = _night(spec) and kind < 0.8
                    b.box(0, 1.15, 0.03, 1.5, 1.05, 0.06, mat((112, 66, 50)))
                    b.box(
                        0,
                        1.2,
                        0.055,
                        1.36,
                        0.95,
                        0.03,
                        glow((248, 204, 122)) if lit else mat((96, 104, 104)),
                    )
                    for n in range(5):
                        b.box(-0.55 + 0.27 * n, 1.2, 0.075, 0.035, 0.95, 0.02, mat((112, 66, 50)))
                    b.box(0, 1.65, 0.075, 1.36, 0.035, 0.02, mat((112, 66, 50)))
                    if lit:
                        b.lamp(0, 1.7, 0.5, (1.0, 0.76, 0.42), 2.6, "screen")
            z += w
    for x, z in ((-1.75, -1.0), (1.75, -5.0), (-1.75, -9.0), (1.75, 3.5)):
        with b.at(x, 0, z):
            lantern(b, 2.35, 0.2)
    for k in range(4):
        z = -12 + 6 * k
        b.tube(
            [(-2.0, 3.6, z), (0, 3.35, z + 0.8), (2.0, 3.65, z + 1.6)], 0.012, mat((50, 50, 54)), 4
        )
    with b.thing("pole"), b.at(1.9, 0, -7):
        b.cylinder(0, 0, 0, 0.1, 6.0, mat((120, 104, 88)), 8)
        b.box(0, 5.4, 0, 1.4, 0.1, 0.1, mat((110, 96, 82)))
    with b.at(-1.65, 0, -3.0, 0.3):
        f.crate(b, 0.6, 0.4, 0.45)
    with b.at(1.7, 0, 0.8):
        f.plant(b, 1.0)
    with b.at(-1.5, 0, -4.6, 0.15):
        from workprint.render.sets.props import place

        place(b, "bicycle")
    with b.at(-0.4, 0, -19):
        p.tree(b, 7.5)
    b.door(1.4, -2.5, -math.pi / 2)
    b.door(0.0, -10.0)
    b.mark("stand", -0.5, 0.6, 0.6)
    b.mark("stand", 0.6, 0.3, -0.6)
    return b.finish((-1.7, -12, 1.7, 10), (0, 0.0, 0.3), math.pi)


def market(b: Builder, spec: SetSpec) -> SetModel:
    pavement(b, 4.5, 50, (150, 142, 130), (168, 160, 148))
    for side in (-1, 1):
        row(b, spec, side, 8.0, 50, 0.8, (2, 3))
    awnings: tuple[Colour, ...] = ((190, 72, 56), (76, 116, 122), (214, 168, 84), (110, 138, 96))
    goods: tuple[Colour, ...] = (
        (214, 120, 60),
        (176, 56, 48),
        (134, 156, 76),
        (226, 196, 104),
        (120, 78, 104),
    )
    for side in (-1, 1):
        for k in range(6):
            z = -15 + 4.0 * k
            cloth = b.dice.choice(awnings)
            with b.at(side * 3.2, 0, z, -side * math.pi / 2):
                with b.thing("stall"):
                    b.box(0, 0, 0, 2.6, 0.8, 1.0, mat((150, 112, 78)), mat((176, 138, 100)))
                    for x in (-1.3, 1.3):
                        for d in (-0.6, 0.6):
                            b.box(x, 0, d, 0.06, 2.2, 0.06, mat((120, 90, 66)))
                    for n in range(6):
                        x = -1.25 + 0.5 * n
                        tone = mat(cloth if n % 2 else (236, 226, 204), 0.6)
                        b.quad(
                            (x - 0.25, 2.05, 1.0),
                            (x + 0.25, 2.05, 1.0),
                            (x + 0.25, 2.6, -0.7),
                            (x - 0.25, 2.6, -0.7),
                            tone,
                        )
                        b.quad(
                            (x + 0.25, 2.03, 1.0),
                            (x - 0.25, 2.03, 1.0),
                            (x - 0.25, 2.58, -0.7),
                            (x + 0.25, 2.58, -0.7),
                            mat(tint(cloth, 0.7), 0.6),
                        )
                with b.thing("goods"):
                    for n in range(4):
                        ware = b.dice.choice(goods)
                        x = -0.95 + 0.62 * n
                        b.box(x, 0.8, 0.1, 0.55, 0.12, 0.7, mat((130, 96, 66)))
                        for i in range(3):
                            for j in range(3):
                                b.blob(
                                    x - 0.16 + 0.16 * i,
                                    0.95,
                                    -0.1 + 0.2 * j,
                                    0.08,
                                    0.075,
                                    0.09,
                                    mat(tint(ware, b.dice.uniform(0.9, 1.1)), 0.6),
                                    0.05,
                                    4,
                                )
                if _night(spec) or k % 2 == 0:
                    with b.at(0, 0, 0.3):
                        f.pendant(b, 2.5, 0.2, (90, 84, 76), 3.6)
                b.mark("work", 0, -0.85, 0.0)
                b.mark("counter", 0, 1.0, math.pi)
    p.skyline(b, 130, _night(spec), 12, 30, -5)
    b.door(0, -12)
    b.mark("stand", -0.6, 0.6, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    return b.finish((-2, -16, 2, 16), (0, 0.0, 0.4), math.pi)
