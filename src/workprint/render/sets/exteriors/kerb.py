"""At the kerb: a bus stop with its shelter, a shop's front, a noodle shop's front."""

from __future__ import annotations

import math

from workprint.film.staging import SetSpec
from workprint.render.sets import furniture as f
from workprint.render.sets import parts as p
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.exteriors.town import PAINTS, ROOFS, pavement, row, street_end
from workprint.render.sets.interiors.table import lantern
from workprint.render.sets.model import SetModel

_IRON = (64, 72, 78)
_WALK = 0.12
"""Height of the pavement."""


def _dark(spec: SetSpec) -> bool:
    return spec.time in {"night", "dusk"}


def bus_stop(b: Builder, spec: SetSpec) -> SetModel:
    """A shelter with a bench on a broad pavement, the pole of the stop beside it."""
    pavement(b, 3.2, 60, (112, 114, 118), (168, 162, 152))
    with b.on("ground.walk"):
        b.box(-7.1, 0, 0, 2.8, _WALK, 60, mat((156, 150, 140), 0.3), mat((172, 166, 156), 0.3))
    row(b, spec, -1, 8.6, 56, 0.3, (2, 3))
    row(b, spec, 1, 5.9, 56, 0.3, (2, 3))
    street_end(b, spec, -32)
    with b.at(-6.5, _WALK, 0.0, math.pi / 2):
        _shelter(b, spec)
    with b.at(-3.7, _WALK, -2.7, math.pi / 2):
        _stop_pole(b)
    for x, z in ((-3.7, 3.6), (3.7, -7.0), (-3.7, -14.0)):
        with b.at(x, 0.1, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 3.9, 8.5)
    with b.at(-7.6, 0.1, 4.6):
        p.tree(b, 4.8)
    p.skyline(b, 130, _dark(spec), 12, 28, -5)
    b.door(-4.6, 9.0, math.pi)
    b.door(-4.6, -9.0)
    b.mark("stand", -4.5, 0.8, math.pi / 2, y=_WALK)
    b.mark("stand", -4.6, -0.7, math.pi / 2, y=_WALK)
    b.mark("stand", -4.1, -1.9, math.pi, y=_WALK)
    return b.finish((-6.6, -10, -3.4, 10), (-4.5, _WALK, 0.1), -math.pi / 2)


def _shelter(b: Builder, spec: SetSpec) -> None:
    """The shelter's middle at the origin, open towards +z."""
    iron = mat(_IRON)
    pane = mat((172, 192, 198), 0.5)
    # In parts: a camera that is in the way of one of them has only that one taken out.
    with b.thing("shelter"):
        for x in (-1.7, 0.0, 1.7):
            b.box(x, 0, -0.55, 0.07, 2.35, 0.07, iron)
        for x in (-1.7, 1.7):
            b.box(x, 0, 0.35, 0.06, 2.3, 0.06, iron)
    with b.thing("roof"):
        b.box(0, 2.32, 0.0, 3.8, 0.09, 1.6, mat((84, 96, 104)), mat((104, 114, 120)))
        b.box(0, 2.22, 0.78, 3.8, 0.16, 0.04, mat((50, 92, 130)))
        b.box(-1.0, 2.26, 0.802, 1.2, 0.07, 0.005, mat((226, 232, 230), 0.2))
        if _dark(spec):
            b.box(0, 2.27, -0.1, 2.6, 0.04, 0.09, glow((250, 240, 210)))
    with b.thing("panes"):
        for x in (-0.85, 0.85):
            b.box(x, 0.35, -0.55, 1.6, 1.75, 0.025, pane)
            b.box(x, 1.2, -0.53, 1.6, 0.03, 0.03, mat(tint(_IRON, 1.2), 0.5))
        # The timetable.
        b.box(1.1, 1.0, -0.525, 0.55, 0.8, 0.02, mat((236, 230, 212)))
        for k in range(6):
            b.box(1.1, 1.08 + 0.11 * k, -0.51, 0.42, 0.03, 0.005, mat((120, 124, 128), 0.1))
    if _dark(spec):
        b.lamp(0, 2.15, 0.1, (1.0, 0.92, 0.74), 4.2, "screen")
    with b.at(-0.55, 0, -0.2):
        f.bench(b, 2.0, (142, 104, 72), back=False)


def _stop_pole(b: Builder) -> None:
    with b.thing("stop"):
        b.cylinder(0, 0, 0, 0.04, 2.9, mat(_IRON), 10)
        b.box(0, 2.35, 0.02, 0.5, 0.55, 0.04, mat((50, 92, 130)))
        b.box(0, 2.55, 0.045, 0.32, 0.18, 0.01, mat((236, 238, 232), 0.4))
        for x in (-0.09, 0.09):
            b.cylinder(x, 2.5, 0.05, 0.035, 0.05, mat((236, 238, 232), 0.4), 10)
        b.box(0, 1.3, 0.03, 0.34, 0.5, 0.03, mat((236, 230, 212)))


def shop_front(b: Builder, spec: SetSpec) -> SetModel:
    """The window, door and awning of a shop, on the pavement of a street."""
    paint = b.dice.choice(PAINTS)
    return _before(b, spec, paint, b.dice.choice(((58, 98, 92), (122, 56, 48), (58, 72, 104))))


def noodle_front(b: Builder, spec: SetSpec) -> SetModel:
    """A noodle shop from outside: red lanterns, a short curtain over the door, a lit window."""
    return _before(b, spec, (186, 158, 128), (150, 52, 42), noodles=True)


