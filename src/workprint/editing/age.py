"""How old somebody is, from the words that introduce them."""

from __future__ import annotations

import re

from workprint.editing.described import Description

_TENS = dict(
    zip("twent thirt fort fift sixt sevent eight ninet".split(), range(20, 100, 10), strict=True)
)
_ONES = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS = {
    w: n for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
                               "eighteen nineteen".split(), 10)
}  # fmt: skip
_FIGURES = {figure: n for n, figure in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_SPELT = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:(?P<decade>ies)|y(?:[- ](?P<ones>{'|'.join(_ONES)}))?)"
    rf"|(?P<teen>{'|'.join(_TEENS)})|(?P<small>{'|'.join(_ONES)})(?=[- ]years?\b|[,)]|$))\b"
)
_SPELT_ZH = re.compile(
    "(?P<tens>[二三四五六七八九]?十)?(?P<ones>[一二两三四五六七八九])?[来多几]?(?:周?岁|出头)"
)
_NUMBER = re.compile(r"(?<![\d.#])(\d{1,2})(?!\d|[.:]\d)\s*(['’]?s\b|[多来几]?岁|[,)）]|\b)")
_KINDS = (("child", 9), ("teen", 15), ("old", 70), ("middle", 48), ("young", 24))


def age(described: Description) -> tuple[int, str] | None:
    """The years and the words that tell them; None where nothing does."""
    number = _NUMBER.search(described.text)
    if number and 1 < int(number[1]) < 100:
        about = 5 if number[2].endswith("s") or re.match("[多来几]", number[2]) else 0
        return int(number[1]) + about, number[0].strip(" ,)）")
    spelt = _spelt(described.text)
    if spelt:
        return spelt
    named = Description(described.name, described.name, described.language)
    for kind, years in _KINDS:
        several = described.lists["ages"][kind]
        nouns = kind in ("child", "teen")
        word = described.called(several) if nouns else described.said(several)
        word = word or named.has(several)
        if word:
            return years, word
    return None


def _spelt(text: str) -> tuple[int, str] | None:
    """An age in words and the words: "forty-two", "his twenties", 三十多岁."""
    match = _SPELT.search(text)
    if match:
        tens = _TENS.get(match["tens"] or "", 0)
        years = tens + _ONES.get(match["ones"] or match["small"] or "", 0)
        years += 5 if match["decade"] else _TEENS.get(match["teen"] or "", 0)
        return (years, match[0]) if years > 1 else None
    match = _SPELT_ZH.search(text)
    if match and (match["tens"] or match["ones"]):
        tens = 10 * _FIGURES.get(match["tens"][0], 1) if match["tens"] else 0
        about = 5 if re.search("[来多几]", match[0]) else 0
        years = tens + _FIGURES.get(match["ones"] or "", about)
        return (years, match[0]) if years > 1 else None
    return None
