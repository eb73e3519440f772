"""Things carried, worn or lit: bags, umbrellas, lanterns, hats, tools, food."""

from __future__ import annotations

import math
from collections.abc import Callable

from workprint.render.sets.builder import Builder, glow, mat, tint
from workprint.render.sets.props.small import BRASS, DARK, STEEL


def lamp(b: Builder) -> None:
    b.lathe(
        0,
        0,
        0,
        [(0.08, 0), (0.085, 0.02), (0.03, 0.05), (0.05, 0.13), (0.016, 0.22)],
        mat((96, 112, 108)),
        22,
    )
    b.lathe(0, 0.2, 0, [(0.14, 0), (0.085, 0.17), (0.0, 0.172)], glow((246, 216, 156), 0.9), 22)


def lantern(b: Builder) -> None:
    iron = mat((62, 66, 70))
    b.cylinder(0, 0, 0, 0.075, 0.04, iron, 18)
    b.lathe(0, 0.04, 0, [(0.05, 0), (0.062, 0.06), (0.05, 0.13)], glow((255, 224, 150)), 18)
    b.lathe(
        0,
        0.055,
        0,
        [(0.0, 0.0), (0.016, 0.02), (0.018, 0.045), (0.006, 0.08), (0, 0.09)],
        glow((255, 246, 214), 0.4),
        10,
    )
    b.lathe(
        0, 0.17, 0, [(0.062, 0), (0.06, 0.02), (0.03, 0.05), (0.03, 0.07), (0, 0.075)], iron, 18
    )
    for k in range(4):
        a = math.pi / 4 + math.pi * k / 2
        b.tube(
            [
                (0.066 * math.sin(a), 0.04, 0.066 * math.cos(a)),
                (0.066 * math.sin(a), 0.175, 0.066 * math.cos(a)),
            ],
            0.004,
            iron,
            6,
        )
    b.tube(
        [(-0.062, 0.18, 0), (-0.06, 0.27, 0), (0, 0.32, 0), (0.06, 0.27, 0), (0.062, 0.18, 0)],
        0.0035,
        iron,
        6,
    )


def torch(b: Builder) -> None:
    with b.at(0, 0.028, 0):
        b.tube([(-0.1, 0, 0), (0.04, 0, 0)], 0.018, mat((64, 72, 84)), 14)
        b.tube([(0.04, 0, 0), (0.06, 0, 0), (0.085, 0, 0)], 0.026, mat(STEEL), 14)
        b.tube([(0.085, 0, 0), (0.088, 0, 0)], 0.022, glow((255, 244, 206)), 14)
        b.box(0.0, 0.016, 0, 0.022, 0.006, 0.01, mat((190, 62, 48)))


def candle(b: Builder) -> None:
    b.lathe(0, 0, 0, [(0.05, 0), (0.055, 0.008), (0.02, 0.014), (0.02, 0.02)], mat(BRASS), 18)
    b.cylinder(0, 0.018, 0, 0.014, 0.12, mat((240, 232, 210)), 14)
    b.lathe(
        0, 0.14, 0, [(0, 0), (0.007, 0.012), (0.005, 0.026), (0, 0.042)], glow((255, 214, 120)), 10
    )


def umbrella(b: Builder) -> None:
    sides = 8
    for k in range(sides):
        a, c = 2 * math.pi * k / sides, 2 * math.pi * (k + 1) / sides
        tone = mat((62, 78, 104) if k % 2 else (70, 88, 116))
        for (r, y), (s, v) in (((0.0, 0.9), (0.3, 0.83)), ((0.3, 0.83), (0.52, 0.66))):
            p, q = (r * math.sin(a), y, r * math.cos(a)), (r * math.sin(c), y, r * math.cos(c))
            m, n = (s * math.sin(a), v, s * math.cos(a)), (s * math.sin(c), v, s * math.cos(c))
            b.quad(p, m, n, q, tone)
            b.quad(q, n, m, p, mat((48, 58, 80), 0.6))
    b.tube([(0, 0.08, 0), (0, 0.95, 0)], 0.006, mat(STEEL), 8)
    b.tube(
        [(0, 0.1, 0), (0, 0.02, 0), (0.03, 0.0, 0), (0.055, 0.03, 0)], 0.011, mat((120, 76, 50)), 8
    )


def bag(b: Builder) -> None:
    leather = (140, 92, 60)
    b.box(0, 0, 0, 0.34, 0.24, 0.13, mat(leather), taper=0.86)
    b.box(0, 0.12, 0.062, 0.3, 0.1, 0.014, mat(tint(leather, 1.12)))
    b.box(0, 0.1, 0.07, 0.035, 0.04, 0.012, mat(BRASS))
    b.tube(
        [(-0.1, 0.23, 0), (-0.08, 0.35, 0), (0, 0.4, 0), (0.08, 0.35, 0), (0.1, 0.23, 0)],
        0.01,
        mat(tint(leather, 0.75)),
        8,
    )


