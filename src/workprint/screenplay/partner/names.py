"""Who is in a screenplay: names as cues write them, and where the action speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from workprint.film.screenplay import ElementKind, Screenplay

_INTRODUCED_EN = re.compile(r"\b([A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){0,3})(?=\s*[,(])")
_INTRODUCED_ZH = re.compile(r"(?:^|[，。；、！？\s])([\u3400-\u9fff]{2,4})（[^（）]*?\d{1,3}岁")
_NOT_PEOPLE = frozenset("INT EXT POV TV CUT FADE SUPER TITLE MONTAGE INSERT BACK CLOSE".split())


def introduced(screenplay: Screenplay) -> tuple[str, ...]:
    """Names that the action writes as one does at a first appearance, in order, each once.

    English: capitals before an age in brackets or a comma; Chinese: a name before its age.
    """
    found: dict[str, None] = {}
    for element in screenplay.elements:
        if element.kind is ElementKind.ACTION:
            pattern = _INTRODUCED_ZH if screenplay.language == "zh" else _INTRODUCED_EN
            for name in pattern.findall(element.text):
                if name.split()[0] not in _NOT_PEOPLE:
                    found.setdefault(name)
    return tuple(found)


def mentions(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of `names` a text speaks of, in the order of their last mention.

    A name of several words is known by any one of them that is written with a capital.
    """
    return _mentions(text, tuple(names))


@lru_cache(maxsize=20_000)
def _mentions(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    known = _pattern(names)
    if known is None:
        return ()
    pattern, meant = known
    last: dict[str, int] = {}
    for found in pattern.finditer(text):
        word = found.group()
        if not word[0].islower():
            last[meant[word.upper()]] = found.start()
    return tuple(sorted(last, key=last.__getitem__))


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]] | None:
    meant: dict[str, str] = {}
    for name in names:
        upper = name.upper()
        meant[upper] = name
        parts = upper.split()
        if len(parts) > 1:
            for part in parts:
                if len(part) > 2 and part.isalpha():
                    meant.setdefault(part, name)
    if not meant:
        return None
    longest = sorted(meant, key=lambda word: (-len(word), word))
    parts = [
        re.escape(word) if not word.isascii() else rf"(?<!\w){re.escape(word)}(?!\w)"
        for word in longest
    ]
    return re.compile("|".join(parts), re.IGNORECASE), meant
