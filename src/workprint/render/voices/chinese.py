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


_DIGITS = "零一二三四五六七八九"
_MEASURES = "个只条张本把块位名杯瓶碗次遍回天年岁点分秒层家间件支头匹辆架座里米斤元双对口封句步声"


def _spoken_numbers(text: str) -> str:
    """Arabic figures as they are read: years and long numbers digit by digit, the rest counted.

    Decimals, parts of a hundred and times of day have their own words; two things are 两.
    """
    text = re.sub(r"(\d{1,2})[:：](\d\d)(?!\d)", _time, text)
    text = re.sub(r"(\d+(?:\.\d+)?)[%％]", r"百分之\1", text)
    return re.sub(r"(\d+)(?:\.(\d+))?", _number, text)


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    hours = "两" if hour == 2 else _count(hour)
    if not minute:
        return f"{hours}点"
    return f"{hours}点{'零' if minute < 10 else ''}{_count(minute)}分"


def _number(match: re.Match[str]) -> str:
    figure, part = match[1], match[2]
    after = match.string[match.end() : match.end() + 1]
    if part:
        return _count(int(figure)) + "点" + "".join(_DIGITS[int(d)] for d in part)
    if (len(figure) == 4 and after == "年") or len(figure) > 8:
        return "".join(_DIGITS[int(d)] for d in figure)
    if int(figure) == 2 and after and after in _MEASURES:
        return "两"
    return _count(int(figure))


def _count(number: int) -> str:
    """A number below a hundred million in words (一百零五, 十二, 一百一十)."""
    words = _counted(number)
    return words[1:] if words.startswith("一十") else words


def _counted(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    for unit, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            high, low = divmod(number, unit)
            zero = "零" if low and low < unit // 10 else ""
            return _counted(high) + name + (zero + _counted(low) if low else "")
    raise AssertionError(number)
