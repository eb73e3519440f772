"""English text to phones, in the symbols the voice model was trained on (misaki's).

Words come from misaki's dictionary; inflected forms are built from their stems; words it lacks
are spelled out by g2p-en's recurrent network; without either, by plain letter rules, so that
every text has a pronunciation.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from workprint.render.voices.spelling import Speller, by_letters, load_speller

_TOKEN = re.compile(
    r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)*|\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?|[^\w\s]|\S"
)
_PAUSES = {"-": "—", "–": "—", "—": "—", "…": "…", ";": ";", ":": ":", ",": ",", ".": ".",
           "!": "!", "?": "?", "“": "“", "”": "”", '"': '"', "(": "(", ")": ")"}  # fmt: skip
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Sgt|Lt|Capt|vs)\.(?=\s)")
_ONSET = re.compile(
    "(?:[B-DF-HJ-NP-TV-Z]|[BCFGPS]L|[BCDFGPTW]R|[CPSTW]H|S[CKMNPTW]|TW|KN|QU|STR|SHR|SCH)?[AEIOUY]"
)
_VOWELS = frozenset("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻɐ")
_SYMBOLS = {"%": "percent", "&": "and", "+": "plus", "@": "at", "=": "equals", "°": "degrees"}
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
            self.silver = json.loads((data / "us_silver.json").read_text(encoding="utf-8"))
            self.speller = load_speller(folder / "g2p_en" / "checkpoint20.npz")

    def phones(self, text: str) -> str:
        """The phones of `text`, words parted by spaces, punctuation kept."""
        text = _TITLE.sub(r"\1", text.replace("’", "'").replace("--", "—"))
        # A hyphen inside a word is no pause.
        text = re.sub(r"(?<=\w)-(?=\w)", " ", _spelled_numbers(text))
        tokens = _TOKEN.findall(text)
        words = [t for t in tokens if t[0].isalnum()]
        out = ""
        seen = 0
        for token in tokens:
            if not token[0].isalpha():
                mark = _PAUSES.get(token)
                if mark:
                    out = out.rstrip() + (" " if mark in "“(" else "") + mark
                    out += "" if mark in "“(" else " "
                continue
            before = words[seen - 1].lower() if seen else ""
            seen += 1
            after = words[seen] if seen < len(words) else ""
            out += self._in_context(token, before, after) + " "
        return re.sub(r"\s+", " ", out).strip()

    def _in_context(self, word: str, before: str, after: str) -> str:
        low = word.lower()
        vowel_next = bool(after) and self._word(after, before="")[:2].lstrip("ˈˌ")[:1] in _VOWELS
        if low == "the":
            return "ði" if vowel_next else "ðə"
        if low == "a":
            return "ɐ" if after else "ˈA"
        if low == "an":
            return "ɐn"
        if low == "to" and after:
            return "tʊ" if vowel_next else "tə"
        if low == "i":
            return "ˌI" if after else "ˈI"
        return self._word(word, before, after, last=not after)

    def _word(self, word: str, before: str, after: str = "", *, last: bool = False) -> str:
        found = self._known(word, before, last, after)
        if found is None:
            found = self._inflected(word.lower(), before)
        if found is None and word.isupper() and 1 < len(word) <= 4 and not _sayable(word):
            return "".join(self._known(c, "", False) or by_letters(c) for c in word)
        if found is None:
            plain = "".join(
                c for c in unicodedata.normalize("NFD", word.lower()) if "a" <= c <= "z"
            )
            found = self._known(plain, before, last)
            if found is None:
                found = self.speller.phones(plain) if self.speller else by_letters(plain)
        return found

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


def _sayable(word: str) -> bool:
    """Whether capitals read as a word (NATO) rather than letter by letter (FBI)."""
    return bool(_ONSET.match(word))


def _spelled_numbers(text: str) -> str:
    """Numbers as words: years, ordinals, times, money, the rest as it counts."""
    from num2words import num2words

    def number(match: re.Match[str]) -> str:
        digits = match[0].replace(",", "").rstrip(".")
        try:
            if re.fullmatch(r"\d+(?:st|nd|rd|th)", digits):
                return str(num2words(int(digits[:-2]), to="ordinal"))
            if re.fullmatch(r"(?:1[1-9]|20)\d\d", match[0]):
                return str(num2words(int(digits), to="year"))
            if len(digits) > 15:
                return " ".join(str(num2words(int(d))) for d in digits if d.isdigit())
            words = str(num2words(float(digits) if "." in digits else int(digits)))
            return words.replace(",", "")
        except (ValueError, OverflowError):
            return " ".join(digits)

    def time(match: re.Match[str]) -> str:
        hour, minute = match[1], match[2]
        if minute == "00":
            return hour if int(hour) > 12 else f"{hour} o'clock"
        return f"{hour} oh {minute[1]}" if minute[0] == "0" else f"{hour} {minute}"

    def price(match: re.Match[str]) -> str:
        name = {"$": "dollar", "£": "pound", "€": "euro"}[match[1]]
        name += "" if match[2] == "1" else "s"
        return f"{match[2]} {name} {match[3]}" if match[3] else f"{match[2]} {name}"

    text = re.sub(r"\b(\d{1,2}):(\d\d)\b(?=(\s*o'clock)?)", time, text)
    text = re.sub(r"([$£€])(\d[\d,]*)(?:\.(\d\d))?(?!\d)", price, text)
    for symbol, word in _SYMBOLS.items():
        text = text.replace(symbol, f" {word} ")
    return re.sub(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?", number, text)


@lru_cache(maxsize=2)
def english(folder: str | None) -> English:
    """The pronouncer over the model `pronunciation-en` in `folder`, or over letter rules."""
    return English(Path(folder) if folder else None)
