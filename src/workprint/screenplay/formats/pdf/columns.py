"""The columns that elements stand in, learned from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workprint.screenplay.chinese import is_chinese_heading
from workprint.screenplay.cues import read_cue
from workprint.screenplay.formats.pdf.rows import TOP, Measures, Row
from workprint.screenplay.headings import is_english_heading
from workprint.screenplay.marks import is_transition

APART = 1.45
"""Line spacings; rows further apart have a blank line between them."""
INDENTED = 4.5
"""Columns; what begins further left is action."""
SPEECH = 1.6


@dataclass(frozen=True, slots=True)
class Columns:
    """Indents in columns: of dialogue, cues and parentheticals; the space above a heading in
    line spacings, None where it is that of everything else; whether headings are bold."""

    dialogue: float
    cue: float
    parenthetical: float | None
    heading_gap: float | None
    bold_headings: bool


def columns_of(rows: Sequence[Row], measures: Measures) -> Columns:
    """Where dialogue, cues and parentheticals stand in this document."""
    cues, lines = _speech_columns(rows, measures, APART)
    if not cues:  # no blank lines before cues here
        cues, lines = _speech_columns(rows, measures, 0)
    dialogue = _middle(lines, 10.0)
    cue = _middle(cues, dialogue + 12)
    brackets = [
        at for r in rows
        if r.text[0] in "(（" and r.gap < APART
        and dialogue + 1 < (at := measures.indent(r)) < max(cue, dialogue + 8)
    ]  # fmt: skip
    flush = [r for r in rows if abs(measures.indent(r)) < 1.5]
    headings = [r for r in flush if says_heading(r.text)]
    # Where none says INT. or EXT., bold capitals are what stands over scenes.
    headings = headings or [r for r in flush if r.bold and r.text.isupper() and r.gap >= APART]
    known = set(map(id, headings))
    others = [r.gap for r in flush if APART < r.gap < TOP and id(r) not in known]
    above = _middle([r.gap for r in headings if r.gap < TOP], 0.0)
    usual = _middle(others, 2.0)
    return Columns(
        dialogue,
        cue,
        _middle(brackets, 0.0) if brackets else None,
        above if above > usual + 0.5 else None,
        bool(headings) and sum(r.bold for r in headings) > 0.9 * len(headings),
    )


def _speech_columns(
    rows: Sequence[Row], measures: Measures, least_gap: float
) -> tuple[list[float], list[float]]:
    """The indents of all that looks like a cue over a speech, and of those speeches."""
    cues, lines = [], []
    for row, after in pairwise(rows):
        if row.gap < least_gap or not may_be_cue(row, measures) or not follows(row, after):
            continue
        one, two = measures.indent(row), measures.indent(after)
        if SPEECH <= two <= one + 1.5:
            cues.append(one)
            if after.text[0] not in "(（" and not is_italic(after):
                lines.append(two)
    return cues, lines


def _middle(values: Sequence[float], otherwise: float) -> float:
    """The commonest value, to half a column."""
    if not values:
        return otherwise
    return Counter(round(2 * value) / 2 for value in values).most_common(1)[0][0]


def may_be_cue(row: Row, measures: Measures) -> bool:
    """Whether a row looks like a cue: capitals, set in, and no transition."""
    text = row.text
    return (
        len(row.stretches) == 1
        and measures.indent(row) >= INDENTED
        and len(text) <= 60
        and (read_cue(text) is not None or _is_caseless_name(text))
        and not is_transition(text, text)
    )


def _is_caseless_name(text: str) -> bool:
    """Whether a text may be a name in a script without capitals: short, and nothing but words."""
    name = re.split(r"[(（]", text, maxsplit=1)[0].strip()
    return (
        bool(name)
        and not name.isascii()
        and len(name) <= 8
        and (name.upper() == name.lower() and all(c.isalnum() or c in "·• " for c in name))
    )


def follows(row: Row, after: Row) -> bool:
    """Whether a row stands right below another."""
    return after.page == row.page and after.gap < APART and bool(after.text.strip())


def says_heading(text: str) -> bool:
    """Whether a text begins as a heading does, in either language."""
    return is_english_heading(text) or is_chinese_heading(text)


def is_italic(row: Row) -> bool:
    """Whether all of a row is in italics."""
    return all(run.italic for run in row.runs if run.text.strip())
