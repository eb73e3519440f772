"""What documents of the shoot say, and how they write times, dates, lengths and places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from workprint.film.columns import width_of
from workprint.film.reason import Phrase
from workprint.film.schedule import weekday

DAY_MINUTES = 1440

WEEKDAY = (
    Phrase("Sun", "周日"), Phrase("Mon", "周一"), Phrase("Tue", "周二"), Phrase("Wed", "周三"),
    Phrase("Thu", "周四"), Phrase("Fri", "周五"), Phrase("Sat", "周六"),
)  # fmt: skip
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SIDES = {
    "INT": Phrase("INT", "内"), "EXT": Phrase("EXT", "外"), "EST": Phrase("EST", "外"),
    "INT/EXT": Phrase("I/E", "内外"), "I/E": Phrase("I/E", "内外"),
    "内": Phrase("INT", "内"), "外": Phrase("EXT", "外"), "内外": Phrase("I/E", "内外"),
    "内景": Phrase("INT", "内"), "外景": Phrase("EXT", "外"),
}  # fmt: skip
_TIMES = (
    Phrase("DAY", "日"), Phrase("NIGHT", "夜"), Phrase("DAWN", "黎明"), Phrase("DUSK", "黄昏"),
    Phrase("MORNING", "晨"), Phrase("AFTERNOON", "下午"), Phrase("EVENING", "傍晚"),
    Phrase("SUNRISE", "日出"), Phrase("SUNSET", "日落"),
)  # fmt: skip
_TIME_NAMES = {name: told for told in _TIMES for name in (told.en, told.zh)}
KINDS = {
    "day": Phrase("day", "日戏"), "night": Phrase("night", "夜戏"),
    "split": Phrase("split day", "日夜连拍"),
}  # fmt: skip
_ONE = re.compile(r"(?<![\d/])1 (scene|set|shot|page|shooting day)s\b")
_LONG = re.compile(r"[!-~\u00a1-\u024f]{25,}")


def teller(language: str) -> Callable[[Phrase], str]:
    """A phrase in one language."""
    return lambda phrase: phrase.in_(language)


def clock(minutes: int | None) -> str:
    """Minutes after midnight as a clock says it, "+1" for the next morning; "" for None.

    >>> clock(420), clock(1530), clock(None)
    ('07:00', '01:30 +1', '')
    """
    if minutes is None:
        return ""
    days, rest = divmod(minutes, DAY_MINUTES)
    return f"{rest // 60:02}:{rest % 60:02}" + (f" +{days}" if days else "")


def hours(minutes: int) -> str:
    """A duration.

    >>> hours(570)
    '9:30'
    """
    return f"{minutes // 60}:{minutes % 60:02}"


def pages(eighths: int) -> str:
    """A length as the trade writes it; "0" for none.

    >>> pages(12), pages(8), pages(3), pages(0)
    ('1 4/8', '1', '3/8', '0')
    """
    whole, rest = divmod(eighths, 8)
    told = (str(whole) if whole else "", f"{rest}/8" if rest else "")
    return " ".join(filter(None, told)) or "0"


def day_text(day: date, language: str) -> str:
    """A date with its weekday.

    >>> day_text(date(2027, 5, 6), "en"), day_text(date(2027, 5, 6), "zh")
    ('Thu 6 May 2027', '2027年5月6日 周四')
    """
    name = WEEKDAY[weekday(day)].in_(language)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日 {name}"
    return f"{name} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, language: str) -> str:
    """A date with its weekday and without its year.

    >>> short_day(date(2027, 5, 6), "en"), short_day(date(2027, 5, 6), "zh")
    ('Thu 6 May', '5月6日 周四')
    """
    name = WEEKDAY[weekday(day)].in_(language)
    if language == "zh":
        return f"{day.month}月{day.day}日 {name}"
    return f"{name} {day.day} {_MONTHS[day.month - 1]}"


def side(int_ext: str, language: str) -> str:
    """INT or EXT as the trade of a language writes it; other words as they are.

    >>> side("INT/EXT", "en"), side("EXT.", "zh"), side("棚内", "en")
    ('I/E', '外', '棚内')
    """
    told = _SIDES.get(int_ext.upper().rstrip("."))
    return told.in_(language) if told else int_ext


def time_of_day(day_night: str, language: str) -> str:
    """DAY, NIGHT and the like in a language; other words as they are.

    >>> time_of_day("NIGHT", "zh"), time_of_day("夜", "en"), time_of_day("LATER", "zh")
    ('夜', 'NIGHT', 'LATER')
    """
    told = _TIME_NAMES.get(day_night.upper())
    return told.in_(language) if told else day_night


def shortened(text: str, columns: int) -> str:
    """A text cut to so many columns of half an em.

    >>> shortened("Ida burns the letter", 10), shortened("烧信", 10)
    ('Ida burns…', '烧信')
    """
    text = " ".join(text.split())
    if width_of(text, wide=True) <= columns:
        return text
    kept, room = 0, columns - 1
    while (room := room - width_of(text[kept], wide=True)) >= 0:
        kept += 1
    return f"{text[:kept].rstrip()}…"


def singular(text: str) -> str:
    """An English text in which one thing is not said as several.

    >>> singular("1 scenes · 21 shots · 1 pages"), singular("3 1/8 pages")
    ('1 scene · 21 shots · 1 page', '3 1/8 pages')
    """
    return _ONE.sub(r"1 \1", text)


def breakable(text: str) -> str:
    """A text whose very long words may part at the end of a line."""
    return _LONG.sub(lambda found: "\u200b".join(_cut(found[0])), text)


def _cut(word: str) -> Iterable[str]:
    return (word[n : n + 12] for n in range(0, len(word), 12))


def listed(names: Iterable[str], language: str) -> str:
    """Names one after the other."""
    return ("、" if language == "zh" else ", ").join(name for name in names if name)
