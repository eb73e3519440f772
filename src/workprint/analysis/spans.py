"""From letters of an element's text to letters of the screenplay's source."""

from __future__ import annotations

import re
from array import array
from functools import lru_cache

from workprint.film.comments import find_comments
from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element

_LINE_END = re.compile(r"\r\n|\r|\n")


def span_of(source: str, element: Element, start: int, end: int) -> ScriptSpan:
    """Where letters [start, end) of an element's text stand in the source.

    Comments may stand between the letters there, blanks may be line ends, lines may begin with a
    mark. The element's own span where [start, end) holds nothing but blanks.
    """
    stretch = source[element.span.start : element.span.end]
    before = _letters(element.text[:start])
    count = _letters(element.text[start:end])
    places = _places(stretch, element.text)
    if not count or before + count > len(places):
        return element.span
    first, last = places[before], places[before + count - 1]
    line = element.span.line + len(_LINE_END.findall(stretch, 0, first))
    return ScriptSpan(element.span.start + first, element.span.start + last + 1, line)


def _letters(text: str) -> int:
    """How many characters are no blanks."""
    return sum(map(len, text.split()))


@lru_cache(maxsize=256)
def _places(stretch: str, text: str) -> array[int]:
    """The place in the source's `stretch` of every character of `text` that is no blank.

    Every line of the text is a run of the source's characters, once comments and blanks are out;
    what is passed over before it is the mark that forced it.
    """
    kept, where = _visible(stretch)
    made = array("L")
    at = 0
    for line in text.split("\n"):
        wanted = "".join(line.split())
        found = kept.find(wanted, at)
        if found < 0:
            return made
        at = found + len(wanted)
        made.extend(where[found:at])
    return made


def _visible(stretch: str) -> tuple[str, array[int]]:
    """The characters that are neither blank nor in a comment, and their places."""
    kept: list[str] = []
    where = array("L")
    at = 0
    for start, end in [*((c.start, c.end) for c in find_comments(stretch)), (len(stretch),) * 2]:
        for match in re.finditer(r"\S+", stretch[at:start]):
            kept.append(match[0])
            where.extend(range(at + match.start(), at + match.end()))
        at = end
    return "".join(kept), where
