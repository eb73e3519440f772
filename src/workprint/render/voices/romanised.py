"""Scripts the voices do not read: romanised, and spoken from the romanised spelling.

anyascii (ISC) gives each letter's Latin spelling without looking around; what stands here is what
it cannot know: kana that join, Greek pairs, and the vowels Arabic, Hebrew and the scripts of
India leave unwritten. Stress falls on the last vowel but one. It is a stand-in: an actor of the
language will replace it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from anyascii import anyascii

from workprint.film.reason import Phrase
from workprint.render.voices.script import has, kind_of, prepared, runs, script_of

MARK = "\ue000"
"""Stands before a romanised word, so that it is not taken for English."""

# Letters read otherwise than anyascii spells them.
_BETTER = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ع": "a", "ש": "sh", "א": "a",
    "ע": "a", "ח": "h", "כ": "k", "ך": "k", "ー": "", "っ": "", "ッ": "", "я": "ya", "й": "y",
    "ь": "", "ъ": "", "η": "i", "υ": "i", "χ": "h", "ω": "o",
}  # fmt: skip
_GREEK = [
    ("ου", "u"), ("αυ", "av"), ("ευ", "ev"), ("αι", "e"), ("ει", "i"), ("οι", "i"), ("υι", "i"),
    ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "dz"),
]  # fmt: skip
_SMALL_KANA = frozenset("ゃゅょャュョ")
# Scripts that write every vowel; the others want one between two consonants.
_ALPHABETS = frozenset("cyrillic greek armenian georgian hiragana katakana halfwidth hangul "
                       "ethiopic cherokee coptic bopomofo mongolian".split())  # fmt: skip
_VOWELS = frozenset("aeiouyŏŭ")
_SOUNDS = [
    ("shch", "ʃʧ"), ("sh", "ʃ"), ("ch", "ʧ"), ("zh", "ʒ"), ("kh", "h"), ("gh", "ɡ"), ("th", "t"),
    ("ph", "p"), ("bh", "b"), ("dh", "d"), ("ts", "ts"), ("ng", "ŋ"), ("ai", "I"), ("ay", "I"),
    ("ei", "A"), ("ey", "A"), ("oi", "Y"), ("oy", "Y"), ("au", "W"), ("ou", "O"), ("aa", "ɑ"),
    ("ii", "i"), ("yy", "ɪj"), ("a", "ɑ"), ("e", "ɛ"), ("i", "i"), ("o", "O"), ("u", "u"),
    ("ŏ", "ʌ"), ("ŭ", "ʊ"), ("b", "b"), ("c", "k"), ("d", "d"), ("f", "f"), ("g", "ɡ"),
    ("h", "h"), ("j", "ʤ"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"), ("p", "p"),
    ("q", "k"), ("r", "ɹ"), ("s", "s"), ("t", "t"), ("v", "v"), ("w", "w"), ("x", "ks"),
    ("z", "z"),
]  # fmt: skip
_PHONE_VOWELS = "AIOWYɑɛiuʌʊɪ"
_NAMES_ZH = {
    "cyrillic": "西里尔文", "greek": "希腊文", "hiragana": "日文假名", "katakana": "日文假名",
    "hangul": "韩文", "arabic": "阿拉伯文", "hebrew": "希伯来文", "devanagari": "天城文",
    "thai": "泰文",
}  # fmt: skip
_NAMES_EN = {"hiragana": "Japanese kana", "katakana": "Japanese kana", "hangul": "Korean"}


def romanised(text: str) -> str:
    """`text` with each run of letters neither Latin nor Han in Latin letters, small, marked.

    >>> romanised("Привет, Tom").replace(MARK, "")
    'privet, Tom'
    """
    if text.isascii() or not has(text, "other"):
        return text
    return "".join(f"{MARK}{_word(r)}" if k == "other" else r for k, r in runs(text))


def _word(run: str) -> str:
    """One run of foreign letters in a to z, ŏ and ŭ (the Korean eo and eu); never empty."""
    script = script_of(run[0])
    if script == "greek":
        run = "".join(
            c for c in unicodedata.normalize("NFD", run.lower()) if kind_of(c) == "other"
        )
        for pair, sound in _GREEK:
            run = run.replace(pair, sound)
    if script in ("hiragana", "katakana"):
        # The particles は and へ, at the end of their run, are wa and e.
        run = re.sub("は$", "わ", run) if run != "はは" else run
        run = "え" if run == "へ" else run
    out = ""
    bound = True
    for char in run:
        piece = re.sub("[^a-zŏŭ]", "", _piece(char, out))
        if char in _SMALL_KANA and out.endswith("i"):
            out = out[:-1]
            piece = piece[1:] if out.endswith(("sh", "ch", "j")) else piece
        if script not in _ALPHABETS:
            if piece and not bound and out[-1:] not in _VOWELS and piece[0] not in _VOWELS:
                out += "a"
            # A virama joins two consonants; a nasal written as a mark closes its syllable.
            bound = unicodedata.combining(char) == 9 or unicodedata.category(char) in ("Mn", "Mc")
        out += piece
    if script in ("arabic", "hebrew"):
        # Between consonants, w, v and y stand for o and i.
        out = re.sub(r"(?<=[^aeiou])a?[wv]a?(?=[^aeiou]|$)", "o", out)
        out = re.sub(r"(?<=[^aeiou])a?ya?(?=[^aeiou]|$)", "i", out)
    if not set(out) & _VOWELS:
        out += "a" if out else "uh"
    return out


def _piece(char: str, before: str) -> str:
    if char.isascii():
        return char
    low = char.lower()
    spelled = _BETTER.get(low)
    if spelled is None:
        spelled = anyascii(low).lower()
        if script_of(char) == "hangul":
            spelled = spelled.replace("eo", "ŏ").replace("eu", "ŭ")
        elif script_of(char) == "thai" or unicodedata.category(char) == "Lo":
            spelled = re.sub("([kptbdg])h", r"\1", spelled) if _aspirated(char) else spelled
    return spelled


def _aspirated(char: str) -> bool:
    """Whether a script's kh, ph and th are breathed stops, not the English sounds."""
    return script_of(char) not in (*_ALPHABETS, "arabic", "hebrew")


