"""Notes `[[...]]` and boneyards `/* ... */`: what a screenplay says to its makers only.

Rules (Fountain 1.1): a boneyard holds anything and, unclosed, runs to the end of the file; a note
may cross lines, but an empty line ends it unless that line holds two spaces, and an unclosed note
is plain text. Neither nests: what begins inside another is part of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN = re.compile(r"/\*|\[\[")
# A note ends at its brackets; it is no note when a truly empty line comes first.
_NOTE_END = re.compile(r"\]\]|(?:\r\n|\r(?!\n)|(?<!\r)\n)[ \t]?(?=[\r\n])")
_BREAK = re.compile(r"\r\n|\r")


class Comment(NamedTuple):
    """A note or boneyard: offsets [start, end) with its marks, and what it says."""

    start: int
    end: int
    is_note: bool
    text: str


def find_comments(text: str) -> list[Comment]:
    """Every note and boneyard of `text`, in order; linear in its length."""
    if "/*" not in text and "[[" not in text:
        return []
    found: list[Comment] = []
    position = 0
    open_until = 0  # no note that begins before this offset is closed
    while match := _OPEN.search(text, position):
        start = match.start()
        if match.group() == "/*":
            close = text.find("*/", start + 2)
            if close < 0:  # to the end of the file, but for the blanks it ends in
                inner = end = max(start + 2, len(text.rstrip()))
            else:
                inner, end = close, close + 2
            found.append(Comment(start, end, False, _inside(text, start + 2, inner)))
            position = end
            continue
        position = start + 2
        if start < open_until:
            continue
        close_match = _NOTE_END.search(text, position)
        if close_match is None or close_match.group() != "]]":
            open_until = len(text) if close_match is None else close_match.start()
            continue
        found.append(
            Comment(start, close_match.end(), True, _inside(text, position, close_match.start()))
        )
        position = close_match.end()
    return found


def without_comments(text: str) -> str:
    """`text` without its notes and boneyards, closing the gap where both sides are blank."""
    comments = find_comments(text)
    if not comments:
        return text
    pieces = [text[: comments[0].start]]
    for this, after in zip(comments, [*comments[1:], None], strict=True):
        pieces.append(text[this.end : after.start if after else len(text)])
    return "".join(joined(pieces))


def joined(pieces: list[str]) -> list[str]:
    """The pieces around removed comments, one blank dropped where two would meet.

    "an /* old */ idea" says "an idea", and "a /* b */c" says "a c".
    """
    kept = pieces[:1]
    last = kept[0][-1:] if kept else ""
    for piece in pieces[1:]:
        trimmed = piece[1:] if piece[:1] in (" ", "\t") and last in ("", " ", "\t") else piece
        kept.append(trimmed)
        last = trimmed[-1:] or last
    return kept


def _inside(text: str, start: int, end: int) -> str:
    inner = text[start:end].strip()
    return _BREAK.sub("\n", inner) if "\r" in inner else inner
