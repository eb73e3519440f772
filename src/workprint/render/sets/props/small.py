"""Small things held in one hand."""

from __future__ import annotations

import math
from collections.abc import Callable

from workprint.render.sets.builder import Builder, Colour, glow, mat, tint

STEEL: Colour = (164, 168, 172)
BRASS: Colour = (196, 156, 82)
DARK: Colour = (46, 44, 48)


def _disc(
    radius: float, sides: int = 20, x: float = 0.0, y: float = 0.0
) -> list[tuple[float, float]]:
    return [
        (
            x + radius * math.cos(2 * math.pi * k / sides),
            y + radius * math.sin(2 * math.pi * k / sides),
        )
        for k in range(sides)
    ]


def cup(b: Builder) -> None:
    tone = mat((226, 218, 200))
    b.lathe(
        0,
        0,
        0,
        [
            (0.028, 0),
            (0.036, 0.008),
            (0.041, 0.05),
            (0.042, 0.092),
            (0.038, 0.092),
            (0.036, 0.075),
        ],
        tone,
        24,
    )
    b.lathe(0, 0.074, 0, [(0.037, 0), (0.02, 0.001), (0, 0.001)], mat((112, 72, 46)), 24)
    b.lathe(0, 0.066, 0, [(0.0418, 0), (0.0422, 0.01)], mat((84, 116, 140), 0.6), 24)
    b.tube(
        [
            (0.038, 0.076, 0),
            (0.062, 0.074, 0),
            (0.07, 0.052, 0),
            (0.06, 0.03, 0),
            (0.038, 0.026, 0),
        ],
        0.006,
        tone,
        8,
    )


def glass(b: Builder) -> None:
    b.lathe(
        0,
        0,
        0,
        [(0.026, 0), (0.03, 0.006), (0.034, 0.11), (0.031, 0.11), (0.03, 0.07)],
        mat((190, 208, 210), 0.8),
        24,
    )
    b.lathe(0, 0.068, 0, [(0.031, 0), (0, 0.002)], mat((206, 160, 84), 0.7), 24)


def bottle(b: Builder) -> None:
    b.lathe(
        0,
        0,
        0,
        [
            (0.034, 0),
            (0.038, 0.01),
            (0.038, 0.16),
            (0.03, 0.195),
            (0.015, 0.225),
            (0.013, 0.285),
            (0.016, 0.288),
            (0.016, 0.3),
            (0, 0.3),
        ],
        mat((74, 104, 78)),
        24,
    )
    b.lathe(0, 0.055, 0, [(0.0388, 0), (0.0388, 0.075)], mat((232, 220, 188), 0.8), 24)
    b.lathe(0, 0.08, 0, [(0.0392, 0), (0.0392, 0.02)], mat((170, 70, 54), 0.5), 24)


def key(b: Builder) -> None:
    metal = mat(BRASS)
    with b.at(0, 0.03, 0):
        ring = [
            (0.018 * math.cos(k * 0.4189), 0.018 * math.sin(k * 0.4189), 0.0) for k in range(16)
        ]
        b.tube(ring, 0.004, metal, 8)
        b.tube([(0.017, 0, 0), (0.04, 0, 0), (0.078, 0, 0)], 0.0038, metal, 8)
        b.box(0.066, -0.02, 0, 0.006, 0.02, 0.004, metal)
        b.box(0.075, -0.015, 0, 0.006, 0.015, 0.004, metal)
        b.tube([(0.026, 0, 0), (0.03, 0, 0)], 0.006, metal, 8)


def ring(b: Builder) -> None:
    path = [
        (0.0095 * math.cos(k * 0.2618), 0.012 + 0.0095 * math.sin(k * 0.2618), 0.0)
        for k in range(25)
    ]
    b.tube(path, 0.0016, mat(BRASS), 8)
    b.lathe(
        0,
        0.0215,
        0,
        [(0.0015, 0), (0.0042, 0.003), (0.003, 0.005), (0, 0.0052)],
        mat((186, 214, 222)),
        8,
        smooth=False,
    )


def coin(b: Builder) -> None:
    with b.at(0, 0.014, 0):
        b.prism(_disc(0.0135, 28), 0.0024, mat(BRASS), mat(tint(BRASS, 0.8)))
        b.prism(_disc(0.0105, 28), 0.003, mat(tint(BRASS, 1.12)), mat(tint(BRASS, 0.9)))
        b.prism(
            [(-0.003, -0.003), (0.003, -0.003), (0.003, 0.003), (-0.003, 0.003)], 0.0036, mat(DARK)
        )


def money(b: Builder) -> None:
    for k in range(4):
        with b.at(0.003 * k, 0.0015 * k, 0.002 * k, 0.12 * (k - 1.5)):
            b.box(0, 0, 0, 0.155, 0.0014, 0.072, mat((186, 120, 104)), mat((206, 138, 120)))
    with b.at(0.009, 0.0062, 0.006, 0.18):
        b.box(-0.035, 0, 0, 0.035, 0.0006, 0.045, mat((232, 196, 176), 0.6))
        b.box(0.035, 0, 0, 0.05, 0.0006, 0.012, mat((150, 84, 74), 0.4))


