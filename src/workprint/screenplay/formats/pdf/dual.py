"""Two who speak at once, side by side: blocks of rows with a gutter between two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workprint.screenplay.cues import read_cue
from workprint.screenplay.formats.pdf.rows import Measures, Row
from workprint.screenplay.formats.pdf.sheets import Stretch

_APART = 1.45


def dual_end(rows: Sequence[Row], at: int, measures: Measures) -> int:
    """The end of the block of dual dialogue that begins at row `at`, or `at` when none does."""
    first = rows[at]
    if len(first.stretches) != 2 or first.gap < _APART or first.number is not None:
        return at
    left, right = first.stretches
    if not (_name(left.text) and _name(right.text)):
        return at
    if right.left - left.right < 3 * measures.column:
        return at
    end = at + 1
    while end < len(rows) and rows[end].page == first.page and rows[end].gap < _APART:
        if _at_right(rows[end], right.left, measures):
            break  # a transition that had no room for its blank line
        end += 1
    gutter = _gutter(rows[at:end], measures)
    return end if gutter is not None and end > at + 1 else at


def _at_right(row: Row, column: float, measures: Measures) -> bool:
    """Whether a row in capitals ends at the right edge, and begins inside the right column."""
    return (
        len(row.stretches) == 1
        and row.text.isupper()
        and abs(row.right - measures.right) < 0.6 * measures.column
        and row.left > column + 4 * measures.column
    )


def _name(text: str) -> bool:
    if read_cue(text) is not None:
        return True
    return not text.isascii() and len(text) <= 12 and text[-1] not in "。！？.!?"


def _gutter(rows: Sequence[Row], measures: Measures) -> float | None:
    """Where no letter stands between the two columns: its right edge, None where there is none."""
    right = rows[0].stretches[1].left
    for edge in sorted({s.left for row in rows for s in row.stretches if s.left <= right + 1}):
        if edge < measures.left + 12 * measures.column:
            continue
        spans = any(
            s.left < edge - 1 and s.right > edge - 0.5 * measures.column
            for row in rows
            for s in row.stretches
        )
        if not spans:
            return edge
    return None


def sides(rows: Sequence[Row], measures: Measures) -> tuple[list[Row], list[Row]]:
    """The rows of the left and of the right speech of a block."""
    gutter = _gutter(rows, measures)
    assert gutter is not None
    made: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for side, kept in enumerate(
            (
                tuple(s for s in row.stretches if s.left < gutter - 1),
                tuple(s for s in row.stretches if s.left >= gutter - 1),
            )
        ):
            if kept:
                made[side].append(replace(row, stretches=kept))
    return made


def edges(rows: Sequence[Row]) -> tuple[float, float]:
    """How far left and right the lines of one side reach, its cue apart."""
    said: list[Stretch] = [s for row in rows[1:] for s in row.stretches]
    return min(s.left for s in said), max(s.right for s in said)
