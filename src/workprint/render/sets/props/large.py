"""Things too large for a hand, and tools with a long handle or a case."""

from __future__ import annotations

import math
from collections.abc import Callable

from workprint.render.sets import furniture as f
from workprint.render.sets.builder import Builder, mat
from workprint.render.sets.props.small import DARK, STEEL


def _hoop(
    b: Builder, x: float, y: float, radius: float, thick: float, tone: tuple[int, int, int]
) -> None:
    path = [
        (x + radius * math.cos(k * 0.2618), y + radius * math.sin(k * 0.2618), 0.0)
        for k in range(25)
    ]
    b.tube(path, thick, mat(tone), 6)


def bicycle(b: Builder) -> None:
    frame = mat((70, 108, 104))
    for x in (-0.52, 0.52):
        _hoop(b, x, 0.34, 0.32, 0.016, DARK)
        for k in range(6):
            a = math.pi * k / 6
            b.tube(
                [
                    (x + 0.31 * math.cos(a), 0.34 + 0.31 * math.sin(a), 0),
                    (x - 0.31 * math.cos(a), 0.34 - 0.31 * math.sin(a), 0),
                ],
                0.002,
                mat((150, 150, 150), 0.3),
                3,
            )
    for path in (
        [(-0.52, 0.34, 0), (-0.08, 0.3, 0), (-0.2, 0.78, 0)],
        [(-0.52, 0.34, 0), (-0.18, 0.7, 0)],
        [(-0.08, 0.3, 0), (0.36, 0.74, 0)],
        [(-0.19, 0.74, 0), (0.36, 0.78, 0)],
        [(0.52, 0.34, 0), (0.38, 0.7, 0), (0.33, 0.95, 0)],
    ):
        b.tube(path, 0.016, frame, 7)
    b.tube(
        [(0.42, 0.98, -0.28), (0.33, 0.96, -0.1), (0.33, 0.96, 0.1), (0.42, 0.98, 0.28)],
        0.012,
        mat(STEEL),
        6,
    )
    b.box(-0.21, 0.8, 0, 0.24, 0.05, 0.14, mat((96, 64, 48)), taper=0.85)
    _hoop(b, -0.08, 0.3, 0.09, 0.008, (120, 120, 122))
    b.box(0.56, 0.72, 0, 0.26, 0.18, 0.28, mat((176, 140, 96)), taper=1.15)


def chair(b: Builder) -> None:
    f.chair(b, sit=False)


def table(b: Builder) -> None:
    f.table(b)


def guitar(b: Builder) -> None:
    wood = mat((190, 130, 74))
    outline = [
        (
            0.17 * math.cos(t) * (1 - 0.22 * math.exp(-((math.sin(t) - 0.15) ** 2) / 0.06)),
            0.24 + 0.24 * math.sin(t),
        )
        for t in (2 * math.pi * k / 36 for k in range(36))
    ]
    b.prism(outline, 0.09, wood, mat((140, 86, 52)))
    with b.at(0, 0.3, 0.046):
        b.prism(
            [(0.045 * math.cos(k * 0.3927), 0.045 * math.sin(k * 0.3927)) for k in range(16)],
            0.004,
            mat(DARK),
        )
    b.box(0, 0.44, 0.03, 0.05, 0.44, 0.03, mat((96, 64, 46)))
    b.box(0, 0.88, 0.025, 0.075, 0.12, 0.025, mat((110, 72, 50)))
    b.box(0, 0.12, 0.05, 0.1, 0.018, 0.012, mat((72, 50, 40)))
    for k in range(4):
        x = -0.015 + 0.01 * k
        b.tube([(x, 0.13, 0.058), (x, 0.92, 0.05)], 0.001, mat((236, 230, 210), 0.3), 3)


def axe(b: Builder) -> None:
    b.tube([(0, 0.02, 0), (0.01, 0.35, 0), (0, 0.7, 0)], 0.017, mat((150, 108, 70)), 8)
    b.prism(
        [(-0.035, 0.60), (0.03, 0.60), (0.13, 0.55), (0.13, 0.71), (0.03, 0.67), (-0.035, 0.67)],
        0.03,
        mat((150, 156, 162)),
    )


def broom(b: Builder) -> None:
    b.tube([(0, 0.25, 0), (0, 1.4, 0)], 0.013, mat((176, 138, 92)), 8)
    b.box(0, 0.0, 0, 0.32, 0.28, 0.06, mat((206, 176, 110)), taper=0.35)
    b.box(0, 0.26, 0, 0.13, 0.05, 0.045, mat((150, 66, 52)))


def bucket(b: Builder) -> None:
    b.lathe(
        0, 0, 0, [(0.11, 0), (0.15, 0.28), (0.16, 0.285), (0.14, 0.28)], mat((150, 158, 162)), 22
    )
    b.lathe(0, 0.22, 0, [(0.141, 0), (0, 0.002)], mat((120, 150, 164)), 20)
    b.tube(
        [(-0.15, 0.27, 0), (-0.12, 0.4, 0), (0, 0.45, 0), (0.12, 0.4, 0), (0.15, 0.27, 0)],
        0.005,
        mat(STEEL),
        6,
    )


def kettle(b: Builder) -> None:
    f.kettle(b)


def computer(b: Builder) -> None:
    f.computer(b)


MAKERS: dict[str, Callable[[Builder], None]] = {
    "bicycle": bicycle, "chair": chair, "table": table, "guitar": guitar, "axe": axe,
    "broom": broom, "bucket": bucket, "kettle": kettle, "computer": computer,
}  # fmt: skip
