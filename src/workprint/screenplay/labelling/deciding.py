"""Is a plain text a screenplay as it stands, or typed pages that must be labelled first?

A `.txt` may be Fountain, or a Chinese screenplay our reader reads losslessly; then not a byte of
it is changed. It is taken for typed pages only when that is sure: no mark of Fountain's stands in
it, and the reader would lose what the labeller surely sees, or its lines were wrapped by a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from workprint.film.screenplay import Element, ElementKind, Screenplay
from workprint.screenplay.labelling.elements import full, page_edges
from workprint.screenplay.labelling.labels import Label, LabelledLine
from workprint.screenplay.labelling.typed import TypedLine

How = Literal["as it stands", "labelled"]

_ONLY_FOUNTAIN = frozenset(
    {
        ElementKind.SECTION,
        ElementKind.SYNOPSIS,
        ElementKind.NOTE,
        ElementKind.BONEYARD,
        ElementKind.PAGE_BREAK,
        ElementKind.LYRIC,
        ElementKind.CENTERED,
    }
)
_FORCING = ".!@>"
_KINDS = {
    ElementKind.SCENE_HEADING: Label.HEADING,
    ElementKind.CHARACTER: Label.CUE,
    ElementKind.PARENTHETICAL: Label.PARENTHETICAL,
    ElementKind.DIALOGUE: Label.DIALOGUE,
    ElementKind.TRANSITION: Label.TRANSITION,
}
_REVISED = re.compile(r"\S(?: {2,}|\t+ *)\*+[ \t]*(?=[\r\n]|\Z)")
"""A revision mark at a page's right margin."""
_SURELY = 0.9
_LOST = 0.04
"""Typed pages, when the reader loses more than this share of the lines."""
_WRAPPED = 0.06
"""Typed pages, when more than this share of the lines was ended by the page's edge."""


def has_fountain_marks(screenplay: Screenplay) -> bool:
    """Whether a mark that only Fountain has stands in the text."""
    return any(_is_mark(screenplay, element) for element in screenplay.elements)


def _is_mark(screenplay: Screenplay, element: Element) -> bool:
    if element.kind in _ONLY_FOUNTAIN:
        return True
    return element.forced and screenplay.source[element.span.start] in _FORCING


def how_to_read(
    screenplay: Screenplay, lines: Sequence[TypedLine], labels: Sequence[LabelledLine]
) -> How:
    """How a text without Fountain's marks is read: `screenplay` is what our reader makes of it."""
    taken = [one.label for one in labels]
    if not any(one.label is Label.HEADING and one.confidence >= _SURELY for one in labels):
        return "as it stands"  # no script, or a piece of one that nothing hangs on
    lost = _lost(screenplay, lines, labels)
    if lost >= 2 and lost > _LOST * len(lines):
        return "labelled"
    if len(_REVISED.findall(screenplay.source)) > 1:
        return "labelled"
    return "labelled" if _is_wrapped(lines, taken) else "as it stands"


def _lost(
    screenplay: Screenplay, lines: Sequence[TypedLine], labels: Sequence[LabelledLine]
) -> int:
    """How many lines the reader takes for something else than they surely are."""
    read: dict[int, set[str]] = {}
    for element in screenplay.elements:
        kind: str = _KINDS.get(element.kind, Label.ACTION)
        if element.kind is ElementKind.TITLE_PAGE:
            kind = ElementKind.TITLE_PAGE
        text = screenplay.source[element.span.start : element.span.end]
        for number in range(element.span.line, element.span.line + len(text.splitlines() or [""])):
            read.setdefault(number, set()).add(kind)
    lost = 0
    for line, one in zip(lines, labels, strict=True):
        if one.confidence < _SURELY:
            continue
        found = read.get(line.number, {Label.ACTION})
        if one.label is Label.SPOKEN:
            lost += Label.CUE not in found
        elif one.label is not Label.CENTERED:
            lost += one.label not in found and ElementKind.TITLE_PAGE not in found
    return lost


def _is_wrapped(lines: Sequence[TypedLine], labels: Sequence[Label]) -> bool:
    """Whether the paragraphs were wrapped to a page's width, some of them at least."""
    edges = page_edges(lines, labels)
    ended = sum(
        labels[place] is labels[place + 1]
        and labels[place] in (Label.ACTION, Label.DIALOGUE)
        and not lines[place + 1].blanks
        and full(lines[place], lines[place + 1], edges.get(labels[place], 0))
        for place in range(len(lines) - 1)
    )
    return ended > max(1, _WRAPPED * len(lines))
