"""Colours of categories: there are several customs and no one standard, so one chooses."""

from __future__ import annotations

from workprint.film.breakdown import CATEGORIES, Category

THEMES: dict[str, dict[Category, int]] = {
    # As highlighters have it on paper (stunts orange, vehicles pink, props purple ...).
    "paper": {
        Category.CAST: 0xD7263D, Category.SILENT: 0xE0B400, Category.BACKGROUND: 0x3A9D3A,
        Category.STUNTS: 0xF08A24, Category.SPECIAL_EFFECTS: 0x2D6CDF, Category.PROPS: 0x7B3FA0,
        Category.VEHICLES: 0xE75C9A, Category.ANIMALS: 0xE75C9A, Category.HANDLERS: 0xE75C9A,
        Category.SOUND: 0x8A5A2B, Category.MUSIC: 0x8A5A2B, Category.WARDROBE: 0x4A4A4A,
        Category.MAKEUP: 0x8C8C8C, Category.EQUIPMENT: 0xB0A53C, Category.SET_DRESSING: 0x2F8F83,
        Category.GREENERY: 0x5E8C31, Category.VISUAL_EFFECTS: 0x1F9BCF,
        Category.MECHANICAL_EFFECTS: 0x9C4A2F,
    },
    # As Final Draft's tags have it.
    "final-draft": {category: facts.colour for category, facts in CATEGORIES.items()},
}  # fmt: skip


def colour_of(category: Category, theme: str) -> str:
    """The colour of a category as #rrggbb; grey where the theme has none.

    >>> colour_of(Category.PROPS, "final-draft")
    '#ff0000'
    """
    return f"#{THEMES[theme].get(category, 0x777777):06x}"
