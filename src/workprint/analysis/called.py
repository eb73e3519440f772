"""Ships and trucks with a name: M/V AURORA, the Aurora and the trawler AURORA are one vehicle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workprint.film.characters import Character
from workprint.film.screenplay import Element, ElementKind, Screenplay

SHIP = r"(?:[MFRS]/[VSY]|(?:U\.S\.S|H\.M\.S|R\.M\.S|S\.S|M\.V)\.|USS|HMS|RMS|USCGC|MV)(?![\w/])"
"""What stands before the name of a ship: motor vessel, fishing vessel, steam ship, the navy's."""
_KIND = (
    "ship|boat|trawler|freighter|ferry|yacht|tug|tugboat|schooner|brigantine|frigate|steamer|liner"
    "|submarine|barge|truck|lorry|van|bus|jeep|car|locomotive|plane|airship|spaceship|shuttle"
)
_NAME = r"[A-Z][\w’'-]*(?: (?:of the |of )?[A-Z][\w’'-]*){0,2}"
_CAPITALS = r"[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,2}"
_TITLED = r"[A-Z][a-z]\w*(?: [A-Z][a-z]\w*){0,2}"
_SHIPS = re.compile(rf"(?<![\w/]){SHIP} (?P<name>{_CAPITALS}|{_TITLED})")
_CALLED = re.compile(
    rf"\b(?P<kind>(?i:{_KIND})) (?:called|named|christened) [\"“]?(?P<name>{_NAME})[\"”]?"
)
_BESIDE = re.compile(
    rf"\b(?P<kind>{_KIND}),? [\"“]?(?P<name>{_CAPITALS})(?![\w’'])[\"”]?(?P<after>,?)"
)
_READ = (ElementKind.ACTION, ElementKind.SCENE_HEADING)


@dataclass(frozen=True, slots=True)
class Called:
    """A vehicle of the film by its name: `full` is the fullest way it is called, `wanted` finds
    its mentions."""

    name: str
    full: str
    wanted: re.Pattern[str]

    def mentions(self, element: Element) -> Iterator[tuple[int, int]]:
        """Where an element of the script names it, letters [start, end) of its text."""
        if element.kind in _READ:
            for match in self.wanted.finditer(element.text):
                yield match.span()


def called_vehicles(screenplay: Screenplay, characters: Sequence[Character]) -> tuple[Called, ...]:
    """The vehicles of an English screenplay that have a name, none of them a person's.

    A name in capitals after the kind (the trawler AURORA) counts where the script has it again
    with an article or between commas: "the truck EXPLODES" names no truck.
    """
    if screenplay.language != "en":
        return ()
    texts = [element.text for element in screenplay.elements if element.kind in _READ]
    whole = "\n".join(texts)
    people = {name.upper() for one in characters for name in (one.name, *one.aliases)}
    full: dict[str, str] = {}
    for pattern in (_SHIPS, _CALLED, _BESIDE):
        for match in pattern.finditer(whole):
            name = re.sub(r"['’][Ss]\Z", "", match["name"].rstrip("'’-"))
            if name.upper() in people:
                continue
            if pattern is _BESIDE and not _is_name(match, name, whole):
                continue
            told = f"{match[0].split(' ')[0]} {name}" if pattern is _SHIPS else name
            full.setdefault(name.upper(), told)
    return tuple(Called(key, told, _wanted(key)) for key, told in full.items())


def _is_name(match: re.Match[str], name: str, whole: str) -> bool:
    if match["after"] and "," in match[0][: match.start("name") - match.start()]:
        return True
    titled = " ".join(word.capitalize() for word in name.split())
    return re.search(rf"\b(?:[Tt]he {titled}|THE {name}|the {name})\b", whole) is not None


def _wanted(name: str) -> re.Pattern[str]:
    """A name in capitals or with capitals, after its kind and its prefix where they are there."""
    words = name.split()
    titled = r"\s+".join(re.escape(word.capitalize()) for word in words)
    capitals = r"\s+".join(map(re.escape, words))
    before = rf"(?:(?<![\w/]){SHIP}\s+|\b(?:{_KIND})(?:,| called| named)?\s+[\"“]?)?"
    return re.compile(rf"{before}(?<![\w’'-])(?:{titled}|{capitals})(?![\w-])")
