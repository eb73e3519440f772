"""Where people eat and drink: cafes, bars, noodle shops."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import doorway, room, wall, window


def cafe(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 7.0, 5.8, 3.0)
    paint: Colour = b.dice.choice(((206, 176, 138), (164, 182, 172), (196, 160, 140)))
    wood: Colour = (122, 82, 54)
    room(b, shell, paint, (150, 108, 74), "boards", dado=tint(wood, 1.15))
    window(b, shell, "w", 0.5, 2.4, 1.8, 0.75, tint(wood, 0.9), bars=3)
    window(b, shell, "n", 2.1, 1.8, 1.6, 0.8, tint(wood, 0.9), bars=2)
    doorway(b, shell, "e", 1.6, wood, glass=True)
    with wall(b, shell, "n"):
        b.box(-1.4, 1.55, 0.03, 2.2, 0.95, 0.04, mat((54, 62, 60)))
        for k in range(8):
            b.box(
                -2.0 + (k % 2) * 1.0,
                2.25 - 0.18 * (k // 2),
                0.053,
                b.dice.uniform(0.4, 0.75),
                0.03,
                0.004,
                mat((214, 206, 182), 0.1),
            )
        b.box(-1.4, 1.25, 0.12, 2.4, 0.03, 0.24, mat(wood))
        with b.at(-1.4, 1.28, 0.12):
            f.cups(b, 9, 2.2)
    with b.at(-1.4, 0, -1.6):
        f.counter(b, 2.8, 1.05, 0.6, wood)
        with b.thing("machine"), b.at(-0.7, 1.05, -0.02):
            b.box(0, 0, 0, 0.6, 0.38, 0.4, mat(f.STEEL), mat((200, 204, 204)))
            b.box(0, 0.06, 0.21, 0.5, 0.12, 0.02, mat((60, 62, 64)))
            for x in (-0.12, 0.12):
                b.cylinder(x, 0.14, 0.24, 0.03, 0.05, mat((50, 50, 52)), 8)
        with b.at(0.5, 1.05, 0.05):
            f.cups(b, 3, 0.5)
    for k, (x, z) in enumerate(((0.2, 0.5), (2.2, -0.9), (-2.2, 1.1), (2.2, 1.6))):
        with b.at(x, 0, z, b.dice.uniform(-0.2, 0.2)):
            f.round_table(b, 0.38, 0.74, tint(wood, 1.3))
            for side in (-1, 1):
                with b.at(side * 0.72, 0, 0, -side * math.pi / 2):
                    f.chair(b, wood, sit=k < 3)
            with b.at(0, 0.74, 0):
                f.cups(b, 2, 0.34)
    for x, z in ((0.2, 0.5), (2.2, -0.9), (-1.4, -1.5)):
        f.hang(b, shell.h, x, z, 3.6)
    with b.at(3.1, 0, -2.4):
        f.plant(b, 1.5)
    b.mark("stand", -0.9, 1.8, 0.5)
    b.mark("stand", 1.1, 1.6, -0.6)
    return b.finish(shell.bounds, (0.2, 0.0, 0.4), math.pi)


def bar(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.4, 5.2, 2.9)
    wood: Colour = (92, 58, 42)
    paint: Colour = b.dice.choice(((112, 66, 60), (70, 88, 84), (84, 74, 96)))
    room(b, shell, paint, (110, 78, 56), "boards", dado=wood, ceiling=(120, 104, 90))
    doorway(b, shell, "e", 1.4, wood, glass=True)
    window(b, shell, "w", 1.0, 1.3, 1.2, 1.1, wood)
    with wall(b, shell, "n"):
        b.box(-0.3, 1.1, 0.015, 3.8, 1.3, 0.03, mat(tint(paint, 1.3)))
        for y in (1.2, 1.65, 2.1):
            b.box(-0.3, y, 0.12, 3.8, 0.03, 0.22, mat(wood))
            with b.at(-0.3, y + 0.03, 0.13):
                f.bottles(b, 3.5, 20)
        b.box(2.2, 1.5, 0.03, 0.8, 0.5, 0.05, mat((40, 40, 44)))
        b.tube(
            [
                (1.9, 1.6, 0.08),
                (2.0, 1.9, 0.08),
                (2.2, 1.65, 0.08),
                (2.4, 1.9, 0.08),
                (2.5, 1.6, 0.08),
            ],
            0.018,
            glow((255, 130, 120)),
        )
        b.lamp(2.2, 1.75, 0.3, (1.0, 0.35, 0.35), 2.2, "screen")
    with b.at(-0.3, 0, -1.35):
        f.counter(b, 4.0, 1.1, 0.6, wood)
        with b.at(0.6, 1.1, 0.05):
            f.bottles(b, 0.3, 2)
        for x in (-1.4, -0.5, 0.4, 1.3):
            with b.at(x, 0, 0.72, math.pi):
                f.stool(b, 0.74, wood)
    for x in (-1.5, 0.0, 1.2):
        f.hang(b, shell.h, x, -1.1, 3.2)
    with b.at(2.2, 0, 1.0):
        f.round_table(b, 0.36, 0.74, wood)
        for side in (-1, 1):
            with b.at(0, 0, side * 0.7, math.pi if side > 0 else 0):
                f.chair(b, wood)
    f.hang(b, shell.h, 2.2, 1.0, 3.0)
    b.mark("stand", -1.0, 0.4, 0.7)
    b.mark("stand", 0.7, 0.5, -0.8)
    return b.finish(shell.bounds, (-0.2, 0.0, -0.5), math.pi)


def noodle_shop(b: Builder, spec: SetSpec) -> SetModel:
    """A small noodle shop that keeps late hours: open kitchen, steam, red paper."""
    shell = shell_of(spec, 5.6, 5.0, 2.8)
    wood: Colour = (146, 92, 56)
    room(b, shell, (214, 192, 150), (150, 132, 112), "tiles", dado=(112, 148, 132))
    window(b, shell, "w", 0.6, 1.6, 1.2, 1.0, wood, bars=3)
    doorway(b, shell, "e", 1.4, wood, glass=True, double=True)
    with wall(b, shell, "n"):
        b.box(0.1, 0.95, 0.015, 4.6, 0.8, 0.03, mat((222, 222, 210)))
        b.box(0.1, 1.9, 0.1, 4.0, 0.03, 0.22, mat(wood))
        with b.at(-0.9, 1.93, 0.1):
            f.bottles(b, 1.6, 9)
        for k in range(4):
            with b.at(0.5 + 0.4 * k, 1.93, 0.12), b.thing("bowl"):
                for n in range(3):
                    b.lathe(
                        0,
                        0.05 * n,
                        0,
                        [(0.05, 0), (0.1, 0.06), (0.11, 0.08)],
                        mat((226, 224, 214)),
                        12,
                    )
        for k in range(6):
            b.box(-1.9 + 0.3 * k, 2.25, 0.02, 0.17, 0.42, 0.012, mat((196, 62, 48)))
            for n in range(3):
                b.box(
                    -1.9 + 0.3 * k,
                    2.34 + 0.1 * n,
                    0.028,
                    0.07,
                    0.06,
                    0.004,
                    mat((58, 30, 26), 0.2),
                )
    with b.at(0.0, 0, -1.15):
        f.counter(b, 3.4, 1.0, 0.62, wood)
        for x in (-0.9, -0.2):
            with b.at(x, 1.0, -0.08):
                pot(b)
        with b.at(0.9, 1.0, 0.1):
            f.cups(b, 3, 0.4)
            with b.thing("jar"):
                b.cylinder(0.4, 0, 0, 0.05, 0.12, mat((196, 62, 48)), 10)
                for k in range(6):
                    b.tube(
                        [(0.4, 0.05, 0), (0.37 + 0.012 * k, 0.26, 0.01 * (k % 3))],
                        0.005,
                        mat((210, 170, 110)),
                        4,
                    )
    for x, z in ((-1.0, 0.75), (1.2, 0.75)):
        with b.at(x, 0, z):
            f.table(b, 1.0, 0.65, 0.74, tint(wood, 1.15))
            for side in (-1, 1):
                with b.at(side * 0.75, 0, 0, -side * math.pi / 2):
                    f.stool(b, 0.45, wood)
            with b.at(0, 0.74, 0):
                noodle_bowl(b, -0.2)
                noodle_bowl(b, 0.22)
    for x in (-1.3, 0.1, 1.5):
        with b.at(x, 0, -0.85):
            lantern(b, 2.2, 0.17)
    f.hang(b, shell.h, -1.0, 0.75, 3.6)
    f.hang(b, shell.h, 1.2, 0.75, 3.6)
    b.mark("stand", -0.1, 0.3, 0.0)
    b.mark("stand", 0.1, 1.5, math.pi)
    return b.finish(shell.bounds, (-0.2, 0.0, 0.2), math.pi)


def pot(b: Builder) -> None:
    """A stock pot, full."""
    with b.thing("pot"):
        b.cylinder(0, 0, 0, 0.2, 0.28, mat((150, 154, 154)), 16, cap=mat((206, 176, 120)))
        b.lathe(0, 0.26, 0, [(0.205, 0), (0.21, 0.03)], mat((182, 186, 184)), 16)


def noodle_bowl(b: Builder, x: float) -> None:
    with b.thing("bowl"):
        b.lathe(
            x,
            0,
            0,
            [(0.05, 0), (0.06, 0.015), (0.105, 0.075), (0.11, 0.08), (0.1, 0.075)],
            mat((226, 224, 214)),
            14,
        )
        b.cylinder(x, 0.06, 0, 0.094, 0.006, mat((206, 158, 92), 0.6), 14)
        b.tube([(x - 0.1, 0.085, 0.02), (x + 0.14, 0.1, -0.06)], 0.006, mat((120, 70, 46)), 4)


def lantern(b: Builder, y: float, radius: float = 0.2) -> None:
    """A red paper lantern hung with its middle at height y."""
    with b.thing("lantern"):
        r = radius
        b.lathe(
            0,
            y - r * 0.85,
            0,
            [
                (r * 0.5, 0),
                (r * 0.9, r * 0.35),
                (r, r * 0.85),
                (r * 0.9, r * 1.35),
                (r * 0.5, r * 1.7),
            ],
            glow((226, 84, 52), 1.0),
            14,
        )
        for level in (-0.95, 0.85):
            b.cylinder(0, y + r * level, 0, r * 0.5, r * 0.12, mat((200, 160, 80)), 12)
        b.tube([(0, y + r, 0), (0, y + r + 0.3, 0)], 0.006, mat((60, 40, 36)), 4)
        b.tube([(0, y - r, 0), (0, y - r * 1.7, 0)], 0.012, mat((206, 160, 70)), 5)
    b.lamp(0, y, 0, (1.0, 0.52, 0.28), 2.6, "bulb")
