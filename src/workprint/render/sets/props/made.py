"""Paper and apparatus: letters, books, phones, cameras, radios, clocks."""

from __future__ import annotations

import math
from collections.abc import Callable

from workprint.render.sets.builder import Builder, glow, mat, tint
from workprint.render.sets.props.small import BRASS, DARK, STEEL, _disc


def _lines(b: Builder, y: float, w: float, d: float, rows: int, seed_gap: float = 0.8) -> None:
    """Lines of writing on a sheet lying at height y."""
    for k in range(rows):
        z = -d / 2 + d * (k + 1) / (rows + 1)
        long = w * (seed_gap if k < rows - 1 else 0.45) * b.dice.uniform(0.9, 1.0)
        b.box(-w * (0.8 - long / w) / 2 * 0.6, y, z, long, 0.0006, 0.0028, mat((70, 74, 92), 0.15))


def letter(b: Builder) -> None:
    with b.at(0.03, 0, -0.02, 0.3):
        b.box(0, 0, 0, 0.22, 0.002, 0.12, mat((206, 186, 150)), mat((222, 204, 168)))
        b.tube(
            [(-0.11, 0.0025, -0.06), (0, 0.003, 0.01), (0.11, 0.0025, -0.06)],
            0.0008,
            mat((150, 128, 96)),
            4,
        )
        b.box(0.075, 0.002, 0.032, 0.026, 0.0008, 0.03, mat((166, 70, 58), 0.8))
    with b.at(-0.02, 0.003, 0.01, -0.12):
        b.quad(
            (-0.075, 0.0, 0.105),
            (0.075, 0.0, 0.105),
            (0.075, 0.006, 0.0),
            (-0.075, 0.006, 0.0),
            mat((244, 236, 216)),
        )
        b.quad(
            (-0.075, 0.006, 0.0),
            (0.075, 0.006, 0.0),
            (0.075, 0.001, -0.105),
            (-0.075, 0.001, -0.105),
            mat((236, 226, 204)),
        )
        _lines(b, 0.0066, 0.15, 0.18, 10)


def newspaper(b: Builder) -> None:
    for k in range(3):
        b.box(
            0,
            0.002 * k,
            0,
            0.3 - 0.004 * k,
            0.002,
            0.4,
            mat((206, 202, 190)),
            mat((226, 222, 210)),
        )
    b.box(0, 0.006, -0.165, 0.24, 0.001, 0.035, mat((48, 46, 48), 0.4))
    b.box(0, 0.006, -0.125, 0.27, 0.001, 0.003, mat((80, 78, 76), 0.2))
    b.box(-0.065, 0.006, -0.04, 0.13, 0.001, 0.12, mat((150, 148, 142), 0.8))
    for column in (-0.065, 0.075):
        for k in range(14):
            z = 0.04 + 0.011 * k if column < 0 else -0.1 + 0.021 * k
            b.box(column, 0.006, z, 0.12, 0.0006, 0.004, mat((120, 118, 114), 0.1))


def book(b: Builder) -> None:
    cover = (140, 62, 52)
    b.box(0, 0, 0, 0.15, 0.004, 0.21, mat(cover))
    b.box(0.003, 0.004, 0, 0.14, 0.026, 0.202, mat((236, 226, 204)))
    for k in range(4):
        b.box(0.0035, 0.008 + 0.0055 * k, 0, 0.1405, 0.0007, 0.2025, mat((206, 194, 170), 0.1))
    b.box(0, 0.03, 0, 0.15, 0.004, 0.21, mat(cover), mat(tint(cover, 1.1)))
    b.box(-0.075, 0, 0, 0.006, 0.034, 0.21, mat(tint(cover, 0.82)))
    b.box(0.005, 0.034, -0.045, 0.09, 0.001, 0.018, mat(BRASS, 0.6))
    b.box(0.005, 0.034, -0.01, 0.06, 0.001, 0.006, mat(BRASS, 0.4))
    b.box(0.005, 0.034, 0.07, 0.03, 0.001, 0.004, mat(BRASS, 0.4))


def photo(b: Builder) -> None:
    b.box(0, 0, 0, 0.13, 0.0016, 0.1, mat((240, 234, 220)))
    b.box(0, 0.0016, -0.004, 0.112, 0.0006, 0.076, mat((176, 170, 156), 0.8))
    b.box(0, 0.0022, -0.025, 0.112, 0.0004, 0.034, mat((206, 204, 194), 0.4))
    for x, h, tone in ((-0.018, 0.048, (92, 84, 80)), (0.018, 0.042, (122, 104, 92))):
        b.box(x, 0.0024, 0.012, 0.024, 0.0005, h, mat(tone, 0.7))
        b.box(x, 0.0027, -0.02, 0.014, 0.0005, 0.015, mat((206, 176, 150), 0.7))


