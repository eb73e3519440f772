"""Characters as the stand-in film shows them: how each looks and sounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workprint.film.reason import Reason

Colour = tuple[int, int, int]
"""sRGB, 0 to 255 a channel."""


class Hair(StrEnum):
    BALD = "bald"
    CROPPED = "cropped"
    SHORT = "short"
    SIDE_PARTED = "side_parted"
    CURLY = "curly"
    BOB = "bob"
    LONG = "long"
    PONYTAIL = "ponytail"
    BUN = "bun"


class Top(StrEnum):
    TSHIRT = "tshirt"
    SHIRT = "shirt"
    SWEATER = "sweater"
    HOODIE = "hoodie"
    JACKET = "jacket"
    COAT = "coat"
    SUIT = "suit"
    DRESS = "dress"
    ROBE = "robe"
    UNIFORM = "uniform"


class Bottom(StrEnum):
    TROUSERS = "trousers"
    JEANS = "jeans"
    SKIRT = "skirt"
    SHORTS = "shorts"


class Headwear(StrEnum):
    NONE = "none"
    CAP = "cap"
    BEANIE = "beanie"
    BRIMMED = "brimmed"
    HOOD = "hood"
    HELMET = "helmet"
    SCARF = "scarf"


@dataclass(frozen=True, slots=True)
class Look:
    """A figure's appearance; stays with the character through the film.

    `male`, `weight` and `muscle` run 0 to 1 (MakeHuman's macro axes, 0.5 the middle);
    `age_years` 2 to 90; `height_cm` is the standing height that is built.
    """

    male: float
    age_years: int
    height_cm: int
    weight: float
    muscle: float
    skin: Colour
    hair: Hair
    hair_colour: Colour
    top: Top
    top_colour: Colour
    bottom: Bottom
    bottom_colour: Colour
    shoe_colour: Colour = (38, 34, 32)
    headwear: Headwear = Headwear.NONE
    headwear_colour: Colour = (60, 60, 70)
    glasses: bool = False
    beard: bool = False
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """Which voice speaks a character.

    `name` is a voice of the engine ("af_heart"), or several blended ("jf_alpha:0.6+jm_kumo:0.4");
    `speed` 1.0 is the voice's own pace; `pitch` is a factor on the fundamental, 1.0 for none.
    """

    name: str
    language: str
    speed: float = 1.0
    pitch: float = 1.0


@dataclass(frozen=True, slots=True)
class Character:
    """A person of the screenplay as the stand-in film casts them.

    `id` is a slug of `name`, the cue without extensions; `aliases` are other names the script
    calls them by. `male` runs 0 to 1. `reasons` say which words of the script, or which default,
    gave each trait of the look.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    lines: int
    words: int
    look: Look
    reasons: tuple[Reason, ...] = ()
