"""Rooms of public life: wards, offices, classrooms, interview rooms."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, glow, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import doorway, room, wall, window


def ward(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.0, 5.0, 2.8)
    room(b, shell, (222, 228, 220), (190, 196, 192), "tiles", dado=(164, 196, 190))
    window(b, shell, "w", 0.3, 1.7, 1.4, curtain=(206, 216, 206), bars=2)
    doorway(b, shell, "e", 1.3, (188, 200, 194), glass=True)
    for x in (-1.2, 1.5):
        with b.at(x, 0, -1.3):
            f.bed(b, 0.95, (150, 184, 196), hospital=True)
        with b.at(x + 0.85, 0, -2.2):
            f.cabinet(b, 0.45, 0.8, 0.4, (210, 206, 192), 1)
            with b.at(0, 0.8, 0):
                f.cups(b, 1, 0.2)
        with b.thing("drip"), b.at(x - 0.65, 0, -2.0):
            b.tube([(0, 0, 0), (0, 1.9, 0), (0.12, 1.92, 0)], 0.012, mat(f.STEEL))
            b.box(0.12, 1.55, 0, 0.12, 0.28, 0.04, mat((220, 232, 230)))
            b.cylinder(0, 0, 0, 0.22, 0.03, mat(f.STEEL), 10)
        with wall(b, shell, "n"), b.at(x, 0, 0):
            b.box(0, 1.45, 0.04, 1.2, 0.2, 0.08, mat((206, 206, 198)))
            b.box(0.35, 1.52, 0.085, 0.1, 0.06, 0.01, mat((110, 160, 130)))
    with b.on("cloth.curtain"), b.at(0.15, 0, -1.4):
        for k in range(10):
            z = -1.0 + 0.2 * k
            b.box(
                0.02 * (k % 2),
                0.35,
                z,
                0.03,
                1.75,
                0.2,
                mat(tint((158, 190, 186), 1.0 - 0.07 * (k % 2)), 0.5),
            )
    with b.at(-2.3, 0, -0.3, 0.7):
        f.chair(b, (120, 128, 130), (110, 146, 160))
    with b.at(0, 0, 0.2):
        f.tube_light(b, shell.h, 1.3, 4.4)
    b.mark("stand", -0.4, -0.6, -1.2)
    b.mark("stand", 0.5, 0.8, -0.8)
    b.mark("stand", -1.0, 0.9, 0.4)
    return b.finish(shell.bounds, (-0.5, 0.0, -0.3), math.pi)


def office(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.4, 5.4, 2.8)
    paint = b.dice.choice(((206, 206, 196), (196, 204, 210), (212, 200, 182)))
    room(b, shell, paint, (128, 130, 132), "plain", ceiling=(226, 226, 220))
    window(b, shell, "n", -1.3, 2.2, 1.5, 0.9, (96, 98, 100), bars=3)
    window(b, shell, "w", 0.3, 1.6, 1.5, 0.9, (96, 98, 100), bars=2)
    doorway(b, shell, "e", 1.4, (120, 96, 76), glass=True)
    with wall(b, shell, "n"):
        with b.at(1.6, 0, 0.16):
            f.bookshelf(b, 1.6, 2.0, (120, 96, 76))
        with b.at(0.35, 0, 0):
            f.clock(b, 2.05)
    for x, z, turn in ((-0.6, -0.5, 0.0), (1.9, 0.6, -math.pi / 2)):
        with b.at(x, 0, z, turn):
            f.table(b, 1.5, 0.75, 0.74, (146, 116, 88))
            with b.at(0.25, 0.74, 0.05, math.pi):
                f.computer(b)
            with b.at(-0.45, 0.74, 0.0):
                f.books(b, 0.22, 0.24)
                b.box(0.2, 0, 0.15, 0.21, 0.02, 0.3, mat((240, 236, 226)))
            with b.at(0.1, 0, -0.62):
                f.chair(b, (62, 64, 68), (78, 84, 92))
    with b.at(-0.7, 0, 0.55, math.pi + 0.15):
        f.chair(b, (62, 64, 68), (78, 84, 92))
    for x in (-2.6, -2.1):
        with b.at(x, 0, -2.35):
            f.cabinet(b, 0.46, 1.3, 0.5, (128, 136, 138), 1)
    with b.at(2.7, 0, -1.6):
        f.plant(b, 1.3)
    for z in (-1.0, 1.2):
        with b.at(0, 0, z):
            f.tube_light(b, shell.h, 1.5, 4.6)
    b.mark("stand", 0.6, 1.1, -1.9)
    b.mark("stand", -1.8, 0.6, 1.6)
    b.mark("work", -0.5, -1.1, 0.0)
    return b.finish(shell.bounds, (-0.4, 0.0, 0.0), math.pi)


def classroom(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 7.6, 7.0, 3.0)
    room(b, shell, (222, 212, 186), (168, 132, 96), "boards", dado=(136, 160, 140))
    for z in (-1.8, 0.6):
        window(b, shell, "w", -z, 1.7, 1.5, 1.0, bars=2)
    doorway(b, shell, "e", 2.6)
    with wall(b, shell, "n"):
        b.box(0, 0.95, 0.03, 3.8, 1.25, 0.05, mat((132, 96, 64)))
        b.box(0, 1.0, 0.058, 3.68, 1.13, 0.006, mat((56, 84, 74)))
        for k in range(7):
            w = b.dice.uniform(0.5, 1.3)
            b.box(
                -1.0 + (k % 2) * 1.7,
                1.9 - 0.2 * (k // 2),
                0.063,
                w,
                0.025,
                0.004,
                mat((206, 214, 204), 0.1),
            )
        with b.at(2.7, 0, 0):
            f.clock(b, 2.1)
    with b.at(-0.2, 0, -2.2):
        f.table(b, 1.5, 0.7, 0.78)
        with b.at(-0.4, 0.78, 0):
            f.books(b, 0.3, 0.22)
    for row in range(3):
        for k in range(4):
            with b.at(-2.2 + 1.45 * k, 0, -0.3 + 1.35 * row, math.pi):
                f.table(b, 0.7, 0.48, 0.72, (186, 150, 106))
                with b.at(0, 0, -0.5):
                    f.chair(b, (110, 96, 82))
    for z in (-1.6, 1.2):
        with b.at(0, 0, z):
            f.tube_light(b, shell.h, 1.4, 5.0)
    b.mark("stand", 0.5, -1.6, 0.0)
    b.mark("stand", -1.2, -1.5, 0.6)
    b.mark("work", -0.2, -2.75, 0.0)
    return b.finish(shell.bounds, (0, 0.0, -1.4), math.pi)


def police_room(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 4.2, 4.0, 2.8)
    room(b, shell, (156, 164, 160), (116, 116, 114), "concrete", dado=(110, 122, 124))
    doorway(b, shell, "e", 0.8, (96, 104, 108))
    with wall(b, shell, "n"):
        b.box(0, 1.05, 0.02, 2.0, 0.95, 0.05, mat((66, 70, 72)))
        b.box(0, 1.1, 0.048, 1.9, 0.85, 0.006, glow((64, 78, 86)))
    f.table(b, 1.3, 0.8, 0.75, (118, 122, 124))
    for side in (-1, 1):
        with b.at(side * 0.95, 0, 0, -side * math.pi / 2):
            f.chair(b, (72, 74, 78))
    b.box(0.2, 0.75, 0.1, 0.22, 0.02, 0.3, mat((226, 206, 160)))
    with b.at(0, 0, 0):
        f.pendant(b, shell.h, 0.55, (64, 68, 70), 3.8)
    b.mark("stand", 0.4, -1.2, 0.0)
    b.mark("stand", -1.2, 1.2, 2.2)
    return b.finish(shell.bounds, (0, 0.0, 0), math.pi)