def cigarette(b: Builder) -> None:
    with b.at(0, 0.005, 0):
        b.tube([(-0.042, 0, 0), (-0.016, 0, 0)], 0.0042, mat((206, 158, 96)), 10)
        b.tube([(-0.016, 0, 0), (0.038, 0, 0)], 0.004, mat((240, 236, 226)), 10)
        b.tube([(0.038, 0, 0), (0.044, 0, 0)], 0.0038, glow((226, 96, 52)), 10)


def pen(b: Builder) -> None:
    with b.at(0, 0.006, 0):
        b.tube([(-0.07, 0, 0), (0.045, 0, 0)], 0.0052, mat((48, 66, 96)), 10)
        b.tube([(0.045, 0, 0), (0.055, 0, 0)], 0.0045, mat(BRASS), 10)
        b.tube([(0.055, 0, 0), (0.068, 0, 0)], 0.0022, mat(STEEL), 8)
        b.box(-0.045, 0.005, 0, 0.04, 0.0025, 0.003, mat(BRASS))


def watch(b: Builder) -> None:
    with b.at(0, 0.024, 0):
        b.prism(_disc(0.022, 28), 0.009, mat(BRASS), mat(tint(BRASS, 0.8)))
        b.prism(_disc(0.0185, 28), 0.0105, mat((244, 238, 222)))
        with b.at(0, 0, 0.006):
            for k in range(12):
                a = math.pi * k / 6
                b.box(
                    0.0155 * math.sin(a),
                    0.0155 * math.cos(a) - 0.001,
                    0,
                    0.0012,
                    0.002,
                    0.0006,
                    mat(DARK, 0.4),
                )
            b.box(0, 0, 0, 0.0016, 0.0125, 0.001, mat(DARK))
            b.box(0.0045, -0.001, 0, 0.009, 0.0016, 0.001, mat(DARK))
        b.tube([(0, 0.022, 0), (0, 0.028, 0)], 0.003, mat(BRASS), 8)
        path = [
            (0.006 * math.cos(k * 0.5236), 0.033 + 0.006 * math.sin(k * 0.5236), 0.0)
            for k in range(13)
        ]
        b.tube(path, 0.0014, mat(BRASS), 6)


def ticket(b: Builder) -> None:
    b.box(0, 0, 0, 0.11, 0.0012, 0.05, mat((226, 196, 140)), mat((236, 214, 164)))
    b.box(0, 0.0012, -0.012, 0.08, 0.0005, 0.008, mat((150, 70, 54), 0.4))
    b.box(-0.01, 0.0012, 0.008, 0.06, 0.0005, 0.004, mat((110, 92, 72), 0.3))
    b.box(0.036, 0.0012, 0, 0.0012, 0.0006, 0.05, mat((170, 140, 96), 0.4))


def knife(b: Builder) -> None:
    with b.at(0, 0.012, 0, 0):
        blade = [(0.0, -0.012), (0.12, -0.010), (0.175, 0.006), (0.15, 0.012), (0.0, 0.012)]
        b.prism(blade, 0.0024, mat((206, 210, 212)))
        b.box(-0.003, -0.014, 0, 0.008, 0.03, 0.012, mat(STEEL))
        b.prism(
            [(-0.115, -0.011), (-0.006, -0.012), (-0.006, 0.012), (-0.11, 0.013)],
            0.018,
            mat((92, 60, 44)),
        )
        for x in (-0.085, -0.035):
            b.box(x, -0.003, 0.0092, 0.006, 0.006, 0.001, mat(BRASS, 0.5))


def gun(b: Builder) -> None:
    with b.at(0, 0.1, 0):
        metal = mat((74, 78, 84))
        b.box(0.05, 0.0, 0, 0.19, 0.034, 0.026, metal)
        b.box(0.06, 0.034, 0, 0.15, 0.006, 0.008, mat((60, 62, 68)))
        b.prism(
            [(-0.045, 0.0), (0.0, 0.0), (-0.015, -0.1), (-0.062, -0.095)],
            0.028,
            mat((92, 62, 46)),
            mat((80, 54, 40)),
        )
        b.tube(
            [(0.0, -0.004, 0), (0.008, -0.036, 0), (0.042, -0.036, 0), (0.05, -0.002, 0)],
            0.0038,
            metal,
            6,
        )
        b.box(0.02, -0.02, 0, 0.005, 0.02, 0.006, metal)
        b.box(0.1465, 0.012, 0, 0.002, 0.012, 0.012, mat(DARK))
        for k in range(5):
            b.box(-0.036 + 0.006 * k, 0.004, 0.0135, 0.002, 0.026, 0.001, mat((54, 56, 60), 0.3))


MAKERS: dict[str, Callable[[Builder], None]] = {
    "cup": cup, "glass": glass, "bottle": bottle, "key": key, "ring": ring, "coin": coin,
    "money": money, "cigarette": cigarette, "pen": pen, "watch": watch, "ticket": ticket,
    "knife": knife, "gun": gun,
}  # fmt: skip
