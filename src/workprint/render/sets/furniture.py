"""Furniture of the kit: each stands at the builder's origin, its front towards local +z."""

from __future__ import annotations

import math

from workprint.render.sets.builder import Builder, Colour, glow, mat, tint

WOOD: Colour = (156, 112, 74)
DARK_WOOD: Colour = (98, 66, 46)
STEEL: Colour = (150, 156, 160)
WARM = (1.0, 0.80, 0.50)
COLD = (0.86, 0.95, 1.0)


def table(
    b: Builder, w: float = 1.2, d: float = 0.75, h: float = 0.75, colour: Colour = WOOD
) -> None:
    with b.thing("table"):
        leg = mat(tint(colour, 0.82))
        b.box(0, h - 0.04, 0, w, 0.04, d, mat(tint(colour, 0.9)), mat(tint(colour, 1.08)))
        b.box(0, h - 0.12, 0, w - 0.12, 0.08, d - 0.12, leg)
        for x in (-w / 2 + 0.06, w / 2 - 0.06):
            for z in (-d / 2 + 0.06, d / 2 - 0.06):
                b.box(x, 0, z, 0.055, h - 0.05, 0.055, leg)


def round_table(b: Builder, radius: float = 0.4, h: float = 0.74, colour: Colour = WOOD) -> None:
    with b.thing("table"):
        b.cylinder(0, h - 0.03, 0, radius, 0.03, mat(tint(colour, 0.9)), 20, cap=mat(colour))
        b.cylinder(0, 0.03, 0, 0.035, h - 0.05, mat((70, 62, 58)), 8)
        b.cylinder(0, 0, 0, radius * 0.6, 0.03, mat((70, 62, 58)), 14)


def chair(b: Builder, colour: Colour = WOOD, seat: Colour | None = None, sit: bool = True) -> None:
    with b.thing("chair"):
        frame = mat(colour)
        b.box(0, 0.42, 0, 0.43, 0.035, 0.42, frame, mat(seat or tint(colour, 1.1)))
        for x in (-0.19, 0.19):
            b.box(x, 0, 0.18, 0.038, 0.42, 0.038, frame)
            b.box(x, 0, -0.19, 0.038, 0.92, 0.038, frame)
        for y in (0.60, 0.80):
            b.box(0, y, -0.19, 0.36, 0.09, 0.022, frame)
    if sit:
        b.mark("sit", 0, 0.02)


def stool(b: Builder, h: float = 0.45, colour: Colour = WOOD, sit: bool = True) -> None:
    with b.thing("stool"):
        b.cylinder(0, h - 0.05, 0, 0.17, 0.05, mat(colour), 14, cap=mat(tint(colour, 1.12)))
        for k in range(4):
            a = math.pi / 4 + k * math.pi / 2
            x, z = math.sin(a), math.cos(a)
            b.tube(
                [(x * 0.18, 0, z * 0.18), (x * 0.11, h - 0.04, z * 0.11)], 0.017, mat(DARK_WOOD)
            )
        if h > 0.55:
            b.tube([(0.15, 0.25, 0.15), (-0.15, 0.25, 0.15)], 0.013, mat(DARK_WOOD))
    if sit:
        b.mark("sit", 0, 0, 0.0, h)


def armchair(b: Builder, colour: Colour = (122, 84, 70), sit: bool = True, w: float = 0.8) -> None:
    with b.thing("sofa"):
        cloth, seat = mat(colour), mat(tint(colour, 1.1))
        b.box(0, 0.1, 0, w, 0.26, 0.78, mat(tint(colour, 0.85)))
        b.box(0, 0.34, -0.34, w, 0.50, 0.2, cloth, taper=0.95)
        for x in (-w / 2 + 0.08, w / 2 - 0.08):
            b.box(x, 0.14, 0.02, 0.17, 0.46, 0.76, cloth, taper=0.92)
        count = max(1, round((w - 0.34) / 0.6))
        each = (w - 0.34) / count
        for k in range(count):
            x = -(w - 0.34) / 2 + each * (k + 0.5)
            b.box(x, 0.34, 0.06, each - 0.02, 0.12, 0.62, seat, taper=0.97)
            b.box(x, 0.46, -0.21, each - 0.03, 0.36, 0.12, seat, taper=0.92)
        for x in (-w / 2 + 0.08, w / 2 - 0.08):
            for z in (-0.32, 0.32):
                b.cylinder(x, 0, z, 0.025, 0.1, mat(DARK_WOOD), 6)
    if sit:
        count = max(1, round((w - 0.34) / 0.6))
        each = (w - 0.34) / count
        for k in range(count):
            b.mark("sit", -(w - 0.34) / 2 + each * (k + 0.5), 0.08, 0.0, 0.45)


