"""A person's introduction, searched: what is said of them, and of what colour things are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from workprint.film.characters import Colour

_PUNCTUATION = re.compile(r"[,，、;；:：.。()（）—–]")
_HEAD = re.compile(
    r"(?:\s|(?:is|was|a|an|the|one|his|her|their|our|my|very|mid|late|early|\d+s?"
    r"|[\w.’'-]+['’]s|[a-z-]+(?:y|ed|en|al|ish|ful|ous|ive|ic|ble|ern|some)"
    r"|old|young|tall|short|big|small|little|thin|slim|stout|lean|grey|gray|black|white|brown|kind"
    r"|handsome|tired|pale|strong|large|tiny|rich|poor|neat|dark|fair|blond|blonde|retired|weary"
    r"|local|former|twin|only|eldest|elder|older|younger|step|foster|smart|quiet|proud)\b[-\s]*)*\Z"
)
"""What may stand before a noun that says what somebody is: "a tall young", "Ida's eldest"."""


@cache
def looks(language: str) -> dict[str, Any]:
    """The words that describe people, from looks.en.toml or looks.zh.toml."""
    name = "zh" if language.startswith("zh") else "en"
    path = files("workprint.editing.words").joinpath(f"looks.{name}.toml")
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    if name == "en":
        table["names"] = {
            key: frozenset(several.split()) for key, several in table["names"].items()
        }
    for colours in ("colours", "hair_colours", "skin_colours"):
        table[colours] = {
            word: tuple(int(v) for v in value.split(",")) for word, value in table[colours].items()
        }
    return table


@dataclass(frozen=True, slots=True)
class Description:
    """The words that introduce somebody.

    `text` is folded to lower case, with what only looks like a trait (an apron is no skirt)
    left out; `name` is the person's, folded too. A search answers with the words found.
    """

    text: str
    name: str
    language: str

    @classmethod
    def of(cls, introduction: str, name: str, language: str) -> Description:
        """The description in an introduction, which may be empty."""
        text = introduction.lower()
        for word in looks(language)["misleading"]:
            text = text.replace(word, "，" * len(word))
        return cls(text, name.lower(), language)

    @property
    def lists(self) -> dict[str, Any]:
        """The word lists of the language."""
        return looks(self.language)

    def has(self, several: list[str]) -> str | None:
        """The first of the words that stands anywhere."""
        for word in several:
            match = _pattern(word).search(self.text)
            if match:
                return match[0]
        return None

    def said(self, several: list[str]) -> str | None:
        """The first word that is said of the person, not of a thing they hold.

        "old, in a coat", "an old sailor", but not "with an old rope". In Chinese any mention.
        """
        if self.language == "zh":
            return self.has(several)
        for word in several:
            for match in _pattern(word).finditer(self.text):
                if _is_head(self.text, match.start()) and _of_a_person(
                    match[0], self.text[match.end() :], self.name
                ):
                    return match[0]
        return None

    def called(self, several: list[str]) -> str | None:
        """The first noun, in the order of the text, that says who the person is: "a fisherman".

        "with her mother" and "sees a boy" do not.
        """
        found: list[tuple[int, int, str]] = []
        for word in several:
            for match in _pattern(word).finditer(self.text):
                if self.language == "zh" or _is_head(self.text, match.start()):
                    found.append((match.start(), -len(match[0]), match[0]))
        return min(found)[2] if found else None

    def colour_of(
        self, nouns: list[str], special: dict[str, Colour] | None = None
    ) -> tuple[Colour, str] | None:
        """The colour of the first such thing that has one, and the words that say so.

        It stands within a few words before the noun, else the noun itself is a colour
        ("scrubs"); `special` colours go before the general ones.
        """
        colours: dict[str, Colour] = {**self.lists["colours"], **(special or {})}
        for noun in nouns:
            for match in _pattern(noun).finditer(self.text):
                before = _PUNCTUATION.split(self.text[max(0, match.start() - 28) : match.start()])
                near = [
                    (m.end(), len(word), word)
                    for word in colours
                    for m in _pattern(word).finditer(before[-1])
                ]
                if near:
                    word = max(near)[2]
                    return colours[word], f"{word}{'' if _han(word) else ' '}{match[0]}"
                if noun in colours:
                    return colours[noun], match[0]
        return None

    def skin(self) -> tuple[Colour, str] | None:
        """The colour of the skin where the words name it; "black coat" and "black hair" do not."""
        tones: dict[str, list[str]] = self.lists["skin"]
        for tone, several in tones.items():
            word = self.said(several)
            if word:
                return self.lists["skin_colours"][tone], word
        people = "|".join(map(re.escape, self.lists["people"]))
        for tone, several in self.lists["skin_alone"].items():
            for word in several:
                for match in re.finditer(
                    rf"\b{word}(?=\s*(?:[,.;)]|$)|\s+(?:american|british|canadian)?\s*(?:{people})\b)",
                    self.text,
                ):
                    if _is_head(self.text, match.start()):
                        return self.lists["skin_colours"][tone], word
        return None


def _is_head(text: str, start: int) -> bool:
    """Whether nothing but an article and adjectives stands before, back to the punctuation."""
    return bool(_HEAD.match(_PUNCTUATION.split(text[:start])[-1].lstrip()))


def _of_a_person(word: str, after: str, name: str) -> bool:
    if word == "short" and re.match(r",\s*(?:[\w-]+\s+){0,2}hair", after):
        return False
    people = "|".join(map(re.escape, (*looks("en")["people"], name)))
    return bool(
        re.match(
            rf"\s*(?:$|[,.;:)—–]|(?:and|but|with|in|of|for|from|as|"
            rf"build|built|frame)\b|(?:[\w'’-]+\s+){{0,3}}?(?:{people})\b)",
            after,
        )
    )


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """A word as lists give it: whole in English, with a plural; "long * hair" leaves a gap."""
    if _han(word):
        return re.compile(re.escape(word.lower()))
    gap = r"(?:[\w-]+,? ){0,3}"
    joined = re.escape(word.lower()).replace(r"\ \*\ ", rf",? {gap}")
    return re.compile(rf"\b{joined}(?:s|es)?\b")


def _han(word: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in word)


__all__ = ["Description", "looks"]
