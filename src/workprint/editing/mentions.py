"""Who is only named in a sentence: on a screen or a photograph, in a letter, in a thought.

Such a person is not bodily there: a name on a telephone puts nobody into the kitchen.
"""

from __future__ import annotations

import re
from functools import cache

from workprint.editing.subjects import Naming
from workprint.editing.words import scene_words

_AND = re.compile(r"\s*(?:,|and|or|&|、|和|与|跟)+\s*(?:and\s*)?", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"「『《][^”\"」』》]{0,80}[”\"」』》]")


def absent_in(found: Naming, language: str) -> frozenset[str]:
    """Those whom the sentence names without their being there, wherever it names them."""
    text = found.text
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    here: set[str] = set()
    absent: set[str] = set()
    last: int | None = None  # where the last one ends who is only named
    for start, end, person in found.people:
        in_quotes = any(a < start and end < b for a, b in quoted)
        only = in_quotes or _only_named(text, start, end, language)
        # "photographs of Nora and Toby"
        only = only or (last is not None and bool(_AND.fullmatch(text[last:start])))
        last = end if only else None
        (absent if only else here).add(person)
    return frozenset(absent - here)


def _only_named(text: str, start: int, end: int, language: str) -> bool:
    before, after = _patterns(language)
    return any(p.search(text[:start]) for p in before) or any(p.match(text[end:]) for p in after)


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    table = scene_words(language)["absent"]
    before, after = (
        tuple(re.compile(p, re.IGNORECASE) for p in table[side]) for side in ("before", "after")
    )
    return before, after