def sofa(b: Builder, colour: Colour = (92, 104, 112), w: float = 1.9) -> None:
    armchair(b, colour, True, w)


def bed(
    b: Builder, w: float = 1.4, colour: Colour = (150, 166, 180), frame: Colour = WOOD,
    hospital: bool = False,
) -> None:  # fmt: skip
    """Head towards local -z."""
    with b.thing("bed"):
        metal = mat((196, 200, 200) if hospital else frame)
        b.box(0, 0.2 if not hospital else 0.4, 0, w, 0.1, 2.0, metal)
        top = 0.5 if not hospital else 0.66
        b.box(0, top - 0.2, 0, w - 0.04, 0.2, 1.96, mat((238, 234, 226)), taper=0.98)
        b.box(0, top - 0.16, 0.28, w + 0.04, 0.19, 1.42, mat(colour), taper=0.97)
        b.box(0, top + 0.03, -0.42, w + 0.03, 0.02, 0.2, mat(tint(colour, 1.15)))
        for x in (0.0,) if w < 1.2 else (-w / 4, w / 4):
            b.box(x, top, -0.75, 0.56, 0.13, 0.36, mat((244, 241, 234)), taper=0.82)
        if hospital:
            for z in (-1.02, 1.02):
                b.tube(
                    [(-w / 2, 0, z), (-w / 2, 0.95, z), (w / 2, 0.95, z), (w / 2, 0, z)],
                    0.022,
                    metal,
                )
                b.tube([(-w / 2, 0.7, z), (w / 2, 0.7, z)], 0.015, metal)
        else:
            b.box(0, 0, -1.03, w + 0.06, 1.0, 0.06, metal)
            b.box(0, 0, 1.02, w + 0.06, 0.5, 0.05, metal)
    b.mark("bed", 0, 0, 0.0, 0.5 if not hospital else 0.66)
    b.mark("sit", w / 2 - 0.15, 0.25, math.pi / 2, 0.5 if not hospital else 0.66)


BOOKS: tuple[Colour, ...] = (
    (146, 62, 52), (62, 88, 104), (176, 142, 76), (84, 102, 70), (112, 74, 92),
    (196, 182, 152), (58, 58, 70), (166, 104, 62),
)  # fmt: skip


def books(b: Builder, w: float, h: float = 0.26, d: float = 0.17) -> None:
    """A row of books along x, centred on the origin, spines towards +z."""
    x = -w / 2
    while x < w / 2 - 0.05:
        step = min(b.dice.uniform(0.03, 0.085), w / 2 - x)
        if b.dice.random() < 0.08:
            x += step * 1.4
            continue
        tone = tint(b.dice.choice(BOOKS), b.dice.uniform(0.85, 1.1))
        b.box(x + step / 2, 0, 0, step - 0.004, h * b.dice.uniform(0.72, 1.0), d, mat(tone, 0.45))
        x += step


def bookshelf(
    b: Builder, w: float = 1.0, h: float = 2.1, colour: Colour = DARK_WOOD, full: float = 0.92
) -> None:
    with b.thing("shelf"):
        wood, back = mat(colour), mat(tint(colour, 0.55), 0.4)
        b.box(0, 0, -0.13, w, h, 0.02, back)
        for x in (-w / 2, w / 2):
            b.box(x, 0, 0, 0.035, h, 0.28, wood)
        levels = max(2, int(h / 0.36))
        for k in range(levels + 1):
            y = 0.06 + k * (h - 0.09) / levels
            b.box(0, y, 0, w, 0.025, 0.27, wood)
            if k < levels and b.dice.random() < full:
                with b.at(0, y + 0.025, 0.02):
                    books(b, w - 0.07, min(0.28, (h - 0.09) / levels - 0.06))


