"""Rows of a page, and the measures of a document, learned from the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workprint.film.columns import width_of
from workprint.film.emphasis import Run
from workprint.screenplay.chinese import is_chinese_heading
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch
from workprint.screenplay.headings import is_english_heading

TOP = 99.0
"""The gap above a page's first row."""
_FURTHEST_PT = 140.0
_CUSTOMARY_PT = 108.0


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one base line.

    `gap` is the distance to the row above in line spacings, `TOP` on a page's first row;
    `number` a scene's number that stood in the margins; `goes_on` marks the first row after a
    page that ended in (MORE).
    """

    page: int
    base: float
    gap: float
    stretches: tuple[Stretch, ...]
    number: str | None = None
    goes_on: bool = False

    @property
    def left(self) -> float:
        return self.stretches[0].left

    @property
    def right(self) -> float:
        return self.stretches[-1].right

    @property
    def text(self) -> str:
        """All of it, with blanks for the gaps."""
        return "".join(run.text for run in self.runs)

    @property
    def runs(self) -> tuple[Run, ...]:
        """All of it in runs of one style, with blanks for the gaps."""
        made: list[Run] = []
        for before, stretch in zip((None, *self.stretches), self.stretches, strict=False):
            if before is not None:
                gap = (stretch.left - before.right) / (0.6 * stretch.size)
                made.append(Run(" " * max(1, round(gap))))
            made += stretch.runs
        return tuple(made)

    @property
    def bold(self) -> bool:
        return all(stretch.bold for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Measures:
    """A document's own measures, in points: type size, width of a column, line spacing, the
    edges of its action, the width of its paper."""

    size: float
    column: float
    leading: float
    left: float
    right: float
    paper: float

    def indent(self, row: Row) -> float:
        """A row's indent in columns."""
        return (row.left - self.left) / self.column


def base_lines(sheet: Sheet) -> Iterator[tuple[Stretch, ...]]:
    """A sheet's stretches, line by line."""
    line: list[Stretch] = []
    for stretch in sheet.stretches:
        if line and abs(stretch.base - line[0].base) > 0.3 * max(line[0].size, 6):
            yield tuple(line)
            line = []
        line.append(stretch)
    if line:
        yield tuple(line)


def learn(sheets: Sequence[Sheet]) -> Measures:
    """The measures of a document's pages."""
    stretches = [s for sheet in sheets for s in sheet.stretches]
    size = _commonest((round(2 * s.size) / 2 for s in stretches for _ in s.text), 12.0)
    leading = _leading(sheets, size)
    column = _column(stretches, size)
    left = _left(stretches, column)
    return Measures(size, column, leading, left, _right(stretches, left, column), _paper(sheets))


def _leading(sheets: Sequence[Sheet], size: float) -> float:
    """The line spacing: the smallest common step, as most pages have as many blank lines as full
    ones. Where all steps are of two lines, they are blank lines, unless there are longer ones."""
    steps: Counter[float] = Counter()
    for sheet in sheets:
        bases = [line[0].base for line in base_lines(sheet)]
        steps.update(round(2 * (b - a)) / 2 for a, b in pairwise(bases))
    near = {step: count for step, count in steps.items() if 0.7 * size < step < 5 * size}
    common = [step for step, count in near.items() if count >= 0.1 * sum(near.values())]
    leading = min(common, default=size)
    if leading >= 1.8 * size and not any(step > 1.4 * leading for step in common):
        return size
    return leading


def _paper(sheets: Sequence[Sheet]) -> float:
    return _commonest((round(sheet.width) for sheet in sheets), 612.0)


def _commonest(values: Iterable[float], otherwise: float) -> float:
    counted = Counter(values)
    return counted.most_common(1)[0][0] if counted else otherwise


def _column(stretches: Sequence[Stretch], size: float) -> float:
    """The width of a column: that of a letter, where all are as wide as each other."""
    widths = sorted(
        (s.right - s.left) / width_of(s.text) for s in stretches if width_of(s.text) > 8
    )
    return widths[len(widths) // 2] if widths else 0.6 * size


def _left(stretches: Sequence[Stretch], column: float) -> float:
    """The left edge of action: where scene headings begin, else the leftmost common edge."""
    headings = [
        round(s.left)
        for s in stretches
        if is_english_heading(s.text) or is_chinese_heading(s.text)
    ]
    if headings:
        edge = _commonest(headings, 0)
    else:
        counted = Counter(round(s.left) for s in stretches if len(s.text) > 3)
        enough = 0.04 * sum(counted.values())
        edge = min((at for at, count in counted.items() if count > enough), default=0.0)
        if edge > _FURTHEST_PT:
            return _CUSTOMARY_PT  # nothing but speech
    near = sorted(s.left for s in stretches if abs(s.left - edge) < column / 2)
    return near[len(near) // 2] if near else edge


def _right(stretches: Sequence[Stretch], left: float, column: float) -> float:
    """The right edge of action: how far its longest lines reach, but for a few."""
    rights = sorted(s.right for s in stretches if abs(s.left - left) < column)
    if not rights:
        return left + 60 * column
    return rights[min(len(rights) - 1, round(0.995 * len(rights)))]
