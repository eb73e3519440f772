"""Text as it is read aloud or shown: without the marks of its markup."""

from __future__ import annotations

import re

_MARKS = re.compile(r"\\([*_\\])|(\*+|_+)")


def plain(text: str) -> str:
    r"""`text` without emphasis marks; `\*` becomes `*`. Marks that close nothing stay.

    A mark opens before a letter and closes behind one, on the same line. More than three stars
    and more than one underscore in a row (a blank to fill in) are no marks. One pass: the time
    grows with the length alone, whatever the marks.

    >>> plain("It is *very* _late_, 2 * 3 \\*")
    'It is very late, 2 * 3 *'
    """
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(text: str) -> str:
    pieces: list[str] = []
    waiting: dict[str, list[int]] = {"*": [], "_": []}
    at = 0
    for match in _MARKS.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match[1]:
            pieces.append(match[1])
            continue
        run = match[2]
        pieces.append(run)
        if len(run) > (3 if run[0] == "*" else 1):
            continue
        openers = waiting[run[0]]
        if match.start() and not text[match.start() - 1].isspace():
            while openers and pieces[-1]:
                opener = openers[-1]
                both = min(len(pieces[opener]), len(pieces[-1]))
                pieces[opener] = pieces[opener][both:]
                pieces[-1] = pieces[-1][both:]
                if not pieces[opener]:
                    openers.pop()
        if pieces[-1] and at < len(text) and not text[at].isspace():
            openers.append(len(pieces) - 1)
    return "".join([*pieces, text[at:]])
