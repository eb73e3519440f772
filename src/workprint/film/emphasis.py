r"""Emphasis: `*italic*`, `**bold**`, `***both***`, `_underline_`, nested at will, `\*` escaped.

A mark next to a blank on its inner side is no mark, and emphasis never crosses a line end
(Fountain 1.1). Unpaired marks are text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

_TOKEN = re.compile(r"\\[*_\\]|\*+|_|[^*_\\]+|\\", re.DOTALL)
_LINE = re.compile(r"[^\r\n]+|[\r\n]+")
_BOLD, _ITALIC, _UNDERLINE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(slots=True)
class _Mark:
    """An opening mark that may still find its partner; `left` counts its unused characters."""

    piece: int
    char: str
    left: int


def emphasis(text: str) -> tuple[Run, ...]:
    """`text` as runs of one style each, marks and escapes removed; linear in its length."""
    runs: list[Run] = []
    for stretch in _LINE.findall(text):
        if "*" in stretch or "_" in stretch or "\\" in stretch:
            runs += _line_runs(stretch)
        else:
            runs.append(Run(stretch))
    return tuple(
        Run("".join(run.text for run in same), *style) for style, same in groupby(runs, _style)
    )


def _style(run: Run) -> tuple[bool, bool, bool]:
    return run.bold, run.italic, run.underline


def plain(text: str) -> str:
    """What `text` says: without emphasis marks and escapes.

    >>> plain("It is *very* _late_, 2 * 3")
    'It is very late, 2 * 3'
    """
    if "*" in text or "_" in text or "\\" in text:
        return "".join(run.text for run in emphasis(text))
    return text


def _line_runs(line: str) -> list[Run]:
    tokens: list[str] = _TOKEN.findall(line)
    pieces = list(tokens)
    turns: list[list[tuple[int, int]]] = [[] for _ in range(len(pieces) + 1)]
    open_marks: list[_Mark] = []
    waiting = {"*": 0, "_": 0}
    for index, piece in enumerate(tokens):
        char = piece[0]
        if char == "\\" and len(piece) == 2:
            pieces[index] = piece[1]
            continue
        if char not in "*_":
            continue
        before = tokens[index - 1][-1] if index else " "
        after = tokens[index + 1][0] if index + 1 < len(tokens) else " "
        left = len(piece)
        if not before.isspace():
            left = _close(index, char, left, open_marks, waiting, pieces, turns)
        if left and not after.isspace():
            open_marks.append(_Mark(index, char, left))
            waiting[char] += 1
        pieces[index] = char * left
    return _styled(pieces, turns)


def _close(
    index: int,
    char: str,
    left: int,
    open_marks: list[_Mark],
    waiting: dict[str, int],
    pieces: list[str],
    turns: list[list[tuple[int, int]]],
) -> int:
    """Pair the mark at `index` with open ones; the number of its characters left over."""
    while left and waiting[char]:
        mark = open_marks[-1]
        if mark.char != char:  # an overlapping mark stays text
            open_marks.pop()
            waiting[mark.char] -= 1
            continue
        if mark.piece == index - 1:
            break  # nothing between the marks
        used = 1 if char == "_" else min(2, left, mark.left)
        style = _UNDERLINE if char == "_" else (_BOLD if used == 2 else _ITALIC)
        turns[mark.piece + 1].append((style, 1))
        turns[index].append((style, -1))
        left -= used
        mark.left -= used
        pieces[mark.piece] = char * mark.left
        if not mark.left:
            open_marks.pop()
            waiting[char] -= 1
    return left


def _styled(pieces: list[str], turns: list[list[tuple[int, int]]]) -> list[Run]:
    runs: list[Run] = []
    depth = [0, 0, 0]
    for piece, changes in zip(pieces, turns, strict=False):
        for style, step in changes:
            depth[style] += step
        if piece:
            runs.append(Run(piece, depth[0] > 0, depth[1] > 0, depth[2] > 0))
    return runs
