"""Aboard: a ship's cabin and its radio room."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.mesh import Shade
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import PANES, Shell, doorway, room, wall

PLANKS: Colour = (150, 106, 70)


def _port(b: Builder, shell: Shell, side: str, along: float) -> None:
    sky, land = PANES[shell.time]
    with wall(b, shell, side), b.at(along, 1.5, 0):
        ring = [(math.cos(k * math.pi / 10), math.sin(k * math.pi / 10)) for k in range(20)]
        with b.at(0, 0, 0.03):
            b.prism([(0.25 * x, 0.25 * y) for x, y in ring], 0.06, mat((186, 148, 80)))
        with b.at(0, 0, 0.064):
            b.prism([(0.19 * x, 0.19 * y) for x, y in ring], 0.006, mat(sky, 0.6, Shade.GLOW))
        low = [(0.19 * x, 0.19 * y) for x, y in ring if y <= 0.0]
        with b.at(0, 0, 0.07):
            b.prism([low[-1], *low[:-1]], 0.004, mat(tint(land, 0.85), 0.3, Shade.GLOW))
        for k in range(4):
            x, y = (
                0.222 * math.cos(k * math.pi / 2 + 0.78),
                0.222 * math.sin(k * math.pi / 2 + 0.78),
            )
            b.box(x, y - 0.012, 0.065, 0.025, 0.025, 0.02, mat((130, 100, 56)))
        b.window_light(0, 0, 0, (0.17, 0.17))


def _hold(b: Builder, spec: SetSpec) -> Shell:
    shell = shell_of(spec, 4.0, 3.8, 2.3)
    room(b, shell, (196, 170, 126), (130, 92, 62), "boards", dado=PLANKS, ceiling=(206, 190, 158))
    with b.on("ceiling:room"):
        for k in range(4):
            b.box(0, 2.16, -1.4 + 0.95 * k, 4.0, 0.14, 0.14, mat(tint(PLANKS, 0.8)))
    for x in (-1.1, 0.9):
        _port(b, shell, "n", x)
    _port(b, shell, "w", 0.3)
    doorway(b, shell, "e", 0.9, (120, 78, 52))
    return shell


def cabin(b: Builder, spec: SetSpec) -> SetModel:
    shell = _hold(b, spec)
    with b.at(-1.35, 0, -1.0, 0.0), b.thing("bunk"):
        b.box(0, 0, 0, 1.1, 0.42, 1.7, mat(tint(PLANKS, 0.85)))
        b.box(0, 0.42, 0, 1.04, 0.14, 1.64, mat((176, 82, 66)), taper=0.97)
        b.box(0, 0.56, -0.6, 0.6, 0.12, 0.35, mat((240, 236, 226)), taper=0.85)
    b.mark("bed", -1.35, -1.0, 0.0, 0.56)
    b.mark("sit", -0.95, -0.7, math.pi / 2, 0.56)
    with b.at(0.5, 0, -0.55):
        f.table(b, 1.1, 0.7, 0.74, PLANKS)
        with b.at(-0.15, 0.74, 0, 0.2), b.thing("chart"):
            b.box(0, 0, 0, 0.6, 0.006, 0.42, mat((226, 212, 176)))
            b.tube(
                [(-0.2, 0.008, -0.1), (0.0, 0.008, 0.05), (0.2, 0.008, 0.0)],
                0.005,
                mat((170, 70, 56)),
                4,
            )
        with b.at(0.38, 0.74, -0.12):
            f.cups(b, 1, 0.1)
        with b.at(0.8, 0, 0.0, -math.pi / 2):
            f.chair(b, f.DARK_WOOD)
        with b.at(0, 0, 0.65, math.pi):
            f.stool(b, 0.45)
    with wall(b, shell, "n"):
        with b.at(-0.1, 1.25, 0.1):
            b.box(0, 0, 0, 1.0, 0.03, 0.2, mat(PLANKS))
            with b.at(0, 0.03, 0):
                f.books(b, 0.9, 0.22)
        with b.at(1.6, 0, 0):
            f.clock(b, 1.6, 0.13)
    with b.at(0.45, 0, -0.5):
        f.pendant(b, shell.h - 0.12, 0.12, (176, 138, 70), 3.6)
    with b.thing("coat"), b.at(1.85, 0, -1.0, -math.pi / 2):
        b.lathe(
            0,
            0.95,
            0,
            [(0.2, 0), (0.17, 0.3), (0.14, 0.6), (0.04, 0.75)],
            mat((206, 168, 62)),
            10,
            squash=0.45,
        )
    b.mark("stand", -0.3, 0.7, 0.5)
    b.mark("stand", 0.9, 0.8, -0.6)
    return b.finish(shell.bounds, (0.1, 0.0, 0.0), math.pi)


def radio_room(b: Builder, spec: SetSpec) -> SetModel:
    shell = _hold(b, spec)
    metal = mat((92, 106, 104))
    with wall(b, shell, "n"), b.at(-0.1, 0, 0.35):
        f.table(b, 2.4, 0.62, 0.76, PLANKS)
        for x, w, h in ((-0.75, 0.6, 0.46), (-0.1, 0.55, 0.62), (0.6, 0.7, 0.4)):
            with b.thing("set"), b.at(x, 0.76, -0.08):
                b.box(0, 0, 0, w, h, 0.36, metal)
                b.box(0, 0.03, 0.182, w - 0.06, h - 0.06, 0.01, mat((70, 80, 80), 0.6))
                b.box(-w * 0.15, h * 0.55, 0.19, w * 0.42, h * 0.26, 0.01, glow((242, 206, 128)))
                b.box(-w * 0.1, h * 0.57, 0.198, 0.01, h * 0.22, 0.004, mat((180, 50, 40), 0.3))
                for k in range(4):
                    with b.at(-w * 0.34 + w * 0.22 * k, h * 0.24, 0.2):
                        b.prism(
                            [
                                (
                                    0.032 * math.cos(n * math.pi / 6),
                                    0.032 * math.sin(n * math.pi / 6),
                                )
                                for n in range(12)
                            ],
                            0.04,
                            mat((34, 34, 38)),
                        )
                b.box(w * 0.32, h * 0.7, 0.19, 0.03, 0.03, 0.02, glow((226, 80, 56)))
        with b.thing("microphone"), b.at(0.1, 0.76, 0.18):
            b.cylinder(0, 0, 0, 0.06, 0.02, mat((50, 50, 54)), 12)
            b.tube([(0, 0.02, 0), (0, 0.2, 0), (0, 0.24, 0.05)], 0.01, mat(f.STEEL))
            b.lathe(
                0,
                0.22,
                0.06,
                [(0, 0), (0.032, 0.02), (0.036, 0.06), (0.02, 0.09), (0, 0.1)],
                mat((70, 72, 76)),
                12,
            )
        b.box(0.45, 0.765, 0.16, 0.21, 0.012, 0.28, mat((238, 232, 214)))
        with b.at(-0.05, 0, 0.62, math.pi):
            f.chair(b, f.DARK_WOOD)
    b.mark("work", -0.1, -0.55, math.pi)
    with wall(b, shell, "w"):
        b.box(-0.9, 1.2, 0.02, 0.9, 0.7, 0.02, mat((222, 206, 168)))
        b.tube(
            [(-1.2, 1.35, 0.035), (-1.0, 1.6, 0.035), (-0.7, 1.5, 0.035), (-0.55, 1.75, 0.035)],
            0.008,
            mat((96, 130, 140)),
            4,
        )
        with b.at(1.2, 0, 0.2):
            f.cabinet(b, 0.9, 1.0, 0.36, tint(PLANKS, 0.9))
    b.lamp(-0.1, 1.2, -1.2, (1.0, 0.8, 0.5), 2.0, "screen")
    with b.at(0.0, 0, -0.5):
        f.pendant(b, shell.h - 0.12, 0.1, (84, 100, 94), 3.4)
    b.mark("stand", 0.8, -0.3, -1.9)
    b.mark("stand", 0.3, 0.9, 2.9)
    return b.finish(shell.bounds, (0.1, 0.0, -0.4), math.pi)


def wheelhouse(b: Builder, spec: SetSpec) -> SetModel:
    """Where a boat is steered: a wheel, a compass, windows on the sea."""
    sky, land = PANES[spec.time]
    if set(spec.weather) & {"rain", "storm", "fog", "snow"}:
        level = sum(sky) // 3
        sky = (round(level * 0.8), round(level * 0.86), round(level * 0.95))
        land = (round(level * 0.56), round(level * 0.64), round(level * 0.74))
    shell = shell_of(spec, 3.2, 3.0, 2.25)
    room(b, shell, (186, 160, 118), (124, 90, 62), "boards", dado=PLANKS, ceiling=(206, 190, 158))
    for side, wide in (("n", 2.9), ("w", 2.2), ("e", 1.0)):
        with wall(b, shell, side), b.at(0.0 if side != "e" else 0.75, 1.12, 0):
            b.box(0, 0, 0.02, wide, 0.86, 0.04, mat(tint(PLANKS, 0.7)))
            b.box(0, 0.04, 0.042, wide - 0.1, 0.3, 0.006, mat(land, 0.4, Shade.GLOW))
            b.box(0, 0.34, 0.042, wide - 0.1, 0.48, 0.006, mat(sky, 0.4, Shade.GLOW))
            for k in range(max(1, round(wide / 0.95)) + 1):
                x = -wide / 2 + wide * k / max(1, round(wide / 0.95))
                b.box(x, 0, 0.05, 0.08, 0.86, 0.05, mat(tint(PLANKS, 0.8)))
            b.window_light(0, 0.45, 0, (wide / 2 - 0.1, 0.38))
    doorway(b, shell, "e", -0.75, (120, 78, 52))
    with b.at(0.0, 0, -1.15), b.thing("console"):
        b.box(0, 0, 0, 2.7, 0.92, 0.55, mat(PLANKS), mat(tint(PLANKS, 1.2)))
        b.box(0.85, 0.92, -0.05, 0.5, 0.26, 0.28, mat((92, 106, 104)))
        b.box(0.8, 0.98, 0.095, 0.24, 0.12, 0.01, glow((160, 214, 170)))
        b.box(-0.85, 0.92, -0.05, 0.4, 0.34, 0.3, mat((92, 106, 104)))
        b.box(-0.85, 1.08, 0.105, 0.3, 0.1, 0.01, glow((242, 206, 128)))
        b.lathe(
            0.35,
            0.92,
            0.05,
            [(0.12, 0), (0.12, 0.08), (0.09, 0.14), (0, 0.16)],
            mat((186, 148, 80)),
            16,
        )
        b.tube([(-0.45, 0.92, 0.1), (-0.45, 1.12, 0.14)], 0.018, mat((60, 60, 62)))
        b.lathe(-0.45, 1.1, 0.14, [(0, 0), (0.035, 0.02), (0, 0.06)], mat((176, 58, 46)), 10)
    with b.thing("helm"), b.at(0.0, 1.0, -0.72):
        ring = [(0.3 * math.cos(k * 0.2618), 0.3 * math.sin(k * 0.2618), 0.0) for k in range(25)]
        b.tube(ring, 0.024, mat((112, 70, 46)), 8)
        for k in range(4):
            x, y = math.cos(k * 0.7854), math.sin(k * 0.7854)
            b.tube(
                [(-0.4 * x, -0.4 * y, 0), (0, 0, 0.01), (0.4 * x, 0.4 * y, 0)],
                0.014,
                mat((132, 86, 56)),
                6,
            )
        b.tube([(0, 0, -0.2), (0, 0, 0.03)], 0.05, mat((186, 148, 80)), 10)
    with b.at(0.0, 0, -0.1):
        f.pendant(b, shell.h, 0.12, (176, 138, 70), 3.2)
    with wall(b, shell, "s"), b.at(0.4, 1.2, 0.1):
        b.box(0, 0, 0, 1.0, 0.03, 0.2, mat(PLANKS))
        with b.at(0, 0.03, 0):
            f.books(b, 0.5, 0.2)
    b.lamp(0.8, 1.1, -0.9, (0.6, 0.9, 0.7), 1.6, "screen")
    b.mark("work", 0.0, -0.35, math.pi)
    b.mark("stand", 0.6, 0.4, 2.6)
    b.mark("stand", -0.7, 0.3, -2.6)
    return b.finish(shell.bounds, (0.0, 0.0, -0.2), math.pi)
