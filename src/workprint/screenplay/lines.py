"""A text as visible lines: notes and boneyards taken out, every offset kept.

A line ends at LF, CRLF or CR and nowhere else (form feeds and U+2028 are text). Where a comment
spans line ends, the lines it joins become one visible line. A line that held nothing but comments
is `hidden`: it says nothing, yet it is not a blank line the writer typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from workprint.film.comments import Comment, joined

_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Lines:
    """Parallel sequences, one entry per visible line.

    `text` as it reads, `trimmed` without surrounding blanks, `starts` its offset in the source,
    `numbers` its first line there (from 1). `pieces` gives, for lines that lost a comment, the
    column and source offset of each stretch they are made of.
    """

    source: str
    text: list[str]
    trimmed: list[str]
    starts: list[int]
    ends: list[int]
    numbers: list[int] | range
    hidden: frozenset[int]
    pieces: dict[int, list[tuple[int, int]]]
    physical_starts: list[int]

    def begin(self, index: int) -> int:
        """Offset of the first non-blank character of line `index`, a comment's mark included."""
        if index in self.pieces:
            stretch = self.source[self.starts[index] : self.ends[index]]
            return self.ends[index] - len(stretch.lstrip())
        line = self.text[index]
        return self.starts[index] + len(line) - len(line.lstrip())

    def end(self, index: int) -> int:
        """Offset after the last non-blank character of line `index`."""
        if index in self.pieces:
            stretch = self.source[self.starts[index] : self.ends[index]]
            return self.starts[index] + len(stretch.rstrip())
        return self.starts[index] + len(self.text[index].rstrip())

    def offset(self, index: int, column: int) -> int:
        """The source offset of `column` of the visible line `index`."""
        pieces = self.pieces.get(index)
        if pieces is None:
            return self.starts[index] + column
        at = max(0, bisect_right(pieces, (column, 1 << 62)) - 1)
        return pieces[at][1] + column - pieces[at][0]

    def number_at(self, offset: int) -> int:
        """The line, from 1, that holds the source offset."""
        return bisect_right(self.physical_starts, offset)


def read_lines(source: str, comments: list[Comment]) -> Lines:
    """`source` as visible lines; linear in its length."""
    if "\r" in source:
        parts = _LINE_END.split(source)
        raw = parts[::2]
        ends = parts[1::2]
        sizes = [len(line) + len(end) for line, end in zip(raw, ends, strict=False)]
    else:
        raw = source.split("\n")
        sizes = [len(line) + 1 for line in raw[:-1]]
    starts = [0, *accumulate(sizes)]
    if not comments:
        line_ends = [start + len(line) for start, line in zip(starts, raw, strict=True)]
        trimmed = [line.strip() for line in raw]
        return Lines(
            source,
            raw,
            trimmed,
            starts,
            line_ends,
            range(1, len(raw) + 1),
            frozenset(),
            {},
            starts,
        )
    return _without(source, comments, raw, starts)


def _without(source: str, comments: list[Comment], raw: list[str], starts: list[int]) -> Lines:
    text: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    hidden: set[int] = set()
    pieces: dict[int, list[tuple[int, int]]] = {}
    done = 0  # physical lines read so far

    def copy_up_to(after: int) -> None:
        text.extend(raw[done:after])
        begins.extend(starts[done:after])
        ends.extend(map(add, starts[done:after], map(len, raw[done:after])))
        numbers.extend(range(done + 1, after + 1))

    order = 0
    while order < len(comments):
        first = last = bisect_right(starts, comments[order].start) - 1
        copy_up_to(first)
        end = starts[first] + len(raw[first])
        position = starts[first]
        stretches: list[tuple[int, int]] = []
        while order < len(comments) and comments[order].start < end:
            stretches.append((position, comments[order].start))
            position = comments[order].end
            if position > end:
                last = bisect_right(starts, position - 1, last) - 1
                end = starts[last] + len(raw[last])
            order += 1
        stretches.append((position, end))
        line, marks = _joined(source, stretches)
        if not line.strip():
            hidden.add(len(text))
        pieces[len(text)] = marks
        text.append(line)
        begins.append(starts[first])
        ends.append(end)
        numbers.append(first + 1)
        done = last + 1
    copy_up_to(len(raw))
    trimmed = [line.strip() for line in text]
    return Lines(source, text, trimmed, begins, ends, numbers, frozenset(hidden), pieces, starts)


def _joined(source: str, stretches: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text of the stretches, and (column, source offset) of each."""
    kept = joined([source[start:end] for start, end in stretches])
    marks: list[tuple[int, int]] = []
    column = 0
    for piece, (_, end) in zip(kept, stretches, strict=True):
        marks.append((column, end - len(piece)))
        column += len(piece)
    return "".join(kept), marks
