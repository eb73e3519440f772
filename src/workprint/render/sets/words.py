"""From the words of a script to the kit: which set a location is, which prop a noun is.

Loads nothing heavy: it is asked while a script is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workprint.render.sets.locations import (
    BARE,
    EXTERIORS,
    INSIDE_OF,
    INTERIORS,
    LOOSE,
    LOOSE_OUTSIDE,
    OUTSIDE_OF,
    RESEMBLED,
)
from workprint.render.sets.things import PROPS, prop_for, things_in

__all__ = [
    "EXTERIORS",
    "INTERIORS",
    "PROPS",
    "Place",
    "is_interior",
    "kit_for",
    "place_for",
    "prop_for",
    "things_in",
]

_PARTS = re.compile(r"\s+[-–—]+\s+|[/,;:，、；：·（）()—–]+|\s{2,}")


def is_interior(kit: str) -> bool:
    """Whether a kit has a roof."""
    return kit not in EXTERIORS


@lru_cache(maxsize=2)
def _lexicon(interior: bool) -> tuple[tuple[str, str], ...]:
    """Every (word, kit), the longest words first."""
    pairs: dict[str, str] = {}
    table = INTERIORS if interior else EXTERIORS
    for kit, (english, chinese) in table.items():
        for run in english.split("|"):
            # Phrases stand between plain words: every two or three neighbours may be one.
            words = run.split()
            for size in (3, 2):
                for k in range(len(words) - size + 1):
                    pairs.setdefault(" ".join(words[k : k + size]), kit)
        for word in chinese.split():
            pairs.setdefault(word, kit)
    for kit, (english, _) in table.items():
        # Single words come after phrases: "hospital room" is a ward before "room" is a room.
        for word in english.replace("|", " ").split():
            if word not in LOOSE and (interior or word not in LOOSE_OUTSIDE):
                pairs.setdefault(word, kit)
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=2)
def _patterns(interior: bool) -> tuple[tuple[str, str, re.Pattern[str] | None, int], ...]:
    """Every (word, kit, pattern, weight); a Chinese word is found as it stands."""
    made: list[tuple[str, str, re.Pattern[str] | None, int]] = []
    for word, kit in (*_lexicon(interior), *BARE[interior].items()):
        if "\u3400" <= word[0] <= "\u9fff":
            made.append((word, kit, None, 2 * len(word)))
            continue
        pattern = re.compile(rf"\b{re.escape(word)}(?:s|es)?\b")
        made.append((word, kit, pattern, 1 if word in BARE[interior] else len(word)))
    return tuple(made)


def _match(text: str, interior: bool) -> tuple[str, str] | None:
    """The longest known word in a text and its kit; of equals, the last one said."""
    best: tuple[int, int, str, str] | None = None
    for word, kit, pattern, weight in _patterns(interior):
        if pattern is None or word not in text:
            at = text.rfind(word)
        else:
            at = max((found.start() for found in pattern.finditer(text)), default=-1)
        if at >= 0 and (best is None or (weight, at) > best[:2]):
            best = (weight, at, word, kit)
    return best[2:] if best else None


@dataclass(frozen=True, slots=True)
class Place:
    """The kit for a location, and how near it comes.

    `how` is "named" when the words name the kit, "like" when they name a place that the kit only
    resembles, "near" when it is what stands outside or inside of what they name, "none" when no
    word is known and a plain room, street or field stands in. `word` is what was recognised.
    """

    kit: str
    how: str
    word: str = ""


_FRONT = re.compile(
    r"\b(?:outside|in front of|front of|entrance (?:to|of)|doorstep of)\s+(?:of\s+)?(?:the\s+)?"
    r"|[\s,]+(?:entrance|exterior|doorstep|front door|doorway|front)$"
)
_FRONT_ZH = re.compile(r"(?:的)?(?:大门口|门口|门前|门外|外面|外景|外)$")


def place_for(location: str, interior: bool | None, language: str) -> Place:
    """The kit for a location as a script words it, English or Chinese, and how near it comes.

    The last part of a heading is the nearest ("LIGHTHOUSE - KITCHEN" is a kitchen).
    """
    parts = [part.strip() for part in _PARTS.split(location.lower()) if part.strip()]
    if not interior:
        front = _before_a_door(parts, interior)
        if front:
            return front
    for part in reversed(parts):
        if interior is None:
            found = _match(part, False) or _match(part, True)
        else:
            found = _match(part, interior)
        if found:
            return _named(*found)
    if interior is not None:
        table = INSIDE_OF if interior else OUTSIDE_OF
        for part in reversed(parts):
            other = _match(part, not interior)
            if other:
                word, kit = other
                if kit in table:
                    return Place(table[kit], "near", word)
                return Place("room" if interior else "street", "none")
    return Place("field" if interior is False and not parts else _PLAIN[interior], "none")


_PLAIN = {True: "room", False: "street", None: "room"}


def _before_a_door(parts: list[str], interior: bool | None) -> Place | None:
    """What is outside a named room: 面馆门口, OUTSIDE THE NOODLE SHOP, DINER - ENTRANCE."""
    for n, part in reversed(list(enumerate(parts))):
        if part in _DOORS and n:
            inner = parts[n - 1]
        else:
            inner = _FRONT_ZH.sub("", part) if _FRONT_ZH.search(part) else _FRONT.sub("", part)
        if inner == part or not inner:
            continue
        told = _match(part, False)
        if told and told[0] not in _DOORS and len(told[0]) > len(inner):
            return None
        room = _match(inner, True)
        if room and room[1] in OUTSIDE_OF:
            return Place(OUTSIDE_OF[room[1]], "named", room[0])
        if told and told[0] in _DOORS and not _match(inner, False):
            return Place("street", "none", inner)
    return None


_DOORS = frozenset("门口 外面 entrance exterior outside doorstep doorway".split())


def _named(word: str, kit: str) -> Place:
    if word in _STANDING_IN:
        return Place(kit, "none", word)
    return Place(kit, "like" if word in RESEMBLED else "named", word)


_STANDING_IN = frozenset("hospital hotel police".split())
"""Words of an exterior that lead to a plain street for want of a front of their own."""


def kit_for(location: str, interior: bool | None, language: str) -> str:
    """The kit for a location. A place the kit has no words for is a room, a street or a field."""
    return place_for(location, interior, language).kit