def sounds(word: str) -> str:
    """The phones of a romanised word, each letter with its value in most romanisations."""
    word = word.removeprefix(MARK)
    word = re.sub("y(?![aeiouyŏŭ])", "i", word)
    word = re.sub("y(?=[aeiouŏŭ])", "j_", word)
    out, at = "", 0
    while at < len(word):
        if word.startswith("j_", at):
            out, at = out + "j", at + 2
            continue
        letters, sound = next((s for s in _SOUNDS if word.startswith(s[0], at)), (word[at], ""))
        out += sound
        at += len(letters)
    vowels = [m.start() for m in re.finditer(f"[{_PHONE_VOWELS}]", out)]
    if not vowels:
        return out
    stress = vowels[-2] if len(vowels) > 1 else vowels[0]
    return f"{out[:stress]}ˈ{out[stress:]}"


def romanised_warning(lines: Sequence[tuple[str, str]]) -> Phrase | None:
    """One sentence for a film's lines, each (who, text), when some are spoken romanised.

    It names the scripts, who speaks them, and the first line; None when all are read as they
    stand.
    """
    found = [(who, text) for who, text in lines if has(prepared(text), "other")]
    if not found:
        return None
    scripts = list(
        dict.fromkeys(
            script_of(c) for _, text in found for c in prepared(text) if kind_of(c) == "other"
        )
    )
    people = list(dict.fromkeys(who for who, _ in found))
    en = ", ".join(dict.fromkeys(_NAMES_EN.get(s, s.title()) for s in scripts))
    zh = "、".join(dict.fromkeys(_NAMES_ZH.get(s, s.title()) for s in scripts))
    first = " ".join(found[0][1].split())
    first = first if len(first) <= 40 else first[:39] + "…"
    count = f"{len(found)} lines are" if len(found) > 1 else "1 line is"
    return Phrase(
        f"{count} written in letters the voices do not read ({en}) and spoken from a "
        f"romanisation: {_some(people, ', ', ' and {} more')}, first “{first}”.",
        f"有{len(found)}句台词的文字（{zh}）配音不能直接读，按罗马字转写读出："
        f"{_some(people, '、', '等{}人')}，第一句是“{first}”。",
    )


def _some(names: list[str], between: str, more: str) -> str:
    shown = between.join(names[:4])
    return shown + (more.format(len(names) - 4) if len(names) > 4 else "")
