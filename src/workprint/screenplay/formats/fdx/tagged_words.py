"""Which letters of a Final Draft file a stretch of the script is: where a tag goes."""

from __future__ import annotations

from bisect import bisect_left

from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Screenplay
from workprint.screenplay.formats.fdx.document import Fdx
from workprint.screenplay.formats.fdx.letters import letters


class TaggedWords:
    """The letters of a file, found by their place in the script it holds."""

    def __init__(self, fdx: Fdx, screenplay: Screenplay) -> None:
        self._fdx = fdx
        self._letters = sorted(
            (place, paragraph, n)
            for paragraph, row in enumerate(letters(fdx, screenplay))
            for n, place in enumerate(row)
            if place is not None
        )

    def range_of(self, span: ScriptSpan) -> tuple[int, int, int] | None:
        """The paragraph of a span's first letters, and the letters [start, end) there; of a cue
        the name alone."""
        first = bisect_left(self._letters, (span.start, 0, 0))
        after = bisect_left(self._letters, (span.end, 0, 0))
        if first >= after:
            return None
        paragraph = self._letters[first][1]
        inside = [n for _, p, n in self._letters[first:after] if p == paragraph]
        start, end = min(inside), max(inside) + 1
        one = self._fdx.paragraphs[paragraph]
        text = "".join(run.text for run in one.runs)
        if one.type == "Character":
            end = min([end, *(n for n in (text.find("("), text.find("（")) if n > start)])
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return (paragraph, start, end) if start < end else None