def backpack(b: Builder) -> None:
    cloth = (74, 98, 124)
    b.box(0, 0, 0, 0.3, 0.4, 0.15, mat(cloth), taper=0.82)
    b.box(0, 0.03, 0.075, 0.22, 0.17, 0.05, mat(tint(cloth, 1.12)), taper=0.9)
    b.box(0, 0.185, 0.077, 0.23, 0.035, 0.055, mat(tint(cloth, 0.8)))
    b.box(0, 0.3, 0.066, 0.26, 0.012, 0.012, mat(BRASS))
    for x in (-0.09, 0.09):
        b.tube(
            [(x, 0.38, -0.06), (x * 1.1, 0.3, -0.12), (x * 1.2, 0.12, -0.11), (x, 0.02, -0.07)],
            0.014,
            mat(tint(cloth, 0.66)),
            8,
        )
    b.tube(
        [(-0.04, 0.39, -0.03), (0, 0.45, -0.03), (0.04, 0.39, -0.03)],
        0.01,
        mat(tint(cloth, 0.66)),
        8,
    )


def suitcase(b: Builder) -> None:
    leather = (126, 84, 58)
    b.box(0, 0, 0, 0.58, 0.4, 0.18, mat(leather))
    b.box(0, 0.19, 0, 0.585, 0.012, 0.186, mat(tint(leather, 0.6), 0.6))
    for x in (-0.27, 0.27):
        for y in (0.0, 0.34):
            b.box(x, y, 0, 0.06, 0.06, 0.19, mat(tint(leather, 0.7)))
    for x in (-0.15, 0.15):
        b.box(x, 0, 0, 0.035, 0.405, 0.19, mat(tint(leather, 0.78)))
        b.box(x, 0.2, 0.097, 0.04, 0.05, 0.01, mat(BRASS))
    b.tube(
        [(-0.08, 0.4, 0), (-0.06, 0.44, 0), (0.06, 0.44, 0), (0.08, 0.4, 0)],
        0.011,
        mat(tint(leather, 0.7)),
        8,
    )


def box(b: Builder) -> None:
    card = (190, 150, 104)
    b.box(0, 0, 0, 0.3, 0.2, 0.22, mat(card), mat(tint(card, 1.1)))
    b.box(0, 0.2, 0, 0.302, 0.002, 0.045, mat((214, 190, 140), 0.6))
    b.box(0, 0.1, 0.111, 0.045, 0.1, 0.002, mat((214, 190, 140), 0.6))
    b.box(0.08, 0.05, 0.111, 0.08, 0.05, 0.002, mat((236, 230, 214), 0.7))


def flower(b: Builder) -> None:
    for k in range(5):
        a = k * 2.4
        x, z = 0.05 * math.sin(a), 0.05 * math.cos(a)
        top = 0.3 + 0.03 * (k % 3)
        b.tube(
            [(0, 0, 0), (x * 0.5, top * 0.6, z * 0.5), (x, top, z)], 0.0035, mat((92, 124, 74)), 6
        )
        tone = ((206, 76, 66), (226, 150, 92), (236, 208, 150))[k % 3]
        for n in range(6):
            c = n * math.pi / 3
            b.blob(
                x + 0.018 * math.sin(c),
                top + 0.004,
                z + 0.018 * math.cos(c),
                0.014,
                0.008,
                0.014,
                mat(tone),
                0.02,
                5,
            )
        b.blob(x, top + 0.008, z, 0.01, 0.008, 0.01, mat((226, 186, 84)), 0.02, 5)
        b.quad(
            (x * 0.4, top * 0.5, z * 0.4),
            (x * 0.4 + 0.03, top * 0.58, z),
            (x * 0.4 + 0.06, top * 0.7, z),
            (x * 0.4 + 0.02, top * 0.62, z + 0.01),
            mat((104, 138, 84)),
        )


def bowl(b: Builder) -> None:
    b.lathe(
        0,
        0,
        0,
        [(0.045, 0), (0.045, 0.012), (0.09, 0.05), (0.105, 0.082), (0.1, 0.082), (0.094, 0.066)],
        mat((228, 224, 212)),
        28,
    )
    b.lathe(0, 0.064, 0, [(0.096, 0), (0, 0.004)], mat((206, 158, 92)), 24)
    b.lathe(0, 0.07, 0, [(0.1065, 0), (0.107, 0.007)], mat((74, 104, 140), 0.5), 28)
    for k in range(5):
        path = [
            (
                0.07 * math.sin(0.9 * n + k),
                0.07 + 0.003 * (n % 2),
                0.07 * math.cos(0.8 * n + 1.3 * k),
            )
            for n in range(6)
        ]
        b.tube(path, 0.004, mat((240, 216, 160), 0.7), 5)
    for k in range(4):
        b.box(
            -0.03 + 0.02 * k, 0.072, 0.02 * (k % 2), 0.012, 0.004, 0.012, mat((104, 148, 84), 0.6)
        )
    b.tube([(-0.06, 0.09, 0.06), (0.17, 0.11, -0.06)], 0.0035, mat((110, 64, 44)), 6)
    b.tube([(-0.06, 0.09, 0.075), (0.18, 0.108, -0.035)], 0.0035, mat((110, 64, 44)), 6)