def _before(
    b: Builder, spec: SetSpec, paint: Colour, wood: Colour, noodles: bool = False
) -> SetModel:
    pavement(b, 3.2, 60, (118, 118, 120), (168, 162, 152))
    row(b, spec, 1, 5.9, 56, 0.5, (2, 3))
    for z in (-22.0, -15.0, -8.0, 8.0, 15.0, 22.0):
        with b.at(-5.95, 0.1, z, math.pi / 2):
            p.house(
                b, 6.9, b.dice.uniform(5.6, 8.4), 7.0, tint(b.dice.choice(PAINTS), 0.96),
                _dark(spec), b.dice.choice(ROOFS), 2, b.dice.random() < 0.4,
            )  # fmt: skip
    street_end(b, spec, -32)
    with b.at(-5.9, _WALK, 0.0, math.pi / 2):
        _front(b, spec, paint, wood, noodles)
    for x, z in ((-3.6, 5.6), (3.7, -3.0), (-3.6, -9.0)):
        with b.at(x, 0.1, z, math.pi / 2 if x < 0 else -math.pi / 2):
            p.lamp_post(b, 3.9, 7.0)
    p.skyline(b, 130, _dark(spec), 14, 30, -5)
    b.door(-5.3, -2.0, math.pi / 2)
    b.door(-4.3, 8.0, math.pi)
    b.door(-4.3, -9.0)
    b.mark("stand", -4.4, 0.9, 0.6, y=_WALK)
    b.mark("stand", -4.5, -0.6, -0.6, y=_WALK)
    b.mark("window", -5.2, 1.0, -math.pi / 2, y=_WALK)
    return b.finish((-5.4, -10, -3.4, 10), (-4.4, _WALK, 0.3), -math.pi / 2)


def _front(b: Builder, spec: SetSpec, paint: Colour, wood: Colour, noodles: bool) -> None:
    """The shop at the origin, its front facing +z: window to the left, door to the right."""
    lit = _dark(spec)
    pane = glow((248, 212, 142)) if lit else mat((140, 162, 168))
    frame, trim = mat(wood), mat(tint(wood, 0.75), 0.7)
    with b.thing("wild:shop"):
        b.box(0, 0, -3.5, 7.0, 6.4, 7.0, mat(paint))
        for x in (-2.2, 0.0, 2.2):
            b.box(x, 3.9, 0.03, 1.1, 1.5, 0.06, mat(tint(paint, 1.15), 0.7))
            upper = lit and b.dice.random() < 0.4
            b.box(x, 4.0, 0.06, 0.9, 1.3, 0.03, glow((240, 196, 120)) if upper else
                  mat((64, 78, 90), 0.6))  # fmt: skip
        b.box(-0.3, 0, 0.05, 6.0, 2.75, 0.1, frame)
        b.box(-1.15, 0.65, 0.11, 3.6, 1.75, 0.03, pane)
        for x in (-2.35, -1.15, 0.05):
            b.box(x, 0.65, 0.13, 0.07, 1.75, 0.03, trim)
        b.box(-1.15, 0.55, 0.2, 3.9, 0.1, 0.3, trim)
        b.box(2.0, 0.05, 0.11, 1.1, 2.2, 0.03, trim)
        b.box(2.0, 0.75, 0.13, 0.78, 1.4, 0.02, pane)
        b.box(1.6, 1.0, 0.16, 0.05, 0.24, 0.05, mat((206, 176, 96)))
        b.box(-0.3, 2.8, 0.12, 6.0, 0.62, 0.1, mat(tint(wood, 0.85)))
        for k in range(4 if noodles else 7):
            wide = 0.4 if noodles else 0.26
            x = (-1.4 + 0.75 * k) if noodles else (-1.5 + 0.42 * k)
            b.box(x, 2.92, 0.225, wide, 0.38 if noodles else 0.26, 0.01,
                  mat((244, 226, 180), 0.4))  # fmt: skip
        # What stands behind the glass: shelves, or tables.
        for k in range(5):
            h = b.dice.uniform(0.2, 0.5)
            b.box(-2.6 + 0.72 * k, 0.68, 0.128, 0.34, h, 0.012, mat(tint(wood, 0.6), 0.3))
    if lit:
        b.lamp(-1.1, 1.7, 0.7, (1.0, 0.8, 0.48), 5.0, "screen")
    if noodles:
        with b.on("cloth.curtain"):
            for k in range(4):
                x = 1.46 + 0.27 * k
                b.quad((x, 1.72, 0.2), (x + 0.26, 1.72, 0.2), (x + 0.26, 2.28, 0.19),
                       (x, 2.28, 0.19), mat((40, 62, 96), 0.7))  # fmt: skip
        for x in (1.2, 2.8):
            with b.at(x, 0, 0.45):
                lantern(b, 2.2, 0.22)
        with b.at(-2.3, 0, 0.75):
            f.stool(b, 0.4, (150, 96, 60), sit=False)
    else:
        _awning(b, wood)
        with b.at(-3.0, 0, 0.55):
            f.plant(b, 0.9)


def _awning(b: Builder, cloth: Colour) -> None:
    with b.on("cloth.awning"):
        for n in range(12):
            x = -3.3 + 0.5 * n
            tone = mat(cloth if n % 2 else (234, 226, 206), 0.6)
            b.quad((x, 2.45, 1.05), (x + 0.5, 2.45, 1.05), (x + 0.5, 2.8, 0.12), (x, 2.8, 0.12),
                   tone)  # fmt: skip
            b.quad((x, 2.27, 1.06), (x + 0.5, 2.27, 1.06), (x + 0.5, 2.45, 1.05), (x, 2.45, 1.05),
                   tone)  # fmt: skip
