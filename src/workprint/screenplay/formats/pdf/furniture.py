"""What stands on a page and is no script: page numbers, headers, marks of revision, watermarks,
(MORE), (CONTINUED), and scene numbers, which are kept as the number of their scene."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from workprint.screenplay.chinese import is_chinese_heading
from workprint.screenplay.formats.pdf.rows import TOP, Measures, Row, base_lines
from workprint.screenplay.formats.pdf.sheets import Sheet, Stretch
from workprint.screenplay.headings import is_english_heading

_STAR = re.compile(r"[*＊]{1,3}\Z")
_STARRED = re.compile(r"(.*?)\s+[*＊]{1,3}\Z")
_SCENE = re.compile(r"[A-Z]{0,3}[-.]?\d{1,4}[A-Z]{0,3}(?:[-.][A-Z\d]{1,3})*\.?\Z")
_PAGE = re.compile(
    r"(?:page|p\.|第)?\s*[-–—(]?\s*[A-Z]?\d{1,4}[A-Z]{0,2}(?:\s*[-–]\s*\d{1,4}[A-Z]?)?\s*[-–—).]?"
    r"\s*(?:(?:of|/)\s*\d+|页)?\s*\Z",
    re.IGNORECASE,
)
_REVISION = re.compile(
    r"\b(?:white|blue|pink|yellow|green|goldenrod|buff|salmon|cherry|tan|full|double)\b.*"
    r"\b(?:rev|draft|pages?)|\brev(?:ised|ision)?s?\b.*\d|\bdraft\b.*\d|修订",
    re.IGNORECASE,
)
_MORE = re.compile(r"[(（]\s*(?:MORE|more|More|未完|待续)\s*[)）]\Z")
_CONTINUED = re.compile(r"[(（]?\s*CONTINUED:?\s*[)）]?:?\s*(?:[(（]\s*\d+\s*[)）])?\s*\.*\Z")
_INLINE = re.compile(
    r"(?P<number>[A-Z]{0,2}\d{1,4}[A-Z]{0,3})[.)]?\s+(?P<rest>(?:INT|EXT|EST|I/E|E/I)\b.*)\Z"
)
_DIGITS = re.compile(r"[A-Z]?\d+[A-Z]?")
_HEADER_PT = 70.0
_FOOTER_PT = 58.0
_HUGE = 1.6


def body(sheets: Sequence[Sheet], measures: Measures) -> list[list[Row]]:
    """The rows of each page without its furniture."""
    stamps = _stamps(sheets, measures)
    repeated = _repeated(sheets)
    pages: list[list[Row]] = []
    goes_on = False
    for sheet in sheets:
        lines = [
            kept
            for line in base_lines(sheet)
            if (kept := tuple(s for s in line if (s.text, _place(s)) not in stamps))
        ]
        lines = _without_margins(lines, sheet, repeated, measures)
        rows, more = _rows(lines, sheet, measures)
        if rows and goes_on:
            rows[0] = replace(rows[0], goes_on=True)
        goes_on = more if rows else goes_on
        pages.append(rows)
    return pages


def _place(stretch: Stretch) -> tuple[int, int]:
    return round(stretch.left / 8), round(stretch.base / 8)


def _stamps(sheets: Sequence[Sheet], measures: Measures) -> set[tuple[str, tuple[int, int]]]:
    """Faint or huge text that comes again at one place of several pages."""
    counted = Counter(
        (s.text, _place(s))
        for sheet in sheets
        for s in sheet.stretches
        if s.faint or s.size > _HUGE * measures.size
    )
    return {key for key, count in counted.items() if count > max(1, 0.2 * len(sheets))}


def _key(line: Sequence[Stretch]) -> tuple[str, int]:
    """What a header says, whatever its page's number, and how high it stands."""
    said = " ".join(stretch.text for stretch in line)
    return _DIGITS.sub("#", said), round(line[0].base / 6)


