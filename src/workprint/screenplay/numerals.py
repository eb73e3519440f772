"""Chinese numerals as scene numbers print them: 十二, 一百零五, 二〇二, １２, 廿三, 甲."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "兩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_MYRIAD = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}

NUMERAL_CHARACTERS = "".join([*_DIGITS, *_UNITS, *_TENS])
"""Every character a scene number in Chinese numerals is made of (no 万: no film is that long)."""

STEMS = "甲乙丙丁戊己庚辛壬癸"
"""The heavenly stems: they order things but have no value."""

_DECIMAL = re.compile(r"\d{1,4000}\Z")


def numeral_value(text: str) -> int | None:
    """The whole number `text` stands for, or None when it is no numeral (stems are none).

    >>> numeral_value("一百零五"), numeral_value("１２"), numeral_value("二〇二")
    (105, 12, 202)
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if _DECIMAL.match(text):
        return int(text)
    if not text:
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if len(text) < 4000 else None
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            # 十二 is twelve: a unit without a digit before it counts once.
            section += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _TENS:
            section += _TENS[char]
        elif char in _MYRIAD:
            total += ((section + digit) or 1) * _MYRIAD[char]
            section = digit = 0
        else:
            return None
    return total + section + digit


def normal_number(text: str) -> str:
    """A scene number in plain digits and letters: 十二 -> "12", "１２Ａ" -> "12A", 甲 -> "甲"."""
    text = unicodedata.normalize("NFKC", text).strip()
    value = None if text.isascii() else numeral_value(text)
    return text if value is None else str(value)
