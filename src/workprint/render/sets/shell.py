"""Shells: floors and wild walls of a room, and the windows and doors set in them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from workprint.render.mesh import Shade
from workprint.render.sets.builder import Builder, Colour, glow, mat, tint
from workprint.render.sets.model import Wall

PANES: dict[str, tuple[Colour, Colour]] = {
    "dawn": ((246, 205, 178), (214, 160, 146)),
    "day": ((214, 232, 240), (186, 206, 204)),
    "dusk": ((214, 140, 112), (120, 84, 104)),
    "night": ((38, 50, 84), (22, 29, 54)),
}
"""What is seen through glass: sky above, the world below."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A room `w` by `d` by `h` metres about the origin."""

    w: float
    d: float
    h: float
    time: str = "day"
    grey: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        return (
            -self.w / 2 + 0.25, -self.d / 2 + 0.25, self.w / 2 - 0.25, self.d / 2 - 0.25,
        )  # fmt: skip


SIDES = {"n": 0.0, "s": math.pi, "e": -math.pi / 2, "w": math.pi / 2}
"""Wall -> heading of its inward normal: n is at -z, s at +z, e at +x, w at -x."""


@contextmanager
def wall(b: Builder, shell: Shell, side: str) -> Iterator[None]:
    """Work on a wall: x along it (right as one faces it), y up, z into the room."""
    x, z = {
        "n": (0.0, -shell.d / 2),
        "s": (0.0, shell.d / 2),
        "e": (shell.w / 2, 0.0),
        "w": (-shell.w / 2, 0.0),
    }[side]
    with b.on(f"wall:{side}"), b.at(x, 0, z, SIDES[side]):
        yield


def length(shell: Shell, side: str) -> float:
    return shell.w if side in "ns" else shell.d


def room(
    b: Builder,
    shell: Shell,
    paint: Colour,
    floor: Colour,
    style: str = "boards",
    dado: Colour | None = None,
    ceiling: Colour = (232, 226, 214),
    trim: Colour | None = None,
    accent: Colour | None = None,
) -> None:
    """Four walls, a ceiling and a floor.

    `style` of the floor is "boards", "tiles", "plain" or "concrete"; `dado` paints the lower
    wall; `accent` is the paint of the wall at the back.
    """
    edge = trim or tint(paint, 0.78)
    for side in "nsew":
        paint_here = accent if accent is not None and side == "n" else paint
        across = length(shell, side) / 2
        with wall(b, shell, side):
            base = mat(paint_here, 0.7)
            b.quad(
                (-across, 0, 0), (across, 0, 0), (across, shell.h, 0), (-across, shell.h, 0), base
            )
            if dado is not None:
                b.box(0, 0, 0.005, across * 2, 1.05, 0.01, mat(dado, 0.5))
                b.box(0, 1.05, 0.012, across * 2, 0.05, 0.024, mat(tint(dado, 0.8), 0.5))
            b.box(0, 0, 0.012, across * 2, 0.11, 0.024, mat(edge, 0.5))
            b.box(0, shell.h - 0.07, 0.015, across * 2, 0.07, 0.03, mat(tint(paint, 1.05), 0.4))
            b.walls.append(
                Wall(
                    f"wall:{side}",
                    b.world((0.0, 0.0, 0.0)),
                    (math.sin(SIDES[side]), 0.0, math.cos(SIDES[side])),
                )
            )
    x, z, h = shell.w / 2, shell.d / 2, shell.h
    with b.on("ceiling:room"):
        b.quad((-x, h, -z), (x, h, -z), (x, h, z), (-x, h, z), mat(ceiling, 0.6))
    with b.on("floor"):
        floor_of(b, shell.w, shell.d, floor, style)


def floor_of(b: Builder, w: float, d: float, colour: Colour, style: str) -> None:
    """A floor at height 0 in strips or squares of two near tones."""
    light, dark = mat(colour, 0.22), mat(tint(colour, 0.93), 0.22)
    if style == "boards":
        count = max(2, round(w / 0.28))
        step = w / count
        for k in range(count):
            x = -w / 2 + k * step
            shade = mat(tint(colour, b.dice.uniform(0.93, 1.05)), 0.25)
            b.quad(
                (x, 0, d / 2), (x + step, 0, d / 2), (x + step, 0, -d / 2), (x, 0, -d / 2), shade
            )
    elif style == "tiles":
        size = 0.5
        across, deep = max(1, round(w / size)), max(1, round(d / size))
        sx, sz = w / across, d / deep
        for i in range(across):
            for j in range(deep):
                x, z = -w / 2 + i * sx, -d / 2 + j * sz
                b.quad(
                    (x, 0, z + sz), (x + sx, 0, z + sz), (x + sx, 0, z), (x, 0, z),
                    light if (i + j) % 2 else dark,
                )  # fmt: skip
    else:
        b.quad(
            (-w / 2, 0, d / 2), (w / 2, 0, d / 2), (w / 2, 0, -d / 2), (-w / 2, 0, -d / 2), light
        )


