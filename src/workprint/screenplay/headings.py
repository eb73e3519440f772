"""Scene headings in Fountain: recognised by their prefix, understood by their parts."""

from __future__ import annotations

import re
from functools import lru_cache

from workprint.film.screenplay import Heading, IntExt
from workprint.screenplay.chinese import chinese_heading
from workprint.screenplay.times import ENGLISH_TIME_WORD, is_time

_PREFIX = re.compile(
    r"(INT\.?/EXT|EXT\.?/INT|I\.?/E|E\.?/I|INT|EXT|EST)(?:\.(?=\S)|[.\s]\s*|$)", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*#([^#\s](?:[^#\n]*[^#\s])?)#\Z")
_NUMBER_CHARACTERS = re.compile(r"[\w.\-–—()/]+\Z")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*[–—]+\s*|\s+--\s*")
_KINDS: dict[str, IntExt] = {"INT": "INT", "EXT": "EXT", "EST": "EST"}

_LONGEST = 500
"""Characters; a longer line is no heading anyone wrote, and nothing is looked for in it."""


def is_english_heading(line: str) -> bool:
    """Whether the trimmed `line` begins as a scene heading does: INT, EXT, EST, INT/EXT, I/E."""
    if line[:1] not in "IEie":
        return False
    match = _PREFIX.match(line)
    return match is not None and match.end() < len(line)


def split_number(line: str) -> tuple[str, str | None]:
    """A heading without its `#number#` at the end, and that number or None."""
    if line[-1:] != "#":
        return line, None
    match = _NUMBER.search(line, max(0, line.rfind("#", 0, -1) - 1))
    if match is None or not _NUMBER_CHARACTERS.match(match.group(1)):
        return line, None
    return line[: match.start()].rstrip(), match.group(1)


@lru_cache(maxsize=4096)
def understand_heading(text: str) -> Heading:
    """What a scene heading says: inside or outside, place, part of the place, time, number.

    `text` may carry its marks (the leading dot, `#12#`). Whatever the line does not say is None.
    """
    line = text.strip()
    if len(line) > 1 and line[0] == "." and line[1] != ".":
        line = line[1:].lstrip()
    line, number = split_number(line)
    if len(line) > _LONGEST:
        return Heading(line, number, None, line, line, None, None)
    match = _PREFIX.match(line)
    if match is None:
        chinese = None if line.isascii() else chinese_heading(line, certain=True)
        if chinese is not None:
            return chinese if number is None else _numbered(chinese, number)
        return _placed(line, number, None, line)
    prefix = match.group(1).upper().replace(".", "")
    kind: IntExt = _KINDS.get(prefix, "INT/EXT")
    return _placed(line, number, kind, line[match.end() :])


def _numbered(heading: Heading, number: str) -> Heading:
    return Heading(
        heading.text,
        number,
        heading.int_ext,
        heading.location,
        heading.set,
        heading.place,
        heading.time,
        heading.cast,
    )


def _placed(text: str, number: str | None, kind: IntExt | None, rest: str) -> Heading:
    rest = rest.strip().lstrip("-–— ").strip()
    location, time = _split_time(rest)
    parts = [part.strip() for part in _DASH.split(location)] if location else []
    parts = [part for part in parts if part]
    return Heading(
        text=text,
        number=number,
        int_ext=kind,
        location=location or None,
        set=parts[0] if parts else None,
        place=" - ".join(parts[1:]) or None,
        time=time,
    )


def _split_time(rest: str) -> tuple[str, str | None]:
    """The place and the time; the first part after the place that is a time counts."""
    position = 0
    while gap := _DASH.search(rest, position):
        following = _DASH.search(rest, gap.end())
        part = rest[gap.end() : following.start() if following else len(rest)].strip()
        if is_time(part):
            return rest[: gap.start()].strip(), part
        position = gap.end()
    if is_time(rest) and ENGLISH_TIME_WORD.match(rest):
        return "", rest
    for sign in (",", "，", ". ", "-", " ", "\u3000"):  # INT. HOUSE, NIGHT · INT HOUSE DAY
        place, found, part = rest.rpartition(sign)
        part = part.strip()
        bare = sign in "- \u3000"
        if found and place.strip() and (_bare_time(part) if bare else is_time(part)):
            return place.rstrip(" -–—,，."), part
    return rest, None


def _bare_time(part: str) -> bool:
    return ENGLISH_TIME_WORD.match(part) is not None or (not part.isascii() and is_time(part))
