"""Where people work with their hands: workshops, warehouses, garages."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.parts import car_body
from workprint.render.sets.shell import Shell, doorway, room, wall, window


def _tools(b: Builder, shell: Shell, along: float) -> None:
    """A board of tools on the back wall."""
    with wall(b, shell, "n"), b.at(along, 0, 0):
        b.box(0, 1.25, 0.015, 2.2, 0.95, 0.03, mat((176, 146, 104)))
        for k in range(9):
            x, long = -0.95 + 0.24 * k, b.dice.uniform(0.3, 0.6)
            b.box(
                x,
                2.05 - long,
                0.045,
                0.035,
                long,
                0.02,
                mat(b.dice.choice(((120, 82, 54), (160, 60, 48), (70, 74, 78)))),
            )
            b.box(x, 2.0 - 0.1 * (k % 2), 0.05, 0.12, 0.07, 0.03, mat(f.STEEL))


def _bench(b: Builder) -> None:
    f.table(b, 2.4, 0.7, 0.88, (150, 116, 80))
    b.mark("work", 0, 0.65, math.pi)
    with b.at(0, 0.88, 0):
        with b.thing("vice"), b.at(-0.8, 0, 0.15):
            b.box(0, 0, 0, 0.16, 0.14, 0.2, mat((84, 100, 110)))
            b.tube([(-0.14, 0.06, 0.16), (0.14, 0.06, 0.16)], 0.012, mat(f.STEEL))
        with b.thing("box"), b.at(0.6, 0, -0.05, 0.2):
            b.box(0, 0, 0, 0.42, 0.2, 0.22, mat((178, 62, 50)))
            b.tube(
                [(-0.12, 0.2, 0), (-0.1, 0.27, 0), (0.1, 0.27, 0), (0.12, 0.2, 0)],
                0.012,
                mat(f.STEEL),
            )
        f.cups(b, 1, 0.1)


def workshop(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.4, 5.4, 3.0)
    room(b, shell, (170, 156, 132), (140, 130, 116), "concrete", ceiling=(150, 136, 116))
    window(b, shell, "w", 0.4, 2.0, 1.3, 1.1, (110, 98, 84), bars=4)
    window(b, shell, "n", 2.0, 1.4, 1.2, 1.1, (110, 98, 84), bars=3)
    doorway(b, shell, "e", 1.4, (112, 92, 72), double=True)
    _tools(b, shell, -0.7)
    with b.at(-0.7, 0, -2.2):
        _bench(b)
    for x, z in ((2.4, -1.6), (2.6, -1.0), (-2.7, -1.0)):
        with b.at(x, 0, z, b.dice.uniform(-0.3, 0.3)):
            f.crate(b) if x > 0 else f.barrel(b)
    with b.at(1.3, 0, 0.2):
        f.table(b, 1.1, 0.8, 0.8, (140, 112, 84))
        with b.at(0, 0.8, 0), b.thing("engine"):
            b.box(0, 0, 0, 0.4, 0.25, 0.3, mat((96, 104, 108)))
            b.lathe(-0.1, 0.25, 0, [(0.09, 0), (0.09, 0.12), (0.04, 0.16)], mat(f.STEEL), 12)
            b.tube([(0.12, 0.2, 0), (0.26, 0.24, 0), (0.3, 0.05, 0.1)], 0.025, mat((166, 96, 60)))
    with b.at(0.3, 0, 0.9, 2.6):
        f.stool(b, 0.5)
    f.hang(b, shell.h, -0.7, -1.7, 4.0)
    f.hang(b, shell.h, 1.3, 0.3, 4.0)
    b.mark("stand", -0.6, 0.6, 0.6)
    b.mark("stand", 0.6, 1.2, -0.7)
    return b.finish(shell.bounds, (-0.1, 0.0, 0.0), math.pi)


def garage(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 7.0, 6.4, 3.1)
    room(b, shell, (166, 164, 156), (132, 132, 130), "concrete", ceiling=(140, 138, 132))
    doorway(b, shell, "e", 2.2, (120, 110, 96))
    window(b, shell, "w", 0.6, 1.8, 1.0, 1.5, (110, 106, 98), bars=3)
    _tools(b, shell, 1.6)
    with b.at(1.6, 0, -2.8):
        _bench(b)
    with b.at(-1.6, 0, -0.6, 0.12):
        car_body(b, b.dice.choice(((150, 66, 54), (76, 108, 128), (190, 176, 140))))
    for k in range(3):
        with b.thing("tyre"), b.at(3.0, 0.22 * k, -1.0):
            b.lathe(
                0,
                0,
                0,
                [(0.2, 0), (0.32, 0.03), (0.34, 0.11), (0.32, 0.19), (0.2, 0.22)],
                mat((52, 52, 56)),
                16,
            )
    f.hang(b, shell.h, 0.6, 0.4, 5.0)
    f.hang(b, shell.h, 1.6, -2.2, 4.0)
    b.mark("stand", 0.2, 0.6, 0.5)
    b.mark("stand", 1.4, 0.8, -0.6)
    return b.finish(shell.bounds, (0.5, 0.0, 0.2), math.pi)


def warehouse(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 12.0, 14.0, 5.0)
    room(b, shell, (150, 146, 136), (128, 126, 122), "concrete", ceiling=(120, 116, 110))
    for z in (-4.0, -1.0, 2.0):
        window(b, shell, "w", -z, 2.2, 1.0, 3.2, (96, 94, 90), bars=4)
    doorway(b, shell, "e", 3.0, (110, 96, 84), double=True)
    steel: Colour = (110, 84, 66)
    for row in range(2):
        with b.at(-2.6 + 5.4 * row, 0, -4.8):
            with b.thing("rack"):
                for x in (-1.8, 0, 1.8):
                    for z in (-0.4, 0.4):
                        b.box(x, 0, z, 0.08, 3.4, 0.08, mat(steel))
                for y in (0.9, 2.0, 3.1):
                    b.box(0, y, 0, 3.7, 0.08, 0.9, mat(tint(steel, 1.2)))
            for y in (0.0, 0.98, 2.08):
                for k in range(4):
                    if b.dice.random() < 0.8:
                        with b.at(-1.35 + 0.9 * k, y, 0):
                            f.crate(
                                b,
                                b.dice.uniform(0.5, 0.8),
                                b.dice.uniform(0.4, 0.75),
                                0.6,
                                tint((172, 134, 90), b.dice.uniform(0.8, 1.1)),
                            )
    for x, z in ((-3.6, -0.6), (-3.2, 0.3), (3.6, -1.2), (4.2, 0.4), (-4.4, 2.6)):
        with b.at(x, 0, z, b.dice.uniform(-0.4, 0.4)):
            f.crate(b, 0.9, 0.8, 0.8)
    with b.at(3.2, 0, 1.0):
        f.barrel(b, (84, 108, 112))
    for x, z in ((-2.0, -3.0), (2.0, -3.0), (0.0, 1.0)):
        with b.at(x, 0, z):
            f.pendant(b, shell.h, 1.2, (80, 86, 88), 6.0)
    b.mark("stand", -0.6, 0.4, 0.4)
    b.mark("stand", 0.7, 0.2, -0.5)
    b.mark("work", -2.2, -3.7, math.pi)
    return b.finish(shell.bounds, (0, 0.0, 0), math.pi)
