"""Character cues: `EVE`, `EVE (O.S.)`, `ÉMILE ^`, `@McCLANE`.

A cue is in capitals, of any script that has them, but its extensions may be in any case. Scripts
without case (Chinese, Japanese) need `@`, or the rules of `chinese_speech`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_EXTENSIONS = re.compile(r"\s*((?:[(（][^()（）]*[)）]\s*)+)\Z")
_EXTENSION = re.compile(r"[(（]([^()（）]*)[)）]")
_CASELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


_LONGEST = 200
"""Characters; the extensions of a longer line are not looked for."""


class Cue(NamedTuple):
    """A cue as read: its text without `@` and `^`, the bare name, extensions, dual or not."""

    text: str
    name: str
    extensions: tuple[str, ...]
    dual: bool


def read_cue(line: str) -> Cue | None:
    """The cue that the trimmed `line` is by its capitals, or None."""
    # Most lines are prose and fail here, at their first small letter.
    if not line.isupper() and line[-1] not in ")^）":
        return None
    return _capital_cue(line)


@lru_cache(maxsize=4096)
def _capital_cue(line: str) -> Cue | None:
    cue = split_cue(line)
    name = cue.name
    if not name or not name.isupper() or _CASELESS.search(name):
        return None
    if name[0] in "*_" or "^" in name or name.endswith("TO:"):
        return None
    return cue


def split_cue(line: str) -> Cue:
    """A cue line (without `@`) as name, extensions and the dual mark."""
    dual = line.endswith("^")
    text = line[:-1].rstrip() if dual else line
    # Bounded, so that a line of a million brackets costs no more than a line of words.
    bracketed = text[-1:] in (")", "）") and len(text) <= _LONGEST
    match = _EXTENSIONS.search(text) if bracketed else None
    if match is None:
        return Cue(text, text, (), dual)
    name = text[: match.start()].rstrip()
    extensions = tuple(part.strip() for part in _EXTENSION.findall(match.group(1)))
    return Cue(text, name, tuple(part for part in extensions if part), dual)
