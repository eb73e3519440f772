"""What stands on the pages of a PDF: stretches of letters with their places and styles."""

from __future__ import annotations

from dataclasses import dataclass

from workprint.film.emphasis import Run


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters on one base line without a wide gap.

    `left` and `right` are the edges of its letters, `base` the base line, all in points from the
    page's upper left corner; `size` is the type's size in points. `bold` when all of it is;
    `faint` when it is printed in a light colour, as watermarks are.
    """

    left: float
    right: float
    base: float
    size: float
    runs: tuple[Run, ...]
    faint: bool = False

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all(run.bold or not run.text.strip() for run in self.runs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is printed: stretches from top to bottom and left to right, sizes in points.

    `pictured` tells whether pictures cover most of it, as on a scanned page.
    """

    number: int
    width: float
    height: float
    stretches: tuple[Stretch, ...]
    pictured: bool = False