def _repeated(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """Lines near the edges of pages that come again, but for a number, on other pages."""
    counted: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        lines = list(base_lines(sheet))
        counted.update({_key(line) for line in [*lines[:3], *lines[-3:]]})
    least = max(3, 0.3 * len(sheets))
    return {key for key, count in counted.items() if count >= least}


def _without_margins(
    lines: list[tuple[Stretch, ...]],
    sheet: Sheet,
    repeated: set[tuple[str, int]],
    measures: Measures,
) -> list[tuple[Stretch, ...]]:
    """The lines without headers and footers."""
    start, end = 0, len(lines)
    while start < end and _is_margin(lines[start], sheet, repeated, measures, True):
        start += 1
    while end > start and _is_margin(lines[end - 1], sheet, repeated, measures, False):
        end -= 1
    return lines[start:end]


def _is_margin(
    line: tuple[Stretch, ...],
    sheet: Sheet,
    repeated: set[tuple[str, int]],
    measures: Measures,
    head: bool,
) -> bool:
    said = " ".join(stretch.text for stretch in line)
    numbered_scene = len(line) > 2 and line[0].text == line[-1].text
    if is_english_heading(line[0].text) or _CONTINUED.match(said) or numbered_scene:
        return False
    base = line[0].base
    outside = base < _HEADER_PT if head else base > sheet.height - _FOOTER_PT
    if outside:
        numbered = any(_PAGE.match(stretch.text) for stretch in line)
        return numbered or _key(line) in repeated or bool(_REVISION.search(said))
    if _key(line) in repeated and "CONT" not in said and not _STAR.match(said):
        # Inside the usual body: a header set low, if it is where no speech stands.
        return bool(re.search(r"\d", said)) and (head or _PAGE.match(said) is not None)
    # A page's number alone in a corner.
    return (
        head
        and len(line) == 1
        and base < 1.35 * _HEADER_PT
        and _PAGE.match(said) is not None
        and line[0].left > measures.right - 8 * measures.column
    )


def _rows(
    lines: Sequence[tuple[Stretch, ...]], sheet: Sheet, measures: Measures
) -> tuple[list[Row], bool]:
    """Rows with scene numbers taken from the margins, and whether the page ends in (MORE)."""
    rows: list[Row] = []
    more = False
    before: float | None = None
    for place, line in enumerate(lines):
        kept, number = _margins_read(line, measures)
        if not kept:
            continue
        said = " ".join(s.text for s in kept)
        edge = place < 2 or place >= len(lines) - 2
        if edge and _CONTINUED.match(said):
            continue
        if _MORE.match(said) and place >= len(lines) - 3:
            more = True
            continue
        base = kept[0].base
        gap = TOP if before is None else (base - before) / measures.leading
        rows.append(Row(sheet.number, base, gap, kept, number))
        before = base
    return rows, more


def _margins_read(
    line: tuple[Stretch, ...], measures: Measures
) -> tuple[tuple[Stretch, ...], str | None]:
    """A line without revision stars and scene numbers, and the number."""
    edge = measures.right + 0.5 * measures.column
    while (
        line and _STAR.match(line[-1].text) and (line[-1].left > max(edge, 0.72 * measures.paper))
    ):
        line = line[:-1]
    if line and line[-1].right > edge and (match := _STARRED.match(line[-1].runs[-1].text)):
        *before, last = line[-1].runs
        line = (*line[:-1], replace(line[-1], runs=(*before, replace(last, text=match[1]))))
    while len(line) > 1 and _STAR.match(line[0].text) and line[0].right < measures.left:
        line = line[1:]
    left = right = None
    if (
        len(line) > 1
        and _SCENE.match(line[0].text)
        and (line[0].right < measures.left - 0.3 * measures.column)
    ):
        left, line = line[0].text, line[1:]
    if (
        len(line) > 1
        and _SCENE.match(line[-1].text)
        and (line[-1].text == left or _is_heading(line[0].text) or line[-1].left > edge)
    ):
        right, line = line[-1].text, line[:-1]
    number = left or right
    if not line:
        return line, None
    if number is None and (match := _INLINE.match(line[0].text)):
        number = match["number"]
        rest = match["rest"].rstrip()
        if rest.endswith(f" {number}"):
            rest = rest[: -len(number)].rstrip()
        first = line[0]
        bold = first.runs[0].bold
        line = (replace(first, runs=(replace(first.runs[0], text=rest, bold=bold),)), *line[1:])
        line = (replace(line[0], left=measures.left), *line[1:])
    return line, number.rstrip(".") if number else None


def _is_heading(text: str) -> bool:
    return is_english_heading(text) or is_chinese_heading(text)
