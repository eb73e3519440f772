"""Words for the time of day in scene headings, English and Chinese."""

from __future__ import annotations

import re

_ENGLISH_CORE = (
    "DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|SUNRISE|SUNSET|SUNDOWN|SUNUP|NOON|MIDDAY|"
    "MIDNIGHT|TWILIGHT|DAYBREAK|NIGHTFALL|DAYTIME|NIGHTTIME|MAGIC HOUR|GOLDEN HOUR|BLUE HOUR|"
    "FIRST LIGHT|LATER|CONTINUOUS|CONTINUING|CONT|SAME TIME|SAME|MOMENTS? LATER|MEANWHILE|"
    "TOMORROW|YESTERDAY|TODAY|TONIGHT|MOMENTS? BEFORE|EARLIER|PRESENT"
)
_ENGLISH_TIME = re.compile(
    rf"(?:(?:[\w'’.,:&/-]+\s+){{0,3}}(?:PRE-|MID-)?(?:{_ENGLISH_CORE})(?:S|'S)?"
    rf"(?:\s*[/&,-]\s*(?:{_ENGLISH_CORE}))*(?:\s+\d+)?"
    r"|\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[AP]\.?M\.?|O'CLOCK|HOURS)?)"
    r"(?:\s*[(\[][^()\[\]]*[)\]])*\Z",
    re.IGNORECASE,
)
ENGLISH_TIME_WORD = re.compile(rf"(?:{_ENGLISH_CORE})\Z", re.IGNORECASE)
"""One bare word (or set phrase) for a time of day."""

_CHINESE_CORE = (
    "黎明前|后半夜|前半夜|大清早|白天|白日|日间|日景|日戏|日出|日落|日暮|夜晚|夜间|夜里|夜景|夜戏|夜幕|"
    "清晨|早晨|早上|清早|上午|中午|正午|晌午|午间|午后|午夜|下午|傍晚|黄昏|黃昏|凌晨|深夜|半夜|子夜|入夜|"
    "拂晓|拂曉|黎明|破晓|破曉|晚上|晚间|薄暮|夕阳|晨昏|晨|昏|早|晚|午|日|夜|暮"
)
_CHINESE_SPAN = "数|几|[0-9０-９一二三四五六七八九十百半两]+个?"
_CHINESE_TIME = re.compile(
    rf"(?:(?:次日|翌日|当日|当天|同日|隔日|隔天|同天|前一天|第[0-9一二三四五六七八九十]+天|春|夏|秋|冬|雨|雪|月|"
    rf"除夕|(?:{_CHINESE_SPAN})(?:年|月|天|日|小时)[后前])?(?:{_CHINESE_CORE})"
    rf"(?:[/／转至到、](?:{_CHINESE_CORE}))*(?:时分|前|后)?(?:[0-9０-９一二三四五六七八九十]+(?:点半?|时))?"
    rf"|次日|翌日|当日|当夜|当晚|同日|连续|連續|接上场|接上|稍后|稍後|片刻后|不久后|同时|第二天|"
    rf"(?:{_CHINESE_SPAN})(?:年|月|天|日|小时|分钟)[后前])(?:[（(][^（）()]*[）)])?\Z"
)


def is_time(text: str) -> bool:
    """Whether `text`, a part of a heading, names a time: "NIGHT", "THE NEXT DAY", "次日清晨"."""
    if not text or len(text) > 60:
        return False
    if text.isascii():
        return _ENGLISH_TIME.match(text) is not None
    return _CHINESE_TIME.match(text) is not None or _ENGLISH_TIME.match(text) is not None


def is_chinese_time(text: str) -> bool:
    """Whether `text` is a Chinese word for a time: 日, 傍晚, 次日清晨, 三天后."""
    return len(text) <= 20 and _CHINESE_TIME.match(text) is not None
