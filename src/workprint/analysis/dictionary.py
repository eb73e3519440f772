"""Categories by dictionary alone: what a word list would tag, wherever the word stands.

It is the floor any tagger must clear, and what the trained one begins from.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workprint.film.breakdown import Category

BY_LIST = {
    "vehicles": Category.VEHICLES,
    "animals": Category.ANIMALS,
    "weapons": Category.PROPS,
    "wardrobe": Category.WARDROBE,
    "set_dressing": Category.SET_DRESSING,
    "props": Category.PROPS,
    "greenery": Category.GREENERY,
    "special_effects": Category.SPECIAL_EFFECTS,
    "sound": Category.SOUND,
    "music": Category.MUSIC,
    "makeup": Category.MAKEUP,
    "visual_effects": Category.VISUAL_EFFECTS,
    "camera": Category.CAMERA,
    "equipment": Category.EQUIPMENT,
    "people": Category.BACKGROUND,
    "stunts": Category.STUNTS,
    "mechanical_effects": Category.MECHANICAL_EFFECTS,
}
BY_CLASS = {
    "vehicle": Category.VEHICLES,
    "animal": Category.ANIMALS,
    "wear": Category.WARDROBE,
    "furniture": Category.SET_DRESSING,
    "plant": Category.GREENERY,
    "sound": Category.SOUND,
    "music": Category.MUSIC,
    "wound": Category.MAKEUP,
    "person": Category.SILENT,
    "people": Category.BACKGROUND,
} | dict.fromkeys(
    "weapon tool device container paper food instrument medicine smoking cloth".split(),
    Category.PROPS,
)


def by_dictionary(
    flags: Collection[str], kind: str, share: float, lists: Sequence[str]
) -> Category | None:
    """The category of a candidate's word, by the breakdown's own lists first, then by its class;
    None for words of no category and for names."""
    if "name" in flags:
        return None
    if lists:
        return BY_LIST[lists[0]]
    return BY_CLASS.get(kind) if share >= 0.5 else None
