"""The parts of a figure and their colours: what ink divides and tone fills."""

from __future__ import annotations

from enum import IntEnum
from random import Random

from workprint.film.characters import Colour, Headwear, Look, Top
from workprint.render.mesh import Material, Shade


class Part(IntEnum):
    """Numbers of a figure's materials, in the order `materials` gives them."""

    SKIN = 0
    LIPS = 1
    MOUTH = 2
    TEETH = 3
    WHITE = 4
    IRIS = 5
    PUPIL = 6
    GLINT = 7
    LASH = 8
    BROW = 9
    HAIR = 10
    STRAND = 11
    BEARD = 12
    TOP = 13
    TRIM = 14
    SHIRT = 15
    TIE = 16
    BOTTOM = 17
    SHOE = 18
    SOLE = 19
    HAT = 20
    BRIM = 21
    GLASSES = 22
    TONGUE = 23


_EYES: tuple[Colour, ...] = (
    (74, 48, 30),
    (58, 40, 28),
    (92, 66, 40),
    (84, 108, 120),
    (92, 104, 72),
)


def scaled(colour: Colour, factor: float) -> Colour:
    """A colour lighter or darker by a factor."""
    r, g, b = (max(0, min(255, round(c * factor))) for c in colour)
    return (r, g, b)


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """A mixture of two colours, `share` of the second."""
    r, g, b = (round(a + (c - a) * share) for a, c in zip(first, second, strict=True))
    return (r, g, b)


def _shirt(look: Look) -> Colour:
    """The shirt under a jacket: light under dark, dark under light."""
    light = sum(look.top_colour) / 3
    if look.top in (Top.SUIT, Top.UNIFORM):
        return (236, 234, 228)
    return (226, 222, 212) if light < 130 else scaled(look.top_colour, 0.5)


def materials(look: Look) -> tuple[Material, ...]:
    """A figure's materials, indexed by `Part`."""
    rng = Random(f"colours {look.seed}")
    dark_hair = sum(look.hair_colour) < 240
    iris = _EYES[rng.randrange(3 if dark_hair else len(_EYES))]
    brow = blend(scaled(look.hair_colour, 0.72), (60, 44, 36), 0.25)
    lips = blend(look.skin, (166, 74, 72), 0.42 - 0.2 * look.male)
    strand = scaled(look.hair_colour, 0.72)
    if sum(look.hair_colour) < 140:  # lines on black hair are drawn light
        strand = blend(look.hair_colour, (120, 120, 130), 0.3)
    tie = rng.choice([(122, 38, 42), (40, 56, 92), (52, 74, 60), (70, 62, 84)])
    hat = look.headwear_colour
    band = blend(hat, (20, 18, 18), 0.55)
    trim = (
        blend(look.top_colour, (20, 18, 20), 0.28)
        if sum(look.top_colour) > 150
        else blend(look.top_colour, (160, 156, 150), 0.22)
    )
    beard = blend(look.hair_colour, look.skin, 0.12)
    colours: dict[Part, tuple[Colour, Shade, float]] = {
        Part.SKIN: (look.skin, Shade.TONE, 1.0),
        Part.LIPS: (lips, Shade.TONE, 0.35),
        Part.MOUTH: ((62, 26, 26), Shade.FLAT, 0.9),
        Part.TEETH: ((232, 226, 214), Shade.FLAT, 0.1),
        Part.WHITE: ((244, 242, 236), Shade.FLAT, 0.9),
        Part.IRIS: (iris, Shade.FLAT, 0.8),
        Part.PUPIL: ((14, 12, 12), Shade.FLAT, 0.5),
        Part.GLINT: ((255, 255, 255), Shade.FLAT, 0.0),
        Part.LASH: ((34, 26, 24), Shade.FLAT, 0.6),
        Part.BROW: (brow, Shade.TONE, 0.25),
        Part.HAIR: (look.hair_colour, Shade.TONE, 1.0),
        Part.STRAND: (strand, Shade.TONE, 0.0),
        Part.BEARD: (beard, Shade.TONE, 0.5),
        Part.TOP: (look.top_colour, Shade.TONE, 1.0),
        Part.TRIM: (trim, Shade.TONE, 0.9),
        Part.SHIRT: (_shirt(look), Shade.TONE, 0.9),
        Part.TIE: (tie, Shade.TONE, 0.9),
        Part.BOTTOM: (look.bottom_colour, Shade.TONE, 1.0),
        Part.SHOE: (look.shoe_colour, Shade.TONE, 1.0),
        Part.SOLE: (scaled(look.shoe_colour, 0.55), Shade.TONE, 0.8),
        Part.HAT: (hat, Shade.TONE, 1.0),
        Part.BRIM: (
            hat if look.headwear in (Headwear.CAP, Headwear.HELMET) else band,
            Shade.TONE,
            1.0,
        ),
        Part.GLASSES: ((28, 26, 28), Shade.FLAT, 0.5),
        Part.TONGUE: ((112, 48, 48), Shade.FLAT, 0.2),
    }
    return tuple(
        Material(part.name.lower(), colours[part][0], colours[part][1], colours[part][2])
        for part in Part
    )
