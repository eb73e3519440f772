"""The title page: `Key: value` lines at the very top of the text.

A value may go on in lines indented by three blanks or a tab. The first blank line ends the page,
and so does a line that is neither a key nor indented. `CUT TO:` and `FADE IN:` are no keys.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from workprint.screenplay.lines import Lines

_KEY = re.compile(r"([^\W\d_][\w ./&'’()-]{0,39}?)[ \t]*:(?!//)")
_KNOWN = re.compile(
    r"(?:titles?|credits?|authors?|writers?|written by|by|sources?|based on|drafts?|date|"
    r"draft dates?|contacts?|contact info|copyright|notes?|revisions?|revision color|versions?|"
    r"episode|series|season|language|format|phone|email|address|company|production|director|"
    r"producer|font|owner|watermark|header|footer|tl|tc|tr|cc|bl|br)\Z",
    re.IGNORECASE,
)
_CHINESE_KEY = re.compile(
    r"((?:标题|片名|剧名|题目|剧本|编剧|作者|原著|原作|改编|导演|制片|日期|稿次|稿|版本|联系|联系人|"
    r"联系方式|电话|邮箱|版权|来源|备注|集数|类型|语言|署名|公司)(?:日期|信息)?)[ \t]*[:：]"
)
_TRANSITION = re.compile(r"[^a-z]*(?:TO|IN|OUT|BLACK|UP ON|ON|AT):\s*\Z")
_MOST_WORDS = 4


class Entry(NamedTuple):
    """A key with its value: the visible lines [first, last], key, value and both as printed."""

    first: int
    last: int
    key: str
    value: str
    text: str


def read_title_page(lines: Lines) -> tuple[list[Entry], int]:
    """The entries of the title page, and the index of the first line after it."""
    entries: list[Entry] = []
    count = len(lines.text)
    index = 0
    while index < count and not lines.trimmed[index] and not entries:
        index += 1
    while index < count and lines.trimmed[index]:
        key, value = _key(lines.trimmed[index], known_only=False)
        if key is None or lines.text[index][:1] in (" ", "\t", "\u3000"):
            break
        first = index
        values = [value] if value else []
        index += 1
        while index < count and lines.trimmed[index] and _is_indented(lines.text[index]):
            values.append(lines.trimmed[index])
            index += 1
        printed = "\n".join(lines.trimmed[first:index])
        entries.append(Entry(first, index - 1, key, "\n".join(values), printed))
    if not entries or not _plausible(entries, lines, index):
        return [], 0
    return entries, index


def _plausible(entries: list[Entry], lines: Lines, after: int) -> bool:
    """A page that begins with a free key must be a page to its end; a known key needs no proof."""
    if _key(lines.trimmed[entries[0].first], known_only=True)[0] is not None and (
        entries[0].value or len(entries) > 1 or after >= len(lines.text)
    ):
        note = entries[0].key.lower().startswith("note")
        return not note or after >= len(lines.text) or not lines.trimmed[after]
    return after >= len(lines.text) or not lines.trimmed[after]


def _key(line: str, *, known_only: bool) -> tuple[str | None, str]:
    if match := _CHINESE_KEY.match(line):
        return match.group(1), line[match.end() :].strip()
    match = _KEY.match(line)
    if match is None or _TRANSITION.match(line):
        return None, ""
    key = match.group(1).strip()
    value = line[match.end() :].strip()
    if _KNOWN.match(key):
        return key, value
    # In Chinese scripts `老周: 台词` is speech; English headings may hold a colon.
    if known_only or (not key.isascii() and re.search("[\u3040-\u9fff]", key)):
        return None, ""
    if len(key.split()) > _MOST_WORDS or re.match(r"(?:INT|EXT|EST|I/E)\b", key, re.IGNORECASE):
        return None, ""
    return key, value


def _is_indented(line: str) -> bool:
    return line.startswith(("   ", "\t", "\u3000\u3000"))
