"""Outdoor parts of the kit: cars, trees, posts, fences, boats, hills, fronts of houses."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint

GREENS: tuple[Colour, ...] = ((104, 130, 78), (88, 118, 80), (124, 140, 84), (96, 122, 92))


def car_body(b: Builder, colour: Colour = (150, 66, 54), lamps: bool = False) -> None:
    """A saloon car, nose towards local +z."""
    with b.thing("car"), b.at(0, 0, 0, -math.pi / 2):
        low = [
            (-2.1, 0.30), (2.1, 0.30), (2.15, 0.62), (1.95, 0.80), (0.95, 0.90),
            (-1.45, 0.92), (-2.1, 0.84),
        ]  # fmt: skip
        cabin = [(-1.45, 0.90), (0.98, 0.90), (0.30, 1.42), (-0.85, 1.44)]
        glass = [(-1.22, 0.93), (0.74, 0.93), (0.23, 1.36), (-0.80, 1.38)]
        b.prism(low, 1.7, mat(colour), mat(tint(colour, 1.06)))
        b.prism(cabin, 1.46, mat(tint(colour, 0.98)), mat((92, 108, 118)))
        for z in (-0.735, 0.735):
            with b.at(0, 0, z):
                b.prism(glass, 0.02, mat((104, 122, 132), 0.7))
                b.box(-0.25, 0.93, 0, 0.06, 0.44, 0.03, mat(colour))
        b.box(-0.28, 1.425, 0, 1.1, 0.03, 1.44, mat(tint(colour, 1.1)))
        for x in (-1.3, 1.32):
            for z in (-0.76, 0.76):
                with b.at(x, 0.33, z):
                    for r, d, tone in ((0.33, 0.22, (48, 48, 52)), (0.19, 0.235, (168, 170, 170))):
                        b.prism(
                            [
                                (r * math.cos(a * math.pi / 9), r * math.sin(a * math.pi / 9))
                                for a in range(18)
                            ],
                            d,
                            mat(tone),
                        )
        for z in (-0.58, 0.58):
            b.box(
                2.12,
                0.58,
                z,
                0.06,
                0.15,
                0.3,
                glow((250, 238, 200)) if lamps else mat((226, 224, 210)),
            )
            b.box(-2.1, 0.62, z, 0.04, 0.13, 0.3, mat((170, 50, 44)))
        b.box(2.14, 0.38, 0, 0.08, 0.14, 1.5, mat((90, 92, 94)))
        b.box(-2.1, 0.38, 0, 0.08, 0.14, 1.5, mat((90, 92, 94)))
    if lamps:
        for x in (-0.58, 0.58):
            b.lamp(x, 0.65, 2.3, (1.0, 0.93, 0.75), 5.0, "street")


def tree(b: Builder, h: float = 5.0, green: Colour | None = None, bare: bool = False) -> None:
    colour = green or b.dice.choice(GREENS)
    bark = mat((104, 84, 66))
    with b.thing("tree"):
        lean = b.dice.uniform(-0.2, 0.2)
        b.tube(
            [(0, -0.1, 0), (lean * 0.3, h * 0.25, 0), (lean, h * 0.55, 0.05)],
            0.055 * h * 0.5,
            bark,
            8,
        )
        for k in range(5):
            a = k * 2.4 + b.dice.random()
            r = h * 0.18
            b.tube(
                [
                    (lean * 0.6, h * 0.38, 0),
                    (lean + math.sin(a) * r, h * 0.58, math.cos(a) * r),
                    (lean + math.sin(a) * r * 1.6, h * 0.78, math.cos(a) * r * 1.6),
                ],
                0.014 * h, bark, 5,
            )  # fmt: skip
    if bare:
        return
    with b.thing("crown"):
        for k in range(7):
            a = k * 2.4
            r = h * 0.19 * (0.4 + 0.6 * b.dice.random())
            tone = mat(tint(colour, b.dice.uniform(0.88, 1.12)), 0.75)
            b.blob(
                lean + math.sin(a) * r, h * b.dice.uniform(0.62, 0.85), math.cos(a) * r,
                h * 0.18, h * 0.14, h * 0.18, tone, 0.11, 7,
            )  # fmt: skip


def pine(b: Builder, h: float = 6.0, green: Colour = (70, 100, 80)) -> None:
    with b.thing("pine"):
        b.cylinder(0, -0.1, 0, 0.03 * h * 0.6, h * 0.4, mat((100, 76, 60)), 7)
        for k in range(4):
            y, r = h * (0.22 + 0.19 * k), h * (0.2 - 0.04 * k)
            tone = mat(tint(green, 0.92 + 0.06 * k), 0.8)
            b.lathe(
                0,
                y,
                0,
                [(r * 0.25, 0.02 * h), (r, 0), (r * 0.5, h * 0.13), (0.0, h * 0.27)],
                tone,
                10,
                smooth=False,
            )


def trunk(b: Builder, r: float = 0.22, h: float = 7.0) -> None:
    """A tall forest trunk that leaves the picture above."""
    with b.thing("tree"):
        lean = b.dice.uniform(-0.3, 0.3)
        tone = mat(tint((110, 90, 72), b.dice.uniform(0.8, 1.15)))
        b.lathe(0, -0.1, 0, [(r * 1.7, 0), (r * 1.1, 0.35), (r, 1.0)], tone, 9)
        b.tube([(0, 0.9, 0), (lean * 0.5, h * 0.5, 0), (lean, h, 0)], r, tone, 9)
        for _ in range(3):
            a, y = b.dice.uniform(0, 6.28), h * b.dice.uniform(0.4, 0.8)
            b.tube(
                [
                    (lean * 0.4, y, 0),
                    (math.sin(a) * 1.0, y + 0.7, math.cos(a)),
                    (math.sin(a) * 1.8, y + 0.8, math.cos(a) * 1.8),
                ],
                r * 0.3,
                tone,
                5,
            )


def bush(b: Builder, size: float = 0.7) -> None:
    colour = b.dice.choice(GREENS)
    with b.thing("bush"):
        for k in range(3):
            x = (k - 1) * size * 0.55
            b.blob(
                x,
                size * 0.4,
                b.dice.uniform(-0.1, 0.1),
                size * 0.5,
                size * 0.5,
                size * 0.45,
                mat(tint(colour, b.dice.uniform(0.88, 1.1)), 0.75),
                0.11,
                6,
            )


def rock(b: Builder, size: float = 0.6, colour: Colour = (140, 134, 124)) -> None:
    with b.thing("rock"):
        b.blob(
            0,
            size * 0.3,
            0,
            size,
            size * 0.62,
            size * 0.8,
            mat(tint(colour, b.dice.uniform(0.85, 1.1))),
            0.22,
            5,
        )


def grass(b: Builder, w: float, d: float, count: int, colour: Colour = (126, 140, 84)) -> None:
    """Tufts scattered over a rectangle: soft strokes, lit like the ground they grow from."""
    with b.on("ground.grass"):
        for _ in range(count * 2):
            x, z = b.dice.uniform(-w / 2, w / 2), b.dice.uniform(-d / 2, d / 2)
            tone = mat(tint(colour, b.dice.choice((0.84, 0.92, 1.08, 1.16))), 0.12)
            points: list[tuple[float, float, float]] = []
            faces: list[tuple[int, int, int]] = []
            for k in range(4):
                lean, h = b.dice.uniform(-0.12, 0.12), b.dice.uniform(0.07, 0.22)
                u, n = x + 0.035 * k, len(points)
                points += [(u, 0, z), (u + 0.03, 0, z), (u + lean, h, z)]
                faces += [(n, n + 1, n + 2), (n, n + 2, n + 1)]
            b.shape(np.array(points), np.array(faces), tone, up=True)


def lamp_post(b: Builder, h: float = 3.6, reach: float = 8.0) -> None:
    with b.thing("lamp"):
        iron = mat((58, 64, 66))
        b.cylinder(0, 0, 0, 0.12, 0.3, iron, 10)
        b.cylinder(0, 0.3, 0, 0.05, h - 0.6, iron, 8)
        b.tube([(0, h - 0.35, 0), (0, h, 0), (0, h + 0.12, 0.2), (0, h + 0.1, 0.5)], 0.03, iron)
        b.lathe(0, h - 0.14, 0.55, [(0.2, 0), (0.16, 0.12), (0.05, 0.22)], iron, 12)
        b.lathe(
            0, h - 0.2, 0.55, [(0.0, 0), (0.11, 0.03), (0.13, 0.08)], glow((255, 228, 168)), 12
        )
    b.lamp(0, h - 0.2, 0.55, (1.0, 0.78, 0.46), reach, "street")


def fence(b: Builder, w: float, h: float = 1.1, colour: Colour = (168, 150, 124)) -> None:
    with b.thing("fence"):
        count = max(2, int(w / 1.6))
        for k in range(count + 1):
            b.box(-w / 2 + w * k / count, 0, 0, 0.09, h, 0.09, mat(tint(colour, 0.9)))
        for y in (0.35, 0.8):
            b.box(0, h * y, 0, w, 0.09, 0.04, mat(colour))


def railing(b: Builder, w: float, h: float = 1.05, colour: Colour = (74, 80, 84)) -> None:
    with b.thing("rail"):
        tone = mat(colour)
        b.box(0, h - 0.05, 0, w, 0.05, 0.06, tone)
        b.box(0, 0.12, 0, w, 0.03, 0.03, tone)
        for k in range(int(w / 0.16) + 1):
            x = -w / 2 + 0.16 * k
            thick = 0.05 if k % 10 == 0 else 0.018
            b.box(x, 0, 0, thick, h - 0.04, thick, tone)


def hills(
    b: Builder,
    distance: float,
    height: float,
    colour: Colour,
    name: str = "far",
    span: float = 500,
) -> None:
    """A ridge across the horizon, seen from around the origin, all the way round."""
    with b.on(f"{name}.{int(distance)}"):
        steps = 72
        tops = []
        a, c = b.dice.uniform(0, 6), b.dice.uniform(0, 6)
        for k in range(steps):
            t = 2 * math.pi * k / steps
            wave = (
                0.55
                + 0.25 * math.sin(3 * t + a)
                + 0.15 * math.sin(7 * t + c)
                + 0.08 * math.sin(17 * t + a)
            )
            tops.append(height * max(0.12, wave))
        tone = mat(colour, 0.8)
        for k in range(steps):
            j = (k + 1) % steps
            t, u = 2 * math.pi * k / steps, 2 * math.pi * (k + 1) / steps
            p, q = (
                (math.sin(t) * distance, math.cos(t) * distance),
                (math.sin(u) * distance, math.cos(u) * distance),
            )
            b.quad(
                (q[0], -40, q[1]),
                (p[0], -40, p[1]),
                (p[0], tops[k], p[1]),
                (q[0], tops[j], q[1]),
                tone,
            )


def skyline(
    b: Builder, distance: float, night: bool, low: float = 8, high: float = 42, base: float = -20
) -> None:
    """Blocks of a city all round, some windows lit at night."""
    with b.on(f"far.city{int(distance)}"):
        t = 0.0
        while t < 2 * math.pi - 0.02:
            wide = b.dice.uniform(0.05, 0.13)
            top = b.dice.uniform(low, high) * (0.45 + 0.55 * b.dice.random())
            tone = tint((132, 138, 148), b.dice.uniform(0.85, 1.1))
            with b.at(math.sin(t) * distance, 0, math.cos(t) * distance, t + math.pi):
                w = wide * distance
                b.box(0, base, 0, w, top - base, w * 0.4, mat(tone, 0.8))
                step = w / 6
                for i in range(5):
                    y = top - 2.6
                    while y > max(base, -12.0):
                        if b.dice.random() < (0.4 if night else 0.7):
                            x = -w / 2 + step * (i + 1)
                            pane = (
                                glow(
                                    b.dice.choice(
                                        ((250, 208, 130), (236, 190, 120), (206, 214, 206))
                                    ),
                                    0.1,
                                )
                                if night
                                else mat(tint(tone, 0.82), 0.15)
                            )
                            b.quad(
                                (x - step * 0.3, y, w * 0.2 + 0.1),
                                (x + step * 0.3, y, w * 0.2 + 0.1),
                                (x + step * 0.3, y + 1.5, w * 0.2 + 0.1),
                                (x - step * 0.3, y + 1.5, w * 0.2 + 0.1),
                                pane,
                            )
                        y -= 3.4
            t += wide * b.dice.uniform(0.95, 1.5)


def ground(
    b: Builder,
    colour: Colour,
    size: float = 240.0,
    y: float = 0.0,
    name: str = "ground",
    ink: float = 0.3,
) -> None:
    with b.on(name):
        s = size
        b.quad((-s, y, s), (s, y, s), (s, y, -s), (-s, y, -s), mat(colour, ink))


def house(
    b: Builder, w: float, h: float, depth: float, paint: Colour, night: bool,
    roof: Colour = (140, 84, 66), floors: int = 2, shop: bool = False, flat: bool = False,
) -> None:  # fmt: skip
    """A house whose front is at local z = 0, facing +z."""
    dark = mat((58, 70, 82), 0.7)
    with b.thing("wild:house"):
        b.box(0, 0, -depth / 2, w, h, depth, mat(paint))
        b.box(0, 0, 0.02, w + 0.04, 0.4, 0.06, mat(tint(paint, 0.75), 0.7))
        storey = h / floors
        columns = max(2, int(w / 2.0))
        for level in range(floors):
            for k in range(columns):
                x = -w / 2 + w * (k + 0.5) / columns
                y = level * storey + storey * 0.38
                if level == 0 and (shop or k == columns // 2):
                    continue
                lit = night and b.dice.random() < 0.45
                _front_window(b, x, y, glow((246, 200, 120)) if lit else dark, paint)
                if lit and level == 0:
                    b.lamp(x, y + 0.5, 0.5, (1.0, 0.75, 0.42), 3.0, "screen")
        if shop:
            b.box(0, 0.5, 0.03, w * 0.8, storey * 0.58, 0.06, mat(tint(paint, 0.6)))
            b.box(
                -w * 0.12,
                0.6,
                0.06,
                w * 0.5,
                storey * 0.5,
                0.03,
                glow((248, 210, 140)) if night else mat((136, 156, 160)),
            )
            b.box(w * 0.28, 0.05, 0.06, 0.85, storey * 0.68, 0.04, mat(tint(roof, 0.8)))
            b.box(0, storey * 0.8, 0.08, w * 0.84, 0.4, 0.1, mat(tint(roof, 1.1)))
            for k in range(5):
                b.box(
                    -w * 0.2 + 0.34 * k,
                    storey * 0.8 + 0.12,
                    0.135,
                    0.2,
                    0.16,
                    0.01,
                    mat((240, 226, 190), 0.3),
                )
            if night:
                b.lamp(-w * 0.1, 1.6, 0.8, (1.0, 0.78, 0.46), 4.5, "screen")
        else:
            x = -w / 2 + w * (columns // 2 + 0.5) / columns
            b.box(x, 0.0, 0.03, 1.15, 2.25, 0.06, mat(tint(paint, 0.7)))
            b.box(x, 0.1, 0.06, 0.92, 2.05, 0.05, mat(tint(roof, 0.85)))
            b.box(x + 0.32, 1.05, 0.1, 0.05, 0.05, 0.05, mat((206, 176, 96)))
            b.box(x, 0, 0.25, 1.4, 0.14, 0.5, mat((170, 164, 154)))
        if flat:
            b.box(0, h, -depth / 2, w + 0.2, 0.35, depth + 0.2, mat(tint(paint, 0.85)))
        else:
            rise = w * 0.28
            with b.at(0, h, -depth / 2):
                b.prism(
                    [(-w / 2 - 0.25, 0), (w / 2 + 0.25, 0), (0, rise)],
                    depth + 0.5,
                    mat(tint(paint, 0.95)),
                    mat(roof),
                )
            b.box(
                w * 0.25, h + rise * 0.3, -depth * 0.4, 0.5, rise * 0.9, 0.5, mat(tint(roof, 0.85))
            )


def _front_window(b: Builder, x: float, y: float, pane: object, paint: Colour) -> None:
    frame = mat(tint(paint, 1.18), 0.7)
    b.box(x, y - 0.06, 0.03, 1.0, 1.32, 0.06, frame)
    b.box(x, y, 0.05, 0.84, 1.18, 0.03, pane)  # type: ignore[arg-type]
    b.box(x, y, 0.07, 0.05, 1.18, 0.02, frame)
    b.box(x, y + 0.62, 0.07, 0.84, 0.05, 0.02, frame)
    b.box(x, y - 0.14, 0.1, 1.15, 0.08, 0.2, frame)


def boat(
    b: Builder, length: float = 5.0, colour: Colour = (72, 104, 122), cabin: bool = True
) -> None:
    """A small fishing boat, bow towards local +z, its waterline at y = 0."""
    with b.thing("boat"):
        ribs = []
        for k in range(9):
            t = k / 8
            half = 0.95 * math.sin(math.pi * (0.28 + 0.72 * (1 - t))) ** 0.7 if t < 1 else 0.02
            z = -length / 2 + length * t
            ribs.append((half, 0.75 + 0.45 * t**2, z))
        hull, rim = mat(colour), mat(tint(colour, 1.4))
        for (a, ya, za), (c, yc, zc) in pairwise(ribs):
            for s in (-1, 1):
                p, q = (s * a, ya, za), (s * c, yc, zc)
                low_p, low_q = (s * a * 0.55, -0.35, za), (s * c * 0.4, -0.35, zc)
                inner_p, inner_q = (s * a * 0.86, ya, za), (s * c * 0.86, yc, zc)
                deck_p, deck_q = (s * a * 0.8, 0.35, za), (s * c * 0.8, 0.35, zc)
                order = (low_p, low_q, q, p) if s > 0 else (low_q, low_p, p, q)
                b.quad(*(order if s < 0 else (low_q, low_p, p, q)), hull)
                rims = (p, inner_p, inner_q, q) if s > 0 else (q, inner_q, inner_p, p)
                b.quad(*rims[::-1], rim)
                sides = (inner_p, deck_p, deck_q, inner_q)
                b.quad(*(sides[::-1] if s > 0 else sides), mat(tint(colour, 0.8)))
            b.quad(
                (-a * 0.8, 0.35, za),
                (a * 0.8, 0.35, za),
                (c * 0.8, 0.35, zc),
                (-c * 0.8, 0.35, zc),
                mat((176, 146, 108)),
            )
            b.quad(
                (-c * 0.8, 0.35, zc),
                (c * 0.8, 0.35, zc),
                (a * 0.8, 0.35, za),
                (-a * 0.8, 0.35, za),
                mat((176, 146, 108)),
            )
        a, ya, za = ribs[0]
        b.quad((-a, ya, za), (a, ya, za), (a * 0.55, -0.35, za), (-a * 0.55, -0.35, za), hull)
    if cabin:
        with b.thing("cabin"):
            b.box(0, 0.35, length * 0.12, 1.2, 1.6, 1.3, mat((226, 218, 200)), taper=0.95)
            b.box(0, 1.95, length * 0.12, 1.4, 0.1, 1.5, mat((168, 70, 54)))
            for x in (-0.61, 0.61):
                b.box(x, 1.25, length * 0.12, 0.04, 0.45, 0.8, mat((84, 104, 116)))
            b.box(0, 1.25, length * 0.12 + 0.65, 0.9, 0.45, 0.04, mat((84, 104, 116)))
            b.box(0, 1.25, length * 0.12 - 0.65, 0.9, 0.45, 0.04, mat((84, 104, 116)))
            b.tube([(0, 2.0, 0.1), (0, 4.2, 0.0)], 0.04, mat(f.DARK_WOOD))
            b.tube([(0, 3.9, 0), (0, 1.4, -length * 0.45)], 0.012, mat((80, 76, 70)), 4)
