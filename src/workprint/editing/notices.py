"""Lines of a scene that tell no story: cast lists, captions, cuts and end marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workprint.editing.people import Person, named_in
from workprint.editing.words import scene_words

_BRACKETS = " \t　*_.。!！—–-【】[]()（）<>《》"


@dataclass(frozen=True, slots=True)
class Story:
    """An action paragraph without its notices.

    `text` is what is left to be played, `cast` whom a cast line names, `intercut` whether the
    paragraph says that both ends of a call are seen from here on.
    """

    text: str
    cast: tuple[str, ...] = ()
    intercut: bool = False


def story_of(text: str, persons: Sequence[Person], language: str) -> Story:
    """What a paragraph tells, line by line."""
    whole, captions, casts, intercut = _patterns(language)
    kept: list[str] = []
    cast: list[str] = []
    both_seen = False
    for line in text.split("\n"):
        plain = line.strip(_BRACKETS).rstrip(":：").strip(_BRACKETS)
        listed = casts.match(line.strip(_BRACKETS))
        if listed:
            cast += named_in(line.strip(_BRACKETS)[listed.end() :], persons)
        elif captions.match(line.strip(_BRACKETS)):
            continue
        elif whole.fullmatch(plain):
            both_seen = both_seen or bool(intercut.fullmatch(plain))
        else:
            kept.append(line)
    return Story("\n".join(kept), tuple(dict.fromkeys(cast)), both_seen)


@cache
def _patterns(
    language: str,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = scene_words(language)["notices"]
    both = [table, scene_words("en" if language == "zh" else "zh")["notices"]]
    # A Chinese script may end on THE END; what is played stays in its own language.
    whole = "|".join(pattern for one in both for pattern in one["whole"])
    return (
        re.compile(whole, re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(table['captions'])})\s*(?:[:：–—-]|$)", re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(table['casts'])})\s*[:：]\s*", re.IGNORECASE),
        re.compile("|".join(one["intercut"] for one in both), re.IGNORECASE),
    )