def map_(b: Builder) -> None:
    for k in range(4):
        x = -0.225 + 0.15 * k
        up, down = (0.012, 0.0) if k % 2 else (0.0, 0.012)
        tone = mat((226, 212, 170) if k % 2 else (216, 200, 156), 0.7)
        b.quad(
            (x - 0.075, up, 0.2),
            (x + 0.075, down, 0.2),
            (x + 0.075, down, -0.2),
            (x - 0.075, up, -0.2),
            tone,
        )
    b.tube(
        [(-0.28, 0.014, -0.1), (-0.1, 0.014, 0.0), (0.05, 0.014, -0.06), (0.28, 0.014, 0.08)],
        0.004,
        mat((96, 140, 158), 0.5),
        5,
    )
    b.tube(
        [(-0.2, 0.015, 0.15), (-0.05, 0.015, 0.04), (0.12, 0.015, 0.1), (0.2, 0.015, -0.12)],
        0.0025,
        mat((176, 70, 54), 0.5),
        5,
    )
    for x, z in ((-0.05, 0.04), (0.2, -0.12)):
        b.cylinder(x, 0.012, z, 0.009, 0.005, mat((176, 60, 48)), 10)


def phone(b: Builder) -> None:
    with b.at(0, 0, 0):
        b.box(0, 0, 0, 0.072, 0.008, 0.148, mat((52, 54, 60)))
        b.box(0, 0.008, 0, 0.066, 0.0008, 0.14, glow((140, 184, 206)))
        b.box(0, 0.0088, -0.045, 0.044, 0.0004, 0.014, glow((236, 244, 246), 0.2))
        for k in range(3):
            b.box(
                -0.004,
                0.0088,
                -0.012 + 0.026 * k,
                0.05,
                0.0004,
                0.015,
                glow((190, 218, 226) if k % 2 else (226, 238, 236), 0.4),
            )


def telephone(b: Builder) -> None:
    shell = mat((58, 60, 66))
    b.box(0, 0, 0, 0.2, 0.075, 0.18, shell, taper=0.72)
    with b.at(0, 0.055, 0.062):
        b.lathe(0, 0, 0, [(0.055, 0), (0.05, 0.018), (0, 0.022)], mat((206, 198, 180)), 20)
        for k in range(10):
            a = 0.5 + k * 0.52
            b.cylinder(0.037 * math.sin(a), 0.018, 0.037 * math.cos(a), 0.007, 0.004, mat(DARK), 8)
    for x in (-0.07, 0.07):
        b.box(x, 0.07, -0.02, 0.03, 0.035, 0.04, shell)
    b.tube(
        [(-0.1, 0.115, -0.02), (-0.05, 0.13, -0.02), (0.05, 0.13, -0.02), (0.1, 0.115, -0.02)],
        0.016,
        shell,
        9,
    )
    for x in (-0.1, 0.1):
        b.lathe(x, 0.085, -0.02, [(0.03, 0), (0.032, 0.02), (0.018, 0.04)], shell, 14)


def handset(b: Builder) -> None:
    """A telephone's receiver as it is held to the right ear: upright, its cups towards +x."""
    shell = mat((58, 60, 66))
    b.tube([(0.0, 0.03, 0), (-0.02, 0.06, 0), (-0.02, 0.15, 0), (0.0, 0.18, 0)], 0.014, shell, 9)
    for y in (0.0, 0.16):
        b.blob(0.012, y + 0.025, 0, 0.026, 0.026, 0.028, shell, 0.0, 6)
    # No more cord than keeps the middle of it where a hand takes it.
    b.tube([(0.012, 0.0, 0), (0.02, -0.02, 0.008), (0.024, -0.05, 0)], 0.005, shell, 5)


def mobile(b: Builder) -> None:
    """A mobile phone as it is held to the right ear: upright, its screen towards +x."""
    b.box(0, 0, 0, 0.009, 0.148, 0.072, mat((52, 54, 60)))
    b.box(0.005, 0.004, 0, 0.001, 0.14, 0.066, glow((140, 184, 206)))


def camera(b: Builder) -> None:
    b.box(0, 0, 0, 0.14, 0.082, 0.05, mat((54, 52, 54)))
    b.box(0, 0.06, 0, 0.142, 0.03, 0.052, mat(STEEL))
    b.box(0, 0.088, 0, 0.05, 0.018, 0.04, mat(STEEL), taper=0.75)
    for x, r in ((-0.045, 0.013), (0.048, 0.01)):
        b.cylinder(x, 0.09, 0, r, 0.012, mat((196, 198, 200)), 14)
    with b.at(0, 0.04, 0.045):
        for radius, depth, tone in (
            (0.033, 0.045, (72, 72, 76)),
            (0.029, 0.06, (48, 48, 52)),
            (0.022, 0.062, (110, 140, 160)),
            (0.009, 0.0635, (206, 224, 230)),
        ):
            b.prism(_disc(radius, 24), depth, mat(tone))