def cabinet(
    b: Builder, w: float = 1.0, h: float = 0.9, d: float = 0.5, colour: Colour = WOOD,
    doors: int = 2, top: Colour | None = None,
) -> None:  # fmt: skip
    with b.thing("cabinet"):
        b.box(0, 0, 0, w, h - 0.04, d, mat(colour))
        b.box(
            0,
            h - 0.04,
            0.01,
            w + 0.03,
            0.04,
            d + 0.03,
            mat(tint(top or colour, 0.95)),
            mat(top or tint(colour, 1.1)),
        )
        each = w / doors
        for k in range(doors):
            x = -w / 2 + each * (k + 0.5)
            b.box(
                x, 0.09, d / 2 + 0.006, each - 0.04, h - 0.2, 0.014, mat(tint(colour, 1.06), 0.6)
            )
            b.box(x + each * 0.32, h * 0.6, d / 2 + 0.025, 0.02, 0.09, 0.02, mat((80, 72, 64)))


def counter(
    b: Builder, w: float = 2.4, h: float = 1.05, d: float = 0.6, colour: Colour = WOOD
) -> None:
    """Customers stand in front (+z); the one who serves stands behind (-z)."""
    with b.thing("counter"):
        b.box(0, 0, 0, w, h - 0.05, d - 0.08, mat(colour))
        b.box(
            0, h - 0.05, 0.02, w + 0.06, 0.05, d, mat(tint(colour, 0.8)), mat(tint(colour, 1.15))
        )
        count = max(2, int(w / 0.6))
        for k in range(count):
            x = -w / 2 + w / count * (k + 0.5)
            b.box(
                x,
                0.12,
                d / 2 - 0.035,
                w / count - 0.1,
                h - 0.32,
                0.014,
                mat(tint(colour, 0.9), 0.6),
            )
    b.mark("counter", 0, d / 2 + 0.45, math.pi)
    b.mark("work", 0, -d / 2 - 0.35, 0.0)


def pendant(
    b: Builder, y: float, drop: float = 0.6, colour: Colour = (86, 110, 96), reach: float = 4.2
) -> None:
    """A hanging lamp; `y` is the height of the ceiling."""
    with b.thing("lamp"):
        b.tube([(0, y, 0), (0, y - drop, 0)], 0.008, mat((50, 46, 44)), 5)
        b.lathe(
            0,
            y - drop - 0.2,
            0,
            [(0.21, 0), (0.17, 0.08), (0.06, 0.18), (0.02, 0.22)],
            mat(colour),
            16,
        )
        b.lathe(
            0,
            y - drop - 0.22,
            0,
            [(0.0, 0), (0.055, 0.02), (0.07, 0.06), (0.05, 0.1)],
            glow((255, 236, 184)),
            10,
        )
    b.lamp(0, y - drop - 0.22, 0, WARM, reach, "bulb")


def hang(b: Builder, ceiling: float, x: float, z: float, reach: float = 4.4) -> None:
    """A pendant over (x, z), high enough to walk under and out of most frames."""
    with b.at(x, 0, z):
        pendant(
            b, ceiling, 0.32, b.dice.choice(((86, 110, 96), (150, 84, 62), (70, 78, 92))), reach
        )


def floor_lamp(b: Builder, colour: Colour = (236, 214, 168)) -> None:
    with b.thing("lamp"):
        b.cylinder(0, 0, 0, 0.15, 0.03, mat((60, 54, 50)), 14)
        b.cylinder(0, 0.03, 0, 0.014, 1.4, mat((60, 54, 50)), 6)
        b.lathe(0, 1.36, 0, [(0.22, 0), (0.15, 0.28), (0.0, 0.282)], glow(colour, 0.9), 16)
    b.lamp(0, 1.45, 0, WARM, 3.6, "bulb")


def table_lamp(b: Builder, colour: Colour = (236, 206, 150)) -> None:
    with b.thing("lamp"):
        b.lathe(
            0,
            0,
            0,
            [(0.07, 0), (0.075, 0.02), (0.03, 0.06), (0.045, 0.14), (0.015, 0.22)],
            mat((96, 112, 108)),
            12,
        )
        b.lathe(0, 0.2, 0, [(0.13, 0), (0.08, 0.17), (0.0, 0.172)], glow(colour, 0.9), 14)
    b.lamp(0, 0.28, 0, WARM, 2.8, "bulb")


def tube_light(b: Builder, y: float, long: float = 1.2, reach: float = 4.5) -> None:
    with b.thing("lamp"):
        b.box(0, y - 0.07, 0, long, 0.06, 0.14, mat((214, 216, 212)))
        b.box(0, y - 0.1, 0, long - 0.06, 0.035, 0.06, glow((246, 250, 246)))
    b.lamp(0, y - 0.12, 0, COLD, reach, "bulb")


