"""Bathrooms."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, glow, mat
from workprint.render.sets.interiors.home import shell_of
from workprint.render.sets.model import SetModel
from workprint.render.sets.shell import doorway, room, wall, window


def bathroom(b: Builder, spec: SetSpec) -> SetModel:
    shell = shell_of(spec, 3.2, 3.0, 2.6)
    tile = b.dice.choice(((176, 200, 196), (196, 190, 176), (170, 186, 204)))
    room(b, shell, (226, 224, 214), (176, 178, 176), "tiles", dado=tile)
    window(b, shell, "w", -0.2, 0.7, 0.8, 1.35)
    doorway(b, shell, "e", 0.6, (190, 184, 172))
    white = mat((238, 238, 232))
    with wall(b, shell, "n"):
        with b.thing("basin"):
            b.lathe(
                -0.2, 0.72, 0.28, [(0.12, 0), (0.25, 0.1), (0.27, 0.14), (0.22, 0.12)], white, 18
            )
            b.cylinder(-0.2, 0, 0.24, 0.08, 0.74, white, 12)
            b.tube([(-0.2, 0.84, 0.05), (-0.2, 1.0, 0.07), (-0.2, 1.0, 0.2)], 0.014, mat(f.STEEL))
        b.box(-0.2, 1.2, 0.02, 0.7, 0.75, 0.03, mat((120, 100, 78)))
        b.box(
            -0.2,
            1.24,
            0.037,
            0.62,
            0.67,
            0.004,
            glow((196, 212, 214) if spec.time != "night" else (120, 130, 140)),
        )
        b.box(0.9, 1.1, 0.08, 0.5, 0.03, 0.03, mat(f.STEEL))
        b.box(0.9, 0.62, 0.1, 0.36, 0.5, 0.04, mat((206, 128, 96)))
    with b.thing("bath"), b.at(-1.2, 0, 0.2):
        b.box(0, 0, 0, 0.75, 0.55, 1.6, white, mat((200, 214, 216)))
    with b.thing("toilet"), b.at(1.15, 0, -1.05):
        b.lathe(0, 0, 0.1, [(0.12, 0), (0.14, 0.2), (0.2, 0.38), (0.2, 0.42)], white, 16)
        b.box(0, 0.36, -0.24, 0.42, 0.4, 0.18, white)
    with b.at(-0.2, 0, -1.3):
        f.tube_light(b, 2.25, 0.6, 4.0)
    b.mark("work", -0.2, -0.75, math.pi)
    b.mark("stand", 0.6, 0.4, math.pi * 1.1)
    b.mark("stand", -0.3, 0.9, 2.6)
    return b.finish(shell.bounds, (0.1, 0.0, -0.1), math.pi)
