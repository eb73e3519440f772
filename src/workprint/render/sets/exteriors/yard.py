"""Yards and gardens: a courtyard, a night stall, a park."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, Colour, mat, tint
from workprint.render.sets.exteriors.town import alley
from workprint.render.sets.interiors.table import lantern, noodle_bowl, pot
from workprint.render.sets.model import SetModel


def _night(spec: SetSpec) -> bool:
    return spec.time in {"night", "dusk"}


def courtyard(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, (150, 144, 132), 120)
    with b.on("ground.slabs"):
        for i in range(10):
            for k in range(10):
                b.box(
                    -5.4 + 1.2 * i,
                    0,
                    -5.4 + 1.2 * k,
                    1.17,
                    0.012,
                    1.17,
                    mat(tint((168, 160, 146), b.dice.uniform(0.93, 1.04)), 0.25),
                )
    for heading, x, z in (
        (0.0, 0, -6.2),
        (math.pi / 2, -6.4, 0),
        (-math.pi / 2, 6.4, 0),
        (math.pi, 0, 7.5),
    ):
        with b.at(x, 0, z, heading):
            p.house(b, 12, 3.2, 4, (176, 150, 122), _night(spec), (96, 96, 100), 1)
    with b.at(-2.4, 0, -2.6):
        p.tree(b, 5.6)
    with b.at(1.8, 0, -1.8):
        f.round_table(b, 0.5, 0.7, (150, 146, 138))
        for k in range(3):
            a = 2.1 * k + 0.5
            with b.at(math.sin(a) * 0.85, 0, math.cos(a) * 0.85, a + math.pi):
                f.stool(b, 0.44, (150, 146, 138))
        with b.at(0, 0.7, 0):
            f.cups(b, 2, 0.3)
    for x in (-1.6, 1.6):
        with b.at(x, 0, -5.8):
            lantern(b, 2.5, 0.24)
    with b.at(-4.6, 0, -4.8):
        f.plant(b, 1.2)
    b.door(0, -5.2)
    b.mark("stand", -0.6, 0.6, 0.6)
    b.mark("stand", 0.7, 0.4, -0.6)
    return b.finish((-5.6, -5.4, 5.6, 6.8), (0, 0.0, 0.2), math.pi)


def noodle_stall(b: Builder, spec: SetSpec) -> SetModel:
    """A noodle cart with a lit awning and low tables, in an alley of the old city."""
    alley(b, spec)
    b.marks.clear()
    wood: Colour = (150, 96, 60)
    with b.at(-0.5, 0, -1.5):
        with b.thing("cart"):
            b.box(0, 0.25, 0, 2.0, 0.65, 0.75, mat(wood), mat((186, 186, 180)))
            b.box(0, 0.35, 0.38, 1.8, 0.42, 0.02, mat((190, 60, 46)))
            for k in range(4):
                b.box(-0.6 + 0.4 * k, 0.42, 0.395, 0.2, 0.26, 0.01, mat((246, 226, 180), 0.5))
            for x in (-0.95, 0.95):
                for z in (-0.35, 0.35):
                    b.box(x, 0, z, 0.06, 2.25, 0.06, mat(tint(wood, 0.8)))
            for n in range(7):
                x = -1.2 + 0.4 * n
                tone = mat((196, 66, 50) if n % 2 else (232, 214, 178), 0.7)
                b.quad(
                    (x - 0.2, 2.1, 0.85),
                    (x + 0.2, 2.1, 0.85),
                    (x + 0.2, 2.5, -0.5),
                    (x - 0.2, 2.5, -0.5),
                    tone,
                )
                b.quad(
                    (x - 0.2, 1.88, 0.86),
                    (x + 0.2, 1.88, 0.86),
                    (x + 0.2, 2.1, 0.85),
                    (x - 0.2, 2.1, 0.85),
                    tone,
                )
                b.quad(
                    (x + 0.2, 2.08, 0.84),
                    (x - 0.2, 2.08, 0.84),
                    (x - 0.2, 2.48, -0.5),
                    (x + 0.2, 2.48, -0.5),
                    mat((150, 112, 84), 0.4),
                )
        for x in (-0.6, 0.0):
            with b.at(x, 0.9, 0):
                pot(b)
        with b.at(0.6, 0.9, 0.1):
            noodle_bowl(b, 0.0)
            noodle_bowl(b, 0.24)
        with b.at(0, 0, 0.3):
            f.pendant(b, 2.45, 0.22, (60, 60, 64), 4.6)
        b.mark("work", 0, -0.75, 0.0)
        b.mark("counter", 0.0, 0.85, math.pi)
    with b.at(0.55, 0, 0.7):
        f.table(b, 0.8, 0.6, 0.62, wood)
        with b.at(0, 0.62, 0):
            noodle_bowl(b, -0.15)
        for side in (-1, 1):
            with b.at(side * 0.62, 0, 0, -side * math.pi / 2):
                f.stool(b, 0.38, wood)
    b.mark("stand", -0.9, 0.7, 0.4)
    return b.finish((-1.7, -12, 1.7, 10), (0, 0.0, 0.0), math.pi)


def park(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, (138, 154, 96), 200)
    with b.on("ground.path"):
        for k in range(20):
            z = -40.0 + 4 * k
            x, u = 1.3 * math.sin(z * 0.1), 1.3 * math.sin((z + 4) * 0.1)
            b.quad(
                (x - 1.4, 0.01, z),
                (u - 1.4, 0.01, z + 4),
                (u + 1.4, 0.01, z + 4),
                (x + 1.4, 0.01, z),
                mat((190, 174, 142), 0.2),
            )
    with b.at(-1.9, 0, -0.9, 0.35):
        f.bench(b, 1.7)
    for x, z in (
        (-4.5, -5.0),
        (4.2, -4),
        (-7, 1),
        (6.5, -10),
        (-5.5, -13),
        (2.5, -16),
        (-9, -20),
        (9, -22),
        (7, 3),
    ):
        with b.at(x, 0, z):
            p.tree(b, b.dice.uniform(4.5, 7.0))
    for x, z in ((-3.2, -2.2), (3.4, -2.5), (5.5, -1.0)):
        with b.at(x, 0, z):
            p.bush(b, 0.7)
    for x, z in ((1.8, -2.2), (-2.6, -10)):
        with b.at(x, 0, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 3.5, 8.0)
    p.grass(b, 16, 16, 90)
    p.skyline(b, 150, _night(spec), 10, 30, -5)
    b.door(0, -9)
    b.mark("stand", -0.5, 0.7, 0.5)
    b.mark("stand", 0.7, 0.5, -0.6)
    return b.finish((-6, -14, 6, 14), (-0.3, 0.0, 0.2), math.pi)


def garden(b: Builder, spec: SetSpec) -> SetModel:
    p.ground(b, (134, 152, 96), 160)
    with b.at(0, 0, -8):
        p.house(b, 9, 5.6, 6, (206, 186, 152), _night(spec), (146, 84, 66), 2)
    with b.on("ground.path"):
        for k in range(9):
            b.box(0.2 * (k % 2), 0, -6.6 + 0.85 * k, 0.7, 0.02, 0.6, mat((178, 170, 156), 0.6))
    for x in (-4.6, 4.6):
        with b.at(x, 0, -2, math.pi / 2):
            p.fence(b, 12, 1.1, (190, 178, 154))
    for k in range(12):
        side = -1 if k % 2 else 1
        with b.at(side * b.dice.uniform(2.0, 4.0), 0, -6.5 + 0.8 * k):
            p.bush(b, b.dice.uniform(0.4, 0.75))
    with b.on("leaf.flowers"):
        for _ in range(50):
            x, z = b.dice.choice((-1, 1)) * b.dice.uniform(1.2, 3.6), b.dice.uniform(-6, 3)
            tone = b.dice.choice(((206, 84, 72), (226, 186, 92), (190, 140, 190), (240, 232, 216)))
            b.quad(
                (x - 0.04, 0.3, z),
                (x + 0.04, 0.3, z),
                (x + 0.04, 0.38, z - 0.03),
                (x - 0.04, 0.38, z - 0.03),
                mat(tone, 0.7),
            )
            b.quad(
                (x - 0.006, 0, z),
                (x + 0.006, 0, z),
                (x + 0.006, 0.31, z),
                (x - 0.006, 0.31, z),
                mat((90, 124, 72), 0.4),
            )
    with b.at(3.0, 0, -3.6):
        p.tree(b, 4.6)
    with b.at(-2.0, 0, -0.6, 0.6):
        f.bench(b, 1.5)
    p.grass(b, 8, 10, 60)
    p.hills(b, 140, 18, (112, 134, 108))
    b.door(0, -5.5)
    b.mark("stand", -0.5, 0.7, 0.5)
    b.mark("stand", 0.7, 0.4, -0.6)
    return b.finish((-4.2, -6, 4.2, 12), (0, 0.0, 0.3), math.pi)
