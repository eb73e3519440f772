"""Chinese text to phones, in the symbols the voice model was trained on.

Words are read in `readings`; each syllable is folded into IPA
with a tone arrow behind its vowel: → high, ↗ rising, ↓ low, ↘ falling. The transcription follows
Duanmu, The Phonology of Standard Chinese (2nd ed., 2007), and Lin (2007).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workprint.render.voices.chinese_numbers import spoken_numbers
from workprint.render.voices.readings import words_read
from workprint.render.voices.script import HAN, kind_of, prepared

if TYPE_CHECKING:
    from workprint.render.voices.english import English

_INITIALS = {
    "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t",
    "t": "tʰ", "n": "n", "l": "l", "g": "k", "k": "kʰ", "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ",
    "r": "ɻ", "z": "ʦ", "c": "ʦʰ", "s": "s",
}  # fmt: skip
# The tone stands where 0 does.
_FINALS = {
    "a": "a0", "ai": "ai0", "an": "a0n", "ang": "a0ŋ", "ao": "au0", "e": "ɤ0", "ei": "ei0",
    "en": "ə0n", "eng": "ə0ŋ", "i": "i0", "ia": "ja0", "ian": "jɛ0n", "iang": "ja0ŋ",
    "iao": "jau0", "ie": "je0", "in": "i0n", "ing": "i0ŋ", "iong": "jʊ0ŋ", "iu": "jou0",
    "ong": "ʊ0ŋ", "ou": "ou0", "u": "u0", "ua": "wa0", "uai": "wai0", "uan": "wa0n",
    "uang": "wa0ŋ", "ui": "wei0", "un": "wə0n", "ueng": "wə0ŋ", "uo": "wo0", "o": "wo0",
    "v": "y0", "ve": "ɥe0", "van": "ɥɛ0n", "vn": "y0n", "er": "ɚ0", "ê": "ɛ0",
    "m": "m0", "n": "n0", "ng": "ŋ0", "": "ə0",
}  # fmt: skip
# Syllables that begin with y or w have their finals written out.
_WHOLE = {
    "yi": "i", "ya": "ia", "yan": "ian", "yang": "iang", "yao": "iao", "ye": "ie", "yin": "in",
    "ying": "ing", "yong": "iong", "you": "iu", "yu": "v", "yue": "ve", "yuan": "van",
    "yun": "vn", "yo": "iu", "wu": "u", "wa": "ua", "wai": "uai", "wan": "uan", "wang": "uang",
    "wei": "ui", "wen": "un", "weng": "ueng", "wo": "uo",
}  # fmt: skip
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_MARKS = {
    "，": ", ", "、": ", ", "。": ". ", "！": "! ", "？": "? ", "；": "; ", "：": ": ", "…": "… ",
    "—": "— ", "～": "— ", "．": ". ", "“": " “", "”": "” ", "《": " “", "》": "” ",
    "「": " “", "」": "” ", "『": " “", "』": "” ", "（": " (", "）": ") ",
}  # fmt: skip

# Words in other letters, with the figures, signs and spaces between two of them; in a text where
# each letter stands as L, each Chinese character as H, each figure as 0.
_LATIN = re.compile(r"L+(?:(?:[ '’&.\-/@+]{1,2}|,? [$£€]?0[0.,:]*(?:LL)?,? |, )L+)*")


def phones(text: str, english: English | None = None, *, shouted: bool = False) -> str:
    """The phones of Chinese `text`; all that is not Chinese goes through `english.phones`."""
    out = ""
    for kind, part in _parts(prepared(text)):
        if kind == "latin":
            out += (english.phones(part, shouted=shouted) if english else "") + " "
            continue
        for run in re.findall(f"[{HAN}]+|.", spoken_numbers(part)):
            if kind_of(run[0]) == "han":
                for word in words_read(run):
                    out += "".join(syllable(p) for p in word) + " "
            else:
                out = out.rstrip() + _MARKS.get(run, run if run in ",.!?;: " else "")
    out = re.sub(r"\s+", " ", out).strip()
    return out if any(c.isalpha() for c in out) else ""


def _parts(text: str) -> list[tuple[str, str]]:
    """The text cut into ("latin", words of other languages) and ("han", all the rest)."""
    out: list[tuple[str, str]] = []
    at = 0
    for match in _LATIN.finditer("".join(map(_stand_in, text))):
        out += [("han", text[at : match.start()]), ("latin", text[match.start() : match.end()])]
        at = match.end()
    return [(kind, part) for kind, part in [*out, ("han", text[at:])] if part]


def _stand_in(char: str) -> str:
    kind = kind_of(char)
    return "H" if kind == "han" else "L" if kind != "none" else "0" if char.isdigit() else char


def syllable(pinyin: str) -> str:
    """One syllable in TONE3 style ("hao3") as IPA with its tone arrow ("xau↓")."""
    tone = pinyin[-1] if pinyin[-1:] in _TONES else "5"
    letters = pinyin.rstrip("12345").replace("ü", "v").replace("u:", "v")
    erhua = len(letters) > 2 and letters.endswith("r") and letters != "er"
    letters = letters[:-1] if erhua else letters
    if letters in ("m", "n", "ng"):
        initial, final = "", letters
    elif letters in _WHOLE:
        initial, final = "", _WHOLE[letters]
    else:
        initial = next((i for i in _INITIALS if letters.startswith(i)), "")
        final = letters[len(initial) :]
        if initial and initial in "jqx" and final.startswith("u"):
            final = "v" + final[1:]
    if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
        body = "ɨ0"
    elif not initial and final == "o":
        body = "ɔ0"
    else:
        body = _FINALS.get(final, "ə0")
    sound = _INITIALS.get(initial, "") + body.replace("0", _TONES[tone])
    return sound + ("ɻ" if erhua else "")
