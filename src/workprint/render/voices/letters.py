"""Letters with marks folded away, and capitals: which are spelled out and which are words."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

NAMES = {
    "a": "ˈA", "b": "bˈi", "c": "sˈi", "d": "dˈi", "e": "ˈi", "f": "ˈɛf", "g": "ʤˈi",
    "h": "ˈAʧ", "i": "ˈI", "j": "ʤˈA", "k": "kˈA", "l": "ˈɛl", "m": "ˈɛm", "n": "ˈɛn",
    "o": "ˈO", "p": "pˈi", "q": "kjˈu", "r": "ˈɑɹ", "s": "ˈɛs", "t": "tˈi", "u": "jˈu",
    "v": "vˈi", "w": "dˈʌbᵊlju", "x": "ˈɛks", "y": "wˈI", "z": "zˈi",
}  # fmt: skip
# Said letter by letter wherever they stand, also in a line all in capitals.
_ACRONYMS = frozenset(
    "AA AAA ABC AC ADHD AKA ATF ATM BBC BFF BMW CBS CCTV CD CEO CFO CIA CNN CPR CSI CTO CV DC "
    "DEA DIY DMV DNA DOA DVD ECG EKG EMP EMT EPA EU FBI FDA FDR FM FYI GDP GPS HBO HIV HQ IBM "
    "ICU IOU IQ IRS IV JFK KGB LAPD LBJ LCD LGBT LOL LSD MBA MI MIT MP MRI MTV NBA NBC NFL "
    "NHL NHS NSA NYC NYPD OCD OMG PC PHD PTSD RAF RNA RPG RSVP RV SMS SOS SUV TB TNT TV UAE "
    "UFC UFO UK UN UPS URL USA USB USSR UV VHS VIP VPN VR WTF XL XXL".split()
)
# Small words too: letters only behind one of these, in a line that has small letters.
_AFTER = {
    "US": frozenset("the a former every us".split()),
    "IT": frozenset("the an in our your my their".split()),
    "ID": frozenset(), "LA": frozenset(), "LED": frozenset("an the".split()),
    "PA": frozenset("the a my your his her".split()), "ER": frozenset("the an".split()),
    "AD": frozenset(), "PI": frozenset("a the".split()),
    "POW": frozenset("a the".split()), "GI": frozenset(), "RIP": frozenset(),
    "SAT": frozenset("the an my".split()), "OR": frozenset("the an".split()),
    "MIA": frozenset("is was listed still went gone are".split()),
}  # fmt: skip
# Sounds that are no words, by their letters without repeats.
_CRIES = {
    "argh": "ˈɑɹɡ", "br": "bɹɹ", "gr": "ɡɹɹ", "sh": "ʃʃ", "psh": "pʃ", "pst": "pst", "pf": "pf",
    "pft": "pft", "hm": "hm", "hmph": "hmf", "m": "mm", "z": "zz", "tsk": "tsk", "erm": "ˈɜɹm",
    "er": "ˈɜɹ", "ah": "ˈɑ", "oh": "ˈO", "uh": "ˈʌ", "eh": "ˈA", "a": "ˈɑ", "o": "ˈO", "e": "ˈi",
}  # fmt: skip
_ONSET = re.compile(
    "(?:[B-DF-HJ-NP-TV-Z]|[BCFGPS]L|[BCDFGPTW]R|[CPSTW]H|S[CKMNPTW]|TW|KN|QU|STR|SHR|SCH)?[AEIOUY]"
)
# How marked letters sound; what is not here sounds as the plain letter.
_RESPELLED = {
    "ç": "s", "ñ": "ny", "ń": "ny", "ň": "ny", "ł": "w", "č": "ch", "ć": "ch", "ċ": "ch",
    "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "ź": "zh", "ż": "zh", "ě": "ye",
    "đ": "d", "ð": "th", "þ": "th", "ğ": "", "œ": "e", "æ": "a", "ß": "ss", "ț": "ts", "ţ": "ts",
    "ř": "rzh", "ů": "oo", "ű": "oo",
}  # fmt: skip
# Their plain spelling is another word, or none: in the symbols of misaki's dictionary.
_MARKED = {
    "résumé": "ɹˈɛzəmˌA", "exposé": "ˌɛkspOzˈA", "rosé": "ɹOzˈA", "passé": "pæsˈA",
    "pâté": "pɑtˈA", "lamé": "lɑmˈA", "maté": "mˈɑtA", "sauté": "sɔtˈA", "touché": "tuʃˈA",
    "fiancé": "fˌiɑnsˈA", "fiancée": "fˌiɑnsˈA", "protégé": "pɹˈOɾəʒˌA",
    "protégée": "pɹˈOɾəʒˌA", "cliché": "kliʃˈA", "blasé": "blɑzˈA", "soufflé": "suflˈA",
    "risqué": "ɹɪskˈA", "beyoncé": "biˈɑnsA", "josé": "hOzˈA", "renée": "ɹənˈA",
    "rené": "ɹənˈA", "andré": "ˈɑndɹA", "piñata": "pɪnjˈɑtə", "jalapeño": "hˌɑləpˈAnjO",
    "señor": "sAnjˈɔɹ", "señora": "sAnjˈɔɹə", "señorita": "sˌAnjəɹˈiɾə", "niño": "nˈinjO",
    "niña": "nˈinjə", "mañana": "mənjˈɑnə", "façade": "fəsˈɑd", "garçon": "ɡɑɹsˈOn",
    "françois": "fɹɑnswˈɑ", "déjà": "dˌAʒˈɑ", "muñoz": "munjˈOz", "são": "sˈW",
    "über": "ˈubəɹ", "chloë": "klˈOi", "zoë": "zˈOi", "hélène": "Alˈɛn",
}  # fmt: skip


def folded(word: str) -> str:
    """`word` in plain letters, apostrophes kept: "Łódź" is "Lodz", "Straße" is "Strasse"."""
    if word.isascii():
        return word
    plain = "".join(c for c in unicodedata.normalize("NFC", word) if not unicodedata.combining(c))
    return re.sub("[^A-Za-z']", "", anyascii(plain))


def marked(word: str) -> str | None:
    """The phones of a loan word or name that its marks tell from another, or None."""
    return None if word.isascii() else _MARKED.get(word.lower())


def respelled(word: str) -> str:
    """A marked word as English would spell its sounds: "Łódź" is "wodzh", "Renée" is "renay"."""
    low = re.sub("é(?:e)?(s?)$", r"ay\1", word.lower())
    return re.sub("[^a-z]", "", folded("".join(_RESPELLED.get(c, c) for c in low)).lower())


def is_spelled_out(word: str, before: str, shouted: bool, known: bool) -> bool:
    """Whether capitals are said letter by letter.

    `before` is the word before in small letters, `shouted` whether the whole line is in capitals,
    `known` whether a dictionary has the word.
    """
    if word in _ACRONYMS:
        return True
    if word in _AFTER and not shouted:
        return not _AFTER[word] or before in _AFTER[word]
    if known or len(word) > 5 or cry(word) or re.search(r"(.)\1\1", word):
        return False
    if shouted or len(word) == 5:
        return not _ONSET.match(word)
    return True


def spelled_out(word: str) -> str:
    """The phones of a run of letters, each by its name; the last is the strongest.

    A small s behind capitals is a plural (UFOs) or a possessive (the CIA's).
    """
    ending = re.search("(?<=[A-Z])(?:'S|'?s)$", word)
    letters = folded(word[: ending.start()] if ending else word).replace("'", "").lower()
    said = "".join(NAMES[c] for c in letters).replace("ˈ", "ˌ")
    strong = said.rfind("ˌ")
    said = f"{said[:strong]}ˈ{said[strong + 1 :]}" if strong >= 0 else said
    if not ending:
        return said
    return said + ("ᵻz" if said[-1] in "sz" else "s" if said[-1] == "f" else "z")


def cry(word: str) -> str | None:
    """The phones of a sound that is no word ("Shhh", "Argh"), or None."""
    return _CRIES.get(re.sub(r"(.)\1+", r"\1", word.lower())) if len(word) > 1 else None


def unstretched(word: str) -> tuple[str, ...]:
    """What a drawn-out word ("Nooooo", "Yesss") may be: each long run twice, then once."""
    if not re.search(r"(.)\1\1", word):
        return ()
    return re.sub(r"(.)\1{2,}", r"\1\1", word), re.sub(r"(.)\1{2,}", r"\1", word)
