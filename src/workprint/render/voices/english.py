"""English text to phones, in the symbols the voice model was trained on (misaki's).

Words come from misaki's dictionary; inflected forms are built from their stems; words it lacks
are spelled out by g2p-en's recurrent network; without either, by plain letter rules, so that
every text has a pronunciation.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from workprint.render.voices.letters import (
    NAMES,
    cry,
    folded,
    is_spelled_out,
    marked,
    respelled,
    spelled_out,
    unstretched,
)
from workprint.render.voices.numbers import LETTERS, spelled_numbers
from workprint.render.voices.romanised import MARK, romanised, sounds
from workprint.render.voices.script import prepared
from workprint.render.voices.spelling import Speller, by_letters, load_speller

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"[{MARK}{LETTERS}]\w+|{_LETTER}+(?:['’]{_LETTER}+)*'?|\d[\d,]*(?:\.\d+)?|[^\w\s]|\S"
)
_PAUSES = {"-": "—", "–": "—", "—": "—", "…": "…", ";": ";", ":": ":", ",": ",", ".": ".",
           "!": "!", "?": "?", "“": "“", "”": "”", '"': '"', "(": "(", ")": ")", "，": ",",
           "、": ",", "。": ".", "！": "!", "？": "?", "；": ";", "：": ":", "،": ",", "؟": "?",
           "।": ".", "۔": "."}  # fmt: skip
_VOWELS = frozenset("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻɐ")
_PREFIXES = {"Mc": "mək", "Mac": "mæk", "i": NAMES["i"], "e": NAMES["e"], "Wi": "wˈI"}
_NOUN_BEFORE = frozenset("a an the my your his her its our their this that no some".split())
_OBJECTS = frozenset("the a an my your his her its our their this that it me us them here".split())
_VERB_BEFORE = frozenset("to will would can could should must may might don't didn't not i you we "
                         "they let's please never".split())  # fmt: skip


class English:
    """Pronounces English; made once a process."""

    def __init__(self, folder: Path | None) -> None:
        self.gold: dict[str, str | dict[str, str]] = {}
        self.silver: dict[str, str] = {}
        self.speller: Speller | None = None
        if folder is not None:
            data = folder / "misaki" / "data"
            self.gold = json.loads((data / "us_gold.json").read_text(encoding="utf-8"))
            self.gold["Ms"] = "mˈɪz"
            self.silver = json.loads((data / "us_silver.json").read_text(encoding="utf-8"))
            self.speller = load_speller(folder / "g2p_en" / "checkpoint20.npz")

    def phones(self, text: str, *, shouted: bool | None = None) -> str:
        """The phones of `text`, words parted by spaces, punctuation kept; "" without words.

        `shouted` says whether the line is all in capitals, which are then words; None looks.
        """
        text = romanised(prepared(text)).replace("’", "'").replace("--", "—")
        if shouted is None:
            shouted = not any(c.islower() for c in text)
        # A hyphen inside a word is no pause.
        text = re.sub(r"(?<=\w)-(?=\w)", " ", spelled_numbers(text))
        tokens = _TOKEN.findall(text)
        words = [t for t in tokens if _is_word(t)]
        out = ""
        seen = 0
        fresh = True
        for token in tokens:
            if not _is_word(token):
                mark = _PAUSES.get(token)
                if mark:
                    fresh = fresh or mark in ".!?…:“"
                    out = out.rstrip() + (" " if mark in "“(" else "") + mark
                    out += "" if mark in "“(" else " "
                continue
            before = words[seen - 1].lower() if seen else ""
            seen += 1
            after = words[seen] if seen < len(words) else ""
            if token == "A" and not fresh and not shouted:
                out += NAMES["a"] + " "  # plan A
            else:
                out += self._in_context(token, before, after, shouted) + " "
            fresh = False
        return re.sub(r"\s+", " ", out).strip() if words else ""

    def _in_context(self, word: str, before: str, after: str, shouted: bool) -> str:
        if word[0] == MARK:
            return sounds(word)
        if word[0] == LETTERS:
            return spelled_out(word[1:].upper())
        low = word.lower()
        if low in ("the", "to") and after:
            next_ = self._in_context(after, low, "", shouted).lstrip("ˈˌ")[:1]
            vowel = next_ in _VOWELS
            return ("ði" if vowel else "ðə") if low == "the" else ("tʊ" if vowel else "tə")
        if low == "the":
            return "ðə"
        if low == "a":
            return "ɐ" if after else "ˈA"
        if low == "an":
            return "ɐn"
        if low == "i":
            return "ˌI" if after else "ˈI"
        return self._word(word, before, after, shouted, last=not after)

    def _word(
        self, word: str, before: str, after: str, shouted: bool, *, last: bool = False
    ) -> str:
        capitals = re.fullmatch("([A-Z]{2,})(?:'S|'?s)?", word)
        if capitals:
            stem = capitals[1]
            known = self._known(stem, "", False) is not None
            if is_spelled_out(stem, before, shouted or not self.gold, known):
                return spelled_out(word)
        word = word if word.endswith("in'") else word.rstrip("'")
        return self._read(word, before, after, last) or self._unknown(word, before, last)

    def _read(self, word: str, before: str, after: str, last: bool) -> str | None:
        """As a dictionary has it: with its marks first, then without, then from its stem."""
        found = marked(word) or self._known(word, before, last, after)
        if found is None and word.endswith("s"):
            stem = marked(word[:-1].rstrip("'"))
            found = _with_s(stem) if stem else None
        plain = folded(word)
        if found is None and plain != word:
            found = self._known(plain, before, last, after)
        return found or self._inflected(plain.lower(), before)

    def _unknown(self, word: str, before: str, last: bool) -> str:
        """A word no dictionary has: drawn out, a cry, a compound, a possessive, or spelled."""
        for short in unstretched(word):
            if found := self._read(short, before, "", last):
                return found
        if found := cry(word):
            return found
        if word.endswith("'s"):
            return _with_s(self._unknown(word[:-2], before, last))
        parts = re.sub("(?<=[a-z])(?=[A-Z])", " ", word).split()
        if len(parts) > 1:
            return "".join(_PREFIXES.get(p) or self._word(p, "", "", False) for p in parts)
        plain = respelled(word) or "uh"
        if len(plain) == 1:
            return NAMES[plain]
        # The network says at most twenty sounds at once.
        pieces = [plain[at : at + 14] for at in range(0, len(plain), 14)]
        return "".join(self.speller.phones(p) if self.speller else by_letters(p) for p in pieces)

    def _known(self, word: str, before: str, last: bool, after: str = "") -> str | None:
        for form in (word, word.lower(), word.capitalize()):
            entry = self.gold.get(form, self.silver.get(form))
            if isinstance(entry, dict):
                return _by_use(entry, before, last, after)
            if entry is not None:
                return entry
        return None

    def _inflected(self, word: str, before: str) -> str | None:
        """A form in 's, -s, -ed or -ing from its stem (rules of English inflection)."""
        for ending, stems, build in (
            ("'s", (word[:-2],), _with_s),
            (
                "s",
                (word[:-1], word[:-2], word[:-3] + "y" if word.endswith("ies") else ""),
                _with_s,
            ),
            ("ed", (word[:-1], word[:-2], word[:-3]), _with_ed),
            ("ing", (word[:-3], word[:-3] + "e", word[:-4]), _with_ing),
            ("in'", (word[:-3], word[:-3] + "e"), _with_in),
        ):
            if not word.endswith(ending) or len(word) < 4:
                continue
            for stem in stems:
                phones = self._known(stem, before, False) if len(stem) > 1 else None
                if phones:
                    return build(phones)
        return None


