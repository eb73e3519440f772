"""Corridors, stairs and tunnels: places one goes through."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.mesh import Shade
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import PANES, Shell, doorway, room, wall


def _end_window(b: Builder, shell: Shell) -> None:
    sky, land = PANES[shell.time]
    with wall(b, shell, "n"):
        b.box(0, 0.9, 0.02, 1.5, 1.4, 0.04, mat((214, 214, 208)))
        b.box(0, 0.96, 0.042, 1.38, 0.5, 0.006, mat(land, 0.4, Shade.GLOW))
        b.box(0, 1.44, 0.042, 1.38, 0.8, 0.006, mat(sky, 0.4, Shade.GLOW))
        b.box(0, 0.9, 0.05, 0.05, 1.4, 0.03, mat((214, 214, 208)))
        b.window_light(0, 1.6, 0, (0.7, 0.65))


def _corridor(
    b: Builder, spec: SetSpec, paint: Colour, dado: Colour, floor: Colour, hospital: bool
) -> SetModel:
    shell = shell_of(spec, 2.6, 15.0, 2.75)
    room(b, shell, paint, floor, "tiles", dado=dado, ceiling=(226, 228, 222))
    _end_window(b, shell)
    leaf = (176, 196, 190) if hospital else (146, 104, 70)
    for k in range(3):
        z = -5.4 + 4.6 * k
        doorway(b, shell, "w", z + 0.4, leaf, glass=hospital, entrance=k == 1)
        doorway(b, shell, "e", z, leaf, glass=hospital, entrance=k == 1)
        with wall(b, shell, "e"):
            b.box(z + 0.85, 1.5, 0.015, 0.22, 0.16, 0.02, mat((240, 240, 232)))
            b.box(z + 0.85, 1.56, 0.028, 0.12, 0.03, 0.006, mat((80, 110, 140), 0.4))
    for k in range(5):
        with b.at(0, 0, -5.8 + 2.9 * k, math.pi / 2 if not hospital else 0):
            f.tube_light(b, shell.h, 1.1 if hospital else 0.6, 3.6)
    if hospital:
        for side, face in ((-1, math.pi / 2), (1, -math.pi / 2)):
            with wall(b, shell, "w" if side < 0 else "e"):
                b.box(0, 0.86, 0.05, 14.6, 0.09, 0.05, mat((154, 128, 98), 0.8))
            if side > 0:
                continue
            with b.at(side * 0.93, 0, -0.9, face):
                for x in (-0.9, -0.3, 0.3, 0.9):
                    with b.at(x, 0, 0):
                        _seat(b)
                with b.thing("seatbar"):
                    b.box(0, 0.36, 0, 2.5, 0.05, 0.06, mat((110, 114, 118)))
                    for x in (-1.0, 1.0):
                        b.box(x, 0, 0, 0.05, 0.38, 0.4, mat((110, 114, 118)))
        with b.at(0.85, 0, -3.2):
            _trolley(b)
        with wall(b, shell, "n"):
            b.box(0, 2.38, 0.08, 0.7, 0.2, 0.06, glow((92, 160, 116)))
            b.box(-0.15, 2.45, 0.112, 0.26, 0.05, 0.006, glow((236, 246, 236), 0.2))
    else:
        with b.on("floor.runner"):
            b.box(0, 0, 0, 1.2, 0.012, 14.6, mat(tint(dado, 0.7)), mat(tint(dado, 0.8), 0.5))
        with b.at(-1.0, 0, 1.6):
            f.plant(b, 1.1)
        with b.at(1.05, 0, -2.4, -math.pi / 2):
            f.cabinet(b, 0.9, 0.8, 0.3, f.DARK_WOOD)
            with b.at(0, 0.8, 0):
                f.table_lamp(b)
    b.door(0, -6.6)
    b.mark("stand", -0.35, 0.9, 0.3)
    b.mark("stand", 0.45, 0.4, -0.4)
    b.mark("stand", 0.2, -2.0, 0.0)
    return b.finish((-1.05, -7.0, 1.05, 7.0), (0, 0.0, 0), math.pi)


def corridor(b: Builder, spec: SetSpec) -> SetModel:
    dado = b.dice.choice(((150, 104, 86), (110, 128, 112), (120, 116, 140)))
    return _corridor(b, spec, (214, 200, 172), dado, (160, 132, 108), False)


def hospital_corridor(b: Builder, spec: SetSpec) -> SetModel:
    return _corridor(b, spec, (222, 226, 216), (150, 190, 180), (186, 194, 188), True)


def _seat(b: Builder) -> None:
    with b.thing("seat"):
        blue = mat((84, 124, 150))
        b.box(0, 0.41, 0.03, 0.5, 0.04, 0.44, blue)
        b.box(0, 0.5, -0.2, 0.5, 0.36, 0.035, blue, taper=0.94)
    b.mark("sit", 0, 0.05)


def _trolley(b: Builder) -> None:
    with b.thing("trolley"):
        steel = mat((186, 192, 192))
        for y in (0.3, 0.85):
            b.box(0, y, 0, 0.45, 0.03, 0.75, steel)
        for x in (-0.2, 0.2):
            for z in (-0.35, 0.35):
                b.tube([(x, 0.05, z), (x, 0.98, z)], 0.014, steel)
        with b.at(0, 0.88, 0, math.pi / 2):
            f.bottles(b, 0.5, 5)
        b.box(0, 0.33, 0.1, 0.34, 0.12, 0.3, mat((238, 238, 232)))


def stairwell(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 3.6, 6.0, 3.4)
    room(b, shell, (200, 196, 180), (150, 148, 142), "concrete", dado=(118, 140, 126))
    doorway(b, shell, "e", 1.6, (120, 92, 74))
    stone = mat((176, 172, 162))
    rail = mat((96, 60, 44))
    with b.thing("stairs"):
        for k in range(10):
            b.box(-0.9, 0, -0.2 - 0.26 * k, 1.5, 0.17 * (k + 1), 0.27, stone)
        for k in range(11):
            z, y = 0.0 - 0.26 * k, 0.17 * k
            b.tube([(-0.1, y, z), (-0.1, y + 0.95, z)], 0.012, mat((60, 60, 62)))
        b.tube([(-0.1, 0.95, 0.05), (-0.1, 0.95 + 1.74, -2.65)], 0.032, rail)
        b.box(0, 1.62, -2.83, 3.6, 0.09, 0.5, stone)
    with wall(b, shell, "n"):
        sky, _ = PANES[shell.time]
        b.box(0.9, 1.9, 0.03, 1.0, 1.2, 0.05, mat((120, 116, 108)))
        b.box(0.9, 1.96, 0.058, 0.9, 1.08, 0.004, mat(sky, 0.4, Shade.GLOW))
        b.box(0.9, 1.9, 0.065, 0.04, 1.2, 0.02, mat((120, 116, 108)))
        b.window_light(0.9, 2.5, 0, (0.45, 0.54))
    with b.at(0.6, 0, 0.6):
        f.pendant(b, shell.h, 0.25, (90, 90, 92), 4.2)
    b.mark("stand", 0.7, 0.6, 0.4)
    b.mark("stand", 0.2, 1.5, 2.6)
    b.mark("sit", -0.9, -0.25, 0.0, 0.34)
    return b.finish(shell.bounds, (0.2, 0.0, 0.4), math.pi)


def tunnel(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 4.0, 18.0, 3.0)
    room(b, shell, (142, 138, 128), (110, 108, 104), "concrete", ceiling=(110, 106, 100))
    for k in range(7):
        z = -8 + 2.6 * k
        for side in ("w", "e"):
            with wall(b, shell, side):
                b.box(z, 0, 0.1, 0.3, 3.0, 0.2, mat((126, 122, 114)))
        with b.on("ceiling:room"):
            b.box(0, 2.8, z, 4.0, 0.2, 0.3, mat((126, 122, 114)))
        if k % 2:
            with b.at(-1.75, 0, z + 1.3):
                f.pendant(b, 2.75, 0.1, (90, 90, 92), 4.0)
    with wall(b, shell, "e"):
        for y in (1.9, 2.15):
            b.tube([(-8.9, y, 0.28), (8.9, y, 0.28)], 0.06, mat((120, 84, 66)))
    b.door(0, -7.5)
    b.mark("stand", -0.5, 0.6, 0.3)
    b.mark("stand", 0.6, 0.2, -0.4)
    return b.finish(shell.bounds, (0, 0.0, 0), math.pi)
