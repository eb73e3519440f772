"""What of a scene could not be staged: places with no set of their own, things nobody has drawn.

It errs on the side of silence: a word is listed only where it is plainly a thing that is there.
What it does not list may be missing all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workprint.film.reason import Phrase
from workprint.film.screenplay import ElementKind, Scene, Screenplay
from workprint.film.staging import SetSpec
from workprint.render.sets.locations import EXTERIORS, INTERIORS
from workprint.render.sets.nouns import stands_there
from workprint.render.sets.things import prop_for, things_in
from workprint.render.sets.unmade import (
    ANIMALS,
    ANIMALS_ZH,
    HAS,
    NO_THINGS,
    OF_TWO_WORDS,
    THINGS,
    THINGS_ZH,
    VEHICLES,
    VEHICLES_ZH,
)
from workprint.render.sets.words import place_for


@dataclass(frozen=True, slots=True)
class NotStaged:
    """A place or a thing of the script that the pictures do not show.

    `kind` is "place" or "thing"; `words` as the script has them, on line `line`.
    """

    scene: str
    kind: str
    words: str
    line: int
    reason: Phrase


def not_staged_in(
    screenplay: Screenplay, scene: Scene, place: SetSpec, decided: bool
) -> tuple[NotStaged, ...]:
    """What of one scene is not drawn, in the script's order; each thing once.

    `decided` tells that a person chose the kit: then it is the place.
    """
    made: list[NotStaged] = []
    if not decided:
        made += _place(scene, place, screenplay.language)
    seen: set[str] = set()
    names = {e.name.casefold() for e in screenplay.elements if e.name}
    for element in screenplay.elements[scene.first_element : scene.last_element]:
        if element.kind is not ElementKind.ACTION:
            continue
        found = _things_zh if screenplay.language == "zh" else _things
        for at, words, head in sorted(found(element.text)):
            key = head.lower()
            if key in seen or key in names or place.kit in HAS.get(key, ()):
                continue
            seen.add(key)
            line = element.span.line + element.text.count("\n", 0, at)
            made.append(NotStaged(scene.id, "thing", words, line, _why(key)))
    return tuple(made)


def _why(head: str) -> Phrase:
    if head in VEHICLES or head in VEHICLES_ZH:
        return Phrase("vehicles are not seen to come or go", "车船的来去没有画出")
    if head in ANIMALS or head.endswith(tuple(ANIMALS_ZH)):
        return Phrase("animals are not drawn", "动物没有画出")
    return Phrase("the kit has no such thing", "道具库里没有")


def _place(scene: Scene, place: SetSpec, language: str) -> Iterator[NotStaged]:
    location = scene.heading.location or scene.heading.text
    side = scene.heading.int_ext
    interior = side in ("INT", "INT/EXT") if side else None
    how = place_for(location, interior, language).how
    en, zh = kit_name(place.kit)
    if how == "none":
        why = Phrase(f"no set for it; stands in: {en}", f"没有这样的布景：以{zh}代替")
    elif how == "like":
        why = Phrase(f"drawn as the nearest set: {en}", f"以最接近的布景“{zh}”代替")
    else:
        return
    yield NotStaged(scene.id, "place", location, scene.first_line, why)


def kit_name(kit: str) -> tuple[str, str]:
    """What a kit is called, in English and in Chinese."""
    words = (INTERIORS | EXTERIORS).get(kit)
    zh = words[1].split()[0] if words and words[1] else kit
    return kit.replace("_", " "), zh


_LISTED = re.compile(
    r"\b(?:"
    + "|".join(
        sorted(
            (re.escape(w) for w in (*VEHICLES, *ANIMALS, *THINGS, *OF_TWO_WORDS, "bench")),
            key=len,
            reverse=True,
        )
    )
    + r")(?:e?s)?\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:holding|holds|carries|carrying|clutching|clutches|pulls out|takes out|picks up"
    r"|brandishes|brandishing|unwraps|rides|riding|produces|wields|cradles|lugs|hauls)\s+"
    r"(?:a|an|the|his|her|their|two|three|some)\s+((?:[a-z][a-z'’-]*\s+){0,3}[a-z][a-z'’-]*)",
    re.IGNORECASE,
)
_STOPS = frozenset(
    "in on at to with from of for and or but as into onto over under by up down out off "
    "behind above against across around through toward towards who that which while when is "
    "are was were then between like so it him her them close tight tightly high low still "
    "away back near".split()
)


def _things(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, words, head) of the English things of a text that have no shape in the kit."""
    for match in _LISTED.finditer(text):
        if stands_there(match[0], text, match.start()) and prop_for(match[0], "en") is None:
            yield match.start(), match[0].lower(), _head(match[0])
    for match in _HELD.finditer(text):
        words: list[str] = []
        for word in match[1].split():
            if word.lower() in _STOPS:
                break
            words.append(word)
        if not words or words[-1].lower().endswith(("ly", "ing")) or _owned(words):
            continue
        head = words[-1].lower()
        phrase = " ".join(words)
        if head in NO_THINGS or head.rstrip("s") in NO_THINGS or _LISTED.search(phrase):
            continue
        if any(prop_for(w, "en") for w in words) or not stands_there(
            head, text, match.start(1) + phrase.lower().rindex(head), held=True
        ):
            continue
        yield match.start(1), phrase.lower(), head


def _owned(words: list[str]) -> bool:
    """ "her son's …": what is held is known by its owner, mostly a hand."""
    return any("'" in word or "’" in word for word in words)


def _head(words: str) -> str:
    plain = words.lower()
    known = VEHICLES | ANIMALS | THINGS | set(OF_TWO_WORDS) | {"bench"}
    for ending in ("es", "s"):
        if plain not in known and plain.endswith(ending) and plain[: -len(ending)] in known:
            return plain[: -len(ending)]
    return plain


_LISTED_ZH = re.compile(
    "|".join(sorted((*VEHICLES_ZH, *THINGS_ZH), key=len, reverse=True))
    + r"|(?<=[只条匹头群])[^，。！？、；：\s]{0,2}?(?:" + "|".join(ANIMALS_ZH) + ")"
)  # fmt: skip
_NOT_ZH = re.compile(r"(?:没有|没|无|不是|像|好像|仿佛|如同)[^，。！？；：]{0,6}$")
_PART_ZH = re.compile(r"^(?:[站铃票道厂店房铺上里内外中声门窗灯顶尾轮座])")
"""After a word: what the two name is another thing, or the place inside."""


def _things_zh(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _LISTED_ZH.finditer(text):
        after, before = text[match.end() :], text[: match.start()]
        if _PART_ZH.match(after) or _NOT_ZH.search(before) or things_in(match[0], "zh"):
            continue
        yield match.start(), match[0], match[0]
