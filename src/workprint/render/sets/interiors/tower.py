"""The lamp room at the top of a lighthouse."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.mesh import Shade
from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, glow, mat, tint
from workprint.render.sets.model import SetModel, Wall
from workprint.render.sets.shell import PANES

SIDES, RADIUS = 10, 3.1


def lamp_room(b: Builder, spec: SetSpec) -> SetModel:
    """Ten sides of glass around the great lens; the sea and the sky outside."""
    sky, land = PANES[spec.time]
    if set(spec.weather) & {"rain", "storm", "fog", "snow"}:
        level = sum(sky) // 3
        sky = (round(level * 0.78), round(level * 0.84), round(level * 0.92))
        land = (round(sky[0] * 0.72), round(sky[1] * 0.78), round(sky[2] * 0.82))
    sea = tint(land, 0.82, -6)
    iron, brass = mat((64, 82, 80)), mat((192, 150, 76))
    wide = 2 * RADIUS * math.tan(math.pi / SIDES)
    for k in range(SIDES):
        a = 2 * math.pi * k / SIDES
        with b.on(f"wall:{k}"), b.at(math.sin(a) * RADIUS, 0, math.cos(a) * RADIUS, a + math.pi):
            half = wide / 2
            b.quad(
                (-half, 0, 0),
                (half, 0, 0),
                (half, 0.95, 0),
                (-half, 0.95, 0),
                mat((206, 200, 182)),
            )
            b.quad(
                (-half, 0.95, 0),
                (half, 0.95, 0),
                (half, 1.42, 0),
                (-half, 1.42, 0),
                mat(sea, 0.4, Shade.GLOW),
            )
            b.quad(
                (-half, 1.42, 0),
                (half, 1.42, 0),
                (half, 3.2, 0),
                (-half, 3.2, 0),
                mat(sky, 0.4, Shade.GLOW),
            )
            b.box(0, 0.93, 0.05, wide, 0.07, 0.14, iron)
            b.box(0, 0, 0.02, wide, 0.14, 0.04, mat((120, 112, 98)))
            for x in (-half, 0.0, half):
                b.box(x, 0.95, 0.03, 0.07 if x else 0.035, 2.3, 0.07, iron)
            for y in (1.7, 2.45):
                b.box(0, y, 0.03, wide, 0.035, 0.05, iron)
            b.box(0, 3.15, 0.05, wide, 0.1, 0.12, iron)
            for _ in range(3):
                x, y = b.dice.uniform(-0.8, 0.8), b.dice.uniform(1.0, 1.35)
                b.box(
                    x, y, 0.004, b.dice.uniform(0.1, 0.35), 0.012, 0.004, glow(tint(sea, 1.3), 0.1)
                )
            b.walls.append(
                Wall(f"wall:{k}", b.world((0, 0, 0)), (-math.sin(a), 0.0, -math.cos(a)))
            )
            if k % 3 == 1:
                b.window_light(0, 2.0, 0, (half * 0.9, 1.0))
    with b.on("ceiling:dome"):
        for k in range(SIDES):
            a, c = 2 * math.pi * (k - 0.5) / SIDES, 2 * math.pi * (k + 0.5) / SIDES
            r = RADIUS / math.cos(math.pi / SIDES)
            p, q = (math.sin(a) * r, 3.2, math.cos(a) * r), (math.sin(c) * r, 3.2, math.cos(c) * r)
            b.shape_of_three(p, q, (0, 4.4, 0), mat(tint((150, 90, 70), 0.9 + 0.1 * (k % 2)), 0.7))
    with b.on("floor"):
        ring = [
            (math.sin(2 * math.pi * k / 40) * 3.4, 0.0, math.cos(2 * math.pi * k / 40) * 3.4)
            for k in range(40)
        ]
        for k in range(40):
            b.shape_of_three(
                (0, 0, 0),
                ring[k],
                ring[(k + 1) % 40],
                mat(tint((150, 116, 84), 0.94 + 0.08 * (k % 2)), 0.25),
            )
    with b.at(0, 0, -0.9):
        great_lens(b)
    with b.at(1.9, 0, -1.2, -0.9):
        f.cabinet(b, 0.9, 0.85, 0.45, f.DARK_WOOD)
        with b.at(-0.2, 0.85, 0):
            f.books(b, 0.3, 0.22)
        with b.at(0.25, 0.85, 0):
            f.table_lamp(b)
    with b.at(-2.0, 0, -0.6, 1.2):
        f.chair(b, f.DARK_WOOD)
    with b.thing("hatch"), b.at(1.4, 0, 1.3):
        b.box(0, 0, 0, 0.9, 0.04, 0.9, mat((110, 84, 60)))
        b.tube([(-0.2, 0.05, 0.2), (0, 0.1, 0.2), (0.2, 0.05, 0.2)], 0.015, brass)
        for x in (-0.5, 0.5):
            b.tube([(x, 0, -0.45), (x, 0.95, -0.45), (x, 0.95, 0.45)], 0.02, iron)
    b.door(1.4, 1.3, -2.4)
    b.mark("work", 0.15, 0.35, math.pi)
    b.mark("stand", -0.75, 0.9, 0.7)
    b.mark("stand", 0.75, 0.8, -0.7)
    b.mark("window", -2.2, 0.6, -1.4)
    return b.finish((-2.7, -2.7, 2.7, 2.7), (0, 0.0, 0.3), math.pi)


def great_lens(b: Builder) -> None:
    """A Fresnel lens on its pedestal, lit from within."""
    brass, iron = mat((192, 150, 76)), mat((64, 82, 80))
    with b.thing("pedestal"):
        b.lathe(
            0,
            0,
            0,
            [(0.5, 0), (0.5, 0.12), (0.26, 0.2), (0.24, 0.75), (0.55, 0.85), (0.55, 0.95)],
            iron,
            18,
        )
        b.cylinder(0, 0.93, 0, 0.55, 0.03, brass, 18)
    with b.thing("lens"):
        profile = []
        for k in range(9):
            y = 0.96 + 0.15 * k
            r = 0.34 + 0.17 * math.sin(math.pi * k / 8)
            profile.append((r, y))
        for k in range(8):
            (r, y), (s, v) = profile[k], profile[k + 1]
            tone = (252, 236, 178) if 2 <= k <= 5 else (196, 216, 196)
            b.lathe(0, y, 0, [(r, 0.0), (r + 0.03, 0.06), (s, v - y - 0.02)], glow(tone, 0.8), 16)
        for k in range(8):
            a = math.pi * k / 4
            b.tube(
                [(math.sin(a) * (r + 0.035), y, math.cos(a) * (r + 0.035)) for r, y in profile],
                0.016,
                brass,
                5,
            )
        b.lathe(
            0, 2.14, 0, [(0.36, 0), (0.3, 0.1), (0.08, 0.22), (0.06, 0.35), (0, 0.37)], brass, 16
        )
    b.lamp(0, 1.6, 0, (1.0, 0.86, 0.52), 5.5, "bulb")