def laptop(b: Builder) -> None:
    b.box(0, 0, 0.0, 0.34, 0.016, 0.23, mat((150, 154, 160)), mat((172, 176, 180)))
    b.box(0, 0.016, -0.02, 0.29, 0.002, 0.1, mat((66, 68, 74)))
    for k in range(4):
        b.box(0, 0.018, -0.06 + 0.024 * k, 0.285, 0.0006, 0.002, mat((120, 122, 126), 0.1))
    b.box(0, 0.016, 0.07, 0.1, 0.001, 0.06, mat((150, 154, 160), 0.6))
    b.quad(
        (-0.17, 0.014, -0.115),
        (0.17, 0.014, -0.115),
        (0.17, 0.225, -0.175),
        (-0.17, 0.225, -0.175),
        mat((60, 62, 68)),
    )
    b.quad(
        (-0.155, 0.028, -0.117),
        (0.155, 0.028, -0.117),
        (0.155, 0.215, -0.17),
        (-0.155, 0.215, -0.17),
        glow((150, 190, 206)),
    )
    b.quad(
        (0.17, 0.014, -0.118),
        (-0.17, 0.014, -0.118),
        (-0.17, 0.225, -0.179),
        (0.17, 0.225, -0.179),
        mat((150, 154, 160)),
    )


def radio(b: Builder) -> None:
    b.box(0, 0, 0, 0.3, 0.18, 0.1, mat((128, 84, 56)))
    b.box(-0.06, 0.02, 0.051, 0.15, 0.14, 0.004, mat((196, 172, 128)))
    for k in range(9):
        b.box(-0.06, 0.032 + 0.0145 * k, 0.054, 0.14, 0.004, 0.002, mat((140, 112, 78), 0.3))
    b.box(0.085, 0.105, 0.051, 0.1, 0.05, 0.004, glow((246, 216, 146)))
    b.box(0.095, 0.107, 0.054, 0.003, 0.046, 0.002, mat((176, 54, 44), 0.4))
    for x in (0.06, 0.11):
        with b.at(x, 0.055, 0.055):
            b.prism(_disc(0.019, 16), 0.02, mat((70, 52, 42)))
    b.tube([(0.12, 0.18, -0.02), (0.2, 0.4, -0.03)], 0.0025, mat(STEEL), 6)
    b.tube(
        [(-0.13, 0.18, 0), (-0.11, 0.22, 0), (0.11, 0.22, 0), (0.13, 0.18, 0)],
        0.007,
        mat((70, 52, 42)),
        7,
    )


def clock(b: Builder) -> None:
    with b.at(0, 0.085, 0):
        b.prism(_disc(0.07, 30), 0.05, mat((150, 66, 54)), mat((130, 56, 46)))
        b.prism(_disc(0.06, 30), 0.053, mat((244, 238, 222)))
        with b.at(0, 0, 0.028):
            for k in range(12):
                a = math.pi * k / 6
                b.box(
                    0.05 * math.sin(a),
                    0.05 * math.cos(a) - 0.003,
                    0,
                    0.003,
                    0.007,
                    0.001,
                    mat(DARK, 0.5),
                )
            b.box(0, -0.002, 0, 0.004, 0.042, 0.002, mat(DARK))
            b.box(0.014, -0.002, 0, 0.03, 0.005, 0.002, mat(DARK))
    for x in (-0.035, 0.035):
        b.lathe(x, 0.15, 0, [(0.024, 0), (0.018, 0.014), (0, 0.02)], mat(BRASS), 14)
        b.tube([(x * 1.1, 0, 0), (x * 0.9, 0.03, 0)], 0.006, mat(BRASS), 7)


def tape(b: Builder) -> None:
    """A tape recorder with two reels."""
    b.box(0, 0, 0, 0.32, 0.09, 0.26, mat((96, 104, 104)), mat((150, 152, 146)))
    for x in (-0.075, 0.075):
        b.cylinder(x, 0.09, -0.03, 0.062, 0.008, mat((110, 74, 54)), 24)
        b.cylinder(x, 0.098, -0.03, 0.022, 0.006, mat((226, 218, 200)), 16)
    for k in range(5):
        b.box(
            -0.09 + 0.045 * k,
            0.09,
            0.09,
            0.034,
            0.014,
            0.034,
            mat((226, 218, 200) if k else (176, 60, 48)),
        )


MAKERS: dict[str, Callable[[Builder], None]] = {
    "letter": letter, "newspaper": newspaper, "book": book, "photo": photo, "map": map_,
    "phone": phone, "telephone": telephone, "handset": handset, "mobile": mobile,
    "camera": camera, "laptop": laptop, "radio": radio, "clock": clock, "tape": tape,
}  # fmt: skip
