"""Final Draft's categories of tags: the 22 it comes with, and what other names mean to us.

Ids, numbers, colours and their order are those of files that Final Draft wrote; Camera, number 6,
stands last in them.
"""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.breakdown import CATEGORIES, Category

_IDS = {
    1: "01fc9642-84ff-4366-b37c-a3068dee57e8",
    2: "028a4e2b-b507-4d09-88ab-90e3edae9071",
    3: "0377dbe6-77a3-41af-bda8-86eb2468fdbf",
    4: "04721a56-f54b-49c8-80ad-d53887d6b851",
    5: "05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa",
    7: "069e18b8-2109-4f3d-94e7-d802027a60a8",
    8: "0726fa85-1e65-4ab8-87de-bf21d09b01f0",
    9: "08ae1eef-32ce-415f-9a9b-0982d2453ec4",
    10: "09cb0d1c-ce01-4f22-bb64-b5f2e6c491c6",
    11: "0ae40617-cc7c-48e6-ae2b-5aaecc09986f",
    12: "0b0b44c9-aa4b-4c40-88b1-d94472ad7a26",
    13: "0ce7d308-096d-4603-8fe8-349f72cd89ff",
    14: "0debb71b-5743-4c53-80cc-e17e841ce645",
    15: "0e7a8fc5-5441-4bad-a9bf-5ddd3fe51c69",
    16: "0ff5cda4-4d43-4cfe-940f-91380c46fdad",
    17: "109d0eaa-0334-4823-ac0c-b44d3f209dc4",
    18: "1179a4b1-70ee-4011-b4a2-809a0af09e92",
    19: "12ab0932-e3b9-4b4a-bcd0-3da1b4e61d5e",
    20: "135cc9d1-c4d5-4d00-83d9-571f584ea9cd",
    21: "148267ae-50ae-4746-8202-659fb7447b55",
    22: "15b6f4fd-4e74-4ad8-9971-b239d88c2997",
    6: "47b02ff1-5161-4137-b736-f36eebba7643",
}

_OTHER_NAMES = {
    Category.CAST: "cast members|speaking|principals",
    Category.SILENT: "silent bits|silent bit",
    Category.BACKGROUND: "background|extras|atmosphere",
    Category.STUNTS: "stunt",
    Category.VEHICLES: "vehicle|picture vehicles|picture cars",
    Category.PROPS: "prop",
    Category.SPECIAL_EFFECTS: "special effect|sfx|practical fx",
    Category.WARDROBE: "costume|costumes",
    Category.MAKEUP: "makeup|make-up|hair|makeup & hair|hair/makeup",
    Category.ANIMALS: "animal",
    Category.HANDLERS: "animal handlers|animal wrangler|animal wranglers|wrangler",
    Category.SOUND: "sound effects",
    Category.SET_DRESSING: "art department|art|set decoration|scenography|set construction",
    Category.EQUIPMENT: "grip|electric|electrics|lighting",
    Category.LABOUR: "additional labour|additional work|labor|labour",
    Category.VISUAL_EFFECTS: "vfx|cgi|optical effects",
    Category.MISCELLANEOUS: "other",
    Category.NOTES: "comments|production notes",
}
"""What other programs and UCID call a category, or keep apart where we have one: grip and electric
are equipment, the art department dresses sets, comments are notes."""

NO_ELEMENTS = frozenset(
    ("synopsis", "script day", "unit", "sequence", "location", "set", "int/ext", "day/night")
)
"""Categories that some programs keep and that say something of a scene, not of an element."""


@dataclass(frozen=True, slots=True)
class FinalDraftCategory:
    """A category as TagCategories have it; `colour` with 16 bits a channel."""

    id: str
    name: str
    number: int
    colour: str


def _default(number: int, given: str) -> FinalDraftCategory:
    facts = next(f for f in CATEGORIES.values() if f.final_draft_number == number)
    channels = (facts.colour >> shift & 0xFF for shift in (16, 8, 0))
    colour = "".join(f"{channel:02X}" * 2 for channel in channels)
    return FinalDraftCategory(given, facts.final_draft, number, f"#{colour}")


DEFAULTS: dict[int, FinalDraftCategory] = {
    number: _default(number, given) for number, given in _IDS.items()
}
"""The categories Final Draft comes with by number, in the order of its files."""


def number_of(category: Category) -> int:
    """Final Draft's number of a category; it has one for all cast."""
    return CATEGORIES[category].final_draft_number


def category_named(name: str) -> Category | None:
    """What a category of that name is to us; None for none.

    >>> category_named("Makeup/Hair"), category_named("Grip"), category_named("Ghosts")
    (<Category.MAKEUP: 'makeup'>, <Category.EQUIPMENT: 'equipment'>, None)
    """
    return _BY_NAME.get(" ".join(name.split()).casefold())


_BY_NAME = {
    name.casefold(): category
    for category, facts in reversed(CATEGORIES.items())
    for name in (
        facts.final_draft, facts.name.en, facts.name.zh, category.value,
        *_OTHER_NAMES.get(category, "").split("|"),
    )
    if name
}  # fmt: skip
"""Read backwards, so that "Cast" is cast and not silent cast."""
