"""Large rooms: temples, churches, halls, stages."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.interiors.table import lantern
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import doorway, room, wall, window


def _columns(
    b: Builder, xs: tuple[float, ...], zs: tuple[float, ...], h: float, tone: Colour
) -> None:
    for x in xs:
        for z in zs:
            with b.thing("column"):
                b.cylinder(x, 0, z, 0.3, 0.25, mat((160, 154, 144)), 14)
                b.cylinder(x, 0.25, z, 0.2, h - 0.25, mat(tone), 14)


def temple(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 9.0, 9.0, 4.6)
    room(b, shell, (176, 96, 66), (128, 118, 106), "tiles", ceiling=(110, 72, 52))
    doorway(b, shell, "e", 2.4, (150, 54, 42), double=True)
    for z in (-1.6, 1.2):
        window(b, shell, "w", -z, 1.8, 1.8, 1.0, (140, 52, 40), bars=5)
    _columns(b, (-2.6, 2.6), (-2.4, 0.6, 3.4), 4.6, (162, 52, 42))
    with b.at(0, 0, -3.2):
        with b.thing("altar"):
            b.box(0, 0, 0, 3.4, 1.0, 0.9, mat((142, 48, 40)), mat((186, 140, 70)))
            b.box(0, 0.15, 0.46, 3.0, 0.65, 0.02, mat((196, 150, 76), 0.7))
        with b.thing("figure"), b.at(0, 1.0, -0.1):
            gold = mat((206, 164, 82))
            b.lathe(
                0,
                0,
                0,
                [(0.7, 0), (0.75, 0.15), (0.45, 0.5), (0.5, 0.9), (0.42, 1.15), (0.14, 1.3)],
                gold,
                18,
                squash=0.7,
            )
            b.lathe(
                0,
                1.28,
                0,
                [(0.12, 0), (0.2, 0.1), (0.23, 0.26), (0.16, 0.42), (0.06, 0.5), (0, 0.55)],
                gold,
                16,
            )
        for x in (-1.2, 1.2):
            with b.thing("candle"):
                b.cylinder(x, 1.0, 0.1, 0.04, 0.35, mat((190, 52, 42)), 8)
            b.lamp(x, 1.42, 0.1, (1.0, 0.74, 0.4), 3.4, "fire")
        with b.thing("urn"), b.at(0, 0, 1.2):
            b.lathe(
                0, 0, 0, [(0.16, 0), (0.3, 0.3), (0.34, 0.5), (0.3, 0.62)], mat((96, 86, 66)), 16
            )
            for k in range(5):
                b.tube(
                    [(0.05 * (k - 2), 0.5, 0), (0.06 * (k - 2), 0.95, 0.02 * k)],
                    0.007,
                    mat((150, 70, 50)),
                    4,
                )
    for x in (-2.6, 2.6):
        with b.at(x, 0, -0.8):
            lantern(b, 3.2, 0.28)
    b.mark("stand", -0.5, -0.6, 0.4)
    b.mark("stand", 0.6, -0.4, -0.5)
    b.mark("work", 0.0, -1.4, math.pi)
    return b.finish(shell.bounds, (0, 0.0, -0.4), math.pi)


def church(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 9.0, 12.0, 5.6)
    room(b, shell, (206, 198, 180), (150, 142, 130), "tiles", ceiling=(168, 150, 126))
    doorway(b, shell, "e", 4.2, (112, 76, 52), double=True)
    for z in (-3.0, 0.0, 3.0):
        window(b, shell, "w", -z, 1.1, 2.6, 1.6, (120, 108, 96), bars=1)
    for x in (-2.4, 2.4):
        window(b, shell, "n", x, 0.9, 2.6, 1.8, (120, 108, 96), bars=1)
    _columns(b, (-3.0, 3.0), (-3.5, 0.0, 3.5), 5.6, (190, 182, 166))
    with wall(b, shell, "n"):
        b.box(0, 1.9, 0.06, 0.14, 2.2, 0.1, mat((112, 76, 52)))
        b.box(0, 3.2, 0.06, 1.2, 0.14, 0.1, mat((112, 76, 52)))
    with b.thing("altar"), b.at(0, 0, -4.6):
        b.box(0, 0, 0, 4.4, 0.18, 2.0, mat((170, 162, 148)))
        b.box(0, 0.18, 0, 2.0, 0.95, 0.8, mat((236, 230, 216)))
        for x in (-0.7, 0.7):
            b.cylinder(x, 1.13, 0, 0.03, 0.3, mat((240, 234, 214)), 8)
    for x in (-0.7, 0.7):
        b.lamp(x, 1.5, -4.6, (1.0, 0.8, 0.5), 3.5, "fire")
    for row in range(5):
        for x in (-1.7, 1.7):
            with b.at(x, 0, -1.6 + 1.25 * row, math.pi):
                f.bench(b, 2.0, (122, 84, 58))
    for z in (-2.0, 2.0):
        f.hang(b, shell.h, 0, z, 5.0)
    b.mark("stand", -0.35, -2.4, 0.4)
    b.mark("stand", 0.4, -2.2, -0.5)
    return b.finish(shell.bounds, (0, 0.0, -2.2), math.pi)


def hall(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 9.0, 8.0, 4.0)
    room(b, shell, (202, 190, 166), (160, 120, 84), "boards", dado=(140, 110, 84))
    doorway(b, shell, "e", 2.0, double=True)
    for x in (-2.8, 0.0, 2.8):
        window(b, shell, "n", x, 1.3, 2.2, 1.0, curtain=(150, 66, 58))
    for x in (-1.8, 1.8):
        with b.at(x, 0, -1.4):
            f.table(b, 2.0, 0.8)
        for dx in (-0.5, 0.5):
            with b.at(x + dx, 0, -2.1):
                f.chair(b)
    for x in (-2.0, 2.0):
        f.hang(b, shell.h, x, 0.0, 5.5)
    b.mark("stand", -0.6, 0.4, 0.5)
    b.mark("stand", 0.7, 0.4, -0.5)
    return b.finish(shell.bounds, (0, 0.0, 0), math.pi)


def stage(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 10.0, 8.0, 5.0)
    room(b, shell, (92, 70, 66), (150, 112, 78), "boards", ceiling=(70, 60, 58))
    doorway(b, shell, "e", 2.0, (80, 60, 52))
    with wall(b, shell, "n"):
        for k in range(28):
            x = -4.9 + 0.35 * k
            tone = tint((150, 48, 46), 1.0 - 0.14 * (k % 2))
            b.box(x, 0, 0.1 + 0.05 * (k % 2), 0.36, 4.8, 0.1, mat(tone, 0.6))
    for x in (-2.0, 0.4, 2.4):
        with b.at(x, 0, 0.0):
            f.pendant(b, shell.h, 0.5, (50, 50, 54), 6.0)
    with b.at(1.4, 0, -1.0, -0.5):
        f.chair(b)
    b.mark("stand", -0.6, 0.2, 0.3)
    b.mark("stand", 0.6, 0.2, -0.3)
    return b.finish(shell.bounds, (0, 0.0, 0), math.pi)
