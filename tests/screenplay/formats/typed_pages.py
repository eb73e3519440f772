"""Pages as a typewriter would leave them, for tests of reading: a letter is a column."""

from __future__ import annotations

import re

from workprint.film.columns import width_of
from workprint.film.emphasis import Run
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch

COLUMN, LEADING = 7.2, 12.0


def typed(*pages: str, size: float = 12.0) -> tuple[Sheet, ...]:
    """Sheets of US letter: the first row of a page is half an inch from the top, its first column
    half an inch from the left. Three blanks or more part two stretches."""
    return tuple(_sheet(number, page, size) for number, page in enumerate(pages, 1))


def _sheet(number: int, page: str, size: float) -> Sheet:
    stretches = []
    for row, line in enumerate(page.strip("\n").split("\n")):
        for match in re.finditer(r"\S+(?: {1,2}\S+)*", line):
            left = 36 + COLUMN * width_of(line[: match.start()])
            right = left + COLUMN * width_of(match[0])
            stretches.append(Stretch(left, right, 48 + LEADING * row, size, (Run(match[0]),)))
    return Sheet(number, 612.0, 792.0, tuple(stretches))
