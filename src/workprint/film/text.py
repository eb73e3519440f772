"""Text as it is read aloud or shown: without the marks of its markup."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\([*_\\])")
_MARKS = re.compile(r"(\*{1,3}|_)(?=\S)(.+?)(?<=\S)\1")


def plain(text: str) -> str:
    r"""`text` without emphasis marks; `\*` becomes `*`. Marks that close nothing stay.

    >>> plain("It is *very* _late_, 2 * 3 \\*")
    'It is very late, 2 * 3 *'
    """
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return "\0"

    bare = _ESCAPED.sub(hold, text.replace("\0", ""))
    while True:
        less = _MARKS.sub(r"\2", bare)
        if less == bare:
            break
        bare = less
    for mark in held:
        bare = bare.replace("\0", mark, 1)
    return bare
