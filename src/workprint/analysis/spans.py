"""From letters of an element's text to letters of the screenplay's source."""

from __future__ import annotations

import re
from functools import lru_cache

from workprint.film.reason import ScriptSpan
from workprint.film.screenplay import Element


def span_of(source: str, element: Element, start: int, end: int) -> ScriptSpan:
    """Where letters [start, end) of an element's text stand in the source.

    Marks of emphasis and comments stand between letters there; blanks may be line ends. The
    element's own span where they cannot be found.
    """
    wanted = element.text[start:end]
    pattern = _pattern(wanted)
    if pattern is None:
        return element.span
    before = len(pattern.findall(element.text[:start]))
    stretch = source[element.span.start : element.span.end]
    for nth, match in enumerate(pattern.finditer(stretch)):
        if nth == before:
            begin = element.span.start + match.start()
            line = element.span.line + len(re.findall(r"\r\n|\r|\n", stretch[: match.start()]))
            return ScriptSpan(begin, element.span.start + match.end(), line)
    return element.span


@lru_cache(maxsize=4096)
def _pattern(wanted: str) -> re.Pattern[str] | None:
    words = wanted.split()
    if not words:
        return None
    return re.compile(r"[\s*_]+".join(re.escape(word) for word in words))
