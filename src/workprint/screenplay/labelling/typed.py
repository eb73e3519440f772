"""Typed lines: what a page shows of each line, before anyone knows what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TAB = 8
"""Columns from tab stop to tab stop."""

_LINE_END = re.compile(r"\r\n|\r|\n|\f")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "…“”‘’—]"
)
_REVISED = re.compile(r"(?:\s{2,}|\t)\*+\Z")
_BOLD = re.compile(r"(\*\*|__)(.+)\1\Z")

Style = Literal["", "heading", "action", "cue", "parenthetical", "dialogue", "transition"]
Alignment = Literal["", "center", "right"]


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line that is not blank.

    `text` is trimmed; `indent` counts columns from the left edge of the text, a full-width
    character being two; `number` is its line in the file, from 1; `blanks` are the blank lines
    before it. A word processor tells more: `bold`, `alignment`, and the `style` its paragraph
    has, where the style's name is one of a screenplay's.
    """

    text: str
    indent: int
    number: int
    blanks: int
    bold: bool = False
    alignment: Alignment = ""
    style: Style = ""
    marked: str = ""
    """The text with Fountain's marks for emphasis, where the file has emphasis of its own."""


def typed_lines(text: str) -> tuple[TypedLine, ...]:
    """The lines of a plain text; `**1. 内景 客厅 夜**` is a bold one.

    A revision mark at the right margin (`   *`) is no part of its line.
    """
    made = []
    blanks = 0
    for number, line in enumerate(_LINE_END.split(text), 1):
        trimmed = line.strip()
        if not trimmed:
            blanks += 1
            continue
        bold = False
        if trimmed[-1] == "*":
            trimmed = _REVISED.sub("", trimmed)
        if trimmed[0] in "*_" and (match := _BOLD.match(trimmed)):
            trimmed, bold = match.group(2).strip() or trimmed, True
        indent = 0 if line[0] == trimmed[0] else indent_of(line)
        made.append(TypedLine(trimmed, indent, number, blanks, bold))
        blanks = 0
    return tuple(made)


def indent_of(line: str) -> int:
    """The columns of blanks before the text of `line`; an ideographic blank is two."""
    column = 0
    for sign in line:
        if sign == "\t":
            column += TAB - column % TAB
        elif sign == "\u3000":
            column += 2
        elif sign.isspace() or sign == "\ufeff":
            column += 1
        else:
            break
    return column


def width_of(text: str) -> int:
    """The columns `text` takes: two for a full-width character."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))
