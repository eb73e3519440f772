"""Runs of one style as text with Fountain's emphasis marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from workprint.film.emphasis import Run, emphasis

_LITERAL = re.compile(r"[*_\\]")
_MARKED = re.compile(r"[^\s](?:[^\n]*[^\s])?")


def marked(runs: Sequence[Run]) -> str:
    """The runs as Fountain; marks that are meant as letters are escaped where they would count.

    >>> marked([Run("It is "), Run("late", bold=True), Run(", 2 * 3")])
    'It is **late**, 2 \\\\* 3'
    """
    if not any(run.bold or run.italic or run.underline for run in runs):
        text = "".join(run.text for run in runs)
        if "".join(run.text for run in emphasis(text)) == text:
            return text
        return _LITERAL.sub(r"\\\g<0>", text)
    made = []
    for (bold, italic, underline), same in groupby(runs, _style):
        text = _LITERAL.sub(r"\\\g<0>", "".join(run.text for run in same))
        opening = ("_" if underline else "") + "*" * (2 * bold + italic)
        # Emphasis does not cross a line's end, nor touch a blank on its inner side.
        made.append(_MARKED.sub(rf"{opening}\g<0>{opening[::-1]}", text) if opening else text)
    return "".join(made)


def _style(run: Run) -> tuple[bool, bool, bool]:
    return run.bold, run.italic, run.underline