def rug(b: Builder, w: float = 2.2, d: float = 1.5, colour: Colour = (142, 74, 62)) -> None:
    with b.on("floor.rug"):
        b.box(0, 0, 0, w, 0.012, d, mat(tint(colour, 0.8), 0.6), mat(colour, 0.6))
        b.box(0, 0.01, 0, w - 0.2, 0.006, d - 0.2, mat(tint(colour, 1.25), 0.3))
        b.box(0, 0.014, 0, w - 0.3, 0.006, d - 0.3, mat(tint(colour, 0.95), 0.3))


def plant(b: Builder, h: float = 1.1, pot: Colour = (168, 98, 66)) -> None:
    with b.thing("plant"):
        b.lathe(0, 0, 0, [(0.11, 0), (0.15, 0.26), (0.165, 0.27), (0.16, 0.3)], mat(pot), 12)
        b.cylinder(0, 0.27, 0, 0.145, 0.01, mat((70, 52, 40), 0.4), 10)
    with b.on("leaf"):
        for k in range(11):
            a = k * 2.4 + b.dice.uniform(-0.3, 0.3)
            out, up = b.dice.uniform(0.16, 0.34), h * b.dice.uniform(0.55, 1.0)
            s, c = math.sin(a), math.cos(a)
            green = mat(tint((82, 116, 70), b.dice.uniform(0.8, 1.15)), 0.8)
            mid, tip = (
                (s * out * 0.5, 0.28 + up * 0.55, c * out * 0.5),
                (s * out * 1.3, 0.2 + up, c * out * 1.3),
            )
            wide = 0.055
            b.quad((0, 0.28, 0), (mid[0] + c * wide, mid[1], mid[2] - s * wide), tip,
                   (mid[0] - c * wide, mid[1], mid[2] + s * wide), green)  # fmt: skip


def picture(b: Builder, y: float, w: float = 0.5, h: float = 0.6) -> None:
    """A framed picture against a wall behind the origin."""
    wood = tint(DARK_WOOD, b.dice.uniform(0.8, 1.6))
    b.box(0, y, 0.015, w, h, 0.03, mat(wood))
    paper = tint((214, 204, 182), b.dice.uniform(0.85, 1.05))
    b.box(0, y + 0.04, 0.031, w - 0.08, h - 0.08, 0.006, mat(paper, 0.6))
    tone = mat(tint(b.dice.choice(BOOKS), 1.1), 0.3)
    b.box(0, y + 0.09, 0.034, w - 0.2, h * 0.32, 0.008, tone)
    b.box(w * 0.1, y + 0.09, 0.036, w * 0.25, h * 0.55, 0.008, mat(tint(paper, 0.75), 0.3))


def clock(b: Builder, y: float, radius: float = 0.16) -> None:
    """A round clock on the wall behind the origin."""
    ring = [
        (radius * math.cos(k * math.pi / 12), y + radius * math.sin(k * math.pi / 12))
        for k in range(24)
    ]
    with b.at(0, 0, 0.02):
        b.prism(ring, 0.04, mat((52, 48, 46)))
    face = [
        (
            (radius - 0.02) * math.cos(k * math.pi / 12),
            y + (radius - 0.02) * math.sin(k * math.pi / 12),
        )
        for k in range(24)
    ]
    with b.at(0, 0, 0.042):
        b.prism(face, 0.006, mat((244, 240, 228)))
        b.box(0, y, 0.006, 0.014, radius * 0.62, 0.006, mat((30, 30, 34)))
        b.box(radius * 0.2, y - 0.006, 0.006, radius * 0.44, 0.014, 0.006, mat((30, 30, 34)))


def kettle(b: Builder, colour: Colour = (170, 70, 56)) -> None:
    with b.thing("kettle"):
        b.lathe(
            0,
            0,
            0,
            [
                (0.09, 0),
                (0.11, 0.03),
                (0.1, 0.11),
                (0.05, 0.16),
                (0.015, 0.17),
                (0.015, 0.19),
                (0, 0.2),
            ],
            mat(colour),
            14,
        )
        b.tube([(0.09, 0.08, 0), (0.14, 0.12, 0), (0.165, 0.16, 0)], 0.016, mat(colour))
        b.tube(
            [(-0.08, 0.13, 0), (-0.07, 0.24, 0), (0.05, 0.24, 0), (0.07, 0.15, 0)],
            0.011,
            mat((40, 36, 34)),
        )


