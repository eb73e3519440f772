"""Re-planning a shoot each evening under rain, illness and pages that overrun.

`next_block` gives tomorrow's block with its reasons. A rolling plan, searched anew each evening
as if all went as expected, is what it is judged beside; a small policy, learned in simulation,
decides by what is held, forecast and left, and plays out sampled futures.
"""

from workprint.shooting.replanning.choosing import Candidate, Choice, next_block
from workprint.shooting.replanning.shoot import (
    FOREVER,
    Block,
    Chances,
    Evening,
    Person,
    Shoot,
    ShootError,
    Terms,
    first_evening,
)

__all__ = [
    "FOREVER",
    "Block",
    "Candidate",
    "Chances",
    "Choice",
    "Evening",
    "Person",
    "Shoot",
    "ShootError",
    "Terms",
    "first_evening",
    "next_block",
]
