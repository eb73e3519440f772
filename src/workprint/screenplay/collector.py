"""Elements as they are read, with the source offsets of their lines."""

from __future__ import annotations

from workprint.film.screenplay import ElementKind
from workprint.screenplay.assembly import Raw
from workprint.screenplay.chinese_speech import OneLine
from workprint.screenplay.cues import Cue
from workprint.screenplay.lines import Lines


class Collector:
    """Grows `raws`, the elements read so far, from line indices of `lines`."""

    __slots__ = ("lines", "raws")

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.raws: list[Raw] = []

    def add(
        self,
        kind: ElementKind,
        index: int,
        text: str,
        *,
        name: str | None = None,
        forced: bool = False,
        depth: int = 0,
        dual: bool = False,
        last: int | None = None,
    ) -> None:
        """An element on line `index`, or on all lines up to `last`."""
        lines = self.lines
        start = lines.begin(index)
        end = lines.end(index if last is None else last)
        number = lines.numbers[index]
        self.raws.append(Raw(start, -end, kind, text, number, name, (), forced, depth, dual))

    def add_cue(self, index: int, cue: Cue, *, forced: bool = False) -> None:
        """A character cue on line `index`."""
        text, name, extensions, dual = cue
        lines = self.lines
        self.raws.append(
            Raw(
                lines.begin(index),
                -lines.end(index),
                ElementKind.CHARACTER,
                text,
                lines.numbers[index],
                name,
                extensions,
                forced,
                0,
                dual,
            )
        )

    def add_action(self, first: int, last: int, text: str, *, forced: bool) -> None:
        """A paragraph of action; its leading blanks are part of what it says."""
        lines = self.lines
        start = lines.begin(first) if first in lines.pieces else lines.starts[first]
        self.raws.append(
            Raw(
                start,
                -lines.end(last),
                ElementKind.ACTION,
                text,
                lines.numbers[first],
                None,
                (),
                forced,
                0,
                False,
            )
        )

    def add_one_line(self, index: int, line: str, spoken: OneLine) -> None:
        """`角色（情绪）：台词`: cue, parenthetical and dialogue; the colon opens the dialogue."""
        start = spoken.name_end
        self._add_part(
            ElementKind.CHARACTER, index, line, (0, start), line[:start], spoken.name, spoken
        )
        if spoken.mood is not None:
            mood = line[spoken.mood[0] : spoken.mood[1]].strip()
            part = (start, spoken.mood[1])
            self._add_part(ElementKind.PARENTHETICAL, index, line, part, mood, None, spoken)
            start = spoken.mood[1]
        rest = (start, len(line))
        speech = line[spoken.speech :]
        self._add_part(ElementKind.DIALOGUE, index, line, rest, speech, None, spoken)

    def _add_part(
        self,
        kind: ElementKind,
        index: int,
        line: str,
        columns: tuple[int, int],
        text: str,
        name: str | None,
        spoken: OneLine,
    ) -> None:
        lines = self.lines
        whole = lines.text[index]
        indent = len(whole) - len(whole.lstrip())
        column, after = columns
        while line[column].isspace():
            column += 1
        begin = lines.begin(index) if column == 0 else lines.offset(index, indent + column)
        if after == len(line):
            end = lines.end(index)
        else:
            end = lines.offset(index, indent + after - 1) + 1
        extensions = spoken.extensions if name else ()
        number = lines.number_at(begin)  # a comment may have joined several lines
        self.raws.append(Raw(begin, -end, kind, text, number, name, extensions, False, 0, False))
