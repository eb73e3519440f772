"""Shops."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import doorway, room, wall, window


def bookshop(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.4, 6.0, 3.0)
    wood: Colour = b.dice.choice(((104, 70, 48), (120, 84, 56), (88, 64, 50)))
    room(b, shell, (206, 186, 146), (134, 98, 68), "boards", ceiling=(206, 190, 160))
    window(b, shell, "w", 0.9, 1.8, 1.7, 0.7, wood, bars=3)
    doorway(b, shell, "e", 1.7, wood, glass=True)
    with wall(b, shell, "n"):
        for k in range(5):
            with b.at(-2.55 + 1.27 * k, 0, 0.17):
                f.bookshelf(b, 1.24, 2.6, wood, 1.0)
    with wall(b, shell, "w"), b.at(-1.2, 0, 0.17):
        f.bookshelf(b, 1.3, 2.5, wood)
    with wall(b, shell, "e"):
        for k in range(2):
            with b.at(-1.8 + 1.32 * k, 0, 0.17):
                f.bookshelf(b, 1.28, 2.5, wood)
    with b.at(-1.3, 0, -0.9):
        f.counter(b, 1.9, 0.98, 0.62, wood)
        with b.at(-0.6, 0.98, 0):
            f.table_lamp(b)
        with b.at(0.35, 0.98, 0.05, 0.2):
            _pile(b, 4)
    with b.at(1.2, 0, -0.2):
        f.table(b, 1.3, 0.9, 0.72, tint(wood, 1.2))
        for x, z in ((-0.4, 0.15), (0.0, -0.2), (0.35, 0.12), (0.1, 0.25)):
            with b.at(x, 0.72, z, b.dice.uniform(-0.4, 0.4)):
                _pile(b, b.dice.randint(2, 6))
    for x, z in ((-2.5, 1.6), (2.3, 1.3), (-0.4, -2.1)):
        with b.at(x, 0, z, b.dice.uniform(-0.5, 0.5)):
            _pile(b, b.dice.randint(7, 13))
    with b.thing("ladder"), b.at(0.75, 0, -2.35):
        for x in (-0.22, 0.22):
            b.tube([(x, 0, 0.32), (x, 2.5, -0.28)], 0.022, mat(tint(wood, 1.4)))
        for k in range(8):
            b.tube(
                [
                    (-0.22, 0.28 + 0.28 * k, 0.25 - 0.067 * k),
                    (0.22, 0.28 + 0.28 * k, 0.25 - 0.067 * k),
                ],
                0.015,
                mat(tint(wood, 1.4)),
            )
    with b.at(-2.3, 0, 0.6, 1.0):
        f.armchair(b, (112, 84, 66))
    f.hang(b, shell.h, 0.9, 0.3)
    f.hang(b, shell.h, -1.3, -0.4)
    b.mark("stand", 0.2, 0.9, -0.4)
    b.mark("stand", -0.7, 1.4, 0.5)
    b.mark("stand", 1.3, -1.4, math.pi)
    return b.finish(shell.bounds, (-0.5, 0.0, 0.2), math.pi)


def _pile(b: Builder, count: int) -> None:
    with b.thing("pile"):
        y = 0.0
        for _ in range(count):
            t = b.dice.uniform(0.02, 0.045)
            with b.at(
                b.dice.uniform(-0.02, 0.02),
                y,
                b.dice.uniform(-0.02, 0.02),
                b.dice.uniform(-0.25, 0.25),
            ):
                tone = tint(b.dice.choice(f.BOOKS), b.dice.uniform(0.9, 1.15))
                b.box(
                    0,
                    0,
                    0,
                    b.dice.uniform(0.15, 0.2),
                    t,
                    b.dice.uniform(0.21, 0.27),
                    mat(tone, 0.6),
                )
            y += t


def shop(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 6.0, 5.2, 2.9)
    paint = b.dice.choice(((220, 208, 176), (196, 208, 196), (214, 190, 170)))
    room(b, shell, paint, (186, 174, 154), "tiles")
    window(b, shell, "w", 0.4, 2.0, 1.7, 0.7, (120, 84, 60), bars=2)
    doorway(b, shell, "e", 1.4, (120, 84, 60), glass=True)
    goods: tuple[Colour, ...] = (
        (196, 92, 66), (226, 186, 96), (96, 140, 150), (126, 150, 96), (222, 214, 196),
    )  # fmt: skip
    with wall(b, shell, "n"):
        for k in range(3):
            with b.at(-1.9 + 1.9 * k, 0, 0.2), b.thing("shelf"):
                for x in (-0.9, 0.9):
                    b.box(x, 0, 0, 0.04, 2.1, 0.34, mat((150, 110, 76)))
                for level in range(5):
                    y = 0.1 + 0.46 * level
                    b.box(0, y, 0, 1.8, 0.03, 0.36, mat((150, 110, 76)))
                    if level == 4:
                        continue
                    x = -0.82
                    while x < 0.75:
                        w = b.dice.uniform(0.1, 0.22)
                        h = b.dice.uniform(0.14, 0.36)
                        b.box(
                            x + w / 2,
                            y + 0.03,
                            0.02,
                            w - 0.02,
                            h,
                            0.2,
                            mat(b.dice.choice(goods), 0.6),
                        )
                        x += w
    with b.at(-0.4, 0, -0.9):
        f.counter(b, 2.2, 1.0, 0.6, (140, 100, 70))
        with b.thing("till"), b.at(0.6, 1.0, 0):
            b.box(0, 0, 0, 0.4, 0.16, 0.36, mat((84, 86, 92)))
            b.box(0, 0.16, 0.06, 0.36, 0.16, 0.1, mat((102, 106, 112)), taper=0.9)
        with b.at(-0.6, 1.0, 0):
            f.bottles(b, 0.4, 4)
    with b.at(2.0, 0, 0.2, -0.4):
        f.crate(b)
    with b.at(2.1, 0.45, 0.2, -0.4):
        for k in range(6):
            b.lathe(
                -0.2 + 0.08 * k,
                0,
                0.05 * (k % 3),
                [(0, 0), (0.05, 0.03), (0.05, 0.07), (0, 0.1)],
                mat((206, 120, 60)),
                8,
            )
    f.hang(b, shell.h, -0.4, -0.3)
    with b.at(1.2, 0, 0.9):
        f.tube_light(b, shell.h, 1.2, 4.0)
    b.mark("stand", 0.9, 0.6, -1.0)
    b.mark("stand", -1.0, 1.2, 0.6)
    return b.finish(shell.bounds, (-0.2, 0.0, 0), math.pi)
