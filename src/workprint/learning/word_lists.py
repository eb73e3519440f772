"""Groups of words in TOML files, and where they stand in a text, in English and in Chinese.

Entries are parted by commas; of an English word marked `~` each regular form is meant. English
entries are whole words, Chinese ones letters wherever they stand; the longest entry wins. Entries
of the group `not` are in no group: longer words that hold another word by chance (天花板, 花).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NOT = "not"


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a group at letters [start, end) of a text."""

    group: str
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class WordLists:
    """Groups of words, ready to be looked for."""

    groups: tuple[str, ...]
    members: dict[str, tuple[str, ...]]
    """The groups of each word."""
    pattern: re.Pattern[str]

    def found(self, text: str) -> Iterator[Hit]:
        """Each word of a group in the order of the text; one of several groups for each."""
        low = text.lower().replace("’", "'")
        if len(low) != len(text):  # Letters whose small form is longer: no place can be told.
            return
        for match in self.pattern.finditer(low):
            for group in self.members[match[0]]:
                yield Hit(group, match.start(), match.end(), match[0])


@lru_cache(maxsize=16)
def read_lists(path: Path, chinese: bool) -> WordLists:
    """The groups of a file."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    members: dict[str, list[str]] = {}
    for group, words in told.items():
        for entry in re.split(r"[,\n]", words):
            for form in _forms(entry.strip()):
                own = members.setdefault(form, []) if form else []
                if form and group != NOT and group not in own:
                    own.append(group)
    ordered = sorted(members, key=lambda w: (-len(w), w))
    edge = "" if chinese else r"\b"
    pattern = re.compile(f"{edge}(?:{'|'.join(map(re.escape, ordered))}){edge}")
    groups = tuple(group for group in told if group != NOT)
    return WordLists(groups, {w: tuple(g) for w, g in members.items()}, pattern)


def _forms(entry: str) -> tuple[str, ...]:
    if "~" not in entry:
        return (entry,)
    before, _, after = entry.partition("~")
    *first, word = before.split(" ")
    return tuple(" ".join([*first, form]) + after for form in regular_forms(word))


def regular_forms(word: str) -> tuple[str, ...]:
    """An English word with the endings -s, -ed and -ing as they are spelled."""
    made: tuple[str, ...]
    if word.endswith("e"):
        made = (word, word + "s", word + "d", word[:-1] + "ing")
    elif re.search(r"[^aeiou]y$", word):
        made = (word, word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    elif re.search(r"(?:s|x|z|ch|sh)$", word):
        made = (word, word + "es", word + "ed", word + "ing")
    elif re.search(r"(?:^|[^aeiou])[aeiou][bdgmnprt]$", word):
        last = word[-1]
        made = (word, word + "s", word + last + "ed", word + last + "ing")
        made += (word + "ed", word + "ing")
    else:
        made = (word, word + "s", word + "ed", word + "ing")
    return made
