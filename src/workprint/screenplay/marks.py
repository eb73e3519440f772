"""Fountain's marks: what the first character of a line forces, and what ends a paragraph."""

from __future__ import annotations

import re

MARKS = ".!@>~#=△▲"
"""The characters that may force what a line is; Chinese scripts mark action with △ or ▲."""

_PAGE_BREAK = re.compile(r"={3,}\Z")
_TRANSITIONS = frozenset(
    f"{words}{sign}"
    for words in ("FADE IN", "FADE OUT", "FADE TO BLACK", "CUT TO BLACK", "SMASH TO BLACK")
    for sign in (":", ".", "")
)

_CHINESE_TRANSITION = re.compile(
    r"[（(【\[]?(?:淡入|淡出|叠化|切至|切到|切入|切出|化入|化出|渐显|渐隐|黑场|跳切|划像)[)）】\]]?[：:。.]?\Z"
)


def is_page_break(line: str) -> bool:
    """Three or more `=` and nothing else."""
    return line.startswith("===") and _PAGE_BREAK.match(line) is not None


def is_forced_heading(line: str) -> bool:
    """One dot, then a letter or digit of any script: `.KITCHEN`, `.内景`; not `...he stops`."""
    return line[0] == "." and line[1:2].isalnum()


def is_transition(text: str, line: str) -> bool:
    """Capitals that end in `TO:` with nothing after it, or one of the set phrases (FADE IN: …).

    `text` is the whole line, `line` the same trimmed: a blank after the colon makes it action.
    """
    if not (line.endswith("TO:") or line in _TRANSITIONS):
        return False
    return text[-1] == line[-1] and line.isupper()


def is_chinese_transition(line: str) -> bool:
    """淡入, 切至：, （叠化） and their like, alone on a line."""
    return len(line) < 8 and _CHINESE_TRANSITION.match(line) is not None


def keeps_open(text: str) -> bool:
    """Whether a blank line keeps a speech open: two blanks or more, one of them a space."""
    return len(text) > 1 and " " in text


def without_mark(text: str, line: str, bracketed: bool) -> str:
    """What a line of action says: `text` is the whole line, `line` the same trimmed."""
    if line[0] == "!":
        return line[1:]
    if line[0] in "△▲":
        return line[1:].lstrip()
    return line[1:-1].strip() if bracketed else text.rstrip()


def breaks(line: str) -> bool:
    """Whether a mark at the start of the trimmed `line` ends the speech or paragraph before it.

    A lyric belongs to a speech, so it does not; nor does `.38 calibre`.
    """
    first = line[0]
    if first not in MARKS or first == "~":
        return False
    if first == ".":
        return line[1:2].isalpha()
    if first == "=":
        return line[1:2] != "=" or is_page_break(line)
    return first != "@" or len(line) > 1
