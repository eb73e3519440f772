"""Figures in Chinese text as they are read aloud."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
# On the telephone, on doors and on buses, one is 幺.
_CALLED = str.maketrans("0123456789", "零幺二三四五六七八九")
_MEASURES = frozenset(
    "个只条张本把块位名杯瓶碗次遍回天年岁点分秒家间件支头匹辆架座里米斤元双对口封句步声倍周种套"
    "盒包根颗粒袋箱公小人万亿"
)
_MONEY = {"$": "美元", "£": "英镑", "€": "欧元", "¥": "元", "￥": "元"}
_UNITS = {
    "km/h": "公里每小时", "km": "公里", "cm": "厘米", "mm": "毫米", "kg": "公斤", "mg": "毫克",
    "m²": "平方米", "m": "米", "g": "克", "L": "升", "ml": "毫升", "℃": "摄氏度", "°C": "摄氏度",
    "°": "度",
}  # fmt: skip
_FIGURE = r"\d+(?:\.\d+)?"


def spoken_numbers(text: str) -> str:
    """Arabic figures in Chinese words: dates, times, money, parts, telephones, the rest counted.

    Years, room and telephone numbers go digit by digit; two things are 两, the second is 第二.
    """
    if not re.search(r"\d", text):
        return text
    text = re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", _date, text)
    text = re.sub(r"(\d{1,2})[:：](\d\d)(?:[:：](\d\d))?(?!\d)", _time, text)
    text = re.sub(rf"([$£€¥￥])\s?({_FIGURE})([万亿]?)", _price, text)
    text = re.sub(r"(?<!\d)(\d+)/(\d+)(?!\d)", r"\2分之\1", text)
    text = re.sub(r"(?<=\d)\s?[-–—~～]\s?(?=[\d$£€¥￥])", _until, text)
    text = re.sub(rf"[-−]({_FIGURE})(?=度|℃|°)", r"零下\1", text)
    text = re.sub(r"(?<![\w.])[-−](?=\d)", "负", text)
    text = re.sub(rf"({_FIGURE})[%％]", r"百分之\1", text)
    units = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    text = re.sub(rf"(?<=\d)\s?({units})(?![A-Za-z])", lambda m: _UNITS[m[1]], text)
    text = re.sub(r"([打拨报叫呼][了过]?(?:电话)?)(\d{3,5})(?!\d|[个元块次])", _called, text)
    text = re.sub(r"(\d{3,4})(?=号?房|室|号楼|号病房|路公交|路车|次列车|航班)", _door, text)
    return re.sub(rf"({_FIGURE})", _number, text)


def _date(match: re.Match[str]) -> str:
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    said = ("两" if hour == 2 else _count(hour)) + "点"
    if minute or match[3]:
        said += f"{'零' if 0 < minute < 10 else ''}{_count(minute)}分"
    return f"{said}{_count(int(match[3]))}秒" if match[3] else said


def _price(match: re.Match[str]) -> str:
    figure = re.sub(r"\.?0+$", "", match[2]) if "." in match[2] else match[2]
    return f"{figure}{match[3]}{_MONEY[match[1]]}"


def _until(match: re.Match[str]) -> str:
    """Behind a long number, or a second one, it is a telephone's dash; else a span."""
    around = re.search(r"[\d-]*$", match.string[: match.start()])
    after = re.match(r"\d+", match.string[match.end() :])
    digits = around[0] if around else ""
    return "" if len(digits) < 5 <= len(after[0] if after else "") and digits[0] == "0" else "到"


def _called(match: re.Match[str]) -> str:
    return match[1] + match[2].translate(_CALLED)


def _door(match: re.Match[str]) -> str:
    return match[1].translate(_CALLED)


def _number(match: re.Match[str]) -> str:
    whole, _, part = match[1].partition(".")
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() : match.end() + 1]
    if part:
        return _count(int(whole)) + "点" + "".join(_DIGITS[int(d)] for d in part)
    if (len(whole) == 4 and after == "年") or (len(whole) > 1 and whole[0] == "0"):
        return "".join(_DIGITS[int(d)] for d in whole)
    if len(whole) in (11, *range(13, 999)) or (len(whole) > 6 and whole[-3:] != "000"):
        return whole.translate(_CALLED)
    # Behind 第 or a letter (第2个, B2层) it is a rank.
    ranked = before == "第" or (before.isascii() and before.isalpha())
    if int(whole) == 2 and after and after in _MEASURES and not ranked:
        return "两"
    return _count(int(whole))


def _count(number: int) -> str:
    """A number below ten thousand milliards in words (一百零五, 十二, 两千)."""
    words = _counted(number)
    return words[1:] if words.startswith("一十") else words


def _counted(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    for unit, name in ((10**8, "亿"), (10000, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            high, low = divmod(number, unit)
            zero = "零" if low and low < unit // 10 else ""
            first = "两" if high == 2 and unit >= 1000 else _counted(high)
            return first + name + (zero + _counted(low) if low else "")
    raise AssertionError(number)
