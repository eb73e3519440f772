"""Shoots of a few blocks for the tests."""

from __future__ import annotations

from dataclasses import replace

from workprint.shooting.replanning import Block, Chances, Person, Shoot, Terms

TERMS = Terms(crew=1000, overtime=150, move=200, cover_move=100, late_place=500)
CALM = Chances(0.0, 0.0, 1.0, ill=0.0, spread_all=0.0, spread_block=0.0)
"""No rain, nobody ill, pages as long as expected."""


def small(chances: Chances = CALM, **terms: float) -> Shoot:
    """Two blocks on a beach and one in a house, which is a cover set; the lead is in two."""
    return Shoot(
        (
            Block("beach, day", 20, 0, True, (0,)),
            Block("beach, farewell", 10, 0, True, (0, 1)),
            Block("house", 18, 1, False, (1,), cover=True),
        ),
        (Person("lead", 300, 200), Person("friend", 100, 50)),
        replace(TERMS, **terms),
        chances,
    )
