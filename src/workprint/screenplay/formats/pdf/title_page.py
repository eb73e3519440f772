"""The title page of a PDF: what stands in the middle, and what in the corners below."""

from __future__ import annotations

from collections.abc import Sequence

from workprint.screenplay.chinese import is_chinese_heading
from workprint.screenplay.emphasising import marked
from workprint.screenplay.formats.pdf.rows import base_lines
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch
from workprint.screenplay.formats.title_page import placed_entries
from workprint.screenplay.headings import is_english_heading

_MOST_LINES = 32


def title_of(sheets: Sequence[Sheet]) -> tuple[tuple[tuple[str, str], ...], Sequence[Sheet]]:
    """The entries of the title page, and the sheets after it."""
    while sheets and not sheets[0].stretches:
        sheets = sheets[1:]
    if len(sheets) < 2 or not _is_title_page(sheets[0]):
        return (), sheets
    sheet = sheets[0]
    said = []
    before: float | None = None
    for line in base_lines(sheet):
        for stretch in line:
            apart = before is not None and stretch.base - before > 1.6 * stretch.size
            text = marked(stretch.runs) if not stretch.bold else stretch.text
            said.append((_is_middle(stretch, sheet), text.strip(), apart))
        before = line[0].base
    return placed_entries(said), sheets[1:]


def _is_title_page(sheet: Sheet) -> bool:
    lines = list(base_lines(sheet))
    if len(lines) > _MOST_LINES:
        return False
    texts = [stretch.text for line in lines for stretch in line]
    if any(is_english_heading(t) or is_chinese_heading(t) for t in texts):
        return False
    if any(t.startswith(("FADE IN", "淡入")) for t in texts):
        return False
    first = lines[0][0]
    return first.base > 0.15 * sheet.height and _is_middle(first, sheet)


def _is_middle(stretch: Stretch, sheet: Sheet) -> bool:
    """Around the middle of the paper, or of what a binding leaves of it."""
    middle = (stretch.left + stretch.right) / 2
    return abs(middle - sheet.width / 2) < 0.06 * sheet.width and stretch.base < 0.8 * sheet.height
