"""Chinese text to phones, in the symbols the voice model was trained on.

jieba cuts words, pypinyin reads them (with tone sandhi), and each syllable is folded into IPA
with a tone arrow behind its vowel: → high, ↗ rising, ↓ low, ↘ falling. The transcription follows
Duanmu, The Phonology of Standard Chinese (2nd ed., 2007), and Lin (2007).
"""

from __future__ import annotations

import logging
import re

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
    "—": "— ", "“": " “", "”": "” ", "《": " “", "》": "” ", "（": " (", "）": ") ",
}  # fmt: skip


def phones(text: str, english: object = None) -> str:
    """The phones of Chinese `text`; runs of Latin letters go through `english.phones`."""
    import jieba
    from pypinyin import Style, lazy_pinyin

    jieba.setLogLevel(logging.WARNING)
    out = ""
    for run in re.findall(r"[\u3400-\u9fff]+|[A-Za-z][A-Za-z' ]*|.", _spoken_numbers(text)):
        if "\u3400" <= run[0] <= "\u9fff":
            words = jieba.lcut(run)
            for word in words:
                read = lazy_pinyin(
                    word, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True
                )
                out += "".join(syllable(p) for p in read) + " "
        elif run[0].isalpha() and english is not None:
            out += english.phones(run) + " "  # type: ignore[attr-defined]
        else:
            out = out.rstrip() + _MARKS.get(run, run if run in ",.!?;: " else "")
    return re.sub(r"\s+", " ", out).strip()


def syllable(pinyin: str) -> str:
    """One syllable in TONE3 style ("hao3") as IPA with its tone arrow ("xau↓")."""
    tone = pinyin[-1] if pinyin[-1:] in _TONES else "5"
    letters = pinyin.rstrip("12345").replace("ü", "v").replace("u:", "v")
    erhua = len(letters) > 2 and letters.endswith("r") and letters != "er"
    letters = letters[:-1] if erhua else letters
    if letters in _WHOLE:
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


def _spoken_numbers(text: str) -> str:
    """Arabic figures as they are read: years and telephone numbers digit by digit."""
    digits = "零一二三四五六七八九"

    def read(match: re.Match[str]) -> str:
        figure = match[0]
        after = text[match.end() : match.end() + 1]
        if (len(figure) == 4 and after == "年") or len(figure) > 8:
            return "".join(digits[int(d)] for d in figure)
        return _count(int(figure), digits)

    return re.sub(r"\d+", read, text)


def _count(number: int, digits: str) -> str:
    """A number below a hundred million in words (一百零五)."""
    if number < 10:
        return digits[number]
    if number >= 10000:
        high, low = divmod(number, 10000)
        zero = "零" if 0 < low < 1000 else ""
        return _count(high, digits) + "万" + (zero + _count(low, digits) if low else "")
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            high, low = divmod(number, unit)
            lead = "" if unit == 10 and high == 1 and number < 20 else digits[high]
            zero = "零" if low and low < unit // 10 else ""
            return lead + name + (zero + _count(low, digits) if low else "")
    return ""