def plate(b: Builder) -> None:
    b.lathe(
        0,
        0,
        0,
        [(0.07, 0), (0.075, 0.006), (0.125, 0.02), (0.122, 0.023), (0.07, 0.01), (0, 0.01)],
        mat((234, 230, 220)),
        28,
    )
    for k in range(6):
        a = k * math.pi / 3
        b.blob(
            0.035 * math.sin(a),
            0.026,
            0.035 * math.cos(a),
            0.022,
            0.016,
            0.022,
            mat((226, 196, 140)),
            0.04,
            5,
        )


def hat(b: Builder) -> None:
    felt = (92, 78, 66)
    b.lathe(
        0,
        0,
        0,
        [(0.16, 0.004), (0.17, 0.012), (0.105, 0.014), (0.1, 0.09), (0.07, 0.115), (0, 0.1)],
        mat(felt),
        26,
        squash=1.12,
    )
    b.lathe(0, 0.016, 0, [(0.106, 0), (0.1035, 0.026)], mat((52, 44, 42)), 26, squash=1.12)


def rope(b: Builder) -> None:
    for k in range(4):
        r = 0.15 - 0.008 * (k % 2)
        path = [
            (r * math.cos(n * 0.2618), 0.016 + 0.026 * k, r * math.sin(n * 0.2618))
            for n in range(25)
        ]
        b.tube(path, 0.015, mat(tint((196, 166, 116), 1 - 0.05 * (k % 2))), 8)
    b.tube(
        [(0.15, 0.09, 0), (0.2, 0.05, 0.06), (0.3, 0.015, 0.05)], 0.014, mat((196, 166, 116)), 8
    )


def tool(b: Builder) -> None:
    with b.at(0, 0.014, 0):
        steel = mat((156, 160, 166))
        b.prism([(-0.1, -0.009), (0.07, -0.011), (0.07, 0.011), (-0.1, 0.009)], 0.009, steel)
        head = [
            (0.065, -0.014),
            (0.085, -0.028),
            (0.125, -0.024),
            (0.105, -0.008),
            (0.105, 0.008),
            (0.125, 0.024),
            (0.085, 0.028),
            (0.065, 0.014),
        ]
        b.prism(head, 0.012, steel)
        b.prism(
            [
                (-0.115 + 0.016 * math.cos(k * 0.5236), 0.016 * math.sin(k * 0.5236))
                for k in range(12)
            ],
            0.011,
            steel,
        )
        b.prism(
            [
                (-0.115 + 0.008 * math.cos(k * 1.0472), 0.008 * math.sin(k * 1.0472))
                for k in range(6)
            ],
            0.0125,
            mat(DARK),
        )


def food(b: Builder) -> None:
    """A loaf of bread, cut."""
    b.blob(0, 0.05, 0, 0.14, 0.052, 0.07, mat((196, 140, 84)), 0.03, 9)
    for x in (-0.05, 0.0, 0.05):
        b.tube(
            [(x - 0.01, 0.098, -0.03), (x + 0.01, 0.1, 0.03)], 0.005, mat((226, 186, 130), 0.6), 5
        )


def apple(b: Builder) -> None:
    b.lathe(
        0,
        0,
        0,
        [
            (0.012, 0.004),
            (0.03, 0.004),
            (0.039, 0.03),
            (0.034, 0.056),
            (0.014, 0.064),
            (0.004, 0.058),
            (0, 0.057),
        ],
        mat((186, 62, 50)),
        20,
    )
    b.tube([(0, 0.056, 0), (0.003, 0.07, 0), (0.008, 0.078, 0)], 0.0022, mat((92, 66, 46)), 6)


MAKERS: dict[str, Callable[[Builder], None]] = {
    "lamp": lamp, "lantern": lantern, "torch": torch, "candle": candle, "umbrella": umbrella,
    "bag": bag, "backpack": backpack, "suitcase": suitcase, "box": box, "flower": flower,
    "bowl": bowl, "plate": plate, "hat": hat, "rope": rope, "tool": tool,
    "food": food, "apple": apple,
}  # fmt: skip
