"""Rooms people live in."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import Shell, doorway, room, wall, window

PAINTS: tuple[Colour, ...] = (
    (214, 198, 166), (186, 196, 182), (212, 184, 160), (178, 190, 200), (222, 208, 190),
    (196, 178, 150),
)  # fmt: skip
ACCENTS: tuple[Colour, ...] = (
    (122, 142, 128),
    (166, 116, 92),
    (116, 134, 152),
    (172, 150, 104),
    (150, 122, 130),
)
BOARDS: tuple[Colour, ...] = ((164, 122, 84), (132, 96, 70), (178, 142, 104), (120, 92, 72))


def shell_of(spec: SetSpec, w: float, d: float, h: float = 2.7) -> Shell:
    grey = bool(set(spec.weather) & {"rain", "storm", "fog", "snow"})
    return Shell(w, d, h, spec.time, grey)


def plain_room(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 5.2, 4.6)
    paint, accent = b.dice.choice(PAINTS), b.dice.choice(ACCENTS)
    room(b, shell, paint, b.dice.choice(BOARDS), accent=accent)
    window(b, shell, "w", 0.2, 1.3, 1.35, curtain=tint(accent, 1.25))
    window(b, shell, "n", -1.2, 1.1, 1.3, curtain=tint(accent, 1.2))
    doorway(b, shell, "e", 0.9)
    with wall(b, shell, "n"):
        with b.at(0.55, 0, 0):
            f.picture(b, 1.35, 0.6, 0.7)
        with b.at(1.75, 0, 0.16):
            f.bookshelf(b, 1.1, 2.0)
    f.rug(b, 2.4, 1.8, tint(accent, 0.85))
    with b.at(0, 0, 0):
        f.table(b, 1.3, 0.8)
    with b.at(-1.0, 0, 0.05, math.pi / 2):
        f.chair(b)
    with b.at(1.0, 0, -0.05, -math.pi / 2):
        f.chair(b)
    with b.at(-0.2, 0.75, 0):
        f.cups(b, 2, 0.7)
    with b.at(-2.1, 0, -1.8):
        f.plant(b)
    with b.at(2.1, 0, -1.3):
        f.floor_lamp(b)
    f.hang(b, shell.h, 0.0, 0.0)
    b.mark("stand", -0.7, 1.3, 0.6)
    b.mark("stand", 0.8, 1.3, -0.6)
    b.mark("stand", 0.1, -1.3, 0.0)
    return b.finish(shell.bounds, (0, 0.0, 0.2), math.pi)


def living_room(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.0, 5.0)
    paint, accent = b.dice.choice(PAINTS), b.dice.choice(ACCENTS)
    room(b, shell, paint, b.dice.choice(BOARDS), accent=accent)
    window(b, shell, "w", 0.0, 1.8, 1.5, 0.8, curtain=tint(accent, 1.3), bars=2)
    window(b, shell, "n", 1.7, 1.2, 1.4, curtain=tint(accent, 1.3))
    doorway(b, shell, "e", 1.2)
    with wall(b, shell, "n"):
        for k, x in enumerate((-0.75, 0.05)):
            with b.at(x, 0, 0):
                f.picture(b, 1.4 + 0.08 * k, 0.45, 0.55)
        with b.at(-2.1, 0, 0.16):
            f.bookshelf(b, 1.2, 2.1)
    f.rug(b, 2.8, 2.0, tint(accent, 0.8))
    with b.at(-0.3, 0, -1.25):
        f.sofa(b, tint(b.dice.choice(ACCENTS), 0.95), 2.0)
    with b.at(1.7, 0, 0.2, -math.pi / 2 + 0.3):
        f.armchair(b, tint(paint, 0.72))
    with b.at(-0.2, 0, 0.0):
        f.table(b, 1.0, 0.55, 0.42)
    with b.at(-0.2, 0.42, 0):
        f.cups(b, 2, 0.5)
    with b.at(1.15, 0, -1.8):
        f.floor_lamp(b)
    with b.at(-2.5, 0, 1.7):
        f.plant(b, 1.3)
    with b.at(2.6, 0, -0.9, -math.pi / 2):
        f.cabinet(b, 1.2, 0.75, 0.4)
    with b.at(2.6, 0.75, -0.9):
        f.table_lamp(b)
    f.hang(b, shell.h, -0.2, 0.1)
    b.mark("stand", -1.1, 1.2, 0.7)
    b.mark("stand", 0.6, 1.4, -0.5)
    b.mark("stand", 1.6, -1.5, 0.0)
    return b.finish(shell.bounds, (0, 0.0, 0.0), math.pi)


def bedroom(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 4.8, 4.4)
    paint, accent = b.dice.choice(PAINTS), b.dice.choice(ACCENTS)
    room(b, shell, paint, b.dice.choice(BOARDS), accent=accent)
    window(b, shell, "w", 0.3, 1.4, 1.4, curtain=tint(accent, 1.3))
    doorway(b, shell, "e", 1.0)
    with wall(b, shell, "n"), b.at(0.2, 0, 0):
        f.picture(b, 1.5, 0.8, 0.5)
    with b.at(0.2, 0, -1.05):
        f.bed(b, 1.5, tint(accent, 1.15))
    for x in (-0.9, 1.3):
        with b.at(x, 0, -1.9):
            f.cabinet(b, 0.45, 0.5, 0.4, doors=1)
            with b.at(0, 0.5, 0):
                f.table_lamp(b)
    with wall(b, shell, "e"), b.at(-1.3, 0, 0.3):
        f.cabinet(b, 1.3, 2.1, 0.58, (140, 106, 78))
    with b.at(-1.9, 0, -1.7):
        f.plant(b, 0.9)
    f.rug(b, 2.6, 1.4, tint(accent, 0.9))
    with b.at(-1.7, 0, 1.3, math.pi * 0.75):
        f.chair(b)
    b.mark("stand", -0.9, 0.9, 0.5)
    b.mark("stand", 0.9, 1.3, -0.5)
    b.mark("stand", 0.0, 1.5, math.pi)
    return b.finish(shell.bounds, (0, 0.0, 0.5), math.pi)


def kitchen(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 4.8, 4.2)
    paint = b.dice.choice(((222, 206, 164), (190, 206, 196), (214, 196, 176), (184, 198, 206)))
    units = b.dice.choice(((112, 138, 128), (168, 124, 84), (196, 182, 150), (104, 122, 142)))
    room(b, shell, paint, (186, 158, 130), "tiles", ceiling=(236, 228, 212))
    stone = (206, 200, 190)
    with wall(b, shell, "n"):
        b.box(0.2, 0.9, 0.012, 4.2, 0.55, 0.02, mat((226, 226, 216), 0.5))
        for k in range(14):
            b.box(-1.9 + k * 0.3, 0.9, 0.022, 0.008, 0.55, 0.006, mat((192, 196, 188), 0.1))
        b.box(0.2, 1.17, 0.022, 4.2, 0.008, 0.006, mat((192, 196, 188), 0.1))
        for x, w in ((-1.6, 1.1), (-0.65, 0.8)):
            with b.at(x, 0, 0.3):
                f.cabinet(b, w, 0.9, 0.58, units, 2, stone)
        with b.at(0.15, 0, 0.3):
            _stove(b)
        with b.at(1.05, 0, 0.3):
            f.cabinet(b, 1.2, 0.9, 0.58, units, 2, stone)
        with b.at(2.0, 0, 0.34):
            _fridge(b)
        with b.at(-1.55, 1.5, 0.17):
            f.cabinet(b, 1.2, 0.7, 0.33, units, 3)
        with b.at(1.05, 1.52, 0.13):
            for y in (0.0, 0.33):
                b.box(0, y, 0, 1.1, 0.03, 0.22, mat((140, 104, 70)))
                with b.at(0, y + 0.03, 0):
                    f.bottles(b, 0.95, 8) if y else f.cups(b, 6, 0.95)
        with b.at(0.15, 0.92, 0.2):
            f.kettle(b)
        b.box(-1.0, 0.86, 0.3, 0.5, 0.045, 0.38, mat((176, 182, 184)), mat((136, 144, 148)))
        b.tube(
            [(-1.0, 0.9, 0.08), (-1.0, 1.18, 0.08), (-1.0, 1.2, 0.22), (-1.0, 1.12, 0.26)],
            0.014,
            mat(f.STEEL),
        )
    window(b, shell, "n", -0.55, 0.95, 0.95, 1.25)
    window(b, shell, "w", 0.3, 1.1, 1.2, 1.0, curtain=(206, 120, 84))
    doorway(b, shell, "e", 0.8)
    with b.at(-0.1, 0, 0.35):
        f.table(b, 1.2, 0.8, 0.75, (176, 132, 88))
        with b.at(-0.85, 0, 0, math.pi / 2):
            f.chair(b)
        with b.at(0.85, 0, 0.05, -math.pi / 2):
            f.chair(b)
        with b.at(0.1, 0.75, -0.1):
            f.cups(b, 2, 0.6)
            with b.thing("bowl"):
                b.lathe(
                    -0.3,
                    0,
                    0.1,
                    [(0.05, 0), (0.12, 0.05), (0.13, 0.07), (0.1, 0.05)],
                    mat((214, 206, 188)),
                    14,
                )
                for x, z in ((-0.33, 0.08), (-0.27, 0.12)):
                    b.lathe(
                        x,
                        0.04,
                        z,
                        [(0, 0), (0.035, 0.02), (0.04, 0.045), (0, 0.075)],
                        mat((196, 92, 58)),
                        10,
                    )
    f.hang(b, shell.h, -0.1, 0.35)
    with wall(b, shell, "e"), b.at(-0.9, 0, 0):
        f.clock(b, 1.9)
    b.mark("work", 0.1, -1.15, math.pi)
    b.mark("counter", -0.9, -1.1, math.pi)
    b.mark("stand", -0.8, 1.4, 0.5)
    b.mark("stand", 0.9, 1.4, -0.5)
    b.mark("stand", 1.4, -0.7, -0.6)
    return b.finish(shell.bounds, (0, 0.0, 0.2), math.pi)


def _stove(b: Builder) -> None:
    with b.thing("stove"):
        b.box(0, 0, 0, 0.62, 0.88, 0.58, mat((214, 212, 204)), mat((66, 66, 68)))
        b.box(0, 0.14, 0.293, 0.5, 0.46, 0.012, mat((88, 90, 92)))
        b.box(0, 0.64, 0.31, 0.46, 0.03, 0.03, mat(f.STEEL))
        for x in (-0.2, -0.07, 0.07, 0.2):
            b.box(x, 0.76, 0.3, 0.04, 0.04, 0.03, mat((60, 60, 62)))
        for x in (-0.15, 0.15):
            for z in (-0.13, 0.13):
                b.cylinder(x, 0.88, z, 0.085, 0.02, mat((46, 46, 48)), 12)


def _fridge(b: Builder) -> None:
    with b.thing("fridge"):
        b.box(0, 0, 0, 0.66, 1.78, 0.64, mat((226, 226, 218)))
        b.box(0, 1.16, 0.325, 0.64, 0.58, 0.02, mat((234, 234, 228)))
        b.box(0, 0.05, 0.325, 0.64, 1.07, 0.02, mat((234, 234, 228)))
        for y in (0.7, 1.22):
            b.box(-0.27, y, 0.35, 0.025, 0.34, 0.03, mat(f.STEEL))
        b.box(0.1, 1.35, 0.338, 0.12, 0.15, 0.006, mat((228, 196, 92)))
        b.box(0.02, 0.85, 0.338, 0.16, 0.12, 0.006, mat((150, 176, 190)))
