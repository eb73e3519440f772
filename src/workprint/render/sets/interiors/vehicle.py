"""Inside cars, buses and trains: people sit facing +z, the way they travel."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.mesh import Shade
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.model import SetModel, Wall
from workprint.render.sets.parts import skyline
from workprint.render.sets.shell import PANES


def _outside(b: Builder, spec: SetSpec) -> None:
    """Road, fronts and lights passing by, as soft shapes around the vehicle."""
    night = spec.time in {"night", "dusk"}
    sky, land = PANES[spec.time]
    with b.on("ground"):
        b.quad(
            (-90, -0.4, 90),
            (90, -0.4, 90),
            (90, -0.4, -90),
            (-90, -0.4, -90),
            mat(tint(land, 0.7), 0.3, Shade.FLAT if not night else Shade.TONE),
        )
    with b.on("far.backing"):
        for k in range(16):
            t, u = math.pi * k / 8, math.pi * (k + 1) / 8
            p, q = (math.sin(t) * 70, math.cos(t) * 70), (math.sin(u) * 70, math.cos(u) * 70)
            b.quad(
                (q[0], -0.4, q[1]),
                (p[0], -0.4, p[1]),
                (p[0], 30, p[1]),
                (q[0], 30, q[1]),
                mat(sky, 0.1, Shade.GLOW),
            )
    skyline(b, 46, night, 5, 20, -1)
    for side in (-1, 1):
        for k in range(7):
            with b.thing("far.post"), b.at(side * 7.5, -0.4, -30 + 10 * k):
                b.cylinder(0, 0, 0, 0.07, 5, mat((60, 66, 72)), 6)
                b.box(-side * 0.5, 5, 0, 1.2, 0.1, 0.2, mat((60, 66, 72)))
                if night:
                    b.box(-side * 0.9, 4.92, 0, 0.5, 0.08, 0.2, glow((255, 220, 150)))
                    b.lamp(-side * 0.9, 4.9, 0, (1.0, 0.76, 0.42), 5.0, "bulb")


def _car_seat(b: Builder, colour: Colour, wide: float = 0.52) -> None:
    with b.thing("seat"):
        cloth = mat(colour)
        b.box(0, 0.12, 0.02, wide, 0.22, 0.54, cloth, mat(tint(colour, 1.12)), taper=0.95)
        with b.at(0, 0.3, -0.26):
            b.box(0, 0, 0, wide, 0.62, 0.15, cloth, taper=0.9)
            if wide < 1:
                b.box(0, 0.68, -0.01, 0.26, 0.17, 0.1, mat(tint(colour, 0.85)), taper=0.85)


def car(b: Builder, spec: SetSpec) -> SetModel:
    """A taxi or a family car: wheel on the left, two seats before, a bench behind."""
    body: Colour = b.dice.choice(((70, 116, 120), (168, 72, 54), (186, 154, 72)))
    cloth: Colour = b.dice.choice(((96, 92, 92), (128, 106, 86), (84, 94, 106)))
    _outside(b, spec)
    with b.on("floor"):
        b.box(0, -0.06, -0.1, 1.5, 0.06, 2.9, mat((66, 66, 70)))
    for x in (-0.37, 0.37):
        with b.at(x, 0, 0.25):
            _car_seat(b, cloth)
            b.mark("drive", 0, 0.04, 0.0, 0.32)
    with b.at(0, 0, -0.62):
        _car_seat(b, cloth, 1.34)
    for x in (-0.37, 0.37):
        b.mark("sit", x, -0.56, 0.0, 0.34)
    trim, dark = mat(tint(body, 0.9)), mat((58, 58, 62))
    with b.thing("dash"):
        b.box(0, 0.42, 1.12, 1.46, 0.30, 0.34, dark, mat((84, 82, 84)), taper=0.96)
        b.box(0.06, 0.52, 0.945, 0.3, 0.14, 0.02, mat((44, 46, 48)))
        b.box(0.06, 0.56, 0.932, 0.24, 0.06, 0.01, glow((150, 206, 170)))
        b.box(0.37, 0.66, 1.05, 0.36, 0.1, 0.24, mat((46, 46, 50)), taper=0.85)
        for x in (0.27, 0.37, 0.47):
            b.box(x, 0.58, 0.945, 0.07, 0.07, 0.012, glow((236, 196, 120)))
    with b.thing("wheel"), b.at(0.37, 0.66, 0.84):
        ring = [
            (
                0.18 * math.cos(k * math.pi / 10),
                0.18 * math.sin(k * math.pi / 10),
                -0.07 * math.sin(k * math.pi / 10),
            )
            for k in range(21)
        ]
        b.tube([(x, y, -z) for x, y, z in ring], 0.017, mat((40, 38, 40)), 6)
        b.tube([(-0.17, 0, 0), (0, -0.01, 0.03), (0.17, 0, 0)], 0.016, mat((60, 58, 60)), 6)
        b.tube([(0, 0, 0.02), (0, -0.06, 0.16)], 0.03, mat((50, 48, 50)), 6)
    for side, name in ((-1, "l"), (1, "r")):
        with b.on(f"wall:{name}"):
            x = side * 0.74
            plate = [(x, 0, -1.35), (x, 0, 1.3), (x, 0.66, 1.3), (x, 0.66, -1.35)]
            b.sheet(plate[::-1] if side < 0 else plate, trim)
            b.box(x - side * 0.02, 0.62, 0, 0.06, 0.06, 2.6, mat(tint(body, 0.7)))
            b.box(x - side * 0.04, 0.36, 0.15, 0.06, 0.05, 0.5, dark)
            b.walls.append(Wall(f"wall:{name}", (x, 0.0, 0.0), (-float(side), 0.0, 0.0)))
    with b.thing("frame"):
        for x in (-0.74, 0.74):
            b.tube([(x, 0.64, 1.34), (x * 0.93, 1.33, 0.72)], 0.03, dark)
            b.tube([(x * 0.97, 0.64, -0.2), (x * 0.92, 1.36, -0.16)], 0.035, dark)
            b.tube([(x, 0.64, -1.25), (x * 0.92, 1.33, -0.85)], 0.04, dark)
            b.box(x * 0.92, 1.33, -0.07, 0.05, 0.05, 1.6, dark)
    with b.on("roof:car"):
        b.quad(
            (-0.68, 1.39, -0.9),
            (0.68, 1.39, -0.9),
            (0.68, 1.39, 0.72),
            (-0.68, 1.39, 0.72),
            mat((206, 200, 188)),
        )
        b.box(0, 1.34, 0.72, 1.36, 0.05, 0.06, dark)
        b.box(0, 1.24, 0.68, 0.26, 0.07, 0.03, mat((60, 60, 64)), taper=0.95)
    with b.on("wall:back"):
        b.quad((-0.74, 0, -1.2), (0.74, 0, -1.2), (0.7, 0.72, -1.1), (-0.7, 0.72, -1.1), trim)
    b.lamp(0, 0.75, 0.8, (0.9, 0.8, 0.55), 1.3, "screen")
    b.lamp(0, 1.1, 1.6, (0.75, 0.72, 0.9), 2.2, "screen")
    b.door(1.2, 0.2, -math.pi / 2)
    return b.finish((-0.6, -1.0, 0.6, 1.9), (0.0, 0.0, 0.2), math.pi)


def _coach(b: Builder, spec: SetSpec, w: float, long: float, cloth: Colour, rail: Colour) -> None:
    _outside(b, spec)
    h = 2.25
    with b.on("floor"):
        b.quad(
            (-w / 2, 0, long / 2),
            (w / 2, 0, long / 2),
            (w / 2, 0, -long / 2),
            (-w / 2, 0, -long / 2),
            mat((128, 124, 120), 0.4),
        )
    cream = mat((214, 206, 186))
    for side, name in ((-1, "l"), (1, "r")):
        with b.on(f"wall:{name}"), b.at(side * w / 2, 0, 0, -side * math.pi / 2):
            b.quad(
                (-long / 2, 0, 0), (long / 2, 0, 0), (long / 2, 0.9, 0), (-long / 2, 0.9, 0), cream
            )
            b.quad(
                (-long / 2, 1.85, 0),
                (long / 2, 1.85, 0),
                (long / 2, h, 0),
                (-long / 2, h, 0),
                cream,
            )
            b.box(0, 0.86, 0.02, long, 0.07, 0.06, mat(rail))
            count = int(long / 1.5)
            for k in range(count + 1):
                b.box(-long / 2 + long * k / count, 0.9, 0.02, 0.12, 0.98, 0.06, cream)
            b.walls.append(Wall(f"wall:{name}", b.world((0, 0, 0)), (-float(side), 0.0, 0.0)))
    for end, name in ((-1, "back"), (1, "front")):
        with b.on(f"wall:{name}"), b.at(0, 0, end * long / 2, math.pi if end > 0 else 0):
            b.quad(
                (-w / 2, 0, 0), (w / 2, 0, 0), (w / 2, h, 0), (-w / 2, h, 0), mat((190, 182, 164))
            )
            sky, land = PANES[spec.time]
            b.box(0, 1.0, 0.02, w * 0.8, 0.95, 0.03, mat(land, 0.7, Shade.GLOW))
            b.box(0, 1.45, 0.024, w * 0.8, 0.5, 0.03, mat(sky, 0.2, Shade.GLOW))
    with b.on("ceiling:coach"):
        b.quad(
            (-w / 2, h, -long / 2),
            (w / 2, h, -long / 2),
            (w / 2, h, long / 2),
            (-w / 2, h, long / 2),
            mat((226, 220, 206)),
        )
    for side in (-1, 1):
        for k in range(int(long / 0.95)):
            with b.at(side * (w / 2 - 0.5), 0.1, -long / 2 + 0.7 + 0.95 * k):
                with b.thing("seat"):
                    b.box(0, 0.1, 0, 0.88, 0.25, 0.46, mat(cloth), mat(tint(cloth, 1.15)))
                    b.box(0, 0.35, -0.25, 0.88, 0.68, 0.1, mat(cloth), taper=0.95)
                    b.tube([(-0.4, 1.0, -0.3), (0.4, 1.0, -0.3)], 0.016, mat(rail))
                for x in (-0.21, 0.21):
                    b.mark("sit", x, 0.04, 0.0, 0.45)
    for k in range(int(long / 1.9)):
        z = -long / 2 + 1.2 + 1.9 * k
        with b.thing("pole"):
            b.tube([(-w / 2 + 1.0, 0, z), (-w / 2 + 1.0, h, z)], 0.018, mat(rail))
        with b.thing("lamp"):
            b.box(0, h - 0.05, z, 0.16, 0.04, 0.8, glow((246, 240, 216)))
        b.lamp(0, h - 0.1, z, (1.0, 0.92, 0.74), 3.0, "screen")
    b.door(0, -long / 2 + 0.5)
    b.mark("stand", 0.05, -0.4, 0.3)
    b.mark("stand", -0.05, 0.6, math.pi)


def bus(b: Builder, spec: SetSpec) -> SetModel:
    _coach(b, spec, 2.5, 7.6, (70, 104, 128), (206, 166, 66))
    return b.finish((-1.1, -3.6, 1.1, 3.6), (0, 0.0, 0.0), math.pi)


def train(b: Builder, spec: SetSpec) -> SetModel:
    _coach(b, spec, 2.8, 9.5, (122, 66, 58), (150, 120, 84))
    return b.finish((-1.25, -4.5, 1.25, 4.5), (0, 0.0, 0.0), math.pi)