def cups(b: Builder, count: int = 3, span: float = 0.5) -> None:
    for k in range(count):
        with b.thing("cup"):
            x = -span / 2 + span * (k + 0.5) / count
            tone = b.dice.choice(((236, 230, 216), (120, 146, 160), (196, 122, 86)))
            b.lathe(
                x,
                0,
                b.dice.uniform(-0.08, 0.08),
                [(0.028, 0), (0.04, 0.02), (0.042, 0.09), (0.036, 0.09), (0.03, 0.02)],
                mat(tone),
                12,
            )


def bottles(b: Builder, w: float, count: int) -> None:
    """A row of bottles along x."""
    for k in range(count):
        x = -w / 2 + w * (k + 0.5) / count + b.dice.uniform(-0.01, 0.01)
        tone = tint(
            b.dice.choice(
                ((74, 104, 74), (140, 90, 50), (186, 190, 176), (96, 56, 48), (70, 84, 104))
            ),
            b.dice.uniform(0.85, 1.1),
        )
        h = b.dice.uniform(0.22, 0.3)
        b.lathe(
            x,
            0,
            0,
            [(0.036, 0), (0.036, h * 0.55), (0.014, h * 0.72), (0.014, h)],
            mat(tone, 0.7),
            8,
        )


def crate(
    b: Builder, w: float = 0.6, h: float = 0.45, d: float = 0.45, colour: Colour = (172, 134, 90)
) -> None:
    with b.thing("crate"):
        b.box(0, 0, 0, w, h, d, mat(colour))
        for y in (0.02, h - 0.1):
            b.box(0, y, 0, w + 0.03, 0.08, d + 0.03, mat(tint(colour, 0.86), 0.8))
        for x in (-w / 2 + 0.04, w / 2 - 0.04):
            b.box(x, 0, 0, 0.08, h, d + 0.034, mat(tint(colour, 0.92), 0.7))


def barrel(b: Builder, colour: Colour = (120, 82, 54)) -> None:
    with b.thing("barrel"):
        b.lathe(
            0,
            0,
            0,
            [(0.24, 0), (0.29, 0.25), (0.3, 0.42), (0.29, 0.6), (0.24, 0.85)],
            mat(colour),
            16,
        )
        b.cylinder(0, 0.82, 0, 0.235, 0.02, mat(tint(colour, 1.15)), 16)
        for y, r in ((0.14, 0.272), (0.68, 0.276)):
            b.lathe(0, y, 0, [(r, 0), (r + 0.008, 0.06)], mat((64, 60, 58)), 16)


def bench(b: Builder, w: float = 1.6, colour: Colour = (132, 92, 62), back: bool = True) -> None:
    with b.thing("bench"):
        for k in range(3):
            b.box(0, 0.42, -0.14 + k * 0.15, w, 0.035, 0.13, mat(colour))
        if back:
            for k in range(2):
                b.box(0, 0.58 + k * 0.16, -0.24, w, 0.12, 0.03, mat(colour))
        for x in (-w / 2 + 0.15, w / 2 - 0.15):
            b.box(x, 0, 0.12, 0.05, 0.42, 0.05, mat((58, 58, 60)))
            b.box(x, 0, -0.22, 0.05, 0.85 if back else 0.42, 0.05, mat((58, 58, 60)))
    for x in (-w / 4, w / 4):
        b.mark("sit", x, 0.02)


def computer(b: Builder) -> None:
    """A screen and keys on a desk at the origin; the user sits at +z."""
    with b.thing("computer"):
        b.box(0, 0, -0.12, 0.24, 0.015, 0.16, mat((60, 62, 66)))
        b.box(0, 0.01, -0.14, 0.04, 0.14, 0.03, mat((60, 62, 66)))
        b.box(0, 0.13, -0.12, 0.56, 0.35, 0.03, mat((52, 54, 58)))
        b.box(0, 0.15, -0.102, 0.52, 0.31, 0.004, glow((150, 186, 198)))
        b.box(-0.06, 0.3, -0.1, 0.3, 0.012, 0.004, glow((220, 236, 236), 0.2))
        b.box(-0.04, 0.25, -0.1, 0.34, 0.012, 0.004, glow((220, 236, 236), 0.2))
        b.box(0, 0, 0.12, 0.42, 0.018, 0.14, mat((86, 88, 92)), mat((120, 122, 124)))
    b.lamp(0, 0.3, 0.05, (0.5, 0.7, 0.8), 1.1, "screen")