def _is_word(token: str) -> bool:
    return token[0].isalpha() or token[0] in (MARK, LETTERS)


def _by_use(entry: dict[str, str], before: str, last: bool, after: str = "") -> str:
    """Which of several pronunciations: by the words around, and at the end of a phrase."""
    if last and entry.get("None"):
        return entry["None"]
    if before in _NOUN_BEFORE and after and "ADJ" in entry:
        return entry["ADJ"]
    if not before and after.lower() in _OBJECTS and "VERB" in entry:
        return entry["VERB"]
    if before in _NOUN_BEFORE and "NOUN" in entry:
        # "A close friend": what sounds alike as noun and verb is an adjective before a noun.
        describes = after and entry["NOUN"] == entry.get("VERB")
        return entry["DEFAULT"] if describes else entry["NOUN"]
    if before in _VERB_BEFORE and "VERB" in entry:
        return entry["VERB"]
    if before in ("have", "has", "had", "was", "were", "been") and "VBN" in entry:
        return entry["VBN"]
    return entry.get("DEFAULT") or next(v for v in entry.values() if v)


def _with_s(stem: str) -> str:
    if stem[-1] in "ptkfθ":
        return stem + "s"
    return stem + ("ᵻz" if stem[-1] in "szʃʒʧʤ" else "z")


def _with_ed(stem: str) -> str:
    if stem[-1] in "td":
        return stem + "ᵻd"
    return stem + ("t" if stem[-1] in "pkfθʃsʧ" else "d")


def _with_ing(stem: str) -> str:
    return stem + "ɪŋ"


def _with_in(stem: str) -> str:
    return stem + "ɪn"


@lru_cache(maxsize=2)
def english(folder: str | None) -> English:
    """The pronouncer over the model `pronunciation-en` in `folder`, or over letter rules."""
    return English(Path(folder) if folder else None)
