"""How the book words a shoot: dates, clocks, lengths, money, light, how good a board is."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from workprint.film.reason import pair
from workprint.film.shoot import status_phrase

Pair = dict[str, str]

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FULL = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = (
    ("Mon", "一"), ("Tue", "二"), ("Wed", "三"), ("Thu", "四"), ("Fri", "五"), ("Sat", "六"),
    ("Sun", "日"),
)  # fmt: skip
KINDS = {"day": ("day", "日戏"), "night": ("night", "夜戏"), "split": ("split day", "跨夜")}
ITEMS = {
    "move": ("move", "转场"), "meal": ("meal", "用餐"), "wait": ("wait", "等候"),
}  # fmt: skip
CODES = {
    "S": ("start", "首日"), "W": ("work", "出勤"), "F": ("finish", "末日"), "H": ("hold", "待命"),
    "D": ("drop", "离组"), "P": ("pick-up", "回组"), "TR": ("travel", "在途"),
    "R": ("rehearsal", "排练"), "FT": ("fitting", "试装"), "M": ("company move", "剧组转场"),
    "/": ("holiday", "假日"),
}  # fmt: skip
COSTS = {
    "crew": ("Crew", "剧组"), "overtime": ("Overtime", "加班"),
    "night": ("Night work", "夜戏补贴"),
    "sixth_day": ("Sixth and seventh days", "第六、七工作日加价"),
    "moves": ("Company moves", "转场"), "worked": ("Cast, days worked", "演员出勤"),
    "held": ("Cast, days held", "演员待命"),
}  # fmt: skip
CALLS = [{"en": en, "zh": zh} for en, zh in (
    ("called", "演员"), ("call", "通告"), ("on set", "开拍"), ("wrap", "收工"))]  # fmt: skip
"""The headings of a day's calls."""
PARTS = [{"en": en, "zh": zh} for en, zh in (
    ("time", "时间"), ("scene", "场"), ("where", "拍摄地"))]  # fmt: skip
"""The headings of a day's parts."""
# As the shoot reads headings (day for night is shot by day), the first that is found.
_LIGHTS = (
    (r"day[ -]?(?:for|4)[ -]?night|d4n|日拍夜|昼拍夜", "day"),
    (r"night[ -]?(?:for|4)[ -]?day|夜拍日|before (?:dawn|sunrise)|凌晨|拂晓前", "night"),
    (r"\b(?:dawn|sunrise|daybreak|first light|early morning)\b|清晨|清早|一早|黎明|拂晓|破晓|日出",
     "dawn"),
    (r"\b(?:dusk|sunset|twilight|magic hour|golden hour|evening)\b|傍晚|黄昏|日落|日暮|薄暮|暮",
     "dusk"),
    (r"\b(?:mid)?nights?\b|夜|晚", "night"),
)  # fmt: skip


def say(en: str, zh: str) -> Pair:
    """A text in both languages, as records have them."""
    return {"en": en, "zh": zh}


def light_of(day_night: str) -> str:
    """The light a strip has its colour by: dawn, day, dusk or night; day where nobody said."""
    for words, light in _LIGHTS:
        if re.search(words, day_night, re.IGNORECASE):
            return light
    return "day"


def place_of(int_ext: str) -> str:
    """Where a strip is shot: int, ext or both.

    >>> place_of("INT"), place_of("外景"), place_of("I/E"), place_of("内外景")
    ('int', 'ext', 'both', 'both')
    """
    told = int_ext.upper()
    if re.search(r"\b(?:I\.?\s*/\s*E|E\.?\s*/\s*I)\b", told):
        return "both"
    outside, inside = "EXT" in told or "外" in told, "INT" in told or "内" in told
    return "both" if outside and inside else "ext" if outside else "int"


def status_pair(status: str) -> Pair:
    """How good a board is."""
    return pair(status_phrase(status))


def day_pair(day: date) -> Pair:
    """A date as one says it.

    >>> day_pair(date(2027, 4, 6))
    {'en': 'Tue 6 Apr', 'zh': '4月6日 周二'}
    """
    en, zh = WEEKDAYS[day.weekday()]
    return say(f"{en} {day.day} {_MONTHS[day.month - 1]}", f"{day.month}月{day.day}日 周{zh}")


def date_pair(day: date) -> Pair:
    """A date in the least room.

    >>> date_pair(date(2027, 4, 6))
    {'en': '6 Apr', 'zh': '4/6'}
    """
    return say(f"{day.day} {_MONTHS[day.month - 1]}", f"{day.month}/{day.day}")


def span_pair(first: date, last: date) -> Pair:
    """Two dates with the year; one where they are the same."""
    a, b = day_pair(first), day_pair(last)
    if first == last:
        return say(f"{a['en']} {first.year}", f"{first.year}年{a['zh']}")
    years = ("", "") if first.year == last.year else (f" {first.year}", f"{last.year}年")
    return say(
        f"{a['en']}{years[0]} – {b['en']} {last.year}",
        f"{first.year}年{a['zh']}至{years[1]}{b['zh']}",
    )


def month_pair(day: date, *, short: bool = False) -> Pair:
    """A month with its year; the bare month in `short`."""
    if short:
        return say(_MONTHS[day.month - 1], f"{day.month}月")
    return say(f"{_FULL[day.month - 1]} {day.year}", f"{day.year}年{day.month}月")


def clock(minute: int) -> str:
    """Minutes after midnight as on a call sheet; "+1" for the next morning.

    >>> clock(435), clock(1470), clock(-30)
    ('07:15', '00:30 +1', '23:30 −1')
    """
    days, rest = divmod(minute, 1440)
    told = f" {'+' if days > 0 else '−'}{abs(days)}" if days else ""
    return f"{rest // 60:02}:{rest % 60:02}{told}"


def length_pair(minutes: int) -> Pair:
    """A length of time.

    >>> length_pair(95), length_pair(120)
    ({'en': '1 h 35 min', 'zh': '1 小时 35 分钟'}, {'en': '2 h', 'zh': '2 小时'})
    """
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "h", "小时"), (rest, "min", "分钟")]
    parts = [part for part in parts if part[0]] or parts[1:]
    return say(
        " ".join(f"{n} {en}" for n, en, _ in parts), " ".join(f"{n} {zh}" for n, _, zh in parts)
    )


def money(amount: Decimal | str) -> str:
    """An amount with commas, cents only where there are any.

    >>> money("1234567"), money("12.5"), money("12.00")
    ('1,234,567', '12.50', '12')
    """
    return f"{Decimal(amount):,.2f}".removesuffix(".00")
