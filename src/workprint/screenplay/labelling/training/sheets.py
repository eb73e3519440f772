"""Sheets of typed lines with their truth: what each line is and which element it belongs to."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.typed import TypedLine, typed_lines, width_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: what is typed, its label (None for a blank row), its element.

    `element` is the place in the film's pieces, -1 for what is no part of the film.
    """

    text: str
    label: Label | None
    element: int = -1


BLANK = Row("", None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A typed script and its truth: lines that are not blank, their labels and elements."""

    film: str
    kind: str
    layout: str
    lines: tuple[TypedLine, ...]
    labels: tuple[Label, ...]
    elements: tuple[int, ...]
    text: str


def sheet(film: str, kind: str, layout: str, rows: Sequence[Row]) -> Sheet:
    """The sheet that rows make, read back as a text file is read."""
    text = "\n".join(row.text for row in rows) + "\n"
    lines = typed_lines(text)
    kept = [rows[line.number - 1] for line in lines]
    labels = tuple(row.label for row in kept if row.label is not None)
    if len(labels) != len(lines):
        raise ValueError(f"{film}, {layout}: a row that says something has no label")
    return Sheet(film, kind, layout, lines, labels, tuple(r.element for r in kept), text)


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; Chinese breaks anywhere but before a stop."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrapped(part, width)]
    if text.isascii() or width_of(text) < 1.3 * len(text):
        return textwrap.wrap(text, width, break_long_words=True, break_on_hyphens=False) or [text]
    lines, line, columns = [], "", 0
    for sign in text:
        wide = width_of(sign)
        if columns + wide > width and sign not in "，。！？：；、…”）】」』》":
            lines.append(line)
            line, columns = "", 0
        line += sign
        columns += wide
    return [*lines, line] if line else lines


def stripped(rows: Iterable[Row]) -> list[Row]:
    """The rows without their indents."""
    return [replace(row, text=row.text.strip()) for row in rows]


def paged(
    rows: Sequence[Row], random: Random, title: str, furniture: str, chinese: bool = False
) -> list[Row]:
    """Rows divided into pages, with what stands at the ends of pages.

    `furniture`: "plain" has page numbers alone, "full" (CONTINUED) and (MORE) as well.
    """
    depth = random.choice([44, 50, 52, 54, 56])
    number = random.choice(_CHINESE_NUMBERS if chinese else _NUMBERS)
    indent = " " * random.choice([0, 30, 50, 58])
    heading = f"{title.upper()}  -  {random.choice(_DRAFTS)}" if random.random() < 0.2 else ""
    marked = random.random() < 0.3 and furniture == "full" and not chinese
    made: list[Row] = []
    page, count = 1, 0
    if random.random() < 0.25:
        made += [Row(f"{indent}{number.format(page)}", Label.FURNITURE), BLANK]
    cue = ""
    for place, row in enumerate(rows):
        if row.label is Label.CUE:
            cue = row.text
        full = count >= depth and row.label is not None
        before = rows[place - 1] if place else BLANK
        if full and before.label in (None, Label.DIALOGUE, Label.ACTION):
            page, count = page + 1, 0
            speaking = row.label in (Label.DIALOGUE, Label.PARENTHETICAL)
            more = furniture == "full" and speaking and bool(cue) and before.label is not None
            if furniture == "full" and not more and random.random() < 0.5:
                word = "（续）" if chinese else "(CONTINUED)"
                made += [BLANK, Row(f"{indent}{word}", Label.FURNITURE)]
            elif more:
                lead = cue[: len(cue) - len(cue.lstrip())]
                made.append(Row(f"{lead}(MORE)", Label.FURNITURE))
            folio = f"{heading}      {page}." if heading else number.format(page)
            made += [BLANK] * random.choice([1, 1, 2, 3])
            made += [Row(f"{indent}{folio}", Label.FURNITURE)]
            made += [BLANK] * random.choice([1, 1, 2])
            if more:
                name = cue.rstrip().split(" (")[0]
                made.append(Row(f"{name} (CONT'D)", Label.CUE))
            elif furniture == "full" and random.random() < 0.4:
                word = "（接上页）" if chinese else "CONTINUED:"
                made += [Row(word, Label.FURNITURE), BLANK]
        if marked and row.label is not None and random.random() < 0.05:
            row = replace(row, text=f"{row.text:<72}  *")
        made.append(row)
        count += 1
    return made


_NUMBERS = ("{}.", "{}.", "{}", "- {} -", "Page {}", "({})", "p. {}")
_CHINESE_NUMBERS = ("{}", "- {} -", "第{}页", "{}.")
_DRAFTS = ("Draft 2", "Rev. 3/14/24", "Blue Rev. 11/02/19", "FINAL DRAFT", "5/6/2021")