def window(
    b: Builder,
    shell: Shell,
    side: str,
    along: float,
    w: float = 1.2,
    h: float = 1.3,
    sill: float = 0.95,
    frame: Colour = (236, 230, 218),
    curtain: Colour | None = None,
    bars: int = 1,
) -> None:
    """A window in a wall, its centre `along` it, with what the hour shows outside."""
    sky, land = PANES[shell.time]
    if shell.grey:
        level = sum(sky) / 3 * 0.88
        sky = (round(level * 0.95), round(level), round(level * 1.04))
        level = sum(land) / 3 * 0.85
        land = (round(level * 0.95), round(level), round(level * 1.05))
    wood = mat(frame, 0.7)
    with wall(b, shell, side):
        with b.at(along, sill, 0):
            horizon = h * 0.34
            b.quad(
                (-w / 2, horizon, 0.012), (w / 2, horizon, 0.012), (w / 2, h, 0.012),
                (-w / 2, h, 0.012), mat(sky, 0.3, Shade.GLOW),
            )  # fmt: skip
            b.quad(
                (-w / 2, 0, 0.012), (w / 2, 0, 0.012), (w / 2, horizon, 0.012),
                (-w / 2, horizon, 0.012), mat(land, 0.3, Shade.GLOW),
            )  # fmt: skip
            _skyline(b, shell, w, horizon, land)
            t = 0.06
            b.box(-w / 2, -t, 0.03, t, h + 2 * t, 0.07, wood)
            b.box(w / 2, -t, 0.03, t, h + 2 * t, 0.07, wood)
            b.box(0, h, 0.03, w + t, t, 0.07, wood)
            b.box(0, -t, 0.07, w + 0.2, t, 0.16, wood)
            for k in range(bars):
                b.box(-w / 2 + w * (k + 1) / (bars + 1), 0, 0.025, 0.04, h, 0.04, wood)
            b.box(0, h * 0.6, 0.025, w, 0.04, 0.04, wood)
            if curtain is not None:
                _curtains(b, w, h, curtain)
        b.window_light(along, sill + h / 2, 0.0, (w / 2, h / 2))
        b.mark("window", along, 0.7, math.pi)


def _skyline(b: Builder, shell: Shell, w: float, horizon: float, land: Colour) -> None:
    x = -w / 2
    shade = glow(tint(land, 0.86), 0.25)
    while x < w / 2 - 0.05:
        step = min(b.dice.uniform(0.12, 0.34), w / 2 - x)
        top = horizon + b.dice.uniform(0.02, 0.22)
        b.quad((x, 0, 0.014), (x + step, 0, 0.014), (x + step, top, 0.014), (x, top, 0.014), shade)
        if shell.time in {"night", "dusk"}:
            for _ in range(2):
                u, v = x + b.dice.uniform(0.02, max(0.03, step - 0.05)), b.dice.uniform(0.04, top)
                b.quad(
                    (u, v, 0.016), (u + 0.025, v, 0.016), (u + 0.025, v + 0.03, 0.016),
                    (u, v + 0.03, 0.016), glow((250, 208, 130), 0.1),
                )  # fmt: skip
        x += step


def _curtains(b: Builder, w: float, h: float, colour: Colour) -> None:
    cloth, fold = mat(colour, 0.6), mat(tint(colour, 0.88), 0.4)
    for side in (-1, 1):
        for k in range(4):
            x = side * (w / 2 + 0.12 - 0.085 * k)
            b.box(x, -0.22, 0.10 + 0.02 * (k % 2), 0.085, h + 0.42, 0.05, cloth if k % 2 else fold)
    b.tube([(-w / 2 - 0.3, h + 0.2, 0.11), (w / 2 + 0.3, h + 0.2, 0.11)], 0.016, mat((90, 70, 52)))


def doorway(
    b: Builder,
    shell: Shell,
    side: str,
    along: float,
    colour: Colour = (150, 112, 78),
    glass: bool = False,
    double: bool = False,
    entrance: bool = True,
) -> None:
    """A door in a wall; people enter through it unless `entrance` is false."""
    w, h = (1.6 if double else 0.9), 2.05
    frame, leaf = mat(tint(colour, 0.75)), mat(colour)
    with wall(b, shell, side):
        with b.at(along, 0, 0):
            b.box(0, 0, 0.02, w, h, 0.04, leaf)
            for x in (-w / 2 - 0.04, w / 2 + 0.04):
                b.box(x, 0, 0.03, 0.08, h + 0.08, 0.06, frame)
            b.box(0, h, 0.03, w + 0.16, 0.09, 0.06, frame)
            leaves = (-w / 4, w / 4) if double else (0.0,)
            wide = w / len(leaves) - 0.22
            for x in leaves:
                if glass:
                    _, land = PANES[shell.time]
                    b.box(x, 1.05, 0.042, wide, 0.85, 0.012, mat(land, 0.5, Shade.GLOW))
                else:
                    b.box(x, 1.15, 0.045, wide, 0.72, 0.012, mat(tint(colour, 1.07), 0.5))
                b.box(x, 0.2, 0.045, wide, 0.72, 0.012, mat(tint(colour, 1.07), 0.5))
            if double:
                b.box(0, 0, 0.045, 0.02, h, 0.012, frame)
            b.box(
                w * 0.38 if not double else 0.1, 0.98, 0.07, 0.04, 0.04, 0.08, mat((206, 176, 96))
            )
        if entrance:
            b.door(along, 0.55)
            b.mark("door", along, 0.8)
