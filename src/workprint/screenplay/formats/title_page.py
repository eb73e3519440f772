"""A title page's lines as keys and values, by where they stand and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SOURCE = re.compile(
    r"based on|from the|adapted|(?:a|the) (?:novel|play|book|article|memoir|story|short story)\b"
    r"|改编自|根据|原著|原作",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:written|screenplay|teleplay|story|by|编剧|作者)\b|.*\bby\b|原创|.*编剧", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:19|20)\d\d[-./年]\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\b{_MONTH} \d|\d {_MONTH}\b"
    r"|\A(?:19|20)\d\d\Z|\bdraft\b|修订|稿",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|\bCC0\b|\bCC BY\b|版权", re.IGNORECASE)


def placed_entries(said: Sequence[tuple[bool, str, bool]]) -> tuple[tuple[str, str], ...]:
    """The entries of a page whose lines are in the middle or not, each with what it says and
    whether a blank line stands before it.

    What stands in the middle is title, credit, author and source, in this order.
    """
    entries: list[tuple[str, str]] = []
    groups = _groups([(text, apart) for middle, text, apart in said if middle and text])
    if len(groups) == 3 and len(groups[1]) == 1 and not _SOURCE.match(groups[2][0]):
        # Title, credit and author, each with a blank line around it.
        entries = [
            (key, "\n".join(group))
            for key, group in zip(("Title", "Credit", "Author"), groups, strict=True)
        ]
        groups = []
    for group in groups:
        _middle(group, entries)
    for text in (text for middle, text, _ in said if not middle and text):
        key = (
            "Copyright" if _COPYRIGHT.search(text)
            else "Draft date" if _DATE.search(text) and "@" not in text and len(text) < 40
            else "Contact"
        )  # fmt: skip
        if entries and entries[-1][0] == key:
            entries[-1] = (key, f"{entries[-1][1]}\n{text}")
        else:
            entries.append((key, text))
    return tuple(entries)


def _groups(lines: Sequence[tuple[str, bool]]) -> list[list[str]]:
    groups: list[list[str]] = []
    for text, apart in lines:
        if apart or not groups:
            groups.append([])
        groups[-1].append(text)
    return groups


def _middle(group: list[str], entries: list[tuple[str, str]]) -> None:
    """Add what one group of centred lines says."""
    keys = [key for key, _ in entries]
    text = "\n".join(group)
    if not keys:
        if len(group) > 1 and _CREDIT.match(group[1]):
            entries.append(("Title", group[0]))
            _middle(group[1:], entries)
        else:
            entries.append(("Title", text))
    elif _SOURCE.match(group[0]):
        entries.append(("Source", text))
    elif "Author" in keys:
        key, value = entries[-1]
        if key == "Source":
            entries.append(("Notes", text))
        else:
            entries[-1] = (key, f"{value}\n{text}")
    elif "Credit" in keys:
        entries.append(("Author", text))
    elif _CREDIT.match(group[0]):
        entries.append(("Credit", group[0]))
        if len(group) > 1:
            _middle(group[1:], entries)
    else:
        entries.append(("Author", text))
