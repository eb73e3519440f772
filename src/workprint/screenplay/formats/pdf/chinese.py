"""Chinese pages that run names and speech together: `老周（坚定）：她说，要亲手交。`

Paragraphs are put together from their rows; what each of them is, our own reader knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from workprint.screenplay.chinese import is_chinese_heading
from workprint.screenplay.compose import compose
from workprint.screenplay.emphasising import marked
from workprint.screenplay.formats.pdf.columns import APART
from workprint.screenplay.formats.pdf.rows import TOP, Measures, Row
from workprint.screenplay.language import language_of
from workprint.screenplay.marks import is_chinese_transition

_NAMED = re.compile(r"[\w·•．]{1,12}\s*(?:[（(][^（）()]{1,40}[）)])?\s*[：:]")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]\Z")
_OPENS = re.compile(r"[△▲【\[]")


def is_run_in(rows: Sequence[Row]) -> bool:
    """Whether speech stands behind its name on one line in this document."""
    if language_of("\n".join(row.text for row in rows[:400])) != "zh":
        return False
    named = sum(bool(_NAMED.match(row.text)) for row in rows)
    opened = sum(bool(_OPENS.match(row.text)) for row in rows)
    return named >= 3 or named + opened >= 0.1 * len(rows)


def chinese_text(
    entries: Sequence[tuple[str, str]], rows: Sequence[Row], measures: Measures
) -> str:
    """The text of such a document, as our own reader reads it."""
    head = compose(entries, ())
    told = [text for group in _groups(rows, measures) if (text := _told(group, measures))]
    return "\n".join(([head] if entries else []) + [f"{text}\n" for text in told])


def _told(group: Sequence[Row], measures: Measures) -> str:
    """A paragraph as our reader takes it for what it is."""
    said = "".join(run.text for row in group for run in row.runs).strip()
    number = group[0].number
    if is_chinese_heading(said) or number:
        return f"{number}. {said}" if number and not said.startswith(number) else said
    if len(group) == 1 and measures.indent(group[0]) > 8:
        row = group[0]
        middle = (measures.left + measures.right) / 2
        if abs((row.left + row.right) / 2 - middle) < 2.2 * measures.column:
            return f"> {said} <"
        if abs(row.right - measures.right) < 2.2 * measures.column:
            return said if is_chinese_transition(said) else f"> {said}"
    if group[0].bold and len(group) == 1 and len(said) < 40 and not _NAMED.match(said):
        return f".{said}"
    return _speech(group) or marked([run for row in group for run in row.runs]).strip()


def _speech(group: Sequence[Row]) -> str | None:
    """A speech of several paragraphs, with its name on a line of its own."""
    if len(group) < 2 or not any(_BRACKETED.match(row.text) for row in group[1:]):
        return None
    match = _NAMED.match(group[0].text)
    if match is None:
        return None
    name, mood = re.match(r"([^（(：:]+)([（(].*[)）])?", match[0]).groups()  # type: ignore[union-attr]
    first = group[0].text[match.end() :].strip()
    lines = [f"@{name.strip()}", *([mood] if mood else []), *([first] if first else [])]
    said = ""
    for row in group[1:]:
        if _BRACKETED.match(row.text):
            lines += [said, row.text] if said else [row.text]
            said = ""
        else:
            said += row.text
    return "\n".join([*lines, said] if said else lines)


def _groups(rows: Sequence[Row], measures: Measures) -> Iterator[list[Row]]:
    """Rows of one paragraph together."""
    edges = Counter(round(measures.indent(row)) for row in rows)
    opening = Counter(
        round(measures.indent(row))
        for row in rows
        if _NAMED.match(row.text) or _OPENS.match(row.text)
    )
    first = opening.most_common(1)[0][0] if opening else edges.most_common(1)[0][0]
    group: list[Row] = []
    for row in rows:
        if group and _opens(group[-1], row, first, measures):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _opens(before: Row, row: Row, first: int, measures: Measures) -> bool:
    """Whether a row opens a paragraph."""
    text = row.text
    if APART <= row.gap < TOP or row.number is not None:
        return True
    if _OPENS.match(text) or is_chinese_heading(text) or is_chinese_heading(before.text):
        return True
    if is_chinese_transition(text) or is_chinese_transition(before.text):
        return True
    if measures.indent(row) > first + 1.4 and row.gap < APART and measures.indent(row) < 8:
        return False  # hangs below the paragraph's first row
    short = before.right < measures.right - 5 * measures.column
    if short:
        return True
    at = measures.indent(row)
    if abs(at - first) < 0.7 and abs(measures.indent(before) - first) > 0.7:
        return True  # back to where paragraphs begin: hanging or set in
    return abs(at - first) < 0.7 and bool(_NAMED.match(text))
